"""Columns of which every cell goes through one transform: the answer is that of going cell by cell."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from piiguard import Guard
from piiguard.access import Access
from piiguard.applying import About, Applier, made_by
from piiguard.errors import DisclosureWarning, TransformError
from piiguard.frames.arrow import byte_column
from piiguard.frames.transformed import transformed
from piiguard.handover import Handover
from piiguard.keys import KeyRing
from piiguard.transforms.action import SUPPRESS, Action
from piiguard.transforms.custom import Custom
from piiguard.transforms.splice import Applied

ROWS = 300
ACCESS = Access("li.na", "auditor", "complaint")
WRONG = "110105194912310021"  # its check digit should be X
ROLE = '[access.auditor]\nprincipals = ["li.na"]\nhighest = "sensitive"\npurposes = ["complaint"]\n'
pytestmark = pytest.mark.filterwarnings("ignore::piiguard.errors.DisclosureWarning")


class Recording:
    """A function that says what it was asked for: marks values with subject and seed; takes no `无`."""

    def __init__(self):
        self.asked = []

    def __call__(self, values, context):
        self.asked += values
        subjects = context.subjects or [""] * len(values)
        seeds = context.seeds or [""] * len(values)
        return [
            None if value == "无" else f"<{value}{subject}{seed}>"
            for value, subject, seed in zip(values, subjects, seeds, strict=True)
        ]


def column(values):
    cells = byte_column(pd.Series(values, dtype="str"))
    assert cells is not None
    return cells


def applied(function, cells, chosen, *, deterministic=True, about=None, unfit=SUPPRESS):
    """What becomes of the chosen rows of a column of strings."""
    custom = Custom("own", function, deterministic=deterministic)
    action = Action.of("custom", by=custom)
    treatment = Applied(action, made_by(action), "CN_MOBILE")
    apply = Applier(Handover(), unfit, about or About())
    out = transformed(column(cells), np.array(chosen), treatment, apply)
    return out.strings(np.arange(len(cells))), apply.misfits


CELLS = ["a", "b", "a", None, "b", "c"]


@pytest.mark.parametrize(
    ("deterministic", "asked"), [(True, ["a", "b", "c"]), (False, ["a", "b", "a", "b", "c"])]
)
def test_distinct_values_are_asked_for_once_where_that_is_right(deterministic, asked):
    function = Recording()
    out, _ = applied(function, CELLS, [True, True, True, False, True, True], deterministic=deterministic)
    assert out == ["<a>", "<b>", "<a>", None, "<b>", "<c>"]
    assert function.asked == asked


@pytest.mark.parametrize("deterministic", [True, False])
def test_rows_that_were_not_chosen_stay(deterministic):
    out, _ = applied(
        Recording(), CELLS, [True, False, False, False, True, False], deterministic=deterministic
    )
    assert out == ["<a>", "b", "a", None, "<b>", "c"]


@pytest.mark.parametrize("deterministic", [True, False])
def test_no_row_at_all(deterministic):
    out, _ = applied(Recording(), CELLS, [False] * 6, deterministic=deterministic)
    assert out == CELLS


def test_equal_values_of_two_subjects_are_two():
    about = About(subjects=["1", "2", "1", "1", "1", None], seeds=["x", "x", "x", "x", "y", "z"])
    function = Recording()
    out, _ = applied(
        function, ["a", "a", "a", None, "a", "a"], [True, True, True, False, True, True], about=about
    )
    assert out == ["<a1x>", "<a2x>", "<a1x>", None, "<a1y>", "<aNonez>"]
    assert len(function.asked) == 4


@pytest.mark.parametrize("deterministic", [True, False])
def test_what_does_not_fit_is_null_or_what_the_policy_says(deterministic):
    cells, chosen = ["a", "无", "无", "a"], [True] * 4
    suppressed, misfits = applied(Recording(), cells, chosen, deterministic=deterministic)
    assert (suppressed, misfits) == (["<a>", None, None, "<a>"], 2)
    replaced, _ = applied(
        Recording(),
        cells,
        chosen,
        deterministic=deterministic,
        unfit=Action.of("replace", **{"with": "{entity}"}),
    )
    assert replaced == ["<a>", "CN_MOBILE", "CN_MOBILE", "<a>"]


@pytest.mark.parametrize("results", [["x"], ["x"] * 3, [1, 2], "xy"])
def test_results_of_another_shape_are_refused(results):
    with pytest.raises(TransformError):
        applied(lambda values, context: results if results != "xy" else 7, ["a", "b"], [True, True])


# The same through a guard.


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder, ring, guards = tmp_path_factory.mktemp("transformed"), KeyRing.in_memory(), {}

    def made(text):
        if text not in guards:
            path = folder / f"{len(guards)}.toml"
            path.write_text(f'name = "own"\nextends = "pipl"\n{text}\n{ROLE}', encoding="utf-8")
            guards[text] = Guard(path, keys=ring, vault=folder / "v.db", audit=folder / "a.jsonl")
        return guards[text]

    return made


def policy(action, unfit='"suppress"'):
    rows = "\n".join(
        f'{code} = {{ action = {action}, because = "t" }}' for code in ("CN_MOBILE", "CN_RESIDENT_ID")
    )
    return f"unfit = {unfit}\n[entities]\n{rows}"


ACTIONS = ['"pseudonymize"', '"tokenize"', '{ encrypt = { mode = "deterministic" } }', '"fpe"', '"surrogate"']
MOBILES = [f"1380013{number:04}" for number in range(ROWS - 6)]
DIRTY = [*MOBILES, None, "无", "138 0013 8000", "+8613800138000", "13800138000", "13800138000"]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("dtype", ["str", "object", "string[pyarrow]"])
def test_a_long_column_gives_what_its_cells_give(made, action, dtype):
    """As a whole from 256 rows on; the same rows in short columns are searched one by one."""
    guard = made(policy(action))
    series = pd.Series(DIRTY, name="手机号", dtype=dtype)
    whole = guard.protect(series.to_frame())["手机号"].astype(object).tolist()
    parts = [guard.protect(series[at : at + 100].to_frame())["手机号"].astype(object) for at in (0, 100, 200)]
    by_cell = [cell for part in parts for cell in part.tolist()]
    assert [None if pd.isna(one) else one for one in whole] == [
        None if pd.isna(one) else one for one in by_cell
    ]
    assert not set(MOBILES) & set(whole)


@pytest.mark.parametrize("action", ACTIONS[1:4])
def test_a_long_column_comes_back(made, action):
    guard = made(policy(action))
    frame = pd.DataFrame({"手机号": DIRTY})
    back = guard.reveal(guard.protect(frame), access=ACCESS)["手机号"].tolist()
    exact = "encrypt" in action
    tail = ["138 0013 8000", "+8613800138000"] if exact else ["13800138000", "13800138000"]
    assert back[: ROWS - 6] == MOBILES
    assert back[-5:] == ["无", *tail, "13800138000", "13800138000"]


@pytest.mark.parametrize("rows", [5, ROWS])
def test_an_id_with_a_wrong_check_digit_does_not_go_through(made, rows):
    """Nothing keeps its form: it goes where the policy says, and the report counts it."""
    frame = pd.DataFrame({"身份证号": ["11010519491231002X"] * rows + [WRONG] * 2})
    for unfit, left in (
        ('"suppress"', None),
        ('{ replace = { with = "<{entity}>" } }', "<CN_RESIDENT_ID>"),
        ("{ mask = { length = 6 } }", "******"),
    ):
        result = made(policy('"fpe"', unfit)).run(frame)
        cells = [None if pd.isna(cell) else cell for cell in result.data["身份证号"]]
        assert cells[-2:] == [left, left] and cells.count(left) == 2
        assert result.report.columns[0].unfit == 2


@pytest.mark.parametrize("rows", [5, ROWS])
def test_cells_that_do_not_fit_are_encrypted_each_by_itself(made, rows):
    """Equal cells do not get equal ciphertext; and they come back."""
    guard = made(policy('"fpe"', '"encrypt"'))
    frame = pd.DataFrame({"身份证号": ["11010519491231002X"] * rows + [WRONG] * 3})
    protected = guard.protect(frame)
    assert protected["身份证号"].iloc[-3:].nunique() == 3
    assert guard.reveal(protected, access=ACCESS)["身份证号"].tolist() == frame["身份证号"].tolist()


def test_arrow_columns_in_chunks_and_slices(made):
    guard = made(policy('"pseudonymize"'))
    plain = guard.protect(pd.DataFrame({"手机号": DIRTY}))["手机号"].tolist()
    chunked = pa.chunked_array([pa.array(["x", *DIRTY[:100]])[1:], pa.array(DIRTY[100:])])
    table = guard.protect(pa.table({"手机号": chunked}))
    assert table["手机号"].to_pylist() == [None if pd.isna(cell) else cell for cell in plain]


def test_subjects_tell_equal_values_apart(made):
    """Tokens of the vault belong to a subject, so that it can be forgotten."""
    guard = made(policy('"tokenize"'))
    frame = pd.DataFrame({"客户号": ["C1", "C2"] * (ROWS // 2), "手机号": ["13800138000"] * ROWS})
    tokens = guard.protect(frame, subject="客户号")["手机号"]
    assert tokens.nunique() == 2
    assert tokens[::2].nunique() == tokens[1::2].nunique() == 1


def test_a_warning_says_that_few_values_can_be_counted(made):
    frame = pd.DataFrame({"手机号": ["13800138000"] * ROWS})
    with pytest.warns(DisclosureWarning, match="one value fills 100.0 % of the cells"):
        made(policy('"pseudonymize"')).protect(frame)
