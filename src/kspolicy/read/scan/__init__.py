"""A scanned page → characters and ruled lines: cleaning, straightening, lines, cells, reading."""
