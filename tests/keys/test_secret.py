"""`Secret`: bytes that nothing shows by accident."""

import copy
import pickle

import pytest

from piiguard.errors import KeyRingError
from piiguard.keys.secret import Secret

KEY = b"\x01\x02canary-of-sixteen"


def test_gives_its_bytes_to_who_asks():
    assert Secret(KEY).use() == KEY


def test_shows_nothing():
    secret = Secret(KEY)
    assert (repr(secret), str(secret), f"{[secret]}") == ("<secret>", "<secret>", "[<secret>]")
    with pytest.raises(TypeError, match="__dict__"):
        vars(secret)


@pytest.mark.parametrize("way", [pickle.dumps, copy.copy, copy.deepcopy])
def test_is_neither_pickled_nor_copied(way):
    with pytest.raises(KeyRingError, match="neither pickled nor copied"):
        way(Secret(KEY))


def test_does_not_change():
    with pytest.raises(AttributeError):
        Secret(KEY)._use = bytes
