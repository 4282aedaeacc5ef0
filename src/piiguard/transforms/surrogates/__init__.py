"""Stand-ins (仿真值), one file per family of entities; each defines `FAMILY`, and `families.py` finds it."""
