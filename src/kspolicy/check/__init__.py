"""Consistency checks: one rule one file in ``rules``, found by walking that folder."""
