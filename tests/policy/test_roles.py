"""`[access]`: roles in policy files (角色); profile, domain, actions with lists and tables."""

import pytest

from piiguard.access import Role
from piiguard.errors import PolicyError
from piiguard.policy.load import load_policy
from piiguard.policy.save import to_toml
from piiguard.transforms.action import Action

FULL = """
extends = "law.toml"
profile = "gm"
unfit = "encrypt"

[entities]
CN_MOBILE = { action = { encrypt = { algorithm = "sm4-gcm", mode = "random" } }, because = "t" }
PERSON = { action = { replace = { dictionary = ["甲", "乙"] } }, because = "t" }
SEX = { action = { replace = { map = { "男" = "M", "女" = "F" } } }, because = "t" }
EMAIL_ADDRESS = { action = { tokenize = { exact = true, expires_days = 30 } }, because = "t" }
AGE = { action = { generalize = { buckets = [0, 18, 60] } }, because = "t" }
DATE_OF_BIRTH = { action = { shift = { max_days = 30, keep = "weekday" } }, because = "t" }
CN_RESIDENT_ID = { action = { surrogate = { keep = ["sex", "region"] } }, because = "t" }

[recipients.east]
domain = "joint"
[recipients.west]
domain = "joint"

[access.auditor]
principals = ["li.na", "svc-audit@bank"]
highest = "sensitive"
purposes = ["complaint", "court-order"]
entities = ["CN_MOBILE", "VALUE"]
per_hour = 50
ticket = true

[access.support]
principals = ["wang.wu"]
highest = "personal"
purposes = ["complaint"]
"""


def test_roles_are_read(write):
    roles = load_policy(write(FULL)).roles
    assert dict(roles) == {
        "auditor": Role(
            "auditor",
            ("li.na", "svc-audit@bank"),
            "sensitive",
            ("complaint", "court-order"),
            frozenset({"CN_MOBILE", "VALUE"}),
            50,
            ticket=True,
        ),
        "support": Role("support", ("wang.wu",), "personal", ("complaint",)),
    }


def test_all_that_came_with_keys_is_read(write):
    policy = load_policy(write(FULL))
    (own,) = policy.own
    actions = {code: rule.action for code, rule in own.entities.items()}
    assert policy.gm and policy.unfit == Action.of("encrypt")
    assert {policy.recipients[name].domain for name in ("east", "west")} == {"joint"}
    assert actions["PERSON"] == Action.of("replace", dictionary=["甲", "乙"])
    assert actions["SEX"] == Action.of("replace", map={"男": "M", "女": "F"})
    assert actions["AGE"] == Action.of("generalize", buckets=[0, 18, 60])
    assert len(set(actions.values())) == len(actions)  # all can be keys


def test_what_is_saved_and_read_again_is_the_same(write, folder):
    policy = load_policy(write(FULL))
    (folder / "again.toml").write_text(to_toml(policy), encoding="utf-8")
    again = load_policy("again.toml")
    assert again.roles == policy.roles and again.gm == policy.gm and again.unfit == policy.unfit
    assert again.recipients == policy.recipients
    assert again.own[0].entities == policy.own[0].entities
    assert to_toml(again) == to_toml(policy)


def test_yaml_says_the_same(write):
    text = """
extends: law.toml
access:
  auditor:
    principals: [li.na]
    highest: sensitive
    purposes: [complaint]
    per_hour: 5
"""
    (role,) = load_policy(write(text, "own.yaml")).roles.values()
    assert role == Role("auditor", ("li.na",), "sensitive", ("complaint",), None, 5)


def test_roles_of_what_a_file_extends_hold_and_others_may_be_added(write):
    write(FULL, "base.toml")
    more = load_policy(
        write(
            'extends = "base.toml"\n[access.court]\nprincipals = ["a.b"]\n'
            'highest = "sensitive"\npurposes = ["x"]'
        )
    )
    assert sorted(more.roles) == ["auditor", "court", "support"]
    assert more.gm


def role(**changes):
    rows = {"principals": '["li.na"]', "highest": '"sensitive"', "purposes": '["complaint"]', **changes}
    return "[access.auditor]\n" + "\n".join(f"{key} = {value}" for key, value in rows.items() if value)


REFUSED = [
    (role(principals=""), "own.toml:2: access.auditor: needs principals"),
    (role(highest=""), "access.auditor: needs highest"),
    (role(purposes=""), "access.auditor: needs purposes"),
    (role(principals="[]"), "own.toml:3: access.auditor.principals: given an empty list; needed: 1 or more"),
    (role(purposes="[]"), "access.auditor.purposes: given an empty list; needed: 1 or more"),
    (role(principals='"li.na"'), 'access.auditor.principals: given "li.na"; needed: a list'),
    (role(principals='["li na"]'), 'access.auditor.principals[0]: given "li na"; needed: 1 to 64'),
    (role(purposes='["Complaint!"]'), "needed: a code such as complaint"),
    (
        role(highest='"sensitiv"'),
        'own.toml:4: access.auditor.highest: unknown tier "sensitiv"; did you mean sensitive?',
    ),
    (
        role(entities='["CN_MOBIL"]'),
        'access.auditor.entities[0]: unknown entity "CN_MOBIL"; did you mean CN_MOBILE?',
    ),
    (role(per_hour="0"), "access.auditor.per_hour: given 0; needed: 1 or more"),
    (role(per_hour='"5"'), 'access.auditor.per_hour: given "5"; needed: a whole number'),
    (role(ticket='"yes"'), 'access.auditor.ticket: given "yes"; needed: true or false'),
    (role(tickets="true"), 'access.auditor.tickets: unknown key "tickets"; did you mean ticket?'),
    ('[access."Auditor 1"]\nprincipals = ["a"]', 'access."Auditor 1"'),
    ("access = 3", "access: given 3; needed: a table"),
    ('profile = "sm"', 'own.toml:2: profile: given "sm"; allowed: international, gm'),
    ('[recipients.a]\ndomain = ""', "recipients.a.domain: given an empty text"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_wrong_file_is_refused_with_the_place_and_what_is_needed(write, text, reason):
    """Whoever may reveal is written down exactly, or nobody may."""
    with pytest.raises(PolicyError) as refused:
        load_policy(write(f'extends = "law.toml"\n{text}'))
    assert reason in str(refused.value)


def test_a_role_cannot_be_widened_by_a_file_that_extends_it(write):
    write(FULL, "base.toml")
    with pytest.raises(PolicyError, match=r"access\.auditor: is there already in what this file extends"):
        load_policy(write(f'extends = "base.toml"\n{role()}'))


def test_a_principal_that_reads_as_a_number_of_somebody_is_refused(write):
    """The audit log keeps it; it is not quoted either."""
    with pytest.raises(PolicyError, match=r"access.auditor.principals\[0\]") as refused:
        load_policy(write('extends = "law.toml"\n' + role(principals='["13800138000"]')))
    assert "13800138000" not in str(refused.value)
