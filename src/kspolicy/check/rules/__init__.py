"""The rules. A file here is a rule; see :mod:`kspolicy.check.rule`."""
