"""Documents survive the disk unchanged, and what people wrote survives us."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.corpus.errors import CorpusError, InvalidFile
from kspolicy.corpus.form import file_name
from kspolicy.corpus.guard import load_yaml
from kspolicy.corpus.store import (
    WriteOutcome,
    document_path,
    load_corpus,
    read_document,
    write_document,
    written_form,
)
from kspolicy.corpus.validation import validated
from kspolicy.model.document import (
    AllocationRow,
    AllocationTable,
    DatedStatement,
    Header,
    Part,
    PolicyDocument,
    Section,
    Sentence,
    SourceFile,
)

from .sample import LONG_SENTENCE, NUMBER, sample

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
PLACES: dict[str, st.SearchStrategy[Any]] = {
    "line": st.none() | st.integers(1, 10**6),
    "page": st.none() | st.integers(1, 999),
    "box": st.none() | st.tuples(*[st.floats(0, 2000)] * 4),
}
SENTENCES = st.builds(
    Sentence, text=TEXTS, role=st.sampled_from([None, "target", "duty"]), **PLACES
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, max_size=3).map(tuple), max_size=3).map(tuple)
SECTIONS = st.recursive(
    st.builds(Section, id=TEXTS, label=TEXTS, title=TEXTS, paragraphs=PARAGRAPHS, **PLACES),
    lambda inner: st.builds(
        Section, id=TEXTS, label=TEXTS, title=TEXTS, sections=st.lists(inner, max_size=2).map(tuple)
    ),
    max_leaves=4,
)
FIGURES = st.none() | NUMBERS | st.sampled_from(["--", "—", "", "…", "/ "])
ROWS = st.builds(
    AllocationRow,
    id=st.just("annex-1/1"),
    indicator=TEXTS,
    total=FIGURES,
    shares=st.dictionaries(TEXTS, FIGURES, max_size=4),
    units=st.lists(TEXTS, max_size=3).map(tuple),
    doubts=st.dictionaries(TEXTS, TEXTS, max_size=2),
    **PLACES,
)
DOCUMENTS = st.builds(
    PolicyDocument,
    id=TEXTS,
    source=st.builds(SourceFile, file=TEXTS, form=TEXTS, sha256=st.just("0" * 64)),
    header=st.builds(
        Header,
        signed=st.none() | st.builds(DatedStatement, text=TEXTS, date=st.dates(), **PLACES),
        recipients=st.lists(TEXTS, max_size=3).map(tuple),
    ),
    parts=st.lists(
        st.builds(
            Part,
            id=st.just("body"),
            title=TEXTS,
            sections=st.lists(SECTIONS, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    allocations=st.lists(
        st.builds(
            AllocationTable,
            part=TEXTS,
            total_column=TEXTS,
            districts=st.lists(TEXTS, max_size=3).map(tuple),
            rows=st.tuples(ROWS),
        ),
        max_size=1,
    ).map(tuple),
)


def edit(path: Path, old: str, new: str) -> str:
    """Change a file as a person would, with an editor."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def test_document_comes_back_as_it_was(tmp_path: Path) -> None:
    result = write_document(tmp_path, sample())
    assert result.outcome is WriteOutcome.WRITTEN
    assert result.path == tmp_path / f"{NUMBER}.yaml" == document_path(tmp_path, sample())
    assert read_document(result.path) == sample()


@given(DOCUMENTS)
def test_any_document_comes_back_as_it_was(document: PolicyDocument) -> None:
    text = written_form(Path(), document)
    assert repr(validated(PolicyDocument, load_yaml(text, "x"), "x")) == repr(document)


