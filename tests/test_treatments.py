"""Treatments (处理): what a policy decides, made ready for splicing; by recognizer, by column, by record."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piiguard import Guard, load_policy
from piiguard.recognizers.cn_mobile import IDENTIFIER as MOBILE
from piiguard.recognizers.email_address import IDENTIFIER as EMAIL
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action
from piiguard.transforms.mask import mask_text
from piiguard.transforms.splice import Replacement
from piiguard.treatments import ByRow, Treatments, by_record, lifts_matter, treatment

RECOGNIZERS = (MOBILE, EMAIL)
TEXT = "手机13800138000，邮箱li.ming@example.com"


@pytest.fixture
def own(tmp_path):
    """`own(text)`: a policy that extends pipl by `text`."""

    def loaded(text):
        file = tmp_path / "own.toml"
        file.write_text('extends = "pipl"\n' + text, encoding="utf-8")
        return load_policy(file)

    return loaded


# -- one action -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "left"),
    [
        (KEEP, None),
        (SUPPRESS, Replacement("")),
        (Action.of("replace"), Replacement("<CN_MOBILE>")),
        (Action.of("replace", **{"with": "[{entity}]"}), Replacement("[CN_MOBILE]")),
        (Action.of("replace", **{"with": ""}), Replacement("")),
        (MASK, MOBILE.mask),
    ],
    ids=str,
)
def test_an_action_becomes_a_treatment(action, left):
    assert treatment(action, MOBILE.entity, MOBILE.mask) == left


@pytest.mark.parametrize(
    ("options", "masked"),
    [
        ({"keep_first": 3, "keep_last": 2}, "138******00"),
        ({"keep_last": 4}, "*******8000"),
        ({"keep_first": 0, "keep_last": 0}, "*" * 11),
        ({"keep_first": 8}, "*" * 11),  # three hidden characters hide nothing
        ({"length": 6}, "******"),
    ],
)
def test_a_mask_may_have_options(options, masked):
    left = treatment(Action.of("mask", **options), MOBILE.entity, MOBILE.mask)
    assert mask_text(left, "13800138000") == masked


# -- in texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "protected"),
    [
        ('"suppress"', "手机，邮箱*******@example.com"),
        ('"replace"', "手机<CN_MOBILE>，邮箱*******@example.com"),
        ('{ replace = { with = "（{entity}）" } }', "手机（CN_MOBILE），邮箱*******@example.com"),
        ("{ mask = { length = 4 } }", "手机****，邮箱*******@example.com"),
        ("{ mask = { keep_last = 4 } }", "手机*******8000，邮箱*******@example.com"),
    ],
)
def test_each_entity_is_treated_as_its_row_says(own, rule, protected):
    assert Guard(own(f'[entities]\nCN_MOBILE = {{ action = {rule}, because = "x" }}')).protect(
        TEXT
    ) == protected.replace("*******@", GUARD_EMAIL)


GUARD_EMAIL = Guard().protect("li.ming@example.com").removesuffix("example.com")


def test_what_is_kept_is_kept_and_found_all_the_same(own):
    guard = Guard(own('[entities]\nCN_MOBILE = { action = "keep", because = "test data" }'))
    assert guard.protect("手机13800138000") == "手机13800138000"
    assert [finding.entity for finding in guard.scan("手机13800138000")] == ["CN_MOBILE"]


def test_a_report_never_shows_what_is_kept(own):
    guard = Guard(own('[entities]\nCN_MOBILE = { action = "keep", because = "test data" }'))
    assert guard.run(TEXT).report.columns[0].examples["CN_MOBILE"] == ("138****8000",)


def test_a_report_shows_values_as_they_leave(own):
    guard = Guard(own("[entities]\nCN_MOBILE = { action = { mask = { keep_first = 0 } } }"))
    assert guard.run(TEXT).report.columns[0].examples["CN_MOBILE"] == ("*" * 11,)


# -- by column ------------------------------------------------------------------------------------------

COLUMNS = {
    'action = "suppress"': ["", None, ""],
    'action = { replace = { with = "-" } }': ["-", None, "-"],
    'action = { mask = { keep_first = 3, keep_last = 2 } }\nbecause = "x"': ["手机138******00", None, "无"],
    'action = "keep"\nbecause = "test data"': ["手机13800138000", None, "无"],
    'entity = "CN_MOBILE"': ["手机138****8000", None, "无"],
}


@pytest.mark.parametrize("rule", COLUMNS)
def test_texts_under_a_header_are_treated_as_the_policy_says_of_that_column(own, rule):
    guard = Guard(own(f'[columns."备注"]\n{rule}'))
    texts = ["手机13800138000", None, "无"]
    assert guard.protect(texts, column="备注") == COLUMNS[rule]
    assert guard.protect(tuple(texts), column="备注") == tuple(COLUMNS[rule])
    assert guard.protect(texts[0], column="备注") == COLUMNS[rule][0]
    assert guard.protect(texts, column="其他") == ["手机138****8000", None, "无"]


def test_a_text_that_is_said_to_be_an_identifier_is_treated_as_one(own):
    """Also one that does not look like it; one of which its mask would hide nothing is not."""
    guard = Guard(own('[columns.x]\nentity = "CN_LANDLINE"'))
    protected = guard.protect(["62781234转8", "hello world", "", None, "无"], column="x")
    assert "1234" not in protected[0]
    assert protected[1:] == ["", "", None, "无"]


# -- by row ---------------------------------------------------------------------------------------------


def test_rows_may_each_have_their_own_treatments():
    policy = load_policy("pipl")
    base = Treatments.of(RECOGNIZERS, policy, None)
    removed = Treatments.deciding(RECOGNIZERS, base.decisions)
    by_row = ByRow((base, removed), np.array([0, 1, 0]))
    source, row = np.array([1, 1, 0]), np.array([0, 1, 2])
    assert by_row.index(source, row).tolist() == [1, 3, 0]
    assert len(by_row.every) == 4
    assert ByRow((base,)).index(source, row).tolist() == [1, 1, 0]


def test_rows_that_the_same_rules_speak_of_are_treated_alike():
    policy = load_policy("pipl")
    base = Treatments.of(RECOGNIZERS, policy, None)
    by_row = by_record(policy, RECOGNIZERS, base, np.array([0, 1, 0, 1, 2]))
    assert by_row.group.tolist() == [0, 1, 0, 1, 2]
    assert by_row.treatments[0] is base
    assert by_record(policy, RECOGNIZERS, base, np.empty(0, dtype=np.int64)).treatments == (base,)


@pytest.mark.parametrize(
    ("rules", "matter"),
    [
        ("", False),  # a mask in every tier
        ('[actions]\nsensitive = "suppress"', True),
        ('[actions]\nsensitive = "suppress"\npersonal = "suppress"', False),
        ('[entities]\nCN_MOBILE = { action = "keep", because = "x" }', True),
    ],
)
def test_rules_on_the_record_matter_where_they_change_an_action(own, rules, matter):
    """Else records need not be looked at twice."""
    policy = own(rules)
    assert lifts_matter(policy, RECOGNIZERS, Treatments.of(RECOGNIZERS, policy, None)) is matter


def test_they_matter_where_a_recipient_may_not_receive_what_is_lifted(own):
    policy = own('[recipients.acme]\ntitle = "a"\nhighest = "personal"\n')
    acme = policy.recipients["acme"]
    assert lifts_matter(policy, RECOGNIZERS, Treatments.of(RECOGNIZERS, policy, acme), acme)


# -- what always holds ----------------------------------------------------------------------------------

ACTIONS = (
    '"suppress"',
    '"replace"',
    '{ replace = { with = "-" } }',
    '"mask"',
    "{ mask = { keep_first = 3, keep_last = 2 } }",
    "{ mask = { length = 6 } }",
    '"keep"',
)
CLAUSES = st.sampled_from(
    (
        *("手机13800138000", "身份证号码：11010519491231002X", "邮箱：li.ming@example.com", "客户张伟来电"),
        *(
            "卡号6222020000000000000",
            "出生日期：1990年1月31日",
            "地址：北京市海淀区中关村大街27号",
            "无",
            "密码：abc123XYZ",
        ),
        *("车牌号京A12345", "座机010-62781234", "IP 192.168.1.20"),
    )
)
documents = st.lists(CLAUSES, min_size=1, max_size=4).map("，".join)
EXAMPLES = settings(max_examples=25, suppress_health_check=list(HealthCheck))
GUARDS = {}


def guard_of(action, folder):
    if action not in GUARDS:
        file = folder.mktemp("policies") / "own.toml"
        rows = "\n".join(
            f'{code} = {{ action = {action}, because = "x" }}' for code in Guard(include=None).entities
        )
        file.write_text(f'extends = "pipl"\n[entities]\n{rows}\n', encoding="utf-8")
        GUARDS[action] = Guard(file, as_of=dt.date(2026, 11, 22))
    return GUARDS[action]


@pytest.mark.parametrize("action", ACTIONS)
@given(document=documents)
@EXAMPLES
def test_protecting_twice_is_protecting_once_whatever_is_asked(action, document, tmp_path_factory):
    guard = guard_of(action, tmp_path_factory)
    protected = guard.protect(document)
    assert guard.protect(protected) == protected


@pytest.mark.parametrize("action", ACTIONS)
@given(texts=st.lists(st.one_of(st.none(), documents), max_size=5))
@EXAMPLES
def test_a_batch_is_treated_like_its_texts_one_by_one(action, texts, tmp_path_factory):
    guard = guard_of(action, tmp_path_factory)
    assert guard.protect(texts) == [text if text is None else guard.protect(text) for text in texts]


@given(document=documents)
@EXAMPLES
def test_a_stricter_policy_never_shows_more_digits(document, tmp_path_factory):
    """Suppressed ≤ masked ≤ kept."""
    shown = [
        sum(character.isdigit() for character in guard_of(action, tmp_path_factory).protect(document))
        for action in ('"suppress"', "{ mask = { length = 6 } }", '"mask"', '"keep"')
    ]
    assert shown == sorted(shown)
