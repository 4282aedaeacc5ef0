"""Biometric characteristics (生物识别信息), PIPL art. 28; GB/T 45574-2025 annex A.

A feature vector, a template, a profile behind its label; a kind of technology (人脸识别) is none.

>>> from piiguard import Guard
>>> Guard(include=["BIOMETRIC"]).protect("声纹特征值：a81f03bc，支持人脸识别")
'声纹特征值：******，支持人脸识别'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("BIOMETRIC", "生物识别信息", "biometric characteristics", Category.BIOMETRIC)
IDENTIFIER = identifier(ENTITY, "biometric")
