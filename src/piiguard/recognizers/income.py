"""Income (收入) of a person: amounts and ranges, in columns under a header that says so."""

import re

from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier

ENTITY = Entity("INCOME", "收入", "income", Category.CREDIT)
HEADERS = (
    *(
        "收入",
        "月收入",
        "年收入",
        "家庭收入",
        "个人收入",
        "税前收入",
        "税后收入",
        "工资",
        "月薪",
        "年薪",
        "薪资",
        "薪酬",
        "底薪",
    ),
    *(
        "基本工资",
        "岗位工资",
        "绩效工资",
        "应发工资",
        "实发工资",
        "应发合计",
        "实发合计",
        "税前工资",
        "税后工资",
        "期望薪资",
        "奖金",
        "年终奖",
    ),
    *(
        "个人所得税",
        "个税",
        "津贴",
        "绩效奖金",
        "income",
        "salary",
        "wage",
        "monthly_income",
        "annual_income",
        "base_salary",
    ),
    *(
        "basic_salary",
        "net_pay",
        "gross_pay",
        "net_salary",
        "gross_salary",
        "bonus",
        "payroll",
        "yxr",
        "nxr",
        "gz",
        "gongzi",
    ),
)
_AMOUNT = r"[¥￥$]?\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[¥￥$]?\s*-?\d+(?:\.\d+)?"
_UNIT = r"\s*(?:元|万元?|千元?|k|w|rmb|cny)?(?:/(?:月|年|month|year))?(?:以上|以下|左右)?"
_INCOME = re.compile(rf"(?:{_AMOUNT}){_UNIT}(?:\s*[-~至到—]\s*(?:{_AMOUNT}){_UNIT})?|面议", re.IGNORECASE)

IDENTIFIER = column_identifier(ENTITY, HEADERS, lambda text: bool(_INCOME.fullmatch(text)), stars=4)
