"""YAML: what two versions of it read differently is refused, with the line."""

import datetime as dt

import pytest

from piiguard.policy.yaml_files import NotYaml, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14", 14),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
        ("2026-11-22", dt.date(2026, 11, 22)),
        ("", None),
        ("~", None),
        ("mask", "mask"),
        ("sha256:0a", "sha256:0a"),
        ("n/a", "n/a"),
        ("/ext_.*/", "/ext_.*/"),
        ("Nein", "Nein"),
        ("手机号", "手机号"),
        ("0abc", "0abc"),
        ("'010'", "010"),
        ('"no"', "no"),
        ("'2026-11-22'", "2026-11-22"),
        ("!!str mask", "mask"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("[1, a]", [1, "a"]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
    ],
)
def test_a_value_is_what_it_looks_like(written, value):
    assert read_yaml(f"key: {written}")[0] == {"key": value}


@pytest.mark.parametrize(
    "written",
    [
        *("no", "No", "NO", "yes", "on", "OFF", "y", "N"),  # booleans in YAML 1.1, texts in 1.2
        *("010", "0o10", "007", "089"),  # eight, a text; a text or 89
        *("0x1F", "0b11", "1_000", "+1_0"),
        *("12:30:45", "12:30", "1:00.5"),  # 45,045 in YAML 1.1
        *("1e3", "1.5e3", "1.", ".5", "1_0.5"),
        *(".inf", "-.Inf", ".nan"),
        *("2026-1-2", "2026-13-45", "2026-11-22 10:00:00", "2026-11-22T10:00:00Z"),
        *("<<", "="),
    ],
)
def test_what_readers_take_differently_has_to_be_quoted(written):
    with pytest.raises(NotYaml) as caught:
        read_yaml(f"a: 1\nkey: {written}\n")
    assert (caught.value.problem.path, caught.value.line) == (("key",), 2)
    assert "write it in quotes" in caught.value.problem.text
    assert read_yaml(f"key: '{written}'")[0] == {"key": written}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "this key stands twice, first in line 1"),
        ("a:\n  b: 1\n  'b': 2\n", 3, "this key stands twice, first in line 2"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "an alias"),
        ("c:\n  <<: {b: 1}\n", 2, "a merge key (<<)"),
        ("a: &x [1]\nb: *x\n", 2, "an alias (*name); write out what it stands for"),
        ("a: &x [*x]\n", 1, "an alias"),
        ("1: a\n", 1, "a key that is no text: 1; write it in quotes"),
        ("true: a\n", 1, "a key that is no text: true"),
        ("on: a\n", 1, "on means different things"),
        ("? [a, b]\n: c\n", 1, "a key that is no text; write it in quotes"),
        ("~: a\n", 1, "a key that is no text: ~"),
        ("2026-11-22: a\n", 1, "a key that is no text: 2026-11-22"),
        ("a: !mine b\n", 1, "a tag (!…)"),
        ("a: !!python/name:os.system x\n", 1, "a tag (!…)"),
        ("a: !!set {b}\n", 1, "a tag (!…)"),
        ("a: !x [b]\n", 1, "a tag (!…)"),
        ("a: b: c\n", 1, "no YAML: mapping values are not allowed here"),
        ("a: 1\n---\nb: 2\n", 2, "no YAML: but found another document"),
        ("a: \x01\n", None, "no YAML: a character that may not stand in YAML"),
        ("a: " + "[" * 2000, None, "no YAML: it is nested too deep"),
    ],
)
def test_what_a_policy_file_needs_not_is_refused_with_the_line(text, line, message):
    with pytest.raises(NotYaml) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert message in caught.value.problem.text


def test_lines_of_keys_and_items():
    text = "# a comment\nentities:\n  PERSON: {tier: x}\n\nlist:\n- a\n- b: 1\n  c: 2\n"
    lines = read_yaml(text)[1]
    assert lines["entities", "PERSON"] == lines["entities", "PERSON", "tier"] == 3
    assert (lines["list",], lines["list", 0], lines["list", 1, "c"]) == (5, 6, 8)


def test_nothing_is_nothing():
    assert read_yaml("# only a comment\n")[0] is None
