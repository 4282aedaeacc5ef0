"""Sex (性别), in columns only; codes of GB/T 2261.1-2003: 0 unknown, 1 male, 2 female, 9 not stated."""

from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier

ENTITY = Entity("SEX", "性别", "sex", Category.DEMOGRAPHIC)
HEADERS = ("性别", "sex", "gender", "xb", "xbm", "xbdm", "xingbie", "ged", "gdr")
_WORDS = frozenset("男 女 男性 女性 male female 男士 女士 男生 女生 man woman".split())
_CODES = frozenset("0 1 2 9 m f 先生 小姐 未说明 未说明的性别 未知的性别 1-男 2-女 1男 2女".split())

IDENTIFIER = column_identifier(
    ENTITY,
    HEADERS,
    lambda text: text.lower() in _WORDS or text.lower() in _CODES,
    telling=lambda text: text.lower() in _WORDS,
    alone=0.9,
)
