"""Words that begin like a name and are none (非人名): 高兴, 金融, 王府井, 张家口.

A filter of hashed words (Bloom filter, false positives below 1 %), from word lists by
tools/names/build_names.py, and endings that make a company, place or office of what stands before:
李宁公司, 张飞路.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import cast

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import words
from piiguard.recognizers.person.shape import WIDTH, Codes
from piiguard.recognizers.person.tables import NameTables, among, load
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "BRANDS",
    "FILTER_BITS",
    "NOT_NAMES",
    "common",
    "is_common_word",
    "never",
    "positions_in_filter",
    "words_of",
    "wordy",
]

FILTER_BITS = 20
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_FOLD = np.uint64(31)
_SHIFTS = np.array([44, 31, 18, 5], dtype=np.uint64)  # each leaves 20 bits and more of the hash
_MASK = np.uint64((1 << FILTER_BITS) - 1)

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
    "谢谢 多谢 致谢 鸣谢 顾问 理事 常务理事 会长 楼宇 岗位 方法 方案 单位名 双方 应付 应收 "
    "严格 严重 明确 明天 明年 明日 今天 今日 全国 全年 全天 全部 全体 包括 包装 包邮 平均 平台 平安 时间 "
    "时段 "
    "高级 高温 高端 高度 高校 金额 金属 金融 金牌 空调 空间 空运 应用 应当 应急 万元 万人 万一 "
    "温度 温馨 安全 安装 安排 安检 尚未 常见 常用 常温 查询 查看 查收 查验 施工 施救 车型 车次 车间 车牌 "
    "房间 房号 房产 房型 路线 路段 路口 关于 关闭 关键 关注 计划 计算 计费 计量 解决 解除 解释 解锁 "
    "向上 向下 成功 成本 成交 成员 成人 成都 党员 党委 党群 项目 项目部 项目名 商品 商户 商家 商务 商业 "
    "".split()
)
# Brands, shops and figures that are called like a person.
BRANDS = frozenset(
    "李宁 方太 顾家 张小泉 王致和 王老吉 王守义 王麻子 周黑鸭 周大福 周大生 周六福 周生生 周住 钟薛高 "
    "谢馥春 谢瑞麟 "
    "李锦记 李子柒 李渡 李先生 马应龙 马可波罗 马大姐 马兰 任天堂 江小白 江中 江淮 江铃 江南 林内 温氏 宗申 "
    "陈克明 陈麻花 陈李济 程小奔 徐工 徐福记 徐记 张裕 张一元 张飞 张新发 张君雅 古井贡 鲁花 贺兰 贺兰山 "
    "曹妃甸 "
    "胡庆余堂 胡姬花 吴裕泰 吴良材 毛源昌 朱府铜 朱炳仁 冯了性 冠生园 冠珠 金利来 金龙鱼 金夫人 金六福 "
    "金嗓子 "
    "金丝猴 金伯利 金逸 金士顿 金立 金蝶 华为 华润 华住 华夏 柳工 康师傅 康佳 康恩贝 康美 康宝莱 雷士 雷蛇 "
    "雷诺 "
    "安踏 安利 安慕希 包青天 黄飞鸿 黄飞红 黄天鹅 黄鹤楼 黄山 黄河 黄海 黄埔 东阿 东鹏 曲美 邵万生 全聚德 "
    "全友 全棉 "
    "狄仁杰 孙悟空 孙大圣 唐僧 沙僧 高德 高露洁 高乐高 高丝 白象 白大夫 花西子 花王 双汇 古驰 古越 石头 "
    "石库门 "
    "石景山 石家庄 洪崖洞 云南白 严选 海天 海尔 海澜 尚品 尚赫 乐视 乐高 乐百氏 祝家庄 万家乐 万宝龙 万达 "
    "万科 万和 "
    "万事达 向阳坊 路易 路虎 路特斯 路由器 龙湖 龙井 龙门 龙江 龙泉 江门 鲁山 霍山 孟津 韩城 温州 江团 胡椒 "
    "胡萝卜 "
    "杨梅 杨桃 杨树 柳树 松树 梅花 梅干菜 李子 方火腿 桑葚 林木 林地 田地 戴姆勒 沙尔克 尤文 杜兰特 卢旺达 "
    "轩辕剑 常青藤 许可 宁静 黎明 张力 安静 康复 文明 文化 文件 文具 成语 相声 相机 金毛 巴黎 丁香 丹麦 伊朗 "
    "韩国 英国 法国 莫斯科 蓝天 蓝牙 乔丹 郎酒 阳光 阳台 阳澄湖 景点 景区 景观 齐全 习作 习题 任务 任意 "
    "单词 单价".split()
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


def words_of(words: Iterable[str]) -> tuple[Codes, Ints]:
    """(n, 4) code points of words of up to four characters, 0 behind their end, and their lengths."""
    given = list(words)
    letters = np.zeros((len(given), 4), dtype=np.uint32)
    for row, word in enumerate(given):
        letters[row, : len(word)] = [ord(character) for character in word]
    return letters, np.fromiter(map(len, given), dtype=np.int64, count=len(given))


def _key(letters: Codes) -> npt.NDArray[np.uint64]:
    """One number for up to four characters, each by its lower 16 bits."""
    narrow = letters.astype(np.uint16, order="C")
    return cast("npt.NDArray[np.uint64]", narrow.view(np.uint64).ravel())


def positions_in_filter(letters: Codes) -> Ints:
    """(n, hashes) bit numbers of words given as (n, 4) canonical characters."""
    mixed = _key(letters) * _FIRST
    mixed ^= mixed >> _FOLD
    mixed *= _SECOND
    bits: Ints = (mixed[:, None] >> _SHIFTS & _MASK).astype(np.int64)
    return bits


def common(tables: NameTables, letters: Codes) -> Bools:
    """Whether each word of two to four canonical characters is in the filter."""
    bits = positions_in_filter(letters)
    held = tables.common.take(bits >> 3) >> (bits & 7).astype(np.uint8) & 1
    found = cast("Bools", held.all(axis=1))
    return found | among(_keys_of(BRANDS), _key(letters))


@cache
def _keys_of(given: frozenset[str]) -> npt.NDArray[np.uint64]:
    """Sorted keys of words; the sets of this module have a hash of their own, kept."""
    letters, _ = words_of(sorted(word for word in given if len(word) <= WIDTH))
    return np.unique(_key(letters))


@cache
def _labels() -> frozenset[str]:
    """Words of forms and records: they stand where a name may stand and are none."""
    groups = (words.LABELS, words.WEAK_LABELS, words.FIELDS, words.RECORDS)
    others = (words.TITLES, words.LEADS, words.SIGNS)
    return NOT_NAMES | {word for group in groups + others for word in group if 1 < len(word) <= WIDTH}


def never(letters: Codes) -> Bools:
    """Whether each value is a word that stands in the place of a name or beside one: 本人, 未知, 顾问."""
    return among(_keys_of(_labels()), _key(letters))


def is_common_word(codes: Codes, start: Ints, end: Ints) -> Bools:
    """Whether each span of code points is a common word, place or term and needs a cue to be a name.

    Spans of two to four characters are looked up; of others the answer is False. About one span in 500
    is called a common word by mistake.
    """
    tables, length = load(), end - start
    letters = tables.canonical(codes.take(start[:, None] + np.arange(4), mode="clip"))
    letters *= np.arange(4) < length[:, None]
    return common(tables, letters) & (length >= 2) & (length <= 4)
