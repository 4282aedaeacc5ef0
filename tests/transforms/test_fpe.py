"""`fpe` (保留格式加密): stand-ins of the value's own form, and the way back."""

import hashlib
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.entity import Category, Entity
from piiguard.errors import KeyUnavailableError, TokenError, TransformError
from piiguard.keys import KeyRing
from piiguard.transforms.action import Action
from piiguard.transforms.canonical import canonical
from piiguard.transforms.fpe import KIND, Fpe
from piiguard.transforms.kind import Context, Reversible
from piiguard.transforms.tokens import reveal_tokens


class Keys:
    """Keys of a ring with one primary key; the bytes are made of the whole question."""

    def __init__(self, kid="k1"):
        self.kid = kid

    def primary(self, purpose, *, entity="", recipient=""):
        assert purpose == "fpe"
        return self.kid

    def derived(self, kid, *, purpose, algorithm, entity="", recipient="", release=b"", length=32):
        asked = repr((kid, purpose, algorithm, entity, recipient, release, length))
        return hashlib.shake_256(asked.encode()).digest(length)

    def release_id(self, kid, release):
        return hashlib.sha256(f"{kid}{release}".encode()).digest()[:8] if release else b""


def context(entity, **fields):
    return Context(entity, **{"keys": Keys(), **fields})


ID = "11010519491231002X"  # an example of GB 11643-1999
MOBILE = context("CN_MOBILE")


@pytest.mark.parametrize(
    ("entity", "value", "form"),
    [
        ("CN_MOBILE", "+86 138-0013-8000", "13800138000"),
        ("CN_MOBILE", "１３８００１３８０００", "13800138000"),
        ("CN_RESIDENT_ID", "110105 19491231 002x", ID),
        ("BANK_CARD", "4111 1111 1111 1111", "4111111111111111"),
        ("CN_LANDLINE", "010-12345678", "01012345678"),
        ("PASSPORT", "e12345678", "E12345678"),
        ("HK_ID", "A123456(3)", "A1234563"),
        ("CN_USCC", "91350100M000100Y43", "91350100M000100Y43"),
        ("IMEI", "35-209900-176148-1", "352099001761481"),
        ("VALUE", "KH0000123", "KH0000123"),
    ],
)
def test_the_canonical_form_comes_back(entity, value, form):
    (made,) = Fpe().apply([value], context(entity))
    assert made not in (None, value, form)
    assert len(made) == len(form)
    assert Fpe().reveal([made], context(entity)) == [form]


@pytest.mark.parametrize(
    ("entity", "value"),
    [
        ("CN_RESIDENT_ID", "110105194912310021"),  # check character
        ("CN_RESIDENT_ID", "110105491231002"),  # first generation: no check character
        ("CN_MOBILE", "12800138000"),
        ("CN_MOBILE", ""),
        ("BANK_CARD", "4111111111111112"),  # Luhn
        ("CN_QQ", "12345"),  # fewer than 1,000,000 have five digits
        ("PASSPORT", "护照"),
        ("PASSPORT", "E1234567\ud800"),
        ("VALUE", "A 1234"),  # 260,000 values
    ],
)
@pytest.mark.parametrize("exact", [False, True])
def test_what_could_not_come_back_does_not_fit(entity, value, exact):
    assert Fpe(exact=exact).apply([value], context(entity)) == [None]


LAYOUTS = st.lists(st.sampled_from(" -./:()_,"), min_size=0, max_size=3).map("".join)


@given(st.lists(st.tuples(st.from_regex(r"\A[0-9A-Za-z]{7,20}\Z"), LAYOUTS, st.integers(0, 7)), max_size=60))
def test_exact_keeps_the_layout_and_everything_comes_back_as_it_was(parts):
    """Spelling included: a small letter stays small."""
    values = [text[:cut] + layout + text[cut:] for text, layout, cut in parts]
    made = Fpe(exact=True).apply(values, context("VALUE"))
    assert None not in made
    assert [[c for c in one if not c.isalnum()] for one in made] == [
        [c for c in value if not c.isalnum()] for value in values
    ]
    assert Fpe(exact=True).reveal(made, context("VALUE")) == values


