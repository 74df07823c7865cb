"""The folder of YAML documents: written and read, found and corrected."""
