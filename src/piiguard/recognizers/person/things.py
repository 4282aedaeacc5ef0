"""What stands beside a word tells that it is a thing (非人名): 李宁旗舰店, 张飞大桥, 两瓶林河, 喝王老吉.

A name that a label owns stays; of other names those of shops, companies, roads and places go, and those
of what is bought, eaten or worn are trusted less. The words are such as stand behind next to no person in the
labelled corpora the network was trained on.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person.anchors import IS_HAN, simplified
from piiguard.recognizers.person.negatives import common
from piiguard.recognizers.person.tables import load
from piiguard.recognizers.person.word_sets import WordSet
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["priced", "without_things"]

# Behind the name of a shop, company, road, station, place, dynasty or prize
_PLACES = (
    "公司 集团 股份 实业 控股 置业 药业 影业 酒业 乳业 出版社 品牌 旗舰店 专卖店 专营店 直营店 便利店 门店 "
    "分店 总店 加盟店 连锁 连锁店 商城 商场 百货 宾馆 饭店 餐厅 酒楼 茶楼 茶馆 面馆 粉店 烧腊店 火锅店 "
    "大街 大道 东路 西路 南路 北路 中路 路口 路站 街站 大桥 立交 胡同 大厦 花园 小区 社区 街道 公园 机场 "
    "车站 火车站 高铁站 地铁站 收费站 服务区 码头 大学 学院 小学 医院 王朝 纪念馆 综合征 综合症 专柜 "
    "股价 股票 大酒店 古镇 景区 水库 湿地"
).split()
# Behind the maker of a thing
_GOODS = (
    "火锅 烧烤 小吃 奶茶 咖啡 食品 饮料 啤酒 白酒 红酒 巧克力 饼干 蛋糕 面包 月饼 粽子 酱油 凉茶 奶粉 "
    "牛奶 冰淇淋 零食 肠粉 米粉 烤鸭 烧鹅 辣酱 吸尘器 吹风机 冰箱 空调 洗衣机 电视机 打印机 复印机 耳机 "
    "音箱 相机 轮胎 羽绒服 西装 牛仔裤 运动鞋 球鞋 皮鞋 女装 男装 童装 内衣 口红 面膜 香水 护肤品 化妆品 "
    "洗发水 牙膏 纸巾 玩具 胶囊 颗粒 口服液 糖浆 药膏 注射液 疫苗 雕像 专卖 打折 促销 新品 外卖 二锅头 "
    "老窖 特曲 系列 奖杯 物业 楼盘 领涨 领跌 走弱 走强 涨停 跌停 大涨 大跌 拉升 概念股 板块 产业链"
).split()
_SUFFIXES = (
    "街 巷 镇 村 乡 桥 湖 岛 寺 庙 湾 岭 堡 寨 店 厂 馆 牌 丸 片 膏 散 汤 粥 面 粉 茶 酒 鱼 鸡 鸭 饼 糕"
).split()
# Before what is bought, eaten, drunk, worn or counted
_TAKEN = np.zeros(0x10000, dtype=np.bool_)
_TAKEN[[ord(letter) for letter in "买喝吃穿尝煮炒炖泡涂瓶盒袋罐斤箱碗盘"]] = True
_DONE = np.zeros(0x10000, dtype=np.bool_)
_DONE[[ord(letter) for letter in "了过着"]] = True
_CLOSING = np.zeros(0x10000, dtype=np.bool_)  # behind a suffix of one character: its word has ended
_CLOSING[[ord(letter) for letter in "的了在是有上里边旁和与及到从也都就还很太最被比"]] = True
_DOUBT, _MADE = 0.35, 0.5  # what the score of a name loses that may be a thing, or the maker of goods
_STEPS = np.arange(4)
_SPACE, _LONGEST_PRICE = 32, 16
_UNIT_PRICE = re.compile(
    r"[0-9０-９][0-9.,]*\s?[元块]?\s?/\s?[斤公千克两盒瓶件个袋箱台支枝份包吨米套张条只罐杯桶]"
)
_LONGEST_LIST = 64
# The rest of a list, up to where a word about all of its items begins
_LIST = re.compile(
    r"(?:、[^、，。；：！？,;\s]{1,7}?)+?"
    r"(?=[等都均也在纷全集专领走打涨跌大拉概板产物楼促旗门股])"
    r"(?:等等?|都在|都|均|也|在|纷纷|全线|集体)?"
)
_LABEL = int(Evidence.LABEL)


@cache
def _behind() -> tuple[WordSet, WordSet, WordSet]:
    return WordSet.of(_PLACES), WordSet.of(_GOODS), WordSet.of(_SUFFIXES)


@cache
def _begins_thing() -> Bools:
    """Table over characters: which begin one of these words."""
    begins = np.zeros(0x10000, dtype=np.bool_)
    begins[[ord(word[0]) for word in (*_PLACES, *_GOODS, *_SUFFIXES)]] = True
    return begins


def priced(batch: Batch, end: Ints) -> Bools:
    """Whether the price of a unit stands behind each place: 60.70元/斤, ¥9.9/盒."""
    found = np.zeros(len(end), dtype=np.bool_)
    slashes = batch.at("/")
    if not len(slashes):
        return found
    symbols = batch.symbols
    start = end + (symbols.take(end) == _SPACE)
    following = slashes.take(np.minimum(slashes.searchsorted(start), len(slashes) - 1)) - start
    near = batch.is_digit.take(start) & (following > 0) & (following < _LONGEST_PRICE)
    for row in near.nonzero()[0].tolist():
        at = int(start[row])
        text = batch.texts.codes[at : at + _LONGEST_PRICE].tobytes().decode("utf-32-le", "replace")
        found[row] = _UNIT_PRICE.match(text) is not None
    return found


def without_things(batch: Batch, spans: Spans) -> Spans:
    """Names without those that the words beside them make a thing of, and with less trust in others."""
    rows = ((spans.evidence & _LABEL) == 0).nonzero()[0]
    rows = rows[_all_han(batch, spans.start.take(rows), spans.end.take(rows)) & ~spans.masked.take(rows)]
    if not len(rows):
        return spans
    start, end = spans.start.take(rows), spans.end.take(rows)
    place, goods = _followed(batch, end)
    goods |= _listed_with_goods(batch, end)
    doubt = np.where(goods, _MADE, _DOUBT * (_taken(batch, start) | _in_idiom(batch, start, end)))
    if doubt.any():
        spans.score[rows] = np.maximum(spans.score.take(rows) - doubt, 0.0)
    if not place.any():
        return spans
    kept = np.ones(len(spans), dtype=np.bool_)
    kept[rows[place]] = False
    return spans.take(kept)


def _all_han(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Whether Han stands at both ends."""
    symbols = batch.symbols
    answer: Bools = IS_HAN.take(symbols.take(start)) & IS_HAN.take(symbols.take(end - 1))
    return answer


