"""Policy packs (策略包): held against the tier matrix, `tier_matrix.csv`, and against the lists of the laws.

The matrix is the source: the words of the facts on each identifier, and the tier they were read as.
"""

import csv
import datetime as dt
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import piiguard.policy
from piiguard.entity import Category, Entity
from piiguard.policy.decide import Decision, decide
from piiguard.policy.load import load_policy
from piiguard.recognizers.registry import builtin
from piiguard.transforms.action import MASK, SUPPRESS, Action

POLICY = Path(piiguard.policy.__file__).parent
FOLDER = next(folder for folder in (POLICY / "packs_new", POLICY / "packs") if folder.is_dir())
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}
PACKS = {name: tomllib.loads(path.read_text("utf-8")) for name, path in FILES.items()}
IN_MATRIX = ("pipl", "gbt35273", "jrt0171", "gbt43697", "gbt45574")
WHOLE = [name for name, pack in PACKS.items() if pack["covers"] == "all"]

# Columns only, without a recognizer of their own.
COLUMNS = {
    "AGE": Category.DEMOGRAPHIC,
    "SEX": Category.DEMOGRAPHIC,
    "ETHNICITY": Category.DEMOGRAPHIC,
    "NATIONALITY": Category.DEMOGRAPHIC,
    "MARITAL_STATUS": Category.DEMOGRAPHIC,
    "INCOME": Category.CREDIT,
}
ENTITIES = {code: Entity(code, code, code, category) for code, category in COLUMNS.items()}
ENTITIES |= {identifier.entity.code: identifier.entity for identifier in builtin()}

with (Path(__file__).parent / "tier_matrix.csv").open(encoding="utf-8") as lines:
    MATRIX = list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read(cell: str) -> tuple[str, str]:
    """Tier and words of a cell of the matrix."""
    tier, words = cell.split(": ", 1)
    return tier, words


def loaded(*sources: str | Path):
    """The policy of packs, by name, and files; the packs are read as strictly as a user's files."""
    return load_policy([FILES.get(str(source), source) for source in sources], entities=ENTITIES.values())


def decisions(policy) -> dict[str, Decision]:
    return {code: decide(policy, entity) for code, entity in ENTITIES.items()}


def in_tier(policy, tier: str) -> set[str]:
    return {code for code, decision in decisions(policy).items() if decision.tier == tier}


