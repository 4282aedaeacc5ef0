"""The token vault (令牌库): random tokens for values kept encrypted in a database. See docs/vault.md."""

from piiguard.vault.vault import Vault

__all__ = ["Vault"]
