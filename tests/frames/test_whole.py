"""Columns that hold one identifier are masked as bytes; the answer is that of searching cell by cell."""

import random

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from piiguard import Guard
from piiguard.frames.whole import whole_of

GUARD = Guard()
ROWS = 700
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def mobile(rng):
    return f"1{rng.choice('3456789')}{rng.randrange(10):01}{rng.randrange(10**8):08}"


def resident_id(rng):
    born = f"{rng.randrange(1940, 2010)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    body = f"110105{born}{rng.randrange(1000):03}"
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]


def card(rng):
    body = "622202" + f"{rng.randrange(10**12):012}"
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def email(rng):
    name = "".join(rng.choices("abcdefghij0123456789._-", k=rng.randrange(1, 12)))
    return f"{name}@{rng.choice(('example.com', 'mail.example.cn', 'x.org'))}"


KINDS = {"手机号": mobile, "身份证号": resident_id, "银行卡号": card, "邮箱": email}
DIRT = (
    *("", " ", "无", "13800138000", "138 0013 8000", "+8613800138000", "138****8000", "13800138000.0"),
    *(
        "1380013800",
        "11010519491231002X",
        "11010519491231002x",
        "110105194912310021",
        "１３８００１３８０００",
    ),
    *("a@b", "a@@b.cn", "A@EXAMPLE.COM", "a@b.cn，b@c.cn", "li_ming@a_b.cn", "a@例子.com", "a.@b.cn"),
    *("6222020000000000000", "\x00", "😀@example.com", "13800138000\n", " 13800138000", "12345678901"),
    *("电话13800138000", "13800138000/13811118000"),
)


def cells(kind, dirt, nulls, seed=1):
    """Made-up cells; shares of dirt and of nulls."""
    rng = random.Random(seed)
    column = [KINDS[kind](rng) for _ in range(ROWS)]
    for row in rng.sample(range(ROWS), int(dirt * ROWS)):
        column[row] = rng.choice(DIRT)
    for row in rng.sample(range(ROWS), int(nulls * ROWS)):
        column[row] = None
    return column


def taken(series):
    """Whether the short cut is taken."""
    return whole_of(GUARD._pipeline, series, series.name) is not None


def searched(series):
    """The cells as they leave when each is searched."""
    return as_list(GUARD.protect(series.astype(object)))


def as_list(series):
    return [None if missing else value for value, missing in zip(series.tolist(), series.isna(), strict=True)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("dirt", "nulls"), [(0, 0), (0, 0.3), (0.03, 0), (0.03, 0.5), (0.5, 0.1)])
def test_the_short_cut_answers_like_searching_every_cell(kind, dirt, nulls):
    column = cells(kind, dirt, nulls)
    series = pd.Series(column, dtype="str", name=kind)
    assert taken(series) == (dirt < 0.1)
    assert as_list(GUARD.protect(series)) == searched(series)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dirty", DIRT)
def test_each_odd_cell_is_masked_as_it_would_be_alone(kind, dirty):
    column = [dirty, *cells(kind, 0, 0)[:300], dirty]
    series = pd.Series(column, dtype="str", name=kind)
    protected = as_list(GUARD.protect(series))
    assert protected == searched(series)
    assert protected[0] == protected[-1]
    assert protected[0] in (GUARD.protect(dirty, column=kind), None)  # None: it is no value of that kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("header", ["x", None, "订单号", "备注", "手机号"])
def test_under_another_header_the_answer_is_that_of_searching_too(kind, header):
    column = cells(kind, 0.05, 0.1)
    series = pd.Series(column, dtype="str", name=header)
    assert as_list(GUARD.protect(series)) == searched(series)


VIEWS = {
    "slice": lambda s: s.iloc[100:600],
    "every second": lambda s: s.iloc[::2],
    "reversed": lambda s: s.iloc[::-1],
    "chunks": lambda s: pd.concat([s.iloc[:333], s.iloc[333:]]),
    "chunks of slices": lambda s: pd.concat([s.iloc[5:300], s.iloc[310:690], s.iloc[:0]]),
    "repeated index": lambda s: s.set_axis([1] * len(s)),
    "slice of bytes": lambda s: pd.Series(
        pd.array(pa.array(as_list(s), pa.large_string()).slice(77, 500), dtype="str"), name=s.name
    ),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "dtype", ["str", "string[pyarrow]", "string[python]", "object", "category", "large_string[pyarrow]"]
)
def test_the_answer_does_not_depend_on_what_holds_the_column(view, dtype):
    series = VIEWS[view](pd.Series(cells("手机号", 0.05, 0.1), dtype="str", name="手机号")).astype(dtype)
    before = series.copy(deep=True)
    protected = GUARD.protect(series)
    assert as_list(protected) == searched(series)
    pd.testing.assert_index_equal(protected.index, series.index)
    pd.testing.assert_series_equal(series, before)


def test_the_report_counts_what_searching_counts():
    column = cells("手机号", 0.05, 0.1)
    fast = GUARD.run(pd.Series(column, dtype="str", name="手机号")).report.columns[0]
    slow = GUARD.run(pd.Series(column, dtype=object, name="手机号")).report.columns[0]
    assert (fast.counts, fast.rows, fast.masked_cells) == (slow.counts, slow.rows, slow.masked_cells)
    assert all("*" in shown for examples in fast.examples.values() for shown in examples)


def test_a_threshold_above_the_rule_turns_the_short_cut_off():
    series = pd.Series(cells("手机号", 0, 0), dtype="str", name="手机号")
    strict = Guard(thresholds={"CN_MOBILE": 1.0})
    assert as_list(strict.protect(series)) == strict.protect(series.tolist(), column="手机号")


def test_an_allowed_value_stays_in_a_whole_column():
    column = cells("手机号", 0, 0)
    guard = Guard(allow=[column[3]])
    protected = guard.protect(pd.Series(column, dtype="str", name="手机号"))
    assert np.flatnonzero(protected == column).tolist() == [3]


def test_an_excluded_entity_stays_in_a_whole_column():
    series = pd.Series(cells("手机号", 0, 0), dtype="str", name="手机号")
    guard = Guard(include=["EMAIL_ADDRESS"])
    pd.testing.assert_series_equal(guard.protect(series), series)


def test_lone_surrogates_do_not_take_the_short_cut_and_do_no_harm():
    """They cannot be UTF-8, so the column is an object column."""
    column = [*cells("手机号", 0, 0), "\ud800", "\ud80013800138000"]
    protected = GUARD.protect(pd.Series(column, dtype=object, name="手机号")).tolist()
    assert protected == GUARD.protect(column, column="手机号")
