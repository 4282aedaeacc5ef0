"""The gates before the network: which characters of a text go on to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.person.model import shipped
from piiguard.recognizers.person.model_gate import Gate
from piiguard.recognizers.person.model_inputs import number
from piiguard.text.texts import Texts

_TEXTS = st.lists(st.text("王小明张伟说aB@1.， ·", max_size=12), min_size=1, max_size=5)


def _kept(texts: list[str], gate: Gate | None = None) -> list[str]:
    """What is kept of each text; a dot for each character that is not."""
    model, laid = shipped(), Texts.of(texts)
    kept = set((gate or model.gate).kept(laid, number(laid, model.vocabulary)).tolist())
    return [
        "".join(character if begin + at in kept else "." for at, character in enumerate(text))
        for begin, text in zip(laid.starts.tolist(), texts, strict=False)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨天下午，经理张志强来了。", "张志强"),
        ("作家约翰·史密斯出席了活动。", "约翰·史密斯"),  # the dot stands between two that are kept
        ("据悉，导演Tom Hanks已经到达上海。", "Tom"),
    ],
)
def test_names_are_kept_whole(text: str, name: str) -> None:
    assert name in _kept([text])[0]


@pytest.mark.parametrize(
    "text",
    [
        "wkppdaj49@example.net",  # touches a digit or an @
        "user_name=tom",
        "C:\\users\\tom",
        "www.tom.com",  # small, and touches a dot
        "MA6J8J4M6Q",
        "今天天气很好，我们去公园散步吧。",
    ],
)
def test_addresses_keys_codes_and_plain_words_are_not_kept(text: str) -> None:
    assert set(_kept([text])[0]) == {"."}


@given(_TEXTS)
def test_a_text_is_let_through_alike_alone_and_in_a_batch(texts: list[str]) -> None:
    assert _kept(texts) == [_kept([text])[0] for text in texts]


@given(_TEXTS)
def test_the_second_gate_keeps_a_part_of_what_the_first_one_keeps(texts: list[str]) -> None:
    first = _kept(texts, replace(shipped().gate, sieve=None))
    for both, opened in zip(_kept(texts), first, strict=True):
        assert all(kept in (".", character) for kept, character in zip(both, opened, strict=True))


def test_the_second_gate_sees_nothing_beyond_the_end_of_a_text() -> None:
    model = shipped()

    def entries(strings: list[str], at: int) -> list[int]:
        texts = Texts.of(strings)
        told = model.gate.entries(
            texts, number(texts, model.vocabulary), np.array([at]), np.zeros(1, np.int16)
        )
        return told[:, 0].tolist()  # type: ignore[no-any-return]

    assert entries(["王伟说", "张B1"], 3) == entries(["王伟说"], 3)
    assert entries(["王伟说", "张B1"], 5) == entries(["张B1"], 1)
