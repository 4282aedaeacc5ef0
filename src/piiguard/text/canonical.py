"""Canonical spelling (规范写法) of words: case, width and the characters of labels do not tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["PAIR_BITS", "VARIANTS", "canonical", "canonicals", "pair_hashes"]

Ints = npt.NDArray[np.int64]

_FIRST_SURROGATE, _PLANE = 0xD800, 0x10000
_MULTIPLIER = np.int32(-1640531535)  # 2**32 over the golden ratio, as a signed number: Fibonacci hashing
PAIR_BITS = 18
_BLOCK = 1 << 14  # characters; the arrays in between stay in the processor's cache

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
VARIANTS: dict[str, str] = {"_": " -\u3000"}
for _code, _simple in _SIMPLIFIED.items():
    VARIANTS[chr(_simple)] = VARIANTS.get(chr(_simple), "") + chr(_code)


def canonical(word: str) -> str:
    """Lower case, half width, simplified for the characters of labels (帐 as 账), one joint between words.

    >>> canonical("ＩＤ證號"), canonical("Emp No"), canonical("emp-no")
    ('id证号', 'emp_no', 'emp_no')
    """
    if word.isascii():
        return word.lower().translate(_JOINED)
    return word.translate(_NARROW).lower().translate(_SIMPLIFIED_AND_JOINED)


def canonicals(words: Sequence[str]) -> list[str]:
    """`canonical` of each of many words."""
    lower = "\n".join(words).lower()
    codes = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where(codes < len(_canonical_codes()), _canonical_codes().take(codes, mode="clip"), codes)
    together = codes.tobytes().decode("utf-32-le", "surrogatepass").split("\n")
    return together if len(together) == len(words) else list(map(canonical, words))


@cache
def _canonical_codes() -> npt.NDArray[np.uint32]:
    """What `canonical` makes of each lower-case character of the Basic Multilingual Plane."""
    codes = np.arange(_PLANE, dtype=np.uint32)
    for given, narrow in (_NARROW | _SIMPLIFIED_AND_JOINED).items():
        codes[given] = _SIMPLIFIED_AND_JOINED.get(narrow, narrow)
    return codes


@cache
def _characters() -> npt.NDArray[np.int32]:
    """What all spellings of a character have in common: mostly its canonical one.

    For the code points of the Basic Multilingual Plane; those beyond share the last entry.
    """
    table = np.arange(_PLANE + 1, dtype=np.int32)
    plane = "".join(map(chr, range(_FIRST_SURROGATE))).replace("İ", "i").lower().replace("ς", "σ")
    table[:_FIRST_SURROGATE] = np.frombuffer(plane.encode("utf-32-le"), dtype=np.int32)
    table[0xFF21:0xFF3B] += 32  # full-width letters
    codes = _canonical_codes()
    table[:_PLANE] = codes.take(table[:_PLANE])
    table.setflags(write=False)
    return table


def pair_hashes(codes: npt.NDArray[np.uint32], positions: Ints | None = None, bits: int = PAIR_BITS) -> Ints:
    """A number below 2**bits for each character and its neighbour behind, alike for all spellings of both.

    For all characters but the last, or for those at some positions.
    """
    table = _characters()
    if positions is not None:
        first, second = codes.take(positions), codes.take(positions + 1)
        return _hashed(table.take(first, mode="clip"), table.take(second, mode="clip"), bits)
    hashes = np.empty(max(len(codes) - 1, 0), dtype=np.int64)
    for begin in range(0, len(hashes), _BLOCK):
        characters = table.take(codes[begin : begin + _BLOCK + 1], mode="clip")
        hashes[begin : begin + _BLOCK] = _hashed(characters[:-1], characters[1:], bits)
    return hashes


def _hashed(first: npt.NDArray[np.int32], second: npt.NDArray[np.int32], bits: int) -> Ints:
    mixed = first * _MULTIPLIER
    mixed += second
    mixed &= np.int32((1 << bits) - 1)
    return mixed.astype(np.int64)
