"""Sixty tables as companies have them, with what every column holds: how well columns are classified.

from benchmarks.tables import tables
for table in tables("tune"): table.name, table.frame, table.truth["手机号"]
"""

from benchmarks.tables.build import tables
from benchmarks.tables.model import Table, Truth

__all__ = ["Table", "Truth", "tables"]
