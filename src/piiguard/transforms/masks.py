"""Published masks (公开的掩码样式) by name, each with who published it; policies ask for them by name.

    CN_MOBILE = { action = { mask = { published = "mobile_3_2" } } }

The numbers of a name are the characters kept in front and at the end. Lengths and separators of values stay
here as with every mask, also where a source writes one star for each group. Values too short for a mask are
hidden whole, where some sources pass them through.

>>> from piiguard.transforms.mask import mask_text
>>> mask_text(PUBLISHED["resident_id_6_4"].mask, "11010519491231002X")
'110105********002X'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from piiguard.text.folding import table
from piiguard.transforms.mask import ALNUM, Bools, Mask, custom, fixed, hide_before_last, keep
from piiguard.transforms.mask_rules import AtLeast, Behind, Chosen, Groups, Rule

__all__ = ["PUBLISHED", "Published"]

_ALL = table(range(1, 256))  # every character of a value counts


@dataclass(frozen=True, slots=True)
class Published:
    """One published mask.

    entities: codes of what it is for. confidence: "H" where the source itself or two independent ones were
    read, "M" where one was seen. example: a value and how the source shows it, in our length. fewest: hidden
    characters below which a value is hidden whole; 0 for the rule of all masks (4, or half). by_content:
    whether how much is hidden depends on what the value holds, not on its length alone.
    """

    mask: Mask
    entities: tuple[str, ...]
    confidence: str
    example: tuple[str, str]
    fewest: int = 0
    by_content: bool = False

    @property
    def source(self) -> str:
        """Who published it."""
        return self.mask.source


_HUTOOL = "hutool DesensitizedUtil"
_ALIPAY = "Alipay open platform, display of sensitive information"
_CODE = "seen in public code"
_ID, _ID_NUMBER = ("CN_RESIDENT_ID", "CN_FOREIGNER_ID"), "11010519491231002X"
_MOBILE, _CARD = ("CN_MOBILE", "PHONE_NUMBER"), ("BANK_CARD",)


def _at_least(rule: Rule, fewest: int, source: str, counted: Bools = ALNUM) -> Mask:
    return custom(AtLeast(rule, fewest), counted=counted, source=source)


def _resident_id(first: int, last: int, source: str, confidence: str) -> Published:
    shown = _ID_NUMBER[:first] + "*" * (18 - first - last) + _ID_NUMBER[18 - last :]
    return Published(keep(first, last, source=source), _ID, confidence, (_ID_NUMBER, shown))


PUBLISHED: Mapping[str, Published] = MappingProxyType(
    {
        "mobile_3_4": Published(
            hide_before_last(4, 4, source=f"{_HUTOOL}.mobilePhone; de-facto standard"),
            *(_MOBILE, "H", ("13800138000", "138****8000")),
        ),
        "mobile_3_2": Published(
            hide_before_last(6, 2, source=f"{_ALIPAY}; GB/T 41833-2022 asks for 6 hidden digits on parcels"),
            *(_MOBILE, "M", ("13800138000", "138******00")),
        ),
        "landline_4_2": Published(
            keep(4, 2, of="digits", source=f"{_HUTOOL}.fixedPhone"),
            *(("CN_LANDLINE", "PHONE_NUMBER"), "H", ("09157518479", "0915*****79")),
        ),
        "name_first": Published(
            keep(1, source=f"{_HUTOOL}.chineseName"), ("PERSON",), "H", ("段正淳", "段**")
        ),
        "name_last": Published(keep(0, 1, source=_CODE), ("PERSON",), "M", ("段正淳", "**淳")),
        "name_ends": Published(
            _at_least(Chosen(1, 1), 1, _CODE), ("PERSON",), "M", ("段正淳", "段*淳"), fewest=1
        ),
        "name_court": Published(
            Mask(Chosen(1), ALNUM, source="Supreme People's Court, 法释〔2016〕19号 article 9", char="某"),
            *(("PERSON",), "H", ("段正淳", "段某某")),
        ),
        "resident_id_1_2": _resident_id(1, 2, f"{_HUTOOL}.idCardNum", "H"),
        "resident_id_1_1": _resident_id(1, 1, _ALIPAY, "M"),
        "resident_id_6_4": _resident_id(6, 4, f"widely {_CODE}", "H"),
        "resident_id_3_4": _resident_id(3, 4, "RuoYi documentation", "M"),
        "resident_id_6_3": _resident_id(6, 3, _CODE, "M"),
        "resident_id_4_4": _resident_id(4, 4, _CODE, "M"),
        "resident_id_0_4": _resident_id(0, 4, _CODE, "M"),
        "resident_id_birth_date": Published(
            Mask(Chosen(ranges=((6, 14),)), ALNUM, source=f"{_CODE}; positions 7 to 14"),
            *(_ID, "M", (_ID_NUMBER, "110105********002X")),
        ),
        "bank_card_6_4": Published(
            keep(6, 4, source=f"{_ALIPAY}; PCI DSS display limit"),
            *(_CARD, "H", ("6225880000000001", "622588******0001")),
        ),
        "bank_card_groups": Published(
            Mask(Groups(4), ALNUM, source=f"{_HUTOOL}.bankCard"),
            *(_CARD, "H", ("1101 1111 2222 3333 3256", "1101 **** **** **** 3256")),
        ),
        "bank_card_0_4": Published(
            keep(0, 4, source="de-facto in applications: 尾号"),
            *((*_CARD, "CN_BANK_ACCOUNT"), "M", ("6225880000000001", "************0001")),
        ),
        "email_first": Published(
            _at_least(Chosen(1, before="@"), 1, f"{_HUTOOL}.email", _ALL),
            *(("EMAIL_ADDRESS",), "H", ("duandazhi-jack@gmail.com.cn", "d*************@gmail.com.cn")),
            fewest=1,
            by_content=True,
        ),
        "address_last_8": Published(
            hide_before_last(8, 0, source=f"{_HUTOOL}.address"),
            *(("CN_ADDRESS",), "H", ("北京市海淀区马连洼街道289号", "北京市海淀区马********")),
        ),
        "plate_3_1": Published(
            _at_least(Chosen(3, 1), 3, f"{_HUTOOL}.carLicense"),
            *(("CN_LICENSE_PLATE",), "H", ("苏D40000", "苏D4***0")),
            fewest=3,
        ),
        "ip_first": Published(
            Mask(Behind(".:"), ALNUM, source=f"{_HUTOOL}.ipv4, .ipv6"),
            *(("IP_ADDRESS",), "H", ("192.168.1.1", "192.***.*.*")),
            by_content=True,
        ),
        "password_all": Published(
            keep(0, 0, source=f"{_HUTOOL}.password"), ("PASSWORD",), "H", ("1234567890", "**********")
        ),
        "password_6": Published(fixed(6, source=_CODE), ("PASSWORD",), "M", ("1234567890", "******")),
    }
)
