"""Which kind of unit a name ends in (地名通名): road, village, residential complex, office building.

Many characters are units in names and something else in words (道 in 知道): the last two are read.
"""

from __future__ import annotations

__all__ = ["ADMIN", "NONE", "PLACE", "RESIDENCE", "ROAD", "TOWN", "VILLAGE", "head_kind"]

ROAD, VILLAGE, TOWN, ADMIN = "road", "village", "town", "admin"
RESIDENCE = "residence"  # 小区 花园 苑 公寓: people live there
PLACE = "place"  # 大厦 广场 中心 校区: also where people work, and half of every text
NONE = "none"

_LAST = {
    **dict.fromkeys("路街道弄巷段衖", ROAD),
    **dict.fromkeys("村邨庄莊屯寨", VILLAGE),
    **dict.fromkeys("镇鎮乡鄉", TOWN),
    **dict.fromkeys("市州盟区區县縣旗", ADMIN),
    **dict.fromkeys("园園苑寓庭邸墅里裡居轩軒阁閣郡湾灣坊府城期", RESIDENCE),
    **dict.fromkeys("厦廈馆館厂廠楼樓", PLACE),
}
_TWO = {
    **dict.fromkeys("小区 小區 住区 大院 雅居 名都 洋房 名城".split(), RESIDENCE),
    **dict.fromkeys("社区 社區 嘎查 新村 委会 委會".split(), VILLAGE),
    **dict.fromkeys("街道 苏木 农场 林场 牧场 团场 團場".split(), TOWN),
    **dict.fromkeys("胡同 衚衕 弄堂 叉口 路口 大道 大街 公路 马路 馬路 国道 省道 县道".split(), ROAD),
    **dict.fromkeys(
        "园区 園區 校区 校區 厂区 院区 基地 广场 廣場 中心 市场 市場 公园 公園 技园 业园 件园 流园 意园 "
        "物园 儿园 商城 底商 商铺 门面 铺面 店面".split(),
        PLACE,
    ),
    # words that only look like units
    **dict.fromkeys(
        "知道 报道 味道 频道 渠道 赛道 跑道 通道 管道 人道 公里 这里 那里 哪里 家里 心里 手里 城里 英里 "
        "海里 夜里 网路 思路 套路 出路 线路 电路 道路 铁路 走路 上路 城市 都市 股市 上市 超市 楼市 门市 "
        "全市 本市 地区 全区 全县 城乡 下乡 家乡 阶段 手段 时段 路段 现场 机场 操场 战区 赛区 考区 分区 "
        "门口 窗口 出口 入口 进口 人口 港口 村口 房间 定居 移居 故居 邻居 政府 首都 乐园 校园 果园 陵园 "
        "田园 进城 全城 商场 后期 前期 近期 长期 同期 日期 学期 周期 时期 早期 定期 首期 本期 假期 预期 "
        "全村 农村 乡村 中期 末期 任期 延期 到期 逾期 市里 村里 县里 省里 公道 轨道 隧道".split(),
        NONE,
    ),
}
_SECTION = frozenset("区區")  # 东区, A区, 一区 of a complex
_SECTION_NAMES = frozenset("东西南北中東一二三四五六七八九十新老")


def head_kind(name: str) -> str:
    """What the last unit of a name is.

    >>> [head_kind(name) for name in ("幸福小区", "建国路", "知道", "阳光A区", "朝阳区")]
    ['residence', 'road', 'none', 'residence', 'admin']
    """
    last, before = name[-1:], name[-2:-1]
    two = _TWO.get(name[-2:])
    if two is not None:
        return two
    if last in _SECTION and (before in _SECTION_NAMES or before.isascii()):
        return RESIDENCE if len(name) > 3 else NONE
    if last == "期" and not (before in _SECTION_NAMES or before.isdigit()):
        return NONE
    if last in "组組社队隊":  # 柳河村上寨组
        return VILLAGE if "村" in name else NONE
    return _LAST.get(last, NONE)
