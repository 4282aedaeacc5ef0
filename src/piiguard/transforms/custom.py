"""`custom` (自定义): a transform of the caller's own, which says itself what it does.

In a policy `{ custom = { use = "rot13" } }`; the guard is given `Guard(transforms=[Custom("rot13", …)])`,
or the name of an entry point in group `piiguard.transforms`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from piiguard.errors import PolicyError, TransformError
from piiguard.transforms.action import ALL, NOTHING, PART, Action, Declaration
from piiguard.transforms.kind import Context, Kind, one_text

__all__ = ["KIND", "Custom", "bound", "installed"]

_GROUP = "piiguard.transforms"


@dataclass(frozen=True, slots=True)
class Custom:
    """A function of the caller's as a transform.

    Args:
        name: by which policies ask for it.
        function: `function(values, context)` gives one str for each value, in their order, None for a value
            that does not fit; called from several threads. `context` is a `Context`.
        reveals: the way back, called the same way; values are found again only in columns and under keys
            that the policy or their header says hold the entity, see `piiguard.frames.forms`.
        shows: how much of a value the recipient still sees: 3 all, 2 a part, 1 only which values are equal,
            0 nothing; policies are checked against it.
        deterministic: equal values always give equal results, so that each distinct one is asked for once.
        needs_key: it uses `context.keys`.

    It pickles if its functions do. Exceptions of the functions are not shown: they may hold values.
    """

    name: str
    function: Callable[[Sequence[str], Context], Sequence[str | None]] = field(repr=False)
    reveals: Callable[[Sequence[str], Context], Sequence[str]] | None = field(default=None, repr=False)
    shows: int = PART
    deterministic: bool = False
    needs_key: bool = False

    def __post_init__(self) -> None:
        if self.shows not in range(NOTHING, ALL + 1):
            raise TransformError(f"transform {self.name}: shows is 0, 1, 2 or 3")

    @property
    def declaration(self) -> Declaration:
        """What it declares."""
        undone = self.reveals is not None
        return Declaration("custom", "自定义", self.shows, undone, self.deterministic, undone, self.needs_key)

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """What the function makes of the values.

        Raises:
            TransformError: it raised something, or gave another number of results.
        """
        return self._called(self.function, values, context)

    def reveal(self, values: Sequence[str], context: Context) -> list[str]:
        """What the way back makes of the values.

        Raises:
            TransformError: there is none, it raised something, or gave another number of results.
        """
        if self.reveals is None:
            raise TransformError(f"transform {self.name} has no way back")
        results = self._called(self.reveals, values, context)
        if any(text is None for text in results):
            raise TransformError(f"transform {self.name}: the way back gave None")
        return [text or "" for text in results]

    def is_output(self, values: Sequence[str], context: Context) -> list[bool]:
        """Whether values may be results: any may, as far as we know."""
        return [self.reveals is not None] * len(values)

    def _called(
        self,
        function: Callable[[Sequence[str], Context], Iterable[Any]],
        values: Sequence[str],
        context: Context,
    ) -> list[Any]:
        results: list[Any] = []
        failed = ""
        try:
            results = list(function(values, context))
        except Exception as error:  # whatever it is, its message may hold a value
            failed = type(error).__name__
        if failed:
            raise TransformError(f"transform {self.name} raised {failed}; its message is not shown")
        if len(results) != len(values):
            raise TransformError(f"transform {self.name}: {len(results)} results for {len(values)} values")
        if not all(text is None or isinstance(text, str) for text in results):
            raise TransformError(f"transform {self.name}: results are neither text nor None")
        return results


def installed(name: str) -> Custom:
    """The transform that another distribution offers under entry point `name`; loaded only when named.

    Raises:
        TransformError: nothing of that name is installed, or it is no `Custom`.
    """
    from importlib import metadata  # with e-mail and zip readers; needed for named plug-ins only

    for point in metadata.entry_points(group=_GROUP, name=name):
        loaded = point.load()
        if not isinstance(loaded, Custom):
            raise TransformError(f"entry point {name!r} of group {_GROUP} is no Custom")
        return loaded
    raise TransformError(f"no entry point {name!r} in group {_GROUP}; is its package installed?")


def bound(action: Action, customs: Sequence[Custom]) -> Action:
    """The action with the transform that it asks for by name; other actions as they are.

    Raises:
        PolicyError: there is none of that name.
    """
    if action.kind != "custom" or action.option("by") is not None:
        return action
    wanted = action.option("use")
    for custom in customs:
        if custom.name == wanted:
            return Action(action.kind, (("by", custom), *action.options))
    known = ", ".join(repr(custom.name) for custom in customs) or "none"
    raise PolicyError(f"custom.use: no transform {wanted!r} was given to the guard; given: {known}")


def _declared(action: Action) -> Declaration:
    """Of a transform that is not at hand the worst is supposed."""
    custom = action.option("by")
    return custom.declaration if custom is not None else KIND.declaration


def _made(action: Action) -> Custom:
    custom = action.option("by")
    if custom is None:
        raise TransformError(f"transform {action.option('use')} is not given: Guard(transforms=[…])")
    given: Custom = custom
    return given


def _together(options: Any) -> str:
    return "" if "use" in options else 'needs use = "…", the name of a transform given to the guard'


KIND = Kind(
    Declaration("custom", "自定义", PART, reversible=True, deterministic=False),
    (one_text("use", filled=True),),
    make=_made,
    together=_together,
    declares=_declared,
)
