"""AWS KMS as the key service of a ring: `Encrypt` and `Decrypt` with an encryption context. Extra `aws`.

Tested against a local fake of the service's HTTP interface, not against AWS. The encryption context stands
in the clear in CloudTrail (AWS KMS Developer Guide, "Encryption context"): it holds "app", "keyring" and what
the caller adds, never a value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from piiguard.errors import KeyRingError, MissingExtraError
from piiguard.keys.kms import check_address
from piiguard.keys.unlock import Reference

__all__ = ["AwsKms"]


@dataclass(frozen=True, slots=True)
class AwsKms:
    """A key of AWS KMS. It pickles as these references; each call makes a client of its own.

    key_id: id, ARN or alias of a symmetric key. access_key, secret_key, session_token: where the credentials
    are read; then nothing else is, neither environment nor the SDK's files. sdk_chain: leave credentials,
    proxies and certificates to the SDK, which reads all of these. ca_bundle: file with the certificates to
    trust. endpoint_url: another address than that of the region. attempts: how often it is asked at most.

    Raises:
        KeyRingError: neither credentials nor `sdk_chain`, or both; or an address that is not encrypted.
    """

    key_id: str
    region: str
    access_key: Reference | None = None
    secret_key: Reference | None = None
    session_token: Reference | None = None
    sdk_chain: bool = False
    endpoint_url: str | None = None
    ca_bundle: str | None = None
    timeout_s: float = 10.0
    attempts: int = 3

    def __post_init__(self) -> None:
        if self.endpoint_url is not None:
            check_address(self.endpoint_url)
        given = self.access_key is not None and self.secret_key is not None
        part = self.access_key is not None or self.secret_key is not None or self.session_token is not None
        if (self.sdk_chain and part) or not (self.sdk_chain or given):
            raise KeyRingError(
                "AwsKms takes access_key and secret_key (FromFile or FromEnv), or else sdk_chain=True"
            )

    def wrap(self, key_bytes: bytes, context: Mapping[str, str]) -> bytes:
        """The key encrypted by the service."""
        answer = self._asked("encrypt", Plaintext=key_bytes, EncryptionContext=dict(context))
        return bytes(answer["CiphertextBlob"])

    def unwrap(self, blob: bytes, context: Mapping[str, str]) -> bytes:
        """The key decrypted by the service, which refuses another context or key."""
        answer = self._asked("decrypt", CiphertextBlob=blob, EncryptionContext=dict(context))
        return bytes(answer["Plaintext"])

    def _asked(self, act: str, **arguments: Any) -> Mapping[str, Any]:
        client = self._client()
        errors = import_module("botocore.exceptions")
        try:
            answer: Mapping[str, Any] = getattr(client, act)(KeyId=self.key_id, **arguments)
            return answer
        except errors.ClientError as error:
            reason = str(error.response.get("Error", {}).get("Code", "")) or "ClientError"
        except errors.BotoCoreError as error:
            reason = type(error).__name__
        finally:
            client.close()
        raise KeyRingError(f"AWS KMS could not {act} the key of the ring: {reason}")

    def _client(self) -> Any:
        session, config = _libraries()
        own: dict[str, Any] = (
            {} if self.sdk_chain else {"proxies": {}, "ignore_configured_endpoint_urls": True}
        )
        own["retries"] = {"mode": "standard", "total_max_attempts": self.attempts}
        settings = config.Config(connect_timeout=self.timeout_s, read_timeout=self.timeout_s, **own)
        return (_chained if self.sdk_chain else _closed)(session).create_client(
            "kms",
            region_name=self.region,
            endpoint_url=self.endpoint_url,
            verify=self.ca_bundle or (None if self.sdk_chain else True),
            config=settings,
            **self._credentials(),
        )

    def _credentials(self) -> dict[str, str]:
        named = {
            "aws_access_key_id": self.access_key,
            "aws_secret_access_key": self.secret_key,
            "aws_session_token": self.session_token,
        }
        return {
            name: where.secret().use().decode("utf-8") for name, where in named.items() if where is not None
        }


def _chained(session: Any) -> Any:
    """A session that finds what it needs as the SDK does everywhere."""
    return session.get_session()


def _closed(session: Any) -> Any:
    """A session that reads no variable and no file: each of its settings keeps its default."""
    known = import_module("botocore.configprovider").BOTOCORE_DEFAUT_SESSION_VARIABLES
    settings = {name: (None, None, default, convert) for name, (_, _, default, convert) in known.items()}
    for file in ("config_file", "credentials_file"):
        settings[file] = (None, None, os.devnull, None)
    return session.Session(session_vars=settings)


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("botocore.session"), import_module("botocore.config")
    except ImportError:
        pass
    raise MissingExtraError("AwsKms needs botocore: pip install 'piiguard[aws]'")
