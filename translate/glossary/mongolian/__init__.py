"""Mongolian (Khalkha, Cyrillic) case forms of the names, titles and figures that the engine places."""

from translate.glossary.mongolian.cases import Case
from translate.glossary.mongolian.forms import case_forms, guessed, inflect
from translate.glossary.mongolian.harmony import harmony

__all__ = ["Case", "case_forms", "guessed", "harmony", "inflect"]
