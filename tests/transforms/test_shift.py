"""`shift` (偏移): dates move by days that are one subject's own; order and distances within it stay."""

import datetime as dt
import hashlib
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.entity import Category, Entity
from piiguard.errors import KeyUnavailableError, TransformError
from piiguard.transforms.action import PART, Action
from piiguard.transforms.kind import Context, Transform
from piiguard.transforms.readings.moved_dates import moved, moved_all
from piiguard.transforms.shift import KIND, Shift


class Ring:
    """A key ring of one key: what it derives depends on all that it is asked for."""

    def primary(self, purpose, *, entity="", recipient=""):
        return "k0000001"

    def derived(self, kid, *, purpose, algorithm, entity="", recipient="", release=b"", length=32):
        told = repr((kid, purpose, algorithm, entity, recipient, release))
        return hashlib.sha256(told.encode()).digest()[:length]

    def release_id(self, kid, release):
        return hashlib.sha256(release.encode()).digest()[:8] if release else b""


def context(*subjects, **options):
    return Context("DATE_OF_BIRTH", keys=Ring(), subjects=subjects, **options)


def days_of(transform, subject, **options):
    """By how many days a subject's dates move."""
    (new,) = transform.apply(["2020-06-15"], context(subject, **options))
    return (dt.date.fromisoformat(new) - dt.date(2020, 6, 15)).days


SUBJECTS = [f"C{number:04d}" for number in range(400)]
dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


# -- how dates are written ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "next_day"),
    [
        ("2020-03-05", "2020-03-06"),
        ("2020-3-5", "2020-3-6"),
        ("2020/3/9", "2020/3/10"),
        ("2020/03/05", "2020/03/06"),
        ("2020.03.05", "2020.03.06"),
        ("2020 03 05", "2020 03 06"),
        ("20200305", "20200306"),
        ("20200305.0", "20200306.0"),  # went through a float
        ("2020年3月5日", "2020年3月6日"),
        ("2020年03月05日", "2020年03月06日"),
        ("2020 年 3 月 5 号", "2020 年 3 月 6 号"),
        ("２０２０－０３－０５", "２０２０－０３－０６"),
        ("２０２０年３月５日", "２０２０年３月６日"),
        ("2020-03-05 10:20:30", "2020-03-06 10:20:30"),
        ("2020-03-05T23:59:59.123456+08:00", "2020-03-06T23:59:59.123456+08:00"),
        ("2020/3/5 9:05 AM", "2020/3/6 9:05 AM"),
        ("2020年3月5日 10时20分30秒", "2020年3月6日 10时20分30秒"),
        ("20200305102030", "20200306102030"),
        ("20200305T102030Z", "20200306T102030Z"),
        (" 2020-03-05 ", " 2020-03-06 "),
        ("2020-12-31", "2021-01-01"),
        ("2020-02-28", "2020-02-29"),  # a leap year
        ("2021-02-28", "2021-03-01"),
        ("1900-02-28", "1900-03-01"),  # none
        ("2020/9/9", "2020/9/10"),
        ("2020/12/30", "2020/12/31"),
    ],
)
def test_a_date_is_written_as_it_was(value, next_day):
    assert moved(value, 1) == next_day
    assert moved(next_day, -1) == value


@pytest.mark.parametrize(
    "value",
    [
        "2021-02-29",  # there is no such day
        "2020-13-01",
        "0000-01-01",
        "9999-12-31",  # would leave the calendar
        "05/03/2020",  # 5 March or 3 May
        "5 March 2020",
        "二〇二〇年三月五日",
        "20-03-05",
        "2020-03",
        "2020-03/05",
        "2020-03-05x",
        "2020-03-051",
        "202003051",
        "see 2020-03-05",
        "",
        "-",
        "\ud800",
        "2020-03-05" + " " * 100_000,
    ],
)
def test_what_cannot_be_read_for_sure_is_unfit(value):
    assert moved(value, 1) is None


@given(
    dates, st.integers(-3650, 3650), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日", "%Y/%m/%d %H:%M"])
)
def test_dates_move_as_the_calendar_has_it(date, days, form):
    assert moved(date.strftime(form), days) == (date + dt.timedelta(days)).strftime(form)


FORMS = (
    "%Y-%m-%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y年%m月%d日",
    "%Y-%m",
    "%d/%m/%Y",
)


@given(
    st.lists(
        st.one_of(
            st.tuples(dates, st.sampled_from(FORMS)).map(lambda pair: pair[0].strftime(pair[1])),
            st.text(alphabet="0129-/. T:", min_size=7, max_size=12),
            st.sampled_from(
                ["2021-02-29", "9999-12-31", "0001-01-01", "00000000", "2020-03/05", "2020-03-0500:00"]
            ),
        ),
        max_size=6,
    ),
    st.integers(-400, 400),
)
def test_many_dates_at_once_move_like_each_alone(values, days):
    assert moved_all(values, [days] * len(values)) == [moved(value, days) for value in values]


