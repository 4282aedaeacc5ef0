"""Measurements of piiguard: labelled text, accuracy, speed. Not shipped."""
