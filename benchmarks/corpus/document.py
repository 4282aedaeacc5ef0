"""Writing one labelled document: a small notation, and the offsets kept while it is written.

In a template's text ``{mobile}`` draws a value and labels it, ``{date}`` draws plain text, and ``«A¦B¦C»``
chooses one wording (innermost first; an empty one is allowed). Marks after a slot's name:

    -  the value stands without a label: nothing that only a label could explain is done to it
    !  exactly as canonical          ~  no line break inside (a cell, a log line)
    *  already masked by the writer  +  several of them, separated
"""

import re
from collections.abc import Callable
from random import Random

from benchmarks.corpus import namelists, placelists, unseen_lists, writing
from benchmarks.corpus.facts import load
from benchmarks.corpus.fillers import Fillers
from benchmarks.corpus.numbers import Numbers
from benchmarks.corpus.people import People
from benchmarks.corpus.places import Places
from benchmarks.corpus.variants import Site, write
from benchmarks.corpus.writing import Drawn

SLOTS = {
    "id18": "CN_RESIDENT_ID",
    "id15": "CN_RESIDENT_ID",
    "permit18": "CN_RESIDENT_ID",
    "permithk": "CN_RESIDENT_ID",
    "permittw": "CN_RESIDENT_ID",
    "idany": "CN_RESIDENT_ID",
    "fid": "CN_FOREIGNER_ID",
    "passport": "PASSPORT",
    "travelhm": "CN_TRAVEL_PERMIT",
    "traveltw": "CN_TRAVEL_PERMIT",
    "travelcn": "CN_TRAVEL_PERMIT",
    "hkid": "HK_ID",
    "moid": "MO_ID",
    "twid": "TW_ID",
    "military": "CN_MILITARY_ID",
    "docno": "DOCUMENT_NO",
    "driverfile": "CN_DRIVER_FILE_NO",
    "ssn": "CN_SOCIAL_SECURITY",
    "medrec": "CN_MEDICAL_RECORD",
    "hfund": "CN_HOUSING_FUND",
    "empno": "EMPLOYEE_NO",
    "stuno": "STUDENT_NO",
    "policy": "POLICY_NO",
    "mobile": "CN_MOBILE",
    "landline": "CN_LANDLINE",
    "shortline": "CN_LANDLINE",
    "intl": "PHONE_NUMBER",
    "card": "BANK_CARD",
    "acct": "CN_BANK_ACCOUNT",
    "cnaps": "CN_CNAPS",
    "swift": "SWIFT_CODE",
    "uscc": "CN_USCC",
    "orgcode": "CN_ORG_CODE",
    "bizreg": "CN_BUSINESS_REG",
    "taxid": "CN_TAX_ID",
    "plate": "CN_LICENSE_PLATE",
    "vin": "VIN",
    "engine": "CN_ENGINE_NO",
    "imei": "IMEI",
    "imsi": "IMSI",
    "iccid": "ICCID",
    "idfa": "DEVICE_ID",
    "oaid": "DEVICE_ID",
    "androidid": "DEVICE_ID",
    "wechat": "CN_WECHAT",
    "qq": "CN_QQ",
    "alipay": "CN_ALIPAY",
    "postcode": "CN_POSTCODE",
    "geo": "GEO_COORDINATE",
    "court": "CN_COURT_CASE",
    "password": "PASSWORD",
    "cvv": "CARD_CVV",
    "otp": "ONE_TIME_CODE",
    "apikey": "API_KEY",
    "secret": "API_KEY",
    "jwt": "API_KEY",
    "email": "EMAIL_ADDRESS",
    "ip": "IP_ADDRESS",
    "mac": "MAC_ADDRESS",
    "url": "URL",
    "iban": "IBAN_CODE",
    "dob": "DATE_OF_BIRTH",
    "name": "PERSON",
    "hname": "PERSON",
    "ename": "PERSON",
    "tname": "PERSON",
    "mou": "PERSON",
    "foreign": "PERSON",
    "minority": "PERSON",
    "compound": "PERSON",
    "addr": "CN_ADDRESS",
    "rural": "CN_ADDRESS",
    "road": "CN_ADDRESS",
    "house": "CN_ADDRESS",
    "cityroad": "CN_ADDRESS",
    "eaddr": "CN_ADDRESS",
    "hkaddr": "CN_ADDRESS",
    "taddr": "CN_ADDRESS",
}
TEXTUAL = ("PERSON", "CN_ADDRESS")
SEPARATORS = ("、", "；", "/", "|", "\n", " / ", "，", ";")
_SLOT = re.compile(r"\{([a-z][a-z0-9]*)([-!~*+]*)\}")
_CHOICE = re.compile(r"«([^«»]*)»")


