"""What happens to values before they stand in a table: formats, damage by spreadsheets, mistakes, gaps."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.corpus import variants, writing
from benchmarks.corpus.variants import FULLWIDTH_MARKS, Site
from benchmarks.corpus.writing import Drawn

NOTHING = ("无", "N/A", "未知", "-", "/", "暂无", "null", "0", "NULL", "待补充", "保密", "不详", "——", "None")
MISTAKES = (
    "测试",
    "同上",
    "见附件",
    "1",
    "？",
    "待核实",
    "#N/A",
    "11111111111",
    "123456",
    "没有提供",
    "......",
    "test",
)
KNOWN_FORMS = variants.WIDE | {"PERSON", "CN_ADDRESS"}  # of the others only spaces go wrong


def _grouped(text: str, sizes: tuple[int, ...], joint: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return joint.join(part for part in (*parts, text[at:]) if part)


FORMATS: dict[str, Callable[[str], str]] = {
    "344": lambda text: _grouped(text, (3, 4, 4), " "),
    "3-4-4": lambda text: _grouped(text, (3, 4, 4), "-"),
    "4444": lambda text: _grouped(text, (4, 4, 4, 4), " "),
    "684": lambda text: _grouped(text, (6, 8, 4), " "),
    "+86": lambda text: f"+86{text}",
    "+86-": lambda text: f"+86-{text}",
    "86": lambda text: f"86{text}",
    "0": lambda text: f"0{text}",
    "wide": lambda text: text.translate(FULLWIDTH_MARKS),
    "lower": str.lower,
    "upper": str.upper,
    "quote": lambda text: f"'{text}",
    "spaces": lambda text: f" {text}  ",
    "tab": lambda text: f"{text}\t",
}
DAMAGES: dict[str, Callable[[str], str]] = {
    "sci": lambda text: f"{int(text):.5E}" if text.isascii() and text.isdigit() else text,
    "zeros": lambda text: text[:15] + "0" * (len(text) - 15) if text.isdigit() else text,
    "float": lambda text: f"{float(text):.0f}" if text.isascii() and text.isdigit() else text,
    "dot0": lambda text: f"{text}.0" if text.isascii() and text.isdigit() else text,
    "nozero": lambda text: text.lstrip("0"),
}


def hidden(rng: Random, entity: str | None, text: str) -> str:
    """Masked by whoever made the table."""
    site = Site("sheet", masked=True)
    if entity in ("PERSON", "CN_ADDRESS"):
        done = writing.write(rng, site, entity, Drawn(text, ""))
    else:
        done = variants.write(rng, site, entity or "", text)
    if done.masked:
        return done.text
    keep = max(1, len(text) // 4)
    return text[:keep] + "*" * max(1, len(text) - 2 * keep) + text[len(text) - keep :]


def badly_written(rng: Random, entity: str, text: str) -> str:
    """The value as it is written when nobody checks: full-width, grouped, quoted, a space too much."""
    if rng.random() < 0.25 or entity not in KNOWN_FORMS:
        return rng.choice((f" {text}", f"{text} ", f"{text}\u3000", f"\t{text}", f"{text}\n"))
    style = Site(rng.choice(("form", "sheet")), one_line=True)
    if entity in ("PERSON", "CN_ADDRESS"):
        changes = writing.NAME_CHANGES if entity == "PERSON" else writing.ADDRESS_CHANGES
        changed = rng.choice(changes["form"])[1](rng, text)
        return changed or text
    for _ in range(4):
        done = variants.write(rng, style, entity, text)
        if done.text != text or done.before:
            return done.before + done.text + done.after
    return text


def mistaken(rng: Random, text: str, shifted: str) -> str:
    """Cut short, a word that is none of it, or what belongs into the column beside it."""
    kind = rng.randrange(3)
    if kind == 0 and len(text) > 4:
        return text[: rng.randrange(1, len(text) - 1)]
    return rng.choice(MISTAKES) if kind == 1 or not shifted else shifted
