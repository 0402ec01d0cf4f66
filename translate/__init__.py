"""Editions: translate a newsroom's English stories into its other editions, with people in charge."""

__version__ = "0.1.0"
