"""README and CONTRIBUTING are true: examples give what they print, the table names what is there."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from piiguard.cli import app
from piiguard.engine import Engine
from piiguard.recognizers.registry import builtin
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Context
from piiguard.transforms.mask import mask_text

OPTIONS = doctest.ELLIPSIS | doctest.REPORT_NDIFF
LONGEST = 300  # lines; a stranger reads it in minutes


@pytest.fixture(scope="module")
def readme(project_root: Path) -> str:
    return (project_root / "README.md").read_text("utf-8")


def blocks(text: str) -> list[tuple[int, str]]:
    """(line of the first example, code) of each Python block."""
    found = re.finditer(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [(text.count("\n", 0, block.start(1)), block.group(1)) for block in found]


PAGES = [
    "README.md",
    *(f"docs/{name}.md" for name in ("values", "policies", "transforms", "reveal", "keys", "vault")),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_gives_what_the_page_prints(page, project_root, tmp_path, monkeypatch):
    """Blocks run in their order and share their names: what an earlier one imports, a later one may use.

    They run beside the examples, in a folder of their own, in which they may leave files.
    """
    pytest.importorskip("pandas")
    (tmp_path / "examples").symlink_to(project_root / "examples")
    monkeypatch.chdir(tmp_path)
    readme = (project_root / page).read_text("utf-8")
    runner, told = doctest.DocTestRunner(optionflags=OPTIONS), list[str]()
    names: dict[str, object] = {}
    attempted = 0
    for line, code in blocks(readme):
        test = doctest.DocTestParser().get_doctest(code, names, page, page, line)
        attempted += runner.run(test, out=told.append, clear_globs=False).attempted
        names = test.globs
    assert attempted > 0
    assert "".join(told) == ""


def test_every_python_block_has_prompts(readme):
    """A block without prompts would run nothing and prove nothing."""
    assert [line for line, code in blocks(readme) if not code.startswith(">>> ")] == []


def test_the_table_names_every_entity(readme):
    """Each built-in entity once, with its Chinese name; and no other."""
    rows = "\n".join(line for line in readme.splitlines() if line.startswith("| "))
    named = re.findall(r"`([A-Z_]+)` ([^|·(;]+?)(?: \(.*?\)|;[^`]*)? ?(?=[|·`])", rows)
    assert sorted(named) == sorted((found.entity.code, found.entity.zh) for found in builtin())


def test_the_number_of_kinds_is_right(readme):
    """The figure in the first lines is that of the table."""
    (number,) = re.findall(r"knows (\d+) kinds", readme)
    assert int(number) == len(builtin())


def test_the_commands_it_shows_exist(readme):
    """`piiguard scan …` on the page is a command of the program."""
    shown = set(re.findall(r"^    piiguard (\w+)", readme, flags=re.MULTILINE))
    groups = {group.name for group in app.registered_groups}
    assert shown == {command.callback.__name__ for command in app.registered_commands} | groups


def test_the_policy_it_shows_is_the_example(readme, project_root):
    """What is said of it is tested in tests/policy/test_example.py."""
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    assert shown == (project_root / "examples" / "partner.toml").read_text("utf-8")


def test_files_it_links_to_exist(readme, project_root):
    """Links within the project have a target; results of `make bench` appear when it has run."""
    targets = set(re.findall(r"\]\(([^)#:]+)\)", readme)) - {"benchmarks/results.md"}
    assert [target for target in sorted(targets) if not (project_root / target).exists()] == []


def test_it_stays_short(readme):
    """Details belong in docs/."""
    assert len(readme.splitlines()) < LONGEST


def shown_to_contributors(project_root: Path, tmp_path: Path, number: int) -> dict[str, Any]:
    """What one of the two files that CONTRIBUTING.md shows defines."""
    identifier, transform = blocks((project_root / "CONTRIBUTING.md").read_text("utf-8"))
    file = tmp_path / "shown.py"
    file.write_text((identifier, transform)[number][1], "utf-8")
    return runpy.run_path(str(file))


def test_the_transform_shown_to_contributors_works(project_root, tmp_path):
    """The second file that CONTRIBUTING.md shows is a kind of transform as it stands."""
    shown = shown_to_contributors(project_root, tmp_path, 1)["KIND"]
    transform = shown.make(Action.of("measure", unit="字"))
    assert transform.apply(["糖尿病", ""], Context("HEALTH")) == ["3字", None]


def test_the_identifier_shown_to_contributors_works(project_root, tmp_path):
    """The first file that CONTRIBUTING.md shows is a recognizer as it stands."""
    shown = shown_to_contributors(project_root, tmp_path, 0)["IDENTIFIER"]
    found = Engine([shown], [0.5]).find(["档案编号：110100123456，共计110100123456元"])
    first = len("档案编号：") + 1  # a sentinel stands before the text
    assert list(zip(found.spans.start, found.spans.end, strict=True)) == [(first, first + 12)]
    assert mask_text(shown.mask, "110100123456") == "1101****3456"


def test_the_architecture_names_files_that_exist(project_root):
    """A file that moves takes its line in docs/architecture.md along."""
    page = (project_root / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_/]+\.(?:py|toml))`", page))
    folders = [project_root / name for name in ("src", "tools", "tests")]
    files = [str(path) for folder in folders for path in folder.rglob("*.*")]
    assert [name for name in sorted(named) if not any(file.endswith(f"/{name}") for file in files)] == []
