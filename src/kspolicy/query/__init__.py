"""Questions asked of an index: rows in, plain rows out. Nothing here touches disk or terminal."""
