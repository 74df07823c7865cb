"""Labelled passages from documents of many places, and how well the parser reads them."""
