"""`keep` (保留): the value passes through, and reports say that it did."""

from __future__ import annotations

from piiguard.transforms.action import ALL, Declaration
from piiguard.transforms.kind import Kind

__all__ = ["KIND"]

KIND = Kind(Declaration("keep", "保留", ALL, format_preserving=True))
