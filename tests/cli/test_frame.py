"""The frame of the command line: finding commands, Chinese help, exit codes, where output goes."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from wcwidth import wcswidth

import kspolicy.cli.commands
from kspolicy import __version__
from kspolicy.cli.group import CommandFolder, command_names
from kspolicy.cli.root import kspolicy as root_function
from kspolicy.cli.root import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command

SOURCE = Path(__file__).parents[2] / "src"

# Words of typer's own pages and messages.
ENGLISH = re.compile(
    r"\b(usage|options|arguments|commands?|show this|exit|default|required|error|try|for help|"
    r"missing|no such|invalid|env var|text|integer|float|path|file|directory|str|int|bool|list|"
    r"got unexpected|takes|requires|did you mean|aborted)\b(?![-.])",
    re.IGNORECASE,
)

GREET = '''
from __future__ import annotations
from typing import Annotated, Literal
from pathlib import Path
import typer
from kspolicy.cli.failure import CommandError
from kspolicy.cli.options import AnyFormat, Data, Docs, Lexicon, Output
from kspolicy.cli.output import show

EXAMPLES = ("kspolicy greet 高新区",)
PANEL = "问候"

def greet(
    names: Annotated[list[str], typer.Argument(metavar="名称", help="问候谁。")],
    year: Annotated[int | None, typer.Option("--year", min=2000, help="年份。")] = None,
    tone: Annotated[Literal["warm", "cold"], typer.Option("--tone", help="语气。")] = "warm",
    loud: Annotated[bool, typer.Option("--loud", help="大声。")] = False,
    fail: Annotated[str | None, typer.Option("--fail", help="以何种方式失败。")] = None,
    code: Annotated[int, typer.Option("--code", help="退出码。")] = 0,
    data: Data = None, docs: Docs = None, lexicon: Lexicon = None,
    format: AnyFormat = None, output: Output = None,
) -> int:
    """问候各位。

    第二段说明第一行，
    第二行。
    """
    from kspolicy.present import Column, Listing
    from kspolicy.read.errors import UnreadableError
    failures = {
        "expected": UnreadableError("不是公文。"), "command": CommandError("不知所措。"),
        "bug": KeyError("x"), "interrupt": KeyboardInterrupt(), "exit": typer.Exit(1),
        "denied": PermissionError(13, "Permission denied", "甲.yaml"), "pipe": BrokenPipeError(),
    }
    if fail:
        raise failures[fail]
    row = {
        "names": names, "year": year, "tone": tone, "loud": loud, "lexicon": str(lexicon),
        "data": str(data) if isinstance(data, Path) else data, "docs": docs,
    }
    show(Listing([Column("names", "名称", "list"), Column("year", "年份")], [row]), format, output)
    return code
'''


@pytest.fixture
def greet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One planted command, found like the others."""
    folder = tmp_path / "planted"
    folder.mkdir()
    (folder / "greet.py").write_text(GREET, encoding="utf-8")
    path = [*kspolicy.cli.commands.__path__, str(folder)]
    monkeypatch.setattr(kspolicy.cli.commands, "__path__", path)
    yield
    sys.modules.pop("kspolicy.cli.commands.greet", None)


