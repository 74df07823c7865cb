"""Fonts are found, their characters known, and one face of them can be used alone."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFont

from kspolicy.read.errors import UnreadableError
from kspolicy.read.fonts import installed as system
from kspolicy.read.fonts.characters import Characters
from kspolicy.read.fonts.face import DamagedFontError, faces
from kspolicy.read.fonts.installed import installed
from typeset.font import groups, packed, table, truetype

SQUARE, LOW = (0, 0, 1000, 800), (100, 0, 500, 400)
# Of the characters below, 市 and 区 have glyphs of their own.
CITY, DISTRICT = ord("市"), ord("区")
CHINESE = dict.fromkeys("国务院办公厅市区", 1)


def segments(*runs: tuple[int, int, int, list[int]]) -> bytes:
    """A subtable of format 4: first and last character, shift, and glyphs where they are listed."""
    runs = (*runs, (0xFFFF, 0xFFFF, 1, []))
    count, listed, offsets = len(runs), list[int](), list[int]()
    for index, (_, _, _, glyphs) in enumerate(runs):
        offsets.append(2 * (count - index + len(listed)) if glyphs else 0)
        listed += glyphs
    columns = [
        *([last for _, last, _, _ in runs], [0], [first for first, _, _, _ in runs]),
        *([shift & 0xFFFF for _, _, shift, _ in runs], offsets, listed),
    ]
    body = b"".join(struct.pack(f">{len(column)}H", *column) for column in columns)
    return struct.pack(">7H", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body


@pytest.mark.parametrize(
    ("subtables", "expected"),
    [
        ({(3, 10): groups({CITY: 5, DISTRICT: 6})}, (6, 5, 0)),
        (
            {(3, 1): segments((DISTRICT, DISTRICT, 6 - DISTRICT, []), (CITY, CITY, 0, [5]))},
            (6, 5, 0),
        ),
        ({(3, 1): segments((CITY, CITY + 1, 4, [0, 2]))}, (0, 0, 6)),
        ({(0, 3): struct.pack(">7H", 6, 14, 0, CITY, 2, 5, 6)}, (0, 5, 6)),
        # The first that has the character, the fuller first.
        ({(3, 1): segments((CITY, CITY, 0, [9])), (3, 10): groups({CITY: 5})}, (0, 5, 0)),
        ({(3, 1): segments((CITY, CITY, 0, [9])), (3, 10): groups({DISTRICT: 6})}, (6, 9, 0)),
        # Of a form that is not known, or cut off.
        ({(3, 1): struct.pack(">H", 13)}, (0, 0, 0)),
        ({(3, 1): segments((CITY, CITY, 0, [9]))[:30]}, (0, 0, 0)),
        ({(3, 10): groups({CITY: 5})[:20]}, (0, 0, 0)),
        ({}, (0, 0, 0)),
    ],
)
def test_a_character_has_the_glyph_that_the_font_says(
    subtables: dict[tuple[int, int], bytes], expected: tuple[int, int, int]
) -> None:
    characters = Characters.of(table(subtables))

    assert tuple(map(characters.glyph, (DISTRICT, CITY, CITY + 1))) == expected


def test_symbols_and_old_encodings_are_found_by_their_codes() -> None:
    symbols = Characters.of(table({(3, 0): segments((0xF041, 0xF041, 7 - 0xF041, []))}))
    listed = struct.pack(">3H256B", 0, 262, 0, *[9] * 256)
    roman = Characters.of(table({(1, 0): listed}))

    assert [symbols.glyph(ord("A")), symbols.glyph(0xF041), symbols.glyph(ord("B"))] == [7, 7, 0]
    # Beyond ASCII the codes of Macintosh are other characters.
    assert [roman.glyph(ord("A")), roman.glyph(0xE9), roman.glyph(CITY)] == [9, 0, 0]


def test_the_glyphs_are_those_that_freetype_takes() -> None:
    from cvttf_NotoSansCJK_Regular import get_TTF_path

    face = next(installed(Path(get_TTF_path())))
    alone = ImageFont.truetype(BytesIO(face.program()), 100)
    whole = ImageFont.truetype(get_TTF_path(), 100)

    assert face.family.startswith(str(whole.getname()[0]))
    for sign in "昆〔1%，":
        assert bytes(alone.getmask(sign)) == bytes(whole.getmask(sign))
        assert face.advance(face.characters.glyph(ord(sign))) == pytest.approx(
            whole.getlength(sign) / 100, abs=0.006
        )


def test_of_a_collection_the_face_for_simplified_characters_is_taken(tmp_path: Path) -> None:
    files = [truetype([SQUARE], CHINESE, family) for family in ("宋 TC", "宋 Mono SC", "宋 SC")]
    head = struct.pack(">4sLL", b"ttcf", 0x10000, len(files)) + b"\0" * 4 * len(files)
    collection = bytearray(head)
    for index, data in enumerate(files):
        tables = {
            name: data[begin : begin + length]
            for name, (begin, length) in faces(data)[0].tables.items()
        }
        struct.pack_into(">L", collection, 12 + 4 * index, len(collection))
        collection += packed(tables, at=len(collection))
    file = tmp_path / "宋.ttc"
    file.write_bytes(collection)
    face = next(installed(file))

    assert face.family == "宋 SC"
    assert ImageFont.truetype(BytesIO(face.program()), 20).getname()[0] is not None


def test_the_systems_fonts_are_found_the_better_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = {
        "msyh.ttf": truetype([SQUARE], CHINESE, "雅黑"),
        "deep/SIMFANG.TTF": truetype([SQUARE], CHINESE, "仿宋"),
        "latin.ttf": truetype([SQUARE], {"A": 1}, "拉丁"),
        "simsun.ttf": b"\0\1\0\0 broken",
        "别的.otf": truetype([SQUARE], CHINESE, "其他"),
        "readme.txt": b"",
    }
    for name, data in fonts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        # As large as a Chinese font is.
        (tmp_path / name).write_bytes(data.ljust(600_000, b"\0"))
    (tmp_path / "simhei.ttf").write_bytes(truetype([SQUARE], CHINESE, "太小"))
    monkeypatch.setattr(system, "FOLDERS", (str(tmp_path), str(tmp_path / "missing")))

    assert [face.family for face in installed()] == ["仿宋", "雅黑", "其他"]
    named = tmp_path / "别的.otf"
    assert next(installed(named)).family == "其他"


@pytest.mark.parametrize(
    "data", [b"", b"OTTO", b"ttcf\0\1\0\0\0\0\0\0", b"%PDF", truetype([SQUARE], CHINESE)[:100]]
)
def test_a_named_file_that_is_no_font_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "字.ttf"
    file.write_bytes(data)

    with pytest.raises(UnreadableError, match=r"字\.ttf”不是可用的字体文件"):
        next(installed(file))
    with pytest.raises(UnreadableError, match="不是可用的字体文件"):
        next(installed(tmp_path / "missing.ttf"))
    with pytest.raises((DamagedFontError, IndexError)):
        faces(data)[0]
