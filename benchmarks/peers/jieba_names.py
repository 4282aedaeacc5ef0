"""Person names as jieba's part-of-speech tagger finds them: every word that it tags nr (人名)."""

from __future__ import annotations

import logging
import tempfile
from typing import Any

from benchmarks.peers import Span, need


class JiebaNames:
    """`jieba.posseg` with its hidden Markov model, texts one by one.

    It has a tokenizer and a cache folder of its own: jieba's default cache is a file in the common temporary
    folder that any user of the machine could have put there.
    """

    name = "jieba"

    def __init__(self) -> None:
        module = need("jieba")
        need("jieba.posseg")
        module.setLogLevel(logging.ERROR)
        self.version = str(module.__version__)
        self._cache = tempfile.TemporaryDirectory(prefix="jieba-")
        tokenizer = module.Tokenizer()
        tokenizer.tmp_dir = self._cache.name
        tokenizer.initialize()
        self._tagger: Any = need("jieba.posseg").POSTokenizer(tokenizer)

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [self.scan_one(text) for text in texts]

    def scan_one(self, text: str) -> list[Span]:
        """The names of one text."""
        spans: list[Span] = []
        at = 0
        for word in self._tagger.cut(text):
            end = at + len(word.word)
            if word.flag.startswith("nr"):
                spans.append((at, end, "PERSON"))
            at = end
        return spans

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(spans) for spans in self.scan(texts))


def build() -> JiebaNames:
    return JiebaNames()
