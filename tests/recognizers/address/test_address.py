"""Address (住址, 地址); the streets and houses are made up."""

import time

import pytest

from piiguard import Guard
from piiguard.recognizers.address import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

WHOLE = [
    # from the province, the city or the district down to the room
    "北京朝阳区建国路88号2号楼3单元401室",
    "北京市朝阳区建国路88号院5-2-301",
    "广东省深圳市南山区科技南十二路18号长虹大厦A座1808",
    "浙江省杭州市西湖区文三路478号华星大厦7层",
    "西湖区文三路478号",
    "四川成都武侯区人民南路四段27号2栋1单元10楼1003",
    "内蒙古呼和浩特市赛罕区大学西街235号",
    "新疆乌鲁木齐市天山区光明路59号时代广场20楼C座",
    "江苏苏州工业园区星湖街328号创意产业园5栋",
    "上海市静安区延平路123弄45号601室",
    "浦东张江高科技园区博云路2号",
    "天津市和平区南京路189号津汇广场2座1201室",
    "西藏自治区拉萨市城关区北京中路8号附3号",
    "海南省琼海市嘉积镇爱华东路甲12号",
    # complexes, villages, farms
    "幸福小区12栋2单元301",
    "阳光花园3幢1204室",
    "翠湖苑5-2-301",
    "河西村三组",
    "石桥镇柳河村5组12号",
    "湖南省衡阳市衡南县松江镇高峰村第八组",
    "贵州省毕节市大方县羊场镇桶井村委会上寨组22号",
    "石河子市一四三团",
    "内蒙古锡林郭勒盟正蓝旗桑根达来苏木宝力格嘎查15号",
    "百合名都3号楼2单元1105",
    "学府公寓A栋1507",
    "建设路临街商铺13号",
    # estates whose names end in no unit
    "翡翠天域7栋2单元1804",
    "云锦名都30号楼",
    "海棠湾8座1203",
    "雅康西苑31层3107室",
    "滨江一号院4栋",
    "瑞安大厦47#楼2单元2702",
    "学林嘉园48号楼3单元20楼E户",
    "城关镇南门坡社区老粮站家属院3单元201",
    # farms, regiments, hamlets
    "石河子北泉镇一四七团五连12栋",
    "阿克苏市农一师十团8连",
    "克东县宝泉镇中心村三屯",
    "龙头寨乡岩脚村大寨组",
    # lanes in lanes, sides, letters behind the number
    "长阳路1687弄3支弄12号",
    "新塘大道西178号东方名都花园9栋1梯1502房",
    "淮海中路1298弄10支弄6号甲",
    "为民路5号",
    "之江路12号",
    "东三环中路39号建外SOHO东区6号楼2501",
    # road and number is enough
    "建国路88号",
    "长江西路十二号",
    "帽儿胡同35号",
    "解放大道1127-3号",
    "人民路与中山路交叉口6号",
    # other scripts and widths
    "北京市海淀区中关村南大街５号院７号楼",
    "和平路三十二号院六号楼二单元五零一室",
    "臺北市大安區忠孝東路四段112號5樓之3",
    "香港九龍旺角彌敦道610號荷李活商業中心12樓",
    "廣東省廣州市天河區體育東路116號3205室",
    # noise inside
    "浙江省 杭州市 西湖区 文三路 12号",
    "北京市朝阳区，建国路88号，3号楼",
    "四川省成都市锦江区春熙路北段\n49号",
    "海淀区上地十街1号院（东门）4号楼1001",
    "百合湾5#2704",
    "那曲市比如县文化路6号",
    "从化区河滨南路21号",
    # English
    "Room 401, Unit 3, Building 2, No. 88 Jianguo Road, Chaoyang District, Beijing",
    "Rm 1203, Tower B, Kechuang Plaza, 18 Keji South Road, Nanshan District, Shenzhen, Guangdong",
    "Flat G, 18/F, Tak Fat Mansion, 377 Nathan Road, Mong Kok, Kowloon, Hong Kong",
    "No. 1258 Yishan Road, Xuhui District, Shanghai",
]
CONTEXTS = [
    "{}",
    "他住在{}，已经三年了",
    "张伟，{}，13800138000",
    "寄到{} 收",
    "请送至{}。",
    "1,张伟,{},2024-01-02",
]


