"""The recipe of the bundled translation packages, from gathered text to an Argos package."""