def row_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--format", "json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    return row  # type: ignore[no-any-return]


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """What the command line says on stderr; nothing is on stdout."""
    assert run(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def program(
    *arguments: str, folder: Path, code: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A run of its own process, with the planted command."""
    start = (
        "import sys, kspolicy.cli.commands as commands\n"
        f"commands.__path__.append({str(folder / 'planted')!r})\n"
        "from kspolicy.cli import main\n"
    )
    return subprocess.run(
        [sys.executable, "-c", start + (code or "main()"), *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        cwd=folder,
        capture_output=True,
        check=False,
    )


@pytest.mark.usefixtures("greet")
def test_given_before_or_after_the_command_means_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("--data", "甲", "--doc", "97", "--doc", "98", "--lexicon", "乙.yaml")
    before = row_of(capsys, *options, "greet", "张三")
    after = row_of(capsys, "greet", "张三", *options)
    assert before == after
    assert (after["data"], after["docs"], after["lexicon"]) == ("甲", ["97", "98"], "乙.yaml")


@pytest.mark.usefixtures("greet")
def test_what_stands_after_the_command_wins(capsys: pytest.CaptureFixture[str]) -> None:
    row = row_of(capsys, "--data", "甲", "--doc", "97", "greet", "x", "--data", "乙", "--doc", "98")
    assert (row["data"], row["docs"]) == ("乙", ["98"])


@pytest.mark.usefixtures("greet")
def test_not_given_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    row = row_of(capsys, "greet", "x")
    assert (row["data"], row["docs"], row["lexicon"], row["year"]) == (None, None, "None", None)


@pytest.mark.usefixtures("greet")
def test_values_arrive_in_their_types(capsys: pytest.CaptureFixture[str]) -> None:
    row = row_of(capsys, "greet", "x", "y", "--year", "2025", "--tone", "COLD", "--loud")
    assert row["names"] == ["x", "y"]
    assert (row["year"], row["tone"], row["loud"]) == (2025, "cold", True)


@pytest.mark.usefixtures("greet")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["greet"], "缺少参数“名称”。"),
        (["greet", "x", "--year", "今年"], "选项 --year：“今年”不是整数。"),
        (["greet", "x", "--year", "1999"], "选项 --year：1999 小于下限 2000。"),
        (["greet", "x", "--tone", "hot"], "选项 --tone：没有“hot”这一项，可以是 warm、cold。"),
        (["greet", "x", "--yaer", "1"], "没有 --yaer 这个选项。您要的是不是 --year？"),
        (["greet", "x", "-z"], "没有 -z 这个选项。"),
        (["greet", "x", "--year"], "选项 --year 后面要跟一个值。"),
        (["greet", "x", "--loud=1"], "选项 --loud 后面不带值。"),
        (["gret"], "没有“gret”这个命令。您要的是不是 greet？"),
        (["../x"], "没有“../x”这个命令。"),
        (["——data"], "没有“——data”这个命令。选项以两个半角减号（--）开头。"),
        (["--data", "x"], "没有说明要执行哪个命令。"),
        (["--data"], "选项 --data 后面要跟一个值。"),
        (["greet", "x", "-f", "xlsx"], "xlsx 不能显示在屏幕上，请用 --output 指定文件"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    message = said(capsys, *arguments)
    assert message.startswith(f"错误：{sentence}")
    assert not ENGLISH.search(message.replace("--help", "").replace("--output", ""))
    assert len(message.splitlines()) <= 2


@pytest.mark.usefixtures("greet")
@pytest.mark.parametrize(
    ("failure", "code", "message"),
    [
        ("expected", 2, "错误：不是公文。\n"),
        ("command", 2, "错误：不知所措。\n"),
        ("denied", 2, "错误：甲.yaml：没有权限。\n"),
        ("interrupt", 130, ""),
        ("exit", 1, ""),
    ],
)
def test_failure_says_one_line_and_has_its_code(
    capsys: pytest.CaptureFixture[str], failure: str, code: int, message: str
) -> None:
    assert said(capsys, "greet", "x", "--fail", failure, code=code) == message


@pytest.mark.usefixtures("greet")
def test_bug_is_called_a_bug_and_shows_its_traceback_only_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = said(capsys, "greet", "x", "--fail", "bug")
    assert message.startswith("错误：程序内部出错（KeyError），这是 kspolicy 的缺陷")
    assert len(message.splitlines()) == 1
    monkeypatch.setenv("KSPOLICY_DEBUG", "1")
    assert "Traceback" in said(capsys, "greet", "x", "--fail", "bug")


@pytest.mark.usefixtures("greet")
def test_command_chooses_its_exit_code() -> None:
    assert run(["greet", "x", "--code", "1"]) == 1


@pytest.mark.usefixtures("greet")
def test_no_command_shows_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "用法：kspolicy" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"kspolicy {__version__}\n"


@pytest.mark.usefixtures("greet")
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_page_of_a_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, flag: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["greet", flag]) == 0
    page = capsys.readouterr().out
    for passage in (
        "用法：kspolicy greet [选项] 名称…\n",
        "\n问候各位。\n\n第二段说明第一行，第二行。\n",
        "\n参数：\n  名称  问候谁。[必填]\n",
        "  --year 整数       年份。[不小于 2000]\n",
        "  --tone warm|cold  语气。[默认：warm]\n",
        "  --loud            大声。\n",
        "  -h, --help        显示这份说明。\n",
        "\n数据来源：\n  --data 文件夹 ",
        "\n示例：\n  kspolicy greet 高新区\n",
    ):
        assert passage in page
    assert max(map(wcswidth, page.splitlines())) <= 80


@pytest.mark.usefixtures("greet")
def test_group_lists_commands_under_their_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    page = capsys.readouterr().out
    assert "\n问候：\n  greet  问候各位。\n" in page
    assert all(f"\n  {name} " in page for name in command_names())


def command_called(name: str) -> Command:
    command = CommandFolder(callback=root_function).get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    return command


@pytest.mark.parametrize("name", ["", *command_names()])
def test_help_has_no_english_left(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"] if name else ["--help"]) == 0
    prose = capsys.readouterr().out.partition("示例：")[0]
    # What is typed is not prose: names of commands and options, and what may be chosen.
    typed = {*command_names(), "kspolicy"}
    for param in command_called(name).params if name else ():
        typed.update(param.opts, getattr(param, "type_descriptor").choices or ())  # noqa: B009
    for word in sorted(typed, key=len, reverse=True):
        prose = re.sub(rf"(?<![\w-]){word}(?![\w-])", "", prose, flags=re.ASCII)
    assert not ENGLISH.findall(prose.replace("--help", ""))


@pytest.mark.parametrize("name", command_names())
def test_every_command_explains_itself(name: str) -> None:
    command = command_called(name)
    assert re.search("[\u4e00-\u9fff].*。$", (command.help or "").split("\n\n")[0], re.S)
    for param in command.params:
        explanation = getattr(param, "help", None) or ""
        assert re.search("[\u4e00-\u9fff].*。$", explanation), f"{name}: {param.name}"


@pytest.mark.parametrize("name", command_names())
def test_examples_of_a_command_can_be_typed(name: str) -> None:
    from typer import BadParameter

    command = command_called(name)
    lines = (command.epilog or "").splitlines()
    assert lines[0] == "示例："
    assert len(lines) > 1
    for line in lines[1:]:
        words = shlex.split(line.split("|")[0], comments=True)
        arguments = words[words.index("kspolicy") + 1 :]
        assert arguments[0] == name
        try:
            command.make_context(name, arguments[1:])
        except BadParameter as error:
            assert "不存在" in error.message, "only the file that an example names may be missing"


@pytest.mark.usefixtures("greet")
def test_output_file_is_written_whole_and_named_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "结果.csv"
    file.write_text("旧", encoding="utf-8")
    file.chmod(0o640)
    assert said(capsys, "greet", "张三", "--output", str(file), code=0) == f"已写入 {file}\n"
    assert file.read_bytes().decode("utf-8-sig") == "名称,年份\r\n张三,\r\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["planted", "结果.csv"]


@pytest.mark.usefixtures("greet")
@pytest.mark.parametrize(
    ("file", "format", "beginning"),
    [
        ("a.json", None, b"[\n"),
        ("a.YML", None, b"- names:"),
        ("a.xlsx", None, b"PK"),
        ("a.md", None, b"| "),
        ("a.txt", None, "名称".encode()),
        ("a", None, "名称".encode()),
        ("a.csv", "json", b"[\n"),
    ],
)
def test_file_name_decides_the_format_unless_one_is_given(
    tmp_path: Path, file: str, format: str | None, beginning: bytes
) -> None:
    chosen = ["--format", format] if format else []
    assert run(["greet", "x", "-o", str(tmp_path / file), *chosen]) == 0
    assert (tmp_path / file).read_bytes().startswith(beginning)


@pytest.mark.usefixtures("greet")
def test_output_that_cannot_be_written_leaves_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = said(capsys, "greet", "x", "-o", str(tmp_path / "无" / "a.csv"))
    assert message == f"错误：{tmp_path}/无/a.csv：文件或文件夹不存在。\n"

    file = tmp_path / "a.csv"
    file.write_text("旧", encoding="utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert said(capsys, "greet", "x", "-o", str(file)) == f"错误：{file}：磁盘空间不足。\n"
    assert file.read_text(encoding="utf-8") == "旧"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "planted"]


@pytest.mark.usefixtures("greet")
def test_output_follows_a_link_and_writes_to_a_device(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.touch()
    link.symlink_to(file)
    assert run(["greet", "x", "-o", str(link)]) == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8-sig").startswith("名称")
    assert run(["greet", "x", "-o", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.usefixtures("greet")
def test_stdout_is_utf8_in_any_locale(tmp_path: Path) -> None:
    done = program("greet", "高新区", folder=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == "名称    年份\n------  ----\n高新区\n"
    wrong = program("greet", "--年", folder=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "错误：没有 --年 这个选项。" in wrong.stderr.decode()


@pytest.mark.usefixtures("greet")
def test_name_in_another_encoding_stays_valid_json(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-c"),
            f"import kspolicy.cli.commands as c; c.__path__.append({str(tmp_path / 'planted')!r});"
            "from kspolicy.cli import main; main()",
            *("greet", b"\xb9\xab", "-f", "json"),
        ],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
    )
    [row] = json.loads(done.stdout.decode("utf-8", "strict"))
    assert row["names"] == ["\udcb9\udcab"]


@pytest.mark.usefixtures("greet")
def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    close_stdout = "import os; r, w = os.pipe(); os.dup2(w, 1); os.close(w); os.close(r); main()"
    for arguments in (("greet", "x"), ("--help",)):
        done = program(*arguments, folder=tmp_path, code=close_stdout)
        assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.usefixtures("greet")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_behind_stdout_is_said(tmp_path: Path) -> None:
    onto_full = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1); main()"
    for arguments in (("greet", "x"), ("--help",)):
        done = program(*arguments, folder=tmp_path, code=onto_full)
        assert (done.returncode, done.stderr.decode()) == (2, "错误：磁盘空间不足。\n")


@pytest.mark.usefixtures("greet")
def test_no_stdout_at_all_is_said(tmp_path: Path) -> None:
    done = program("greet", "x", folder=tmp_path, code="sys.stdout = None; main()")
    assert (done.returncode, done.stderr.decode()) == (2, "错误：标准输出已关闭，无处显示结果。\n")


@pytest.mark.usefixtures("greet")
@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_one_command_loads_no_other_and_nothing_heavy(tmp_path: Path, format: str) -> None:
    done = program(
        *("greet", "x", "--year", "2025", "--format", format),
        folder=tmp_path,
        code="""
import atexit
atexit.register(lambda: print(*sys.modules, sep="\\n", file=sys.stderr))
main()""",
    )
    assert done.returncode == 0
    loaded = set(done.stderr.decode().split())
    own = {name for name in loaded if name.startswith("kspolicy.cli.commands.")}
    assert own == {"kspolicy.cli.commands.greet"}
    heavy = {"rich", "pydantic", "pydantic_core", "yaml", "tabulate", "wcwidth", "xlsxwriter"}
    assert not loaded & heavy


@pytest.mark.usefixtures("greet")
def test_terminal_gets_a_fitted_table_and_a_pipe_plain_text(tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    arguments = ("greet", *(f"第{n}位" for n in range(40)))
    onto_terminal = f"import os; os.dup2({follower}, 1); main()"
    start = subprocess.run(
        [
            *(sys.executable, "-c"),
            f"import kspolicy.cli.commands as c; c.__path__.append({str(tmp_path / 'planted')!r});"
            f"from kspolicy.cli import main; {onto_terminal}",
            *arguments,
        ],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "80", "TERM": "xterm"},
        pass_fds=[follower],
        capture_output=True,
        check=True,
    )
    assert start.stderr == b""
    os.close(follower)
    shown = os.read(leader, 65536).decode()
    os.close(leader)
    assert "\x1b[1m" in shown
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown).splitlines()
    assert len(lines) > 3
    assert max(map(wcswidth, lines)) <= 80

    piped = program(*arguments, folder=tmp_path, COLUMNS="80").stdout.decode()
    assert "\x1b" not in piped
    assert "─" not in piped
    assert len(piped.splitlines()) == 3
