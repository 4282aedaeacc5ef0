"""Tampering: what the chain finds, what takes a checkpoint, and that the verdict tells the difference."""

import json

import pytest

from piiguard.audit import AuditLog, Signer, cosign, verify
from piiguard.audit.record import encoded
from piiguard.audit.tree import hasher, leaf
from piiguard.errors import AuditError
from piiguard.keys import KeyRing

UNPROVEN = "truncation at the end, and a log made anew as a whole: no checkpoint speaks for it"


def signer(name="bank.example/audit"):
    return Signer.from_keys(KeyRing.in_memory(purposes=["audit"], by="test"), name=name)


@pytest.fixture
def bank():
    return signer()


@pytest.fixture
def log(tmp_path, bank):
    """A log of ten records after its first."""
    one = AuditLog.open(tmp_path / "audit.jsonl", bank, fsync=False)
    one.append_many([("reveal", {"principal": "li.na", "values": number}) for number in range(10)])
    return one


def rewritten(log, change):
    """Changes the list of lines."""
    lines = log.path.read_bytes().splitlines()
    log.path.write_bytes(b"".join(line + b"\n" for line in change(lines)))
    return verify(log.path)


def rebuilt(lines, *, seven):
    """A chain that is right in itself, in which record 7 says something else."""
    made = [lines[0]]
    for line in lines[1:]:
        record = json.loads(line)
        record["values"] = seven if record["seq"] == 7 else record.get("values", 0)
        record["prev"] = leaf(made[-1], hasher("sha256")).hex()
        made.append(encoded(record))
    return made


def test_an_untouched_log_is_right_and_says_what_that_does_not_prove(log):
    verdict = verify(log.path)
    assert (verdict.ok, verdict.records, verdict.checked) == (True, 11, ("chain of 11 records",))
    assert verdict.not_excluded == (UNPROVEN, "acts of code that holds the keys and did not record them")


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (
            lambda lines: [line.replace(b'"values":7', b'"values":1') for line in lines],
            ["record 9 names another record before it than stands there"],
        ),
        (
            lambda lines: lines[:4] + lines[5:],
            [
                "record 4 is expected, number 5 follows",
                "record 4 names another record before it than stands there",
            ],
        ),
        (
            lambda lines: [*lines[:5], lines[4], *lines[5:]],
            [
                "record 5 is expected, number 4 follows",
                "record 5 names another record before it than stands there",
            ],
        ),
        (
            lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]],
            [
                "record 4 is expected, number 5 follows",
                "record 4 names another record before it than stands there",
                "record 6 is expected, number 4 follows",
                "record 6 names another record before it than stands there",
                "record 5 is expected, number 6 follows",
                "record 5 names another record before it than stands there",
            ],
        ),
        (
            lambda lines: [*lines[:3], lines[3].replace(b'"kind"', b' "kind"'), *lines[4:]],
            [
                "record 3 is no record in the one spelling it can have",
                "record 4 names another record before it than stands there",
            ],
        ),
        (
            lambda lines: [*lines[:-1], b"{}"],
            ["record 10 is no record in the one spelling it can have"],
        ),
        (lambda lines: lines[1:], None),
        (lambda lines: [lines[0].replace(b"sha256", b"sm3"), *lines[1:]], None),
    ],
    ids=["edit", "delete", "insert", "reorder", "respell", "damage", "behead", "another hash"],
)
def test_the_chain_finds_what_happened_within_the_log(log, change, problems):
    verdict = rewritten(log, change)
    assert not verdict.ok
    assert problems is None or list(verdict.problems) == problems
    assert "TAMPERED" in str(verdict)


def test_every_bit_of_a_record_counts(log):
    """But of the last one, which only a checkpoint protects: its length stays and nothing follows it."""
    lines = log.path.read_bytes().splitlines()
    for at in range(len(lines[3])):
        edited = bytearray(lines[3])
        edited[at] ^= 1
        log.path.write_bytes(b"\n".join([*lines[:3], bytes(edited), *lines[4:], b""]))
        assert not verify(log.path).ok, at


def test_the_chain_alone_does_not_find_truncation_and_the_checkpoint_does(log, bank):
    note = log.checkpoint()
    verdict = rewritten(log, lambda lines: lines[:-4])
    assert verdict.ok
    assert UNPROVEN in verdict.not_excluded
    verdict = verify(log.path, checkpoint=note, keys=[str(bank.public)])
    assert verdict.problems == ("truncated: the checkpoint has 11 records, the log 8",)


def test_the_chain_alone_does_not_find_rebuilding_and_the_checkpoint_does(log, bank):
    note = log.checkpoint()
    verdict = rewritten(log, lambda lines: rebuilt(lines, seven=1))
    assert verdict.ok
    assert UNPROVEN in verdict.not_excluded
    verdict = verify(log.path, checkpoint=note, keys=[str(bank.public)])
    assert verdict.problems == ("rebuilt: the first 11 records are not those of the checkpoint",)


def test_a_log_begun_anew_has_another_identity(log, tmp_path, bank):
    note = log.checkpoint()
    other = AuditLog.open(tmp_path / "other.jsonl")
    other.append_many([("reveal", {})] * 20)
    problems = verify(other.path, checkpoint=note, keys=[str(bank.public)]).problems
    assert problems == ("rebuilt: the checkpoint is of a log with another identity",)


