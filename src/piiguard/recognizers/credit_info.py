"""Credit information and what a financial account holds (征信信息、金融账户信息).

PIPL art. 28 (financial account); GB/T 45574-2025 annex A (other: credit information). Numbers of accounts are
entities of their own (`BANK_CARD`, `CN_BANK_ACCOUNT`).

>>> from piiguard import Guard
>>> Guard(include=["CREDIT_INFO"]).protect("征信记录：连续逾期3次；征信中心地址")
'征信记录：******；征信中心地址'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity(
    "CREDIT_INFO", "征信与金融账户信息", "credit and financial account information", Category.CREDIT
)
IDENTIFIER = identifier(ENTITY, "credit_info")
