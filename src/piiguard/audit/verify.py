"""`verify` (核验): whether a log is as it was written, and what cannot be excluded.

The chain finds an edited, deleted, inserted or moved record. It does not find a log that was cut off at its
end, or made anew by somebody who may write to the file: that takes a checkpoint kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from piiguard.audit.notes import Checkpoint, VerifyKey, checkpoint_in, origin_of, signed_by, verify_key
from piiguard.audit.reading import extent, read_lines
from piiguard.audit.record import Record, began, decoded
from piiguard.audit.tree import Hash, Tree, hasher, leaf
from piiguard.errors import AuditError

__all__ = ["Seen", "Verdict", "examined", "verify"]

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found. `str()` of it says it in lines.

    ok: nothing speaks against the log, which is not yet to say that nothing is missing: see `not_excluded`.
    root: over all records, 32 bytes in hex. newest: UTC of the newest record. problems: what was tampered
    with, by record number, 100 at most. checked: what was looked at and is right.
    """

    log_id: str
    records: int
    root: str
    newest: str
    problems: tuple[str, ...]
    checked: tuple[str, ...]
    not_excluded: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether no problem was found."""
        return not self.problems

    def __str__(self) -> str:
        lines = [f"log {self.log_id or '?'}: {self.records} records, newest {self.newest or '-'}"]
        lines += [f"TAMPERED: {problem}" for problem in self.problems]
        lines += [f"checked: {text}" for text in self.checked]
        lines += [f"not excluded: {text}" for text in self.not_excluded]
        return "\n".join(lines)


def verify(
    path: str | Path,
    *,
    checkpoint: str | Iterable[str] = (),
    keys: Iterable[str] = (),
    signatures: int = 1,
) -> Verdict:
    """Examines a log by its chain, and against signed checkpoints that were kept elsewhere.

    checkpoint: the text of one, or of several. keys: vkeys of who may sign them; without any, checkpoints are
    compared but anybody can have made them, and the verdict says so. signatures: how many different known
    keys each checkpoint needs, 2 where a witness signs as well.

    Raises:
        AuditError: the file cannot be read, or a key is no vkey. Tampering is no error but the verdict.
    """
    notes = [checkpoint] if isinstance(checkpoint, str) else list(checkpoint)
    known = [verify_key(key) for key in keys]
    points, problems, checked = _points(notes, known, signatures)
    seen = examined(path, points)
    agreed = [f"root of the first {point.size} records is that of the checkpoint" for point in seen.agreed]
    chain = [] if seen.broken else [f"chain of {seen.records} records"]
    return Verdict(
        log_id=seen.log_id,
        records=seen.records,
        root=seen.root.hex(),
        newest=seen.newest,
        problems=tuple([*problems, *seen.problems][:_MOST_PROBLEMS]),
        checked=(*chain, *checked, *agreed),
        not_excluded=tuple(_not_excluded(seen, bool(known))),
    )


@dataclass(slots=True)
class Seen:
    """What reading a log from its first to its last record showed."""

    log_id: str = ""
    records: int = 0
    root: bytes = b""
    newest: str = ""
    torn: int = 0  # bytes
    told: int = 0  # size of the newest checkpoint that the log itself speaks of
    broken: bool = False
    problems: list[str] = field(default_factory=list)
    agreed: list[Checkpoint] = field(default_factory=list)


def examined(path: str | Path, points: Sequence[Checkpoint]) -> Seen:
    """Reads a whole log, and compares it with checkpoints, whose signatures are the caller's business.

    Raises:
        AuditError: the file cannot be read.
    """
    end, torn = extent(path)
    seen = Seen(torn=torn)
    tree = _walked(read_lines(path, end), seen, sorted(points, key=lambda point: point.size))
    seen.records, seen.root = tree.size, tree.root()
    if not tree.size:
        seen.problems.append("record 0 is missing: the file has no whole line")
    seen.broken = bool(seen.problems)
    for point in points:
        if point.origin != origin_of(seen.log_id):
            seen.problems.append("rebuilt: the checkpoint is of a log with another identity")
        elif point.size > tree.size:
            seen.problems.append(f"truncated: the checkpoint has {point.size} records, the log {tree.size}")
        elif point not in seen.agreed:
            seen.problems.append(f"rebuilt: the first {point.size} records are not those of the checkpoint")
    return seen


def _walked(lines: Iterable[bytes], seen: Seen, points: Sequence[Checkpoint]) -> Tree:
    """The tree over the lines. Says in `seen` what is wrong with the chain, and which points agree."""
    waiting = list(reversed(points))
    chain = _Chain(seen)
    tree = Tree(hasher("sha256"))
    for line in lines:
        record = decoded(line)
        if not tree.size:
            tree = Tree(chain.begin(record))
        _agree(tree, waiting, seen)
        digest = leaf(line, chain.hash)
        chain.follow(record, digest.hex())
        tree.add(digest)
    _agree(tree, waiting, seen)
    return tree


def _agree(tree: Tree, waiting: list[Checkpoint], seen: Seen) -> None:
    while waiting and waiting[-1].size == tree.size:
        point = waiting.pop()
        if point.root == tree.root():
            seen.agreed.append(point)


class _Chain:
    """Each record has the next number, names the hash of the one before it, and is not earlier."""

    def __init__(self, seen: Seen) -> None:
        self.hash: Hash = hasher("sha256")
        self._seen = seen
        self._previous = "0" * 64
        self._number = 0

    def begin(self, record: Record | None) -> Hash:
        found = began(record)
        if record is None or found is None:
            self._wrong("is no beginning of a log of this format")
        else:
            self.hash, self._seen.log_id = found, record["log"]
        return self.hash

    def follow(self, record: Record | None, digest: str) -> None:
        if record is None:
            self._wrong("is no record in the one spelling it can have")
            self._number += 1
        else:
            self._compare(record)
            self._number = record["seq"] + 1
            self._seen.newest = record["time"]
        self._previous = digest

    def _compare(self, record: Record) -> None:
        if record["seq"] != self._number:
            self._wrong(f"is expected, number {record['seq']} follows")
        if record["prev"] != self._previous:
            self._wrong("names another record before it than stands there")
        if record["time"] < self._seen.newest:
            self._wrong("is earlier than the record before it")
        if record["kind"] == "checkpoint" and isinstance(record.get("size"), int):
            self._seen.told = record["size"]

    def _wrong(self, text: str) -> None:
        if len(self._seen.problems) < _MOST_PROBLEMS:
            self._seen.problems.append(f"record {self._number} {text}")


def _points(
    notes: Sequence[str], known: Sequence[VerifyKey], needed: int
) -> tuple[list[Checkpoint], list[str], list[str]]:
    """Checkpoints that can be read, problems with them and their signatures, and what was right."""
    points: list[Checkpoint] = []
    problems, checked = [], []
    for note in notes:
        try:
            point = checkpoint_in(note)
            names = signed_by(note, known)
        except AuditError as error:  # it says what is wrong and holds no value
            problems.append(f"checkpoint: {error}")
            continue
        points.append(point)
        if known and len(names) < needed:
            signed = f"signed by {len(names)} of the known keys, needed: {needed}"
            problems.append(f"checkpoint over {point.size} records: {signed}")
        elif known:
            checked.append(f"checkpoint over {point.size} records, signed by {', '.join(names)}")
    return points, problems, checked


def _not_excluded(seen: Seen, signed: bool) -> list[str]:
    covered = max((point.size for point in seen.agreed), default=0)
    open_ = []
    if not covered:
        open_.append("truncation at the end, and a log made anew as a whole: no checkpoint speaks for it")
    elif covered < seen.records:
        after = f"after record {covered - 1}, where {seen.records - covered} stand"
        open_.append(f"truncation and records made anew {after}: no checkpoint speaks for them")
    if covered and not signed:
        open_.append("a checkpoint made by somebody else: no key was given")
    if seen.told > covered:
        open_.append(f"what a later checkpoint would show: the log tells of one over {seen.told} records")
    if seen.torn:
        open_.append(f"what an interrupted writer meant by an unfinished last line of {seen.torn} bytes")
    open_.append("acts of code that holds the keys and did not record them")
    return open_
