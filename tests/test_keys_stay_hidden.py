"""Key bytes never appear in a pickle, repr, log, exception or attribute of anything that travels or is shown.

What is looked for is taken through private means: the master secrets of the ring and all that was derived.
"""

import gc
import logging
import pickle
import re
import traceback
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from types import FunctionType, MethodType, ModuleType

import pandas as pd
import pytest

from piiguard import Guard
from piiguard.access import Access
from piiguard.audit import AuditLog, Signer
from piiguard.errors import KeyRingError, PiiguardError
from piiguard.keys import FromFile, KeyRing, Passphrase
from piiguard.keys import ring as ring_module
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Context
from piiguard.transforms.kinds import kind
from piiguard.vault import Vault

ACCESS = Access("li.na", "auditor", "complaint")
POLICY = """
name = "own"
extends = "pipl"
[entities]
CN_MOBILE = { action = "encrypt", because = "test" }
CN_RESIDENT_ID = { action = { encrypt = { mode = "deterministic" } }, because = "test" }
EMAIL_ADDRESS = { action = { tokenize = { exact = true } }, because = "test" }
PERSON = { action = "pseudonymize" }
BANK_CARD = { action = "fpe", because = "test" }
DATE_OF_BIRTH = { action = "shift", because = "test" }
CN_LICENSE_PLATE = { action = "surrogate", because = "test" }
[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
"""
FRAME = pd.DataFrame(
    {
        "客户号": ["C1", "C2"],
        "姓名": ["张伟", "李娜"],
        "手机号": ["13800138000", "13912345678"],
        "身份证号": ["11010519491231002X", "110105194912310038"],
        "邮箱": ["zhang@example.com", "li@example.com"],
        "银行卡号": ["6222020000000000005", "6222020000000000013"],
        "出生日期": ["1990-03-07", "1985-06-21"],
        "车牌号": ["京A12345", "京B54321"],
    }
)
REVERSIBLE = ["手机号", "身份证号", "邮箱"]
SPOKEN = "correct horse battery staple, nineteen"


@pytest.fixture(scope="module")
def derived():
    """All key bytes that were made in this module, by way of the private function that makes them."""
    made = set()
    expanded = ring_module.expanded

    def watched(*given, **more):
        key = expanded(*given, **more)
        made.add(bytes(key))
        return key

    patch = pytest.MonkeyPatch()
    patch.setattr(ring_module, "expanded", watched)
    yield made
    patch.undo()


@pytest.fixture(scope="module")
def place(tmp_path_factory, derived):
    """A guard over a ring in a file, with vault and a signed log, that has done all it can do once."""
    folder = tmp_path_factory.mktemp("hidden")
    spoken = folder / "passphrase"
    spoken.write_text(SPOKEN, encoding="utf-8")
    spoken.chmod(0o600)
    ring = KeyRing.create(folder / "ring.json", unlock=FromFile(spoken), by="li.na")
    log = AuditLog.open(folder / "audit.jsonl", Signer.from_keys(ring))
    ring.attach(log)
    vault = Vault.open(folder / "vault.db", keys=ring, audit=log)
    policy = folder / "own.toml"
    policy.write_text(POLICY, encoding="utf-8")
    guard = Guard(policy, keys=ring, vault=vault, audit=log)
    protected = guard.protect(FRAME, subject="客户号", release="2026-11")
    guard.reveal(protected, access=ACCESS, release="2026-11")
    log.checkpoint()
    return {
        "ring": ring,
        "log": log,
        "vault": vault,
        "guard": guard,
        "protected": protected,
        "folder": folder,
    }


@pytest.fixture(scope="module")
def secrets(place, derived):
    """Master and derived keys, and what unlocks the ring; each as it may be written: raw, hex, decimal."""
    masters = {key.secret.use() for key in place["ring"]._content.keys}
    assert len(masters) >= 8 and len(derived) >= 8
    keys = masters | {key for key in derived if len(key) >= 32}  # 16 bytes are what a vault tells its key by
    return {*keys, *(key.hex().encode() for key in keys), SPOKEN.encode()}


