"""piiguard finds personal information, decides how sensitive it is, and masks it before data leaves a system.

>>> import piiguard
>>> guard = piiguard.Guard()
>>> guard.protect("手机13800138000，身份证11010519491231002X")
'手机138****8000，身份证110**************X'
"""

from piiguard.entity import Category, Entity
from piiguard.errors import (
    DamagedNumberWarning,
    MissingExtraError,
    PiiguardError,
    PolicyError,
    RecognizerError,
    RecognizerTimeout,
)
from piiguard.findings import Evidence, Finding, Findings, Flaw
from piiguard.guard import Guard
from piiguard.recognizers.custom import FunctionRecognizer, PatternRecognizer, WordsRecognizer
from piiguard.report import Report, Result
from piiguard.transforms.mask import Mask, fixed, keep

__version__ = "0.1.0"

__all__ = [
    "Category",
    "DamagedNumberWarning",
    "Entity",
    "Evidence",
    "Finding",
    "Findings",
    "Flaw",
    "FunctionRecognizer",
    "Guard",
    "Mask",
    "MissingExtraError",
    "PatternRecognizer",
    "PiiguardError",
    "PolicyError",
    "RecognizerError",
    "RecognizerTimeout",
    "Report",
    "Result",
    "WordsRecognizer",
    "fixed",
    "keep",
]
