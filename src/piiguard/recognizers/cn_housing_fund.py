"""Housing fund account (住房公积金账号) of a person or an employer.

Each city has its own form, 9 to 20 digits, here and there with letters in front (GJJ…); some use the resident
ID, which has its own recognizer. Labels carry the meaning. GB/T 45574-2025 counts it among
financial accounts.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_HOUSING_FUND", "住房公积金账号", "housing fund account", Category.FINANCIAL_ACCOUNT)
_NUMBER = (
    "账号 账户 账户号 账户号码 账号码 账户编号 号 号码 编号 卡号 代码 客户号 登记号 登记编号 缴存号 缴存编号"
)
LABELS = (
    *composed("公积金", "· 个人 单位 职工 缴存 缴存人 提取 查询 存款 借款人 主 联名卡 中心 客户", _NUMBER),
    *"公积金 住房公积金 公积金联名卡 住房公积金联名卡 强积金账号 强积金账户 强积金号码".split(),
    *"mpf账号 mpf账户 gjj_account gjj_no gjj_zh hpf_account hpf_no".split(),
    *"gjj gjjh gjjzh gjjzhh gjjzhhm gjjgrzh gjjdwzh gjjbh grgjjzh zfgjjzh".split(),
    *composed("· housing_", "provident_fund housing_fund", "· _no _account _account_no _id _number"),
)
HEADERS = (
    *(
        "公积金账号",
        "公积金个人账号",
        "住房公积金账号",
        "个人公积金账号",
        "公积金号",
        "gjjzh",
        "gjjgrzh",
        "gjjzhhm",
    ),
    *("housing_fund_no", "housing_fund_account", "provident_fund_no"),
)
MASK = keep(0, 4, source="de-facto: last 4")


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 7 to 24 letters and digits that a label names."""
    return local_numbers(batch, own, shortest=7, longest=24, least_digits=6, score=0.83)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)
