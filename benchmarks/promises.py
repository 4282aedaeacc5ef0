"""What the documentation promises, measured: known values however many, and masked twice is masked once.

    python -m benchmarks.promises [--quick] [--seed S]

`known`: characters per second with 0, 1,000 and 1,000,000 names passed as `known=` (100,000 with --quick), on
text in which some of them stand, in turn within each round. `twice`: documents of the tune half and of the
negative half that a second `protect` changes. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from itertools import islice, product
from typing import Any

from benchmarks.corpus import namelists
from benchmarks.corpus.facts import FactsMissingError
from benchmarks.corpus.generate import generate
from benchmarks.peers import need, samples
from benchmarks.peers.timing import Task, interleave, run_on_one_core

Result = dict[str, Any]
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
SPLITS = ("tune", "negative")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a minute instead of several; figures are rough")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_measure_here(quick=options.quick, seed=options.seed)))
    else:
        print(json.dumps(measure(quick=options.quick, seed=options.seed), indent=1))


def measure(*, quick: bool, seed: int) -> Result:
    """Both, in a process of their own on one core."""
    arguments = ["-m", "benchmarks.promises", "--child", "--seed", str(seed), *["--quick"] * quick]
    result: Result = json.loads(run_on_one_core(arguments))
    return result


def _measure_here(*, quick: bool, seed: int) -> Result:
    counts = (0, 1_000, 100_000 if quick else 1_000_000)
    return {
        "known": known(
            counts, characters=200_000 if quick else 1_000_000, rounds=3 if quick else 5, seed=seed
        ),
        "twice": twice(docs=300 if quick else 2_000, seed=seed),
    }


def known(counts: Sequence[int], *, characters: int, rounds: int, seed: int) -> Result:
    """Seconds to build a guard with so many known names, its speed, and how many of them it found."""
    texts = samples.names(characters // 2, seed) + samples.dense(characters // 2, seed)
    size = sum(map(len, texts))
    names = _names(max(counts), seed)
    need("piiguard").Guard().scan(texts[:1])  # loads what is loaded once
    tasks, result = [], {}
    for count in counts:
        start = time.perf_counter()
        guard = need("piiguard").Guard(known={"PERSON": names[:count]} if count else None)
        built = time.perf_counter() - start
        found = sum(each.recognizer.startswith("known") for each in guard.scan(texts))
        result[str(count)] = {"build_s": built, "found": found}
        tasks.append(Task(str(count), lambda guard=guard: guard.scan(texts), size))  # type: ignore[misc]
    interleave(tasks, rounds)
    for task in tasks:
        result[task.name] |= task.rates()
    return result


def _names(count: int, seed: int) -> list[str]:
    """Distinct names of three characters, in random order."""
    parts = (SURNAMES, *(dict.fromkeys(given) for given in (namelists.GIVEN_FIRST, namelists.GIVEN_SECOND)))
    names = list(islice(map("".join, product(*parts)), 2_000_000))
    random.Random(seed).shuffle(names)
    if len(names) < count:
        raise ValueError(f"there are only {len(names)} names")
    return names[:count]


def twice(*, docs: int, seed: int) -> Result:
    """Documents that a second `protect` changes, and characters that are masked only then, by split."""
    guard = need("piiguard").Guard()
    result: Result = {}
    for split in SPLITS:
        try:
            texts = [document["text"] for document in generate(split, seed, docs)]
        except FactsMissingError as missing:
            return {"unavailable": str(missing)}
        once = guard.protect(texts)
        again = guard.protect(once)
        changed = [(first, second) for first, second in zip(once, again, strict=True) if first != second]
        result[split] = {
            "documents": len(texts),
            "characters": sum(map(len, texts)),
            "changed": len(changed),
            "more_stars": sum(second.count("*") - first.count("*") for first, second in changed),
        }
    return result


if __name__ == "__main__":
    main()
