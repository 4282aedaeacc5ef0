"""Network parameters read from the files of Paddle and TensorFlow without either library.

Both keep what is not a plain array in protocol buffers (https://protobuf.dev/programming-guides/encoding).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def read_parameter(content: bytes) -> Floats:
    """Paddle's tensor file: version, levels, version, TensorDesc (field 2 is the shape), float32 values."""
    (levels,) = struct.unpack_from("<Q", content, 4)
    start = 12
    for _ in range(levels):
        (size,) = struct.unpack_from("<Q", content, start)
        start += 8 + size
    (size,) = struct.unpack_from("<i", content, start + 4)
    start += 8
    shape = [value for field, value in fields_of(content[start : start + size]) if field == 2]
    values = np.frombuffer(content, np.float32, offset=start + size)
    return values.reshape([size for size in shape if isinstance(size, int)]).copy()


def read_constants(graph: bytes) -> dict[str, Floats]:
    """The float32 constants of a frozen TensorFlow graph (GraphDef, NodeDef, AttrValue, TensorProto)."""
    constants = {}
    for node in messages(graph, 1):
        name = next(messages(node, 1)).decode()
        for attribute in messages(node, 5):
            for value in messages(attribute, 2):
                for tensor in messages(value, 8):
                    content = b"".join(messages(tensor, 4))
                    shape = tensor_shape(next(messages(tensor, 2)))
                    if shape and len(content) == 4 * np.prod(shape):
                        constants[name] = np.frombuffer(content, np.float32).reshape(shape).copy()
    return constants


def tensor_shape(content: bytes) -> list[int]:
    return [value for dim in messages(content, 2) for _, value in fields_of(dim) if isinstance(value, int)]


def messages(content: bytes, wanted: int) -> Iterator[bytes]:
    return (value for field, value in fields_of(content) if field == wanted and isinstance(value, bytes))


def fields_of(content: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Fields of a protocol buffer message: numbers as int, the rest as bytes."""
    at = 0
    while at < len(content):
        key, at = varint(content, at)
        if key & 7 == 0:
            number, at = varint(content, at)
            yield key >> 3, number
            continue
        size = {1: 8, 5: 4}.get(key & 7)
        if size is None:
            size, at = varint(content, at)
        yield key >> 3, content[at : at + size]
        at += size


def varint(content: bytes, at: int) -> tuple[int, int]:
    """The number that begins at byte `at`, seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
