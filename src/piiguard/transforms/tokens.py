"""Tokens (令牌) and the keys behind them: revealed, told from look-alikes, brought under a new key.

>>> from piiguard.transforms.kind import Context
>>> authentic(["pg1e_CN_MOBILE_k1_11_4DruweP3xQ8"], Context("CN_MOBILE"))  # looks like one, is none
[False]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from piiguard.errors import KeyRingError, KeyUnavailableError, TokenError, TransformError
from piiguard.transforms.base62 import Bytes
from piiguard.transforms.grammar import MARK, Group, Token, found, found_in, grouped, read, written
from piiguard.transforms.kind import Context, Keys
from piiguard.transforms.sealing import ONE_WAY, SEALS, Domain, genuine, opened, sealed

if TYPE_CHECKING:
    from piiguard.vault.vault import Vault

__all__ = [
    "MARK",
    "Token",
    "authentic",
    "found",
    "found_in",
    "keys_of",
    "read",
    "record_key",
    "reveal_own",
    "reveal_tokens",
    "rewrap",
    "tokens_of",
    "vault_of",
    "written",
]

_VAULT = "t"
_AT_ONCE = 1 << 14  # values: what is made of them in between stays in the processor's cache


def keys_of(context: Context, doing: str) -> Keys:
    """The key ring of a context.

    Raises:
        KeyUnavailableError: the guard has none.
    """
    if context.keys is None:
        raise KeyUnavailableError(f"{doing} needs keys: Guard(..., keys=KeyRing.open(...))")
    return context.keys


def record_key(context: Context, purpose: str, doing: str) -> bytes:
    """The key under which all columns of a record agree: of a recipient and release, for no entity.

    Raises:
        KeyUnavailableError: the guard has no keys, or none is primary for the purpose.
    """
    keys = keys_of(context, doing)
    kid = keys.primary(purpose, recipient=context.recipient)
    return keys.derived(
        kid,
        purpose=purpose,
        algorithm="hmac-sm3" if context.gm else "hmac-sha256",
        recipient=context.recipient,
        release=keys.release_id(kid, context.release),
    )


def vault_of(context: Context, doing: str) -> Vault:
    """The token vault of a context.

    Raises:
        TransformError: the guard has none.
    """
    if context.vault is None:
        raise TransformError(f"{doing} needs a token vault: Guard(..., vault=Vault.open(...))")
    return context.vault


def tokens_of(
    letter: str,
    values: Sequence[str],
    context: Context,
    bodies: Callable[[Domain, Sequence[bytes], Keys], Sequence[bytes] | Bytes],
) -> list[str]:
    """A token of one letter for each value, under the key that is primary for the letter's purpose.

    bodies: makes them of the UTF-8 of some values; called for thousands of values at a time.

    Raises:
        KeyUnavailableError: the guard has no keys, or none is primary for the purpose.
    """
    purpose = SEALS[letter].purpose
    keys = keys_of(context, purpose)
    kid = keys.primary(purpose, entity=context.entity, recipient=context.recipient)
    domain = Domain(letter, context.entity, kid, context.recipient, keys.release_id(kid, context.release))
    tokens: list[str] = []
    for first in range(0, len(values), _AT_ONCE):
        plain = [value.encode("utf-8", "surrogatepass") for value in values[first : first + _AT_ONCE]]
        tokens += written(letter, domain.entity, kid, domain.release_id, bodies(domain, plain, keys))
    return tokens


def reveal_tokens(tokens: Sequence[str], context: Context) -> list[str]:
    """The value behind each token, of any entity and release; the context says recipient, keys and vault.

    What `encrypt` was given, exactly; of `tokenize` and `fpe` the canonical form unless they were told to
    be exact. Needs the keys that the tokens name, in state primary or active.

    Raises:
        TokenError: one does not authenticate, is expired, or is one-way; nothing was revealed.
        KeyUnavailableError: the key of one is unknown here, disabled or destroyed.
        TransformError: one is of a vault, and the guard has none.
    """
    return _revealed(_whole(tokens), context)


def reveal_own(tokens: Sequence[str], context: Context, purpose: str) -> list[str]:
    """`reveal_tokens` for tokens of one purpose, and of the entity and release of the context only.

    Raises:
        TokenError: as `reveal_tokens`, and for tokens made for something else.
        KeyUnavailableError: the key of one is unknown here, disabled or destroyed.
    """
    groups = _whole(tokens)
    for group in groups:
        place = group.places[0]
        if SEALS[group.kind].purpose != purpose:
            raise TokenError(f"token {place}: not made by {purpose}")
        if group.entity != context.entity:
            raise TokenError(f"token {place}: of another entity")
        if group.release_id != _release_id(group, group.kid, context):
            raise TokenError(f"token {place}: of another release")
    return _revealed(groups, context)


def _release_id(group: Group, kid: str, context: Context) -> bytes:
    """What stands for the release of the context in tokens of a group's kind under a key."""
    if not context.release:
        return b""
    if group.kind == _VAULT:
        return vault_of(context, "reveal").release_id(context.release)
    return keys_of(context, "reveal").release_id(kid, context.release)


