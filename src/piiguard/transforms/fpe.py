"""`fpe` (保留格式加密): a stand-in of the value's own form, by FF1 (NIST SP 800-38G) under AES-256.

For systems that force a form; tokens are better where none does. A stand-in carries no key id and does not
authenticate: a wrong key shows only where what comes back has no right form. What stands in running text
becomes an AES-SIV token instead, for there nothing tells a stand-in from any other number.

By default the canonical form (规范形式) comes back: separators, +86 and full width are gone. With `exact` the
layout stays, and what could not come back as it was, such as full width, does not fit (不符).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from piiguard.errors import TokenError, TransformError
from piiguard.transforms.action import EQUALITY, Action, Declaration
from piiguard.transforms.kind import CELL, Context, Kind, choice, flag

if TYPE_CHECKING:
    from piiguard.checks.weighted import Answers, Symbols
    from piiguard.entity import Entity
    from piiguard.transforms.codecs.codec import Codec, Permutation
    from piiguard.transforms.codecs.texts import Positions

__all__ = ["KIND", "Fpe"]

Spelling: TypeAlias = Callable[[Sequence[str]], Sequence[str]]

_PURPOSE, _ALGORITHM = "fpe", "ff1-aes256"
_MARK_BYTES = 4
_SHIFT_BYTES = 8
_END = "\n"
_SEPARATORS = " -./:()_,"  # what `exact` leaves in its place


@dataclass(frozen=True, slots=True)
class Fpe:
    """Format-preserving encryption of the values of whichever entity the context names.

    check: "valid" or "invalid", the check character of stand-ins; "" for what the entity's codec prefers.
    exact: keep separators, and take no value that would come back spelled differently. Immutable, may be
    shared by threads.
    """

    check: str = ""
    exact: bool = False

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A stand-in for each value, or a token where `context.inside`; None where a value does not fit.

        Raises:
            TransformError: the national algorithms are asked for, or the entity's codec has no such check.
            KeyUnavailableError: no key is primary for fpe.
        """
        codec = self._codec(context)
        if context.inside:
            return self._tokens(values, codec, context)
        permutation = self._permutation(codec, context)
        made: list[str | None] = [None] * len(values)
        missing: Sequence[int] = range(len(values))
        for spelling in self._spellings(codec, context.entity):
            given = values if len(missing) == len(values) else [values[at] for at in missing]
            results = _permuted(spelling(given), codec, permutation)
            _put(made, missing, _laid_out(results, given) if spelling is _bare else results)
            missing = [at for at, one in enumerate(made) if one is None]
        return made

    def reveal(self, values: Sequence[str], context: Context, *, kid: str = "") -> list[str]:
        """What each stand-in stands for, in canonical form; with `exact` as it was.

        kid: of the key that made them, where it is primary no more. A stand-in made with another key, or for
        another recipient or release, mostly comes back as no right value and is refused; where every string
        of the form is a value, as with `codecs/digits.py`, it cannot be noticed.

        Raises:
            TokenError: a value is no stand-in of this transform in this context; says which, counted from 0.
            TransformError: as `apply`.
            KeyUnavailableError: no key is primary for fpe, or the one named may not serve.
        """
        codec = self._codec(context)
        permutation = self._permutation(codec, context, kid, back=True)
        plain = _bare(values) if self.exact else values
        made = _revealed(plain, codec, permutation, context.entity)
        return list(map(_with_separators, made, values)) if self.exact else made

    def is_output(self, values: Sequence[str], context: Context, *, kid: str = "") -> list[bool]:
        """Which values have the form of this transform's stand-ins; for some entities any value has it.

        Raises:
            TransformError, KeyUnavailableError: as `reveal`.
        """
        codec = self._codec(context)
        permutation = self._permutation(codec, context, kid, back=True)
        plain = _bare(values) if self.exact else values
        return _answers(plain, codec.lengths, partial(codec.is_output, permutation=permutation))

    def mark(self, context: Context, *, kid: str = "") -> str:
        """Key id and a check value of the domain, `kid.8 hex digits`: how values were made, for receipts."""
        from piiguard.transforms.tokens import keys_of

        keys = keys_of(context, _PURPOSE)
        kid = kid or keys.primary(_PURPOSE, entity=context.entity, recipient=context.recipient)
        made = keys.derived(
            kid,
            purpose=_PURPOSE,
            algorithm="domain-mark",
            entity=context.entity,
            recipient=context.recipient,
            release=keys.release_id(kid, context.release),
            length=_MARK_BYTES,
        )
        return f"{kid}.{made.hex()}"

    def is_formed(self, values: Sequence[str], context: Context) -> list[bool]:
        """Which values have the form of stand-ins of any key; none where keys leave no mark on it."""
        codec = self._codec(context)
        if not codec.checks or (self.check or codec.checks[0]) != "invalid":
            return [False] * len(values)
        lengths = codec.lengths
        plain = _bare(values) if self.exact else values
        return [len(value) in lengths and value[:-1].isdigit() for value in plain]

    def _codec(self, context: Context) -> Codec:
        from piiguard.transforms.codecs.finding import codec_for

        if context.gm:
            raise TransformError("fpe: no GM/T or GB/T standard defines it; use tokenize with a vault")
        codec = codec_for(context.entity)
        if problem := _wrong_check(codec, self.check):
            raise TransformError(f"fpe of {context.entity}: {problem}")
        return codec

    def _permutation(
        self, codec: Codec, context: Context, kid: str = "", *, back: bool = False
    ) -> Permutation:
        from piiguard.transforms.codecs.codec import Permutation
        from piiguard.transforms.tokens import keys_of

        keys = keys_of(context, _PURPOSE)
        kid = kid or keys.primary(_PURPOSE, entity=context.entity, recipient=context.recipient)
        derived = partial(
            keys.derived,
            kid,
            purpose=_PURPOSE,
            entity=context.entity,
            recipient=context.recipient,
            release=keys.release_id(kid, context.release),
        )
        shift = None
        if codec.checks and (self.check or codec.checks[0]) == "invalid":
            shift = int.from_bytes(derived(algorithm="check-shift", length=_SHIFT_BYTES), "big")
        tweak = f"{context.entity}/{codec.name}".encode()
        return Permutation(derived(algorithm=_ALGORITHM), tweak, shift=shift, back=back)

    def _spellings(self, codec: Codec, entity: str) -> tuple[Spelling, ...]:
        """In which spellings a value may fit, one after the other; as it stands first, for speed."""
        from piiguard.transforms.canonical import canonical

        if self.exact:
            return _as_it_stands, _bare
        spelled = partial(canonical, entity)
        return (_as_it_stands, spelled) if codec.canonical else (spelled,)

    def _tokens(self, values: Sequence[str], codec: Codec, context: Context) -> list[str | None]:
        from piiguard.transforms.encrypt import siv_tokens

        plain = self._spellings(codec, context.entity)[-1](values)
        fitting = [at for at, fits in enumerate(_answers(plain, codec.lengths, codec.fits)) if fits]
        source = values if self.exact else plain
        made: list[str | None] = [None] * len(values)
        _put(made, fitting, siv_tokens([source[at] for at in fitting], context, _PURPOSE))
        return made


