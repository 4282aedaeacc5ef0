"""The registries from which values are built: regions, surnames, bank prefixes, mobile segments, area codes.

They are the CSV tables of ``../shared/facts`` beside the repository, read when first needed.
"""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


class FactsMissingError(FileNotFoundError):
    """The tables are not beside the repository; nothing can be generated without them."""


@dataclass(frozen=True)
class Facts:
    """Registry rows as plain tuples, in file order.

    regions: (code, name) of counties, current ones; old_regions: the same, abolished;
    names: region code -> name; bins: (prefix, length, kind); segments: prefixes of 11-digit
    mobiles; areas: (area code, local digits); surnames: of one character, with their weights added up in
    surname_weights; compound_surnames (复姓).
    """

    regions: tuple[tuple[str, str], ...]
    old_regions: tuple[tuple[str, str], ...]
    names: dict[str, str]
    bins: tuple[tuple[str, int, str], ...]
    segments: tuple[str, ...]
    areas: tuple[tuple[str, int], ...]
    surnames: tuple[str, ...]
    surname_weights: tuple[float, ...]
    compound_surnames: tuple[str, ...]


def facts_directory() -> Path:
    """The folder of the tables: ``../shared/facts`` seen from the repository root, or ``shared/facts`` in it.

    Raises:
        FactsMissingError: neither exists.
    """
    for candidate in (REPOSITORY.parent / "shared" / "facts", REPOSITORY / "shared" / "facts"):
        if candidate.is_dir():
            return candidate
    raise FactsMissingError(
        "the corpus needs the tables of ../shared/facts beside the repository; they are not there"
    )


def _rows(name: str) -> list[dict[str, str]]:
    path = facts_directory() / name
    if not path.is_file():
        raise FactsMissingError(f"the corpus needs ../shared/facts/{name}; it is not there")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _segments(rows: list[dict[str, str]]) -> list[str]:
    usable = [
        r for r in rows if r["total_digits"] == "11" and r["use"].startswith(("手机", "虚拟", "上网卡"))
    ]
    return [r["prefix"] for r in usable if r["prefix"].isdigit() and "只放行" not in r["use"]]


def _weight(row: dict[str, str]) -> float:
    """Bearers in about 130,000 people; rare surnames have no count and get the least."""
    return float(row["namemoe_tf"] or 5)


@cache
def load() -> Facts:
    """All tables, read once per process."""
    regions = [r for r in _rows("region_codes.csv") if r["code"].isdigit()]
    # Citizens' numbers begin with 11-65; 71, 81 and 82 are in GB/T 2260 but not in such numbers.
    single = [r for r in _rows("surnames.csv") if r["type"] == "single" and len(r["surname"]) == 1]
    compound = [r["surname"] for r in _rows("surnames.csv") if r["type"] == "compound"]
    counties = [r for r in regions if not r["code"].endswith("00") and r["code"] < "660000"]
    return Facts(
        regions=tuple((r["code"], r["name"]) for r in counties if r["status"] == "current"),
        old_regions=tuple((r["code"], r["name"]) for r in counties if r["status"] == "historical"),
        names={r["code"]: r["name"] for r in regions},
        bins=tuple(
            (r["bin"], int(r["length"]), r["card_type"])
            for r in _rows("bank_bins.csv")
            if r["check"] in ("2src", "1src") and int(r["length"]) >= 15
        ),
        segments=tuple(_segments(_rows("mobile_segments.csv"))),
        areas=tuple((r["area_code"], int(r["local_digits"][:1])) for r in _rows("area_codes.csv")),
        surnames=tuple(r["surname"] for r in single),
        surname_weights=tuple(accumulate(_weight(r) for r in single)),
        compound_surnames=tuple(compound),
    )
