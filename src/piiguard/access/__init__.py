"""Who may reveal what (谁可以还原): `Access`, `Role`, `Request`."""

from piiguard.access.access import Access
from piiguard.access.rules import Request, Role

__all__ = ["Access", "Request", "Role"]
