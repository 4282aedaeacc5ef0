"""Where a format is preserved (保留格式): where something else than the value says what stands there."""

import pandas as pd
import polars as pl
import pytest

from piiguard import Guard
from piiguard.access import Access
from piiguard.errors import FormatLostWarning, TokenError
from piiguard.frames.forms import form_of, preserves
from piiguard.keys import KeyRing

ACCESS = Access("li.na", "auditor", "complaint")
POLICY = """
name = "own"
extends = "pipl"
[entities]
CN_MOBILE = { action = "fpe", because = "old system" }
CN_RESIDENT_ID = { action = "fpe", because = "old system" }
[columns.c7]
entity = "CN_MOBILE"
[columns.exact]
entity = "CN_MOBILE"
action = { fpe = { exact = true } }
because = "old system"
[columns.hidden]
entity = "CN_MOBILE"
action = "encrypt"
because = "test"
[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
"""
MOBILES = [f"1380013800{last}" for last in range(8)]
ROWS = 300


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    (folder / "own.toml").write_text(POLICY, encoding="utf-8")
    return Guard(folder / "own.toml", keys=KeyRing.in_memory(), audit=folder / "a.jsonl")


def reveal(guard, data, **more):
    return guard.reveal(data, access=ACCESS, **more)


def formed(text):
    """Whether a stand-in keeps the form of a mobile: 11 digits, and none that can be dialled."""
    return len(text) == 11 and text.isascii() and text.isdigit() and text[0] != "1"


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("手机号", "CN_MOBILE"),
        ("身份证号", "CN_RESIDENT_ID"),
        ("c7", "CN_MOBILE"),  # the policy's rule for the column
        ("exact", "CN_MOBILE"),
        ("hidden", None),  # another action
        ("备注", None),
        ("姓名", None),  # names have no form
        (None, None),
    ],
)
def test_a_header_or_a_rule_says_what_stands_there(guard, header, entity):
    assert form_of(guard._pipeline, header) == entity


def test_an_action_preserves_a_format_that_can_be_undone(guard):
    assert preserves(guard._pipeline, "CN_MOBILE")
    assert not preserves(guard._pipeline, "EMAIL_ADDRESS")  # masked
    assert not preserves(guard._pipeline, "NO_SUCH_ENTITY")


@pytest.mark.parametrize("header", ["手机号", "c7", "exact"])
@pytest.mark.parametrize("kind", ["pandas", "polars", "series", "records", "nested", "texts"])
def test_columns_and_keys_that_say_it_keep_the_form_and_come_back(guard, header, kind):
    column = header if kind == "texts" else None
    data = {
        "pandas": pd.DataFrame({header: MOBILES}),
        "polars": pl.DataFrame({header: MOBILES}),
        "series": pd.Series(MOBILES, name=header),
        "records": [{header: one} for one in MOBILES],
        "nested": {"a": [{"b": {header: MOBILES}}]},
        "texts": MOBILES,
    }[kind]
    protected = guard.protect(data, column=column)
    cells = {
        "pandas": lambda: protected[header].tolist(),
        "polars": lambda: protected[header].to_list(),
        "series": lambda: protected.tolist(),
        "records": lambda: [record[header] for record in protected],
        "nested": lambda: protected["a"][0]["b"][header],
        "texts": lambda: protected,
    }[kind]()
    assert all(map(formed, cells)) and len(set(cells)) == len(MOBILES)
    back = reveal(guard, protected, column=column)
    assert back.equals(data) if hasattr(data, "equals") else back == data


@pytest.mark.parametrize(
    "data",
    ["手机13800138000", ["手机13800138000"], {"备注": "手机13800138000"}, {"手机号": "手机13800138000转2"}],
)
def test_everywhere_else_tokens_stand(guard, data):
    """In running text, and beside other words in a column of the identifier."""
    protected = guard.protect(data)
    assert "pg1f_CN_MOBILE_" in str(protected)
    assert reveal(guard, protected) == data


