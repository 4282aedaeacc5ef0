"""Made-up values of every entity, with right check digits, in the form their issuer writes them."""

from datetime import date, timedelta
from random import Random

from benchmarks.corpus import checks
from benchmarks.corpus.facts import Facts

DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
LOWER = "abcdefghijklmnopqrstuvwxyz"
HEX = "0123456789abcdef"
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
PROVINCE_OF = {
    "京": "01",
    "津": "01",
    "冀": "05",
    "晋": "08",
    "沪": "01",
    "苏": "05",
    "浙": "01",
    "皖": "01",
    "闽": "02",
    "赣": "08",
    "鲁": "02",
    "豫": "01",
    "鄂": "01",
    "湘": "01",
    "粤": "03",
    "桂": "05",
    "渝": "01",
    "川": "01",
    "黔": "03",
    "云": "03",
    "陕": "01",
    "甘": "09",
    "辽": "02",
    "吉": "01",
}
SYLLABLES = (
    "wei li jing min chen wang zhang liu yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo "
    "liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lv su "
    "jiang cai jia ding xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong"
).split()
WORDS = (
    "cloud star ocean panda sunny happy maple tiger lucky rain moon coffee river bamboo tea apple swift "
    "green blue orange music north stone"
).split()
MAIL_HOSTS = (
    "163.com",
    "126.com",
    "sina.com",
    "sohu.com",
    "foxmail.com",
    "outlook.com",
    "gmail.com",
    "139.com",
    "189.cn",
    "yeah.net",
    "aliyun.com",
    "hotmail.com",
    "vip.163.com",
    "icloud.com",
)
COMPANY_HOSTS = (
    "hengrui-tech.com",
    "dongfangtx.com.cn",
    "yunqi-soft.cn",
    "jinhai-logistics.com",
    "bluepeak.io",
    "mail.huaxin-edu.edu.cn",
    "zhongtian.com.cn",
    "xinghe-group.com",
    "mingdebank.com.cn",
    "north-hospital.org.cn",
    "minzheng.gov.cn",
    "beitai.net",
)
SITES = (
    "www.yunqi-soft.cn",
    "m.xinghe-group.com",
    "pay.mingdebank.com.cn",
    "h5.dongfangtx.com.cn",
    "oa.zhongtian.com.cn",
    "api.bluepeak.io",
    "t.cn",
    "dwz.cn",
    "mall.hengrui-tech.com",
    "i.jinhai-logistics.com",
)
MAKERS = (
    "LSV",
    "LFV",
    "LBV",
    "LVG",
    "LHG",
    "LSG",
    "LGB",
    "LC0",
    "LRW",
    "LB3",
    "LDC",
    "LNB",
    "WBA",
    "WDD",
    "JTH",
)


