"""Hierarchy files (泛化层次): for each value what it becomes at level 1, 2 …, a row each, as ARX reads it.

    北京市朝阳区;北京市;华北
    杭州市;浙江省;华东

Columns are set apart by `;`, or by `,` where the first line has no `;`. UTF-8, no header line.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from piiguard.errors import PolicyError

__all__ = ["key_of", "levels_of"]


def key_of(text: str) -> str:
    """The spelling in which values are looked up: NFKC, without spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def levels_of(path: str) -> Mapping[str, tuple[str, ...]]:
    """What each value becomes, level 1 first; read again when the file was changed.

    Raises:
        PolicyError: there is no such file, or it is no hierarchy; the message says in which line.
    """
    file = Path(path)
    if not file.is_file():
        raise PolicyError(f"generalize.hierarchy: there is no file {path}")
    state = file.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(path: str, changed_ns: int, size: int) -> Mapping[str, tuple[str, ...]]:
    lines = _lines(path)
    delimiter = ";" if lines and ";" in lines[0] else ","
    found: dict[str, tuple[str, ...]] = {}
    width = 0
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        width = width or len(row)
        if len(row) != width or width < 2:
            raise PolicyError(
                f"generalize.hierarchy: {path}:{number}: {len(row)} columns; needed: {max(width, 2)}, a "
                "value and its levels"
            )
        if found.setdefault(key_of(row[0]), tuple(row[1:])) != tuple(row[1:]):
            raise PolicyError(f"generalize.hierarchy: {path}:{number}: the value stands there twice")
    if not found:
        raise PolicyError(f"generalize.hierarchy: {path} is empty")
    return found


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        pass  # it holds bytes of the file
    raise PolicyError(f"generalize.hierarchy: {path} is not UTF-8")
