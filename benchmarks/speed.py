"""How fast: characters per second, latency, import, first call and memory, beside the peers, on one core.

    python -m benchmarks.speed [--quick] [--corpora DIR] [--seed S]

Everything in one run, the systems in turn within each round. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.corpus.facts import FactsMissingError
from benchmarks.peers import FACTORIES, Peer, UnavailableError, fresh, load, samples
from benchmarks.peers.timing import Task, fitting_slice, interleave, run_on_one_core

Result = dict[str, Any]
WITH_IDENTIFIERS = (
    "客户来电，手机13800138000，身份证号11010519491231002X，邮箱zhang@example.com，请在三个工作日内回复并更新档案，"
    "其余事项照旧办理，谢谢配合。如有疑问，请到柜台咨询工作人员"
)
WITHOUT_TRIGGER = (
    "会议结束后大家认真地讨论了下一阶段的安排，有人提出了不同的看法，不过总的来说效果比较明显，"
    "为以后的工作打下了很好的基础，图书馆也在周末照常开放，欢迎读者前来借阅，请保持安静并爱护书籍，感谢您的理解和支持呀。"
)


def main() -> None:
    """Starts itself again on one core and prints what that measured."""
    options = _options()
    if options.child:
        print(json.dumps(_measure_here(options)))
        return
    print(json.dumps(measure(quick=options.quick, corpora=options.corpora, seed=options.seed), indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a minute instead of several; figures are rough")
    parser.add_argument("--corpora", type=Path, help="folder with real text in ../text/*.txt.gz")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(*, quick: bool, corpora: Path | None, seed: int) -> Result:
    """All figures of this page; those of fresh processes are left out when piiguard is not there."""
    arguments = ["-m", "benchmarks.speed", "--child", "--seed", str(seed)]
    arguments += ["--quick"] if quick else []
    arguments += ["--corpora", str(corpora)] if corpora else []
    result: Result = json.loads(run_on_one_core(arguments))
    if "piiguard" not in result["unavailable"]:
        runs = 3 if quick else 9
        result["import_cpu_s"] = fresh.import_seconds(("numpy", "piiguard"), runs)
        result["first_protect_s"] = fresh.first_protect_seconds(runs)
        result["memory_mb"] = {
            "list of documents": fresh.memory("documents", 10 if quick else 50),
            "one string": fresh.memory("one", 2 if quick else 10),
        }
    return result


def _measure_here(options: argparse.Namespace) -> Result:
    peers, unavailable = available()
    rounds = 3 if options.quick else 5
    characters = 500_000 if options.quick else 4_000_000
    corpora = {
        "dense": samples.dense(characters, options.seed),
        "prose": samples.prose(characters, options.seed + 1),
        "names": samples.names(characters, options.seed + 3),
    }
    try:
        corpora["business"] = samples.business(characters, options.seed + 4)
    except FactsMissingError as missing:
        unavailable["business text"] = str(missing)
    if options.corpora and samples.text_files(options.corpora):
        corpora["real text"] = samples.real_prose(options.corpora, characters, options.seed + 2)
    throughput = {
        name: _throughput(peers, texts, rounds=rounds, seconds=0.5 if options.quick else 1.0)
        for name, texts in corpora.items()
    }
    return {
        "rounds": rounds,
        "versions": {peer.name: peer.version for peer in peers},
        "unavailable": unavailable,
        "corpora": {name: _describe(texts) for name, texts in corpora.items()},
        "throughput": throughput,
        "ratios": {name: _ratios(figures) for name, figures in throughput.items()},
        "latency_s": _latencies(peers, calls=300 if options.quick else 2000),
    }


def available() -> tuple[list[Peer], dict[str, str]]:
    """The peers that run here, and for the others the reason why not."""
    peers: list[Peer] = []
    reasons: dict[str, str] = {}
    for name in FACTORIES:
        try:
            peers.append(load(name))
        except UnavailableError as reason:
            reasons[name] = str(reason)
    return peers, reasons


def _describe(texts: list[str]) -> Result:
    characters = sum(map(len, texts))
    return {
        "documents": len(texts),
        "characters": characters,
        "bytes": sum(len(text.encode()) for text in texts),
        "characters_per_document": characters / len(texts),
    }


def _throughput(peers: list[Peer], texts: list[str], *, rounds: int, seconds: float) -> dict[str, Result]:
    """Characters per second of every peer's scan and protect, by 'peer verb'."""
    tasks = []
    for peer in peers:
        verbs: dict[str, Callable[[list[str]], object]] = {"scan": peer.scan_count}
        if hasattr(peer, "protect"):
            verbs["protect"] = peer.protect
        for verb, call in verbs.items():
            tasks.append(_task(f"{peer.name} {verb}", call, texts, seconds))
    interleave(tasks, rounds)
    return {task.name: task.rates() for task in tasks}


def _task(name: str, call: Callable[[list[str]], object], texts: list[str], seconds: float) -> Task:
    chosen = fitting_slice(call, texts, seconds)
    return Task(name, lambda: call(chosen), sum(map(len, chosen)))


def _ratios(figures: dict[str, Result]) -> dict[str, float]:
    """How many times faster piiguard is than each peer at the same verb, best round against best round."""
    return {
        name: figures[f"piiguard {name.rpartition(' ')[2]}"]["best"] / figure["best"]
        for name, figure in figures.items()
        if not name.startswith("piiguard ") and f"piiguard {name.rpartition(' ')[2]}" in figures
    }


def _latencies(peers: list[Peer], *, calls: int) -> dict[str, dict[str, float]]:
    """Median seconds of one call on one text of 100 characters, after a warm-up."""
    result = {}
    for peer in peers:
        guard = getattr(peer, "guard", None)
        if guard is not None:
            result["piiguard scan"] = _latency(guard.scan, calls)
            result["piiguard protect"] = _latency(guard.protect, calls)
        else:
            result[f"{peer.name} scan"] = _latency(_one_text(peer), max(100, calls // 10))
    return result


def _one_text(peer: Peer) -> Callable[[str], object]:
    return lambda text: peer.scan([text])


def _latency(call: Callable[[str], object], calls: int) -> dict[str, float]:
    return {
        "with identifiers": _median_call(call, WITH_IDENTIFIERS[:100], calls),
        "without trigger": _median_call(call, WITHOUT_TRIGGER[:100], calls),
    }


def _median_call(call: Callable[[str], object], text: str, calls: int) -> float:
    for _ in range(max(20, calls // 20)):
        call(text)
    taken = []
    for _ in range(calls):
        start = time.perf_counter()
        call(text)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
