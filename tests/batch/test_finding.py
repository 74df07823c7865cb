"""Which files are meant by what a person names."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from kspolicy.batch.finding import Finder
from kspolicy.batch.item import Item, Refused, read_item
from kspolicy.read import ReadingOptions
from typeset.wordml import p, package, r

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONS = ReadingOptions()
TEXT = "甲政发〔2024〕1号\n\n一、主要目标\n到2025年，新增企业超10家。\n".encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def put(*names: str, data: bytes = TEXT) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(contents: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return stream.getvalue()


def found(*given: str, options: ReadingOptions = OPTIONS) -> list[str]:
    """What is found, each by its name; what is refused, with the reason."""
    with Finder(options) as finder:
        return [
            each.shown if isinstance(each, Item) else f"{each.shown}：{each.reason}"
            for each in finder.find(given)
        ]


def test_files_are_taken_as_they_are_named(folder: Path) -> None:
    put("b.txt", "a.txt", "没有扩展名", "数据.xlsx")
    given = ["b.txt", str(folder / "a.txt"), "没有扩展名", "数据.xlsx", "不存在.txt"]
    assert found(*given) == given


def test_a_folder_is_walked_in_the_order_of_names() -> None:
    put("公文/100号.txt", "公文/97号.txt", "公文/98号/甲.txt", "公文/99号.TXT")
    names = ["公文/97号.txt", "公文/98号/甲.txt", "公文/99号.TXT", "公文/100号.txt"]
    assert found("公文") == [str(Path(name)) for name in names]


def test_what_is_no_document_is_passed_by_and_counted() -> None:
    put("公文/97.txt", "公文/表.xlsx", "公文/表2.xlsx", "公文/说明")
    put("公文/.隐藏.txt", "公文/.git/a.txt", "公文/~$97.txt", "公文/Thumbs.db")
    put("公文/corrections/a.txt", "公文/__MACOSX/97.txt")
    with Finder(OPTIONS) as finder:
        assert [each.shown for each in finder.find(["公文"])] == [str(Path("公文/97.txt"))]
    assert finder.passed == {".xlsx": 2, "": 1}


def test_links_cannot_lead_in_a_circle() -> None:
    put("公文/97.txt")
    Path("公文/圈").symlink_to(Path("公文").absolute(), target_is_directory=True)
    Path("公文/断.txt").symlink_to("nowhere")
    with Finder(OPTIONS) as finder:
        assert [each.shown for each in finder.find(["公文"])] == [str(Path("公文/97.txt"))]
    assert finder.links == [str(Path("公文/圈"))]


def test_a_file_is_taken_once_however_it_is_named(folder: Path) -> None:
    put("公文/97.txt")
    Path("别名.txt").symlink_to(Path("公文/97.txt"))
    names = ("公文/97.txt", "公文", "./公文/97.txt", str(folder / "公文" / "97.txt"), "别名.txt")
    assert found(*names) == ["公文/97.txt"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="管理员不受文件夹权限限制"
)
def test_a_forbidden_folder_keeps_nothing_else_from_being_found() -> None:
    put("公文/a/1.txt", "公文/b/2.txt")
    Path("公文/a").chmod(0)
    assert found("公文") == ["公文/a：没有读取的权限", "公文/b/2.txt"]
    Path("公文/a").chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="只在类 Unix 系统上")
def test_a_link_to_itself_keeps_nothing_else_from_being_found() -> None:
    put("公文/b.txt")
    Path("公文/a.txt").symlink_to(Path("公文/a.txt").absolute())
    assert found("公文") == ["公文/a.txt：无法打开（指向自己的链接）", "公文/b.txt"]


def test_folders_too_deep_in_each_other_are_named() -> None:
    put("公文/一/二/三/1.txt", "公文/2.txt")
    assert found("公文", options=ReadingOptions(max_nesting=3)) == [
        "公文/2.txt",
        "公文/一/二/三：文件夹套文件夹超过 3 层，没有再打开",
    ]


def test_a_pattern_that_the_shell_has_left_is_understood(folder: Path) -> None:
    put("公文/97.txt", "公文/100.txt", "公文/x.md", "写作[1].txt")
    assert found("公文/*.txt") == ["公文/97.txt", "公文/100.txt"]
    assert found(str(folder / "公文" / "9?.txt")) == [str(folder / "公文" / "97.txt")]
    assert found("*.pdf") == ["*.pdf：没有相符的文件，请检查写法"]
    assert found("写作[1].txt") == ["写作[1].txt"]


@pytest.mark.parametrize(
    "address",
    ["http://www.ks.gov.cn/a.html", "HTTPS://x.cn", "ftp://x/a.txt", "file://a.txt"],
)
def test_nothing_is_downloaded(address: str) -> None:
    assert found(str(Path(address))) == found(address)
    assert found(address) == [f"{address}：不从网上下载，请先把网页或附件存成文件，再给出这个文件"]


def test_an_archive_is_opened_wherever_it_lies() -> None:
    archive = zipped({"通知/97.txt": TEXT, "通知/100.txt": TEXT, "表.xlsx": b"", "8.txt": TEXT})
    put("来文/一.zip", "二", data=archive)
    inside = ["8.txt", "通知/97.txt", "通知/100.txt"]
    assert found("来文", "二") == [
        *(f"{Path('来文/一.zip')}/{name}" for name in inside),
        *(f"二/{name}" for name in inside),
    ]


def test_members_are_read_without_being_unpacked(folder: Path) -> None:
    put("来文.zip", data=zipped({"../../上级.txt": TEXT, "/绝对.txt": TEXT, "C:\\甲.txt": TEXT}))
    before = sorted(folder.rglob("*"))
    with Finder(OPTIONS) as finder:
        items = [item for item in finder.find(["来文.zip"]) if isinstance(item, Item)]
        assert {item.name for item in items} == {"上级.txt", "绝对.txt", "甲.txt"}
        assert all(read_item(item, OPTIONS).blocks for item in items)
    assert sorted(folder.rglob("*")) == before


def test_litter_in_archives_is_passed_by() -> None:
    names = [
        "97.txt",
        "__MACOSX/._97.txt",
        "Thumbs.db",
        "~$98.txt",
        ".DS_Store",
        "a/corrections/b.txt",
    ]
    put("来文.zip", data=zipped(dict.fromkeys(names, TEXT)))
    assert found("来文.zip") == ["来文.zip/97.txt"]


def test_archives_in_archives_are_opened_to_a_small_depth(folder: Path) -> None:
    inner = zipped({"四.txt": TEXT})
    for name in ("三.zip", "二.zip"):
        inner = zipped({name: inner, f"{name[0]}.txt": TEXT})
    put("一.zip", data=zipped({"甲.zip": inner}))
    with Finder(OPTIONS) as finder:
        entries = list(finder.find(["一.zip"]))
        texts = [entry for entry in entries if isinstance(entry, Item)]
        assert [item.shown for item in texts] == [
            "一.zip/甲.zip/二.txt",
            "一.zip/甲.zip/二.zip/三.txt",
        ]
        assert all(read_item(item, OPTIONS).blocks for item in texts)
    assert [each.reason for each in entries if isinstance(each, Refused)] == [
        "压缩包里的压缩包超过 3 层，没有再打开"
    ]
    assert not texts[0].path.exists(), "our copy of the inner archive is still there"


def test_copies_of_inner_archives_are_limited_together() -> None:
    inner = zipped({"大.txt": bytes(600_000)})
    put("外.zip", data=zipped({f"{n}.zip": inner for n in range(3)}))
    said = found("外.zip", options=ReadingOptions(max_unpacked=2**20))
    assert said == [
        "外.zip/0.zip/大.txt",
        "外.zip/1.zip：压缩包里的压缩包合计超过上限 1 MB，没有再打开",
        "外.zip/2.zip：压缩包里的压缩包合计超过上限 1 MB，没有再打开",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 broken", "压缩包不完整，找不到它的目录，请重新压缩或重新下载"),
        (b"no archive at all", "压缩包不完整，找不到它的目录，请重新压缩或重新下载"),
        (zipped({}), "压缩包中没有可以读的文件"),
        (zipped({"表.xlsx": b""}), "压缩包中没有可以读的文件"),
    ],
)
def test_an_archive_that_is_of_no_use_says_why(data: bytes, reason: str) -> None:
    put("坏.zip", data=data)
    assert found("坏.zip") == [f"坏.zip：{reason}"]


def test_a_locked_archive_is_refused_once() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    put("密.zip", data=bytes(data))
    assert found("密.zip") == ["密.zip：压缩包有密码，请先解压，再给出其中的文件"]


def test_archives_of_other_kinds_are_named() -> None:
    put("来文.rar", "公文/来文.7z", "公文/97.txt")
    assert found("来文.rar") == ["来文.rar：不能打开 .rar 压缩包，请先解压，或改存为 ZIP"]
    assert found("公文") == [str(Path("公文/97.txt"))]


def test_a_document_that_is_an_archive_is_one_document() -> None:
    put("通知.docx", "改名.zip", "通知", data=package(p(r("甲政发〔2024〕1号"))))
    put("来文.zip", data=zipped({"通知.docx": Path("通知.docx").read_bytes()}))
    given = ["通知.docx", "改名.zip", "通知"]
    assert found(*given, "来文.zip") == [*given, "来文.zip/通知.docx"]


def test_standard_input_is_a_text_without_a_name() -> None:
    with Finder(OPTIONS, BytesIO(TEXT)) as finder:
        [item] = finder.find(["-"])
        assert isinstance(item, Item)
        source = read_item(item, OPTIONS)
    assert (source.name, source.form) == ("标准输入", "text")
    assert not item.path.exists()


def test_standard_input_may_be_an_archive() -> None:
    with Finder(OPTIONS, BytesIO(zipped({"97.txt": TEXT}))) as finder:
        [item] = finder.find(["-"])
        assert isinstance(item, Item)
        assert item.shown == "标准输入/97.txt"
        assert read_item(item, OPTIONS).name == "97.txt"


def test_standard_input_has_a_limit_and_may_be_missing() -> None:
    with Finder(ReadingOptions(max_bytes=100_000), BytesIO(bytes(200_000))) as finder:
        [refused] = finder.find(["-"])
    assert isinstance(refused, Refused)
    assert "超过上限" in refused.reason
    assert found("-") == ["标准输入：标准输入没有内容"]
