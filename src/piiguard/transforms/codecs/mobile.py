"""Mobile number (手机号码): 1[3-9] and nine digits; ten digits permuted, behind a 9: not diallable."""

from piiguard.transforms.codecs.dialled import Dialled

__all__ = ["CODEC"]

CODEC = Dialled("mobile/1", frozenset({"CN_MOBILE"}), range(11, 12), first="1", least="3")
