"""What a column's header (列名) says: Chinese, English, pinyin and pinyin initials, by whole words.

A header is read from its end, where Chinese and English name the thing: 客户手机号 is a number of a mobile,
手机号归属地 a place. Words of one table are looked for there; what stands before has to be made of words as
well (客户, 紧急联系人, cust_, t1.), else the header is taken for less clear. Nothing is found inside a
longer word: `cphm` in `alcphmx`, `sex` in `Essex`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from piiguard.text.lexicon import canonical

__all__ = ["AMBIGUITIES", "HeaderHit", "HeaderReading", "header_evidence", "header_reading"]

AMBIGUITIES = ("low", "medium", "high")
_PLACES = frozenset({"who", "which", "behind", "flag"})
_OTHER = frozenset({"thing", "number", "text", "account"})

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|<([^<>]*)>|\{([^{}]*)\}")
_CHOICE = re.compile(r"[/|、\\;,&+]|或者?|以?及|和")
_TOKEN = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[\u3400-\u9fff\uf900-\ufaff]+")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_INDEX = re.compile(r"^index:")
# What software and hurried people write where there is no header: col_7, F3, 列5, Unnamed: 4.
_UNNAMED = re.compile(
    r"(?:unnamed|col(?:umn)?s?|fields?|fld|attr|var|x|v|f|c|no?name|列|字段|栏|第)?"
    r"[ _:.\-]*[0-9]*[ _]*(?:列|栏)?(?:_level_[0-9]+)?",
    re.IGNORECASE,
)
# Roles that end so are persons: 承办人, 讲解员, 设计师, 捐赠者, 校医, 班长, 法官, 护工; words that end so and
# are none (时长, 器官, 施工) are in the table.
_ROLE = re.compile(r"[\u3400-\u9fff]{1,5}(?:人|员|师|者|医|长|官|工)")
_CARD_OF_CARD = re.compile("卡卡号")  # 社保卡卡号 is a 社保卡号
_DESCRIPTIONS = frozenset("描述 说明 详情 摘要 内容 desc description detail details content summary".split())
_LEAST_REST, _LEAST_INITIALS = 3, 2  # letters of a word run together with one that stands before it
_LEAST_PREFIX = 2
# Pinyin initials have hardly any vowel, English words have.
_VOWEL = re.compile("[aeiou]")


@dataclass(frozen=True, slots=True)
class HeaderHit:
    """One meaning of a header: entity code, how ambiguous the word is (low, medium, high), the word."""

    entity: str
    ambiguity: str
    word: str


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """All that a header says.

    hits: entities, clearest first. other: where it names no entity: `thing` (a name, a type, a place …),
    `number` (an order, an amount, a time …), `text` (a remark), `account`, `flag` (yes or no); None: nothing
    known. word: the word that says so.
    """

    hits: tuple[HeaderHit, ...] = ()
    other: str | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A word at the end of a header.

    before: words before it that name something; known: whether all of them are words of the table; whose:
    one of them is a person; flag: one of them asks yes or no.
    """

    word: str
    meanings: dict[str, str]
    before: str
    known: bool
    whose: bool
    flag: bool


def header_evidence(name: str) -> tuple[HeaderHit, ...]:
    """Entities that a header names, clearest first, then by code; empty where it names something else.

    >>> [hit.entity for hit in header_evidence("cust_sfzh_enc")], header_evidence("手机型号")
    (['CN_RESIDENT_ID'], ())
    """
    return header_reading(name).hits


