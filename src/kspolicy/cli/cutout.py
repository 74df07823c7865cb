"""A place of a document as an image, cut out of the page of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.cli.failure import CommandError, tell

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.batch.item import Item
    from kspolicy.corpus.store import Entry
    from kspolicy.evidence.locating import Sought, Spot
    from kspolicy.evidence.wanted import Wanted
    from kspolicy.model.document import PolicyDocument


def write_cutout(entry: Entry, item: str, ref: str, output: Path, font: Path | None) -> None:
    """Write the place of an item into the PNG file ``output``, and say what it shows.

    Args:
        entry: the document, and the YAML file that it is saved in.
        item: the id of the item within it.
        ref: what the person calls it.
        output: the file to write.
        font: a font file for what an OFD has no font for.

    Raises:
        CommandError: there is no page to show, or the original is not there.
        UnreadableError: the page cannot be shown.
        OSError: the file cannot be written.
    """
    from kspolicy.batch.apart import done_apart
    from kspolicy.cli.original import original
    from kspolicy.cli.output import deliver
    from kspolicy.evidence.wanted import wanted

    if output.suffix.lower() != ".png":
        raise CommandError(f"截图只能写成 PNG，请把“{output}”改为以 .png 结尾的文件名。")
    document, saved = entry.document, entry.path
    item_wanted = wanted(document, item)
    _refuse_unpaged(document, item_wanted, ref)
    sought = item_wanted.sought if item_wanted else None
    if sought is None:
        raise CommandError(f"没有记下“{ref}”在第几页，不能截图；请重新解析原文件。")
    cutting = _Cutting(sought, document.source.form, font)
    cut = done_apart(cutting, original(document, saved))
    if cut is None:
        raise CommandError(f"在第 {sought.page} 页上没有找到“{ref}”的原文，不能截图。")
    deliver(cut.picture, output)
    for remark in cut.remarks:
        tell(remark)
    _explain(cut.spots)


class _Cut(NamedTuple):
    """Where something stands, a picture of the first place, and how it differs from the file."""

    spots: tuple[Spot, ...]
    picture: bytes
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cutting:
    """Cuts a place out of a file of this form; ``font`` is for what an OFD has no font for."""

    sought: Sought
    form: str
    font: Path | None

    def __call__(self, item: Item) -> _Cut | None:
        """The place cut out; None where the words are not found.

        Raises:
            UnreadableError: the page cannot be shown.
        """
        from kspolicy.batch.item import content
        from kspolicy.evidence.cutting import cut_out
        from kspolicy.evidence.locating import Locator
        from kspolicy.read.pages.sheets import open_sheets

        with open_sheets(content(item), self.form, self.font) as sheets:
            locator = Locator(sheets)
            spots = locator.locate(self.sought)
            if not spots:
                return None
            page = spots[0].page
            picture = cut_out(sheets.image(page), locator.sheet(page), spots[0])
            return _Cut(spots, picture, tuple(sheets.remarks()))


def _refuse_unpaged(document: PolicyDocument, item: Wanted | None, ref: str) -> None:
    """Refuse a document whose file has no pages that can be shown; say where the item stands."""
    from kspolicy.read.pages.sheets import PICTURED_FORMS

    source = document.source
    if source.form in PICTURED_FORMS:
        return
    place = item.place if item else None
    page = f"“{ref}”在第 {place.page} 页。" if place and place.page else ""
    line = f"“{ref}”在第 {place.line} 行。" if place and place.line else ""
    if place and place.paragraph:
        line = f"“{ref}”在第 {place.paragraph} 段。"
    raise CommandError(f"{source.file} 没有页面可供截图。{page or line}")


def _explain(spots: tuple[Spot, ...]) -> None:
    """Say on stderr what the image does not show."""
    if len(spots) > 1:
        pages = "、".join(str(spot.page) for spot in spots)
        tell(f"原文跨第 {pages} 页，图中是第 {spots[0].page} 页的部分。")
    if not spots[0].exact:
        tell(f"没有在第 {spots[0].page} 页上逐字找到原文，图中标出的是它所在的行。")
