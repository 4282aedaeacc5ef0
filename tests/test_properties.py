"""What holds for every input: identifiers in Chinese text, soup of digits and labels, any Unicode at all."""

import copy
import itertools
import warnings

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piiguard import DamagedNumberWarning, Guard
from piiguard.engine import Engine
from piiguard.recognizers.registry import builtin

GUARD = Guard()
EXAMPLES = settings(max_examples=120, suppress_health_check=list(HealthCheck))

# Made up, check digits right where there are any.
IDENTIFIERS = (
    *("13800138000", "+8613800138000", "138 0013 8000", "11010519491231002X", "110105 19491231 002X"),
    *("6222020000000000000", "6222 0200-0000 0000 000", "4111111111111111", "li.ming@example.com", "a@b.cn"),
    *(
        "91110000600037341L",
        "京A12345",
        "粤BD12345",
        "010-62781234",
        "(0755)26001234",
        "A123456(3)",
        "E12345678",
    ),
    *("192.168.1.20", "2001:db8::1", "00:1A:2B:3C:4D:5E", "GB82WEST12345698765432", "490154203237518"),
    *("1HGCM82633A004352", "http://example.com/u?tel=13800138000&q=1", "一三八零零一三八零零零", "DEUTDEFF"),
    *("(2023)京0105民初12345号", "39.9042, 116.4074", "1990年1月31日", "abc123XYZ", "wxid_abc123def456"),
)
LABELLED = (
    *(
        "手机号13800138000",
        "联系电话：138 0013 8000",
        "身份证号码：11010519491231002X",
        "证件號碼 110105 19491231 002X",
    ),
    *(
        "卡号6222020000000000000",
        "银行卡号：6222 0200 0000 0000 000",
        "邮箱：li.ming@example.com",
        "QQ：12345678",
    ),
    *("统一社会信用代码91110000600037341L", "车牌号京A12345", "座机010-62781234", "护照号码：E12345678"),
    *("IP 192.168.1.20", "MAC地址 00:1A:2B:3C:4D:5E", "IBAN GB82WEST12345698765432", "IMEI：490154203237518"),
    *("密码：abc123XYZ", "１３８００１３８０００", "13800138000", "11010519491231002X"),
)
LABELS = (
    *(
        "手机号",
        "身份证号码：",
        "卡号:",
        "邮箱=",
        "QQ",
        "微信号：",
        "密码是",
        "车牌号",
        "护照",
        "护照号码",
        "税号",
        "电话",
    ),
    *(
        "验证码：",
        "出生日期",
        "订单号",
        "开户行",
        "地址",
        "工号",
        "学号",
        "CVV",
        "IP",
        "経度",
        "經緯度",
        "證件號碼",
        "number is",
    ),
)
SEPARATORS = (
    "",
    " ",
    "，",
    "。",
    "、",
    "\n",
    "\r\n",
    "\t",
    "：",
    "(",
    "）",
    "【",
    "\u3000",
    "\u200b",
    "-",
    "*",
    "****",
)
SEPARATORS += (
    '"',
    "/",
    "|",
    "__",
    "的",
    "号",
    "元",
    "…",
    "\x00",
    "\uffff",
    "\u202e",
    "\u0301",
    "\ud800",
    "😀",
    "²",
)

scraps = st.one_of(
    st.sampled_from(IDENTIFIERS),
    st.sampled_from(LABELS),
    st.sampled_from(SEPARATORS),
    st.text(alphabet="0123456789", max_size=20),
    st.text(alphabet="0123456789-. *xX@:/+()京A", max_size=24),
    st.text(alphabet="０１９—ⅩＡａ１３８٣०𝟠", max_size=12),
)
soup = st.lists(scraps, max_size=12).map("".join)
any_unicode = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=40)
texts = st.one_of(soup, soup, soup, any_unicode)
cells = st.one_of(st.none(), texts)
rows = st.lists(cells, max_size=6)
headers = st.one_of(st.none(), st.sampled_from(LABELS), texts)
keys = st.one_of(st.sampled_from(LABELS), st.sampled_from(IDENTIFIERS), st.integers(0, 10**18))
scalars = st.one_of(
    *(
        cells,
        st.booleans(),
        st.integers(-(10**19), 10**19),
        st.floats(),
        st.dates(),
        st.decimals(allow_nan=False),
    )
)
records = st.recursive(
    scalars,
    lambda below: st.one_of(
        st.lists(below, max_size=4), st.tuples(below, below), st.dictionaries(keys, below, max_size=4)
    ),
    max_leaves=12,
).filter(lambda thing: isinstance(thing, (dict, list, tuple)))


