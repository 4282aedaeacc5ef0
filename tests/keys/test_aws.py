"""AWS KMS, against a local fake of its HTTP interface (JSON 1.1, `X-Amz-Target: TrentService.…`)."""

import base64
import json
import pickle
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from piiguard.errors import KeyRingError, MissingExtraError
from piiguard.keys import FromEnv, FromFile, KeyRing, Kms
from piiguard.keys.aws import AwsKms

pytest.importorskip("botocore")

ALIAS = "alias/piiguard"


class Fake(BaseHTTPRequestHandler):
    """Encrypt and Decrypt as the API reference has them, for one key and one account."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        act = self.headers["X-Amz-Target"].removeprefix("TrentService.")
        self.server.requests.append((act, asked, self.headers["Authorization"]))
        status, answer = self.server.refuse or self._done(act, asked)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _done(self, act, asked):
        if asked["KeyId"] != ALIAS:
            return 400, {"__type": "NotFoundException", "message": "canary of the service"}
        siv = AESSIV(self.server.master)
        bound = [json.dumps(asked["EncryptionContext"], sort_keys=True).encode()]
        if act == "Encrypt":
            blob = siv.encrypt(base64.b64decode(asked["Plaintext"]), bound)
            return 200, {"CiphertextBlob": base64.b64encode(blob).decode(), "KeyId": ALIAS}
        try:
            key = siv.decrypt(base64.b64decode(asked["CiphertextBlob"]), bound)
        except InvalidTag:
            return 400, {"__type": "InvalidCiphertextException", "message": "canary of the service"}
        return 200, {"Plaintext": base64.b64encode(key).decode(), "KeyId": ALIAS}

    def log_message(self, *arguments):
        return


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Fake) as fake:
        fake.master, fake.requests, fake.refuse = AESSIV.generate_key(512), [], None
        thread = threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield fake
        fake.shutdown()
        thread.join()


@pytest.fixture
def aws(server, tmp_path, monkeypatch):
    """The adapter with made-up credentials in a file and in a variable."""
    file = tmp_path / "secret-key"
    file.write_text("not-a-secret\n", "utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("RING_ACCESS_KEY", "AKIDEXAMPLE")

    def made(**other):
        settings = {
            "key_id": ALIAS,
            "region": "cn-north-1",
            "access_key": FromEnv("RING_ACCESS_KEY"),
            "secret_key": FromFile(file),
            "endpoint_url": f"http://127.0.0.1:{server.server_port}",
        }
        return AwsKms(**{**settings, **other})

    return made


def test_a_ring_is_wrapped_and_opened(aws, server, path):
    made = KeyRing.create(path, unlock=Kms(aws()), purposes=["encrypt"])
    assert KeyRing.open(path, unlock=Kms(aws())).keys == made.keys
    context = {"app": "piiguard", "keyring": made.keyring}
    assert [(act, asked["KeyId"], asked["EncryptionContext"]) for act, asked, _ in server.requests] == [
        ("Encrypt", ALIAS, context),
        ("Decrypt", ALIAS, context),
    ]
    assert all(
        "Credential=AKIDEXAMPLE/" in signed and "/cn-north-1/kms/" in signed for *_, signed in server.requests
    )


def test_another_context_or_key_is_refused_without_the_words_of_the_service(aws):
    blob = aws().wrap(bytes(32), {"keyring": "kr_1"})
    assert aws().unwrap(blob, {"keyring": "kr_1"}) == bytes(32)
    with pytest.raises(KeyRingError, match=r"could not decrypt .*: InvalidCiphertextException$") as raised:
        aws().unwrap(blob, {"keyring": "kr_2"})
    assert raised.value.__context__ is None
    with pytest.raises(KeyRingError, match=r"could not encrypt .*: NotFoundException$"):
        aws(key_id="alias/other").wrap(bytes(32), {})


def test_no_connection_is_an_error_of_the_ring(aws):
    with pytest.raises(KeyRingError, match=r"EndpointConnectionError$"):
        aws(endpoint_url="http://127.0.0.1:1", attempts=1).wrap(bytes(32), {})


def test_nothing_is_read_that_was_not_named(aws, server, tmp_path, monkeypatch):
    """Neither variables of the SDK, nor its files, nor proxies of the machine."""
    (tmp_path / "config").write_text("[default]\nregion = us-west-2\nca_bundle = /nosuch\n", "utf-8")
    for name, value in {
        "AWS_PROFILE": "nosuch",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_DEFAULT_REGION": "us-west-1",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_KMS": "http://127.0.0.1:1",
        "AWS_CA_BUNDLE": "/nosuch",
        "REQUESTS_CA_BUNDLE": "/nosuch",
        "AWS_ACCESS_KEY_ID": "AKIDOTHER",
        "AWS_SECRET_ACCESS_KEY": "other",
        "AWS_SESSION_TOKEN": "other",
        "HTTP_PROXY": "http://127.0.0.1:1",
        "HTTPS_PROXY": "http://127.0.0.1:1",
    }.items():
        monkeypatch.setenv(name, value)
    aws().wrap(bytes(32), {})
    (request,) = server.requests
    assert "Credential=AKIDEXAMPLE/" in request[2]
    assert "/cn-north-1/" in request[2]
    assert "x-amz-security-token" not in request[2]
    client = aws(endpoint_url=None)._client()
    assert client.meta.endpoint_url == "https://kms.cn-north-1.amazonaws.com.cn"
    client.close()


def test_the_chain_of_the_sdk_when_asked_for(aws, server, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDCHAIN")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "other")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    aws(access_key=None, secret_key=None, sdk_chain=True).wrap(bytes(32), {})
    assert "Credential=AKIDCHAIN/" in server.requests[0][2]


@pytest.mark.parametrize(
    "settings",
    [{"access_key": None, "secret_key": None}, {"secret_key": None}, {"sdk_chain": True}],
)
def test_credentials_are_named_or_left_to_the_sdk_never_both_or_neither(aws, settings):
    with pytest.raises(KeyRingError, match="sdk_chain=True"):
        aws(**settings)


def test_addresses_are_encrypted(aws):
    with pytest.raises(KeyRingError, match="https://"):
        aws(endpoint_url="http://kms.example")


def test_it_pickles_as_references(aws):
    pickled = pickle.dumps(Kms(aws()))
    assert (b"not-a-secret" in pickled, b"AKIDEXAMPLE" in pickled) == (False, False)
    assert pickle.loads(pickled).provider == aws()
    assert "not-a-secret" not in repr(aws())


def test_without_the_extra_its_name_is_told(aws, monkeypatch):
    monkeypatch.setitem(sys.modules, "botocore.session", None)
    with pytest.raises(MissingExtraError, match=r"piiguard\[aws\]"):
        aws().wrap(bytes(32), {})
