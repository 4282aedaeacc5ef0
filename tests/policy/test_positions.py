"""Lines of key paths in TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from piiguard.policy.positions import toml_lines
from piiguard.policy.problems import key_path, line_of
from piiguard.policy.save import _table

TEXT = '''\
# a comment with [brackets] and "quotes
name = "x # no comment"
many = [ # a list
    "a",
    { key = 1, "quoted key" = 2 },
]

[entities]
PERSON = { tier = "t", action = { mask = { keep_first = 3 } } }
"CN.MOBILE".tier = "t"
long = """
[not.a.table]
key = 1
"""
raw = \'\'\'
[neither]
\'\'\'
after = 1

[columns."备注".deep]
tier = 'a"b'
when = 2026-11-22 10:00:00

[[plan.columns]]
name = "first"
[[plan.columns]]
name = "second"
[plan.columns.more]
key = 1
'''


def test_each_key_and_item_has_the_line_on_which_it_begins():
    lines = toml_lines(TEXT)
    found = {key_path(path): line for path, line in lines.items()}
    assert found == {
        "name": 2,
        "many": 3,
        "many[0]": 4,
        "many[1]": 5,
        "many[1].key": 5,
        'many[1]."quoted key"': 5,
        "entities": 8,
        "entities.PERSON": 9,
        "entities.PERSON.tier": 9,
        "entities.PERSON.action": 9,
        "entities.PERSON.action.mask": 9,
        "entities.PERSON.action.mask.keep_first": 9,
        'entities."CN.MOBILE"': 10,
        'entities."CN.MOBILE".tier': 10,
        "entities.long": 11,
        "entities.raw": 15,
        "entities.after": 18,
        "columns": 20,
        'columns."备注"': 20,
        'columns."备注".deep': 20,
        'columns."备注".deep.tier': 21,
        'columns."备注".deep.when': 22,
        "plan": 24,
        "plan.columns": 24,
        "plan.columns[0]": 24,
        "plan.columns[0].name": 25,
        "plan.columns[1]": 26,
        "plan.columns[1].name": 27,
        "plan.columns[1].more": 28,
        "plan.columns[1].more.key": 29,
    }


def test_of_a_key_that_is_not_there_the_line_of_what_is_around_it():
    assert line_of(toml_lines(TEXT), ("entities", "PERSON", "clause")) == 9
    assert line_of(toml_lines(TEXT), ("nosuch",)) is None


def paths(value, at=()):
    """All key paths of read content."""
    found = {at} if at else set()
    if isinstance(value, dict):
        for key, item in value.items():
            found |= paths(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found |= paths(item, (*at, number))
    return found


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | TEXTS | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, st.dictionaries(TEXTS, VALUES, max_size=4), max_size=4))
def test_what_is_written_is_read_again_and_every_key_has_a_line(content):
    text = "\n".join(_table((name,), rows) for name, rows in content.items())
    assert tomllib.loads(text) == content
    assert set(toml_lines(text)) == paths(content)
