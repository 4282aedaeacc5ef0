"""A canary through every path: no value leaves by message, repr, log, pickle or stream; no socket is opened.

The canaries are made up; they are looked for whole and in the pieces that no mask shows.
"""

import gc
import logging
import os
import pickle
import subprocess
import sys
import traceback
import warnings
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from typer.testing import CliRunner

import piiguard
from piiguard import DamagedNumberWarning, FunctionRecognizer, Guard, PatternRecognizer
from piiguard.cli import app
from piiguard.policy.save import to_toml

MOBILE, RESIDENT_ID, EMAIL, SECRET = (
    "13579246810",
    "110105199003078350",
    "canary.bird@example.com",
    "Zq7canaryBird",
)
CANARIES = (MOBILE, RESIDENT_ID, EMAIL, SECRET, "7924681", "19900307", "canary", "13579246", "92468")
TEXT = f"手机{MOBILE}，身份证{RESIDENT_ID}，邮箱{EMAIL}，密码：{SECRET}"
FRAME = pd.DataFrame({"手机号": [MOBILE, None], "备注": [TEXT, "无"], MOBILE: ["x", MOBILE]})
RECORD = {"用户": {"手机号": int(MOBILE), MOBILE: [TEXT]}, "密码": SECRET}
INPUTS = {"text": TEXT, "list": [TEXT, None], "record": RECORD, "frame": FRAME, "series": FRAME["手机号"]}
GUARD = Guard()

pytestmark = pytest.mark.filterwarnings("ignore::piiguard.PersonalLabelWarning")


def leaks(*outputs):
    """Which canaries stand in what came out."""
    whole = "\n".join(
        out.decode("utf-8", "replace") if isinstance(out, bytes) else str(out) for out in outputs
    )
    return [canary for canary in CANARIES if canary.lower() in whole.lower()]


def told_by(error):
    """All that a log or a crash report may print of an error: its chain, arguments and names of frames."""
    told, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        told += [str(error), repr(error), repr(error.args), repr(getattr(error, "__notes__", []))]
        told += [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        error = error.__cause__ or error.__context__
    return told


def error_of(act):
    """The error that `act` raises."""
    try:
        act()
    except Exception as error:
        return error
    pytest.fail("it was to fail")


def test_the_canaries_are_found_and_hidden():
    """Else the tests below would pass for the wrong reason."""
    assert set(GUARD.scan(TEXT).entity.tolist()) == {
        "CN_MOBILE",
        "CN_RESIDENT_ID",
        "EMAIL_ADDRESS",
        "PASSWORD",
    }
    assert leaks(TEXT) == list(CANARIES)
    assert leaks(GUARD.protect(TEXT)) == []


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_told_of_findings_holds_no_value(name):
    findings, explanation = GUARD.scan(INPUTS[name]), GUARD.explain(INPUTS[name])
    assert len(findings) >= 1
    told = [
        findings,
        repr(findings),
        *map(repr, findings),
        findings.to_dicts(),
        findings.to_pandas().to_csv(),
    ]
    told += [explanation, repr(explanation), *explanation, *map(repr, explanation)]
    assert leaks(*told) == []


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_told_of_a_result_holds_no_value(name):
    result = GUARD.run(INPUTS[name])
    protected = result.data.to_csv(header=False) if hasattr(result.data, "to_csv") else repr(result.data)
    assert leaks(repr(result), result.report, repr(result.report), protected) == []


@pytest.mark.parametrize("name", INPUTS)
def test_pickled_findings_and_reports_hold_no_value(name):
    findings, report = GUARD.scan(INPUTS[name]), GUARD.run(INPUTS[name]).report
    assert (
        leaks(pickle.dumps(findings), pickle.dumps(report), pickle.dumps(list(GUARD.explain(INPUTS[name]))))
        == []
    )


def test_a_guard_keeps_nothing_of_what_it_saw():
    guard = Guard()
    for thing in INPUTS.values():
        guard.run(thing)
    assert leaks(pickle.dumps(guard), repr(guard), repr(guard._pipeline.engine.__dict__)) == []


def test_the_repr_of_a_guard_does_not_show_what_is_allowed():
    assert leaks(repr(Guard(allow=[MOBILE, EMAIL]))) == []


@pytest.mark.parametrize("verb", ["scan", "protect", "run", "explain"])
@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        bytearray(TEXT.encode()),
        int(MOBILE),
        float(MOBILE),
        {TEXT},
        iter([TEXT]),
        {"a": {MOBILE: TEXT.encode()}},
        {MOBILE: {TEXT}},
        [TEXT, {EMAIL: object()}],
        pd.DataFrame({MOBILE: pd.Series([TEXT.encode()], dtype=object)}),
        pd.DataFrame({MOBILE: pd.Series([1j])}),
        pd.DataFrame({EMAIL: pd.Series([{"a": TEXT.encode()}], dtype=object)}),
        pd.Series([{MOBILE: b"x"}], name=MOBILE, dtype=object),
    ],
    ids=lambda data: type(data).__name__,
)
def test_a_refused_input_is_not_quoted(verb, data):
    assert leaks(*told_by(error_of(lambda: getattr(GUARD, verb)(data)))) == []


