"""Corrections change what they were made for and nothing else, and say why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kspolicy.corpus.amendment import InapplicableError, amended
from kspolicy.corpus.emitter import emit
from kspolicy.corpus.store import Corpus, Entry, load_corpus, write_document
from kspolicy.model.correction import Correction, Value
from kspolicy.model.document import DatedStatement, Header, PolicyDocument, Statement

from .sample import NUMBER, sample

if TYPE_CHECKING:
    from pathlib import Path


def correction(item: str, field: str, was: Value, now: Value) -> Correction:
    return Correction(item=item, field=field, was=was, now=now, reason="核对原文")


def value_at(document: PolicyDocument, item: str, field: str) -> Any:  # noqa: ANN401
    """The value of an item, read without the code under test."""
    row_id, _, district = item.partition("@")
    rows = [row for table in document.allocations for row in table.rows]
    if district:
        return next(row.shares[district] for row in rows if row.id == row_id)
    items = {i.id: i for i in (*document.tasks, *document.targets, *rows)}
    value = getattr(
        document.header if item == "header" else items[item], field.split(".", maxsplit=1)[0]
    )
    if field.endswith(".date"):
        return value.date
    if field in ("issuers", "units") and value and not isinstance(value[0], str):
        return tuple(getattr(entry, "text", None) or entry.name for entry in value)
    return value.text if isinstance(value, Statement) else value


@pytest.mark.parametrize(
    ("item", "field", "was", "now"),
    [
        ("annex-1/1@高新区", "value", 255, 256),
        ("annex-1/1@高新区", "value", 255, "--"),
        ("annex-1/1@旅度区", "value", None, 4),
        ("annex-1/2@开发区", "value", "--", 2.5),
        ("annex-1/1", "total", 1119, 1120),
        ("annex-1/2", "total", "--", None),
        ("annex-1/1", "unit", "家", "个"),
        ("annex-1/1", "indicator", "科技型中小企业评价入库（家）", "入库（家）"),
        ("annex-1/1", "units", ("市科技局",), ("市科技局", "市工信局")),
        ("annex-1/2", "units", None, ("市科技局",)),
        ("body/3.1#1", "value", 1110, 1111.5),
        ("body/3.1#1", "value_max", None, 1200),
        ("body/3.1#1", "comparator", ">", ">="),
        ("body/3.1#1", "aspirational", True, False),
        ("body/3.1", "title", "培育企业", "壮大企业"),
        ("body/3.1", "deadline", None, "2025年底"),
        ("body/3.1", "units", ("市科技局", "市工信局"), ("市科技局", "市财政局")),
        ("header", "number", NUMBER, "昆政办发〔2022〕79号"),
        ("header", "number.text", NUMBER, "昆政办发〔2022〕79号"),
        ("header", "title", "关于印发产业创新集群建设实施意见的通知", None),
        ("header", "disclosure", None, "此件公开发布"),
        ("header", "signed", "2022年9月29日", "二〇二二年九月二十九日"),
        ("header", "recipients", ("昆山开发区", "各镇人民政府"), ("各镇人民政府",)),
        ("header", "issuers", ("昆山市人民政府办公室",), ("昆山市人民政府",)),
    ],
)
def test_correction_changes_one_value(item: str, field: str, was: Value, now: Value) -> None:
    before = sample()
    after = amended(before, correction(item, field, was, now))
    assert value_at(after, item, field.removesuffix(".text")) == now
    assert before == sample()
    assert differing(before.model_dump(), after.model_dump()) == 1


def differing(one: object, other: object) -> int:
    """In how many places two data differ, doubts that were settled aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = (one.keys() | other.keys()) - {"doubts"}
        return sum(differing(one.get(key), other.get(key)) for key in keys)
    same_length = isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)
    if same_length and not any(isinstance(entry, str) for entry in one):
        return sum(differing(a, b) > 0 for a, b in zip(one, other, strict=True))
    return int(one != other)


def test_date_is_corrected_apart_from_its_words() -> None:
    after = amended(sample(), correction("header", "signed.date", "2022-09-29", "2022-09-30"))
    assert after.header.signed == DatedStatement(
        text="2022年9月29日", date=date(2022, 9, 30), line=18
    )


