"""Appending: what a record looks like, what is refused, quotas, mending, and what cannot be written."""

import copy
import datetime as dt
import json
import logging
import os
import pickle
import resource
import stat
from itertools import pairwise

import pytest

from piiguard import Guard
from piiguard.audit import AuditLog, Signer, read_records, verify
from piiguard.audit.record import encoded
from piiguard.audit.tree import hasher, leaf
from piiguard.errors import AccessRefused, AuditError
from piiguard.keys import KeyRing

START = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
WHO = {"principal": "li.na", "role": "auditor", "purpose": "complaint", "ticket": "4711"}


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now=START):
        self.now = now

    def __call__(self):
        return self.now

    def forward(self, **duration):
        self.now += dt.timedelta(**duration)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "audit.jsonl"


def kinds(path):
    return [record["kind"] for record in read_records(path)]


def test_a_record_is_one_line_of_canonical_json(path):
    log = AuditLog.open(path, clock=Clock())
    assert log.append("reveal", entities={"PERSON": 1, "CN_MOBILE": 2}, recipient="快递公司", **WHO) == 1
    first, second, rest = path.read_bytes().split(b"\n")
    assert json.loads(first) == {
        "format": "piiguard-audit/1",
        "hash": "sha256",
        "kind": "begin",
        "log": json.loads(first)["log"],
        "prev": "0" * 64,
        "seq": 0,
        "time": "2026-11-22T08:00:00.000000Z",
    }
    assert second.decode() == (
        '{"entities":{"CN_MOBILE":2,"PERSON":1},"kind":"reveal","prev":"'
        + leaf(first, hasher("sha256")).hex()
        + '","principal":"li.na","purpose":"complaint","recipient":"\\u5feb\\u9012\\u516c\\u53f8",'
        '"role":"auditor","seq":1,"ticket":"4711","time":"2026-11-22T08:00:00.000000Z"}'
    )
    assert rest == b""


def test_the_file_is_for_its_owner_only(path):
    AuditLog.open(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["sha256", "sm3"])
def test_each_record_names_the_hash_of_the_one_before(path, name):
    log = AuditLog.open(path, hash=name)
    log.append_many([("reveal", WHO)] * 3)
    lines = path.read_bytes().splitlines()
    for before, after in pairwise(lines):
        assert json.loads(after)["prev"] == leaf(before, hasher(name)).hex()
    assert verify(path).ok


def test_a_log_goes_on_where_it_ended_with_the_hash_it_began_with(path):
    AuditLog.open(path, hash="sm3").append("reveal")
    assert AuditLog.open(path).append("reveal") == 2
    assert verify(path).ok
    with pytest.raises(AuditError, match="hashed with sm3, asked for was sha256"):
        AuditLog.open(path, hash="sha256")


def test_several_records_get_numbers_in_a_row(path):
    assert AuditLog.open(path).append_many([("key", {}), ("reveal", WHO)]) == range(1, 3)
    assert AuditLog.open(path).append_many([]) == range(3, 3)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("reveal", {"note": "the customer 张伟 called"}),  # free text
        ("reveal", {"ticket": "13800138000"}),
        ("reveal", {"values": 13800138000}),
        ("reveal", {"kids": {"张伟": 1}}),
        ("reveal", {"entities": {"13800138000": 1}}),
        ("reveal", {"score": 0.5}),
        ("13800138000", {}),
        ("reveal", {"seq": 7}),
        ("reveal", {"f13800138000": 1, "ticket": "a b"}),
    ],
)
def test_what_could_hold_a_value_is_refused_unseen_and_nothing_is_written(path, kind, fields):
    log = AuditLog.open(path)
    before = path.read_bytes()
    with pytest.raises(AuditError) as caught:
        log.append_many([("reveal", WHO), (kind, fields)])
    assert path.read_bytes() == before
    assert caught.value.__context__ is None
    assert not any(secret in str(caught.value) for secret in ("13800138000", "张伟", "a b"))


def test_times_never_run_backwards(path):
    """A quota is counted by times; a clock that is set back opens no new hour."""
    clock = Clock()
    log = AuditLog.open(path, clock=clock)
    clock.forward(hours=-5)
    log.append("reveal")
    assert [record["time"] for record in read_records(path)] == ["2026-11-22T08:00:00.000000Z"] * 2


def test_a_clock_without_time_zone_is_refused(path):
    with pytest.raises(AuditError, match="time zone"):
        AuditLog.open(path, clock=lambda: dt.datetime(2026, 11, 22))


