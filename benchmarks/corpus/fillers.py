"""Text that is no labelled value: firms, places, dates, numbers that only look like identifiers."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from benchmarks.corpus import checks
from benchmarks.corpus.numbers import DIGITS, HEX, LOWER, Numbers
from benchmarks.corpus.people import People
from benchmarks.corpus.places import Places

ROADS = (
    "建设",
    "人民",
    "解放",
    "中山",
    "文化",
    "滨河",
    "朝阳",
    "和平",
    "长江",
    "迎宾",
    "创业",
    "科技",
    "兴业",
    "学府",
    "东风",
    "龙腾",
)
BRANDS = (
    "恒瑞",
    "东方",
    "云启",
    "金海",
    "星河",
    "中天",
    "蓝峰",
    "瑞丰",
    "华信",
    "联创",
    "正达",
    "佳禾",
    "泰和",
    "启明",
    "博远",
    "鼎盛",
)
TRADES = (
    "科技",
    "物流",
    "信息技术",
    "医疗器械",
    "建筑工程",
    "商贸",
    "电子",
    "文化传媒",
    "置业",
    "食品",
    "新能源",
    "精密机械",
    "环保",
)
ENGLISH_FIRMS = ("Northgate", "Silver Lake", "Harbour Trust", "Pacific Union", "Evergreen", "Bluefield")
BANKS = (
    "中国工商银行",
    "中国农业银行",
    "中国银行",
    "中国建设银行",
    "交通银行",
    "招商银行",
    "中信银行",
    "邮储银行",
    "平安银行",
    "兴业银行",
    "民生银行",
    "浦发银行",
    "宁波银行",
    "徽商银行",
)
GOODS = (
    "不锈钢保温杯",
    "无线蓝牙耳机",
    "A4复印纸",
    "办公椅",
    "扫描枪",
    "螺纹钢HRB400",
    "婴儿湿巾",
    "有机大米5kg",
    "机械键盘",
    "轴承6204-2RS",
    "LED平板灯",
    "一次性手套",
    "碳粉盒CF283A",
    "数据线",
    "洗衣液2L",
    "工业酒精",
    "儿童书包",
    "破壁机",
    "投影仪",
    "安全帽",
)
MODELS = (
    "ThinkPad X1",
    "MateBook 14",
    "iPhone 15 Pro",
    "Redmi K70",
    "WH-1000XM5",
    "DS-2CD3T46WD",
    "S7-1200",
    "RTX4070Ti",
    "P2050dn",
    "GB9706.1",
    "M12x80",
    "6ES7214-1AG40",
    "STM32F103C8T6",
    "ABB-ACS550",
    "DN150",
    "Q235B",
    "E5-2680v4",
    "SN74HC595N",
)
JOBS = (
    "销售经理",
    "高级工程师",
    "财务主管",
    "人事专员",
    "客户经理",
    "项目总监",
    "采购",
    "客服代表",
    "行政助理",
    "护士长",
    "主治医师",
    "法务",
)
DEPARTMENTS = (
    "销售部",
    "研发中心",
    "财务部",
    "人力资源部",
    "客服中心",
    "信息科",
    "采购部",
    "运营部",
    "行政部",
    "心内科",
    "骨科",
    "教务处",
)
DISEASES = (
    "高血压2级",
    "2型糖尿病",
    "急性阑尾炎",
    "腰椎间盘突出",
    "肺部感染",
    "冠心病",
    "右踝骨折",
    "甲状腺结节",
    "胃溃疡",
    "慢性支气管炎",
)


class Fillers:
    """Draws unlabelled text; every method is the name of a slot."""

    def __init__(self, rng: Random, numbers: Numbers, people: People, places: Places) -> None:
        self.rng = rng
        self.numbers = numbers
        self.people = people
        self.places = places

    def _one(self, values: tuple[str, ...] | str) -> str:
        return self.rng.choice(values)

    # people, places, firms

    def surname(self) -> str:
        return self.people.surname()

    def title(self) -> str:
        return self._one(("先生", "女士", "老师", "经理", "总", "师傅", "小姐"))

    def sex(self) -> str:
        return self._one("男女")

    def job(self) -> str:
        return self._one(JOBS)

    def dept(self) -> str:
        return self._one(DEPARTMENTS)

    def region(self) -> str:
        return self.places.region()

    def city(self) -> str:
        return self.places.city()

    def street(self) -> str:
        return self.places.street()

    def efirm(self) -> str:
        return self._one(ENGLISH_FIRMS)

    def org(self) -> str:
        kind = self._one(("有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司"))
        return f"{self.city()}{self._one(BRANDS)}{self._one(TRADES)}{kind}"

    def brand(self) -> str:
        return self._one(BRANDS) + self._one(TRADES)

    def bank(self) -> str:
        return self._one(BANKS)

    def branch(self) -> str:
        kind = self._one(("支行", "路支行", "分理处", "分行营业部"))
        return f"{self._one(BANKS)}{self.city()}{self._one(ROADS)}{kind}"

    def hospital(self) -> str:
        return f"{self.city()}市{self._one(('第一人民医院', '中医院', '妇幼保健院', '中心医院', '第三医院'))}"

    def school(self) -> str:
        kinds = ("理工大学", "师范大学", "第三中学", "实验小学", "职业技术学院", "工商学院")
        return self.city() + self._one(kinds)

    def goods(self) -> str:
        return self._one(GOODS)

    def model(self) -> str:
        return self._one(MODELS)

    def disease(self) -> str:
        return self._one(DISEASES)

    def carrier(self) -> str:
        return self._one(("顺丰", "圆通", "中通", "韵达", "京东物流", "申通", "极兔", "德邦"))

    # time and quantity

    def moment(self) -> datetime:
        return datetime(2021, 1, 1) + timedelta(seconds=self.rng.randrange(5 * 365 * 86400))

    def date(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"{d:%Y-%m-%d}",
                f"{d.year}年{d.month}月{d.day}日",
                f"{d:%Y/%m/%d}",
                f"{d:%Y.%m.%d}",
                f"{d:%Y%m%d}",
                f"{d.month}月{d.day}日",
            )
        )

    def when(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"{d:%Y-%m-%d %H:%M}",
                f"{d.month}月{d.day}日{d:%H:%M}",
                f"{d.year}年{d.month}月{d.day}日{d.hour}时",
            )
        )

    def expiry(self) -> str:
        return f"{self.rng.randrange(1, 13):02d}/{self.rng.randrange(25, 34)}"

    def isodate(self) -> str:
        return f"{self.moment():%Y-%m-%d}"

    def time(self) -> str:
        d = self.moment()
        return self._one((f"{d:%H:%M}", f"{d:%H:%M:%S}", f"{d.hour}点{d.minute:02d}分"))

    def clock(self) -> str:
        return f"{self.moment():%H:%M:%S}"

    def datetime(self) -> str:
        return f"{self.moment():%Y-%m-%d %H:%M:%S}"

    def iso(self) -> str:
        return f"{self.moment():%Y-%m-%dT%H:%M:%S}.{self.rng.randrange(1000):03d}+08:00"

    def year(self) -> str:
        return str(self.rng.randrange(2008, 2027))

    def int(self) -> str:
        return str(self.rng.randrange(2, 60))

    def big(self) -> str:
        return str(self.rng.randrange(100, 99999))

    def age(self) -> str:
        return str(self.rng.randrange(6, 88))

    def money(self) -> str:
        low, high = self.rng.choices(((5, 500), (500, 90000), (1e5, 9e7)), (45, 45, 10))[0]
        value = self.rng.uniform(low, high)
        return self._one(
            (
                f"{value:,.2f}",
                f"{value:.2f}",
                f"{value:,.0f}",
                f"{value:.0f}",
                f"￥{value:,.2f}",
                f"¥{value:.2f}",
            )
        )

    def pct(self) -> str:
        return f"{self.rng.uniform(0, 100):.{self.rng.randrange(0, 3)}f}%"

    def dec(self) -> str:
        return f"{self.rng.uniform(0, 200):.{self.rng.randrange(1, 5)}f}"

    def gpslike(self) -> str:
        """Two prices that look like a longitude and a latitude."""
        return f"{self.rng.uniform(80, 130):.3f}/{self.rng.uniform(18, 50):.3f}"

    def score(self) -> str:
        return f"{self.rng.randrange(50, 130)}:{self.rng.randrange(50, 130)}"

    def page(self) -> str:
        return self._one(
            (
                f"第{self.int()}页",
                f"P.{self.int()}",
                f"{self.rng.randrange(1, 9)}.{self.rng.randrange(1, 12)}.{self.rng.randrange(1, 20)}节",
            )
        )

    # numbers that look like identifiers

    def order(self) -> str:
        d = self.moment()
        tail = self.numbers.pick(DIGITS, self.rng.choice((3, 4, 6)))
        return self._one(
            (
                f"{d:%Y%m%d%H%M%S}{tail}",
                f"{d:%Y%m%d}{self.numbers.digits(8)}",
                f"DD{d:%Y%m%d}{tail}",
                f"{d:%Y%m%d%H%M%S}",
                f"SO-{d:%y%m%d}-{tail}",
                f"{d:%Y%m%d}{self.numbers.digits(10)}",
            )
        )

    def orderdigits(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"{d:%Y%m%d%H%M%S}{self.numbers.pick(DIGITS, 4)}",
                f"{d:%Y%m%d}{self.numbers.digits(8)}",
                f"{d:%Y%m%d%H%M%S}{self.numbers.pick(DIGITS, 3)}",
            )
        )

    def unix(self) -> str:
        return str(self.rng.randrange(1600000000, 1790000000))

    def unixms(self) -> str:
        return str(self.rng.randrange(1600000000000, 1790000000000))

    def stamp(self) -> str:
        d = self.moment()
        return self._one(
            (
                self.unix(),
                self.unixms(),
                f"{d:%Y%m%d%H%M%S}",
                f"{d:%Y%m%d%H%M%S}{self.numbers.pick(DIGITS, 3)}",
            )
        )

    def snow(self) -> str:
        return str((self.rng.randrange(200_000_000_000, 480_000_000_000) << 22) + self.rng.randrange(1 << 22))

    def waybill(self) -> str:
        return self._one(
            (
                "SF" + self.numbers.digits(13, "1"),
                "YT" + self.numbers.digits(13, "12389"),
                "JDVB" + self.numbers.digits(11),
                self.numbers.digits(12, "47"),
                self.numbers.digits(14, "7"),
                "JT" + self.numbers.digits(13, "35"),
                "JD" + self.numbers.digits(13, "0"),
            )
        )

    def ean(self) -> str:
        body = self._one(("690", "692", "693", "695", "697")) + self.numbers.digits(9)
        return body + checks.ean(body)

    def isbn(self) -> str:
        body = "9787" + self.numbers.digits(8)
        full = body + checks.ean(body)
        return self._one((full, f"{full[:3]}-7-{full[4:8]}-{full[8:12]}-{full[12]}"))

    def uuid(self) -> str:
        return self.numbers.uuid4()

    def hex32(self) -> str:
        return self.numbers.pick(HEX, 32)

    def sha(self) -> str:
        return self.numbers.pick(HEX, self.rng.choice((40, 64)))

    def git(self) -> str:
        return self.numbers.pick(HEX, self.rng.choice((7, 8, 40)))

    def trace(self) -> str:
        return self._one((self.uuid(), self.hex32(), self.numbers.pick(HEX, 16), self.snow()))

    def version(self) -> str:
        r = self.rng.randrange
        return self._one(
            (
                f"{r(1, 9)}.{r(20)}.{r(30)}",
                f"v{r(1, 9)}.{r(20)}",
                f"{r(1, 20)}.{r(10)}.{r(300, 9999)}.{r(300, 9999)}",
                f"{r(1, 9)}.{r(20)}.{r(30)}-rc{r(1, 9)}",
            )
        )

    def version4(self) -> str:
        """Four small parts, the shape of an IPv4 address."""
        r = self.rng.randrange
        return f"{r(1, 12)}.{r(20)}.{r(60)}.{r(200)}"

    def oid(self) -> str:
        r = self.rng.randrange
        return f"1.3.6.1.4.1.{r(100, 60000)}.{r(1, 20)}.{r(1, 9)}"

    def invoicecode(self) -> str:
        return self._one((self.numbers.digits(10, "13456"), "0" + self.numbers.digits(11)))

    def invoiceno(self) -> str:
        return self._one((self.numbers.digits(8), f"{self.moment():%y}{self.numbers.digits(18)}"))

    def service(self) -> str:
        return self._one(
            (
                "95588",
                "95533",
                "10086",
                "10010",
                "12315",
                "12345",
                "95555",
                f"400-{self.numbers.digits(3, '6789')}-{self.numbers.digits(4)}",
                "110",
                f"400{self.numbers.digits(7, '6789')}",
                "95338",
                "12306",
                f"800-{self.numbers.digits(3, '8')}-{self.numbers.digits(4)}",
            )
        )

    def part(self) -> str:
        return self._one(
            (
                f"{self.numbers.pick('ABCDKMT', 2)}-{self.numbers.digits(5)}-{self.numbers.pick('XYZ', 1)}",
                f"{self.numbers.pick('HJKN', 1)}{self.numbers.digits(4)}B",
                f"{self.numbers.digits(3)}-{self.numbers.digits(4)}-{self.numbers.digits(2)}",
                self._one(MODELS),
            )
        )

    def stock(self) -> str:
        return self._one(("600", "000", "300", "688", "002")) + self.numbers.digits(3)

    def batch(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"{d:%Y%m%d}{self.numbers.pick('ABC', 1)}",
                f"LOT{d:%y%m%d}-{self.numbers.digits(2)}",
                f"B{d:%y%m}{self.numbers.digits(3)}",
                f"{d:%y%m%d}0{self.numbers.digits(1)}",
            )
        )

    def contract(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"HT-{d:%Y}-{self.numbers.digits(4)}",
                f"{self.numbers.pick('ABCXZ', 2)}{d:%Y%m%d}{self.numbers.digits(3)}",
                f"{d:%Y}字第{self.numbers.digits(4)}号",
                f"XS/{d:%y%m}/{self.numbers.digits(3)}",
            )
        )

    def trade(self) -> str:
        d = self.moment()
        return self._one(
            (
                f"{d:%Y%m%d}2200{self.numbers.digits(16)}",
                f"420000{self.numbers.digits(4)}{d:%Y%m%d}{self.numbers.digits(10)}",
            )
        )

    def merchant(self) -> str:
        return self.numbers.digits(10, "1")[:1] + "6" + self.numbers.digits(8)

    def sku(self) -> str:
        return self._one(
            (
                f"SKU{self.numbers.digits(8)}",
                self.numbers.pick("KMNT", 2)
                + self.numbers.digits(4)
                + self._one(("-BK", "-WH", "-RED", "-XL")),
                self.numbers.digits(7),
                self.numbers.digits(12, "1"),
            )
        )

    def b64(self) -> str:
        return base64.b64encode(self.rng.randbytes(self.rng.randrange(18, 60))).decode()

    def npm(self) -> str:
        package = self._one(("react", "lodash", "@vue/cli", "axios", "webpack", "@types/node", "echarts"))
        r = self.rng.randrange
        return f"{package}@{r(1, 19)}.{r(20)}.{r(9)}"

    def scp(self) -> str:
        user = self._one(("deploy", "root", "git", "ops"))
        host = self._one(("build-03", "db-master", "gitlab", "web01"))
        path = self._one(("srv/app", "data/backup", "opt/release"))
        return f"{user}@{host}:/{path}/{self.moment():%Y%m%d}"

    def image(self) -> str:
        return f"{self._one(('icon', 'banner', 'logo', 'bg_home'))}@{self._one('23')}x.png"

    def hextag(self) -> str:
        return "0x" + self.numbers.pick(HEX, 8)

    def word(self) -> str:
        return self.numbers.pick(LOWER, self.rng.randrange(4, 8))

    def c(self) -> str:
        """What stands between a Chinese label and its value."""
        return self.rng.choices(("：", ":", ": ", " ", "", "： ", "为", "是"), (44, 17, 9, 8, 11, 4, 4, 3))[0]

    def e(self) -> str:
        """What stands between a Latin label and its value; never nothing."""
        return self.rng.choices(("：", ":", ": ", " ", "=", " = "), (30, 22, 28, 12, 5, 3))[0]

    def lookalike(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            self.order,
            self.stamp,
            self.snow,
            self.waybill,
            self.ean,
            self.uuid,
            self.hex32,
            self.trade,
            self.contract,
            self.batch,
            self.sku,
            self.part,
            self.version,
            self.invoiceno,
        )
        return self.rng.choice(kinds)()
