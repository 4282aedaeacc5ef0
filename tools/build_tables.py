"""Compile the registry tables that ship in src/piiguard/data from the fact tables kept beside the repository.

    python tools/build_tables.py [folder of the fact tables, default ../shared/facts]

Only what is looked up at run time is shipped: codes and lengths, no names. Rows whose only source may not be
passed on under the licence of this project are left out and counted. The same facts give the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT.parent / "shared" / "facts"
DATA = ROOT / "src" / "piiguard" / "data"
COMPILED = "2026-11-21"  # the day the facts were collected, not the day this script runs

Record = dict[str, str]


class Table(NamedTuple):
    """One shipped table: what its header says, its columns, its rows in ascending order."""

    about: dict[str, str]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def region_table(records: list[Record]) -> Table:
    """County, prefecture and province codes ever assigned (GB/T 2260)."""
    assigned = [record for record in records if record["status"] != "stat_only"]
    shipped = [record for record in assigned if record["sources"] != "stdnum"]
    about = {
        "what": "codes of administrative divisions (行政区划代码, GB/T 2260) assigned at any time since 1980",
        "source": "Ministry of Civil Affairs revisions 1980-2019 and National Bureau of Statistics lists, as "
        "kept by cn/GB2260; 2023 list of modood/Administrative-divisions-of-China; howardli/CredentialKit",
        "licence": "the codes are official facts; modood WTFPL, CredentialKit Apache-2.0",
        "left out": f"{len(records) - len(assigned)} codes used in statistics only; "
        f"{len(assigned) - len(shipped)} codes found in the LGPL file loc.dat of python-stdnum alone",
    }
    return Table(about, ("code",), unique((record["code"],) for record in shipped))


def bin_table(records: list[Record]) -> Table:
    """Bank identification numbers with the card lengths they are used with."""
    about = {
        "what": "bank identification numbers (发卡行标识代码) of cards issued in China, card lengths",
        "source": "hexindai/bcbc, data/bin.csv; a BIN listed for two lengths has two rows",
        "licence": "MIT, Copyright (c) 2018 Runrioter",
    }
    return Table(about, ("bin", "length"), unique((record["bin"], record["length"]) for record in records))


def segment_table(records: list[Record]) -> Table:
    """Mobile segments in use, by who answers: a person or a device."""
    in_use = [record for record in records if is_in_use(record)]
    about = {
        "what": "mobile segments (号段) in use: person = handsets, device = data cards, machines (物联网), "
        "satellite and emergency terminals",
        "source": "VincentSit/ChinaMobilePhoneNumberRegex (2022) and google/libphonenumber (2026-07)",
        "licence": "MIT, Copyright (c) 2014 Vincent; libphonenumber Apache-2.0",
        "left out": f"{len(records) - len(in_use)} prefixes unallocated, not mobile or not 1[3-9]",
    }
    rows = unique((record["prefix"], "person" if is_handset(record) else "device") for record in in_use)
    return Table(about, ("prefix", "answers"), rows)


def is_in_use(record: Record) -> bool:
    """Whether the segment is allocated and has the shape 1[3-9] of a mobile number."""
    unused = record["operator"] == "未分配" or record["use"] == "非手机"
    return not unused and "3" <= record["prefix"][1] <= "9"


def is_handset(record: Record) -> bool:
    """Whether persons hold numbers of the segment; 147 and 149 began as data cards and now serve both."""
    return "手机" in record["use"] or "转售" in record["use"]


def area_table(records: list[Record]) -> Table:
    """Area codes of landlines with the number of digits that follow."""
    about = {
        "what": "area codes of landlines (长途区号) with the leading 0, and how many local digits follow",
        "source": "google/libphonenumber, geocoding/zh/86 and fixed-line pattern of territory CN (2026-07)",
        "licence": "Apache-2.0",
    }
    rows = unique((record["area_code"], record["local_digits"]) for record in records)
    return Table(about, ("area_code", "local_digits"), rows)


TABLES = {
    "regions.csv": ("region_codes.csv", region_table),
    "bank_bins.csv": ("bank_bins.csv", bin_table),
    "mobile_segments.csv": ("mobile_segments.csv", segment_table),
    "area_codes.csv": ("area_codes.csv", area_table),
}


def unique(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The distinct rows in ascending order."""
    return sorted(set(rows))


def records_of(path: Path) -> list[Record]:
    """The rows of a fact table by column name; exits with a plain sentence when it is not there."""
    if not path.is_file():
        sys.exit(f"fact table not found: {path}; give the folder that holds it as the only argument")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rendered(table: Table) -> str:
    """The table as shipped: comment lines, the column names, the rows."""
    about = table.about | {"compiled": COMPILED, "rows": str(len(table.rows))}
    lines = [f"# {key}: {text}" for key, text in about.items()]
    lines += [",".join(row) for row in (table.columns, *table.rows)]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Write every table into the package."""
    facts = Path(arguments[0]) if arguments else FACTS
    DATA.mkdir(parents=True, exist_ok=True)
    for name, (source, compile_table) in TABLES.items():
        table = compile_table(records_of(facts / source))
        (DATA / name).write_text(rendered(table), encoding="utf-8", newline="\n")
        print(f"{name}: {len(table.rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
