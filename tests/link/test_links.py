"""Links within a document, against what a reader of both documents joins."""

from __future__ import annotations

from kspolicy.link.links import Links, link_document
from shipped import ELECTRONICS, EQUIPMENT, lexicon, parse_text, shipped

# Every allocation row of annex 1 that the text also speaks of: line of the row → lines of the
# body targets, then of annex 2, as read in the documents.
ELECTRONICS_LINKS = {
    136: [32],
    138: [70, 172],
    139: [70, 172],
    140: [64, 168],
    141: [66, 171],
    142: [66, 171],
    143: [62, 168],
    144: [64, 168],
    146: [92, 179],
    149: [74, 173],
    152: [32, 96, 180],
    153: [86, 176],
    154: [32],
}
ELECTRONICS_ALONE = {137, 145, 150, 151}
EQUIPMENT_LINKS = {
    118: [38],
    124: [40, 86, 156],
    125: [40, 80, 153],
    126: [38, 78, 152],
    127: [78, 152],
    128: [152],
    131: [78, 152],
    132: [80, 153],
    133: [98, 162],
    134: [84, 155],
    135: [94, 160],
    136: [94, 160],
    137: [94, 160],
    140: [86, 156],
    141: [92, 159],
    142: [42],
}
EQUIPMENT_ALONE = {119, 120, 121, 122, 123, 138, 139, 143}


def links(name: str) -> Links:
    return link_document(shipped(name), lexicon())


def partners(name: str) -> tuple[dict[int, list[int]], set[int]]:
    """Row line → lines of the text targets it is linked with; and the rows linked with none."""
    found: dict[int, list[int]] = {}
    alone: set[int] = set()
    for concept in links(name).concepts:
        rows = [m.item.line for m in concept.mentions if m.is_row]
        texts = [m for m in concept.mentions if not m.is_row]
        lines = [m.item.line for m in texts if m.part == "body"]
        lines += [m.item.line for m in texts if m.part != "body"]
        for row in rows:
            assert row is not None
            if lines:
                found[row] = [line for line in lines if line is not None]
            else:
                alone.add(row)
    return found, alone


def test_every_row_of_97_meets_its_targets_and_no_others() -> None:
    assert partners(ELECTRONICS) == (ELECTRONICS_LINKS, ELECTRONICS_ALONE)


def test_every_row_of_98_meets_its_targets_and_no_others() -> None:
    assert partners(EQUIPMENT) == (EQUIPMENT_LINKS, EQUIPMENT_ALONE)


def test_every_task_meets_its_row() -> None:
    for name, count in ((ELECTRONICS, 19), (EQUIPMENT, 10)):
        found = links(name).tasks
        assert len(found) == count
        for number, link in enumerate(found, start=1):
            assert link.row.number == str(number)
    titles = {link.row.number: link for link in links(EQUIPMENT).tasks}
    # 「实施一批高价值专利目」 lacks 项: the same task, but only by likeness.
    assert not titles["9"].certain
    assert titles["9"].body.title == "实施一批高价值专利项目"


def test_a_renamed_indicator_is_linked_as_doubtful() -> None:
    # Body: 半导体产业规模力争突破500亿元; annex 2, same task: 集成电路产业规模力争突破500亿元.
    found = links(ELECTRONICS)
    concept = found.concept_of["body/3.1.3#1"]
    assert [m.id for m in concept.mentions] == ["body/3.1.3#1", "annex-2/3#1"]
    assert "annex-2/3#1" in found.doubt_of
    assert list(found.doubt_of) == ["annex-2/3#1"]


TABLE = """附件1
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t责任单位
{rows}
"""


def test_ranks_keep_indicators_apart() -> None:
    document = parse_text(
        "二、主要目标\n到2025年，新增国家级企业技术中心2家，新增省级企业技术中心9家。\n"
        + TABLE.format(
            rows="省级企业技术中心（家）\t9\t5\t4\t市科技局\n国家级企业技术中心（家）\t2\t1\t1\t市科技局"
        )
    )
    found = link_document(document, lexicon())
    pairs = [[m.value for m in concept.mentions] for concept in found.concepts]
    assert pairs == [[2, 2], [9, 9]]


def test_money_and_counts_never_meet() -> None:
    document = parse_text(
        "二、主要目标\n到2025年，新增项目投资50亿元。\n"
        + TABLE.format(rows="新增项目投资（项）\t50\t25\t25\t市发改委")
    )
    assert all(len(c.mentions) == 1 for c in link_document(document, lexicon()).concepts)
