"""API key (接口密钥); AKIAIOSFODNN7EXAMPLE is the example of its issuer, the others are made up."""

import pytest

from piiguard.recognizers.api_key import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123-_x"
BODY = "MIIEowIBAAKCAQEA1234567890abcdefghijklmnop\nABCDEFGH1234567890abcdefghijklmnop=="
BLOCK = f"-----BEGIN RSA PRIVATE KEY-----\n{BODY}\n-----END RSA PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("用AKIAIOSFODNN7EXAMPLE登录", ["AKIAIOSFODNN7EXAMPLE"]),
        ("LTAI5tAbCdEfGhIjKlMnOpQr", ["LTAI5tAbCdEfGhIjKlMnOpQr"]),
        ("key=sk-abcd1234efgh5678ijkl9012", ["sk-abcd1234efgh5678ijkl9012"]),
        ("ghp_0123456789abcdefABCDEF0123456789abcd", ["ghp_0123456789abcdefABCDEF0123456789abcd"]),
        (f"Authorization: Bearer {TOKEN}", [TOKEN]),
        (f"a\n{BLOCK}\nb", [BLOCK]),
        (BLOCK[:90], [BLOCK[:90]]),  # cut off
        ("AppSecret：0a1b2c3d4e5f60718293a4b5c6d7e8f9", ["0a1b2c3d4e5f60718293a4b5c6d7e8f9"]),
        ('"access_token": "AbCdEfGh1234567890xyz"', ["AbCdEfGh1234567890xyz"]),
        ("token: helloworldhelloworld", []),  # no digit
        ("token: aaaaaaaa11111111", []),  # too even
        ("access_token=get_token(1)", []),
        ("0a1b2c3d4e5f60718293a4b5c6d7e8f9", []),  # a hash is anything
        ("skill-set ghost risk-2024-0101-abcdefghijklmnop", []),
        ("-----BEGIN PUBLIC KEY-----", []),
    ],
)
def test_finds_known_prefixes_and_labelled_keys(values_of, text, found):
    """Prefix, PEM block, or label and entropy."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of keys."""
    assert values_of(IDENTIFIER, "AbCdEfGh1234567890xyz", "app_secret") == ["AbCdEfGh1234567890xyz"]


def test_mask_is_fixed(all_of):
    """Six stars, whatever the key."""
    assert mask_text(MASK, BLOCK) == "******"
    assert all("*" in found for _, found in all_of("AppSecret：******"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高德地图key：6d8f2a9b3c7e1f4a5b0d9e8c7f6a3b2d", ["6d8f2a9b3c7e1f4a5b0d9e8c7f6a3b2d"]),
        (
            "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
        ),
        (
            "encodingAESKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
            ["jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"],
        ),
        ("Authorization: Basic YWRtaW46SGFyYm9yMTIzNDU=", ["YWRtaW46SGFyYm9yMTIzNDU="]),
        ("api_key_id_seq_2023_idx", []),
        ("integrity=sha512-abc123DEF456ghi789JKLmnoPQR", []),
    ],
)
def test_keys_of_services(values_of, text, found):
    """Named keys of maps, mail and merchants; longer names and digests are none."""
    assert values_of(IDENTIFIER, text) == found


HEX = "4f8b2c9d1e7a4b6c8d3e5f7a9b1c2d4e"
BOT = "5839201746:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawA"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"MINIO_ROOT_KEY={HEX}", [HEX]),
        (f'"sendKey": "{HEX}"', [HEX]),
        (f"jwt.secret={HEX}", [HEX]),
        (f"https://example.com/v3/geo?key={HEX}&address=x", [HEX]),
        (f"APP_KEY=base64:{HEX}=", [f"{HEX}="]),
        (f"商户API密钥：{HEX}", [HEX]),
        (f"bot {BOT}", [BOT]),
        (
            "git clone https://oauth2:glpat-x7Yz2Wq9Rt4Vb6Nm1Lp8@example.com/a.git",
            ["glpat-x7Yz2Wq9Rt4Vb6Nm1Lp8"],
        ),
    ],
)
def test_names_that_end_in_key_secret_or_token(values_of, text, found):
    """Whatever stands before; the value must look drawn at random."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "api_key=YOUR_API_KEY_HERE_1234",
        '"token": "your-token-here-1234567890"',
        "access_token=bearer_token_type_v2_2023",
        "secret_key: vault/path/secret_id_2023/value",
        "object_key=uploads/2023/09/15/IMG_20230915_123456.jpg",
        '"key": "d41d8cd98f00b204e9800998ecf8427e.jpg"',
        f"public_key={HEX}",
        f"cache_key: {HEX}",
        f"commit {HEX}",
        "key=9ab0132f-1ea3-47f8-aa93-dfaa3358b0d9",
        "secret: Summer2023Summer",  # a password
    ],
)
def test_stand_ins_paths_and_other_keys_are_none(values_of, text):
    """What documentation and code write where a key would stand; keys of a store."""
    assert values_of(IDENTIFIER, text) == []