def _permuted(plain: Sequence[str], codec: Codec, permutation: Permutation) -> list[str | None]:
    """Each value that fits, permuted; None for the others."""
    from piiguard.transforms.codecs.texts import by_length, spelled

    made: list[str | None] = [None] * len(plain)
    for positions, characters in by_length(plain, codec.lengths):
        right = codec.fits(characters)
        if not right.all():
            positions, characters = positions.compress(right), characters.compress(right, axis=0)
        if len(positions):
            _put(made, positions, spelled(codec.permuted(characters, permutation)))
    return made


def _revealed(plain: Sequence[str], codec: Codec, permutation: Permutation, entity: str) -> list[str]:
    """What each stand-in stands for."""
    from piiguard.transforms.codecs.texts import by_length, spelled

    made, formed = [""] * len(plain), [False] * len(plain)
    wrong: list[int] = []
    for positions, characters in by_length(plain, codec.lengths):
        known = codec.is_output(characters, permutation)
        _put(formed, positions, known.tolist())
        if known.all():
            results = codec.permuted(characters, permutation)
            wrong += positions.compress(~codec.fits(results)).tolist()
            _put(made, positions, spelled(results))
    if not all(formed):
        raise TokenError(f"value {formed.index(False)}: not of the form that fpe gives to {entity}")
    if wrong:
        raise TokenError(f"value {min(wrong)}: not made with this key, or for another recipient or release")
    return made


def _put(whole: list[Any], positions: Sequence[int] | Positions, parts: Sequence[Any]) -> None:
    if len(parts) == len(whole):
        whole[:] = parts
        return
    places = positions if isinstance(positions, Sequence) else positions.tolist()
    for at, part in zip(places, parts, strict=True):
        whole[at] = part


def _answers(values: Sequence[str], lengths: range, ask: Callable[[Symbols], Answers]) -> list[bool]:
    """What `ask` says of each value; False for what has none of these lengths, or other characters."""
    from piiguard.transforms.codecs.texts import by_length

    answers = [False] * len(values)
    for positions, characters in by_length(values, lengths):
        _put(answers, positions, ask(characters).tolist())
    return answers


def _bare(values: Sequence[str]) -> list[str]:
    """Values without separators."""
    joined = _END.join(values)
    if joined.count(_END) != len(values) - 1:  # some hold a line end, and no line end fits
        joined = _END.join(value.replace(_END, "\0") for value in values)
    for separator in _SEPARATORS:
        joined = joined.replace(separator, "")
    return joined.split(_END) if values else []


def _as_it_stands(values: Sequence[str]) -> Sequence[str]:
    return values


def _laid_out(results: Sequence[str | None], values: Sequence[str]) -> list[str | None]:
    """Each result with the separators of its value."""
    return [one and _with_separators(one, value) for one, value in zip(results, values, strict=True)]


def _with_separators(characters: str, value: str) -> str:
    """The characters where a value has its own, between its separators."""
    if len(characters) == len(value):
        return characters
    following = iter(characters)
    return "".join(one if one in _SEPARATORS else next(following) for one in value)


def _wrong_check(codec: Codec, check: str) -> str:
    if not check or check in codec.checks:
        return ""
    if not codec.checks:
        return f"check = {check}: its form has no check character that could be {check}"
    return f"check = {check}: possible is {' or '.join(codec.checks)}"


def _make(action: Action) -> Fpe:
    return Fpe(action.option("check", ""), action.option("exact", False))


def _suits(action: Action, entity: Entity | None) -> str:
    from piiguard.transforms.codecs.finding import codec_for, refusal

    return refusal(entity) or _wrong_check(
        codec_for(entity.code if entity else CELL), action.option("check", "")
    )


KIND = Kind(
    Declaration("fpe", "保留格式加密", EQUALITY, reversible=True, format_preserving=True, needs_key=True),
    (choice("check", "valid", "invalid"), flag("exact")),
    make=_make,
    suits=_suits,
)
