"""Compile the names behind region codes (行政区划名称) that ship in src/piiguard/data/region_names.csv.

    python tools/build_regions.py [folder of the fact tables, default ../shared/facts]

One row for each name of each code, the name in force or last in force first, former names of the same code
behind it. Names that name no place (市辖区, 县, 省直辖县级行政区划) are left out. The same facts give the
same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT.parent / "shared" / "facts"
TARGET = ROOT / "src" / "piiguard" / "data" / "region_names.csv"
COMPILED = "2026-11-21"  # the day the facts were collected, not the day this script runs

NO_PLACE = {"市辖区", "县", "市区", "郊区"}


def rows_of(records: list[dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """(code, name, status) in ascending order of codes; status is current, historical or former."""
    for record in sorted(records, key=lambda one: one["code"]):
        if record["status"] == "stat_only" or record["sources"] == "stdnum":
            continue
        names = [(record["name"], record["status"])]
        names += [(name, "former") for name in record["other_names"].replace("|", ";").split(";")]
        for name, status in names:
            if name and name not in NO_PLACE and "直辖" not in name:
                yield record["code"], name, status


def main(arguments: list[str]) -> None:
    """Write the table into the package."""
    source = (Path(arguments[0]) if arguments else FACTS) / "region_codes.csv"
    if not source.is_file():
        sys.exit(f"fact table not found: {source}; give the folder that holds it as the only argument")
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(rows_of(list(csv.DictReader(file))))
    head = [
        "# what: names of administrative divisions (行政区划, GB/T 2260) by code, since 1980",
        "# source: Ministry of Civil Affairs revisions 1980-2019 and National Bureau of Statistics lists, as "
        "kept by cn/GB2260; 2023 list of modood/Administrative-divisions-of-China; howardli/CredentialKit",
        "# licence: codes and names are official facts; modood WTFPL, CredentialKit Apache-2.0",
        f"# compiled: {COMPILED}",
        f"# rows: {len(rows)}",
        "code,name,status",
    ]
    text = "\n".join([*head, *(",".join(row) for row in rows)]) + "\n"
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
