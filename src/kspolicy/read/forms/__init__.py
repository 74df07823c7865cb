"""The readers, one module a file form; what they offer is described in :mod:`kspolicy.read`."""
