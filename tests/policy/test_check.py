"""What `policy check` lists."""

import datetime as dt

from piiguard.entity import Category
from piiguard.policy.check import notices
from piiguard.policy.load import known_entities, load_policy

TODAY = dt.date(2026, 11, 22)


def listed(policy, subject):
    """(place, text) of the notices of one subject."""
    return [(n.place, n.text) for n in notices(policy, known_entities(), TODAY) if n.subject == subject]


def test_all_that_is_more_lenient_is_listed_with_its_reason(write):
    text = """
        extends = "law.toml"
        [actions]
        sensitive = { action = "mask", because = "test data" }
        [entities]
        CN_MOBILE = { action = "keep", because = "the switchboard" }
        PERSON = { tier = "sensitive" }
        [columns.tel]
        entity = "CN_LANDLINE"
        action = "keep"
        because = "printed on the door"
        [recipients.acme.categories]
        device = { action = "keep", because = "repairs" }
    """
    found = dict(listed(load_policy(write(text)), "more lenient than what it overrides"))
    assert list(found) == [
        "own: actions.sensitive",
        "own: entities.CN_MOBILE",
        "own: columns.tel",
        "recipient acme: recipients.acme.categories.device",
    ]
    assert (
        found["own: entities.CN_MOBILE"]
        == "CN_MOBILE (personal, mask → personal, keep); because: the switchboard"
    )
    assert found["own: actions.sensitive"].startswith("tier sensitive (suppress → mask)")


def test_categories_and_entities_without_a_rule_are_listed(folder):
    places = [place for place, _ in listed(load_policy("law.toml"), "no rule")]
    with_rule = {"contact", "name", "financial_account", "device"}
    assert [place for place in places if place.startswith("any other")] == [
        f"any other {category}" for category in Category if category not in with_rule
    ]
    assert "HEALTH" in places
    assert "CN_MOBILE" not in places


def test_rows_whose_source_is_not_the_text_itself_are_listed(folder):
    found = listed(load_policy("law.toml"), "source is not the primary text")
    assert found == [("law: categories.financial_account", "art. 28")]


def test_recipients_that_have_expired_are_listed_from_the_next_day_on(write):
    rows = "".join(
        f"[recipients.{name}]\nexpires = {day}\n" for name, day in [("a", "2026-11-21"), ("b", TODAY)]
    )
    policy = load_policy(write(f'extends = "law.toml"\n{rows}'))
    assert listed(policy, "recipients that have expired") == [("a", "expired on 2026-11-21")]


def test_switches_and_columns_are_listed(write):
    text = """
        extends = "law.toml"
        [columns."备注"]
        action = "suppress"
        [columns."/card.*/"]
        entity = "BANK_CARD"
        tier = "sensitive"
        [recipients.acme.columns.x]
        action = "suppress"
        [[plan.columns]]
        name = "n"
        kind = "text"
    """
    policy = load_policy(write(text))
    assert listed(policy, "switches") == [("id_number_is_sensitive", "on")]
    assert listed(policy, "columns") == [
        ("备注", "suppress"),
        ("/card.*/", "BANK_CARD, tier sensitive"),
        ("x", "for acme: suppress"),
    ]
    assert listed(policy, "columns of the plan") == [("n", "text, no identifier: searched like any text")]
