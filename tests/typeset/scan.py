"""The shipped documents as scans: rendered at 200 dpi, turned a little, blurred, with noise."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from typeset.typst import FAMILY, STANDARD, Look, compiled, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

DPI = 200
# A sheet lies in the scanner aslant by up to this, in degrees.
STEEPEST = 0.8
_BLUR, _NOISE = 0.6, 8.0


def pages(name: str, look: Look = STANDARD, only: Sequence[int] | None = None) -> Iterator[Image]:
    """The scanned pages of a shipped document, or those whose numbers are in ``only``."""
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(pdf(name, look)) as document:
        for number in only or range(1, len(document) + 1):
            drawn = document[number - 1].render(scale=DPI / 72).to_pil()
            yield scanned(drawn, seed=number)


def scanned(page: Image, seed: int, slope: float | None = None) -> Image:
    """``page`` as a scanner gives it: grey, aslant by ``slope`` degrees (by the seed if None)."""
    import numpy as np
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(seed)
    aslant = chance.uniform(-STEEPEST, STEEPEST) if slope is None else slope
    turned = page.convert("L").rotate(aslant, Image.Resampling.BICUBIC, fillcolor=255)
    blurred = np.asarray(turned.filter(ImageFilter.GaussianBlur(_BLUR)), dtype=np.float32)
    noise = chance.normal(0, _NOISE, blurred.shape).astype(np.float32)
    return Image.fromarray(np.clip(0.92 * blurred + 8 + noise, 0, 255).astype(np.uint8))


def written(images: Sequence[Image], form: str) -> bytes:
    """``images`` as one file: ``PNG`` or ``JPEG`` (one image), ``TIFF`` or ``PDF`` (many)."""
    first, *others = images
    file = BytesIO()
    many = {"save_all": True, "append_images": others} if others else {}
    first.save(file, form, dpi=(DPI, DPI), resolution=DPI, **many)
    return file.getvalue()


def card(body: str, wide: int = 160, high: int = 70) -> Image:
    """A small page that says ``body``, typst source; ``wide`` by ``high`` millimetres."""
    import pypdfium2

    setting = f"#set page(width: {wide}mm, height: {high}mm, margin: 12mm)\n"
    text = f'#set text(font: "{FAMILY}", size: 14pt, lang: "zh")\n{body}'
    with pypdfium2.PdfDocument(compiled(setting + text)) as document:
        drawn: Image = document[0].render(scale=DPI / 72).to_pil()
    return drawn
