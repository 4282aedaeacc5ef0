"""The sixty tables: what is in them, what counts as right, and what the command says."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from benchmarks.corpus.document import SLOTS
from benchmarks.corpus.facts import FactsMissingError, facts_directory
from benchmarks.peers import UnavailableError
from benchmarks.tables import __main__ as command
from benchmarks.tables import tables, words, words_unseen
from benchmarks.tables.build import build, sheets_of
from benchmarks.tables.headers_and_regexes import HeadersAndRegexes
from benchmarks.tables.judge import Tally, Verdict, errors_of, is_right
from benchmarks.tables.model import CLEAN, CONTENTS, FREE_TEXT, IDENTIFIER, MIXED, Truth
from benchmarks.tables.notation import HEADER_KINDS, LYING, MEANINGLESS, Sheet
from benchmarks.tables.values import VALUES
from piiguard import Guard

pd = pytest.importorskip("pandas")
DEMOGRAPHIC = {"AGE", "SEX", "ETHNICITY", "NATIONALITY", "MARITAL_STATUS", "INCOME"}


@pytest.fixture(autouse=True)
def _needs_the_tables():
    try:
        facts_directory()
    except FactsMissingError:
        pytest.skip("the tables of ../shared/facts are not beside the repository")


def sheet(lines, **settings):
    return Sheet(2, "trial", settings.pop("rows", 60), lines, **settings)


def test_each_kind_of_business_has_a_table_in_both_halves():
    kinds = {split: sorted(one.kind for one in sheets_of(split)) for split in ("tune", "report")}
    assert kinds["tune"] == kinds["report"]
    assert len(kinds["tune"]) == 30
    assert all(200 <= one.rows <= 1500 for one in sheets_of("all"))


def test_there_are_enough_columns_and_half_of_them_are_clean():
    values = [VALUES[column.value].content for one in sheets_of("all") for column in one.columns()]
    assert len(values) >= 1000
    assert 0.4 < values.count(CLEAN) / len(values) < 0.6


def test_every_kind_of_header_is_in_both_halves():
    for split in ("tune", "report"):
        kinds = {column.header_kind for one in sheets_of(split) for column in one.columns()}
        assert kinds == set(HEADER_KINDS)


def test_most_headers_of_the_report_half_are_not_in_the_tune_half():
    headers = {
        split: {c.header for one in sheets_of(split) for c in one.columns() if c.header_kind != MEANINGLESS}
        for split in ("tune", "report")
    }
    assert len(headers["tune"] & headers["report"]) < 0.15 * len(headers["report"])


def test_the_words_of_the_two_halves_differ():
    seen, unseen = words.WORDS, words_unseen.WORDS
    for name in ("goods", "brands", "departments", "jobs", "handsets", "agents", "complaints"):
        assert not set(getattr(seen, name)) & set(getattr(unseen, name))
    assert seen.notes.keys() == unseen.notes.keys()
    for subject, pair in seen.notes.items():
        assert not {*pair[0], *pair[1]} & {t for side in unseen.notes[subject] for t in side}


@pytest.mark.parametrize("lists", [words.WORDS, words_unseen.WORDS])
def test_a_plain_sentence_has_no_slot_of_a_person_and_a_telling_one_has(lists):
    for telling, plain in lists.notes.values():
        assert all(set(SLOTS) & set(re.findall(r"\{(\w+)\}", sentence)) for sentence in telling)
        assert not any(set(SLOTS) & set(re.findall(r"\{(\w+)\}", sentence)) for sentence in plain)


def test_every_answer_is_an_entity_that_exists():
    known = set(Guard().entities) | DEMOGRAPHIC
    for one in sheets_of("all"):
        for column in one.columns():
            value = VALUES[column.value]
            wanted = {value.entity, *value.also, *column.options.get("also", "none").split(",")}
            assert wanted - {None, "none"} <= known, f"{one.name}: {column.header}"


def test_the_same_seed_gives_the_same_table_and_another_another():
    one = sheets_of("tune")[0]
    assert build(one, 5).frame.equals(build(one, 5).frame)
    assert not build(one, 5).frame.equals(build(one, 6).frame)


def test_the_truth_names_the_columns_of_the_frame_in_order():
    for number, table in enumerate(tables("tune")):
        assert list(table.frame.columns) == list(table.truth)
        assert {told.content for told in table.truth.values()} <= set(CONTENTS)
        if number == 3:
            break


def test_an_unknown_half_is_refused():
    with pytest.raises(ValueError, match="tune, report, all"):
        sheets_of("both")


def test_a_line_without_its_sign_is_refused():
    with pytest.raises(ValueError, match="' = '"):
        sheet("手机号: mobile").columns()


def test_an_option_ends_the_argument_and_a_flag_names_the_kind_of_header():
    column = sheet("状态 = of 已支付|待 发货 null=0.2 word=无 lie").columns()[0]
    assert (column.value, column.argument) == ("of", "已支付|待 发货")
    assert column.options == {"null": "0.2", "word": "无", "lie": ""}
    assert column.header_kind == LYING


def test_birth_age_and_sex_are_those_of_the_number():
    plain = "dirt=0 wrong=0 null=0"
    lines = f"a = id18 {plain}\nb = dob compact {plain}\nc = sex M|F {plain}\nd = age {plain}"
    frame = build(sheet(lines)).frame
    for number, born, sex, age in frame.itertuples(index=False):
        assert number[6:14] == born
        assert sex == ("M" if int(number[16]) % 2 else "F")
        assert int(age) == 2026 - int(born[:4])


def test_a_person_keeps_the_number_in_all_rows_and_another_person_has_another():
    plain = "dirt=0 wrong=0 null=0"
    lines = f"id = id18 {plain}\ntel = mobile {plain}\ntel2 = mobile other {plain}"
    frame = build(sheet(lines, people=0.1)).frame
    assert frame["id"].nunique() == frame["tel"].nunique() <= 6
    assert not (frame["tel"] == frame["tel2"]).any()


def test_a_table_from_a_csv_file_has_numbers_and_loses_zeros():
    lines = "zip = code 0##### null=0\ntel = mobile null=0.3 word=N/A dirt=0 wrong=0\nwhen = date null=0"
    frame = build(sheet(lines, store="csv")).frame
    assert frame["zip"].dtype == "int64"
    assert frame["tel"].dtype == "float64"


def test_a_table_from_a_database_is_typed():
    lines = "state = of a|b\nwhen = date\nfee = money 1 9 null=0\ntel = mobile"
    kinds = build(sheet(lines, store="db")).frame.dtypes.astype(str)
    assert kinds["state"] == "category"
    assert kinds["when"].startswith("datetime64")
    assert kinds["fee"] == "float64"
    assert kinds["tel"] == "str"


def test_below_a_merged_header_the_real_headers_are_cells():
    table = build(sheet("姓名 = name\n电话 = mobile", banner="通讯录", total=True))
    assert list(table.truth) == ["通讯录", "Unnamed: 1"]
    assert table.frame.iloc[0].tolist() == ["姓名", "电话"]
    assert table.frame.iloc[-1, 0] == "合计"
    assert {told.header for told in table.truth.values()} == {MEANINGLESS}


@pytest.mark.parametrize(
    ("options", "shape"),
    [
        ("fmt=344", r"1\d\d \d{4} \d{4}"),
        ("fmt=+86-", r"\+86-1\d{10}"),
        ("as=dot0", r"1\d{10}\.0"),
        ("as=sci", r"1\.\d{5}E\+10"),
        ("masked", r"1\d\d\D{4}\d{4}"),
    ],
)
def test_values_are_written_as_their_line_says(options, shape):
    frame = build(sheet(f"tel = mobile {options} dirt=0 wrong=0 null=0")).frame
    assert frame["tel"].str.fullmatch(shape).all()


def test_numbers_of_a_column_have_one_form():
    frame = build(sheet("no = empno dirt=0 wrong=0 null=0")).frame
    assert frame["no"].str.replace(r"\d", "9", regex=True).nunique() == 1


NAME = Truth("PERSON", IDENTIFIER)
NUMBER = Truth("CN_RESIDENT_ID", IDENTIFIER, frozenset({"DOCUMENT_NO"}))
PHONES = Truth("PHONE_NUMBER", MIXED, frozenset({"CN_MOBILE"}))
NOTES = Truth(None, FREE_TEXT)
NOTHING = Truth(None, CLEAN)
OPINION = Truth(None, CLEAN, frozenset({"HEALTH"}))
MAYBE = Truth("URL", IDENTIFIER, frozenset({None}))


@pytest.mark.parametrize(
    ("truth", "said", "right"),
    [
        (NAME, Verdict("PERSON"), True),
        (NAME, Verdict("CN_MOBILE"), False),
        (NAME, Verdict(None, inside=True), False),  # a column of names is to be known as such
        (NUMBER, Verdict("DOCUMENT_NO"), True),
        (PHONES, Verdict("CN_MOBILE"), True),
        (PHONES, Verdict(None, inside=True), True),  # searched cell by cell
        (PHONES, Verdict(), False),
        (NOTES, Verdict(None, inside=True), True),
        (NOTES, Verdict("PERSON"), False),
        (NOTES, Verdict(), False),
        (NOTHING, Verdict(), True),
        (NOTHING, Verdict(None, inside=True), False),
        (NOTHING, Verdict("VIN"), False),
        (OPINION, Verdict("HEALTH"), True),
        (OPINION, Verdict(), True),
        (MAYBE, Verdict(), True),
        (MAYBE, Verdict("URL"), True),
    ],
)
def test_what_counts_as_right(truth, said, right):
    assert is_right(truth, said) is right


def test_only_columns_without_another_opinion_count_as_flagged():
    tally = Tally()
    for truth in (NOTHING, OPINION):
        tally.add("trial", "c", truth, Verdict("VIN"))
    assert (tally.flagged.some, tally.flagged.all) == (1, 1)


def test_free_text_in_which_nothing_was_found_is_clean():
    told = SimpleNamespace(name="备注", entity=None, content="free text", findings={})
    assert Verdict.of_report(told) == Verdict()
    told.findings = {"CN_MOBILE": 3}
    assert Verdict.of_report(told) == Verdict(None, inside=True)


def test_an_error_names_the_column_and_shows_no_cell():
    tally = Tally()
    tally.add("staff/08", "姓名", NAME, Verdict())
    assert [line.split() for line in errors_of(tally)] == [
        ["staff/08", "'姓名'", "is", "PERSON", "(identifier),", "said:", "nothing", "[]"]
    ]


def test_headers_and_regexes_find_what_is_plain_and_fall_for_a_header():
    frame = pd.DataFrame(
        {
            "col_1": ["13800138000", "138-0013-8001"],
            "身份证照片页数": ["1", "2"],
            "birth_date": ["1990-01-02", "1991-02-03"],
            "备注": ["来电13800138000", "已办"],
            "金额": ["1.00", "2.50"],
        }
    )
    assert HeadersAndRegexes().classify(frame) == {
        "col_1": Verdict("CN_MOBILE"),
        "身份证照片页数": Verdict("CN_RESIDENT_ID"),
        "birth_date": Verdict("DATE_OF_BIRTH"),
        "备注": Verdict(None, inside=True),
        "金额": Verdict(),
    }


@pytest.mark.parametrize("split", ["report", "all"])
def test_errors_of_the_report_half_are_not_shown(split, capsys):
    with pytest.raises(SystemExit):
        command.main(["--split", split, "--errors"])
    assert "tune only" in capsys.readouterr().err


def test_the_command_prints_the_shares_and_says_who_is_missing(monkeypatch, capsys):
    def missing():
        raise UnavailableError("it is not there")

    given = [build(sheet("姓名 = name\n手机号 = mobile\n金额 = money 1 9"))]
    monkeypatch.setattr(command, "tables", lambda split, seed: given)
    monkeypatch.setitem(command.SYSTEMS, "piiguard", missing)
    assert command.main(["--split", "tune", "--systems", "piiguard,headers"]) == 0
    told = capsys.readouterr()
    assert "piiguard: not measured, it is not there" in told.err
    assert "100.0%" in next(line for line in told.out.splitlines() if line.startswith("columns right"))


def test_an_unknown_system_is_refused(capsys):
    with pytest.raises(SystemExit):
        command.main(["--systems", "oracle"])
    assert "oracle" in capsys.readouterr().err
