"""A vault outlives kill -9 at any moment, and processes that store the same values get the same tokens."""

import os
import pickle
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from piiguard.errors import VaultError
from piiguard.keys import FromFile, KeyRing
from piiguard.vault import Vault
from tests.vault.server import Postgres

# Stores 200 values at a time; tells which batch is done, and its tokens, once they are given out.
_WRITER = """
import pickle, sys
vault = pickle.load(sys.stdin.buffer)
for batch in range(int(sys.argv[1]), int(sys.argv[2])):
    values = [f"{number:07d}" for number in range(batch * 200, batch * 200 + 200)]
    tokens = vault.store(values[:: -1 if int(sys.argv[3]) else 1], entity="EMPLOYEE_NO")
    tokens = tokens[:: -1 if int(sys.argv[3]) else 1]
    print(batch, b"".join(tokens).hex(), flush=True)
"""
_AT_ONCE = 200


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery staple")
    passphrase.chmod(0o600)
    return KeyRing.create(tmp_path / "keys.json", unlock=FromFile(passphrase), by="li.na")


def started(vault: Vault, first: int, last: int, *, backwards: bool = False) -> subprocess.Popen[bytes]:
    """A process that stores batches; it opens the vault by its pickle."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(first), str(last), str(int(backwards))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(pickle.dumps(vault))
    process.stdin.close()
    process.stdin = None  # or communicate() would close it again
    return process


def given_out(output: bytes) -> dict[int, list[bytes]]:
    """Tokens by batch, as far as lines are whole."""
    batches = {}
    for line in output.decode().splitlines(keepends=True):
        if line.endswith("\n"):
            batch, tokens = line.split()
            raw = bytes.fromhex(tokens)
            batches[int(batch)] = [raw[at : at + 16] for at in range(0, len(raw), 16)]
    return batches


def values_of(batch: int) -> list[str]:
    return [f"{number:07d}" for number in range(batch * _AT_ONCE, batch * _AT_ONCE + _AT_ONCE)]


def wait_for_first_line(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_tokens_that_were_given_out_survive_the_kill_of_their_writer(address: str, ring: KeyRing) -> None:
    rng = random.Random(20261122)
    with Vault.open(address, keys=ring) as vault:
        known: dict[int, list[bytes]] = {}
        for run in range(4):
            process = started(vault, 0, 10_000, backwards=bool(run % 2))
            output = wait_for_first_line(process)
            time.sleep(rng.uniform(0, 0.3))
            process.send_signal(signal.SIGKILL)
            assert process.stdout is not None
            output += process.stdout.read()
            process.stdout.close()
            assert process.wait() == -signal.SIGKILL
            for batch, tokens in given_out(output).items():
                assert known.setdefault(batch, tokens) == tokens
        assert len(known) > 1
        for batch, tokens in known.items():
            assert vault.reveal(tokens, entity="EMPLOYEE_NO") == values_of(batch)
            assert vault.store(values_of(batch), entity="EMPLOYEE_NO") == tokens
        assert vault.stats().tokens % _AT_ONCE == 0  # a batch is there whole or not at all


@pytest.mark.slow
def test_processes_that_race_for_the_same_values_get_the_same_tokens(address: str, ring: KeyRing) -> None:
    """Four writers, two of them in the other order; none waits for ever, none has to give up."""
    with Vault.open(address, keys=ring) as vault:
        processes = [started(vault, 0, 15, backwards=bool(number % 2)) for number in range(4)]
        outputs = [process.communicate()[0] for process in processes]
        assert [process.returncode for process in processes] == [0] * 4
        maps = [given_out(output) for output in outputs]
        assert maps == [maps[0]] * 4
        assert len(maps[0]) == 15
        assert vault.stats().tokens == 15 * _AT_ONCE
        assert len({token for tokens in maps[0].values() for token in tokens}) == 15 * _AT_ONCE


@pytest.mark.slow
def test_tokens_that_were_given_out_survive_the_kill_of_the_server(
    own_postgres: Postgres, keys: KeyRing
) -> None:
    """kill -9 of all its processes while two threads write; the vault goes on when it is back."""
    with Vault.open(own_postgres.new_database(), keys=keys) as vault:
        known: dict[int, list[bytes]] = {}
        for run in range(2):
            done = threading.Event()

            def work(first: int, done: threading.Event) -> None:
                batch = first
                while not done.is_set():
                    try:
                        known[batch] = vault.store(values_of(batch), entity="EMPLOYEE_NO")
                    except VaultError:
                        return
                    batch += 2

            threads = [threading.Thread(target=work, args=(1000 * run + n, done)) for n in range(2)]
            for thread in threads:
                thread.start()
            time.sleep(0.4)
            own_postgres.kill()
            done.set()
            for thread in threads:
                thread.join()
            with pytest.raises(VaultError, match="OperationalError"):
                vault.stats()
            own_postgres.start()
            for batch, tokens in known.items():
                assert vault.reveal(tokens, entity="EMPLOYEE_NO") == values_of(batch)
                assert vault.store(values_of(batch), entity="EMPLOYEE_NO") == tokens
        assert len(known) > 2
        assert vault.stats().tokens % _AT_ONCE == 0


@pytest.mark.slow
def test_writers_and_deletions_meet_without_deadlock(postgres: Postgres, keys: KeyRing) -> None:
    """Four threads store overlapping values of the same subjects while a fifth forgets and rewraps."""
    errors: list[BaseException] = []
    with Vault.open(postgres.new_database(), keys=keys) as vault:
        done = threading.Event()

        def write(seed: int) -> None:
            rng = random.Random(seed)
            try:
                for _ in range(8):
                    values = [f"{rng.randrange(2000):05d}" for _ in range(600)]
                    subjects = [f"s{value[-1]}" if value[-2] < "5" else None for value in values]
                    vault.store(values, entity="EMPLOYEE_NO", subjects=subjects)
            except BaseException as error:
                errors.append(error)

        def delete() -> None:
            try:
                while not done.is_set():
                    for number in range(10):
                        vault.forget(f"s{number}", by="li.na")
                        time.sleep(0.02)
                    keys.rotate("tokenize", by="li.na")
                    vault.rewrap(by="li.na")
            except BaseException as error:
                errors.append(error)

        writers = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
        deleter = threading.Thread(target=delete)
        for thread in (*writers, deleter):
            thread.start()
        for thread in writers:
            thread.join()
        done.set()
        deleter.join()
    assert errors == []
