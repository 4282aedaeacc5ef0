"""The tree root of RFC 9162, by published vectors, and by its recursive definition."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.audit.tree import Tree, hasher, leaf

SHA256 = hasher("sha256")
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "merkle_rfc6962.json").read_text("utf-8"))[
    "vectors"
]


def root_of(records, hash_=SHA256):
    tree = Tree(hash_)
    for record in records:
        tree.add(leaf(record, hash_))
    return tree.root()


def defined(records):
    """RFC 9162 section 2.1.1, word by word."""
    if len(records) < 2:
        return sha256(b"\x00" + records[0]).digest() if records else sha256(b"").digest()
    split = 1
    while split * 2 < len(records):
        split *= 2
    return sha256(b"\x01" + defined(records[:split]) + defined(records[split:])).digest()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(len(vector["leaves"])))
def test_published_roots(vector):
    assert root_of(map(bytes.fromhex, vector["leaves"])).hex() == vector["root"]


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_root_is_that_of_the_definition(records):
    assert root_of(records) == defined(records)


def test_with_sm3_the_root_of_one_record_is_its_leaf():
    sm3 = hasher("sm3")
    assert (
        sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )  # GB/T 32905 A.1
    assert root_of([b"record"], sm3) == sm3(b"\x00record")
