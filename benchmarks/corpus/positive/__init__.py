"""Templates with labelled values, one file per domain; see catalogue.py for the split."""
