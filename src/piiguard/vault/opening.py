"""The database behind the address of a vault, and the key it was made with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from piiguard.errors import KeyUnavailableError, VaultError
from piiguard.vault.cipher import SUITES, Index
from piiguard.vault.rows import Store
from piiguard.vault.server import ServerStore, is_server, server_url
from piiguard.vault.sqlite import SqliteStore

if TYPE_CHECKING:
    from piiguard.keys.secret import Secret
    from piiguard.transforms.kind import Keys

__all__ = ["Reference", "index_of", "meta_of_new", "store_at"]

FORMAT = "piiguard-vault/1"


class Reference(Protocol):
    """Where a password is; `piiguard.keys.FromFile` and `FromEnv` are."""

    def secret(self) -> Secret:
        """What stands there now."""
        ...


def store_at(where: str | os.PathLike[str], password: Reference | None) -> tuple[str, Store]:
    """The database behind an address, and the address as it is pickled."""
    if isinstance(where, str) and is_server(where):
        url = server_url(where)
        spoken = (lambda: password.secret().use().decode("utf-8")) if password is not None else None
        return url.render_as_string(hide_password=True), ServerStore(url, spoken)
    if password is not None:
        raise VaultError("a SQLite file has no password: its values are encrypted by the key ring")
    path = Path(os.fspath(where).removeprefix("sqlite:///") if isinstance(where, str) else where).absolute()
    return str(path), SqliteStore(path)


def meta_of_new(keys: Keys, *, gm: bool) -> dict[str, str]:
    """What a new vault says of itself."""
    suite, kid = SUITES["gm" if gm else "aes"], keys.primary("index")
    check = Index(keys, kid, suite).check()
    return {"format": FORMAT, "suite": suite.name, "index": kid, "check": check}


def index_of(store: Store, said: Mapping[str, str], keys: Keys, *, gm: bool) -> Index:
    """The index key that a vault says it was made with.

    Raises:
        VaultError: no vault of this format; other algorithms than asked for; or the key is not in the ring.
    """
    where, suite = store.describe(), SUITES.get(said.get("suite", ""))
    if said.get("format") != FORMAT or suite is None or "index" not in said:
        raise VaultError(f"{where}: no vault, or one of a later version of piiguard")
    if gm and suite.name != "gm":
        raise VaultError(f"{where}: made with AES and SHA-256, and SM3 and SM4 are asked for")
    index = Index(keys, said["index"], suite)
    check = None
    with suppress(KeyUnavailableError):
        check = index.check()
    if check is None:
        raise VaultError(f"{where}: made with index key {index.kid}, which this ring lacks or may not use")
    if check != said.get("check"):
        raise VaultError(f"{where}: made with an index key of this id that has another secret")
    return index
