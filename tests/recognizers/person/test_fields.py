"""Names that fill a field, without a word that says so; every name is invented."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中国工商银行 黄芳芳\n金额100元", ["黄芳芳"]),
        ("16657,王光楠,男,33班", ["王光楠"]),
        ("/ 13900000000\n宋北龙 / 座位12", ["宋北龙"]),
        ("2. 黄小冰 持股35.93%", ["黄小冰"]),
        ("苏蓉蓉 19:25:28\n在吗", ["苏蓉蓉"]),
        ("何大龙　　仓库三号\n李小洋　　仓库一号", ["何大龙", "李小洋"]),
        ("周立新，护照 E12345678", ["周立新"]),
        ("徐晓琳（身份证件号码 略）", ["徐晓琳"]),
        ("張曉梅 | 女 | 28", ["張曉梅"]),  # traditional script
        ("登记：次仁德吉，护照 E12345678", ["次仁德吉"]),  # no surname, but sounds and a record
        ("同住 吉田健太 护照 TR1234567", ["吉田健太"]),
    ],
)
def test_a_whole_field_beside_a_record(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "金额 时间 单位\n方法 高级 项目",
        "顧問：\n樓宇：\n岗位：",
        "应付账款\t应收账款\t盘点",
        "杨梅 60.70元/斤\n胡椒 109.76元/盒",
        "时间：2024-05-01 单价：300",
        "李总，钱打这张卡",
        "《张飞传》",
        "王经理 13900000000",
        "2023年5月",
    ],
)
def test_words_of_forms_and_lists_fill_fields_too(names_in, text):
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3. Derek Liang 持股53.0%", ["Derek Liang"]),
        ("登记：CHOW Yan Lan，永居证 略", ["CHOW Yan Lan"]),
        ("客服「Lau Pui-tung」和后来的", ["Lau Pui-tung"]),
        ("59 收款人 Ingrid McDonald，IBAN", ["Ingrid McDonald"]),
        ("Guest Su Yang, passport 略", ["Su Yang"]),
        ("旅客 LIN/XIAOMEI 23A", ["LIN/XIAOMEI"]),
        ("境外收货人 Evergreen TRADING GMBH", []),
        ("Passenger List / 旅客名单", []),
        ("Wan Chai, Hong Kong", []),
        ("Bao An District, Shenzhen", []),
        ("Connection Refused by Remote Host", []),
    ],
)
def test_latin_names_alone(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("李×豪，护照 略", ["李×豪"]),
        ("王**（部门）：同意", ["王**"]),
        ("配偶*礼诗，15位身份证", ["*礼诗"]),
        ("受益人李**委托弟弟代办", ["李**"]),
        ("被害人黄某位于东侧，陈某莉、谷某斌在场", ["黄某", "陈某莉", "谷某斌"]),
        ("□男 □女", []),
    ],
)
def test_hidden_names_in_fields(masked_in, text, found):
    assert masked_in(text) == found
