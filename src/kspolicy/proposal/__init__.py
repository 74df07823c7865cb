"""A lexicon proposed from documents alone, for a person to review."""
