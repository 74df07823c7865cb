"""The index of a folder of documents, made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kspolicy.corpus.store import load_corpus
from kspolicy.index.build import build_index
from kspolicy.lexicon.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def make_index(data: Path, lexicon: Sequence[Path] = ()) -> dict[str, Any]:
    """Read every document of ``data`` with its corrections, link them, and work out the rows.

    Besides the rows of :class:`~kspolicy.index.rows.Index` there are ``problems``, one sentence
    for each file that could not be used, and ``remarks``, one for each correction that was not.

    Raises:
        CorpusError: the folder or a lexicon cannot be used at all.
    """
    corpus = load_corpus(data)
    corrected: dict[str, dict[str, str]] = {}
    remarks: list[str] = []
    for entry in corpus.entries:
        items = corrected.setdefault(entry.document.id, {})
        for correction in entry.applied:
            said = f"{correction.field} 由{correction.summary()}"
            items[correction.item] = "；".join(filter(None, (items.get(correction.item), said)))
        remarks += [str(rejection.problem) for rejection in entry.rejected]
    index: dict[str, Any] = dict(
        build_index([entry.document for entry in corpus.entries], load_lexicon(lexicon), corrected)
    )
    index["problems"] = [str(problem) for problem in corpus.problems]
    index["remarks"] = remarks
    return index
