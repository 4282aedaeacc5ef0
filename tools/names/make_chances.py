"""Make `chances.npz`: the teacher's chances of each tag on raw text, which `tools/train_names.py` learns
from.

    python tools/names/make_chances.py PACKAGES [WORK] [--shared ../shared]

The teacher, PACKAGES and WORK are those of `make_teacher_labels.py`; where that has run, this only reads its
networks and what the taggers said. Kept: all lines in which some character may belong to a name, and two in
five of the others.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tools" / "names")]

from make_teacher_labels import LINE_SIZES, PLANS, TEXTS, Teacher, parts_of  # noqa: E402
from names import chances  # noqa: E402

if TYPE_CHECKING:
    from teacher_network import Network

OUT = Path(__file__).with_name("chances.npz")
_SURE = 250  # of 255
_HASH, _SHIFT, _OF_TEN = 2_654_435_761, 5, 6  # which of the nameless lines are left out


def chances_of(
    teacher: Teacher, networks: Sequence[Network], text_path: Path, step: int
) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Line number and (characters, 5) chances in 1/255 of every `step`th line, as far as it is kept."""
    from teacher_network import probabilities

    with gzip.open(text_path, "rt", encoding="utf-8", newline="\n") as lines:
        chosen = [(number, line.rstrip("\n")) for number, line in enumerate(lines) if number % step == 0]
    chosen = [(number, line) for number, line in chosen if len(line) in LINE_SIZES]
    for first, last in parts_of([line for _, line in chosen]):
        inputs = teacher.examples(f"{text_path.name}-{first}", [line for _, line in chosen[first:last]])
        found = np.round(probabilities(networks, inputs) * 255).astype(np.uint8)
        lines_of = np.split(found, np.cumsum(inputs.lengths)[:-1])
        for (number, _), line in zip(chosen[first:last], lines_of, strict=True):
            if line[:, 0].min() <= _SURE or (number * _HASH >> _SHIFT) % 10 >= _OF_TEN:
                yield number, line


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("packages", type=Path, help="folder of the unpacked source packages")
    parser.add_argument("work", type=Path, nargs="?", default=Path("teacher"), help="intermediate results")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    teacher = Teacher(options.packages, options.work, options.shared)
    networks = [teacher.network(plan) for plan in PLANS]
    texts = options.shared / "data" / "text"
    chances.write(
        OUT,
        {
            texts / name: list(chances_of(teacher, networks, texts / name, TEXTS[name]))
            for name in sorted(TEXTS)
        },
    )


if __name__ == "__main__":
    main()
