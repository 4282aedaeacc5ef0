"""Health and medical care (医疗健康信息), PIPL art. 28; GB/T 45574-2025 annex A.

Diagnoses, histories, allergies, medicines: the value of a label, or a term beside a cue.

>>> from piiguard import Guard
>>> Guard(include=["HEALTH"]).protect("诊断：2型糖尿病；糖尿病防治宣传")
'诊断：******；糖尿病防治宣传'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("HEALTH", "医疗健康信息", "health and medical information", Category.HEALTH)
IDENTIFIER = identifier(ENTITY, "health")
