"""DataFog's regex engine with its own patterns: it has none for Chinese documents, so it looks for less."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import Any

from benchmarks.peers import Span, UnavailableError, need

ENTITIES = {
    "EMAIL": "EMAIL_ADDRESS",
    "PHONE": "PHONE_NUMBER",
    "CREDIT_CARD": "BANK_CARD",
    "IP_ADDRESS": "IP_ADDRESS",
    "SSN": "US_SSN",
    "DOB": "DATE_OF_BIRTH",
    "ZIP": "US_ZIP",
    "DATE": "DATE_TIME",
    "ZIP_CODE": "US_ZIP",
}


class DataFog:
    """`datafog.engine.scan(..., engine="regex")` on each text in turn."""

    name = "datafog"

    def __init__(self) -> None:
        os.environ["DATAFOG_NO_TELEMETRY"] = "1"  # nothing leaves this machine
        engine = need("datafog.engine")
        if not hasattr(engine, "scan"):
            raise UnavailableError("this datafog has no datafog.engine.scan (4.9 has)")
        self.version = version("datafog")
        self._scan_text: Any = engine.scan

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [
            sorted((one.start, one.end, ENTITIES.get(one.type, one.type)) for one in self._found(text))
            for text in texts
        ]

    def _found(self, text: str) -> list[Any]:
        found: list[Any] = self._scan_text(text, engine="regex").entities
        return found

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(self._found(text)) for text in texts)


def build() -> DataFog:
    return DataFog()
