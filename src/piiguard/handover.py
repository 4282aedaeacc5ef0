"""`Handover` (交付): who gets what leaves, in which release, and with which keys it is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.errors import PolicyError
from piiguard.transforms.kind import Context, Keys

if TYPE_CHECKING:
    from piiguard.audit import AuditLog
    from piiguard.keys import KeyRing
    from piiguard.vault.vault import Vault

__all__ = ["Handover", "opened_log", "opened_vault"]


@dataclass(frozen=True, slots=True)
class Handover:
    """What transforms are told beside values, alike for all values of one call.

    recipient: the name under which keys are derived, that of a domain which several recipients share, "" for
    nobody in particular. release: name of the hand-over. gm: whether Chinese national algorithms are asked
    for. day: on which ages are counted, None for today.
    """

    recipient: str = ""
    release: str = ""
    keys: Keys | None = None
    vault: Vault | None = None
    gm: bool = False
    day: dt.date | None = None

    def context(
        self,
        entity: str,
        subjects: Sequence[str | None] | None = None,
        seeds: Sequence[str | None] | None = None,
        *,
        inside: bool = False,
    ) -> Context:
        """The context for values of one entity."""
        return Context(
            entity,
            self.recipient,
            self.release,
            self.keys,
            self.vault,
            self.gm,
            subjects,
            seeds,
            inside,
            self.day or dt.date.today(),
        )


def opened_vault(vault: Vault | str | Path | None, keys: KeyRing | None, *, gm: bool = False) -> Vault | None:
    """The vault at a path or URL, or the one that is given. gm: as `Vault.open` takes it.

    Raises:
        PolicyError: it is to be opened, and there are no keys.
    """
    if not isinstance(vault, (str, Path)):
        return vault
    if keys is None:
        raise PolicyError("vault: needs keys: Guard(..., keys=KeyRing.open(...))")
    from piiguard.vault import Vault

    return Vault.open(vault, keys=keys, gm=gm)


def opened_log(audit: AuditLog | str | Path | None) -> AuditLog | None:
    """The audit log at a path, or the one that is given.

    Raises:
        TypeError: neither; what only has a method `append` keeps no record that anybody could verify.
        AuditError: it cannot be opened.
    """
    if audit is None:
        return None
    from piiguard.audit import AuditLog

    if isinstance(audit, (str, Path)):
        return AuditLog.open(audit)
    if not isinstance(audit, AuditLog):
        raise TypeError(f"audit: an AuditLog or the path of one, not {type(audit).__name__}")
    return audit
