"""How people really write a name or an address: the changes it goes through before it enters a document.

Rates are per style; the README repeats them. Values of the other entities are changed in `variants`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.corpus.variants import FULLWIDTH, MASKED_RATE, ZERO_WIDTH, Site, Written

# Share of the names and of the addresses that are changed, by style.
NAME_RATES = {"prose": 0.015, "form": 0.04, "machine": 0.005, "sheet": 0.035, "ocr": 0.16, "speech": 0.0}
ADDRESS_RATES = {"prose": 0.10, "form": 0.11, "machine": 0.05, "sheet": 0.12, "ocr": 0.55, "speech": 0.75}
NAME_SPACES = (" ", " ", "\u3000", "\u3000", "  ", "\u00a0")
# After the name of a division or of a house part a space or a line break may stand.
SEAM = re.compile(r"(?<=[省市区县镇乡村路街道弄号栋幢座院园楼])(?=[^\s省市区县镇乡村路街道弄号栋幢座院园楼])")
NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")
NAME_MARKS = ("*", "*", "*", "＊", "×", "○")


@dataclass(frozen=True)
class Drawn:
    """A name or an address in its canonical form, and which kind of it."""

    text: str
    kind: str


Change = Callable[[Random, str], str | None]


def _is_han(text: str) -> bool:
    return all(ord(c) >= 0x3400 for c in text) and not any(c in "·•・‧．" for c in text)


def _masked_name(rng: Random, text: str) -> str | None:
    """张*, 张*丰, 张**, *三丰."""
    if not _is_han(text) or "某" in text or not 2 <= len(text) <= 4:
        return None
    mark = rng.choice(NAME_MARKS)
    middle = text[0] + mark * (len(text) - 2) + text[-1]
    shapes = (text[0] + mark * (len(text) - 1), middle, mark + text[1:], text[0] + mark * 2)
    return rng.choice(shapes if len(text) > 2 else (shapes[0], shapes[0], shapes[2], shapes[3]))


def _masked_address(rng: Random, text: str) -> str | None:
    """The last characters hidden, or all digits."""
    if rng.random() < 0.4 and re.search(r"\d", text):
        return re.sub(r"\d+", lambda m: "*" * len(m[0]), text)
    kept = max(len(text) // 2, len(text) - 8)
    return text[:kept].rstrip() + "*" * rng.choice((4, 6, 8))


def _spaced_name(rng: Random, text: str) -> str | None:
    """王 伟; a longer name rarely, and then every character apart."""
    if not _is_han(text) or len(text) > 3 or (len(text) == 3 and rng.random() < 0.7):
        return None
    return rng.choice(NAME_SPACES).join(text)


def _invisible(rng: Random, text: str) -> str | None:
    if len(text) < 2:
        return None
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice(ZERO_WIDTH) + text[at:]


def _broken(rng: Random, text: str) -> str | None:
    """A line that ends inside."""
    if len(text) < 2 or " " in text:
        return None
    at = rng.randrange(1, len(text))
    return f"{text[:at]}\n{text[at:]}"


def _fullwidth(rng: Random, text: str) -> str | None:
    """Full-width digits and letters (全角)."""
    if not re.search(r"\d", text) or (" " in text and text.isascii()):
        return None
    return text.translate(FULLWIDTH)


def _spaced_address(rng: Random, text: str) -> str | None:
    """A space behind one or two parts."""
    seams = [m.start() for m in SEAM.finditer(text)]
    if not seams:
        return None
    space = rng.choice((" ", " ", " ", "\u3000"))
    for at in sorted(rng.sample(seams, min(len(seams), rng.choice((1, 1, 2, 3)))), reverse=True):
        text = text[:at] + space + text[at:]
    return text


def _numerals(rng: Random, text: str) -> str | None:
    """Chinese numerals, digit by digit, for some of the numbers or all."""
    if text.isascii() or not re.search(r"\d", text):
        return None
    share = rng.choice((0.5, 1.0, 1.0))
    done = re.sub(r"\d+", lambda m: m[0].translate(NUMERALS) if rng.random() < share else m[0], text)
    return done if done != text else None


NAME_CHANGES: dict[str, tuple[tuple[str, Change, int], ...]] = {
    "prose": (("spaced", _spaced_name, 40), ("zero-width", _invisible, 30), ("broken", _broken, 30)),
    "form": (("spaced", _spaced_name, 85), ("zero-width", _invisible, 15)),
    "machine": (("zero-width", _invisible, 1),),
    "sheet": (("spaced", _spaced_name, 80), ("zero-width", _invisible, 20)),
    "ocr": (("spaced", _spaced_name, 75), ("broken", _broken, 25)),
    "speech": (("spaced", _spaced_name, 1),),
}
ADDRESS_CHANGES: dict[str, tuple[tuple[str, Change, int], ...]] = {
    "prose": (
        ("spaced", _spaced_address, 40),
        ("fullwidth", _fullwidth, 20),
        ("numerals", _numerals, 20),
        ("broken", _broken, 13),
        ("zero-width", _invisible, 7),
    ),
    "form": (("spaced", _spaced_address, 45), ("fullwidth", _fullwidth, 35), ("numerals", _numerals, 20)),
    "machine": (("fullwidth", _fullwidth, 50), ("spaced", _spaced_address, 50)),
    "sheet": (("spaced", _spaced_address, 50), ("fullwidth", _fullwidth, 40), ("zero-width", _invisible, 10)),
    "ocr": (("broken", _broken, 50), ("spaced", _spaced_address, 35), ("fullwidth", _fullwidth, 15)),
    "speech": (("numerals", _numerals, 1),),
}


def write(rng: Random, site: Site, entity: str, drawn: Drawn) -> Written:
    """A PERSON or a CN_ADDRESS as it will stand in the document; its variant names kind and change."""
    is_name = entity == "PERSON"
    masked = _masked_name if is_name else _masked_address
    if site.masked or (not site.plain and rng.random() < MASKED_RATE):
        hidden = masked(rng, drawn.text)
        if hidden is not None:
            return Written(hidden, "masked", masked=True)
    rates, changes = (NAME_RATES, NAME_CHANGES) if is_name else (ADDRESS_RATES, ADDRESS_CHANGES)
    if site.plain or rng.random() >= rates[site.style]:
        return Written(drawn.text, drawn.kind)
    mix = [(name, c, w) for name, c, w in changes[site.style] if not (c is _broken and site.one_line)]
    name, change, _ = rng.choices(mix, [w for _, _, w in mix])[0]
    changed = change(rng, drawn.text)
    if changed is None:
        return Written(drawn.text, drawn.kind)
    return Written(changed, f"{'name' if is_name else 'address'}-{name}")
