"""What a stranger gets: the wheel, the import, the example beside it."""

import csv
import email
import email.message
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

# Imported where first used: `import piiguard` alone costs numpy and little more.
LAZY = (
    *("pandas", "pyarrow", "polars", "duckdb", "pyspark"),
    *("spacy", "presidio_analyzer", "presidio_anonymizer", "jieba", "phonenumbers"),
    *("pydantic", "yaml", "typer", "regex", "cryptography"),
)


def run(arguments: Sequence[str | Path], cwd: Path, **environment: str) -> str:
    """Standard output of a fresh interpreter, which sees only `environment` of the PYTHON… variables."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=inherited | {"PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the hatchling of the test group."""
    folder = tmp_path_factory.mktemp("dist")
    run(["-m", "build", "--wheel", "--no-isolation", "--outdir", folder, project_root], cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> frozenset[str]:
    """Paths of all files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for PYTHONPATH with the wheel unpacked; its dependencies come from the running environment."""
    folder = tmp_path_factory.mktemp("installed")
    run(["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", folder, wheel], cwd=folder)
    return folder


@pytest.fixture(scope="module")
def example(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, away from the sources."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("demo.py", "customers.csv"):
        shutil.copy(project_root / "examples" / name, folder)
    return folder


@pytest.fixture(scope="module")
def demo_output(example: Path, installed: Path) -> str:
    """What the demo prints when run with the installed wheel; it also writes customers.protected.csv."""
    return run([example / "demo.py"], cwd=example, PYTHONPATH=str(installed))


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def clean_values(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """The mobiles and resident identity numbers that stand in their own column, undamaged."""
    for row in rows:
        if re.fullmatch(r"1[3-9]\d{9}", row["手机号"]):
            yield row["手机号"]
        if re.fullmatch(r"\d{17}[\dX]", row["证件号码"]):
            yield row["证件号码"]


def test_wheel_says_that_it_is_typed(shipped: frozenset[str]) -> None:
    assert "piiguard/py.typed" in shipped


def test_wheel_has_every_file_of_the_package_and_nothing_beside_it(
    shipped: frozenset[str], project_root: Path
) -> None:
    """Data files and policy packs travel with the code; tests and tools stay at home."""
    source = project_root / "src"
    files = (path for path in (source / "piiguard").rglob("*") if path.is_file())
    expected = {path.relative_to(source).as_posix() for path in files if "__pycache__" not in path.parts}
    assert {name for name in shipped if ".dist-info/" not in name} == expected


def test_wheel_has_the_data_tables(shipped: frozenset[str]) -> None:
    assert [name for name in sorted(shipped) if re.fullmatch(r"piiguard/(\w+/)*data/\w+\.csv", name)]


def test_metadata_names_licence_and_python(wheel: Path) -> None:
    """PEP 639: an expression and the file, no licence classifier."""
    metadata = read_metadata(wheel)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"


def read_metadata(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


def test_no_dependency_has_an_upper_bound(project_root: Path) -> None:
    """Presidio bounds numpy and cryptography; a second bound could only contradict it."""
    project = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [text for text in project["dependencies"] if re.search(r"[<~]|==", text)] == []


def test_import_is_cheap(installed: Path, tmp_path: Path) -> None:
    """None of the large libraries is loaded by `import piiguard` itself."""
    program = f"import sys, piiguard; print([name for name in {LAZY!r} if name in sys.modules])"
    assert run(["-c", program], cwd=tmp_path, PYTHONPATH=str(installed)).strip() == "[]"


def test_import_is_that_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Guards the tests around it: an editable install of the checkout must not answer for the wheel."""
    where = run(["-c", "import piiguard; print(piiguard.__file__)"], cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(where.strip()).is_relative_to(installed)


def test_command_line_starts(installed: Path, tmp_path: Path) -> None:
    program = "import sys; from piiguard.cli import main; sys.argv = ['piiguard', '--help']; main()"
    assert "protect" in run(["-c", program], cwd=tmp_path, PYTHONPATH=str(installed))


@pytest.mark.usefixtures("demo_output")
def test_demo_keeps_rows_columns_and_row_keys(example: Path) -> None:
    raw, safe = read_rows(example / "customers.csv"), read_rows(example / "customers.protected.csv")
    assert len(safe) == len(raw) >= 400
    assert list(safe[0]) == list(raw[0])
    assert [row["更新时间"] for row in safe] == [row["更新时间"] for row in raw]


@pytest.mark.usefixtures("demo_output")
def test_demo_leaves_no_clean_mobile_or_resident_id_anywhere(example: Path) -> None:
    """Neither in its own column nor where a remark repeats it."""
    values = set(clean_values(read_rows(example / "customers.csv")))
    written = (example / "customers.protected.csv").read_text(encoding="utf-8-sig")
    assert len(values) > 500
    assert sum(value in written for value in values) == 0  # counted: a failure prints no value


def test_demo_prints_no_clean_mobile_or_resident_id(demo_output: str, example: Path) -> None:
    values = clean_values(read_rows(example / "customers.csv"))
    assert sum(value in demo_output for value in values) == 0


def test_demo_prints_every_column_that_it_changed(demo_output: str, example: Path) -> None:
    raw, safe = read_rows(example / "customers.csv"), read_rows(example / "customers.protected.csv")
    changed = [name for name in raw[0] if any(a[name] != b[name] for a, b in zip(raw, safe, strict=True))]
    assert {"证件号码", "手机号", "银行卡号", "备注"} <= set(changed)
    assert [name for name in changed if name not in demo_output] == []


def test_customer_list_is_what_the_script_writes(project_root: Path, tmp_path: Path) -> None:
    """Byte for byte, so that nobody can slip a real customer into it."""
    again = tmp_path / "customers.csv"
    run([project_root / "tools" / "make_customers.py", "--output", again], cwd=tmp_path)
    assert again.read_bytes() == (project_root / "examples" / "customers.csv").read_bytes()