def _whole(tokens: Sequence[str]) -> list[Group]:
    """All tokens, by what they have in common."""
    groups, problems = grouped(tokens)
    problems |= {
        group.places[0]: "of a kind that this version does not know"
        for group in groups
        if group.kind not in SEALS
    }
    if problems:
        first = min(problems)
        raise TokenError(f"token {first}: {problems[first]}")
    return groups


def _revealed(groups: Sequence[Group], context: Context) -> list[str]:
    values = [""] * sum(len(group.places) for group in groups)
    for group in groups:
        if group.kind in ONE_WAY:
            raise TokenError(f"token {group.places[0]}: a pseudonym, which is one-way")
        plain = _from_vault(group, context) if group.kind == _VAULT else _decrypted(group, context)
        for place, value in zip(group.places, plain, strict=True):
            values[place] = value
    return values


def _from_vault(group: Group, context: Context) -> list[str]:
    vault = vault_of(context, "reveal")
    for place, owned in zip(group.places, _owned(group, context), strict=True):
        if not owned:
            raise TokenError(f"token {place}: not of this vault, or changed, or for another recipient")
    try:
        return vault.reveal(
            group.bodies, entity=group.entity, recipient=context.recipient, release_id=group.release_id
        )
    except TokenError as error:
        said = str(error)
    at, _, reason = said.removeprefix("token ").partition(": ")  # which of the group
    raise TokenError(f"token {group.places[int(at)]}: {reason}")


def _owned(group: Group, context: Context) -> list[bool]:
    """Which tokens of a group are of the context's vault, if it has one."""
    vault = context.vault
    if vault is None or vault.kid != group.kid:
        return [False] * len(group.bodies)
    return vault.owns(
        group.bodies, entity=group.entity, recipient=context.recipient, release_id=group.release_id
    )


def _decrypted(group: Group, context: Context) -> list[str]:
    plain = []
    opened_bodies = opened(_domain(group, context), group.bodies, keys_of(context, "reveal"))
    for place, value in zip(group.places, opened_bodies, strict=True):
        if value is None:
            raise TokenError(
                f"token {place}: does not authenticate; it was changed, or made with other keys or for "
                "another recipient"
            )
        plain.append(value.decode("utf-8", "surrogatepass"))
    return plain


def _domain(group: Group, context: Context) -> Domain:
    return Domain(group.kind, group.entity, group.kid, context.recipient, group.release_id)


def authentic(tokens: Sequence[str], context: Context) -> list[bool]:
    """Whether each text is a token that the keys or the vault of the context made for its recipient.

    Raises nothing for a text that is no token, is foreign or was changed. A token of the vault counts as
    ours when its domain is, whether or not its value is stored still.
    """
    ours = [False] * len(tokens)
    for group in grouped(tokens)[0]:
        for place, is_ours in zip(group.places, _genuine(group, context), strict=True):
            ours[place] = is_ours
    return ours


def _genuine(group: Group, context: Context) -> list[bool]:
    if group.kind == _VAULT:
        return _owned(group, context)
    if context.keys is not None and group.kind in SEALS:
        domain = _domain(group, context)
        try:
            if group.kind in ONE_WAY:
                return genuine(domain, group.bodies, context.keys)
            return [value is not None for value in opened(domain, group.bodies, context.keys)]
        except KeyRingError:
            pass  # a key that is not here, or not for this: nothing tells that the tokens are ours
    return [False] * len(group.bodies)


def rewrap(tokens: Sequence[str], context: Context) -> list[str]:
    """The tokens under the keys that are primary now (轮换), for values that stay as they are.

    Tokens of `encrypt` and `fpe` are opened and sealed anew. Those under the primary key stay as they are; so
    do vault tokens, whose stored ciphertext the vault rewraps, and pseudonyms, which nobody can open.
    Deterministic tokens change, so that they join with others only once all of them were rewrapped. Tokens of
    a release need its name in the context.

    Raises:
        TokenError: one does not authenticate, or is of another release; nothing was rewrapped.
        KeyUnavailableError: no key is primary, or the key of one is unknown here, disabled or destroyed.
    """
    new = list(tokens)
    for group in _whole(tokens):
        if group.kind == _VAULT or group.kind in ONE_WAY:
            continue
        for place, token in zip(group.places, _rewrapped(group, context), strict=False):
            new[place] = token
    return new


def _rewrapped(group: Group, context: Context) -> list[str]:
    """The tokens of a group under the primary key; none if they are already."""
    keys = keys_of(context, "rewrap")
    kid = keys.primary(SEALS[group.kind].purpose, entity=group.entity, recipient=context.recipient)
    if kid == group.kid:
        return []
    if group.release_id != _release_id(group, group.kid, context):
        raise TokenError(f"token {group.places[0]}: of another release; rewrap needs the name of its own")
    plain = [value.encode("utf-8", "surrogatepass") for value in _decrypted(group, context)]
    domain = replace(_domain(group, context), kid=kid, release_id=_release_id(group, kid, context))
    return written(group.kind, group.entity, kid, domain.release_id, sealed(domain, plain, keys))
