"""The one tree of errors and warnings.

PiiguardError
├── PolicyError (ValueError)         correct the policy, the threshold or the entity code
├── RecognizerError (ValueError)     correct or remove the recognizer that is named
├── RecognizerTimeout                a user's pattern took longer than its time limit
├── TransformError (ValueError)      correct the transform, or what it was asked; nothing was returned
├── KeyRingError                     unlock or mend the key ring (密钥环)
│   └── KeyUnavailableError          make, enable or rotate a key: none may do what was asked
├── TokenError (ValueError)          quarantine the data: a token is foreign, expired, or was changed
├── VaultError                       the token vault (令牌库) cannot be reached, or is damaged
├── AuditError                       the audit log (审计日志) cannot be written, or was tampered with
├── AccessRefused (PermissionError)  ask who may reveal
└── MissingExtraError (ImportError)  install the extra that is named

DamagedNumberWarning (UserWarning)   digits of an identifier were lost before it reached us
RepeatedColumnWarning (UserWarning)  a column spells out what is hidden in another, and was hidden as well
PersonalLabelWarning (UserWarning)   the label of a column is personal itself, and labels stay
DisclosureWarning (UserWarning)      what leaves tells more than it seems: can be counted, joined or guessed
FormatLostWarning (UserWarning)      tokens were written where the format could not be found again

No message holds a detected value: messages say which kind, where and how long.
"""

from __future__ import annotations

__all__ = [
    "AccessRefused",
    "AuditError",
    "DamagedNumberWarning",
    "DisclosureWarning",
    "FormatLostWarning",
    "KeyRingError",
    "KeyUnavailableError",
    "MissingExtraError",
    "PersonalLabelWarning",
    "PiiguardError",
    "PolicyError",
    "RecognizerError",
    "RecognizerTimeout",
    "RepeatedColumnWarning",
    "TokenError",
    "TransformError",
    "VaultError",
]


class PiiguardError(Exception):
    """Root of all errors that piiguard raises on purpose."""


class PolicyError(PiiguardError, ValueError):
    """A policy, threshold, entity code or option that cannot be what was meant."""


class RecognizerError(PiiguardError, ValueError):
    """A recognizer is unusable or failed; nothing was returned for any text of the call."""


class RecognizerTimeout(RecognizerError):  # noqa: N818 - a timeout, as users would look for it
    """A user's pattern ran into its time limit; nothing was returned for any text of the call."""


class TransformError(PiiguardError, ValueError):
    """A transform failed or was asked what it cannot do; nothing was returned for any value of the call."""


class KeyRingError(PiiguardError):
    """A key ring cannot be opened, was edited by somebody without its secret, or refuses an act."""


class KeyUnavailableError(KeyRingError):
    """No key may do what was asked: there is none, or it is disabled, destroyed, or for something else."""


class TokenError(PiiguardError, ValueError):
    """A token does not authenticate, is expired, or belongs to somebody else; nothing was revealed."""


class VaultError(PiiguardError):
    """A token vault cannot be reached, is damaged, or was made with other keys."""


class AuditError(PiiguardError):
    """An audit log cannot be written, so that nothing is revealed; or it was tampered with."""


class AccessRefused(PiiguardError, PermissionError):  # noqa: N818 - a refusal is an answer, not an accident
    """Somebody may not see what was asked for; the message says by which rule."""


class MissingExtraError(PiiguardError, ImportError):
    """An optional dependency is needed; the message names the extra to install."""


class DamagedNumberWarning(UserWarning):
    """A column holds identifiers whose digits were already lost by a spreadsheet or a float."""


class RepeatedColumnWarning(UserWarning):
    """A column spells out what a resident ID beside it holds; it was treated as strictly as the ID."""


class PersonalLabelWarning(UserWarning):
    """The label of a column is personal itself; labels stay in protected data, so rename the column."""


class DisclosureWarning(UserWarning):
    """What leaves tells more than it seems to: its values can be counted, joined with others, or guessed."""


class FormatLostWarning(UserWarning):
    """Tokens stand where a format was to be preserved: by nothing there could it be told again what it is."""
