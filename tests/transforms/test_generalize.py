"""`generalize` (泛化): numbers, dates, ages, places, networks and what a file says, less exactly."""

import datetime as dt
import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.entity import Category, Entity
from piiguard.errors import PolicyError
from piiguard.transforms.action import PART, Action
from piiguard.transforms.generalize import KIND, make
from piiguard.transforms.kind import CELL, Context, Transform

DAY = dt.date(2026, 11, 22)
ID_NUMBER, SHORT_NUMBER = "11010519491231002X", "440524800101001"  # the first as printed in GB 11643-1999


def generalized(values, entity=CELL, **options):
    return make(Action.of("generalize", **options)).apply(values, Context(entity, day=DAY))


def one(value, entity=CELL, **options):
    return generalized([value], entity, **options)[0]


def test_it_shows_a_part_and_needs_no_key():
    declared = KIND.declared(Action.of("generalize", round=10))
    assert (declared.zh, declared.shows, declared.deterministic) == ("泛化", PART, True)
    assert not (declared.needs_key or declared.reversible or declared.format_preserving)
    assert isinstance(make(Action.of("generalize", round=10)), Transform)


# -- numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "value", "bucket"),
    [
        ([18, 30, 60], "17", "<18"),
        ([18, 30, 60], "18", "18-29"),
        ([18, 30, 60], "29.5", "18-29"),
        ([18, 30, 60], "30", "30-59"),
        ([18, 30, 60], "60", ">=60"),
        ([18, 30, 60], "三十五岁", "30-59"),
        ([18, 30, 60], "４５", "30-59"),
        ([1, 2, 5], "1", "1"),  # one number wide
        ([0.5, 1.5], "1", "[0.5,1.5)"),
        ([-10, 0, 10], "-3", "[-10,0)"),  # -10--1 would be hard to read
        ([3000, 8000], "￥5,500元", "3000-7999"),
        ([3000, 8000], "1.2万", ">=8000"),
        ([18], "about 20", None),
        ([18], "20-30", None),
        ([18], "", None),
        ([18], "9" * 100, None),
    ],
)
def test_a_number_is_told_by_its_bucket(bounds, value, bucket):
    assert one(value, buckets=bounds) == bucket


@pytest.mark.parametrize(
    ("step", "value", "rounded"),
    [
        (1000, "8499", "8000"),
        (1000, "8500", "9000"),  # halves away from zero
        (1000, "-8500", "-9000"),
        (1000, "-400", "0"),
        (1000, "８,４９９元", "8000"),
        (0.5, "1.3", "1.5"),
        (0.1, "2", "2"),
        (5, "twelve", None),
    ],
)
def test_a_number_is_rounded(step, value, rounded):
    assert one(value, round=step) == rounded


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("39.90923,116.397428", "39.9,116.4"),
        ("116.397428 39.90923", "116.4,39.9"),
        ("39°54'33\"N", None),  # degrees and minutes are not read
    ],
)
def test_of_coordinates_each_is_rounded(value, rounded):
    assert one(value, "GEO_COORDINATE", round=0.1) == rounded


@pytest.mark.parametrize(
    ("options", "value", "coded"),
    [
        ({"top": 90}, "93", ">=90"),
        ({"top": 90}, "90", ">=90"),
        ({"top": 90}, "八十九", "89"),
        ({"bottom": 18}, "18", "<=18"),
        ({"bottom": 18, "top": 90}, "3", "<=18"),
        ({"bottom": 18, "top": 90}, "45.50", "45.5"),
        ({"top": 90}, "old", None),
    ],
)
def test_what_lies_beyond_a_bound_is_only_told_to(options, value, coded):
    assert one(value, **options) == coded


