"""Writes what was measured as results.json and as results.md, with the machine and the commands."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Result = dict[str, Any]
PACKAGES = (
    "piiguard",
    "numpy",
    "pandas",
    "pyarrow",
    "polars",
    "regex",
    "presidio-analyzer",
    "presidio-anonymizer",
    "presidio-structured",
    "datafog",
    "hyperscan",
    "jieba",
    "phonenumbers",
)


def machine() -> Result:
    """CPU, memory, system, Python and package versions."""
    return {
        "cpu": _field("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory": _field("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "packages": {name: installed for name in PACKAGES if (installed := _installed(name))},
    }


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def write(results: Result, folder: Path) -> None:
    """results.json and results.md in `folder`; what stood there is replaced."""
    text = json.dumps(results, indent=1, ensure_ascii=False)
    (folder / "results.json").write_text(text + "\n", encoding="utf-8")
    (folder / "results.md").write_text("\n".join(page(results)) + "\n", encoding="utf-8")


def page(results: Result) -> list[str]:
    """The whole page as Markdown lines."""
    host = results["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in host["packages"].items())
    lines = [
        "# Measured",
        "",
        f"{results['date']}, {host['cpu']}, {host['cores']} cores, {host['memory']}, {host['system']}, "
        f"Python {host['python']}.",
        "",
        f"Packages: {packages}.",
        "",
        "Commands:",
        "",
        *[f"    {command}" for command in results["commands"]],
        "",
    ]
    if results["quick"]:
        lines += ["A quick run: few repetitions on little data. The figures are rough.", ""]
    for part, make in PAGES:
        if part in results:
            lines += make(results[part])
    return lines


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table, first column left, others right, and an empty line after it."""
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return [*lines, ""]


def _skipped(reasons: dict[str, str]) -> list[str]:
    return [f"Not run: {name} ({reason})." for name, reason in reasons.items()] + [""] * bool(reasons)


def speed_page(speed: Result) -> list[str]:
    """Throughput per corpus, latency, and what fresh processes measured."""
    lines = [
        "## Text, one core",
        "",
        f"Best (and median) of {speed['rounds']} interleaved rounds, million characters per second. "
        "A slow peer gets fewer of the documents, as the column says.",
        "",
        *_skipped(speed["unavailable"]),
    ]
    for name, figures in speed["throughput"].items():
        about, ratios = speed["corpora"][name], speed["ratios"][name]
        lines += [f"### {name}: {about['documents']:,} documents, {about['characters']:,} characters", ""]
        lines += _table(
            ("system", "M characters/s", "median", "characters", "piiguard is faster by"),
            (
                (
                    system,
                    f"{f['best'] / 1e6:.3g}",
                    f"{f['median'] / 1e6:.3g}",
                    f"{f['size']:,}",
                    f"{ratios[system]:.3g} x" if system in ratios else "",
                )
                for system, f in figures.items()
            ),
        )
    lines += ["### One text of 100 characters, median milliseconds", ""]
    lines += _table(
        ("system", "with identifiers", "without trigger"),
        (
            (system, f"{f['with identifiers'] * 1e3:.3f}", f"{f['without trigger'] * 1e3:.3f}")
            for system, f in speed["latency_s"].items()
        ),
    )
    return lines + (_fresh_page(speed) if "memory_mb" in speed else [])


def _fresh_page(speed: Result) -> list[str]:
    imports, first = speed["import_cpu_s"], speed["first_protect_s"]
    lines = ["### Fresh processes", ""]
    lines += _table(
        ("seconds", "best", "median"),
        [(f"import {name}, CPU", f"{f['best']:.3f}", f"{f['median']:.3f}") for name, f in imports.items()]
        + [
            (
                "import piiguard over import numpy, CPU",
                *(f"{imports['piiguard'][k] - imports['numpy'][k]:+.3f}" for k in ("best", "median")),
            )
        ]
        + [
            ("import and first protect, wall", "", f"{first['import_and_first_protect']:.3f}"),
            ("the whole process, wall", "", f"{first['whole_process']:.3f}"),
        ],
    )
    lines += [
        "Peak memory of one `protect`, in MB; `working` is what came on top of library, input and output.",
        "",
    ]
    lines += _table(
        (
            "text",
            "UTF-8",
            "input",
            "output",
            "peak over input",
            "working",
            "working / (input + output)",
            "seconds",
        ),
        (
            (
                name,
                f"{m['text_utf8']:.0f}",
                f"{m['input']:.0f}",
                f"{m['output']:.0f}",
                f"{m['peak_over_input']:.0f}",
                f"{m['working']:.0f}",
                f"{m['working'] / (m['input'] + m['output']):.2f}",
                f"{m['seconds']:.2f}",
            )
            for name, m in speed["memory_mb"].items()
        ),
    )
    return lines


