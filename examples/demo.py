"""Protects the customer list beside this file with the built-in policy and shows what was found.

    python examples/demo.py

Reads customers.csv, writes customers.protected.csv. What is printed is protected too.
"""

import unicodedata
from pathlib import Path

import pandas as pd

import piiguard

SOURCE = Path(__file__).with_name("customers.csv")
TARGET = SOURCE.with_name("customers.protected.csv")
SHOWN_RECORDS, SHOWN_WIDTH = 3, 40


def main() -> None:
    # All as text: read as numbers, identifiers lose leading zeros and their last digits.
    frame = pd.read_csv(SOURCE, dtype=str, keep_default_na=False)
    result = piiguard.Guard().run(frame)

    print(result.report)
    print(f"\n{len(frame)} rows, {len(frame.columns)} columns: {result.report.seconds:.2f} s")
    print(f"\nThe first {SHOWN_RECORDS} records, protected:\n")
    print("\n".join(side_by_side(result.data.head(SHOWN_RECORDS))))

    result.data.to_csv(TARGET, index=False, encoding="utf-8-sig")
    print(f"\nWritten: {TARGET}")


def side_by_side(records: pd.DataFrame) -> list[str]:
    """One line per column: its name and the cell of each record, padded to the same width."""
    rows = records.T.itertuples()
    return [padded(name, 12) + "".join(padded(cell, SHOWN_WIDTH) for cell in cells) for name, *cells in rows]


def padded(text: str, width: int) -> str:
    """`text` cut or filled to `width` terminal columns; a Han character takes two."""
    shown, used = "", 0
    for character in str(text):
        used += columns_of(character)
        if used > width - 2:
            return padded(shown[:-1] + "…", width)
        shown += character
    return shown + " " * (width - used)


def columns_of(character: str) -> int:
    """How many columns of a terminal `character` takes."""
    if unicodedata.category(character) in ("Cc", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


if __name__ == "__main__":
    main()
