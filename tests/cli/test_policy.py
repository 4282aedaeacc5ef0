"""`piiguard policy`: check, schema, explain, diff, packs."""

import json
import re

import pytest
from typer.testing import CliRunner

from piiguard.cli import app
from piiguard.policy.load import packs
from piiguard.recognizers.registry import builtin

ACME = """
name = "acme"
title = "Acme"
extends = "pipl"

[entities]
CN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "shown to the driver" }

[columns."备注"]
action = "suppress"

[recipients.courier]
receives = ["CN_MOBILE", "CN_ADDRESS"]
expires = 2020-01-31
"""


def policy(*arguments):
    """Exit status, standard output and standard error of `piiguard policy …`."""
    result = CliRunner().invoke(app, ["policy", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def acme(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme.toml").write_text(ACME, encoding="utf-8")
    return "acme.toml"


def test_check_lists_what_somebody_should_look_at(acme):
    status, out, err = policy("check", acme)
    assert (status, err) == (0, "")
    assert out.startswith("acme: Acme\nrule sets: pipl, acme\n")
    assert "because: shown to the driver" in out
    assert re.findall(r"^(\S.*) \(\d+\)$", out, re.MULTILINE) == [
        "more lenient than what it overrides",
        "no rule",
        "switches",
        "source is not the primary text",
        "recipients that have expired",
        "columns",
    ]


def test_check_of_a_wrong_file_ends_with_status_2_and_a_line_for_each_mistake(acme, tmp_path):
    (tmp_path / "bad.toml").write_text(
        'extends = "pipl"\n[entities]\nPERSN = { teir = "x" }\nX = 3\n', "utf-8"
    )
    status, out, err = policy("check", "bad.toml")
    assert (status, out) == (2, "")
    assert [line.split(": ")[:2] for line in err.removeprefix("piiguard: ").splitlines()] == [
        ["bad.toml:3", "entities.PERSN.teir"],
        ["bad.toml:4", "entities.X"],
    ]


@pytest.mark.parametrize("name", packs())
def test_every_pack_can_be_checked(name):
    assert policy("check", name)[0] == 0


def test_schema_is_json_with_the_entities_there_are():
    schema = json.loads(policy("schema")[1])
    codes = schema["properties"]["entities"]["propertyNames"]["enum"]
    assert codes == [identifier.entity.code for identifier in builtin()]


def test_explain_says_tier_clause_row_and_what_the_others_say(acme):
    status, out, _ = policy("explain", acme, "CN_MOBILE")
    assert status == 0
    lines = dict(line.split(maxsplit=1) for line in out.splitlines() if line.startswith(("tier", "action  ")))
    assert lines == {"tier": "personal", "action": "mask(keep_first=3, keep_last=2)"}
    assert "decided by  category contact of pipl" in out
    assert "because     shown to the driver" in out
    rows = [line.split()[0] for line in out.partition("\n\n")[2].splitlines()[2:]]
    assert rows == ["pipl", "acme"]


def test_explain_for_a_recipient_and_a_column(acme):
    out = policy("explain", acme, "EMAIL_ADDRESS", "--recipient", "courier")[1]
    assert "action      suppress\n" in out
    assert "action by   recipient courier" in out
    out = policy("explain", acme, "EMAIL_ADDRESS", "--column", "备注")[1]
    assert "action by   column 备注" in out
    assert "no rule speaks of x" in policy("explain", acme, "EMAIL_ADDRESS", "--column", "x")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("CN_MOBIL",),
            'piiguard: unknown entity "CN_MOBIL"; did you mean CN_MOBILE? `piiguard recognizers`',
        ),
        (
            ("PERSON", "--recipient", "courir"),
            'unknown recipient "courir"; did you mean courier? allowed: courier',
        ),
    ],
)
def test_explain_of_what_is_not_there_ends_with_status_2(acme, arguments, message):
    status, out, err = policy("explain", acme, *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_diff_says_what_is_stricter_and_what_more_lenient(acme):
    status, out, _ = policy("diff", "pipl", acme)
    assert status == 0
    lenient, _, rest = out.partition("stricter (1)\n")
    assert "  entity CN_MOBILE: personal, mask → personal, mask(keep_first=3, keep_last=2)\n" in lenient
    assert rest == "  column 备注: nothing → suppress\n"
    assert policy("diff", acme, acme)[1] == "no difference\n"


def test_packs_are_listed_with_title_date_and_coverage():
    status, out, _ = policy("packs")
    rows = out.splitlines()[2:]
    assert status == 0
    assert [row.split()[0] for row in rows] == list(packs())
    assert all(re.search(r"  \d{4}-\d\d-\d\d  +\d+ ", row) for row in rows)


@pytest.mark.parametrize(
    "arguments", [(), ("check",), ("check", "nosuch"), ("explain", "pipl"), ("diff", "pipl")]
)
def test_wrong_arguments_end_with_status_2(arguments):
    assert policy(*arguments)[0] == 2
