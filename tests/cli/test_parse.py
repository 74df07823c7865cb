"""kspolicy parse from the command line: sources, what it says, how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kspolicy.cli.root import run

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"
OUT = Path("data/structured")


def text(number: int | str, row: str = "1\t培育企业\t10\t5\t5\t市工信局") -> str:
    return (
        f"甲政发〔2024〕{number}号\n\n一、主要目标\n到2025年，新增企业超10家。\n\n附件1\n目标分解表\n"
        f"序号\t指标\t2025年\t甲区\t乙区\t责任单位\n{row}\n"
    )


# Ten of these are worth processes of their own.
LONG = "\n二、保障措施\n" + "加强组织领导，" * 6000
# One cell too many: the reader mends it and says so.
DOUBTFUL = "1\t培育企业\t10\t5\t5\t\t市工信局"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with two documents, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KSPOLICY_CACHE", str(tmp_path / "cache"))
    write("甲.txt", text(1))
    write("乙.txt", text(2, DOUBTFUL))
    yield tmp_path


def write(name: str, content: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def zipped(name: str, contents: dict[str, str | bytes]) -> None:
    with ZipFile(name, "w", ZIP_DEFLATED) as archive:
        for member, data in contents.items():
            archive.writestr(member, data)


def documents() -> list[str]:
    return sorted(path.stem for path in OUT.glob("*.yaml"))


def program(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_each_document_is_told_and_all_of_them_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["parse", "甲.txt", "乙.txt"]) == 0
    said = capsys.readouterr()
    assert documents() == ["甲政发〔2024〕1号", "甲政发〔2024〕2号"]
    lines = said.out.splitlines()
    assert lines[0] == "甲政发〔2024〕1号：任务 0 项，目标 1 项，分解表数值 3 个，责任单位 0 个"
    assert lines[1] == f"  已写入：{OUT / '甲政发〔2024〕1号.yaml'}"
    assert "  请核对：第9行 " in said.out
    assert lines[-1] == "共 2 份：写入 2 份；请核对 1 份中的 1 处。"
    assert said.err == ""


def test_one_document_needs_no_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "甲.txt"]) == 0
    assert "共" not in capsys.readouterr().out


def test_what_has_not_changed_is_told_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "甲.txt", "乙.txt"]) == 0
    first = capsys.readouterr().out
    assert run(["parse", "甲.txt", "乙.txt"]) == 0
    again = capsys.readouterr().out
    assert again == first.replace("已写入", "没有变化").replace("写入 2 份", "没有变化 2 份")


def test_what_cannot_be_read_is_named_and_the_others_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("诗.txt", "床前明月光。")
    names = ["没有.txt", "诗.txt", "http://www.ks.gov.cn/97.html", "甲.txt"]
    assert run(["parse", *names]) == 2
    said = capsys.readouterr()
    assert documents() == ["甲政发〔2024〕1号"]
    assert [line.split("，")[0] for line in said.err.splitlines()] == [
        "错误：没有.txt：没有这个文件",
        "错误：诗.txt：不像政策文件：全文 6 字",
        "错误：http://www.ks.gov.cn/97.html：不从网上下载",
    ]
    assert said.out.splitlines()[-1] == "共 4 份：写入 1 份，读不了 3 份。"


def test_folders_archives_and_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("公文/3.txt", text(3))
    write("公文/表.xlsx", "")
    zipped("来文.zip", {"4.txt": text(4), "内.zip": b"PK broken", "五/5.txt": text(5)})
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text(6).encode())))
    assert run(["parse", "公文", "来文.zip", "-"]) == 2
    said = capsys.readouterr()
    assert documents() == [f"甲政发〔2024〕{number}号" for number in (3, 4, 5, 6)]
    assert said.err.splitlines() == [
        "错误：来文.zip/内.zip：压缩包不完整，找不到它的目录，请重新压缩或重新下载",
        "跳过其他文件 1 个（.xlsx 1）。",
    ]
    yaml = (OUT / "甲政发〔2024〕6号.yaml").read_text(encoding="utf-8")
    assert "file: 标准输入\n" in yaml


def test_a_folder_of_nothing_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    assert run(["parse", "空"]) == 2
    assert capsys.readouterr().err == "错误：空 中没有可以解析的文件。\n"


def test_one_document_in_two_files_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    write("副本.txt", text(1))
    write("网页.html", f"<html><body><pre>{text(1)}</pre></body></html>")
    assert run(["parse", "甲.txt", "副本.txt", "网页.html"]) == 2
    number = "（甲政发〔2024〕1号）"
    assert capsys.readouterr().err.splitlines() == [
        f"错误：副本.txt：与 甲.txt 是同一份文件{number}，没有再写，请去掉一个",
        f"错误：网页.html：与 甲.txt 是同一份文件的两种形式{number}，没有再写，请去掉一个",
    ]


def test_of_many_documents_only_the_doubtful_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in range(10, 35):
        write(f"公文/{number}.txt", text(number, DOUBTFUL) if number == 12 else text(number))
    assert run(["parse", "公文"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("甲政发〔2024〕12号：请核对：第9行 ")
    assert lines[1] == "共 25 份：写入 25 份；请核对 1 份中的 1 处。"
    assert run(["parse", "公文", "-v"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2 * 25 + 1 + 1


def test_check_compares_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "甲.txt", "--check"]) == 1
    assert "还没有生成（原文 甲.txt）" in capsys.readouterr().err
    assert not OUT.exists()
    assert run(["parse", "甲.txt"]) == 0
    capsys.readouterr()
    assert run(["parse", "甲.txt", "--check"]) == 0
    assert capsys.readouterr() == ("", "")
    zipped("来文.zip", {"甲.txt": text(1).replace("10家", "11家")})
    assert run(["parse", "来文.zip", "--check"]) == 1
    assert "与解析结果不一致" in capsys.readouterr().err
    assert run(["parse", "没有.txt", "来文.zip", "--check"]) == 2


def test_what_a_person_has_edited_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "甲.txt"]) == 0
    path = OUT / "甲政发〔2024〕1号.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 核对过\n", encoding="utf-8")
    assert run(["parse", "甲.txt"]) == 2
    assert "被手工修改过，没有覆盖" in capsys.readouterr().err
    assert run(["parse", "甲.txt", "--force"]) == 0
    assert "核对过" not in path.read_text(encoding="utf-8")


def test_limits_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    write("大.txt", text(1) + "文" * 400_000)
    assert run(["parse", "大.txt", "--max-size", "1"]) == 2
    assert capsys.readouterr().err == "错误：大.txt：文件有 1 MB，超过上限 1 MB\n"
    assert run(["parse", "大.txt", "--jobs", "0"]) == 2
    assert "0 小于下限 1" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_every_number_of_processes_gives_the_same(
    capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    for number in range(10, 20):
        write(f"公文/{number}.txt", text(number) + LONG)
    write("公文/15.txt", "床前明月光。")
    assert run(["parse", "公文", "--jobs", jobs]) == 2
    said = capsys.readouterr()
    numbers = [10, 11, 12, 13, 14, 16, 17, 18, 19]
    assert re.findall(r"^甲政发〔2024〕(\d+)号", said.out, re.MULTILINE) == [*map(str, numbers)]
    assert documents() == [f"甲政发〔2024〕{number}号" for number in numbers]
    assert said.err.startswith(f"错误：{Path('公文/15.txt')}：不像政策文件")


def test_a_bomb_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with ZipFile("弹.zip", "w", ZIP_DEFLATED) as archive, archive.open("0.txt", "w") as member:
        for _ in range(20):
            member.write(bytes(2**20))
    started = time.monotonic()
    assert run(["parse", "弹.zip", "甲.txt", "--max-unpacked", "16"]) == 2
    assert time.monotonic() - started < 5
    assert capsys.readouterr().err.startswith("错误：弹.zip：解开后有 20 MB，是压缩包的 ")
    assert documents() == ["甲政发〔2024〕1号"]


SLOW = """
import signal, sys, time
from pathlib import Path
# Who runs the tests in the background ignores it, and so would this process.
signal.signal(signal.SIGINT, signal.default_int_handler)
from kspolicy.batch.parsing import Parser
from kspolicy.cli.root import run
parse = Parser.__call__
def slowly(self, item):
    if item.name > "2":
        Path("reached").touch()
        time.sleep(60)
    return parse(self, item)
