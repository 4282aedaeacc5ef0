"""Countries of SWIFT codes and IBANs: ISO 3166-1 alpha-2, and the IBAN length of each (ISO 13616)."""

from __future__ import annotations

import numpy as np

from piiguard.text.folding import Symbols
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["country_table", "iban_lengths", "pairs"]

# ISO 3166-1 alpha-2, and XK (Kosovo), which banks use. Confidence high.
COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO "
    "BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ "
    "DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP "
    "GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG "
    "KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML "
    "MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE "
    "PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL "
    "SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM "
    "US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK"
).split()

# SWIFT IBAN Registry: country and length of the whole. Confidence high for older entries, medium for those
# added since 2020 (BI BY DJ EG FK HN IQ LY MN NI OM RU SC SD SO ST SV VA YE).
IBAN_LENGTHS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 "
    "DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
    "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
    "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
    "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 "
    "VA22 VG24 XK20 YE30"
).split()


def pairs(first: Symbols, second: Symbols) -> Ints:
    """Numbers of pairs of symbols, the same for both cases of a letter; places in the tables below."""
    numbers: Ints = (first & np.uint8(0xDF)).astype(np.int64) * 256 + (second & np.uint8(0xDF))
    return numbers


def _number(code: str) -> int:
    return ord(code[0]) * 256 + ord(code[1])


def country_table(codes: list[str]) -> Bools:
    """Membership of `pairs` in the given countries."""
    marks = np.zeros(1 << 16, dtype=np.bool_)
    marks[[_number(code) for code in codes]] = True
    return marks


def iban_lengths() -> Ints:
    """At each of `pairs` the length of its IBAN; 0 where the country has none."""
    lengths = np.zeros(1 << 16, dtype=np.int64)
    for entry in IBAN_LENGTHS:
        lengths[_number(entry)] = int(entry[2:])
    return lengths
