"""What looks like a name or an address and is none: brands, places, dishes, idioms, empty forms."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("lookalikes")

BRANDS = (
    "李宁 王老吉 周大福 周生生 张小泉 马应龙 方太 康师傅 白象 金龙鱼 鲁花 李锦记 陈克明 王致和 郎酒 "
    "周黑鸭 张裕 黄飞红 徐福记 谢馥春 任天堂 高德 金山 万科 宗申 江淮 江小白 安踏 蒙牛 向阳坊 古井贡 "
    "双汇 温氏 牧原 顾家 林内 尚品宅配 金地 龙湖 华住 全聚德 钟薛高 柳工 徐工 曹操出行 马蜂窝 程小奔"
).split()
PLACES = (
    "张家口 石家庄 王府井 马鞍山 李家沱 徐家汇 陆家嘴 杨浦 黄石 高邮 金华 周口 温州 常州 谢家集 韩城 "
    "江门 包头 连云港 安庆 万州 罗湖 梁平 钟祥 祁连山 沈阳 吴江 易县 盖州 曹妃甸 霍山 董家渡 鲁山 汪清 "
    "潘家园 宋庄 方庄 张江 马连道 牛街 丁字沽 孟津 邓州 柳州 桂林 贺兰山 莫干山 武夷山 祝家庄 史家胡同"
).split()
DISHES = (
    "宫保鸡丁 夫妻肺片 麻婆豆腐 东坡肉 鱼香肉丝 文思豆腐 梅菜扣肉 白切鸡 金钱肚 黄焖鸡 龙井虾仁 毛血旺 "
    "叫花鸡 万三蹄 钟水饺 赖汤圆 龙抄手 马蹄糕 田园时蔬 石锅鱼 江团 温拌海螺 卜页包肉 花雕醉鸡 贺岁鱼 "
    "成都冷面 高汤娃娃菜 司康饼 云腿月饼 金陵鸭血 方便面 水煮鱼 关东煮 丁香排骨"
).split()
IDIOMS = (
    "高枕无忧 金玉满堂 方兴未艾 石破天惊 马到成功 白驹过隙 江河日下 万无一失 安居乐业 成竹在胸 温故知新 "
    "盛气凌人 常备不懈 时不我待 顾名思义 张冠李戴 李代桃僵 马失前蹄 黄粱一梦 班门弄斧 江郎才尽 洛阳纸贵 "
    "东施效颦 水落石出 秦晋之好 谢天谢地 严阵以待 任劳任怨 安步当车 车水马龙 龙飞凤舞 牛刀小试"
).split()
WORDS = (
    "高兴 金融 方便 周末 任务 何时 和平 安全 常见 成功 平安 程序 项目 时间 温度 谢谢 严格 宁静 明确 应用 "
    "计算 万一 文化 马上 白天 黄金 石油 江湖 张力 王国 李子 杨梅 柳絮 梅雨 黎明 向来 连续 单价 解决 支持 "
    "路由 车间 房屋 古典 步骤 段落 雷达 强度 许可 容易 花费 季度 关于 权限 印刷 宣布 牛奶 熊猫 游戏 方向 "
    "高度 白色 安排 成本 曾经 尤其 毕竟 相当 能力 经济 通知 由于 从容 满意 都市 别墅 农田 左右 乐观 齐全 "
    "全部 广泛"
).split()
INSTITUTIONS = (
    "市中级人民法院 区人民法院 银行 农商行 人民医院 高速公路收费站 站 海关 "
    "百货大楼 学院 第一中学 钢铁集团 大桥 火车站"
).split()
LINES = (
    "白云深处有人家 江上清风晚自凉 何时归看旧池塘 马蹄踏碎一溪月 金风玉露两相忘 石径斜穿竹外霜 "
    "黄叶满阶秋已老 高楼独倚听更长 柳丝垂到画桥旁 梅花落尽见南窗 万壑松声入梦凉 安得扁舟载酒香 "
    "方塘半亩鉴天光 温酒一壶消夜永 林间小鹿饮晨霜 谢却春衫换夏裳 水村山郭酒旗扬 田家少闲麦初黄"
).split()
TITLES = (
    "白夜之城 江湖令 王的盛宴 马里亚纳记 金色池塘 高地之歌 石头记忆 黄昏清洁工 万物生长 龙的传人 "
    "方寸之间 何日君再来 任性的夏天 时空骑士 成长的代价 温柔的陷阱 雷霆小队 农场物语 安家 花样年代 "
    "严冬过后 云上学堂 沙丘漫步 海上列车 常青藤 单身公寓 连线 孔雀东南飞 牛虻 熊出没"
).split()

GROCERIES = (
    "白菜 黄瓜 马铃薯 金针菇 石榴 文蛤 龙虾 花椰菜 苗圃鸡蛋 毛豆 梅干菜 李子 杨梅 柏籽油 方火腿 温室草莓 "
    "皮蛋 秦椒 莫愁瓜子 向日葵籽 古法红糖 雪里蕻 江米 胡萝卜 胡椒 关中面粉 邱北辣椒 樊家烧饼 海带 苏打饼 "
    "付款码贴纸 盛器"
).split()


def some(d: Document, words: list[str], low: int, high: int, joint: str = "、") -> None:
    """Append some of `words`, no two alike."""
    d.literal(joint.join(d.rng.sample(words, d.rng.randint(low, high))))


@template(0)
def mall_guide(d: Document) -> None:
    d.add("«周末¦国庆»逛街不纠结：{int}楼")
    some(d, BRANDS, 3, 6)
    d.add("都在打折，满{int}00减{int}；")
    some(d, BRANDS, 2, 4)
    d.add("专柜«限时赠杯子¦扫码抽奖»，{brand}店还没开业。")


@template(1)
def what_to_eat(d: Document) -> None:
    d.add("«店里招牌¦今日推荐»是")
    some(d, DISHES, 3, 6)
    d.add("，«老板说¦大众点评上说»")
    some(d, DISHES, 1, 2)
    d.add("«偏咸¦偏辣»。套餐{int}元含")
    some(d, DISHES, 2, 3, "＋")
    d.add("，可以用{brand}券。")


@template(2)
def where_to_go(d: Document) -> None:
    d.add("«三天两夜¦自驾»路线：")
    some(d, PLACES, 4, 7, d.rng.choice("→、-"))
    d.add("，全程{big}公里。")
    some(d, PLACES, 1, 2)
    d.add("到{city}段«限速{int}¦堵车»，建议住在")
    some(d, PLACES, 1, 1)
    d.add("老城区。")


@template(3)
def idiom_exercise(d: Document) -> None:
    d.add("选词填空（每空{int}分）：")
    some(d, IDIOMS, 4, 8, "  ")
    d.add("\n（1）他办事一向____。（2）这份方案____，令人叫绝。（3）近义词：")
    some(d, IDIOMS, 2, 4, "—")


@template(4)
def everyday_words(d: Document) -> None:
    d.add("关键词：")
    some(d, WORDS, 6, 14, d.rng.choice(("；", " ", "、", "，")))
    d.add("。«其中»")
    some(d, WORDS, 2, 3)
    d.add("出现{int}次，较上期{pct}。")


@template(5)
def estate_advert(d: Document) -> None:
    d.add("{city}")
    some(d, PLACES, 1, 1)
    d.add(
        "板块，«江景大宅¦学府旁公园里»，{int}号线地铁口，{big}㎡起，首付{int}万，均价{money}/㎡，«最后{int}席¦样板间开放»，"
    )
    some(d, BRANDS, 1, 2)
    d.add("物业，{region}价值洼地。")


@template(6)
def textbook_units(d: Document) -> None:
    d.add("语文«上册¦下册»目录\n")
    for i in range(1, d.rng.randint(4, 7)):
        d.literal(f"第{i}单元　《{d.rng.choice(TITLES)}》　《{d.rng.choice(LINES)}》　")
        d.add("第{int}页\n")
    d.add("第{int}单元　习作：")
    some(d, WORDS, 1, 2)


@template(7)
def documents_cited(d: Document) -> None:
    d.add("依据")
    some(d, PLACES, 1, 1)
    d.add("市人民政府令第{int}号、〔{year}〕{int}号文、{year}年第{int}号公告及{region}规划，«废止¦修订»")
    some(d, PLACES, 1, 1)
    d.add("县《{int}号地块导则》第{int}条。附表{int}，图{int}-{int}。")


@template(8)
def institutions(d: Document) -> None:
    d.add("合作单位（排名不分先后）：")
    d.literal(
        "、".join(d.rng.choice(PLACES) + d.rng.choice(INSTITUTIONS) for _ in range(d.rng.randint(4, 8)))
    )
    d.add("，以及{branch}、{hospital}、{school}。")


@template(9)
def verses(d: Document) -> None:
    d.add("《«秋夜¦村居¦晚归»》\n")
    some(d, LINES, 4, 4, "，\n")
    d.add("。\n—— 选自第{int}届征文，{year}年«秋¦春»")


@template(10)
def films_and_games(d: Document) -> None:
    d.add("«本周片单¦新游榜»：")
    d.literal("".join(f"《{title}》" for title in d.rng.sample(TITLES, d.rng.randint(3, 6))))
    d.add("。评分{dec}，«豆瓣»{big}人想看；")
    some(d, TITLES, 2, 3, " / ")
    d.add("将于{date}上线，版本{version}。")


@template(11)
def grocery_prices(d: Document) -> None:
    d.add("«早市¦团购»报价 {date}\n")
    for word in d.rng.sample(GROCERIES, d.rng.randint(5, 10)):
        d.literal(word)
        d.add(" {dec}元/«斤¦份¦盒»\n")


@template(12)
def metro_announcement(d: Document) -> None:
    d.add("乘客您好，开往")
    some(d, PLACES, 1, 1)
    d.add("方向的列车即将进站，换乘{int}号线、{int}号线请在")
    some(d, PLACES, 1, 1)
    d.add("站下车。{int}号口至{int}号口之间扶梯维修，请走B出口。首班{time}，末班{time}。")


@template(13)
def bare_regions(d: Document) -> None:
    d.add("地区,«下单量¦用户数»,占比\n")
    d.rows(4, 9, "«{region}¦{city}市¦{city}»,{big},{pct}\n")


@template(14)
def market_commentary(d: Document) -> None:
    d.add("«午评¦收评»：")
    some(d, BRANDS, 3, 5)
    d.add("«领涨¦走弱»，{brand}（{stock}）跌{pct}；«机构认为»")
    some(d, WORDS, 2, 3)
    d.add("板块估值{dec}倍，")
    some(d, PLACES, 1, 2)
    d.add("产业链订单环比{pct}。")


@template(15)
def titles_without_names(d: Document) -> None:
    d.add(
        """各位«老师¦经理¦同仁»：«高级工程师¦主任医师»任职资格评审于{when}开始。请各部门主任、经理、班主任\
