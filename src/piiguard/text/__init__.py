"""Texts as columns: transcoding, folding, shared features, the label index."""
