"""Rules on the record (记录规则): under 14 at a given day, names beside illnesses; they lift only."""

import datetime as dt

import numpy as np
import pytest

from piiguard import Category, Entity, Guard, PolicyError
from piiguard.policy.decide import decide
from piiguard.policy.lifting import Facts, lift_decisions
from piiguard.policy.model import Policy, Recipient, RecordRule, Rule, RuleSet, Tier
from piiguard.transforms.action import KEEP, MASK, SUPPRESS

DAY = dt.date(2026, 11, 22)
ENTITIES = (
    Entity("CN_RESIDENT_ID", "身份证号", "resident ID", Category.IDENTITY_DOCUMENT),
    Entity("DATE_OF_BIRTH", "出生日期", "date of birth", Category.DEMOGRAPHIC),
    Entity("PERSON", "姓名", "name", Category.NAME),
    Entity("DIAGNOSIS", "诊断", "diagnosis", Category.HEALTH, broader="HEALTH"),
    Entity("BRANCH", "网点", "branch", Category.ORGANISATION),
)
UNDER_14 = RecordRule("under-14", "sensitive", "art. 31", under=14)
TOGETHER = RecordRule("ill", "sensitive", "art. 28", together=("PERSON", "health"))
LAW = RuleSet(
    "law",
    actions={
        "internal": Rule(action=KEEP),
        "personal": Rule(action=MASK),
        "sensitive": Rule(action=SUPPRESS),
    },
    categories={category.value: Rule("personal", "art. 4") for category in Category}
    | {"organisation": Rule("internal", "art. 4")},
)
POLICY = Policy(
    "law",
    "",
    (Tier("internal", 10), Tier("personal", 20), Tier("sensitive", 30)),
    (LAW,),
    records=(UNDER_14,),
)
DECISIONS = {entity.code: decide(POLICY, entity) for entity in ENTITIES}


class FoundAs:
    """Findings of whole strings: (row, entity code) each."""

    def __init__(self, strings, *places):
        codes = [entity.code for entity in ENTITIES]
        self.row = np.array([row for row, _ in places], dtype=np.int64)
        self.kind = np.array([codes.index(code) for _, code in places], dtype=np.int64)
        self.start = np.zeros(len(places), dtype=np.int64)
        self.end = np.array([len(strings[row]) for row, _ in places], dtype=np.int64)


def fires(rule, *records, day=DAY):
    """Whether the rule speaks of each record; a record is a list of (entity, value)."""
    strings = [value for record in records for _, value in record]
    owner = np.array([n for n, record in enumerate(records) for _ in record], dtype=np.int64)
    places = [(row, code) for row, (code, _) in enumerate(pair for record in records for pair in record)]
    facts = Facts(ENTITIES, len(records))
    facts.add(FoundAs(strings, *places), strings, owner)
    return facts.fired([rule], day).tolist()


@pytest.mark.parametrize(
    ("code", "value", "fired"),
    [
        ("CN_RESIDENT_ID", "110105201905170077", 1),
        ("CN_RESIDENT_ID", "110105 20190517 0077", 1),  # as people write it
        ("CN_RESIDENT_ID", "11010519491231002X", 0),
        ("CN_RESIDENT_ID", "110105491231002", 0),  # 15 digits: born in 19…
        ("CN_RESIDENT_ID", "110105********0077", 0),  # the date is hidden
        ("CN_RESIDENT_ID", "110105201902300077", 0),  # 30 February
        ("DATE_OF_BIRTH", "2019-05-17", 1),
        ("DATE_OF_BIRTH", "2019年5月17日", 1),
        ("DATE_OF_BIRTH", "20190517", 1),
        ("DATE_OF_BIRTH", "2019-**-**", 0),
        ("DATE_OF_BIRTH", "2027-01-01", 0),  # not born yet on that day
        ("PERSON", "2019-05-17", 0),  # no date of birth
    ],
)
def test_the_holders_age_is_read_from_an_id_or_a_date_of_birth(code, value, fired):
    assert fires(UNDER_14, [(code, value)]) == [fired]