def test_date_that_was_not_found_can_be_given() -> None:
    after = amended(sample(), correction("header", "printed.date", None, "2022-10-08"))
    assert after.header.printed == DatedStatement(text="2022-10-08", date=date(2022, 10, 8))


def test_units_that_stay_keep_role_and_place() -> None:
    was = ("市科技局", "市工信局")
    after = amended(sample(), correction("body/3.1", "units", was, ("市工信局", "市财政局")))
    stayed, fresh = after.tasks[0].units
    assert stayed == sample().tasks[0].units[1]
    assert (fresh.name, fresh.role, fresh.by_custom) == ("市财政局", "responsible", False)


def test_figure_that_a_person_corrected_is_in_doubt_no_more() -> None:
    assert sample().allocations[0].rows[0].doubts.keys() == {"旅度区", "2025年"}
    share = amended(sample(), correction("annex-1/1@旅度区", "value", None, 4))
    assert share.allocations[0].rows[0].doubts.keys() == {"2025年"}
    total = amended(sample(), correction("annex-1/1", "total", 1119, 1120))
    assert total.allocations[0].rows[0].doubts.keys() == {"旅度区"}


@pytest.mark.parametrize(
    ("item", "field", "was", "now", "said"),
    [
        ("annex-1/1@高新区", "value", 254, 256, "现在识别的是 255 "),
        ("annex-1/1@高新区", "value", "255", 256, "不是更正所写的“255”"),
        ("annex-1/1@高新区", "total", 255, 256, "能更正的是：value"),
        ("annex-1/1@高新", "value", 255, 256, "高新区"),
        ("annex-1/9@高新区", "value", 255, 256, "annex-1/1"),
        ("annex-1/1@高新区", "value", 255, "二百", "不能是“二百”"),
        ("annex-1/1@高新区", "value", 255, True, "不能是"),
        ("annex-1/1", "id", "annex-1/1", "annex-1/3", "能更正的是：category"),
        ("annex-1/1", "shares", None, None, "不能更正"),
        ("annex-1/2", "units", (), "市科技局", "列表"),
        ("annex-1/1", "unit", "家", 5, "双引号"),
        ("body/3.1#1", "value", True, 5, "现在识别的是 1110 "),
        ("body/3.1#1", "aspirational", 1, False, "现在识别的是“是”"),
        ("body/3.1#1", "comparator", ">", "=>", "“=>”"),
        ("body/3.1#1", "indicator", "科技型中小企业评价入库", None, "空缺"),
        ("body/3.1#2", "value", 1110, 5, "body/3.1#1"),
        ("body/3.1", "task", None, "x", "能更正的是：number"),
        ("header", "sections", None, "x", "能更正的是：number"),
        ("header", "title.line", 7, 8, "能更正的是：number"),
        ("header", "adopted", None, "x", "已经市政府第17次常务会议审议通过"),
        ("header", "signed.date", "2022-09-29", "2022年", "日期"),
        ("header", "signed.date", "2022-09-28", "2022-09-30", "“2022-09-29”"),
        ("header", "printed", None, "2022年10月8日", "printed"),
        ("header", "recipients", ("昆山开发区",), (), "昆山开发区、各镇人民政府"),
    ],
)
def test_correction_that_does_not_fit_is_refused(
    item: str, field: str, was: Value, now: Value, said: str
) -> None:
    before = sample()
    with pytest.raises(InapplicableError) as caught:
        amended(before, correction(item, field, was, now))
    assert said in str(caught.value)
    assert before == sample()


def test_text_that_looks_like_a_number_wants_quotes() -> None:
    document = amended(sample(), correction("body/3.1", "number", "三、1", "1"))
    with pytest.raises(InapplicableError, match="双引号"):
        amended(document, correction("body/3.1", "number", 1, "2"))


