"""What headers say: by whole words, from the end, in Chinese, English, pinyin and pinyin initials."""

import csv
from importlib.resources import files

import pytest

from piiguard.classify.headers import HeaderReading, header_evidence, header_reading
from piiguard.recognizers.registry import builtin


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("手机号", "CN_MOBILE"),
        ("手機號碼", "CN_MOBILE"),  # traditional
        ("客户手机号", "CN_MOBILE"),
        ("紧急联系人手机", "CN_MOBILE"),  # the last word names it
        ("骑手电话", "PHONE_NUMBER"),
        ("user_mobile", "CN_MOBILE"),
        ("custMobileNo", "CN_MOBILE"),
        ("MOBILE-PHONE", "CN_MOBILE"),
        ("t1.mobile", "CN_MOBILE"),
        ("data.list[0].mobile", "CN_MOBILE"),
        ("手机号(必填)", "CN_MOBILE"),
        ("*手机号 ", "CN_MOBILE"),
        ("手机号2", "CN_MOBILE"),
        ("mobile_enc", "CN_MOBILE"),
        ("联系\n电话", "PHONE_NUMBER"),
        ("sjh", "CN_MOBILE"),
        ("khsjh", "CN_MOBILE"),  # 客户手机号
        ("kh_sjh", "CN_MOBILE"),
        ("shoujihao", "CN_MOBILE"),
        ("lianxidianhua", "PHONE_NUMBER"),
        ("身份证号码(18位)", "CN_RESIDENT_ID"),
        ("cust_sfzh_enc", "CN_RESIDENT_ID"),
        ("customerIdCard", "CN_RESIDENT_ID"),
        ("法人身份证号", "CN_RESIDENT_ID"),
        ("驾驶证号", "CN_RESIDENT_ID"),  # the same number, GA 482
        ("驾驶证档案编号", "CN_DRIVER_FILE_NO"),
        ("姓 名", "PERSON"),
        ("customerName", "PERSON"),
        ("t_user.c_name", "PERSON"),
        ("主治医师", "PERSON"),
        ("讲解员", "PERSON"),  # roles, not in the table
        ("校医", "PERSON"),
        ("生产班长", "PERSON"),
        ("执行法官", "PERSON"),
        ("养老护工", "PERSON"),
        ("出生日期", "DATE_OF_BIRTH"),
        ("csrq", "DATE_OF_BIRTH"),
        ("患者年龄", "AGE"),
        ("工资(元)", "INCOME"),
        ("IP地址", "IP_ADDRESS"),
        ("邮箱地址", "EMAIL_ADDRESS"),
        ("SIM卡号", "ICCID"),
        ("个人公积金账号", "CN_HOUSING_FUND"),
        ("index:姓名", "PERSON"),
        ("社会保障卡卡号", "CN_SOCIAL_SECURITY"),  # the number of a 社会保障卡, no bank card
        ("acct_nm", "PERSON"),  # as data warehouses shorten words
        ("cust_mbl_no", "CN_MOBILE"),
        ("opp_bk_no", "CN_CNAPS"),
        ("Authorization", "API_KEY"),
        ("伤情", "HEALTH"),
        ("Nat.", "NATIONALITY"),
        ("zyzd", "HEALTH"),  # 主要诊断, on the front page of medical records
        ("CYZD", "HEALTH"),
        ("AAC003", "PERSON"),  # 社会保险 field codes
        ("aae005", "PHONE_NUMBER"),
        ("BRTHDTC", "DATE_OF_BIRTH"),  # CDISC SDTM
        ("AEDECOD", "HEALTH"),
        ("PSTLZ", "CN_POSTCODE"),  # SAP
        ("TELF1", "PHONE_NUMBER"),
        ("pernr", "EMPLOYEE_NO"),
    ],
)
def test_a_header_names_an_entity(header: str, entity: str) -> None:
    assert [hit.entity for hit in header_evidence(header)][:1] == [entity]


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("手机型号", "number"),
        ("身份证类型", "thing"),
        ("电话次数", "number"),
        ("地址数量", "number"),
        ("手机号归属地", "thing"),
        ("身份证有效期", "thing"),
        ("银行卡尾号", "number"),
        ("收入来源", "thing"),
        ("年龄段", "thing"),
        ("product_name", "thing"),
        ("文件名", "thing"),
        ("server_name", "thing"),
        ("mobile_verified", "thing"),
        ("address_id", "number"),
        ("手机号MD5", "number"),
        ("is_mobile", "flag"),
        ("是否有手机", "flag"),
        ("会员卡号", "number"),  # no bank card
        ("登录账号", "account"),
        ("姓名备注", "text"),
        ("问题描述", "text"),
        ("商品描述", "thing"),  # says nothing of persons
        ("网站地址", "thing"),
        ("create_time", "number"),
        ("prod_nm", "thing"),  # the name of a product
        ("cert_tp", "thing"),
        ("通话时长", "number"),  # ends as roles do
        ("是否施工", "flag"),
        ("擅长特长", "thing"),
        ("USUBJID", "number"),
        ("ERNAM", "account"),
    ],
)
def test_a_header_that_names_a_thing_about_it_is_no_evidence(header: str, other: str) -> None:
    reading = header_reading(header)
    assert (reading.hits, reading.other) == ((), other)


