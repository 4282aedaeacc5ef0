"""What this version wrote opens for ever: ring, tokens, stand-ins, vault, log, checkpoint.

`tools/make_golden.py` made the files, once. A test that fails here means that what users have stored would
be lost: a change of format has to read the old one too.
"""

import json
import shutil
from pathlib import Path

import pytest

from piiguard.audit import AuditLog, read_records, verify
from piiguard.errors import KeyRingError, TokenError
from piiguard.keys import PURPOSES, KeyRing, Passphrase, State
from piiguard.transforms.encrypt import Encrypt
from piiguard.transforms.fpe import Fpe
from piiguard.transforms.kind import Context
from piiguard.transforms.pseudonymize import Pseudonymize
from piiguard.transforms.tokens import authentic, reveal_tokens
from piiguard.vault import Vault

GOLDEN = Path(__file__).parent
VALUES = json.loads((GOLDEN / "values.json").read_text("ascii"))
PASSPHRASE = "a golden passphrase 口令"


def copied(name, folder):
    """Golden files are never opened to be written; and only their owner may open them."""
    copy = Path(shutil.copyfile(GOLDEN / name, folder / name))
    copy.chmod(0o600)
    return copy


@pytest.fixture(scope="module")
def ring(tmp_path_factory):
    """Opened through Argon2id with the settings of its format: those of today must be those of then."""
    return KeyRing.open(copied("ring.json", tmp_path_factory.mktemp("golden")), unlock=Passphrase(PASSPHRASE))


@pytest.fixture
def vault(ring, tmp_path):
    with Vault.open(copied("vault.db", tmp_path), keys=ring, create=False) as opened:
        yield opened


def test_the_ring_holds_its_keys_in_every_state(ring):
    assert (ring.keyring, ring.generation) == ("kr_golden000000", 7)
    states = {key.kid: key.state for key in ring.keys}
    assert states == {f"kgold{number:03d}": State.PRIMARY for number in range(len(PURPOSES))} | {
        "kgold020": State.ACTIVE,
        "kgold021": State.PRIMARY,
        "kgold022": State.DISABLED,
        "kgold023": State.DESTROYED,
    }
    assert ring.primary("encrypt", entity="CN_MOBILE", recipient="快递公司") == "kgold021"
    assert ring.info("kgold023").destroyed.approved_by == "wang.wu"


def test_the_ring_does_not_open_by_another_passphrase(tmp_path):
    with pytest.raises(KeyRingError, match="wrong passphrase"):
        KeyRing.open(copied("ring.json", tmp_path), unlock=Passphrase(PASSPHRASE + "."))


def test_the_ring_can_be_written_on(tmp_path):
    ring = KeyRing.open(copied("ring.json", tmp_path), unlock=Passphrase(PASSPHRASE))
    old = ring.primary("fpe")
    assert ring.rotate("fpe", by="li.na") != old
    assert (ring.generation, ring.info(old).state) == (8, State.ACTIVE)


def test_there_is_a_token_of_every_letter():
    assert "".join(one["letter"] for one in VALUES["tokens"][::2]) == "egsfpht"
    for one in VALUES["tokens"]:
        letter = one["letter"].upper() if one["release"] else one["letter"]
        assert one["token"].startswith(f"pg1{letter}_{one['entity']}_kgold")


@pytest.mark.parametrize("one", VALUES["tokens"], ids=lambda one: one["letter"] + one["release"])
def test_tokens_are_known_and_revealed(one, ring, vault):
    context = Context(one["entity"], "acme", one["release"], ring, vault)
    assert authentic([one["token"]], context) == [True]
    if one["letter"] in "ph":
        again = Pseudonymize({"p": "hmac-sha256", "h": "hmac-sm3"}[one["letter"]])
        assert again.apply([one["value"]], context) == [one["token"]]
        with pytest.raises(TokenError):
            reveal_tokens([one["token"]], context)
    else:
        assert reveal_tokens([one["token"]], context) == [one["value"]]
    if one["letter"] == "s":
        assert Encrypt(deterministic=True).apply([one["value"]], context) == [one["token"]]


@pytest.mark.parametrize("one", VALUES["fpe"], ids=lambda one: one["entity"] + one["release"])
def test_stand_ins_are_made_and_turned_back_as_ever(one, ring):
    """Also the tweak is in them: entity, and name and version of the codec."""
    transform = Fpe(**one["options"])
    context = Context(one["entity"], "acme", one["release"], ring)
    assert transform.apply([one["value"]], context) == [one["made"]]
    assert transform.reveal([one["made"]], context) == [one["value"]]


def test_every_codec_has_stand_ins():
    from piiguard.transforms.codecs.finding import codec_for, codecs

    tried = {codec_for(one["entity"]).name for one in VALUES["fpe"]}
    assert tried == {codec.name for codec in codecs().values()}


def test_the_vault_is_whole_and_gives_known_values_their_tokens(ring, vault):
    told = vault.stats()
    assert (told.tokens, told.subjects, told.expired) == (6, 2, 0)
    (one,) = (one for one in VALUES["tokens"] if one["letter"] == "t" and not one["release"])
    (token,) = vault.store([one["value"]], entity="PERSON", recipient="acme", exact=True)
    assert vault.stats().tokens == 6  # it was there
    assert vault.reveal([token], entity="PERSON", recipient="acme") == [one["value"]]
    assert vault.forget("customer-1", by="li.na").tokens == 2


def test_the_log_is_right_and_the_checkpoint_speaks_for_it():
    note = (GOLDEN / "checkpoint").read_bytes().decode()
    verdict = verify(GOLDEN / "audit.jsonl", checkpoint=note, keys=[VALUES["public"]])
    assert (verdict.problems, verdict.records) == ((), 6)
    assert "checkpoint over 4 records, signed by bank.example/audit" in verdict.checked
    kinds = [record["kind"] for record in read_records(GOLDEN / "audit.jsonl")]
    assert kinds == ["begin", "key", "reveal", "refused", "checkpoint", "reveal"]


def test_the_log_is_gone_on_with(tmp_path):
    log = AuditLog.open(copied("audit.jsonl", tmp_path), create=False)
    assert log.append("reveal", principal="li.na") == 6
    assert verify(log.path).ok
