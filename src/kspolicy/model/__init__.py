"""Frozen models: what a source holds, what a document says, what a check found."""