def rows(pack: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All rows of a pack with their keys, and what they say with the switch off."""
    said = [*pack.get("categories", {}).items(), *pack.get("entities", {}).items()]
    return said + [(f"{key} otherwise", row["otherwise"]) for key, row in said if "otherwise" in row]


# What the matrix says


@pytest.mark.parametrize("name", IN_MATRIX)
def test_a_pack_gives_every_identifier_the_tier_of_the_matrix(name):
    expected = {code: read(row[name])[0] for row in MATRIX for code in row["codes"].split()}
    assert {code: decision.tier for code, decision in decisions(loaded(name)).items()} == expected


def test_the_matrix_names_every_identifier_once_and_no_other():
    assert sorted(code for row in MATRIX for code in row["codes"].split()) == sorted(ENTITIES)


# The tier that the words of the matrix begin with; words such as "not named" or "by harm test" give none.
BEGINNINGS = {
    "–": ("internal", "C1"),
    "PI": ("personal",),
    "sens": ("sensitive",),
    "C1": ("C1",),
    "C2": ("C2",),
    "C3": ("C3",),
    "general": ("general",),
}


@pytest.mark.parametrize("name", IN_MATRIX)
def test_a_tier_read_in_the_matrix_is_what_its_words_begin_with_or_stricter_for_a_reason(name):
    """The reason stands in the note of the row."""
    for row in MATRIX:
        tier, words = read(row[name])
        said = next((tiers for start, tiers in BEGINNINGS.items() if words.startswith(start)), (tier,))
        if tier not in ("-", *said):
            lowest = next(one for one in said if one in PACKS[name]["tiers"])
            assert level(name, tier) > level(name, lowest), row["identifier"]
            assert name in row["note"], row["identifier"]


def level(name: str, tier: str) -> int:
    return PACKS[name]["tiers"][tier]["level"]


# What the laws list


def test_pipl_calls_sensitive_what_art_28_names():
    """Biometric, religious belief, specific identity, medical health, financial account, location track."""
    named = ("biometric", "religion", "specific_identity", "health", "financial_account", "location")
    for category in named:
        row = PACKS["pipl"]["categories"][category]
        assert (row["tier"], row["primary"]) == ("sensitive", True), category
        assert row["clause"].startswith("PIPL art. 28: "), category


@pytest.mark.parametrize("name", ["pipl", "gbt35273", "gbt45574", "gbt43697", "gdpr"])
def test_everything_is_masked(name):
    assert {decision.action for decision in decisions(loaded(name)).values()} == {MASK}


def test_gdpr_calls_special_what_art_9_names_and_criminal_what_art_10_does():
    """Origin, beliefs, opinions, unions, genetic and biometric data, health, sex life, orientation."""
    assert in_tier(loaded("gdpr"), "special") == {
        "ETHNICITY",
        "RELIGION",
        "SPECIFIC_IDENTITY",  # disability, political affiliation, union membership, orientation
        "BIOMETRIC",
        "HEALTH",
        "CN_MEDICAL_RECORD",
        "CN_SOCIAL_SECURITY",  # recital 35
    }
    assert in_tier(loaded("gdpr"), "criminal") == {"CRIMINAL_RECORD", "CN_COURT_CASE"}


def test_gdpr_knows_no_person_in_what_identifies_an_organisation():
    assert in_tier(loaded("gdpr"), "internal") == {
        "CN_USCC",
        "CN_ORG_CODE",
        "CN_BUSINESS_REG",
        "CN_CNAPS",
        "SWIFT_CODE",
    }


def test_pci_speaks_of_cards_only():
    """PCI DSS v4.0.1: 3.4.1 BIN and last four at most; 3.3.1 authentication data is not kept."""
    assert PACKS["pci"]["covers"] == "listed"
    said = {
        code: decision for code, decision in decisions(loaded("pci")).items() if decision.rule != "no rule"
    }
    assert {code: (decision.tier, decision.action) for code, decision in said.items()} == {
        "BANK_CARD": ("cardholder_data", Action.of("mask", keep_first=6, keep_last=4)),
        "CARD_CVV": ("sensitive_authentication_data", SUPPRESS),
        "PASSWORD": ("sensitive_authentication_data", SUPPRESS),
    }


def test_jrt0171_removes_what_authenticates():
    """C3 (用户鉴别信息) is not shown; the lower classes are masked."""
    policy = loaded("jrt0171")
    authenticates = {"PASSWORD", "CARD_CVV", "ONE_TIME_CODE", "API_KEY", "BIOMETRIC"}
    assert in_tier(policy, "C3") == authenticates
    removed = {code for code, decision in decisions(policy).items() if decision.action == SUPPRESS}
    assert removed == authenticates


# The switch


DOCUMENTS = {code for code, entity in ENTITIES.items() if entity.category == Category.IDENTITY_DOCUMENT}


@pytest.mark.parametrize(("name", "default"), [("pipl", True), ("gbt45574", False)])
def test_the_switch_says_whether_numbers_of_documents_are_sensitive(name, default, tmp_path):
    """GB/T 35273 lists them, GB/T 45574 no longer does; military identity is sensitive either way."""
    assert loaded(name).switches == {"id_number_is_sensitive": default}
    sensitive = in_tier(switched(name, True, tmp_path), "sensitive")
    assert sensitive >= DOCUMENTS
    assert sensitive - in_tier(switched(name, False, tmp_path), "sensitive") == DOCUMENTS - {"CN_MILITARY_ID"}


def switched(name: str, on: bool, folder: Path):
    """A pack as a user's file sets its switch."""
    file = folder / f"{on}.toml"
    value = str(on).lower()
    file.write_text(f"extends = '{FILES[name]}'\n[switches]\nid_number_is_sensitive = {value}\n", "utf-8")
    return loaded(file)


def test_only_the_packs_that_differ_about_documents_have_the_switch():
    assert sorted(name for name, pack in PACKS.items() if "switches" in pack) == ["gbt45574", "pipl"]


# Several packs


@pytest.mark.parametrize(("one", "other"), [*pairwise(PACKS), ("pipl", "jrt0171"), ("pipl", "gdpr")])
def test_of_two_packs_the_stricter_tier_counts_and_the_stricter_action(one, other):
    both = loaded(one, other)
    alone = decisions(loaded(one)), decisions(loaded(other))
    for code, decision in decisions(both).items():
        said = [decided[code] for decided in alone if decided[code].rule != "no rule"]
        assert both.level(decision.tier) == max(both.level(each.tier) for each in said), code
        assert decision.action.declaration.shows == min(each.action.declaration.shows for each in said), code


def test_the_order_in_which_packs_are_named_changes_no_action():
    one, other = (decisions(loaded(*names)) for names in (list(PACKS), list(PACKS)[::-1]))
    assert {code: decision.action for code, decision in one.items()} == {
        code: decision.action for code, decision in other.items()
    }


def test_general_data_lifts_nothing():
    """GB/T 43697: what harms a person or an organisation alone is general data."""
    assert decisions(loaded("pipl", "gbt43697")) == decisions(loaded("pipl"))


# Rules on the record


@pytest.mark.parametrize(("name", "under"), [("pipl", 14), ("gbt45574", 14), ("gbt35273", 15)])
def test_minors_are_sensitive_as_a_whole(name, under):
    """PIPL art. 28: under 14 (不满十四周岁). GB/T 35273: 14 and under (14岁以下（含）)."""
    rules = [rule for rule in PACKS[name]["records"].values() if "under" in rule]
    assert [(rule["under"], rule["tier"], rule.get("lifts", [])) for rule in rules] == [
        (under, "sensitive", [])
    ]


def test_pipl_lifts_three_combinations_and_claims_no_clause_for_them():
    combined = [rule for rule in PACKS["pipl"]["records"].values() if "together" in rule]
    assert [set(rule["together"]) for rule in combined] == [
        {"name", "health"},
        {"identity_document", "financial_account"},
        {"name", "LOCATION_TRACK"},
        {"name", "GEO_COORDINATE"},
    ]
    assert all(rule["clause"].startswith("piiguard's own caution, no clause") for rule in combined)
    assert {rule["tier"] for rule in combined} == {"sensitive"}


# The form of all of them


def test_these_packs_come_with_piiguard():
    assert sorted(PACKS) == ["gbt35273", "gbt43697", "gbt45574", "gdpr", "jrt0171", "pci", "pipl"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_pack_says_something_of_every_category(name):
    """But not of the user's own kinds, which take the strictest tier."""
    assert set(PACKS[name]["categories"]) == set(Category) - {Category.CUSTOM}


@pytest.mark.parametrize("name", PACKS)
def test_every_row_has_a_clause_and_the_day_it_was_checked(name):
    """And says whether our source was the text of the law itself."""
    for key, row in rows(PACKS[name]):
        assert row["clause"].strip(), key
        assert type(row["checked"]) is dt.date, key
        assert row["primary"] in (True, False), key
    assert PACKS[name]["checked"] == max(row["checked"] for _, row in rows(PACKS[name]))


@pytest.mark.parametrize("name", PACKS)
def test_only_texts_that_were_read_count_as_primary(name):
    """The law and art. 1034 of the Civil Code were read; standards were quoted by others."""
    for key, row in rows(PACKS[name]):
        if row["primary"]:
            assert re.fullmatch(r"PIPL art\. \d+[^;]*(; Civil Code art\. 1034: [^;]+)?", row["clause"]), key
    assert name == "pipl" or not any(row["primary"] for _, row in rows(PACKS[name]))


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_names_only_what_exists(name):
    """Entities, categories, tiers and switches."""
    pack = PACKS[name]
    assert set(pack.get("entities", {})) - set(ENTITIES) == set()
    assert set(pack.get("categories", {})) - set(Category) == set()
    assert {row["tier"] for _, row in rows(pack)} == set(pack["tiers"]) == set(pack["actions"])
    switches = {row["switch"] for _, row in rows(pack) if "switch" in row}
    assert switches == set(pack.get("switches", {}))
    assert all(("switch" in row) == ("otherwise" in row) for _, row in rows(pack))


@pytest.mark.parametrize("name", [name for name in PACKS if "records" in PACKS[name]])
def test_a_rule_on_the_record_names_only_what_exists_and_a_clause(name):
    known = set(ENTITIES) | set(Category)
    for key, rule in PACKS[name]["records"].items():
        assert {*rule.get("together", ()), *rule.get("lifts", ())} <= known, key
        assert ("under" in rule) != ("together" in rule), key
        assert rule["clause"].strip() and rule["tier"] in PACKS[name]["tiers"], key


def test_a_rule_on_the_record_has_a_name_of_its_own_in_all_packs():
    """So that packs can be combined, and a report says which of them lifted a record."""
    names = [name for pack in PACKS.values() for name in pack.get("records", {})]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", PACKS)
def test_tiers_ascend(name):
    levels = [tier["level"] for tier in PACKS[name]["tiers"].values()]
    assert levels == sorted(set(levels))
    assert all(tier["title"] for tier in PACKS[name]["tiers"].values())


def test_a_tier_of_one_name_has_one_level_in_all_packs():
    """So that packs can be combined."""
    levels = {(tier, row["level"]) for pack in PACKS.values() for tier, row in pack["tiers"].items()}
    assert len({tier for tier, _ in levels}) == len(levels)


@pytest.mark.parametrize("name", PACKS)
def test_an_entity_has_a_row_of_its_own_only_where_it_says_something_of_its_own(name):
    """Its clause, at least, is not its category's."""
    pack = PACKS[name]
    for code, row in pack.get("entities", {}).items():
        whole = pack.get("categories", {}).get(ENTITIES[code].category, {})
        assert row["clause"] != whole.get("clause"), code


def test_the_name_of_a_pack_is_that_of_its_file():
    assert {name: pack["name"] for name, pack in PACKS.items()} == {name: name for name in PACKS}


def test_the_page_on_packs_lists_them_with_their_tiers_and_how_many_rows_are_primary(project_root):
    page = (project_root / "docs" / "policies.md").read_text("utf-8")
    first = page.partition("\n## ")[0]
    table = {line.split("`")[1]: line for line in first.splitlines() if line.startswith("| `")}
    assert sorted(table) == sorted(PACKS)
    for name, pack in PACKS.items():
        said = [*pack.get("categories", {}).values(), *pack.get("entities", {}).values()]
        primary = sum(row["primary"] for row in said)
        assert ", ".join(pack["tiers"]) in table[name]
        assert table[name].endswith(f"| {primary} of {len(said)} |" if primary else "| none |")
