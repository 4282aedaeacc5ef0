"""Word lists from which names are put together; made up or common, none is one person's name.

What is in SEEN goes into the tune half and the negative texts; the report half has lists of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class NameLists:
    """Parts of names. `pairs` are given names of two characters as they were common around 1950, around
    1980 and after 2000; `single`, `first`, `second`, `rare` and `beyond_bmp` are given-name characters."""

    pairs: tuple[list[str], list[str], list[str]]
    single: str
    first: str
    second: str
    rare: str
    beyond_bmp: str
    minority: list[str]
    foreign_given: list[str]
    foreign_family: list[str]


GIVEN_PAIRS = (
    (
        "建国 建军 国庆 志强 秀英 桂兰 淑珍 玉兰 秀兰 桂英 凤英 素珍 玉珍 春兰 德福 文斌 永福 福生 金生 "
        "长林 树林 振华 国华 明德 兆祥 玉梅 翠花 桂芳 秀珍 宝山 连生 根生 水生 素芬 月娥 国强 文革 卫东 "
        "红卫 跃进 援朝 解放 学文 忠义 守信 秀云"
    ).split(),
    (
        "志伟 晓东 海燕 丽娜 晓燕 丽华 建华 小红 海波 永强 俊杰 文静 雪梅 春梅 志刚 志明 文涛 晓峰 海涛 "
        "丽萍 红梅 秀丽 艳丽 小军 小平 建平 建新 国栋 立新 伟东 丽丽 娜娜 婷婷 莉莉 倩倩 玲玲 佳佳 洋洋 "
        "雪莲 爱民 爱华 少华 宏伟 大伟 晓明 晓丽"
    ).split(),
    (
        "子涵 梓萱 浩然 欣怡 子轩 宇轩 雨桐 诗涵 梓涵 一诺 若曦 雨欣 思远 嘉豪 佳琪 梓豪 俊熙 沐宸 奕辰 "
        "可馨 语嫣 芷若 依诺 皓轩 思琪 梦瑶 昊天 天佑 铭泽 煜城 晨曦 婉清 书瑶 锦程 亦菲 景行 云舒 知远 "
        "明轩 沐阳 子墨 宇航 泽宇 欣妍 语桐 安然"
    ).split(),
)
GIVEN_SINGLE = (
    "伟芳娜敏静强磊洋艳勇军杰娟涛明超霞平刚玲丹峰鹏鑫波斌宇浩凯健俊帆旭宁婷雪颖琳莹倩洁燕莉萍红梅兰英华建"
    "辉亮飞龙斌彬炜晨阳欣怡瑶琪璐悦妍彤睿哲翔昊博冰冬青岩松林森淼焱垚川江海山云雷震霆威武文斐菲蕾薇蓉莲菊"
    "竹桐楠栋柱钢铁锋锐铭钧"
)
GIVEN_FIRST = (
    "建国志文晓小海永春秋玉秀桂金银宝德福明光振立学思佳嘉子梓宇浩俊欣雨诗梦雪若书景昊天泽铭煜皓沐奕一可亦"
    "知安语依芷瑞祥庆兴家继绍承启启仁义礼智信忠孝维世传宗万千百正方圆长少大中华新红丽美艳彩凤燕云霞月星晨"
    "朝东南西北江河山川林森"
)
GIVEN_SECOND = (
    "国军强伟平华明辉民生福祥瑞林森峰山海洋波涛江河东南西北文斌武杰豪英雄龙虎飞鹏鸿燕凤霞云月星辰晨曦阳光"
    "亮芳兰梅菊莲蓉花萍娟娥娜婷妮妍怡欣悦琪瑶琳瑜珍珠玲琴敏慧静洁雅颖涵萱轩然远博宇航泽睿哲翰墨诗语桐楠栋"
    "梁柱宁安康健勇毅恒诚良善美丽红"
)
RARE_GIVEN = (
    "翀堃喆犇奡甯燚垚骉赟贇晟昶曌翊珺琤珩瑄瑀瑢璟璠璐祎禔禛秾筱篪糸缜羿翎聿芃茜荦菡蕤蘅衎訚諲谌逯遹邈郯钊"
    "铄锜锴镕镠阇隽雒霁霈靓靖颀顗飏骅骢鸢麒黛鼐䶮䒟㛃㮾"
)
BEYOND_BMP_GIVEN = "𬭚𫖯𫍯𬱟𫘧𣲗𬤊𬀩𬍛𬬻𫓶𬸣𬎆𬳵𬘩𠅤𫄨𬭎𫖮𬱖"

MINORITY_GIVEN = (
    "买买提 艾合买提 阿不都热依木 古丽娜尔 阿依古丽 热孜万古丽 吐尔逊 库尔班 艾尼瓦尔 玉素甫 依明 卡德尔 "
    "努尔兰 叶尔江 巴哈提 阿依努尔 帕提古丽 木合塔尔 艾力 吾买尔 阿卜杜拉 麦麦提 图尔荪 热合曼 米热古丽 "
    "迪丽努尔 玛依拉 塔依尔 克里木 赛买提"
).split()
TIBETAN = (
    "扎西 次仁 卓玛 洛桑 多吉 平措 央金 旺堆 格桑 尼玛 达瓦 边巴 丹增 拉姆 白玛 索朗 仁青 才让 曲珍 德吉 "
    "强巴 顿珠 旦增 措姆"
).split()
MONGOL_FIRST = "乌云 巴图 额尔敦 苏日 宝音 朝鲁 那仁 斯琴 阿拉坦 呼和 娜仁 萨仁 孟和 敖登 格日 乌兰".split()
MONGOL_SECOND = "其其格 图雅 格日勒 巴特尔 高娃 德力格尔 托娅 达来 花 毕力格 朝格图 巴雅尔 仓 其木格".split()
YI_FIRST = "吉克 沙马 马海 阿苏 吉木 勒格 海来 曲木 阿尔 加洛".split()
YI_SECOND = "木呷 阿依 尔古 拉铁 日子 伍呷 布哈 石布 阿牛 子洛".split()
FOREIGN_GIVEN = (
    "约翰 玛丽亚 安娜 大卫 迈克尔 伊万 卡洛斯 苏菲娅 汉斯 皮埃尔 詹姆斯 伊莎贝拉 谢尔盖 奥尔加 费尔南多 "
    "罗伯特 凯瑟琳 托马斯 尼古拉 艾玛 马库斯 阿里 法蒂玛 拉吉夫 普里娅 让-保罗 弗朗切斯科 斯蒂芬 "
    "克里斯蒂娜 本杰明"
).split()
FOREIGN_FAMILY = (
    "史密斯 冈萨雷斯 彼得罗夫 穆勒 杜邦 安德森 费尔南德斯 罗西 科瓦列夫 哈桑 夏尔马 奥康纳 贝克 施耐德 "
    "莫罗 卡斯特罗 林德伯格 伊万诺娃 帕特尔 汤普森 维尔纳 罗德里格斯 麦克唐纳 杜瓦尔 马尔凯蒂 霍夫曼 "
    "扎哈罗夫 德-弗里斯"
).split()
JAPANESE_FAMILY = "佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 松本 井上 木村 清水 长谷川".split()
JAPANESE_GIVEN = "健太 翔太 美咲 阳子 大辅 和也 惠子 直树 由美 隆 诚 智子 拓也 樱 一郎 美穗".split()

LATIN_GIVEN = (
    "Kevin Lily Grace Tony Peter Cindy Amy Jason Eric Vivian Jack Helen Simon Nancy Frank Alice Leo "
    "Fiona Ray Sunny Yvonne Derek Carol"
).split()
WESTERN_GIVEN = (
    "John Anna Maria Hans Pierre James Sofia Oliver Emma Lucas Yuki Kenji Ahmed Priya Carlos Ingrid Jean-Paul"
).split()
WESTERN_FAMILY = (
    "Smith Müller Garcia O'Brien Dubois Tanaka Sato Rossi Novak Johansson Patel Kim Fischer McDonald "
    "Petrov Silva Nguyen"
).split()
CANTONESE_FAMILY = "Chan Wong Lee Cheung Lau Ng Leung Ho Kwok Tsang Yeung Lam Fung Mak Chow Tse".split()
CANTONESE_GIVEN = (
    "Tai Man Ka Wing Siu Ming Chi Kit Wai Yan Mei Ling Hoi Tung Pui Shan Yuk Lan Chun Kei".split()
)
PINYIN_SURNAMES = (
    "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 郭Guo "
    "何He 高Gao 林Lin 罗Luo 郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 韩Han 冯Feng 邓Deng 曹Cao 彭Peng "
    "曾Zeng 肖Xiao 田Tian 董Dong 袁Yuan 潘Pan 于Yu 蒋Jiang 蔡Cai 余Yu 杜Du 叶Ye 程Cheng 苏Su 魏Wei 吕Lü "
    "丁Ding 任Ren 沈Shen 姚Yao 卢Lu 姜Jiang 崔Cui 钟Zhong 谭Tan 陆Lu 汪Wang 范Fan"
).split()
PINYIN_GIVEN = (
    "伟wei 芳fang 娜na 敏min 静jing 强qiang 磊lei 洋yang 艳yan 勇yong 军jun 杰jie 娟juan 涛tao 明ming "
    "超chao 霞xia 平ping 刚gang 玲ling 丹dan 峰feng 鹏peng 鑫xin 波bo 斌bin 宇yu 浩hao 凯kai 健jian "
    "俊jun 帆fan 旭xu 宁ning 婷ting 雪xue 颖ying 琳lin 莹ying 倩qian 洁jie 燕yan 莉li 萍ping 红hong "
    "梅mei 兰lan 英ying 华hua 建jian 辉hui 亮liang 飞fei 龙long 晓xiao 文wen 志zhi 子zi 涵han 欣xin 怡yi "
    "思si 远yuan 嘉jia 佳jia 安an 然ran 海hai 云yun 春chun 国guo 天tian 永yong 小xiao 大da 雨yu 诗shi "
    "若ruo 梦meng 可ke 艾ai"
).split()

TRADITIONAL = dict(
    zip(
        "张刘陈杨黄赵吴孙马罗郑谢韩冯萧邓许吕苏卢蒋贾叶阎钟谭邹陆万钱汤龚赖庄严鲁龙顾毕乔贺闫齐庞兰骆关纪"
        "项伟军国华杰涛艳丽红晓梦云凤兴庆东强刚贵宝荣远飞鹏宁静欢乐诗语轩泽颖莹莲娅婵琼维纯绮纲绍继祯礼义"
        "亚剑钧铭锋锦镇钢铁进运达连选诚谦诺贤财赞辉阳际顺领风鸣鸿韵骏骁骐启学实宾尔岚岭帅广应开恒战显晖权"
        "栋树桢汉沧润渊滨焕炜灿尧爱玮珑环瑶禄纬绣缘联胜苍莺蓝跃银闻霁韦书苇费邬邝聂郏温冻缪阚单党车时鲍简"
        "详庐丛区门迟谈劳桥厉楼边农经练长卫号欧诸从师满怀业圣钊铎铮隽发园仓雾烁众寿来坚",
        "張劉陳楊黃趙吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸萬錢湯龔賴莊嚴魯龍顧畢喬賀閆齊龐蘭駱關紀"
        "項偉軍國華傑濤豔麗紅曉夢雲鳳興慶東強剛貴寶榮遠飛鵬寧靜歡樂詩語軒澤穎瑩蓮婭嬋瓊維純綺綱紹繼禎禮義"
        "亞劍鈞銘鋒錦鎮鋼鐵進運達連選誠謙諾賢財贊輝陽際順領風鳴鴻韻駿驍騏啟學實賓爾嵐嶺帥廣應開恆戰顯暉權"
        "棟樹楨漢滄潤淵濱煥煒燦堯愛瑋瓏環瑤祿緯繡緣聯勝蒼鶯藍躍銀聞霽韋書葦費鄔鄺聶郟溫凍繆闞單黨車時鮑簡"
        "詳廬叢區門遲談勞橋厲樓邊農經練長衛號歐諸從師滿懷業聖釗鐸錚雋發園倉霧爍眾壽來堅",
        strict=True,
    )
)

SEEN = NameLists(
    pairs=GIVEN_PAIRS,
    single=GIVEN_SINGLE,
    first=GIVEN_FIRST,
    second=GIVEN_SECOND,
    rare=RARE_GIVEN,
    beyond_bmp=BEYOND_BMP_GIVEN,
    minority=MINORITY_GIVEN,
    foreign_given=FOREIGN_GIVEN,
    foreign_family=FOREIGN_FAMILY,
)