# -- by how many days -----------------------------------------------------------------------------------


@given(st.lists(dates, min_size=2, max_size=6), st.text(max_size=8))
def test_order_and_distances_within_a_subject_stay(several, subject):
    values = [date.isoformat() for date in several]
    moved = Shift().apply(values, context(*[subject] * len(values)))
    assert (
        len({(dt.date.fromisoformat(new) - old).days for new, old in zip(moved, several, strict=True)}) == 1
    )


@pytest.mark.parametrize(
    ("most", "weekday"), [(1, False), (2, False), (182, False), (3650, False), (7, True), (30, True)]
)
def test_days_lie_within_the_limit_and_are_never_none(most, weekday):
    transform = Shift(most, weekday)
    values = transform.apply(["2020-06-15"] * len(SUBJECTS), context(*SUBJECTS))
    days = [(dt.date.fromisoformat(value) - dt.date(2020, 6, 15)).days for value in values]
    assert 0 not in days
    assert (min(days) < 0) and (max(days) > 0)
    assert max(map(abs, days)) <= most
    assert not weekday or all(day % 7 == 0 for day in days)


def test_all_days_within_the_limit_occur():
    assert {days_of(Shift(3), subject) for subject in SUBJECTS} == {-3, -2, -1, 1, 2, 3}
    assert {days_of(Shift(15, weekday=True), subject) for subject in SUBJECTS} == {-14, -7, 7, 14}


def test_columns_of_a_subject_move_alike_whatever_they_hold():
    visits = replace(context("C1"), entity="VALUE")
    assert Shift().apply(["2020-06-15"], visits) == Shift().apply(["2020-06-15"], context("C1"))


@pytest.mark.parametrize("other", [{"recipient": "acme"}, {"release": "2026-11"}, {"gm": True}], ids=str)
def test_recipients_and_releases_cannot_be_joined(other):
    same = sum(days_of(Shift(), subject) == days_of(Shift(), subject, **other) for subject in SUBJECTS[:100])
    assert same < 10  # of 364 days


def test_one_value_at_a_time_gives_the_same_as_all_at_once():
    values = [f"2020-01-{day:02d}" for day in range(1, 21)]
    subjects = SUBJECTS[:20]
    together = Shift().apply(values, context(*subjects))
    assert together == [
        Shift().apply([value], context(one))[0] for value, one in zip(values, subjects, strict=True)
    ]


def test_nothing_of_nothing():
    assert Shift().apply([], context()) == []


@pytest.mark.parametrize("subjects", [None, (None, "C1"), (None, None)])
def test_without_a_subject_nothing_moves(subjects):
    asked = replace(context(), subjects=subjects)
    with pytest.raises(
        TransformError, match=r"shift needs subject=.* of 2 DATE_OF_BIRTH values have none"
    ) as caught:
        Shift().apply(["1990-05-17", "1991-06-18"], asked)
    assert "1990" not in str(caught.value)


def test_without_keys_nothing_moves():
    with pytest.raises(KeyUnavailableError, match="shift needs keys"):
        Shift().apply(["1990-05-17"], replace(context("C1"), keys=None))


# -- what a policy may write ----------------------------------------------------------------------------


def test_what_it_declares():
    declared = KIND.declared(Action("shift"))
    assert (declared.zh, declared.shows, declared.needs_key) == ("偏移", PART, True)
    assert declared.deterministic
    assert declared.format_preserving
    assert not declared.reversible  # the key could go back; nobody is offered to


def test_options_become_a_transform_that_pickles():
    transform = KIND.make(Action.of("shift", max_days=30, keep="weekday"))
    assert transform == Shift(30, weekday=True)
    assert isinstance(transform, Transform)
    assert pickle.loads(pickle.dumps(transform)) == transform
    assert KIND.make(Action("shift")) == Shift(182)


@pytest.mark.parametrize(("name", "value"), [("max_days", 0), ("max_days", 3651), ("keep", "month")])
def test_what_is_no_option_is_refused(name, value):
    options = {option.name: option for option in KIND.options}
    assert options[name].problem(value)


def test_whole_weeks_need_a_week():
    assert "max_days of 7 or more" in KIND.together({"keep": "weekday", "max_days": 6})
    assert KIND.together({"keep": "weekday", "max_days": 7}) == KIND.together({"keep": "weekday"}) == ""


@pytest.mark.parametrize(
    ("code", "category", "why"),
    [
        ("DATE_OF_BIRTH", Category.DEMOGRAPHIC, ""),
        ("VISIT_DATE", Category.CUSTOM, ""),
        ("CN_MOBILE", Category.CONTACT, "shift moves dates, and this is none"),
    ],
)
def test_only_dates_can_move(code, category, why):
    assert KIND.suits(Action("shift"), Entity(code, "某", "some", category)) == why
    assert KIND.suits(Action("shift"), None) == ""
