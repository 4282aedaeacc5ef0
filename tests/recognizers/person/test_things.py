"""What stands beside a word tells that it is a thing."""

import pytest

from piiguard import Guard

GUARD = Guard(include=["PERSON"])


def found_in(text):
    return [found.text_of(text) for found in GUARD.scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        "李宁公司配送，约在王府井。",
        "周明便利店旁边有个取件柜。",
        "罗森便利店旁边有个取件柜。",
        "我买了杜蕾斯。",
        "戴森吸尘器到货了。",
        "楼下的李长春酒楼关门了。",
        "施耐德集团下周来访。",
        "王守义、李锦记、陈麻花专柜本周满减。",  # what follows the list holds for all of it
        "今日盘面：周六福、曾美味、白云山集体走强。",
    ],
)
def test_shops_companies_and_goods(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小明买了两瓶水。", ["王小明"]),
        ("联系人：王小明，便利店", ["王小明"]),
        ("由王小明先生签收，李娜女士代办，李宁公司配送", ["王小明", "李娜"]),
        ("请通知王小明去超市。", ["王小明"]),
        ("王小明、李娜、张建军都在开会。", ["王小明", "李娜", "张建军"]),
    ],
)
def test_persons_beside_things_stay(text, names):
    assert found_in(text) == names


@pytest.mark.parametrize("text", ["杨梅 60.70元/斤", "胡椒 9.9/盒", "花椒 12元/两"])
def test_what_has_the_price_of_a_unit_is_no_name(names_in, text):
    assert names_in(text) == []


def test_an_amount_alone_says_nothing(names_in):
    assert names_in("王小明 300元\n李小娜 400元\n张建军 500元") == ["王小明", "李小娜", "张建军"]
