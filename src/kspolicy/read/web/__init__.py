"""Web pages: from bytes to the lines and tables of the document that a page shows."""
