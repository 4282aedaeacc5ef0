"""What a vault's database keeps: tokens, the domains they are for, and the subjects they are about.

Four tables, the same on SQLite and PostgreSQL; no value and no subject stands in any of them in the clear.

    piiguard_vault    name, value: format, suite, id of the index key and its check
    piiguard_domain   dom, entity, recipient, release_id: what the number `dom` of a domain stands for
    piiguard_subject  id, mark, wrapped, kid, created: a random key for each subject, wrapped
    piiguard_token    id, dom, bi, ct, kid, created, expires, subject: one row for each value of a domain

`bi` is the blind index of a value, `ct` its ciphertext, `kid` the key that sealed it ("" for rows of a
subject, which have the subject's own key), times are seconds of Unix time. `ct` is bound to `id`, `dom`,
`bi`, `expires` and the subject's `mark`. Ids of tokens come from who stores, not from the database
(`storing`), so that nobody can let the token of a deleted row stand for another value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

__all__ = [
    "Counts",
    "Domain",
    "NewToken",
    "Overtaken",
    "Resealed",
    "Store",
    "StoredToken",
    "Subject",
    "schema",
]


class Overtaken(Exception):  # noqa: N818 - never leaves the package
    """Others deleted or changed what tokens on their way rest on: begin again."""


class Domain(NamedTuple):
    """Within which equal values have equal tokens."""

    entity: str
    recipient: str
    release_id: bytes


# id, bi, ct, kid, expires, and the id of the subject if there is one. A plain tuple: the garbage collector
# goes over each instance of a class of its own again and again, a third of the time of large batches.
NewToken: TypeAlias = tuple[int, bytes, bytes, str, int | None, int | None]


class StoredToken(NamedTuple):
    """A row as it stands in the database, of which nothing is known to be true until it is opened."""

    id: int
    dom: int
    bi: bytes
    ct: bytes
    kid: str
    expires: int | None
    subject: int | None


class Subject(NamedTuple):
    """A subject (数据主体): mark is the blind index of its name, wrapped its key under key `kid`."""

    id: int
    mark: bytes
    wrapped: bytes
    kid: str


class Resealed(NamedTuple):
    """A row or a subject whose bytes were sealed anew; `before` are those that were sealed before."""

    id: int
    raw: bytes
    kid: str
    before: bytes


class Counts(NamedTuple):
    """How many rows there are; by domain and by key."""

    tokens: int
    expired: int
    subjects: int
    domains: tuple[tuple[Domain, int], ...]
    kids: Mapping[str, int]


class Store(Protocol):
    """A database that keeps these rows. Every method is one transaction, durable when it returns.

    Threads share it, each has its own connection; processes that were forked off open their own.
    """

    batch: int  # rows that one call takes at best

    def describe(self) -> str:
        """Where the database is, without secrets."""
        ...

    def begin(self, meta: Mapping[str, str] | None) -> dict[str, str]:
        """What the vault says of itself; a new one is made to say `meta`. None: there has to be one.

        Raises:
            VaultError: there is none.
        """
        ...

    def known(self, dom: int, indexes: Sequence[bytes]) -> list[StoredToken]:
        """The rows of those blind indexes of a domain that have one."""
        ...

    def insert(self, dom: int, domain: Domain, rows: Sequence[NewToken], created: int) -> bool:
        """Keeps rows, sorted by blind index; whether all of them. What others kept meanwhile stays as it is.

        Raises:
            Overtaken: the subject of a row is there no more, or an id is taken; nothing was inserted.
        """
        ...

    def prolong(self, resealed: Sequence[Resealed], until: int | None) -> int:
        """As `reseal_rows`, and lets the rows end at `until`. Sorted by id."""
        ...

    def drop_expired(self, ids: Sequence[int] | None, now: int) -> int:
        """Deletes those of these rows (None: of all) that are over; how many. Ids are sorted."""
        ...

    def rows(self, ids: Sequence[int]) -> list[StoredToken]:
        """The rows with these ids that there are."""
        ...

    def rows_after(self, id: int, count: int) -> list[StoredToken]:  # noqa: A002 - that is its name
        """The next rows in the order of their ids."""
        ...

    def reseal_rows(self, resealed: Sequence[Resealed]) -> int:
        """Puts ciphertexts in place of those they were made from, where those stand still; how many."""
        ...

    def subjects(self, marks: Sequence[bytes]) -> list[Subject]:
        """The subjects with these marks that there are."""
        ...

    def subjects_by_id(self, ids: Sequence[int]) -> list[Subject]:
        """The subjects with these ids that there are."""
        ...

    def subjects_after(self, id: int, count: int) -> list[Subject]:  # noqa: A002
        """The next subjects in the order of their ids."""
        ...

    def add_subjects(self, new: Sequence[tuple[bytes, bytes, str]], created: int) -> None:
        """Keeps (mark, wrapped, kid), sorted by mark; those that are there already stay as they are."""
        ...

    def reseal_subjects(self, resealed: Sequence[Resealed]) -> int:
        """As `reseal_rows`, for wrapped keys."""
        ...

    def count_of(self, mark: bytes) -> int:
        """How many rows are about a subject."""
        ...

    def count_expired(self, now: int) -> int:
        """How many rows are over."""
        ...

    def forget(self, marks: Sequence[bytes]) -> None:
        """Deletes subjects and all rows about them."""
        ...

    def purge(self) -> None:
        """Lets what was deleted vanish from the files, as far as the database can."""
        ...

    def domains(self) -> dict[int, Domain]:
        """All domains by number."""
        ...

    def counts(self, now: int) -> Counts:
        """How many rows there are."""
        ...

    def close(self) -> None:
        """Closes all connections of this process; the next call opens new ones."""
        ...


_SCHEMA = """
CREATE TABLE IF NOT EXISTS piiguard_vault (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS piiguard_domain (
  dom {int} PRIMARY KEY, entity TEXT NOT NULL, recipient TEXT NOT NULL, release_id {bytes} NOT NULL);
CREATE TABLE IF NOT EXISTS piiguard_subject (
  id {id}, mark {bytes} NOT NULL UNIQUE, wrapped {bytes} NOT NULL, kid TEXT NOT NULL, created {int} NOT NULL);
CREATE TABLE IF NOT EXISTS piiguard_token (
  id {int} PRIMARY KEY, dom {int} NOT NULL, bi {bytes} NOT NULL, ct {bytes} NOT NULL, kid TEXT NOT NULL,
  created {int} NOT NULL, expires {int}, subject {int} REFERENCES piiguard_subject (id) ON DELETE CASCADE);
CREATE UNIQUE INDEX IF NOT EXISTS piiguard_token_value ON piiguard_token (dom, bi);
CREATE INDEX IF NOT EXISTS piiguard_token_expires ON piiguard_token (expires) WHERE expires IS NOT NULL;
CREATE INDEX IF NOT EXISTS piiguard_token_subject ON piiguard_token (subject) WHERE subject IS NOT NULL
"""


def schema(*, int_type: str, bytes_type: str, id_type: str) -> Iterator[str]:
    """The statements that make the tables where there are none, with a database's own names of types."""
    text = _SCHEMA.format(int=int_type, bytes=bytes_type, id=id_type)
    return (statement.strip() for statement in text.split(";"))