class Document:
    """Text under construction. `style` says who writes here: prose, form, machine, sheet, ocr or speech.

    Documents of the report half (`unseen`) take names and streets from lists of their own.
    """

    def __init__(self, rng: Random, style: str, *, unseen: bool = False) -> None:
        self.rng = rng
        self.style = style
        self.numbers = Numbers(rng, load())
        self.people = People(rng, self.numbers.facts, unseen_lists.NAMES if unseen else namelists.SEEN)
        self.places = Places(rng, self.numbers.facts, unseen_lists.PLACES if unseen else placelists.SEEN)
        self.fillers = Fillers(rng, self.numbers, self.people, self.places)
        self._sources: dict[str, object] = {"PERSON": self.people, "CN_ADDRESS": self.places}
        self.spans: list[tuple[int, int, str, str, bool]] = []
        self._last_name: Drawn | None = None
        self._parts: list[str] = []
        self._length = 0

    def text(self) -> str:
        return "".join(self._parts)

    def literal(self, text: str) -> None:
        """Append `text` as it is."""
        self._parts.append(text)
        self._length += len(text)

    def value(self, entity: str, text: str, variant: str = "plain", masked: bool = False) -> None:
        """Append `text` and label it."""
        self.spans.append((self._length, self._length + len(text), entity, variant, masked))
        self.literal(text)

    def add(self, template: str) -> None:
        """Append `template`, its wordings chosen and its slots filled."""
        while "«" in template:
            template = _CHOICE.sub(lambda m: self.rng.choice(m[1].split("¦")), template)
        at = 0
        for match in _SLOT.finditer(template):
            self.literal(template[at : match.start()])
            self._fill(match[1], match[2])
            at = match.end()
        self.literal(template[at:])

    def pick(self, *templates: str) -> None:
        """Append one of `templates`."""
        self.add(self.rng.choice(templates))

    def shuffled(self, *templates: str, joint: str = "\n", keep: int | None = None) -> None:
        """Append `keep` of the templates (all when None) in random order."""
        chosen = self.rng.sample(templates, keep or len(templates))
        for i, template in enumerate(chosen):
            self.add((joint if i else "") + template)

    def rows(self, low: int, high: int, template: str) -> None:
        """Append `template` between `low` and `high` times."""
        for _ in range(self.rng.randint(low, high)):
            self.add(template)

    def chance(self, share: float, template: str) -> None:
        """Append `template` in `share` of the documents."""
        if self.rng.random() < share:
            self.add(template)

    def mobile_url(self) -> None:
        """Append a URL that carries a mobile: both are labelled."""
        mobile = self.numbers.mobile()
        head = self.rng.choice(
            (
                "https://h5.dongfangtx.com.cn/reg?phone=",
                "https://m.xinghe-group.com/u/",
                "http://t.yunqi-soft.cn/bind?from=sms&mobile=",
            )
        )
        tail = self.rng.choice(("", "&src=wx", "&step=2") if "?" in head else ("", "/bind"))
        start = self._length
        self.spans.append((start, start + len(head) + 11 + len(tail), "URL", "plain", False))
        self.literal(head)
        self.value("CN_MOBILE", mobile, "in-url")
        self.literal(tail)

    def both_names(self) -> None:
        """Append one person's name in characters and in pinyin: both are labelled."""
        han, latin = self.people.pair()
        shape = self.rng.choice(
            ("{0}({1})", "{0}（{1}）", "{0} {1}", "{1} ({0})", "{1}（{0}）", "{0} / {1}", "{1} {0}")
        )
        for part in re.split(r"(\{\d\})", shape):
            if part in ("{0}", "{1}"):
                drawn = latin if part == "{1}" else han
                self.value("PERSON", drawn.text, drawn.kind)
            else:
                self.literal(part)

    def name_list(self) -> None:
        """Append three to six names, as a list in running text has them."""
        separator = self.rng.choice(("、", "、", "、", "，", " ", "；"))
        for i in range(self.rng.randint(3, 6)):
            self.literal(separator if i else "")
            self._fill_one("name", "~")

    def same_name(self) -> None:
        """Append the name that was drawn last, once more and as it is."""
        if self._last_name is not None:
            self.value("PERSON", self._last_name.text, "name-again")

    def _fill(self, slot: str, marks: str) -> None:
        if slot in COMPOSED:
            COMPOSED[slot](self)
        elif slot not in SLOTS:
            draw: Callable[[], str] = getattr(self.fillers, slot)
            self.literal(draw())
        elif "+" in marks:
            self._fill_several(slot, marks)
        else:
            self._fill_one(slot, marks)

    def _fill_several(self, slot: str, marks: str) -> None:
        separator = self.rng.choice([s for s in SEPARATORS if not ("~" in marks and s in "\n|,，")])
        for i in range(self.rng.randint(2, 3)):
            self.literal(separator if i else "")
            self._fill_one(slot, marks + "~")

    def _fill_one(self, slot: str, marks: str) -> None:
        entity = SLOTS[slot]
        one_line = "~" in marks or self.style in ("machine", "sheet")
        site = Site(self.style, "-" not in marks, "!" in marks, one_line, "*" in marks)
        if entity in TEXTUAL:
            draw_text: Callable[[], Drawn] = getattr(self._sources[entity], slot)
            drawn = draw_text()
            self._last_name = drawn if entity == "PERSON" else self._last_name
            written = writing.write(self.rng, site, entity, drawn)
        else:
            draw: Callable[[], str] = getattr(self.numbers, slot)
            written = write(self.rng, site, entity, draw())
        self.literal(written.before)
        self.value(entity, written.text, written.variant, written.masked)
        self.literal(written.after)


# Slots that write more than one value, or one that was drawn before.
COMPOSED: dict[str, Callable[[Document], None]] = {
    "mobileurl": Document.mobile_url,
    "bothnames": Document.both_names,
    "list": Document.name_list,
    "again": Document.same_name,
}
