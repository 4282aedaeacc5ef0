"""Files for the tests of policies: a small law, and a folder to write beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

LAW = """\
name = "law"
title = "A law"
checked = 2026-11-22

[tiers]
internal = { level = 10 }
personal = { level = 20, title = "个人信息" }
sensitive = { level = 30 }

[actions]
internal = "mask"
personal = "mask"
sensitive = "suppress"

[switches.id_number_is_sensitive]
default = true
title = "the number of an identity document is sensitive"

[categories]
contact = { tier = "personal", clause = "art. 4" }
name = { tier = "personal", clause = "art. 4" }
financial_account = { tier = "sensitive", clause = "art. 28", primary = false }
device = { tier = "internal", clause = "art. 5" }

[entities]
CN_CNAPS = { tier = "internal", clause = "art. 6" }

[entities.CN_RESIDENT_ID]
tier = "sensitive"
clause = "art. 28"
switch = "id_number_is_sensitive"
otherwise = { tier = "personal", clause = "art. 4" }

[records.under-14]
under = 14
tier = "sensitive"
clause = "art. 31"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with `law.toml` in it."""
    (tmp_path / "law.toml").write_text(LAW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Writes a file beside the law: `write(text)` is `own.toml`, `write(text, "b.yaml")` another."""

    def written(text: str, name: str = "own.toml") -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return Path(name)

    return written
