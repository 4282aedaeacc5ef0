"""How two policies differ, and which way."""

import pytest

from piiguard.policy.difference import differences
from piiguard.policy.load import known_entities, load_policy


@pytest.fixture
def compare(write):
    """What a file says otherwise than the law: (kind, name, recipient, before, after, direction)."""

    def compared(text, before="law.toml"):
        if before != "law.toml":
            before = write(f'extends = "law.toml"\n{before}', "before.toml")
        after = write(f'extends = "law.toml"\n{text}', "after.toml")
        found = differences(load_policy(before), load_policy(after), known_entities())
        return [(d.kind, d.name, d.recipient, d.before, d.after, d.direction) for d in found]

    return compared


def test_a_policy_does_not_differ_from_itself(compare):
    assert compare("") == []


@pytest.mark.parametrize(
    ("row", "after", "direction"),
    [
        ('{ tier = "sensitive" }', "sensitive, suppress", "stricter"),
        ('{ action = "suppress" }', "personal, suppress", "stricter"),
        ('{ action = "keep", because = "b" }', "personal, keep", "more lenient"),
        (
            '{ action = { mask = { keep_last = 4 } }, because = "b" }',
            "personal, mask(keep_last=4)",
            "more lenient",
        ),
        ('{ tier = "internal", action = "suppress", because = "b" }', "internal, suppress", "both ways"),
    ],
)
def test_an_entity_and_which_way_it_goes(compare, row, after, direction):
    assert compare(f"[entities]\nPERSON = {row}") == [
        ("entity", "PERSON", None, "personal, mask", after, direction)
    ]


def test_another_clause_alone_is_no_change_of_strictness(write):
    path = write('extends = "law.toml"\n[entities]\nPERSON = { tier = "personal", clause = "art. 5" }')
    (found,) = differences(load_policy("law.toml"), load_policy(path), known_entities())
    assert (found.before, found.after, found.direction) == ("personal, mask", "personal, mask", "alike")
    assert found.clauses == ("art. 4", "art. 5")


def test_a_category_is_told_by_its_entities(compare):
    names = [name for _, name, *_ in compare('[categories]\ndevice = { tier = "personal" }')]
    assert names == sorted(e.code for e in known_entities() if e.category == "device")


def test_a_switch_is_told_with_what_it_changes(compare):
    found = compare("[switches]\nid_number_is_sensitive = false")
    assert found[0] == ("switch", "id_number_is_sensitive", None, "on", "off", "alike")
    assert found[1] == (
        "entity",
        "CN_RESIDENT_ID",
        None,
        "sensitive, suppress",
        "personal, mask",
        "more lenient",
    )


def test_columns(compare):
    found = compare('[columns.x]\naction = "suppress"\n[columns.y]\nentity = "PERSON"')
    assert [entry[:2] + entry[3:] for entry in found] == [
        ("column", "y", "", "PERSON", "alike"),
        ("column", "x", "", "suppress", "stricter"),
    ]
    assert compare("", '[columns.x]\naction = "suppress"')[0][3:] == ("suppress", "", "more lenient")


def test_recipients_come_and_go(compare):
    assert compare("[recipients.a]")[0][3:] == ("", "receives from now on", "more lenient")
    assert compare("", "[recipients.a]")[0][3:] == ("received so far", "", "stricter")


@pytest.mark.parametrize(
    ("before", "after", "name", "direction"),
    [
        ("expires = 2026-01-01", "expires = 2027-01-01", "a.expires", "more lenient"),
        ("", "expires = 2027-01-01", "a.expires", "stricter"),
        ("", "abroad = true", "a.abroad", "more lenient"),
        ('highest = "personal"', "", "a.highest", "more lenient"),
        ('transforms = "masked"', 'transforms = "irreversible"', "a.transforms", "more lenient"),
        ('purpose = "x"', 'purpose = "y"', "a.purpose", "alike"),
        ('receives = ["PERSON"]', 'receives = ["PERSON", "CN_MOBILE"]', "a.receives", "more lenient"),
        ('receives = ["PERSON"]', 'receives = ["CN_MOBILE"]', "a.receives", "both ways"),
        ("", 'receives = ["CN_MOBILE"]', "a.receives", "stricter"),
    ],
)
def test_what_a_recipient_may_get(compare, before, after, name, direction):
    found = compare(f"[recipients.a]\n{after}", f"[recipients.a]\n{before}")
    assert [(kind, of, way) for kind, of, *_, way in found if kind == "recipient"] == [
        ("recipient", name, direction)
    ]


def test_an_entity_for_one_recipient(compare):
    found = compare('[recipients.a.entities]\nPERSON = { action = "suppress" }', "[recipients.a]")
    assert found == [("entity", "PERSON", "a", "personal, mask", "personal, suppress", "stricter")]


def test_rules_on_the_record_only_lift(compare):
    text = '[records.r]\ntogether = ["name", "health"]\ntier = "sensitive"'
    shown = "name with health: everything personal to sensitive"
    assert compare(text) == [("record", "r", None, "", shown, "stricter")]
    assert compare("", text) == [("record", "r", None, shown, "", "more lenient")]


def test_tiers_and_unfit(compare):
    found = compare('unfit = "replace"\n[tiers]\nsecret = { level = 40 }\n[actions]\nsecret = "suppress"')
    assert found[:2] == [
        ("tier", "secret", None, "", "level 40", "alike"),
        ("unfit", "", None, "suppress", "replace", "alike"),
    ]
