"""Policies (策略): entity → category → tier → action, by which clause."""

import pickle

import pytest

from piiguard import Category, Entity, PiiguardError, PolicyError
from piiguard.policy.model import Policy, Rule, load_pack, packs
from piiguard.recognizers.registry import builtin


def test_the_default_pack_is_there():
    assert "pipl" in packs()
    assert load_pack("pipl").tiers == ("internal", "personal", "sensitive")


@pytest.mark.parametrize("name", ["nosuch", "", "PIPL", "../pipl", "pipl.toml"])
def test_an_unknown_policy_is_refused_with_the_names_there_are(name):
    with pytest.raises(PolicyError, match=r"built-in policies: .*pipl"):
        load_pack(name)


def test_a_policy_error_is_a_value_error_and_one_of_ours():
    assert issubclass(PolicyError, ValueError)
    assert issubclass(PolicyError, PiiguardError)


@pytest.mark.parametrize("category", list(Category))
def test_pipl_gives_every_category_a_tier_with_its_clause(category):
    """A category without a rule takes the strictest tier; only the user's own are meant to."""
    rule = load_pack("pipl").rule(Entity("X", "X", "x", category))
    assert rule.clause
    assert rule.clause.startswith("no rule") == (category is Category.CUSTOM)


@pytest.mark.parametrize("identifier", builtin(), ids=lambda identifier: identifier.name)
def test_pipl_masks_every_built_in_identifier(identifier):
    policy = load_pack("pipl")
    assert policy.action_of[policy.rule(identifier.entity).tier] == "mask"


def test_every_rule_for_an_entity_names_one_that_exists():
    codes = {identifier.entity.code for identifier in builtin()}
    assert set(load_pack("pipl").by_entity) - codes == set()


def test_the_rule_of_an_entity_goes_before_that_of_its_category():
    special, general = Rule("low", "own"), Rule("high", "category")
    policy = Policy("p", "p", ("low", "high"), {"contact": general}, {"A": special}, {})
    assert policy.rule(Entity("A", "甲", "a", Category.CONTACT)) == special
    assert policy.rule(Entity("B", "乙", "b", Category.CONTACT)) == general
    assert policy.rule(Entity("C", "丙", "c", Category.NAME)).tier == "high"  # the strictest


def test_sensitive_documents_are_sensitive_and_a_mobile_is_personal():
    """PIPL art. 28 and art. 4."""
    policy = load_pack("pipl")
    tiers = {identifier.entity.code: policy.rule(identifier.entity).tier for identifier in builtin()}
    assert (tiers["CN_RESIDENT_ID"], tiers["BANK_CARD"], tiers["PASSWORD"]) == ("sensitive",) * 3
    assert (tiers["CN_MOBILE"], tiers["EMAIL_ADDRESS"]) == ("personal", "personal")


def test_a_policy_pickles():
    assert pickle.loads(pickle.dumps(load_pack("pipl"))) == load_pack("pipl")
