"""How long publishing takes, of a large archive and of one correction in it."""
