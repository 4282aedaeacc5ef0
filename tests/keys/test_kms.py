"""A key service: two functions, one call when a ring is opened."""

import pickle

import pytest

from piiguard.errors import KeyRingError
from piiguard.keys import KeyRing, Kms
from piiguard.keys.kms import canonical_context, check_address


class Answering:
    """A key service that answers one thing, and keeps the contexts it was asked with."""

    def __init__(self, answer):
        self.answer, self.contexts = answer, []

    def wrap(self, key_bytes, context):
        self.contexts.append(context)
        return key_bytes[::-1]

    def unwrap(self, blob, context):
        self.contexts.append(context)
        return self.answer(blob)


def test_round_trip_with_one_call_each_way(path):
    service = Answering(lambda blob: blob[::-1])
    made = KeyRing.create(path, unlock=Kms(service, {"stage": "test"}), purposes=["fpe"], by="li.na")
    assert KeyRing.open(path, unlock=Kms(service, {"stage": "test"})).keys == made.keys
    assert service.contexts == [{"stage": "test", "app": "piiguard", "keyring": made.keyring}] * 2
    made.rotate("fpe", by="li.na")
    assert len(service.contexts) == 2


def test_another_context_is_refused_before_the_service_is_asked(path):
    service = Answering(lambda blob: blob[::-1])
    KeyRing.create(path, unlock=Kms(service, {"stage": "test"}), purposes=["fpe"])
    with pytest.raises(KeyRingError, match="bound to another context"):
        KeyRing.open(path, unlock=Kms(service))


def test_a_service_with_another_key_is_refused(path, kms):
    KeyRing.create(path, unlock=kms, purposes=["fpe"])
    with pytest.raises(KeyRingError, match="could not unwrap the key of the ring: InvalidTag"):
        KeyRing.open(path, unlock=Kms(type(kms.provider)()))
    with pytest.raises(KeyRingError, match="wrong passphrase or key service"):
        KeyRing.open(path, unlock=Kms(Answering(lambda blob: bytes(32))))


def _breaks(blob):
    raise ValueError("canary in the text of a stranger's error")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_breaks, "ValueError$"),
        (lambda blob: "text", "str is not bytes"),
        (lambda blob: b"8 bytes!", "gave 8 bytes"),
    ],
)
def test_what_a_service_does_wrong_is_told_without_its_words(path, answer, reason):
    service = Answering(answer)
    KeyRing.create(path, unlock=Kms(service), purposes=["fpe"])
    with pytest.raises(KeyRingError, match=reason) as raised:
        KeyRing.open(path, unlock=Kms(service))
    assert "canary" not in str(raised.value)
    assert raised.value.__context__ is None


def test_it_pickles_if_its_provider_does(kms):
    assert pickle.loads(pickle.dumps(kms)) == kms


def test_a_context_has_one_spelling():
    assert canonical_context({"b": "机", "a": "1"}) == b'{"a":"1","b":"\\u673a"}'


@pytest.mark.parametrize(
    "url", ["https://kms.example", "http://127.0.0.1:8200", "http://localhost", "http://[::1]:1"]
)
def test_addresses_that_are_encrypted_or_on_this_machine(url):
    check_address(url)


@pytest.mark.parametrize(
    "url", ["http://kms.example", "http://127.0.0.1.example", "ftp://localhost", "kms.example", ""]
)
def test_other_addresses_would_show_the_key_on_the_wire(url):
    with pytest.raises(KeyRingError, match="https://"):
        check_address(url)
