"""`AuditLog` (审计日志): who did what and why, with how many values; written before those are given."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from piiguard.audit.notes import Checkpoint, checkpoint_in, origin_of, sealed
from piiguard.audit.reading import read_records
from piiguard.audit.record import Record, stamp
from piiguard.audit.signer import Signer
from piiguard.audit.storage import LogFile
from piiguard.audit.tip import Known, Settings, beginning
from piiguard.audit.usage import values_of
from piiguard.audit.verify import examined
from piiguard.errors import AccessRefused, AuditError

__all__ = ["AuditLog"]

T = TypeVar("T")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class AuditLog:
    """An append-only log of records, each of which names the hash of the one before it; see docs/audit.md.

    Threads and processes may share an object or append to one file by several. It pickles as its path and its
    signer, which is a reference itself, and is opened again where it arrives, and never begun there.
    """

    __slots__ = ("path", "signer", "_settings", "_file", "_known")

    def __init__(
        self,
        path: str | Path,
        signer: Signer | None = None,
        *,
        hash: str | None = None,  # noqa: A002 - the word of the field
        fsync: bool = True,
        create: bool = True,
        clock: Callable[[], dt.datetime] = _now,
    ) -> None:
        self.path = Path(path).absolute()
        self.signer = signer
        self._settings = Settings(self.path, hash, fsync, clock)
        self._file = LogFile(self.path)
        self._known: Known | None = None
        if create and not os.path.lexists(self.path):
            self._file.begin(beginning(self._settings), fsync=fsync)
        self._locked(lambda handle, known: None)

    @classmethod
    def open(
        cls,
        path: str | Path,
        signer: Signer | None = None,
        *,
        hash: str | None = None,  # noqa: A002
        fsync: bool = True,
        create: bool = True,
        clock: Callable[[], dt.datetime] = _now,
    ) -> AuditLog:
        """The log in that file, which is begun (0600) if there is none, unless `create` is False.

        A file that is there and empty is refused in any case: somebody emptied it.

        hash: "sha256" or "sm3"; if not given that of the file, and SHA-256 for a new one. fsync=False returns
        before records are on the disk: they survive the end of the process, not that of the machine. clock
        gives the time, with a time zone.

        Raises:
            AuditError: it cannot be read and written, is no log, is empty, is hashed otherwise, or has to be
                there and is not.
        """
        return cls(path, signer, hash=hash, fsync=fsync, create=create, clock=clock)

    def append(self, kind: str, **fields: Any) -> int:
        """Writes one record and gives its number; it is on the disk when this returns.

        Fields are codes, whole numbers below 10^9, and lists and tables of those; see `codes.field_problem`.

        Raises:
            AuditError: it was not written: a field could hold a value, the log cannot be written, or it is
                not as this object left it.
        """
        return self.append_many([(kind, fields)])[0]

    def append_many(self, records: Sequence[tuple[str, Mapping[str, Any]]]) -> range:
        """Writes (kind, fields) of several records with one flush to the disk, and gives their numbers.

        Raises:
            AuditError: as `append`; none was written.
        """
        return self._locked(lambda handle, known: known.write(handle, records))

    def append_within(
        self, quota: int, since: dt.datetime, kind: str = "reveal", *, principal: str, **fields: Any
    ) -> int:
        """As `append`, if the principal stays within `quota` values of this kind since then.

        How many values a record speaks of is the sum of its `entities` (entity → count), else its `values`,
        else 1. Counting and writing are one act: of two processes that ask for the last values, one gets
        them. A refusal is recorded too, with kind "refused", the kind asked for as `asked`, and the sums.

        Raises:
            AccessRefused: the quota would be exceeded.
            AuditError: as `append`.
        """
        time, own = stamp(since), {"principal": principal, **fields}
        asked = values_of(own)

        def act(handle: int, known: Known) -> tuple[int, int]:
            used = known.usage(handle, time).since(time, kind, principal)
            if used + asked <= quota:
                return known.write(handle, [(kind, own)])[0], used
            refusal = {**own, "asked": kind, "rule": "quota", "quota": quota, "used": used}
            known.write(handle, [("refused", refusal)])
            return -1, used

        number, used = self._locked(act)
        if number < 0:
            raise AccessRefused(
                f"quota: {used} of {quota} values since {time} are used, {asked} are asked for"
            )
        return number

    def count(self, *, since: dt.datetime, principal: str | None = None, kind: str = "reveal") -> int:
        """Values that the records of this kind since then speak of, those of one principal or of all.

        The file is read backwards from its end to `since`, once; from then on the sums are kept up.

        Raises:
            AuditError: the log cannot be read, or is not as this object left it.
        """
        time = stamp(since)
        return self._locked(lambda handle, known: known.usage(handle, time).since(time, kind, principal))

    def records(
        self, *, kind: str | None = None, principal: str | None = None, since: dt.datetime | None = None
    ) -> Iterator[Record]:
        """The records, oldest first; only those of a kind, of a principal, since a moment.

        Raises:
            AuditError: the log cannot be read, or a line is no record.
        """
        return read_records(self.path, kind=kind, principal=principal, since=since)

    def checkpoint(self, *, after: str | None = None) -> str:
        """A signed checkpoint (检查点) over all records so far, to be kept on another machine.

        The whole chain is examined before: what was tampered with is not signed. after: an earlier checkpoint
        that the log has to agree with as well. A record of kind "checkpoint" says that one was made.

        Raises:
            AuditError: there is no signer, or the log does not agree with itself or the earlier checkpoint.
        """
        if self.signer is None:
            raise AuditError("a checkpoint needs a signer: AuditLog.open(path, Signer.from_keys(keys))")
        seen = examined(self.path, [checkpoint_in(after)] if after is not None else [])
        if seen.problems:
            raise AuditError(f"audit log {self.path} is not signed: {seen.problems[0]}")
        made = Checkpoint(origin_of(seen.log_id), seen.records, seen.root)
        note = sealed(made.text, self.signer.public, self.signer.sign(made.text))
        self.append("checkpoint", size=made.size, root=made.root.hex(), kid=self.signer.kid)
        return note

    def _locked(self, act: Callable[[int, Known], T]) -> T:
        """What `act` gives, with the file locked and what others wrote to it known."""

        def at_tip(handle: int) -> T:
            if self._known is None:
                self._known = Known(self._settings, handle)
            else:
                self._known.catch_up(handle)
            return act(handle, self._known)

        return self._file.writing(at_tip)

    def __getstate__(self) -> tuple[Any, ...]:
        own = self._settings
        return self.path, self.signer, own.hash_name, own.fsync, own.clock

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        path, signer, hash_name, fsync, clock = state
        self.__init__(  # type: ignore[misc]
            path, signer, hash=hash_name, fsync=fsync, create=False, clock=clock
        )

    def __repr__(self) -> str:
        return f"AuditLog({str(self.path)!r})"