@pytest.mark.parametrize("address", WHOLE)
@pytest.mark.parametrize("context", CONTEXTS)
def test_finds_the_whole_address(values_of, address, context):
    """From the first division or name to the last number or unit, whatever stands around it."""
    assert values_of(IDENTIFIER, context.format(address)) == [address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建国路88号附近", "建国路88号"),
        ("建国路88号对面的超市", "建国路88号"),
        ("建国路88号（近地铁站）", "建国路88号"),  # the hint ends it
        ("北京市朝阳区建国路88号2层会议室", "北京市朝阳区建国路88号2层"),
        ("公司搬到上海市黄浦区南京东路100号了", "上海市黄浦区南京东路100号"),
        ("文三路478号 310012", "文三路478号"),  # a postcode is a finding of its own
        ("幸福小区12栋2单元301 张伟收", "幸福小区12栋2单元301"),
        ("张伟 13800138000 浙江省杭州市余杭区文一西路969号", "浙江省杭州市余杭区文一西路969号"),
        ("2010年生于苏州，现居河北省保定市莲池区东风路8号", "河北省保定市莲池区东风路8号"),
        ("望江东区30号楼1单元1903", "望江东区30号楼1单元1903"),  # not 江东区
        ("唐山路北区建设北路5号", "唐山路北区建设北路5号"),
        ("债务人住安溪县官桥镇驷岭村驷岭尾12号。", "安溪县官桥镇驷岭村驷岭尾12号"),
        ("业主反映云锦名都30号楼夜间施工", "云锦名都30号楼"),
        ("快递放在翡翠天域7栋2单元1804门口", "翡翠天域7栋2单元1804"),
        ("业主反映池中路28号楼道堆放杂物", "池中路28号"),
        ("明岚支路1830号门口见", "明岚支路1830号"),
        ("被告住所地东虹街二段1511号之二，", "东虹街二段1511号之二"),
        ("原户籍地为田村委会五组16号，现已迁出", "田村委会五组16号"),
        ("东湖御景5号楼3单元2层东户有老人独居", "东湖御景5号楼3单元2层东户"),
        ("家住重庆市铜梁区长塘镇陈家村大沟屯的老人", "重庆市铜梁区长塘镇陈家村大沟屯"),
        ("广东 桂林市 三水县玉洲华庭E座1003", "广东 桂林市 三水县玉洲华庭E座1003"),
        ("前进大街与胜利路交汇处盛世嘉园6栋", "前进大街与胜利路交汇处盛世嘉园6栋"),
    ],
)
def test_ends_and_begins_where_the_address_does(values_of, text, found):
    """What leads to it and what hints at it stays outside."""
    assert values_of(IDENTIFIER, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        # places without a number
        "北京市朝阳区",
        "他来自浙江省杭州市西湖区",
        "周末在南京路逛街",
        "长安街沿线",
        "从人民广场走到外滩",
        "上海市徐汇区枫林街道工作人员",
        "安徽省金寨县花石乡大湾村村民",
        "我们小区停水了",
        "杭州西湖区翠湖苑物业公司",
        # organisations with a place in the name
        "北京市朝阳区人民法院",
        "上海浦东发展银行南京路支行",
        "北京市第二中级人民法院",
        "广州市第三人民医院",
        "中国建设银行建国路支行",
        "深圳市南山区科技创新局",
        # buildings and rooms of something that is no home
        "本周例会3号楼二层集合",
        "第二人民医院5号楼骨科",
        "机床厂5号车间",
        "法院2号法庭",
        "楼盘一期12栋已售罄",
        "集团三期5号厂房",
        "花园里有12棵树",
        "小区共有12栋楼",
        "该小区8栋楼房加装电梯",
        "小区3号门早上关闭",
        "我们在2号楼301上自习",
        "3栋和5栋之间的草坪",
        "王家村三组组长",
        "旧金山一栋139岁房屋",
        "建成2123座5G基站",
        "某市组建1000多支社区医生团队",
        # codes that look like building, unit, room
        "取件码56-22-3575",
        "有问题可以打400-677-0268",
        "请升级到版本2-1-501",
        "实验2-3-1见附录",
        # numbers of other things
        "（2024）京0105民初12345号",
        "京政发〔2023〕12号",
        "国办发2号文件",
        "地铁3号线换乘10号线",
        "南京路2号线换乘",
        "沿着建国路往东300米",
        "1路公交车",
        "坐302路到终点",
        "第3单元课文",
        "5号楼会议室",
        "2号门集合",
        "3楼大厅",
        "52楼35号会议室",
        "会议中心3楼",
        "人民医院3楼",
        "教学楼一层",
        "全市18个区",
        "历史文化名城140座",
        "传统村落681个",
        "地震造成梅坡村855户受灾",
        "1800个老旧小区",
        "全省三组数据",
        "北京队二队",
        "两座大桥通车",
        "中国路1.5倍",
        "知道3号了吗",
        "这条街有12家店",
        "公里数88号",
        "安苑小区一期",
        "十里长街",
        "九里山战役",
        "五道口",
        "三里屯",
        "该路段2人受伤",
        "收益率上涨3个点",
        "版本V2-301",
        "1号店",
        "8号库房",
        "12号桌",
        "尾号3栋",
        "道路12条",
        "公园5号门",
        "比赛第2节",
        "A座电梯",
        "小组第一",
        "3组队员",
        "一楼二楼都满了",
        "停车场B2层",
        "心内科3层",
        "2024年5月1日",
        "车间3号机床",
        "快递柜2号格",
        "5-2-301",
        "12-3-1",
        "赵子轩  2024-12-22",
        "杨子轩，1928-867-8156",
        "项目里程碑2024-12",
        "订单号88号",
        "10号公路",
        "102国道",
        "我住在附近",
        "王府井",
        "金融街",
        "Open Road 3 tickets",
        "He took the road 12 miles north",
        "Street 1",
        "Building 2 is closed",
        "GET /lane/12 HTTP/1.1",
    ],
)
def test_leaves_other_things_alone(values_of, text):
    """A place alone, an organisation, a line, a floor or a count is no address."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("地址：北京市朝阳区望京街道，电话13800138000", ["北京市朝阳区望京街道"]),
        ("家庭住址:河北省保定市莲池区\n身份证号", ["河北省保定市莲池区"]),
        ("地址：建国路88，13800138000", ["建国路88"]),
        ("地点：52楼35号会议室", []),
        ("籍贯：湖北省武汉市汉南区", []),
        ("邮箱地址：zhangwei@example.com", []),
        ("IP地址：10.0.0.1", []),
    ],
)
def test_a_label_widens_what_is_accepted(values_of, text, found):
    """Behind 地址 or 住址 a place without a number counts."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("header", "text", "found"),
    [
        ("地址", "北京市朝阳区望京街道", ["北京市朝阳区望京街道"]),
        ("jtzz", "浙江省杭州市西湖区转塘街道", ["浙江省杭州市西湖区转塘街道"]),
        ("home_address", "幸福大厦12层", ["幸福大厦12层"]),
        ("备注", "幸福大厦12层", []),
        (None, "幸福小区301室", ["幸福小区301室"]),
    ],
)
def test_the_header_of_a_column_is_a_label(values_of, header, text, found):
    """Cells are read with their header."""
    assert values_of(IDENTIFIER, text, header) == found


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("北京市朝阳区建国路88号2号楼", "北京市朝阳区*********"),
        ("广东省深圳市南山区科技路18号A座1808", "广东省深圳市南山区************"),
        ("建国路88号", "******"),
        ("广东省湛江市徐闻县阳光花园", "广东省湛江市徐闻县****"),
    ],
)
def test_mask_hides_the_road_and_all_behind_it(address, masked):
    """The division down to the district stays."""
    assert mask_text(MASK, address) == masked


