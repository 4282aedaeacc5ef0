"""Tokens (令牌): the one grammar of what stands for a value and can be told from all other text.

    pg1 kind _ ENTITY _ kid _ n _ body          pg1e_CN_MOBILE_k3f9a2c1_75_4DruweP3xQ8…

Only `[A-Za-z0-9_]`, so that a token passes CSV, JSON, URLs and spreadsheets unchanged; n is the number of
characters of the body, so that a token ends where it says, even when letters or Han follow. kind is a letter
of `sealing.SEALS`, upper case when the body begins with the eight bytes of a release id. The body is base62.
An entity code that is not made of ASCII capitals, digits and underscores, such as one in Han, is written as
`x` and the hexadecimal digits of its UTF-8.

>>> (text,) = written("e", "CN_MOBILE", "k1", b"", [b"12345678"])
>>> text, found(f"电话{text}转1号线"), read(text).body
('pg1e_CN_MOBILE_k1_11_4DruweP3xQ8', [(2, 34)], b'12345678')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from piiguard.errors import TokenError, TransformError
from piiguard.transforms.base62 import Bytes, decoded, encoded

__all__ = ["MARK", "Group", "Token", "found", "found_in", "grouped", "read", "written"]

MARK = "pg1"  # a text without it holds no token
_ENTITY = 128  # bytes, the most
_RELEASE_ID = 8  # bytes


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says of itself; none of it is known to be true before the body was opened.

    kind: a lower-case letter. release_id: eight bytes, or none. body: what stands behind the release id.
    """

    kind: str
    entity: str
    kid: str
    release_id: bytes = field(repr=False)
    body: bytes = field(repr=False)


def written(
    kind: str, entity: str, kid: str, release_id: bytes, bodies: Sequence[bytes] | Bytes
) -> list[str]:
    """A token for each body: bytes of any length, or the rows of an (n, length) matrix; fastest for that.

    kind: a lower-case letter. release_id: eight bytes, or none.

    Raises:
        TransformError: the entity code is empty or longer than 128 bytes, and could not be read again.
    """
    start = f"{MARK}{kind.upper() if release_id else kind}_{_entity_as_written(entity)}_{kid}_"
    if release_id and isinstance(bodies, np.ndarray):
        release = np.frombuffer(release_id, dtype=np.uint8)
        bodies = np.concatenate([np.tile(release, (len(bodies), 1)), bodies], axis=1)
    elif release_id:
        bodies = [release_id + body for body in bodies]
    return encoded(bodies, lambda width: f"{start}{width}_")


def found(text: str) -> list[tuple[int, int]]:
    """Where `text` holds what looks like tokens: half-open spans of code points, in order, not overlapping.

    A head of right form is enough: of a token that was cut off the span covers what is left, so that it is
    noticed (`read` refuses it) rather than passed over.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    while (head := _head().search(text, position)) is not None:
        start, body = head.span()
        end = _body_end(text, body, body + int(head["width"]))
        spans.append((start, end))
        position = end
    return spans


def _body_end(text: str, start: int, end: int) -> int:
    """Where a body that should reach from `start` to `end` ends: before what no body holds."""
    body = _body().match(text, start, end)
    last = body.end() if body else start
    following = text.rfind(MARK, start, last + len(MARK))
    cut_off = 0 <= following < last and _head().match(text, following)  # another token directly behind
    return following if cut_off else last


def found_in(texts: Sequence[str | None]) -> list[tuple[int, int, int]]:
    """`found` in each of many texts: (row, start, end), in order; rows that are None hold none."""
    return [
        (row, start, end)
        for row, text in enumerate(texts)
        if text is not None and MARK in text
        for start, end in found(text)
    ]


def read(token: str) -> Token:
    """What a token says; nothing is known of whether it is ours.

    Raises:
        TokenError: the text is no whole token.
    """
    groups, problems = grouped([token])
    if problems:
        raise TokenError(f"no token: {problems[0]}")
    head = groups[0]
    return Token(head.kind, head.entity, head.kid, head.release_id, head.bodies[0])


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens of one call that are alike in all but their bodies; places count the call's tokens from 0."""

    kind: str
    entity: str
    kid: str
    release_id: bytes
    places: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)


def grouped(tokens: Sequence[str]) -> tuple[list[Group], dict[int, str]]:
    """What tokens say, those that are alike together; and of texts that are none, by place, why not."""
    by_start: dict[str, tuple[list[int], list[str]]] = {}
    for place, token in enumerate(tokens):
        start, _, text = token.rpartition("_")
        places, texts = by_start.setdefault(start, ([], []))
        places.append(place)
        texts.append(text)
    groups: dict[tuple[str, str, str, bytes], Group] = {}
    problems: dict[int, str] = {}
    for start, (places, texts) in by_start.items():
        head = _parsed_head(start)
        for place, text, body in zip(places, texts, decoded(texts), strict=True):
            problem = _problem(head, len(text), body)
            if problem or head is None or body is None:
                problems[place] = problem
                continue
            bound = _RELEASE_ID if head[0].isupper() else 0
            key = (head[0].lower(), head[1], head[2], body[:bound])
            group = groups.get(key) or groups.setdefault(key, Group(*key))
            group.places.append(place)
            group.bodies.append(body[bound:])
    return list(groups.values()), problems


def _parsed_head(start: str) -> tuple[str, str, str, int] | None:
    match = _head().fullmatch(start + "_")
    entity = _entity_as_read(match["entity"]) if match else ""
    return (match["kind"], entity, match["kid"], int(match["width"])) if match and entity else None


def _problem(head: tuple[str, str, str, int] | None, width: int, body: bytes | None) -> str:
    if head is None:
        return "it does not begin as a token does"
    if width != head[3]:
        return f"its body is {width} characters long and should be {head[3]}"
    if body is None:
        return "its body is no base62"
    if head[0].isupper() and len(body) < _RELEASE_ID:
        return "its release id is missing"
    return ""


def _entity_as_written(entity: str) -> str:
    if _plain_entity().fullmatch(entity):
        return entity
    raw = entity.encode("utf-8", "surrogatepass")
    if not 0 < len(raw) <= _ENTITY:
        raise TransformError(f"an entity code of {len(raw)} bytes stands in no token; 1 to {_ENTITY} do")
    return "x" + raw.hex()


def _entity_as_read(written_entity: str) -> str:
    """The code that is written so; empty where `_entity_as_written` writes none so."""
    if not written_entity.startswith("x"):
        return written_entity
    entity = ""
    with suppress(UnicodeDecodeError):  # no text is written so
        entity = bytes.fromhex(written_entity[1:]).decode("utf-8", "surrogatepass")
    return entity if entity and _entity_as_written(entity) == written_entity else ""


@cache
def _plain_entity() -> re.Pattern[str]:
    return re.compile("[A-Z][A-Z0-9_]{0,63}")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        f"{MARK}(?P<kind>[A-Za-z])_(?P<entity>{_plain_entity().pattern}|x(?:[0-9a-f]{{2}}){{1,{_ENTITY}}})"
        "_(?P<kid>k[0-9a-z]{1,15})_(?P<width>[1-9][0-9]{0,9})_"
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile("[0-9A-Za-z]*")
