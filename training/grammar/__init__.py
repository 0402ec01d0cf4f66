"""A synchronous grammar of news sentences: English, Khalkha Mongolian and Chinese drawn together."""

from training.grammar.generation import Triple, generate

__all__ = ["Triple", "generate"]
