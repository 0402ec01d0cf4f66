"""How often the checks cry wolf on good translations, and how often they see a fault that was put in."""
