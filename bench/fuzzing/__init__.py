"""Damage done to documents, and what becomes of them: see ``bench/fuzz.py``."""
