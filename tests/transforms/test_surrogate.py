"""`surrogate` (仿真替换): what holds for stand-ins of every entity."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import pickle
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.entity import Category, Entity
from piiguard.errors import KeyUnavailableError
from piiguard.recognizers.registry import builtin
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Context
from piiguard.transforms.surrogate import KIND, Surrogate

RESIDENT_ID = "11010519491231002X"  # example of GB 11643-1999


@dataclass(frozen=True)
class Ring:
    """The least of a key ring: one key, kept apart by what it is derived for."""

    secret: bytes = b"a secret made up for tests"

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        return "k0000001"

    def derived(self, kid: str, **domain: Any) -> bytes:
        return hmac.digest(self.secret, repr(sorted(domain.items())).encode(), hashlib.sha256)

    def release_id(self, kid: str, release: str) -> bytes:
        return hashlib.sha256(release.encode()).digest()[:8] if release else b""


CONTEXT = Context("PERSON", "acme", "2026-11", Ring(), day=dt.date(2026, 11, 22))


def stand_ins(
    entity: str, *values: str, check: str = "invalid", keep: tuple[str, ...] = (), **more: Any
) -> list[str | None]:
    """What is made of values; more: fields of the context."""
    assert KIND.make is not None
    action = Action.of("surrogate", check=check, keep=keep)
    return KIND.make(action).apply(list(values), replace(CONTEXT, entity=entity, **more))


WELL_FORMED = {
    "PERSON": "张伟",
    "CN_RESIDENT_ID": RESIDENT_ID,
    "CN_MOBILE": "13800138000",
    "CN_LANDLINE": "010-12345678",
    "PHONE_NUMBER": "+852 9123 4567",
    "EMAIL_ADDRESS": "li.na@corp.example",
    "URL": "https://corp.example/a?b=1",
    "IP_ADDRESS": "10.1.2.3",
    "MAC_ADDRESS": "00:1A:2B:3C:4D:5E",
    "BANK_CARD": "6222020200112233",
    "CN_USCC": "91110000600037341L",
    "IMEI": "490154203237518",
    "CN_LICENSE_PLATE": "京A12345",
    "PASSPORT": "E12345678",
    "CN_ADDRESS": "北京市海淀区中关村大街27号",
    "CN_POSTCODE": "100080",
    "CN_QQ": "123456789",
    "CN_WECHAT": "zhangwei_90",
    "CN_BANK_ACCOUNT": "0200001009014413636",
    "EMPLOYEE_NO": "E00123",
}


@pytest.mark.parametrize(("entity", "value"), WELL_FORMED.items())
def test_a_value_has_one_stand_in_for_each_recipient_and_release(entity: str, value: str) -> None:
    """Equal values give equal stand-ins, alone or among others; other recipients and releases get others."""
    (made,) = stand_ins(entity, value)
    assert made is not None and made != value
    assert stand_ins(entity, "?", value, value)[1:] == [made, made]
    others = [
        stand_ins(entity, value, **domain)[0]
        for domain in (
            {"recipient": "zeta"},
            {"release": "2026-12"},
            {"keys": Ring(b"another")},
            {"gm": True},
        )
    ]
    assert None not in others
    assert any(other != made for other in others)


def test_two_spellings_of_a_value_have_one_stand_in_in_the_form_of_each() -> None:
    assert stand_ins("CN_MOBILE", "13800138000", "+86 138-0013-8000", "１３８００１３８０００") == [
        made := stand_ins("CN_MOBILE", "13800138000")[0],
        f"+86 {made[:3]}-{made[3:7]}-{made[7:]}" if made else None,
        made,
    ]


def test_without_keys_it_is_refused() -> None:
    with pytest.raises(KeyUnavailableError):
        stand_ins("PERSON", "张伟", keys=None)


def test_a_transform_pickles_and_holds_no_key() -> None:
    transform = Surrogate(frozenset({"sex"}), valid=True)
    assert pickle.loads(pickle.dumps(transform)) == transform


CODES = [
    identifier.entity.code
    for identifier in builtin()
    if not KIND.suits(Action("surrogate"), identifier.entity)
]


@pytest.mark.parametrize("entity", CODES)
@settings(max_examples=15)
@given(values=st.lists(st.text() | st.text("0123456789Xx*-+().年月日张伟北京市路号@:/ ABab"), max_size=4))
def test_no_text_breaks_it(entity: str, values: list[str]) -> None:
    """Every text gets a stand-in other than itself or is unfit, whatever is asked for."""
    for check, keep in (("invalid", ()), ("valid", ("sex", "region", "birth_year"))):
        made = stand_ins(entity, *values, check=check, keep=keep)
        assert len(made) == len(values)
        if entity not in ("SEX", "AGE", "DATE_OF_BIRTH"):  # which follow the persona
            assert all(new != old for new, old in zip(made, values, strict=True))


@pytest.mark.parametrize("entity", CODES)
def test_odd_texts_are_survived(entity: str) -> None:
    """Lone surrogates, digits that are none, emoji, a very long one."""
    assert len(stand_ins(entity, "", "\ud800", "²³", "👩🏽", "一" * 5000, "9" * 5000)) == 6


def test_the_columns_of_a_record_agree() -> None:
    """Resident ID, date of birth, sex, age and address of one record belong to one made-up person."""
    seeds = [RESIDENT_ID]
    columns = {
        "CN_RESIDENT_ID": RESIDENT_ID,
        "DATE_OF_BIRTH": "19491231",
        "SEX": "女",
        "AGE": "76",
    }
    number, born, sex, age = (stand_ins(entity, value, seeds=seeds)[0] for entity, value in columns.items())
    assert number and born and age
    assert number[6:14] == born
    assert sex == ("男" if int(number[16]) % 2 else "女")
    assert int(age) == 2026 - int(born[:4]) - (born[4:] > "1122")


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_a_subject_ties_columns_together_as_well(subject: int) -> None:
    seeds = [str(subject)]
    (number,) = stand_ins("CN_RESIDENT_ID", RESIDENT_ID, seeds=seeds)
    assert number is not None
    assert stand_ins("DATE_OF_BIRTH", "1949-12-31", seeds=seeds) == [
        f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    ]
    assert stand_ins("SEX", "1", seeds=seeds) == [str(2 - int(number[16]) % 2)]


@settings(max_examples=40)
@given(st.integers(1950, 2008), st.integers(1, 12), st.integers(1, 28), st.integers(0, 999))
def test_what_is_to_stay_stays(year: int, month: int, day: int, serial: int) -> None:
    """Sex, region and year of birth of the real person, in every column that tells them."""
    real = f"110105{year}{month:02}{day:02}{serial:03}X"  # whatever its check, it tells its holder
    keep = ("sex", "region", "birth_year")
    (number,) = stand_ins("CN_RESIDENT_ID", real, keep=keep)
    assert number is not None and number != real
    assert (number[:10], int(number[16]) % 2) == (real[:10], serial % 2)
    assert stand_ins("SEX", "男" if serial % 2 else "女", keep=keep) == ["男" if serial % 2 else "女"]
    (born,) = stand_ins("DATE_OF_BIRTH", f"{year}-{month:02}-{day:02}", keep=keep, seeds=[real])
    assert born == f"{year}-{number[10:12]}-{number[12:14]}"
    (address,) = stand_ins("CN_ADDRESS", "北京市朝阳区工体北路4号", keep=keep, seeds=[real])
    assert address is not None and address.startswith("北京市朝阳区")


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ("PASSWORD", "secret"),  # of use to nobody
        ("HEALTH", "statement"),  # a made-up disease is a statement about somebody
        ("RELIGION", "statement"),
        ("INCOME", "amount"),  # would be added up with real ones
    ],
)
def test_policies_may_not_ask_for_stand_ins_that_make_no_sense(entity: str, reason: str) -> None:
    (found,) = (identifier.entity for identifier in builtin() if identifier.entity.code == entity)
    assert reason in KIND.suits(Action("surrogate"), found)


def test_cells_of_unknown_meaning_have_no_stand_in_but_a_users_entities_do() -> None:
    assert "must be known" in KIND.suits(Action("surrogate"), None)
    own = Entity("LOYALTY_NO", "会员号", "loyalty number", Category.CUSTOM)
    assert KIND.suits(Action("surrogate"), own) == ""
    (made,) = stand_ins("LOYALTY_NO", "AB-1234")
    assert made is not None and made[2] == "-" and made[:2].isalpha() and made[3:].isdecimal()


def test_options_are_checked_in_words() -> None:
    check, keep = KIND.options
    assert [check.problem("valid"), keep.problem(["sex"]), keep.problem([])] == ["", "", ""]
    assert (
        "allowed" in check.problem("right") and "birth_year" in keep.problem(["name"]) and keep.problem("sex")
    )
