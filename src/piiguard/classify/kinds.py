"""Kinds that belong together (同类标识), and what has to speak for a column before it is one of them.

The shares were chosen on the tuning half of benchmarks/tables.
"""

from __future__ import annotations

__all__ = [
    "AGREED_HEADERS",
    "BY_HEADER",
    "CHECKED",
    "EVIDENT",
    "FAMILIES",
    "NAMED_BY_HEADER",
    "SOLID",
    "STOCKED",
    "TELLING",
    "WEAK",
    "common_kind",
    "family_of",
]

# Kinds that answer to one word of a header, with the code for a mixture of them.
FAMILIES = {
    "PHONE_NUMBER": ("CN_MOBILE", "CN_LANDLINE", "PHONE_NUMBER"),
    "DOCUMENT_NO": (
        "CN_RESIDENT_ID",
        "PASSPORT",
        "CN_TRAVEL_PERMIT",
        "CN_FOREIGNER_ID",
        "HK_ID",
        "MO_ID",
        "TW_ID",
        "CN_MILITARY_ID",
        "CN_DRIVER_FILE_NO",
        "DOCUMENT_NO",
    ),
    "CN_BANK_ACCOUNT": ("BANK_CARD", "CN_BANK_ACCOUNT", "IBAN_CODE"),
    "CN_TAX_ID": ("CN_USCC", "CN_ORG_CODE", "CN_BUSINESS_REG", "CN_TAX_ID"),
    "DEVICE_ID": ("IMEI", "IMSI", "ICCID", "MAC_ADDRESS", "DEVICE_ID"),
    "CN_SOCIAL_SECURITY": ("CN_SOCIAL_SECURITY", "CN_RESIDENT_ID", "CN_HOUSING_FUND"),
    "CN_WECHAT": ("CN_WECHAT", "CN_QQ", "CN_MOBILE", "EMAIL_ADDRESS"),
    "CN_QQ": ("CN_QQ", "EMAIL_ADDRESS"),
    "CN_ALIPAY": ("CN_ALIPAY", "CN_MOBILE", "EMAIL_ADDRESS"),
    "PASSWORD": ("PASSWORD", "API_KEY", "ONE_TIME_CODE"),
    "EMPLOYEE_NO": ("EMPLOYEE_NO",),
}
# The header names the account, whatever number people use for it; where that is a number of another kind, the
# column is mixed, and its cells are treated as what they are.
NAMED_BY_HEADER = frozenset(
    {"CN_WECHAT", "CN_ALIPAY", "CN_QQ", "CN_TAX_ID", "CN_SOCIAL_SECURITY", "PASSWORD"}
)

# Share of the values that must be one kind, when nothing but the values says so.
EVIDENT = {
    "CN_RESIDENT_ID": 0.4,
    "CN_FOREIGNER_ID": 0.5,
    "EMAIL_ADDRESS": 0.5,
    "CN_USCC": 0.5,
    "BANK_CARD": 0.6,
    "CN_MOBILE": 0.6,
    "CN_LANDLINE": 0.7,
    "PHONE_NUMBER": 0.7,
    "CN_LICENSE_PLATE": 0.6,
    "VIN": 0.6,
    "MAC_ADDRESS": 0.6,
    "IP_ADDRESS": 0.6,
    "IBAN_CODE": 0.6,
    "PERSON": 0.55,
    "CN_ADDRESS": 0.5,
    "GEO_COORDINATE": 0.8,
    "CN_COURT_CASE": 0.6,
    "API_KEY": 0.8,
    "HK_ID": 0.8,
    "TW_ID": 0.8,
    "MO_ID": 0.8,
    "PASSPORT": 0.85,
    "CN_TRAVEL_PERMIT": 0.8,
    "IMEI": 0.8,
    "ICCID": 0.8,
    "HEALTH": 0.5,
}
CHECKED = frozenset(
    "CN_RESIDENT_ID CN_FOREIGNER_ID EMAIL_ADDRESS CN_USCC BANK_CARD VIN MAC_ADDRESS IBAN_CODE".split()
)
# One of these inside a text is believed.
SOLID = CHECKED | {
    "CN_MOBILE",
    "CN_LANDLINE",
    "CN_LICENSE_PLATE",
    "PHONE_NUMBER",
    "PASSPORT",
    "CN_COURT_CASE",
}
BY_HEADER = {"low": 0.25, "medium": 0.4, "high": 0.6}
# What a header of two letters may still name, when the values are of a small stock or tell themselves.
TELLING = frozenset(EVIDENT) | frozenset(
    "AGE SEX ETHNICITY NATIONALITY MARITAL_STATUS DATE_OF_BIRTH CN_POSTCODE CN_QQ".split()
)
# Found inside texts by words, more often wrong than numbers are.
WEAK = frozenset(
    "PERSON CN_ADDRESS HEALTH URL BIOMETRIC RELIGION CRIMINAL_RECORD CREDIT_INFO SPECIFIC_IDENTITY "
    "LOCATION_TRACK CN_POSTCODE DATE_OF_BIRTH AGE SEX ETHNICITY NATIONALITY MARITAL_STATUS INCOME "
    "GEO_COORDINATE".split()
)
AGREED_HEADERS = {
    "PHONE_NUMBER": "联系电话",
    "CN_MOBILE": "手机号",
    "PERSON": "姓名",
    "DOCUMENT_NO": "证件号码",
}
# Attributes with few different values, decided by how often each stands.
STOCKED = frozenset({"AGE", "SEX", "ETHNICITY", "NATIONALITY", "MARITAL_STATUS", "INCOME", "RELIGION"})


def family_of(entity: str) -> tuple[str, ...]:
    """The kinds that a header for `entity` may stand over."""
    if entity in FAMILIES:
        return FAMILIES[entity]
    wider = ("PHONE_NUMBER", "DOCUMENT_NO", "CN_BANK_ACCOUNT", "CN_TAX_ID", "DEVICE_ID")
    return next((FAMILIES[common] for common in wider if entity in FAMILIES[common]), (entity,))


def common_kind(family: tuple[str, ...], entity: str) -> str:
    """The code for a mixture of a family; `entity` where it has none."""
    return next((common for common, kinds in FAMILIES.items() if kinds == family), entity)
