"""Are names and figures kept: term success, consistency and chrF with the glossary off, on and wrong."""
