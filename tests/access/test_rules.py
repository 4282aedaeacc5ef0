"""Which rule refuses a request, and that all rules have to agree."""

from dataclasses import replace

import pytest

from piiguard.access import Access, Request, Role
from piiguard.access.rules import refusal

LEVELS = {"personal": 20, "sensitive": 30}
AUDITOR = Role("auditor", ("li.na", "wang.wu"), "personal", ("complaint", "audit"))
CHIEF = Role("chief", ("li.na",), "sensitive", ("complaint",), frozenset({"CN_RESIDENT_ID"}), ticket=True)
ROLES = {"auditor": AUDITOR, "chief": CHIEF}
TIERS = {"CN_MOBILE": "personal", "CN_RESIDENT_ID": "sensitive"}


def refused(role="auditor", principal="li.na", purpose="complaint", ticket="", entities=("CN_MOBILE",)):
    request = Request(Access(principal, role, purpose, ticket), dict.fromkeys(entities, 1), TIERS)
    return refusal(request, ROLES, LEVELS)


def test_a_request_that_every_rule_allows_is_allowed():
    assert refused() == ""
    assert refused(role="chief", ticket="4711", entities=["CN_RESIDENT_ID"]) == ""


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"role": "guest"}, "the policy has no role 'guest'"),
        ({"principal": "zhao.liu"}, "role 'auditor' is not that of this principal"),
        (
            {"principal": "Li.Na"},
            "role 'auditor' is not that of this principal",
        ),  # names are compared exactly
        ({"purpose": "marketing"}, "role 'auditor' may not reveal for purpose 'marketing'"),
        (
            {"entities": ["CN_MOBILE", "CN_RESIDENT_ID"]},  # one that is too sensitive refuses all
            "role 'auditor' may see up to tier personal, CN_RESIDENT_ID is sensitive",
        ),
        ({"role": "chief", "entities": ["CN_RESIDENT_ID"]}, "role 'chief' needs a ticket"),
        ({"role": "chief", "ticket": "4711"}, "role 'chief' may not see CN_MOBILE"),
    ],
)
def test_the_reason_names_the_rule(asked, reason):
    assert refused(**asked) == reason


def test_a_policy_without_roles_refuses_everybody():
    request = Request(Access("li.na", "auditor", "complaint"), {})
    assert (
        refusal(request, {}, LEVELS) == "the policy names no [access] roles, and the guard has no authorize"
    )


def test_a_role_without_principals_or_purposes_is_nobody_s():
    request = Request(Access("li.na", "auditor", "complaint"), {"CN_MOBILE": 1}, TIERS)
    for role in (replace(AUDITOR, principals=()), replace(AUDITOR, purposes=())):
        assert refusal(request, {"auditor": role}, LEVELS) != ""


def test_a_request_counts_its_values():
    assert Request(Access("li.na", "auditor", "complaint"), {"CN_MOBILE": 2, "PERSON": 3}).values == 5
