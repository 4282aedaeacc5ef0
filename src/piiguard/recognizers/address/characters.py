"""Every character as one letter for the address grammar: `letters_of(codes)`.

The grammar (grammar.py) is a handful of regular expressions over these letters, so it needs no variant of its
own for full-width digits, Chinese numerals or traditional script.

    0 digit              1 numeral 一…十, 负          w 甲 乙 丙 丁 戊    a Latin letter      O 第
    P 省                 C 市 州 盟                   D 区 县 旗          T 镇 乡 木     V 村 庄 屯 寨 堡
    S 路 街 道           J 弄 巷 段 排                N 号                K 期           L 线 (3号线)
    B 栋 幢  b 座        F 楼 层                      U 门 梯             M 室 房 铺     G 组 队 社 团 连
    E 园 苑 城 厦 府 …   s 小  g 广  c 场  m 中  i 心  u 单  y 院  z 字 寝  k 之  f 附  j 同 会 查 堂 商 面 口
    d 东 西 南 北        H 户                         r 条
    Q what is counted behind a number (年 月 人 个 元 …)          h any other Han character
    A 址                 x words between phrases (在 到 的 …)
    - dash   # number sign   , comma   space   n line break
    ( ) brackets   * mask   . everything else, also the end of a text; p full stop of a decimal
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import ANY_HAN, SENTINEL, Symbols, symbol_table

__all__ = ["letters_of"]

_HAN = {
    "1": "一二三四五六七八九十零〇幺壹贰叁肆伍陆柒捌玖拾负負",
    "w": "甲乙丙丁戊",
    "O": "第",
    "P": "省",
    "C": "市州盟",
    "D": "区區县縣旗",
    "T": "镇鎮乡鄉木",
    "V": "村邨庄莊屯寨堡",
    "S": "路街道",
    "J": "弄巷段衖排",
    "N": "号號",
    "K": "期",
    "L": "线線",
    "B": "栋棟幢",
    "b": "座",
    "F": "楼樓层層",
    "U": "门門梯",
    "M": "室房铺鋪",
    "G": "组組队隊社团團连連",
    "E": "园園苑城厦廈府寓庭邸墅里裡居轩軒阁閣郡湾灣坊馆館厂廠洛",
    "s": "小",
    "g": "广廣",
    "c": "场場",
    "m": "中",
    "i": "心",
    "u": "单單",
    "y": "院",
    "j": "同会會查堂商面口",
    "z": "字寝寢",
    "k": "之",
    "f": "附",
    "d": "东西南北東",
    "H": "户戶",
    "r": "条條",
    "Q": "年月日天人个個元万萬亿億米次岁歲度分时時点點名位家件张張",
    "A": "址",
    "x": "在到于於至往住是为為的了我你您他她它们們给給送寄就这這那其此把被让讓请請由与與及或也还還又再但而因"
    "说說问問着著离離从從旁落距有没沒不称稱去已",
}
_MARKS = {"n": "\n\r", " ": " \t", "-": "-~", "p": "."} | {mark: mark for mark in "#,()*"}


@cache
def _table() -> Symbols:
    symbols = symbol_table()
    of_symbol = np.full(256, ord("."), dtype=np.uint8)
    of_symbol[48:58] = ord("0")
    of_symbol[65:91] = of_symbol[97:123] = ord("a")
    of_symbol[ANY_HAN.start : ANY_HAN.stop] = ord("h")
    for letter, marks in _MARKS.items():
        of_symbol[[ord(mark) for mark in marks]] = ord(letter)
    letters = of_symbol.take(symbols)
    letters[ord("，")] = ord(",")
    for letter, characters in _HAN.items():
        letters[[ord(character) for character in characters]] = ord(letter)
    letters[SENTINEL] = ord(".")
    letters.setflags(write=False)
    return letters


def letters_of(codes: npt.NDArray[np.uint32]) -> Symbols:
    """One letter (see above) for each code point; same length."""
    letters: Symbols = _table().take(codes)
    return letters
