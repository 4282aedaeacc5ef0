"""`Access` (访问): who asks for values to be revealed, in which role, and why. Codes only, no free text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from piiguard.codes import number_problem, principal_problem
from piiguard.errors import AccessRefused

__all__ = ["ROLE", "Access"]

ROLE = re.compile(r"[a-z][a-z0-9_-]{0,31}")  # names of roles and purposes
_TICKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks (申请人), in which role (角色), for which purpose (目的), by which ticket (工单号).

    The audit log keeps all of it, so nothing here may hold a value: a principal is the name of an account, of
    at most 64 letters, digits and `._@-`; role and purpose are codes of small letters, digits, `_` and `-`; a
    ticket has at most 40 letters, digits and `._/-`. What reads as somebody's number is refused.

    Raises:
        AccessRefused: something here is no code; the message says what, not the text.
    """

    principal: str
    role: str
    purpose: str
    ticket: str = ""

    def __post_init__(self) -> None:
        for name in ("principal", "role", "purpose", "ticket"):
            if not isinstance(getattr(self, name), str):
                raise AccessRefused(f"access: {name} is no text")
        if problem := principal_problem(self.principal):
            raise AccessRefused(f"access: principal: {problem}")
        for name in ("role", "purpose"):
            if not ROLE.fullmatch(getattr(self, name)):
                raise AccessRefused(
                    f"access: {name}: needed: a code such as 'complaint': a small letter, then at most 31 "
                    "small letters, digits, _ and -"
                )
        for name in ("role", "purpose"):
            if problem := number_problem(getattr(self, name)):
                raise AccessRefused(f"access: {name}: {problem}")
        if self.ticket and not _TICKET.fullmatch(self.ticket):
            raise AccessRefused("access: ticket: needed: at most 40 letters, digits and . _ / -")
        if self.ticket and (problem := number_problem(self.ticket)):
            raise AccessRefused(f"access: ticket: {problem}")