def frames_page(frames: Result) -> list[str]:
    """Cells per second and whether the outputs are the same."""
    origin = "the usual ones" if "piiguard" in frames["skipped"] else "read off piiguard's output"
    lines = [
        "## Tables, one core",
        "",
        f"{frames['rows']:,} rows of {', '.join(frames['columns'])}: {frames['cells']:,} cells, "
        "金额 included, which nobody touches. The hand-written side is told what each column holds; "
        "piiguard finds out within its time.",
        "",
        f"Masks, {origin}: " + "; ".join(f"{c}: {rule}" for c, rule in frames["rules"].items()) + ".",
        "",
        *_skipped(frames["skipped"]),
    ]
    if frames["not_expressible"]:
        lines += [
            "Left out by the hand-written side, as no rule of this form describes what piiguard does: "
            + ", ".join(frames["not_expressible"])
            + ".",
            "",
        ]
    rows = [
        (
            name,
            f"{f['best'] / 1e6:.3g}",
            f"{f['median'] / 1e6:.3g}",
            f"{f['seconds_best']:.3f}",
            {True: "yes", False: "no"}.get(frames["equal"].get(name), ""),
        )
        for name, f in frames["cells_per_s"].items()
    ]
    structured = frames["presidio_structured"]
    if "best" in structured:
        rows.append(
            (
                f"presidio-structured ({structured['rows_measured']:,} rows, seconds extrapolated)",
                f"{structured['best'] / 1e6:.3g}",
                f"{structured['median'] / 1e6:.3g}",
                f"{structured['seconds_extrapolated']:.1f}",
                "",
            )
        )
    header = ("system", "M cells/s", "median", "seconds", "same output as piiguard")
    return (
        lines
        + _table(header, rows)
        + _skipped({"presidio-structured": structured["skipped"]} if "skipped" in structured else {})
    )


def accuracy_page(accuracy: Result) -> list[str]:
    """Totals side by side, then per entity, then false finds and real documents."""
    systems = accuracy["systems"]
    return [
        "## Accuracy",
        "",
        f"Split {accuracy['split']}, seed {accuracy['seed']}: {accuracy['documents']:,} made-up documents "
        f"with {accuracy['labels']:,} values in the clear and {accuracy['masked_labels']:,} already masked, "
        f"{accuracy['negative_documents']:,} negative documents. Strict: exact span and exact entity.",
        "",
        *_skipped(accuracy["unavailable"]),
        *_totals(systems, "total", ""),
        "The same without PERSON and CN_ADDRESS, as it was measured before they were labelled:",
        "",
        *_totals(systems, "numbers", "_numbers"),
        "The same over the entities alone that the twelve patterns of the peers look for:",
        "",
        *_totals(systems, "shared", "_numbers"),
        *_textual(systems),
        *_per_entity(systems, accuracy["documents"]),
        *_per_variant(systems),
        *_false_find_table(systems),
        *_real_pages(systems),
    ]


def _textual(systems: Result) -> list[str]:
    """Names and addresses: strict figures, relaxed recall, leak, false finds."""
    rows = [
        (
            f"{entity}: {name}",
            *_prf(figures),
            _percent(figures["relaxed_recall"]),
            _percent(figures["leak"], 2),
            f"{s['negative']['by_entity'].get(entity, 0):.2f}",
        )
        for entity in ("PERSON", "CN_ADDRESS")
        for name, s in systems.items()
        if (figures := s["by_entity"].get(entity)) and figures["labels"]
    ]
    header = (
        "entity: system",
        "precision",
        "recall",
        "F1",
        "relaxed recall",
        "leak",
        "false / 10,000 negative",
    )
    title = [
        "### Names and addresses",
        "",
        "Strict, and relaxed recall: a finding of the entity covers half of the label's characters or more.",
        "",
    ]
    return [*title, *_table(header, rows)] if rows else []


def _totals(systems: Result, part: str, finds: str) -> list[str]:
    """Figures of `part`; false finds are those of the keys that end in `finds`."""
    return _table(
        (
            "system",
            "precision",
            "recall",
            "F1",
            "mean F1 of entities",
            "leak",
            "false / 10,000 negative",
            "false / 10,000 outside labels",
            "masked values found",
        ),
        (
            (
                name,
                *_prf(s[part]),
                _percent(s[part]["mean_f1"]),
                _percent(s[part]["leak"], 2),
                f"{s['negative' + finds]['per_10000']:.2f}",
                f"{s['outside_labels' + finds]['per_10000']:.2f}",
                f"{s[part]['masked_right']} of {s[part]['masked_labels']}",
            )
            for name, s in systems.items()
            if any(s[part][count] for count in ("right", "wrong", "false"))
        ),
    )


