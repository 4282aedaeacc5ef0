"""Words that begin like a name and are none (非人名): 高兴, 金融, 王府井, 张家口.

A filter of hashed words (Bloom filter, false positives below 1 %) from dictionaries, lists of companies and
places, and what labelled texts hardly ever call a name; tools/names/build_names.py compiles it. What stands
beside a word and makes a thing of it is in `things`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import words
from piiguard.recognizers.person.shape import Codes
from piiguard.recognizers.person.tables import NameTables, load
from piiguard.recognizers.person.word_sets import WordSet, word_keys
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "FILTER_BITS",
    "NOT_NAMES",
    "common",
    "is_common_word",
    "never",
    "positions_in_filter",
    "wordy",
]

FILTER_BITS = 20
_GOLDEN, _ODD, _FOLDED, _ALL_BITS = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 31, (1 << 64) - 1
_SHIFTED, _LAST_BIT = (44, 31, 18, 5), (1 << FILTER_BITS) - 1  # each leaves 20 bits and more of the hash
_FIRST, _SECOND = np.uint64(_GOLDEN), np.uint64(_ODD)
_FOLD = np.uint64(_FOLDED)
_SHIFTS = np.array(_SHIFTED, dtype=np.uint64)
_MASK = np.uint64(_LAST_BIT)
_FEW = 8  # words

# Written in the place of a name, by people and by programs.
NOT_NAMES = frozenset(
    "本人 同上 未知 不详 不明 匿名 无名 无名氏 佚名 保密 待定 待补 暂无 没有 空白 空缺 先生 "
    "女士 小姐 太太 客户 用户 顾客 患者 家属 业主 会员 个人 单位 公司 财务 前台 客服 管理员 "
    "测试 系统 默认 其他 其它 全部 合计 总计 小计 姓名 名字 男 女 男性 女性 是 否 有 无 某人 "
    "某某 某某某 经理 老师 医生 主任 同学 同志 老板 店长 店员 员工 团队 小组 集体 本公司 我司 "
    "贵司 甲方 乙方 丙方 双方 父亲 母亲 丈夫 妻子 儿子 女儿 本单位 相关人员 工作人员 负责人 "
    "联系人 收件人 电话 手机 地址 签字 签名 盖章 日期 已婚 未婚 自己 我们 你们 他们 大家 各位 "
    "所有人 收货人 寄件人 申请人 经办人 管理者 用户名 昵称 匿名用户 游客 访客 机器人 亲爱的 "
    "尊敬的 身份 证件 性别 年龄 职务 部门 备注 说明 详见 如下 见附件 群主 同事 朋友 亲属 配偶 "
    "子女 兄弟 姐妹 亲友 代理 委托 授权 转账 收款 付款 汇款 必填 选填 时祺 商祺 台安 台祺 夏安 冬安 秋安 "
    "春安 "
    "教安 编安 近安 大安 展信佳 展信安 见字如面 路人甲 路人乙 籍贯 曾用名 支付宝 高清 高清版 何时 何地 何人 "
    "何处 "
    "谢谢 多谢 致谢 鸣谢 顾问 理事 常务理事 会长 楼宇 岗位 单位名 应付 应收 "
    "项目 项目部 项目名 商品 商户 商家 金额 时间".split()
)
# Surnames that are words of running text, too: 和, 于, 向
_WORDY = np.zeros(0x10000, dtype=np.bool_)
_WORDS_OF_TEXT = (
    "和于从向时有在同与为要但到对就也都还去来以因及或能会让被给经计连相应当各每该若如使任何系称自并将年月日"
)
_WORDY[[ord(letter) for letter in _WORDS_OF_TEXT]] = True


def wordy(first: Codes) -> Bools:
    """Whether each surname is a common word of one character as well."""
    found: Bools = _WORDY.take(first, mode="clip")
    return found


def _mixed(letters: Codes) -> npt.NDArray[np.uint64]:
    mixed = word_keys(letters) * _FIRST
    mixed ^= mixed >> _FOLD
    mixed *= _SECOND
    return mixed


def positions_in_filter(letters: Codes) -> Ints:
    """(n, hashes) bit numbers of words given as (n, 4) canonical characters."""
    bits: Ints = (_mixed(letters)[:, None] >> _SHIFTS & _MASK).astype(np.int64)
    return bits


def common(tables: NameTables, letters: Codes) -> Bools:
    """Whether each word of two to four canonical characters is in the filter."""
    if len(letters) <= _FEW:
        return np.array([_is_common(tables, word) for word in letters.tolist()], dtype=np.bool_)
    mixed = _mixed(letters)
    found = _held(tables.common, mixed, 0)
    rows = found.nonzero()[0]
    for number in range(1, len(_SHIFTS)):
        if not len(rows):
            break
        held = _held(tables.common, mixed.take(rows), number)
        found[rows] = held
        rows = rows[held]
    return found


def _is_common(tables: NameTables, word: list[int]) -> bool:
    """The same for one word; a loop over few is faster than array operations."""
    key = sum((letter & 0xFFFF) << 16 * place for place, letter in enumerate(word))
    mixed = key * _GOLDEN & _ALL_BITS
    mixed = (mixed ^ mixed >> _FOLDED) * _ODD & _ALL_BITS
    for shift in _SHIFTED:
        at = mixed >> shift & _LAST_BIT
        if not tables.common[at >> 3] >> (at & 7) & 1:
            return False
    return True


def _held(bits: npt.NDArray[np.uint8], mixed: npt.NDArray[np.uint64], number: int) -> Bools:
    """Whether the bit of each word that one of the hashes names is set."""
    at = (mixed >> _SHIFTS[number] & _MASK).astype(np.int64)
    held: Bools = (bits.take(at >> 3) >> (at & 7).astype(np.uint8) & 1).view(np.bool_)
    return held


@cache
def _labels() -> WordSet:
    """Words of forms and records: they stand where a name may stand and are none."""
    groups = (words.LABELS, words.WEAK_LABELS, words.FIELDS, words.RECORDS)
    others = (words.TITLES, words.LEADS, words.SIGNS)
    return WordSet.of(NOT_NAMES | {word for group in groups + others for word in group if len(word) > 1})


def never(letters: Codes) -> Bools:
    """Whether each value is a word that stands in the place of a name or beside one: 本人, 未知, 顾问."""
    return _labels().holds(letters)


def is_common_word(codes: Codes, start: Ints, end: Ints) -> Bools:
    """Whether each span of code points is a common word, place or term and needs a cue to be a name.

    Spans of two to four characters are looked up; of others the answer is False. About one span in 500
    is called a common word by mistake.
    """
    tables, length = load(), end - start
    letters = tables.canonical(codes.take(start[:, None] + np.arange(4), mode="clip"))
    letters *= np.arange(4) < length[:, None]
    return common(tables, letters) & (length >= 2) & (length <= 4)
