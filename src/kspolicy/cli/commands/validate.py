"""kspolicy validate"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kspolicy.cli.options import Data

ORDER = 11
EXAMPLES = ("kspolicy validate", "kspolicy validate data/structured/昆政办发〔2022〕97号.yaml")


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件", help="要校验的 YAML；不写则校验数据文件夹中的全部。"),
    ] = None,
    data: Data = None,
) -> int:
    """按 JSON Schema 和模型校验 YAML，核对数值与原文，指出文件、行和字段。有问题时退出码为 1。"""
    from kspolicy.cli.corpus import data_folder
    from kspolicy.cli.failure import CommandError
    from kspolicy.corpus.folder import corrections_files, document_files
    from kspolicy.corpus.store import corpus_problems, load_corpus
    from kspolicy.corpus.validation import validate_file

    if files:
        chosen = list(files)
    else:
        folder = data_folder(data)
        chosen = [*document_files(folder), *corrections_files(folder)]
        if not chosen:
            raise CommandError(f"{folder} 中没有 YAML 文件，请先运行 kspolicy parse。")
    problems = [problem for file in chosen for problem in validate_file(file)]
    if not files and not problems:
        problems = corpus_problems(load_corpus(folder))
    for problem in problems:
        print(problem)
    found = f"{len(problems)} 处问题。" if problems else "全部合格。"
    print(f"校验 {len(chosen)} 个文件：{found}")
    return 1 if problems else 0