def test_summary_says_what_and_why() -> None:
    share = Correction(item="annex-1/1@高新区", field="value", was=2, now=3, reason=" 见第5页 ")
    assert share.summary() == "2 更正为 3：见第5页"
    unit = Correction(item="annex-1/1", field="unit", was=None, now="家", reason="漏识别")
    assert unit.summary() == "空缺更正为“家”：漏识别"


def corrected(folder: Path, corrections: str) -> Corpus:
    """The corpus of the sample with a file of corrections."""
    write_document(folder, sample())
    file = folder / "corrections" / f"{NUMBER}.yaml"
    file.parent.mkdir()
    file.write_text(corrections, encoding="utf-8")
    return load_corpus(folder)


def test_corrections_are_applied_when_a_corpus_is_loaded(tmp_path: Path) -> None:
    loaded = corrected(
        tmp_path,
        f"""\
document: {NUMBER}
corrections:
- item: annex-1/1@高新区
  field: value
  was: 255
  now: 256
  reason: 原文第 5 页为 256
  by: 张三
  date: 2023-01-05
- {{item: body/3.1, field: title, was: 培育企业, now: 壮大企业, reason: 标题漏字}}
""",
    )
    [entry] = loaded.entries
    assert loaded.problems == ()
    assert entry.rejected == ()
    assert entry.document.allocations[0].rows[0].shares["高新区"] == 256
    assert entry.document.tasks[0].title == "壮大企业"
    assert [(c.item, c.reason) for c in entry.applied] == [
        ("annex-1/1@高新区", "原文第 5 页为 256"),
        ("body/3.1", "标题漏字"),
    ]
    assert entry.applied[0].by == "张三"
    assert entry.applied[0].date == date(2023, 1, 5)


def test_correction_overtaken_by_a_better_parse_is_rejected_with_its_line(tmp_path: Path) -> None:
    good = {"item": "body/3.1#1", "field": "value", "was": 1110, "now": 1111, "reason": "x"}
    three = [good, {**good, "was": 1100}, {**good, "was": 1111, "now": 1112}]
    loaded = corrected(tmp_path, emit({"document": NUMBER, "corrections": three}))
    [entry] = loaded.entries
    assert entry.document.targets[0].value == 1112
    assert [c.now for c in entry.applied] == [1111, 1112]
    [rejected] = entry.rejected
    assert rejected.correction.was == 1100
    assert rejected.problem.line == 4
    assert "更正未采用" in str(rejected.problem)
    assert str(tmp_path / "corrections" / f"{NUMBER}.yaml") in str(rejected.problem)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("corrections: []", "document"),
        ("document: 别的\ncorrections: []", "别的"),
        ("document: 甲\ncorrections: [", "YAML"),
        ("document: 甲\ncorrections:\n- {item: header, field: title, was: a, now: b}", "reason"),
        (
            "document: 甲\ncorrections:\n"
            '- {item: header, field: title, was: a, now: b, reason: "  "}',
            "非空",
        ),
        ("document: 甲\ncorrections:\n- {item: header, field: t, now: b, reason: x}", "was"),
    ],
)
def test_unusable_corrections_leave_the_document_as_parsed(
    tmp_path: Path, text: str, said: str
) -> None:
    loaded = corrected(tmp_path, text)
    file = tmp_path / "corrections" / f"{NUMBER}.yaml"
    [entry] = loaded.entries
    assert entry == Entry(tmp_path / f"{NUMBER}.yaml", sample())
    assert any(said in str(problem) and str(file) in str(problem) for problem in loaded.problems)


def test_corrections_without_a_document_are_a_problem(tmp_path: Path) -> None:
    write_document(tmp_path, sample())
    (tmp_path / "corrections").mkdir()
    orphan = tmp_path / "corrections" / "昆政办发〔2022〕99号.yaml"
    orphan.write_text("document: x\ncorrections: []\n", encoding="utf-8")
    loaded = load_corpus(tmp_path)
    assert len(loaded.entries) == 1
    [problem] = loaded.problems
    assert problem.file == str(orphan)


def test_missing_header_can_be_filled_in() -> None:
    bare = sample().model_copy(update={"header": Header()})
    after = amended(bare, correction("header", "number", None, NUMBER))
    assert after.header.number == Statement(text=NUMBER)
