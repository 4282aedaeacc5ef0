"""Housing fund account (住房公积金账号) of a person or an employer.

Each city has its own form, 9 to 20 digits, here and there with letters in front (GJJ…); some use the resident
ID, which has its own recognizer. Labels carry the meaning. GB/T 45574-2025 counts it among
financial accounts.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_HOUSING_FUND", "住房公积金账号", "housing fund account", Category.FINANCIAL_ACCOUNT)
LABELS = (
    *tuple(
        "公积金账号 公积金帐号 公积金账户 公积金账户号 公积金账号码 公积金号 公积金号码 "
        "公积金编号 公积金卡号 公积金代码 公积金客户号 公积金登记号 公积金个人账号 "
        "公积金个人账户 公积金个人编号 公积金个人客户号 公积金单位账号 公积金单位编号 "
        "公积金单位登记号 公积金联名卡号 公积金缴存号 个人公积金账号 个人公积金账户 个人公积金号 "
        "个人公积金编号 单位公积金账号 单位公积金号 公积金 住房公积金账号 住房公积金账户 "
        "住房公积金号 住房公积金编号 住房公积金个人账号 住房公积金个人账户 住房公积金个人编号 "
        "住房公积金卡号 住房公积金单位账号 住房公积金 补充公积金账号 补充公积金号 职工公积金账号 "
        "gjj gjjh gjjzh gjjzhh gjjzhhm gjjgrzh gjjdwzh gjjbh grgjjzh zfgjjzh housing_fund_no "
        "housing_fund_account housing_fund_id housing_fund provident_fund_no "
        "provident_fund_account provident_fund_id housing_provident_fund_no".split()
    ),
    *(
        "housing fund account",
        "housing fund no",
        "housing fund number",
        "provident fund account",
        "provident fund no",
    ),
    *("housing provident fund account", "housing provident fund no", "provident fund number"),
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
