"""Archives, images, and the project's own YAML."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CORRECTIONS = """document: 昆政办发〔2022〕97号
corrections:
- item: annex-1/1@开发区
  field: value
  was: 8000
  now: 8100
  reason: "印刷错误：应为 8100"
  by: 张三
  date: 2022-10-01
- {item: header, field: signed, was: null, now: '2022-09-29', reason: 见第 9 行}
"""


def archives(text: bytes, markdown: bytes, docx: bytes) -> dict[str, bytes]:
    """Archives of documents, one of them with an archive within."""
    inner = zipped([("内/c.txt", text)])
    return {
        "a.zip": zipped([("通知.txt", text), ("子目录/b.md", markdown)]),
        "b.zip": zipped([("一.txt", text[:900]), ("里.zip", inner), ("d.docx", docx)]),
        "c.zip": zipped([("一.txt", text), ("二.txt", markdown)], ZIP_STORED),
    }


def zipped(files: Iterable[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    """An archive of these files, two of one name included, that does not tell when it was made."""
    made = BytesIO()
    with ZipFile(made, "w") as archive, catch_warnings():
        simplefilter("ignore")
        for name, data in files:
            archive.writestr(ZipInfo(name), data, method)
    return made.getvalue()


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    """The files of a whole archive."""
    with ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def yamls(texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is parsed of each of ``texts``, by the names of their files; and corrections."""
    from kspolicy.corpus.form import document_text
    from kspolicy.parse.document import parse_source
    from kspolicy.read import read_bytes

    made: dict[str, bytes] = {}
    for number, (name, data) in enumerate(texts.items()):
        document = parse_source(read_bytes(data, name))
        made[f"{number}.yaml"] = document_text(document, "s.json").encode()
    return {**made, "corrections.yaml": _CORRECTIONS.encode()}


def images() -> dict[str, bytes]:
    """A page as an image of every form."""
    return {f"a.{form.lower()}": picture(form) for form in ("PNG", "JPEG", "TIFF", "BMP", "WEBP")}


def picture(form: str) -> bytes:
    """A page that says a sentence; a TIFF has three of them."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (600, 300), "white")
    ImageDraw.Draw(page).text((40, 100), "Output 8000", fill=0, font_size=60)
    many = {"save_all": True, "append_images": [page, page.convert("1")]} if form == "TIFF" else {}
    written = BytesIO()
    page.save(written, form, **many)
    return written.getvalue()
