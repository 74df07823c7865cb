"""Many files at once: found in folders and archives, parsed by processes that may die alone.

Nothing is printed here: what happens is handed to the caller.
"""
