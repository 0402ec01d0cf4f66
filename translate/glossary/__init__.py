"""The termbase: entries, files, the CLDR base layer, matching, figures, Mongolian case forms."""
