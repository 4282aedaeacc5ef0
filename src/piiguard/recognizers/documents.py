"""What document numbers (证件号码) have in common: letters before digits, and labels that say no kind."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence
from piiguard.recognizers.labelled import value_runs
from piiguard.recognizers.masked import MaskedNumbers, masked_numbers
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA, Symbols, table
from piiguard.text.labels import LabelIndex
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "ANY_DOCUMENT",
    "GROUP_JOINT",
    "RESIDENT",
    "Forms",
    "any_document_labelled",
    "extended",
    "judge_document",
    "masked_eighteen",
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
_LETTER = np.zeros(256, dtype=np.int64)  # A = 1 .. Z = 26 in either case; 0 for anything else
_LETTER[65:91] = _LETTER[97:123] = np.arange(1, 27)
_UPPER = np.arange(256, dtype=np.uint8)
_UPPER[97:123] -= 32
GROUP_JOINT = table(" -.")
_LIST_MARK = table(",;/|", LIST_COMMA)
_LONGEST_LIST = 8
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


class Forms:
    """Number forms of one or two letters and a fixed count of digits, looked up all at once.

    Written `E8` (E and eight digits); `@` is any letter, `+` any letter but I and O (the NIA leaves them
    out of numbers, as they look like digits).
    """

    def __init__(self, forms: str) -> None:
        known = np.zeros((_LONGEST + 2, 27, 27), dtype=np.bool_)
        for form in forms.split():
            prefix = form.rstrip("0123456789")
            length = len(prefix) + int(form[len(prefix) :])
            second = self._letters(prefix[1]) if len(prefix) == 2 else [0]
            known[length, self._letters(prefix[0])[:, None], second] = True
        self._known = known.ravel()

    @staticmethod
    def _letters(pattern: str) -> Ints:
        if pattern not in "@+":
            return np.array([_LETTER[ord(pattern)]], dtype=np.int64)
        letters = np.arange(1, 27)
        return letters if pattern == "@" else letters[(letters != 9) & (letters != 15)]

    def match(self, batch: Batch, run: Ints, last: Ints | None = None) -> Bools:
        """Whether the runs [run, last] of `batch.words` together have one of the forms."""
        words = batch.words
        if last is None:
            symbols, first = batch.symbols, words.start.take(run)
            length, digits = words.length.take(run), batch.word_digits.take(run)
        else:
            running, symbols, first = batch.digits_before_word, words.stream, words.first.take(run)
            length = words.first.take(last + 1) - first
            digits = running.take(last + 1) - running.take(run)
        head, second = _LETTER.take(symbols.take(first)), _LETTER.take(symbols.take(first + 1))
        place = (np.minimum(length, _LONGEST + 1) * 27 + head) * 27 + second
        fits: Bools = self._known.take(place) & (length - digits == 1 + (second > 0))
        return fits


def prefixed(batch: Batch, shortest: int, longest: int, forms: Forms) -> Ints:
    """Runs of so many characters, at least 7, that have one of the forms and stand for themselves."""
    words = batch.words
    run = batch.lettered
    length = words.length.take(run)
    run = run[(length >= shortest) & (length <= longest)]
    if not len(run):
        return run
    run = run[forms.match(batch, run)]
    if not len(run):
        return run
    end = words.end.take(run)
    clean = batch.clean_before(words.start.take(run)) & batch.clean_after(end)
    clean &= ~((batch.symbols.take(end) == ord("-")) & _ALNUM.take(batch.symbols.take(end + 1)))
    chosen: Ints = run[clean]
    return chosen


def owned_runs(batch: Batch, own: Bools) -> Ints:
    """Runs of `batch.words` that begin the values which a label in `own` owns; ascending, distinct.

    What follows in a list and is as long counts as well: 护照号：E12345678、E87654321.
    """
    words, labels = batch.words, batch.labels
    if not len(words):
        return np.empty(0, dtype=np.int64)
    run = batch.shared(value_runs).take(labels.roles(own).nonzero()[0])
    run = run[run >= 0]
    parts = [run]
    for _ in range(_LONGEST_LIST):
        end = words.end.take(run)
        listed = (_LIST_MARK.take(batch.symbols.take(end)) & (run + 1 < len(words))).nonzero()[0]
        if not len(listed):
            break
        run, end = run.take(listed), end.take(listed)
        at = words.start.take(run + 1)
        distance = at - end - (batch.symbols.take(at - 1) == ord(" "))
        run = run[(distance == 1) & (words.length.take(run + 1) == words.length.take(run))] + 1
        parts.append(run)
    run = np.concatenate(parts) if len(parts) > 1 else run
    run.sort()
    distinct = np.ones(len(run), dtype=np.bool_)
    distinct[1:] = run[1:] != run[:-1]
    return run[distinct]


def extended(batch: Batch, run: Ints, forms: Forms) -> tuple[Ints, Ints]:
    """Runs (first, last) that have one of the forms together, a single space, dash or dot between them.

    Of `E 1234 5678` all is taken; where the groups fit no form, fewer are tried, down to the first run alone.
    """
    words, last = batch.words, run.copy()
    best, alive = np.where(forms.match(batch, run), run, -1), np.arange(len(run))
    for _ in range(4):
        current = last.take(alive)
        end = words.end.take(current)
        joined = (GROUP_JOINT.take(batch.symbols.take(end)) & (current + 1 < len(words))).nonzero()[0]
        if not len(joined):
            break
        alive, following, end = alive.take(joined), current.take(joined) + 1, end.take(joined)
        numeric = (words.start.take(following) - end == 1) & (
            batch.word_digits.take(following) == words.length.take(following)
        )
        alive = alive[numeric]
        last[alive] += 1
        fits = alive[forms.match(batch, run.take(alive), last.take(alive))]
        best[fits] = last.take(fits)
    chosen = (best >= 0).nonzero()[0]
    return run.take(chosen), best.take(chosen)


def upper(symbols: Symbols) -> Symbols:
    """Letters of a matrix of symbols in upper case."""
    return _UPPER.take(symbols)


def judge_document(
    batch: Batch, start: Ints, end: Ints, own: Bools, scores: Floats, state: npt.NDArray[np.integer]
) -> tuple[Floats, Ints]:
    """As `judge_states`, with a fourth column: where a label of another kind or none (证件号) owns it.

    scores: (states, 4): alone, near, owned, generic.
    """
    around = batch.labels.around(start, end)
    score, evidence = judge_states(batch, start, end, own, scores[:, :3], state, around=around)
    if not any_document_labelled(batch):
        return score, evidence
    generic = scores[:, 3].take(state)
    better = around.roles(members(batch.index, _ANY_LABEL))[0] & (generic > score)
    return np.where(better, generic, score), evidence | better * int(Evidence.LABEL)


def masked_eighteen(batch: Batch) -> MaskedNumbers:
    """Masked numbers of 18 characters, X last allowed, with a visible one among them."""
    return masked_numbers(batch, 18, least_visible=1, last_x=True)


def any_document_labelled(batch: Batch) -> bool:
    """Whether the batch has a label of a document whose kind it does not tell."""
    return batch.shared(_any_document_labelled)


def _any_document_labelled(batch: Batch) -> bool:
    return batch.has_label(members(batch.index, _ANY_LABEL))


@lru_cache(maxsize=32)
def members(index: LabelIndex, words: tuple[str, ...]) -> Bools:
    """`index.members(words)`, which takes longer than a scan of a short text, kept for the indexes in use."""
    return index.members(words)
