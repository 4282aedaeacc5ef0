"""Compile the table from which stand-in names (姓名) are made.

    python tools/build_stand_ins.py [folder shared beside the repository, default ../shared]

Surnames of facts/surnames.csv that have a source beside NCIIC2008-attested, given-name characters of
observerss/ngender (MIT) that one sex has far more often.
The same facts give the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from build_tables import Record, Table, records_of, rendered

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DATA = ROOT / "src" / "piiguard" / "data"
NAME = "stand_in_names.csv"

SINGLE, GIVEN = 200, 100  # how many of the most frequent are kept
UNCOUNTED = "1000"  # bearers of a compound surname that the ministry did not count among the frequent ones
LEAST_SHARE = 0.78  # of the bearers of a character are of its sex


def name_table(surnames: list[Record], characters: list[Record]) -> Table:
    """Surnames and given-name characters with a weight, the most frequent first in each use."""
    about = {
        "what": "parts of Chinese names for stand-ins: surname, compound surname (复姓), given-name "
        "characters of men and of women; weight = how often",
        "source": "surnames: wainshine/Chinese-Names-Corpus ranks and Ministry of Public Security "
        "counts; given names: observerss/ngender, charfreq.csv, characters of which at least "
        f"{LEAST_SHARE:.0%} of the bearers are of one sex",
        "licence": "Apache-2.0; ngender MIT, Copyright (c) 2015 Jingchao Hu",
    }
    rows = [*surname_rows(surnames), *given_rows(characters, "male"), *given_rows(characters, "female")]
    return Table(
        about, ("part", "use", "weight"), sorted(rows, key=lambda row: (row[1], -int(row[2]), row[0]))
    )


def surname_rows(records: list[Record]) -> Iterator[tuple[str, str, str]]:
    """The most frequent surnames; the counts of the two uses are not comparable."""
    licensed = [record for record in records if record["source"] != "NCIIC2008-attested"]
    single = [record for record in licensed if record["type"] == "single" and record["namemoe_tf"]]
    single.sort(key=lambda record: -float(record["namemoe_tf"]))
    compound = [record for record in licensed if record["type"] == "compound"]
    yield from (
        (record["surname"], "surname", str(round(float(record["namemoe_tf"])))) for record in single[:SINGLE]
    )
    yield from ((record["surname"], "compound", record["count_2020"] or UNCOUNTED) for record in compound)


def given_rows(records: list[Record], sex: str) -> Iterator[tuple[str, str, str]]:
    """The characters that mostly one sex has, by how many have them."""
    other = "female" if sex == "male" else "male"
    own = [
        record
        for record in records
        if int(record[sex]) >= LEAST_SHARE * (int(record[sex]) + int(record[other]))
    ]
    own.sort(key=lambda record: -int(record[sex]))
    yield from ((record["char"], sex, record[sex]) for record in own[:GIVEN])


def main(arguments: list[str]) -> None:
    """Write the table into the package."""
    shared = Path(arguments[0]) if arguments else SHARED
    with (shared / "data" / "names" / "mit_ngender" / "charfreq.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        characters = list(csv.DictReader(file))
    table = name_table(records_of(shared / "facts" / "surnames.csv"), characters)
    (DATA / NAME).write_text(rendered(table), encoding="utf-8", newline="\n")
    print(f"{NAME}: {len(table.rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
