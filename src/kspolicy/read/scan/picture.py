"""A scanned page as grey pixels: one scale for all, no seals over the text, no black edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy.typing as npt
    from PIL.Image import Image

    Pixels = npt.NDArray[Any]

# Pixels to a point in which pages are read: 200 dpi. Finer scans are brought down to it; coarser
# ones gain nothing by being enlarged.
SCALE = 200 / 72
# All below in points. A seal is 42 mm wide in GB/T 9704; letters of a red letterhead are smaller,
# and its lines are no rounder than this.
_SMALLEST_SEAL, _LARGEST_SEAL = 60, 190
_ROUND = 1.6
# Red ink is redder than its other colours by so much, of 255.
_RED = 45
# Darker than this over such a breadth is the lid of the scanner, not print.
_DARK, _BROAD = 90, 12.0


def grey(image: Image, width: float, height: float) -> Pixels:
    """The page ``image``, ``width`` by ``height`` points, dark on light."""
    import cv2
    import numpy as np
    from PIL.Image import Resampling

    finest = (max(1, round(width * SCALE)), max(1, round(height * SCALE)))
    if image.width > 1.1 * finest[0]:
        plain = image.convert("L" if image.mode in ("1", "L") else "RGB")
        image = plain.resize(finest, Resampling.BOX)
    if image.mode in ("1", "L"):
        pixels: Pixels = np.asarray(image.convert("L"))
    else:
        pixels = _without_seals(np.asarray(image.convert("RGB")), image.width / width)
    return without_edges(cv2.GaussianBlur(pixels, (3, 3), 0.5), image.width / width)


def _without_seals(colours: Pixels, scale: float) -> Pixels:
    """Grey pixels; within a seal only what is not red, which is the text below it."""
    import cv2

    red, green, blue = (colours[..., channel].astype("int16") for channel in range(3))
    pixels: Pixels = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    stamped = ((red - green > _RED) & (red - blue > _RED)).astype("uint8")
    if not stamped.any():
        return pixels
    reach = max(3, round(2 * scale))
    joined = cv2.dilate(stamped, cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach)))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for left, top, wide, high, _ in boxes[1:].tolist():
        if _is_seal(wide / scale, high / scale):
            part = (slice(top, top + high), slice(left, left + wide))
            pixels[part] = cv2.max(pixels[part], colours[part][..., 0])
    return pixels


def _is_seal(wide: float, high: float) -> bool:
    return (
        min(wide, high) >= _SMALLEST_SEAL
        and max(wide, high) <= _LARGEST_SEAL
        and max(wide, high) <= _ROUND * min(wide, high)
    )


def without_edges(pixels: Pixels, scale: float) -> Pixels:
    """``pixels`` with the black margins of the scanner's lid made white."""
    import cv2

    breadth = max(3, round(_BROAD * scale))
    dark = (pixels < _DARK).astype("uint8")
    # The border counts as dark: a strip along it is as broad as it is seen.
    framed = cv2.copyMakeBorder(dark, *(breadth,) * 4, cv2.BORDER_REPLICATE)
    broad = cv2.morphologyEx(
        framed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (breadth, breadth))
    )[breadth:-breadth, breadth:-breadth]
    if not broad.any():
        return pixels
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(broad)
    high, wide = pixels.shape
    cleaned = pixels.copy()
    around = cv2.getStructuringElement(cv2.MORPH_RECT, (9, 9))
    for label, (left, top, across, down, _) in enumerate(boxes.tolist()):
        if label and (not left or not top or left + across == wide or top + down == high):
            mask = cv2.dilate((labels == label).astype("uint8"), around)
            cleaned[mask > 0] = 255
    return cleaned


def ink(pixels: Pixels) -> Pixels:
    """Where ``pixels`` are darker than the paper around them: 1, elsewhere 0."""
    import cv2

    return cv2.adaptiveThreshold(
        pixels, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 25
    )
