"""纳税人识别号 that is neither a social credit code nor a resident ID."""

from __future__ import annotations

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers import cn_tax_id
from piiguard.recognizers.cn_tax_id import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国地税沪字110108710935003号", ["110108710935003"]),
        ("税务登记证号：京税证字110108710935003号", ["110108710935003"]),
        ("代扣代缴义务人识别号 110108710935003", ["110108710935003"]),
        ("taxpayerIdentNo=110108710935003", ["110108710935003"]),
        ("税号：110108710935003", ["110108710935003"]),  # region and organisation code
        ("税号110108D2143569X。", ["110108D2143569X"]),  # letters in the organisation code
        ("纳税人识别号：110108710935004", ["110108710935004"]),  # its own check is not asked for
        ("税务登记号：11010519491231002X01", ["11010519491231002X01"]),  # resident ID and a serial
        ("稅號：１１０１０８７１０９３５００３", ["１１０１０８７１０９３５００３"]),  # wide
        ("Tax ID: 110108710935003", ["110108710935003"]),
        ("nsrsbh=110108710935003", ["110108710935003"]),  # column name
        ("税号：110105198001011234", ["110105198001011234"]),  # 18 digits that are neither credit code nor ID
        ("110108710935003（税号）", ["110108710935003"]),  # label behind
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """Labels carry the meaning."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("税号：1101087109350031", [("1101087109350031", Flaw.LENGTH)]),  # a digit too many
        ("1101087109350031", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """A length that no tax number has is told."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "110108710935003",  # no label
        "税号：12345678",  # too short
        "税号：见营业执照",  # no digits
        "税号：91350100M000100Y43",  # credit code, found as such
        "税额 1234567890.12",  # an amount
        "发票号：11010871093500312345",  # invoice number
    ],
)
def test_refuses_look_alikes(text, values_of):
    """What has a structure of its own keeps its own entity."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("税号", "110108710935003"),
        ("tax_no", "110108D2143569X"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("110108710935003", "1101********003"),
        ("110108D2143569X", "1101********69X"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_tax_id.MASK, value) == masked
    text = f"税号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("税号：91350100M000100Y43", "CN_USCC"),
        ("税号：91350100M000100Y44", "CN_USCC"),  # wrong check character, right structure
        ("税号：11010519491231002X", "CN_RESIDENT_ID"),
        ("税号：11010519491231002X01", "CN_TAX_ID"),  # the ID is a part of it
        ("税号：110108710935003", "CN_TAX_ID"),
    ],
)
def test_the_structure_decides_what_a_tax_number_is(text, entity, all_of):
    """The same label stands before three kinds of numbers."""
    assert [found for found, _ in all_of(text)] == [entity]


@pytest.mark.parametrize(
    "value",
    ["130424MAMCLNYG2", "513437 MAHHXJUD2", "440203 968915608", "1504\n26167763931", "11010519491231 002X02"],
)
def test_groups_hold_together_where_the_check_is_right(value, all_of):
    """Region and organisation code, or resident ID and serial: the whole wins over what is inside."""
    assert all_of(f"纳税人识别号：{value}。") == [("CN_TAX_ID", value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("号码 11010519491231002X01", ["11010519491231002X01"]),  # a resident ID and a serial
        ("110108MA01ABCD5", ["110108MA01ABCD5"]),  # a region and an organisation code with letters
        ("110108MA01ABCD6", []),  # wrong check
        ("100000MA01ABCD5A", []),
        ("识别号：110108661234509", ["110108661234509"]),  # a loose label, and the check
        ("识别号：110108661234508", []),
        ("Taxpayer registration no 110108661234509", ["110108661234509"]),
        ("订单号 11010519491231002X0", []),
    ],
)
def test_structure_and_check_speak_where_labels_do_not(values_of, text, found):
    """Without a label of its own a value must be right throughout."""
    assert values_of(IDENTIFIER, text) == found
