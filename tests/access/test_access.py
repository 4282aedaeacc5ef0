"""Who asks, and why: codes only, so that the audit log can keep all of it."""

import pytest

from piiguard.access import Access
from piiguard.errors import AccessRefused

CODE = "needed: a code such as 'complaint'"


def test_access_is_who_in_which_role_for_what_by_which_ticket():
    access = Access(
        principal="li.na@bank.example", role="auditor", purpose="complaint", ticket="INC-2026/4711"
    )
    assert (access.principal, access.ticket) == ("li.na@bank.example", "INC-2026/4711")
    assert Access("li.na", "auditor", "complaint").ticket == ""


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("principal", "", "needed: 1 to 64 characters"),
        ("principal", "李娜", "needed: 1 to 64 characters"),
        ("principal", "li na", "needed: 1 to 64 characters"),
        ("principal", "x" * 65, "needed: 1 to 64 characters"),
        ("principal", "13800138000", "reads as a number"),
        ("principal", "13800138000@qq.com", "reads as a number"),
        ("role", "Auditor", CODE),
        ("role", "", CODE),
        ("purpose", "he called twice", CODE),
        ("purpose", "投诉", CODE),
        ("purpose", "complaint\n", CODE),
        ("purpose", "x" * 33, CODE),
        ("ticket", "a b", "needed: at most 40"),
        ("ticket", "x" * 41, "needed: at most 40"),
        ("ticket", "110105194912310021", "reads as a number"),
        ("ticket", 4711, "is no text"),
    ],
)
def test_what_could_hold_a_value_is_refused_unseen(field, text, reason):
    given = {"principal": "li.na", "role": "auditor", "purpose": "complaint", field: text}
    with pytest.raises(AccessRefused) as caught:
        Access(**given)
    assert str(caught.value).startswith(f"access: {field}")
    assert reason in str(caught.value)
    assert not text or str(text) not in str(caught.value)
