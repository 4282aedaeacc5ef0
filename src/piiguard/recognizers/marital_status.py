"""Marital status (婚姻状况), in columns only; codes of GB/T 2261.2-2003: 10 single, 20-23 married, 30, 40,
90."""

from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier

ENTITY = Entity("MARITAL_STATUS", "婚姻状况", "marital status", Category.DEMOGRAPHIC)
HEADERS = (
    *("婚姻状况", "婚姻状态", "婚姻", "婚否", "婚姻情况", "婚育状况", "hyzk", "hyzt", "hyzkdm", "hunyin"),
    *("marital", "marital_status", "marriage", "marriage_status", "marital_state", "married"),
)
_WORDS = frozenset(
    "未婚 已婚 离异 离婚 丧偶 再婚 复婚 初婚 单身 已婚已育 已婚未育 未婚未育 已婚有子女 已婚无子女 分居 同居 "
    "未说明的婚姻状况 "
    "married single divorced widowed "
    "unmarried separated".split()
)
_CODES = frozenset("10 20 21 22 23 30 40 90 0 1 2 3 4 5 9 是 否 y n 已 未".split())

IDENTIFIER = column_identifier(
    ENTITY,
    HEADERS,
    lambda text: text.lower() in _WORDS or text.lower() in _CODES,
    telling=lambda text: text.lower() in _WORDS,
    alone=0.9,
)
