"""A place of a document as an image, cut out of the page of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError, tell

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.batch.item import Item
    from kspolicy.evidence.locating import Sought, Spot
    from kspolicy.evidence.wanted import Wanted
    from kspolicy.model.document import PolicyDocument


def write_cutout(document: PolicyDocument, item: str, ref: str, saved: Path, output: Path) -> None:
    """Write the place of an item into the PNG file ``output``, and say what it shows.

    Args:
        document: the document.
        item: the id of the item within it.
        ref: what the person calls it.
        saved: the YAML file of the document.
        output: the file to write.

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
    item_wanted = wanted(document, item)
    _refuse_unpaged(document, item_wanted, ref)
    sought = item_wanted.sought if item_wanted else None
    if sought is None:
        raise CommandError(f"没有记下“{ref}”在第几页，不能截图；请重新解析原文件。")
    cut = done_apart(_Cutting(sought, document.source.form), original(document, saved))
    if cut is None:
        raise CommandError(f"在第 {sought.page} 页上没有找到“{ref}”的原文，不能截图。")
    spots, picture = cut
    deliver(picture, output)
    _explain(spots)


@dataclass(frozen=True, slots=True)
class _Cutting:
    """Cuts a place out of a file of this form."""

    sought: Sought
    form: str

    def __call__(self, item: Item) -> tuple[tuple[Spot, ...], bytes] | None:
        """The spots and the picture of the first; None where the words are not found.

        Raises:
            UnreadableError: the page cannot be shown.
        """
        from kspolicy.batch.item import content
        from kspolicy.evidence.cutting import cut_out
        from kspolicy.evidence.locating import Locator
        from kspolicy.read.pages.sheets import open_sheets

        with open_sheets(content(item), self.form) as sheets:
            locator = Locator(sheets)
            spots = locator.locate(self.sought)
            if not spots:
                return None
            page = spots[0].page
            return spots, cut_out(sheets.image(page), locator.sheet(page), spots[0])


def _refuse_unpaged(document: PolicyDocument, item: Wanted | None, ref: str) -> None:
    """Refuse a document whose file has no pages that can be shown; say where the item stands."""
    from kspolicy.read.pages.sheets import PICTURED_FORMS

    source = document.source
    if source.form in PICTURED_FORMS:
        return
    place = item.place if item else None
    page = f"“{ref}”在第 {place.page} 页。" if place and place.page else ""
    line = f"“{ref}”在第 {place.line} 行。" if place and place.line else ""
    if source.form == "ofd":
        raise CommandError(
            f"暂不能把 OFD（{source.file}）画成图，请用 OFD 阅读器另存为 PDF，解析后再截图。{page}"
        )
    raise CommandError(f"{source.file} 没有页面可供截图。{page or line}")


def _explain(spots: tuple[Spot, ...]) -> None:
    """Say on stderr what the image does not show."""
    if len(spots) > 1:
        pages = "、".join(str(spot.page) for spot in spots)
        tell(f"原文跨第 {pages} 页，图中是第 {spots[0].page} 页的部分。")
    if not spots[0].exact:
        tell(f"没有在第 {spots[0].page} 页上逐字找到原文，图中标出的是它所在的行。")
