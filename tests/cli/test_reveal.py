"""`piiguard protect` and `piiguard reveal`: a table there and back, with every act in the log."""

import csv
import io

import pytest
from typer.testing import CliRunner

from piiguard.audit import AuditLog, read_records, verify
from piiguard.cli import app
from piiguard.keys import FromFile, KeyRing

POLICY = """
name = "bank"
extends = "pipl"

[entities]
CN_MOBILE = { action = "tokenize", because = "test" }
CN_RESIDENT_ID = { action = { encrypt = { mode = "deterministic" } }, because = "test" }
BANK_CARD = { action = "fpe", because = "test" }

[recipients.acme]

[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
ticket = true
"""
# The example of GB 11643-1999, and made-up numbers with right check digits.
TABLE = """客户号,手机号,身份证号,银行卡号
C-1,13800138000,11010519491231002X,4111111111111111
C-2,13900139000,11010519491231002X,6222021234567890128
"""
HIDDEN = ("13800138000", "11010519491231002X", "4111111111111111")
WHO = ("--principal", "li.na", "--role", "auditor", "--purpose", "complaint", "--ticket", "4711")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with policy, table, key ring and its passphrase."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bank.toml").write_text(POLICY, "utf-8")
    (tmp_path / "customers.csv").write_text(TABLE, "utf-8")
    (tmp_path / "passphrase").touch(0o600)
    (tmp_path / "passphrase").write_text("correct horse battery staple")
    KeyRing.create(tmp_path / "keys.json", unlock=FromFile(tmp_path / "passphrase"), by="wang.wu")
    return tmp_path


def piiguard(command, *arguments):
    """Exit status and standard error of a command with the policy, ring and vault of the place."""
    known = ("-p", "bank.toml", "-r", "acme", "--keys", "keys.json", "--passphrase-file", "passphrase")
    result = CliRunner().invoke(app, [command, *arguments, *known, "--vault", "vault.db"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr


def reveal(*arguments, who=WHO):
    return piiguard("reveal", "out.csv", "-o", "known.csv", "--audit", "audit.jsonl", *who, *arguments)


def protected(place):
    assert piiguard("protect", "customers.csv", "-o", "out.csv", "--subject", "客户号")[0] == 0
    return (place / "out.csv").read_text("utf-8")


def fpe_key(place):
    ring = KeyRing.open(place / "keys.json", unlock=FromFile(place / "passphrase"))
    return ring.primary("fpe", entity="BANK_CARD", recipient="acme")


def test_a_table_comes_back_and_the_log_says_who_saw_it(place):
    out = protected(place)
    assert not [value for value in HIDDEN if value in out]
    status, err = reveal("--new-log", "--kid", fpe_key(place))
    assert (status, err) == (0, "")
    assert list(csv.reader(io.StringIO((place / "known.csv").read_text("utf-8")))) == list(
        csv.reader(io.StringIO(TABLE))
    )
    (record,) = (one for one in read_records("audit.jsonl") if one["kind"] == "reveal")
    assert (record["principal"], record["role"], record["ticket"]) == ("li.na", "auditor", "4711")
    assert record["entities"] == {"BANK_CARD": 2, "CN_MOBILE": 2, "CN_RESIDENT_ID": 2}
    assert verify("audit.jsonl").ok
    assert not [value for value in HIDDEN if value in (place / "audit.jsonl").read_text()]


def test_a_log_that_is_not_there_is_not_begun_unasked(place):
    """Who deletes it would have a new quota; and a misspelled path would be a second log."""
    protected(place)
    status, err = reveal("--kid", fpe_key(place))
    assert (status, "it is not there" in err, "--new-log begins one" in err) == (2, True, True)
    assert not (place / "audit.jsonl").exists()
    assert not (place / "known.csv").exists()


def test_a_log_that_is_there_is_gone_on_with(place):
    protected(place)
    AuditLog.open("audit.jsonl").append("key", action="create", principal="wang.wu")
    for more in ((), ("--new-log",)):
        assert reveal("--kid", fpe_key(place), *more)[0] == 0
    acts = [record["kind"] for record in read_records("audit.jsonl") if record["kind"] != "vault"]
    assert acts == ["begin", "key", "reveal", "reveal"]


@pytest.mark.parametrize("option", ["--principal", "--role", "--purpose"])
def test_who_may_not_is_refused_and_nothing_is_written(place, option):
    protected(place)
    who = list(WHO)
    who[who.index(option) + 1] = "other"
    status, err = reveal("--new-log", "--kid", fpe_key(place), who=who)
    assert (status, err.startswith("piiguard: ")) == (2, True)
    assert not [value for value in HIDDEN if value in err]
    assert not (place / "known.csv").exists()
    assert "refused" in [record["kind"] for record in read_records("audit.jsonl")]
