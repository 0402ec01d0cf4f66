"""Machine translation: packages, batched decoding, term enforcement, script conversion."""