@pytest.mark.parametrize(
    "header",
    ["col_7", "F3", "列5", "field_12", "Unnamed: 4", "字段3", "", "7", "index:0", "alcphmx", "Essex"],
)
def test_nothing_is_read_into_headers_without_meaning(header: str) -> None:
    """Words are found whole: neither plate (cphm) in alcphmx nor sex in Essex."""
    assert header_reading(header) == HeaderReading()


def test_a_header_may_name_two_things() -> None:
    assert {hit.entity for hit in header_evidence("QQ/微信")} == {"CN_QQ", "CN_WECHAT"}
    assert {hit.entity for hit in header_evidence("身份证或护照号")} == {"CN_RESIDENT_ID", "PASSPORT"}


def test_a_remark_in_brackets_adds_what_it_names() -> None:
    assert {hit.entity for hit in header_evidence("联系方式（手机）")} == {"CN_MOBILE", "PHONE_NUMBER"}


@pytest.mark.parametrize(
    ("header", "ambiguity"),
    [
        ("姓名", "low"),
        ("customer_name", "low"),
        ("name", "high"),  # of whom or of what?
        ("mz", "high"),  # 民族, 名字, 门诊 …
        ("jjlxrdh", "high"),
        ("电话", "medium"),
    ],
)
def test_ambiguity_is_told(header: str, ambiguity: str) -> None:
    assert [hit.ambiguity for hit in header_evidence(header)] == [ambiguity]


def test_a_strange_word_before_makes_it_less_clear() -> None:
    assert header_evidence("天字手机号")[0].ambiguity == "medium"


def test_every_entity_of_the_table_exists_and_every_header_of_an_identifier_is_in_it() -> None:
    """The table is compiled by tools/build_headers.py; a new header needs another run."""
    text = files("piiguard.data").joinpath("headers.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    codes = {identifier.entity.code for identifier in builtin()}
    others = {"thing", "number", "text", "account", "who", "which", "behind", "flag"}
    assert {row["meaning"] for row in rows} - others - codes == set()
    assert {row["ambiguity"] for row in rows} == {"low", "medium", "high"}
    known = {row["word"] for row in rows}
    missing = [
        header
        for identifier in builtin()
        for header in identifier.headers
        if not header_reading(header).word and header.lower() not in known
    ]
    assert missing == []


def test_the_table_says_where_it_comes_from() -> None:
    text = files("piiguard.data").joinpath("headers.csv").read_text(encoding="utf-8")
    head = [line.partition(":")[0] for line in text.splitlines() if line.startswith("#")]
    assert head == ["# what", "# source", "# licence", "# compiled", "# rows"]