def test_a_later_log_agrees_with_an_older_checkpoint(log, bank):
    older = log.checkpoint()
    log.append_many([("reveal", {})] * 9)
    newer = log.checkpoint(after=older)
    log.append("reveal")
    verdict = verify(log.path, checkpoint=[newer, older], keys=[str(bank.public)])
    assert verdict.ok
    assert verdict.checked == (
        "chain of 23 records",
        "checkpoint over 21 records, signed by bank.example/audit",
        "checkpoint over 11 records, signed by bank.example/audit",
        "root of the first 11 records is that of the checkpoint",
        "root of the first 21 records is that of the checkpoint",
    )
    assert verdict.not_excluded[0] == (
        "truncation and records made anew after record 20, where 2 stand: no checkpoint speaks for them"
    )


def test_the_log_tells_of_checkpoints_that_were_not_shown(log, bank):
    older = log.checkpoint()
    log.checkpoint()
    told = "what a later checkpoint would show: the log tells of one over 12 records"
    assert told in verify(log.path, checkpoint=older, keys=[str(bank.public)]).not_excluded


def test_a_checkpoint_of_another_key_is_refused(log):
    verdict = verify(log.path, checkpoint=log.checkpoint(), keys=[str(signer().public)])
    assert verdict.problems == ("checkpoint over 11 records: signed by 0 of the known keys, needed: 1",)


def test_a_checkpoint_that_was_edited_is_refused(log, bank):
    note = log.checkpoint().replace("\n11\n", "\n10\n")
    problems = verify(log.path, checkpoint=note, keys=[str(bank.public)]).problems
    assert problems[0] == "checkpoint: the signature in the name of bank.example/audit is not of its key"


def test_a_checkpoint_without_signature_is_refused(log, bank):
    note = log.checkpoint().partition("— ")[0]
    problems = verify(log.path, checkpoint=note, keys=[str(bank.public)]).problems
    assert [problem[:40] for problem in problems] == ["checkpoint: no signed note: needed are a"]


def test_without_a_key_anybody_can_have_made_the_checkpoint(log):
    verdict = verify(log.path, checkpoint=log.checkpoint())
    assert verdict.ok
    assert "a checkpoint made by somebody else: no key was given" in verdict.not_excluded


def test_a_witness_can_be_asked_for(log, bank):
    witness = signer("legal.example/witness")
    note, keys = log.checkpoint(), [str(bank.public), str(witness.public)]
    assert verify(log.path, checkpoint=note, keys=keys, signatures=2).problems == (
        "checkpoint over 11 records: signed by 1 of the known keys, needed: 2",
    )
    assert verify(log.path, checkpoint=cosign(note, witness), keys=keys, signatures=2).ok


def test_what_was_tampered_with_is_not_signed(log):
    older = log.checkpoint()
    rewritten(log, lambda lines: rebuilt(lines, seven=1))
    again = AuditLog.open(log.path, log.signer)
    with pytest.raises(AuditError, match="is not signed: rebuilt"):
        again.checkpoint(after=older)
    rewritten(log, lambda lines: [line.replace(b'"values":5', b'"values":1') for line in lines])
    with pytest.raises(AuditError, match="is not signed: record 7 names another"):
        again.checkpoint()


def test_without_a_signer_there_is_no_checkpoint(log):
    with pytest.raises(AuditError, match="needs a signer"):
        AuditLog.open(log.path).checkpoint()


def test_a_checkpoint_is_recorded(log):
    note = log.checkpoint()
    record = list(log.records(kind="checkpoint"))[-1]
    assert (record["size"], record["seq"]) == (11, 11)
    assert record["kid"] == log.signer.kid
    assert note.split("\n")[1] == "11"


def test_a_log_hashed_with_sm3_is_signed_and_verified(tmp_path, bank):
    log = AuditLog.open(tmp_path / "audit.jsonl", bank, hash="sm3")
    log.append("reveal")
    verdict = verify(log.path, checkpoint=log.checkpoint(), keys=[str(bank.public)])
    assert verdict.ok


def test_a_file_that_is_not_there_or_a_wrong_key_is_an_error_not_a_verdict(tmp_path, log):
    with pytest.raises(AuditError, match="No such file"):
        verify(tmp_path / "absent.jsonl")
    with pytest.raises(AuditError, match="vkey"):
        verify(log.path, keys=["bank.example"])


def test_an_empty_file_is_no_log(tmp_path):
    (tmp_path / "audit.jsonl").write_bytes(b"")
    assert verify(tmp_path / "audit.jsonl").problems == ("record 0 is missing: the file has no whole line",)


def test_a_chain_whose_times_run_backwards_is_found(log):
    """Every hash of it is right: quotas look for the newest hour from the end, and stop at what is older."""

    def put_back(lines):
        made = []
        for line in lines:
            record = json.loads(line)
            if record["seq"] == 7:
                record["time"] = "2020-01-01T00:00:00.000000Z"
            if made:
                record["prev"] = leaf(made[-1], hasher("sha256")).hex()
            made.append(encoded(record))
        return made

    assert rewritten(log, put_back).problems == ("record 7 is earlier than the record before it",)
