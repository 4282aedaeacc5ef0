"""Landline (固定电话号码): 0, area code and local number, 10 to 12 digits; permuted behind a 9.

A number without its area code, or with an extension, does not fit.
"""

from piiguard.transforms.codecs.dialled import Dialled

__all__ = ["CODEC"]

CODEC = Dialled("landline/1", frozenset({"CN_LANDLINE"}), range(10, 13), first="0", least="1")
