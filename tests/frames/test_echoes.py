"""Values of a row's own columns are found again in that row's other texts."""

import pandas as pd
import pytest

from piiguard import Evidence, Guard

CODES = ["PERSON", "CN_MOBILE", "EMPLOYEE_NO", "CN_RESIDENT_ID", "EMAIL_ADDRESS"]
GUARD = Guard(include=CODES)


def remark(text: str, **row: object) -> str:
    """The masked remark of a frame with one row."""
    frame = pd.DataFrame({**{key: [value] for key, value in row.items()}, "备注": [text]})
    return GUARD.protect(frame)["备注"].iloc[0]


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("高兴", "客户高兴来电", "客户高*来电"),  # a name that no model would see
        ("高兴", "高兴说高兴", "高*说高*"),  # everywhere
        ("欧阳震华", "欧阳震华的贷款", "欧阳**的贷款"),
        ("Anna", "call Anna!", "call A***!"),
        ("Anna", "Annabel, xAnna", "Annabel, xAnna"),  # whole words
        (" 高兴 ", "高兴来电", "高*来电"),  # blanks around a cell
        ("高", "身高一米八", "身高一米八"),  # one character never echoes
        ("Li", "Li said", "Li said"),  # nor a short Latin one
        ("未知", "原因未知", "原因未知"),  # what people fill in for nothing
        ("高*", "高*来电", "高*来电"),  # masked before
        (None, "None来电", "None来电"),
        ("", "来电", "来电"),
    ],
)
def test_a_name_of_the_row_is_masked_in_its_remark(name, text, masked):
    """The header 姓名 says that the column holds names."""
    assert remark(text, 客户姓名=name) == masked


def test_a_number_of_the_row_is_masked_where_nothing_names_it():
    """A1024 alone is nothing; it stands under 工号 in the same row."""
    assert remark("A1024到过，XA1024没有", 工号="A1024") == "***24到过，XA1024没有"


def test_only_values_of_the_same_row_echo():
    """What other rows hold changes nothing."""
    frame = pd.DataFrame({"姓名": ["高兴", "满意"], "备注": ["满意", "今天高兴"]})
    assert GUARD.protect(frame)["备注"].tolist() == ["满意", "今天高兴"]


def test_numeric_columns_echo_too():
    """A mobile read as a number."""
    assert remark("拨13800138000无人", 手机号=13800138000) == "拨138****8000无人"


def test_scan_reports_echoes_with_their_evidence():
    """In the column of the text, with its label."""
    frame = pd.DataFrame({"姓名": ["高兴"], "备注": ["客户高兴来电"]})
    _, found = GUARD.scan(frame)
    assert (found.row, found.column, found.start, found.end, found.entity) == (0, "备注", 2, 4, "PERSON")
    assert found.evidence is Evidence.ECHO


def test_what_was_found_anyway_is_reported_once():
    """13800138000 is a mobile with or without its column."""
    frame = pd.DataFrame({"手机号": ["13800138000"], "备注": ["拨13800138000"]})
    assert [(found.column, found.entity) for found in GUARD.scan(frame)] == [
        ("手机号", "CN_MOBILE"),
        ("备注", "CN_MOBILE"),
    ]


def test_the_report_counts_echoes():
    """Like any other finding."""
    frame = pd.DataFrame({"姓名": ["高兴", "满意"], "备注": ["高兴来电", "请满意回电"]})
    columns = {column.name: column.counts for column in GUARD.run(frame).report.columns}
    assert columns["备注"] == {"PERSON": 2}


def test_allowed_values_do_not_echo():
    """The caller said so."""
    frame = pd.DataFrame({"姓名": ["高兴"], "备注": ["客户高兴来电"]})
    assert Guard(include=CODES, allow=["高兴"]).protect(frame)["备注"].tolist() == ["客户高兴来电"]


def test_long_texts():
    """An echo in the last piece of a text of a million characters."""
    frame = pd.DataFrame({"姓名": ["高兴"], "备注": ["文本\n" * 200_000 + "客户高兴来电"]})
    masked = GUARD.protect(frame)["备注"].iloc[0]
    assert masked.endswith("\n客户高*来电")
    assert len(masked) == len(frame["备注"].iloc[0])


def test_large_columns_and_small_ones_say_the_same():
    """Columns that are masked as a whole give their values too."""
    numbers = [f"A{row:05d}" for row in range(600)]
    frame = pd.DataFrame({"工号": numbers, "备注": [f"{number}到过" for number in numbers]})
    whole = GUARD.protect(frame)["备注"].tolist()
    assert whole == [f"****{number[-2:]}到过" for number in numbers]
    assert GUARD.protect(frame.iloc[[7]])["备注"].tolist() == whole[7:8]


def test_the_frame_itself_is_left_alone_and_protecting_twice_changes_nothing():
    """A masked value does not echo."""
    frame = pd.DataFrame({"姓名": ["高兴", None], "工号": ["A1024", "B2048"], "备注": ["高兴A1024", None]})
    before = frame.copy(deep=True)
    once = GUARD.protect(frame)
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(GUARD.protect(once), once)


def test_records_echo_within_themselves():
    """A list of records is a table; each dict is a row."""
    records = [{"工号": "A1024", "备注": "A1024来过"}, {"工号": "B2048", "备注": "A1024来过"}]
    assert GUARD.protect(records) == [
        {"工号": "***24", "备注": "***24来过"},
        {"工号": "***48", "备注": "A1024来过"},
    ]
    assert [found.path for found in GUARD.scan(records)] == [(0, "工号"), (0, "备注"), (1, "工号")]


def test_a_series_and_a_list_have_no_other_columns():
    """Nothing to echo from."""
    assert GUARD.protect(pd.Series(["高兴", "今天很高兴"], name="备注")).tolist() == ["高兴", "今天很高兴"]
    assert GUARD.protect(["高兴", "今天高兴"]) == ["高兴", "今天高兴"]