def _prf(figures: Result) -> tuple[str, str, str]:
    return _percent(figures["precision"]), _percent(figures["recall"]), _percent(figures["f1"])


def _percent(value: float | None, digits: int = 1) -> str:
    return "" if value is None else f"{100 * value:.{digits}f} %"


def _per_entity(systems: Result, documents: int) -> list[str]:
    entities = sorted(
        {entity for s in systems.values() for entity, f in s["by_entity"].items() if f["labels"]}
    )
    lines = ["### Per entity: precision / recall / F1, leak, in percent", ""] if documents else []
    rows = []
    for entity in entities:
        cells = [s["by_entity"].get(entity) for s in systems.values()]
        labels = max(f["labels"] for f in cells if f)
        rows.append([entity, labels, *[_cell(f) for f in cells]])
    return lines + _table(("entity", "labels", *systems), rows)


def _cell(figures: Result | None) -> str:
    if figures is None:
        return ""
    parts = [figures["precision"], figures["recall"], figures["f1"]]
    shown = " / ".join("-" if part is None else f"{100 * part:.1f}" for part in parts)
    return f"{shown}, {100 * figures['leak']:.1f}" if figures["leak"] is not None else shown


def _per_variant(systems: Result) -> list[str]:
    variants = sorted({variant for s in systems.values() for variant in s["by_variant"]})
    if variants in ([], [""]):
        return []
    rows = []
    for variant in variants:
        cells = [s["by_variant"].get(variant) for s in systems.values()]
        rows.append(
            [variant, max(f["labels"] for f in cells if f), *[_percent(f and f["recall"]) for f in cells]]
        )
    return ["### Recall by how the value is written", "", *_table(("written", "labels", *systems), rows)]


def _false_find_table(systems: Result) -> list[str]:
    lines = ["### False finds per 10,000 characters of the negative documents", ""]
    entities = sorted({entity for s in systems.values() for entity in s["negative"]["by_entity"]})
    lines += _table(
        ("entity", *systems),
        (
            [entity, *[f"{s['negative']['by_entity'].get(entity, 0):.2f}" for s in systems.values()]]
            for entity in entities
        ),
    )
    extra = {
        name: ", ".join(
            f"{entity} {rate:.2f}" for entity, rate in s["negative"]["not_labelled_there"].items()
        )
        for name, s in systems.items()
        if s["negative"]["not_labelled_there"]
    }
    if extra:
        lines += [
            "Entities that the corpus does not label are not in these figures or in precision: "
            + "; ".join(f"{name}: {rates}" for name, rates in extra.items())
            + ".",
            "",
        ]
    everything = "; ".join(
        f"{name} {s['negative']['everything_per_10000']:.2f}" for name, s in systems.items()
    )
    return [*lines, f"With those and everything else that a system has on: {everything}.", ""]


REAL_SETS = {
    "contest": "### CCF BDCI 2020 documents: names, and addresses as the contest has them (place names too)",
    "names": "### Person names, development set",
}


def names_page(names: Result) -> list[str]:
    """Person names: the development set by source, then bare cells."""
    systems = {name: s for name, s in names["systems"].items() if s}
    lines = ["## Person names", "", *_skipped(names["unavailable"])]
    if systems:
        lines += _names_tables(names, systems)
    cells = {name: figures for name, figures in names["cells"].items() if figures}
    if cells:
        lines += [
            "### Bare cells: names found whole, words of other kinds left alone",
            "",
            "Names are of all kinds of the list, Japanese and transliterated ones too; a column holds 100.",
            "",
        ]
        lines += _table(
            ("system and way", "accuracy", "names found", "words left"),
            (
                (f"{name}, {way}", *(_percent(f[key]) for key in ("accuracy", "names_found", "words_left")))
                for name, ways in cells.items()
                for way, f in ways.items()
            ),
        )
    return lines


def _names_tables(names: Result, systems: Result) -> list[str]:
    lines = [
        f"{names['texts']:,} texts with {names['persons']:,} persons, strict spans; macro is the mean over "
        "the sources with 20 persons or more, leak the share of the characters of names that nothing covers.",
        "",
    ]
    lines += _table(
        (
            "system",
            "macro precision",
            "macro recall",
            "macro F1",
            "micro F1",
            "macro leak",
            "leak",
            "M characters/s",
        ),
        (
            (
                name,
                *(_percent(s[key]) for key in ("macro_precision", "macro_recall", "macro_f1", "micro_f1")),
                *(_percent(s[key]) for key in ("macro_leak", "leak")),
                f"{s['characters_per_s'] / 1e6:.3g}",
            )
            for name, s in systems.items()
        ),
    )
    sources = next(iter(systems.values()))["by_source"]
    lines += ["Per source: precision / recall / F1, leak, in percent", ""]
    return lines + _table(
        ("source", "persons", *systems),
        (
            [source, figures["labels"], *[_cell(s["by_source"][source]) for s in systems.values()]]
            for source, figures in sources.items()
        ),
    )