def test_a_column_that_only_its_values_tell_gets_tokens_and_a_warning(guard):
    """On the way back its values would be no mobiles any more."""
    frame = pd.DataFrame({"联系方式": MOBILES})
    with pytest.warns(FormatLostWarning, match="column 联系方式: nothing but its values says CN_MOBILE"):
        protected = guard.protect(frame)
    assert protected["联系方式"].str.startswith("pg1f_CN_MOBILE_").all()
    pd.testing.assert_frame_equal(reveal(guard, protected), frame)


def test_the_warning_does_not_depend_on_the_number_of_rows(guard):
    """Long columns of one identifier are treated as a whole."""
    frame = pd.DataFrame({"x9": [f"1380013{number:04}" for number in range(ROWS)]})
    with pytest.warns(FormatLostWarning, match="column x9"):
        protected = guard.protect(frame)
    pd.testing.assert_frame_equal(reveal(guard, protected), frame)


@pytest.mark.parametrize(
    "frame",
    [
        {"手机号": MOBILES},
        {"c7": MOBILES},
        {"备注": [f"来电询问，请回{one}，尚未解决" for one in MOBILES]},  # nobody expects a form in text
        {"hidden": MOBILES},
        {"数量": list(range(8))},
    ],
)
def test_no_warning_where_the_form_is_kept_or_was_never_asked_for(guard, frame):
    """Warnings are errors in these tests."""
    guard.protect(pd.DataFrame(frame))


# What looks like a stand-in and is none would be decrypted to nonsense.


@pytest.mark.parametrize("kind", ["frame", "long frame", "record", "texts"])
def test_what_looks_like_a_stand_in_does_not_go_through(guard, kind):
    """It goes to `unfit`, so that all that is left in the column can be undone."""
    (decoy,) = guard.protect([MOBILES[0]], column="手机号")
    rows = [f"1380013{number:04}" for number in range(ROWS if kind == "long frame" else 5)]
    if kind == "record":
        assert guard.protect({"手机号": decoy}) == {"手机号": ""}
    elif kind == "texts":
        assert guard.protect([decoy, MOBILES[0]], column="手机号") == ["", decoy]
    else:
        frame = pd.DataFrame({"手机号": [*rows, decoy]})
        result = guard.run(frame)
        assert pd.isna(result.data["手机号"].iloc[-1]) and result.data["手机号"].notna().sum() == len(rows)
        assert result.report.columns[0].unfit == 1
        assert reveal(guard, result.data)["手机号"].tolist()[:-1] == rows


def test_in_a_text_it_is_a_number_like_any_other(guard):
    (decoy,) = guard.protect([MOBILES[0]], column="手机号")
    assert reveal(guard, guard.protect(f"单号{decoy}")) == f"单号{decoy}"


def test_what_has_not_the_form_of_a_stand_in_stays_on_the_way_back(guard):
    """Words that say that there is no value, other texts."""
    left = ["无", "", None, "x", "电话见备注"]
    assert reveal(guard, left, column="手机号") == left


@pytest.mark.parametrize("value", [MOBILES[0], "00000000000"])
def test_what_has_the_form_and_was_not_made_with_this_key_is_refused(guard, value):
    """Of another key, recipient or release, or never protected: it would come back as somebody else's."""
    (stand_in,) = guard.protect([MOBILES[0]], column="手机号")
    with pytest.raises(TokenError, match="row 1: no result of fpe under this key") as refused:
        reveal(guard, [stand_in, value], column="手机号")
    assert value not in str(refused.value) and stand_in not in str(refused.value)


def test_canonical_and_exact_spellings(guard):
    """By default the canonical form comes back; with `exact` the layout is kept in between and comes back."""
    written = ["138 0013 8000", "138-0013-8001", "13800138002"]
    protected = guard.protect(written, column="手机号")
    assert all(map(formed, protected))
    assert reveal(guard, protected, column="手机号") == [
        one.replace(" ", "").replace("-", "") for one in written
    ]
    protected = guard.protect(written, column="exact")
    assert [one[3] + one[8] for one in protected[:2]] == ["  ", "--"]
    assert reveal(guard, protected, column="exact") == written