Parser.__call__ = slowly
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="本系统没有这样的信号")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_what_is_whole_and_goes_on(
    capsys: pytest.CaptureFixture[str], number: signal.Signals, jobs: str
) -> None:
    for name in range(10, 25):
        write(f"公文/{name}.txt", text(name) + LONG)
    running = program(SLOW, "parse", "公文", "--jobs", jobs)
    deadline = time.monotonic() + 30
    while not (Path("reached").exists() and len(documents()) == 10) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    running.send_signal(number)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    said = err.decode()
    assert re.fullmatch(r"已中断：15 份中完成了 10 份；再运行同一命令即可继续。\n", said)
    assert len(documents()) == 10
    assert [path.name for path in OUT.iterdir() if path.suffix != ".yaml"] == []
    assert run(["parse", "公文"]) == 0
    summary = capsys.readouterr().out.splitlines()[-1]
    assert summary.startswith("共 15 份：写入 5 份，没有变化 10 份")


PROBE = """
import sys
from kspolicy.cli.root import run
code = run(sys.argv[1:])
print("modules", *sorted(sys.modules))
sys.exit(code)
"""


def test_a_small_text_starts_neither_processes_nor_progress() -> None:
    running = program(PROBE, "parse", "甲.txt")
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err.decode()
    modules = set(out.decode().splitlines()[-1].split())
    assert "kspolicy.parse.document" in modules
    assert not modules & {"multiprocessing", "rich", "rich.progress", "pdfplumber"}


def test_nothing_new_needs_neither_parser_nor_models() -> None:
    assert run(["parse", "甲.txt", "乙.txt"]) == 0
    running = program(PROBE, "parse", "甲.txt", "乙.txt")
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err.decode()
    modules = set(out.decode().splitlines()[-1].split())
    assert not modules & {"kspolicy.parse.document", "pydantic", "yaml", "multiprocessing"}


@pytest.mark.skipif(os.name != "posix", reason="本系统没有伪终端")
def test_progress_is_shown_on_a_terminal_and_then_gone() -> None:
    import pty

    for number in range(10, 40):
        write(f"公文/{number}.txt", text(number, DOUBTFUL))
    ours, theirs = pty.openpty()
    command = "import sys; from kspolicy.cli.root import run; sys.exit(run(sys.argv[1:]))"
    running = subprocess.Popen(
        [sys.executable, "-c", command, "parse", "公文"],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    out, _ = running.communicate(timeout=60)
    os.close(ours)
    assert running.returncode == 0
    assert "/30 份，剩余" in shown.decode()
    # The answer goes where it should, bar or no bar.
    lines = out.decode().splitlines()
    assert len(lines) == 31
    assert lines[-1] == "共 30 份：写入 30 份；请核对 30 份中的 30 处。"
    assert "请核对" not in shown.decode()
