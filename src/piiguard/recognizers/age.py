"""Age (年龄) in years, in columns under a header that says so."""

import re

from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier

ENTITY = Entity("AGE", "年龄", "age", Category.DEMOGRAPHIC)
HEADERS = ("年龄", "周岁", "岁数", "实足年龄", "age", "nl", "nianling")
_AGE = re.compile(
    r"(?:约)?(?:1[01]\d|\d{1,2})(?:\.\d)?(?:\.0)?\s*(?:岁|周岁|y|yrs?|years?(?: old)?)?"
    r"(?:\d{1,2}\s*个?月)?|\d{1,2}\s*(?:个月|月|天|日)(?:龄)?|\d{1,2}\s*[-~至]\s*\d{1,2}\s*岁?",
    re.IGNORECASE,
)

IDENTIFIER = column_identifier(ENTITY, HEADERS, lambda text: bool(_AGE.fullmatch(text)))
