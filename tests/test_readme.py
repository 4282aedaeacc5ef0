"""The README is true: its examples give what it prints, and its table names what is there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from piiguard.recognizers.registry import builtin

OPTIONS = doctest.ELLIPSIS | doctest.REPORT_NDIFF
LONGEST = 300  # lines; a stranger reads it in minutes


@pytest.fixture(scope="module")
def readme(project_root: Path) -> str:
    return (project_root / "README.md").read_text("utf-8")


def blocks(text: str) -> list[tuple[int, str]]:
    """(line of the first example, code) of each Python block."""
    found = re.finditer(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [(text.count("\n", 0, block.start(1)), block.group(1)) for block in found]


def test_every_example_gives_what_the_readme_prints(readme):
    """Blocks run in their order, as one session: what an earlier one imports, a later one may use."""
    pytest.importorskip("pandas")
    runner, told = doctest.DocTestRunner(optionflags=OPTIONS), list[str]()
    session: dict[str, object] = {}
    for line, code in blocks(readme):
        test = doctest.DocTestParser().get_doctest(code, session, "README.md", "README.md", line)
        runner.run(test, out=told.append, clear_globs=False)
        session = test.globs
    assert runner.summarize(verbose=False).attempted > 0
    assert runner.summarize(verbose=False).failed == 0, "".join(told)


def test_every_python_block_is_a_session(readme):
    """A block without prompts would run nothing and prove nothing."""
    assert [line for line, code in blocks(readme) if not code.startswith(">>> ")] == []


def test_the_table_names_every_entity(readme):
    """Each built-in entity once, with its Chinese name; and no other."""
    rows = "\n".join(line for line in readme.splitlines() if line.startswith("| "))
    named = re.findall(r"`([A-Z_]+)` ([^|·]+?) (?=[|·])", rows)
    assert sorted(named) == sorted((found.entity.code, found.entity.zh) for found in builtin())


def test_the_number_of_kinds_is_right(readme):
    """The figure in the first lines is that of the table."""
    (number,) = re.findall(r"knows (\d+) kinds", readme)
    assert int(number) == len(builtin())


def test_files_it_links_to_exist(readme, project_root):
    """Links within the project lead somewhere; results of `make bench` appear when it has run."""
    targets = {target for target in re.findall(r"\]\(([^)#:]+)\)", readme) if target != "benchmarks/results.md"}
    assert [target for target in sorted(targets) if not (project_root / target).exists()] == []


def test_it_stays_short(readme):
    """Details belong in docs/."""
    assert len(readme.splitlines()) < LONGEST
