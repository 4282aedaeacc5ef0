"""Labels (标签) made of parts: 公积金 + 个人 + 账号; people put the same few words together in every way."""

from __future__ import annotations

from itertools import product

__all__ = ["composed"]


def composed(*parts: str) -> tuple[str, ...]:
    """Every combination of one alternative of each part; alternatives set apart by spaces, `·` is nothing.

    Labels are found inside longer words, so what may stand in front (职工 in 职工医保号) need not be a part.

    >>> composed("社保 医保", "· 个人", "编号")
    ('社保编号', '社保个人编号', '医保编号', '医保个人编号')
    """
    alternatives = [[word.strip("·") for word in part.split()] for part in parts]
    return tuple("".join(words) for words in product(*alternatives))
