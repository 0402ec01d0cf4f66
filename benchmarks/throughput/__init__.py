"""Sentences a second and peak memory: this program, argostranslate's own API, and CTranslate2 alone."""
