"""`to_toml`: what was saved, loaded again, is the same policy."""

from dataclasses import replace

import pytest

from piiguard import Guard
from piiguard.errors import PolicyError
from piiguard.policy.decide import decide
from piiguard.policy.leniency import every_kind
from piiguard.policy.load import known_entities, load_policy, packs
from piiguard.policy.model import ColumnRule, Plan, PlannedColumn, Rule, RuleSet
from piiguard.policy.save import to_toml
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action

EVERYTHING = r"""
name = "acme"
title = "Everything \"quoted\" \\ 一切"
checked = 2026-11-22
extends = "law.toml"
unfit = { replace = { with = "·" } }

[tiers]
secret = { level = 40, title = "机密" }

[actions]
secret = "suppress"
sensitive = { action = "mask", because = "line one\nline two" }

[switches]
id_number_is_sensitive = false

[categories]
device = { tier = "personal", clause = "rule 1", checked = 2026-01-02, primary = false }

[entities]
PERSON = { tier = "secret" }
CN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "shown" }

[columns."备注 \t\"x\""]
action = "suppress"
[columns."/ext_.*\\d/"]
tier = "secret"
entity = "BANK_CARD"

[recipients."a b"]
title = "A"
purpose = "p"
legal_basis = "l"
expires = 2027-06-30
abroad = true
receives = ["PERSON"]
highest = "personal"
transforms = "masked"
[recipients."a b".categories]
contact = { action = "suppress" }
[recipients."a b".actions]
personal = { mask = { length = 6 } }
[recipients."a b".columns.x]
action = "suppress"
[recipients.plain]

[records.both]
together = ["name", "BANK_CARD"]
lifts = ["PERSON"]
tier = "secret"
clause = "c"

[plan]
made_with = "0.2.0"
model = "sha256:00"
[[plan.columns]]
name = "手机号"
kind = "text"
entity = "CN_MOBILE"
tier = "personal"
action = { mask = { keep_first = 3, keep_last = 2 } }
[[plan.columns]]
name = "n"
kind = "integer"
"""


def again(policy, folder):
    """The policy saved and loaded."""
    (folder / "saved.toml").write_text(to_toml(policy), encoding="utf-8")
    return load_policy("saved.toml")


def decisions(policy):
    """All that it decides, for everybody and for each recipient, anywhere and in each column."""
    return [
        decide(policy, kind, recipient=recipient, column=column)
        for kind in every_kind(known_entities())
        for recipient in (None, *policy.recipients.values())
        for column in (None, *policy.columns, *(recipient.columns if recipient else ()))
    ]


def test_everything_a_file_can_say_comes_back(write, folder):
    policy = load_policy(write(EVERYTHING))
    assert again(policy, folder) == policy
    assert decisions(again(policy, folder)) == decisions(policy)


def test_what_is_extended_is_named_and_not_copied(write):
    text = to_toml(load_policy(write('extends = "law.toml"\n[entities]\nPERSON = { tier = "sensitive" }')))
    assert "extends = " in text
    assert "CN_CNAPS" not in text


def test_a_rule_set_of_its_own_is_written_whole_with_its_switches_as_they_are(folder):
    policy = load_policy("law.toml")
    saved = again(policy, folder)
    assert (saved.tiers, saved.base, saved.records) == (policy.tiers, policy.base, policy.records)
    assert decisions(saved) == decisions(policy)


@pytest.mark.parametrize("source", [*packs(), packs()])
def test_packs_come_back_by_name(source, folder):
    policy = load_policy(source)
    assert again(policy, folder) == policy


def test_several_files_come_back_each_by_its_path(write, folder):
    first = write('extends = "law.toml"\n[entities]\nPERSON = { tier = "sensitive" }', "a.toml")
    second = write('extends = "law.toml"\n[columns.x]\naction = "suppress"', "b.toml")
    policy = load_policy([first, second])
    assert again(policy, folder) == policy
    assert policy.origin == (str(folder.resolve() / "a.toml"), str(folder.resolve() / "b.toml"))


