"""Full text: what is found where, against places read in the documents."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kspolicy.index.build import build_index
from kspolicy.query.search import Answer, Hit, jargon, search, searchable
from kspolicy.query.words import Names, Term, read_names, read_query
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped

if TYPE_CHECKING:
    from kspolicy.index.rows import Index, PassageRow


@cache
def index() -> Index:
    return build_index([shipped(ELECTRONICS), shipped(EQUIPMENT)], lexicon())


@cache
def passages() -> list[PassageRow]:
    return list(searchable(index()))


@cache
def names() -> Names:
    return read_names(index())


def ask(*words: str, exact: bool = False) -> Answer:
    terms = read_query(words, names(), lambda: jargon(passages()), exact=exact)
    return search(passages(), terms, words)


def places(hits: list[Hit]) -> set[tuple[str, int | None]]:
    return {(hit["document"], hit["line"]) for hit in hits}


def written(*texts: str) -> list[PassageRow]:
    """Passages of a document of its own, in the order of their refs."""
    return [
        {
            "ref": f"1:body/{number}",
            "document": "1",
            "part": "body",
            "label": "",
            "text": text,
            "line": number,
            "paragraph": None,
            "page": None,
        }
        for number, text in enumerate(texts, start=1)
    ]


def lines(answer: Answer) -> list[int | None]:
    return [hit["line"] for hit in answer.hits]


def test_all_words_stand_in_one_sentence_or_table_row() -> None:
    answer = ask("知识产权", "专利")
    assert places(answer.hits) == {
        (ELECTRONICS, 106),  # 围绕专利导航……“创新+知识产权+资本+产业”
        (ELECTRONICS, 183),
        (EQUIPMENT, 96),
        (EQUIPMENT, 161),
    }
    assert not answer.partial


def test_one_question_in_one_or_several_arguments_is_the_same() -> None:
    assert ask("知识产权 专利").hits == ask("知识产权", "专利").hits


def test_a_unit_is_found_under_its_other_names_and_they_are_told() -> None:
    answer = ask("市市场监督管理局")
    assert places(answer.hits[:2]) == {(ELECTRONICS, 50), (ELECTRONICS, 165)}
    assert places(answer.hits[2:]) == {
        *((ELECTRONICS, line) for line in (108, 120, 183)),
        *((EQUIPMENT, line) for line in (86, 90, 96, 102, 140, 156, 158, 161)),
    }
    # 98 leaves 市 out in a list: 市发改委、教育局、……市场监管局.
    assert answer.others == {"市市场监督管理局": ["市市场监管局", "市场监管局"]}


def test_a_district_is_found_under_its_other_names() -> None:
    found = ask("昆山旅游度假区")
    assert found.hits[0]["text"].startswith("以昆山旅游度假区为主体")
    assert set(found.others["昆山旅游度假区"]) == {"旅游度假区", "旅度区"}


def test_another_name_inside_a_longer_name_of_something_else_does_not_count() -> None:
    (hit,) = [hit for hit in ask("昆山开发区").hits if hit["line"] == 9][:1]
    # 昆山开发区、昆山高新区、花桥经济开发区、旅游度假区管委会
    assert hit["written"] == ["昆山开发区"]


def test_another_region_has_offices_of_the_same_name() -> None:
    term = Term("市工信局", others=("工信局",))
    answer = search(written("省工信局", "市发改委、工信局", "市工信局"), [term], ["市工信局"])
    assert lines(answer) == [3, 2]


def test_an_indicator_is_found_in_its_other_wording() -> None:
    answer = ask("高新技术企业", "260")
    assert places(answer.hits) == {(ELECTRONICS, 70), (ELECTRONICS, 172)}
    assert answer.others == {"高新技术企业": ["新增高新技术认定企业"]}


def test_words_on_end_come_before_words_near_before_words_anywhere() -> None:
    far = "企业" + "，并且" * 20 + "上市"
    terms = (Term("上市"), Term("企业"))
    texts = written(far, "企业准备上市", "上市企业", "企业", "推动企业和产业链上市")
    answer = search(texts, terms, ["上市企业"])
    assert [(hit["line"], hit["match"]) for hit in answer.hits] == [
        (3, "phrase"),
        (2, "near"),
        (5, "near"),
        (1, "all"),
    ]


def test_quotation_marks_of_the_document_do_not_hide_a_word() -> None:
    assert places(ask("瞪羚企业").hits) == {(ELECTRONICS, n) for n in (66, 142, 171)}


def test_quoted_words_are_taken_as_written() -> None:
    apart = ask("重点企业")
    together = ask("“重点企业”")
    assert any("重点企业" not in hit["text"] for hit in apart.hits)
    assert together.hits
    assert all("重点企业" in hit["text"] for hit in together.hits)


def test_exact_takes_every_argument_as_written_and_no_other_name() -> None:
    answer = ask("市市场监督管理局", exact=True)
    assert places(answer.hits) == {(ELECTRONICS, 50), (ELECTRONICS, 165)}
    assert ask("专利知识产权", exact=True).hits == []


def test_width_and_case_do_not_matter() -> None:
    assert places(ask("首台(套)", exact=True).hits) == places(ask("首台（套）", exact=True).hits)
    assert (ELECTRONICS, 82) in places(ask("oled").hits)
    assert ask("１１１９").hits == ask("1119").hits


def test_a_number_is_not_found_inside_another() -> None:
    texts = written("110家", "10家", "10.5%", "1.10", "新增10个")
    assert lines(search(texts, [Term("10")], ["10"])) == [2, 5]


def test_a_figure_of_a_table_is_found_with_its_whole_row() -> None:
    (hit,) = ask("1119").hits
    assert (hit["ref"], hit["label"]) == ("97:annex-1/3", "科技型中小企业评价入库（家）")
    assert "开发区 502｜高新区 255｜" in hit["text"]
    assert hit["text"].endswith("｜市科技局")


def test_a_column_head_over_a_figure_comes_after_what_is_said_of_the_district() -> None:
    hits = ask("高新区").hits
    heads = [hit["part"] == "annex-1" for hit in hits]
    assert heads == sorted(heads)
    assert sum(heads) == 17 + 24
    assert places([hit for hit in hits if hit["match"] == "phrase"]) >= {
        (ELECTRONICS, 56),
        (EQUIPMENT, 68),
    }


def test_without_a_passage_that_has_all_those_with_some_are_shown_as_partial() -> None:
    answer = ask("独角兽", "上市")
    assert answer.partial
    assert {tuple(hit["missing"]) for hit in answer.hits} == {("独角兽",), ("上市",)}
    assert places([h for h in answer.hits if h["found"] == ["独角兽"]]) == {
        (ELECTRONICS, line) for line in (62, 143, 168)
    }
    assert answer.absent == []


def test_a_word_that_stands_nowhere_is_named() -> None:
    answer = ask("独角兽", "火箭")
    assert answer.absent == ["火箭"]
    assert places(answer.hits) == {(ELECTRONICS, line) for line in (62, 143, 168)}
    assert ask("火箭").hits == []


def test_partial_prefers_the_passages_with_most_words() -> None:
    terms = [Term("甲"), Term("乙"), Term("丙")]
    answer = search(written("甲", "甲乙", "乙丙", "丁"), terms, ["甲", "乙", "丙"])
    assert [(hit["line"], hit["missing"]) for hit in answer.hits] == [(2, ["丙"]), (3, ["甲"])]
    assert answer.absent == []


def test_less_than_half_of_the_words_is_no_answer() -> None:
    terms = [Term("甲"), Term("乙"), Term("丙")]
    answer = search(written("甲", "乙"), terms, ["甲", "乙", "丙"])
    assert answer.hits == []
    assert answer.absent == ["丙"]


def test_context_is_forty_characters_each_side() -> None:
    text = "前" * 50 + "中" + "后" * 50
    (hit,) = search(written(text), [Term("中")], ["中"]).hits
    assert hit["context"] == "…" + "前" * 40 + "中" + "后" * 40 + "…"
    assert hit["text"] == text


def test_context_of_words_far_apart_leaves_out_what_is_between() -> None:
    text = "甲" + "间" * 100 + "乙"
    (hit,) = search(written(text), [Term("甲"), Term("乙")], ["甲", "乙"]).hits
    assert hit["context"] == "甲" + "间" * 40 + "…" + "间" * 40 + "乙"


def test_part_and_documents_narrow() -> None:
    rows = list(searchable(index(), frozenset({EQUIPMENT}), "annex"))
    assert {row["document"] for row in rows} == {EQUIPMENT}
    assert {row["part"] for row in rows} == {"annex-1", "annex-2"}
    assert {row["part"] for row in searchable(index(), part="body")} == {"body"}


def test_every_table_row_is_one_passage() -> None:
    rows = [row["ref"] for row in passages() if row["ref"].startswith("97:annex-")]
    assert len(rows) == len(set(rows)) == 1 + 17 + 19  # 备注 and the rows


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("市工信局牵头的任务", ["市工信局", "牵头", "任务"]),
        ("昆山开发区和高新区", ["昆山开发区", "高新区"]),
        ("瞪羚公司", ["瞪羚", "公司"]),
        ("元宇宙技术", ["元宇宙", "技术"]),
        ("260家企业", ["260家", "企业"]),
        ("到2025年", ["2025年"]),
        ("强的企业", ["强", "企业"]),
        ("每周市场价格", ["每周", "市场", "价格"]),
        ("10个企业技术中心", ["10个", "企业技术中心"]),
        ("“种子库”企业", ["种子库", "企业"]),
    ],
)
def test_words_of_a_question(typed: str, words: list[str]) -> None:
    assert [term.word for term in read_query([typed], names(), list)] == words


@pytest.mark.parametrize("typed", ["的", "，", "", " “” "])
def test_a_question_without_words(typed: str) -> None:
    terms = read_query([typed], names(), list)
    assert [term.word for term in terms] == (["的"] if typed == "的" else [])


@pytest.mark.parametrize(
    "typed",
    ["市工信局", "专利", "揭榜挂帅", "高新技术企业", "OLED", "5000", "“卡脖子”难题", "“卡脖子”"],
)
def test_known_and_short_words_need_no_dictionary(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jieba", None)
    assert ask(typed).hits


def test_a_word_is_known_from_the_quotes_of_the_documents() -> None:
    coined = jargon(passages())
    assert {"瞪羚", "专精特新", "揭榜挂帅", "灯塔工厂", "卡脖子"} <= set(coined)


@given(st.data())
def test_whatever_stands_in_a_document_is_found_where_it_stands(data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(passages()))
    text = passage["text"]
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 30))]
    assume(any(character.isalnum() for character in piece))
    hits = ask(piece, exact=True).hits
    assert (passage["ref"], passage["text"]) in {(hit["ref"], hit["text"]) for hit in hits}
    for hit in hits:
        assert all(part in hit["text"] for part in hit["context"].split("…"))
