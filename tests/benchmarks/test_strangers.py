"""The strangers' tables: what is in them, how truth is written, what the command says."""

from __future__ import annotations

import re

import pytest

from benchmarks.tables.judge import Verdict, is_right
from benchmarks.tables.model import CLEAN, FREE_TEXT, IDENTIFIER, MIXED
from benchmarks.tables.strangers import __main__ as command
from benchmarks.tables.strangers import made, tables
from benchmarks.tables.strangers.build import SHEETS, build, truth_of
from benchmarks.tables.strangers.tempting import MORE
from piiguard import Guard
from piiguard.recognizers import registry

pd = pytest.importorskip("pandas")


def test_there_are_twenty_five_tables_half_of_whose_columns_are_clean():
    truths = [truth_of(written) for sheet in SHEETS for _, written, _ in sheet.columns]
    assert len(SHEETS) == 25 and len(truths) >= 800
    assert set(MORE) == {sheet.name for sheet in SHEETS}
    assert 0.5 < sum(truth.plainly_clean for truth in truths) / len(truths) < 0.6


def test_every_entity_of_a_truth_is_one_that_the_guard_knows():
    known = {recognizer.entity.code for recognizer in registry.builtin()}
    written = " ".join(text for sheet in SHEETS for _, text, _ in sheet.columns)
    assert set(re.findall("[A-Z_]{3,}", written)) <= known


def test_the_same_seed_gives_the_same_table():
    sheet = SHEETS[0]
    assert build(sheet, 7).frame.equals(build(sheet, 7).frame)
    assert not build(sheet, 7).frame.equals(build(sheet, 8).frame)


def test_numbers_of_a_row_fit_together_and_have_their_check_digits():
    """The sex and the birth date of a resident ID are those of its holder."""
    row = made.Row(made.random.Random(1), 1)
    assert row.a.id == made.resident_id(row.a.id[:17]) and row.a.id[6:14] == f"{row.a.birth:%Y%m%d}"
    assert int(row.a.id[16]) % 2 == row.a.male
    found = Guard().scan(f"证{row.a.id} 卡{row.a.card} 码{row.uscc} 车{row.vin}")
    assert [finding.entity for finding in found] == ["CN_RESIDENT_ID", "BANK_CARD", "CN_USCC", "VIN"]


@pytest.mark.parametrize(
    ("written", "entity", "content", "also"),
    [
        ("-", None, CLEAN, set()),
        ("-|AGE", None, CLEAN, {"AGE"}),
        ("IMEI", "IMEI", IDENTIFIER, set()),
        ("AGE|-", "AGE", IDENTIFIER, {"AGE", None}),
        ("text|-", None, FREE_TEXT, {None}),
        ("PERSON|mixed PERSON", "PERSON", MIXED, {"PERSON"}),
        ("mixed SEX AGE", None, MIXED, {"SEX", "AGE"}),
    ],
)
def test_a_truth_is_written_as_entity_or_content_with_what_counts_as_well(written, entity, content, also):
    told = truth_of(written)
    assert (told.entity, told.content, told.also | ({entity} if entity else set())) == (
        entity,
        content,
        also | ({entity} if entity else set()),
    )


def test_a_column_of_mobiles_and_landlines_may_be_called_telephones_or_be_searched():
    truth = truth_of("mixed CN_MOBILE CN_LANDLINE")
    right = [Verdict("PHONE_NUMBER"), Verdict("CN_MOBILE"), Verdict(None, True)]
    assert all(is_right(truth, said) for said in right)
    assert not is_right(truth, Verdict()) and not is_right(truth, Verdict("CN_QQ"))


def test_headers_may_repeat_and_be_empty():
    frames = [table.frame for table in tables() if table.name in ("visitors", "payroll")]
    assert any(frame.columns.duplicated().any() for frame in frames)
    assert any("" in frame.columns for frame in frames)


def test_the_command_counts_and_names_wrong_columns_but_shows_no_cell(capsys):
    assert command.main(["--systems", "headers", "--errors"]) == 0
    out = capsys.readouterr().out
    assert "columns right" in out and "clean columns flagged" in out and "wrong, headers:" in out
    assert not re.search(r"1[3-9]\d{9}", out)


def test_the_command_refuses_a_system_that_it_does_not_know(capsys):
    with pytest.raises(SystemExit):
        command.main(["--systems", "guess"])
    assert "guess is none of piiguard, headers" in capsys.readouterr().err
