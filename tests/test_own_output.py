"""What we wrote ourselves (自己写出的内容) is left alone: authentic tokens, whole or inside texts."""

import pandas as pd
import polars as pl
import pytest

from piiguard import Guard
from piiguard.handover import Handover
from piiguard.keys import KeyRing
from piiguard.own_output import is_own, own_tokens

POLICY = """
name = "own"
extends = "pipl"
[entities]
PERSON = { action = "tokenize", because = "test" }
CN_MOBILE = { action = "encrypt", because = "test" }
EMAIL_ADDRESS = { action = "pseudonymize" }
[columns."客户号"]
action = "pseudonymize"
because = "test"
[columns."编号"]
action = "encrypt"
because = "test"
[columns."电话"]
entity = "CN_MOBILE"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "own.toml").write_text(POLICY, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ring():
    return KeyRing.in_memory()


@pytest.fixture(scope="module")
def guard(folder, ring):
    return Guard(folder / "own.toml", keys=ring, vault=folder / "v.db")


@pytest.fixture(scope="module")
def tokens(guard):
    """One of each kind, by the header under which it belongs."""
    values = {"姓名": "张伟", "手机号": "13800138000", "电话": "13912345678", "邮箱": "zhang@example.com"}
    values |= {"客户号": "C1", "编号": "N1"}
    return {name: guard.protect(value, column=name) for name, value in values.items()}


def test_tokens_of_every_kind_are_ours(tokens, guard):
    handover = guard._pipeline.handover
    assert all(token.startswith("pg1") for token in tokens.values())
    assert all(is_own(token, handover) for token in tokens.values())


def test_a_text_with_anything_beside_is_not_nothing_but_a_token(tokens, guard):
    handover = guard._pipeline.handover
    for token in tokens.values():
        for text in (f" {token}", f"{token} ", f"：{token}", token * 2, token[:-1], token[1:], ""):
            assert not is_own(text, handover)


def test_without_keys_nothing_is_ours(tokens):
    handover = Handover()
    assert own_tokens(list(tokens.values()), handover) == []
    assert not any(is_own(token, handover) for token in tokens.values())


def test_tokens_are_told_where_they_stand_in_many_texts(tokens, guard):
    """As (row, start, end), in order."""
    name, mobile = tokens["姓名"], tokens["手机号"]
    texts = [f"a{name}", "pg1", None, "", f"{mobile}转{name}"]
    places = own_tokens(texts, guard._pipeline.handover)
    assert [(row, texts[row][start:end]) for row, start, end in places] == [(0, name), (4, mobile), (4, name)]


# Protected again.


def test_a_token_in_its_column_key_or_text_is_left_alone(tokens, guard):
    assert guard.protect(dict(tokens)) == tokens
    assert guard.protect([dict(tokens)]) == [tokens]
    for name, token in tokens.items():
        assert guard.protect([token, None], column=name) == [token, None]
        assert guard.protect(f"：{token}。") == f"：{token}。"


@pytest.mark.parametrize("library", [pd, pl])
def test_a_column_of_tokens_and_values_changes_only_the_values(tokens, guard, library):
    """As when new rows join rows that were protected before."""
    fresh = {
        "姓名": "李娜",
        "手机号": "13700137000",
        "电话": "13700137000",
        "邮箱": "li@example.com",
        "客户号": "C2",
        "编号": "N2",
    }
    frame = library.DataFrame({name: [tokens[name], value] for name, value in fresh.items()})
    again = guard.protect(frame)
    for name, token in tokens.items():
        first, second = list(again[name])
        assert first == token
        assert second != fresh[name] and second.startswith("pg1")


def test_a_long_column_of_tokens_and_values(tokens, guard):
    cells = [f"1380013{number:04}" for number in range(300)] + [tokens["手机号"]]
    again = guard.protect(pd.DataFrame({"手机号": cells}))["手机号"]
    assert again.iloc[-1] == tokens["手机号"]
    assert again.str.startswith("pg1e_").all()


def test_a_report_does_not_count_tokens(tokens, guard):
    result = guard.run([f"：{token}" for token in tokens.values()])
    assert result.report.columns[0].counts == {}
    assert list(guard.scan(list(tokens.values()))) == []


# What only looks like ours.


def test_a_token_of_another_ring_is_ordinary_text(tokens, folder):
    """In a column of which every cell is treated it is a value like any other."""
    foreign = Guard(folder / "own.toml", keys=KeyRing.in_memory(), vault=folder / "foreign.db")
    handover = foreign._pipeline.handover
    assert not any(is_own(token, handover) for token in tokens.values())
    for name in ("客户号", "编号", "电话"):
        again = foreign.protect(tokens[name], column=name)
        assert again != tokens[name]


def test_a_changed_token_is_ordinary_text(tokens, guard):
    for name in ("客户号", "编号"):
        token = tokens[name]
        changed = token[:-1] + ("a" if token[-1] != "a" else "b")
        assert not is_own(changed, guard._pipeline.handover)
        assert guard.protect(changed, column=name) not in (changed, token)


def test_a_token_for_another_recipient_is_not_ours(folder, ring):
    """The recipient is part of the key."""
    path = folder / "two.toml"
    path.write_text(POLICY + "[recipients.acme]\n[recipients.other]\n", encoding="utf-8")
    acme, other = (
        Guard(path, keys=ring, vault=folder / "v.db", recipient=name) for name in ("acme", "other")
    )
    token = acme.protect("C1", column="客户号")
    assert acme.protect(token, column="客户号") == token
    assert other.protect(token, column="客户号") != token


@pytest.mark.parametrize(
    "around",
    ["{}13800138000", "手机{}13800138000", "13800138000{}", "{0}13800138000{0}", "{}zhang@example.com"],
)
def test_a_value_right_beside_a_token_is_found(tokens, guard, around):
    """A token ends where it says, so what follows can be read: it must not hide in one run of letters."""
    for name in ("姓名", "手机号", "邮箱"):
        protected = guard.protect(around.format(tokens[name]))
        assert "13800138000" not in protected and "zhang@example.com" not in protected
        assert tokens[name] in protected


@pytest.mark.parametrize("header", ["备注", "手机号", "电话"])
def test_a_value_right_beside_a_token_is_found_in_frames_and_records_too(tokens, guard, header):
    cell = f"{tokens['姓名']}13800138000"
    frame = guard.protect(pd.DataFrame({header: [cell, "13912345678"]}))
    assert "13800138000" not in str(frame[header][0])
    assert "13800138000" not in str(guard.protect({header: [cell]}))
    assert "13800138000" not in str(guard.protect(pd.DataFrame({header: [cell] * 300})).iloc[0, 0])


def test_what_stands_beside_tokens_is_found_at_its_place(tokens, guard):
    text = f"{tokens['姓名']}，手机13800138000，{tokens['邮箱']}zhang@example.com"
    found = [finding.text_of(text) for finding in guard.scan(text)]
    assert found == ["13800138000", "zhang@example.com"]


def test_tokens_of_long_texts_stay_whole(tokens, guard):
    """Which are read piece by piece."""
    text = "".join(f"{tokens['手机号']}普通文字{number}。" for number in range(3000))
    assert guard.protect(text) == text


def test_what_a_user_s_mask_leaves_beside_a_token_is_not_taken_with_it(tokens, guard):
    """A finding that reaches into a token is cut at its ends; the token stays whole."""
    text = f"密码：{tokens['手机号']}"
    assert tokens["手机号"] in guard.protect(text)
    assert guard.protect(f"{tokens['手机号']}，密码：hunter2x") == f"{tokens['手机号']}，密码：******"
