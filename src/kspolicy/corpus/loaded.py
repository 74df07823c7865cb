"""A YAML file as it was read: its data, and the line of each field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

FieldPath = tuple[str | int, ...]
"""The way to a field: keys, and positions in lists from 0."""

# Not every build of PyYAML has the fast one.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Loaded:
    """Plain data, and where in the file each field of it stands.

    The lines are worked out when one is asked for, that is, when something is wrong.
    """

    data: dict[str, Any]
    text: str

    def line(self, path: FieldPath) -> int:
        """The line (from 1) of a field, or of the innermost field around it that there is."""
        return self._find(path)[1]

    def known(self, path: FieldPath) -> FieldPath:
        """As much of a path, from its beginning, as there is in the file."""
        return path[: self._find(path)[0]]

    def _find(self, path: FieldPath) -> tuple[int, int]:
        """How many steps of the path there are, and the line they lead to."""
        node = self._root
        line = node.start_mark.line
        for taken, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                return taken, line + 1
            line, node = found
        return len(path), line + 1

    @cached_property
    def _root(self) -> yaml.Node:
        # The text has been read event by event before, so it cannot harm here.
        root = yaml.compose(self.text, Loader=LOADER)
        if root is None:
            raise ValueError("no YAML document")
        return root


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """The line where a key or a list's entry begins, and its value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
        entry = node.value[int(step)]
        return entry.start_mark.line, entry
    return None
