"""`Policy`: rule sets of law of which the strictest counts, and the user's own above them."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from piiguard import Category, Entity, PiiguardError, PolicyError
from piiguard.policy.decide import column_rule, decide, fits_class, lifted
from piiguard.policy.load import load_pack, packs
from piiguard.policy.model import ColumnRule, Policy, Recipient, RecordRule, Rule, RuleSet, Tier
from piiguard.recognizers.registry import builtin
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action

PHONE = Entity("A", "甲", "a", Category.CONTACT)
NAME = Entity("B", "乙", "b", Category.NAME)
OTHER = Entity("C", "丙", "c", Category.DEVICE)
TIERS = (Tier("low", 10), Tier("middle", 20), Tier("high", 30))
ACTIONS = {"low": Rule(action=KEEP), "middle": Rule(action=MASK), "high": Rule(action=SUPPRESS)}
LAW = RuleSet(
    "law",
    actions=ACTIONS,
    categories={"contact": Rule("middle", "art. 1"), "name": Rule("middle", "art. 2")},
    entities={"B": Rule("high", "art. 3")},
)


def policy(*own, base=(LAW,), **rest):
    return Policy("p", "P", TIERS, tuple(base), tuple(own), **rest)


def said(decision):
    return decision.tier, str(decision.action), decision.rule


def test_the_rule_of_an_entity_goes_before_that_of_its_category():
    assert said(decide(policy(), PHONE)) == ("middle", "mask", "category contact")
    assert said(decide(policy(), NAME)) == ("high", "suppress", "entity B")


def test_a_category_that_no_rule_names_takes_the_strictest_tier():
    decision = decide(policy(), OTHER)
    assert said(decision) == ("high", "suppress", "no rule")
    assert decision.clause == "no rule for category device: strictest tier"


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_laws_the_strictest_counts(turned):
    other = RuleSet("other", categories={"contact": Rule("high", "4.2"), "name": Rule("low", "4.3")})
    both = policy(base=[other, LAW] if turned else [LAW, other])
    assert said(decide(both, PHONE)) == ("high", "suppress", "category contact")
    assert decide(both, PHONE).policy == "other"
    assert decide(both, NAME).policy == "law"


def test_a_law_may_ask_more_for_an_entity_than_for_its_tier():
    other = RuleSet("other", entities={"A": Rule("low", "4.1", SUPPRESS)})
    decision = decide(policy(base=[LAW, other]), PHONE)
    assert (decision.tier, decision.action, decision.action_rule) == ("middle", SUPPRESS, "entity A")


def test_the_last_of_the_users_own_counts():
    first = RuleSet("first", categories={"contact": Rule("high")})
    second = RuleSet("second", entities={"A": Rule("low", because="a switchboard")})
    decision = decide(policy(first, second), PHONE)
    assert (*said(decision), decision.policy, decision.because) == (
        *("low", "keep", "entity A", "second"),
        "a switchboard",
    )


def test_what_is_said_of_a_category_does_not_open_one_of_its_entities():
    own = RuleSet("own", categories={"name": Rule("low", because="b")})
    assert said(decide(policy(own), NAME)) == ("high", "suppress", "entity B")
    assert said(decide(policy(own), Entity("D", "丁", "d", Category.NAME))) == (
        "low",
        "keep",
        "category name",
    )


def test_an_action_of_a_tier_holds_for_all_that_is_in_it():
    own = RuleSet("own", actions={"middle": Rule(action=SUPPRESS)})
    assert said(decide(policy(own), PHONE)) == ("middle", "suppress", "category contact")


def test_a_column_goes_before_entities():
    column = ColumnRule(Rule(action=SUPPRESS), name="x")
    assert decide(policy(), PHONE, column=column).action_rule == "column x"


def test_a_recipient_has_rows_and_actions_of_its_own():
    own = RuleSet("acme", actions={"middle": Rule(action=SUPPRESS)}, entities={"A": Rule("high")})
    assert said(decide(policy(), PHONE, recipient=Recipient("acme", own=own))) == (
        "high",
        "suppress",
        "entity A",
    )
    only_actions = Recipient("acme", own=replace(own, entities={}))
    assert said(decide(policy(), PHONE, recipient=only_actions)) == ("middle", "suppress", "category contact")


@pytest.mark.parametrize("limits", [{"entities": frozenset({"B"})}, {"highest": "low"}])
def test_what_a_recipient_may_not_receive_is_suppressed(limits):
    decision = decide(policy(), PHONE, recipient=Recipient("acme", **limits))
    assert (decision.action, decision.action_rule) == (SUPPRESS, "recipient acme")


def test_a_column_is_named_or_matched_whole_and_a_name_goes_first():
    pattern, name = ColumnRule(Rule("high"), pattern="ext_.*"), ColumnRule(Rule("low"), name="ext_a")
    assert column_rule([pattern, name], "ext_a") is name
    assert column_rule([pattern, name], "ext_b") is pattern
    assert column_rule([pattern, name], "my_ext_b") is None


def test_a_rule_on_the_record_lifts_and_never_lowers():
    young = RecordRule("young", "high", "art. 31", under=14)
    up = lifted(policy(), decide(policy(), PHONE), young)
    assert (up.tier, up.action, up.clause, up.rule) == ("high", SUPPRESS, "art. 31", "record young")
    already = decide(policy(), NAME)
    assert lifted(policy(), already, replace(young, tier="low")) == already


@pytest.mark.parametrize(
    ("action", "classes"),
    [
        (KEEP, {"any"}),
        (MASK, {"any", "irreversible", "masked"}),
        (Action.of("mask", keep_last=4), {"any", "irreversible", "masked"}),
        (Action("replace"), {"any", "irreversible", "masked", "removed"}),
        (SUPPRESS, {"any", "irreversible", "masked", "removed"}),
        (Action("pseudonymize"), {"any", "irreversible"}),
        (Action("encrypt"), {"any"}),
    ],
)
def test_the_classes_of_transforms_that_let_an_action_through(action, classes):
    assert {
        name for name in ("any", "irreversible", "masked", "removed") if fits_class(action, name)
    } == classes


@pytest.mark.parametrize("identifier", builtin(), ids=lambda identifier: identifier.name)
def test_pipl_masks_every_built_in_identifier_by_a_clause(identifier):
    decision = decide(load_pack("pipl"), identifier.entity)
    assert (decision.action.kind, decision.rule != "no rule") == ("mask", True)
    assert decision.clause


def test_sensitive_documents_are_sensitive_and_a_mobile_is_personal():
    """PIPL art. 28 and art. 4."""
    tiers = {r.entity.code: decide(load_pack("pipl"), r.entity).tier for r in builtin()}
    assert (tiers["CN_RESIDENT_ID"], tiers["BANK_CARD"], tiers["PASSWORD"]) == ("sensitive",) * 3
    assert (tiers["CN_MOBILE"], tiers["EMAIL_ADDRESS"]) == ("personal", "personal")


@pytest.mark.parametrize("name", packs())
def test_a_policy_pickles_and_cannot_be_changed(name):
    pack = load_pack(name)
    assert pickle.loads(pickle.dumps(pack)) == pack
    with pytest.raises(FrozenInstanceError):
        pack.name = "other"


def test_a_policy_error_is_a_value_error_and_one_of_ours():
    assert issubclass(PolicyError, ValueError)
    assert issubclass(PolicyError, PiiguardError)
