"""Nationality (国籍): ISO 3166-1:2020 codes, letters and number (GB/T 2659.1), and names, in columns only.

The codes are evidence in the permanent resident ID (外国人永久居留身份证) and in the machine-readable zone of
passports, which also knows D for Germany and the groups of ICAO Doc 9303 part 3, section 5.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.checks.weighted import Answers, Codes, Symbols, number
from piiguard.entity import Category, Entity
from piiguard.recognizers.column_only import column_identifier
from piiguard.recognizers.countries import COUNTRIES

ENTITY = Entity("NATIONALITY", "国籍", "nationality", Category.DEMOGRAPHIC)
HEADERS = ("国籍", "国家或地区", "nationality", "citizenship", "nati", "gj", "gjdm", "guoji")
_NAMES = frozenset(
    "中国 中华人民共和国 中国大陆 香港 中国香港 澳门 中国澳门 台湾 中国台湾 美国 英国 法国 德国 俄罗斯 日本 "
    "韩国 朝鲜 印度 越南 泰国 老挝 "
    "缅甸 柬埔寨 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 东帝汶 蒙古 哈萨克斯坦 吉尔吉斯斯坦 塔吉克斯坦 "
    "乌兹别克斯坦 土库曼斯坦 阿富汗 "
    "巴基斯坦 孟加拉国 孟加拉 尼泊尔 不丹 斯里兰卡 马尔代夫 伊朗 伊拉克 土耳其 叙利亚 黎巴嫩 以色列 "
    "巴勒斯坦 约旦 沙特阿拉伯 沙特 也门 阿曼 "
    "阿联酋 卡塔尔 巴林 科威特 格鲁吉亚 亚美尼亚 阿塞拜疆 乌克兰 白俄罗斯 波兰 捷克 斯洛伐克 匈牙利 "
    "罗马尼亚 保加利亚 塞尔维亚 克罗地亚 斯洛文尼亚 "
    "希腊 意大利 西班牙 葡萄牙 荷兰 比利时 卢森堡 瑞士 奥地利 丹麦 瑞典 挪威 芬兰 冰岛 爱尔兰 爱沙尼亚 "
    "拉脱维亚 立陶宛 马耳他 塞浦路斯 加拿大 "
    "墨西哥 古巴 巴西 阿根廷 智利 秘鲁 哥伦比亚 委内瑞拉 厄瓜多尔 玻利维亚 巴拉圭 乌拉圭 巴拿马 哥斯达黎加 "
    "牙买加 澳大利亚 新西兰 斐济 埃及 "
    "利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 卢旺达 尼日利亚 加纳 喀麦隆 "
    "塞内加尔 马里 刚果 安哥拉 赞比亚 津巴布韦 "
    "莫桑比克 马达加斯加 毛里求斯 南非 纳米比亚 外籍 无国籍 china chinese american british german french "
    "japanese korean russian indian "
    "canadian australian singaporean usa uk prc".split()
)

_COUNTRIES = (
    "ABW533 AFG004 AGO024 AIA660 ALA248 ALB008 AND020 ARE784 ARG032 ARM051 ASM016 ATA010 ATF260 "
    "ATG028 AUS036 AUT040 AZE031 BDI108 BEL056 BEN204 BES535 BFA854 BGD050 BGR100 BHR048 BHS044 "
    "BIH070 BLM652 BLR112 BLZ084 BMU060 BOL068 BRA076 BRB052 BRN096 BTN064 BVT074 BWA072 CAF140 "
    "CAN124 CCK166 CHE756 CHL152 CHN156 CIV384 CMR120 COD180 COG178 COK184 COL170 COM174 CPV132 "
    "CRI188 CUB192 CUW531 CXR162 CYM136 CYP196 CZE203 DEU276 DJI262 DMA212 DNK208 DOM214 DZA012 "
    "ECU218 EGY818 ERI232 ESH732 ESP724 EST233 ETH231 FIN246 FJI242 FLK238 FRA250 FRO234 FSM583 "
    "GAB266 GBR826 GEO268 GGY831 GHA288 GIB292 GIN324 GLP312 GMB270 GNB624 GNQ226 GRC300 GRD308 "
    "GRL304 GTM320 GUF254 GUM316 GUY328 HKG344 HMD334 HND340 HRV191 HTI332 HUN348 IDN360 IMN833 "
    "IND356 IOT086 IRL372 IRN364 IRQ368 ISL352 ISR376 ITA380 JAM388 JEY832 JOR400 JPN392 KAZ398 "
    "KEN404 KGZ417 KHM116 KIR296 KNA659 KOR410 KWT414 LAO418 LBN422 LBR430 LBY434 LCA662 LIE438 "
    "LKA144 LSO426 LTU440 LUX442 LVA428 MAC446 MAF663 MAR504 MCO492 MDA498 MDG450 MDV462 MEX484 "
    "MHL584 MKD807 MLI466 MLT470 MMR104 MNE499 MNG496 MNP580 MOZ508 MRT478 MSR500 MTQ474 MUS480 "
    "MWI454 MYS458 MYT175 NAM516 NCL540 NER562 NFK574 NGA566 NIC558 NIU570 NLD528 NOR578 NPL524 "
    "NRU520 NZL554 OMN512 PAK586 PAN591 PCN612 PER604 PHL608 PLW585 PNG598 POL616 PRI630 PRK408 "
    "PRT620 PRY600 PSE275 PYF258 QAT634 REU638 ROU642 RUS643 RWA646 SAU682 SDN729 SEN686 SGP702 "
    "SGS239 SHN654 SJM744 SLB090 SLE694 SLV222 SMR674 SOM706 SPM666 SRB688 SSD728 STP678 SUR740 "
    "SVK703 SVN705 SWE752 SWZ748 SXM534 SYC690 SYR760 TCA796 TCD148 TGO768 THA764 TJK762 TKL772 "
    "TKM795 TLS626 TON776 TTO780 TUN788 TUR792 TUV798 TWN158 TZA834 UGA800 UKR804 UMI581 URY858 "
    "USA840 UZB860 VAT336 VCT670 VEN862 VGB092 VIR850 VNM704 VUT548 WLF876 WSM882 YEM887 ZAF710 "
    "ZMB894 ZWE716 "
).split()
# Stateless, refugees, British kinds of nationality, organisations: ICAO Doc 9303-3, section 5.
_OTHERS = "XXA XXB XXC XXX GBD GBN GBO GBP GBS UNO UNA UNK EUE XOM XPO RKS D<< UTO".split()


def number_known(digits: Symbols) -> Answers:
    """Whether each row of an (n, 3) digit matrix is a country number.

    >>> number_known(np.array([[1, 5, 6], [0, 0, 0]], dtype=np.uint8)).tolist()
    [True, False]
    """
    return _numbers().take(number(digits), mode="clip").astype(np.bool_)


def letters_known(symbols: Symbols) -> Answers:
    """Whether each row of an (n, 3) matrix of upper-case ASCII symbols is a country or group of ICAO 9303.

    >>> letters_known(np.frombuffer(b"CHNQQQ", dtype=np.uint8).reshape(2, 3)).tolist()
    [True, False]
    """
    return _letters().take(_packed(symbols))


def _packed(symbols: Symbols) -> npt.NDArray[np.int64]:
    """A number below 32**3 for each row: < counts 0, A to Z 5 to 30, anything else 31."""
    values = np.minimum(symbols - np.uint8(ord("<")), np.uint8(31)).astype(np.int64)
    packed: npt.NDArray[np.int64] = (values[:, 0] * 32 + values[:, 1]) * 32 + values[:, 2]
    return packed


@cache
def _numbers() -> Codes:
    known = np.zeros(1000, dtype=np.uint8)
    known[[int(country[3:]) for country in _COUNTRIES]] = 1
    return known


@cache
def _letters() -> Answers:
    names = [country[:3] for country in _COUNTRIES] + _OTHERS
    known = np.zeros(32**3, dtype=np.bool_)
    known[_packed(np.frombuffer("".join(names).encode(), dtype=np.uint8).reshape(-1, 3))] = True
    return known


def _is_nationality(text: str) -> bool:
    """A name, or an ISO code of two or three letters or three digits."""
    name = text.lower()
    if name in _NAMES or name.removesuffix("籍") in _NAMES or text in COUNTRIES:
        return True
    symbols = np.frombuffer(text.upper().encode("ascii", "replace"), dtype=np.uint8).reshape(1, -1)
    if symbols.shape[1] != 3:
        return False
    if text.isdigit() and text.isascii():
        return bool(number_known(symbols - np.uint8(48))[0])
    return text.isascii() and text.isalpha() and bool(letters_known(symbols)[0])


IDENTIFIER = column_identifier(ENTITY, HEADERS, _is_nationality)
