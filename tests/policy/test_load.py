"""Policies from files and packs: what is merged, and what decides in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from piiguard.entity import Category, Entity
from piiguard.errors import PolicyError
from piiguard.policy.decide import decide
from piiguard.policy.load import known_entities, load_pack, load_policy, packs

KINDS = {entity.code: entity for entity in known_entities()}


# Kinds of columns, of which packs speak.
ATTRIBUTES = [
    Entity(code, code, code, Category.DEMOGRAPHIC)
    for code in ("AGE", "SEX", "ETHNICITY", "NATIONALITY", "MARITAL_STATUS", "INCOME")
]


def said(policy, code, **where):
    """Tier and action of an entity."""
    decision = decide(policy, KINDS[code], **where)
    return decision.tier, str(decision.action)


def test_a_file_that_extends_nothing_is_a_rule_set_of_its_own(folder):
    policy = load_policy("law.toml")
    assert (policy.name, policy.title, policy.origin) == ("law", "A law", ())
    assert [rules.name for rules in policy.base] == ["law"]
    assert [tier.name for tier in policy.tiers] == ["internal", "personal", "sensitive"]
    assert said(policy, "CN_MOBILE") == ("personal", "mask")
    assert said(policy, "BANK_CARD") == ("sensitive", "suppress")


def test_a_category_without_a_rule_takes_the_strictest_tier(folder):
    assert said(load_policy("law.toml"), "HEALTH") == ("sensitive", "suppress")


def test_a_file_overrides_what_it_extends_by_entity_and_category(write):
    policy = load_policy(
        write(
            """
            extends = "law.toml"
            [categories]
            device = { tier = "personal" }
            [entities]
            CN_MOBILE = { tier = "sensitive", clause = "our rule 3" }
            PERSON = { action = "suppress" }
            """
        )
    )
    assert said(policy, "IMEI") == ("personal", "mask")
    assert said(policy, "CN_MOBILE") == ("sensitive", "suppress")
    assert said(policy, "PERSON") == ("personal", "suppress")
    assert decide(policy, KINDS["CN_MOBILE"]).clause == "our rule 3"


def test_a_file_has_the_name_of_its_file_unless_it_says_another(write):
    assert load_policy(write('extends = "law.toml"')).name == "own"
    named = load_policy(write('name = "acme"\ntitle = "Acme"\nextends = "law.toml"'))
    assert (named.name, named.title) == ("acme", "Acme")


def test_a_file_may_extend_a_file_beside_it(write, folder):
    """Paths are relative to the file that names them."""
    (folder / "sub").mkdir()
    write('extends = "../law.toml"\n[entities]\nPERSON = { tier = "sensitive" }', "sub/middle.toml")
    policy = load_policy(
        write('extends = "./sub/middle.toml"\n[entities]\nEMAIL_ADDRESS = { tier = "sensitive" }')
    )
    assert [rules.name for rules in policy.own] == ["middle", "own"]
    assert policy.origin == (str((folder / "sub" / "middle.toml").resolve()),)
    assert said(policy, "PERSON")[0] == said(policy, "EMAIL_ADDRESS")[0] == "sensitive"


def test_what_two_files_extend_is_there_once(write):
    write('extends = "law.toml"\n[entities]\nPERSON = { tier = "sensitive" }', "a.toml")
    write('extends = "law.toml"\n[entities]\nEMAIL_ADDRESS = { tier = "sensitive" }', "b.toml")
    policy = load_policy(write('extends = ["a.toml", "b.toml"]'))
    assert ([r.name for r in policy.base], [r.name for r in policy.own]) == (["law"], ["a", "b"])
    assert len(policy.records) == 1


STRICTER = """
name = "stricter"
[tiers]
personal = { level = 20 }
C2 = { level = 25 }
[actions]
personal = "mask"
C2 = "replace"
[categories]
contact = { tier = "C2", clause = "4.2" }
financial_account = { tier = "personal", clause = "4.1" }
"""


def test_of_several_rule_sets_the_strictest_counts_and_tiers_merge_by_level(write):
    policy = load_policy([write(STRICTER, "stricter.toml"), "law.toml"])
    assert [tier.name for tier in policy.tiers] == ["internal", "personal", "C2", "sensitive"]
    assert policy.name == "stricter + law"
    assert said(policy, "CN_MOBILE") == ("C2", "replace")
    assert decide(policy, KINDS["BANK_CARD"]).policy == "law"


def test_a_tier_has_one_level_everywhere(write):
    text = '[tiers]\npersonal = { level = 25 }\n[actions]\npersonal = "mask"'
    with pytest.raises(PolicyError, match=r"own\.toml:2: tiers\.personal\.level: given 25; .* level 20"):
        load_policy(["law.toml", write(text)])


@pytest.mark.parametrize(("value", "tier"), [("true", "sensitive"), ("false", "personal")])
def test_a_switch_of_a_law_is_set_by_the_file(write, value, tier):
    policy = load_policy(write(f'extends = "law.toml"\n[switches]\nid_number_is_sensitive = {value}'))
    assert policy.switches == {"id_number_is_sensitive": value == "true"}
    assert said(policy, "CN_RESIDENT_ID")[0] == tier


def test_the_last_file_that_sets_a_switch_counts(write):
    write('extends = "law.toml"\n[switches]\nid_number_is_sensitive = false', "a.toml")
    policy = load_policy(write('extends = "a.toml"\n[switches]\nid_number_is_sensitive = true'))
    assert said(policy, "CN_RESIDENT_ID")[0] == "sensitive"


def test_a_switch_that_rule_sets_have_on_and_off_is_on(write):
    off = STRICTER + "[switches.id_number_is_sensitive]\ndefault = false\n"
    assert load_policy([write(off, "stricter.toml"), "law.toml"]).switches == {"id_number_is_sensitive": True}


def test_what_is_more_lenient_needs_a_reason_and_then_holds(write):
    row = 'CN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "shown" }'
    policy = load_policy(write(f'extends = "law.toml"\n[entities]\n{row}'))
    assert said(policy, "CN_MOBILE") == ("personal", "mask(keep_first=3, keep_last=2)")
    assert decide(policy, KINDS["CN_MOBILE"]).because == "shown"


def test_a_tier_may_be_given_a_more_lenient_action_with_a_reason(write):
    text = 'extends = "law.toml"\n[actions]\nsensitive = { action = "mask", because = "test data" }'
    assert said(load_policy(write(text)), "BANK_CARD") == ("sensitive", "mask")


def test_columns_by_name_and_by_pattern_and_those_of_the_last_file_first(write):
    write('extends = "law.toml"\n[columns."备注"]\naction = "mask"\nbecause = "seen"', "a.toml")
    text = """
        extends = "a.toml"
        [columns."备注"]
        action = "suppress"
        [columns."/ext_.*/"]
        entity = "BANK_CARD"
    """
    columns = load_policy(write(text)).columns
    assert [str(column) for column in columns] == ["column 备注", "column pattern ext_.*", "column 备注"]
    assert columns[1].entity == "BANK_CARD"


RECIPIENT = """
extends = "law.toml"
[recipients.acme]
title = "Acme"
purpose = "billing"
legal_basis = "PIPL art. 23"
expires = 2027-06-30
abroad = true
receives = ["PERSON", "CN_MOBILE", "BANK_CARD"]
highest = "personal"
transforms = "masked"
[recipients.acme.entities]
PERSON = { action = "suppress" }
[recipients.acme.actions]
personal = { mask = { length = 4 } }
[recipients.acme.columns.phone]
action = "suppress"
"""


def test_a_recipient_gets_what_it_may_and_nothing_else(write):
    policy = load_policy(write(RECIPIENT))
    acme = policy.recipients["acme"]
    assert (acme.purpose, acme.legal_basis, str(acme.expires), acme.abroad) == (
        *("billing", "PIPL art. 23", "2027-06-30"),
        True,
    )
    assert said(policy, "CN_MOBILE") == ("personal", "mask")
    assert said(policy, "CN_MOBILE", recipient=acme) == ("personal", "mask(length=4)")
    assert said(policy, "PERSON", recipient=acme) == ("personal", "suppress")
    assert said(policy, "EMAIL_ADDRESS", recipient=acme) == ("personal", "suppress")  # not in `receives`
    assert said(policy, "BANK_CARD", recipient=acme) == ("sensitive", "suppress")  # above `highest`
    assert said(policy, "CN_MOBILE", recipient=acme, column=acme.columns[0]) == ("personal", "suppress")


def test_rules_on_the_record_add_up(write):
    text = """
        extends = "law.toml"
        [records.id-and-card]
        together = ["CN_RESIDENT_ID", "financial_account"]
        lifts = ["name"]
        tier = "sensitive"
    """
    records = load_policy(write(text)).records
    assert [record.name for record in records] == ["under-14", "id-and-card"]
    assert (records[1].together, records[1].lifts) == (("CN_RESIDENT_ID", "financial_account"), ("name",))


def test_a_plan_is_read(write):
    text = """
        extends = "law.toml"
        [plan]
        made_with = "0.2.0"
        model = "sha256:00"
        [[plan.columns]]
        name = "手机号"
        kind = "text"
        entity = "CN_MOBILE"
        tier = "personal"
        action = "mask"
        [[plan.columns]]
        name = "备注"
        kind = "text"
    """
    plan = load_policy(write(text)).plan
    assert [(column.name, column.entity, str(column.action)) for column in plan.columns] == [
        ("手机号", "CN_MOBILE", "mask"),
        ("备注", None, "None"),
    ]
    assert (plan.version, plan.model) == ("0.2.0", "sha256:00")


def test_yaml_says_the_same_as_toml(write):
    yaml = """
        extends: law.toml
        checked: 2026-11-22
        entities:
          CN_MOBILE: {action: {mask: {keep_first: 3, keep_last: 2}}, because: shown to the driver}
        columns:
          备注: {action: suppress}
    """
    toml = """
        name = "own"
        extends = "law.toml"
        checked = 2026-11-22
        [entities]
        CN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "shown to the driver" }
        [columns]
        "备注" = { action = "suppress" }
    """
    assert load_policy(write(yaml, "own.yaml")) == load_policy(write(toml, "own.toml"))


def test_entities_of_your_own_may_be_spoken_of(write):
    path = write(
        'extends = "law.toml"\n[entities]\nBADGE_NO = { tier = "internal", because = "on every door" }'
    )
    badge = Entity("BADGE_NO", "工牌", "badge", Category.CUSTOM)
    assert decide(load_policy(path, entities=[badge]), badge).tier == "internal"
    with pytest.raises(PolicyError, match="unknown entity"):
        load_policy(path)


def test_a_policy_comes_back_as_it_is(folder):
    policy = load_policy("law.toml")
    assert load_policy(policy) is policy


def test_a_path_may_be_a_path_object_and_have_a_byte_order_mark_and_windows_line_ends(folder):
    text = (folder / "law.toml").read_text("utf-8")
    path = folder / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_policy(path) == load_policy("law.toml")


@pytest.mark.parametrize("source", [None, 3, [3], b"pipl"])
def test_what_is_neither_name_nor_path_is_a_type_error(source):
    with pytest.raises(TypeError):
        load_policy(source)


def test_packs_load_by_name_and_a_file_extends_them(write):
    name = packs()[0]
    pack = load_pack(name)
    assert (pack.origin, [rules.name for rules in pack.base], pack.own) == ((name,), [name], ())
    assert load_policy(write(f'extends = "{name}"')).base == pack.base


@pytest.mark.parametrize("name", packs())
def test_packs_are_right_by_the_rules_for_files(name, folder):
    """They are loaded without these checks; read as a file, a pack is the same rule set."""
    from piiguard.policy import documents

    source = Path(documents.__file__).parent / "packs" / f"{name}.toml"
    assert load_policy(source, entities=ATTRIBUTES).base == load_pack(name).base


def test_a_pack_needs_neither_pydantic_nor_the_recognizers():
    program = (
        "import sys\nfrom piiguard.policy.load import load_pack\nload_pack('pipl')\n"
        "print([name for name in ('pydantic', 'yaml', 'regex', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_policy_chooses_how_names_are_read_unless_the_guard_is_told(write):
    """In recall mode a surname with a title counts (see `Guard`)."""
    from piiguard import Guard

    path = write('extends = "pipl"\nmode = "recall"')
    assert load_policy(path).mode == "recall"
    assert Guard(path).protect("请联系张总。") != "请联系张总。"
    assert Guard(path, mode="balanced").protect("请联系张总。") == "请联系张总。"
