"""`tokenize`: tokens of the vault, in canonical form unless exact, until they expire or are forgotten."""

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from piiguard.errors import TokenError, TransformError
from piiguard.keys import KeyRing
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Context, Reversible
from piiguard.transforms.tokenize import KIND, Tokenize
from piiguard.transforms.tokens import authentic, read, reveal_tokens
from piiguard.vault import Vault

RING = KeyRing.in_memory()


class Clock:
    """A time that tests move on; a real one stands still while they run."""

    def __init__(self):
        self.now = dt.datetime.now(dt.UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def context(tmp_path, clock):
    with Vault.open(tmp_path / "vault.db", keys=RING, clock=clock) as vault:
        yield Context("CN_MOBILE", "acme", "2026-11", RING, vault)


def with_(context, **other):
    """The context with some fields changed."""
    fields = {name: getattr(context, name) for name in context.__slots__}
    return Context(**fields | other)


def test_spellings_of_one_value_share_a_token_that_reveals_the_canonical_form(context):
    tokens = Tokenize().apply(["13800138000", "+86 138-0013-8000", "13800138001"], context)
    assert tokens[0] == tokens[1] != tokens[2]
    assert Tokenize().reveal(tokens, context) == ["13800138000", "13800138000", "13800138001"]
    assert Tokenize().apply(["１３８００１３８０００"], context) == tokens[:1]


def test_exact_keeps_spellings_apart_and_as_they_are(context):
    values = ["13800138000", "+86 138-0013-8000"]
    tokens = Tokenize(exact=True).apply(values, context)
    assert len({*tokens, *Tokenize().apply(values, context)}) == 3
    assert Tokenize().reveal(tokens, context) == values


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=20), max_size=4))
@example(["", "\x00", "\ud800"])
def test_any_text_comes_back_exactly_if_asked(context, values):
    tokens = Tokenize(exact=True).apply(values, context)
    assert Tokenize(exact=True).reveal(tokens, context) == values


@pytest.mark.parametrize(
    "field", [{"entity": "PHONE_NUMBER"}, {"recipient": "zenith"}, {"release": "2026-12"}], ids=str
)
def test_another_domain_has_other_tokens(field, context):
    other = with_(context, **field)
    (ours,), (others,) = (Tokenize().apply(["13800138000"], one) for one in (context, other))
    assert read(ours).body != read(others).body
    with pytest.raises(TokenError):
        Tokenize().reveal([others], context)


def test_with_subjects_the_same_value_of_two_people_has_two_tokens(context):
    about = with_(context, subjects=["anna", "bo", "anna", None])
    tokens = Tokenize().apply(["13800138000"] * 4, about)
    assert tokens[0] == tokens[2]
    assert len(set(tokens)) == 3
    assert Tokenize().reveal(tokens, context) == ["13800138000"] * 4


def test_a_forgotten_subject_cannot_be_revealed_and_its_tokens_are_still_known_as_ours(context):
    tokens = Tokenize().apply(["13800138000"] * 2, with_(context, subjects=["anna", "bo"]))
    context.vault.forget("anna", by="wang")
    assert Tokenize().reveal(tokens[1:], context) == ["13800138000"]
    with pytest.raises(TokenError, match="token 1: CN_MOBILE: deleted"):
        Tokenize().reveal(tokens[::-1], context)
    assert authentic(tokens, context) == [True, True]


def test_tokens_expire_when_the_policy_says_so(context, clock):
    forever, passing = (
        Tokenize(expires_days=days).apply([value], context)[0]
        for days, value in [(0, "13800138000"), (30, "13800138001")]
    )
    clock.now += dt.timedelta(days=29, hours=23)
    assert reveal_tokens([forever, passing], context) == ["13800138000", "13800138001"]
    clock.now += dt.timedelta(hours=2)
    with pytest.raises(TokenError, match="token 1: CN_MOBILE: expired"):
        reveal_tokens([forever, passing], context)


def test_an_error_of_the_vault_names_the_token_by_its_place_among_all(context):
    gone = Tokenize().apply(["13800138000"], with_(context, subjects=["anna"]))
    others = Tokenize().apply(["13800138001"], with_(context, entity="PHONE_NUMBER"))
    context.vault.forget("anna", by="wang")
    with pytest.raises(TokenError, match="token 2: CN_MOBILE: deleted"):
        reveal_tokens([*others, *others, *gone], context)


def test_without_a_vault_the_error_says_how_to_give_one():
    with pytest.raises(TransformError, match=r"tokenize needs a token vault: Guard\(\.\.\., vault=Vault"):
        Tokenize().apply(["13800138000"], Context("CN_MOBILE", keys=RING))


def test_national_algorithms_need_a_vault_made_with_them(context, tmp_path):
    with pytest.raises(TransformError, match="not made with national algorithms"):
        Tokenize().apply(["13800138000"], with_(context, gm=True))
    with Vault.open(tmp_path / "gm.db", keys=RING, gm=True) as vault:
        gm = with_(context, gm=True, vault=vault)
        assert Tokenize().reveal(Tokenize().apply(["13800138000"], gm), gm) == ["13800138000"]


def test_a_vault_of_another_ring_does_not_take_the_tokens_for_its_own(context, tmp_path):
    tokens = Tokenize().apply(["13800138000"], context)
    ring = KeyRing.in_memory()
    with Vault.open(tmp_path / "other.db", keys=ring) as vault:
        other = with_(context, keys=ring, vault=vault)
        assert authentic(tokens, other) == [False]
        with pytest.raises(TokenError, match="token 0: not of this vault"):
            reveal_tokens(tokens, other)


def test_threads_share_a_transform(context):
    values = [f"138{number:08d}" for number in range(100)]
    with ThreadPoolExecutor(4) as pool:
        outputs = list(pool.map(lambda _: Tokenize().apply(values, context), range(8)))
    assert outputs == outputs[:1] * 8
    assert Tokenize().reveal(outputs[0], context) == values
    assert Tokenize().apply([], context) == []


@pytest.mark.parametrize(
    ("options", "transform"), [({}, Tokenize()), ({"exact": True, "expires_days": 30}, Tokenize(True, 30))]
)
def test_what_a_policy_asks_for_is_made(options, transform):
    made = KIND.make(Action.of("tokenize", **options))
    assert made == transform == pickle.loads(pickle.dumps(made))
    assert isinstance(made, Reversible)


@pytest.mark.parametrize("days", [0, -1, 36501, 1.5, "30", True])
def test_days_that_are_no_whole_number_of_them_are_refused(days):
    problem = next(option.problem for option in KIND.options if option.name == "expires_days")
    assert problem(days) == "needed: a whole number from 1 to 36500"


def test_it_declares_that_equality_shows_and_that_there_is_a_way_back():
    declared = KIND.declaration
    assert (declared.zh, declared.shows, declared.deterministic) == ("令牌化", 1, True)
    assert (declared.needs_key, declared.reversible) == (True, True)
