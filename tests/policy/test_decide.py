"""Decisions (判定): tier, action and clause; the strictest law, then the user's own, then limits."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard import Category, Entity
from piiguard.policy.decide import column_rule, decide, fits_class, lifted, limited
from piiguard.policy.model import ColumnRule, Policy, Recipient, RecordRule, Rule, RuleSet, Tier
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action
from piiguard.transforms.kinds import kinds

MOBILE = Entity("CN_MOBILE", "手机号码", "mobile number", Category.CONTACT)
CARD = Entity("BANK_CARD", "银行卡号", "bank card number", Category.FINANCIAL_ACCOUNT)
PLACE = Entity("PLACE", "地点", "place", Category.LOCATION)
TIERS = (Tier("internal", 10), Tier("personal", 20), Tier("sensitive", 30), Tier("secret", 40))
SHORT = Action.of("mask", keep_last=2)
LAW = RuleSet(
    "law",
    actions={"personal": Rule(action=MASK), "sensitive": Rule(action=SHORT)},
    categories={"contact": Rule("personal", "art. 4"), "financial_account": Rule("sensitive", "art. 28")},
)
CARDS = RuleSet(
    "cards",
    covers="listed",
    actions={"secret": Rule(action=SUPPRESS)},
    entities={"BANK_CARD": Rule("secret", "req. 3")},
)


def policy(*own, base=(LAW,), **more):
    """The law, and rule sets of the user's own."""
    return Policy("mine", "", TIERS, base, own, **more)


def own(**rows):
    """A rule set of the user's own: entities by code, categories in lower case."""
    entities = {code: rule for code, rule in rows.items() if code.isupper()}
    return RuleSet("mine", categories={c: r for c, r in rows.items() if c.islower()}, entities=entities)


def told(decision):
    return decision.tier, str(decision.action), decision.rule, decision.policy, decision.action_rule


# -- laws and standards ---------------------------------------------------------------------------------


def test_a_category_gives_tier_clause_and_the_action_of_its_tier():
    decision = decide(policy(), MOBILE)
    assert told(decision) == ("personal", "mask", "category contact", "law", "tier personal")
    assert decision.clause == "art. 4"


def test_an_entity_goes_before_its_category():
    special = RuleSet("law", categories=LAW.categories, entities={"CN_MOBILE": Rule("secret", "art. 9")})
    assert decide(policy(base=(special,)), MOBILE).clause == "art. 9"


def test_of_several_laws_the_strictest_counts_whatever_their_order():
    for base in ((LAW, CARDS), (CARDS, LAW)):
        decision = decide(policy(base=base), CARD)
        assert told(decision) == ("secret", "suppress", "entity BANK_CARD", "cards", "tier secret")


def test_a_law_with_the_lower_tier_may_ask_for_the_stricter_action():
    """Tier and action are each the strictest of what is asked, and each says by whom."""
    strict = RuleSet("strict", categories={"contact": Rule("internal", "art. 1", action=SUPPRESS)})
    decision = decide(policy(base=(LAW, strict)), MOBILE)
    assert told(decision) == ("personal", "suppress", "category contact", "law", "category contact")


def test_what_no_law_speaks_of_takes_the_strictest_tier():
    decision = decide(policy(), PLACE)
    assert (decision.tier, decision.rule) == ("sensitive", "no rule")
    assert decision.clause == "no rule for category location: strictest tier"


def test_what_a_law_leaves_to_others_is_not_decided_by_it():
    assert decide(policy(base=(LAW, CARDS)), MOBILE).policy == "law"


# -- the user's own -------------------------------------------------------------------------------------


def test_the_users_own_row_overrides_the_law_and_says_why():
    decision = decide(policy(own(CN_MOBILE=Rule(action=KEEP, because="test data"))), MOBILE)
    assert told(decision) == ("personal", "keep", "category contact", "law", "entity CN_MOBILE")
    assert decision.because == "test data"