def test_values_are_counted_by_principal_and_kind_since_a_moment(path):
    clock = Clock()
    log = AuditLog.open(path, clock=clock)
    for minutes in (0, 30, 59):
        clock.now = START + dt.timedelta(minutes=minutes)
        log.append("reveal", entities={"PERSON": 2, "CN_MOBILE": 3}, **WHO)
        log.append("reveal", values=100, principal="wang.wu")
        log.append("refused", values=7, principal="li.na")
    for one in (log, AuditLog.open(path, clock=clock)):  # what it wrote itself, and what it reads
        assert one.count(since=START, principal="li.na") == 15
        assert one.count(since=START + dt.timedelta(minutes=30), principal="li.na") == 10
        assert one.count(since=START + dt.timedelta(minutes=31)) == 105
        assert one.count(since=START, principal="li.na", kind="refused") == 21
        assert one.count(since=START, principal="nobody") == 0
    other = AuditLog.open(path, clock=clock)
    other.append("reveal", principal="li.na")  # without a number: one value
    assert log.count(since=START, principal="li.na") == 16


def test_a_quota_is_used_up_and_free_again_after_its_time(path):
    clock = Clock()
    log = AuditLog.open(path, clock=clock)

    def reveal(values):
        return log.append_within(10, clock.now - dt.timedelta(hours=1), values=values, **WHO)

    assert [reveal(6), reveal(4)] == [1, 2]
    with pytest.raises(AccessRefused, match=r"^quota: 10 of 10 values since .* are used, 1 are asked for$"):
        reveal(1)
    clock.forward(minutes=61)
    assert reveal(10) == 4
    refused = list(read_records(path, kind="refused"))
    assert [(one["asked"], one["rule"], one["quota"], one["used"], one["seq"]) for one in refused] == [
        ("reveal", "quota", 10, 10, 3)
    ]


def test_values_less_than_none_do_not_make_room(path):
    with pytest.raises(AuditError, match="field values"):
        AuditLog.open(path).append_within(10, START, values=-100, principal="li.na")


def test_records_are_read_by_kind_principal_and_time(path):
    clock = Clock()
    log = AuditLog.open(path, clock=clock)
    log.append("reveal", principal="li.na")
    clock.forward(hours=1)
    log.append("reveal", principal="wang.wu")
    log.append("key", principal="wang.wu")

    def numbers(**chosen):
        return [record["seq"] for record in log.records(**chosen)]

    assert numbers() == [0, 1, 2, 3]
    assert numbers(kind="reveal") == [1, 2]
    assert numbers(principal="wang.wu") == [2, 3]
    assert numbers(kind="reveal", since=clock.now) == [2]


def test_a_log_pickles_as_its_path_and_goes_on_where_it_arrives(path):
    log = AuditLog.open(path, fsync=False)
    log.append("reveal")
    for other in (pickle.loads(pickle.dumps(log)), copy.copy(log)):
        other.append("reveal")
    assert log.append("reveal") == 4
    assert repr(log) == f"AuditLog('{path}')"
    assert verify(path).ok


def test_a_torn_last_line_is_moved_aside_and_recorded(path):
    """What kill -9 leaves: no call returned for that line, so nothing was revealed for it."""
    AuditLog.open(path).append("reveal", **WHO)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"kind":"reve')
    assert verify(path).ok
    assert "an unfinished last line of 13 bytes" in str(verify(path))
    log = AuditLog.open(path)
    assert log.append("reveal") == 3
    assert path.with_name("audit.jsonl.torn").read_bytes() == b'{"kind":"reve\n'
    assert stat.S_IMODE(path.with_name("audit.jsonl.torn").stat().st_mode) == 0o600
    assert path.read_bytes().startswith(whole)
    torn = next(read_records(path, kind="torn"))
    assert (torn["seq"], torn["bytes"]) == (2, 13)
    assert verify(path).ok


def test_a_line_torn_by_another_process_is_mended_by_who_writes_next(path):
    log = AuditLog.open(path)
    with path.open("ab") as file:
        file.write(b"{")
    log.append("reveal")
    assert kinds(path) == ["begin", "torn", "reveal"]


@pytest.mark.parametrize("left", [0, 1, 40])
def test_a_log_of_which_nothing_is_left_is_not_begun_anew(path, left):
    """Else who empties the file has a new quota; logs appear with their first record, whole."""
    AuditLog.open(path).append("reveal", **WHO)
    os.truncate(path, left)
    content = path.read_bytes()
    with pytest.raises(AuditError, match="empty or cut off in its first record"):
        AuditLog.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_log_that_has_to_be_there_is_not_begun(path):
    with pytest.raises(AuditError, match="No such file or directory"):
        AuditLog.open(path, create=False)
    assert list(path.parent.iterdir()) == []
    AuditLog.open(path)
    assert AuditLog.open(path, create=False).append("reveal") == 1


def test_a_pickled_log_is_not_begun_where_it_arrives(path):
    raw = pickle.dumps(AuditLog.open(path))
    path.unlink()
    with pytest.raises(AuditError, match="No such file or directory"):
        pickle.loads(raw)
    assert list(path.parent.iterdir()) == []


