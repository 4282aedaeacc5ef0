"""The command line: data on standard output, everything else on standard error; status 0, 1 or 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import piiguard
from piiguard.cli import app

TABLE = '姓名,手机号,备注\n张三,13800138000,"邮箱a@example.com,\n换行"\n李四,,无\n'
SAFE = '姓名,手机号,备注\n张*,138****8000,"邮箱*@example.com,\n换行"\n李*,,无\n'
LOG = "手机13800138000\r\n无\n最后一行a@example.com"
SAFE_LOG = "手机138****8000\r\n无\n最后一行*@example.com"


def piiguard_(*arguments, stdin=b""):
    """Exit status, standard output and standard error."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), type(result.exception)
    return result.exit_code, result.stdout_bytes, result.stderr


@pytest.fixture
def csv_file(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_bytes(TABLE.encode())
    return path


def test_protect_writes_a_masked_table_and_reports_beside_it(csv_file):
    status, out, err = piiguard_("protect", csv_file)
    assert (status, out.decode()) == (0, SAFE)
    assert "CN_MOBILE" in err


def test_protect_quietly_says_nothing(csv_file):
    assert piiguard_("protect", "-q", csv_file)[2] == ""


def test_protect_writes_a_file_whole(csv_file, tmp_path):
    target = tmp_path / "out" / "safe.csv"
    target.parent.mkdir()
    assert piiguard_("protect", csv_file, "-o", target)[:2] == (0, b"")
    assert target.read_bytes().decode() == SAFE
    assert list(target.parent.iterdir()) == [target]  # no temporary file is left


def test_text_keeps_its_line_ends(tmp_path):
    path = tmp_path / "app.log"
    path.write_bytes(LOG.encode())
    assert piiguard_("protect", path)[1].decode() == SAFE_LOG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_output_has_the_encoding_of_the_input(tmp_path, encoding):
    path = tmp_path / "table.csv"
    path.write_bytes(TABLE.encode(encoding))
    assert piiguard_("protect", path)[1] == SAFE.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "big5"])
def test_another_encoding_is_named(tmp_path, encoding):
    path = tmp_path / "app.log"
    path.write_bytes("手機13800138000".encode(encoding))
    assert piiguard_("protect", path, "--encoding", encoding)[1].decode(encoding) == "手機138****8000"


def test_standard_input_is_text_unless_told(csv_file):
    assert piiguard_("protect", "-", stdin=LOG.encode())[1].decode() == SAFE_LOG
    assert piiguard_("protect", "-", "--table", stdin=TABLE.encode())[1].decode() == SAFE


