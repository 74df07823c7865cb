"""Letterhead, signature and colophon, in the ways in which they are set."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from .writing import NOTICE, parse, parse_body

if TYPE_CHECKING:
    from kspolicy.model.document import Header

BODY = "一、总体要求\n\n坚持创新。\n\n二、任务\n\n抓好落实。\n"


def header(text: str) -> Header:
    return parse(text).header


def test_a_notice_and_what_it_encloses() -> None:
    found = parse_body(BODY).header
    assert found.number is not None
    assert (found.number.text, found.number.line) == ("昆政办发〔2022〕9号", 3)
    assert found.title is not None
    assert found.title.text == "市政府办公室关于印发昆山市行动计划的通知"
    assert found.enclosed_title is not None
    assert (found.enclosed_title.text, found.enclosed_title.line) == ("昆山市行动计划", 15)
    assert found.recipients == ("各镇人民政府", "市各委办局")
    assert [issuer.text for issuer in found.issuers] == ["昆山市人民政府办公室"]
    assert found.signed is not None
    assert found.signed.date == datetime.date(2022, 3, 1)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("昆政办发〔2022〕97号", "昆政办发〔2022〕97号"),
        ("昆政办发[2022]97号", "昆政办发[2022]97号"),
        ("昆政办发【2022】第97号", "昆政办发【2022】第97号"),
        ("昆政办发 〔2022〕 97 号", "昆政办发〔2022〕97号"),
        ("昆政办发〔２０２２〕９７号", "昆政办发〔2022〕97号"),
        ("昆政发〔2022〕9号　　　签发人：张三", "昆政发〔2022〕9号"),
    ],
)
def test_a_document_number_in_any_brackets(line: str, number: str) -> None:
    found = header(f"{line}\n\n关于印发计划的通知\n\n{BODY}").number
    assert found is not None
    assert found.text == number


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2022年9月29日", datetime.date(2022, 9, 29)),
        ("2022 年 9 月 29 日", datetime.date(2022, 9, 29)),
        ("二〇〇九年十二月三十一日", datetime.date(2009, 12, 31)),
        ("二○一一年三月五日", datetime.date(2011, 3, 5)),
    ],
)
def test_a_date_in_any_numerals(line: str, date: datetime.date) -> None:
    found = header(f"关于印发计划的通知\n\n请执行。\n\n昆山市人民政府\n\n{line}\n\n{BODY}").signed
    assert found is not None
    assert found.date == date


def test_a_date_that_is_none_is_no_date() -> None:
    assert (
        header(f"关于印发计划的通知\n\n昆山市人民政府\n\n2022年13月32日\n\n{BODY}").signed is None
    )


def test_a_signature_behind_the_text() -> None:
    text = (
        "国务院关于促进综合保税区高质量发展的若干意见\n\n国发〔2019〕3号\n\n"
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n\n现提出以下意见：\n\n"
        f"{BODY}\n国务院\n\n2019年1月12日\n\n（此件公开发布）\n"
    )
    document = parse(text)
    found = document.header
    assert [issuer.text for issuer in found.issuers] == ["国务院"]
    assert found.signed is not None
    assert (found.signed.date, found.signed.line) == (datetime.date(2019, 1, 12), 19)
    assert found.disclosure is not None
    assert found.disclosure.text == "此件公开发布"
    assert found.enclosed_title is None
    assert found.recipients[0] == "各省"
    last = document.parts[0].sections[-1]
    assert ["".join(s.text for s in paragraph) for paragraph in last.paragraphs] == ["抓好落实。"]


def test_several_issuers_sign_in_lines_of_their_own() -> None:
    text = (
        f"关于印发计划的通知\n\n请执行。\n\n昆山市财政局\n\n昆山市科技局\n\n2022年3月1日\n\n{BODY}"
    )
    assert [issuer.text for issuer in header(text).issuers] == ["昆山市财政局", "昆山市科技局"]


def test_without_a_signature_the_letterhead_names_the_issuer() -> None:
    text = f"昆山市人民政府文件\n\n昆政发〔2022〕1号\n\n关于印发计划的通知\n\n{BODY}"
    assert [issuer.text for issuer in header(text).issuers] == ["昆山市人民政府"]


def test_a_title_directly_above_a_date_does_not_sign() -> None:
    found = header(f"关于印发计划的通知\n\n2022年3月1日\n\n{BODY}")
    assert found.issuers == ()
    assert found.signed is not None


@pytest.mark.parametrize(
    "line", ["现提出以下意见：", "为加快发展。现就有关事项通知如下：", "索引号："]
)
def test_a_line_that_ends_in_a_colon_is_not_yet_addressed(line: str) -> None:
    assert header(f"关于印发计划的通知\n\n{line}\n\n{BODY}").recipients == ()


def test_recipients_stand_before_the_running_text() -> None:
    text = f"关于印发计划的通知\n\n现将计划印发。\n\n各镇、各部门要突出重点：\n\n{BODY}"
    assert header(text).recipients == ()


def test_a_document_without_a_notice_is_called_by_its_own_title() -> None:
    document = parse(f"昆山市产业高质量发展三年行动计划（2021-2023年）\n\n{BODY}")
    assert document.header.title is None
    assert document.title == "昆山市产业高质量发展三年行动计划（2021-2023年）"
    assert document.id == document.title


def test_a_document_without_number_and_title_is_called_by_its_file() -> None:
    assert parse(BODY).id == "文"


def test_the_title_above_a_web_page_is_not_taken_for_its_own() -> None:
    found = header(f"名称：关于印发计划的通知\n\n关于印发计划的通知\n\n{BODY}").title
    assert found is not None
    assert found.line == 3


def test_colophon_and_copies() -> None:
    found = header(
        f"{NOTICE}{BODY}\n抄送：市委办公室，市法院，\n各群众团体。\n\n"
        "昆山市人民政府办公室\n\n2022年3月2日印发\n"
    )
    assert found.copies_to == ("市委办公室", "市法院", "各群众团体")
    assert found.printed is not None
    assert found.printed.date == datetime.date(2022, 3, 2)
    assert found.signed is not None
    assert found.signed.date == datetime.date(2022, 3, 1)


def test_a_colophon_without_copies() -> None:
    document = parse(f"{NOTICE}{BODY}\n昆山市人民政府办公室　　2022年3月2日印发\n")
    assert document.header.printed is not None
    last = document.parts[0].sections[-1]
    assert len(last.paragraphs) == 1


def test_citations_carry_their_number() -> None:
    reasons = "为贯彻《指导意见》（苏委发〔2022〕1号）和《市级专项规划》要求，制定本计划。"
    text = f"{NOTICE}{reasons}\n\n{BODY}"
    assert [(c.title, c.number) for c in header(text).citations] == [
        ("指导意见", "苏委发〔2022〕1号")
    ]


@pytest.mark.parametrize(
    "listing",
    [
        "附件：1.目标分解表\n2.重点工作清单",
        "- 附件： 1. 目标分解表\n2. 重点工作清单",
        "附件1：目标分解表\n\n附件2：重点工作清单",
    ],
)
def test_annexes_are_listed_with_their_numbers(listing: str) -> None:
    document = parse(
        f"{NOTICE}{BODY}\n{listing}\n\n附件1\n\n目标分解表\n\n略。\n\n附件2\n\n重点工作清单\n\n略。\n"
    )
    assert [(a.number, a.title) for a in document.header.attachments] == [
        (1, "目标分解表"),
        (2, "重点工作清单"),
    ]
    assert [(part.id, part.title) for part in document.parts[1:]] == [
        ("annex-1", "目标分解表"),
        ("annex-2", "重点工作清单"),
    ]


def test_a_single_annex_needs_no_number() -> None:
    document = parse(f"{NOTICE}{BODY}\n附件：目标分解表\n\n附件\n\n目标分解表\n\n略。\n")
    assert [(a.number, a.title) for a in document.header.attachments] == [(None, "目标分解表")]
    assert [(part.id, part.title) for part in document.parts[1:]] == [("annex-1", "目标分解表")]


def test_a_doubled_annex_number_is_kept_apart_and_noted() -> None:
    document = parse(f"{NOTICE}{BODY}\n附件1\n\n甲表\n\n略。\n\n附件1\n\n乙表\n\n略。\n")
    assert [part.id for part in document.parts] == ["body", "annex-1", "annex-2"]
    assert [note.kind for note in document.notes] == ["number-doubled"]
