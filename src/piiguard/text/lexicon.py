"""`Lexicon`: finds any of many words at many positions at once.

A tree of characters as one hash table, in which the slot of a node is also its name. The first two characters
leave few positions; those walk down the tree together, so the cost hardly depends on the number of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Ints

__all__ = ["Lexicon", "canonical"]

Integers = npt.NDArray[np.signedinteger[Any]]

_LAST_ASCII, _LETTERS = 127, 26
_FEW = 24  # places; below, a loop is faster than array operations
_PROBED = 64  # slots behind the last that a key hashes to
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2**64 over the golden ratio
_SIMPLIFIED = str.maketrans(
    "證號機電話碼銀賬帳戶車護駕駛郵編學員險醫發動開稅執業統會組織構軍態聯絡繫單訂認證國際門診療錄檔案隊"
    "種類費點區縣鄉鎮樓層號間齡別產權庫網頁經緯牌標識憑據權條約驗碼訊簡繳納積養歲舊請內於為從與實際"
    "緊聯係過戶轉帳臺灣來陸幹總對應該個問題處師職務財務貨運輸關儲匯兌貸賓館戶籍現場備註註冊"
    "專義買書傳傷僑決準園圖團寬寶審屬帶廣強徵報掛換無時術櫃欄樣檢氣熱環監盤確離稱簽紋線終綁結維續綠腦薦營"
    "補視計記設許訪訴試誕語購賞賠輛達還遠遞裡鋼鑰銷鏡長閱陽陰隨預額馬驅鵝價體歷壓參變頭幣撥數暫詢跡戲親辦"
    "農舉臨東帐",
    "证号机电话码银账账户车护驾驶邮编学员险医发动开税执业统会组织构军态联络系单订认证国际门诊疗录档案队"
    "种类费点区县乡镇楼层号间龄别产权库网页经纬牌标识凭据权条约验码讯简缴纳积养岁旧请内于为从与实际"
    "紧联系过户转账台湾来陆干总对应该个问题处师职务财务货运输关储汇兑贷宾馆户籍现场备注注册"
    "专义买书传伤侨决准园图团宽宝审属带广强征报挂换无时术柜栏样检气热环监盘确离称签纹线终绑结维续绿脑荐营"
    "补视计记设许访诉试诞语购赏赔辆达还远递里钢钥销镜长阅阳阴随预额马驱鹅价体历压参变头币拨数暂询迹戏亲办"
    "农举临东账",
)
_JOINED = str.maketrans(" -", "__")  # emp_no, emp no and emp-no are one word
_SIMPLIFIED_AND_JOINED = _SIMPLIFIED | _JOINED
_NARROW = {code: code - 0xFEE0 for code in range(ord("！"), ord("～") + 1)}
_VARIANTS: dict[str, str] = {"_": " -\u3000"}
for _code, _simple in _SIMPLIFIED.items():
    _VARIANTS[chr(_simple)] = _VARIANTS.get(chr(_simple), "") + chr(_code)


def canonical(word: str) -> str:
    """Lower case, half width, simplified for the characters of labels (帐 as 账), one joint between words.

    >>> canonical("ＩＤ證號"), canonical("Emp No"), canonical("emp-no")
    ('id证号', 'emp_no', 'emp_no')
    """
    if word.isascii():
        return word.lower().translate(_JOINED)
    return word.translate(_NARROW).lower().translate(_SIMPLIFIED_AND_JOINED)


def _is_letter(codes: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    return ((codes | np.uint8(32)) - np.uint8(97)) < _LETTERS


class Lexicon:
    """Words to be found in code points, without regard to case, width and (for label characters) script.

    words: canonical, distinct, in the order given; results name them by index.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(word for word in map(canonical, words) if word))
        alphabet = sorted(set("".join(self.words)))
        self._ids = {character: index + 1 for index, character in enumerate(alphabet)}
        self._width = len(alphabet) + 1
        # 1 byte to skip, 4 bytes to identify: most characters of a text begin no word
        self._character = np.zeros(SENTINEL + 1, dtype=np.int32)
        for character, identity in self._ids.items():
            for variant in self._spellings(character):
                self._character[ord(variant)] = identity
        self._begins = np.zeros(SENTINEL + 1, dtype=np.bool_)
        for character in {word[0] for word in self.words}:
            self._begins[[ord(variant) for variant in self._spellings(character)]] = True
        ascii_begins = self._begins[: _LAST_ASCII + 1].nonzero()[0].astype(np.uint8)
        self._odd_beginnings = ascii_begins[~_is_letter(ascii_begins)]  # +wx, 2fa
        self._build_tree()

    @staticmethod
    def _spellings(character: str) -> set[str]:
        spellings = {character, character.upper()[:1] or character}
        spellings.update(_VARIANTS.get(character, ""))
        wide = {chr(ord(c) + 0xFEE0) for c in spellings if "!" <= c <= "~"}
        return {c for c in spellings | wide if len(c) == 1}

    def _build_tree(self) -> None:
        """Level by level, a hash table leads from (node, character) to the child, named by its slot."""
        lengths = np.array([len(word) for word in self.words], dtype=np.int64)
        letters = np.zeros((len(self.words), int(lengths.max(initial=0))), dtype=np.int64)
        for row, word in enumerate(self.words):
            letters[row, : len(word)] = [self._ids[character] for character in word]
        self._depth = letters.shape[1]
        self._single = np.zeros(self._width, dtype=np.bool_)
        self._single[letters[lengths == 1, 0]] = True
        self._any_single = bool(self._single.any())
        longer = letters[lengths > 1]
        self._pairs = np.zeros(1 << max(17, len(longer).bit_length() + 4), dtype=np.bool_)
        if len(longer):
            self._pairs[self._pair_slot(longer[:, 0], longer[:, 1])] = True
        nodes = len({word[:length] for word in self.words for length in range(1, len(word) + 1)})
        bits = max(4, (4 * nodes).bit_length())  # at most a quarter full
        self._shift = np.uint64(64 - bits)
        self._slots = np.full((1 << bits) + _PROBED, -1, dtype=np.int64)
        self._root, self._dead = len(self._slots), len(self._slots) + 1  # no key has one of them as its node
        self._closes = np.full(len(self._slots) + 2, -1, dtype=np.int64)  # word that ends in each node, or -1
        node, alive = np.full(len(self.words), self._root), np.arange(len(self.words))
        for depth in range(self._depth):
            keys, place = np.unique(node * self._width + letters[alive, depth], return_inverse=True)
            node = self._put(keys)[place]
            last = lengths[alive] == depth + 1
            self._closes[node[last]] = alive[last]
            alive, node = alive[~last], node[~last]
        first = self._child(np.full(self._width, self._root), np.arange(self._width))
        self._first = np.where(first >= 0, first, self._dead)

    def _put(self, keys: Ints) -> Ints:
        """Slots of distinct new keys, by open addressing."""
        slot = self._slot(keys)
        waiting = np.arange(len(keys))
        while len(waiting):
            slot[waiting[slot[waiting] >= len(self._slots) - 1]] = 0
            free = waiting[self._slots[slot[waiting]] < 0]
            _, one_each = np.unique(slot[free], return_index=True)
            placed = free[one_each]
            self._slots[slot[placed]] = keys[placed]
            waiting = np.setdiff1d(waiting, placed, assume_unique=True)
            slot[waiting] += 1
        return slot

    def _slot(self, key: Ints) -> Ints:
        return ((key.view(np.uint64) * _GOLDEN) >> self._shift).view(np.int64)

    def _child(self, node: Ints, character: Integers) -> Ints:
        """The node that a character leads to from each node; -1 where there is none."""
        key = node * self._width + character
        slot = self._slot(key)
        held = self._slots.take(slot)
        other = (held != key).nonzero()[0]
        while len(other):
            full = held.take(other) >= 0
            slot[other[~full]] = -1
            other = other[full]
            following = slot.take(other) + 1
            following[following >= len(self._slots) - 1] = 0
            slot[other] = following
            held[other] = self._slots.take(following)
            other = other[held.take(other) != key.take(other)]
        return slot

    def _pair_slot(self, first: Integers, second: Integers) -> Integers:
        return (first * 523 + second) & (len(self._pairs) - 1)

    def starts(self, codes: npt.NDArray[np.uint32], positions: Ints | None = None) -> Ints:
        """Positions (all, or among those given) where a word may begin, by its first two characters."""
        if positions is None:
            return self._all_starts(codes)
        positions = positions.compress(self._begins.take(codes.take(positions)))
        first = self._character.take(codes.take(positions))
        second = self._character.take(codes.take(positions + 1))
        pair = self._pairs.take(self._pair_slot(first, second))
        return positions.compress(pair | self._single.take(first))

    def _all_starts(self, codes: npt.NDArray[np.uint32]) -> Ints:
        characters = self._character.take(codes)
        may = self._pairs.take(self._pair_slot(characters[:-1], characters[1:]))
        if self._any_single:
            may |= self._single.take(characters[:-1])
        positions = may.nonzero()[0]
        first = codes.take(positions)
        latin = (first <= _LAST_ASCII).nonzero()[0]
        if not len(latin):
            return positions
        # Latin words begin where no letter stands before
        before = codes.take(positions.take(latin) - 1)
        initial = first.take(latin).astype(np.uint8)
        inside = ~_is_letter(initial) | (_is_letter(before.astype(np.uint8)) & (before <= _LAST_ASCII))
        for mark in self._odd_beginnings:
            inside &= initial != mark
        begins = np.ones(len(positions), dtype=np.bool_)
        begins[latin.compress(inside)] = False
        return positions.compress(begins)

    def longest(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The longest word at each of `starts`: (start, end, word index), only where there is one."""
        if len(starts) <= _FEW:
            return self._longest_of_few(codes, starts)
        alive, at = np.arange(len(starts)), starts + 1
        node = self._first.take(self._character.take(codes.take(starts)))
        word = self._closes.take(node)
        end = at.copy()
        for _ in range(self._depth - 1):
            node = self._child(node, self._character.take(codes.take(at)))
            on_path = (node >= 0).nonzero()[0]
            if not len(on_path):
                break
            if len(on_path) <= _FEW:
                alive = alive.take(on_path)
                end[alive], word[alive] = self._walk(codes, starts.take(alive))
                break
            alive, at, node = alive.take(on_path), at.take(on_path) + 1, node.take(on_path)
            closes = self._closes.take(node)
            closed = (closes >= 0).nonzero()[0]
            word[alive.take(closed)] = closes.take(closed)
            end[alive.take(closed)] = at.take(closed)
        found = (word >= 0).nonzero()[0]
        return starts.take(found), end.take(found), word.take(found)

    @cached_property
    def _next(self) -> dict[int, int]:
        """The hash table as a dict, for texts with so few places that array operations cost more."""
        held = (self._slots >= 0).nonzero()[0]
        return dict(zip(self._slots[held].tolist(), held.tolist(), strict=True))

    def _longest_of_few(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        end, word = self._walk(codes, starts)
        found = (word >= 0).nonzero()[0]
        return starts.take(found), end.take(found), word.take(found)

    def _walk(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints]:
        """End and number of the longest word at each of few positions, -1 where there is none."""
        ends, words = [], []
        follow, closing, width = self._next.get, self._closing, self._width
        for start in starts.tolist():
            node, word, end = self._root, -1, start
            characters = self._character.take(codes[start : start + self._depth]).tolist()
            for offset, character in enumerate(characters, start=1):
                node = follow(node * width + character, -1)
                if node < 0:
                    break
                if closing[node] >= 0:
                    word, end = closing[node], start + offset
            ends.append(end)
            words.append(word)
        return np.array(ends, dtype=np.int64), np.array(words, dtype=np.int64)

    @cached_property
    def _closing(self) -> list[int]:
        closing: list[int] = self._closes.tolist()
        return closing
