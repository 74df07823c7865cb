"""Unit names that look like slips of the pen for a unit that is known.

市工倍局 beside 市工信局 is a slip. A name that is merely unknown is not: 市民政局 differs from
市财政局 in one character too, so names of ordinary departments are never taken for slips, nor are
names that a document uses as often as the one that they resemble.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kspolicy.check.departments import is_department

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.lexicon.lexicon import Lexicon

_SHORTEST = 4
_OFTEN = 3
_JOINING = dict.fromkeys(map(ord, "和与及"))
_LEVELS = frozenset("国省市区县镇")


def find_slips(lists: Iterable[Sequence[str]], lexicon: Lexicon) -> dict[str, str]:
    """Names that are probably slips, each with the name that was meant.

    ``lists`` are all lists of units of one document, as written.
    """
    written = [(name, canonical) for names in lists for name, canonical in _resolve(names, lexicon)]
    counts = Counter(name for name, _ in written)
    uses = Counter(canonical or name for name, canonical in written)
    unknown = {name for name, canonical in written if canonical is None and _may_be_slip(name)}
    if not unknown:
        return {}
    models = {canonical for _, canonical in written if canonical}
    models |= {name for name, _ in written if counts[name] >= _OFTEN or is_department(name)}
    models |= set(lexicon.units.spellings)
    found: dict[str, str] = {}
    for name in sorted(unknown):
        meant = sorted(
            (model for model in models if model != name and _one_edit_apart(name, model)),
            key=lambda model: (-uses[model], model),
        )
        if meant and (counts[name] == 1 or 2 * counts[name] <= uses[meant[0]]):
            found[name] = lexicon.units.resolve(meant[0])
    return found


def _resolve(names: Sequence[str], lexicon: Lexicon) -> Iterable[tuple[str, str | None]]:
    """Names with the canonical ones, None where the lexicon knows none."""
    for name, resolved in zip(names, lexicon.units.resolve_list(names), strict=True):
        known = lexicon.units.known(name)
        yield name, known or (resolved if resolved != name else None)


def _may_be_slip(name: str) -> bool:
    return len(name) >= _SHORTEST and not is_department(name)


def _one_edit_apart(name: str, model: str) -> bool:
    if abs(len(name) - len(model)) > 1 or len(model) < _SHORTEST:
        return False
    # 区工信局 is another level's unit, not a slip of 市工信局.
    if name[0] != model[0] and {name[0], model[0]} <= _LEVELS:
        return False
    # 市住房城乡建设局 leaves out a word of 市住房和城乡建设局, as everybody does.
    if name.translate(_JOINING) == model.translate(_JOINING):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(name, model, score_cutoff=1) == 1
