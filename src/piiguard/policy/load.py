"""Policies from packs and files: `load_policy`, `load_pack`, `packs`.

A pack, or a file that extends nothing, is a rule set of its own (`Policy.base`, of which the strictest
counts); a file that extends others overrides what they say (`Policy.own`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from piiguard.entity import Entity
from piiguard.errors import PolicyError
from piiguard.policy.assemble import assembled, check_meaning, check_names
from piiguard.policy.documents import Source, gathered, named, pack_names
from piiguard.policy.model import Policy
from piiguard.policy.problems import nearest
from piiguard.policy.walking import with_actions
from piiguard.transforms.custom import Custom, bound

__all__ = ["known_entities", "load_extended", "load_pack", "load_policy", "packs"]


def packs() -> tuple[str, ...]:
    """Names of the policies that come with piiguard."""
    return pack_names()


def load_pack(name: str) -> Policy:
    """The built-in policy `name`.

    Raises:
        PolicyError: there is none of that name.
    """
    if name not in packs():
        hint = nearest(name, packs()).removesuffix("?")
        raise PolicyError(f"policy {name!r} is unknown{hint}; built-in policies: {', '.join(packs())}")
    return load_policy(name)


def load_policy(
    source: str | Path | Policy | Sequence[str | Path],
    *,
    entities: Iterable[Entity] = (),
    transforms: Sequence[Custom] | None = None,
) -> Policy:
    """The policy of a pack or of a file (.toml, .yaml, .yml); of several, the strictest of all packs counts.

    A name of a pack goes before a file of that name. `entities`: those of recognizers of your own, of
    which files may then speak. transforms: your own, for which files may then ask by name. A policy comes
    back as it is, but for those.

    Raises:
        PolicyError: for each thing that is wrong file, line, key path, what was given, what is allowed.
    """
    if isinstance(source, Policy):
        return _bound(source, transforms)
    sources = [source] if isinstance(source, str | Path) else list(source)
    if not sources:
        raise PolicyError("policy: an empty list; needed: a pack, a file, or several of them")
    for entry in sources:
        if not isinstance(entry, str | Path):
            raise TypeError(f"policy: names of packs or paths of files, not {type(entry).__name__}")
    return _loaded(sources, entities, {}, transforms)


def load_extended(
    policy: Policy, *, entities: Iterable[Entity] = (), switched: bool = False
) -> Policy | None:
    """What a policy extends, without what it says itself; None if it extends nothing.

    switched: with the switches as the policy has them, else as what it extends has them.
    """
    if not policy.origin:
        return None
    return _loaded(policy.origin, entities, policy.switches if switched else {})


def _loaded(
    sources: Sequence[Source],
    entities: Iterable[Entity],
    switches: Mapping[str, bool],
    transforms: Sequence[Custom] | None = None,
) -> Policy:
    documents = gathered(sources)
    origins = dict.fromkeys(str(named(entry)) for entry in sources)
    chosen = [document for origin in origins for document in documents if document.origin == origin]
    only_packs = all(document.is_pack for document in documents)
    kinds = () if only_packs else known_entities(entities)
    if not only_packs:
        check_names(documents, kinds)
    policy = assembled(documents, chosen, switches)
    policy = _bound(policy, transforms)
    check_meaning(policy, documents, kinds)
    return policy


def _bound(policy: Policy, transforms: Sequence[Custom] | None) -> Policy:
    """With the caller's transforms in the place of their names; None leaves the names."""
    return policy if transforms is None else with_actions(policy, lambda action: bound(action, transforms))


def known_entities(more: Iterable[Entity] = ()) -> tuple[Entity, ...]:
    """The entities of all built-in recognizers, and `more`; each code once."""
    from piiguard.recognizers.registry import builtin

    every = (*(identifier.entity for identifier in builtin()), *more)
    return tuple({entity.code: entity for entity in every}.values())
