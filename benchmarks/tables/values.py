"""The kinds of columns by name: how a value is drawn, and what is true of a column of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from benchmarks.corpus.document import SLOTS
from benchmarks.tables.kit import Cell
from benchmarks.tables.model import CLEAN, FREE_TEXT, IDENTIFIER, MIXED

Draw = Callable[[Cell], str]
HANDFUL = 8
TODAY = date(2026, 6, 1)
ONE_FORM = frozenset(  # of which a company writes one form only, with its own prefix
    "empno stuno medrec hfund order waybill batch version policy ssn acct engine docno "
    "military contract sku trade "
    "invoiceno part".split()
)
OWN_PREFIX = frozenset("empno stuno medrec hfund order waybill batch".split())


@dataclass(frozen=True)
class Value:
    """A kind of column. kept: a person has one value in all rows. typed: "int", "float", "date" or ""."""

    draw: Draw
    entity: str | None
    content: str
    also: frozenset[str | None] = frozenset()
    kept: bool = False
    typed: str = ""


VALUES: dict[str, Value] = {}


def value(
    name: str,
    entity: str | None = None,
    content: str | None = None,
    also: tuple[str | None, ...] = (),
    *,
    kept: bool | None = None,
    typed: str = "",
) -> Callable[[Draw], Draw]:
    """Register the decorated draw under `name`."""

    def register(draw: Draw) -> Draw:
        told = content or (CLEAN if entity is None else IDENTIFIER)
        keeps = (told != CLEAN and told != FREE_TEXT) if kept is None else kept
        VALUES[name] = Value(draw, entity, told, frozenset(also), keeps, typed)
        return draw

    return register


# Everything the corpus can draw. What is not one of its labelled slots is no identifier.

ALSO: dict[str, tuple[str | None, ...]] = {
    "acct": ("BANK_CARD",),
    "hkid": ("DOCUMENT_NO",),
    "id15": ("DOCUMENT_NO",),
    "idany": ("DOCUMENT_NO",),
    "docno": ("CN_DRIVER_FILE_NO",),
    "driverfile": ("DOCUMENT_NO",),
    "fid": ("DOCUMENT_NO",),
    "idfa": (None,),
    "intl": ("CN_MOBILE",),
    "landline": ("PHONE_NUMBER",),
    "medrec": ("DOCUMENT_NO",),
    "military": ("DOCUMENT_NO",),
    "mobile": ("PHONE_NUMBER",),
    "oaid": (None,),
    "passport": ("DOCUMENT_NO",),
    "permithk": ("CN_TRAVEL_PERMIT", "DOCUMENT_NO"),
    "ssn": ("DOCUMENT_NO",),
    "taxid": ("CN_USCC",),
    "travelcn": ("PASSPORT", "DOCUMENT_NO"),
    "travelhm": ("DOCUMENT_NO",),
    "url": (None,),
    "uscc": ("CN_TAX_ID",),
}
FILLERS = (
    "order waybill batch version contract sku trade invoiceno invoicecode part ean isbn uuid "
    "hex32 sha trace snow unix unixms "
    "city region street bank branch time model service version4 stock bank"
).split()


def _form(name: str, text: str) -> str:
    """Digits as 9 and, where no prefix is the company's own, letters as A and characters as 字."""
    digits = re.sub(r"\d", "9", text)
    if name in OWN_PREFIX:
        return digits
    return re.sub(r"[\u4e00-\u9fff]", "字", re.sub(r"[A-Za-z]", "A", digits))


def _usual_form(cell: Cell, name: str) -> str:
    """A form that is not rare: that of most of a handful of values."""
    forms = Counter(_form(name, cell.kit.slot(name)) for _ in range(HANDFUL))
    return forms.most_common(1)[0][0]


def _of_corpus(name: str) -> Draw:
    def draw(cell: Cell) -> str:
        if name not in ONE_FORM:
            return cell.kit.slot(name)
        shape = cell.once("form", lambda: _usual_form(cell, name))
        return cell.kit.like(lambda: cell.kit.slot(name), shape, lambda text: _form(name, text))

    return draw


for _name, _entity in SLOTS.items():
    value(_name, _entity, also=ALSO.get(_name, ()))(_of_corpus(_name))
for _name in FILLERS:
    value(_name)(_of_corpus(_name))


# The holder of the row


@value("id18", "CN_RESIDENT_ID", also=("DOCUMENT_NO",))
def _id18(cell: Cell) -> str:
    return cell.person.id18


