"""Published vectors of the primitives that tokens are made with.

Each file of `tests/vectors` names its source. HKDF, FF1, Merkle trees and signed notes are tested where they
are used.
"""

import json

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV, AESSIV
from cryptography.hazmat.primitives.cmac import CMAC
from cryptography.hazmat.primitives.hashes import SHA256, SM3, Hash
from cryptography.hazmat.primitives.hmac import HMAC

from piiguard.transforms.sealing import _Sm4Gcm


@pytest.fixture
def vectors(project_root):
    """The vectors of a file, hexadecimal fields as bytes."""

    def read(name):
        file = json.loads((project_root / f"tests/vectors/{name}.json").read_text("utf-8"))
        hexadecimal = {field.removesuffix("[]") for field in file["hex_fields"]} | {"ad", "iv"}
        return [
            {field: _bytes(value) if field in hexadecimal else value for field, value in vector.items()}
            for vector in file["vectors"]
        ]

    return read


def _bytes(value):
    return [bytes.fromhex(one) for one in value] if isinstance(value, list) else bytes.fromhex(value)


def outcome(decrypt):
    """What a decryption gives, "refused" if it does not authenticate."""
    try:
        return decrypt()
    except InvalidTag:
        return "refused"


def expected(vector):
    """What a decryption of this vector has to give."""
    return vector["plaintext"] if vector.get("result", "valid") == "valid" else "refused"


def mac_of(key_bytes, hash_, message):
    mac = HMAC(key_bytes, hash_)
    mac.update(message)
    return mac.finalize()


def test_hmac_sha256_of_rfc_4231(vectors):
    every = vectors("hmac_sha256_rfc4231")  # test 5 is cut in the RFC
    assert [mac_of(one["key"], SHA256(), one["msg"])[: len(one["md"])] for one in every] == [
        one["md"] for one in every
    ]


def test_sm3_of_gb_t_32905_and_hmac_with_it(vectors):
    def digest(one):
        if one["type"] == "HMAC-SM3":
            return mac_of(one["key"], SM3(), one["msg"])[: len(one["md"])]
        hashed = Hash(SM3())
        hashed.update(one["msg"])
        return hashed.finalize()

    every = vectors("sm3")
    assert list(map(digest, every)) == [one["md"] for one in every]


def test_aes_cmac_of_sp_800_38b(vectors):
    def tag(one):
        mac = CMAC(algorithms.AES(one["key"]))
        mac.update(one["msg"])
        return mac.finalize()

    every = vectors("aes_cmac_sp800_38b")
    assert list(map(tag, every)) == [one["tag"] for one in every]


def test_aes_siv_of_rfc_5297_both_ways(vectors):
    every = vectors("aes_siv_rfc5297")
    valid = [one for one in every if one["result"] == "valid"]
    assert [AESSIV(one["key"]).encrypt(one["plaintext"], one["ad"]) for one in valid] == [
        one["siv_and_ciphertext"] for one in valid
    ]
    assert [
        outcome(lambda one=one: AESSIV(one["key"]).decrypt(one["siv_and_ciphertext"], one["ad"]))
        for one in every
    ] == list(map(expected, every))


def test_aes_gcm_siv_of_rfc_8452(vectors):
    every = vectors("aes_gcm_siv_rfc8452")
    assert [
        outcome(
            lambda one=one: AESGCMSIV(one["key"]).decrypt(
                one["nonce"], one["ciphertext"] + one["tag"], one["aad"]
            )
        )
        for one in every
    ] == list(map(expected, every))


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        ("", "530f8afbc74536b9a963b4f1c4cb738b"),  # test case 13
        ("00" * 16, "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),  # test case 14
    ],
)
def test_aes_256_gcm_of_the_specification(plain, text):
    """McGrew and Viega, The Galois/Counter Mode of Operation, appendix B: key and IV of zeros."""
    assert AESGCM(bytes(32)).encrypt(bytes(12), bytes.fromhex(plain), b"").hex() == text


def test_sm4_gcm_of_rfc_8998_both_ways(vectors):
    every = [one for one in vectors("sm4") if one["mode"] == "GCM"]
    valid = [one for one in every if one.get("result", "valid") == "valid"]
    assert [_Sm4Gcm(one["key"]).encrypt(one["iv"], one["plaintext"], one["aad"]) for one in valid] == [
        one["ciphertext"] + one["tag"] for one in valid
    ]
    assert [
        outcome(
            lambda one=one: _Sm4Gcm(one["key"]).decrypt(one["iv"], one["ciphertext"] + one["tag"], one["aad"])
        )
        for one in every
    ] == list(map(expected, every))


def test_sm4_of_gb_t_32907_examples_1_and_2(vectors):
    """Example 2 encrypts one block a million times over."""
    times = {"ECB": 1, "ECB x 1,000,000": 1_000_000}

    def encrypted(one):
        update = Cipher(algorithms.SM4(one["key"]), modes.ECB()).encryptor().update
        block = one["plaintext"]
        for _ in range(times[one["mode"]]):
            block = update(block)
        return block

    every = [one for one in vectors("sm4") if one["mode"] in times]
    assert list(map(encrypted, every)) == [one["ciphertext"] for one in every]
