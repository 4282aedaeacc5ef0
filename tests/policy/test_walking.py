"""All actions (处理方式) that a policy names, wherever they stand."""

from types import MappingProxyType

from piiguard.policy.load import load_policy
from piiguard.policy.walking import actions_in, with_actions
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action

EVERYWHERE = """
extends = "law.toml"
unfit = { replace = { with = "unfit" } }
[tiers]
own = { level = 40 }
[actions]
own = { replace = { with = "tier" } }
[categories]
device = { action = { replace = { with = "category" } }, because = "t" }
[entities]
PERSON = { action = { replace = { with = "entity" } }, because = "t" }
[columns.a]
action = { replace = { with = "column" } }
because = "t"
[recipients.acme.actions]
own = { action = { replace = { with = "recipient's tier" } }, because = "t" }
[recipients.acme.entities]
PERSON = { action = { replace = { with = "recipient's entity" } }, because = "t" }
[recipients.acme.columns.b]
action = { replace = { with = "recipient's column" } }
because = "t"
[[plan.columns]]
name = "c"
kind = "text"
action = { replace = { with = "plan" } }
"""
PLACES = {
    *("unfit", "tier", "category", "entity", "column", "plan"),
    *("recipient's tier", "recipient's entity", "recipient's column"),
}


def test_actions_are_found_wherever_a_policy_names_one(write):
    """A place that was missed would be a policy that asks for keys and is not refused without."""
    policy = load_policy(write(EVERYWHERE))
    words = {action.option("with") for action in actions_in(policy) if action.kind == "replace"}
    assert words == PLACES


def test_all_of_them_can_be_changed(write):
    policy = load_policy(write(EVERYWHERE))
    other = with_actions(policy, lambda action: SUPPRESS)
    assert set(actions_in(other)) == {SUPPRESS}
    assert len(list(actions_in(other))) == len(list(actions_in(policy)))
    assert other.unfit == SUPPRESS and policy.unfit != SUPPRESS


def test_what_is_not_changed_stays_the_very_same(write):
    policy = load_policy(write(EVERYWHERE))
    assert with_actions(policy, lambda action: action) is policy
    masks = with_actions(policy, lambda action: KEEP if action.option("with") == "plan" else action)
    assert masks.recipients is policy.recipients and masks.plan is not policy.plan


def test_tuples_and_mappings_are_walked_and_other_things_hold_none():
    things = (MASK, MappingProxyType({"a": (KEEP, "mask")}), None, 3, "suppress", Action)
    assert list(actions_in(things)) == [MASK, KEEP]
    assert with_actions((MASK, {"a": KEEP}, "x"), lambda action: SUPPRESS) == (SUPPRESS, {"a": SUPPRESS}, "x")
