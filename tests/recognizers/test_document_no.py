"""Document number of unknown kind (证件号码): the catch-all of identity documents. Numbers are made up."""

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers.document_no import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("证件号码：XZ99887766", ["XZ99887766"]),
        ("證件號：xz99887766", ["xz99887766"]),
        ("有效证件号码 ７７００１２３４５６", ["７７００１２３４５６"]),
        ("document no: AB-123456", ["AB-123456"]),
        ("证件号：1234567(8)", ["1234567(8)"]),
        ("cert_no=AB12345678&name=1", ["AB12345678"]),
        ('{"certNo": "AB12345678"}', ["AB12345678"]),
    ],
)
def test_finds_what_a_label_says_is_a_document(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "XZ99887766",  # no label
        "证件号：2024-01-31",
        "证件号 20240131",
        "证件有效期：2020.01.01-2030.01.01",
        "证件类型：1",
        "证件号：无",
        "证件 3 份",
        "证件照 1024x768",
    ],
)
def test_leaves_alone_what_is_no_number_of_a_document(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("1101051949123100", Flaw.LENGTH),
        ("11010519491231002", Flaw.LENGTH),  # X lost
        ("1101051949123100211", Flaw.LENGTH),
        ("1101051949123100 X", Flaw.LENGTH),
        ("110105 1949 1231 002", Flaw.LENGTH),
        ("991105194912310021", Flaw.NONE),  # no province 99
    ],
)
def test_a_resident_id_with_a_character_too_few_or_many_is_found(flaws_of, value, flaw):
    assert flaws_of(IDENTIFIER, f"身份证号：{value}") == [(value, flaw)]


@pytest.mark.parametrize("header", ["证件号码", "cert_no", "zjhm", "document_no"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "XZ99887766", header) == ["XZ99887766"]


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("11010519491231002X", "CN_RESIDENT_ID"),
        ("110105194912310021", "CN_RESIDENT_ID"),  # wrong check character
        ("E12345678", "PASSPORT"),
        ("H12345678", "CN_TRAVEL_PERMIT"),
        ("A123456(3)", "HK_ID"),
        ("A123456789", "TW_ID"),
        ("911398199012310021", "CN_FOREIGNER_ID"),
        ("1101051949123100", "DOCUMENT_NO"),
        ("XZ99887766", "DOCUMENT_NO"),
    ],
)
def test_an_identifier_that_knows_the_value_goes_first(all_of, value, entity):
    assert all_of(f"证件号码：{value}") == [(entity, value)]


@pytest.mark.parametrize(("value", "masked"), [("XZ99887766", "XZ******66"), ("12345", "12*45")])
def test_the_mask_shows_two_at_either_end(value, masked):
    hidden = mask_text(MASK, value)
    assert hidden == masked if len(value) > 7 else set(hidden) == {"*"}


def test_a_masked_value_is_a_document_of_unknown_kind(all_of):
    assert all_of("证件号：XZ******66，已核验") == [("DOCUMENT_NO", "XZ******66")]
