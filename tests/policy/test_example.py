"""Each sentence of the README on examples/partner.toml."""

import datetime as dt

import pandas as pd
import pytest

from piiguard import Guard, PolicyError, load_policy
from piiguard.policy.decide import decide
from piiguard.recognizers.registry import builtin

DAY = dt.date(2026, 11, 22)
FRAME = pd.DataFrame(
    {
        "姓名": ["张伟", "王芳", "李娜"],
        "手机号": ["13800138000", "13900139000", "15012345678"],
        "住址": ["北京市朝阳区建国路88号", "杭州市西湖区文三路138号", "上海市浦东新区世纪大道100号"],
        "身份证号": ["11010519491231002X"] * 3,
        "工号": ["A10234", "A10235", "A10236"],
        "备注": ["已付款", "请回电13900139000", "尾款已付"],
    }
)


@pytest.fixture(scope="module")
def path(project_root):
    return project_root / "examples" / "partner.toml"


@pytest.fixture(scope="module")
def acme(path):
    return Guard(path, recipient="acme", as_of=DAY)


def test_the_strictest_of_both_packs_counts(path):
    """By levels: sensitive (30) of pipl before C2 (25) of jrt0171, C2 before personal (20)."""
    policy, pipl, jrt = (load_policy(source) for source in (path, "pipl", "jrt0171"))
    for identifier in builtin():
        entity = identifier.entity
        levels = [known.level(decide(known, entity).tier) for known in (pipl, jrt)]
        assert policy.level(decide(policy, entity).tier) == max(levels)


def test_acme_gets_names_and_addresses_masked(acme):
    out = acme.protect(FRAME)
    assert out["姓名"].tolist() == ["张*", "王*", "李*"]
    assert all("*" in cell for cell in out["住址"])


def test_acme_gets_the_last_four_digits_of_mobiles(acme):
    assert acme.protect(FRAME)["手机号"].tolist() == ["*******8000", "*******9000", "*******5678"]


def test_acme_gets_staff_numbers(acme):
    assert acme.protect(FRAME)["工号"].tolist() == ["A10234", "A10235", "A10236"]


def test_acme_gets_no_remarks(acme):
    """No free text leaves."""
    assert acme.protect(FRAME)["备注"].isna().all()


def test_what_acme_does_not_receive_is_removed(acme):
    assert acme.protect(FRAME)["身份证号"].isna().all()
    assert acme.protect("卡号6222020200000000000。") == "卡号。"


def test_columns_of_which_nothing_is_left_go_when_asked(acme):
    assert acme.protect(FRAME, drop=True).columns.tolist() == ["姓名", "手机号", "住址", "工号"]


def test_without_a_recipient_mobiles_are_masked_as_ever(path):
    assert Guard(path).protect("手机13800138000") == "手机138****8000"


def test_after_the_last_day_it_raises(path):
    Guard(path, recipient="acme", as_of=dt.date(2099, 12, 31))
    with pytest.raises(PolicyError, match="the permission ended on 2099-12-31"):
        Guard(path, recipient="acme", as_of=dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    "because", ["couriers are known by their staff number", "couriers ask for the last four digits"]
)
def test_what_is_more_lenient_needs_its_reason(path, tmp_path, because):
    file = tmp_path / "partner.toml"
    file.write_text(path.read_text("utf-8").replace(f', because = "{because}"', ""), "utf-8")
    with pytest.raises(PolicyError, match="because"):
        load_policy(file)


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("CN_MOBILE", "CN_MOBIL"),
        ("suppress", "supress"),
        ("receives", "recieves"),
        ("jrt0171", "jrt0172"),
        ("keep_last", "keeplast"),
    ],
)
def test_unknown_words_are_refused_with_the_nearest_right_one_and_the_line(path, tmp_path, word, wrong):
    file = tmp_path / "partner.toml"
    content = path.read_text("utf-8").replace(word, wrong)
    file.write_text(content, "utf-8")
    line = next(n for n, text in enumerate(content.splitlines(), start=1) if wrong in text)
    with pytest.raises(PolicyError) as raised:
        load_policy(file)
    assert word in str(raised.value)
    assert "partner.toml" in str(raised.value)
    assert str(line) in str(raised.value)
