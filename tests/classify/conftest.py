"""Columns of made-up values: numbers with right check digits, names put together at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from piiguard.classify.columns import columns_of
from piiguard.classify.decide import ColumnVerdict, classify_columns
from piiguard.engine import Engine
from piiguard.recognizers.registry import builtin

SEGMENTS = "130 131 135 136 137 138 139 150 151 158 159 177 180 186 187 188 189".split()
SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗".split()
GIVEN = "伟 芳 秀英 敏 静 丽丽 强 磊 军 洋 勇 建国 艳 杰 娟 涛 明轩 超 雨桐 梓涵 志强 晓燕".split()
REGIONS = "110105 310101 440106 330106 320102 510104 420106 610113".split()


class Values:
    """Draws values; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.random.choices("0123456789", k=count))

    def mobile(self) -> str:
        return self.random.choice(SEGMENTS) + self.digits(8)

    def landline(self) -> str:
        return self.random.choice(("010-6", "021-5", "0571-8", "0755-2")) + self.digits(7)

    def resident_id(self) -> str:
        """GB 11643-1999."""
        year, month, day = (self.random.randrange(*span) for span in ((1950, 2003), (1, 13), (1, 29)))
        body = f"{self.random.choice(REGIONS)}{year}{month:02}{day:02}{self.digits(3)}"
        return body + "10X98765432"[sum(int(d) * 2 ** (17 - i) for i, d in enumerate(body)) % 11]

    def bank_card(self) -> str:
        """Bank prefix 622202, the last digit by Luhn."""
        body = "622202" + self.digits(12)
        total = sum(int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(body[::-1]))
        return body + str(-total % 10)

    def name(self) -> str:
        return self.random.choice(SURNAMES) + self.random.choice(GIVEN)

    def email(self) -> str:
        return f"user{self.digits(5)}@example.com"

    def company(self) -> str:
        place, word, trade = (
            self.random.choice(words.split())
            for words in ("杭州 南京 成都 青岛", "鑫源 恒通 博远 天成 张氏 德胜", "科技 贸易 物流 建材")
        )
        return f"{place}{word}{trade}有限公司"

    def many(self, draw: Callable[[], Any], count: int = 120) -> list[Any]:
        return [draw() for _ in range(count)]


@pytest.fixture
def draw() -> Values:
    return Values()


@pytest.fixture(scope="session")
def engine() -> Engine:
    recognizers = builtin()
    return Engine(recognizers, [0.5] * len(recognizers))


@pytest.fixture
def verdict_of(engine: Engine) -> Callable[..., ColumnVerdict]:
    """The verdict on one column: `verdict_of(header, values)`."""

    def verdict_of(header: str, values: list[Any]) -> ColumnVerdict:
        (verdict,) = classify_columns(engine, columns_of([{header: value} for value in values]))
        return verdict

    return verdict_of
