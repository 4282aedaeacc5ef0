"""A ring among threads, processes and pickles; and what of it may be seen."""

import copy
import io
import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from piiguard.audit.log import AuditLog
from piiguard.audit.signer import Signer
from piiguard.errors import KeyRingError, KeyUnavailableError
from piiguard.keys import FromFile, KeyRing, Passphrase, State
from piiguard.keys.secret import Secret

SAID = "correct horse battery staple"


@pytest.fixture
def secret_file(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(SAID, "utf-8")
    file.chmod(0o600)
    return file


def secrets_of(ring):
    """All bytes that must not be seen."""
    kept = [key.secret.use() for key in ring._content.keys if key.secret is not None]
    if ring._store is not None:
        kept.append(ring._store._kek.use())
    return [*kept, *(secret.use() for secret in ring._derived._secrets.values())]


def reachable(thing):
    """Everything that attributes, items and slots lead to."""
    seen, todo, leaves = set(), [thing], []
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen.add(id(one))
        leaves.append(one)
        if isinstance(one, dict):
            todo += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            todo += one
        slots = [kind.__dict__.get("__slots__", ()) for kind in type(one).__mro__]
        names = {name for some in slots for name in ([some] if isinstance(some, str) else some)}
        names |= set(getattr(one, "__dict__", ()))
        todo += [getattr(one, name) for name in names if hasattr(one, name)]
    return leaves


def shows(secrets, *views):
    """Whether a secret is in one of these, as bytes, hex, base64 or the numbers of its bytes."""
    return any(
        form in view
        for view in views
        for secret in secrets
        for form in (secret, secret.hex().encode(), repr(secret).encode(), str(list(secret))[1:-1].encode())
    )


def used(ring):
    for key in ring.keys:
        ring.derived(key.kid, purpose=key.purpose, algorithm="aes-siv")
    return ring


def test_no_attribute_leads_to_a_key(ring):
    leaves = reachable(used(ring))
    assert any(isinstance(leaf, Secret) for leaf in leaves)  # the walk does reach where keys are kept
    found = [bytes(leaf) for leaf in leaves if isinstance(leaf, (bytes, bytearray, memoryview))]
    assert not shows(secrets_of(ring), *found, *(str(leaf).encode() for leaf in leaves))


def test_repr_log_pickle_and_errors_show_no_key(path, secret_file):
    ring = used(KeyRing.create(path, unlock=FromFile(secret_file), purposes=["encrypt"]))
    stream = io.StringIO()
    logging.getLogger("piiguard.test").addHandler(handler := logging.StreamHandler(stream))
    logging.getLogger("piiguard.test").error("%r %s %r", ring, ring.keys, ring._content)
    logging.getLogger("piiguard.test").removeHandler(handler)
    told = ""
    for wrong in (
        {"purpose": "fpe", "algorithm": "ff1"},
        {"purpose": "encrypt", "algorithm": "x", "length": 9000},
    ):
        try:
            ring.derived(ring.primary("encrypt"), **wrong)
        except KeyRingError as error:  # as tools that report errors see it, local variables and all
            told += "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert ("is for encrypt" in told, "HKDF gives no 9000 bytes" in told) == (True, True)
    views = (stream.getvalue().encode(), told.encode(), pickle.dumps(ring), path.read_bytes())
    assert not shows([*secrets_of(ring), SAID.encode()], *views)


def test_it_pickles_as_path_and_reference_and_opens_where_it_arrives(path, secret_file):
    ring = KeyRing.create(path, unlock=FromFile(secret_file), purposes=["encrypt"])
    kid = ring.primary("encrypt")
    pickled = pickle.dumps(ring)
    assert pickle.loads(pickled).derived(kid, purpose="encrypt", algorithm="aes-siv") == ring.derived(
        kid, purpose="encrypt", algorithm="aes-siv"
    )
    secret_file.unlink()
    with pytest.raises(KeyRingError, match="No such file"):
        pickle.loads(pickled)


def test_where_it_arrives_an_older_file_is_refused(path, kms, ring):
    older = path.read_bytes()
    ring.disable(ring.primary("encrypt"), by="li.na")
    path.write_bytes(older)
    rebuild, (where, _, *rest) = ring.__reduce_ex__(4)[:2]
    with pytest.raises(KeyRingError, match="older file was put in its place"):
        rebuild(where, kms, *rest)


def test_passphrases_and_keys_in_memory_do_not_travel(path):
    ring = KeyRing.create(path, unlock=Passphrase(SAID), purposes=["encrypt"])
    with pytest.raises(KeyRingError, match="use FromFile or FromEnv"):
        pickle.dumps(ring)
    with pytest.raises(KeyRingError, match="ring in memory does not pickle"):
        pickle.dumps(KeyRing.in_memory())


def test_a_copy_is_the_same_ring(ring):
    assert copy.copy(ring) is copy.deepcopy(ring) is ring


def test_a_ring_whose_log_it_signs_itself_pickles(ring, tmp_path):
    """Ring → log → signer → ring: the circle is closed again where it arrives."""
    audited = KeyRing.create(tmp_path / "audited.json", unlock=ring._store.unlock, by="li.na")
    audited.attach(AuditLog.open(tmp_path / "audit.jsonl", Signer.from_keys(audited)))
    kid = audited.rotate("encrypt", by="li.na")
    (record,) = audited._audit.records(kind="key")
    assert (record["action"], record["kids"][0]) == ("rotate", kid)
    arrived = pickle.loads(pickle.dumps(audited))
    assert arrived._audit.signer._keys is arrived
    arrived.rotate("encrypt", by="wang.wu")
    assert [one["principal"] for one in audited._audit.records(kind="key")] == ["li.na", "wang.wu"]


def test_threads_share_a_ring(ring):
    """Some derive while others rotate; nobody sees half an act, and no rotation is lost."""
    first = ring.primary("encrypt")
    right = ring.derived(first, purpose="encrypt", algorithm="aes-siv")
    start = threading.Barrier(8)

    def work(number):
        start.wait()
        for _ in range(10):
            if number < 2:
                ring.rotate("encrypt", by="li.na")
            else:
                kid = ring.primary("encrypt")
                assert len(ring.derived(kid, purpose="encrypt", algorithm="aes-siv")) == 32
                assert ring.derived(first, purpose="encrypt", algorithm="aes-siv") == right

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert (ring.generation, len(ring.keys)) == (21, 22)
    assert [key.state for key in ring.keys if key.purpose == "encrypt"] == [State.ACTIVE] * 20 + [
        State.PRIMARY
    ]


ROTATE = """
import sys
from piiguard.keys import FromFile, KeyRing
ring = KeyRing.open(sys.argv[1], unlock=FromFile(sys.argv[2]))
for _ in range(5):
    ring.rotate("encrypt", by="li.na")
"""


def test_two_processes_that_rotate_at_once_lose_no_key(path, secret_file):
    ring = KeyRing.create(path, unlock=FromFile(secret_file), purposes=["encrypt"])
    arguments = [sys.executable, "-c", ROTATE, str(path), str(secret_file)]
    running = [subprocess.Popen(arguments) for _ in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert len(ring.keys) == 1
    ring.refresh()
    assert (ring.generation, len(ring.keys)) == (11, 11)
    assert len(set(secrets_of(ring)[:11])) == 11
    assert [key.state for key in ring.keys] == [State.ACTIVE] * 10 + [State.PRIMARY]


def test_what_another_process_did_holds_after_refresh_and_in_every_act(ring, path, kms):
    other = KeyRing.open(path, unlock=kms)
    kid = other.primary("encrypt")
    ring.disable(kid, by="li.na")
    assert other.primary("encrypt") == kid  # it has not looked
    other.refresh()
    with pytest.raises(KeyUnavailableError, match="is disabled"):
        other.derived(kid, purpose="encrypt", algorithm="aes-siv")
    ring.rotate("pseudonymize", by="li.na")
    other.rotate("pseudonymize", by="li.na")
    ring.refresh()
    assert ring.keys == other.keys
    assert ring.generation == 4


def test_a_lock_that_nobody_gives_back_ends_with_an_error(ring, path, monkeypatch):
    from piiguard.keys.files import one_writer

    monkeypatch.setattr("piiguard.keys.files.PATIENCE_S", 0.1)
    with one_writer(path), pytest.raises(KeyRingError, match="somebody else has been changing it"):
        ring.rotate("encrypt", by="li.na")
    assert ring.rotate("encrypt", by="li.na") == ring.primary("encrypt")


def test_importing_keys_imports_no_cryptography():
    """`import piiguard` and what reads policies stay cheap."""
    code = "import sys, json, piiguard.keys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = json.loads(done.stdout)
    assert [
        name for name in loaded if name.split(".")[0] in ("cryptography", "botocore", "hvac", "requests")
    ] == []


def test_derived_keys_are_forgotten_with_each_act(ring):
    """A derived key must not outlive what was said of its master."""
    kid = ring.primary("encrypt")
    ring.derived(kid, purpose="encrypt", algorithm="aes-siv")
    ring.rotate("encrypt", by="li.na")
    assert ring._derived._secrets == {}


def test_who_has_the_ring_open_goes_on_when_another_process_sealed_it_anew(ring, path, kms):
    """By the same service or passphrase, under a new key of the file."""
    other = KeyRing.open(path, unlock=kms)
    other.change_unlock(kms, by="wang.wu")
    ring.refresh()
    assert (ring.generation, ring.keys) == (2, other.keys)
    ring.rotate("encrypt", by="li.na")
    assert KeyRing.open(path, unlock=kms).generation == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_process_forked_off_in_the_middle_of_an_act_waits_for_nobody(ring, path, kms):
    """Neither for the lock of the file, which it inherited, nor for the thread that it did not."""
    in_the_middle, go_on = threading.Event(), threading.Event()

    class Slow:
        def append(self, kind, **fields):
            in_the_middle.set()
            go_on.wait(30)

    ring.attach(Slow())
    rotating = threading.Thread(target=lambda: ring.rotate("encrypt", by="li.na"))
    rotating.start()
    in_the_middle.wait(30)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        ring._audit = None
        ring.rotate("encrypt", by="zhao.liu")  # once the parent is done
        os._exit(0)
    time.sleep(0.1)
    go_on.set()
    rotating.join()
    assert os.waitpid(child, 0)[1] == 0
    assert [key.by for key in KeyRing.open(path, unlock=kms).keys if key.purpose == "encrypt"] == [
        *("li.na", "li.na", "zhao.liu")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_no_ring_and_no_passphrase(tmp_path, kms):
    """Opening one would wait for somebody to write."""
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(KeyRingError, match="not a plain file"):
        KeyRing.open(tmp_path / "pipe", unlock=kms)
    with pytest.raises(KeyRingError, match="not a plain file"):
        FromFile(tmp_path / "pipe").secret()
