"""WeChat IDs (微信号)."""

import pytest

from piiguard.recognizers.cn_wechat import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("微信：zhang_san88", ["zhang_san88"]),
        ("微信号liuzhu", ["liuzhu"]),  # 6 letters, glued to the label
        ("加微信 abc-1234，备注来意", ["abc-1234"]),
        ("VX: Tiger2008", ["Tiger2008"]),
        ("V信：tiger2008", ["tiger2008"]),
        ("薇信 tiger2008", ["tiger2008"]),
        ("wechat_id=tiansunny", ["tiansunny"]),
        ('{"wechat": "yuan-green"}', ["yuan-green"]),
        ("微信号：ｔｉｇｅｒ２００８", ["ｔｉｇｅｒ２００８"]),
        ("微信号：ti\u200bger2008", ["ti\u200bger2008"]),
        ("微信：tiger2008/QQ：12345678", ["tiger2008"]),
        ("微信號：tiger2008", ["tiger2008"]),
        ("或加v lizoushi #寻人#", ["lizoushi"]),
    ],
)
def test_finds_labelled_ids(values_of, text, found):
    """6 to 20 characters, a letter first."""
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "tiger2008", header="微信号") == ["tiger2008"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系 wxid_a1b2c3d4e5f622 即可", ["wxid_a1b2c3d4e5f622"]),
        ("wxid_a1b2\u200bc3d4e5f622", ["wxid_a1b2\u200bc3d4e5f622"]),
        ("my_wxid_a1b2c3d4e5f622", []),  # the tail of a longer name
        ("wxid_ab", []),
    ],
)
def test_given_ids_need_no_label(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("微信：12345678", ["12345678"]),  # a QQ number used as login
        ("微信：13800138000", []),  # CN_MOBILE
        ("微信 5", []),
    ],
)
def test_numbers_as_login(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_open_ids_need_their_own_label(values_of):
    """28 characters, longer than any ID that a person chooses."""
    raw = "oA1b2C3d4E5f6G7h8I9j0K1l2M3n"
    assert values_of(IDENTIFIER, f"openid: {raw}") == [raw]
    assert values_of(IDENTIFIER, f"微信：{raw}") == []


@pytest.mark.parametrize(
    "text",
    [
        "tiger2008",
        "wechat pay",
        "WeChat Official Account",
        "I use WeChat because it works",
        "微信 Windows版",
        "微信支付tiger2008",
        "微信：tiger@example.com",  # an e-mail address
        "微信：https://example.com/a",
        "wx.request({url})",
        "调用微信getUserInfo()接口",
        "微信：abc",  # too short
        "微信：8tiger2008",  # a letter comes first
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "masked"), [("zhang_san88", "zh***_***88"), ("tiger2008", "ti*****08"), ("liuzhu", "******")]
)
def test_keeps_two_characters_at_either_end(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["zhang_san88", "liuzhu", "wxid_a1b2c3d4e5f622"])
def test_a_masked_id_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"微信：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vx:a13579bd（同抖音）", ["a13579bd"]),
        ("威芯：weixin778", ["weixin778"]),
        ("绿泡泡 green_pp88", ["green_pp88"]),
        ("加个微信吧，linlin1998", ["linlin1998"]),
        ("姓名,微信\n张三,zs_wx2020\n", ["zs_wx2020"]),
        ("wechat(request1)", []),
    ],
)
def test_slang_and_remarks(values_of, text, found):
    """Words that evade filters, a remark behind the ID."""
    assert values_of(IDENTIFIER, text) == found