def header_reading(name: str) -> HeaderReading:
    """All that a header says; also that it names something else."""
    spelled = _CARD_OF_CARD.sub("卡号", _INDEX.sub("", unicodedata.normalize("NFKC", name)).strip())
    if not spelled or _UNNAMED.fullmatch(spelled):
        return HeaderReading()
    remarks = [next(filter(None, match.groups()), "") for match in _BRACKETS.finditer(spelled)]
    bare = _BRACKETS.sub(" ", spelled).strip()
    main = _choices(bare) if bare else HeaderReading()
    if main.other in ("thing", "number", "flag"):
        return main
    hits = list(main.hits)
    for remark in remarks:
        for hit in _choices(remark).hits:
            if hit.ambiguity != "high" and len(hit.word) > 1:
                hits.append(HeaderHit(hit.entity, "medium" if main.hits else hit.ambiguity, hit.word))
    return HeaderReading(_clearest(hits), None if hits else main.other, main.word)


def _choices(text: str) -> HeaderReading:
    """A header that may name several things: 电话/手机, 身份证或护照号."""
    whole = _single(text)
    parts = [part for part in _CHOICE.split(text) if part.strip()]
    if len(parts) < 2 or (whole.hits and _key(whole.word) == _key(text)):
        return whole
    readings = [_single(part) for part in parts]
    hits = [hit for reading in readings for hit in reading.hits]
    if not hits:
        return whole
    return HeaderReading(_clearest(hits), None, readings[-1].word)


def _clearest(hits: list[HeaderHit]) -> tuple[HeaderHit, ...]:
    """One hit for each entity."""
    ordered = sorted(hits, key=lambda hit: (AMBIGUITIES.index(hit.ambiguity), hit.entity))
    return tuple({hit.entity: hit for hit in reversed(ordered)}.values())[::-1]


def _single(text: str) -> HeaderReading:
    """A header that names one thing."""
    tokens = [_key(token) for token in _TOKEN.findall(text)]
    for kept in _shortened(tokens):
        found = _at_end(kept)
        if found is not None:
            return _judged(found)
    if tokens and _ROLE.fullmatch(tokens[-1]):
        return HeaderReading((HeaderHit("PERSON", "medium", tokens[-1][-1]),), None, tokens[-1][-1])
    return HeaderReading()


def _judged(found: _Found) -> HeaderReading:
    """The meaning of the word at the end, in view of what stands before it."""
    hits = []
    for entity, level in found.meanings.items():
        if entity in _OTHER:
            continue
        rank = AMBIGUITIES.index(level)
        if entity == "PERSON" and level == "high" and found.whose:
            rank = 0  # customer_name
        elif not found.known and (entity, level) != ("PHONE_NUMBER", "medium"):
            rank += 1
        elif entity == "PERSON" and level == "high" and found.before:
            rank += 1  # of something else: product name
        if rank < len(AMBIGUITIES):
            hits.append(HeaderHit(entity, AMBIGUITIES[rank], found.word))
    if found.flag:
        return HeaderReading((), "flag", found.word)
    other = next((meaning for meaning in sorted(found.meanings) if meaning in _OTHER), None)
    if other is None and "PERSON" in found.meanings and found.before:
        other = "thing"  # the name of something else
    if other == "text" and found.word in _DESCRIPTIONS and _is_of_thing(found.before):
        other = "thing"
    return HeaderReading(_clearest(hits), None if hits else other, found.word)


def _is_of_thing(before: str) -> bool:
    """Whether one of the words before the head is a thing: 商品描述."""
    return any("thing" in _table().get(piece, {}) for piece in before.split())


def _shortened(tokens: list[str]) -> Iterator[list[str]]:
    """The tokens; then, as long as the last says nothing (_enc, _no, 2, 号), without it."""
    table, kept = _table(), list(tokens)
    while kept:
        yield kept
        last = kept[-1]
        if last.isdigit() or "behind" in table.get(last, {}):
            kept = kept[:-1]
            continue
        tail = next((size for size in (3, 2, 1) if "behind" in table.get(last[-size:], {})), 0)
        if not tail or len(last) <= tail or not _HAN_ONLY.fullmatch(last):
            return
        kept = [*kept[:-1], last[:-tail]]


