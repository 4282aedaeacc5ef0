"""Writes examples/customers.csv: a made-up customer list with the dirt that real exports have.

    python tools/make_customers.py                 # rewrites examples/customers.csv
    python tools/make_customers.py --output FILE

The same file on every run, byte for byte: there is one seed, and only `random.Random.random` is drawn
from, the one method whose sequence Python promises not to change. Nobody in the list exists. Numbers
have the right structure (region codes of GB/T 2260, check characters of GB 11643 and ISO/IEC 7812,
prefixes that banks and operators use); what fills the structure is random. Mail domains and IP
addresses are those reserved for examples (RFC 2606, RFC 5737, RFC 3849).
"""

import argparse
import csv
import datetime
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

SEED = 20261121
ROWS = 480
EXAMPLE = Path(__file__).parent.parent / "examples" / "customers.csv"
# One pattern a line; {own_…} is the customer's, the other names are of somebody else.
REMARKS = Path(__file__).with_name("customer_remarks.txt").read_text(encoding="utf-8").splitlines()
TODAY = datetime.date(2026, 10, 31)
HEADER = (
    "客户号 姓名 性别 证件类型 证件号码 手机号 固定电话 电子邮箱 银行卡号 开户行 "
    "车牌号 微信号 住址 邮编 出生日期 月收入(元) 注册IP 最近订单号 更新时间 备注"
).split()

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
)
LONG_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "慕容", "皇甫")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰志建国文辉红梅春雪晨宇轩梓涵浩欣怡子睿佳琪思远博"
RARE_GIVEN = ("喆", "堃", "昇", "淼", "𬱖", "𬍛")  # the last two lie outside the basic plane
OTHER_NAMES = (
    "买买提·艾山",
    "阿依古丽·吐尔逊",
    "扎西次仁",
    "斯琴高娃",
    "JOHN SMITH",
    "陳大文",
    "Li Xiaoming",
)

# Region code, province, city, district, telephone area code, postcode, plate prefix.
PLACES = (
    ("110105", "北京市", "", "朝阳区", "010", "100020", "京A"),
    ("120101", "天津市", "", "和平区", "022", "300041", "津A"),
    ("130102", "河北省", "石家庄市", "长安区", "0311", "050011", "冀A"),
    ("140105", "山西省", "太原市", "小店区", "0351", "030032", "晋A"),
    ("210102", "辽宁省", "沈阳市", "和平区", "024", "110001", "辽A"),
    ("230103", "黑龙江省", "哈尔滨市", "南岗区", "0451", "150001", "黑A"),
    ("310115", "上海市", "", "浦东新区", "021", "200120", "沪A"),
    ("320102", "江苏省", "南京市", "玄武区", "025", "210018", "苏A"),
    ("330106", "浙江省", "杭州市", "西湖区", "0571", "310012", "浙A"),
    ("340104", "安徽省", "合肥市", "蜀山区", "0551", "230031", "皖A"),
    ("350203", "福建省", "厦门市", "思明区", "0592", "361001", "闽D"),
    ("360102", "江西省", "南昌市", "东湖区", "0791", "330006", "赣A"),
    ("370202", "山东省", "青岛市", "市南区", "0532", "266001", "鲁B"),
    ("410105", "河南省", "郑州市", "金水区", "0371", "450003", "豫A"),
    ("420106", "湖北省", "武汉市", "武昌区", "027", "430061", "鄂A"),
    ("430102", "湖南省", "长沙市", "芙蓉区", "0731", "410011", "湘A"),
    ("440106", "广东省", "广州市", "天河区", "020", "510630", "粤A"),
    ("440305", "广东省", "深圳市", "南山区", "0755", "518052", "粤B"),
    ("450103", "广西壮族自治区", "南宁市", "青秀区", "0771", "530021", "桂A"),
    ("500103", "重庆市", "", "渝中区", "023", "400010", "渝A"),
    ("510107", "四川省", "成都市", "武侯区", "028", "610041", "川A"),
    ("530102", "云南省", "昆明市", "五华区", "0871", "650021", "云A"),
    ("610113", "陕西省", "西安市", "雁塔区", "029", "710061", "陕A"),
    ("650102", "新疆维吾尔自治区", "乌鲁木齐市", "天山区", "0991", "830002", "新A"),
)
ABOLISHED_REGIONS = ("412723", "422421", "512301", "320504")  # people keep the numbers of these
SEVEN_DIGIT_AREAS = ("0351", "0592", "0771", "0991")  # elsewhere in PLACES subscriber numbers have eight
STREETS = "人民路 中山大道 建设街 解放北路 文化路 和平里 滨江大道 科技园南路 学府路 新华街".split()
ESTATES = ("阳光花园", "翠湖小区", "金桂苑", "幸福里", "东方雅居", "书香名邸")
CARDS = [  # prefix, bank, length
    ("622202", "中国工商银行", 19),
    ("621226", "中国工商银行", 19),
    ("622848", "中国农业银行", 19),
    ("621700", "中国建设银行", 19),
    ("621661", "中国银行", 19),
    ("622262", "交通银行", 19),
    ("621799", "中国邮政储蓄银行", 19),
    ("622588", "招商银行", 16),
    ("622575", "招商银行", 16),
    ("622622", "中国民生银行", 16),
    ("622908", "兴业银行", 18),
    ("622155", "平安银行", 16),
]
MOBILE_PREFIXES = (
    "134 135 136 137 138 139 150 151 152 157 158 159 178 182 187 188 "
    "130 131 132 155 156 166 176 185 186 133 153 173 177 180 189 199"
).split()
MAIL_DOMAINS = ("example.com", "example.net", "example.org", "mail.example.com", "qq.example.com")
EMPTY = ("", "", "", "无", "-", "N/A", "不详", "NULL")
PLATE_SYMBOLS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
FULL_WIDTH = str.maketrans("0123456789X-", "０１２３４５６７８９Ｘ－")

