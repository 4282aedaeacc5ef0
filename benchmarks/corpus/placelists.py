"""Word lists from which streets, estates, buildings and villages are put together; invented.

What is in SEEN goes into the tune half and the negative texts; the report half has lists of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceLists:
    """Parts of addresses. `sites` are whole forms of a site with {road}, {street}, {estate}, {n}, {m},
    {room} and {letter} to fill in; they stand for what is too rare to have a form in `places`."""

    road_first: list[str]
    road_kinds: list[str]
    lane_first: list[str]
    lane_kinds: list[str]
    estate_first: list[str]
    estate_kinds: list[str]
    building_first: list[str]
    building_kinds: list[str]
    park_kinds: list[str]
    town_first: list[str]
    village_first: list[str]
    street_offices: list[str]
    campuses: list[str]
    sites: tuple[str, ...]


ROAD_FIRST = (
    "建设 人民 解放 中山 文化 滨河 朝阳 和平 长江 迎宾 创业 科技 兴业 学府 东风 龙腾 青年 团结 胜利 光明 "
    "新华 花园 西湖 南湖 玉泉 望江 临江 沿河 桂花 梧桐 紫荆 银杏 香樟 凤凰 白云 金沙 石桥 柳林 大学 体育 "
    "工业 车站 教育 健康 友谊 文昌 钟鼓 崇文 宣武 复兴 天府 锦绣 丰收 高新 软件园 机场 港口 环湖 湖滨 "
    "海滨 云海 碧波 世纪 幸福 永安 太平 康宁 泰山 黄河 嵩山 衡山 松花江 珠江 淮海 北京 南京 上海 成都 "
    "重庆 福州 长春 昆明 贵阳 兰州 广州 天津"
).split()
ROAD_KINDS = (
    "路 路 路 路 街 街 大道 大街 东路 西路 南路 北路 中路 东街 西街 南街 北街 一路 二路 横街 支路 环路 "
    "北大街 南大街"
).split()
LANE_FIRST = (
    "柳荫 槐树 井儿 石榴 铁匠 豆腐 羊肉 帽儿 金鱼 前炒面 后海 青云 状元 书院 竹竿 米市 油坊 桃花 三眼井 "
    "小石桥"
).split()
LANE_KINDS = "胡同 胡同 巷 巷 里 弄堂".split()
ESTATE_FIRST = (
    "阳光 翠湖 金色 碧桂 世纪 锦绣 丽景 紫荆 御景 香樟 望江 绿地 水岸 明珠 东方 龙湖 枫林 海棠 桂香 都市 "
    "书香 盛世 尚品 云锦 观澜 澜湾 南苑 北苑 新城 恒盛 中央 百合 天鹅 月亮湾"
).split()
ESTATE_KINDS = (
    "花园 花园 苑 家园 小区 小区 新村 公寓 华庭 名都 华府 城 湾 里 府 雅居 豪庭 名邸 广场 一期 二期 三期 "
    "东区 A区 南区"
).split()
BUILDING_FIRST = (
    "恒通 国际 环球 财富 金融 时代 银河 华贸 嘉里 汇金 中天 远洋 联合 科创 创新 新天地 信达 万象 鼎盛 "
    "星河 富力 滨江 高德"
).split()
BUILDING_KINDS = "大厦 大厦 大厦 广场 中心 写字楼 商务中心 国际中心 大楼 商城".split()
PARK_KINDS = "科技园 产业园 软件园 工业园 物流园 创业园 高新园区 电商园".split()
TOWN_FIRST = (
    "青石 柳河 大湾 沙坪 石桥 双河 龙泉 白沙 桃源 高店 杨树 黄泥 马鞍 清溪 新桥 古城 东坝 西岭 南山 平安 "
    "永兴 太和 三江 五里 十里 松林 竹园 枫树 羊角 牛栏 金鸡 凤鸣 老鹰 云台 长塘 红旗 兴隆 福田"
).split()
VILLAGE_FIRST = (
    "上河 下湾 前村 后寨 李家 王家 张庄 刘家 陈家 赵家 周家 小河 大沟 石头 榆树 桑园 枣林 东风 红星 五星 "
    "胜利 民主 新建 团结 光荣 龙头 虎跳 鱼塘 水磨 油坊 打铁 瓦窑 小庄 中心 岩上 坝上"
).split()
STREET_OFFICES = (
    "文昌 花园 城关 北街 南园 东湖 西山 新城 望江 高新 学府 永安 龙泉 石桥 江北 滨海 和平 解放".split()
)
CAMPUSES = (
    "理工大学南校区 师范大学东校区 农业大学北校区 工商学院新校区 职业技术学院西校区 医科大学本部 "
    "财经大学沙河校区"
).split()

SEEN = PlaceLists(
    road_first=ROAD_FIRST,
    road_kinds=ROAD_KINDS,
    lane_first=LANE_FIRST,
    lane_kinds=LANE_KINDS,
    estate_first=ESTATE_FIRST,
    estate_kinds=ESTATE_KINDS,
    building_first=BUILDING_FIRST,
    building_kinds=BUILDING_KINDS,
    park_kinds=PARK_KINDS,
    town_first=TOWN_FIRST,
    village_first=VILLAGE_FIRST,
    street_offices=STREET_OFFICES,
    campuses=CAMPUSES,
    sites=(
        "{road}临街商铺{n}号",
        "{estate}底商{n}号",
        "{road}{estate}门面{n}号",
        "{road}{n}号厂房{m}楼",
        "{street}与{street}交叉口{n}号",
        "{estate}{n}号楼{letter}座{room}",
    ),
)
