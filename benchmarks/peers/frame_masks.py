"""The masks of piiguard written by hand in polars, pyarrow and pandas expressions.

What piiguard shows of a value is read off samples at run time (`learn`): so many characters at the
start and at the end of the value, or of the part before its last '@'; a fill between them. From
that each engine gets the shortest expression we know. A mask that no such rule describes is not
expressible, and the column is left out of the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.peers import UnavailableError, need


@dataclass(frozen=True)
class Rule:
    """Show `head` and `tail` characters, fill what lies between.

    `fixed` is the number of fill characters, or None where the length is kept. With `before_at` the
    rule holds for the part before the last '@', and the rest stays. `lengths` are the value lengths seen;
    `ascii` says that bytes may be counted for characters.
    """

    head: int
    tail: int
    fill: str
    fixed: int | None
    before_at: bool
    lengths: tuple[int, ...]
    ascii: bool

    def apply(self, value: str) -> str:
        """The masked value, one at a time; the meaning of the rule."""
        cut = value.rindex("@") if self.before_at else len(value)
        hidden = self.fixed if self.fixed is not None else max(0, cut - self.head - self.tail)
        return value[: self.head] + self.fill * hidden + value[cut - self.tail : cut] + value[cut:]

    def __str__(self) -> str:
        where = "before the @, " if self.before_at else ""
        hidden = "the rest" if self.fixed is None else str(self.fixed)
        return f"{where}first {self.head} and last {self.tail} stay, {hidden} become {self.fill!r}"


def learn(raw_values: Sequence[str], masked_values: Sequence[str]) -> Rule | None:
    """The rule that turns every raw value into its masked one, or None when there is none of this form."""
    pairs = list(zip(raw_values, masked_values, strict=True))
    changed = [(raw, masked) for raw, masked in pairs if raw != masked]
    if not changed:
        return None
    lengths = tuple(sorted({len(raw) for raw in raw_values}))
    ascii_only = all(raw.isascii() for raw in raw_values)
    at_signs = [False, True] if all("@" in raw for raw in raw_values) else [False]
    for before_at in at_signs:
        for head in range(8):
            for tail in range(8):
                for fixed in (None, 1, 2, 3, 4, 5, 6, 8):
                    rule = Rule(head, tail, _fill(changed[0][1], head), fixed, before_at, lengths, ascii_only)
                    if all(rule.apply(raw) == masked for raw, masked in pairs):
                        return rule
    return None


def _fill(masked: str, head: int) -> str:
    return masked[head] if head < len(masked) else "*"


def polars_expression(column: str, rule: Rule) -> Any:
    """A polars expression for the column, the fastest of six that were timed.

    Slices and `concat_str` took a third of the time of a regular expression.
    """
    pl = need("polars")
    value = pl.col(column)
    head = value.str.head(rule.head)
    if not rule.before_at and (rule.fixed is not None or len(rule.lengths) == 1):
        count = rule.fixed if rule.fixed is not None else rule.lengths[0] - rule.head - rule.tail
        return pl.concat_str([head, pl.lit(rule.fill * count), *_polars_tail(pl, value, rule)]).alias(column)
    end = value.str.find("@", literal=True) if rule.before_at else value.str.len_chars()
    rest = value.str.slice(end.cast(pl.Int64) - rule.tail)
    if rule.fixed is not None:
        return pl.concat_str([head, pl.lit(rule.fill * rule.fixed), rest]).alias(column)
    hidden = (end.cast(pl.Int64) - rule.head - rule.tail).clip(0)
    return pl.concat_str([head, pl.lit(rule.fill * 64).str.slice(0, hidden), rest]).alias(column)


def _polars_tail(pl: ModuleType, value: Any, rule: Rule) -> list[Any]:
    return [value.str.tail(rule.tail)] if rule.tail else []


def arrow_masked(values: Any, rule: Rule) -> Any:
    """The masked column by `pyarrow.compute`, the fastest kernels of those that were timed.

    One length: `binary_replace_slice` on ASCII (a fifth of the time of `utf8_replace_slice`). Several
    lengths: that for each length, put together by `if_else`. Before the '@': `split_pattern`, the fill by
    `binary_repeat` (three quarters of the time of `extract_regex`).
    """
    pc = need("pyarrow.compute")
    if rule.before_at:
        return _arrow_before_at(pc, values, rule)
    if rule.fixed is not None:
        return _arrow_replace(pc, values, rule, rule.fixed, rule.lengths[-1])
    lengths = pc.utf8_length(values) if len(rule.lengths) > 1 else None
    masked = _arrow_replace(pc, values, rule, rule.lengths[0] - rule.head - rule.tail, rule.lengths[0])
    for length in rule.lengths[1:]:
        other = _arrow_replace(pc, values, rule, length - rule.head - rule.tail, length)
        masked = pc.if_else(pc.equal(lengths, length), other, masked)
    return masked


def _arrow_replace(pc: ModuleType, values: Any, rule: Rule, hidden: int, length: int) -> Any:
    if rule.fixed is not None and len(rule.lengths) > 1:
        head = pc.utf8_slice_codeunits(values, 0, rule.head)
        tail = pc.utf8_slice_codeunits(values, -rule.tail) if rule.tail else _scalar("", head)
        return pc.binary_join_element_wise(head, _scalar(rule.fill * hidden, head), tail, _scalar("", head))
    replace = pc.binary_replace_slice if rule.ascii else pc.utf8_replace_slice
    return replace(values, rule.head, length - rule.tail, rule.fill * hidden)


def _arrow_before_at(pc: ModuleType, values: Any, rule: Rule) -> Any:
    parts = pc.split_pattern(values, "@", max_splits=1, reverse=True)
    name, domain = pc.list_element(parts, 0), pc.list_element(parts, 1)
    head = pc.utf8_slice_codeunits(name, 0, rule.head)
    tail = pc.utf8_slice_codeunits(name, -rule.tail) if rule.tail else _scalar("", name)
    if rule.fixed is None:
        fill = pc.binary_repeat(
            _scalar(rule.fill, name), pc.subtract(pc.utf8_length(name), rule.head + rule.tail)
        )
    else:
        fill = _scalar(rule.fill * rule.fixed, name)
    masked = pc.binary_join_element_wise(head, fill, tail, _scalar("", name))
    return pc.binary_join_element_wise(masked, domain, _scalar("@", name))


def _scalar(text: str, like: Any) -> Any:
    """A scalar of the column's own string type; the kernels do not mix string and large_string."""
    return need("pyarrow").scalar(text, like.type)


def pandas_masked(values: Any, rule: Rule) -> Any:
    """The masked Series by `.str`, as most notebooks have it."""
    if rule.before_at or rule.fixed is not None or len(rule.lengths) > 1:
        return values.map(rule.apply)
    hidden = rule.fill * (rule.lengths[0] - rule.head - rule.tail)
    tail = values.str[-rule.tail :] if rule.tail else ""
    return values.str[: rule.head] + hidden + tail


def presidio_structured(frame: Any, rules: dict[str, Rule]) -> Any:
    """The frame by presidio-structured's StructuredEngine, a custom operator for each column.

    The engine writes into the frame it is given, so it gets a copy.
    """
    structured = need("presidio_structured")
    config = need("presidio_structured.config")
    operator = need("presidio_anonymizer.entities").OperatorConfig
    if not hasattr(structured, "StructuredEngine"):
        raise UnavailableError("this presidio-structured has no StructuredEngine")
    operators = {column: operator("custom", {"lambda": rule.apply}) for column, rule in rules.items()}
    analysis = config.StructuredAnalysis(entity_mapping={column: column for column in rules})
    return structured.StructuredEngine().anonymize(frame.copy(), analysis, operators)
