"""`piiguard classify`: what the columns of a table hold, as table, JSON or a policy with its plan."""

import json

import pytest
from typer.testing import CliRunner

from piiguard import Guard
from piiguard.cli import app

TABLE = "姓名,手机号,备注,数量\n" + "".join(
    f"{name},138{13800000 + number},已联系客户、约周三上午送到门口,{number}\n"
    for number, name in enumerate(["张伟", "李娜", "王芳", "刘洋", "陈静", "杨敏", "赵磊", "黄强"])
)


def piiguard_(*arguments, stdin=b""):
    """Exit status, standard output and standard error."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), type(result.exception)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_says_what_each_column_holds(file):
    status, out, err = piiguard_("classify", file)
    assert (status, err) == (0, "")
    rows = [line.split()[:4] for line in out.splitlines()[2:6]]
    assert rows[0] == ["姓名", "PERSON", "personal", "mask"]
    assert rows[1] == ["手机号", "CN_MOBILE", "personal", "mask"]
    assert rows[3][:2] == ["数量", "(clean)"]
    assert out.splitlines()[-1] == "policy pipl"


def test_json_is_a_list_of_columns(file):
    columns = json.loads(piiguard_("classify", file, "--format", "json")[1])
    assert [(column["name"], column["entity"], column["rows"]) for column in columns[:2]] == [
        *(("姓名", "PERSON", 8), ("手机号", "CN_MOBILE", 8)),
    ]


def test_standard_input_is_a_table_here():
    assert "CN_MOBILE" in piiguard_("classify", "-", stdin=TABLE.encode())[1]
    assert (
        "CN_MOBILE" in piiguard_("classify", "-", "--encoding", "gb18030", stdin=TABLE.encode("gb18030"))[1]
    )


def test_a_policy_and_a_recipient_decide(file, tmp_path):
    policy = tmp_path / "own.toml"
    policy.write_text(
        'extends = "pipl"\n[recipients.acme]\ntitle = "a"\nreceives = ["PERSON"]\n', encoding="utf-8"
    )
    columns = json.loads(piiguard_("classify", file, "-p", policy, "-r", "acme", "--format", "json")[1])
    assert [column["action"] for column in columns[:2]] == ["mask", "suppress"]


def test_the_policy_with_its_plan_does_what_was_told(file, tmp_path):
    status, out, _ = piiguard_("classify", file, "--format", "policy")
    assert status == 0
    plan = tmp_path / "plan.toml"
    plan.write_text(out, encoding="utf-8")
    assert Guard(plan)._pipeline.policy.plan.columns[1].entity == "CN_MOBILE"
    assert piiguard_("protect", "-q", file, "-p", plan)[1] == piiguard_("protect", "-q", file)[1]


def test_a_planned_policy_refuses_another_table_with_one_line(file, tmp_path):
    plan = tmp_path / "plan.toml"
    plan.write_text(piiguard_("classify", file, "--format", "policy")[1], encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text(TABLE.replace("数量", "金额"), encoding="utf-8")
    for command in ("protect", "scan"):
        status, out, err = piiguard_(command, other, "--policy", plan)
        assert (status, out) == (2, "")
        assert err == (
            "piiguard: the frame is not the one that was planned; "
            "new columns: '金额'; missing columns: '数量'\n"
        )


def test_an_unusable_policy_ends_with_status_2(file, tmp_path):
    policy = tmp_path / "own.toml"
    policy.write_text('extends = "nosuch"\n', encoding="utf-8")
    status, out, err = piiguard_("classify", file, "-p", policy, "--format", "policy")
    assert (status, out) == (2, "")
    assert err.startswith("piiguard: ")


def test_text_is_no_table(file):
    assert piiguard_("classify", file, "--text") == (2, "", "piiguard: classify needs a table\n")


@pytest.mark.parametrize("content", ["", "a,b\n1,2,3\n"])
def test_a_table_that_cannot_be_read_ends_with_status_2(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_text(content, encoding="utf-8")
    status, out, err = piiguard_("classify", path)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_no_value_is_shown(file):
    for arguments in ([], ["--format", "json"], ["--format", "policy"]):
        out = piiguard_("classify", file, *arguments)[1]
        assert "张伟" not in out
        assert "13813800000" not in out
