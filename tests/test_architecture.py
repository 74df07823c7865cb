"""The layers of src/kspolicy: imports run one way; who may touch the disk; who may print.

The rules are read off the source with ``ast``, so that an import inside a function or under
``TYPE_CHECKING`` counts like any other. Every rule has a planted violation below that it must see.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src"

# Left may never import right; those that share a place know nothing of each other.
LAYERS = (
    ("model",),
    ("read",),
    ("parse",),
    ("corpus",),
    ("batch",),
    ("lexicon",),
    ("link",),
    ("index",),
    ("query",),
    ("diff", "matrix", "check", "evidence"),
    ("proposal",),
    ("present",),
    ("cli",),
    ("__main__",),
)
RANK = {layer: rank for rank, layers in enumerate(LAYERS) for layer in layers}
ORDER = " → ".join("/".join(layers) for layers in LAYERS)

# Against these the order alone would not speak.
STRANGERS = {
    ("parse", "read"): "a parser knows nothing of file formats",
}

MAY_TOUCH_DISK = {"lexicon", "read", "corpus", "batch", "index", "cli", "__main__"}
MAY_PRINT = {"cli", "__main__"}
MAY_IMPORT = {
    "typer": {"cli", "__main__"},
    "click": {"cli", "__main__"},
    "rich": {"present", "cli", "__main__"},
    "tabulate": {"present", "cli", "__main__"},
}

DISK_MODULES = {"shutil", "tempfile", "glob", "fileinput", "sqlite3", "mmap", "fcntl"}
DISK_NAMES = {"open", "io.open", "io.open_code", "io.FileIO", "codecs.open"}
DISK_METHODS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "rmdir"),
    *("unlink", "rename", "symlink_to", "hardlink_to", "chmod", "iterdir", "glob", "rglob"),
    *("exists", "is_file", "is_dir", "is_symlink", "samefile", "stat", "lstat"),
}
# What may be used of os anywhere, because it asks nothing of the disk.
PURE_OS = {
    *("environ", "getenv", "fspath", "fsencode", "fsdecode", "PathLike", "sep", "linesep", "name"),
    *("cpu_count", "process_cpu_count", "sched_getaffinity", "getpid", "urandom"),
}
PURE_OS_PATH = {
    *("join", "split", "splitext", "basename", "dirname", "normpath", "normcase", "commonpath"),
    *("commonprefix", "isabs", "sep"),
}
PRINTING_NAMES = {
    *("print", "input", "exit", "quit", "SystemExit", "breakpoint"),
    *("sys.exit", "sys.stdout", "sys.stderr", "sys.stdin", "os._exit", "rich.print"),
}
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers"}


@dataclass(frozen=True)
class Module:
    """One file of the package: its dotted name, the layer it stands in, and its tree."""

    file: str
    name: str
    layer: str
    is_package: bool
    tree: ast.Module


def violations(source: Path) -> list[str]:
    """Every breach of the rules under ``source``, each as one sentence that begins file:line."""
    modules = [load(path, source) for path in sorted(source.rglob("*.py"))]
    layers = {module.layer for module in modules if module.layer}
    found: set[tuple[str, int, str]] = set()
    for module in modules:
        for line, sentence in (
            *bad_name(module),
            *bad_imports(module, layers),
            *disk_access(module),
            *printing(module),
        ):
            found.add((module.file, line, sentence))
    return [f"{file}:{line}: {sentence}" for file, line, sentence in sorted(found)]


def load(path: Path, source: Path) -> Module:
    parts = list(path.relative_to(source).with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    if is_package:
        parts.pop()
    return Module(
        file=path.relative_to(source.parent).as_posix(),
        name=".".join(parts),
        layer=parts[1] if len(parts) > 1 else "",
        is_package=is_package,
        tree=ast.parse(path.read_text(encoding="utf-8")),
    )


def bad_name(module: Module) -> Iterator[tuple[int, str]]:
    last = module.name.rpartition(".")[2]
    for word in sorted(set(last.split("_")) & EMPTY_WORDS):
        yield 1, f"the name “{last}” says nothing: “{word}” could hold anything; name the thing"


def bad_imports(module: Module, layers: set[str]) -> Iterator[tuple[int, str]]:
    if module.layer and module.layer not in RANK:
        yield 1, f"{module.layer} has no place in the order {ORDER}; give it one in LAYERS"
        return
    for line, target in imported(module):
        package, _, rest = target.partition(".")
        if package == "kspolicy":
            layer = rest.partition(".")[0]
            if layer in layers | RANK.keys():
                yield from against_order(module.layer, layer, line)
        elif module.layer not in MAY_IMPORT.get(package, {module.layer}):
            allowed = " and ".join(sorted(MAY_IMPORT[package] - {"__main__"}))
            yield line, f"{module.layer} imports {package}; the terminal belongs to {allowed}"


def against_order(importer: str, imported_layer: str, line: int) -> Iterator[tuple[int, str]]:
    if importer == imported_layer:
        return
    what = f"{importer or 'kspolicy/__init__.py'} imports {imported_layer}"
    if RANK.get(imported_layer, len(RANK)) >= RANK.get(importer, -1):
        yield line, f"{what}, but imports run one way: {ORDER}"
    elif (importer, imported_layer) in STRANGERS:
        yield line, f"{what}, but {STRANGERS[importer, imported_layer]}"


def imported(module: Module) -> Iterator[tuple[int, str]]:
    """The dotted name of everything the module imports, wherever the import stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            origin = absolute(node, module)
            for alias in node.names:
                yield node.lineno, f"{origin}.{alias.name}"
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in {"import_module", "__import__"}:
                yield node.lineno, leading_text(node.args[0])


def absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def leading_text(node: ast.expr) -> str:
    """The constant text that a string or f-string begins with."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def disk_access(module: Module) -> Iterator[tuple[int, str]]:
    if module.layer in MAY_TOUCH_DISK:
        return
    where = f"{module.layer or module.name} touches the disk"
    allowed = ", ".join(sorted(MAY_TOUCH_DISK - {"__main__"}))
    for line, target in imported(module):
        if target.partition(".")[0] in DISK_MODULES:
            yield line, f"{where} ({target}); only {allowed} may"
    for line, name in mentioned(module):
        if is_disk_name(name):
            yield line, f"{where} ({name}); only {allowed} may"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and is_path_replace(node):
            yield node.lineno, f"{where} ({ast.unparse(node.func)}); only {allowed} may"


def is_disk_name(name: str) -> bool:
    root, _, rest = name.partition(".")
    if root == "os" and rest:
        member, _, function = rest.partition(".")
        if member == "path":
            return bool(function) and function not in PURE_OS_PATH
        return member not in PURE_OS | {"_exit"}
    return name in DISK_NAMES or (bool(rest) and rest.rpartition(".")[2] in DISK_METHODS)


def is_path_replace(call: ast.Call) -> bool:
    """``Path.replace`` takes one argument; ``str.replace`` two, the others keywords."""
    method = call.func
    return (
        isinstance(method, ast.Attribute)
        and method.attr == "replace"
        and len(call.args) == 1
        and not call.keywords
    )


def printing(module: Module) -> Iterator[tuple[int, str]]:
    if module.layer in MAY_PRINT:
        return
    for line, name in mentioned(module):
        if name in PRINTING_NAMES:
            yield line, f"{module.layer or module.name} uses {name}; only cli prints or exits"


def mentioned(module: Module) -> Iterator[tuple[int, str]]:
    """Every name that is read, in full: ``replace`` from ``from os import replace`` is os.replace.

    What hangs on an expression instead of a name is given as ``?.attribute``.
    """
    origin = {
        alias.asname or alias.name: f"{absolute(node, module)}.{alias.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    } | {
        alias.asname: alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.asname
    }

    def full(node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return origin.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            return f"{full(node.value)}.{node.attr}"
        return "?"

    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.lineno, full(node)


def test_source_keeps_the_layers() -> None:
    assert len(list(SOURCE.rglob("*.py"))) > 10, f"no source under {SOURCE}"
    found = violations(SOURCE)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("file", "code", "sentence"),
    [
        ("model/task.py", "import kspolicy.cli", "model imports cli"),
        ("model/task.py", "from kspolicy import lexicon", "model imports lexicon"),
        ("corpus/units.py", "from kspolicy.lexicon import names", "corpus imports lexicon"),
        ("query.py", "def f():\n    from kspolicy.present import table", "query imports present"),
        ("link/same.py", "if TYPE_CHECKING:\n    import kspolicy.index", "link imports index"),
        ("corpus/folder.py", "from ..link import pairs", "corpus imports link"),
        ("corpus/__init__.py", "from ..link import pairs", "corpus imports link"),
        ("check/runner.py", "import_module(f'kspolicy.cli.{name}')", "check imports cli"),
        ("index.py", "importlib.import_module('kspolicy.query')", "index imports query"),
        ("check/rules/ks101.py", "import kspolicy.diff", "check imports diff"),
        ("__init__.py", "from kspolicy.model import Task", "imports model"),
        ("read/text.py", "from kspolicy.lexicon import names", "read imports lexicon"),
        ("parse/header.py", "from kspolicy.read import grid", "knows nothing of file formats"),
        ("bridge.py", "", "has no place in the order"),
        ("check/rules/ks101.py", "from rich.table import Table", "check imports rich"),
        ("present/table.py", "import typer", "present imports typer"),
        ("parse/header.py", "open('x')", "parse touches the disk (open)"),
        ("parse/header.py", "text = path.read_text()", "touches the disk (path.read_text)"),
        ("present/xlsx.py", "Path(name).write_bytes(b'')", "touches the disk (?.write_bytes)"),
        ("diff.py", "list(map(Path.read_bytes, paths))", "(pathlib.Path.read_bytes)"),
        ("diff.py", "import os\nos.remove(name)", "touches the disk (os.remove)"),
        ("diff.py", "import os.path\nos.path.getsize(name)", "touches the disk (os.path.getsize)"),
        ("diff.py", "from os import rename as move\nmove(a, b)", "touches the disk (os.rename)"),
        ("link/same.py", "import sqlite3", "touches the disk (sqlite3)"),
        ("link/same.py", "scratch.replace(path)", "touches the disk (scratch.replace)"),
        ("query.py", "print('x')", "query uses print"),
        ("present/table.py", "import sys as s\ns.exit(1)", "present uses sys.exit"),
        ("present/table.py", "from sys import stdout\nstdout.write('x')", "uses sys.stdout"),
        ("corpus/folder.py", "raise SystemExit(2)", "corpus uses SystemExit"),
        ("read/text.py", "from typer import echo", "read imports typer"),
        ("read/utils.py", "", "the name “utils” says nothing"),
        ("check/text_helpers.py", "", "the name “text_helpers” says nothing"),
        ("check/common/__init__.py", "", "the name “common” says nothing"),
    ],
)
def test_planted_violation_is_seen(tmp_path: Path, file: str, code: str, sentence: str) -> None:
    plant(tmp_path, file, "from pathlib import Path\n" + code)
    found = violations(tmp_path / "src")
    line = 1 if not code or file == "bridge.py" else 1 + len(code.splitlines())
    assert len(found) == 1, found
    assert found[0].startswith(f"src/kspolicy/{file}:{line}: ")
    assert sentence in found[0]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("cli/check.py", "from kspolicy import present, __version__\nprint(open('x'))"),
        ("cli/check.py", "import typer, shutil\nraise typer.Exit(1)"),
        ("corpus/folder.py", "from kspolicy.model import Task\nPath('x').read_text()"),
        ("corpus/__init__.py", "from . import folder\nfrom .folder import load"),
        ("read/__init__.py", "import_module(f'{__name__}.{form}')\npath.stat()"),
        ("check/runner.py", "from ..query import rows\nimport_module(f'kspolicy.check.{rule}')"),
        ("check/baseline.py", "from kspolicy import __version__"),
        ("present/table.py", "from rich.table import Table\ntext.replace('a', 'b')"),
        ("parse/dates.py", "day.replace(year=2022)"),
        ("query.py", "import os\nos.environ.get('X')\nos.path.join('a', 'b')"),
    ],
)
def test_what_is_allowed_passes(tmp_path: Path, file: str, code: str) -> None:
    plant(tmp_path, file, code)
    assert violations(tmp_path / "src") == []


def plant(folder: Path, file: str, code: str) -> None:
    path = folder / "src" / "kspolicy" / file
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
