"""`piiguard recognizers`: what can be found."""

from __future__ import annotations

import typer

from piiguard.report import table as aligned

__all__ = ["recognizers"]


def recognizers() -> None:
    """List what piiguard finds: entity code, names, category, tier."""
    from piiguard.policy.decide import decide
    from piiguard.policy.load import load_pack
    from piiguard.recognizers.registry import builtin

    policy = load_pack("pipl")
    rows = [("entity", "中文", "English", "category", "tier")]
    rows += [
        (r.entity.code, r.entity.zh, r.entity.en, str(r.entity.category), decide(policy, r.entity).tier)
        for r in builtin()
    ]
    typer.echo(aligned(rows))