DATE_FORMS = {
    "iso": "{0:%Y-%m-%d}",
    "slash": "{0:%Y/%m/%d}",
    "bare": "{0.year}/{0.month}/{0.day}",
    "compact": "{0:%Y%m%d}",
    "dot": "{0:%Y.%m.%d}",
    "cn": "{0.year}年{0.month}月{0.day}日",
    "midnight": "{0:%Y-%m-%d} 00:00:00",
    "month": "{0:%Y-%m}",
    "month6": "{0:%Y%m}",
    "time": "{0:%Y-%m-%d %H:%M:%S}",
    "minute": "{0:%Y/%m/%d %H:%M}",
    "iso8601": "{0:%Y-%m-%dT%H:%M:%S}+08:00",
    "compact14": "{0:%Y%m%d%H%M%S}",
    "clf": "{0:%d/%b/%Y:%H:%M:%S} +0800",
}


@value("dob", "DATE_OF_BIRTH", typed="date")
def _dob(cell: Cell) -> str:
    return DATE_FORMS[cell.argument or "iso"].format(cell.person.birth)


@value("age", "AGE", typed="int")
def _age(cell: Cell) -> str:
    return f"{TODAY.year - cell.person.birth.year}{cell.argument}"


@value("sex", "SEX")
def _sex(cell: Cell) -> str:
    man, woman = (cell.argument or "男|女").split("|")
    return man if cell.person.man else woman


ETHNIC = (
    "汉族 " * 60 + "壮族 满族 回族 苗族 维吾尔族 土家族 彝族 蒙古族 藏族 布依族 侗族 瑶族 朝鲜族 白族 哈尼族"
)


@value("ethnic", "ETHNICITY")
def _ethnic(cell: Cell) -> str:
    """族 in full; short without 族; code by GB/T 3304."""
    name = cell.kit.rng.choice(ETHNIC.split())
    codes = {
        "汉族": "01",
        "蒙古族": "02",
        "回族": "03",
        "藏族": "04",
        "维吾尔族": "05",
        "苗族": "06",
        "彝族": "07",
    }
    if cell.argument == "code":
        return codes.get(name, "08")
    return name.removesuffix("族") if cell.argument == "short" else name


NATIONS = {
    "cn": (
        "中国",
        ("美国", "日本", "韩国", "新加坡", "英国", "法国", "德国", "加拿大", "越南", "俄罗斯", "马来西亚"),
    ),
    "iso3": ("CHN", ("USA", "JPN", "KOR", "SGP", "GBR", "FRA", "DEU", "CAN", "VNM", "RUS")),
    "iso2": ("CN", ("US", "JP", "KR", "SG", "GB", "FR", "DE", "CA")),
    "en": ("China", ("United States", "Japan", "Singapore", "France", "Germany", "Canada", "Korea")),
    "number": ("156", ("840", "392", "410", "702", "826")),
}


@value("nation", "NATIONALITY")
def _nation(cell: Cell) -> str:
    own, others = NATIONS[cell.argument or "cn"]
    return own if cell.kit.rng.random() < 0.75 else cell.kit.rng.choice(others)


@value("marital", "MARITAL_STATUS")
def _marital(cell: Cell) -> str:
    return cell.kit.rng.choice((cell.argument or "未婚|已婚|已婚|已婚|离异|丧偶").split("|"))


@value("income", "INCOME", typed="float", kept=False)
def _income(cell: Cell) -> str:
    low, high = (float(part) for part in (cell.argument or "3800 42000").split())
    return f"{cell.kit.rng.uniform(low, high):.2f}"


@value("band", "INCOME", also=(None,))
def _band(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.argument.split("|"))


@value("deduction", "INCOME", also=(None,), typed="float", kept=False)
def _deduction(cell: Cell) -> str:
    return f"{cell.kit.rng.uniform(20, 3000):.2f}"


@value("health", "HEALTH", also=("SPECIFIC_IDENTITY",), kept=False)
def _health(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.argument.split("|") if cell.argument else cell.kit.words.diseases)


@value("perhaps", content=CLEAN, also=("HEALTH", "SPECIFIC_IDENTITY", "CREDIT_INFO", "CRIMINAL_RECORD"))
def _perhaps(cell: Cell) -> str:
    """Words of which it is a matter of opinion whether they are a person's health, credit or status."""
    return cell.kit.rng.choice(cell.argument.split("|"))


@value("religion", "RELIGION")
def _religion(cell: Cell) -> str:
    return cell.kit.rng.choice((cell.argument or "无|无|佛教|基督教|伊斯兰教|道教").split("|"))


@value("pinyin", "PERSON")
def _pinyin(cell: Cell) -> str:
    """Names in Latin letters, all in one order and case."""
    shape = cell.once("form", lambda: _case(cell.kit.people.pair()[1].text))
    return cell.kit.like(lambda: cell.kit.people.pair()[1].text, shape, _case)


