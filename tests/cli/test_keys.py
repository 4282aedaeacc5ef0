"""`piiguard keys`: new, rotate, disable, enable, destroy, list."""

import re
import stat

import pytest
from typer.testing import CliRunner

from piiguard.audit.log import AuditLog
from piiguard.cli import app
from piiguard.keys import PURPOSES, FromFile, KeyRing, Passphrase

SAID = "correct horse battery staple"


def run(*arguments, said=None, **environment):
    """Exit status, standard output and standard error of `piiguard keys …`."""
    result = CliRunner().invoke(app, ["keys", *map(str, arguments)], input=said, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert SAID not in result.output
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def secret(tmp_path):
    """The options that name the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(SAID, "utf-8")
    file.chmod(0o600)
    return "--passphrase-file", file


@pytest.fixture
def file(tmp_path):
    return tmp_path / "ring.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A ring that is made once: each passphrase takes a third of a second."""
    path = tmp_path_factory.mktemp("made") / "ring.json"
    return path, KeyRing.create(path, unlock=Passphrase(SAID), purposes=["encrypt"], by="li.na")


@pytest.fixture
def ring(file, made):
    """The file of each test is a copy of it, and this tells what is in there at first."""
    file.write_bytes(made[0].read_bytes())
    file.chmod(0o600)
    return made[1]


def rows(out):
    """The cells of the table that was printed."""
    return [re.split(r"  +", line) for line in out.splitlines() if re.match(r"k[0-9a-z]{7}  ", line)]


def test_new_makes_a_ring_with_all_purposes(file, secret):
    status, out, err = run("new", file, "--by", "li.na", *secret)
    assert (status, err) == (0, "")
    assert [row[1:3] for row in rows(out)] == [[purpose, "primary"] for purpose in PURPOSES]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [key.kid for key in KeyRing.open(file, unlock=FromFile(secret[1])).keys] == [
        row[0] for row in rows(out)
    ]


def test_new_adds_a_key_to_the_ring_that_is_there(file, ring, secret):
    status, out, _ = run(
        "new",
        file,
        "--purpose",
        "encrypt",
        "--entity",
        "CN_MOBILE",
        "--recipient",
        "acme",
        "--by",
        "li.na",
        *secret,
    )
    ((kid, purpose, state, entities, recipients, _, by),) = rows(out)
    assert (status, purpose, state, entities, recipients, by) == (
        0,
        "encrypt",
        "primary",
        "CN_MOBILE",
        "acme",
        "li.na",
    )
    again = KeyRing.open(file, unlock=FromFile(secret[1]))
    assert again.primary("encrypt", entity="CN_MOBILE", recipient="acme") == kid


def test_the_passphrase_is_asked_for_twice_when_a_ring_is_made_and_never_shown(file):
    status, out, err = run("new", file, "--purpose", "fpe", "--by", "li.na", said=f"{SAID}\n{SAID}\n")
    assert status == 0
    assert (len(rows(out)), err.count("Passphrase"), "Repeat" in err) == (1, 1, True)
    assert KeyRing.open(file, unlock=Passphrase(SAID)).primary("fpe") == rows(out)[0][0]


@pytest.mark.parametrize("said", ["", f"{SAID}\nanother one of that length\n"])
def test_no_passphrase_or_two_different_ones_make_no_ring(file, said):
    status, _, err = run("new", file, "--by", "li.na", said=said)
    assert (status, file.exists()) == (2, False)
    assert err.splitlines()[-1].startswith("piiguard: the passphrase: empty")


def test_rotate_disable_enable_and_list(file, ring, secret):
    old = ring.primary("encrypt")
    _, out, _ = run("rotate", file, "--purpose", "encrypt", "--by", "wang.wu", *secret)
    new = rows(out)[0][0]
    assert run("disable", file, old, "--by", "li.na", *secret)[0] == 0
    assert "waits" not in run("enable", file, old, "--by", "li.na", *secret)[1]
    status, out, _ = run("list", file, *secret)
    assert status == 0
    assert [row[:3] for row in rows(out)] == [[old, "encrypt", "active"], [new, "encrypt", "primary"]]
    assert out.endswith(f"\nkey ring {ring.keyring}, generation 4\n")


def test_destroy_waits_unless_told_to_do_it_now(file, ring, secret):
    kid = ring.primary("encrypt")
    both = ("--by", "li.na", "--approved-by", "wang.wu")
    _, out, _ = run("destroy", file, kid, *both, *secret)
    assert re.search(r"disabled .* may be destroyed from 20\d\d-", out)
    status, _, err = run("destroy", file, kid, *both, *secret)
    assert (status, "waits until" in err) == (2, True)
    status, out, _ = run("destroy", file, kid, *both, "--now", "--method", "end-of-contract", *secret)
    assert status == 0
    assert re.search(r"destroyed .* by li\.na, approved by wang\.wu: end-of-contract$", out.splitlines()[-1])


def test_acts_are_written_to_the_audit_log(file, secret, tmp_path):
    log = tmp_path / "audit.jsonl"
    run("new", file, "--purpose", "fpe", "--by", "li.na", "--audit", log, *secret)
    run("rotate", file, "--purpose", "fpe", "--by", "wang.wu", "--audit", log, *secret)
    written = [(one["action"], one["principal"]) for one in AuditLog.open(log).records(kind="key")]
    assert written == [("create", "li.na"), ("rotate", "wang.wu")]


def test_the_variable_that_is_named(file, ring):
    assert run("list", file, "--passphrase-env", "RING_PASSPHRASE", RING_PASSPHRASE=SAID)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("new", "FILE", "--by", "li.na"), "ring.json is there already: name the one --purpose"),
        (("new", "FILE", "--purpose", "encrypt", "--by", "li.na"), "rotate it"),
        (
            ("new", "FILE", "--purpose", "encrypting", "--by", "li.na"),
            "unknown purpose 'encrypting'; allowed: ",
        ),
        (("rotate", "FILE", "--purpose", "fpe", "--by", "li.na"), "no key for fpe"),
        (("disable", "FILE", "k0000000", "--by", "li.na"), "the ring has no key k0000000"),
        (("disable", "FILE", "k0000000", "--by", "li na"), "by is an account name"),
        (("destroy", "FILE", "k0000000", "--by", "li.na", "--approved-by", "li.na"), "two different persons"),
        (("list", "FILE", "--passphrase-env", "RING_PASSPHRASE"), "name two passphrases"),
    ],
)
def test_what_is_refused_ends_with_status_2_and_a_reason(file, ring, secret, arguments, message):
    status, out, err = run(*(file if one == "FILE" else one for one in arguments), *secret)
    assert (status, out) == (2, "")
    assert message in err
    assert err.startswith("piiguard: ")


def test_a_wrong_passphrase_and_no_file(file, ring, tmp_path):
    status, _, err = run("list", file, said="another one of that length\n")
    assert (status, "wrong passphrase" in err) == (2, True)
    assert run("list", tmp_path / "nosuch.json")[::2] == (
        2,
        f"piiguard: {tmp_path / 'nosuch.json'}: no such file\n",
    )


@pytest.mark.parametrize("arguments", [(), ("new",), ("rotate", "x"), ("destroy", "x", "k1", "--by", "a")])
def test_wrong_arguments_end_with_status_2(arguments):
    assert run(*arguments)[0] == 2