def _followed(batch: Batch, end: Ints) -> tuple[Bools, Bools]:
    """Whether the word of a shop or place stands behind each name, or one of goods."""
    codes = batch.shared(simplified)
    places, goods, suffixes = _behind()
    is_place, is_goods = np.zeros(len(end), dtype=np.bool_), np.zeros(len(end), dtype=np.bool_)
    rows = _begins_thing().take(codes.take(end), mode="clip").nonzero()[0]
    if not len(rows):
        return is_place, is_goods
    ahead = end.take(rows)[:, None] + _STEPS
    letters = codes.take(ahead, mode="clip")
    for length in (1, 2, 3):
        word = letters * (length > _STEPS)
        if length == 1:
            closed = ~IS_HAN.take(batch.symbols.take(ahead[:, 1])) | _CLOSING.take(letters[:, 1], mode="clip")
            is_goods[rows] |= suffixes.holds(word) & closed
        else:
            is_place[rows] |= places.holds(word)
            is_goods[rows] |= goods.holds(word)
    return is_place, is_goods


def _listed_with_goods(batch: Batch, end: Ints) -> Bools:
    """Whether what follows the list that a name is in speaks of shops or goods: 张小泉、王致和都在打折."""
    answer = np.zeros(len(end), dtype=np.bool_)
    rows = (batch.symbols.take(end) == LIST_COMMA).nonzero()[0]
    if not len(rows):
        return answer
    behind = np.array([_behind_list(batch, at) for at in end.take(rows).tolist()], dtype=np.int64)
    place, goods = _followed(batch, behind)
    answer[rows] = place | goods
    return answer


def _behind_list(batch: Batch, at: int) -> int:
    """Where a list that goes on at `at` ends, words such as 都在 behind its last item stepped over."""
    codes = batch.texts.codes[at : at + _LONGEST_LIST].tobytes().decode("utf-32-le", "replace")
    match = _LIST.match(codes)
    return at + match.end() if match else at


def _in_idiom(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Whether each name begins a word of four characters in the filter of common words: 江郎才尽."""
    codes, tables = batch.shared(simplified), load()
    ahead = start[:, None] + _STEPS
    whole = IS_HAN.take(batch.symbols.take(ahead)).all(axis=1) & (end - start < _STEPS.size)
    answer: Bools = whole & common(tables, tables.canonical(codes.take(ahead)))
    return answer


def _taken(batch: Batch, start: Ints) -> Bools:
    """Whether a verb such as 买 or 喝 or a measure such as 瓶 stands before each name."""
    codes = batch.shared(simplified)
    before = codes.take(start - 1)
    done = _DONE.take(before, mode="clip")
    before = np.where(done, codes.take(start - 2), before)
    found: Bools = _TAKEN.take(before, mode="clip")
    return found
