"""`Guard`: the verbs scan, protect, run and explain, and the arguments they depend on."""

import pickle
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata

import pandas as pd
import pytest

from piiguard import Guard, PatternRecognizer, PolicyError, RecognizerError, WordsRecognizer, keep

GUARD = Guard()
TEXT = "客户手机13800138000，身份证11010519491231002X，邮箱li.ming@example.com"
MASKED = "客户手机138****8000，身份证110**************X，邮箱l******@example.com"
BADGE = PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}", mask=keep(2, 2))
Pair = namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    ("data", "protected"),
    [
        (TEXT, MASKED),
        ("", ""),
        ("无", "无"),
        ([TEXT, None, ""], [MASKED, None, ""]),
        ((TEXT, None), (MASKED, None)),
        ([], []),
        ((), ()),
        ({"备注": [TEXT]}, {"备注": [MASKED]}),
        ([{"备注": TEXT}, None], [{"备注": MASKED}, None]),
        (Pair("x", TEXT), Pair("x", MASKED)),  # a named tuple is a record
        ({}, {}),
    ],
)
def test_what_goes_in_comes_out(data, protected):
    """Same kind, same length, None stays None."""
    answer = GUARD.protect(data)
    assert (answer, type(answer)) == (protected, type(protected))
    assert GUARD.run(data).data == protected


class Text(str):
    """A subclass of str."""


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"13800138000", "decode it first"),
        (bytearray(b"1"), "decode it first"),
        (memoryview(b"1"), "decode it first"),
        (13800138000, "pass str"),
        (1.5, "pass str"),
        (None, "NoneType cannot be searched"),
        ({TEXT}, "set cannot be searched"),
        (object(), "object cannot be searched"),
        (iter([TEXT]), "list_iterator cannot be searched"),
        (pd.Index(["a"]), "Index cannot be searched"),
    ],
)
@pytest.mark.parametrize("verb", ["scan", "protect", "run", "explain"])
def test_what_cannot_be_searched_is_refused(data, hint, verb):
    with pytest.raises(TypeError, match=hint):
        getattr(GUARD, verb)(data)


def test_a_subclass_of_str_is_a_text():
    assert GUARD.protect(Text(TEXT)) == GUARD.protect([Text(TEXT)])[0] == MASKED


def test_a_column_labels_a_text_and_every_text_of_a_list():
    assert GUARD.protect("hunter2x", column="登录密码") == "******"
    assert GUARD.protect(["hunter2x", None], column="登录密码") == ["******", None]
    assert GUARD.protect("hunter2x") == "hunter2x"


@pytest.mark.parametrize(
    ("data", "rows"), [(TEXT, {0}), (["", TEXT], {1}), ([{"a": ""}, {"a": TEXT}], {1}), ({"a": TEXT}, {0})]
)
def test_scan_tells_the_row(data, rows):
    assert {finding.row for finding in GUARD.scan(data)} == rows


def test_run_is_protect_with_a_report():
    result = GUARD.run([TEXT, None])
    assert result.report.counts() == {"CN_MOBILE": 1, "CN_RESIDENT_ID": 1, "EMAIL_ADDRESS": 1}
    assert (result.report.policy, result.report.characters) == ("pipl", len(TEXT))
    assert result.report.seconds > 0


def test_explain_says_why_and_by_which_clause():
    (entry,) = GUARD.explain("身份证号11010519491231002X")
    assert (entry.finding.entity, entry.tier, entry.action) == ("CN_RESIDENT_ID", "sensitive", "mask")
    assert entry.clause.startswith("PIPL art. 28")
    assert "check digit right" in str(entry)


def test_explain_agrees_with_scan_in_number_and_order():
    assert [entry.finding for entry in GUARD.explain([TEXT, TEXT])] == list(GUARD.scan([TEXT, TEXT]))


# -- arguments ------------------------------------------------------------------------------------------


def entities(guard, text=TEXT):
    return [finding.entity for finding in guard.scan(text)]


def test_include_and_exclude_choose_entities():
    assert entities(Guard(include=["CN_MOBILE"])) == ["CN_MOBILE"]
    assert entities(Guard(exclude=["CN_MOBILE"])) == ["CN_RESIDENT_ID", "EMAIL_ADDRESS"]
    assert entities(Guard(include=["CN_MOBILE"], exclude=["CN_MOBILE"])) == []
    assert Guard(include=["CN_MOBILE"]).entities == ("CN_MOBILE",)