@given(rows, headers)
@EXAMPLES
def test_findings_lie_within_their_texts_in_the_order_promised(texts, column):
    """Row, start, longer first, entity; scores in [threshold, 1]."""
    findings = list(GUARD.scan(texts, column=column))
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(texts[finding.row])
        assert 0.5 <= finding.score <= 1
    written = [(f.row, f.start, -f.end, f.entity) for f in findings]
    assert written == sorted(written)


@given(texts)
@EXAMPLES
def test_offsets_count_code_points_of_the_text_as_given(text):
    """A text cut out of another by its offsets is the same text: nothing was folded or normalised away."""
    longer = "\U00020000Ａ\n" + text  # a character beyond the BMP, a full-width one, a line end before
    for finding in GUARD.scan(longer):
        assert finding.text_of(longer) == longer[finding.start : finding.end]
        assert len(finding.text_of(longer)) == finding.end - finding.start


@given(rows, headers)
@EXAMPLES
def test_a_batch_is_answered_like_its_texts_one_by_one(texts, column):
    """Independent texts do not feel each other."""
    alone = [GUARD.scan([text], column=column).to_dicts() for text in texts]
    for row, found in enumerate(alone):
        assert all(finding.pop("row") == 0 for finding in found), row
    together = GUARD.scan(texts, column=column).to_dicts()
    by_row = {row: list(found) for row, found in itertools.groupby(together, lambda f: f.pop("row"))}
    assert [by_row.get(row, []) for row in range(len(texts))] == alone
    assert GUARD.protect(texts, column=column) == [
        None if text is None else GUARD.protect(text, column=column) for text in texts
    ]


@given(rows)
@EXAMPLES
def test_the_order_of_rows_changes_nothing(texts):
    assert GUARD.protect(texts[::-1]) == GUARD.protect(texts)[::-1]


def found_by(engine, text):
    found = engine.find([text])
    names = [engine.recognizers[index].name for index in found.source.tolist()]
    spans = found.spans
    return [*zip(spans.start.tolist(), spans.end.tolist(), spans.score.tolist(), names, strict=True)]


FORWARD = Engine(builtin(), [0.5] * len(builtin()))
BACKWARD = Engine(builtin()[::-1], [0.5] * len(builtin()))


@given(texts)
@EXAMPLES
def test_the_order_of_recognizers_changes_nothing(text):
    assert found_by(FORWARD, text) == found_by(BACKWARD, text)


@given(rows)
@EXAMPLES
def test_protect_keeps_length_nulls_and_untouched_rows(texts):
    protected = GUARD.protect(texts)
    touched = {finding.row for finding in GUARD.scan(texts)}
    assert len(protected) == len(texts)
    assert [text is None for text in protected] == [text is None for text in texts]
    assert all(protected[row] == text for row, text in enumerate(texts) if row not in touched)


@given(texts)
@EXAMPLES
def test_protect_changes_only_what_was_found(text):
    """Characters outside of findings stay, in their order."""
    covered = {index for finding in GUARD.scan(text) for index in range(finding.start, finding.end)}
    outside = [character for index, character in enumerate(text) if index not in covered]
    remaining = iter(GUARD.protect(text))
    assert all(character in remaining for character in outside)  # a subsequence


clauses = st.tuples(
    st.sampled_from(("", "客户", "请核对", "他说", "注意，")),
    st.sampled_from(LABELLED),
    st.sampled_from(("。", "，", "；", "\n", "（已核实）", "。谢谢", "\r\n\r\n", " 😀 ", "、", "\u3000")),
)
documents = st.lists(clauses.map("".join), min_size=1, max_size=6).map("".join)


