"""Templates without any personal data, one file per kind of text."""