def test_file_is_pleasant_to_review(tmp_path: Path) -> None:
    text = write_document(tmp_path, sample()).path.read_text(encoding="utf-8")
    block, content = text.splitlines()[:5], text.split("\n", 5)[5]
    assert block == [
        "# yaml-language-server: $schema=../../schemas/document.schema.json",
        f"# 由 kspolicy 从 {NUMBER}.txt 生成，请勿直接修改（改过就不再随解析更新）。",
        f"# 识别有误时，请把更正和理由写入 corrections/{NUMBER}.yaml。",
        f"# source-sha256: {'0a' * 32}",
        f"# content-sha256: {sha256(content.encode()).hexdigest()}",
    ]
    assert content.startswith(f"schema_version: 1\nid: {NUMBER}\nsource:\n")
    assert f"  number: {{line: 5, text: {NUMBER}}}\n" in content
    assert "  signed: {line: 18, text: 2022年9月29日, date: 2022-09-29}\n" in content
    assert f"          text: {LONG_SENTENCE}\n" in content
    assert "    shares: {开发区: 502, 高新区: 255, 旅度区: null}\n" in content
    # What is as it always is needs no saying.
    assert "null" not in content.replace("旅度区: null", "")
    assert "[]" not in content
    assert "page: 3" in content
    assert content.count("page") == 1


def test_least_document_has_the_fields_that_are_always_there(tmp_path: Path) -> None:
    source = SourceFile(file="a.txt", form="text", sha256="0" * 64)
    document = PolicyDocument(id="甲", source=source, header=Header(), parts=())
    text = write_document(tmp_path, document).path.read_text(encoding="utf-8")
    data = load_yaml(text, "x").data
    assert list(data) == ["schema_version", "id", "source", "header", "parts"]


def test_schema_is_found_above_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "c"
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "document.schema.json").touch()
    text = write_document(folder, sample()).path.read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../../schemas/document.schema.json\n"
    )


def test_name_of_the_source_cannot_leave_the_comment(tmp_path: Path) -> None:
    name = "a\nid: 乙\u2028\x85.txt"
    document = sample().model_copy(
        update={"source": SourceFile(file=name, form="text", sha256="0" * 64)}
    )
    path = write_document(tmp_path, document).path
    assert read_document(path) == document
    assert write_document(tmp_path, sample()).outcome is WriteOutcome.WRITTEN


def test_unchanged_document_is_not_rewritten(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    os.utime(path, ns=(1, 1))
    assert write_document(tmp_path, sample()).outcome is WriteOutcome.UNCHANGED
    assert path.stat().st_mtime_ns == 1


def test_changed_document_replaces_what_we_wrote(tmp_path: Path) -> None:
    write_document(tmp_path, sample())
    changed = sample().model_copy(update={"targets": ()})
    result = write_document(tmp_path, changed)
    assert result.outcome is WriteOutcome.WRITTEN
    assert read_document(result.path) == changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 1110", "value: 1111"),
        ("tasks:", "# 已核对\ntasks:"),
        ("schema_version: 1", "schema_version: 1 "),
        ("# content-sha256:", "# 张三已核对\n# content-sha256:"),
        ("schema_version: 1", "# 张三已核对\nschema_version: 1"),
        ("# content-sha256: ", "# content-sha256: 00"),
        ("# yaml-language-server", "# 张三已核对\n# yaml-language-server"),
    ],
)
def test_what_a_person_edited_is_never_overwritten(tmp_path: Path, old: str, new: str) -> None:
    path = write_document(tmp_path, sample()).path
    edited = edit(path, old, new)
    for document in (sample(), sample().model_copy(update={"targets": ()})):
        assert write_document(tmp_path, document).outcome is WriteOutcome.REFUSED_EDITED
        assert path.read_text(encoding="utf-8") == edited


