"""Divisions (行政区划) behind codes and addresses, and the table of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks import tables
from piiguard.transforms.readings.divisions import is_code, region_of_address, region_of_code

ROWS = tables.rows("region_names.csv")


def test_the_table_says_where_it_comes_from_and_holds_what_it_says():
    lines = (tables.FOLDER / "region_names.csv").read_text(encoding="utf-8").splitlines()
    header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("#"))
    assert {"what", "source", "licence", "compiled", "rows"} <= header.keys()
    assert int(header["rows"]) == len(ROWS)
    assert {status for _, _, status in ROWS} == {"current", "historical", "former"}
    assert [code for code, _, _ in ROWS] == sorted(code for code, _, _ in ROWS)


def test_its_codes_are_those_of_the_table_of_codes():
    """All but those that name no place, such as 市辖区."""
    assert {code for code, _, _ in ROWS} <= {code for (code,) in tables.rows("regions.csv")}


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_full_name_leads_back_to_its_code(level):
    """Of every code in force: what it is called is read as an address that lies there.

    But for places that are listed twice, of which the upper one is told.
    """
    twice = {"371001", "421300", "429001", "620201"}
    current = [code for code, _, status in ROWS if status == "current" and code not in twice]
    names = {code: region_of_code(code, 3) for code in current}
    wrong = [
        names[code]
        for code in current
        if region_of_address(names[code], level) != region_of_code(code, level)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("address", "county"),
    [
        ("广西南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区"),
        ("延边州延吉市", "吉林省延边朝鲜族自治州延吉市"),
        ("中国浙江省杭州市", "浙江省杭州市"),
        ("中华人民共和国 北京市，海淀区", "北京市海淀区"),
        ("吉林市船营区", "吉林省吉林市船营区"),  # the city, not the province
        ("杭州", "浙江省杭州市"),
        ("杭州文三路90号", None),  # 南京东路 would look the same
        ("中国", None),
        ("", None),
    ],
)
def test_how_addresses_begin(address, county):
    assert region_of_address(address, 3) == county


def test_codes_that_the_table_lacks_are_told_by_what_lies_above():
    assert [region_of_code("330199", level) for level in (1, 2, 3)] == [
        "浙江省",
        "浙江省杭州市",
        "浙江省杭州市",
    ]
    assert region_of_code("990101", 1) is None
    assert [is_code(digits) for digits in ("330199", "429004", "123456")] == [True, True, False]


@given(st.text(alphabet="浙江省杭州市西湖区北京朝阳路中国南东 ", max_size=14), st.integers(1, 3))
def test_no_level_tells_more_than_the_next(address, level):
    found, finer = (
        region_of_address(address, level),
        region_of_address(address, level + 1 if level < 3 else 3),
    )
    assert finer is None or (found is not None and finer.startswith(found))
