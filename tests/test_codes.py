"""What may stand in a record: codes and small numbers; what could hold a value is refused."""

import pytest

from piiguard.codes import code_problem, field_problem, principal_problem

CODE = "needed: a code of at most 128 characters of A-Z a-z 0-9 . _ : / + -"
LONG = "needed: a number of nine digits at most; longer could be a person's"
NUMBER = "reads as a number of a person or account"


@pytest.mark.parametrize(
    "code",
    [
        "complaint",
        "4711",
        "INC0012345",
        "2026-11",
        "2026-11-22T08:21:40Z",
        "20261122000123",  # a date, then a sequence
        "2026-11-22/0001",
        "k3ab12xy",
        "CN_RESIDENT_ID",
        "sha256:" + "0123456789" * 6 + "abcd",  # a hash holds long runs of digits by chance
        "13800138-0013-4138-8001-380013800138",  # and so does a UUID
        "pg1p_CN_MOBILE_k3ab12xy_33_13800138000aaaaaaaaaaaaaaaaaaaaaa",  # our own token
    ],
)
def test_codes_are_allowed(code):
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("张伟", CODE),
        ("he called twice", CODE),
        ("", CODE),
        ("x" * 129, CODE),
        ("li.na@example.com", CODE),  # an address of e-mail, except of a principal
        ("1１0", CODE),  # digits of other scripts
        ("complaint\n", CODE),
        ("13800138000", NUMBER),  # mobile
        ("u13800138000x", NUMBER),  # within a code
        ("138-0013-8000", NUMBER),  # in groups
        ("8613800138000", NUMBER),
        ("010-62345678", NUMBER),  # landline
        ("110105194912310021", NUMBER),  # resident ID, GB 11643-1999's example of a number
        ("11010519491231002X", NUMBER),
        ("110105491231002", NUMBER),  # of 15 digits
        ("6222020200112233445", NUMBER),  # bank card
        ("4111/1111/1111/1111", NUMBER),
    ],
)
def test_what_could_hold_a_value_is_refused(text, problem):
    assert code_problem(text) == problem


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("principal", "li.na@bank.example"),
        ("recipient", "快递公司"),  # from a policy file, where people write their own language
        ("tiers", {"敏感": 3}),
        ("entities", {"CN_MOBILE": 3, "PERSON": 1}),
        ("kids", ["k3ab12xy", "k0000000"]),
        ("values", 999_999_999),
        ("exact", True),
        ("ticket", None),
    ],
)
def test_fields_are_codes_numbers_and_lists_and_tables_of_them(name, value):
    assert field_problem(name, value) == ""


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("purpose", "快递公司", CODE),  # only names out of a policy may be Chinese
        ("recipient", "张 伟", "needed: a name of at most 128 letters, digits and . _ : / + -"),
        ("recipient", "13800138000", NUMBER),
        ("principal", "13800138000@qq.com", NUMBER),
        ("values", 13800138000, LONG),
        ("values", 10**9, LONG),
        ("values", -1, LONG),  # it would make room in a quota
        ("score", 0.5, "needed: a code or a whole number, not float"),
        ("note", b"13800138000", "needed: a code or a whole number, not bytes"),
        ("kids", ["k3ab12xy", "张伟"], CODE),
        ("entities", {"13800138000": 1}, NUMBER),
        ("entities", {"CN_MOBILE": {"deep": 1}}, "needed: a code or a whole number, not dict"),
        ("entities", {13800138000: 1}, "the names in a table are codes"),
        ("kids", ["k1"] * 1001, "more than 1000 entries"),
        ("prev", "0", "the log itself writes this field"),
        ("Principal", "x", "a field is named with a-z, 0-9 and _, 32 characters at most"),
    ],
)
def test_other_fields_are_refused_without_showing_them(name, value, problem):
    assert field_problem(name, value) == problem


@pytest.mark.parametrize("text", ["", "li na", "李娜", "x" * 65])
def test_a_principal_is_the_name_of_an_account(text):
    assert principal_problem(text) == "needed: 1 to 64 characters of A-Z a-z 0-9 . _ @ -"
