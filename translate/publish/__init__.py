"""Editions out: pages, feeds, localised dates and numbers."""
