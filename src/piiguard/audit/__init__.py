"""The audit log (审计日志): append-only, tamper-evident, without values. See docs/audit.md."""

from piiguard.audit.log import AuditLog
from piiguard.audit.reading import read_records
from piiguard.audit.signer import Signer, cosign
from piiguard.audit.verify import Verdict, verify

__all__ = ["AuditLog", "Signer", "Verdict", "cosign", "read_records", "verify"]
