"""Several writers, and writers that are killed: one chain, and nothing lost that was acknowledged."""

import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest

from piiguard.audit import AuditLog, read_records, verify
from piiguard.errors import AccessRefused, AuditError

APPENDS = """
import sys
from piiguard.audit import AuditLog
log = AuditLog.open(sys.argv[1], fsync=False)
for number in range(int(sys.argv[2])):
    print(log.append("reveal", values=number, principal=sys.argv[3]), flush=True)
"""

ASKS = """
import datetime as dt, sys
from piiguard.audit import AuditLog
from piiguard.errors import AccessRefused
log = AuditLog.open(sys.argv[1], fsync=False)
since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
got = 0
for _ in range(100):
    try:
        log.append_within(150, since, values=3, principal="li.na")
        got += 3
    except AccessRefused:
        break
print(got)
"""


def started(script, *arguments):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "audit.jsonl"


def test_four_processes_write_one_chain(path):
    writers = [started(APPENDS, path, 250, f"writer-{number}") for number in range(4)]
    numbers = [int(line) for writer in writers for line in writer.communicate()[0].split()]
    assert sorted(numbers) == list(range(1, 1001))  # also beginning the log was a race
    assert (verify(path).problems, verify(path).records) == ((), 1001)
    per_writer = [[one["values"] for one in read_records(path, principal=f"writer-{n}")] for n in range(4)]
    assert per_writer == [list(range(250))] * 4


def test_of_racing_processes_none_gets_more_than_the_quota(path):
    outputs = [one.communicate()[0] for one in [started(ASKS, path) for _ in range(4)]]
    assert sum(map(int, outputs)) == 150
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    assert AuditLog.open(path).count(since=since, principal="li.na") == 150


def test_threads_share_an_object(path):
    log = AuditLog.open(path, fsync=False)
    threads = [threading.Thread(target=lambda: [log.append("reveal") for _ in range(50)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (verify(path).problems, verify(path).records) == ((), 401)


def test_threads_share_a_quota(path):
    log = AuditLog.open(path, fsync=False)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    got = []

    def ask():
        with suppress(AccessRefused):
            got.append(log.append_within(5, since, values=1, principal="li.na"))

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_was_acknowledged_survives_kill_9_at_any_moment(path):
    acknowledged = 0
    for round_ in range(10):
        writer = started(APPENDS, path, 1_000_000, "killed")
        writer.stdout.readline()
        time.sleep(0.013 * round_)
        writer.send_signal(signal.SIGKILL)
        lines = writer.communicate()[0].split("\n")[:-1]  # a last line without its end was not printed whole
        acknowledged = int(lines[-1]) if lines else acknowledged
        assert verify(path).problems == ()
        assert verify(path).records > acknowledged
    assert AuditLog.open(path).append("reveal") >= acknowledged


def test_a_pickled_log_writes_to_the_same_chain_in_another_process(path):
    log = AuditLog.open(path, fsync=False)
    script = "import pickle, sys; pickle.loads(bytes.fromhex(sys.argv[1])).append('reveal')"
    other = started(script, pickle.dumps(log).hex())
    other.communicate()
    assert other.returncode == 0
    assert log.append("reveal") == 2
    assert verify(path).ok


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_process_forked_off_while_threads_write_writes_too(path):
    """It neither waits for the lock that it inherited, nor keeps others waiting as long as it lives."""
    log = AuditLog.open(path)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    done = threading.Event()

    def write():
        while not done.is_set():
            log.append_within(10**8, since, values=1, principal="li.na")

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    children = []
    for _ in range(5):
        child = os.fork()
        if child == 0:
            signal.alarm(20)
            log.append_within(10**8, since, values=1, principal="wang.wu")
            os.kill(os.getpid(), signal.SIGSTOP)  # alive, and at work no more
            os._exit(0)
        if os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1]):
            children.append(child)
    done.set()
    for thread in threads:
        thread.join(20)
    stuck = any(thread.is_alive() for thread in threads)
    for child in children:
        os.kill(child, signal.SIGCONT)
    assert ([os.waitpid(child, 0)[1] for child in children], stuck) == ([0] * 5, False)
    assert log.count(since=since, principal="wang.wu") == 5
    assert verify(path).problems == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_still_notices_that_the_log_was_shortened(path):
    log = AuditLog.open(path)
    log.append("reveal")
    whole = path.read_bytes()
    log.append("reveal")
    path.write_bytes(whole)
    child = os.fork()
    if child == 0:
        try:
            log.append("reveal")
        except AuditError:
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_counts_anew(path):
    """It may have been forked off while a thread added to the sums: here they are wrong."""
    log = AuditLog.open(path)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    log.append("reveal", principal="li.na", values=3)
    assert log.count(since=since, principal="li.na") == 3
    _, sums = log._known._usage._sums["reveal", "li.na"]
    sums.append(40)
    child = os.fork()
    if child == 0:
        os._exit(log.count(since=since, principal="li.na"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