@pytest.mark.parametrize(
    ("born", "day", "fired"),
    [
        ("2012-11-23", DAY, 1),  # 14 tomorrow
        ("2012-11-22", DAY, 0),  # 14 today
        ("2026-11-22", DAY, 1),
        ("2012-02-29", dt.date(2026, 2, 28), 1),
        ("2012-02-29", dt.date(2026, 3, 1), 0),
        ("2010-03-01", dt.date(2024, 2, 29), 1),
        ("2010-02-28", dt.date(2024, 2, 29), 0),
    ],
)
def test_fourteen_is_reached_on_the_birthday(born, day, fired):
    assert fires(UNDER_14, [("DATE_OF_BIRTH", born)], day=day) == [fired]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2015年1月2日",
            "2015/1/2",
            "20150102",
            "2015-01-02 08:30:00",
            "２０１５－０１－０２",
            "02/01/2015",
        ),
        *("1.2.2015", "2 Jan 2015", "2nd January, 2015", "Jan 2, 2015", "January 2 2015", "02-JAN-2015"),
        *("二〇一五年一月二日", "二零一五年十二月三十一日", "二〇一五年十月廿三日", "2015-01", "2015年1月"),
    ],
)
def test_a_date_of_birth_counts_however_it_is_written(written):
    assert fires(UNDER_14, [("DATE_OF_BIRTH", written)]) == [1]
    assert fires(UNDER_14, [("DATE_OF_BIRTH", written)], day=dt.date(2030, 1, 1)) == [0]


def test_what_may_be_read_in_two_ways_is_read_as_the_younger_holder():
    """02/12/2012: on 22 November 2026 fourteen as of 12 February, thirteen until 2 December."""
    assert fires(UNDER_14, [("DATE_OF_BIRTH", "02/12/2012")]) == [1]
    assert fires(UNDER_14, [("DATE_OF_BIRTH", "13/02/2012")]) == [0]
    assert fires(UNDER_14, [("DATE_OF_BIRTH", "2012-11")]) == [1]


def test_of_several_dates_in_a_record_the_youngest_holder_counts():
    parent, child = ("CN_RESIDENT_ID", "11010519491231002X"), ("DATE_OF_BIRTH", "2019-05-17")
    assert fires(UNDER_14, [parent, child], [parent], [child]) == [1, 0, 1]


def test_a_combination_needs_all_of_its_kinds_in_one_record():
    """By entity code, by category, by the wider kind."""
    name, illness = ("PERSON", "张三"), ("DIAGNOSIS", "某病")
    assert fires(TOGETHER, [name, illness], [name], [illness], []) == [1, 0, 0, 0]
    wide = RecordRule("wide", "sensitive", "c", together=("name", "HEALTH"))
    assert fires(wide, [name, illness], [name, name]) == [1, 0]


def test_a_kind_that_nothing_finds_never_fires():
    assert fires(RecordRule("x", "sensitive", "c", together=("NOSUCH",)), [("PERSON", "张三")]) == [0]


def test_each_rule_has_its_bit():
    facts = Facts(ENTITIES, 1)
    strings = ["2019-05-17"]
    facts.add(FoundAs(strings, (0, "DATE_OF_BIRTH")), strings)
    assert facts.fired([TOGETHER, UNDER_14, TOGETHER, UNDER_14], DAY).tolist() == [0b1010]


def test_more_rules_than_bits_are_refused_and_not_forgotten():
    with pytest.raises(PolicyError, match="63 rules; a policy has at most 62"):
        Facts(ENTITIES, 1).fired([UNDER_14] * 63, DAY)