def test_a_tier_of_the_users_own_brings_its_action():
    decision = decide(policy(own(contact=Rule("sensitive", because="our rule"))), MOBILE)
    assert told(decision) == ("sensitive", "mask(keep_last=2)", "category contact", "mine", "tier sensitive")
    assert decision.clause == "our rule"


def test_the_last_file_counts():
    assert (
        decide(policy(own(CN_MOBILE=Rule(action=KEEP)), own(CN_MOBILE=Rule(action=SUPPRESS))), MOBILE).action
        == SUPPRESS
    )


def test_what_is_said_of_a_category_does_not_open_one_of_its_entities():
    """A file that keeps all contacts does not keep the mobile for which another asks more."""
    strict, open_ = own(CN_MOBILE=Rule("secret", action=SUPPRESS)), own(contact=Rule(action=KEEP))
    assert decide(policy(strict, open_), MOBILE).action == SUPPRESS
    assert decide(policy(open_, strict), MOBILE).action == SUPPRESS


def test_what_is_said_of_a_category_may_close_one_of_its_entities():
    open_, strict = own(CN_MOBILE=Rule(action=KEEP)), own(contact=Rule(action=SUPPRESS))
    assert decide(policy(open_, strict), MOBILE).action == SUPPRESS


def test_an_action_for_a_tier_counts_for_all_in_it():
    sterner = RuleSet("mine", actions={"personal": Rule(action=SUPPRESS)})
    assert told(decide(policy(sterner), MOBILE))[1::3] == ("suppress", "tier personal")


# -- columns --------------------------------------------------------------------------------------------


def test_a_column_has_the_last_word_of_the_policy():
    column = ColumnRule(Rule(action=KEEP, because="no data of persons"), name="备注")
    decision = decide(policy(own(CN_MOBILE=Rule(action=SUPPRESS))), MOBILE, column=column)
    assert (str(decision.action), decision.action_rule) == ("keep", "column 备注")


def test_a_column_may_give_a_tier():
    decision = decide(policy(), MOBILE, column=ColumnRule(Rule("sensitive"), pattern="ext_.*"))
    assert told(decision)[:3] == ("sensitive", "mask(keep_last=2)", "column pattern ext_.*")


RULES = (
    ColumnRule(Rule(), pattern="ext_.*"),
    ColumnRule(Rule(), pattern="ext_tel"),
    ColumnRule(Rule(), name="ext_name"),
)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("ext_name", 2),  # its name goes before a pattern, wherever it stands
        ("ext_tel", 0),  # the first pattern
        ("my_ext_tel", None),  # a pattern is for the whole name
        ("EXT_TEL", None),
        ("", None),
    ],
)
def test_a_column_is_found_by_its_name_then_by_the_first_pattern(name, number):
    assert column_rule(RULES, name) == (RULES[number] if number is not None else None)


# -- recipients -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "action"),
    [
        ({}, "mask"),
        ({"entities": frozenset({"CN_MOBILE"})}, "mask"),
        ({"entities": frozenset({"PERSON"})}, "suppress"),
        ({"entities": frozenset()}, "suppress"),
        ({"highest": "personal"}, "mask"),
        ({"highest": "internal"}, "suppress"),
        ({"entities": frozenset({"CN_MOBILE"}), "highest": "internal"}, "suppress"),
    ],
)
def test_what_a_recipient_may_not_receive_is_suppressed(limits, action):
    decision = decide(policy(), MOBILE, recipient=Recipient("acme", **limits))
    assert str(decision.action) == action
    assert decision.action_rule == ("recipient acme" if action == "suppress" else "tier personal")


def test_no_column_opens_what_a_recipient_may_not_receive():
    column, nothing = ColumnRule(Rule(action=KEEP), name="a"), Recipient("acme", entities=frozenset())
    assert decide(policy(), MOBILE, recipient=nothing, column=column).action == SUPPRESS


