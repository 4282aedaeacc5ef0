"""`piiguard vault`: stats, backup, restore, forget, expire, rewrap, resume."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from piiguard.audit import AuditLog, read_records
from piiguard.cli import app
from piiguard.keys import FromFile, KeyRing
from piiguard.vault import Vault

SUBJECT = "customer-zhang"
VALUES = ["13800138000", "13900139000"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple")
    passphrase.chmod(0o600)
    return KeyRing.create(tmp_path / "keys.json", unlock=FromFile(passphrase), by="li.na")


@pytest.fixture
def vault(ring: KeyRing, tmp_path: Path) -> Iterator[Vault]:
    with Vault.open(tmp_path / "vault.db", keys=ring) as opened:
        opened.store(VALUES, entity="CN_MOBILE", recipient="acme", subjects=[SUBJECT, None])
        yield opened


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Exit status, standard output and standard error of `piiguard vault …`."""

    def act(*arguments: object, said: str | None = None) -> tuple[int, str, str]:
        known = ("--keys", tmp_path / "keys.json", "--passphrase-file", tmp_path / "passphrase")
        result = CliRunner().invoke(app, ["vault", *map(str, (*arguments, *known))], input=said)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert not [hidden for hidden in (SUBJECT, *VALUES) if hidden in result.output]
        return result.exit_code, result.stdout, result.stderr

    return act


def test_stats_counts(vault: Vault, run: Run, ring: KeyRing) -> None:
    status, out, _ = run("stats", vault.where)
    assert status == 0
    assert re.search(r"CN_MOBILE +acme +2", out)
    assert "2 tokens, 0 of them expired; 1 subjects" in out
    assert f"sealed by: keys of subjects 1, {ring.primary('tokenize')} 1" in out


def test_what_was_forgotten_is_forgotten_in_a_restored_backup_too(
    vault: Vault, run: Run, tmp_path: Path
) -> None:
    """Subjects come from a file or standard input: arguments are seen by all users of a machine."""
    log = ("--by", "li.na", "--audit", tmp_path / "audit.jsonl")
    assert run("backup", vault.where, tmp_path / "backup.db", *log)[0] == 0
    status, out, _ = run("forget", vault.where, "--subjects", "-", *log, said=f"{SUBJECT}\n\n")
    assert (status, out.split()[1:]) == (0, ["1", "tokens"])
    (tmp_path / "marks").write_text(out.split()[0])
    again = tmp_path / "again.db"
    status, out, _ = run("restore", tmp_path / "backup.db", again, "--forgotten", tmp_path / "marks", *log)
    assert (status, out) == (0, f"{again}: 1 tokens\n")
    AuditLog.open(tmp_path / "audit.jsonl")
    acts = [record["action"] for record in read_records(tmp_path / "audit.jsonl", kind="vault")]
    assert acts == ["backup", "forget", "restore"]


def test_expire_rewrap_and_resume_say_what_they_did(vault: Vault, run: Run, ring: KeyRing) -> None:
    ring.rotate("tokenize", by="li.na")
    assert run("rewrap", vault.where, "--by", "li.na")[:2] == (0, "2 rows sealed anew\n")
    assert run("expire", vault.where, "--by", "li.na")[:2] == (0, "0 tokens deleted\n")
    assert run("resume", vault.where, "--by", "li.na")[:2] == (0, "")


def test_resume_forgets_again_whom_the_marks_name(vault: Vault, run: Run, tmp_path: Path) -> None:
    """With the log at hand it asks for the marks; an empty file says that there are none."""
    log = ("--by", "li.na", "--audit", tmp_path / "audit.jsonl")
    (tmp_path / "marks").write_text(run("forget", vault.where, "--subjects", "-", *log, said=SUBJECT)[1][:64])
    vault.store(VALUES[:1], entity="CN_MOBILE", subjects=[SUBJECT])  # what a restored database would hold
    status, _, err = run("resume", vault.where, *log)
    assert (status, "tells of 1 subjects forgotten" in err, vault.stats().tokens) == (2, True, 2)
    assert run("resume", vault.where, "--forgotten", tmp_path / "marks", *log)[:2] == (0, "")
    assert vault.stats().tokens == 1
    (tmp_path / "none").touch()
    assert run("resume", vault.where, "--forgotten", tmp_path / "none", *log)[:2] == (0, "")


def test_what_cannot_be_done_is_said_with_status_2(vault: Vault, run: Run, tmp_path: Path) -> None:
    """A vault that is not there is not made; a mark that is none is not quoted."""
    status, _, err = run("stats", tmp_path / "absent.db")
    assert (status, "there is no vault" in err) == (2, True)
    vault.backup(tmp_path / "backup.db")
    (tmp_path / "marks").write_text(SUBJECT)
    status, _, err = run(
        *("restore", tmp_path / "backup.db", tmp_path / "b.db", "--by", "li.na"),
        *("--forgotten", tmp_path / "marks"),
    )
    assert (status, err) == (2, "piiguard: the mark of a forgotten subject has 64 hexadecimal digits\n")
    status, _, err = run("forget", vault.where, "--subjects", tmp_path / "absent", "--by", "li.na")
    assert (status, "No such file or directory" in err) == (2, True)
