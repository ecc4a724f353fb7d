"""Run focus groups and student fishbowls from a terminal, and keep the record."""

__version__ = "0.1.0"
