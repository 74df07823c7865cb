"""kspolicy annotate: what a check finds, as notes in a copy of the PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from evidence.printed import heights, notes_of, printed, quads_of
from kspolicy.cli.root import run
from shipped import ELECTRONICS, RAW
from typeset.typst import pdf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The PDF in a folder of its own, where no configuration lies."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "通知.pdf"
    file.write_bytes(pdf(ELECTRONICS))
    return file


def annotated(paper: Path, *options: str) -> tuple[bytes, list[tuple[int, dict[str, Any]]]]:
    output = paper.with_name("批注.pdf")
    assert run(["annotate", str(paper), "-o", str(output), *options]) == 0
    data = output.read_bytes()
    return data, notes_of(data)


def checked(paper: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What ``kspolicy check`` finds in the same file."""
    capsys.readouterr()
    run(["check", str(paper), "--format", "json"])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


def test_every_finding_is_a_note(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, notes = annotated(paper)
    said = capsys.readouterr().err
    findings = checked(paper, capsys)

    assert findings
    for finding in findings:
        own = [
            note
            for _, note in notes
            if note["data"]["Subj"].decode() == finding["rule"]
            and finding["message"] in note["contents"]
        ]
        assert own, finding["message"]
        pages = {evidence["page"] for evidence in finding["evidence"]}
        assert len(own) >= len(pages), finding["message"]
        assert all(finding["name"] in note["contents"] for note in own)
    assert f"共 {len(findings)} 条" in said
    assert {note["title"] for _, note in notes} == {"kspolicy"}
    assert len({note["data"]["NM"] for _, note in notes}) == len(notes)


def test_a_sum_that_does_not_close_is_marked_at_the_figure_and_its_row(paper: Path) -> None:
    """附件1: 科技型中小企业评价入库 1119, the shares come to 1118."""
    data, notes = annotated(paper, "--select", "KS101")
    height = heights(data)
    with printed(data) as words:
        marked = [
            (page, words(page, quads_of(note, height[page - 1])), note) for page, note in notes
        ]
    figure = next(note for _, text, note in marked if text == "1119")
    row = next(note for _, text, note in marked if "502" in text and "1118" in note["contents"])

    assert len(notes) == 6
    assert "1119" in row["contents"]
    assert "其他各处：\n· 附件1 第16页：科技型中小企业评价入库（家）" in figure["contents"]
    assert figure["data"]["C"][0] == 1
    assert figure["data"]["C"][1] < 0.6


def test_marks_cover_the_figures_that_were_compared(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, notes = annotated(paper)
    height = heights(data)
    with printed(data) as words:
        marked = [
            (page, note["data"]["Subj"].decode(), words(page, quads_of(note, height[page - 1])))
            for page, note in notes
        ]
    for finding in checked(paper, capsys):
        for evidence in finding["evidence"]:
            if isinstance(evidence["value"], int):
                assert any(
                    rule == finding["rule"]
                    and abs(page - evidence["page"]) <= 1
                    and str(evidence["value"]) in text
                    for page, rule, text in marked
                ), evidence


def test_severities_have_colours_of_their_own(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, notes = annotated(paper)
    severity = {each["rule"]: each["severity"] for each in checked(paper, capsys)}
    colours: dict[str, set[tuple[float, ...]]] = {}
    for _, note in notes:
        kind = severity[note["data"]["Subj"].decode()]
        colours.setdefault(kind, set()).add(tuple(note["data"]["C"]))

    assert set(colours) == {"error", "warning", "info"}
    assert all(len(each) == 1 for each in colours.values())
    assert len(set().union(*colours.values())) == 3


def test_rules_are_chosen_as_in_a_check(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, chosen = annotated(paper, "--select", "KS1,KS7", "--ignore", "KS7")
    assert {note["data"]["Subj"].decode()[:3] for _, note in chosen} == {"KS1"}

    paper.with_name("kspolicy.toml").write_text('select = ["KS101"]\n', encoding="utf-8")
    _, configured = annotated(paper)
    assert {note["data"]["Subj"] for _, note in configured} == {b"KS101"}

    capsys.readouterr()
    _, none = annotated(paper, "--ignore", "KS1")
    assert none == []
    assert "共 0 条" in capsys.readouterr().err


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["annotate", *map(str, arguments)]) == 2
    return capsys.readouterr().err


def test_the_original_is_never_written_to(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = paper.with_name("同一份.pdf")
    link.symlink_to(paper)
    for output in (paper, link):
        assert "不能写入原文件" in refused(capsys, paper, "-o", output)
    assert paper.read_bytes() == pdf(ELECTRONICS)


def test_only_pdf_can_be_annotated(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.pdf"
    text, broken = RAW / f"{ELECTRONICS}.txt", tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")

    assert "不是 PDF" in refused(capsys, text, "-o", output)
    assert "损坏" in refused(capsys, broken, "-o", output)
    assert "不存在" in refused(capsys, tmp_path / "无.pdf", "-o", output)
    assert "文件夹" in refused(capsys, tmp_path, "-o", output)
    assert "缺少" in refused(capsys, paper)
    assert not output.exists()


def test_a_scan_is_annotated_by_what_was_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rapidocr")
    from typeset.scan import pages, written

    monkeypatch.chdir(tmp_path)
    file = tmp_path / "扫描件.pdf"
    file.write_bytes(written(list(pages(ELECTRONICS, only=[16])), "PDF"))
    _, notes = annotated(file, "--select", "KS101")
    _, drawn = annotated_figures(tmp_path)

    assert len(notes) == len(drawn)
    for (_, note), (_, other) in zip(notes, drawn, strict=True):
        # The scan lies aslant by a part of a degree.
        sides = zip(note["data"]["Rect"], other["data"]["Rect"], strict=True)
        assert all(abs(float(one) - float(two)) < 10 for one, two in sides)


def annotated_figures(folder: Path) -> tuple[bytes, list[tuple[int, dict[str, Any]]]]:
    """The notes of the same page where it is no scan."""
    file = folder / "通知.pdf"
    file.write_bytes(pdf(ELECTRONICS))
    return annotated(file, "--select", "KS101")
