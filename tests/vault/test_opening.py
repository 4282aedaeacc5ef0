"""Who may open a vault, how it travels, and that errors and representations show nothing."""

import os
import pickle
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from piiguard.errors import KeyUnavailableError, PiiguardError, VaultError
from piiguard.keys import FromEnv, FromFile, KeyRing
from piiguard.vault import Vault
from tests.vault.server import Postgres

VALUES = ["13800138000", "13900139000"]


@pytest.fixture
def ring_file(tmp_path: Path) -> KeyRing:
    """A ring that travels: its passphrase lies in a file."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple")
    passphrase.chmod(0o600)
    return KeyRing.create(tmp_path / "keys.json", unlock=FromFile(passphrase), by="li.na")


def test_a_new_file_is_for_its_owner_only(keys: KeyRing, tmp_path: Path) -> None:
    """And so are the log and the index beside it."""
    with Vault.open(tmp_path / "vault.db", keys=keys) as vault:
        vault.store(VALUES, entity="CN_MOBILE")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"vault.db": 0o600, "vault.db-wal": 0o600, "vault.db-shm": 0o600}


def test_a_path_and_a_url_of_sqlite_are_the_same_vault(keys: KeyRing, tmp_path: Path) -> None:
    with Vault.open(tmp_path / "vault.db", keys=keys) as by_path:
        tokens = by_path.store(VALUES, entity="CN_MOBILE")
    with Vault.open(f"sqlite:///{tmp_path}/vault.db", keys=keys) as by_url:
        assert by_url.store(VALUES, entity="CN_MOBILE") == tokens


def test_it_is_not_made_if_it_has_to_be_there(keys: KeyRing, tmp_path: Path, postgres: Postgres) -> None:
    for where in (str(tmp_path / "vault.db"), postgres.new_database()):
        with pytest.raises(VaultError, match="there is no vault"):
            Vault.open(where, keys=keys, create=False)
    assert list(tmp_path.iterdir()) == []


def test_another_key_ring_does_not_open_it(address: str, keys: KeyRing) -> None:
    Vault.open(address, keys=keys).close()
    with pytest.raises(
        VaultError, match=f"made with index key {keys.primary('index')}, which this ring lacks"
    ):
        Vault.open(address, keys=KeyRing.in_memory())


class OtherSecrets:
    """A ring that has keys of the same ids with other secrets."""

    def __init__(self, kid: str) -> None:
        self.kid = kid

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        return self.kid

    def derived(self, kid: str, *, length: int = 32, **domain: object) -> bytes:
        return bytes(length)

    def release_id(self, kid: str, release: str) -> bytes:
        return b""


def test_keys_of_the_same_ids_with_other_secrets_do_not_open_it(address: str, keys: KeyRing) -> None:
    Vault.open(address, keys=keys).close()
    with pytest.raises(VaultError, match="made with an index key of this id that has another secret"):
        Vault.open(address, keys=OtherSecrets(keys.primary("index")))


def test_a_ring_without_an_index_key_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(KeyUnavailableError):
        Vault.open(tmp_path / "vault.db", keys=KeyRing.in_memory(purposes=["tokenize"]))
    assert list(tmp_path.iterdir()) == []


def test_a_vault_of_international_algorithms_is_refused_where_chinese_ones_are_asked_for(
    address: str, keys: KeyRing
) -> None:
    Vault.open(address, keys=keys).close()
    with pytest.raises(VaultError, match="made with AES and SHA-256, and SM3 and SM4 are asked for"):
        Vault.open(address, keys=keys, gm=True)


def test_files_of_something_else_are_refused_and_stay_as_they_are(keys: KeyRing, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE customers (name)")
    (tmp_path / "text.db").write_text("name,mobile\n" * 100)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(VaultError, match=r"other\.db: a database of something else"):
        Vault.open(tmp_path / "other.db", keys=keys)
    with pytest.raises(VaultError, match="no SQLite database"):
        Vault.open(tmp_path / "text.db", keys=keys)
    assert (tmp_path / "text.db").read_bytes() == before["text.db"]
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("customers",)]


def test_a_place_where_no_file_can_be_is_said_so(keys: KeyRing, tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="it cannot be opened"):
        Vault.open(tmp_path, keys=keys)
    with pytest.raises(VaultError, match="No such file or directory"):
        Vault.open(tmp_path / "absent" / "vault.db", keys=keys)


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("postgresql+psycopg://vault:hunter22@db/vault", "holds a password: give it as password="),
        ("postgresql+psycopg://vault@db/vault?password=hunter22", "holds a password"),
        ("mysql://vault@db/vault", "mysql: a vault is a SQLite file or a postgresql"),
        ("postgresql+psycopg://vault@db:hunter22/vault", "no URL that SQLAlchemy reads"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_being_quoted(
    where: str, reason: str, keys: KeyRing
) -> None:
    with pytest.raises(VaultError, match=reason) as raised:
        Vault.open(where, keys=keys)
    assert "hunter22" not in repr((raised.value, raised.value.__context__, raised.value.__cause__))


def test_a_server_that_is_not_there_is_said_so(keys: KeyRing, tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="OperationalError"):
        Vault.open(f"postgresql+psycopg://vault@/vault?host={tmp_path}", keys=keys)


def test_the_password_of_a_server_is_read_when_it_is_needed(
    postgres: Postgres, keys: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in no attribute, and travels as the name of where it is."""
    with pytest.raises(PiiguardError, match="the environment has no VAULT_PASSWORD"):
        Vault.open(postgres.new_database(), keys=keys, password=FromEnv("VAULT_PASSWORD"))
    monkeypatch.setenv("VAULT_PASSWORD", "hunter22")
    with Vault.open(postgres.new_database(), keys=keys, password=FromEnv("VAULT_PASSWORD")) as vault:
        vault.store(VALUES, entity="CN_MOBILE")
        assert "hunter22" not in repr((vault, vars(vault), vars(vault._store), vault._store._engine))