def test_a_plan_is_saved_with_the_policy_it_was_made_by(write, folder):
    columns = (
        PlannedColumn("手机号", "text", "CN_MOBILE", "personal", SUPPRESS),
        PlannedColumn("n", "float"),
    )
    policy = load_policy(write('extends = "law.toml"\n[entities]\nPERSON = { tier = "sensitive" }'))
    planned = replace(policy, plan=Plan(columns, "0.2.0", "sha256:00"))
    assert again(planned, folder) == planned
    empty = replace(policy, plan=Plan(()))
    assert again(empty, folder).plan == Plan(())


def test_a_switch_of_a_pack_set_by_hand_is_written(write, folder):
    write('extends = "law.toml"\n[switches]\nid_number_is_sensitive = false', "a.toml")
    policy = load_policy(write('extends = "a.toml"\n[switches]\nid_number_is_sensitive = true'))
    assert "id_number_is_sensitive = true" in to_toml(policy)
    assert again(policy, folder) == policy


def test_a_column_whose_name_stands_between_slashes_is_no_pattern(write, folder):
    policy = load_policy(write('extends = "law.toml"'))
    column = ColumnRule(Rule(action=SUPPRESS), name="/a.b/")
    saved = again(replace(policy, columns=(column,)), folder)
    from piiguard.policy.decide import column_rule

    assert column_rule(saved.columns, "/a.b/") is not None
    assert column_rule(saved.columns, "/aXb/") is None
    assert column_rule(saved.columns, "a.b") is None


def test_what_no_file_can_say_is_refused(write, folder):
    law, own = load_policy("law.toml"), load_policy(write('extends = "law.toml"'))
    with pytest.raises(PolicyError, match="more than one rule set"):
        to_toml(replace(law, base=(*law.base, *law.base)))
    with pytest.raises(PolicyError, match="half a surrogate pair"):
        to_toml(replace(own, plan=Plan((PlannedColumn("\ud800", "text"),))))
    two = (
        RuleSet("a", actions={"personal": Rule(action=MASK)}),
        RuleSet("b", actions={"personal": Rule(action=MASK)}),
    )
    with pytest.raises(PolicyError, match=r"law\.toml: says something else"):
        to_toml(replace(own, own=two))


def test_a_file_that_changed_since_is_noticed(write, folder):
    policy = load_policy(write('extends = "law.toml"'))
    law = (folder / "law.toml").read_text("utf-8")
    (folder / "law.toml").write_text(
        law.replace('contact = { tier = "personal"', 'contact = { tier = "internal"')
    )
    with pytest.raises(PolicyError, match=r"law\.toml: says something else than when the policy was loaded"):
        to_toml(policy)


@pytest.mark.parametrize(
    "action",
    [
        KEEP,
        MASK,
        Action.of("mask", keep_last=4),
        Action.of("mask", length=3),
        Action.of("replace", **{"with": ""}),
    ],
)
def test_every_action_comes_back(write, folder, action):
    policy = load_policy(write('extends = "law.toml"'))
    rules = RuleSet("own", entities={"PERSON": Rule(action=action, because="b")})
    assert again(replace(policy, own=(rules,)), folder).own == (rules,)


def test_a_plan_is_saved_and_read_again(tmp_path):
    """`TableReport.to_policy().save(path)`, and `Guard(path)` does what was decided."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"手机": ["13800138000", "13900139000", "15012345678"], "n": [1, 2, 3]})
    planned = Guard().classify(frame).to_policy()
    planned.save(tmp_path / "plan.toml")
    assert (tmp_path / "plan.toml").read_text("utf-8") == planned.to_toml()
    assert load_policy(tmp_path / "plan.toml").plan == planned.plan
    assert Guard(tmp_path / "plan.toml").protect(frame).equals(Guard().protect(frame))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.toml"]


def test_a_failing_save_leaves_the_file_as_it_was(tmp_path):
    (tmp_path / "plan.toml").mkdir()
    with pytest.raises(OSError, match=r"plan\.toml"):
        load_policy("pipl").save(tmp_path / "plan.toml")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.toml"]
