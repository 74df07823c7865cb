"""Font files: which characters they have, and where this computer keeps those of Chinese."""
