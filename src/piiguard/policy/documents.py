"""Policy files and packs as read: `Document`, and all that one source extends, in order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piiguard.errors import PolicyError
from piiguard.policy.problems import KeyPath, Problem, error_of, given, line_of, nearest

__all__ = ["Document", "Source", "gathered", "named", "pack_names"]

_PACKS = Path(__file__).parent / "packs"
_SUFFIXES = (".toml", ".yaml", ".yml")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")

Source = str | Path


@dataclass(frozen=True)
class Document:
    """One pack or file. origin: name of the pack, or absolute path of the file; shown: as messages name it.

    extends: what it extends, as `origin` names it.
    """

    origin: str
    shown: str
    content: Mapping[str, Any]
    lines: Callable[[], Mapping[KeyPath, int]]
    is_pack: bool
    extends: tuple[str, ...] = ()

    @property
    def is_base(self) -> bool:
        """Whether it is a rule set of its own."""
        return self.is_pack or "extends" not in self.content

    @property
    def name(self) -> str:
        """Its own name, else that of the file."""
        return str(self.content.get("name") or Path(self.origin).stem)

    @property
    def title(self) -> str:
        """Its title, else its name."""
        return str(self.content.get("title") or self.name)

    def error(self, problems: Iterable[Problem]) -> PolicyError:
        """One error for what is wrong in this file."""
        lines = self.lines()
        return error_of(self.shown, problems, lambda path: line_of(lines, path))


def pack_names() -> tuple[str, ...]:
    """Names of the packs, sorted."""
    return tuple(sorted(path.stem for path in _PACKS.glob("*.toml")))


def named(source: Source, folder: Path | None = None) -> Source:
    """A source as `Document.origin` names it: the name of a pack, or the absolute path of a file.

    `folder`: where relative paths begin; the working folder if not given.
    """
    if isinstance(source, str) and source in pack_names():
        return source
    path = (folder or Path()) / source
    if isinstance(source, Path) or path.suffix.lower() in _SUFFIXES or (source and path.exists()):
        return path.resolve()
    known = pack_names()
    raise PolicyError(
        f"policy {given(source)} is unknown{nearest(str(source), known)}".removesuffix("?")
        + f"; built-in policies: {', '.join(known)}; a file ends in {', '.join(_SUFFIXES)}"
    )


def gathered(sources: Iterable[Source]) -> list[Document]:
    """The documents of some sources, each once, behind those that it extends."""
    found: dict[str, Document] = {}
    for source in sources:
        _gather(named(source), str(source), (), found)
    return list(found.values())


def _gather(source: Source, shown: str, chain: tuple[str, ...], found: dict[str, Document]) -> None:
    origin = str(source)
    if origin in found:
        return
    document = _pack(origin) if isinstance(source, str) else _file(source, shown)
    extended = []
    for path, entry in _extends(document):
        below = _below(document, path, entry)
        if str(below) in (*chain, origin):
            circle = " → ".join(Path(name).name for name in (*chain, origin, str(below)))
            raise document.error([Problem(path, f"extends itself: {circle}")])
        _gather(below, str(Path(document.shown).parent / entry), (*chain, origin), found)
        extended.append(str(below))
    found[origin] = Document(
        origin, document.shown, document.content, document.lines, document.is_pack, tuple(extended)
    )


def _extends(document: Document) -> list[tuple[KeyPath, str]]:
    entries = document.content.get("extends", [])
    if isinstance(entries, str):
        return [(("extends",), entries)]
    return [(("extends", number), entry) for number, entry in enumerate(entries)]


def _below(document: Document, path: KeyPath, entry: str) -> Source:
    reason = ""
    try:
        source = named(entry, None if document.is_pack else Path(document.origin).parent)
    except PolicyError as error:
        reason = str(error)
    if reason:
        raise document.error([Problem(path, reason)])
    if isinstance(source, Path) and not source.is_file():
        raise document.error([Problem(path, f"there is no file {given(entry)}")])
    return source


def _pack(name: str) -> Document:
    text = (_PACKS / f"{name}.toml").read_text("utf-8")
    return Document(name, f"pack {name}", tomllib.loads(text), dict, is_pack=True)


def _file(path: Path, shown: str) -> Document:
    """A user's file, of the right shape.

    Raises:
        PolicyError: it cannot be read, is no TOML or YAML, or has keys or values that no policy has.
    """
    text = _text(path, shown)
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise PolicyError(f"{shown}: a policy file ends in {', '.join(_SUFFIXES)}")
    content, lines = _toml(text, shown) if suffix == ".toml" else _yaml(text, shown)
    if not isinstance(content, dict):
        raise PolicyError(f"{shown}: given {given(content)}; needed: keys such as name and extends")
    document = Document(str(path), shown, content, lines, is_pack=False)
    from piiguard.policy.schema import problems_of

    if problems := problems_of(content):
        raise document.error(problems)
    return document


def _text(path: Path, shown: str) -> str:
    reason = ""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except ValueError:
        reason = "no path"
    raise PolicyError(f"{shown}: {reason}")


def _toml(text: str, shown: str) -> tuple[Any, Callable[[], Mapping[KeyPath, int]]]:
    fault, line = "", None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        fault = _AT_LINE.sub("", str(error)).strip()
        line = int(place.group(1)) if place and place.group(1) else text.count("\n") + 1
    except RecursionError:
        fault = "it is nested too deep"
    if fault:
        raise error_of(shown, [Problem((), f"no TOML: {fault}")], lambda path: line)
    return content, lambda: _lines_of(text)


def _lines_of(text: str) -> Mapping[KeyPath, int]:
    from piiguard.policy.positions import toml_lines

    return toml_lines(text)


def _yaml(text: str, shown: str) -> tuple[Any, Callable[[], Mapping[KeyPath, int]]]:
    from piiguard.policy.yaml_files import NotYaml, read_yaml

    try:
        content, lines = read_yaml(text)
    except NotYaml as error:
        problem, line = error.problem, error.line
    else:
        return content, lambda: lines
    raise error_of(shown, [problem], lambda path: line)