class Numbers:
    """Draws values; one object serves one document and remembers its last birth date.

    Every method returns the canonical text of one value; none is a person's.
    """

    def __init__(self, rng: Random, facts: Facts) -> None:
        self.rng = rng
        self.facts = facts
        self.birth: date | None = None

    def pick(self, alphabet: str, count: int) -> str:
        return "".join(self.rng.choices(alphabet, k=count))

    def digits(self, count: int, first: str = DIGITS) -> str:
        return self.pick(first, 1) + self.pick(DIGITS, count - 1)

    def day(self, first: int = 1940, last: int = 2024) -> date:
        start = date(first, 1, 1)
        return start + timedelta(days=self.rng.randrange((date(last, 12, 31) - start).days))

    # documents of persons

    def _born(self) -> date:
        self.birth = self.day(1945, 2015)
        return self.birth

    def id18(self) -> str:
        table = self.facts.old_regions if self.rng.random() < 0.2 else self.facts.regions
        body = f"{self.rng.choice(table)[0]}{self._born():%Y%m%d}{self.rng.randrange(1, 999):03d}"
        return body + checks.resident(body)

    def id15(self) -> str:
        self.birth = self.day(1930, 1985)
        return f"{self.rng.choice(self.facts.regions)[0]}{self.birth:%y%m%d}{self.rng.randrange(1, 990):03d}"

    def permit18(self) -> str:
        return self._permit(self.rng.choice(("810000", "820000", "830000")))

    def permithk(self) -> str:
        return self._permit(self.rng.choice(("810000", "820000")))

    def permittw(self) -> str:
        return self._permit("830000")

    def _permit(self, code: str) -> str:
        body = f"{code}{self._born():%Y%m%d}{self.rng.randrange(1, 99):03d}"
        return body + checks.resident(body)

    def idany(self) -> str:
        return self.rng.choices((self.id18, self.id15, self.permit18), (90, 5, 5))[0]()

    def fid(self) -> str:
        if self.rng.random() < 0.6:
            province = self.rng.choice(("11", "31", "44", "32", "33", "51"))
            country = self.rng.choice(("840", "392", "410", "826", "276", "250", "398", "702", "124", "036"))
            body = f"9{province}{country}{self._born():%Y%m%d}{self.rng.randrange(1, 99):03d}"
            return body + checks.resident(body)
        country = self.rng.choice(("USA", "JPN", "KOR", "GBR", "DEU", "FRA", "KAZ", "SGP", "CAN", "AUS"))
        place = self.rng.choice(("1100", "3100", "4401", "4403", "3201", "3301"))
        body = f"{country}{place}{self.day(1950, 1999):%y%m%d}{self.rng.randrange(10)}"
        return body + checks.machine_readable(body)

    def passport(self) -> str:
        r = self.rng.random()
        if r < 0.4:
            return f"E{self.digits(8)}"
        if r < 0.75:
            return f"E{self.pick(LETTERS, 1)}{self.digits(7)}"
        if r < 0.87:
            return f"G{self.digits(8)}"
        return self.rng.choice(("PE", "SE", "DE", "MA", "KJ")) + self.digits(7)

    def travelhm(self) -> str:
        r = self.rng.random()
        if r < 0.15:
            return self.rng.choice(("HA", "MA")) + self.digits(7)
        return self.rng.choice("HHM") + self.digits(8) + (f"0{self.rng.randrange(4)}" if r > 0.75 else "")

    def traveltw(self) -> str:
        if self.rng.random() < 0.8:
            return self.digits(8, "01")
        return f"{self.digits(8, '01')}0{self.rng.randrange(1, 4)}({self.rng.choice('ABDE')})"

    def travelcn(self) -> str:
        r = self.rng.random()
        if r < 0.45:
            return f"C{self.pick('ABCDEFGH', 1)}{self.digits(7)}"
        return self.rng.choice("CCWLT") + self.digits(8)

    def hkid(self) -> str:
        body = self.pick("ACDEGHKMPRYZ", 1) + self.digits(6)
        if self.rng.random() < 0.08:
            body = self.rng.choice(("WX", "XA", "XG")) + body[1:]
        return f"{body}({checks.hong_kong(body)})"

    def moid(self) -> str:
        return f"{self.digits(7, '157')}({self.digits(1)})"

    def twid(self) -> str:
        second = self.rng.choices(("1", "2", "8", "9"), (45, 45, 5, 5))[0]
        body = self.pick("ABCDEFGHJKLMNPQRSTUV", 1) + second + self.digits(7)
        return body + checks.taiwan(body)

    def military(self) -> str:
        number = self.digits(self.rng.choice((6, 7, 8)))
        return f"{self.pick('南北沈兰成广济政军参后武空海士', 1)}字第{number}号"

    def docno(self) -> str:
        shapes = (
            lambda: self.digits(10, "3456789"),
            lambda: "QX" + self.digits(9),
            lambda: "ZJ" + self.digits(10),
            lambda: f"{self.pick('BFRUV', 3)}{self.digits(6)}",
            lambda: f"{self.digits(4)}-{self.digits(6)}",
            lambda: f"{self.pick('BFN', 1)}{self.digits(6)}{self.pick('XYZ', 1)}",
        )
        return self.rng.choice(shapes)()

    def driverfile(self) -> str:
        return self.rng.choice(self.facts.regions)[0][:4] + self.digits(8)

    def ssn(self) -> str:
        shapes = (
            lambda: self.pick("ABCDEFGHJKLM", 1) + self.digits(8),
            lambda: self.digits(10, "123"),
            lambda: self.rng.choice(self.facts.regions)[0][:4] + "00" + self.digits(6),
            lambda: self.digits(8),
        )
        return self.rng.choice(shapes)()

    def medrec(self) -> str:
        shapes = (
            lambda: self.digits(8, "01"),
            lambda: f"ZY{self.digits(10)}",
            lambda: f"M{self.digits(7)}",
            lambda: f"{self.day(2018):%Y}{self.digits(6)}",
            lambda: self.digits(6, "123456"),
            lambda: f"{self.rng.choice('BP')}{self.digits(9)}",
        )
        return self.rng.choice(shapes)()

    def hfund(self) -> str:
        shapes = (
            lambda: self.digits(12, "01234"),
            lambda: f"GJJ{self.digits(9)}",
            lambda: self.digits(10, "1235"),
            lambda: f"{self.rng.choice(self.facts.regions)[0][:4]}{self.digits(10)}",
        )
        return self.rng.choice(shapes)()

    def empno(self) -> str:
        shapes = (
            lambda: self.digits(6, "0123"),
            lambda: f"{self.day(2008):%Y}{self.digits(4)}",
            lambda: f"{self.rng.choice(('HR', 'YG', 'E', 'GH', 'A', 'ZT'))}{self.digits(5)}",
            lambda: f"{self.pick('ABCK', 1)}-{self.digits(4)}",
            lambda: self.digits(5, "123456789"),
        )
        return self.rng.choice(shapes)()

    def stuno(self) -> str:
        year = self.rng.randrange(2012, 2026)
        shapes = (
            lambda: f"{year}{self.digits(6)}",
            lambda: f"{year}{self.digits(8)}",
            lambda: f"{self.pick('BMS', 1)}{year}{self.digits(5)}",
            lambda: f"{year % 100:02d}{self.digits(6)}",
        )
        return self.rng.choice(shapes)()

    def policy(self) -> str:
        shapes = (
            lambda: f"P{self.pick('CDEI', 3)}{self.day(2019):%Y}{self.digits(12)}",
            lambda: self.digits(15, "89"),
            lambda: f"{self.rng.choice(('AB', 'PD', 'GX', 'LT'))}{self.digits(13)}",
            lambda: f"{self.day(2019):%Y}{self.digits(9)}",
            lambda: f"{self.digits(4)}-{self.digits(8)}-{self.digits(2)}",
        )
        return self.rng.choice(shapes)()

    # telephones and accounts

    def mobile(self) -> str:
        series = self.rng.choices(("13", "15", "18", "17", "19", "16", "14"), (32, 22, 24, 9, 9, 2, 2))[0]
        heads = sorted({s[:3] for s in self.facts.segments if s.startswith(series)})
        chosen = self.rng.choice(heads)
        head = self.rng.choice([s for s in self.facts.segments if s.startswith(chosen)])
        return head + self.pick(DIGITS, 11 - len(head))

    def area(self) -> tuple[str, int]:
        big = self.rng.random() < 0.5
        return self.rng.choice([a for a in self.facts.areas if (a[1] == 8) == big])

    def landline(self) -> str:
        code, size = self.area()
        local = self.digits(size, "2345678")
        split = f"{local[:-4]} {local[-4:]}"
        shapes = (
            f"{code}-{local}",
            f"{code}{local}",
            f"({code}){local}",
            f"（{code}）{local}",
            f"{code} {split}",
            f"+86-{code[1:]}-{local}",
            f"+86 {code[1:]} {split}",
            f"{code}-{split.replace(' ', '-')}",
        )
        text: str = self.rng.choices(shapes, (50, 14, 7, 4, 7, 5, 4, 3))[0]
        return text + (self.extension() if self.rng.random() < 0.2 else "")

    def shortline(self) -> str:
        """A landline as written inside its own city, without the area code."""
        local = self.digits(8, "2345678")
        return self.rng.choice((local, f"{local[:4]}-{local[4:]}", local + self.extension()))

    def extension(self) -> str:
        number = self.digits(self.rng.choice((3, 4, 4)), "123456789")
        return self.rng.choice(
            ("-{}", "转{}", " 转 {}", " ext.{}", "*{}", "分机{}", "－{}", "转分机{}")
        ).format(number)

    def intl(self) -> str:
        shapes = (
            lambda: f"+852 {self.digits(4, '5679')} {self.digits(4)}",
            lambda: f"+853 6{self.digits(3)} {self.digits(4)}",
            lambda: f"+886-9{self.digits(2)}-{self.digits(3)}-{self.digits(3)}",
            lambda: f"+852-{self.digits(8, '569')}",
            lambda: f"+1 (415) 555-{self.digits(4)}",
            lambda: f"+1-212-555-01{self.digits(2)}",
            lambda: f"+44 20 7946 0{self.digits(3)}",
            lambda: f"+81-90-{self.digits(4, '1234')}-{self.digits(4)}",
            lambda: f"+65 9{self.digits(3)} {self.digits(4)}",
            lambda: f"+49 151 {self.digits(8, '123456')}",
            lambda: f"00852{self.digits(8, '569')}",
            lambda: f"+82 10-{self.digits(4, '2345')}-{self.digits(4)}",
        )
        return self.rng.choice(shapes)()

    def card(self) -> str:
        prefix, length, _ = self.rng.choice(self.facts.bins)
        if self.rng.random() < 0.5:
            prefix, length = self.rng.choice(
                (
                    ("622202", 19),
                    ("621700", 19),
                    ("622848", 19),
                    ("621661", 19),
                    ("622588", 16),
                    ("622262", 19),
                    ("622188", 19),
                    ("622575", 16),
                    ("622690", 16),
                )
            )
        body = prefix + self.pick(DIGITS, length - len(prefix) - 1)
        return body + checks.luhn(body)

    def acct(self) -> str:
        shapes = (
            lambda: f"0{self.digits(18)}",
            lambda: f"1100{self.digits(16)}",
            lambda: self.digits(12, "3456"),
            lambda: f"{self.digits(2)}-{self.digits(15)}",
            lambda: self.digits(15, "7"),
            lambda: f"20000{self.digits(12)}",
            lambda: self.digits(20, "345"),
            lambda: self.digits(9, "67"),
            lambda: f"8110{self.digits(15)}",
        )
        return self.rng.choice(shapes)()

    def cnaps(self) -> str:
        head = self.rng.choice(
            ("102", "103", "104", "105", "301", "302", "305", "308", "309", "313", "402", "403")
        )
        body = (
            head
            + self.rng.choice(("1000", "2900", "5810", "5840", "3310", "6510", "8210", "3010"))
            + self.digits(4)
        )
        return body + checks.mod_11_10(body)

    def swift(self) -> str:
        bank = self.rng.choice(
            (
                "ICBKCNBJ",
                "ABOCCNBJ",
                "BKCHCNBJ",
                "PCBCCNBJ",
                "COMMCNSH",
                "CMBCCNBS",
                "CIBKCNBJ",
                "EVERCNBJ",
                "HSBCHKHH",
                "CHASUS33",
                "DEUTDEFF",
                "BNPAFRPP",
                "DBSSSGSG",
            )
        )
        return bank + self.rng.choice(("", "", "", "XXX", "110", "300", "45A"))

    def orgcode(self) -> str:
        body = self.digits(8) if self.rng.random() < 0.6 else "MA" + self.pick(checks.USCC_SYMBOLS, 6)
        return f"{body}-{checks.organisation(body)}"

    def uscc(self) -> str:
        kind = self.rng.choices(("91", "92", "93", "51", "52", "12", "11"), (60, 15, 4, 6, 6, 5, 4))[0]
        body = kind + self.rng.choice(self.facts.regions)[0] + self.orgcode().replace("-", "")
        return body + checks.uscc(body)

    def bizreg(self) -> str:
        body = self.rng.choice(self.facts.regions)[0] + self.pick("0123456", 1) + self.digits(7)
        return body + checks.mod_11_10(body)

    def taxid(self) -> str:
        if self.rng.random() < 0.7:
            return self.rng.choice(self.facts.regions)[0] + self.orgcode().replace("-", "")
        return self.id18() + self.rng.choice(("00", "01", "02"))

    def iban(self) -> str:
        return self.rng.choice(
            (
                lambda: checks.iban("DE", self.digits(18, "1357")),
                lambda: checks.iban("GB", self.rng.choice(("NWBK", "BARC", "HSBC")) + self.digits(14)),
                lambda: checks.iban("FR", self.digits(23, "123")),
                lambda: checks.iban("CH", self.digits(17, "0")),
            )
        )()

    # vehicles

    def plate(self) -> str:
        head = self.pick(PROVINCES, 1) + self.pick("ABCDEFGHJK", 1)
        r = self.rng.random()
        if r < 0.22:
            tail = self.pick("DF", 1) + self.pick(DIGITS + "ABCDE", 1) + self.digits(4)
        elif r < 0.28:
            tail = self.digits(4) + self.rng.choice("学警挂")
        elif r < 0.65:
            tail = "".join(self.rng.sample(self.digits(4) + self.pick(LETTERS, 1), 5))
        else:
            tail = self.digits(5)
        return head + self.rng.choices(("", "·", " ", "-"), (62, 28, 6, 4))[0] + tail

    def vin(self) -> str:
        symbols = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
        year = self.pick("ABCDEFGHJKLMNPRST123456789", 1)
        return checks.vin(
            self.rng.choice(MAKERS) + self.pick(symbols, 6) + year + self.pick(symbols, 1) + self.digits(6)
        )

    def engine(self) -> str:
        shapes = (
            lambda: self.digits(7),
            lambda: f"{self.pick('ABCDEGH', 3)}{self.digits(6)}",
            lambda: f"EA211{self.digits(6)}",
            lambda: f"{self.digits(2)}{self.pick('GKLT', 2)}{self.digits(5)}",
            lambda: f"{self.pick('BCL', 1)}{self.digits(8)}",
            lambda: f"4G15-{self.digits(5)}",
        )
        return self.rng.choice(shapes)()

    # devices and network

    def imei(self) -> str:
        body = self.rng.choice(
            ("8653", "8690", "3541", "3577", "0141", "9900", "8647", "3520")
        ) + self.digits(10)
        return body + checks.luhn(body)

    def imsi(self) -> str:
        return self.rng.choice(("46000", "46001", "46002", "46003", "46007", "46011", "46015")) + self.digits(
            10
        )

    def iccid(self) -> str:
        body = self.rng.choice(
            ("898600", "898601", "898602", "898603", "898604", "898607", "898611")
        ) + self.digits(13)
        return body[:18] + checks.luhn(body[:18]) if self.rng.random() < 0.15 else body + checks.luhn(body)

    def uuid4(self) -> str:
        h = self.pick(HEX, 32)
        return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-{self.rng.choice('89ab')}{h[17:20]}-{h[20:]}"

    def idfa(self) -> str:
        return self.uuid4().upper()

    def oaid(self) -> str:
        return self.rng.choice((self.uuid4, lambda: self.pick(HEX, 16), lambda: self.pick(HEX, 64)))()

    def androidid(self) -> str:
        return self.pick(HEX, 16)

    def ip(self) -> str:
        if self.rng.random() < 0.1:
            return self.ip6()
        head = self.rng.choice(
            ("10.{}", "192.168", "172.16", "61.{}", "113.{}", "223.{}", "120.{}", "36.{}", "202.{}")
        )
        return ".".join(
            [
                head.format(self.rng.randrange(1, 255)),
                str(self.rng.randrange(256)),
                str(self.rng.randrange(1, 255)),
            ]
        )

    def ip6(self) -> str:
        tail = ":".join(f"{self.rng.randrange(1, 65536):x}" for _ in range(4))
        return self.rng.choice(
            (
                f"2408:{self.pick(HEX, 4)}:{self.rng.randrange(1, 9999)}:{self.rng.randrange(1, 999)}:{tail}",
                f"fe80::{tail}",
                f"240e:3b{self.rng.randrange(10)}::{self.pick('123456789abcdef', 3)}",
            )
        )

    def mac(self) -> str:
        octets = [self.pick(HEX, 2) for _ in range(6)]
        joined = self.rng.choices((":", "-"), (70, 30))[0].join(octets)
        if self.rng.random() < 0.08:
            h = "".join(octets)
            return f"{h[:4]}.{h[4:8]}.{h[8:]}"
        return joined.upper() if self.rng.random() < 0.5 else joined

    # accounts on the network

    def handle(self) -> str:
        a, b = self.rng.choice(SYLLABLES), self.rng.choice(SYLLABLES)
        word, n = self.rng.choice(WORDS), self.digits(self.rng.choice((2, 3, 4)), "123456789")
        return self.rng.choice(
            (
                a + b + n,
                f"{a}_{b}",
                f"{word}{n}",
                f"{a}{word}",
                f"{a}{b}{self.rng.choice(SYLLABLES)}",
                f"{word}_{a}{n}",
                f"{a}-{word}",
                f"{a}{b}{self.rng.randrange(1975, 2009)}",
            )
        )

    def email(self) -> str:
        r = self.rng.random()
        if r < 0.2:
            return f"{self.qq()}@qq.com"
        if r < 0.26:
            return f"{self.mobile()}@139.com"
        if r < 0.55:
            return (
                f"{self.rng.choice(SYLLABLES)}.{self.rng.choice(SYLLABLES)}@{self.rng.choice(COMPANY_HOSTS)}"
            )
        return f"{self.handle()}@{self.rng.choice(MAIL_HOSTS)}"

    def wechat(self) -> str:
        if self.rng.random() < 0.25:
            return "wxid_" + self.pick(LOWER + DIGITS, 14)
        text = self.handle()
        return (text + self.digits(4))[:20] if len(text) < 6 else text[:20]

    def qq(self) -> str:
        return self.digits(self.rng.choices((6, 7, 8, 9, 10), (5, 8, 17, 40, 30))[0], "123456789")

    def alipay(self) -> str:
        return "2088" + self.digits(12)

    def postcode(self) -> str:
        return self.rng.choice(
            ("10", "20", "51", "52", "31", "21", "43", "61", "71", "40", "45", "25", "26", "35")
        ) + self.digits(4)

    def coordinate(self) -> tuple[str, str]:
        places = self.rng.choice((4, 5, 6, 6, 6, 8))
        return f"{self.rng.uniform(98.0, 123.0):.{places}f}", f"{self.rng.uniform(21.5, 46.0):.{places}f}"

    def geo(self) -> str:
        lon, lat = self.coordinate()
        return self.rng.choice(
            (f"{lon},{lat}", f"{lat},{lon}", f"{lon}, {lat}", f"{lat}, {lon}", f"{lon}，{lat}")
        )

    def court(self) -> str:
        year = self.rng.randrange(2015, 2026)
        province = self.rng.choice(list(PROVINCE_OF))
        code = self.rng.choice(
            (f"{province}{PROVINCE_OF[province]}", f"{province}0{self.rng.randrange(1, 9)}{self.digits(2)}")
        )
        kind = self.rng.choice(
            (
                "民初",
                "民终",
                "刑初",
                "执",
                "执保",
                "执异",
                "行初",
                "民申",
                "民特",
                "刑终",
                "财保",
                "破申",
                "执恢",
            )
        )
        serial = self.rng.randrange(1, 29999)
        if kind == "民申" and self.rng.random() < 0.5:
            code = "最高法"
        left, right = self.rng.choices(("（）", "()", "〔〕"), (75, 15, 10))[0]
        if self.rng.random() < 0.06:
            return f"{left}{year - 5}{right}{self.rng.choice('曲海朝南')}法民初字第{serial}号"
        return f"{left}{year}{right}{code}{kind}{serial}号"

    def password(self) -> str:
        word, n = self.rng.choice(WORDS), self.digits(self.rng.choice((3, 4, 6)))
        shapes = (
            f"{word.title()}@{n}",
            f"{word}{n}!",
            self.pick(LOWER + DIGITS + "ABCDEFGH", 10),
            f"{word.title()}#{n}x",
            self.digits(6),
            f"P@ss{n}{word[:2].upper()}",
            self.pick(LOWER + DIGITS + "!@#%^*_", 12).strip("@") + "7k",
            f"{self.rng.choice(SYLLABLES)}{n}",
        )
        return self.rng.choice(shapes)

    def cvv(self) -> str:
        return self.digits(3)

    def otp(self) -> str:
        return self.digits(self.rng.choices((4, 6, 8), (25, 70, 5))[0])

    def apikey(self) -> str:
        mixed = LOWER + DIGITS + LOWER.upper()
        return self.rng.choice(
            (
                lambda: "AKIA" + self.pick(LOWER.upper() + "234567", 16),
                lambda: "LTAI5t" + self.pick(mixed, 18),
                lambda: "AKID" + self.pick(mixed, 32),
                lambda: "sk-" + self.pick(mixed, 48),
                lambda: "ghp_" + self.pick(mixed, 36),
                lambda: "glpat-" + self.pick(mixed, 20),
                lambda: "sk_live_" + self.pick(mixed, 24),
                lambda: "xoxb-" + self.digits(12, "123456789") + "-" + self.pick(mixed, 24),
            )
        )()

    def secret(self) -> str:
        mixed = LOWER + DIGITS + LOWER.upper()
        return self.rng.choice(
            (lambda: self.pick(HEX, 32), lambda: self.pick(mixed, 30), lambda: self.pick(HEX, 40))
        )()

    def jwt(self) -> str:
        mixed = LOWER + DIGITS + LOWER.upper() + "-_"
        return f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIi{self.pick(mixed, 40)}.{self.pick(mixed, 43)}"

    def url(self) -> str:
        path = self.rng.choice(
            (
                f"/s/{self.pick(LOWER + DIGITS, 6)}",
                f"/order/detail?id={self.digits(8)}",
                "/login",
                "/index.html",
                f"/m/{self.digits(5)}#top",
                "/download/app",
                f"/a?from=sms&k={self.pick(HEX, 8)}",
                "",
            )
        )
        return self.rng.choice(("https://", "https://", "http://")) + self.rng.choice(SITES) + path

    def dob(self) -> str:
        d = self.birth or self.day(1945, 2018)
        shapes = (
            f"{d:%Y-%m-%d}",
            f"{d.year}年{d.month}月{d.day}日",
            f"{d:%Y/%m/%d}",
            f"{d:%Y%m%d}",
            f"{d:%Y.%m.%d}",
            f"{d.year}/{d.month}/{d.day}",
            f"{d.year}年{d.month:02d}月{d.day:02d}日",
            f"{d.year}-{d.month}-{d.day}",
        )
        return self.rng.choices(shapes, (30, 26, 12, 10, 8, 6, 4, 4))[0]
