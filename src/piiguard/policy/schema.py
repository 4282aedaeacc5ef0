"""The pydantic model of policy files, its JSON Schema for editors, and its errors in our words.

Imported only where a user's file is read: packs are loaded without it, and tests hold them against it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from piiguard.access.access import ROLE
from piiguard.codes import number_problem, principal_problem
from piiguard.entity import Category
from piiguard.policy.actions import BadAction, parse_action
from piiguard.policy.problems import KeyPath, Problem, given, nearest, unknown
from piiguard.transforms.kinds import kinds

__all__ = ["PolicyFile", "json_schema", "problems_of"]


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("policy", "given an empty text; needed: words")
    return text


def _action(value: Any) -> Any:
    reason = ""
    try:
        parse_action(value)
    except BadAction as error:
        reason = str(error)
    if reason:
        raise _said(reason)
    return value


def _said(reason: str) -> PydanticCustomError:
    return PydanticCustomError("policy", "{reason}", {"reason": reason})


def _tier_action(value: Any) -> Any:
    """An action, or a table `{ action = …, because = … }`."""
    if not isinstance(value, Mapping) or not {"action", "because"} & set(value):
        return _action(value)
    for key in value:
        if key not in ("action", "because"):
            raise _said(unknown("key", str(key), ("action", "because")))
    if "action" not in value:
        raise _said("needs action")
    because = value.get("because", "-")
    if not isinstance(because, str) or not because.strip():
        raise _said(f"because: given {given(because)}; needed: words")
    return _action(value["action"]) and value


def _sources(value: Any) -> Any:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and n.strip() for n in names):
        raise _said(f"given {given(value)}; needed: the name of a pack, a path, or a list of them")
    return value


def _switch(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if (
        isinstance(value, Mapping)
        and isinstance(value.get("default"), bool)
        and set(value) <= {"default", "title"}
    ):
        return value
    raise _said(f"given {given(value)}; needed: true or false")


def _action_schema() -> dict[str, Any]:
    tables = [
        {
            "type": "object",
            "required": [name],
            "additionalProperties": False,
            "properties": {
                name: {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {option.name: dict(option.schema) for option in kind.options},
                }
            },
        }
        for name, kind in kinds().items()
    ]
    return {"anyOf": [{"enum": list(kinds())}, *tables]}


def _tier_action_schema() -> dict[str, Any]:
    table = {
        "type": "object",
        "required": ["action"],
        "additionalProperties": False,
        "properties": {"action": _action_schema(), "because": {"type": "string"}},
    }
    return {"anyOf": [*_action_schema()["anyOf"], table]}


_TEXTS = {"type": "array", "items": {"type": "string"}}
_SWITCH = {
    "anyOf": [
        {"type": "boolean"},
        {
            "type": "object",
            "required": ["default"],
            "additionalProperties": False,
            "properties": {"default": {"type": "boolean"}, "title": {"type": "string"}},
        },
    ]
}

Words = Annotated[str, AfterValidator(_filled)]
ActionValue = Annotated[Any, PlainValidator(_action), WithJsonSchema(_action_schema())]
TierAction = Annotated[Any, PlainValidator(_tier_action), WithJsonSchema(_tier_action_schema())]
Sources = Annotated[Any, PlainValidator(_sources), WithJsonSchema({"anyOf": [{"type": "string"}, _TEXTS]})]
Switch = Annotated[Any, PlainValidator(_switch), WithJsonSchema(_SWITCH)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TierRow(_Table):
    """A tier (级别): its level among the tiers of all policies, higher is stricter."""

    level: Annotated[int, Field(ge=0, le=1000)]
    title: str = ""


class OtherRow(_Table):
    """What holds when the switch of a row is off."""

    tier: Words
    clause: str = ""
    checked: dt.date | None = None
    primary: bool = True


class Row(_Table):
    """What is said of an entity or a category."""

    tier: Words | None = None
    clause: str = ""
    action: ActionValue = None
    because: Words | None = None
    checked: dt.date | None = None
    primary: bool = True
    switch: Words | None = None
    otherwise: OtherRow | None = None


class ColumnRow(_Table):
    """What is said of a column (列)."""

    tier: Words | None = None
    entity: Words | None = None
    clause: str = ""
    action: ActionValue = None
    because: Words | None = None


class RecipientTable(_Table):
    """Who gets the output (接收方), and what it may see."""

    title: str = ""
    purpose: str = ""
    legal_basis: str = ""
    expires: dt.date | None = None
    abroad: bool = False
    receives: list[str] | None = None
    highest: Words | None = None
    transforms: Literal["any", "irreversible", "masked", "removed"] = "any"
    domain: Words | None = None
    actions: dict[str, TierAction] = {}
    categories: dict[str, Row] = {}
    entities: dict[str, Row] = {}
    columns: dict[str, ColumnRow] = {}


class RecordTable(_Table):
    """A rule on the record (一条记录): what lifts it, and to which tier."""

    tier: Words
    clause: str = ""
    under: Annotated[int, Field(ge=1, le=150)] | None = None
    together: Annotated[list[str], Field(min_length=2)] | None = None
    lifts: list[str] = []


def _code(kind: str) -> AfterValidator:
    def checked(text: str) -> str:
        if kind == "principal" and (problem := principal_problem(text)):
            raise _said(problem if number_problem(text) else f"given {given(text)}; {problem}")
        if kind == "purpose" and not ROLE.fullmatch(text):
            raise _said(f"given {given(text)}; needed: a code such as complaint")
        return text

    return AfterValidator(checked)


Principal = Annotated[str, _code("principal")]
Purpose = Annotated[str, _code("purpose")]


class AccessTable(_Table):
    """A role (角色): who has it, and what it may reveal for which purposes."""

    principals: Annotated[list[Principal], Field(min_length=1)]
    highest: Words
    purposes: Annotated[list[Purpose], Field(min_length=1)]
    entities: list[str] | None = None
    per_hour: Annotated[int, Field(ge=1)] | None = None
    ticket: bool = False


class PlannedRow(_Table):
    """What is done with one column of a table."""

    name: str
    kind: Literal["text", "integer", "float", "boolean", "date", "nested", "other"]
    entity: Words | None = None
    tier: Words | None = None
    action: ActionValue = None


class PlanTable(_Table):
    """What will be done to a table (方案), column by column in their order."""

    made_with: str = ""
    model: str = ""
    columns: list[PlannedRow]


class PolicyFile(_Table):
    """A policy (策略): which tier, which action, by which clause."""

    name: Words | None = None
    title: str = ""
    checked: dt.date | None = None
    covers: Literal["all", "listed"] = "all"
    extends: Sources = None
    unfit: ActionValue = None
    mode: Literal["balanced", "recall"] | None = None
    profile: Literal["international", "gm"] | None = None
    tiers: dict[str, TierRow] = {}
    actions: dict[str, TierAction] = {}
    switches: dict[str, Switch] = {}
    categories: dict[str, Row] = {}
    entities: dict[str, Row] = {}
    columns: dict[str, ColumnRow] = {}
    recipients: dict[str, RecipientTable] = {}
    records: dict[str, RecordTable] = {}
    access: dict[Purpose, AccessTable] = {}
    plan: PlanTable | None = None


def problems_of(content: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the shape of a file: unknown keys, wrong kinds of values, what is missing."""
    try:
        PolicyFile.model_validate(content)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    else:
        return []
    return [_problem(entry) for entry in errors]