# -- dates and ages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "value", "left"),
    [
        ("year", "1990-05-17", "1990"),
        ("quarter", "1990-05-17", "1990-Q2"),
        ("month", "1990/5/17", "1990-05"),
        ("decade", "1990年5月17日", "1990s"),
        ("weekday", "1990-05-17", "Thursday"),
        ("month", "一九九〇年五月十七日", "1990-05"),
        ("month", "１９９０年５月１７日", "1990-05"),
        ("year", "17 May 1990", "1990"),
        ("year", "19900517", "1990"),
        ("month", "1990-05-17 10:20:30", "1990-05"),
        ("month", "1990-05", "1990-05"),
        ("weekday", "1990-05", None),  # no day is told
        ("weekday", "一九九〇年十二月", None),
        ("year", ID_NUMBER, "1949"),  # the date of birth
        ("month", SHORT_NUMBER, "1980-01"),
        ("year", "1990-02-30", None),
        ("year", "soon", None),
    ],
)
def test_of_a_date_a_part_is_left(part, value, left):
    assert one(value, date=part) == left


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("35", "30-39"),
        ("三十五岁", "30-39"),
        ("9", "0-9"),
        ("8个月", "0-9"),
        ("30天", "0-9"),
        ("1986-11-22", "40-49"),  # forty today
        ("1986-11-23", "30-39"),  # forty tomorrow
        ("19861122", "40-49"),
        (ID_NUMBER, "70-79"),
        (SHORT_NUMBER, "40-49"),
        ("2030-01-01", None),  # not born
        ("-3", None),
        ("151", None),
        ("adult", None),
    ],
)
def test_an_age_is_told_by_its_band(value, band):
    assert one(value, age_band=10) == band


def test_a_band_may_be_of_any_width():
    assert [one("37", age_band=width) for width in (1, 5, 20)] == ["37", "35-39", "20-39"]


# -- places ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "entity", "province", "city", "county"),
    [
        ("浙江省杭州市西湖区文三路90号", "CN_ADDRESS", "浙江省", "浙江省杭州市", "浙江省杭州市西湖区"),
        ("浙江 杭州 西湖区文三路90号", "CN_ADDRESS", "浙江省", "浙江省杭州市", "浙江省杭州市西湖区"),
        ("杭州市西湖区文三路90号", "CN_ADDRESS", "浙江省", "浙江省杭州市", "浙江省杭州市西湖区"),
        ("浙江省义乌市稠城街道", "CN_ADDRESS", "浙江省", "浙江省金华市", "浙江省金华市义乌市"),
        ("北京海淀区中关村大街27号", "CN_ADDRESS", "北京市", "北京市", "北京市海淀区"),
        ("上海市南京东路300号", "CN_ADDRESS", "上海市", "上海市", "上海市"),  # told no further
        ("湖北省襄樊市襄城区", "CN_ADDRESS", "湖北省", "湖北省襄阳市", "湖北省襄阳市襄城区"),  # renamed
        ("南京东路300号", "CN_ADDRESS", None, None, None),  # a road of that name
        ("朝阳区建国路88号", "CN_ADDRESS", None, None, None),  # there are several
        ("文三路90号", "CN_ADDRESS", None, None, None),
        (ID_NUMBER, "CN_RESIDENT_ID", "北京市", "北京市", "北京市朝阳区"),
        (SHORT_NUMBER, "CN_RESIDENT_ID", "广东省", "广东省汕头市", "广东省汕头市潮阳县"),  # abolished, known
        ("810000199408230021", "CN_RESIDENT_ID", *["香港特别行政区"] * 3),
        ("830000199408230023", "CN_RESIDENT_ID", *["台湾省"] * 3),
        ("931156198808010026", "CN_FOREIGNER_ID", *["上海市"] * 3),
        ("330106", CELL, "浙江省", "浙江省杭州市", "浙江省杭州市西湖区"),
        ("429004", CELL, "湖北省", "湖北省", "湖北省仙桃市"),  # no prefecture above it
        ("123456", CELL, None, None, None),
        ("310013", "CN_POSTCODE", "31****", "310***", "3100**"),
        ("3100131", "CN_POSTCODE", None, None, None),
    ],
)
def test_a_place_is_told_as_far_down_as_asked(value, entity, province, city, county):
    found = [one(value, entity, region=level) for level in ("province", "city", "county")]
    assert found == [province, city, county]