@pytest.mark.parametrize(
    "value", ["+86 13800138000", "8613800138000", "１３８００１３８０００", "13800138000\n"]
)
def test_exact_takes_no_prefix_no_full_width_and_no_line_end(value):
    assert Fpe(exact=True).apply([value, "138-0013-8000"], MOBILE)[0] is None


def test_exact_takes_no_small_x():
    assert Fpe(exact=True).apply([ID.lower()], context("CN_RESIDENT_ID")) == [None]


ANY = {
    "CN_MOBILE": st.from_regex(r"\A(\+86)?1[3-9][0-9]{9}\Z"),
    "CN_LANDLINE": st.from_regex(r"\A0[1-9][0-9]{1,2}-?[0-9]{7,8}\Z"),
    "PASSPORT": st.from_regex(r"\A[EGeg][0-9]{8}\Z"),
    "STUDENT_NO": st.from_regex(r"\A[0-9A-Za-z]{8,30}\Z"),
    "CN_QQ": st.from_regex(r"\A[1-9][0-9]{5,10}\Z"),
}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_reveal_of_apply_is_the_canonical_form(data):
    entity = data.draw(st.sampled_from(sorted(ANY)))
    values = data.draw(st.lists(ANY[entity], max_size=80))
    made = Fpe().apply(values, context(entity))
    assert None not in made
    assert Fpe().reveal(made, context(entity)) == canonical(entity, values)
    assert made == [Fpe().apply([value], context(entity))[0] for value in values]  # a batch is one by one


@given(st.lists(st.text(max_size=20)), st.sampled_from(sorted(ANY)), st.booleans())
def test_any_text_fits_and_comes_back_or_does_not_fit(values, entity, exact):
    made = Fpe(exact=exact).apply(values, context(entity))
    fitting = [at for at, one in enumerate(made) if one is not None]
    wanted = values if exact else canonical(entity, values)
    back = Fpe(exact=exact).reveal([made[at] for at in fitting], context(entity))
    assert back == [wanted[at] for at in fitting]


def test_what_is_written_cannot_be_dialled():
    values = [f"138{number:08}" for number in range(2000)]
    assert {one[0] for one in Fpe().apply(values, MOBILE)} == {"9"}


@pytest.mark.parametrize(("check", "outputs"), [("", True), ("invalid", True), ("valid", False)])
def test_a_stand_in_id_is_wrong_unless_asked_otherwise(check, outputs):
    known = context("CN_RESIDENT_ID")
    (made,) = Fpe(check).apply([ID], known)
    assert Fpe("invalid").is_output([made, ID], known) == [outputs, False]


def test_recipient_release_entity_and_key_make_other_stand_ins():
    contexts = [
        MOBILE,
        context("CN_MOBILE", recipient="acme"),
        context("CN_MOBILE", release="2026-11"),
        context("CN_MOBILE", keys=Keys("k2")),
        context("CN_QQ"),
    ]
    made = [Fpe().apply(["13800138000"], one)[0] for one in contexts]
    assert len(set(made)) == len(made)


IDS = Fpe(check="valid").apply([ID], context("CN_RESIDENT_ID"))


@pytest.mark.parametrize("changed", [{"recipient": "acme"}, {"release": "2026-11"}, {"keys": Keys("k2")}])
def test_a_wrong_key_shows_by_a_birth_date_that_is_none(changed):
    with pytest.raises(
        TokenError, match="value 0: not made with this key, or for another recipient or release"
    ):
        Fpe(check="valid").reveal(IDS, context("CN_RESIDENT_ID", **changed))


