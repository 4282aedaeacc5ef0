"""Compile the table of column headers that ships as src/piiguard/data/headers.csv.

    python tools/build_headers.py [folder of the fact tables, default ../shared/facts]

Three sources: the fact table `column_names.csv`, headers and labels of the built-in identifiers, and
tools/headers/words.txt, which is our own. Where they disagree, the sections `unlike` of the latter win, then
the identifiers' headers, our other words, the facts, labels. Pinyin and pinyin initials (拼音首字母) are
spelled from the Chinese words. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT.parent / "shared" / "facts"
WORDS = ROOT / "tools" / "headers" / "words.txt"
TARGET = ROOT / "src" / "piiguard" / "data" / "headers.csv"
COMPILED = "2026-11-22"

# What the facts call things → our entity codes; `thing`: no identifier, `number`: number of a thing.
CODES = {
    "person_name": "PERSON",
    "mobile": "CN_MOBILE",
    "phone": "PHONE_NUMBER",
    "id_card": "CN_RESIDENT_ID",
    "cert_no": "DOCUMENT_NO",
    "passport": "PASSPORT",
    "military_id": "CN_MILITARY_ID",
    "hkmo_permit": "CN_TRAVEL_PERMIT",
    "tw_permit": "CN_TRAVEL_PERMIT",
    "foreign_pr_card": "CN_FOREIGNER_ID",
    "driver_license": "CN_RESIDENT_ID",  # the licence number is the resident ID number, GA 482
    "social_security": "CN_SOCIAL_SECURITY",
    "medical_record_no": "CN_MEDICAL_RECORD",
    "employee_no": "EMPLOYEE_NO",
    "student_no": "STUDENT_NO",
    "policy_no": "POLICY_NO",
    "bank_card": "BANK_CARD",
    "card_secret": "CARD_CVV",
    "bank_account": "CN_BANK_ACCOUNT",
    "cnaps": "CN_CNAPS",
    "swift": "SWIFT_CODE",
    "uscc": "CN_USCC",
    "org_code": "CN_ORG_CODE",
    "biz_reg_no": "CN_BUSINESS_REG",
    "taxpayer_id": "CN_TAX_ID",
    "vehicle_plate": "CN_LICENSE_PLATE",
    "vin": "VIN",
    "engine_no": "CN_ENGINE_NO",
    "device_id": "DEVICE_ID",
    "ip_address": "IP_ADDRESS",
    "mac_address": "MAC_ADDRESS",
    "wechat_id": "CN_WECHAT",
    "qq": "CN_QQ",
    "alipay_id": "CN_ALIPAY",
    "email": "EMAIL_ADDRESS",
    "address": "CN_ADDRESS",
    "postal_code": "CN_POSTCODE",
    "gps": "GEO_COORDINATE",
    "birth_date": "DATE_OF_BIRTH",
    "age": "AGE",
    "gender": "SEX",
    "ethnicity": "ETHNICITY",
    "nationality": "NATIONALITY",
    "marital_status": "MARITAL_STATUS",
    "income": "INCOME",
    "case_no": "CN_COURT_CASE",
    "credential_secret": "PASSWORD",
    "health": "HEALTH",
    "biometric": "BIOMETRIC",
    "religion": "RELIGION",
    "criminal_record": "CRIMINAL_RECORD",
    "credit_info": "CREDIT_INFO",
    "political_status": "SPECIFIC_IDENTITY",
    "order_no": "number",
    "waybill_no": "number",
    "amount": "number",
    "timestamp": "number",
    "property": "thing",
    "bank_name": "thing",
    "cert_type": "thing",
    "education": "thing",
    "occupation": "thing",
    "native_place": "thing",
    "social_account": "account",
}

# Who wins where two sources mean different things by one word; the first does.
UNLIKE, IDENTIFIER, WORD, FACT, LABEL, PINYIN = range(6)
LEVELS = ("low", "medium", "high")
PLACES = frozenset({"who", "which", "behind", "flag"})
OTHERS = frozenset({"thing", "number", "text", "account"})
_HAN = re.compile("[\u3400-\u9fff]")
# Labels that are turns of speech; as headers they would say nothing.
_SPOKEN = re.compile(r".*(?:[是为于的有在到至：:]|的话|[是为]?什么)$|^(?:请|我|你|他|她|就|把)")


class Row(NamedTuple):
    """A word, what it means, how ambiguous it is, which source says so."""

    word: str
    meaning: str
    ambiguity: str
    source: int


def main() -> None:
    """The command."""
    facts = Path(sys.argv[1]) if len(sys.argv) > 1 else FACTS
    sys.path.insert(0, str(ROOT / "src"))
    held: dict[str, dict[str, Row]] = {}
    for row in sorted((*own(), *identifiers(), *named(facts)), key=lambda row: row.source):
        key = key_of(row.word)
        if key:
            held.setdefault(key, {}).setdefault(row.meaning, row)
    lines = sorted(line for key, rows in held.items() for line in settled(key, rows))
    write(lines)
    print(f"{TARGET.name}: {len(lines)} rows, {TARGET.stat().st_size:,} bytes")


def settled(key: str, rows: dict[str, Row]) -> list[str]:
    """The lines of one word: all meanings that its best source gives; its places beside other words."""
    places = [meaning for meaning in rows if meaning in PLACES]
    meanings = [row for row in rows.values() if row.meaning not in PLACES]
    best = min((row.source for row in meanings), default=PINYIN)
    kept = [row for row in meanings if row.source == best]
    if len(kept) > 1 and best == PINYIN:
        kept = []  # initials of several words
    if len(kept) > 1 and best in (UNLIKE, IDENTIFIER):
        kept = [row for row in kept if row.meaning not in OTHERS]
    return [*(f"{key},{place},low" for place in places), *(f"{key},{r.meaning},{r.ambiguity}" for r in kept)]


def key_of(word: str) -> str:
    """Lower case, without joints: as the words of a header are looked up."""
    from piiguard.text.lexicon import canonical

    return re.sub(r"[\s_./()]+", "", canonical(word))


def sections() -> dict[str, list[str]]:
    """The words of each section of the list kept by hand."""
    held: dict[str, list[str]] = {}
    title = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            title = line.strip("[]")
        elif not line.startswith("#"):
            held.setdefault(title, []).extend(line.split())
    return held


def own() -> Iterator[Row]:
    """The list kept by hand."""
    held = sections()
    readings = dict(pair.split(":") for pair in held.pop("readings"))
    for title, words in held.items():
        kind, _, meaning = title.partition(" ")
        for marked in words:
            word, _, level = marked.rpartition("/")
            if not word or level not in LEVELS:
                word, level = marked, "low"
            if kind == "spelled":
                yield from spelled(word, meaning, readings)
            else:
                yield Row(word, meaning, level, UNLIKE if kind == "unlike" else WORD)


def spelled(word: str, meaning: str, readings: dict[str, str]) -> Iterator[Row]:
    """Pinyin and pinyin initials of a Chinese word, as databases spell it; short ones are less clear."""
    syllables = [readings[character] for character in word]
    full, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
    yield Row(full, meaning, "low" if len(full) >= 7 else "medium", PINYIN)
    if len(initials) >= 3:
        yield Row(initials, meaning, "medium" if len(initials) >= 4 else "high", PINYIN)


def named(facts: Path) -> Iterator[Row]:
    """The fact table."""
    with (facts / "column_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Row(row["name"], CODES[row["entity"]], row["ambiguity"], FACT)


def identifiers() -> Iterator[Row]:
    """Headers, and labels long enough to say something alone, of the built-in identifiers."""
    from piiguard.recognizers.registry import builtin

    for identifier in builtin():
        code = identifier.entity.code
        for word in identifier.headers:
            yield Row(word, code, "high" if word.isascii() and len(word) <= 2 else "low", IDENTIFIER)
        for label in identifier.labels:
            if is_telling(label):
                yield Row(label, code, "medium", LABEL)


def is_telling(label: str) -> bool:
    """Whether a label says something as a header: three Han characters, or two Latin words."""
    han = len(_HAN.findall(label))
    latin = sum(character.isascii() and character.isalpha() for character in label)
    long = han >= 3 or (not han and latin >= 6 and ("_" in label or " " in label))
    return long and not _SPOKEN.match(label)


def write(lines: list[str]) -> None:
    """The table with its header."""
    about = {
        "what": "column headers (列名): word, meaning (entity code; thing, number, text, account: no "
        "identifier; who, which, behind, flag: words beside it), ambiguity",
        "source": "fact table column_names (own compilation: names seen in public SQL and code, "
        "conventions), headers and labels of the built-in identifiers, tools/headers/words.txt",
        "licence": "Apache-2.0, own compilation",
        "compiled": COMPILED,
        "rows": str(len(lines)),
    }
    head = [f"# {key}: {value}" for key, value in about.items()]
    TARGET.write_text("\n".join([*head, "word,meaning,ambiguity", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
