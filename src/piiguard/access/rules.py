"""`Role` (角色): what those who have it may reveal; and the rules that are asked, as one pure function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from piiguard.access.access import Access

__all__ = ["Request", "Role", "refusal"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a policy says of a role.

    principals: who has it. highest: the highest tier that it may see, with its level. purposes: codes, one of
    which has to be given. entities: what it may see, None for all. per_hour: values that each principal may
    reveal in an hour, None for any number. ticket: whether a ticket has to be named.
    """

    name: str
    principals: tuple[str, ...]
    highest: str
    purposes: tuple[str, ...]
    entities: frozenset[str] | None = None
    per_hour: int | None = None
    ticket: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks to reveal; entities: how many values of each, tiers: how sensitive each is.

    `Guard(authorize=…)` is called with it. recipient: for whom the data was protected, "" for nobody.
    """

    access: Access
    entities: Mapping[str, int]
    tiers: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""

    @property
    def values(self) -> int:
        """How many values in all."""
        return sum(self.entities.values())


def refusal(request: Request, roles: Mapping[str, Role], levels: Mapping[str, int]) -> str:
    """Why a request is refused, "" if it is not; the quota is not asked here. levels: tier → level."""
    access = request.access
    if not roles:
        return "the policy names no [access] roles, and the guard has no authorize"
    role = roles.get(access.role)
    if role is None:
        return f"the policy has no role {access.role!r}"
    if access.principal not in role.principals:
        return f"role {role.name!r} is not that of this principal"
    if access.purpose not in role.purposes:
        return f"role {role.name!r} may not reveal for purpose {access.purpose!r}"
    if role.ticket and not access.ticket:
        return f"role {role.name!r} needs a ticket"
    for entity in request.entities:
        tier = request.tiers[entity]
        if levels[tier] > levels[role.highest]:
            return f"role {role.name!r} may see up to tier {role.highest}, {entity} is {tier}"
        if role.entities is not None and entity not in role.entities:
            return f"role {role.name!r} may not see {entity}"
    return ""