T = TypeVar("T")


class Chance:
    """Draws that come out the same with every version of Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, bound: int) -> int:
        return int(self._random() * bound)

    def one_in(self, n: int) -> bool:
        return self.below(n) == 0

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def text(self, symbols: str, length: int) -> str:
        return "".join(self.pick(symbols) for _ in range(length))

    def digits(self, length: int) -> str:
        return self.text("0123456789", length)


# ---- numbers as they should be --------------------------------------------------------------------


def resident_check(first_17: str) -> str:
    """The check character of GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(first_17))
    return "10X98765432"[total % 11]


def luhn_check(digits: str) -> str:
    """The last digit that a card number with these first digits has (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 - i % 2) for i, digit in enumerate(reversed(digits)))
    return str(-sum(n - 9 if n > 9 else n for n in doubled) % 10)


def resident_id(chance: Chance, region: str, born: datetime.date, sex: str) -> str:
    serial = chance.digits(2) + chance.pick("13579" if sex == "男" else "02468")
    first_17 = f"{region}{born:%Y%m%d}{serial}"
    return first_17 + resident_check(first_17)


def bank_card(chance: Chance, prefix: str, length: int) -> str:
    body = prefix + chance.digits(length - len(prefix) - 1)
    return body + luhn_check(body)


def mobile(chance: Chance) -> str:
    return chance.pick(MOBILE_PREFIXES) + chance.digits(8)


def plate(chance: Chance, prefix: str) -> str:
    if chance.one_in(4):  # new energy: six symbols, the first D or F
        return prefix + chance.pick("DF") + chance.digits(5)
    return prefix + chance.text(PLATE_SYMBOLS, 2) + chance.digits(3)


def person_name(chance: Chance) -> str:
    if chance.one_in(30):
        return chance.pick(OTHER_NAMES)
    surname = chance.pick(LONG_SURNAMES) if chance.one_in(25) else chance.pick(SURNAMES)
    last = chance.pick(RARE_GIVEN) if chance.one_in(30) else chance.pick(GIVEN)
    return surname + (chance.pick(GIVEN) if chance.below(3) else "") + last


def order_number(chance: Chance) -> str:
    day = TODAY - datetime.timedelta(days=chance.below(700))
    kind = chance.below(4)
    if kind == 0:
        return f"{day:%Y%m%d}{chance.digits(9)}"
    if kind == 1:
        return f"DD{day:%Y%m%d}{chance.digits(6)}"
    if kind == 2:
        return f"{day:%Y%m%d}22001{chance.digits(15)}"  # 28 digits, as payment services number them
    return "17" + chance.digits(17)  # counted up, no date in it


@dataclass(frozen=True)
class Person:
    """One customer, everything still clean."""

    name: str
    sex: str
    born: datetime.date
    place: tuple[str, str, str, str, str, str, str]
    id_number: str
    mobile: str
    landline: str
    email: str
    card: str
    bank: str
    plate: str
    wechat: str
    address: str


def make_person(chance: Chance) -> Person:
    place = chance.pick(PLACES)
    sex = chance.pick("男女")
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=chance.below(20_400))
    region = chance.pick(ABOLISHED_REGIONS) if chance.one_in(12) else place[0]
    prefix, bank, length = chance.pick(CARDS)
    nick = chance.text("abcdefghijklmnopqrstuvwxyz", 4 + chance.below(4))
    wxid = "wxid_" + chance.text("abcdefghjkmnpqrstuvwxyz23456789", 14)
    wechat = wxid if chance.one_in(3) else f"{nick}_{chance.digits(4)}"
    subscriber = f"{2 + chance.below(7)}{chance.digits(6 if place[4] in SEVEN_DIGIT_AREAS else 7)}"
    road, house = chance.pick(STREETS), 1 + chance.below(300)
    room = f"{1 + chance.below(20)}栋{1 + chance.below(6)}单元{1 + chance.below(28)}0{1 + chance.below(4)}"
    return Person(
        name=person_name(chance),
        sex=sex,
        born=born,
        place=place,
        id_number=resident_id(chance, region, born, sex),
        mobile=mobile(chance),
        landline=f"{place[4]}-{subscriber}",
        email=f"{nick}{chance.digits(chance.below(5))}@{chance.pick(MAIL_DOMAINS)}",
        card=bank_card(chance, prefix, length),
        bank=f"{bank}{place[2] or place[1]}{place[3]}支行",
        plate=plate(chance, place[6]),
        wechat=wechat,
        address=f"{place[1]}{place[2]}{place[3]}{road}{house}号{chance.pick(ESTATES)}{room}室",
    )


# ---- numbers as they arrive -----------------------------------------------------------------------

Damage = Callable[[Chance, str], str]


def grouped(text: str, sizes: Sequence[int], separator: str) -> str:
    """`text` cut into groups of these sizes; the last size repeats."""
    groups: list[str] = []
    while text:
        size = sizes[min(len(groups), len(sizes) - 1)]
        groups.append(text[:size])
        text = text[size:]
    return separator.join(groups)


def wrong_last_digit(digits: str) -> str:
    return digits[:-1] + str((int(digits[-1]) + 1) % 10)


def with_zero_width(chance: Chance, text: str) -> str:
    at = 1 + chance.below(len(text) - 1)
    return text[:at] + chance.pick("\u200b\u200c\ufeff") + text[at:]


ANY_NUMBER: tuple[Damage, ...] = (
    lambda _, text: text.translate(FULL_WIDTH),
    with_zero_width,
    lambda _, text: "'" + text,
    lambda _, text: f'="{text}"',
    lambda _, text: f" {text}\u00a0",
    lambda _, text: "\t" + text,
)
ID_DAMAGE: tuple[Damage, ...] = (
    *ANY_NUMBER,
    lambda _, text: grouped(text, (6, 8, 4), " "),
    lambda _, text: grouped(text, (6, 8, 4), "-"),
    lambda _, text: text + ".0",
    lambda _, text: f"{int(text):.5E}",  # how a spreadsheet shows a long number
    lambda _, text: text[:15] + "000",  # and what it keeps of one
    lambda _, text: text[:6] + text[8:17] if text[6:8] == "19" else text,  # the 15 digits of before 1999
    lambda _, text: wrong_last_digit(text),
    lambda _, text: text[:6] + "********" + text[14:],
    lambda _, text: text[:4] + "**********" + text[14:],
    lambda _, text: "身份证:" + text,
)
LETTER_DAMAGE: tuple[Damage, ...] = (  # of numbers that end in X, which no spreadsheet takes for a number
    *(lambda _, text: text.lower(),) * 3,  # by far the most frequent
    lambda _, text: text.replace("X", "Ⅹ"),
    lambda _, text: text.translate(FULL_WIDTH),
    lambda _, text: grouped(text, (6, 8, 4), " "),
    lambda _, text: text[:6] + "********" + text[14:],
)
MOBILE_DAMAGE: tuple[Damage, ...] = (
    *ANY_NUMBER,
    lambda _, text: "+86" + text,
    lambda _, text: "+86 " + grouped(text, (3, 4), " "),
    lambda _, text: "0086-" + text,
    lambda _, text: "(86)" + text,
    lambda _, text: grouped(text, (3, 4), "-"),
    lambda _, text: grouped(text, (3, 4), " "),
    lambda _, text: grouped(text, (3, 4), "\u2013"),
    lambda _, text: text + ".0",
    lambda _, text: text[:3] + "****" + text[7:],
    lambda _, text: text[:3] + "xxxx" + text[7:],
    lambda chance, text: f"{text}/{mobile(chance)}",
    lambda chance, text: f"{text}、{mobile(chance)}",
    lambda chance, text: f"{text};{mobile(chance)}（家人）",
    lambda _, text: text[:-1],
)
CARD_DAMAGE: tuple[Damage, ...] = (
    *ANY_NUMBER,
    lambda _, text: grouped(text, (4,), " "),
    lambda _, text: grouped(text, (4,), "-"),
    lambda _, text: f"{int(text):.5E}",
    lambda _, text: wrong_last_digit(text),
    lambda _, text: text[:6] + "*" * (len(text) - 10) + text[-4:],
    lambda _, text: f"尾号{text[-4:]}",
    lambda chance, text: f"{text}，{bank_card(chance, '622848', 19)}",
)
LANDLINE_DAMAGE: tuple[Damage, ...] = (
    lambda _, text: text.translate(FULL_WIDTH),
    lambda _, text: text.replace("-", ""),
    lambda _, text: "({}){}".format(*text.split("-")),
    lambda _, text: text.replace("-", " "),
    lambda _, text: text + "转8001",
    lambda _, text: "+86-" + text.removeprefix("0"),
    lambda _, text: text.split("-")[1],
)
NAME_DAMAGE: tuple[Damage, ...] = (
    lambda _, text: text[0] + " " + text[1:],
    lambda _, text: f" {text} ",
    lambda _, text: text[0] + "*" * (len(text) - 1),
    lambda chance, text: text + chance.pick(("先生", "女士", "(本人)")),
)
EMAIL_DAMAGE: tuple[Damage, ...] = (
    lambda _, text: text.upper(),
    lambda _, text: text.replace("@", "＠"),
    lambda _, text: text[0] + "***" + text[text.index("@") :],
    lambda chance, text: f"{text}; {chance.text('abcdefgh', 5)}@example.com",
    lambda _, text: text.replace("@", "#"),
)
PLATE_DAMAGE: tuple[Damage, ...] = (
    lambda _, text: text[:2] + "·" + text[2:],
    lambda _, text: text[:2] + " " + text[2:],
    lambda _, text: text.lower(),
    lambda _, text: text[:3] + "***" + text[-1],
)


def arrives(
    chance: Chance, value: str, damages: Sequence[Damage], *, empty_one_in: int = 12, damaged_one_in: int = 4
) -> str:
    """`value` as the export has it: mostly as it is, at times damaged or missing."""
    if chance.one_in(empty_one_in):
        return chance.pick(EMPTY)
    return chance.pick(damages)(chance, value) if chance.one_in(damaged_one_in) else value


def document(chance: Chance, person: Person) -> tuple[str, str]:
    """Kind and number of the document that the customer showed; nine in ten a resident identity card."""
    if chance.below(10):
        kind = chance.pick(("居民身份证", "居民身份证", "身份证", "01", ""))
        if person.id_number.endswith("X"):
            return kind, arrives(chance, person.id_number, LETTER_DAMAGE, damaged_one_in=2)
        return kind, arrives(chance, person.id_number, ID_DAMAGE, empty_one_in=20)
    return chance.pick(
        [
            ("护照", "E" + chance.digits(8)),
            ("护照", "E" + chance.pick("ABCDEFGHJK") + chance.digits(7)),
            ("港澳居民来往内地通行证", chance.pick("HM") + chance.digits(8)),
            ("台湾居民来往大陆通行证", chance.digits(8)),
            ("港澳居民居住证", resident_id(chance, "810000", person.born, person.sex)),
            ("外国人永久居留身份证", resident_id(chance, "911840", person.born, person.sex)),
            ("军官证", f"{chance.pick('南北沈成')}字第{chance.digits(7)}号"),
        ]
    )


def chinese_date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def birth_date(chance: Chance, born: datetime.date) -> str:
    missing = chance.pick(EMPTY)
    return chance.pick(
        (str(born), str(born), str(born), f"{born:%Y/%m/%d}", f"{born:%Y%m%d}", chinese_date(born), missing)
    )


def income(chance: Chance) -> str:
    yuan = 3_000 + 50 * chance.below(900)
    return chance.pick((str(yuan), str(yuan), f"{yuan:,}.00", f"{yuan / 10_000:.2f}万", f"¥{yuan}", ""))


def ip_address(chance: Chance) -> str:
    if chance.one_in(8):
        return f"2001:db8:{chance.text('123456789abcdef', 4)}::{chance.text('123456789abcdef', 3)}"
    return chance.pick(("192.0.2.", "198.51.100.", "203.0.113.")) + str(1 + chance.below(254))


def updated(chance: Chance) -> str:
    moment = datetime.datetime.combine(TODAY, datetime.time()) - datetime.timedelta(
        minutes=chance.below(900_000)
    )
    return moment.strftime(
        chance.pick(("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y%m%d%H%M%S"))
    )


def remark(chance: Chance, pattern: str, own: Person) -> str:
    """`pattern` filled in; each use draws another person beside the customer."""
    other = make_person(chance)
    child_born = datetime.date(2016, 1, 1) + datetime.timedelta(days=chance.below(3_000))
    values = {
        "own_name": own.name,
        "own_mobile": own.mobile,
        "own_email": own.email,
        "own_id": own.id_number,
        "sex": own.sex,
        "born": chinese_date(own.born),
        "name": other.name,
        "mobile": other.mobile,
        "landline": other.landline,
        "id_number": other.id_number,
        "child_id": resident_id(chance, other.place[0], child_born, other.sex),
        "passport": "E" + chance.digits(8),
        "card": other.card,
        "spaced_card": grouped(other.card, (4,), " "),
        "masked_card": f"{other.card[:6]}******{other.card[-4:]}",
        "bank": other.bank,
        "email": other.email,
        "qq": str(1 + chance.below(9)) + chance.digits(6 + chance.below(4)),
        "wechat": other.wechat,
        "plate": other.plate,
        "address": other.address,
        "postcode": other.place[5],
        "ip": ip_address(chance),
        "order": order_number(chance),
        "long_order": f"{TODAY:%Y%m%d}{chance.digits(10)}",
        "tracking": chance.digits(13),
        "amount": f"{1 + chance.below(99_999):,}.{chance.digits(2)}",
        "code": chance.digits(6),
        "tail": chance.digits(4),
    }
    return pattern.format_map(values)


# ---- the file -------------------------------------------------------------------------------------


def row(chance: Chance, index: int) -> tuple[str, ...]:
    person = make_person(chance)
    kind, number = document(chance, person)
    pattern = REMARKS[index % len(REMARKS)]
    return (
        f"C{2026_000_000 + 37 * index + chance.below(37)}",
        arrives(chance, person.name, NAME_DAMAGE, empty_one_in=60),
        chance.pick((person.sex, person.sex, person.sex, "1" if person.sex == "男" else "2", "")),
        kind,
        number,
        arrives(chance, person.mobile, MOBILE_DAMAGE, empty_one_in=25),
        arrives(chance, person.landline, LANDLINE_DAMAGE, empty_one_in=2),
        arrives(chance, person.email, EMAIL_DAMAGE, empty_one_in=6),
        arrives(chance, person.card, CARD_DAMAGE, empty_one_in=15),
        person.bank,
        arrives(chance, person.plate, PLATE_DAMAGE, empty_one_in=3),
        arrives(chance, person.wechat, (lambda _, text: "微信:" + text,), empty_one_in=4),
        arrives(chance, person.address, (lambda _, text: text.replace(person.place[1], ""),)),
        person.place[5],
        birth_date(chance, person.born),
        income(chance),
        ip_address(chance),
        order_number(chance),
        updated(chance),
        "" if chance.one_in(12) else remark(chance, pattern, person),
    )


def write(path: Path) -> None:
    """The customer list at `path`: UTF-8 with a byte order mark, without which Excel guesses wrongly."""
    chance = Chance(SEED)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(row(chance, index) for index in range(ROWS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=EXAMPLE)
    write(parser.parse_args().output)
