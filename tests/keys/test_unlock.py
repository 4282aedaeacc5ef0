"""What opens a ring: a passphrase given, in a file, or in a named variable of the environment."""

import copy
import pickle

import pytest

from piiguard.errors import KeyRingError
from piiguard.keys import FromEnv, FromFile, KeyRing, Passphrase
from piiguard.keys.secret import Secret

SAID = "correct horse battery staple"


@pytest.fixture
def secret_file(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(SAID + "\n", "utf-8")
    file.chmod(0o600)
    return file


def test_all_three_say_the_same(secret_file, monkeypatch):
    monkeypatch.setenv("RING_PASSPHRASE", SAID)
    ways = [Passphrase(SAID), FromFile(secret_file), FromEnv("RING_PASSPHRASE")]
    assert {way.secret().use() for way in ways} == {SAID.encode()}


def test_a_ring_opens_by_any_of_them(path, secret_file, monkeypatch):
    monkeypatch.setenv("RING_PASSPHRASE", SAID)
    made = KeyRing.create(path, unlock=Passphrase(SAID), purposes=["fpe"])
    for way in (FromFile(secret_file), FromEnv("RING_PASSPHRASE")):
        assert KeyRing.open(path, unlock=way).keys == made.keys


def test_a_wrong_passphrase_is_refused_in_plain_words(path):
    KeyRing.create(path, unlock=Passphrase(SAID), purposes=["fpe"])
    with pytest.raises(KeyRingError, match="wrong passphrase") as raised:
        KeyRing.open(path, unlock=Passphrase(SAID + "!"))
    assert "staple" not in str(raised.value)
    assert raised.value.__context__ is None


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_one_line_end_of_a_file_does_not_count(secret_file, end):
    secret_file.write_bytes((" " + SAID + end).encode())
    assert FromFile(secret_file).secret().use() == (" " + SAID).encode()


def test_one_character_is_one_however_it_was_typed():
    """é as one code point, or as e and an accent: input methods differ."""
    assert Passphrase("caf\u00e9 口令").secret().use() == Passphrase("cafe\u0301 口令").secret().use()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_may_open_is_refused(secret_file, mode):
    secret_file.chmod(mode)
    with pytest.raises(KeyRingError, match="others may open it"):
        FromFile(secret_file).secret()
    assert FromFile(secret_file, shared=True).secret().use() == SAID.encode()  # as containers mount them


def test_what_is_missing_or_empty_is_refused(tmp_path, secret_file, monkeypatch):
    with pytest.raises(KeyRingError, match="No such file"):
        FromFile(tmp_path / "nosuch").secret()
    with pytest.raises(KeyRingError, match="not a plain file"):
        FromFile("/dev/null").secret()
    secret_file.write_bytes(b"\n")
    with pytest.raises(KeyRingError, match="empty"):
        FromFile(secret_file).secret()
    secret_file.write_bytes(b"\xff\xfe secret")
    with pytest.raises(KeyRingError, match="not UTF-8") as raised:
        FromFile(secret_file).secret()
    assert raised.value.__context__ is None  # which would carry the bytes
    monkeypatch.delenv("RING_PASSPHRASE", raising=False)
    with pytest.raises(KeyRingError, match="no RING_PASSPHRASE"):
        FromEnv("RING_PASSPHRASE").secret()
    with pytest.raises(KeyRingError, match="empty"):
        Passphrase("")
    with pytest.raises(KeyRingError, match="not UTF-8"):
        Passphrase("half a pair: \ud83d")


def test_a_short_passphrase_makes_no_ring(path):
    with pytest.raises(KeyRingError, match="at least 12 characters"):
        KeyRing.create(path, unlock=Passphrase("eleven char"))
    assert not path.exists()


def test_references_pickle_without_what_they_refer_to(secret_file, monkeypatch):
    monkeypatch.setenv("RING_PASSPHRASE", SAID)
    for reference in (FromFile(secret_file), FromEnv("RING_PASSPHRASE")):
        pickled = pickle.dumps(reference)
        assert b"horse" not in pickled
        assert pickle.loads(pickled) == reference


@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy])
def test_a_passphrase_does_not_pickle(way):
    with pytest.raises(KeyRingError, match="use FromFile or FromEnv"):
        way(Passphrase(SAID))
    assert repr(Passphrase(SAID)) == "Passphrase(<secret>)"


def test_a_file_is_found_from_another_folder(secret_file, monkeypatch, tmp_path):
    """A relative path means the folder in which it was written down."""
    monkeypatch.chdir(secret_file.parent)
    reference = FromFile(secret_file.name)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert reference.secret().use() == SAID.encode()


@pytest.mark.parametrize(
    "edit",
    [
        {"passes": 1},
        {"memory_kib": 1 << 30},
        {"lanes": 64},
        {"kdf": "pbkdf2"},
        {"salt": "00"},
        {"salt": "zz"},
        {"x": 1},
    ],
)
def test_other_settings_of_argon2id_are_not_even_tried(edit):
    """They come from the file, before its seal can be checked: a terabyte asked for would end the process."""
    block, kek = Passphrase(SAID).begin("kr_1")
    assert isinstance(kek, Secret)
    with pytest.raises(KeyRingError, match="settings of Argon2id"):
        Passphrase(SAID).again({**block, **edit}, "kr_1")


def test_a_ring_of_a_key_service_says_so(path, kms):
    KeyRing.create(path, unlock=kms, purposes=["fpe"])
    with pytest.raises(KeyRingError, match="opens by a key service"):
        KeyRing.open(path, unlock=Passphrase(SAID))