@given(documents)
@EXAMPLES
def test_protecting_twice_is_protecting_once(text):
    protected = GUARD.protect(text)
    assert GUARD.protect(protected) == protected


@given(documents)
@EXAMPLES
def test_what_is_protected_holds_only_masked_findings(text):
    assert GUARD.scan(text).masked.all() == (len(GUARD.scan(text)) == 0)
    assert [f.entity for f in GUARD.scan(GUARD.protect(text)) if not f.masked] == []


@given(texts)
@EXAMPLES
def test_protecting_again_and_again_comes_to_an_end(text):
    """Also in soup, where what one mask leaves may look like something else."""
    for _ in range(4):
        text, before = GUARD.protect(text), text
    assert text == before


def shape(thing):
    """Nesting and kinds, without the values: a masked number is text, a masked key another key."""
    if isinstance(thing, dict):
        return ["dict", *(shape(value) for value in thing.values())]
    if isinstance(thing, (list, tuple)):
        return [type(thing).__name__, *(shape(item) for item in thing)]
    return thing is None


@given(records)
@EXAMPLES
def test_records_keep_their_shape(record):
    assert shape(GUARD.protect(record)) == shape(record)


@given(records)
@EXAMPLES
def test_the_path_of_a_finding_leads_to_its_value(record):
    """With a masked key in it, the path leads there in the protected record."""
    record = {"top": record}  # a list of nothing but texts is no record
    protected = GUARD.protect(record)
    for finding in GUARD.scan(record):
        place = protected
        for step in finding.path[:-1]:
            place = place[step]
        assert finding.path[-1] in (place if isinstance(place, dict) else range(len(place)))


@given(st.one_of(records, rows))
@EXAMPLES
def test_the_callers_object_is_never_changed(thing):
    before = copy.deepcopy(thing)
    GUARD.protect(thing)
    GUARD.run(thing)
    assert repr(thing) == repr(before)  # NaN is not equal to itself


@pytest.mark.filterwarnings("ignore::piiguard.DamagedNumberWarning")
@pytest.mark.filterwarnings("ignore::piiguard.PersonalLabelWarning")
@given(st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_a_frame_keeps_index_columns_order_and_nulls(data):
    height = data.draw(st.integers(0, 5))
    kinds = st.one_of(
        st.lists(cells, min_size=height, max_size=height),
        st.lists(st.one_of(st.none(), st.integers(0, 10**18)), min_size=height, max_size=height),
        st.lists(st.one_of(st.none(), st.floats()), min_size=height, max_size=height),
    )
    columns = data.draw(st.lists(kinds, min_size=1, max_size=4))
    names = data.draw(st.lists(headers, min_size=len(columns), max_size=len(columns)))
    frame = pd.DataFrame({i: pd.Series(column, dtype=object) for i, column in enumerate(columns)})
    frame.index = data.draw(st.lists(st.integers(0, 3), min_size=height, max_size=height))
    frame.columns = pd.Index(names, dtype=object)
    before = frame.copy(deep=True)
    protected = GUARD.protect(frame)
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_index_equal(protected.index, frame.index)
    pd.testing.assert_index_equal(protected.columns, frame.columns)
    assert not (frame.isna() & protected.notna()).to_numpy().any()  # what does not fit becomes one


@pytest.mark.filterwarnings("ignore::piiguard.PersonalLabelWarning")
@given(st.lists(st.one_of(st.none(), soup.map(lambda text: text.replace("\ud800", ""))), max_size=5), headers)
@EXAMPLES
def test_a_series_is_answered_like_a_list_under_the_same_header(texts, header):
    series = pd.Series(texts, dtype=object, name=header)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DamagedNumberWarning)
        protected = GUARD.protect(series)
    assert [None if pd.isna(cell) else cell for cell in protected.tolist()] == GUARD.protect(
        texts, column=header
    )
