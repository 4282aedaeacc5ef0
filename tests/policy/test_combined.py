"""Packs combined are never more lenient than one of them."""

from itertools import combinations

import pytest

from piiguard.policy.decide import decide
from piiguard.policy.load import load_policy, packs
from piiguard.recognizers.registry import builtin
from piiguard.transforms.strictness import is_stricter

PACKS = {name: load_policy(name) for name in packs()}


@pytest.mark.parametrize("names", list(combinations(sorted(PACKS), 2)), ids="+".join)
def test_two_packs_are_as_strict_as_either(names):
    """In tier and in action; what a pack that covers a few things does not list is left to the other."""
    both = load_policy(list(names))
    for identifier in builtin():
        combined = decide(both, identifier.entity)
        for name in names:
            alone = decide(PACKS[name], identifier.entity)
            if alone.rule == "no rule":
                continue
            assert both.level(combined.tier) >= PACKS[name].level(alone.tier)
            assert not is_stricter(alone.action, combined.action)
