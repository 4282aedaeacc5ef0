"""E-mail addresses (电子邮箱), RFC 5321 section 4.1.2 as people write them."""

import pytest

from piiguard.recognizers.email_address import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("邮箱abc@example.com。", ["abc@example.com"]),  # Han characters adjoin
        ("a.b+c_d-e@mail.example.com.cn", ["a.b+c_d-e@mail.example.com.cn"]),
        ("12345678@qq.com", ["12345678@qq.com"]),
        ("ABC＠EXAMPLE．COM", ["ABC＠EXAMPLE．COM"]),
        ("ａｂｃ@ｅｘａｍｐｌｅ.ｃｏｍ", ["ａｂｃ@ｅｘａｍｐｌｅ.ｃｏｍ"]),
        ("a\u200bbc@exam\u200bple.com", ["a\u200bbc@exam\u200bple.com"]),
        ("abc@example.c\u200bom", ["abc@example.c\u200bom"]),  # also in the top-level domain
        ("abc@example.\ufeffcn", ["abc@example.\ufeffcn"]),
        ("<abc@example.com>", ["abc@example.com"]),
        ("mailto:abc@example.com?subject=x", ["abc@example.com"]),
        ("写信给 abc@example.com.", ["abc@example.com"]),  # the full stop ends the sentence
        ("'abc@example.com'", ["abc@example.com"]),
        ("a@example.com,b@example.com;c@example.com", ["a@example.com", "b@example.com", "c@example.com"]),
        ("a@example.com/b@example.com", ["a@example.com", "b@example.com"]),
    ],
)
def test_finds_addresses(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "logo@2x.png",  # a picture
        "vue@3.4.21",  # a package and its version
        "@所有人",
        "@example.com",
        "abc@",
        "abc@localhost",
        "deploy@build-03:/srv/app",  # ssh
        "git@example.com:team/app.git",
        "abc@@example.com",
        "abc@example.c",
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("text", ["a***@example.com", "a**c@example.com", "***@example.com"])
def test_masked_addresses_stay_findings(masked_values_of, text):
    assert masked_values_of(IDENTIFIER, f"邮箱：{text}，") == [text]


@pytest.mark.parametrize(
    ("value", "masked"),
    [("duandazhi@example.com", "d********@example.com"), ("ab@example.com", "a*@example.com")],
)
def test_keeps_the_first_character_and_the_domain(values_of, value, masked):
    """hutool DesensitizedUtil."""
    assert mask_text(MASK, value) == masked
    assert values_of(IDENTIFIER, f"邮箱：{masked}，") == []
