"""The order of the work: read, segment, match, draft, check, merge; the steps do not know each other."""
