"""kspolicy show --image: the place of an item, cut out of the page of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cvttf_NotoSansCJK_Regular import get_TTF_path
from PIL import Image, ImageChops

from kspolicy.batch.item import Item
from kspolicy.cli.root import run
from kspolicy.corpus.store import write_document
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, shipped
from typeset.ofd import SIZE, TABLE, ofd
from typeset.typst import pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKED = (255, 224, 64)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of YAML with the PDF beside it in raw, as a person keeps them."""
    home = tmp_path_factory.mktemp("office")
    folder = home / "structured"
    source = read_bytes(pdf(ELECTRONICS), "通知.pdf")
    write_document(folder, parse_source(source))
    (home / "raw").mkdir()
    (home / "raw" / "通知.pdf").write_bytes(pdf(ELECTRONICS))
    return folder


def marked(file: Path) -> tuple[int, int, int, int] | None:
    """The box around everything that is painted over."""
    with Image.open(file) as image:
        plain = Image.new("RGB", image.size, MARKED)
        same = ImageChops.difference(image.convert("RGB"), plain).convert("L")
        return same.point(lambda value: 255 * (value == 0)).getbbox()


def test_a_target_is_shown_where_it_stands(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "出处.png"
    assert run(["show", "97:body/3.3.3#1", "--image", str(file), "--data", str(data)]) == 0
    said = capsys.readouterr()

    assert "力争超1110家" in said.out
    assert f"已写入 {file}" in said.err
    with Image.open(file) as image:
        dpi, width, height = image.info["dpi"][0], image.width, image.height
    assert 150 <= dpi <= 201
    left, top, right, bottom = marked(file) or (0, 0, 0, 0)
    size = 16 * dpi / 72
    # 力争超1110家: four Chinese characters and four digits of half the width, with their spaces.
    assert 5.5 * size < right - left < 7.5 * size
    assert bottom - top < 1.6 * size
    assert width > 20 * size
    assert top > 2 * size
    assert height - bottom > 2 * size


def test_of_a_row_the_cell_of_a_district_is_marked(data: Path, tmp_path: Path) -> None:
    total, district, same = (tmp_path / f"{name}.png" for name in ("total", "one", "same"))
    row, folder = "97:annex-1/3", ("--data", str(data))
    assert run(["show", row, "--image", str(total), *folder]) == 0
    assert run(["show", row, "--district", "高新区", "--image", str(district), *folder]) == 0
    assert run(["show", f"{row}@高新区", "--image", str(same), *folder]) == 0

    whole, part = marked(total), marked(district)
    assert whole
    assert part
    # 2025年, 开发区, 高新区: two columns further, in the same line of the same piece of page.
    assert part[0] > whole[2]
    assert part[1] == whole[1]
    assert district.read_bytes() == same.read_bytes()


@pytest.mark.parametrize(
    "ref", ["97", "97:annex-1", "97:body/3.3", "97:body/3.3.3", "97:annex-2/8"]
)
def test_headings_and_tasks_are_shown_too(data: Path, tmp_path: Path, ref: str) -> None:
    file = tmp_path / "x.png"

    assert run(["show", ref, "--image", str(file), "--data", str(data)]) == 0
    assert marked(file)


def refused(capsys: pytest.CaptureFixture[str], folder: Path, file: Path, ref: str = "97") -> str:
    """What is said instead of an image."""
    before = file.read_bytes() if file.exists() else None
    capsys.readouterr()
    assert run(["show", ref, "--image", str(file), "--data", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert (file.read_bytes() if file.exists() else None) == before
    assert said.err.count("错误：") == 1
    return said.err


def test_a_text_has_no_page_to_show_but_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_document(tmp_path, shipped(ELECTRONICS))
    line = next(t.line for t in shipped(ELECTRONICS).targets if t.id == "body/3.3.3#1")

    said = refused(capsys, tmp_path, tmp_path / "x.png", "97:body/3.3.3#1")
    assert "没有页面可供截图" in said
    assert f"在第 {line} 行" in said


@pytest.fixture(scope="module")
def ofd_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of YAML with the OFD beside it."""
    folder = tmp_path_factory.mktemp("ofd")
    write_document(folder, parse_source(read_bytes(ofd(ELECTRONICS), "通知.ofd")))
    (folder / "通知.ofd").write_bytes(ofd(ELECTRONICS))
    return folder


def test_of_an_ofd_a_target_is_shown_where_it_stands(
    ofd_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "出处.png"
    target = ["show", "97:body/3.3.3#1", "--image", str(file), "--data", str(ofd_data)]
    assert run([*target, "--font", get_TTF_path()]) == 0
    said = capsys.readouterr()

    assert "力争超1110家" in said.out
    assert f"已写入 {file}" in said.err
    assert "文件没有内嵌可用的字体“仿宋_GB2312”，图中用 Noto Sans CJK TC" in said.err
    left, top, right, bottom = marked(file) or (0, 0, 0, 0)
    # 力争超1110家 is four characters and four figures of half the width; lines are justified.
    size = SIZE * 200 / 25.4
    assert 6 * size < right - left < 6.8 * size
    assert bottom - top < 1.4 * size
    with Image.open(file) as image:
        assert image.width > 25 * size
        ink = image.convert("L").point(lambda value: 255 * (value < 90))
    step = (right - left) / 12
    for place, wide in zip((0, 2, 4, 6, 7, 8, 9, 10), (2, 2, 2, 1, 1, 1, 1, 2), strict=True):
        begin = left + place * step
        sign = ink.crop((round(begin), top, round(begin + wide * step), bottom))
        assert sign.getbbox(), f"nothing is drawn at {place}"


def test_of_an_ofd_the_cell_of_a_district_is_marked(ofd_data: Path, tmp_path: Path) -> None:
    total, district = tmp_path / "total.png", tmp_path / "one.png"
    options = ("--data", str(ofd_data), "--font", get_TTF_path())
    assert run(["show", "97:annex-1/3", "--image", str(total), *options]) == 0
    assert run(["show", "97:annex-1/3@高新区", "--image", str(district), *options]) == 0

    whole, part = marked(total), marked(district)
    assert whole
    assert part
    # 2025年, 开发区, 高新区: two columns further in the same line; the columns are equally wide.
    table = (297 - 2 * 37) * 200 / 25.4
    assert part[0] - whole[0] == pytest.approx(2 * 1.35 / 20.5 * table, abs=1.5 * TABLE * 8)
    assert part[1] == whole[1]


def done_here(work: Callable[[Item], object], path: Path) -> object:
    return work(Item(str(path), path, path.stat().st_size))


def test_without_a_font_an_ofd_is_refused_and_it_is_said_what_to_do(
    ofd_data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kspolicy.read.fonts.installed.FOLDERS", ())
    # A process of its own would not know of that.
    monkeypatch.setattr("kspolicy.batch.apart.done_apart", done_here)
    said = refused(capsys, ofd_data, tmp_path / "x.png")
    assert "本机没有找到中文字体" in said
    assert "请安装中文字体" in said

    monkeypatch.setenv("KSPOLICY_FONT", str(ofd_data / "通知.ofd"))
    assert "通知.ofd”不是可用的字体文件" in refused(capsys, ofd_data, tmp_path / "x.png")


def test_without_the_file_or_with_another_nothing_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "structured"
    write_document(folder, parse_source(read_bytes(pdf(ELECTRONICS), "通知.pdf")))
    assert "找不到原文件 通知.pdf" in refused(capsys, folder, tmp_path / "x.png")

    (folder / "通知.pdf").write_bytes(pdf(ELECTRONICS) + b"\n")
    assert "解析之后改动过" in refused(capsys, folder, tmp_path / "x.png")


def test_an_image_is_written_as_png_only(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ".png 结尾" in refused(capsys, data, data / "x.jpg")
    assert ".png 结尾" in refused(capsys, data, data / "-")