def test_everything_personal_is_lifted_and_nothing_else():
    """The number of a bank branch stays internal in the record of a child."""
    raised = lift_decisions(POLICY, DECISIONS, ENTITIES, [UNDER_14])
    assert {code: decision.tier for code, decision in raised.items()} == {
        **dict.fromkeys(DECISIONS, "sensitive"),
        "BRANCH": "internal",
    }
    assert {str(decision.action) for code, decision in raised.items() if code != "BRANCH"} == {"suppress"}


@pytest.mark.parametrize("lifts", [("PERSON",), ("name",)])
def test_a_rule_may_lift_some_only(lifts):
    rule = RecordRule("x", "sensitive", "c", under=14, lifts=lifts)
    raised = lift_decisions(POLICY, DECISIONS, ENTITIES, [rule])
    assert [code for code in raised if raised[code] != DECISIONS[code]] == ["PERSON"]


def test_without_a_rule_all_stays_as_it_was():
    assert lift_decisions(POLICY, DECISIONS, ENTITIES, []) == DECISIONS


def test_what_is_lifted_above_a_recipients_highest_tier_is_suppressed():
    recipient = Recipient(
        "acme", highest="personal", own=RuleSet("acme", actions={"sensitive": Rule(action=MASK)})
    )
    raised = lift_decisions(POLICY, DECISIONS, ENTITIES, [UNDER_14], recipient)
    assert (raised["PERSON"].action, raised["PERSON"].action_rule) == (SUPPRESS, "recipient acme")


def test_the_actions_of_a_recipient_count_for_what_is_lifted():
    mild = Policy("law", "", POLICY.tiers, (RuleSet("law", actions={}, categories=LAW.categories),))
    decisions = {entity.code: decide(mild, entity) for entity in ENTITIES}
    recipient = Recipient("acme", own=RuleSet("acme", actions={"sensitive": Rule(action=SUPPRESS)}))
    assert lift_decisions(mild, decisions, ENTITIES, [UNDER_14])["PERSON"].action == MASK
    assert lift_decisions(mild, decisions, ENTITIES, [UNDER_14], recipient)["PERSON"].action == SUPPRESS


# -- where it is applied --------------------------------------------------------------------------------

CHILD, ADULT = "110105201905170077", "11010519491231002X"


@pytest.fixture
def guard(tmp_path):
    """Sensitive is suppressed, personal masked."""
    file = tmp_path / "own.toml"
    file.write_text('extends = "pipl"\n[actions]\nsensitive = "suppress"\n', encoding="utf-8")
    return Guard(file, as_of=DAY)


def test_each_text_of_a_list_is_a_record(guard):
    texts = [f"身份证{CHILD}，手机13800138000", f"身份证{ADULT}，手机13800138000"]
    assert guard.protect(texts) == ["身份证，手机", "身份证，手机138****8000"]


def test_each_record_of_a_list_is_one(guard):
    records = [{"身份证号": number, "手机号": "13800138000"} for number in (CHILD, ADULT)]
    assert [record["手机号"] for record in guard.protect(records)] == ["", "138****8000"]


def test_a_single_record_is_one_with_all_that_is_nested_in_it(guard):
    record = {"持有人": {"身份证号": CHILD}, "联系": [{"手机号": "13800138000"}]}
    assert guard.protect(record)["联系"] == [{"手机号": ""}]


def test_batches_do_not_matter(guard):
    """A row is treated by its own record, wherever in the list it stands."""
    texts = [f"身份证{number}，手机13800138000" for number in (CHILD, ADULT)] * 700
    assert guard.protect(texts) == [guard.protect([text])[0] for text in texts[:2]] * 700


def test_with_the_default_policy_nothing_changes_but_the_tier():
    """All that pipl asks is a mask, in any tier."""
    text = f"身份证{CHILD}，手机13800138000"
    explained = list(Guard(as_of=DAY).explain(text))
    assert [(entry.tier, entry.action) for entry in explained] == [("sensitive", "mask")] * 2
    assert explained[1].clause.startswith("PIPL art. 28 para. 1, art. 31")
