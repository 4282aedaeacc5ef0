"""Files that carry a lock (flock): known while they are open, so that a forked process does not keep them.

A lock belongs to an open file, which a fork shares with the child. The child would wait for itself when it
opens the file anew, and its copy would hold the lock after the parent closed its own; so it closes all.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

__all__ = ["close_handle", "open_handle"]

# A file that stands open and is not in the set yet must not be forked: both happen under the lock, which
# whoever forks takes first.
_lock = threading.Lock()
_open: set[int] = set()


def open_handle(path: Path, flags: int, mode: int = 0o600) -> int:
    """Opens a file that is going to be locked; never waits for the other end of a named pipe.

    Raises:
        OSError: it cannot be opened.
    """
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    with _lock:
        handle = os.open(path, flags, mode)
        _open.add(handle)
    return handle


def close_handle(handle: int) -> None:
    """Closes it, which gives the lock back; nothing if the fork that made this process has closed it."""
    with _lock:
        if handle in _open:
            _open.discard(handle)
            os.close(handle)


def _in_child() -> None:
    _lock.release()
    for handle in list(_open):
        close_handle(handle)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_in_child)