@pytest.mark.parametrize("address", WHOLE)
def test_a_masked_address_is_found_masked_or_not_at_all(address):
    """Protecting twice changes nothing more."""
    guard = Guard()
    for text in (address, f"住址：{address}，电话"):
        once = guard.protect(text)
        assert guard.protect(once) == once


def test_an_address_masked_by_others_is_found_masked(masked_values_of):
    """hutool's form hides the last 8."""
    assert masked_values_of(IDENTIFIER, "住址：北京市海淀区马********") == ["北京市海淀区马********"]
    assert masked_values_of(IDENTIFIER, "柳荫胡同***号") == ["柳荫胡同***号"]


def test_what_the_next_text_holds_does_not_matter():
    """A batch gives what each text gives alone, also where labels and numbers stand in the next one."""
    texts = [
        "住址小区北京市朝阳区单元第***-附",
        "13800138000",
        "与长江路口3号",  # a crossing at the very beginning of a text
        "幸福小区三栋二单元",
        "收件 A1",
        "地址：北京市朝阳区望京街道",
        "",
    ]
    guard = Guard(include=["CN_ADDRESS"])
    together = [(found.row, found.start, found.end, found.score) for found in guard.scan(texts)]
    alone = [
        (row, found.start, found.end, found.score)
        for row, text in enumerate(texts)
        for found in guard.scan(text)
    ]
    assert together == alone


@pytest.mark.parametrize(
    "address",
    [
        "贵\n阳东街792号7栋",  # in the name of the road
        "山东聊城茌平区紫\n荆西路57号",
        "杭\n州钱塘区枫林苑A座703",  # in the name of the city
        "黑龙江省七台河市勃利县羊角\n镇岩上村63号",  # before its unit
        "厦门市团结大\n道484号",
        "河南驻马店确山县世纪小区4号楼2单元\n1705",  # before the room
        "日照五莲县世纪花园36号楼C座12\n08",  # in a number
        "南岗区西大直街9\n2号",
    ],
)
def test_a_line_break_within_a_word_does_not_end_it(values_of, address):
    """Scans and forms break lines anywhere."""
    assert values_of(IDENTIFIER, f"住址 {address}\n电话") == [address]


@pytest.mark.parametrize(
    "lines",
    [
        ["幸福小区3栋", "王建国"],
        ["建国路88号", "1980年生"],
        ["北京市朝阳区建国路88号", "张**"],
        ["翡翠天域9层", "153 6179 8800"],
    ],
)
def test_the_next_line_may_be_something_else(values_of, lines):
    """A name, a year, a telephone number or a masked name on the next line stays outside."""
    assert values_of(IDENTIFIER, "\n".join(lines)) in ([lines[0]], [])


def test_units_without_end_take_linear_time():
    """A hundred thousand characters of nothing but units are read in a moment."""
    begun = time.process_time()
    Guard(include=["CN_ADDRESS"]).scan("A座1" * 30_000)
    assert time.process_time() - begun < 10


def test_a_list_of_addresses_is_several(values_of):
    """A new division behind a line break begins a new address."""
    text = "漳州市云霄县淮海中路518号\n韶关市乐昌市御景豪庭25号楼2702室"
    assert values_of(IDENTIFIER, text) == text.split("\n")
