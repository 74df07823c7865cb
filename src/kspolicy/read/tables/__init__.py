"""Rows of cells, of whatever form, made into tables: broken over pages, ragged, repeated heads."""