def test_a_key_that_is_primary_no_more_is_named():
    """A stand-in has no room for the id of its key, so whoever rotates keeps it beside the data."""
    ring = KeyRing.in_memory()
    known = context("CN_RESIDENT_ID", keys=ring)
    kid = ring.primary("fpe")
    made = Fpe().apply([ID], known)
    ring.rotate("fpe", by="li.na")
    assert Fpe().reveal(made, known, kid=kid) == [ID]
    assert Fpe().is_output(made, known, kid=kid) == [True]


def test_what_is_no_stand_in_is_refused_by_its_place():
    made = Fpe().apply(["13800138000"], MOBILE)
    with pytest.raises(TokenError) as caught:
        Fpe().reveal([*made, "13800138000"], MOBILE)
    assert str(caught.value) == "value 1: not of the form that fpe gives to CN_MOBILE"


def test_in_running_text_a_token_stands_in_place_of_a_number():
    """Nothing would tell a stand-in from any other number there."""
    inside = context("CN_MOBILE", inside=True)
    made = Fpe().apply(["+86 13800138000", "12800138000", "13800138000"], inside)
    assert made[0].startswith("pg1f_CN_MOBILE_k1_")
    assert made == [made[0], None, made[0]]
    assert reveal_tokens([made[0]], inside) == ["13800138000"]


def test_in_running_text_exact_means_the_whole_spelling():
    inside = context("CN_MOBILE", inside=True)
    made = Fpe(exact=True).apply(["138-0013-8000"], inside)
    assert reveal_tokens(made, inside) == ["138-0013-8000"]


@pytest.mark.parametrize("call", [Fpe().apply, Fpe().reveal, Fpe().is_output])
class TestRefusals:
    def test_no_national_standard_defines_it(self, call):
        with pytest.raises(TransformError, match="no GM/T or GB/T standard defines it; use tokenize"):
            call(["13800138000"], context("CN_MOBILE", gm=True))

    def test_it_needs_keys(self, call):
        with pytest.raises(KeyUnavailableError, match="fpe needs keys"):
            call(["93800138000"], Context("CN_MOBILE"))


def test_a_check_that_the_codec_does_not_have_is_refused():
    with pytest.raises(TransformError, match="fpe of CN_MOBILE: check = valid: possible is invalid"):
        Fpe("valid").apply(["13800138000"], MOBILE)


def suits(entity, category=Category.CUSTOM, **options):
    return KIND.suits(Action.of("fpe", **options), Entity(entity, "", "", category))


def test_a_policy_is_told_what_does_not_suit():
    assert (
        suits("CN_RESIDENT_ID", check="valid") == suits("BANK_CARD", check="invalid") == suits("IMEI") == ""
    )
    assert suits("CN_MOBILE", check="valid") == "check = valid: possible is invalid"
    assert "no check character" in suits("PASSPORT", check="invalid")
    assert "shift or generalize" in suits("DATE_OF_BIRTH", Category.DEMOGRAPHIC)
    assert KIND.suits(Action.of("fpe"), None) == ""


def test_what_it_declares():
    declared = KIND.declaration
    assert (declared.kind, declared.zh, declared.shows) == ("fpe", "保留格式加密", 1)
    assert (
        declared.reversible and declared.deterministic and declared.format_preserving and declared.needs_key
    )
    assert KIND.make(Action.of("fpe", check="valid", exact=True)) == Fpe("valid", True)
    assert isinstance(Fpe(), Reversible)


def test_threads_share_a_transform_and_it_pickles():
    transform = pickle.loads(pickle.dumps(Fpe(exact=True)))
    values = [f"138{number:08}" for number in range(5000)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: transform.apply(values, MOBILE), range(8)))
    assert all(result == results[0] for result in results)


def test_no_values_no_results():
    assert Fpe().apply([], MOBILE) == Fpe().reveal([], MOBILE) == Fpe(exact=True).apply([], MOBILE) == []


def test_errors_hold_no_value():
    value = "13800138000"
    for call in (Fpe().reveal, Fpe("valid").reveal):
        with pytest.raises((TokenError, TransformError)) as caught:
            call([value], MOBILE)
        assert value not in repr(caught.value)
        assert caught.value.__context__ is None
