"""The mask of names (姓名掩码): the surname stays, the rest is hidden (张*, 段**, 欧阳**).

Source: hutool DesensitizedUtil.chineseName keeps the first character and hides the rest (段**); compound
surnames (复姓) stay whole as in common use (欧阳**). GB/T 41833-2022 asks of parcel labels that at least one
character is hidden. Of names with a dot the first character of the first part stays, of Latin names the first
letter. What courts write (张某, 李某甲: 法释〔2016〕19号 art. 9) hides the given name already and stays.

>>> from piiguard.transforms.mask import mask_text
>>> [mask_text(MASK, name) for name in ("张伟", "张小明", "欧阳小雨", "约翰·史密斯", "Zhang San", "张某某")]
['张*', '张**', '欧阳**', '约*·***', 'Z**** ***', '张某某']
"""

from __future__ import annotations

import numpy as np

from piiguard.recognizers.person.tables import load
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, Mask, custom

__all__ = ["MASK", "keep_surname"]

_SOME = ord("某")


def keep_surname(cells: Cells, counted: Bools) -> Bools:
    """Hides all but the surname of each value; of a value of one character that, too."""
    kept = np.where(_begins_double(cells) & (cells.totals(counted) > 2), 2, 1)
    hidden: Bools = cells.count_before(counted) >= cells.spread(kept)
    hidden |= cells.spread(cells.totals(counted) < 2)
    some = (cells.codes == _SOME) & (cells.offset > 0)
    if some.any():
        hidden &= ~cells.spread(cells.totals(some) > 0)
    return hidden


def _begins_double(cells: Cells) -> Bools:
    """Values that begin with a surname of two characters."""
    tables = load()
    second: Ints = np.minimum(cells.first + 1, len(cells.codes) - 1)
    letters = tables.canonical(cells.codes)
    return tables.is_double(letters.take(cells.first), letters.take(second)) & (cells.sizes > 1)


MASK: Mask = custom(keep_surname, source="hutool DesensitizedUtil.chineseName; compound surnames whole")