def test_a_tsv_file_keeps_its_tabs(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_bytes("手机号\tn\n13800138000\t1\n".encode())
    assert piiguard_("protect", path)[1].decode() == "手机号\tn\n138****8000\t1\n"


@pytest.mark.parametrize("cell", ["NA", "NULL", "", "007", "1.50", "1e5", "True", " x "])
def test_cells_of_a_table_stay_as_they_were_written(tmp_path, cell):
    path = tmp_path / "t.csv"
    path.write_text(f"a,b\n{cell},1\n", encoding="utf-8")
    assert piiguard_("protect", path)[1].decode() == f"a,b\n{cell},1\n"


def test_scan_shows_a_table_and_no_value(csv_file):
    status, out, _ = piiguard_("scan", csv_file)
    assert status == 0
    assert "CN_MOBILE" in out.decode()
    assert "13800138000" not in out.decode()


def test_scan_as_json_is_a_list_of_findings(csv_file):
    found = json.loads(piiguard_("scan", "--format", "json", csv_file)[1])
    places = [(finding["row"], finding["column"], finding["entity"]) for finding in found]
    assert places == [
        (0, "姓名", "PERSON"),
        (0, "手机号", "CN_MOBILE"),
        (0, "备注", "EMAIL_ADDRESS"),
        (1, "姓名", "PERSON"),
    ]


@pytest.mark.parametrize(("text", "status"), [(LOG, 1), ("无", 0), ("138****8000", 0)])
def test_scan_fails_on_request_when_something_unmasked_is_found(text, status):
    assert piiguard_("scan", "--fail", "-", stdin=text.encode())[0] == status


def test_recognizers_are_listed():
    out = piiguard_("recognizers")[1].decode()
    assert "CN_RESIDENT_ID" in out
    assert "手机号码" in out


@pytest.mark.parametrize("arguments", [("scan",), ("protect",), ("nosuch",), ("scan", "x", "--format", "x")])
def test_wrong_arguments_end_with_status_2(arguments):
    assert piiguard_(*arguments)[0] == 2


@pytest.mark.parametrize("command", ["scan", "protect"])
def test_unusable_input_ends_with_status_2_and_one_line(tmp_path, command):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xff13800138000\xff")
    for path in (tmp_path / "nosuch.csv", tmp_path, bad):
        status, out, err = piiguard_(command, path)
        assert (status, out) == (2, b"")
        assert err.startswith("piiguard: ") and err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2,3\n1\n", b'a,"b\n1'])
def test_a_table_that_cannot_be_read_ends_with_status_2_and_one_line(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    status, out, err = piiguard_("protect", path)
    assert (status, out) == (2, b"")
    assert err.startswith("piiguard: ") and err.count("\n") == 1


def test_an_output_that_cannot_be_written_ends_with_status_2(csv_file, tmp_path):
    status, _, err = piiguard_("protect", csv_file, "-o", tmp_path / "nosuch" / "x.csv")
    assert status == 2
    assert err.startswith("piiguard: ")


POLICY = """\
extends = "pipl"
[columns."备注"]
action = "suppress"
[entities]
CN_MOBILE = { action = { replace = { with = "<tel>" } } }
[recipients.acme]
title = "Acme"
receives = ["CN_MOBILE"]
[recipients.past]
title = "Past"
expires = 2020-01-01
"""


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_protect_works_under_a_policy(csv_file, policy):
    status, out, err = piiguard_("protect", csv_file, "--policy", policy)
    assert (status, out.decode()) == (0, "姓名,手机号,备注\n张*,<tel>,\n李*,,\n")
    assert "policy own" in err


def test_protect_works_for_a_recipient(csv_file, policy):
    out = piiguard_("protect", csv_file, "-p", policy, "-r", "acme")[1]
    assert out.decode() == "姓名,手机号,备注\n,<tel>,\n,,\n"


def test_protect_leaves_out_what_is_gone_on_request(csv_file, policy):
    assert (
        piiguard_("protect", csv_file, "-p", policy, "--drop")[1].decode() == "姓名,手机号\n张*,<tel>\n李*,\n"
    )


def test_a_policy_counts_for_text_too(policy):
    out = piiguard_("protect", "-q", "-", "-p", policy, stdin="手机13800138000".encode())[1]
    assert out.decode() == "手机<tel>"


def test_scan_tells_the_tiers_of_a_policy(csv_file):
    assert "restricted" not in piiguard_("scan", csv_file)[1].decode()
    out = piiguard_("scan", csv_file, "--policy", "jrt0171")[1].decode()
    assert "policy jrt0171" in out
    assert "C3" in out or "C2" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-p", "nosuch"), "policy"),
        (("-p", "{policy}", "-r", "acne"), "did you mean 'acme'?"),
        (("-p", "{policy}", "-r", "past"), "the permission ended on 2020-01-01"),
        (("-r", "acme"), "unknown recipient 'acme'; policy 'pipl' has none"),
    ],
)
def test_an_unusable_policy_ends_with_status_2(csv_file, policy, arguments, words):
    status, out, err = piiguard_("protect", csv_file, *(a.format(policy=policy) for a in arguments))
    assert (status, out) == (2, b"")
    assert err.startswith("piiguard: ")
    assert words in err


def test_the_version_is_shown():
    assert piiguard_("--version")[1].decode().strip() == f"piiguard {piiguard.__version__}"


def test_a_real_process_pipes_bytes(tmp_path):
    """What the runner cannot show: real streams, a locale without UTF-8."""
    environment = {**os.environ, "PYTHONPATH": str(Path(piiguard.__file__).parent.parent), "LC_ALL": "C"}
    program = "from piiguard.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "protect", "-"],
        input=LOG.encode(),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (0, SAFE_LOG)
    assert b"CN_MOBILE" in done.stderr