def held(secrets, *shown):
    """Which of what was shown holds a secret, whole or its first 16 bytes."""
    found = []
    for one in shown:
        raw = one if isinstance(one, bytes) else str(one).encode("utf-8", "surrogatepass")
        found += [len(raw) for secret in secrets if secret in raw or secret[:16] in raw]
        found += [len(raw) for secret in secrets if repr(secret)[2:18].encode() in raw]
    return found


def attributes(thing, seen=None):
    """All that is reached from a thing by attributes, slots and items; not by closures."""
    seen = {} if seen is None else seen
    if id(thing) in seen or isinstance(thing, (type, ModuleType, FunctionType, MethodType)):
        return seen
    seen[id(thing)] = thing
    inner = []
    if isinstance(thing, dict):
        inner = [*thing, *thing.values()]
    elif isinstance(thing, (list, tuple, set, frozenset)):
        inner = list(thing)
    elif not isinstance(thing, (str, bytes, int, float)):
        inner = list(getattr(thing, "__dict__", {}).values())
        slots = [name for cls in type(thing).__mro__ for name in _slots(cls)]
        inner += [getattr(thing, name) for name in slots if hasattr(thing, name)]
        if type(thing).__module__ == "builtins" and not inner:
            inner = [one for one in gc.get_referents(thing) if not isinstance(one, type)]
    for one in inner:
        attributes(one, seen)
    return seen


def _slots(cls):
    names = cls.__dict__.get("__slots__", ())
    names = (names,) if isinstance(names, str) else names
    return [f"_{cls.__name__.lstrip('_')}{name}" if re.match("__[^_]", name) else name for name in names]


@pytest.mark.parametrize("name", ["guard", "ring", "vault", "log"])
def test_no_attribute_holds_a_key(place, secrets, name):
    """However deep; a secret lies in a closure, which neither `vars` nor a debugger's listing shows."""
    reached = attributes(place[name]).values()
    shown = [one for one in reached if isinstance(one, (bytes, bytearray, str))]
    assert len(shown) > 10
    assert held(secrets, *map(bytes, (one for one in shown if not isinstance(one, str)))) == []
    assert held(secrets, *(one for one in shown if isinstance(one, str))) == []


@pytest.mark.parametrize("name", ["guard", "ring", "vault", "log"])
def test_no_pickle_and_no_repr_holds_a_key(place, secrets, name):
    """A pickle holds the path and the reference that unlocks it."""
    thing = place[name]
    assert held(secrets, *(pickle.dumps(thing, protocol) for protocol in (2, 5))) == []
    assert held(secrets, repr(thing), str(thing), f"{thing}", repr(vars(type(thing)))) == []
    inner = [one for one in attributes(thing).values() if type(one).__module__.startswith("piiguard.")]
    assert len(inner) > 3
    assert held(secrets, *map(repr, inner)) == []


@pytest.mark.parametrize("action", ["encrypt", "tokenize", "fpe", "pseudonymize", "shift", "surrogate"])
def test_no_transform_holds_a_key(place, secrets, action):
    """They are told their keys by the context of each call."""
    transform = kind(action).make(Action.of(action))
    context = Context("CN_MOBILE", keys=place["ring"], vault=place["vault"], subjects=["a"])
    if action not in ("shift",):
        transform.apply(["13800138000"], context)
    for thing in (transform, context):
        shown = [one for one in attributes(thing).values() if isinstance(one, (bytes, str))]
        assert held(secrets, repr(thing), *shown) == []
    assert held(secrets, pickle.dumps(transform)) == []


def test_no_file_but_those_of_the_caller_holds_a_key(place, secrets):
    """Ring, vault, its journal and the log, as they lie on the disk."""
    files = [path for path in place["folder"].iterdir() if path.name != "passphrase"]
    assert {path.name for path in files} >= {"ring.json", "vault.db", "audit.jsonl"}
    assert held(secrets, *(path.read_bytes() for path in files)) == []


def test_nothing_protected_holds_a_key(place, secrets):
    assert held(secrets, place["protected"].to_csv()) == []


