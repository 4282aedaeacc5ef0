"""Lines read from both ends of a file, over more than one block of reading."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.audit import storage
from piiguard.audit.storage import lines_back, lines_on, whole_end
from piiguard.errors import AuditError

LINES = st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"\r")), max_size=30)


@pytest.fixture(scope="module")
def handle(tmp_path_factory):
    handle = os.open(tmp_path_factory.mktemp("storage") / "lines", os.O_RDWR | os.O_CREAT)
    yield handle
    os.close(handle)


def filled(handle, raw_bytes):
    os.ftruncate(handle, 0)
    os.pwrite(handle, raw_bytes, 0)


@given(
    lines=LINES,
    torn=st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")),
    block=st.integers(1, 64),
)
def test_lines_are_the_same_from_both_ends_and_a_torn_one_is_none(handle, lines, torn, block):
    whole = b"".join(line + b"\n" for line in lines)
    filled(handle, whole + torn)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(storage, "_BLOCK", block)
        end = whole_end(handle)
        assert end == len(whole)
        assert list(lines_on(handle, 0, end)) == lines
        assert list(lines_back(handle, end)) == lines[::-1]


def test_a_file_without_line_ends_is_not_read_into_memory(handle):
    filled(handle, b"x" * (3 * storage._LONGEST) + b"\n")
    for read in (lambda end: lines_on(handle, 0, end), lambda end: lines_back(handle, end)):
        with pytest.raises(AuditError, match="longer than"):
            list(read(whole_end(handle)))
