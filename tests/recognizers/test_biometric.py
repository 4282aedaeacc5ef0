"""BIOMETRIC 生物识别信息: templates and profiles behind their labels; not a technology."""

from __future__ import annotations

import pytest

from piiguard.recognizers.biometric import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("指纹特征值：3F2A9C", ["3F2A9C"]),
        ("人脸特征向量=[0.12, 0.33]", ["[0.12, 0.33]"]),
        ('{"face_embedding": [0.1, 0.2], "n": 1}', ["[0.1, 0.2]"]),
        ("声纹：已录入", ["已录入"]),
        ("DNA分型：D3S1358 15/16", ["D3S1358 15/16"]),
        ("已采集其指纹、虹膜", ["指纹", "虹膜"]),
    ],
)
def test_finds_the_value_of_a_label(text, found, values_of):
    """What identifies a person by the body."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "支持指纹、人脸识别解锁",
        "浏览器指纹：a81f03bc",
        "证书指纹: AB:CD:EF",
        "device_fingerprint=a81f03bc",
        "指纹：无",
        "声纹识别技术",
    ],
)
def test_technology_and_prints_of_machines_are_nothing(text, values_of):
    """A fingerprint of a browser, a certificate or a device is no body's."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(("header", "found"), [("虹膜特征", ["Qk9E"]), ("device_fingerprint", [])])
def test_the_header_of_a_column_is_a_label(header, found, values_of):
    """Unless a longer word swallows it."""
    assert values_of(IDENTIFIER, "Qk9E", header) == found
