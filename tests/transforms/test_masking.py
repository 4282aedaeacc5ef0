"""`mask` (掩码) as a policy asks for it: places, signs, what is ignored; and how much each may show."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard import Category, Entity, keep
from piiguard.transforms.action import MASK, Action
from piiguard.transforms.mask import either, fixed, mask_text
from piiguard.transforms.masking import CHARS, KIND, LENGTHS, left, masked_by

MOBILE, EMAIL = "13800138000", "li.ming@example.com"
OWN = keep(3, 4)


def masked(raw_text, own=OWN, **options):
    return mask_text(masked_by(Action.of("mask", **options), own), raw_text)


@pytest.mark.parametrize(
    ("options", "raw_text", "shown"),
    [
        ({}, MOBILE, "138****8000"),  # the identifier's own
        ({"keep_first": 3, "keep_last": 2}, MOBILE, "138******00"),
        ({"keep_first": 8}, MOBILE, "***********"),  # three hidden characters hide nothing
        ({"length": 6}, MOBILE, "******"),
        ({"ranges": [[3, 7]]}, MOBILE, "138****8000"),
        ({"ranges": [[3, 7]]}, "138-0013-8000", "138-****-8000"),  # separators do not count
        ({"ranges": [[0, 2], [5, 7]]}, MOBILE, "**800**8000"),
        ({"ranges": [[3, 6]]}, MOBILE, "***********"),  # three are too few
        ({"ranges": [[6, 100]]}, MOBILE, "138001*****"),  # beyond the end there is nothing
        ({"ranges": [[0, 11]], "keep_last": 4}, MOBILE, "*******8000"),
        ({"before": "@"}, EMAIL, "**.****@example.com"),
        ({"before": "@", "keep_first": 1}, EMAIL, "l*.****@example.com"),
        ({"before": "@"}, "li.ming＠example.com", "**.****＠example.com"),  # a full-width one is the same
        ({"before": "@"}, "lihua@a@b.example", "*****@*@b.example"),  # of several what hides most
        ({"after": "@"}, EMAIL, "li.ming@*******.***"),
        ({"after": "@"}, "a@lihua@b.example", "a@*****@*.*******"),
        ({"after": "市"}, "北京市海淀区中关村大街27号", "北京市***********"),
        ({"after": "海淀区"}, "北京市海淀区中关村大街27号", "北京市海淀区********"),
        ({"before": "@", "after": "."}, "lihua@a.example", "*****@a.*******"),  # both are hidden
        ({"before": "#"}, MOBILE, "***********"),  # it does not stand there: nothing would be hidden
        ({"after": "海淀市"}, "北京市海淀区中关村大街", "***********"),
        ({"char": "#"}, MOBILE, "138####8000"),
        ({"char": "X", "keep_last": 4}, MOBILE, "XXXXXXX8000"),
        ({"ignore": "京A", "keep_first": 1}, "京A12345", "京A1****"),
        ({"ignore": "1", "keep_first": 0}, "1212121", "*******"),  # what is ignored counts for the least
        ({"ignore": "0123456789"}, MOBILE, "***********"),
        ({"ignore": "8", "keep_first": 1}, MOBILE, "1*8****8***"),
        ({"ignore": "8"}, MOBILE, "***********"),  # of the other nine, 3 + 4 would stay
    ],
)
def test_what_the_options_show(options, raw_text, shown):
    assert masked(raw_text, **options) == shown


def test_what_counts_stays_as_the_identifier_says():
    """Of plates with digits only, letters and Han stay whatever is kept."""
    assert masked("京A12345", keep(1, 1, of="digits"), keep_first=0) == "京A*****"


def test_a_published_mask_is_asked_for_by_name():
    assert masked(MOBILE, published="mobile_3_2") == "138******00"
    assert masked(MOBILE, published="mobile_3_2", char="X") == "138XXXXXX00"
    assert masked("段正淳", published="name_court") == "段某某"


def test_of_several_masks_what_either_hides_is_hidden():
    wide, narrow = Action.of("mask", keep_first=3), Action.of("mask", keep_last=3)
    assert masked(MOBILE, either=(wide, narrow)) == "***********"
    assert masked(MOBILE, either=(wide, Action.of("mask", length=2))) == "**"


def test_of_several_masks_of_one_sign_the_sign_stays():
    hashes = [masked_by(Action.of("mask", char="#", keep_first=first), OWN) for first in (1, 2)]
    assert (either(hashes).char, either([*hashes, keep(1)]).char) == ("#", "*")


def test_another_sign_for_a_mask_of_fixed_length():
    assert masked("hunter2", fixed(6), char="#") == "######"


@given(
    st.text(alphabet="0123456789AbZ张@市- ", max_size=30),
    st.fixed_dictionaries(
        {},
        optional={
            "keep_first": st.integers(0, 9),
            "keep_last": st.integers(0, 9),
            "ranges": st.lists(st.sampled_from([(0, 3), (2, 9), (5, 6)]), min_size=1),
            "before": st.sampled_from(["@", "张", "b"]),
            "after": st.sampled_from(["@", "市-"]),
            "ignore": st.sampled_from(["0", "张市", "0123456789"]),
        },
    ),
)
def test_whatever_is_asked_at_least_four_or_half_are_hidden(raw_text, options):
    shown = masked(raw_text, **options)
    carrying = sum(character not in "- @" for character in raw_text)
    assert len(shown) == len(raw_text)
    assert shown.count("*") >= min(4, (carrying + 1) // 2)
    assert all(new in ("*", old) for new, old in zip(shown, raw_text, strict=True))


# -- how much a mask may show ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "shows"),
    [
        ({}, 0),  # the identifier's own: the strictest that shows a part
        ({"char": "#"}, 0),
        ({"length": 6}, 0),
        ({"keep_first": 3, "keep_last": 4}, 7),
        ({"keep_first": 8}, 0),
        ({"ranges": [[3, 7]]}, 7),
        ({"published": "mobile_3_2"}, 5),
        ({"published": "password_6"}, 0),
        ({"before": "@"}, 7),  # nobody knows where it stands: all but the four that are always hidden
        ({"ignore": "-", "keep_first": 1}, 7),
        ({"published": "email_first"}, 10),  # ab@example.com hides one
        ({"either": (Action.of("mask", keep_first=3), Action.of("mask", keep_first=2))}, 2),
    ],
)
def test_how_many_of_eleven_characters_it_may_leave(options, shows):
    assert left(Action.of("mask", **options))[LENGTHS.index(11)] == shows


@given(
    st.sampled_from(
        [
            {"keep_first": 1},
            {"keep_last": 6},
            {"ranges": ((2, 6),)},
            {"before": "@"},
            {"after": "7"},
            {"before": "7", "keep_first": 2},
            {"ignore": "7", "keep_first": 1},
            {"published": "name_ends"},
            {"published": "plate_3_1"},
            {"published": "ip_first"},
        ]
    ),
    st.text(alphabet="7A张", min_size=2, max_size=32).filter(lambda text: len(text) in LENGTHS),
)
def test_it_never_leaves_more_than_that(options, raw_text):
    action = Action.of("mask", **options)
    shown = sum(character != "*" for character in mask_text(masked_by(action, keep(0)), raw_text))
    assert shown <= left(action)[LENGTHS.index(len(raw_text))]


# -- what a policy may write ----------------------------------------------------------------------------

OPTIONS = {option.name: option for option in KIND.options}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("ranges", [], "needed: pairs"),
        ("ranges", [[3]], "needed: pairs"),
        ("ranges", [[7, 3]], "needed: pairs"),  # would hide nothing
        ("ranges", [[-1, 3]], "needed: pairs"),
        ("ranges", [[0, True]], "needed: pairs"),
        ("before", "", "needed: a text"),
        ("ignore", 7, "needed: a text"),
        ("char", "0", "allowed: *"),  # what is left would look like a number
        ("char", "a", "allowed: *"),
        ("char", "=", "allowed: *"),  # a spreadsheet would compute it
        ("char", "**", "allowed: *"),
        ("published", "mobile_3_5", "did you mean mobile_3_4?; allowed: mobile_3_4, mobile_3_2"),
        ("published", "zzz", "allowed: mobile_3_4"),
    ],
)
def test_what_is_no_option_is_refused(name, value, why):
    assert OPTIONS[name].problem(value).startswith(why)


@pytest.mark.parametrize(
    "options",
    [
        {"ranges": [[0, 3], [6, 14]], "before": "@", "after": "x", "ignore": "-"},
        {"published": "mobile_3_2", "char": "X"},
        *({"char": char} for char in CHARS),
    ],
    ids=str,
)
def test_what_is_allowed(options):
    assert [OPTIONS[name].problem(value) for name, value in options.items()] == [""] * len(options)
    assert KIND.together(options) == ""


@pytest.mark.parametrize("beside", [{"keep_first": 1}, {"char": "#"}, {"published": "mobile_3_2"}])
def test_a_length_stands_alone(beside):
    assert KIND.together({"length": 6, **beside}).startswith("length stands alone")


def test_a_published_mask_takes_no_other_places():
    assert KIND.together({"published": "mobile_3_4", "keep_first": 1}).startswith("published stands alone")


def test_a_published_mask_is_for_what_it_was_published_for():
    action = Action.of("mask", published="name_first")
    person, mobile = (
        Entity("PERSON", "姓名", "name", Category.NAME),
        Entity("CN_MOBILE", "手机号", "mobile", Category.CONTACT, "PHONE_NUMBER"),
    )
    own = Entity("NICKNAME", "昵称", "nickname", Category.CUSTOM)
    narrower = Entity("STAFF", "员工", "staff", Category.NAME, "PERSON")
    assert [KIND.suits(action, entity) for entity in (person, own, narrower, None)] == [""] * 4
    assert KIND.suits(action, mobile) == "the mask name_first is for PERSON"
    assert KIND.suits(MASK, mobile) == ""


def test_schemas_are_json():
    assert all(json.loads(json.dumps(dict(option.schema))) for option in KIND.options)