@pytest.mark.parametrize(
    ("bits", "value", "network"),
    [
        (24, "192.168.1.20", "192.168.1.0/24"),
        (16, "192.168.1.20", "192.168.0.0/16"),
        (24, "2001:db8:86a3:8d3::1", "2001:db8:86a3::/48"),
        ([24, 32], "2001:db8:86a3:8d3::1", "2001:db8::/32"),
        (24, "::ffff:192.168.1.20", "192.168.1.0/24"),
        (24, "fe80::1%eth0", "fe80::/48"),
        (24, "192.168.1.300", None),
        (24, "192.168.1.20:8080", None),
    ],
)
def test_of_an_address_the_network_is_left(bits, value, network):
    assert one(value, "IP_ADDRESS", ip=bits) == network


# -- prefixes and hierarchies ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "value", "left"),
    [
        ({"digits": 6}, "6222020000000000000", "622202*************"),
        ({"digits": 6}, "6222 0200 0000 0000 000", "6222 02** **** **** ***"),
        ({"digits": 3, "fill": "0"}, "330106", "330000"),
        ({"digits": 4}, "330106", None),  # two lost ones are too few
        ({"digits": 0}, "abc", "***"),
        ({"digits": 2}, "", None),
    ],
)
def test_of_a_number_the_beginning_is_left(options, value, left):
    assert one(value, **options) == left


@pytest.fixture
def hierarchy(tmp_path):
    def written(text, encoding="utf-8"):
        file = tmp_path / "hierarchy.csv"
        file.write_bytes(text.encode(encoding))
        return str(file)

    return written


@pytest.mark.parametrize("text", ["肺炎;呼吸;病\n哮喘;呼吸;病\n", '\ufeff"肺炎",呼吸,病\r\n哮喘,呼吸,病\r\n'])
def test_a_hierarchy_file_says_what_a_value_becomes(hierarchy, text):
    path = hierarchy(text)
    assert generalized(["肺炎", " 哮喘 ", "感冒"], hierarchy=path) == ["呼吸", "呼吸", None]
    assert generalized(["肺炎"], hierarchy=path, level=2) == ["病"]