def test_edited_file_is_overwritten_when_forced(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    edit(path, "value: 1110", "value: 1111")
    assert write_document(tmp_path, sample(), force=True).outcome is WriteOutcome.WRITTEN
    assert read_document(path) == sample()


@pytest.mark.parametrize("content", [b"", b"id: x\n", b"\xff\xfe\x00"])
def test_file_of_another_origin_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = document_path(tmp_path, sample())
    path.write_bytes(content)
    assert write_document(tmp_path, sample()).outcome is WriteOutcome.REFUSED_EDITED
    assert path.read_bytes() == content


@pytest.mark.parametrize(("mark", "line_end"), [(b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n")])
def test_what_git_or_an_editor_changes_by_itself_is_no_edit(
    tmp_path: Path, mark: bytes, line_end: bytes
) -> None:
    path = write_document(tmp_path, sample()).path
    path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    assert read_document(path) == sample()
    assert write_document(tmp_path, sample()).outcome is WriteOutcome.UNCHANGED
    changed = sample().model_copy(update={"targets": ()})
    assert write_document(tmp_path, changed).outcome is WriteOutcome.WRITTEN


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = write_document(tmp_path, sample()).path
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_document(tmp_path, sample().model_copy(update={"targets": ()}))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
def test_file_can_be_read_by_others_as_usual(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = write_document(tmp_path, sample()).path
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_document_that_yaml_cannot_hold_is_refused(tmp_path: Path) -> None:
    [target] = sample().targets
    infinite = target.model_copy(update={"value": float("inf")})
    with pytest.raises(CorpusError, match="无法写成 YAML"):
        write_document(tmp_path, sample().model_copy(update={"targets": (infinite,)}))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("昆政办发〔2022〕97号", "昆政办发〔2022〕97号.yaml"),
        ("关于“十四五”规划（试行）的通知", "关于“十四五”规划（试行）的通知.yaml"),
        ("v1.2", "v1.2.yaml"),
    ],
)
def test_file_is_called_like_the_document(document: str, name: str) -> None:
    assert file_name(document) == name


@given(
    TEXTS
    | st.text(max_size=300)
    | st.sampled_from(["..", "", "CON", "nul.txt", "a/../b", "长" * 99])
)
def test_file_name_is_safe(document: str) -> None:
    name = file_name(document)
    stem = name.removesuffix(".yaml")
    assert stem
    assert len(name.encode()) <= 240
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name[0] not in ".- "
    assert stem[-1] not in ". "
    assert stem.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_names_made_safe_do_not_fall_together() -> None:
    odd = ["a/b", "a:b", "a_b", "a*b", "长" * 100, "长" * 101, "", ".", "CON", "_CON"]
    assert len({file_name(document) for document in odd}) == len(odd)


def test_corpus_is_read_in_order(tmp_path: Path) -> None:
    numbers = [f"昆政办发〔2022〕{n}号" for n in (9, 97, 100)]
    for number in reversed(numbers):
        write_document(tmp_path, sample(number))
    corpus = load_corpus(tmp_path)
    assert [entry.document.id for entry in corpus.entries] == numbers
    assert [entry.document for entry in corpus.entries] == [sample(n) for n in numbers]
    assert corpus.problems == ()


def test_broken_file_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    good = write_document(tmp_path, sample()).path
    bad = write_document(tmp_path, sample("昆政办发〔2022〕98号")).path
    edit(bad, "value: 1110", "value: 一千")
    (tmp_path / "坏.yaml").write_text("a: [", encoding="utf-8")
    corpus = load_corpus(tmp_path)
    assert [entry.path for entry in corpus.entries] == [good]
    assert {problem.file for problem in corpus.problems} == {str(bad), str(tmp_path / "坏.yaml")}


def test_document_that_lies_there_twice_is_a_problem(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    copy = tmp_path / "昆政办发〔2022〕97号 - 副本.yaml"
    copy.write_bytes(path.read_bytes())
    corpus = load_corpus(tmp_path)
    assert len(corpus.entries) == 1
    [problem] = corpus.problems
    assert "同一份文档" in str(problem)


def test_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    assert load_corpus(tmp_path).entries == ()


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="不存在"):
        load_corpus(tmp_path / "没有")


def test_broken_file_is_named_with_line_and_field(tmp_path: Path) -> None:
    path = write_document(tmp_path, sample()).path
    text = edit(path, "value: 1110", "value: 一千")
    line = text.splitlines().index("  value: 一千") + 1
    with pytest.raises(InvalidFile) as caught:
        read_document(path)
    assert str(caught.value) == (
        f"{path} 第 {line} 行的 targets[0].value：应是数字，现在是“一千”。"
    )
