"""The templates and to which split each belongs.

A template's name is its file and its number, ``deliveries/03``. **Never move or renumber a template**: the
number decides the split, and a template that changes sides lets what was tuned on be reported on. New ones
take the next free numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from benchmarks.corpus import negative, positive
from benchmarks.corpus.document import Document

Writer = Callable[[Document], None]


@dataclass(frozen=True)
class Template:
    """One writer of documents: its file's name, its number there, its style."""

    name: str
    number: int
    style: str
    write: Writer


class Sheet:
    """The templates of one file; the file's module-level `templates`."""

    def __init__(self, domain: str, style: str = "prose") -> None:
        self.domain = domain
        self.style = style
        self.templates: dict[int, Template] = {}

    def __call__(self, number: int, style: str | None = None) -> Callable[[Writer], Writer]:
        """Register the decorated writer under `number`.

        Raises:
            ValueError: the number is taken.
        """

        def register(write: Writer) -> Writer:
            if number in self.templates:
                raise ValueError(f"{self.domain}/{number:02d} is there twice")
            self.templates[number] = Template(
                f"{self.domain}/{number:02d}", number, style or self.style, write
            )
            return write

        return register


def split_of(template: Template) -> str:
    """The rule: even numbers tune, odd numbers report."""
    return "tune" if template.number % 2 == 0 else "report"


def _sheets(package_path: list[str], package_name: str) -> list[Template]:
    found: list[Template] = []
    for module in sorted(m.name for m in iter_modules(package_path)):
        sheet: Sheet = import_module(f"{package_name}.{module}").template
        found.extend(sheet.templates[number] for number in sorted(sheet.templates))
    return found


def templates_of(split: str) -> list[Template]:
    """The templates of "tune", "report" or "negative", by file, then by number."""
    if split == "negative":
        return _sheets(list(negative.__path__), negative.__name__)
    return [t for t in _sheets(list(positive.__path__), positive.__name__) if split_of(t) == split]