def quotes_its_argument(text):
    """What a user's function easily does: int() and KeyError quote."""
    raise ValueError(f"bad value {text!r}") from KeyError(text)


def never_ends(timeout_s=0.05):
    return PatternRecognizer("TRAP", r"(a+)+$", timeout_s=timeout_s)


BROKEN = {
    "function": (FunctionRecognizer("X", quotes_its_argument), TEXT),
    "function with int": (FunctionRecognizer("X", lambda text: [(int(text), 1)]), TEXT),
    "function with a span of text": (FunctionRecognizer("X", lambda text: [(text, text)]), TEXT),
    "function with a wide span": (FunctionRecognizer("X", lambda text: [(0, 10**6)]), TEXT),
    "check": (PatternRecognizer("X", r"\d{11}", check=quotes_its_argument), TEXT),
    "check with dict": (PatternRecognizer("X", r"\d{11}", check={}.__getitem__), TEXT),
    "timeout": (never_ends(), TEXT + "a" * 5000 + "!"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("verb", ["scan", "protect", "run", "explain"])
def test_a_broken_recognizer_of_the_users_own_quotes_nothing(name, verb):
    """Raised after the except block: even `from None` keeps the original in __context__."""
    recognizer, text = BROKEN[name]
    guard = Guard(recognizers=[recognizer])
    error = error_of(lambda: getattr(guard, verb)(text))
    assert isinstance(error, piiguard.RecognizerError)
    assert leaks(*told_by(error)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        {"allow": MOBILE},
        {"allow": [MOBILE.encode()]},
        {"allow": [int(MOBILE)]},
        {"thresholds": {"CN_MOBILE": MOBILE}},
        {"thresholds": MOBILE},
        {"thresholds": float(MOBILE)},
        {"recognizers": [type("R", (), {"__repr__": lambda self: MOBILE})()]},
    ],
    ids=str,
)
def test_a_refused_argument_is_not_quoted(arguments):
    assert leaks(*told_by(error_of(lambda: Guard(**arguments)))) == []


@pytest.mark.parametrize("verb", ["scan", "protect", "run"])
def test_the_warning_of_damaged_numbers_holds_no_value(verb):
    """Nor the label of a column that is itself personal."""
    frame = pd.DataFrame(
        {"身份证号": [float(RESIDENT_ID), None], MOBILE: [float(RESIDENT_ID), float(RESIDENT_ID)]}
    )
    with pytest.warns(DamagedNumberWarning) as caught:
        getattr(GUARD, verb)(frame)
    assert leaks(*(warning.message for warning in caught)) == []


# -- policies, classification, plans --------------------------------------------------------------------

# Sensitive is removed, contacts are kept: what is told must show neither.
OPEN = """\
extends = "pipl"
[actions]
sensitive = "suppress"
[categories]
contact = { action = "keep", because = "test data" }
[columns."备注"]
tier = "sensitive"
"""
TABLES = {
    "frame": FRAME,
    "numbers as labels": pd.DataFrame([[TEXT, 1]], columns=[int(MOBILE), float(MOBILE)]),
    "levels": pd.DataFrame([[TEXT]], columns=pd.MultiIndex.from_tuples([("电话", MOBILE)])),
    "index": FRAME.assign(**{RESIDENT_ID: 1}).set_index([MOBILE, RESIDENT_ID]),
    "nested": pd.DataFrame({"扩展": [{MOBILE: TEXT}, [EMAIL]], EMAIL: ["x", TEXT]}),
    "polars": pl.DataFrame({"手机号": [MOBILE] * 9, MOBILE: [TEXT] * 9, "密码": [SECRET] * 9}),
    "arrow": pa.table(
        {"手机号": [MOBILE, None], MOBILE: [{"a": MOBILE}, None], "n": [[int(MOBILE), 5], None]}
    ),
    "records": [{"手机号": MOBILE, MOBILE: TEXT}, {"手机号": None, MOBILE: None}],
}


@pytest.fixture(scope="module", params=["pipl", "open"])
def guard(request, tmp_path_factory):
    if request.param == "pipl":
        return GUARD
    file = tmp_path_factory.mktemp("policies") / "open.toml"
    file.write_text(OPEN, encoding="utf-8")
    return Guard(file)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_told_of_a_table_holds_no_value(name, guard):
    report = guard.classify(TABLES[name])
    told = [
        report,
        repr(report),
        *map(repr, report),
        report._repr_html_(),
        report.to_dicts(),
        report.warnings,
    ]
    told += [
        pickle.dumps(report),
        report.to_pandas().to_csv(),
        repr(report.to_policy()),
        to_toml(report.to_policy()),
    ]
    assert leaks(*told) == []


@pytest.mark.parametrize("name", [name for name in TABLES if name != "records"])
def test_what_is_told_under_any_policy_holds_no_value(name, guard):
    """Also of what the policy keeps."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = guard.run(TABLES[name])
        explanation = guard.explain(TABLES[name], against="pci")
        findings = guard.scan(TABLES[name])
    told = [
        result.report,
        repr(result),
        pickle.dumps(result.report),
        *(warning.message for warning in caught),
    ]
    if name != "nested" or guard is GUARD:  # a key that the policy keeps is part of where a finding is
        told += [
            findings,
            findings.to_dicts(),
            *findings,
            explanation,
            repr(explanation),
            pickle.dumps(explanation),
        ]
    assert leaks(*told) == []


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("records", "nested")])
def test_a_plan_that_does_not_fit_quotes_nothing(name, guard):
    other = Guard(guard.classify(pd.DataFrame({"a": ["x"], "b": [1]})).to_policy())
    error = error_of(lambda: other.protect(TABLES[name]))
    assert isinstance(error, piiguard.PolicyError)
    assert leaks(*told_by(error)) == []


def test_a_planned_column_that_changed_quotes_nothing():
    frame = pd.DataFrame({MOBILE: ["x"], "n": [1]})
    planned = Guard(GUARD.classify(frame).to_policy())
    for changed in (
        frame.assign(n=MOBILE),
        frame.assign(n=int(MOBILE)),
        frame.assign(**{EMAIL: 1}),
        frame[["n"]],
    ):
        assert leaks(*told_by(error_of(lambda changed=changed: planned.protect(changed)))) == []


def test_a_column_that_repeats_an_id_is_told_without_either(guard):
    ids = [RESIDENT_ID, "11010519491231002X", "110105201905170077", "440524188001010014"] * 2
    births = [f"{number[6:10]}-{number[10:12]}-{number[12:14]}" for number in ids]
    frame = pd.DataFrame({"身份证号": ids, MOBILE: births})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        report = guard.run(frame).report
    told = [*(warning.message for warning in caught), report, guard.classify(frame).warnings]
    assert leaks(*told) == []
    assert "1990-03-07" not in str(told)


@pytest.mark.parametrize(
    "content",
    [
        f'extends = "pipl"\n[entities]\nCN_MOBILE = {{ action = "{MOBILE}" }}',
        f'extends = "pipl"\nunfit = "{SECRET}"',
    ],
)
def test_a_policy_names_what_was_written_in_it_and_nothing_else(tmp_path, content):
    """A file holds no values of data; what is refused is quoted, so that it can be found."""
    file = tmp_path / "own.toml"
    file.write_text(content, encoding="utf-8")
    told = "\n".join(told_by(error_of(lambda: Guard(file, allow=[EMAIL], known={"PERSON": ["canary"]}))))
    assert EMAIL not in told
    assert "canary.bird" not in told


@pytest.mark.parametrize(
    "data",
    [
        pa.table({"a": [MOBILE.encode()]}),
        pl.DataFrame({"a": [EMAIL.encode()]}),
        pl.LazyFrame({"a": [MOBILE]}),
        pa.scalar(MOBILE),
        pa.array([[MOBILE.encode()]]),
    ],
    ids=lambda data: type(data).__name__,
)
@pytest.mark.parametrize("verb", ["scan", "protect", "run", "explain"])
def test_a_refused_table_is_not_quoted(verb, data):
    assert leaks(*told_by(error_of(lambda: getattr(GUARD, verb)(data)))) == []


@pytest.mark.parametrize("data", [TEXT, [TEXT], {MOBILE}, int(MOBILE), None], ids=lambda d: type(d).__name__)
def test_what_is_no_table_is_not_quoted(data):
    assert leaks(*told_by(error_of(lambda: GUARD.classify(data)))) == []


def test_a_column_that_is_asked_for_and_not_there_is_not_quoted():
    assert leaks(*told_by(error_of(lambda: GUARD.classify(FRAME)[MOBILE]))) == []


def test_a_guard_with_a_policy_keeps_nothing_of_what_it_saw(guard):
    for thing in TABLES.values():
        guard.run(thing)
        guard.classify(thing)
    assert leaks(pickle.dumps(guard), repr(guard), repr(guard._pipeline)) == []


def test_nothing_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        for thing in INPUTS.values():
            GUARD.run(thing)
            GUARD.explain(thing)
        for thing in TABLES.values():
            GUARD.classify(thing)
    assert [record for record in caplog.records if record.name.startswith("piiguard")] == []
    assert leaks(*caplog.messages) == []


def test_no_error_of_an_earlier_call_keeps_a_value_alive():
    """What was caught inside is gone with the call."""
    guard = Guard(recognizers=[FunctionRecognizer("X", quotes_its_argument)])
    error_of(lambda: guard.scan(TEXT))
    gc.collect()
    assert [thing for thing in gc.get_objects() if isinstance(thing, ValueError) and leaks(thing)] == []


# -- command line ---------------------------------------------------------------------------------------


def told_by_cli(*arguments, stdin=None):
    """Everything it prints, and the error it ends with; protected data is looked at as well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    return [result.stdout_bytes, result.stderr, *told_by(result.exception)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("protect", "{file}"),
        ("protect", "-q", "{file}"),
        ("scan", "{file}"),
        ("scan", "--format", "json", "{file}"),
        ("scan", "--fail", "{file}"),
        ("protect", "{file}", "--encoding", "ascii"),
        ("protect", "{file}", "--encoding", "nosuch"),
        ("protect", "{file}", "--text"),
        ("protect", "{file}", "-o", "{folder}/nosuch/x"),
        ("protect", "{bad}"),
        ("scan", "{bad}"),
        ("scan", "{file}", "--format", "nosuch"),
        ("classify", "{file}"),
        ("classify", "{file}", "--format", "json"),
        ("classify", "{file}", "--format", "policy"),
        ("classify", "{bad}"),
        ("protect", "{file}", "--policy", "jrt0171"),
        ("protect", "{file}", "--policy", "nosuch"),
        ("protect", "{file}", "--recipient", "nosuch"),
        ("scan", "{file}", "--policy", "gdpr"),
    ],
    ids=" ".join,
)
def test_the_command_line_shows_no_value(tmp_path, arguments):
    file, bad = tmp_path / "t.csv", tmp_path / "bad.txt"
    file.write_text(f"手机号,备注\n{MOBILE},{TEXT}\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xff" + TEXT.encode() + b"\xff")
    names = {"file": file, "bad": bad, "folder": tmp_path}
    assert leaks(*told_by_cli(*(argument.format(**names) for argument in arguments))) == []


