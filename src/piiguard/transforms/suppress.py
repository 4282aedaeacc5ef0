"""`suppress` (抑制): nothing is left; of the value, of its column, or of its record.

ISO/IEC 20889:2018 clause 8.4 knows suppression of attributes and of records.
"""

from __future__ import annotations

from piiguard.transforms.action import NOTHING, Declaration
from piiguard.transforms.kind import Kind, choice

__all__ = ["KIND"]

KIND = Kind(Declaration("suppress", "抑制", NOTHING), (choice("scope", "cell", "column", "record"),))
