"""`mask` (掩码) as policies ask for it: its options, the mask that they give, how much that may show.

>>> from piiguard.transforms.mask import keep, mask_text
>>> mask_text(masked_by(Action.of("mask", before="@", keep_first=1), keep(0)), "li.ming@example.com")
'l*.****@example.com'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from piiguard.entity import Category, Entity
from piiguard.transforms.action import PART, Action, Declaration
from piiguard.transforms.kind import Kind, Option, choice, one_text, whole
from piiguard.transforms.mask import Mask, either, fixed, keep, mask_text
from piiguard.transforms.mask_rules import Chosen, Ignoring
from piiguard.transforms.masks import PUBLISHED

__all__ = ["CHARS", "KIND", "LENGTHS", "left", "masked_by"]

# Lengths over which two masks are compared, from a short name to a long address.
LENGTHS = (2, 3, 4, 7, 8, 11, 15, 16, 18, 19, 24, 32)
_PLACES = ("keep_first", "keep_last", "ranges", "before", "after")
# No digits and no letters, which would make what is left look like a value, but for X and 某, by which forms
# and courts write what they hide; no = + - @ with which a spreadsheet begins a formula; no separators. Only
# what folds to * (＊ ● ○ ■ □ ×) and • are told to be masked already when a result is protected again.
CHARS = tuple("*＊#●○■□×•_~?X某")


def masked_by(action: Action, own: Mask) -> Mask:
    """The mask that an action of kind `mask` asks for; own: the mask of the identifier itself.

    What counts as a character of the value is as in `own`. Other than the identifier's own and published
    masks, a mask hides at least 4 characters or half of a value, else all of it.
    """
    options = dict(action.options)
    if parts := options.get("either"):
        return either([masked_by(part, own) for part in parts])
    if "length" in options:
        return fixed(int(options["length"]))
    if "published" in options:
        mask = PUBLISHED[options["published"]].mask
    elif any(name in options for name in _PLACES):
        mask = Mask(_chosen(options), own.counted, source="the policy")
    else:
        mask = own
    if ignored := options.get("ignore"):
        mask = replace(mask, rule=Ignoring(mask.rule, ignored), least=True)
    return replace(mask, char=options["char"]) if "char" in options else mask


def _chosen(options: Mapping[str, Any]) -> Chosen:
    return Chosen(
        options.get("keep_first", 0),
        options.get("keep_last", 0),
        tuple((begin, end) for begin, end in options.get("ranges", ())),
        options.get("before", ""),
        options.get("after", ""),
    )


@lru_cache(maxsize=256)
def left(action: Action) -> tuple[int, ...]:
    """Characters that a mask leaves of values of the `LENGTHS`; the most it may, where content decides.

    The identifier's own mask counts as leaving none: it is the strictest that still shows a part.
    """
    options = dict(action.options)
    if parts := options.get("either"):
        return tuple(map(min, zip(*map(left, parts), strict=True)))
    if not set(options) - {"char"} or "length" in options:
        return (0,) * len(LENGTHS)
    published = PUBLISHED[options["published"]] if "published" in options else None
    if {"before", "after", "ignore"} & set(options) or (published and published.by_content):
        fewest = published.fewest if published else 0
        return tuple(length - (fewest or min(4, (length + 1) // 2)) for length in LENGTHS)
    mask = masked_by(action, keep(0))
    return tuple(mask_text(mask, "7" * length).count("7") for length in LENGTHS)


def _ranges_problem(value: Any) -> str:
    right = isinstance(value, (list, tuple)) and value and all(_is_range(one) for one in value)
    return "" if right else "needed: pairs of whole numbers, from and to: [[0, 3], [6, 14]]"


def _is_range(value: Any) -> bool:
    pair = isinstance(value, (list, tuple)) and len(value) == 2 and all(type(one) is int for one in value)
    return pair and 0 <= value[0] < value[1]


def _published_problem(value: Any) -> str:
    if isinstance(value, str) and value in PUBLISHED:
        return ""
    from difflib import get_close_matches  # for who misspells

    near = get_close_matches(str(value), PUBLISHED, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?; " if near else ""
    return f"{hint}allowed: {', '.join(PUBLISHED)}"


def _together(options: Mapping[str, Any]) -> str:
    if "length" in options and len(options) > 1:
        return "length stands alone; keep_first and keep_last keep the length of the value"
    if "published" in options and set(options) - {"published", "char"}:
        return "published stands alone, or with char: the mask itself says what it hides"
    return ""


def _suits(action: Action, entity: Entity | None) -> str:
    """Published masks are for what they were published for; a user's own entity may borrow any."""
    name = action.option("published")
    if name is None or entity is None or entity.category is Category.CUSTOM:
        return ""
    entities = PUBLISHED[name].entities
    fits = entity.code in entities or entity.broader in entities
    return "" if fits else f"the mask {name} is for {' and '.join(entities)}"


KIND = Kind(
    Declaration("mask", "掩码", PART, format_preserving=True),
    (
        whole("keep_first"),
        whole("keep_last"),
        Option(
            "ranges",
            _ranges_problem,
            {
                "type": "array",
                "minItems": 1,
                "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
            },
        ),
        one_text("before", filled=True),
        one_text("after", filled=True),
        one_text("ignore", filled=True),
        choice("char", *CHARS),
        whole("length", 1),
        Option("published", _published_problem, {"enum": list(PUBLISHED)}),
    ),
    together=_together,
    suits=_suits,
)
