"""The one tree of errors and warnings.

PiiguardError
├── PolicyError (ValueError)         correct the policy, the threshold or the entity code
├── RecognizerError (ValueError)     correct or remove the recognizer that is named
├── RecognizerTimeout                a user's pattern took longer than its time limit
└── MissingExtraError (ImportError)  install the extra that is named

DamagedNumberWarning (UserWarning)   digits of an identifier were lost before it reached us
RepeatedColumnWarning (UserWarning)  a column spells out what is hidden in another, and was hidden as well
PersonalLabelWarning (UserWarning)   the label of a column is personal itself, and labels stay

No message holds a detected value: messages say which kind, where and how long.
"""

from __future__ import annotations

__all__ = [
    "DamagedNumberWarning",
    "MissingExtraError",
    "PersonalLabelWarning",
    "PiiguardError",
    "PolicyError",
    "RecognizerError",
    "RecognizerTimeout",
    "RepeatedColumnWarning",
]


class PiiguardError(Exception):
    """Root of all errors that piiguard raises on purpose."""


class PolicyError(PiiguardError, ValueError):
    """A policy, threshold, entity code or option that cannot be what was meant."""


class RecognizerError(PiiguardError, ValueError):
    """A recognizer is unusable or failed; nothing was returned for any text of the call."""


class RecognizerTimeout(RecognizerError):  # noqa: N818 - a timeout, as users would look for it
    """A user's pattern ran into its time limit; nothing was returned for any text of the call."""


class MissingExtraError(PiiguardError, ImportError):
    """An optional dependency is needed; the message names the extra to install."""


class DamagedNumberWarning(UserWarning):
    """A column holds identifiers whose digits were already lost by a spreadsheet or a float."""


class RepeatedColumnWarning(UserWarning):
    """A column spells out what a resident ID beside it holds; it was treated as strictly as the ID."""


class PersonalLabelWarning(UserWarning):
    """The label of a column is personal itself; labels stay in protected data, so rename the column."""
