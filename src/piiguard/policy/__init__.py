"""What a policy (策略) says: entity → category → tier → action."""
