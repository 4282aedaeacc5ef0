"""What is protected reversibly comes back: exactly where that is stated, else in canonical form (规范形式).

Any text, list, record and frame; and what was protected once is left alone the second time.
"""

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from piiguard import Guard
from piiguard.access import Access
from piiguard.errors import KeyUnavailableError, TokenError
from piiguard.keys import KeyRing

ACCESS = Access("li.na", "auditor", "complaint")
ROLE = """
[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
"""
EXACT = {
    "random": '"encrypt"',
    "deterministic": '{ encrypt = { mode = "deterministic" } }',
    "tokens": "{ tokenize = { exact = true } }",
}
FPE = """
[entities]
CN_MOBILE = { action = { fpe = { exact = true } }, because = "old system" }
CN_RESIDENT_ID = { action = "fpe", because = "old system" }
BANK_CARD = { action = "fpe", because = "old system" }
"""
TEXT = "客户张伟，手机13800138000，身份证11010519491231002X，卡号6222020000000000005，邮箱zhang@example.com"
VALUES = ("张伟", "13800138000", "11010519491231002X", "6222020000000000005", "zhang@example.com")
IDENTIFIERS = (
    *VALUES,
    *("手机：138 0013 8000", "+86 138-0013-8000", "１３８００１３８０００", "姓名：张伟", "密码：hunter2x"),
    *("IP 192.168.10.20", "车牌京A12345", "北京市海淀区中关村大街1号", "生日1990年3月7日", TEXT),
)
PARTS_OF_TOKENS = ("pg1", "pg1e_", "pg1e_CN_MOBILE_k1_", "pg1_pg1s_", "k3f9a2c1_75_", "pg1e_CN_MOBILE_k1_0_x")
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates too
TEXTS = st.lists(ANYTHING | st.sampled_from(IDENTIFIERS) | st.sampled_from(PARTS_OF_TOKENS), max_size=5).map(
    "".join
)
ANY_TEXT = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Makes guards of one key ring and one vault by what their policies say beside "pipl"."""
    folder, ring = tmp_path_factory.mktemp("round"), KeyRing.in_memory()
    guards = {}

    def made(text):
        if text not in guards:
            path = folder / f"{len(guards)}.toml"
            path.write_text(f'name = "round"\nextends = "pipl"\n{text}\n{ROLE}', encoding="utf-8")
            stores = {"vault": folder / "vault.db", "audit": folder / "audit.jsonl"}
            guards[text] = Guard(path, keys=ring, **stores)
        return guards[text]

    return made


def everything(action):
    """A policy that does the same with whatever is found."""
    lines = (f'{tier} = {{ action = {action}, because = "test" }}' for tier in TIERS)
    return "[actions]\n" + "\n".join(lines)


TIERS = ("internal", "personal", "sensitive")


@pytest.fixture(params=EXACT)
def exact(request, made):
    """A guard for each way that gives back exactly what it was given."""
    return made(everything(EXACT[request.param]))


def reveal(guard, data, **more):
    return guard.reveal(data, access=ACCESS, **more)


@pytest.mark.parametrize("way", EXACT)
@given(text=TEXTS)
@example(text="")
@example(text="\ud800" + TEXT + "\udfff")
@example(text="13800138000" * 2 + "\U0002cd16")
@ANY_TEXT
def test_any_text_comes_back(made, way, text):
    guard = made(everything(EXACT[way]))
    assert reveal(guard, guard.protect(text)) == text


@given(texts=st.lists(TEXTS | st.none(), max_size=4))
@settings(ANY_TEXT, max_examples=20)
def test_any_list_comes_back(made, texts):
    guard = made(everything(EXACT["random"]))
    back = reveal(guard, guard.protect(texts))
    assert back == texts
    assert reveal(guard, guard.protect(tuple(texts))) == tuple(texts)


LEAVES = TEXTS | st.none() | st.booleans() | st.floats(allow_nan=False, width=16)
RECORDS = st.dictionaries(
    st.sampled_from(["手机号", "姓名", "备注", "note"]),
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("备注"), inner)),
    max_size=4,
)


@given(record=RECORDS)
@example(record={"手机号": "13800138000", "备注": [{"备注": TEXT}, [TEXT, None]]})
@settings(ANY_TEXT, max_examples=20)
def test_any_record_comes_back(made, record):
    guard = made(everything(EXACT["deterministic"]))
    assert reveal(guard, guard.protect(record)) == record
    assert reveal(guard, guard.protect([record, record])) == [record, record]


def test_keys_of_a_record_come_back(exact):
    record = {"13800138000": {"zhang@example.com": TEXT}}
    protected = exact.protect(record)
    assert "13800138000" not in protected
    assert reveal(exact, protected) == record


def test_nothing_of_the_values_is_left_in_between(exact):
    protected = exact.protect(TEXT)
    assert [value for value in VALUES if value in protected] == []
    assert protected.startswith("客户pg1")
    assert list(exact.scan(protected)) == []


FRAME = pd.DataFrame(
    {
        "姓名": ["张伟", "李娜", None, "张伟"],
        "手机号": ["13800138000", "139 1234 5678", "", "13800138000"],
        "备注": [TEXT, "无", None, "电话13912345678，转1"],
        "数量": [1, 2, 3, 4],
        "日期": pd.to_datetime(["2026-01-01"] * 4),
    },
    index=pd.Index(["a", "a", "b", "c"], name="键"),
)


@pytest.mark.parametrize("dtype", ["str", "object", "string[pyarrow]", "category"])
def test_a_pandas_frame_comes_back(exact, dtype):
    """Values, nulls, order, names and an index with equal labels; numbers and dates are left as they are."""
    frame = FRAME.astype({"姓名": dtype, "手机号": dtype})
    before = frame.copy(deep=True)
    protected = exact.protect(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert protected["手机号"].iloc[0] != "13800138000"
    back = reveal(exact, protected)
    assert back.index.equals(frame.index) and list(back.columns) == list(frame.columns)
    pd.testing.assert_frame_equal(back.astype(object), frame.astype(object), check_index_type=False)


HEADERS = st.sampled_from(["手机号", "姓名", "备注", "身份证号", "x", "邮箱"])
COLUMNS = st.dictionaries(HEADERS, st.lists(TEXTS | st.none(), min_size=3, max_size=3), min_size=1)


@given(columns=COLUMNS)
@settings(ANY_TEXT, max_examples=15)
@pytest.mark.filterwarnings("ignore::piiguard.errors.RepeatedColumnWarning")
def test_any_frame_comes_back(made, columns):
    """With `unfit = "encrypt"`, so that nothing is lost for not being what its column holds."""
    guard = made('unfit = "encrypt"\n' + everything('"encrypt"'))
    frame = pd.DataFrame(columns, dtype=object)
    back = reveal(guard, guard.protect(frame))
    assert back.where(back.notna(), None).to_dict("list") == columns


def test_nothing_is_found_in_a_protected_frame(exact):
    assert len(exact.scan(FRAME)) > 5
    assert list(exact.scan(exact.protect(FRAME))) == []


def test_numbers_come_back_as_text(exact):
    """An identifier column becomes text, and stays text on the way back."""
    frame = pd.DataFrame({"手机号": [13800138000, 13912345678], "年": [2024, 2025]})
    back = reveal(exact, exact.protect(frame))
    assert back["手机号"].tolist() == ["13800138000", "13912345678"]
    assert back["年"].tolist() == [2024, 2025]


def test_columns_of_one_name_come_back(exact):
    frame = pd.DataFrame([["13800138000", TEXT, "x"]], columns=["手机号", "手机号", "备注"])
    pd.testing.assert_frame_equal(reveal(exact, exact.protect(frame)), frame)


def test_a_personal_index_comes_back(exact):
    frame = pd.DataFrame({"备注": ["x", TEXT]}, index=pd.Index(["13800138000", "13912345678"], name="手机号"))
    protected = exact.protect(frame)
    assert not set(protected.index) & set(frame.index)
    pd.testing.assert_frame_equal(reveal(exact, protected), frame)


def test_a_series_comes_back(exact):
    series = pd.Series(["13800138000", None, TEXT], name="备注", index=[7, 7, 8])
    pd.testing.assert_series_equal(reveal(exact, exact.protect(series)), series)


def test_records_in_cells_come_back(exact):
    frame = pd.DataFrame({"备注": [{"手机号": "13800138000", "n": [TEXT]}, None, TEXT]}, dtype=object)
    back = reveal(exact, exact.protect(frame))
    assert back["备注"].tolist() == frame["备注"].tolist()


def test_a_long_column_comes_back(exact):
    """Columns of one identifier are treated as a whole from 256 rows on."""
    numbers = [f"1380013{number:04}" for number in range(600)]
    numbers[5:8] = ["138 0013 8000", None, "无"]
    frame = pd.DataFrame({"手机号": numbers})
    protected = exact.protect(frame)
    assert protected["手机号"].nunique() == 599
    pd.testing.assert_frame_equal(reveal(exact, protected), frame)


@pytest.mark.parametrize("library", ["polars", "arrow", "series", "array"])
def test_frames_of_other_libraries_come_back(exact, library):
    frame = pl.DataFrame(
        {"手机号": ["13800138000", None, "139 1234 5678"], "备注": [TEXT, "x", None], "n": [1, 2, 3]}
    )
    data = {
        "polars": frame,
        "arrow": frame.to_arrow(),
        "series": frame["手机号"],
        "array": pa.array(["13800138000", None, TEXT]),
    }[library]
    back = reveal(exact, exact.protect(data))
    assert type(back) is type(data)
    same = back.to_pylist() == data.to_pylist() if library in ("arrow", "array") else back.equals(data)
    assert same


# What is canonical, and what is not.


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("11010519491231002x", "11010519491231002X"),
        ("Zhang@Example.COM", "zhang@example.com"),
    ],
)
def test_without_exact_the_vault_gives_the_canonical_form(made, written, back):
    """Spellings of one value share a token."""
    guard = made(everything('"tokenize"'))
    first, second = guard.protect(f"：{written}。"), guard.protect(f"：{back}。")
    assert first == second
    assert reveal(guard, first) == f"：{back}。"


@given(text=TEXTS)
@ANY_TEXT
def test_format_preserving_encryption_in_text_gives_tokens_that_come_back(made, text):
    """Canonical for ID and card; the mobile as it stood, for its action is exact."""
    guard = made(FPE)
    once = reveal(guard, guard.protect(text))
    again = reveal(guard, guard.protect(once))
    assert guard.protect(once) == guard.protect(again)


def test_format_preserving_encryption_in_columns_keeps_the_form(made):
    guard = made(FPE)
    mobiles = [f"1380013800{last}" for last in range(9)]
    ids = [
        f"110105194912310{last}" for last in ("011", "02X", "038", "046", "054", "062", "070", "089", "097")
    ]
    frame = pd.DataFrame({"手机号": mobiles, "身份证号": ids, "序号": range(9)})
    protected = guard.protect(frame)
    assert protected["手机号"].str.fullmatch(r"9\d{10}").all()
    assert protected["身份证号"].str.fullmatch(r"\d{17}[\dX]").all()
    assert not set(protected["手机号"]) & set(mobiles)
    pd.testing.assert_frame_equal(reveal(guard, protected), frame)


DIGITS = st.text("0123456789", min_size=11, max_size=11)  # one in three looks like a stand-in
CELLS = st.sampled_from(["13800138000", "139 1234 5678", "无", "", "x", "13800138000/13912345678"]) | DIGITS


@given(cells=st.lists(CELLS, min_size=1, max_size=8))
@settings(ANY_TEXT, max_examples=20)
@pytest.mark.filterwarnings("ignore::piiguard.errors.DisclosureWarning")
def test_cells_of_a_column_come_back_or_go_where_the_policy_says(made, cells):
    """Whatever they look like, none comes back as anything else than it was."""
    guard = made('unfit = { replace = { with = "<unfit>" } }' + FPE)
    for data, column in ((pd.DataFrame({"手机号": cells}), None), (cells, "手机号")):
        back = reveal(guard, guard.protect(data, column=column), column=column)
        revealed = back["手机号"].tolist() if column is None else back
        for was, now in zip(cells, revealed, strict=True):
            assert now in (was, "<unfit>") or "*" in now  # masked, for it is a landline


def test_the_release_of_preserved_formats_has_to_be_named_on_the_way_back(made):
    """A token knows its release; a number that looks like any other does not."""
    guard = made(FPE)
    frame = pd.DataFrame({"手机号": ["13800138000", "13912345678"]})
    protected = guard.protect(frame, release="2026-11")
    pd.testing.assert_frame_equal(reveal(guard, protected, release="2026-11"), frame)
    assert _of_another_release(guard, protected) != frame["手机号"].tolist()
    text = guard.protect("手机13800138000", release="2026-11")
    assert reveal(guard, text) == "手机13800138000"


def _of_another_release(guard, protected):
    """A wrong key mostly cannot be told; now and then what comes back has no right form."""
    try:
        return reveal(guard, protected)["手机号"].tolist()
    except TokenError:
        return None


# Once is enough.


@given(text=TEXTS)
@settings(ANY_TEXT, max_examples=20)
@pytest.mark.parametrize("action", ['"encrypt"', '"pseudonymize"', '"tokenize"'])
def test_what_was_protected_is_left_alone(made, action, text):
    guard = made(everything(action))
    protected = guard.protect(text)
    assert guard.protect(protected) == protected


def test_what_was_protected_in_frames_and_records_is_left_alone(exact):
    for data in (FRAME, {"手机号": "13800138000", "备注": [TEXT]}):
        protected = exact.protect(data)
        again = exact.protect(protected)
        assert again.equals(protected) if isinstance(data, pd.DataFrame) else again == protected


def test_tokens_of_ours_in_a_text_are_revealed_with_it(exact):
    text = "旧：" + exact.protect("13800138000") + "，新：13912345678"
    assert reveal(exact, exact.protect(text)) == "旧：13800138000，新：13912345678"


def test_tokens_end_where_they_say(exact):
    """Letters, digits and Han directly behind a token are none of its."""
    token = exact.protect("：13800138000")[1:]
    for behind in ("转1", "8000", "abc", "_", token, "pg1"):
        assert reveal(exact, token + behind) == "13800138000" + reveal(exact, behind)


LOOKALIKE = "pg1e_CN_MOBILE_k3f9a2c1_65_" + "4DruweP3xQ8" * 5 + "4DruweP3xQ"


def test_what_only_looks_like_a_token_does_not_leave(exact):
    """All that leaves and looks like a token is one, so that all of it can be revealed; and it comes back."""
    for text in (f"{LOOKALIKE}，手机13800138000", LOOKALIKE, f"旧{LOOKALIKE[:-9]}。"):
        protected = exact.protect(text)
        assert "pg1e_CN_MOBILE_k3f9a2c1_" not in protected and "13800138000" not in protected
        assert exact.protect(protected) == protected
        assert reveal(exact, protected) == text


def test_what_only_looks_like_a_token_is_not_revealed(exact):
    with pytest.raises(KeyUnavailableError, match="has no key"):  # tokens tell their key
        reveal(exact, LOOKALIKE)


def test_look_alikes_come_back_from_frames_and_records(exact):
    record = {"手机号": LOOKALIKE, "备注": [f"{LOOKALIKE}13800138000"]}
    protected = exact.protect(record)
    assert "k3f9a2c1" not in str(protected) and "13800138000" not in str(protected)
    assert reveal(exact, protected) == record
    frame = pd.DataFrame({"手机号": ["13800138000", LOOKALIKE], "备注": ["x", f"{LOOKALIKE}13800138000"]})
    protected = exact.protect(frame)
    assert "k3f9a2c1" not in protected.to_csv()
    back = reveal(exact, protected)
    assert back["备注"].tolist() == frame["备注"].tolist()
    assert back["手机号"].fillna(LOOKALIKE).tolist() == frame["手机号"].tolist()  # or goes to `unfit`


def test_a_number_hidden_behind_the_head_of_a_token_is_found(exact):
    """Otherwise anybody could smuggle a value out by writing `pg1` before it."""
    protected = exact.protect("pg1e_CN_MOBILE_k3f9a2c1_11_ 手机13800138000")
    assert "13800138000" not in protected
