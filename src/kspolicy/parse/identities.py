"""Identities: every id of a document is given out once."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Identities:
    """Gives out ids; one that is taken gets ``~2``, ``~3``, … behind it."""

    _given: dict[str, int] = field(default_factory=dict)

    def __contains__(self, identity: str) -> bool:
        """Whether ``identity`` has been given out."""
        return identity in self._given

    def take(self, wanted: str) -> str:
        """``wanted`` itself the first time, a numbered variant after that."""
        given, identity = self._given, wanted
        while identity in given:
            given[wanted] += 1
            identity = f"{wanted}~{given[wanted]}"
        given[identity] = 1
        return identity
