"""From documents to a `Policy`: what is merged, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from piiguard.entity import Entity
from piiguard.policy.actions import parse_action
from piiguard.policy.build import (
    Content,
    column_rules,
    plan_of,
    recipients_of,
    record_rules,
    roles_of,
    rule_set,
    switch_values,
)
from piiguard.policy.documents import Document
from piiguard.policy.model import Policy, Tier
from piiguard.policy.problems import KeyPath, Problem, key_path

if TYPE_CHECKING:
    from piiguard.policy.leniency import Override, Unfit

__all__ = ["assembled", "check_meaning", "check_names"]

_ENTITIES_SHOWN = 3


def assembled(
    documents: Sequence[Document], named: Sequence[Document], switched: Mapping[str, bool]
) -> Policy:
    """The policy of all documents.

    named: those that the caller named, the others are what they extend. switched: switches that are set
    whatever the files say.
    """
    base = [document for document in documents if document.is_base]
    own = [document for document in documents if not document.is_base]
    tiers = _tiers(documents)
    switches = switch_values((d.content for d in base), (d.content for d in own)) | dict(switched)
    policy = Policy(
        " + ".join(document.name for document in named),
        " + ".join(document.title for document in named),
        tiers,
        tuple(rule_set(d.content, d.name, switches) for d in base),
        tuple(rule_set(d.content, d.name, switches) for d in own if _speaks(d.content)),
        tuple(rule for d in reversed(documents) for rule in column_rules(d.content.get("columns", {}))),
        {k: v for d in documents for k, v in recipients_of(d.content.get("recipients", {})).items()},
        tuple(dict.fromkeys(rule for d in documents for rule in record_rules(d.content.get("records", {})))),
        roles={k: v for d in documents for k, v in roles_of(d.content.get("access", {})).items()},
        switches=switches,
        origin=_origin(named),
    )
    for content in (document.content for document in documents):
        if content.get("unfit"):
            policy = replace(policy, unfit=parse_action(content["unfit"]))
        if content.get("mode"):
            policy = replace(policy, mode=content["mode"])
        if content.get("profile"):
            policy = replace(policy, gm=content["profile"] == "gm")
        if content.get("plan"):
            policy = replace(policy, plan=plan_of(content["plan"]))
    return policy


def check_names(documents: Sequence[Document], entities: Iterable[Entity]) -> None:
    """Refuses a file that speaks of what does not exist.

    Raises:
        PolicyError: with all that is wrong in the first such file.
    """
    from piiguard.policy.names import Known, problems_of_names

    codes = frozenset(entity.code for entity in entities)
    for number, document in enumerate(documents):
        if document.is_pack:
            continue
        below = _extended(document, documents[:number])
        known = Known(
            codes,
            tuple(tier.name for tier in _tiers([*below, document])),
            frozenset(name for d in below if d.is_base for name in d.content.get("switches", {})),
            frozenset(name for d in documents[:number] for name in d.content.get("recipients", {})),
            frozenset(name for d in below for name in d.content.get("records", {})),
            frozenset(name for d in documents[:number] for name in d.content.get("access", {})),
        )
        if problems := problems_of_names(document.content, known):
            raise document.error(problems)


def check_meaning(policy: Policy, documents: Sequence[Document], entities: Sequence[Entity]) -> None:
    """Refuses tiers without action, what is more lenient without a reason, and what a recipient may not get.

    Raises:
        PolicyError: with all that is wrong in the first such file.
    """
    asked = {tier for rules in policy.rule_sets() for tier in rules.actions}
    for document in documents:
        problems = [
            Problem(("tiers", tier), f'needs an action: [actions] {tier} = "mask"')
            for tier in document.content.get("tiers", {})
            if tier not in asked
        ]
        if problems:
            raise document.error(problems)
    if all(document.is_pack for document in documents):
        return
    _check_overrides(policy, documents, entities)


def _check_overrides(policy: Policy, documents: Sequence[Document], entities: Sequence[Entity]) -> None:
    from piiguard.policy.leniency import overrides, unfit_for_recipients
    from piiguard.policy.suiting import unsuited

    found: dict[str, list[Problem]] = {}
    speaking = [document for document in documents if not document.is_base and _speaks(document.content)]

    def add(document: Document, problem: Problem) -> None:
        found.setdefault(document.origin, []).append(problem)

    for override in overrides(policy, entities):
        if not override.because:
            home = speaking[override.layer] if override.layer is not None else _home(documents, override.path)
            add(home, Problem(override.path, _too_lenient(override)))
    for unfit in unfit_for_recipients(policy, entities):
        path: KeyPath = ("recipients", unfit.recipient, "transforms")
        add(_home(documents, path), Problem(path, _not_fitting(unfit)))
    for problem in unsuited(policy, entities):
        add(_home(documents, problem.path), problem)
    for document in documents:
        if document.origin in found:
            raise document.error(found[document.origin])


def _too_lenient(override: Override) -> str:
    if override.path[0] == "plan":
        return f'shows more than the policy: {override}; say so in [columns], with because = "…"'
    return f'is more lenient than what it overrides: {override}; needs because = "…"'


def _not_fitting(unfit: Unfit) -> str:
    codes, rest = unfit.entities[:_ENTITIES_SHOWN], unfit.entities[_ENTITIES_SHOWN:]
    whose = f" of {', '.join(codes)}" + (f" and {len(rest)} more" if rest else "") if codes else ""
    at = unfit.path if unfit.path == ("unfit",) else ("recipients", unfit.recipient, *unfit.path)
    asked = f"{key_path(unfit.path)} asks {unfit.action}{whose}"
    return f'"{unfit.transforms}" does not let this through: {asked}; give {key_path(at)} another action'


def _home(documents: Sequence[Document], path: KeyPath) -> Document:
    """The last document in which that key path stands."""
    for document in reversed(documents):
        at = document.content
        for key in path[:2]:
            at = at.get(str(key), {}) if isinstance(at, Mapping) else {}
        if at:
            return document
    return documents[-1]


def _speaks(content: Content) -> bool:
    return any(content.get(table) for table in ("actions", "categories", "entities"))


def _origin(named: Sequence[Document]) -> tuple[str, ...]:
    if len(named) == 1 and not named[0].is_pack:
        return named[0].extends
    return tuple(document.origin for document in named)


def _tiers(documents: Iterable[Document]) -> tuple[Tier, ...]:
    """The tiers of several files, ascending; of equal levels in the order of the files."""
    tiers: dict[str, Tier] = {}
    for document in documents:
        levels: dict[int, str] = {}
        for name, row in document.content.get("tiers", {}).items():
            tier = tiers.setdefault(name, Tier(name, row["level"], row.get("title", "")))
            path: KeyPath = ("tiers", name, "level")
            if tier.level != row["level"]:
                text = f"given {row['level']}; the tier has level {tier.level} in what stands before"
                raise document.error([Problem(path, text)])
            if row["level"] in levels:
                raise document.error(
                    [Problem(path, f"given {row['level']}, which {levels[row['level']]} has")]
                )
            levels[row["level"]] = name
    return tuple(sorted(tiers.values(), key=lambda tier: tier.level))


def _extended(document: Document, before: Sequence[Document]) -> list[Document]:
    """The documents that one extends, at any depth."""
    by_origin = {other.origin: other for other in before}
    pending, found = list(document.extends), {}
    while pending:
        origin = pending.pop()
        if origin in by_origin and origin not in found:
            found[origin] = by_origin[origin]
            pending += by_origin[origin].extends
    return [other for other in before if other.origin in found]
