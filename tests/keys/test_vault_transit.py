"""HashiCorp Vault's transit engine, against a local fake of its HTTP interface."""

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
from piiguard.keys import FromFile, KeyRing, Kms
from piiguard.keys.vault_transit import VaultTransit

pytest.importorskip("hvac")

TOKEN = "made-up-token"


class Fake(BaseHTTPRequestHandler):
    """Encrypt and decrypt as the API reference has them, for one key and one token."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, asked, self.headers["X-Vault-Namespace"]))
        status, answer = self._done(asked)
        body = json.dumps(answer).encode()
        self.send_response(status)
        if status == 307:
            self.send_header("Location", self.server.elsewhere + self.path)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _done(self, asked):
        if self.server.elsewhere:
            return 307, {}
        if self.headers["X-Vault-Token"] != TOKEN:
            return 403, {"errors": ["canary of the service"]}
        siv = AESSIV(self.server.master)
        bound = [asked.get("associated_data", "").encode(), asked.get("context", "").encode()]
        if self.path == "/v1/transit/encrypt/rings":
            blob = siv.encrypt(base64.b64decode(asked["plaintext"]), bound)
            return 200, {
                "data": {"ciphertext": "vault:v1:" + base64.b64encode(blob).decode(), "key_version": 1}
            }
        try:
            key = siv.decrypt(base64.b64decode(asked["ciphertext"].removeprefix("vault:v1:")), bound)
        except InvalidTag:
            return 400, {"errors": ["canary of the service"]}
        return 200, {"data": {"plaintext": base64.b64encode(key).decode()}}

    def log_message(self, *arguments):
        return


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Fake) as fake:
        fake.master, fake.requests, fake.elsewhere = AESSIV.generate_key(512), [], ""
        thread = threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield fake
        fake.shutdown()
        thread.join()


@pytest.fixture
def transit(server, tmp_path):
    """The adapter with a made-up token in a file."""
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n", "utf-8")
    file.chmod(0o600)

    def made(**other):
        settings = {"key": "rings", "url": f"http://127.0.0.1:{server.server_port}", "token": FromFile(file)}
        return VaultTransit(**{**settings, **other})

    return made


@pytest.mark.parametrize("bound_by", ["associated_data", "context"])
def test_a_ring_is_wrapped_and_opened(transit, server, path, bound_by):
    made = KeyRing.create(path, unlock=Kms(transit(bound_by=bound_by)), purposes=["encrypt"])
    assert KeyRing.open(path, unlock=Kms(transit(bound_by=bound_by))).keys == made.keys
    context = f'{{"app":"piiguard","keyring":"{made.keyring}"}}'
    assert [(where, base64.b64decode(asked[bound_by]).decode()) for where, asked, _ in server.requests] == [
        ("/v1/transit/encrypt/rings", context),
        ("/v1/transit/decrypt/rings", context),
    ]
    assert {"associated_data", "context"} & set(server.requests[0][1]) == {bound_by}


def test_another_context_is_refused_without_the_words_of_the_service(transit):
    blob = transit().wrap(bytes(32), {"keyring": "kr_1"})
    assert blob.startswith(b"vault:v1:")
    assert transit().unwrap(blob, {"keyring": "kr_1"}) == bytes(32)
    with pytest.raises(
        KeyRingError, match=r"could not decrypt the key of the ring: InvalidRequest$"
    ) as raised:
        transit().unwrap(blob, {"keyring": "kr_2"})
    assert raised.value.__context__ is None


def test_a_wrong_token_is_refused(transit, tmp_path):
    (tmp_path / "other").write_text("another-token", "utf-8")
    (tmp_path / "other").chmod(0o600)
    with pytest.raises(KeyRingError, match=r"Forbidden$") as raised:
        transit(token=FromFile(tmp_path / "other")).wrap(bytes(32), {})
    assert "another-token" not in str(raised.value)


def test_no_connection_is_an_error_of_the_ring(transit):
    with pytest.raises(KeyRingError, match=r"ConnectionError$"):
        transit(url="http://127.0.0.1:1").wrap(bytes(32), {})


def test_mount_and_namespace(transit, server):
    with pytest.raises(KeyRingError):
        transit(mount="team/transit", namespace="finance").wrap(bytes(32), {})
    assert server.requests[0][::2] == ("/v1/team/transit/encrypt/rings", "finance")


def test_nothing_is_read_that_was_not_named(transit, server, monkeypatch):
    """Neither variables of Vault's own client, nor proxies and certificates of the machine."""
    for name, value in {
        "VAULT_ADDR": "http://127.0.0.1:1",
        "VAULT_TOKEN": "another-token",
        "VAULT_CACERT": "/nosuch",
        "REQUESTS_CA_BUNDLE": "/nosuch",
        "HTTP_PROXY": "http://127.0.0.1:1",
        "HTTPS_PROXY": "http://127.0.0.1:1",
    }.items():
        monkeypatch.setenv(name, value)
    transit().wrap(bytes(32), {})
    assert len(server.requests) == 1


def test_settings_that_cannot_be_meant(transit):
    with pytest.raises(KeyRingError, match="associated_data, context"):
        transit(bound_by="nonce")
    with pytest.raises(KeyRingError, match="https://"):
        transit(url="http://vault.example:8200")


def test_it_pickles_as_references(transit):
    pickled = pickle.dumps(Kms(transit()))
    assert TOKEN.encode() not in pickled
    assert pickle.loads(pickled).provider == transit()
    assert TOKEN not in repr(transit())


def test_without_the_extra_its_name_is_told(transit, monkeypatch):
    monkeypatch.setitem(sys.modules, "hvac", None)
    with pytest.raises(MissingExtraError, match=r"piiguard\[vault-transit\]"):
        transit().wrap(bytes(32), {})


def test_nothing_is_sent_to_where_an_answer_points(server, transit):
    """It would get the token, and the key in the clear."""
    server.elsewhere = f"http://localhost:{server.server_port}"
    with pytest.raises(KeyRingError, match="Vault could not encrypt"):
        transit().wrap(bytes(32), {"keyring": "kr_1"})
    assert len(server.requests) == 1
