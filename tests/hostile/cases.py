"""Every hostile case, each built when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hostile import archives, images, ofd, pdf, places, texts, word
from hostile.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _parsed(folder: Path, name: str, build: Callable[[], bytes]) -> list[str]:
    (folder / name).write_bytes(build())
    return ["parse", str(folder / name), "--out", str(folder / "out")]


def _case(said: str, name: str, build: Callable[[], bytes]) -> Case:
    return Case(said, partial(_parsed, name=name, build=build))


def _read(case: Case) -> Case:
    return replace(case, is_read=True)


def _slow(case: Case) -> Case:
    return replace(case, is_slow=True)


_BUSY = b"q Q " * 200_000

CASES = (
    _slow(_case("PDF：图形逐层翻倍", "a.pdf", pdf.exponential_forms)),
    _slow(_case("PDF：图形逐层翻倍而不占内存", "a.pdf", partial(pdf.exponential_forms, 12, _BUSY))),
    _slow(_read(_case("PDF：一页图形逐层翻倍，其余照读", "a.pdf", pdf.one_hostile_page))),
    _slow(_case("PDF：十六页图形逐层翻倍", "a.pdf", pdf.many_hostile_pages)),
    _slow(_case("PDF：图形逐层翻倍，文件末尾缺失", "a.pdf", pdf.torn_forms)),
    _case("PDF：字形逐层翻倍", "a.pdf", pdf.exponential_type3),
    _slow(_case("PDF：一百万个文字操作", "a.pdf", pdf.million_texts)),
    _slow(_case("PDF：一百万条线", "a.pdf", pdf.million_paths)),
    _slow(_case("PDF：一页解开有 1 GB", "a.pdf", pdf.blank_gigabyte)),
    _case("PDF：页的目录指回自己", "a.pdf", pdf.looping_pages),
    _case("PDF：极大的页", "a.pdf", pdf.huge_page),
    _slow(_case("PDF：极大的图", "a.pdf", pdf.huge_image)),
    _slow(_case("PDF：十万个空页", "a.pdf", pdf.empty_pages)),
    _case("PDF：文字对照表损坏", "a.pdf", pdf.broken_to_unicode),
    _slow(_case("PDF：数组套一百万层", "a.pdf", pdf.nested_arrays)),
    _case("PDF：对象表指回自己", "a.pdf", pdf.looping_tables),
    _slow(_case("PDF：二十万段没有结尾的数据", "a.pdf", pdf.endless_streams)),
    _slow(_case("ZIP：解开有 10 GB", "a.zip", archives.bomb)),
    _case("ZIP：两万个成员是同一段数据", "a.zip", archives.overlapping),
    _slow(_case("ZIP：成员比所写的大一千万倍", "a.zip", archives.lying)),
    _case("ZIP：压缩包套 50 层", "a.zip", archives.nested),
    _case("ZIP：三十万个成员", "a.zip", archives.crowded),
    _read(_case("ZIP：路径通向外面", "a.zip", archives.outside)),
    _slow(_case("DOCX：100 MB 段落压成 350 KB", "a.docx", word.many_paragraphs)),
    _slow(_case("DOCX：100 MB 段落，压得不密", "a.docx", word.many_sparse_paragraphs)),
    _case("DOCX：跨一百万列的单元格", "a.docx", word.wide_cell),
    _case("DOCX：元素套二十万层", "a.docx", word.deep),
    _case("DOCX：表格套五千层", "a.docx", word.tables_in_tables),
    _case("DOCX：实体逐层翻倍", "a.docx", word.entities),
    _case("DOCX：其实是 Excel", "a.docx", word.workbook),
    _slow(_case("DOCX：1 GB 的空图片", "a.docx", word.large_picture)),
    _case("OFD：实体逐层翻倍", "a.ofd", ofd.entities),
    _case("OFD：元素套二十万层", "a.ofd", ofd.deep),
    _slow(_case("OFD：40 MB 的线", "a.ofd", ofd.many_lines)),
    _case("OFD：十亿个字距", "a.ofd", ofd.long_steps),
    _slow(_case("OFD：两万张图片都不在所写的位置", "a.ofd", ofd.many_parts)),
    _slow(_case("图片：60000×60000", "a.png", images.huge_png)),
    replace(_slow(_case("图片：9400×9400 的白纸", "a.png", images.large_png)), recognises=True),
    _slow(_case("图片：一百万页的 TIFF", "a.tif", images.many_frames)),
    _slow(_case("图片：页指回自己的 TIFF", "a.tif", images.looping_frames)),
    _read(_case("文本：一句中一万位数字", "a.txt", texts.digits)),
    _slow(_case("文本：一行 50 MB", "a.txt", texts.one_line)),
    _case("文本：一百万列的表", "a.txt", texts.wide_text_table),
    _slow(_case("Markdown：一百万列的表", "a.md", texts.wide_markdown_table)),
    _read(_case("Markdown：引用套二十万层", "a.md", texts.deep_quotes)),
    _slow(_case("HTML：元素套五十万层", "a.html", texts.deep_page)),
    _case("HTML：跨一百万行、列的单元格", "a.html", texts.wide_page_cell),
    _case("HTML：实体逐层翻倍", "a.html", texts.page_entities),
    Case("YAML：三万个 [", places.given("a.yaml", texts.yaml_brackets, "check", "{file}")),
    Case("YAML：引用逐层翻倍", places.given("a.yaml", texts.yaml_laughs, "check", "{file}")),
    Case("YAML：合并键逐层翻倍", places.given("a.yaml", texts.yaml_merges, "check", "{file}")),
    _slow(Case("YAML：45 MB 的清单", places.given("a.yaml", texts.yaml_long, "check", "{file}"))),
    Case(
        "词典：三万个 [",
        places.given("a.yaml", texts.yaml_brackets, "check", "{document}", "--lexicon", "{file}"),
    ),
    Case(
        "配置：方括号套十万层",
        places.given("a.toml", texts.deep_toml, "check", "{document}", "--config", "{file}"),
    ),
    Case(
        "基线：方括号套一百万层",
        places.given("a.json", texts.deep_json, "check", "{document}", "--baseline", "{file}"),
    ),
    _slow(
        Case(
            "check：图形逐层翻倍的 PDF",
            places.given("a.pdf", pdf.exponential_forms, "check", "{file}"),
        )
    ),
    _slow(
        Case(
            "lexicon：图形逐层翻倍的 PDF",
            places.given("a.pdf", pdf.exponential_forms, "lexicon", "{file}"),
        )
    ),
    _slow(
        Case(
            "annotate：图形逐层翻倍的 PDF",
            places.given(
                "a.pdf", pdf.exponential_forms, "annotate", "{file}", "--output", "{folder}/b.pdf"
            ),
        )
    ),
    _slow(Case("show --image：图形逐层翻倍的 PDF", places.shown)),
    Case("管道", places.pipe),
    Case("设备", places.device),
    Case("文件夹中有指向设备的链接", places.link_to_device),
    Case("指向自己的链接", places.endless_link),
    Case("文件夹中有指向自己的链接", places.circle),
    _slow(Case("文件夹套一千层", places.deep_folder)),
    Case(
        "/dev/zero 作词典",
        places.given("a", bytes, "check", "{document}", "--lexicon", "/dev/zero"),
    ),
)
