"""`Policy`: a frozen answer to "which tier, which action, by which clause"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from piiguard.entity import Entity
from piiguard.errors import PolicyError

__all__ = ["Policy", "Rule", "load_pack", "packs"]

_PACKS = Path(__file__).parent / "packs"
ACTIONS = ("mask",)


@dataclass(frozen=True, slots=True)
class Rule:
    """A tier (级别) and the clause that gives it."""

    tier: str
    clause: str


@dataclass(frozen=True)
class Policy:
    """Tiers in ascending order, and the rules; immutable.

    by_category, by_entity: an entity's own rule goes before its category's. action_of: what each tier asks.
    """

    name: str
    title: str
    tiers: tuple[str, ...]
    by_category: Mapping[str, Rule]
    by_entity: Mapping[str, Rule]
    action_of: Mapping[str, str]

    def rule(self, entity: Entity) -> Rule:
        """The rule for an entity; a category that no rule names takes the strictest tier."""
        known = self.by_entity.get(entity.code) or self.by_category.get(entity.category)
        return known or Rule(self.tiers[-1], f"no rule for category {entity.category}: strictest tier")


def packs() -> tuple[str, ...]:
    """Names of the policies that come with piiguard."""
    return tuple(sorted(path.stem for path in _PACKS.glob("*.toml")))


def load_pack(name: str) -> Policy:
    """The built-in policy `name`.

    Raises:
        PolicyError: there is none of that name.
    """
    if name not in packs():
        raise PolicyError(f"policy {name!r} is unknown; built-in policies: {', '.join(packs())}")
    import tomllib

    content = tomllib.loads((_PACKS / f"{name}.toml").read_text("utf-8"))
    policy = Policy(
        name=content["name"],
        title=content["title"],
        tiers=tuple(content["tiers"]),
        by_category={key: Rule(**rule) for key, rule in content["categories"].items()},
        by_entity={key: Rule(**rule) for key, rule in content["entities"].items()},
        action_of=content["actions"],
    )
    _check(policy)
    return policy


def _check(policy: Policy) -> None:
    used = {rule.tier for rule in (*policy.by_category.values(), *policy.by_entity.values())}
    unknown = used - set(policy.tiers)
    if unknown:
        raise PolicyError(f"policy {policy.name!r} uses unknown tiers: {', '.join(sorted(unknown))}")
    for tier in policy.tiers:
        if policy.action_of.get(tier) not in ACTIONS:
            raise PolicyError(
                f"policy {policy.name!r}: tier {tier!r} needs an action; known: {', '.join(ACTIONS)}"
            )
