"""Compile the names of divisions (行政区划名称) that ship in src/piiguard/data/address_regions.csv.

    python tools/build_address.py [folder of the fact tables, default ../shared/facts]

Full names of provinces, prefectures and counties, current and abolished, and the short names under which
provinces and prefectures are written (浙江, 杭州, 内蒙古). The same facts give the same bytes.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT.parent / "shared" / "facts"
TARGET = ROOT / "src" / "piiguard" / "data" / "address_regions.csv"
COMPILED = "2026-11-21"  # the day the facts were collected, not the day this script runs

NO_PLACE = ("行政区划", "行政单位", "办事处", "委员会", "及其海域")
SUFFIXES = "省市区县旗州盟镇"
# Written without 自治州, or not names at all in running text
SHORT_EXTRA = (
    "延边 恩施 湘西 阿坝 甘孜 凉山 黔西南 黔东南 黔南 楚雄 红河州 西双版纳 大理 德宏 怒江 迪庆 临夏 甘南 "
    "海北 果洛 玉树 海西 昌吉 伊犁 博尔塔拉 巴音郭楞 克孜勒苏 浦东 兴安盟 锡林郭勒 阿拉善 内蒙古 广西 "
    "西藏 宁夏 新疆 香港 澳门 昆山 义乌 江阴 常熟 张家港 慈溪 余姚 石河子 雄安 九龙 新界 台湾"
).split()
# Cities and counties of Taiwan are in no list of GB/T 2260 codes
TAIWAN = (
    "台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 "
    "嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县"
).split()
NOT_SHORT = {"市辖"}


def short_name(code: str, name: str) -> str | None:
    """浙江 of 浙江省, 杭州 of 杭州市; None for counties and for what is short already."""
    if not code.endswith("00") or len(name) < 3:
        return None
    if name[-1] in "省市" and name[:-1] not in NOT_SHORT:
        return name[:-1]
    return None


def names_of(records: list[dict[str, str]]) -> list[tuple[str, str]]:
    """(name, kind) in ascending order; kind is full or short."""
    usable = [r for r in records if r["status"] != "stat_only" and r["sources"] != "stdnum"]
    full = {r["name"] for r in usable if len(r["name"]) > 2 and r["name"][-1] in SUFFIXES}
    full = {name for name in full if not name.endswith(NO_PLACE)}
    full |= {"香港特别行政区", "澳门特别行政区", "浦东新区", "雄安新区", "天府新区", "苏州工业园区", *TAIWAN}
    short = {found for r in usable if (found := short_name(r["code"], r["name"]))} | set(SHORT_EXTRA)
    return sorted([(name, "full") for name in full] + [(name, "short") for name in short - full])


def main(arguments: list[str]) -> None:
    """Write the table into the package."""
    source = (Path(arguments[0]) if arguments else FACTS) / "region_codes.csv"
    if not source.is_file():
        sys.exit(f"fact table not found: {source}; give the folder that holds it as the only argument")
    with source.open(encoding="utf-8", newline="") as file:
        rows = names_of(list(csv.DictReader(file)))
    head = [
        "# what: names of administrative divisions (行政区划, GB/T 2260) since 1980, and short names in use",
        "# source: Ministry of Civil Affairs revisions 1980-2019 and National Bureau of Statistics lists, as "
        "kept by cn/GB2260; 2023 list of modood/Administrative-divisions-of-China; howardli/CredentialKit",
        "# licence: the names are official facts; modood WTFPL, CredentialKit Apache-2.0",
        f"# compiled: {COMPILED}",
        f"# rows: {len(rows)}",
        "name,kind",
    ]
    text = "\n".join([*head, *(",".join(row) for row in rows)]) + "\n"
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
