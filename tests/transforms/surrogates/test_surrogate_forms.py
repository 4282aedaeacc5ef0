"""Stand-ins by entity: in which form they are written, what is wrong with them, and what stays."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from typing import Any

import pytest

import piiguard
from piiguard.checks.phones import UNALLOCATED, mobile_segment
from piiguard.transforms.kind import Context
from piiguard.transforms.surrogate import Surrogate
from piiguard.transforms.surrogates.persona import counties, place_names
from piiguard.transforms.surrogates.phones import UNASSIGNED
from piiguard.transforms.surrogates.written import ascii_rows


class Ring:
    """The least of a key ring."""

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        return "k0000001"

    def derived(self, kid: str, **domain: Any) -> bytes:
        return hmac.digest(
            b"a secret made up for tests", repr(sorted(domain.items())).encode(), hashlib.sha256
        )

    def release_id(self, kid: str, release: str) -> bytes:
        return b""


def stand_in(
    entity: str, value: str, *, valid: bool = False, keep: tuple[str, ...] = (), seed: str = ""
) -> str | None:
    """What is made of one value."""
    context = Context(entity, keys=Ring(), seeds=[seed or None], day=dt.date(2026, 11, 22))
    return Surrogate(frozenset(keep), valid).apply([value], context)[0]


SEEDS = [f"customer {number}" for number in range(12)]
# Labelled numbers whose check our recognizers know, and their pattern
NUMBERS = [
    ("CN_RESIDENT_ID", "身份证号：", "11010519491231002X", r"\d{17}[\dX]"),
    ("BANK_CARD", "银行卡号：", "6222020200112233", r"62\d{14}"),
    ("CN_USCC", "统一社会信用代码：", "91110000600037341L", r"91\d{6}[0-9A-Z]{10}"),
    ("IMEI", "IMEI：", "490154203237518", r"86\d{13}"),
    ("VIN", "车架号：", "1HGCM82633A004352", r"1[0-9A-HJ-NPR-Z]{16}"),
    ("HK_ID", "香港身份证：", "A123456(3)", r"[A-Z]\d{6}\([0-9A]\)"),
    ("TW_ID", "身分證字號：", "A123456789", r"[A-Z][12]\d{8}"),
    ("IBAN_CODE", "IBAN: ", "DE89 3704 0044 0532 0130 00", r"DE\d\d( \d{4}){4} \d\d"),
    ("CN_FOREIGNER_ID", "永久居留身份证：", "911124198108030024", r"9\d{16}[\dX]"),
    ("CN_MOBILE", "手机：", "13800138000", r"1[3-9]\d{9}"),
    ("CN_LICENSE_PLATE", "车牌：", "京A12345", r"[一-鿿][A-G]\d{4}[\dIO]"),
]


@pytest.mark.parametrize(("entity", "label", "value", "form"), NUMBERS)
def test_numbers_pass_their_check_only_where_asked(entity: str, label: str, value: str, form: str) -> None:
    """Valid stand-ins are found by our own recognizers without a flaw; others never are."""
    guard = piiguard.Guard()
    for valid in (True, False):
        made = [stand_in(entity, value, valid=valid, seed=seed) or "" for seed in SEEDS[:4]]
        assert all(re.fullmatch(form, one) for one in made)
        found = guard.scan([label + one for one in made])
        flawless = {one.row for one in found if one.entity == entity and not one.flaw and one.score >= 0.9}
        assert flawless == (set(range(len(made))) if valid else set())


def test_a_mobile_by_default_is_of_a_segment_that_nobody_has() -> None:
    made = stand_in("CN_MOBILE", "13800138000")
    assert made is not None and made.startswith(UNASSIGNED)
    assert {int(one) for one in mobile_segment(ascii_rows([made], 11) - 48)} == {UNALLOCATED}


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("110105 19491231 002x", r"\d{6} \d{8} \d{3}[\dx]"),  # groups and the small x stay
        ("110105491231002", r"\d{15}"),  # the first generation
        ("810000199408230021", r"810000\d{11}[\dX]"),  # the kind of document stays
        ("110105194913310029", None),  # no such month
        ("110105********0029", None),  # masked before
    ],
)
def test_resident_ids_keep_their_form(value: str, form: str | None) -> None:
    made = stand_in("CN_RESIDENT_ID", value)
    assert made is None if form is None else re.fullmatch(form, made or "")


def test_the_region_of_a_stand_in_is_a_county_of_today() -> None:
    made = [stand_in("CN_RESIDENT_ID", "11010519491231002X", seed=seed) or "" for seed in SEEDS]
    assert {int(one[:6]) for one in made} <= set(counties().tolist())


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("张伟", "[㐀-鿿]{2}"),
        ("欧阳娜娜", "[㐀-鿿]{4}"),
        ("张*", r"[㐀-鿿]\*"),  # masked stays masked
        ("张某某", "[㐀-鿿]某某"),
        ("王经理", "[㐀-鿿]经理"),
        ("王先生", "[㐀-鿿](先生|女士)"),  # as the persona is
        ("阿卜杜拉·买买提", "[㐀-鿿]{2,}·[㐀-鿿]{2,}"),
        ("Zhang Wei", "[A-Z][a-z]+ [A-Z][a-z]+"),
        ("ZHANG, Wei", "[A-Z]+, [A-Z][a-z]+"),
        ("John A. Smith", r"[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+"),
        ("Mr. Smith", r"M[rs]\. [A-Z][a-z]+"),
        ("Zhu De", "[A-Z][a-z]+ (?!De$)[A-Z][a-z]+"),  # no particle at the end of a name
        ("Ludwig van Dam", "[A-Z][a-z]+ van [A-Z][a-z]+"),
        ("A.J.·史密斯", r"[A-Z]\.[A-Z]\.·[㐀-鿿]+"),
        ("김민수", "[가-힣]{3}"),
        ("12345", None),  # no name
    ],
)
def test_names_keep_script_and_form(value: str, form: str | None) -> None:
    made = stand_in("PERSON", value)
    assert made is None if form is None else (made != value and re.fullmatch(form, made or ""))


def test_traditional_names_get_traditional_stand_ins() -> None:
    made = [stand_in("PERSON", "陳偉強", seed=seed) or "" for seed in SEEDS]
    simple = [stand_in("PERSON", "陈伟强", seed=seed) or "" for seed in SEEDS]
    assert not {"丽", "伟", "强", "军", "刘", "陈", "张"} & set("".join(made))
    assert not {"麗", "偉", "強", "軍", "劉", "陳", "張"} & set("".join(simple))


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("1949-12-31", r"\d{4}-\d\d-\d\d"),
        ("19491231", r"\d{8}"),
        ("1949/1/2", r"\d{4}/\d{1,2}/\d{1,2}"),
        ("1949年12月31日", r"\d{4}年\d{1,2}月\d{1,2}日"),
        (
            "一九四九年十二月三十一日",
            "一九[〇一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日",
        ),
        ("2 January 1949", r"\d{1,2} [A-Z][a-z]+ 19\d\d"),
        ("Jan 2, 1949", r"[A-Z][a-z]{2} \d{1,2}, 19\d\d"),
        ("1949-12", r"19\d\d-\d\d"),
        ("1949-12-31 08:15:00", r"\d{4}-\d\d-\d\d 00:00:00"),  # the hour of birth is not kept
        ("1949-02-29", None),  # no such day
        ("昨天", None),
    ],
)
def test_dates_keep_their_form(value: str, form: str | None) -> None:
    made = stand_in("DATE_OF_BIRTH", value)
    assert made is None if form is None else re.fullmatch(form, made or "")


@pytest.mark.parametrize(
    "pair", ["男/女", "男性/女性", "M/F", "male/female", "Male/Female", "1/2", "男士/女士"]
)
def test_sex_is_told_in_the_words_of_the_value(pair: str) -> None:
    made = {stand_in("SEX", word, seed=seed) for word in pair.split("/") for seed in SEEDS}
    assert made == set(pair.split("/"))


def test_a_sex_that_is_not_told_stays_and_a_doubtful_code_is_unfit() -> None:
    """0 is "unknown" in GB/T 2261.1 and "female" in many tables."""
    assert [stand_in("SEX", word) for word in ("未知", "9", "0", "x")] == ["未知", "9", None, None]


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("35", r"\d\d"),
        ("35岁", r"\d\d岁"),
        ("三十五岁", "[一二三四五六七八九十]{1,3}岁"),
        ("3个月", r"\d\d岁"),
        ("999", None),
    ],
)
def test_ages_keep_their_form(value: str, form: str | None) -> None:
    made = stand_in("AGE", value)
    assert made is None if form is None else re.fullmatch(form, made or "")


@pytest.mark.parametrize(
    ("entity", "value", "form"),
    [
        ("CN_LANDLINE", "010-12345678", r"0(10|2\d)-0\d{7}"),  # no local number begins with 0
        ("CN_LANDLINE", "(0755)8234 5678", r"\(0\d{3}\)0\d{3} \d{4}"),
        ("CN_LANDLINE", "021-62345678-8001", r"0(10|2\d)-0\d{7}-\d{4}"),
        ("CN_LANDLINE", "010-1234-5678", r"0(10|2\d)-0\d{3}-\d{4}"),
        ("CN_LANDLINE", "86123456", r"0\d{7}"),  # a local number, 86 is no country code here
        ("CN_LANDLINE", "400-820-8820", r"400-\d{3}-\d{4}"),
        ("PHONE_NUMBER", "+852 9123 4567", r"\+852 0\d{3} \d{4}"),
        ("EMAIL_ADDRESS", "li.na@corp.example", r"[a-z]+\d{6}@example\.(com|org|net)"),  # RFC 2606
        ("URL", "https://corp.example/a?b=1", r"https://example\.(com|org|net)/[a-z0-9]{10}"),
        ("IP_ADDRESS", "10.1.2.3:8080", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}:8080"),  # RFC 5737
        ("IP_ADDRESS", "fe80::1", r"2001:db8:[0-9a-f:]+"),  # RFC 3849
        ("MAC_ADDRESS", "00-1A-2B-3C-4D-5E", r"[0-9A-F][26AE](-[0-9A-F]{2}){5}"),  # locally administered
        ("PASSPORT", "EA1234567", r"E[A-HJ-NP-Z]\d{7}"),
        ("CN_LICENSE_PLATE", "沪AD12345", r"[一-鿿][A-G][IO]\d{5}"),  # no plate has an I or O
        ("CN_LICENSE_PLATE", "粤B·12345学", r"[一-鿿][A-G]·\d{4}[IO]学"),
        ("CN_POSTCODE", "100080", r"\d{6}"),
        ("GEO_COORDINATE", "116.397428,39.90923", r"1[012]\d\.\d{6},[234]\d\.\d{5}"),
        ("CN_COURT_CASE", "（2024）京0105民初12345号", r"\(20\d\d\)京\d{4}民初\d{5}号"),
        ("CN_MILITARY_ID", "南字第1234567号", r"南字第\d{7}号"),
        ("DEVICE_ID", "550e8400-e29b-41d4-a716-446655440000", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ("EMPLOYEE_NO", "张三01", None),  # the Chinese characters may be a name
        ("BANK_CARD", "622202******2233", None),  # masked before
        ("CN_MOBILE", "12345", None),
        ("EMAIL_ADDRESS", "li.na", None),
        ("IP_ADDRESS", "999.1.1.1", None),
    ],
)
def test_other_values_keep_their_form(entity: str, value: str, form: str | None) -> None:
    made = stand_in(entity, value)
    assert made is None if form is None else re.fullmatch(form, made or "")


def test_an_address_lies_in_the_county_of_the_resident_id_of_its_record() -> None:
    number = stand_in("CN_RESIDENT_ID", "11010519491231002X", seed="customer 1") or ""
    address = stand_in("CN_ADDRESS", "北京市海淀区中关村大街27号3栋2单元501室", seed="customer 1") or ""
    assert place_names()[int(number[:6])] in address
    assert re.search(r"[路街]\d{1,3}号\d{1,2}栋\d单元\d{3,4}室$", address)


def test_the_region_of_an_organisation_is_its_own() -> None:
    """That of the person in the record has nothing to do with it."""
    made = stand_in("CN_USCC", "91110000600037341L", keep=("region",), seed="44030519900101001X")
    assert made is not None and made.startswith("91110000")


def test_a_given_name_that_looks_like_a_title_does_not_stay() -> None:
    made = {stand_in("PERSON", "李建工", seed=seed) for seed in SEEDS}
    assert not any(one is None or one.endswith("工") for one in made)


def test_a_document_of_unknown_kind_that_is_a_resident_id_is_treated_as_one() -> None:
    seed = "11010519491231002X"
    number = stand_in("CN_RESIDENT_ID", seed, seed=seed) or ""
    assert (stand_in("DOCUMENT_NO", seed, seed=seed) or "")[:14] == number[:14]
