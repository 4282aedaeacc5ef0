"""Labelled Chinese business text, made from seeds: see README.md beside this file."""
