"""The best legal sequence of tags, compared with all sequences."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.person import model_decoding
from piiguard.recognizers.person.model_decoding import best_spans
from piiguard.recognizers.person.model_network import UNIT

_O, _B, _I, _E, _S = range(5)
_BEFORE = {_O: "c", _B: "c", _S: "c", _I: "o", _E: "o"}  # closed or open before the tag, and after it
_AFTER = {_O: "c", _B: "o", _S: "c", _I: "o", _E: "c"}
_SCORES = st.lists(st.lists(st.integers(-3 * UNIT, 3 * UNIT), min_size=5, max_size=5), min_size=1, max_size=5)


def _legal(tags: tuple[int, ...]) -> bool:
    states = ["c", *(_AFTER[tag] for tag in tags)]
    return states[-1] == "c" and all(_BEFORE[tag] == state for tag, state in zip(tags, states, strict=False))


def _total(scores: list[list[int]], tags: tuple[int, ...], bias: int) -> int:
    return sum(row[tag] - (bias if tag == _O else 0) for row, tag in zip(scores, tags, strict=True))


@given(_SCORES, st.sampled_from([-UNIT, 0, UNIT]))
def test_no_legal_sequence_of_tags_scores_higher(scores: list[list[int]], bias: int) -> None:
    start, end, _ = best_spans(np.array(scores, dtype=np.int32), bias)
    tags = np.zeros(len(scores), dtype=np.int64)
    for first, behind in zip(start, end, strict=True):
        tags[first:behind] = _I
        tags[first], tags[behind - 1] = (_S, _S) if behind - first == 1 else (_B, _E)
    best = max(
        _total(scores, tried, bias) for tried in product(range(5), repeat=len(scores)) if _legal(tried)
    )
    assert _total(scores, tuple(tags.tolist()), bias) == best


@given(_SCORES)
def test_the_margin_is_what_the_span_gains_over_no_span(scores: list[list[int]]) -> None:
    start, end, margin = best_spans(np.array(scores, dtype=np.int32), UNIT)
    for first, behind, gain in zip(start.tolist(), end.tolist(), margin.tolist(), strict=True):
        tags = [_S] if behind - first == 1 else [_B, *[_I] * (behind - first - 2), _E]
        assert gain == sum(row[tag] - row[_O] for row, tag in zip(scores[first:behind], tags, strict=True))


_MANY = st.lists(
    st.lists(st.integers(-8 * UNIT, 3 * UNIT), min_size=5, max_size=5),
    min_size=1,
    max_size=3 * model_decoding._FEW,
)


@given(_MANY)
def test_few_characters_have_the_same_path_as_among_many(scores: list[list[int]]) -> None:
    """Few are walked in a loop, many all together; the rows that are O for sure part the stretches."""
    given_scores = np.array(scores, dtype=np.int32)
    firm = np.full((model_decoding._FEW + 1, 5), -1, dtype=np.int32)  # one long stretch, behind a place
    firm[0] = (0, *[-100 * UNIT] * 4)
    alone = [part.tolist() for part in best_spans(given_scores, 0)]
    among = [part.tolist() for part in best_spans(np.concatenate((given_scores, firm)), 0)]
    assert [part[: len(alone[0])] for part in among] == alone


def test_nothing_is_found_where_o_is_firm() -> None:
    scores = np.full((4, 5), -20 * UNIT, dtype=np.int32)
    scores[:, _O] = 0
    assert [len(part) for part in best_spans(scores, 0)] == [0, 0, 0]
