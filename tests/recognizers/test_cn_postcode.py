"""Postcodes (邮政编码): a label says so, or the edge of an address line."""

import pytest

from piiguard.recognizers.cn_postcode import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("邮编：100080", ["100080"]),
        ("邮编100080", ["100080"]),
        ("郵政編碼：５１８０００", ["５１８０００"]),
        ("Zip Code: 518000", ["518000"]),
        ('"postcode": "518000"', ["518000"]),
        ("邮编的话是二五五二，四零", ["二五五二，四零"]),
        ("邮编：518000.0", ["518000.0"]),
        ("518000（邮编）", ["518000"]),
        ("邮编：5180001", []),  # seven digits
        ("邮编：518", []),
        ("邮编：518000元", []),
        ("518000", []),
        ("验证码518000", []),
        ("金额 518000", []),
    ],
)
def test_finds_labelled_postcodes(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100080 北京市海淀区中关村大街1号", ["100080"]),
        ("收件人王某\n浙江省杭州市西湖区文三路1号 310012\n电话", ["310012"]),
        ("订单已发货 310012\n浙江省杭州市西湖区", []),  # the address stands in another line
        ("310012 元已到账", []),
        ("余杭区今天售出 310012 件", []),
    ],
)
def test_finds_postcodes_at_the_edge_of_an_address_line(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "100080", header="邮编") == ["100080"]


def test_keeps_the_first_three(values_of):
    masked = mask_text(MASK, "100080")
    assert masked == "100***"
    assert values_of(IDENTIFIER, f"邮编：{masked}，") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100080北京市海淀区中关村大街27号", ["100080"]),
        ("寄往：100080 北京市海淀区中关村大街27号", ["100080"]),
        ("100080 北京市\n海淀区中关村大街27号", ["100080"]),
        ("江苏省南京市玄武区四牌楼2号，210096", ["210096"]),
        ("北京市朝阳区建国门外大街1号（100004）", ["100004"]),
        ("Haidian District, Beijing 100871, P. R. China", ["100871"]),
        ("产品编码：518000，深圳市南山区仓库", []),  # no address right behind
        ("订单100080，北京市海淀区自提", []),
        ("南京路189号 300051室外设备", []),
        ("共有 210093 人参加，覆盖南京市鼓楼区", []),
        ("batch 310012 checked", []),
    ],
)
def test_finds_postcodes_that_an_address_touches(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found
