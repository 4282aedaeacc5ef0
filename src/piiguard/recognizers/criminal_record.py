"""Criminal records (犯罪记录): offences, punishments and measures, GB/T 45574-2025 annex A (other).

>>> from piiguard import Guard
>>> Guard(include=["CRIMINAL_RECORD"]).protect("曾因盗窃被判刑，现从事反诈骗宣传")
'******，现从事反诈骗宣传'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("CRIMINAL_RECORD", "犯罪记录", "criminal record", Category.JUDICIAL)
IDENTIFIER = identifier(ENTITY, "criminal_record")
