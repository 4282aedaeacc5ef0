"""Which kind of unit a name ends in (地名通名): road, village, residential complex, office building.

Many characters are units in names and something else in words (道 in 知道): the last two are read.
"""

from __future__ import annotations

__all__ = ["ADMIN", "NONE", "PLACE", "RESIDENCE", "ROAD", "TOWN", "VAGUE", "VILLAGE", "head_kind", "is_home"]

ROAD, VILLAGE, TOWN, ADMIN = "road", "village", "town", "admin"
RESIDENCE = "residence"  # 小区 花园 苑 公寓: people live there
PLACE = "place"  # 大厦 广场 中心 校区: also where people work, and half of every text
VAGUE = "vague"  # 时代 印象 国际: estates are called so, and much else
NONE = "none"

_LAST = {
    **dict.fromkeys("路街道弄巷段衖", ROAD),
    **dict.fromkeys("村邨庄莊屯寨堡", VILLAGE),
    **dict.fromkeys("镇鎮乡鄉", TOWN),
    **dict.fromkeys("市州盟区區县縣旗", ADMIN),
    **dict.fromkeys("园園苑寓庭邸墅里裡居轩軒阁閣郡湾灣坊府城期", RESIDENCE),
    **dict.fromkeys("厦廈馆館厂廠楼樓", PLACE),
}
_TWO = {
    **dict.fromkeys(
        "小区 小區 花园 花園 家园 家園 住区 宅区 大院 雅居 名都 洋房 名城 名邸 御园 雅筑 雅苑 尚城 世家 丽景 "
        "水岸 御景 嘉园 山庄 庄园 "
        "小镇 属院 宿舍 置房 租房 廉租 公馆 号院 名门 天域 豪园 花都 丽都 云邸 上院 "
        "华城 街坊 佳园 家苑 名居 花城 澜庭 香榭 蓝湾 华都 翠庭 悦庭 "
        "华苑 龙苑 峰景 逸景 云庭 铭邸 豪苑 别墅 排屋 公寓".split(),
        RESIDENCE,
    ),
    **dict.fromkeys(
        "时代 印象 春天 天下 国际 风景 风情 阳光 江南 天地 首座 绿洲 盛世 庭院 半岛 华章 尊品 丽舍 东方 "
        "东进".split(),
        VAGUE,
    ),
    **dict.fromkeys("社区 社區 嘎查 新村 委会 委會".split(), VILLAGE),
    **dict.fromkeys("街道 苏木 农场 林场 牧场 分场 团场 團場".split(), TOWN),
    **dict.fromkeys([number + "团" for number in "一二三四五六七八九十"], TOWN),  # 十团8连
    **dict.fromkeys(
        "胡同 衚衕 弄堂 叉口 路口 大道 大街 公路 马路 馬路 国道 省道 县道 "
        "一条 二条 三条 四条 五条 六条 七条 八条 九条 十条 头条 东条 西条 南条 北条".split(),
        ROAD,
    ),
    **dict.fromkeys([road + side for road in "路街道" for side in "东西南北中東"], ROAD),  # 新塘大道西
    **dict.fromkeys(
        "园区 園區 校区 校區 厂区 院区 基地 广场 廣場 中心 市场 市場 公园 公園 技园 业园 件园 流园 意园 "
        "物园 儿园 商城 底商 商铺 门面 铺面 店面".split(),
        PLACE,
    ),
    # words that only look like units
    **dict.fromkeys(
        "团队 部队 车队 机组 班组 社团 集团 军团 球队 乐队 剧组 家组 作组 "
        "知道 报道 味道 频道 渠道 赛道 跑道 通道 管道 人道 公里 这里 那里 哪里 家里 心里 手里 城里 英里 "
        "夜里 网路 思路 套路 出路 线路 电路 道路 铁路 走路 上路 城市 都市 股市 上市 超市 楼市 门市 "
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
        return VILLAGE if any(unit in name[:-1] for unit in ("村", "屯", "寨", "庄", "堡", "社区")) else NONE
    return _LAST.get(last, NONE)


def is_home(name: str) -> bool:
    """Whether a name ends in a whole word for a residential complex: 花园, not 园 alone.

    >>> is_home("翠湖花园"), is_home("翠湖园")
    (True, False)
    """
    return _TWO.get(name[-2:]) == RESIDENCE
