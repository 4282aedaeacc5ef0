"""The teacher's word on raw text, character by character: chances of the tags B I E S, never the text.

`chances.npz` names lines of the raw text files and holds, for every character of them that the teacher did
not find surely outside a name, four chances in 31 steps. For each file NAME.txt.gz: `NAME_lines` (uint32),
`NAME_unsure` (a bit for each character of these lines, end to end) and `NAME_chances` ((unsure characters, 4)
uint8); and `about`: the files' names and the SHA-256 of their text.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from names.teacher_labels import check_same_text, digest

__all__ = ["STEPS", "read", "write"]

STEPS = 31
_SURE = 250  # of 255: a character is surely outside a name
Chances = npt.NDArray[np.uint8]


def write(path: Path, labelled: dict[Path, list[tuple[int, Chances]]]) -> None:
    """Writes (line number, chances of O B I E S in 1/255 for each character) of text files; lines
    ascending."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    about = []
    for text_path, lines in labelled.items():
        name = text_path.name.split(".")[0]
        about.append((text_path.name, digest(text_path)))
        chances = np.concatenate([chances for _, chances in lines])
        unsure = chances[:, 0] < _SURE
        steps = np.rint(chances[unsure, 1:] * (STEPS / 255)).astype(np.uint8)
        arrays[f"{name}_lines"] = np.array([line for line, _ in lines], np.uint32)
        arrays[f"{name}_unsure"] = np.packbits(unsure)
        arrays[f"{name}_chances"] = np.ascontiguousarray(steps.T)
    np.savez_compressed(path, about=np.array(about), **arrays)


def read(path: Path, text_folder: Path) -> Iterable[tuple[str, Chances]]:
    """Each labelled line: its text and (characters, 5) chances of O B I E S in 1/255, in the order of the
    file.

    Raises FileNotFoundError where a text file is absent, ValueError where it is not the one that was
    labelled.
    """
    with np.load(path, allow_pickle=False) as stored:
        for file_name, sha256 in stored["about"].tolist():
            check_same_text(text_folder / file_name, sha256)
            name = file_name.split(".")[0]
            lines = set(stored[f"{name}_lines"].tolist())
            with gzip.open(text_folder / file_name, "rt", encoding="utf-8", newline="\n") as texts:
                chosen = [text.rstrip("\n") for number, text in enumerate(texts) if number in lines]
            yield from _lines(chosen, stored[f"{name}_unsure"], stored[f"{name}_chances"].T)


def _lines(texts: list[str], packed: Chances, steps: Chances) -> Iterable[tuple[str, Chances]]:
    ends = np.cumsum([len(text) for text in texts])
    unsure = np.unpackbits(packed, count=int(ends[-1])).nonzero()[0]
    whole = np.zeros((int(ends[-1]), 5), np.uint8)
    whole[unsure, 1:] = np.rint(steps * (255 / STEPS))
    whole[:, 0] = 255 - np.minimum(whole[:, 1:].sum(axis=1, dtype=np.int64), 255)
    for text, end in zip(texts, ends.tolist(), strict=True):
        yield text, whole[end - len(text) : end]
