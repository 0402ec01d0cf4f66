"""Rules that a glossary keeps, one registry of small ones with stable ids."""

from translate.glossary.lint.registry import RULES, columns_of, lint, lint_sheets

__all__ = ["RULES", "columns_of", "lint", "lint_sheets"]
