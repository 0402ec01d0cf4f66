"""Translation memory: what people approved, found again for the same and for similar sentences; TMX."""