def test_a_recipient_may_have_rows_and_actions_of_its_own():
    for rows in (
        own(CN_MOBILE=Rule(action=SHORT)),
        RuleSet("acme", actions={"personal": Rule(action=SHORT)}),
    ):
        assert decide(policy(), MOBILE, recipient=Recipient("acme", own=rows)).action == SHORT


def test_what_shows_nothing_may_always_be_received():
    replaced = own(CN_MOBILE=Rule(action=Action.of("replace", **{"with": "-"})))
    decision = decide(policy(replaced), MOBILE, recipient=Recipient("acme", entities=frozenset()))
    assert str(decision.action) == "replace(with=-)"
    assert limited(policy(), decision, None) == decision


@pytest.mark.parametrize(
    ("transforms", "fitting"),
    [
        ("any", set(kinds())),
        ("irreversible", {"mask", "replace", "suppress", "generalize", "shift", "pseudonymize", "surrogate"}),
        ("masked", {"mask", "replace", "suppress"}),
        ("removed", {"replace", "suppress"}),
    ],
)
def test_a_class_of_transforms_says_which_kinds_fit(transforms, fitting):
    """Of a caller's own transform that is not at hand the worst is supposed."""
    assert {kind for kind in kinds() if fits_class(Action(kind), transforms)} == fitting


# -- records --------------------------------------------------------------------------------------------

UNDER_14 = RecordRule("under-14", "sensitive", "art. 31", under=14)


def test_a_record_lifts_tier_and_action_and_says_by_which_clause():
    decision = lifted(policy(), decide(policy(), MOBILE), UNDER_14)
    assert told(decision)[:3] == ("sensitive", "mask", "record under-14")  # its own mask counts as stricter
    assert decision.clause == "art. 31"


def test_a_record_brings_the_action_of_the_tier():
    sterner = policy(RuleSet("mine", actions={"sensitive": Rule(action=SUPPRESS)}))
    decision = lifted(sterner, decide(sterner, MOBILE), UNDER_14)
    assert (decision.action, decision.action_rule) == (SUPPRESS, "record under-14")


@pytest.mark.parametrize("entity", [CARD, PLACE])
def test_a_record_changes_nothing_that_is_in_that_tier_already(entity):
    decision = decide(policy(), entity)
    assert lifted(policy(), decision, UNDER_14) == decision


def test_a_record_never_opens_anything():
    removed = decide(policy(own(CN_MOBILE=Rule(action=SUPPRESS))), MOBILE)
    assert lifted(policy(), removed, UNDER_14).action == SUPPRESS


# -- what always holds ----------------------------------------------------------------------------------

available = st.one_of(st.sampled_from([KEEP, MASK, SUPPRESS, SHORT]), st.none())
rules = st.builds(Rule, st.sampled_from([None, *(tier.name for tier in TIERS)]), action=available)
rule_sets = st.lists(st.builds(lambda a, b: own(CN_MOBILE=a, contact=b), rules, rules), max_size=3)
recipients = st.builds(
    lambda entities, highest, day: Recipient("acme", entities=entities, highest=highest, expires=day),
    st.sampled_from([None, frozenset(), frozenset({"CN_MOBILE"})]),
    st.sampled_from([None, *(tier.name for tier in TIERS)]),
    st.just(dt.date(2030, 1, 1)),
)


@given(rule_sets, recipients)
def test_a_recipient_never_sees_more_than_without_limits(sets, recipient):
    free, held = decide(policy(*sets), MOBILE), decide(policy(*sets), MOBILE, recipient=recipient)
    assert held.action in (free.action, SUPPRESS)
    assert held.tier == free.tier


@given(st.permutations([LAW, CARDS, RuleSet("x", categories={"financial_account": Rule("internal", "c")})]))
def test_laws_decide_alike_in_any_order(base):
    assert told(decide(policy(base=tuple(base)), CARD))[:2] == ("secret", "suppress")
