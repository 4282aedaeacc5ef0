"""How people really write a value: the changes a canonical text goes through before it enters a document.

`write` returns what stands in the document. Rates are per style and stated in RATES; README.md repeats them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

RATES = {"prose": 0.46, "form": 0.46, "machine": 0.20, "sheet": 0.52, "ocr": 0.80, "speech": 0.85}
TRIES = 3  # how often another change is drawn when one does not apply to the entity
MASKED_RATE = 0.02
WRONG_CHECK_RATE = 0.03

SPACES = (" ", " ", "\u00a0", "\u2009", "\u3000", "\u202f")
ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\ufeff")
DASHES = ("-", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d")
MASK_MARKS = ("*", "*", "*", "x", "X", "●", "＊")
PREFIXES = (
    "+86",
    "+86 ",
    "+86-",
    "0086",
    "0086-",
    "0086 ",
    "（+86）",
    "(+86)",
    "(+86) ",
    "86-",
    "86",
    "17951",
    "0",
    "＋86 ",
    "+86\u00a0",
)
CHECK_LETTERS = ("x", "Ｘ", "Ⅹ", "Х", "ｘ")
CONFUSIONS = {"0": "Oo", "1": "lI", "5": "S", "8": "B", "2": "Z", "O": "0", "I": "1", "B": "8", "S": "5"}
FULLWIDTH = {c: c + 0xFEE0 for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
FULLWIDTH_MARKS = {**FULLWIDTH, **{ord(c): ord(c) + 0xFEE0 for c in "+-().,:@"}}

RESIDENT = frozenset({"CN_RESIDENT_ID", "CN_FOREIGNER_ID"})
CHECKED = frozenset(
    {"CN_RESIDENT_ID", "BANK_CARD", "CN_USCC", "VIN", "IMEI", "CN_CNAPS", "CN_BUSINESS_REG", "TW_ID"}
)
GROUPED: dict[str, tuple[tuple[int, ...], ...]] = {
    "CN_RESIDENT_ID": ((6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (6, 8, 3, 1), (4, 4, 4, 4, 2)),
    "CN_FOREIGNER_ID": ((6, 8, 4),),
    "CN_MOBILE": ((3, 4, 4), (3, 4, 4), (3, 4, 4), (4, 3, 4), (3, 3, 5), (3, 8), (7, 4)),
    "BANK_CARD": ((4, 4, 4, 4, 4), (4, 4, 4, 4, 4), (6, 13), (4, 4, 4, 7)),
    "CN_BANK_ACCOUNT": ((4, 4, 4, 4, 4, 4),),
    "CN_USCC": ((4, 4, 4, 4, 2), (2, 6, 9, 1), (6, 6, 6)),
    "ICCID": ((4, 4, 4, 4, 4), (5, 5, 5, 5), (6, 14)),
    "IMEI": ((2, 6, 6, 1), (6, 2, 6, 1)),
    "PASSPORT": ((1, 8),),
    "CN_TRAVEL_PERMIT": ((1, 8, 2),),
    "CN_BUSINESS_REG": ((6, 9),),
    "CN_CNAPS": ((3, 4, 4, 1),),
    "CN_TAX_ID": ((6, 9, 5),),
    "IBAN_CODE": ((4, 4, 4, 4, 4, 4, 4),),
    "CN_DRIVER_FILE_NO": ((4, 4, 4),),
    "VIN": ((3, 6, 8),),
    "CN_ALIPAY": ((4, 4, 4, 4),),
    "ONE_TIME_CODE": ((3, 3),),
    "CN_QQ": ((3, 3, 4),),
    "POLICY_NO": ((4, 4, 4, 4, 4, 4),),
}
WIDE = frozenset(GROUPED) | {
    "CN_LANDLINE",
    "PHONE_NUMBER",
    "HK_ID",
    "MO_ID",
    "TW_ID",
    "DOCUMENT_NO",
    "CN_SOCIAL_SECURITY",
    "CN_MEDICAL_RECORD",
    "CN_HOUSING_FUND",
    "EMPLOYEE_NO",
    "STUDENT_NO",
    "SWIFT_CODE",
    "CN_ORG_CODE",
    "CN_LICENSE_PLATE",
    "CN_ENGINE_NO",
    "IMSI",
    "CN_WECHAT",
    "CN_POSTCODE",
    "CARD_CVV",
    "EMAIL_ADDRESS",
    "DATE_OF_BIRTH",
    "CN_MILITARY_ID",
    "CN_COURT_CASE",
}
INVISIBLE = WIDE - {"CARD_CVV", "DATE_OF_BIRTH", "CN_COURT_CASE", "CN_POSTCODE"}
BREAKABLE = frozenset(
    {
        "CN_RESIDENT_ID",
        "CN_MOBILE",
        "BANK_CARD",
        "CN_BANK_ACCOUNT",
        "CN_USCC",
        "ICCID",
        "IMEI",
        "VIN",
        "CN_TAX_ID",
        "CN_BUSINESS_REG",
        "CN_LANDLINE",
        "POLICY_NO",
        "IBAN_CODE",
        "CN_FOREIGNER_ID",
    }
)
LOWERED = frozenset(
    {
        "PASSPORT",
        "CN_USCC",
        "VIN",
        "CN_LICENSE_PLATE",
        "HK_ID",
        "CN_TRAVEL_PERMIT",
        "TW_ID",
        "SWIFT_CODE",
        "CN_ORG_CODE",
        "IBAN_CODE",
    }
)
DASHED = frozenset(
    {
        "CN_LANDLINE",
        "PHONE_NUMBER",
        "CN_ORG_CODE",
        "POLICY_NO",
        "CN_BANK_ACCOUNT",
        "EMPLOYEE_NO",
        "CN_ENGINE_NO",
    }
)
SPOKEN = frozenset(
    {
        "CN_MOBILE",
        "CN_RESIDENT_ID",
        "BANK_CARD",
        "CN_QQ",
        "ONE_TIME_CODE",
        "CN_LANDLINE",
        "CN_POSTCODE",
        "EMPLOYEE_NO",
        "STUDENT_NO",
        "POLICY_NO",
        "CN_MEDICAL_RECORD",
        "CN_SOCIAL_SECURITY",
        "CN_HOUSING_FUND",
        "CN_BANK_ACCOUNT",
    }
)
SHEET_NUMBERS = frozenset(
    {
        "CN_RESIDENT_ID",
        "CN_MOBILE",
        "BANK_CARD",
        "CN_BANK_ACCOUNT",
        "IMEI",
        "IMSI",
        "CN_BUSINESS_REG",
        "CN_SOCIAL_SECURITY",
        "CN_HOUSING_FUND",
        "STUDENT_NO",
        "EMPLOYEE_NO",
        "CN_QQ",
        "CN_TAX_ID",
    }
)


@dataclass(frozen=True)
class Written:
    """A value as it stands in the document; `before` and `after` are wrappers outside the span."""

    text: str
    variant: str
    before: str = ""
    after: str = ""
    masked: bool = False


@dataclass(frozen=True)
class Site:
    """Where a value is written: the style of the document, and what the place allows."""

    style: str = "prose"
    labelled: bool = True
    plain: bool = False
    one_line: bool = False
    masked: bool = False


Change = Callable[[Random, str, str], Written | None]


def _groups(shape: tuple[int, ...], text: str) -> list[str]:
    parts, at = [], 0
    for size in (*shape, len(text)):
        parts.append(text[at : at + size])
        at += size
    return [p for p in parts if p]


def _join_groups(rng: Random, entity: str, text: str, separator: str) -> str | None:
    if entity not in GROUPED or not text.isalnum() or (entity == "ONE_TIME_CODE" and len(text) != 6):
        return None
    if entity == "CN_TRAVEL_PERMIT" and text[0].isdigit():
        return None
    shape = (
        (2, 7)
        if entity in ("PASSPORT", "CN_TRAVEL_PERMIT") and text[:2].isalpha()
        else rng.choice(GROUPED[entity])
    )
    parts = _groups(shape, text)
    return separator.join(parts) if len(parts) > 1 else None


def fullwidth(rng: Random, entity: str, text: str) -> Written | None:
    """Full-width digits and letters, sometimes marks too (全角)."""
    if entity not in WIDE:
        return None
    wide = text.translate(FULLWIDTH_MARKS if rng.random() < 0.5 else FULLWIDTH)
    if rng.random() < 0.15:  # an input method left in the wrong mode half-way
        cut = rng.randrange(1, len(text))
        wide = text[:cut] + wide[cut:]
    return Written(wide, "fullwidth") if wide != text else None


def zero_width(rng: Random, entity: str, text: str) -> Written | None:
    """One or two invisible characters inside, as web copies bring them."""
    if entity not in INVISIBLE or len(text) < 4:
        return None
    mark = rng.choice(ZERO_WIDTH)
    for at in sorted(rng.sample(range(1, len(text)), rng.choice((1, 1, 2))), reverse=True):
        text = text[:at] + mark + text[at:]
    return Written(text, "zero-width")


def spaced(rng: Random, entity: str, text: str) -> Written | None:
    """Groups with a space between, often not an ordinary one."""
    space = rng.choice(SPACES)
    if " " in text and space != " ":
        return Written(text.replace(" ", space), "exotic-space")
    grouped = _join_groups(rng, entity, text, space)
    return Written(grouped, "grouped" if space == " " else "exotic-space") if grouped else None


def dashed(rng: Random, entity: str, text: str) -> Written | None:
    """Groups with a dash between, or another dash in place of the one there."""
    dash = rng.choice(DASHES)
    if entity in DASHED and "-" in text and dash != "-":
        return Written(text.replace("-", dash), "dash-lookalike")
    if entity in ("PASSPORT", "CN_TRAVEL_PERMIT"):
        return None
    grouped = _join_groups(rng, entity, text, dash)
    return Written(grouped, "grouped" if dash == "-" else "dash-lookalike") if grouped else None


def newline(rng: Random, entity: str, text: str) -> Written | None:
    """A line break inside."""
    if entity not in BREAKABLE:
        return None
    at = rng.randrange(3, len(text) - 1)
    return Written(f"{text[:at]}\n{text[at:]}", "newline")


def check_letter(rng: Random, entity: str, text: str) -> Written | None:
    """Another character for the check letter X."""
    if entity not in RESIDENT or not text.endswith("X"):
        return None
    return Written(text[:-1] + rng.choice(CHECK_LETTERS), "check-letter")


def prefix(rng: Random, entity: str, text: str) -> Written | None:
    """A country code or dialling prefix before a mobile."""
    if entity != "CN_MOBILE":
        return None
    lead = rng.choice(PREFIXES)
    spaced_text = " ".join(_groups((3, 4, 4), text)) if lead[-1] == " " and rng.random() < 0.4 else text
    return Written(lead + spaced_text, "prefix")


def lower(rng: Random, entity: str, text: str) -> Written | None:
    """Lower-case letters."""
    if entity not in LOWERED or text == text.lower():
        return None
    return Written(text.lower(), "lower-case")


def wrong_check(rng: Random, entity: str, text: str) -> Written | None:
    """A check character mistyped."""
    if entity not in CHECKED or not text.isalnum() or (entity == "CN_RESIDENT_ID" and len(text) == 15):
        return None
    at = 8 if entity == "VIN" else len(text) - 1
    other = rng.choice([d for d in "0123456789" if d != text[at]])
    changed = text[:at] + other + text[at + 1 :]
    return Written(changed, "wrong-check")


def _stars(text: str, first: int, last: int, mark: str, count: int | None = None) -> str:
    return text[:first] + mark * (count or len(text) - first - last) + text[len(text) - last :]


def masked(rng: Random, entity: str, text: str) -> Written | None:
    """Already masked by whoever wrote the text."""
    mark = rng.choice(MASK_MARKS)
    if entity == "CN_MOBILE":
        return Written(_stars(text, 3, 4, mark), "masked", masked=True)
    if entity == "CN_RESIDENT_ID" and len(text) == 18:
        first, last = rng.choice(((6, 4), (6, 4), (3, 4), (1, 2), (4, 4)))
        return Written(_stars(text, first, last, "*" if first < 3 else mark), "masked", masked=True)
    if entity == "BANK_CARD":
        done = rng.choice(
            (_stars(text, 6, 4, "*"), f"{text[:4]} **** **** {text[-4:]}", _stars(text, 4, 4, "*"))
        )
        return Written(done, "masked", masked=True)
    if entity == "EMAIL_ADDRESS":
        local, host = text.split("@")
        return Written(
            f"{local[0]}{rng.choice(('***', '****', '*' * max(3, len(local) - 1)))}@{host}",
            "masked",
            masked=True,
        )
    if entity == "CN_LICENSE_PLATE" and text.isalnum():
        return Written(_stars(text, 3, 1, "*"), "masked", masked=True)
    if entity == "PASSPORT":
        return Written(_stars(text, 2, 2, "*"), "masked", masked=True)
    return None


def sheet(rng: Random, entity: str, text: str) -> Written | None:
    """What a spreadsheet does to a long number."""
    if entity not in SHEET_NUMBERS or not (text.isascii() and text.isdigit()):
        return None if not text.isalnum() else Written(text, "sheet-quote", before="'")
    kind = rng.choices(("sci", "zeros", "dot0", "quote", "equals"), (22, 8, 25, 30, 15))[0]
    if kind == "quote":
        return Written(text, "sheet-quote", before="'")
    if kind == "equals":
        return Written(text, "sheet-equals", before='="', after='"')
    if kind == "zeros" and len(text) > 15:
        return Written(text[:15] + "0" * (len(text) - 15), "sheet-zeros")
    if kind == "sci" and len(text) >= 12 and entity in ("CN_RESIDENT_ID", "BANK_CARD"):
        return Written(f"{int(text):.{rng.choice((5, 5, 4))}E}", "sheet-scientific")
    return Written(text + ".0", "sheet-dot0")


def ocr(rng: Random, entity: str, text: str) -> Written | None:
    """Characters confused, or spaces put in, by a scan."""
    if entity not in WIDE or len(text) < 6:
        return None
    original = text
    if rng.random() < 0.5:
        places = [i for i, c in enumerate(text) if c in CONFUSIONS and i >= 2]
        for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
            text = text[:at] + rng.choice(CONFUSIONS[text[at]]) + text[at + 1 :]
        return Written(text, "ocr-confusion") if text != original else None
    for at in sorted(rng.sample(range(1, len(text)), rng.choice((1, 2))), reverse=True):
        text = f"{text[:at]} {text[at:]}"
    return Written(text, "ocr-space")


def spoken(rng: Random, entity: str, text: str) -> Written | None:
    """Chinese numerals of a transcript (幺三八…)."""
    if entity not in SPOKEN or not text.isascii():
        return None
    one, zero = rng.choice((("幺", "零"), ("一", "零"), ("幺", "〇"), ("一", "〇")))
    table = str.maketrans("0123456789", f"{zero}{one}二三四五六七八九")
    parts = (
        _groups(rng.choice(GROUPED.get(entity, ((4, 4, 4, 4, 4),))), text)
        if len(text) > 5 and text.isalnum()
        else [text]
    )
    joint = rng.choices(("", " ", "，"), (62, 20, 18))[0]
    return Written(joint.join(parts).translate(table).replace("-", joint), "chinese-numerals")


MIXES: dict[str, tuple[tuple[Change, int], ...]] = {
    "prose": (
        (fullwidth, 18),
        (zero_width, 12),
        (spaced, 22),
        (dashed, 16),
        (newline, 7),
        (prefix, 14),
        (lower, 11),
    ),
    "form": ((fullwidth, 26), (zero_width, 10), (spaced, 24), (dashed, 14), (prefix, 10), (lower, 16)),
    "machine": ((fullwidth, 18), (zero_width, 22), (prefix, 30), (lower, 22), (dashed, 8)),
    "sheet": ((sheet, 55), (fullwidth, 12), (zero_width, 10), (spaced, 13), (dashed, 5), (lower, 5)),
    "ocr": ((ocr, 60), (spaced, 10), (dashed, 10), (fullwidth, 12), (newline, 8)),
    "speech": ((spoken, 82), (spaced, 12), (dashed, 6)),
}
UNLABELLED_ONLY_CLEAN = frozenset({ocr, spoken})


def _changed(rng: Random, site: Site, entity: str, text: str) -> Written | None:
    mix = [(c, w) for c, w in MIXES[site.style] if not (c is newline and site.one_line)]
    if not site.labelled:
        mix = [(c, w) for c, w in mix if c not in UNLABELLED_ONLY_CLEAN]
    for _ in range(TRIES):
        change = rng.choices([c for c, _ in mix], [w for _, w in mix])[0]
        done = change(rng, entity, text)
        if done is not None:
            return done
    return None


def write(rng: Random, site: Site, entity: str, text: str) -> Written:
    """`text` as it will stand in the document: unchanged, or changed at the rate of the style."""
    if site.masked or (not site.plain and rng.random() < MASKED_RATE):
        done = masked(rng, entity, text)
        if done is not None:
            return done
    if site.plain:
        return Written(text, "plain")
    if site.labelled and rng.random() < WRONG_CHECK_RATE:
        done = wrong_check(rng, entity, text)
        if done is not None:
            return done
    if entity in RESIDENT and text.endswith("X") and rng.random() < 0.35:
        return check_letter(rng, entity, text) or Written(text, "plain")
    if rng.random() < RATES[site.style]:
        return _changed(rng, site, entity, text) or Written(text, "plain")
    return Written(text, "plain")
