"""Settling overlaps: one finding for one span, none inside a surer one, and nothing covered comes free."""

import itertools
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard import Category, Entity, FunctionRecognizer, Guard, WordsRecognizer, keep
from piiguard.engine import Engine, chunks
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Trigger

TEXT = "abcdefghijklmnop"


@dataclass(frozen=True)
class Own:
    """A recognizer of the caller's: finds given spans of row 0, with scores."""

    code: str
    spans: tuple[tuple[int, int, float], ...]
    broader: str | None = None
    name: str = ""
    labels: tuple[str, ...] = ()
    triggers: frozenset[str] = frozenset({Trigger.ALWAYS})
    mask: object = field(default=keep(0, 0))

    @property
    def entity(self):
        return Entity(self.code, self.code, self.code, Category.CUSTOM, self.broader)

    def find(self, batch, own):
        start, end, score = (np.array(column) for column in zip(*self.spans, strict=True))
        return Spans.of(start + 1, end + 1, score, 1)


def fixed(code, spans, broader=None):
    """A built-in identifier that finds given spans of row 0, with scores."""
    entity = Entity(code, code, code, Category.CUSTOM, broader)
    finder = Own(code, spans).find
    return Identifier(entity, (), frozenset({Trigger.ALWAYS}), keep(0, 0), finder)


def settled(*recognizers, threshold=0.5):
    """(start, end, code, score) that remain."""
    engine = Engine(recognizers, [threshold] * len(recognizers))
    found = engine.find([TEXT])
    codes = [engine.recognizers[index].entity.code for index in found.source.tolist()]
    spans = found.spans
    columns = spans.start - 1, spans.end - 1, codes, spans.score
    return [(int(s), int(e), code, float(score)) for s, e, code, score in zip(*columns, strict=True)]


@pytest.mark.parametrize(
    ("recognizers", "left"),
    [
        ([fixed("A", ((0, 4, 0.6),)), fixed("B", ((0, 4, 0.9),))], [(0, 4, "B", 0.9)]),  # one for one span
        ([fixed("A", ((0, 4, 0.9),)), fixed("B", ((1, 3, 0.6),))], [(0, 4, "A", 0.9)]),  # inside a surer one
        (  # inside a less sure one: both stay
            [fixed("A", ((0, 4, 0.6),)), fixed("B", ((1, 3, 0.9),))],
            [(0, 4, "A", 0.6), (1, 3, "B", 0.9)],
        ),
        (  # overlap: both stay
            [fixed("A", ((0, 4, 0.9),)), fixed("B", ((2, 6, 0.6),))],
            [(0, 4, "A", 0.9), (2, 6, "B", 0.6)],
        ),
        ([fixed("A", ((0, 4, 0.9),)), fixed("B", ((0, 2, 0.6), (2, 4, 0.6)))], [(0, 4, "A", 0.9)]),
        (  # a URL holds other findings; it does not replace them
            [fixed("URL", ((0, 9, 0.9),)), fixed("B", ((2, 4, 0.6),))],
            [(0, 9, "URL", 0.9), (2, 4, "B", 0.6)],
        ),
        ([fixed("URL", ((2, 4, 0.6),)), fixed("B", ((0, 9, 0.9),))], [(0, 9, "B", 0.9), (2, 4, "URL", 0.6)]),
        ([fixed("A", ((0, 4, 0.4),)), fixed("B", ((1, 3, 0.6),))], [(1, 3, "B", 0.6)]),  # below its threshold
    ],
)
def test_what_is_left_of_overlapping_findings(recognizers, left):
    assert settled(*recognizers) == left


@pytest.mark.parametrize(
    ("recognizers", "winner"),
    [
        ([fixed("A", ((0, 4, 0.6),)), fixed("B", ((0, 4, 0.7),))], "B"),  # the surer
        ([fixed("A", ((0, 4, 0.6),)), fixed("B", ((0, 4, 0.6),), broader="A")], "B"),  # then the narrower
        ([fixed("B", ((0, 4, 0.6),)), fixed("A", ((0, 4, 0.6),))], "A"),  # then by code
    ],
)
def test_ties_have_a_written_order(recognizers, winner):
    for order in itertools.permutations(recognizers):
        assert [code for _, _, code, _ in settled(*order)] == [winner]


