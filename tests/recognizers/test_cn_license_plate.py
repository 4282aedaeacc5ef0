"""Licence plates (机动车号牌), GA 36-2018."""

import numpy as np
import pytest

from piiguard.recognizers.cn_license_plate import CELLS, IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    "plate",
    [
        "京A12345",
        "沪AB1234",
        "粤B1A2C3",
        "京A·12345",
        "京A•12345",
        "京A-12345",
        "京A 12345",
        "京 A12345",
        "京A 1234F",
        "京a12345",
        "京Ａ１２３４５",
        "冀\u200bH68\u200b980",
        "京AD12345",  # new energy, small
        "京A·F12345",
        "京AK12345",
        "粤B12345D",  # new energy, large
        "粤Z·1234港",
        "粤Z1234澳",
        "京A1234学",
        "京A·1234警",
        "鲁B1234挂",
        "沪A1234领",
        "WJ京12345",
        "WJ·京1234X",
    ],
)
def test_finds_plates_without_a_label(values_of, plate):
    assert values_of(IDENTIFIER, f"停着{plate}的车") == [plate]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("车牌号：四川A12345", ["川A12345"]),  # 四川 is a word; the label decides
        ("车牌 川H-F 46063", ["川H-F 46063"]),  # a space that a reader of images saw
        ("号牌号码 Plate No. 鄂D-0932S", ["鄂D-0932S"]),
        ("车牌号：京AO1234", ["京AO1234"]),  # O for 0
        ("军车车牌 VA12345", ["VA12345"]),
        ("车牌号：A12345", ["A12345"]),  # province left out
        ("车牌：014578使", ["014578使"]),
        ("车牌：使014578", ["使014578"]),
        ("plate_no=京A12345", ["京A12345"]),
    ],
)
def test_a_label_makes_up_for_what_is_odd(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "VA12345", header="车牌号") == ["VA12345"]


@pytest.mark.parametrize(
    "text",
    [
        "四川A12345",
        "最新B12345款",
        "京A1234",  # one short
        "京A12345678",  # too long
        "京A123456",  # six digits only are no new energy plate
        "京I12345",  # I is not used
        "京AABCDE",  # letters only
        "川Amazon",
        "沪A股300指数",
        "粤ABC公司12345",
        "VA12345",
        "使12345人",
        "京A座12345",
        "A12345",
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


def test_the_suffix_of_a_plate_is_not_the_next_word(values_of):
    """学 begins 学校 behind a whole plate."""
    assert values_of(IDENTIFIER, "京A12345学校门口") == ["京A12345"]


@pytest.mark.parametrize("text", ["京A1***5", "苏D4***0", "陕A1****D", "京A****5", "京A·1***5", "京A●●●●5"])
def test_masked_plates_are_found_without_a_label(masked_values_of, text):
    """hutool prints 苏D4***0."""
    assert masked_values_of(IDENTIFIER, f"车辆{text}，") == [text]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("京A12345", "京A****5"),
        ("京A·12345", "京A·****5"),
        ("京AD12345", "京A*****5"),
        ("粤Z·1234港", "粤Z·****港"),
    ],
)
def test_keeps_province_letter_and_the_last_character(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["京A12345", "京AD12345", "粤Z·1234港"])
def test_a_masked_plate_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"车牌号：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize("plate", ["京A12345", "沪AB1234", "粤B1A2C3", "京AD12345", "粤B12345D"])
def test_whole_cells_are_masked_as_texts_are(plate):
    cell = np.frombuffer(plate.encode(), dtype=np.uint8).copy()
    assert CELLS.mask(cell, np.array([0, len(cell)])).tolist() == [True]
    assert cell.tobytes().decode() == mask_text(MASK, plate)


@pytest.mark.parametrize(
    "cell",
    [
        "京I12345",  # I is not used
        "京AO1234",
        "东A12345",  # no province
        "京A123456",  # six digits are no new energy plate
        "京AABC12",  # two digits only
        "京A1234*",
        "AAAA12345",
    ],
)
def test_cells_that_are_no_plain_plate_stay_as_they_are(cell):
    data = np.frombuffer(cell.encode(), dtype=np.uint8).copy()
    assert CELLS.mask(data, np.array([0, len(data)])).tolist() == [False]
    assert data.tobytes().decode() == cell