@pytest.mark.parametrize(
    ("text", "encoding", "why"),
    [
        ("肺炎\n", "utf-8", ":1: 1 columns; needed: 2"),
        ("肺炎;呼吸\n哮喘;呼吸;病\n", "utf-8", ":2: 3 columns; needed: 2"),
        ("肺炎;呼吸\n肺炎;病\n", "utf-8", ":2: the value stands there twice"),
        ("", "utf-8", "is empty"),
        ("肺炎;呼吸\n", "gb18030", "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_hierarchy_is_refused_without_its_values(hierarchy, text, encoding, why):
    with pytest.raises(PolicyError) as caught:
        generalized([], hierarchy=hierarchy(text, encoding))
    assert why in str(caught.value)
    assert "肺炎" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_file_that_is_missing_or_a_level_that_it_lacks_is_told_at_once(hierarchy, tmp_path):
    with pytest.raises(PolicyError, match="there is no file"):
        make(Action.of("generalize", hierarchy=str(tmp_path / "none.csv")))
    with pytest.raises(PolicyError, match=r"level: given 3; .* has 1 levels"):
        make(Action.of("generalize", hierarchy=hierarchy("a;b\n"), level=3))


# -- what holds for all ---------------------------------------------------------------------------------

EVERY = [
    {"buckets": [18, 60]},
    {"round": 7},
    {"top": 90, "bottom": 3},
    *({"date": part} for part in ("year", "quarter", "month", "decade", "weekday")),
    *({"region": level} for level in ("province", "city", "county")),
    {"age_band": 5},
    {"ip": [20, 40]},
    {"digits": 2},
]
JUNK = [
    "",
    " ",
    "²",
    "\ud800",
    "😀",
    "\x00",
    "9" * 100_000,
    " " * 100_000,
    "1" * 30,
    "-",
    "年月日",
    "中国",
    "万",
]


@pytest.mark.parametrize("options", EVERY, ids=str)
def test_junk_is_unfit_or_hidden(options):
    for value, left in zip(JUNK, generalized(JUNK, **options), strict=True):
        assert left is None or left != value or len(value) < 4


@pytest.mark.parametrize("options", EVERY, ids=str)
@settings(max_examples=25)
@given(
    values=st.lists(
        st.one_of(st.text(max_size=12), st.from_regex(r"[0-9]{1,18}", fullmatch=True)), max_size=4
    )
)
def test_a_result_depends_on_its_value_alone(options, values):
    assert generalized(values, **options) == [one(value, **options) for value in values]


@pytest.mark.parametrize("options", EVERY, ids=str)
def test_transforms_pickle(options):
    transform = make(Action.of("generalize", **options))
    values = ["35", ID_NUMBER, "192.168.1.20", "1990-05-17"]
    context = Context(CELL, day=DAY)
    assert pickle.loads(pickle.dumps(transform)).apply(values, context) == transform.apply(values, context)


def test_a_hierarchy_pickles_without_its_values(hierarchy):
    transform = make(Action.of("generalize", hierarchy=hierarchy("pneumonia;lung\n")))
    assert b"pneumonia" not in pickle.dumps(transform)
    assert pickle.loads(pickle.dumps(transform)).apply(["pneumonia"], Context(CELL)) == ["lung"]


# -- what a policy may write ----------------------------------------------------------------------------

OPTIONS = {option.name: option for option in KIND.options}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("buckets", [], "a list of numbers"),
        ("buckets", [30, 18], "the lowest first"),
        ("buckets", [18, "30"], "a list of numbers"),
        ("buckets", [float("nan")], "a list of numbers"),
        ("round", 0, "a number above 0"),
        ("top", True, "a number"),
        ("date", "day", "allowed: year, quarter, month, decade, weekday"),  # a day is no part: it is all
        ("region", "street", "allowed: province, city, county"),
        ("age_band", 0, "from 1 to 100"),
        ("ip", 32, "1 to 31"),  # all of it
        ("ip", [24], "[24, 48]"),
        ("ip", [24, 128], "1 to 127"),
        ("digits", -1, "from 0 to 100"),
        ("fill", "9", "allowed: *, 0"),
        ("hierarchy", "", "a text"),
    ],
)
def test_what_is_no_option_is_refused(name, value, why):
    assert why in OPTIONS[name].problem(value)


@pytest.mark.parametrize(
    "options", [*EVERY, {"digits": 2, "fill": "0"}, {"hierarchy": "x", "level": 2}, {"ip": 24}]
)
def test_what_is_allowed(options):
    assert [OPTIONS[name].problem(value) for name, value in options.items()] == [""] * len(options)
    assert KIND.together(options) == ""


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({}, "needed: one of buckets, round, top"),
        ({"round": 10, "date": "year"}, "given round and date; needed: one of"),
        ({"top": 9, "bottom": 9}, "bottom must lie below top"),
        ({"round": 10, "level": 2}, "level needs hierarchy beside it"),
        ({"round": 10, "fill": "0"}, "fill needs digits beside it"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, why):
    assert why in KIND.together(options)


@pytest.mark.parametrize(
    ("options", "code", "category", "why"),
    [
        ({"age_band": 10}, "PERSON", Category.NAME, "age_band cannot read it; it reads AGE, CN_FOREIGNER_ID"),
        ({"ip": 24}, "CN_MOBILE", Category.CONTACT, "ip cannot read it"),
        ({"digits": 2}, "PERSON", Category.NAME, "no wider group"),
        ({"digits": 2}, "PASSWORD", Category.AUTH_SECRET, "no wider group"),
        ({"digits": 3}, "CN_MOBILE", Category.CONTACT, ""),
        ({"age_band": 10}, "DATE_OF_BIRTH", Category.DEMOGRAPHIC, ""),
        ({"hierarchy": "x"}, "PERSON", Category.NAME, ""),
        ({"ip": 24}, "OWN", Category.CUSTOM, ""),  # nobody knows what it is
    ],
)
def test_a_way_that_can_read_nothing_of_an_entity_is_told_when_the_policy_loads(options, code, category, why):
    entity = Entity(code, "某", "some", category)
    assert why in KIND.suits(Action.of("generalize", **options), entity)
    assert bool(why) == bool(KIND.suits(Action.of("generalize", **options), entity))


def test_of_cells_of_which_only_the_column_is_known_anything_may_be_asked():
    assert [KIND.suits(Action.of("generalize", **options), None) for options in EVERY] == [""] * len(EVERY)


def test_schemas_are_json():
    assert all(json.loads(json.dumps(dict(option.schema))) for option in KIND.options)
