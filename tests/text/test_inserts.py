"""Columns of SQL inserts (插入语句) label the values behind VALUES."""

import pytest

from piiguard import Guard


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("INSERT INTO t (name, zip_code) VALUES ('张三', '310012');", ["310012"]),
        (
            "insert into t(`zip_code`, name) values ('310012', '李, (四)'), ('518000', '王五')",
            ["310012", "518000"],
        ),
        ("INSERT INTO t (name, amount) VALUES ('张三', '310012')", []),
        ("INSERT INTO t (name, zip_code) VALUES ('310012')", []),  # too few fields
    ],
)
def test_a_column_owns_its_field_in_every_tuple(text, found):
    assert [finding.text_of(text) for finding in Guard(exclude=["PERSON"]).scan(text)] == found