@pytest.mark.parametrize(
    "arguments",
    [{"include": ["CN_MOBIL"]}, {"exclude": ["CN_MOBIL"]}, {"thresholds": {"CN_MOBIL": 0.5}}],
)
def test_an_unknown_entity_code_is_refused_with_a_guess(arguments):
    """A detector that silently matches nothing looks exactly like clean data."""
    with pytest.raises(PolicyError, match=r"did you mean CN_MOBILE\?"):
        Guard(**arguments)


@pytest.mark.parametrize("arguments", [{"include": "CN_MOBILE"}, {"exclude": "CN_MOBILE"}])
def test_one_string_is_no_list_of_codes(arguments):
    with pytest.raises(PolicyError, match="not one string"):
        Guard(**arguments)


@pytest.mark.parametrize("mode", ["strict", "", 1])
def test_a_mode_is_one_of_two(mode):
    with pytest.raises(PolicyError, match="mode: 'balanced' or 'recall'"):
        Guard(mode=mode)


@pytest.mark.parametrize(
    ("thresholds", "found"),
    [
        (None, ["CN_MOBILE", "CN_RESIDENT_ID", "EMAIL_ADDRESS"]),
        (1, []),
        ({"CN_MOBILE": 1.0}, ["CN_RESIDENT_ID", "EMAIL_ADDRESS"]),
        ({"": 1.0, "CN_MOBILE": 0.5}, ["CN_MOBILE"]),  # "" stands for all others
    ],
)
def test_thresholds_are_for_all_or_by_entity(thresholds, found):
    assert entities(Guard(thresholds=thresholds)) == found


@pytest.mark.parametrize(
    "thresholds", [-0.1, 1.1, "0.5", True, float("nan"), {"CN_MOBILE": 2}, {"CN_MOBILE": None}]
)
def test_a_threshold_is_a_number_from_0_to_1(thresholds):
    with pytest.raises(PolicyError, match=r"scores are numbers in \[0, 1\]"):
        Guard(thresholds=thresholds)


def test_an_unknown_policy_is_refused():
    with pytest.raises(PolicyError, match="built-in policies"):
        Guard("nosuch")


def test_a_recognizer_of_ones_own_is_asked_with_the_others():
    guard = Guard(recognizers=[BADGE])
    assert guard.protect("见ZB-204518，" + TEXT) == "见ZB-****18，" + MASKED
    assert "BADGE_NO" in guard.entities


@pytest.mark.parametrize("thing", [object(), 1, PatternRecognizer])
def test_what_is_no_recognizer_is_refused(thing):
    with pytest.raises(RecognizerError, match="is no recognizer"):
        Guard(recognizers=[thing])


def test_an_entry_point_that_is_not_installed_is_refused():
    assert not metadata.entry_points(group="piiguard.recognizers", name="nosuch")
    with pytest.raises(RecognizerError, match="is its package installed"):
        Guard(recognizers=["nosuch"])


# -- one guard, many users ------------------------------------------------------------------------------


def test_a_pickled_guard_answers_alike():
    words = WordsRecognizer("PROJECT", ["北极星"])
    guard = Guard(
        recognizers=[BADGE, words], exclude=["EMAIL_ADDRESS"], thresholds={"CN_MOBILE": 0.9}, allow=["北极星"]
    )
    again = pickle.loads(pickle.dumps(guard))
    text = TEXT + "ZB-204518 北极星 13800138000"
    assert again.entities == guard.entities
    assert again.explain(text) == guard.explain(text)
    assert again.protect(text) == guard.protect(text)


def test_eight_threads_share_one_guard():
    """On first use as well, when lazily built tables are built."""
    guard = Guard(
        recognizers=[PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}"), WordsRecognizer("PROJECT", ["北极星"])]
    )
    texts = [f"{TEXT} ZB-{number:06} 北极星 1380013{number:04}" for number in range(300)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guard.protect, [texts] * 16))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0] == [guard.protect(text) for text in texts]


def test_two_guards_do_not_feel_each_other():
    before = GUARD.protect(TEXT)
    Guard(recognizers=[WordsRecognizer("PROJECT", ["客户"])], thresholds=1.0).protect(TEXT)
    assert GUARD.protect(TEXT) == before


def test_the_repr_names_policy_and_number():
    assert repr(Guard(include=["CN_MOBILE"], allow=["13800138000"])) == "<Guard policy='pipl', 1 recognizers>"


@pytest.mark.parametrize("rows", [1, 100, 5000])
def test_the_answer_does_not_depend_on_how_many_rows_are_asked_together(rows):
    """5000 rows are several chunks."""
    assert GUARD.protect([TEXT] * rows) == [MASKED] * rows
