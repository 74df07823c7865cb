"""Whether the cost of checking grows in proportion to the number of documents.

    python bench/checking.py

The corpus is made of the two shipped documents under other numbers.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kspolicy.check.runner import run_checks
from kspolicy.corpus.store import load_corpus
from kspolicy.lexicon.lexicon import load_lexicon

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

STRUCTURED = Path(__file__).parents[1] / "data" / "structured"
SIZES = (2, 10, 100, 1000)


def main() -> None:
    """Print seconds, and milliseconds a document, for corpora of growing size."""
    documents = [entry.document for entry in load_corpus(STRUCTURED).entries]
    lexicon = load_lexicon()
    run_checks(documents, lexicon)
    print(f"{'documents':>10} {'findings':>9} {'seconds':>9} {'ms each':>8}")
    for size in SIZES:
        corpus = [_renumbered(documents[i % 2], i) for i in range(size)]
        started = perf_counter()
        report = run_checks(corpus, lexicon)
        seconds = perf_counter() - started
        each = seconds / size * 1000
        print(f"{size:10} {len(report.findings):9} {seconds:9.2f} {each:8.1f}")


def _renumbered(document: PolicyDocument, number: int) -> PolicyDocument:
    return document.model_copy(update={"id": f"{document.id}-{number}"})


if __name__ == "__main__":
    main()
