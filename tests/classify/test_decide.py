"""Verdicts on columns: header and values weighed together, whoever wrote the table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from piiguard.classify.columns import ColumnSample, columns_of
from piiguard.classify.decide import ColumnVerdict, classify_columns
from piiguard.engine import Engine
from piiguard.recognizers.custom import PatternRecognizer
from piiguard.recognizers.registry import builtin

if TYPE_CHECKING:
    from conftest import Values

Of = Callable[..., ColumnVerdict]


def test_header_and_values_agree(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("客户手机号", draw.many(draw.mobile))
    assert (verdict.entity, verdict.content, verdict.share, verdict.warnings) == (
        "CN_MOBILE",
        "identifier",
        1.0,
        (),
    )
    assert verdict.confidence > 0.95


@pytest.mark.parametrize(
    ("maker", "entity"),
    [
        ("mobile", "CN_MOBILE"),
        ("landline", "CN_LANDLINE"),
        ("resident_id", "CN_RESIDENT_ID"),
        ("bank_card", "BANK_CARD"),
        ("email", "EMAIL_ADDRESS"),
        ("name", "PERSON"),
    ],
)
def test_headers_without_meaning_leave_it_to_the_values(
    verdict_of: Of, draw: Values, maker: str, entity: str
) -> None:
    values = draw.many(getattr(draw, maker))
    dirty = [*values[:90], *[f" {value}" for value in values[90:100]], "无", "N/A", "见备注", *values[100:]]
    verdict = verdict_of("col_7", dirty)
    assert (verdict.entity, verdict.content) == (entity, "identifier")


def test_a_lying_header_loses_to_the_values(verdict_of: Of, draw: Values) -> None:
    for header, maker, entity in (
        ("手机号", "email", "EMAIL_ADDRESS"),
        ("姓名", "mobile", "CN_MOBILE"),
        ("订单号", "resident_id", "CN_RESIDENT_ID"),
    ):
        verdict = verdict_of(header, draw.many(getattr(draw, maker)))
        assert verdict.entity == entity
        assert any(entity in warning for warning in verdict.warnings)


def test_what_only_a_label_tells_is_decided_by_the_header(verdict_of: Of, draw: Values) -> None:
    numbers = [f"A{draw.digits(5)}" for _ in range(50)]
    assert verdict_of("工号", numbers).entity == "EMPLOYEE_NO"
    assert verdict_of("col_7", numbers).content == "clean"


def test_a_header_alone_does_not_make_hashes_mobiles(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("手机号", [hashlib.sha256(draw.mobile().encode()).hexdigest() for _ in range(50)])
    assert (verdict.entity, verdict.content) == (None, "clean")
    assert verdict.warnings == ("the header names CN_MOBILE, the values are none",)


def test_the_share_is_of_all_values_not_of_the_matching(verdict_of: Of, draw: Values) -> None:
    """A tenth of mobiles among order numbers makes no column of mobiles."""
    verdict = verdict_of("col_7", draw.many(draw.mobile, 12) + [f"DD{draw.digits(9)}" for _ in range(120)])
    assert verdict.entity is None


CLEAN = {
    "order numbers": lambda draw: f"20240{draw.digits(9)}",
    "order numbers of 11 digits": lambda draw: "1" + draw.digits(10),
    "running numbers": lambda draw: f"1380000{draw.digits(4)}",
    "branch and number": lambda draw: "15" + draw.digits(9),
    "waybills": lambda draw: f"SF{draw.digits(12)}",
    "hashes": lambda draw: hashlib.sha256(draw.digits(8).encode()).hexdigest(),
    "article numbers": lambda draw: f"69{draw.digits(11)}",
    "seconds": lambda draw: f"17{draw.digits(8)}",
    "companies": lambda draw: draw.company(),
    "versions": lambda draw: f"{draw.random.randrange(9)}.{draw.random.randrange(30)}.{draw.digits(2)}",
    "amounts": lambda draw: f"{draw.random.random() * 1e5:,.2f}",
    "cities": lambda draw: draw.random.choice("北京 上海 杭州市 南京市 成都 高邮 张家港".split()),
    "brands": lambda draw: draw.random.choice(
        "李宁 安踏 方太 美的 格力 王老吉 周大福 海尔 小米 雷士 三只松鼠".split()
    ),
    "departments": lambda draw: draw.random.choice("技术部 销售部 财务部 高新区分公司 马家堡店".split()),
    "days": lambda draw: f"20{draw.random.randrange(10, 25)}-0{draw.random.randrange(1, 10)}-11",
    "codes like passports": lambda draw: f"E{draw.digits(8)}",
    "links": lambda draw: f"https://cdn.example.com/{draw.digits(6)}.jpg",
    "ticket numbers": lambda draw: f"A{draw.digits(6)}({draw.digits(1)})",
}


@pytest.mark.parametrize("kind", CLEAN)
def test_clean_columns_stay_clean_under_headers_without_meaning(
    verdict_of: Of, draw: Values, kind: str
) -> None:
    verdict = verdict_of("col_7", [CLEAN[kind](draw) for _ in range(150)])
    assert (verdict.entity, verdict.content) == (None, "clean")


@pytest.mark.parametrize("header", ["金额", "bytes", "F3"])
def test_quantities_are_clean_whole_or_not(verdict_of: Of, draw: Values, header: str) -> None:
    for quantities in (
        [int("1" + draw.digits(10)) for _ in range(200)],
        [draw.random.random() for _ in range(50)],
    ):
        assert verdict_of(header, quantities).content == "clean"


def test_telephones_of_both_kinds_have_a_common_name(verdict_of: Of, draw: Values) -> None:
    for header in ("电话", "col_7"):
        verdict = verdict_of(header, draw.many(draw.mobile, 60) + draw.many(draw.landline, 50))
        assert (verdict.entity, verdict.content) == ("PHONE_NUMBER", "mixed")
        assert set(verdict.findings) == {"CN_MOBILE", "CN_LANDLINE"}


def test_several_values_in_a_cell(verdict_of: Of, draw: Values) -> None:
    assert verdict_of("电话", [f"{draw.mobile()}/{draw.mobile()}" for _ in range(40)]).entity == "CN_MOBILE"
    assert verdict_of("家庭成员", [f"{draw.name()}、{draw.name()}" for _ in range(40)]).entity == "PERSON"
    verdict = verdict_of("联系人", [f"{draw.name()}{draw.mobile()}" for _ in range(40)])
    assert (verdict.entity, verdict.content, set(verdict.findings)) == (
        None,
        "mixed",
        {"PERSON", "CN_MOBILE"},
    )


def test_an_account_may_be_a_number_of_another_kind(verdict_of: Of, draw: Values) -> None:
    """Cells of a mixed column are treated as what they are, not as what the header names."""
    payment = verdict_of("支付宝账号", draw.many(draw.mobile, 30))
    assert (payment.entity, payment.content) == ("CN_ALIPAY", "mixed")
    insurance = verdict_of("社会保障号码", draw.many(draw.resident_id, 30))
    assert (insurance.entity, insurance.content) == ("CN_SOCIAL_SECURITY", "mixed")


def test_accounts_that_are_mobiles_or_mail_addresses_are_mixed(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("登录名", draw.many(draw.mobile, 40) + draw.many(draw.email, 40))
    assert (verdict.entity, verdict.content) == (None, "mixed")


def test_free_text_with_something_inside(verdict_of: Of, draw: Values) -> None:
    remarks = [f"第{i}次回访，客户表示满意，无其他要求。" for i in range(80)]
    assert verdict_of("备注", remarks).content == "clean"
    verdict = verdict_of("备注", [*remarks, f"客户改号码了，请打{draw.mobile()}"])
    assert (verdict.entity, verdict.content, verdict.findings) == (None, "free text", {"CN_MOBILE": 1})


def test_json_and_dicts_are_nested(verdict_of: Of, draw: Values) -> None:
    for cells in (
        [f'{{"phone": "{draw.mobile()}"}}' for _ in range(20)],
        [{"phone": draw.mobile()} for _ in range(20)],
        [[draw.mobile()] for _ in range(20)],
    ):
        verdict = verdict_of("扩展", cells)
        assert (verdict.entity, verdict.content, verdict.findings) == (None, "nested", {"CN_MOBILE": 20})
    assert verdict_of("属性", [{"颜色": "红"}] * 9).content == "clean"


def test_a_few_words_that_could_be_names_are_not_mixed(verdict_of: Of) -> None:
    assert verdict_of("col_7", "中文 英文 日文 韩文 法文 德文".split() * 5).content == "clean"


def test_names_beside_words_and_beside_companies(verdict_of: Of, draw: Values) -> None:
    """跟进人 holds `name (department)`; an account holder may be a company."""
    remarked = verdict_of("跟进人", [f"{draw.name()}(销售{i}部)" for i in range(30)])
    assert remarked.content != "clean" and "PERSON" in remarked.findings
    holders = verdict_of("户名", draw.many(draw.name, 40) + draw.many(draw.company, 40))
    assert holders.entity == "PERSON"


def test_addresses_of_requests_with_numbers_in_them_are_found(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("url", [f"/api/v1/user?phone={draw.mobile()}&page={i}" for i in range(60)])
    assert verdict.content != "clean" and set(verdict.findings) == {"CN_MOBILE"}


def test_damaged_numbers_are_found_and_warned_about(verdict_of: Of, draw: Values) -> None:
    ids = [float(number) for number in draw.many(draw.resident_id) if number.isdecimal()]
    for header in ("身份证号", "col_7"):
        verdict = verdict_of(header, [*ids, None])
        assert (verdict.entity, verdict.kind) == ("CN_RESIDENT_ID", "float")
        assert any("digits are lost" in warning for warning in verdict.warnings)


def test_lost_zeros_are_put_back(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("座机", [int(number.replace("-", "")) for number in draw.many(draw.landline)])
    assert verdict.entity == "CN_LANDLINE"
    assert any("leading zeros" in warning for warning in verdict.warnings)


def test_masked_values_are_still_what_they_were(verdict_of: Of, draw: Values) -> None:
    verdict = verdict_of("col_7", [f"{number[:3]}****{number[7:]}" for number in draw.many(draw.mobile)])
    assert verdict.entity == "CN_MOBILE" and "most values are masked already" in verdict.evidence


def test_words_of_a_small_stock_count_as_often_as_they_stand(verdict_of: Of, draw: Values) -> None:
    """Eight numbers that slipped into the column are most of its different values, and few of its cells."""
    slips = draw.many(draw.resident_id, 8)
    assert verdict_of("xb", ["1", "2"] * 60 + slips).entity == "SEX"
    assert verdict_of("sex", ["男", "女"] * 250 + draw.many(draw.name, 45)).entity == "SEX"
    assert verdict_of("col_3", ["男", "女"] * 60).entity == "SEX"
    assert verdict_of("col_3", ["是", "否"] * 60).entity is None


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("年龄", [23, 45, 61, 34], "AGE"),
        ("民族", ["汉族", "回族", "满族"], "ETHNICITY"),
        ("国籍", ["中国", "日本"], "NATIONALITY"),
        ("产地", ["中国", "日本"], None),
        ("婚姻状况", ["已婚", "未婚"], "MARITAL_STATUS"),
        ("税后工资", [8_500.5, 12_000.0, 7_300.25], "INCOME"),
        ("单价", [8_500.5, 12_000.0, 7_300.25], None),
        ("工龄", [3, 5, 11], None),
    ],
)
def test_attributes_of_persons_need_their_header(
    verdict_of: Of, header: str, values: list[object], entity: str
) -> None:
    assert verdict_of(header, values * 5).entity == entity


def test_two_letters_are_read_in_view_of_the_other_columns(engine: Engine, draw: Values) -> None:
    """xh is 学号 beside names, and anything elsewhere; never a running number."""
    numbers, names = [f"2021{draw.digits(8)}" for _ in range(40)], draw.many(draw.name, 40)
    entities = [
        [verdict.entity for verdict in classify_columns(engine, columns_of(pd.DataFrame(table)))]
        for table in (
            {"xh": numbers, "xm": names},
            {"xh": numbers, "je": [1.5] * 40},
            {"xh": range(1, 41), "xm": names},
        )
    ]
    assert entities == [["STUDENT_NO", "PERSON"], [None, None], [None, "PERSON"]]


def test_names_in_latin_letters_under_their_header(verdict_of: Of) -> None:
    assert verdict_of("姓名拼音", ["zhangwei", "wangfang", "lina"]).entity == "PERSON"
    assert verdict_of("乘机人", ["ZHANG/WEI", "WANG/FANG", "LI/NA"]).entity == "PERSON"


def test_parts_of_names_in_latin_letters_need_a_header_that_says_so(verdict_of: Of) -> None:
    surnames = ["Smith", "Johnson", "Miller", "Davis", "Moore", "Schneider", "Dubois", "O'Brien"] * 10
    assert verdict_of("Last Name", surnames).entity == "PERSON"
    assert verdict_of("Depot", surnames).entity is None


def test_a_few_words_of_which_one_is_no_name_are_products(verdict_of: Of) -> None:
    """Many words are spelled like names; one of four that is none says what the others are."""
    products = ["朝朝宝", "周周发", "日日盈", "王牌定投1号"] * 50
    assert verdict_of("col_7", products).entity is None
    assert verdict_of("col_7", ["王小明", "李娜", "张建国", "赵敏"] * 50).entity == "PERSON"


def test_accounts_that_a_float_has_damaged_go_by_a_shortened_header(verdict_of: Of, draw: Values) -> None:
    numbers = [float(draw.bank_card()) if row % 2 else float("3301" + draw.digits(15)) for row in range(80)]
    verdict = verdict_of("OPP_ACCT_NO", [*numbers, None])
    assert verdict.entity in ("BANK_CARD", "CN_BANK_ACCOUNT")
    assert any("floats" in warning for warning in verdict.warnings)


def test_a_token_behind_its_scheme_is_one(verdict_of: Of, draw: Values) -> None:
    tokens = [f"Bearer eyJhbGciOiJIUzI1NiJ9.eyJ1aWQi{draw.digits(12)}.k{draw.digits(32)}" for _ in range(60)]
    assert verdict_of("authorization", tokens).entity == "API_KEY"


def test_days_are_births_only_under_their_header(engine: Engine) -> None:
    days = pd.to_datetime(["1990-01-02", "1985-03-04", "2001-05-06"])
    verdicts = classify_columns(engine, columns_of(pd.DataFrame({"出生日期": days, "入职日期": days})))
    assert [verdict.entity for verdict in verdicts] == ["DATE_OF_BIRTH", None]
    hours = pd.DataFrame({"生日": days.tz_localize("Asia/Shanghai") + pd.Timedelta(hours=3)})
    assert classify_columns(engine, columns_of(hours))[0].entity == "DATE_OF_BIRTH"


def test_columns_without_values_go_by_a_clear_header(verdict_of: Of) -> None:
    verdict = verdict_of("手机号", [None, None])
    assert (verdict.entity, verdict.confidence, verdict.nulls) == ("CN_MOBILE", 0.5, 2)
    assert verdict_of("col_7", [None]).content == "clean"


def test_one_value_is_enough_under_a_header_and_too_little_without(verdict_of: Of, draw: Values) -> None:
    assert verdict_of("姓名", ["张伟"]).entity == "PERSON"
    assert verdict_of("col_7", [draw.mobile()]).entity is None


def test_recognizers_of_the_user_decide_columns_too(draw: Values) -> None:
    badge = PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}", context=["工牌"])
    engine = Engine([*builtin(), badge], [0.5] * (len(builtin()) + 1))
    values = [f"ZB-{draw.digits(6)}" for _ in range(30)]
    verdicts = classify_columns(engine, columns_of(pd.DataFrame({"col_7": values, "工牌": values})))
    assert [verdict.entity for verdict in verdicts] == ["BADGE_NO", "BADGE_NO"]


def test_verdicts_do_not_depend_on_the_order_of_the_rows(engine: Engine, draw: Values) -> None:
    values = draw.many(draw.name, 50) + draw.many(draw.company, 30)
    frames = (pd.DataFrame({"a": order}) for order in (values, values[::-1]))
    first, second = (classify_columns(engine, columns_of(frame))[0] for frame in frames)
    assert (first.entity, first.content) == (second.entity, second.content)


def test_no_value_is_in_what_is_said(engine: Engine, draw: Values) -> None:
    """Evidence, warnings and the representation hold words, codes and shares."""
    frame = pd.DataFrame(
        {"备注": [f"请打{draw.mobile()}" for _ in range(30)], "c": draw.many(draw.bank_card, 30)}
    )
    samples = columns_of(frame)
    said = repr(samples) + repr(classify_columns(engine, samples))
    assert not any(value[-11:] in said for column in frame for value in frame[column])


def test_a_sample_may_be_given_without_counts(engine: Engine) -> None:
    sample = ColumnSample("手机号", "text", 3, 0, 1, 3, ("13800138000",))
    assert classify_columns(engine, [sample])[0].entity == "CN_MOBILE"
