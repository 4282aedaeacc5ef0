"""The classifier that people write for themselves: keywords of headers, and regular expressions for values.

A column is what more than half of its cells look like; where they look like nothing, what its header says.
Written in good faith: long keywords first, words that turn the meaning away (类型, count), cells cleaned
before they are compared.
"""

from __future__ import annotations

import re
from typing import Any

from benchmarks.peers.patterns import PROVINCES
from benchmarks.tables.judge import Verdict

SHARE = 0.5
INSIDE = 0.05
CELLS = 1000
VALUES: tuple[tuple[str, str], ...] = (
    ("CN_RESIDENT_ID", r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]"),
    ("CN_MOBILE", r"(?:\+?86-?)?1[3-9]\d{9}"),
    ("EMAIL_ADDRESS", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    ("CN_USCC", r"[159][1239][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    ("BANK_CARD", r"(?:62\d{14,17}|[345]\d{15})"),
    ("CN_LICENSE_PLATE", rf"[{PROVINCES}][A-Z][·-]?[A-Z0-9]{{4,5}}[A-Z0-9挂学警港澳]"),
    ("IP_ADDRESS", r"(?:\d{1,3}\.){3}\d{1,3}"),
    ("MAC_ADDRESS", r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}"),
    ("CN_LANDLINE", r"\(?0\d{2,3}\)?-?[2-8]\d{6,7}(?:-\d{1,5})?"),
    ("PASSPORT", r"[EG][A-Z]?\d{7,8}"),
    ("VIN", r"[A-HJ-NPR-Z0-9]{17}"),
    ("IMEI", r"86\d{13}"),
    ("CN_COURT_CASE", r"[(（]\d{4}[)）].{2,12}号"),
    ("URL", r"https?://\S+"),
    ("CN_ADDRESS", r".*(?:省|市|区|县|镇|乡).*(?:路|街|道|村|号|室|栋|幢).*"),
)
IN_TEXT = [re.compile(rf"(?<![0-9A-Za-z])(?:{shape})(?![0-9A-Za-z])") for _, shape in VALUES[:5]]
NOT_MEANT = (
    "类型 类别 型号 次数 数量 状态 品牌 日期 时间 有效期 归属 颜色 级别 文件 格式 type "
    "status count cnt brand model date flag "
    "verified level file color"
).split()
HEADERS: tuple[tuple[str, str], ...] = (
    (
        "CN_RESIDENT_ID",
        "身份证 公民身份 社会保障号码 证件号 idcard id_card id_no idno certno cert_no identity "
        "sfz sfzh gmsfhm shenfenzheng",
    ),
    ("CN_MOBILE", "手机 移动电话 联系电话 联系方式 电话 mobile phone cell tel sjh lxdh shouji dianhua"),
    ("CN_LANDLINE", "座机 固定电话 传真 办公电话 公司电话 landline fax"),
    ("EMAIL_ADDRESS", "邮箱 电子邮件 email mail yx youxiang"),
    ("BANK_CARD", "银行卡 卡号 工资卡 card_no cardno bankcard bank_card"),
    ("CN_BANK_ACCOUNT", "银行账号 账号 账户 account acct zhanghao"),
    ("CN_LICENSE_PLATE", "车牌 车号 plate cph"),
    ("VIN", "车架号 车辆识别 vin"),
    ("CN_ENGINE_NO", "发动机 engine"),
    ("CN_USCC", "信用代码 纳税人识别 税号 uscc taxno tax_no"),
    ("PASSPORT", "护照 passport"),
    ("CN_ADDRESS", "地址 住址 住所 addr jtzz dizhi"),
    ("CN_POSTCODE", "邮编 邮政编码 zip postcode yzbm"),
    ("EMPLOYEE_NO", "工号 员工编号 empno emp_id staff_no"),
    ("STUDENT_NO", "学号 学籍号 student_no"),
    ("CN_MEDICAL_RECORD", "病历号 住院号 就诊卡 mrn"),
    ("POLICY_NO", "保单号 保险单号 policy"),
    ("CN_SOCIAL_SECURITY", "社保号 社保卡 医保卡 ssn"),
    ("CN_HOUSING_FUND", "公积金账号 gjjzh"),
    ("DATE_OF_BIRTH", "出生 生日 birth birthday dob csrq"),
    ("AGE", "年龄 age nl"),
    ("SEX", "性别 sex gender xb"),
    ("ETHNICITY", "民族 ethnic minzu mz"),
    ("NATIONALITY", "国籍 nationality"),
    ("MARITAL_STATUS", "婚姻 marital hyzk"),
    ("INCOME", "工资 薪资 收入 年薪 月薪 salary income"),
    ("HEALTH", "诊断 病史 过敏 diagnosis"),
    ("CN_WECHAT", "微信 wechat weixin"),
    ("CN_QQ", "qq"),
    ("IP_ADDRESS", "ip"),
    ("MAC_ADDRESS", "mac"),
    ("IMEI", "imei"),
    ("IMSI", "imsi"),
    ("ICCID", "iccid"),
    ("PASSWORD", "密码 password pwd"),
    ("CN_COURT_CASE", "案号 caseno"),
    (
        "PERSON",
        "姓名 联系人 收件人 寄件人 法人 法定代表人 投保人 被保险人 受益人 户名 患者 候选人 name xm xingming",
    ),
)
WORDS = sorted(
    ((word, entity) for entity, words in HEADERS for word in words.split()), key=lambda pair: -len(pair[0])
)
MEANT = ("出生", "birth", "marital", "婚姻")  # whose headers end in 日期 or status all the same
NOT_NAMES = (
    "file",
    "product",
    "goods",
    "item",
    "company",
    "corp",
    "model",
    "host",
    "app",
    "dept",
    "bank",
    "spec",
    "公司",
    "产品",
)


class HeadersAndRegexes:
    """`classify(frame)` gives a verdict for each column."""

    name = "headers + regexes"
    version = ""

    def __init__(self) -> None:
        self._shapes = [(entity, re.compile(shape)) for entity, shape in VALUES]

    def classify(self, frame: Any) -> dict[str, Verdict]:
        return {str(header): self._column(str(header), frame[header]) for header in frame.columns}

    def _column(self, header: str, column: Any) -> Verdict:
        cells = [_plain(value) for value in column.dropna().head(CELLS)]
        cells = [cell for cell in cells if cell]
        entity = self._by_values(cells) or _by_header(header)
        if entity is not None:
            return Verdict(entity)
        hits = sum(any(shape.search(cell) for shape in IN_TEXT) for cell in cells)
        return Verdict(None, bool(cells) and hits > INSIDE * len(cells))

    def _by_values(self, cells: list[str]) -> str | None:
        for entity, shape in self._shapes:
            if cells and sum(shape.fullmatch(cell) is not None for cell in cells) > SHARE * len(cells):
                return entity
        return None


def _plain(value: Any) -> str:
    text = str(value).strip()
    text = text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text
    joined = text.replace(" ", "")
    return joined.replace("-", "") if re.fullmatch(r"1[\d-]{10,14}", joined) else joined


def _by_header(header: str) -> str | None:
    lowered = header.lower()
    if any(word in lowered for word in NOT_MEANT) and not any(word in lowered for word in MEANT):
        return None
    for word, entity in WORDS:
        if word in lowered and _stands_alone(word, lowered):
            return None if word == "name" and any(other in lowered for other in NOT_NAMES) else entity
    return None


def _stands_alone(word: str, header: str) -> bool:
    """Short Latin keywords only as a whole word; longer ones and Chinese ones anywhere."""
    if not word.isascii() or len(word) > 4:
        return True
    return re.search(rf"(?<![a-z]){word}(?![a-z])", header) is not None or (
        word == "name" and header.endswith(word)
    )
