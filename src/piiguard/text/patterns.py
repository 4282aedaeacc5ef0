"""`pattern`: a regular expression that is compiled when it is first used.

The expressions of all recognizers together take longer to compile than a first short text takes to protect,
and most texts ask for few of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

__all__ = ["Pattern", "pattern"]


class Pattern:
    """What `re.compile` returns, as far as recognizers use it; may be shared by threads."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self._source, self._flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """See `re.Pattern.match`."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """See `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text, start)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """See `re.Pattern.search`."""
        return self.compiled.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """See `re.Pattern.finditer`."""
        return self.compiled.finditer(text)

    def split(self, text: str) -> list[str]:
        """See `re.Pattern.split`."""
        return self.compiled.split(text)


def pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern:
    """An expression to be compiled at its first use.

    >>> pattern("[0-9]+").search("手机138")
    <re.Match object; span=(2, 5), match='138'>
    """
    return Pattern(source, flags)
