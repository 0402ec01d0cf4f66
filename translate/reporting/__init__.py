"""What a gate found, written as other programs read it: GitHub annotations, JUnit XML, SARIF, JSON."""