def _at_end(tokens: list[str]) -> _Found | None:
    """The longest word of the table that ends the header and begins with one of its words."""
    table = _table()
    for first, token in enumerate(tokens):
        rest = "".join(tokens[first + 1 :])
        starts = range(len(token)) if _HAN_ONLY.fullmatch(token) else range(1)
        for start in starts:
            word = token[start:] + rest
            meanings = _meanings(table, word)
            if meanings:
                before = [*tokens[:first], *([token[:start]] if start else [])]
                return _found(word, meanings, before)
    return _run_together(tokens)


def _meanings(table: dict[str, dict[str, str]], word: str) -> dict[str, str]:
    return {meaning: level for meaning, level in table.get(word, {}).items() if meaning not in _PLACES}


def _found(word: str, meanings: dict[str, str], before: list[str]) -> _Found:
    table = _table()
    pieces = [piece for token in before for piece in _pieces(token)]
    known = all(piece.isdigit() or piece in table for piece in pieces)
    whose = any(_is_whose(piece) for piece in pieces)
    named = [piece for piece in pieces if not piece.isdigit() and "which" not in table.get(piece, {})]
    flags = [flag for token in before if (flag := _flag(token))]
    return _Found(word, meanings, " ".join(named), known, whose, bool(flags))


def _is_whose(piece: str) -> bool:
    """Whether a word before the head names a person: user, 客户, 联系人."""
    roles = _table().get(piece, {})
    return "who" in roles or roles.get("PERSON", "high") != "high"


def _flag(token: str) -> str:
    """The word that makes a header a question: 是否有手机, is_mobile."""
    table = _table()
    start = next((token[:size] for size in (3, 2) if "flag" in table.get(token[:size], {})), "")
    return token if "flag" in table.get(token, {}) else start if _HAN_ONLY.fullmatch(token) else ""


def _pieces(token: str) -> list[str]:
    """A token as words of the table, or itself where it is not made of them."""
    table = _table()
    if token in table or not _HAN_ONLY.fullmatch(token):
        return [token]
    best: list[list[str] | None] = [[]]  # for each length, the words that make up so much
    for end in range(1, len(token) + 1):
        options = [
            [*held, token[start:end]]
            for start in range(max(0, end - 8), end)
            if (held := best[start]) is not None and token[start:end] in table
        ]
        best.append(min(options, key=len) if options else None)
    return best[-1] or [token]


def _run_together(tokens: list[str]) -> _Found | None:
    """`khsjh`, `custmobile`: a word that stands before and one of the table, with no joint; `dsrxm`."""
    table, token = _table(), tokens[-1]
    if not token.isascii() or not token.isalpha():
        return None
    for start in range(_LEAST_PREFIX, len(token) - 1):
        prefix, word = token[:start], token[start:]
        roles = table.get(prefix, {})
        initials = len(token) >= _LEAST_INITIALS + _LEAST_PREFIX and not _VOWEL.search(token)
        if not initials and "who" not in roles and "which" not in roles:
            continue
        whose = initials or ("who" in roles and len(token) >= 5)
        if len(word) < (_LEAST_INITIALS if whose else _LEAST_REST):
            continue
        meanings = _meanings(table, word)
        if meanings and not _OTHER.issuperset(meanings):
            raised = {meaning: "high" if len(word) == 2 else "medium" for meaning in meanings}
            found = _found(word, raised, [*tokens[:-1], *([prefix] if roles else [])])
            return found if len(word) > _LEAST_INITIALS or found.whose or initials else None
    return None


def _key(text: str) -> str:
    """As the table spells words: lower case, simplified, without joints."""
    return re.sub(r"[\s_./()]+", "", canonical(text))


@cache
def _table() -> dict[str, dict[str, str]]:
    """Word → meaning → ambiguity."""
    text = files("piiguard.data").joinpath("headers.csv").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        word, meaning, ambiguity = line.split(",")
        table.setdefault(word, {})[meaning] = ambiguity
    del table["word"]
    return table
