"""What document numbers (证件号码) have in common: letters before digits, and labels that say no kind."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA, Symbols, table
from piiguard.text.labels import LabelIndex
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "ANY_DOCUMENT",
    "RESIDENT",
    "Forms",
    "any_document_labelled",
    "extended",
    "judge_document",
    "members",
    "owned_runs",
    "prefixed",
    "upper",
]

Floats = npt.NDArray[np.float64]

# Labels of a document whose kind they do not tell.
ANY_DOCUMENT = (
    *(
        "证件 证件号 证件号码 证件编号 证件代码 证件卡号 有效证件 有效证件号 有效证件号码 证照号 证照号码 "
        "身份证明号码 其他证件 其他证件号 document document_no documentno document_number document_id "
        "doc_no docno doc_number id_doc_no identity_document cert_no certno cert_num cert_number cert_id "
        "certid certificate_no certificate_num certificate_number certi_code credential_no credentials_no "
        "papers_no zjh zjhm zjbh zhengjianhao"
    ).split(),
    "document no",
    "document number",
    "id document",
    "travel document",
    "certificate no",
    "certificate number",
    "doc no",
)
# Labels of the resident ID, where people write whatever document they have.
RESIDENT = (
    *(
        "身份证 身份证号 身份证号码 身份证件号 身份证件号码 身份证编号 公民身份号码 公民身份证号码 "
        "公民身份证 居民身份证 居民身份证号 居民身份证号码 身份号码 身份证明 身证号 二代证 idcard id_card "
        "idcard_no id_card_no idno id_no id_number idnumber identity_no national_id sfz sfzh sfzhm sfzjh "
        "gmsfhm gmsfzh"
    ).split(),
    "id card",
    "id no",
    "id number",
    "identity card",
)

_ANY_LABEL = (*ANY_DOCUMENT, *RESIDENT)
_LONGEST = 12
_LETTER = np.zeros(256, dtype=np.uint8)  # A = 1 .. Z = 26 in either case; 0 for anything else
_LETTER[65:91] = _LETTER[97:123] = np.arange(1, 27)
_GROUP_JOINT = table(" -.")
_LIST_MARK = table(",;/|", LIST_COMMA)
_LONGEST_LIST = 8
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


class Forms:
    """Number forms of one or two letters and a fixed count of digits, looked up all at once.

    Written `E8` (E and eight digits); `@` is any letter, `+` any letter but I and O (the NIA leaves them
    out of numbers, as they look like digits).
    """

    def __init__(self, forms: str) -> None:
        self._known = np.zeros((_LONGEST + 1, 27, 27), dtype=np.bool_)
        for form in forms.split():
            prefix = form.rstrip("0123456789")
            length = len(prefix) + int(form[len(prefix) :])
            second = self._letters(prefix[1]) if len(prefix) == 2 else [0]
            self._known[
                length,
                self._letters(prefix[0])[:, None] if prefix[0] in "@+" else _LETTER[ord(prefix[0])],
                second,
            ] = True

    @staticmethod
    def _letters(pattern: str) -> Ints:
        if pattern not in "@+":
            return np.array([_LETTER[ord(pattern)]], dtype=np.int64)
        letters = np.arange(1, 27)
        return letters if pattern == "@" else letters[(letters != 9) & (letters != 15)]

    def match(self, batch: Batch, run: Ints, last: Ints | None = None) -> Bools:
        """Whether the runs [run, last] of `batch.words` together have one of the forms."""
        words = batch.words
        last = run if last is None else last
        length = words.first[last + 1] - words.first[run]
        letters = length - batch.count_digits(words.start[run], words.end[last])
        first, second = (_LETTER[symbols] for symbols in words.matrix(words.first[run], 2).T)
        leading = (first > 0).astype(np.int64) + (second > 0)
        fits: Bools = (leading == letters) & (letters > 0) & (length <= _LONGEST)
        fits &= self._known[np.minimum(length, _LONGEST), first, np.where(letters > 1, second, 0)]
        return fits


def prefixed(batch: Batch, shortest: int, longest: int) -> Ints:
    """Runs of `batch.words` of so many characters, one or two of them letters, that stand for themselves."""
    words = batch.words
    letters = words.length - batch.word_digits
    run = np.flatnonzero(
        (letters > 0) & (letters < 3) & (words.length >= shortest) & (words.length <= longest)
    )
    if not len(run):
        return run
    clean = batch.clean_before(words.start[run]) & batch.clean_after(words.end[run])
    part = (batch.symbols[words.end[run]] == ord("-")) & _ALNUM[batch.symbols[words.end[run] + 1]]
    chosen: Ints = run[clean & ~part]
    return chosen


def owned_runs(batch: Batch, own: Bools) -> Ints:
    """Runs of `batch.words` that begin the values which a label in `own` owns; ascending, distinct.

    What follows in a list and is as long counts as well: 护照号：E12345678、E87654321.
    """
    words = batch.words
    run = np.searchsorted(words.start, batch.labelled(own).start)
    parts = [run]
    for _ in range(_LONGEST_LIST):
        run = run[run + 1 < len(words)]
        at, mark = words.start[run + 1], batch.symbols[words.end[run]]
        distance = at - words.end[run] - (batch.symbols[at - 1] == ord(" "))
        run = run[_LIST_MARK[mark] & (distance == 1) & (words.length[run + 1] == words.length[run])] + 1
        if not len(run):
            break
        parts.append(run)
    return np.unique(np.concatenate(parts))


def extended(batch: Batch, run: Ints, forms: Forms) -> tuple[Ints, Ints]:
    """Runs (first, last) that have one of the forms together, a single space, dash or dot between them.

    Of `E 1234 5678` all is taken; where the groups fit no form, fewer are tried, down to the first run alone.
    """
    words, last = batch.words, run.copy()
    best, alive = np.where(forms.match(batch, run), run, -1), np.arange(len(run))
    for _ in range(4):
        alive = alive[last[alive] + 1 < len(words)]
        end, following = words.end[last[alive]], last[alive] + 1
        joined = (words.start[following] - end == 1) & _GROUP_JOINT[batch.symbols[end]]
        joined &= batch.word_digits[following] == words.length[following]
        alive = alive[joined]
        if not len(alive):
            break
        last[alive] += 1
        fits = alive[forms.match(batch, run[alive], last[alive])]
        best[fits] = last[fits]
    chosen = best >= 0
    return run[chosen], best[chosen]


def upper(symbols: Symbols) -> Symbols:
    """Letters of a matrix of symbols in upper case."""
    return np.where((symbols >= 97) & (symbols <= 122), symbols - np.uint8(32), symbols)


def judge_document(
    batch: Batch,
    start: Ints,
    end: Ints,
    own: Bools,
    *,
    alone: Floats | float,
    near: Floats | float,
    owned: Floats | float,
    generic: Floats | float,
) -> tuple[Floats, Ints]:
    """As `judge`; and `generic` where a label of another or no kind (身份证号, 证件号) owns the value."""
    around = batch.labels.around(start, end)
    score, evidence = judge(batch, start, end, own, alone=alone, near=near, owned=owned, around=around)
    better = around.roles(members(batch.index, _ANY_LABEL))[0] & (generic > score)
    return np.where(better, generic, score), evidence | better * int(Evidence.LABEL)


def any_document_labelled(batch: Batch) -> bool:
    """Whether the batch has a label of a document whose kind it does not tell."""
    return bool((members(batch.index, _ANY_LABEL) & batch.present_labels).any())


@lru_cache(maxsize=32)
def members(index: LabelIndex, words: tuple[str, ...]) -> Bools:
    """`index.members(words)`, which takes longer than a scan of a short text, kept for the indexes in use."""
    return index.members(words)