def test_a_file_takes_no_password(keys: KeyRing, tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="a SQLite file has no password"):
        Vault.open(tmp_path / "vault.db", keys=keys, password=FromEnv("X"))


def test_it_pickles_as_address_and_references(address: str, ring_file: KeyRing) -> None:
    with Vault.open(address, keys=ring_file) as vault:
        tokens = vault.store(VALUES, entity="CN_MOBILE")
        raw = pickle.dumps(vault)
    with pickle.loads(raw) as arrived:
        assert arrived.reveal(tokens, entity="CN_MOBILE") == VALUES
    secrets = [
        ring_file.derived(
            ring_file.primary("tokenize"), purpose="tokenize", algorithm="aes-256-gcm", entity="CN_MOBILE"
        ),
        b"correct horse",
        *(value.encode() for value in VALUES),
    ]
    assert [secret for secret in secrets if secret in raw] == []


def test_it_opens_again_where_it_arrives_only_if_it_is_there(ring_file: KeyRing, tmp_path: Path) -> None:
    """A new, empty vault in its place would give other tokens for the same values."""
    with Vault.open(tmp_path / "vault.db", keys=ring_file) as vault:
        raw = pickle.dumps(vault)
    (tmp_path / "vault.db").unlink()
    with pytest.raises(VaultError, match="there is no vault"):
        pickle.loads(raw)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_works_on_and_leaves_the_parent_its_connections(address: str, keys: KeyRing) -> None:
    with Vault.open(address, keys=keys) as vault:
        tokens = vault.store(VALUES, entity="CN_MOBILE")
        child = os.fork()
        if child == 0:
            right = vault.store([*VALUES, "child"], entity="CN_MOBILE")[:2] == tokens
            os._exit(0 if right else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert vault.reveal(tokens, entity="CN_MOBILE") == VALUES
        assert vault.stats().tokens == 3


def test_nothing_of_a_vault_shows_a_value_or_a_key(address: str, keys: KeyRing) -> None:
    with Vault.open(address, keys=keys) as vault:
        vault.store(VALUES, entity="CN_MOBILE", subjects=["zhang.wei", None])
        shown = repr((vault, vars(vault), vars(vault._store)))
    for hidden in (*VALUES, "zhang.wei"):
        assert hidden not in shown


def test_importing_the_vault_loads_no_database_library() -> None:
    """SQLAlchemy is an extra; SQLite works without it."""
    code = "import sys, piiguard.vault; print(sorted({'sqlalchemy', 'psycopg'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_to_is_refused(keys: KeyRing, tmp_path: Path, mode: int) -> None:
    """They could delete rows, or put back what was deleted."""
    Vault.open(tmp_path / "vault.db", keys=keys).close()
    (tmp_path / "vault.db").chmod(mode)
    for create in (True, False):
        with pytest.raises(VaultError, match="others than its owner may write to it"):
            Vault.open(tmp_path / "vault.db", keys=keys, create=create)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_no_vault(keys: KeyRing, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(VaultError, match="not an ordinary file"):
        Vault.open(tmp_path / "pipe", keys=keys)


def test_no_password_comes_from_where_nobody_named_it(
    postgres: Postgres, keys: KeyRing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """libpq would take the variable, or the file of that name in the home folder."""
    (tmp_path / ".pgpass").write_text("*:*:*:*:hunter22\n")
    (tmp_path / ".pgpass").chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / ".pgpass"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert password_used(postgres.new_database(), keys) == b""
    monkeypatch.setenv("PGPASSWORD", "hunter22")
    assert password_used(postgres.new_database(), keys) == b""
    assert password_used(postgres.new_database(), keys, FromEnv("PGPASSWORD")) == b"hunter22"


def password_used(address: str, keys: KeyRing, password: FromEnv | None = None) -> bytes:
    """What libpq would answer a server that asks for a password."""
    with Vault.open(address, keys=keys, password=password) as vault:
        store: Any = vault._store
        with store._connected().connect() as db:
            used: bytes = db.connection.driver_connection.pgconn.password
            return used
