"""Finding the names in English news prose by rule, whether a glossary has them or not; no model is needed."""

from translate.glossary.candidates.find import Finder
from translate.glossary.candidates.model import Candidate

__all__ = ["Candidate", "Finder"]