def _real_pages(systems: Result) -> list[str]:
    lines: list[str] = []
    for key, title in REAL_SETS.items():
        scored = {name: s[key] for name, s in systems.items() if key in s}
        if scored:
            lines += [title, "", *_per_entity(scored, 0)]
    texts = {name: s["real_text"] for name, s in systems.items() if s.get("real_text")}
    if not texts:
        return lines
    lines += [
        "### Findings per 10,000 characters of real, unlabelled text",
        "",
        "Nobody labelled it: person names there are mostly right, numbers mostly not.",
        "",
    ]
    rows = []
    for text in sorted({text for found in texts.values() for text in found}):
        for entity in sorted({e for found in texts.values() for e in found[text]["per_10000"]}):
            rows.append(
                [f"{text}: {entity}", *[f"{f[text]['per_10000'].get(entity, 0):.3f}" for f in texts.values()]]
            )
    return lines + _table(("text and entity", *texts), rows)


def keyed_page(keyed: Result) -> list[str]:
    """Values and columns through transforms, peers of format-preserving encryption, and the vault."""
    listed, formed, columns = keyed["transforms"], keyed["fpe"], keyed["columns"]
    lines = ["## Keyed transforms, one core", ""]
    lines += [f"### From a list of texts to a list of texts, {listed['values']:,} distinct values", ""]
    lines += _rates("transform", "M values/s", listed["values_per_s"])
    lines += [
        f"### Format-preserving encryption, {formed['values']:,} distinct values; peers, which take one "
        f"value a call, {formed['values_of_peers']:,}",
        "",
        *_skipped(formed["skipped"]),
    ]
    lines += _rates("what", "M values/s", formed["values_per_s"])
    ratios = (f"{name} {ratio:.0f} x" for name, ratio in formed["times_as_fast"].items())
    same = "the same as" if formed["same_as_libffx"] else "NOT the same as"
    lines += [f"On 18 digits as fast as {', '.join(ratios)}; it writes {same} libffx.", ""]
    for what, figures in columns["cells_per_s"].items():
        lines += [f"### A column of {columns['rows']:,} rows through `Guard.protect`, {what}", ""]
        lines += _rates("action", "M cells/s", figures)
    return [*lines, "### The token vault", "", *(f"    {line}" for line in keyed["vaults"].splitlines()), ""]


def _rates(what: str, unit: str, figures: Result) -> list[str]:
    rows = ((name, f"{f['best'] / 1e6:.3g}", f"{f['median'] / 1e6:.3g}") for name, f in figures.items())
    return _table((what, unit, "median"), rows)


def promises_page(promises: Result) -> list[str]:
    """Known values by how many, and what a second pass changes."""
    lines = ["## Known values, however many", ""]
    lines += _table(
        ("known names", "M characters/s", "median", "seconds to build", "found"),
        (
            (
                f"{int(count):,}",
                *(f"{f[k] / 1e6:.3g}" for k in ("best", "median")),
                f"{f['build_s']:.2f}",
                f["found"],
            )
            for count, f in promises["known"].items()
        ),
    )
    lines += ["## Masked twice is masked once", ""]
    if "unavailable" in promises["twice"]:
        return lines + _skipped({"twice": promises["twice"]["unavailable"]})
    return lines + _table(
        ("split", "documents", "characters", "changed by a second pass", "more characters masked"),
        (
            (split, f"{f['documents']:,}", f"{f['characters']:,}", f["changed"], f["more_stars"])
            for split, f in promises["twice"].items()
        ),
    )


def printed_page(printed: dict[str, str]) -> list[str]:
    """Columns of tables, and policies: what their commands print."""
    lines = ["## Columns of tables, and policies", ""]
    for command, text in printed.items():
        lines += [f"`{command}`", "", *(f"    {line}".rstrip() for line in text.splitlines()), ""]
    return lines


# The parts of the page, in order.
PAGES = (
    ("speed", speed_page),
    ("frames", frames_page),
    ("keyed", keyed_page),
    ("promises", promises_page),
    ("tables", printed_page),
    ("accuracy", accuracy_page),
    ("names", names_page),
)
