"""Religious belief (宗教信仰), PIPL art. 28; GB/T 45574-2025 annex A.

>>> from piiguard import Guard
>>> Guard(include=["RELIGION"]).protect("本人信仰佛教，住佛山，研究佛教文化")
'本人信仰******，住佛山，研究佛教文化'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("RELIGION", "宗教信仰", "religious belief", Category.RELIGION)
IDENTIFIER = identifier(ENTITY, "religion")
