"""`piiguard audit`: verify, show, checkpoint."""

import json

import pytest
from typer.testing import CliRunner

from piiguard.audit import AuditLog
from piiguard.cli import app
from piiguard.keys import FromFile, KeyRing


def audit(*arguments):
    """Exit status, standard output and standard error of `piiguard audit …`."""
    result = CliRunner().invoke(app, ["audit", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    log = AuditLog.open("audit.jsonl")
    log.append("key", action="create", principal="wang.wu", kids=["k3ab12xy", "k4cd34zw"])
    log.append("reveal", entities={"CN_MOBILE": 2, "PERSON": 1}, principal="li.na", recipient="快递公司")
    return log


@pytest.fixture
def ring(log):
    """Path of a ring with an audit key, made by who may run the log."""
    secret = log.path.with_name("passphrase")
    secret.touch(0o600)
    secret.write_text("correct horse battery staple")
    path = log.path.with_name("keys.json")
    KeyRing.create(path, unlock=FromFile(secret), purposes=["audit"], by="wang.wu")
    return path


def signed(ring, *arguments):
    return audit("checkpoint", "audit.jsonl", "--keys", ring, "--passphrase-file", "passphrase", *arguments)


def test_verify_of_an_untouched_log_ends_with_status_0_and_says_what_it_cannot_exclude(log):
    status, out, err = audit("verify", "audit.jsonl")
    assert (status, err) == (0, "")
    assert "checked: chain of 3 records\n" in out
    assert "not excluded: truncation at the end, and a log made anew as a whole" in out


def test_verify_of_an_edited_log_ends_with_status_1(log):
    log.path.write_bytes(log.path.read_bytes().replace(b"create", b"rotate"))
    status, out, _ = audit("verify", "audit.jsonl")
    assert status == 1
    assert "TAMPERED: record 2 names another record before it than stands there\n" in out


@pytest.mark.parametrize(
    "arguments",
    [["absent.jsonl"], ["audit.jsonl", "--checkpoint", "absent"], ["audit.jsonl", "--key", "no-vkey"]],
)
def test_verify_of_what_cannot_be_read_ends_with_status_2(log, arguments):
    status, out, err = audit("verify", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("piiguard: ")


def test_a_checkpoint_finds_what_was_cut_off(log, ring):
    status, out, err = signed(ring, "--out", "checkpoint", "--name", "bank.example/audit")
    key = err.removeprefix("public key: ").strip()
    assert (status, out, key.split("+")[0]) == (0, "", "bank.example/audit")
    assert audit("verify", "audit.jsonl", "--checkpoint", "checkpoint", "--key", key)[0] == 0
    log.path.write_bytes(b"".join(log.path.read_bytes().splitlines(keepends=True)[:2]))
    status, out, _ = audit("verify", "audit.jsonl", "--checkpoint", "checkpoint", "--key", key)
    assert status == 1
    assert "TAMPERED: truncated: the checkpoint has 3 records, the log 2\n" in out


def test_a_checkpoint_goes_to_standard_output_if_no_file_is_named(log, ring):
    status, out, _ = signed(ring)
    origin, size, _, empty, signature, end = out.split("\n")
    assert (status, size, empty, end) == (0, "3", "", "")
    assert origin.startswith("piiguard-audit/")
    assert signature.startswith("— piiguard-audit/k")


def test_a_checkpoint_that_is_there_has_to_agree_before_it_is_replaced(log, ring):
    assert signed(ring, "--out", "checkpoint")[0] == 0
    before = log.path.with_name("checkpoint").read_bytes()
    log.path.unlink()
    AuditLog.open("audit.jsonl").append_many([("reveal", {})] * 5)
    status, _, err = signed(ring, "--out", "checkpoint")
    assert status == 2
    assert "is not signed: rebuilt" in err
    assert log.path.with_name("checkpoint").read_bytes() == before


def test_no_log_is_begun_by_signing_one_that_is_not_there(log, ring):
    log.path.unlink()
    assert signed(ring)[0] == 2
    assert not log.path.exists()


def test_show_lists_who_did_what(log):
    status, out, err = audit("show", "audit.jsonl")
    assert (status, err) == (0, "")
    header, _, *rows = out.splitlines()
    assert header.split() == ["record", "time", "(UTC)", "kind", "principal", "what"]
    assert [row.split()[2:4] for row in rows[1:]] == [["key", "wang.wu"], ["reveal", "li.na"]]
    assert "entities=CN_MOBILE:2,PERSON:1 recipient=快递公司" in rows[2]
    assert "kids=k3ab12xy,k4cd34zw" in rows[1]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ([], [0, 1, 2]),
        (["--kind", "reveal"], [2]),
        (["--principal", "wang.wu"], [1]),
        (["--since", "2020-01-01"], [0, 1, 2]),
        (["--since", "2999-01-01"], []),
    ],
)
def test_show_chooses_and_writes_json(log, arguments, numbers):
    status, out, _ = audit("show", "audit.jsonl", "--json", *arguments)
    assert (status, [json.loads(line)["seq"] for line in out.splitlines()]) == (0, numbers)


def test_show_of_something_else_ends_with_status_2(log):
    log.path.with_name("other").write_text("name,phone\n")
    status, out, err = audit("show", "other")
    assert (status, out) == (2, "")
    assert err == "piiguard: audit log other: line 1 is no record\n"
