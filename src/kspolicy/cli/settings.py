"""The files that settle how a check is run: configuration, suppressions, baseline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.baseline import Baseline
    from kspolicy.check.config import Config
    from kspolicy.check.suppression import Suppressions

OWN_FILE = "kspolicy.toml"
PROJECT_FILE = "pyproject.toml"
SUPPRESSIONS_FILE = "kspolicy-suppressions.yaml"

_LINE = re.compile(r"\(at line (\d+)")


class Settings(NamedTuple):
    """A configuration, and the folder that file names in it count from."""

    config: Config
    folder: Path

    def file(self, name: str | None) -> Path | None:
        """A file that the configuration names."""
        return None if name is None else self.folder / name


def read_settings(given: Path | None) -> Settings:
    """The configuration of ``--config``, else the nearest one upward from the working folder.

    In one folder ``kspolicy.toml`` goes before ``pyproject.toml``, which counts only where it has
    a table ``[tool.kspolicy]``. Without any, everything is as the program has it.

    Raises:
        ConfigError: a file is no TOML, or has a setting that does not exist or cannot be meant.
        OSError: the file of ``--config`` cannot be read.
    """
    from kspolicy.check.config import Config, parse_config

    for path in [given] if given else _upward(OWN_FILE, PROJECT_FILE):
        table = _table(path)
        if table is not None:
            return Settings(parse_config(table, _shown(path)), path.parent)
    return Settings(Config(), Path())


def read_suppressions(given: Path | None, settings: Settings) -> Suppressions | None:
    """The suppressions asked for, else those configured, else the nearest file of their name.

    Raises:
        InvalidFile: the file cannot be read or is wrong somewhere.
    """
    from kspolicy.check.suppression import parse_suppressions
    from kspolicy.corpus.files import read_text

    nearest = next(_upward(SUPPRESSIONS_FILE), None)
    path = given or settings.file(settings.config.suppressions) or nearest
    return None if path is None else parse_suppressions(read_text(path), _shown(path))


def read_baseline(path: Path) -> Baseline:
    """A baseline as written by ``--write-baseline``.

    Raises:
        InvalidFile: the file cannot be read or is wrong somewhere.
    """
    from kspolicy.check.baseline import parse_baseline
    from kspolicy.corpus.files import read_text

    return parse_baseline(read_text(path), _shown(path))


def _upward(*names: str) -> Iterator[Path]:
    """The files of these names, from the working folder upward."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in names:
            if (folder / name).is_file():
                yield folder / name


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a TOML file; None for a project file that has none."""
    import tomllib

    from kspolicy.check.errors import ConfigError

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError as error:
        raise ConfigError(f"{_shown(path)}：方括号或花括号嵌套太深，请检查是否成对。") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f" 第 {line[1]} 行" if line else ""
        message = "不是正确的 TOML，请检查引号、方括号和等号"
        raise ConfigError(f"{_shown(path)}{where}：{message}。") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{_shown(path)}：不是 UTF-8 文本，请另存为 UTF-8 编码。") from error
    if path.name != PROJECT_FILE:
        return data
    tools = data.get("tool", {})
    table = tools.get("kspolicy") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{_shown(path)} 的 tool.kspolicy：应是一个表，写成 [tool.kspolicy]。")
    return table


def _shown(path: Path) -> str:
    """The path as a person at work in this folder would name it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
