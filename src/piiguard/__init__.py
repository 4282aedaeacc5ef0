"""piiguard finds personal information, decides how sensitive it is, and masks it before data leaves a system.

>>> import piiguard
>>> guard = piiguard.Guard()
>>> guard.protect("手机13800138000，身份证11010519491231002X")
'手机138****8000，身份证110**************X'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from piiguard.access import Access
    from piiguard.audit import AuditLog
    from piiguard.classify.report import ColumnReport, TableReport
    from piiguard.entity import Category, Entity
    from piiguard.errors import (
        AccessRefused,
        AuditError,
        DamagedNumberWarning,
        DisclosureWarning,
        FormatLostWarning,
        KeyRingError,
        KeyUnavailableError,
        MissingExtraError,
        PersonalLabelWarning,
        PiiguardError,
        PolicyError,
        RecognizerError,
        RecognizerTimeout,
        RepeatedColumnWarning,
        TokenError,
        TransformError,
        VaultError,
    )
    from piiguard.findings import Evidence, Finding, Findings, Flaw
    from piiguard.guard import Guard
    from piiguard.keys import FromEnv, FromFile, KeyRing, Kms, Passphrase
    from piiguard.known import KnownValues
    from piiguard.policy.load import load_policy
    from piiguard.policy.model import Policy
    from piiguard.recognizers.custom import FunctionRecognizer, PatternRecognizer, WordsRecognizer
    from piiguard.report import Report, Result
    from piiguard.transforms.custom import Custom
    from piiguard.transforms.mask import Mask, fixed, keep
    from piiguard.vault import Vault

__version__ = "0.1.0"

# Where each public name lives. Names load when first used (PEP 562), so that an application that imports
# piiguard and does not use it pays next to nothing.
_HOMES = {
    "Category": "entity",
    "Entity": "entity",
    "AccessRefused": "errors",
    "AuditError": "errors",
    "DamagedNumberWarning": "errors",
    "DisclosureWarning": "errors",
    "FormatLostWarning": "errors",
    "KeyRingError": "errors",
    "KeyUnavailableError": "errors",
    "MissingExtraError": "errors",
    "PersonalLabelWarning": "errors",
    "PiiguardError": "errors",
    "PolicyError": "errors",
    "RecognizerError": "errors",
    "RecognizerTimeout": "errors",
    "RepeatedColumnWarning": "errors",
    "TokenError": "errors",
    "TransformError": "errors",
    "VaultError": "errors",
    "Evidence": "findings",
    "Finding": "findings",
    "Findings": "findings",
    "Flaw": "findings",
    "ColumnReport": "classify.report",
    "TableReport": "classify.report",
    "Guard": "guard",
    "KnownValues": "known",
    "load_policy": "policy.load",
    "Policy": "policy.model",
    "FunctionRecognizer": "recognizers.custom",
    "PatternRecognizer": "recognizers.custom",
    "WordsRecognizer": "recognizers.custom",
    "Report": "report",
    "Result": "report",
    "Mask": "transforms.mask",
    "Access": "access",
    "AuditLog": "audit",
    "Custom": "transforms.custom",
    "FromEnv": "keys",
    "FromFile": "keys",
    "KeyRing": "keys",
    "Kms": "keys",
    "Passphrase": "keys",
    "Vault": "vault",
    "fixed": "transforms.mask",
    "keep": "transforms.mask",
}

__all__ = [
    "Access",
    "AccessRefused",
    "AuditError",
    "AuditLog",
    "Category",
    "ColumnReport",
    "Custom",
    "DamagedNumberWarning",
    "DisclosureWarning",
    "Entity",
    "Evidence",
    "Finding",
    "Findings",
    "Flaw",
    "FormatLostWarning",
    "FromEnv",
    "FromFile",
    "FunctionRecognizer",
    "Guard",
    "KeyRing",
    "KeyRingError",
    "KeyUnavailableError",
    "Kms",
    "KnownValues",
    "Mask",
    "MissingExtraError",
    "Passphrase",
    "PatternRecognizer",
    "PersonalLabelWarning",
    "PiiguardError",
    "Policy",
    "PolicyError",
    "RecognizerError",
    "RecognizerTimeout",
    "RepeatedColumnWarning",
    "Report",
    "Result",
    "TableReport",
    "TokenError",
    "TransformError",
    "Vault",
    "VaultError",
    "WordsRecognizer",
    "fixed",
    "keep",
    "load_policy",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
