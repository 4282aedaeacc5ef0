"""Driver file number (驾驶证档案编号), GA 482. Numbers are made up."""

import pytest

from piiguard.recognizers.cn_driver_file_no import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("档案编号：430112345678", ["430112345678"]),
        ("驾驶证档案编号 4301 1234 5678", ["4301 1234 5678"]),
        ("檔案編號４３０１１２３４５６７８", ["４３０１１２３４５６７８"]),
        ("430112345678（档案编号）", ["430112345678"]),
        ("dabh=430112345678", ["430112345678"]),
        ("档案编号 4301\u200b12345678", ["4301\u200b12345678"]),
        ("档案编号 430112345678.0", ["430112345678.0"]),
        ("档案编号：990112345678", ["990112345678"]),  # no province 99; the label suffices
    ],
)
def test_finds_twelve_labelled_digits(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "430112345678",  # clearing codes and waybills have twelve digits, too
        "运单号 430112345678，档案另寄",
        "档案编号：43011234567",  # eleven
        "档案编号：4301123456789",  # thirteen
        "档案编号：A2023-001",  # of another archive
        "档案编号 2023-01-01",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("header", ["档案编号", "dabh", "license_file_no"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "430112345678", header) == ["430112345678"]


def test_licence_number_and_file_number_are_told_apart(all_of):
    assert all_of("驾驶证号 11010519491231002X，档案编号 430112345678") == [
        ("CN_RESIDENT_ID", "11010519491231002X"),
        ("CN_DRIVER_FILE_NO", "430112345678"),
    ]


def test_the_mask_shows_four_at_either_end_and_stays_masked(all_of, masked_values_of):
    assert mask_text(MASK, "430112345678") == "4301****5678"
    assert masked_values_of(IDENTIFIER, "档案编号 4301****5678") == ["4301****5678"]
    assert all(entity == "CN_DRIVER_FILE_NO" for entity, _ in all_of("档案编号：4301****5678，已核验"))