def test_no_error_and_no_log_line_holds_a_key(place, secrets, caplog):
    """Of failures with keys in hand: changed tokens, a disabled key, a foreign ring, a wrong passphrase."""
    caplog.set_level(logging.DEBUG)
    guard, ring = place["guard"], place["ring"]
    frame = place["protected"]
    told = []
    for name in REVERSIBLE:
        for text in frame[name]:
            told += failure(
                lambda t=text: guard.reveal(t[:-1] + ("a" if t[-1] != "a" else "b"), access=ACCESS)
            )
    kid = ring.primary("encrypt")
    ring.disable(kid, by="li.na")
    told += failure(lambda: guard.protect("手机13800138000"))
    told += failure(lambda: guard.reveal(frame, access=ACCESS))
    ring.enable(kid, by="li.na")
    told += failure(lambda: ring.derived("k0", purpose="encrypt", algorithm="x"))
    told += failure(lambda: KeyRing.open(place["folder"] / "ring.json", unlock=Passphrase("wrong" * 5)))
    assert len(told) > 30
    assert held(secrets, *told, caplog.text) == []


def failure(act):
    """All that may be shown of an error: its chain, its arguments, and the variables of its frames."""
    with pytest.raises(PiiguardError) as caught:
        act()
    error, told = caught.value, []
    while error is not None:
        told += [repr(error), str(error), repr(error.args), *traceback.format_exception(error)]
        told += traceback.TracebackException.from_exception(error, capture_locals=False).format()
        error = error.__cause__ or error.__context__
    return told


# A guard travels, and is shared.


def test_a_ring_in_memory_does_not_travel(place):
    """Its keys would travel with it."""
    guard = Guard(place["folder"] / "own.toml", keys=KeyRing.in_memory(), vault=place["folder"] / "m.db")
    with pytest.raises(KeyRingError, match="does not pickle"):
        pickle.dumps(guard)


def test_a_guard_that_travelled_does_the_same(place):
    guard = pickle.loads(pickle.dumps(place["guard"]))
    frame, release = FRAME[["身份证号", "姓名", "邮箱", "银行卡号"]], "2026-11"
    pd.testing.assert_frame_equal(
        guard.protect(frame, release=release), place["guard"].protect(frame, release=release)
    )
    back = guard.reveal(place["protected"][REVERSIBLE], access=ACCESS)
    pd.testing.assert_frame_equal(back, FRAME[REVERSIBLE])


def test_a_guard_opens_nothing_where_it_cannot_be_unlocked(place, tmp_path):
    """The pickle alone is of no use: what unlocks the ring has to be there too."""
    travelling = pickle.dumps(place["guard"])
    spoken = place["folder"] / "passphrase"
    spoken.rename(tmp_path / "gone")
    try:
        with pytest.raises(KeyRingError):
            pickle.loads(travelling)
    finally:
        (tmp_path / "gone").rename(spoken)


def _in_a_process(guard, texts):
    protected = guard.protect(texts)
    return protected, guard.reveal(protected, access=ACCESS)


TEXTS = [f"姓名：张伟，手机138{number:08}，邮箱a{number}@example.com" for number in range(40)]


def test_processes_share_a_guard(place):
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        answers = list(pool.map(_in_a_process, [place["guard"]] * 2, [TEXTS, TEXTS]))
    assert [back for _, back in answers] == [place["guard"].reveal(one, access=ACCESS) for one, _ in answers]
    names = [[re.findall(r"pg1p_\w+", text) for text in protected] for protected, _ in answers]
    assert names[0] == names[1] and all(names[0])


def test_threads_share_a_guard(place):
    """At once, with all its transforms; each gets what it would get alone."""
    guard = place["guard"]

    def work(number):
        frame = pd.concat([FRAME] * 2, ignore_index=True)
        protected = guard.protect(frame, subject="客户号", release="2026-11")
        return protected.drop(columns="手机号"), guard.reveal(protected[REVERSIBLE], access=ACCESS)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(work, range(6)))
    alone = work(0)
    for protected, back in answers:
        pd.testing.assert_frame_equal(protected, alone[0])
        pd.testing.assert_frame_equal(back, alone[1])
