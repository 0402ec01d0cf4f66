"""Translation memory and TMX."""