def test_the_command_line_shows_no_value_of_standard_input():
    assert leaks(*told_by_cli("protect", "-", stdin=TEXT.encode())) == []
    assert leaks(*told_by_cli("scan", "-", stdin=TEXT.encode())) == []


# -- network --------------------------------------------------------------------------------------------

NO_SOCKETS = f"""
import socket
def refuse(*arguments, **options):
    raise SystemExit("a socket was asked for")
for name in ("socket", "socketpair", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)
socket.SocketType = refuse
import piiguard, pandas
from piiguard.cli import app
from typer.testing import CliRunner
guard = piiguard.Guard()
text = {TEXT!r} + " http://example.com/u?q=1 8.8.8.8"
for thing in (text, [text], {{"a": text}}, pandas.DataFrame({{"a": [text] * 300}})):
    guard.scan(thing), guard.protect(thing), guard.run(thing), guard.explain(thing)
for command in ("protect", "scan"):
    assert CliRunner().invoke(app, [command, "-"], input=text).exit_code == 0
print("done")
"""


def test_no_socket_is_opened(tmp_path):
    """In a fresh interpreter, from the import on; also where texts hold addresses."""
    environment = {**os.environ, "PYTHONPATH": str(Path(piiguard.__file__).parent.parent), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKETS],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("done", 0), done.stderr[-400:]
