"""Speed, memory, quality and term accuracy, each against a named peer."""