def _case(name: str) -> str:
    """Order and case alone: Aa Aa, AA AA, Aa, Aa."""
    plain = name.replace("-", "").replace("'", "")
    return re.sub(r"[A-Z]{2,}", "AA", re.sub(r"[A-Z][a-z]+", "Aa", plain))


@value("lng", "GEO_COORDINATE", also=(None,), kept=False, typed="float")
def _lng(cell: Cell) -> str:
    return f"{cell.kit.rng.uniform(98, 123):.6f}"


@value("lat", "GEO_COORDINATE", also=(None,), kept=False, typed="float")
def _lat(cell: Cell) -> str:
    return f"{cell.kit.rng.uniform(21.5, 46):.6f}"


@value("hash", "PASSWORD", also=(None, "API_KEY"))
def _hash(cell: Cell) -> str:
    rng = cell.kit.rng
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./"
    return "$2a$10$" + "".join(rng.choices(letters, k=53))


# Several things in a column, or in a cell


@value("phones", "PHONE_NUMBER", MIXED, ("CN_MOBILE",))
def _phones(cell: Cell) -> str:
    """Mobiles, and landlines now and then."""
    return cell.kit.slot("landline" if cell.kit.rng.random() < 0.3 else "mobile")


@value("lines", "PHONE_NUMBER", MIXED, ("CN_LANDLINE",))
def _lines(cell: Cell) -> str:
    """Landlines, and mobiles now and then."""
    return cell.kit.slot("mobile" if cell.kit.rng.random() < 0.3 else "landline")


@value("mobiles", "CN_MOBILE", MIXED, ("PHONE_NUMBER",))
def _mobiles(cell: Cell) -> str:
    """One to three in a cell."""
    joint: str = cell.once("joint", lambda: cell.form.choice(("/", "、", ";", ",", " ", "；", "|", "\n")))
    return joint.join(cell.kit.slot("mobile") for _ in range(cell.kit.rng.choice((1, 2, 2, 3))))


@value("names", "PERSON", MIXED)
def _names(cell: Cell) -> str:
    """One to four in a cell."""
    joint: str = cell.once("joint", lambda: cell.form.choice(("、", "、", ",", "，", "；", " ", "/")))
    return joint.join(cell.kit.slot("hname") for _ in range(cell.kit.rng.choice((1, 2, 2, 3, 4))))


@value("namephone", None, MIXED, ("PERSON", "CN_MOBILE", "PHONE_NUMBER"))
def _namephone(cell: Cell) -> str:
    joint: str = cell.once("joint", lambda: cell.form.choice(("", " ", "/", "，", "(")))
    end = ")" if joint == "(" else ""
    return cell.kit.slot("hname") + joint + cell.kit.slot("mobile") + end


@value("certs", "DOCUMENT_NO", MIXED, ("CN_RESIDENT_ID",))
def _certs(cell: Cell) -> str:
    """Numbers of identity cards, and of passports and permits now and then."""
    if cell.kit.rng.random() < 0.8:
        return cell.person.id18
    return cell.kit.slot(cell.kit.rng.choice(("passport", "travelhm", "traveltw", "military")))


@value("accounts", None, MIXED, ("BANK_CARD", "CN_BANK_ACCOUNT", "CN_ALIPAY"))
def _accounts(cell: Cell) -> str:
    return cell.kit.slot(cell.kit.rng.choice(("card", "card", "card", "alipay", "mobile", "email")))


@value("login", None, MIXED, ("CN_MOBILE", "EMAIL_ADDRESS", "PHONE_NUMBER"))
def _login(cell: Cell) -> str:
    return cell.kit.slot(cell.kit.rng.choice(("mobile", "email")))


@value("contact", None, MIXED, ("CN_MOBILE", "PHONE_NUMBER", "CN_WECHAT"))
def _contact(cell: Cell) -> str:
    """A mobile, or an account of a network with its name."""
    rng = cell.kit.rng
    slot = rng.choice(("mobile", "mobile", "wechat", "qq", "email"))
    return {"wechat": "微信", "qq": "QQ"}.get(slot, "") + cell.kit.slot(slot)


@value("holder", "PERSON", MIXED)
def _holder(cell: Cell) -> str:
    """Persons, and companies now and then."""
    return cell.kit.firm() if cell.kit.rng.random() < 0.25 else cell.kit.slot("hname")


@value("where", None, MIXED, ("CN_ADDRESS", "PERSON", "CN_MOBILE"))
def _where(cell: Cell) -> str:
    """Who receives it, the telephone and the address, in one cell."""
    order = cell.once(
        "order", lambda: cell.form.choice(("{n}，{m}，{a}", "{a} {n} {m}", "{n} {m} {a}", "{a}（{n}收）{m}"))
    )
    return str(order).format(n=cell.kit.slot("hname"), m=cell.kit.slot("mobile"), a=cell.kit.slot("addr"))