def test_a_log_begins_whole_or_not_at_all(path, monkeypatch):
    """A disk that is full, or a process that was killed, leaves no empty log."""

    def broken(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with pytest.raises(AuditError, match="No space left on device"):
            AuditLog.open(path)
    assert list(path.parent.iterdir()) == []
    with pytest.raises(AuditError, match="is hashed with one of"):
        AuditLog.open(path, hash="md5")
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b'{"format":"piiguard-keyring/1"}', b"name,phone\n", b"{}\n", b"\n", b'{"seq":0,"kind":"begin"}\n'],
)
def test_a_file_of_somebody_else_is_not_touched(path, content):
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(AuditError, match="no audit log"):
        AuditLog.open(path)
    assert path.read_bytes() == content


def test_a_log_that_was_shortened_or_replaced_meanwhile_is_noticed(path):
    log = AuditLog.open(path)
    log.append("reveal")
    whole = path.read_bytes()
    os.truncate(path, len(whole) - 1)
    with pytest.raises(AuditError, match="shortened or replaced"):
        log.append("reveal")
    path.unlink()
    with pytest.raises(AuditError, match="No such file or directory"):
        log.append("reveal")
    assert not path.exists()
    AuditLog.open(path)
    with pytest.raises(AuditError, match="shortened or replaced"):
        log.append("reveal")


def test_what_others_wrote_has_to_follow(path):
    log = AuditLog.open(path)
    log.append("reveal")
    line = path.read_bytes().splitlines()[-1]
    with path.open("ab") as file:
        file.write(line + b"\n")  # the last record once more
    with pytest.raises(AuditError, match="record 2 does not follow"):
        log.append("reveal")


def test_a_log_that_others_may_write_to_is_refused(path):
    AuditLog.open(path)
    path.chmod(0o620)
    with pytest.raises(AuditError, match="others than its owner"):
        AuditLog.open(path)


@pytest.mark.parametrize("name", [".", "/dev/null", "absent/audit.jsonl"])
def test_what_is_no_ordinary_file_is_refused(tmp_path, name):
    with pytest.raises(AuditError):
        AuditLog.open(tmp_path / name)


def test_a_full_disk_leaves_nothing_half_written(path):
    log = AuditLog.open(path)
    log.append("reveal", **WHO)
    whole = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 100, limits[1]))
    try:
        with pytest.raises(AuditError, match="File too large"):
            log.append("reveal", **WHO)
        with pytest.raises(AuditError, match="File too large"):
            log.append_within(10, START, **WHO)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == whole
    assert log.append("reveal", **WHO) == 2
    assert verify(path).ok


def test_a_disk_that_does_not_answer_leaves_nothing_written(path, monkeypatch):
    """fsync fails after the write: the caller is told, and the record is taken back."""
    log = AuditLog.open(path)
    whole = path.read_bytes()

    def broken(handle):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with pytest.raises(AuditError, match="Input/output error"):
            log.append("reveal")
    assert path.read_bytes() == whole


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_an_error(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(AuditError, match="Permission denied"):
        AuditLog.open(tmp_path / "audit.jsonl")


def test_nothing_is_said_in_python_s_own_log(path, caplog):
    caplog.set_level(logging.DEBUG)
    AuditLog.open(path).append("reveal", **WHO)
    assert caplog.records == []


def test_a_ring_can_be_audited_by_the_log_it_signs(path):
    ring = KeyRing.in_memory(purposes=["audit"], by="li.na")
    log = AuditLog.open(path, Signer.from_keys(ring))
    ring.attach(log)
    ring.rotate("audit", by="li.na")
    assert kinds(path) == ["begin", "key"]


def test_encoding_is_sorted_and_without_spaces():
    assert (
        encoded({"b": [1, None], "a": {"z": True, "y": "é"}})
        == b'{"a":{"y":"\\u00e9","z":true},"b":[1,null]}'
    )


def test_the_last_value_of_a_quota_is_given_and_none_beyond(path):
    log = AuditLog.open(path)
    for values in (3, 6, 1):
        log.append_within(10, START, values=values, principal="li.na")
    for values in (1, 2):
        with pytest.raises(AccessRefused, match=f"10 of 10 values .*, {values} are asked for"):
            log.append_within(10, START, values=values, principal="li.na")
    assert log.count(since=START, principal="li.na") == 10
    fresh = AuditLog.open(path)
    with pytest.raises(AccessRefused, match="0 of 4 values"):
        fresh.append_within(4, START, values=5, principal="wang.wu")  # some of them are not given either
    assert fresh.append_within(4, START, values=4, principal="wang.wu")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_no_log(tmp_path):
    """Opening one would wait for somebody to write."""
    os.mkfifo(tmp_path / "pipe", 0o600)
    for act in (AuditLog.open, lambda path: list(read_records(path))):
        with pytest.raises(AuditError, match="not an ordinary file"):
            act(tmp_path / "pipe")


def test_a_guard_takes_a_log_and_nothing_that_only_looks_like_one():
    """No log, no reveal: what has a method `append` need not write anything down."""
    with pytest.raises(TypeError, match="audit: an AuditLog or the path of one, not list"):
        Guard(keys=KeyRing.in_memory(), audit=[])
