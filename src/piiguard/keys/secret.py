"""`Secret`: bytes that no attribute, repr, copy or pickle shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, SupportsIndex

from piiguard.errors import KeyRingError

__all__ = ["Secret"]


class Secret:
    """Key material (密钥材料), in a closure, so that a listing of attributes does not meet it.

    That keeps them out of logs, debuggers' views and pickles. It does not keep them from code that runs in
    the same process, and Python cannot wipe them from memory.

    >>> Secret(b"0123456789abcdef")
    <secret>
    """

    __slots__ = ("_use",)

    _use: Callable[[], bytes]

    def __init__(self, key_bytes: bytes) -> None:
        object.__setattr__(self, "_use", lambda: key_bytes)

    def use(self) -> bytes:
        """The bytes; keep them no longer than the call that needs them."""
        return self._use()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a secret does not change")

    def __repr__(self) -> str:
        return "<secret>"

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        raise KeyRingError("a secret is neither pickled nor copied; pickle the reference by which it is read")
