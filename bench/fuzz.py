"""What becomes of damaged documents: no traceback, signal or hang, and nothing lost in silence.

python bench/fuzz.py [--form FORM …] [--cases N] [--seed N] [--jobs N] [--seconds N] [--memory MIB]
                     [--case N] [--keep FOLDER] [--recognise]

Small documents of every form and feature are damaged by chance, as bytes and within what they pack
(the XML of a DOCX or OFD, the drawing of a PDF's pages), and read, parsed and written. The chance
is drawn from form, seed and number: ``--case`` does one case again, in this process. Recognition
is a stub, being slow, unless ``--recognise`` is given. Exit 1 when a case failed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from fuzzing.bases import FORMS, bases  # noqa: E402 - found by the path above
from fuzzing.crew import Answer, Bounds, worked  # noqa: E402
from fuzzing.damage import damaged  # noqa: E402
from fuzzing.judging import Verdict, judged  # noqa: E402

if TYPE_CHECKING:
    from PIL.Image import Image

_SHOWN = 40


def main(arguments: list[str]) -> int:
    """Work on the cases of each form and print a line for it, and one for each failure."""
    options = _options(arguments)
    if not options.recognise:
        _stub_recognition()
    failed = 0
    for form in options.form or FORMS:
        if options.case is not None:
            name, data = case(form, options.seed, options.case)
            if options.keep:
                _keep(options.keep, form, options.case, name, data)
            outcome, complaint = judged(form, name, data)
            print(f"{form} {options.case} ({name}, {len(data)} bytes): {outcome}; {complaint}")
            failed += complaint is not None
            continue
        failed += _run(form, options)
    return 1 if failed else 0


def case(form: str, seed: int, number: int) -> tuple[str, bytes]:
    """The name and bytes of one case, the same in every run."""
    random = Random(f"{form} {seed} {number}")
    base = random.choice(bases(form))
    return base.name, damaged(base, random, form)


def _run(form: str, options: argparse.Namespace) -> int:
    bases(form)

    def work(number: int) -> Verdict:
        return judged(form, *case(form, options.seed, number))

    numbers = range(options.first, options.first + options.cases)
    bounds = Bounds(options.seconds, options.memory)
    outcomes, failures, slowest = Counter[str](), list[Answer](), Answer(0, "")
    started = perf_counter()
    for answer in worked(numbers, work, options.jobs, bounds):
        outcomes[answer.outcome] += 1
        slowest = max(slowest, answer, key=lambda each: each.seconds)
        if answer.complaint:
            failures.append(answer)
            if options.keep:
                _keep(options.keep, form, answer.number, *case(form, options.seed, answer.number))
    took = perf_counter() - started
    shown = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    print(
        f"{form}: {options.cases} cases ({shown}), {len(failures)} failed; {took:.0f} s, "
        f"{took / options.cases * 1000:.1f} s per 1,000; slowest {slowest.seconds:.1f} s "
        f"(case {slowest.number})",
        flush=True,
    )
    for answer in sorted(failures, key=lambda each: each.number)[:_SHOWN]:
        print(f"  case {answer.number}: {answer.outcome}: {answer.complaint}", flush=True)
    return len(failures)


def _keep(folder: Path, form: str, number: int, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{form}-{number}-{name}").write_bytes(data)


def _stub_recognition() -> None:
    """Have every image recognised as one sentence: decoding and drawing is what is tried."""
    import numpy as np

    from kspolicy.read.pages import recognition
    from kspolicy.read.pages.page import Glyph, Page

    def recognise(image: Image, number: int, width: float, height: float) -> tuple[Page, Any]:
        assert np.asarray(image).size
        top = height / 2
        said = enumerate(f"认出了第{number}页。")
        glyphs = tuple(Glyph(s, 20 + 9 * i, top, 29 + 9 * i, top + 10, 10) for i, s in said)
        return Page(number, width, height, glyphs), None

    recognition.recognise = recognise


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--form", choices=FORMS, action="append")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20.0, help="the most that a case may take")
    parser.add_argument("--memory", type=int, default=512, help="the most that it may need, in MiB")
    parser.add_argument("--case", type=int, help="do this case alone, in this process")
    parser.add_argument("--keep", type=Path, help="where to put the documents that fail")
    parser.add_argument("--recognise", action="store_true", help="recognise images indeed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
