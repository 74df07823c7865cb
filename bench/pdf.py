"""Time and memory of reading a long PDF, against pdfplumber and pdfium on the same pages.

python bench/pdf.py [PAGES]

The pages are the shipped documents, typeset and repeated. Each reader runs in a process of its own,
on one core; tests/read/test_pdf.py holds that both give the same characters and cells.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
MIB = 1024 * 1024


def main() -> None:
    """Print a line for each reader: milliseconds a page, pages a second, peak memory."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_pdf(pages))
        measured = {name: run(name, path) for name in READERS}
        halves = [Path(folder) / "first.pdf", Path(folder) / "second.pdf"]
        for half in halves:
            half.write_bytes(long_pdf(pages // 2))
        at_once = together("ours", halves)
    slowest = measured["pdfplumber"]
    print(f"{pages} pages, {path.name}; time and memory as a share of pdfplumber's")
    print(f"{'reader':28}{'ms/page':>9}{'pages/s':>9}{'share':>8}{'peak MB':>9}{'share':>8}")
    for name, figures in measured.items():
        time, memory = figures["cpu"] / pages, figures["peak"]
        print(
            f"{LABELS[name]:28}{time * 1000:9.2f}{1 / time:9.0f}"
            f"{figures['cpu'] / slowest['cpu']:8.3f}{memory:9.0f}{memory / slowest['peak']:8.3f}"
        )
    share = at_once / slowest["wall"]
    print(f"\ntwo processes with half of the pages each, by the clock: {share:.3f} of pdfplumber")


def long_pdf(pages: int) -> bytes:
    """The typeset documents, one after the other, until there are enough pages."""
    import io

    import pypdfium2

    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    from shipped import ELECTRONICS, EQUIPMENT
    from typeset.typst import pdf

    written = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        while len(document) < pages:
            for name in (ELECTRONICS, EQUIPMENT):
                with pypdfium2.PdfDocument(pdf(name)) as part:
                    room = min(len(part), pages - len(document))
                    if room:
                        document.import_pages(part, list(range(room)))
        document.save(written)
    return written.getvalue()


def run(name: str, path: Path) -> dict[str, float]:
    """What a reader took, in a process of its own."""
    command = [sys.executable, __file__, "--reader", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def together(name: str, paths: Sequence[Path]) -> float:
    """The seconds that a reader takes over ``paths``, a process for each, start-up included."""
    started = perf_counter()
    commands = [[sys.executable, __file__, "--reader", name, str(path)] for path in paths]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    ended = [process.wait() for process in running]
    assert not any(ended)
    return perf_counter() - started


def plumbed(path: Path) -> None:
    """Text and tables of every page, as pdfplumber's own introduction does it."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def plumbed_closing(path: Path) -> None:
    """The same, each page closed before the next."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def text_only(path: Path) -> None:
    """The text of every page by pdfium, without any tables: the floor."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()
            page.close()


def ours(path: Path) -> None:
    """Paragraphs and tables with their places, joined over pages."""
    sys.path.insert(0, str(ROOT / "src"))
    from kspolicy.read import ReadingOptions, read_file

    assert read_file(path, ReadingOptions(ocr="never")).blocks


READERS = {"pdfplumber": plumbed, "closing": plumbed_closing, "text": text_only, "ours": ours}
LABELS = {
    "pdfplumber": "pdfplumber",
    "closing": "pdfplumber, pages closed",
    "text": "pdfium, text only",
    "ours": "kspolicy",
}


def measure(name: str, path: Path) -> None:
    """Run one reader here and print what it took."""
    started, wall = process_time(), perf_counter()
    READERS[name](path)
    figures = {"cpu": process_time() - started, "wall": perf_counter() - wall, "peak": peak()}
    print(json.dumps(figures))


def peak() -> float:
    """The most memory this process has held, in MB.

    Where the system tells it from the process's own start on, for that of the parent may be more.
    """
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MIB


if __name__ == "__main__":
    if sys.argv[1:2] == ["--reader"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