def json_schema(entities: Iterable[str]) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of policy files, for completion in editors. entities: their codes."""
    schema = PolicyFile.model_json_schema()
    codes, categories = list(entities), [str(category) for category in Category]
    tables = (schema, schema["$defs"]["RecipientTable"])
    for table in tables:
        table["properties"]["entities"]["propertyNames"] = {"enum": codes}
        table["properties"]["categories"]["propertyNames"] = {"enum": categories}
    schema["$defs"]["RecipientTable"]["properties"]["receives"] = {"type": "array", "items": {"enum": codes}}
    schema["$defs"]["AccessTable"]["properties"]["entities"] = {"type": "array", "items": {"enum": codes}}
    for name in ("ColumnRow", "PlannedRow"):
        schema["$defs"][name]["properties"]["entity"] = {"enum": codes}
    for name in ("together", "lifts"):
        schema["$defs"]["RecordTable"]["properties"][name] = {
            "type": "array",
            "items": {"enum": [*codes, *categories]},
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


_NEEDED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-11-22",
    "date_from_datetime_inexact": "a date such as 2026-11-22",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def _problem(error: Mapping[str, Any]) -> Problem:
    path: KeyPath = tuple(key for key in error["loc"] if key != "[key]")
    kind, value, about = error["type"], error["input"], error.get("ctx", {})
    if kind == "policy":
        return Problem(path, str(about.get("reason", error["msg"])))
    if kind == "extra_forbidden":
        return Problem(path, unknown("key", str(path[-1]), _keys_at(path[:-1])))
    if kind == "missing":
        return Problem(path[:-1], f"needs {path[-1]}")
    if kind == "literal_error":
        words = [word.strip("'") for word in about["expected"].replace(" or ", ", ").split(", ")]
        return Problem(path, f"given {given(value)}{nearest(str(value), words)}; allowed: {', '.join(words)}")
    if kind in _NEEDED:
        return Problem(path, f"given {given(value)}; needed: {_NEEDED[kind]}{_example(path, kind)}")
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"{about['ge']} or more" if "ge" in about else f"{about['le']} or less"
        return Problem(path, f"given {given(value)}; needed: {bound}")
    if kind == "too_short":
        return Problem(path, f"given {given(value)}; needed: {about['min_length']} or more")
    return Problem(path, f"given {given(value)}: {error['msg']}")


def _example(path: KeyPath, kind: str) -> str:
    if kind.startswith("model") and len(path) > 1 and path[-2] in ("entities", "categories", "columns"):
        return ' such as { tier = "…", action = "…" }'
    if kind.startswith("model") and len(path) == 2 and path[0] == "tiers":
        return " such as { level = 10 }"
    return ""


def _keys_at(path: KeyPath) -> tuple[str, ...]:
    """The keys that the table at a key path may have."""
    at: Any = PolicyFile
    for key in path:
        if isinstance(at, type) and issubclass(at, BaseModel):
            at = at.model_fields[str(key)].annotation
        else:
            at = get_args(at)[-1]
        if get_origin(at) in (Union, UnionType):
            at = next(part for part in get_args(at) if part is not type(None))
    return tuple(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else ()
