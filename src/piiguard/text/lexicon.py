"""`Lexicon`: finds any of many words at many positions at once.

A trie laid out level by level as sorted arrays. A first-character table and a bitmap of first pairs leave few
positions; those walk down the levels together, so the cost hardly depends on the number of words.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Ints

__all__ = ["Lexicon", "canonical"]

_SIMPLIFIED = str.maketrans(
    "證號機電話碼銀賬帳戶車護駕駛郵編學員險醫發動開稅執業統會組織構軍態聯絡繫單訂認證國際門診療錄檔案隊"
    "種類費點區縣鄉鎮樓層號間齡別產權庫網頁經緯牌標識憑據權條約驗碼訊簡繳納積養歲舊請內於為從與實際"
    "緊聯係過戶轉帳臺灣總對應該個問題處師職務財務貨運輸關儲匯兌貸賓館戶籍現場備註註冊",
    "证号机电话码银账账户车护驾驶邮编学员险医发动开税执业统会组织构军态联络系单订认证国际门诊疗录档案队"
    "种类费点区县乡镇楼层号间龄别产权库网页经纬牌标识凭据权条约验码讯简缴纳积养岁旧请内于为从与实际"
    "紧联系过户转账台湾总对应该个问题处师职务财务货运输关储汇兑贷宾馆户籍现场备注注册",
)
_VARIANTS: dict[str, str] = {}
for _code, _simple in _SIMPLIFIED.items():
    _VARIANTS[chr(_simple)] = _VARIANTS.get(chr(_simple), "") + chr(_code)


def canonical(word: str) -> str:
    """Lower case, half width, simplified for the characters that occur in labels.

    >>> canonical("ＩＤ證號")
    'id证号'
    """
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in word)
    return narrow.lower().translate(_SIMPLIFIED)


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
        self._character = np.zeros(SENTINEL + 1, dtype=np.uint16 if self._width < 65536 else np.uint32)
        for character, identity in self._ids.items():
            for variant in self._spellings(character):
                self._character[ord(variant)] = identity
        self._begins = np.zeros(SENTINEL + 1, dtype=np.bool_)
        for character in {word[0] for word in self.words}:
            self._begins[[ord(variant) for variant in self._spellings(character)]] = True
        self._build_levels()

    @staticmethod
    def _spellings(character: str) -> set[str]:
        spellings = {character, character.upper()[:1] or character}
        spellings.update(_VARIANTS.get(character, ""))
        wide = {chr(ord(c) + 0xFEE0) for c in spellings if "!" <= c <= "~"}
        return {c for c in spellings | wide if len(c) == 1}

    def _build_levels(self) -> None:
        """keys[d]: sorted parent * width + character of the nodes of depth d; ends[d]: word of each, or -1."""
        ordered = sorted(range(len(self.words)), key=lambda index: self.words[index])
        self._keys: list[Ints] = []
        self._ends: list[Ints] = []
        alive = np.array(ordered, dtype=np.int64)
        parent = np.zeros(len(alive), dtype=np.int64)
        depth = 0
        lengths = np.array([len(word) for word in self.words], dtype=np.int64)
        while len(alive):
            characters = np.array([self._ids[self.words[i][depth]] for i in alive.tolist()], dtype=np.int64)
            keys, node = np.unique(parent * self._width + characters, return_inverse=True)
            ends = np.full(len(keys), -1, dtype=np.int64)
            closing = lengths[alive] == depth + 1
            ends[node[closing]] = alive[closing]
            self._keys.append(keys)
            self._ends.append(ends)
            alive, parent = alive[~closing], node[~closing]
            depth += 1
        self._single = np.zeros(self._width, dtype=np.bool_)
        self._single[[self._ids[word] for word in self.words if len(word) == 1]] = True
        pairs = sorted({word[:2] for word in self.words if len(word) > 1})
        self._pairs = np.zeros(1 << max(14, len(pairs).bit_length() + 4), dtype=np.bool_)
        if pairs:
            first = np.array([self._ids[pair[0]] for pair in pairs], dtype=np.int64)
            second = np.array([self._ids[pair[1]] for pair in pairs], dtype=np.int64)
            self._pairs[self._pair_slot(first, second)] = True

    def _pair_slot(self, first: Ints, second: Ints) -> Ints:
        return (first * 523 + second) & (len(self._pairs) - 1)

    def starts(self, codes: npt.NDArray[np.uint32], positions: Ints | None = None) -> Ints:
        """Positions (all, or among those given) where a word may begin, by its first two characters."""
        if not self.words:
            return np.empty(0, dtype=np.int64)
        if positions is None:
            positions = (self._begins.take(codes)).nonzero()[0]
        else:
            positions = positions[self._begins.take(codes.take(positions))]
        first = self._character.take(codes.take(positions)).astype(np.int64)
        second = self._character.take(codes.take(positions + 1)).astype(np.int64)
        pair = self._pairs.take(self._pair_slot(first, second)) & (second > 0)
        return positions[pair | self._single.take(first)]

    def longest(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The longest word at each of `starts`: (start, end, word index), only where there is one."""
        word = np.full(len(starts), -1, dtype=np.int64)
        length = np.zeros(len(starts), dtype=np.int64)
        alive = np.arange(len(starts))
        node = np.zeros(len(starts), dtype=np.int64)
        for depth, (keys, ends) in enumerate(zip(self._keys, self._ends, strict=True)):
            if not len(alive):
                break
            characters = self._character.take(codes.take(starts.take(alive) + depth)).astype(np.int64)
            key = node * self._width + characters
            slot = np.minimum(keys.searchsorted(key), len(keys) - 1)
            on_path = ((keys.take(slot) == key) & (characters > 0)).nonzero()[0]
            alive, node = alive.take(on_path), slot.take(on_path)
            closing = (ends.take(node) >= 0).nonzero()[0]
            closed = alive.take(closing)
            word[closed] = ends.take(node.take(closing))
            length[closed] = depth + 1
        found = word >= 0
        return starts[found], starts[found] + length[found], word[found]
