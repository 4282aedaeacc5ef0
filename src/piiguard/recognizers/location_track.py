"""Whereabouts and movements of a person told in words (行踪轨迹), PIPL art. 28; GB/T 45574-2025 annex A.

Coordinates are `GEO_COORDINATE`, a single address `CN_ADDRESS`.

>>> from piiguard import Guard
>>> Guard(include=["LOCATION_TRACK"]).protect("行程轨迹：3月1日乘车到北京，2日住某酒店。行程单")
'行程轨迹：******。行程单'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.recognizers.terms import identifier

__all__ = ["ENTITY", "IDENTIFIER"]

ENTITY = Entity("LOCATION_TRACK", "行踪轨迹", "whereabouts and movements", Category.LOCATION)
IDENTIFIER = identifier(ENTITY, "location_track")
