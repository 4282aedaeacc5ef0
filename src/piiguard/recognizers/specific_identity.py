"""Specific identity (特定身份): disability, welfare status and other statuses whose disclosure harms.

PIPL art. 28; GB/T 45574-2025 annex A. Sexual orientation (其他 there) and political affiliation are taken in
where they are named.

>>> from piiguard import Guard
>>> Guard(include=["SPECIFIC_IDENTITY"]).protect("残疾类别：肢体残疾；残疾人联合会")
'残疾类别：******；残疾人联合会'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("SPECIFIC_IDENTITY", "特定身份", "specific identity", Category.SPECIFIC_IDENTITY)
IDENTIFIER = identifier(ENTITY, "specific_identity")
