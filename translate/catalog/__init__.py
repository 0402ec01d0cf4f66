"""PO files: reading, merging, writing."""