、«护士长¦车间主任»\
将材料交{dept}，由«总经理¦院长»签字。«联系人：»综合管理部；主送：董事长、监事会；抄报：党委书记。另：陪审\
员、代理人、法定代表人、收件人的定义见{page}。"""
    )


@template(16, "form")
def empty_form(d: Document) -> None:
    d.add("""«报名表¦申请表»（第{int}版）
姓名：＿＿＿＿　　性别：□男 □女　　曾用名：（没有请填“无”）
联系人：«必填¦同上¦本人»　　收件人：（与身份证一致）
现住址：____省____市____区/县______街道______号
户主姓名：　　　　与户主关系：
填表人签名：　　　审核人：　　　日期：　　年　　月　　日
说明：地址应写到门牌号，如小区、楼栋、单元、室。""")


@template(17)
def speakers_without_names(d: Document) -> None:
    d.add("«店小二¦客服¦系统消息»：您的{goods}已发出，{carrier}运单{waybill}\n")
    d.rows(2, 4, "«买家¦路人甲¦房东¦用户¦甲方»：«好的¦收到，谢谢¦什么时候到»？«价格{money}能少点吗¦»\n")
    d.add("«机器人¦旁白¦温馨提示»：")
    some(d, WORDS, 2, 3, "，")
    d.add("。《服务协议》第{int}条")


@template(18)
def latin_names_of_things(d: Document) -> None:
    d.add("""Product Name: «Speed Pro¦Golden Harbour Tea¦May Garden Set»  Model: {model}  SKU {sku}
Brand: «Li-Ning¦Lee¦Ford¦Lane Crawford¦Dell»  Origin: «Zhejiang¦Guangdong¦Hebei», China
Room Type: «Deluxe King¦Junior Suite»; Airport: «Beijing Capital¦Hong Kong¦Xi'an Xianyang»
Powered by {efirm} Systems, «Shanghai¦Shenzhen» {year}. Rated {dec}/5""")


@template(19)
def streets_in_the_news(d: Document) -> None:
    d.add("{date}起，{street}、{street}«与¦及»{street}路口实施单行，{street}«全线¦东段»禁停；")
    some(d, PLACES, 1, 2)
    d.add("立交桥加固{int}天，途经{street}的{int}路、{int}路公交绕行，{city}交警提醒“")
    some(d, IDIOMS, 1, 1)
    d.add("”。")
