"""Pages of characters and ruled lines, of whatever form, made into paragraphs and tables."""
