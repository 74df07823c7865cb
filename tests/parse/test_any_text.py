"""What holds for any text whatever, not only for policy documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kspolicy.model.source import Paragraph
from kspolicy.parse.boxes import open_boxes
from kspolicy.parse.document import NotPolicyDocumentError, parse_source
from kspolicy.parse.sentences import sentence_spans
from kspolicy.read import UnreadableError, read_bytes
from kspolicy.read.characters import normalise

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument, Section

RAW = Path(__file__).parents[2] / "data" / "raw"
SHIPPED = sorted(RAW.glob("*.txt"))

# Pieces of which such documents are made, each of which some pattern of the parser looks for.
PIECES = re.findall(
    r"\S+",
    """一、 二、 （一） （二） 1. 2. （1） ① 第一章 第二条 总体要求 主要目标 工作任务 集群创建工程
    到2025年， 2020年 2023—2025年， 截至2021年底， 目前， 力争 突破 达到 超 不少于 不超过
    控制在 由2%提高到3% 分别 新增 累计 引进 企业 产业规模 占比 5家 8000亿元 1,119家 6%左右
    10—15家 三十家 十个一批 28nm 第17次 S1线 、 ， 。 ； ： （ ） “ ” 《 》 和 及 并 的 以上 其中
    责任单位： 牵头单位： 配合单位： 负责） 市工信局 各区镇 以下均涉及各区镇 完成时限：2023年底
    附件1 附件：1.目标分解表 附件 抄送： 昆政办发〔2022〕97号 关于印发计划的通知 昆山市人民政府
    2022年9月29日 二〇二二年九月二十九日 印发 （此件公开发布） 《意见》（苏委发〔2022〕1号）
    组长、 为成员， 办公室设在市工信局 序号 任务 目标 2025年 合计 开发区 高新区 -- 0 — 2% 备注：
    ＡＢ ５０ TFT-LCD —— - * # . , ( ) [ ] : ; / % 〇 百 千 万 亿""",
)
BREAKS = ["", "", "", " ", "\n", "\n\n", "\t", "\t\t", "\r\n", "\f", "\u3000"]
JUMBLES = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)).map("".join), max_size=40
).map("".join)


def choice(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


def row_of(*cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*cells).map("\t".join)


ITEMS = st.tuples(
    choice("", "新增", "力争新增", "累计建成", "引进", "全市"),
    choice("企业", "产业规模", "公共服务平台（机构）", "产值超10亿元企业", "研发投入占比", ""),
    choice("", "力争超", "达到", "不少于", "由2%提高到", "分别达到"),
    choice("5家", "8000亿元", "1,119个", "6%左右", "10—15家", "三十家", "30名人才", "40个及以上"),
    choice("、", "，", "；", "和", "", "（其中企业3家），"),
).map("".join)
GOALS = st.tuples(
    choice("", "到2025年，", "2023—2025年，", "力争到2025年底，", "截至2021年底，", "2020年"),
    st.lists(ITEMS, min_size=1, max_size=4).map("".join),
    choice("。", "。\n\n", "的基础上。", "", "。（责任单位：市工信局、市科技局，各区镇）"),
).map("".join)
PARAGRAPHS = st.tuples(
    choice("一、主要目标\n\n", "1.做强产业。", "（一）集群工程\n\n", "——", ""),
    st.lists(GOALS, min_size=1, max_size=3).map("".join),
).map("".join)
FIGURES = choice("0", "5", "1,119", "--", "2%", "", "若干")
TABLES = st.one_of(
    st.lists(row_of(choice("企业", ""), choice("企业数（家）", "其中：大型"), *[FIGURES] * 4)).map(
        lambda rows: "\n".join(["附件1\n\n分解表\n\n类型\t指标\t2025年\t甲区\t乙区\t丙区", *rows])
    ),
    st.lists(row_of(choice("1", "2", ""), choice("任务甲", ""), GOALS, choice("市工信局", ""))).map(
        lambda rows: "\n".join(["附件2\n\n清单\n\n序号\t任务\t目标\t责任单位", *rows])
    ),
)
TEXTS = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES, JUMBLES), max_size=6).map(
    lambda blocks: "\n\n".join(["昆政办发〔2022〕9号", *blocks])
)


def parse(data: bytes) -> PolicyDocument | None:
    """The document, None when it is refused with a reason; any other exception is a failure."""
    try:
        return parse_source(read_bytes(data, "文.txt"))
    except (UnreadableError, NotPolicyDocumentError) as refusal:
        assert re.search(r"[\u4e00-\u9fff]", str(refusal))
        return None


