"""Recognizers of the user's own: `PatternRecognizer`, `WordsRecognizer`, `FunctionRecognizer`.

>>> from piiguard import Guard, PatternRecognizer
>>> badge = PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}", context=["工牌"])
>>> Guard(recognizers=[badge]).protect("工牌：ZB-204518")
'工牌：**-******'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.errors import RecognizerError, RecognizerTimeout
from piiguard.findings import Bools, Evidence, Spans
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LETTER, table
from piiguard.text.lexicon import Lexicon
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Mask, keep

__all__ = ["FunctionRecognizer", "PatternRecognizer", "WordsRecognizer"]

OnError = Literal["raise", "suppress"]
_HIDE_ALL = keep(0, 0)
_LATIN_OR_DIGIT = table(range(48, 58), range(65, 91), range(97, 123), LETTER, "_")


def as_entity(entity: str | Entity, category: str) -> Entity:
    """An entity from its code; codes are upper case with underscores."""
    if isinstance(entity, Entity):
        return entity
    if not isinstance(entity, str) or not entity.isidentifier() or entity != entity.upper():
        raise RecognizerError("entity: an upper-case code such as 'BADGE_NO', or an Entity")
    return Entity(entity, entity, entity.replace("_", " ").lower(), Category(category))


class _Custom:
    """What the three have in common: identity, context words, mask and scores."""

    def __init__(
        self,
        entity: str | Entity,
        context: Iterable[str],
        score: float,
        score_with_context: float,
        mask: Mask | None,
        category: str,
        name: str | None,
    ) -> None:
        if isinstance(context, str):
            raise RecognizerError("context: a list of words, not one string")
        if not (0 <= score <= 1 and 0 <= score_with_context <= 1):
            raise RecognizerError("score and score_with_context lie in [0, 1]")
        self.entity = as_entity(entity, category)
        self.labels = tuple(context)
        self.triggers = frozenset({Trigger.ALWAYS})
        self.mask = mask or _HIDE_ALL
        self.name = (
            name or f"{self.entity.code.lower()}_{type(self).__name__.removesuffix('Recognizer').lower()}"
        )
        self.score, self.score_with_context = score, score_with_context

    def _spans(self, batch: Batch, own: Bools, start: Ints, end: Ints, evidence: Evidence) -> Spans:
        near = max(self.score, self.score_with_context)
        score, context = judge(batch, start, end, own, alone=self.score, near=near, owned=near)
        # what the user says himself is not weakened by labels of ours
        return Spans.of(start, end, np.maximum(score, self.score), context | int(evidence))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.entity.code}>"


class _TextByText(_Custom):
    """Asks `_search` once for each distinct text of a batch."""

    def find(self, batch: Batch, own: Bools) -> Spans:
        """See `Recognizer.find`."""
        places: dict[str, list[tuple[int, int]]] = {}
        start, end = [], []
        for text, first in zip(folded_strings(batch), batch.texts.starts.tolist(), strict=False):
            if text not in places:
                places[text] = self._search(text) if text else []
            for begin, finish in places[text]:
                start.append(first + begin)
                end.append(first + finish)
        return self._spans(
            batch, own, np.array(start, dtype=np.int64), np.array(end, dtype=np.int64), Evidence.PATTERN
        )

    def _search(self, text: str) -> list[tuple[int, int]]:
        raise NotImplementedError


def folded_strings(batch: Batch) -> list[str]:
    """The texts with full-width forms and look-alikes as ASCII, one character for one."""
    texts = batch.texts
    ascii_only = (texts.symbols < 128) & (texts.symbols > 1)
    codes = np.where(ascii_only, texts.symbols, texts.codes)
    codes[texts.starts - 1] = 10
    codes[texts.starts[-1] :] = 10
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    bounds = texts.starts.tolist()
    return [text[first : last - 1] for first, last in pairwise(bounds)]


class PatternRecognizer(_TextByText):
    r"""Finds what a regular expression (syntax of the `regex` module) matches.

    The pattern sees each text with full-width forms folded to ASCII; offsets are those of the text as given.
    Han characters are word characters: write `(?<![0-9A-Za-z])` rather than `\b`. Empty matches are ignored.

    Args:
        entity: code such as `BADGE_NO`, or an `Entity`.
        pattern: the expression; a group named `value` marks the part that is the value.
        context: words that raise the score to `score_with_context` when they stand near a match.
        check: called with each matched value (folded); False drops it.
        score: without a context word. Below the threshold (0.5) a context word is needed.
        timeout_s: seconds for one text. on_error: past it "raise" raises `RecognizerTimeout`; "suppress"
            reports the whole text as found, so that it is hidden. It never passes through unsearched.
        mask: hides everything unless given, e.g. `keep(2, 2)`.
    """

    def __init__(
        self,
        entity: str | Entity,
        pattern: str,
        *,
        context: Iterable[str] = (),
        check: Callable[[str], bool] | None = None,
        score: float = 0.6,
        score_with_context: float = 0.9,
        mask: Mask | None = None,
        category: str = "custom",
        name: str | None = None,
        timeout_s: float = 1.0,
        on_error: OnError = "raise",
    ) -> None:
        super().__init__(entity, context, score, score_with_context, mask, category, name)
        if on_error not in ("raise", "suppress"):
            raise RecognizerError('on_error: "raise" or "suppress"')
        self.pattern, self.check, self.timeout_s, self.on_error = pattern, check, timeout_s, on_error
        import regex

        fault = ""
        try:
            regex.compile(pattern)
        except regex.error as error:
            fault = error.msg
        if fault:
            raise RecognizerError(f"{self.name}: the pattern is no regular expression: {fault}")

    @cached_property
    def _compiled(self) -> Any:
        import regex

        return regex.compile(self.pattern)

    def __getstate__(self) -> dict[str, object]:
        return {key: value for key, value in self.__dict__.items() if key != "_compiled"}

    def _search(self, text: str) -> list[tuple[int, int]]:
        group: str | int = "value" if "value" in self._compiled.groupindex else 0
        try:
            matches = list(self._compiled.finditer(text, timeout=self.timeout_s))
        except TimeoutError:
            matches = None
        if matches is None:
            if self.on_error == "suppress":
                return [(0, len(text))]
            raise RecognizerTimeout(
                f"{self.name}: the pattern took longer than {self.timeout_s} s "
                f"on a text of {len(text)} characters"
            )
        spans = [match.span(group) for match in matches]
        return [(start, end) for start, end in spans if end > start and self._passes(text[start:end])]

    def _passes(self, value: str) -> bool:
        if self.check is None:
            return True
        try:
            return bool(self.check(value))
        except Exception as error:
            kind = type(error).__name__
        raise RecognizerError(f"{self.name}: its check raised {kind} on a value of {len(value)} characters")


class FunctionRecognizer(_TextByText):
    """Finds what a function says: `function(text)` returns (start, end) pairs of code points, half-open.

    The text is given as it is, but for full-width forms and look-alikes, which are ASCII. Called once for
    each distinct text of a batch; must give the same answer for the same text. If it raises,
    `RecognizerError` names the kind of error, and nothing is returned for any text of the call.
    """

    def __init__(
        self,
        entity: str | Entity,
        function: Callable[[str], Iterable[tuple[int, int]]],
        *,
        context: Iterable[str] = (),
        score: float = 0.6,
        score_with_context: float = 0.9,
        mask: Mask | None = None,
        category: str = "custom",
        name: str | None = None,
    ) -> None:
        super().__init__(entity, context, score, score_with_context, mask, category, name)
        self.function = function

    def _search(self, text: str) -> list[tuple[int, int]]:
        kind = ""
        spans: list[tuple[int, int]] = []
        try:
            spans = [(int(start), int(end)) for start, end in self.function(text)]
        except Exception as error:
            kind = type(error).__name__
        if kind:
            raise RecognizerError(
                f"{self.name}: its function raised {kind} on a text of {len(text)} characters"
            )
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                raise RecognizerError(
                    f"{self.name}: span ({start}, {end}) lies outside a text of {len(text)} characters"
                )
        return spans


class WordsRecognizer(_Custom):
    """Finds the words of a list, without regard to case and width; 10^5 words cost little more than ten.

    Words are matched anywhere in Chinese text; Latin words and numbers only as whole words. The longest wins.
    """

    def __init__(
        self,
        entity: str | Entity,
        words: Sequence[str] | set[str] | frozenset[str],
        *,
        context: Iterable[str] = (),
        score: float = 0.8,
        score_with_context: float = 0.9,
        mask: Mask | None = None,
        category: str = "custom",
        name: str | None = None,
    ) -> None:
        super().__init__(entity, context, score, score_with_context, mask, category, name)
        if isinstance(words, str):
            raise RecognizerError("words: a list of words, not one string")
        self.words = tuple(sorted({word for word in words if word.strip()}))
        if not self.words:
            raise RecognizerError(f"{self.name}: the list of words is empty; it would match nothing")
        _ = self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self.words)

    def __getstate__(self) -> dict[str, object]:
        return {key: value for key, value in self.__dict__.items() if key != "_lexicon"}

    def find(self, batch: Batch, own: Bools) -> Spans:
        """See `Recognizer.find`."""
        codes, symbols = batch.texts.codes, batch.symbols
        start, end, _ = self._lexicon.longest(codes, self._lexicon.starts(codes))
        cut_before = _LATIN_OR_DIGIT[symbols[start]] & _LATIN_OR_DIGIT[symbols[start - 1]]
        cut_after = _LATIN_OR_DIGIT[symbols[end - 1]] & _LATIN_OR_DIGIT[symbols[end]]
        whole = ~(cut_before | cut_after)
        return self._spans(batch, own, start[whole], end[whole], Evidence.LIST)