@value("json", None, MIXED, ("PERSON", "CN_MOBILE"))
def _json(cell: Cell) -> str:
    """An object with the keys of the argument, each `key:value`; an unknown value stands for itself."""
    keys = [pair.split(":") for pair in cell.argument.split()]
    drawn = {key: VALUES[kind].draw(cell) if kind in VALUES else kind for key, kind in keys}
    return json.dumps(drawn, ensure_ascii=False)


# Free text


@value("note", None, FREE_TEXT)
def _note(cell: Cell) -> str:
    """`note SUBJECT SHARE`: sentences on a subject, that share of them with somebody's data."""
    subject, share = cell.argument.split()
    telling, plain = cell.kit.words.notes[subject]
    templates = telling if cell.kit.rng.random() < float(share) else plain
    return cell.kit.said(cell.kit.rng.choice(templates))


@value("complaint", "HEALTH", FREE_TEXT, (None,))
def _complaint(cell: Cell) -> str:
    """What a patient complains of."""
    return cell.kit.said(cell.kit.rng.choice(cell.kit.words.complaints))


@value("remark")
def _remark(cell: Cell) -> str:
    """`remark SUBJECT`: the sentences of the subject without anybody's data."""
    return cell.kit.said(cell.kit.rng.choice(cell.kit.words.notes[cell.argument][1]))


# Clean columns


@value("serial", typed="int")
def _serial(cell: Cell) -> str:
    return str(int(cell.argument or 1) + cell.row)


@value("int", typed="int")
def _int(cell: Cell) -> str:
    low, high = (int(part) for part in cell.argument.split())
    return str(cell.kit.rng.randrange(low, high))


@value("dec", typed="float")
def _dec(cell: Cell) -> str:
    low, high, places = cell.argument.split()
    return f"{cell.kit.rng.uniform(float(low), float(high)):.{places}f}"


@value("money", typed="float")
def _money(cell: Cell) -> str:
    """`money LOW HIGH [comma|yen|yuan]`, most of them small."""
    low, high, *form = cell.argument.split()
    amount = float(low) + (float(high) - float(low)) * cell.kit.rng.random() ** 3
    shapes = {"comma": f"{amount:,.2f}", "yen": f"¥{amount:,.2f}", "yuan": f"{amount:.0f}元"}
    return shapes[form[0]] if form else f"{amount:.2f}"


@value("date", typed="date")
def _date(cell: Cell) -> str:
    return DATE_FORMS[cell.argument or "iso"].format(cell.kit.moment())


@value("of")
def _of(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.argument.split("|"))


PATTERN = re.compile(r"[#@^~]|\{[ymdhs]\}")


@value("code")
def _code(cell: Cell) -> str:
    """A pattern: # digit, @ capital, ^ hexadecimal, ~ letter or digit, {y} {m} {d} {h} {s} of a moment."""
    rng, moment = cell.kit.rng, cell.kit.moment()
    alphabets = {
        "#": "0123456789",
        "@": "ABCDEFGHJKLMNPQRSTUVWXYZ",
        "^": "0123456789abcdef",
        "~": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    }
    parts = {"{y}": "%Y", "{m}": "%m", "{d}": "%d", "{h}": "%H", "{s}": "%M%S"}

    def fill(match: re.Match[str]) -> str:
        mark = match[0]
        return moment.strftime(parts[mark]) if mark in parts else rng.choice(alphabets[mark])

    return PATTERN.sub(fill, cell.argument)


@value("goods")
def _goods(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.kit.words.goods)


@value("firm")
def _firm(cell: Cell) -> str:
    return cell.kit.firm()


@value("dept")
def _dept(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.kit.words.departments)


@value("job")
def _job(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.kit.words.jobs)


@value("clinic")
def _clinic(cell: Cell) -> str:
    return cell.kit.fillers.city() + cell.kit.rng.choice(cell.kit.words.hospitals)


@value("school")
def _school(cell: Cell) -> str:
    return cell.kit.fillers.city() + cell.kit.rng.choice(cell.kit.words.schools)


@value("phone")
def _phone(cell: Cell) -> str:
    """A model of telephone."""
    return cell.kit.rng.choice(cell.kit.words.handsets)


@value("agent")
def _agent(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.kit.words.agents)


@value("province")
def _province(cell: Cell) -> str:
    names = cell.kit.numbers.facts.names
    return names[cell.kit.rng.choice([code for code in names if code.endswith("0000") and code < "660000"])]


@value("regioncode")
def _regioncode(cell: Cell) -> str:
    return cell.kit.rng.choice(cell.kit.numbers.facts.regions)[0]
