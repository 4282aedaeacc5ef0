"""`Lexicon`: finds any of many words at many positions at once.

A tree of characters as one hash table. A first-character table leaves few positions; those walk down the tree
together, so the cost hardly depends on the number of words.
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

_FEW = 24  # places; below, a loop is faster than array operations
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
_VARIANTS: dict[str, str] = {"_": " -\u3000"}
for _code, _simple in _SIMPLIFIED.items():
    _VARIANTS[chr(_simple)] = _VARIANTS.get(chr(_simple), "") + chr(_code)


def canonical(word: str) -> str:
    """Lower case, half width, simplified for the characters of labels (帐 as 账), one joint between words.

    >>> canonical("ＩＤ證號"), canonical("Emp No"), canonical("emp-no")
    ('id证号', 'emp_no', 'emp_no')
    """
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in word)
    return narrow.lower().translate(_SIMPLIFIED).translate(_JOINED)


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
        self._build_tree()

    @staticmethod
    def _spellings(character: str) -> set[str]:
        spellings = {character, character.upper()[:1] or character}
        spellings.update(_VARIANTS.get(character, ""))
        wide = {chr(ord(c) + 0xFEE0) for c in spellings if "!" <= c <= "~"}
        return {c for c in spellings | wide if len(c) == 1}

    def _build_tree(self) -> None:
        """Nodes numbered level by level, root 0; a hash table leads from (node, character) to the child."""
        lengths = np.array([len(word) for word in self.words], dtype=np.int64)
        letters = np.zeros((len(self.words), int(lengths.max(initial=0))), dtype=np.int64)
        for row, word in enumerate(self.words):
            letters[row, : len(word)] = [self._ids[character] for character in word]
        parent = np.zeros(len(self.words), dtype=np.int64)
        alive = np.arange(len(self.words))
        keys, closing, count = [], [np.array([-1])], 1
        for depth in range(letters.shape[1]):
            level, node = np.unique(parent * self._width + letters[alive, depth], return_inverse=True)
            ends = np.full(len(level), -1, dtype=np.int64)
            last = lengths[alive] == depth + 1
            ends[node[last]] = alive[last]
            keys.append(level)
            closing.append(ends)
            alive, parent = alive[~last], node[~last] + count
            count += len(level)
        self._closes = np.concatenate(closing)  # word that ends in each node, or -1
        self._depth = letters.shape[1]
        self._single = np.zeros(self._width, dtype=np.bool_)
        self._single[letters[lengths == 1, 0]] = True
        longer = letters[lengths > 1]
        self._pairs = np.zeros(1 << max(14, len(longer).bit_length() + 4), dtype=np.bool_)
        if len(longer):
            self._pairs[self._pair_slot(longer[:, 0], longer[:, 1])] = True
        self._hash(np.concatenate(keys) if keys else np.empty(0, dtype=np.int64))

    def _hash(self, keys: Ints) -> None:
        """Open addressing, at most half full; child of `keys[i]` is node i + 1."""
        bits = max(4, (2 * len(keys)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._slots = np.full((1 << bits) + 64, -1, dtype=np.int64)
        self._children = np.zeros(len(self._slots), dtype=np.int64)
        slot = self._slot(keys)
        waiting = np.arange(len(keys))
        while len(waiting):
            slot[waiting[slot[waiting] >= len(self._slots) - 1]] = 0
            free = waiting[self._slots[slot[waiting]] < 0]
            _, one_each = np.unique(slot[free], return_index=True)
            placed = free[one_each]
            self._slots[slot[placed]] = keys[placed]
            self._children[slot[placed]] = placed + 1
            waiting = np.setdiff1d(waiting, placed, assume_unique=True)
            slot[waiting] += 1

    def _slot(self, key: Ints) -> Ints:
        return ((key.astype(np.uint64) * _GOLDEN) >> self._shift).astype(np.int64)

    def _child(self, node: Ints, character: Integers) -> Ints:
        """The node that a character leads to from each node; 0 where there is none."""
        key = node * self._width + character
        slot = self._slot(key)
        held = self._slots.take(slot)
        child = np.where(held == key, self._children.take(slot), 0)
        probing = ((held != key) & (held >= 0)).nonzero()[0]
        while len(probing):
            following = slot.take(probing) + 1
            following[following >= len(self._slots) - 1] = 0
            slot[probing] = following
            held = self._slots.take(following)
            wanted = key.take(probing)
            found = (held == wanted).nonzero()[0]
            child[probing.take(found)] = self._children.take(following.take(found))
            probing = probing[(held != wanted) & (held >= 0)]
        return child

    def _pair_slot(self, first: Integers, second: Integers) -> Integers:
        return (first * 523 + second) & (len(self._pairs) - 1)

    def starts(self, codes: npt.NDArray[np.uint32], positions: Ints | None = None) -> Ints:
        """Positions (all, or among those given) where a word may begin, by its first two characters."""
        if positions is None:
            begins = self._begins.take(codes)
            letter = ((codes | 32) - 97) < 26
            begins[1:] &= ~(letter[1:] & letter[:-1])  # Latin words begin where no letter stands before
            positions = begins.nonzero()[0]
        else:
            positions = positions[self._begins.take(codes.take(positions))]
        first = self._character.take(codes.take(positions))
        second = self._character.take(codes.take(positions + 1))
        pair = self._pairs.take(self._pair_slot(first, second))
        return positions[pair | self._single.take(first)]

    def longest(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The longest word at each of `starts`: (start, end, word index), only where there is one."""
        if len(starts) <= _FEW:
            return self._longest_of_few(codes, starts)
        word = np.full(len(starts), -1, dtype=np.int64)
        end = starts.copy()
        alive, at = np.arange(len(starts)), starts
        node = np.zeros(len(starts), dtype=np.int64)
        for _ in range(self._depth):
            character = self._character.take(codes.take(at))
            node = self._child(node, character)
            on_path = ((node > 0) & (character > 0)).nonzero()[0]
            if not len(on_path):
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
        return dict(zip(self._slots[held].tolist(), self._children[held].tolist(), strict=True))

    def _longest_of_few(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        found: list[tuple[int, int, int]] = []
        for start in starts.tolist():
            characters = self._character.take(codes[start : start + self._depth]).tolist()
            node, word, end = 0, -1, start
            for offset, character in enumerate(characters, start=1):
                node = self._next.get(node * self._width + character, 0) if character else 0
                if not node:
                    break
                closes = self._closing[node]
                if closes >= 0:
                    word, end = closes, start + offset
            if word >= 0:
                found.append((start, end, word))
        columns = np.array(found, dtype=np.int64).reshape(-1, 3).T
        return columns[0], columns[1], columns[2]

    @cached_property
    def _closing(self) -> list[int]:
        closing: list[int] = self._closes.tolist()
        return closing
