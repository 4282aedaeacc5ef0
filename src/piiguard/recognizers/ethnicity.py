"""Ethnic group (民族), in columns only: GB/T 3304-1991: 56 groups by name, number or letters."""

import re

from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier

ENTITY = Entity("ETHNICITY", "民族", "ethnic group", Category.DEMOGRAPHIC)
HEADERS = ("民族", "族别", "ethnicity", "ethnic", "ethnic_group", "nation", "race", "mz", "mzdm", "minzu")
_GROUPS = frozenset(
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 "
    "东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 "
    "保安 裕固 京 塔塔尔 "
    "独龙 鄂伦春 赫哲 门巴 珞巴 基诺 穿青人 外国血统中国籍人士".split()
)
# CDISC and HL7 terms for race
_RACES = frozenset(
    (
        *("asian", "white", "black", "black or african american", "hispanic", "latino", "multiple"),
        *("american indian or alaska native", "native hawaiian or other pacific islander"),
    )
)
_LETTERS = frozenset(
    "HA MG HU ZA UG MH YI ZH BY CS MA DO YA BA TJ HN KZ DA LI LS VA SH GS LH SU DX NX JP KG TU DU ML QI BL "
    "SL MN GL XB AC "
    "PM TA NU UZ RS EW DE BN YG GI TT DR OR HZ MB LB JN han".lower().split()
)
_NUMBER = re.compile(r"0?[1-9]|[1-4]\d|5[0-8]|9[78]")


def _is_group(text: str) -> bool:
    """A name with or without 族."""
    return text.removesuffix("族") in _GROUPS


IDENTIFIER = column_identifier(
    ENTITY,
    HEADERS,
    lambda text: _is_group(text) or text.lower() in _LETTERS | _RACES or bool(_NUMBER.fullmatch(text)),
    telling=lambda text: text.endswith("族") and _is_group(text),
    alone=0.8,
)
