"""Adds the shipped documents and schemas to the wheel."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFolders(BuildHookInterface[Any]):
    """Copies the folders named under ``shipped`` into ``kspolicy/shipped``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a real wheel; an editable install reads them where they stand."""
        if version == "editable":
            return
        for folder, name in self.config["shipped"].items():
            build_data["force_include"][folder] = f"kspolicy/shipped/{name}"