def content(text: str, *, places: bool = True) -> object:
    """All that a document says, without what names its file."""
    document = parse(text.encode())
    if document is None:
        return None
    dump = document.model_dump(exclude={"source"})
    return dump if places else without_lines(dump)


def without_lines(dump: object) -> object:
    if isinstance(dump, dict):
        return {key: without_lines(value) for key, value in dump.items() if key != "line"}
    if isinstance(dump, list | tuple):
        return [without_lines(item) for item in dump]
    return dump


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example("一、\x85目标\u2028".encode())
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    parse(data)


@given(st.text(max_size=200))
def test_any_characters_are_parsed_or_refused(text: str) -> None:
    parse(text.encode("utf-8", "surrogatepass"))


@given(TEXTS)
@example("昆政办发〔2022〕97号\n" + "9" * 5000 + "、" + "9" * 5000 + "家")
@example("附件1\n\n表\n\n指标\t合计\t甲\t乙\n一\t3\t1\t2\n\n序号\t任务\t责任单位\n1\t甲\t乙")
def test_any_pieces_of_documents_are_parsed_or_refused(text: str) -> None:
    parse(text.encode())


@given(TEXTS)
def test_the_encoding_makes_no_difference(text: str) -> None:
    expected = content(text)
    assert content("\ufeff" + text) == expected
    encoded = text.encode("gb18030")
    try:
        encoded.decode()
    except UnicodeDecodeError:
        document = parse(encoded)
        assert (document and document.model_dump(exclude={"source"})) == expected


@given(TEXTS)
def test_line_ends_make_no_difference(text: str) -> None:
    unix = text.replace("\r\n", "\n")
    assert content(unix.replace("\n", "\r\n")) == content(unix)


@given(TEXTS)
def test_full_width_digits_make_no_difference(text: str) -> None:
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789%"})
    assert content(wide) == content(text)


@given(TEXTS)
def test_spaces_between_characters_and_digits_make_no_difference(text: str) -> None:
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", text)
    assert content(spaced) == content(text)


@given(TEXTS)
def test_blank_lines_between_paragraphs_make_no_difference(text: str) -> None:
    assume("\f" not in text)
    text = text.replace("\r\n", "\n")
    apart = re.sub(r"\n\s*\n", "\n\n\n\n", text)
    assert content(apart, places=False) == content(text, places=False)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_documents_read_the_same_however_they_are_typed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = content(text)
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    unspaced = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])", "", text)
    for typed in ("\ufeff" + text, text.replace("\n", "\r\n"), wide, unspaced):
        assert content(typed) == expected
    document = parse(text.encode("gb18030"))
    assert document is not None
    assert document.model_dump(exclude={"source"}) == expected
    apart = text.replace("\n\n", "\n\n\n")
    assert content(apart, places=False) == content(text, places=False)


def assert_targets_are_where_they_say(text: str) -> None:
    document = parse(text.encode())
    lines = [normalise(line).replace(" ", "") for line in re.split(r"\r\n|\r|\n", text)]
    for target in document.targets if document else ():
        assert target.line is not None
        line, rest = lines[target.line - 1], "".join(lines[target.line - 1 :])
        begun = rest.find(target.wording.replace(" ", ""))
        assert 0 <= begun < len(line)


@given(TEXTS)
def test_every_target_is_worded_so_at_its_line(text: str) -> None:
    assert_targets_are_where_they_say(text.replace("\f", ""))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_target_of_the_shipped_documents_is_worded_so_at_its_line(path: Path) -> None:
    assert_targets_are_where_they_say(path.read_text(encoding="utf-8"))


def sentences_of(sections: tuple[Section, ...]) -> list[str]:
    found: list[str] = []
    for section in sections:
        found += ["".join(s.text for s in paragraph) for paragraph in section.paragraphs]
        found += sentences_of(section.sections)
    return found


@given(TEXTS)
def test_no_character_of_a_paragraph_is_lost_between_sentences(text: str) -> None:
    try:
        source = read_bytes(text.encode(), "文.txt")
    except UnreadableError:
        return
    for block in source.blocks:
        if isinstance(block, Paragraph):
            pieces = [block.text[start:end] for start, end in sentence_spans(block.text)]
            assert "".join(pieces) == block.text
            assert [place.line for place in block.places] == sorted(
                place.line or 0 for place in block.places
            )


@given(TEXTS)
def test_every_text_of_a_section_is_the_end_of_a_paragraph(text: str) -> None:
    document = parse(text.encode())
    if document is None:
        return
    # The text that a table of one column frames is read as paragraphs.
    blocks = open_boxes(read_bytes(text.encode(), "文.txt").blocks)
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    for part in document.parts:
        for found in sentences_of(part.sections):
            assert any(paragraph.endswith(found) for paragraph in paragraphs)