@pytest.mark.parametrize(
    ("recognizers", "left"),
    [
        (  # inside a surer one of ours: both masks must hold
            [fixed("A", ((0, 9, 0.9),)), Own("B", ((2, 4, 0.6),))],
            [(0, 9, "A", 0.9), (2, 4, "B", 0.6)],
        ),
        (  # ours inside theirs
            [Own("A", ((0, 9, 0.9),)), fixed("B", ((2, 4, 0.6),))],
            [(0, 9, "A", 0.9), (2, 4, "B", 0.6)],
        ),
        ([fixed("A", ((0, 4, 0.9),)), Own("B", ((0, 4, 0.6),))], [(0, 4, "B", 0.6)]),  # the same place
    ],
)
def test_what_the_caller_looks_for_is_never_given_up(recognizers, left):
    assert settled(*recognizers) == left


def test_the_mask_of_a_listed_word_holds_inside_an_address():
    guard = Guard(recognizers=[WordsRecognizer("CLIENT", ["fangda"], mask=keep(0, 0))])
    assert guard.protect("发到 wang@fangda-law.example.cn") == "发到 w***@******-law.example.cn"


spans = st.tuples(st.integers(0, 14), st.integers(1, 8), st.sampled_from((0.3, 0.5, 0.7, 0.9))).map(
    lambda span: (span[0], min(span[0] + span[1], len(TEXT)), span[2])
)
codes = st.sampled_from(("A", "B", "C", "URL"))
recognizer_sets = st.lists(
    st.tuples(codes, st.lists(spans, min_size=1, max_size=4)), min_size=1, max_size=5
).map(lambda pairs: [fixed(code, tuple(found)) for code, found in pairs])


@given(recognizer_sets)
def test_the_union_of_what_is_covered_never_shrinks(recognizers):
    before = {
        i
        for recognizer in recognizers
        for start, end, score in recognizer.finder.__self__.spans
        if score >= 0.5
        for i in range(start, end)
    }
    assert {i for start, end, _, _ in settled(*recognizers) for i in range(start, end)} == before


@given(recognizer_sets)
def test_findings_come_by_start_then_longer_first_then_entity(recognizers):
    keys = [(start, -end, code) for start, end, code, _ in settled(*recognizers)]
    assert keys == sorted(keys)


@given(recognizer_sets, st.randoms())
def test_the_order_of_recognizers_changes_nothing(recognizers, random):
    shuffled = random.sample(recognizers, len(recognizers))
    assert settled(*shuffled) == settled(*recognizers)


@given(recognizer_sets)
def test_no_two_findings_of_one_span_but_for_urls(recognizers):
    places = [(start, end) for start, end, code, _ in settled(*recognizers) if code != "URL"]
    assert len(places) == len(set(places))


def test_an_engine_without_recognizers_finds_nothing():
    assert len(Engine([], []).find(["手机13800138000"]).spans) == 0


def test_a_recognizer_is_asked_only_when_its_trigger_is_there():
    def never(text):
        raise AssertionError("asked without a trigger")

    asleep = FunctionRecognizer("A", never)
    asleep.triggers = frozenset({Trigger.AT})
    assert len(Engine([asleep], [0.5]).find(["13800138000"]).spans) == 0


@pytest.mark.parametrize(
    ("strings", "ranges"),
    [
        ([], []),
        (["ab"], [(0, 1)]),
        (["ab", "cd", "ef"], [(0, 2), (2, 3)]),
        (["a" * 99, "b", "c"], [(0, 1), (1, 3)]),  # a longer row stands alone
        ([None, None, "", "abc"], [(0, 3), (3, 4)]),
    ],
)
def test_chunks_are_ranges_of_rows_of_limited_size(strings, ranges):
    assert list(chunks(strings, limit=6)) == ranges


@given(st.lists(st.one_of(st.none(), st.text(max_size=9)), max_size=20), st.integers(1, 20))
def test_chunks_cover_every_row_once(strings, limit):
    assert [row for first, last in chunks(strings, limit) for row in range(first, last)] == [
        *range(len(strings))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "邮箱：******",  # masked behind the label of a recognizer that only an @ wakes
        "支付宝UID： 2088********9979",
        "电话：1.10101E+17",  # what a spreadsheet left
        "工号：192.168.1.2*",
    ],
)
def test_what_stands_in_other_rows_changes_nothing(text):
    """Every trigger may be present because of another row."""
    guard = Guard()
    others = [
        "a@b.cn https://a.cn/x?y=1 192.168.*.* 2088123412341234 京A12345",
        "手机13800138000 010-62345678 一三八零零一三八零零零 00:1A:2B:3C:4D:5E 39.90923,116.397428",
    ]
    together = [found for found in guard.scan([others[0], text, others[1]]).to_dicts() if found["row"] == 1]
    assert [{**found, "row": 0} for found in together] == guard.scan(text).to_dicts()
