"""Codecs (编码规则) of format-preserving encryption: one file for each form of identifier."""
