"""Nested records: dicts, lists and tuples of values."""
