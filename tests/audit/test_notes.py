"""Signed notes and checkpoints of C2SP: a published note, then every character of it changed once."""

import json
import pickle
from pathlib import Path

import pytest

from piiguard.audit import Signer, cosign
from piiguard.audit.notes import Checkpoint, VerifyKey, checkpoint_in, sealed, signed_by, verify_key
from piiguard.errors import AuditError
from piiguard.keys import KeyRing

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "dsse_and_signed_note.json").read_text("utf-8"))
VECTOR = next(vector for vector in VECTORS["vectors"] if vector["type"] == "signed-note")
NOTE, KEY = VECTOR["note_utf8"], verify_key(VECTOR["vkey"])
POINT = Checkpoint("piiguard-audit/" + "0" * 32, 3, bytes(range(32)))


def signer(name="bank.example/audit"):
    return Signer.from_keys(KeyRing.in_memory(purposes=["audit"], by="test"), name=name)


def signed(point, *signers):
    note = sealed(point.text, signers[0].public, signers[0].sign(point.text))
    for witness in signers[1:]:
        note = cosign(note, witness)
    return note


def test_the_published_note_is_signed_by_its_key():
    assert signed_by(NOTE, [KEY]) == ("example.com/foo",)
    assert str(KEY) == VECTOR["vkey"]


@pytest.mark.parametrize("at", range(len(NOTE)))
def test_every_character_of_the_note_counts(at):
    changed = NOTE[:at] + chr(ord(NOTE[at]) ^ 1) + NOTE[at + 1 :]
    try:
        names = signed_by(changed, [KEY])
    except AuditError:
        return
    assert names == ()  # another name or key id: a signature of somebody unknown


@pytest.mark.parametrize("at", range(len(VECTOR["vkey"])))
def test_every_character_of_a_vkey_counts(at):
    vkey = VECTOR["vkey"]
    with pytest.raises(AuditError):
        verify_key(vkey[:at] + chr(ord(vkey[at]) ^ 1) + vkey[at + 1 :])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\nno signature\n",
        "text\n\n— name AAAA\n",  # a key id needs four bytes, a signature more
        "text\n\n— name AAAAAAAA",  # the last line has an end
        "te\x00xt\n\n— name AAAAAAAA\n",
        "text\n\n" + "— name AAAAAAAA\n" * 101,
    ],
)
def test_what_is_no_signed_note_is_refused(note):
    with pytest.raises(AuditError, match="no signed note"):
        signed_by(note, [])


def test_a_checkpoint_is_read_as_it_was_signed():
    one = signer()
    note = signed(POINT, one)
    assert checkpoint_in(note) == POINT
    assert signed_by(note, [verify_key(str(one.public))]) == ("bank.example/audit",)


@pytest.mark.parametrize(
    "text",
    [
        "origin\n3\n",
        "origin\n03\n" + POINT.text.split("\n")[2] + "\n",  # a size has one spelling
        "origin\n-3\n" + POINT.text.split("\n")[2] + "\n",
        "origin\n3\nAAAA\n",
        "\n3\n" + POINT.text.split("\n")[2] + "\n",
    ],
)
def test_other_notes_are_no_checkpoints(text):
    with pytest.raises(AuditError, match="no checkpoint"):
        checkpoint_in(text + "\n— name AAAAAAAA\n")


def test_a_witness_adds_a_signature_and_no_second_one():
    bank, witness = signer(), signer("legal.example/witness")
    note = signed(POINT, bank, witness)
    assert signed_by(note, [bank.public, witness.public]) == ("bank.example/audit", "legal.example/witness")
    assert cosign(note, witness) == note
    assert checkpoint_in(note) == POINT


def test_signatures_of_unknown_keys_are_ignored_and_of_an_impostor_refused():
    bank, impostor = signer(), signer()  # of the same name, with another key
    assert signed_by(signed(POINT, impostor), [bank.public]) == ()
    forged = sealed(POINT.text, bank.public, impostor.sign(POINT.text))
    with pytest.raises(AuditError, match="not of its key"):
        signed_by(forged, [bank.public])


def test_a_name_with_a_space_or_plus_is_refused():
    for name in ("my bank", "a+b", "a\nb"):
        with pytest.raises(AuditError, match="name of a signing key"):
            VerifyKey(name, bytes(32))


def test_a_signer_shows_and_holds_no_key():
    ring = KeyRing.in_memory(purposes=["audit"], by="test")
    one = Signer.from_keys(ring)
    seed = ring.derived(one.kid, purpose="audit", algorithm="ed25519")
    assert repr(one) == f"Signer('piiguard-audit/{one.kid}', kid='{one.kid}')"
    held = [getattr(one, name) for name in one.__slots__]
    assert not any(isinstance(value, bytes) or seed.hex() in repr(value) for value in held)
    with pytest.raises(Exception, match="memory"):  # a ring in memory does not travel, so neither does this
        pickle.dumps(one)
