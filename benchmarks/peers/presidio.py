"""Presidio's AnalyzerEngine with one PatternRecognizer for each of the twelve patterns.

Three ways: without any language model (`NoOpNlpEngine`, the fastest Presidio there is); with a small
tokenizer, so that its context words work on Chinese and weak patterns are kept only beside them; and with
a recognizer of PERSON besides that asks jieba.
No model is downloaded and nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from importlib.metadata import version
from types import ModuleType
from typing import Any

from benchmarks.peers import Span, jieba_names, need
from benchmarks.peers.patterns import SHAPES
from benchmarks.peers.re_patterns import hide_middle

LANGUAGE = "zh"
THRESHOLD_WITH_CONTEXT = 0.4
NAME_SCORE = 0.5
TOKEN = re.compile(r"[\u4e00-\u9fff]+|[0-9A-Za-z@._+-]+|\S")


class Presidio:
    """An AnalyzerEngine over texts one by one, conflicts resolved as Presidio's anonymizer does."""

    def __init__(self, *, context: bool, names: bool) -> None:
        analyzer_module = need("presidio_analyzer")
        self.name = "presidio+jieba" if names else "presidio+context" if context else "presidio"
        self.version = version("presidio-analyzer")
        self._threshold = THRESHOLD_WITH_CONTEXT if context else 0.3
        self._analyzer = _analyzer(analyzer_module, context=context, names=names)
        self._anonymizer: Any = None

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [resolve(self._analyze(text)) for text in texts]

    def _analyze(self, text: str) -> list[Any]:
        found: list[Any] = self._analyzer.analyze(text, language=LANGUAGE, score_threshold=self._threshold)
        return found

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(self._analyze(text)) for text in texts)

    def protect(self, texts: list[str]) -> list[str]:
        """Analyzed and anonymized with a custom mask of the same length."""
        if self._anonymizer is None:
            need("presidio_anonymizer.entities")
            self._anonymizer = need("presidio_anonymizer").AnonymizerEngine()
        config = need("presidio_anonymizer.entities").OperatorConfig
        operators = {"DEFAULT": config("custom", {"lambda": hide_middle})}
        return [self._anonymizer.anonymize(text, self._analyze(text), operators).text for text in texts]


def resolve(results: list[Any]) -> list[Span]:
    """Presidio's findings less those that a better-scored or longer one covers, in order of place."""
    kept: list[Span] = []
    for result in sorted(
        results, key=lambda one: (-one.score, one.start - one.end, one.start, one.entity_type)
    ):
        if all(result.end <= start or end <= result.start for start, end, _ in kept):
            kept.append((result.start, result.end, result.entity_type))
    return sorted(kept)


def _analyzer(module: ModuleType, *, context: bool, names: bool) -> Any:
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    registry = module.RecognizerRegistry(supported_languages=[LANGUAGE])
    for shape in SHAPES:
        plain = context or not shape.label_required
        regex = shape.bounded() if plain else shape.after_label()
        score = shape.score if context else max(shape.score, 0.4)
        registry.add_recognizer(
            module.PatternRecognizer(
                supported_entity=shape.entity,
                name=shape.entity,
                patterns=[module.Pattern(shape.entity, regex, score)],
                context=list(shape.context),
                supported_language=LANGUAGE,
                global_regex_flags=re.DOTALL | re.MULTILINE,
            )
        )
    if names:
        registry.add_recognizer(_names_recognizer(module))
    return module.AnalyzerEngine(
        registry=registry, nlp_engine=_nlp_engine(context=context), supported_languages=[LANGUAGE]
    )


def _names_recognizer(module: ModuleType) -> Any:
    """A recognizer of PERSON: the words that jieba calls names, all with one score."""
    jieba = jieba_names.build()

    class JiebaRecognizer(module.EntityRecognizer):  # type: ignore[name-defined,misc]
        def load(self) -> None:
            return None

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            return [
                module.RecognizerResult(entity_type=entity, start=start, end=end, score=NAME_SCORE)
                for start, end, entity in jieba.scan_one(text)
            ]

    return JiebaRecognizer(supported_entities=["PERSON"], name="jieba", supported_language=LANGUAGE)


def _nlp_engine(*, context: bool) -> Any:
    module = need("presidio_analyzer.nlp_engine")
    if not context and hasattr(module, "NoOpNlpEngine"):  # presidio-analyzer 2.2.364 and later
        engine = module.NoOpNlpEngine([{"lang_code": LANGUAGE, "model_name": "none"}])
        engine.load()
        return engine
    return _token_engine(module, tokens=context)


def _token_engine(module: ModuleType, *, tokens: bool) -> Any:
    """An engine that knows words only as runs of Han or of ASCII characters, or knows nothing."""

    class TokenEngine(module.NlpEngine):  # type: ignore[name-defined,misc]
        def load(self) -> None:
            return None

        def is_loaded(self) -> bool:
            return True

        def process_text(self, text: str, language: str) -> Any:
            found = list(TOKEN.finditer(text)) if tokens else []
            words = [match.group() for match in found]
            return module.NlpArtifacts(
                entities=[],
                tokens=words,
                tokens_indices=[match.start() for match in found],
                lemmas=words,
                nlp_engine=self,
                language=language,
                scores=[],
            )

        def process_batch(self, texts: Any, language: str, **_: Any) -> Any:
            return ((text, self.process_text(text, language)) for text in texts)

        def is_stopword(self, word: str, language: str) -> bool:
            return False

        def is_punct(self, word: str, language: str) -> bool:
            return not word[0].isalnum()

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return [LANGUAGE]

    return TokenEngine()


def build(*, context: bool = False, names: bool = False) -> Presidio:
    return Presidio(context=context, names=names)
