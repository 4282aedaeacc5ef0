"""Reads the registry tables that ship with the package.

A table opens with `#` lines (what, source, licence, date, number of rows), then the column names, then rows.
Nothing is read when a module is imported: each check builds its lookup at first use and keeps it.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of the table `name`, fields as text, in ascending order of the first column.

    Raises:
        FileNotFoundError: the installation lacks its data files.
    """
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split(",") for line in lines if not line.startswith("#")][1:]
