"""The answers worked out once: plain rows that a query reads without YAML and models."""
