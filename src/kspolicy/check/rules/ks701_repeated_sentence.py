"""同一标题之下，相邻的句子不应重复。

两句之中有一句说的另一句都说了：除去“提升”“水平”一类虚泛的词，短的一句的字依次都在长的一句里。多是
修改时新旧两句都留了下来。只比较同一标题之下相距三句以内的句子；责任表述不比，一字不同的并列句（省级、
市级）不算重复。

反例：
    三、重点领域
    1.工程机械。加快液压件、传动件等核心零部件研发和产业化，提升产业链配套水平。加快研发和产业化发展，提升产业链配套能力。

正例：
    三、重点领域
    1.工程机械。加快液压件、传动件等核心零部件研发和产业化，提升产业链配套水平。鼓励重点企业打造研发基地，抢占技术制高点。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.check.passages import Passage, Piece

CODE = "KS701"
NAME = "相邻的句子重复"
SEVERITY = Severity.WARNING

_NEAR = 3
# Words that may be changed without saying anything else.
_IDLE = re.compile(
    r"提升|提高|增强|加强|强化|加快|加大|推进|推动|促进|深化|完善|健全|优化|构建|打造|建立|形成|着力|不断"
    r"|进一步|持续|水平|能力|力度|质量|效能|实力|机制|体系|制度|作用|发展|建设|工作|一系列|[^\w]"
)
_SHORTEST, _LONGEST = 10, 400
# Pieces of fewer characters than this on the average are no quotation.
_PIECE = 4


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, and what remains of it without idle words."""

    passage: Passage
    piece: Piece
    core: str

    @property
    def evidence(self) -> Evidence:
        text = self.piece.text
        return located(self.passage.document, self.passage.part, self.piece, text, text)


def check(case: Case) -> Iterator[Finding]:
    """Sentences that say again what one just before them says."""
    for document in case.documents:
        for title, sentences in _sections(document):
            for index, later in enumerate(sentences):
                near = sentences[max(0, index - _NEAR) : index]
                earlier = next((one for one in near if _repeats(one.core, later.core)), None)
                if earlier is not None:
                    yield finding(
                        __name__,
                        document.id,
                        f"{title}：{later.piece.text[:20]}",
                        f"“{title}”之下有两句几乎相同，疑为修改后新旧两句并存",
                        (earlier.evidence, later.evidence),
                    )


def _sections(document: LinkedDocument) -> Iterator[tuple[str, list[_Said]]]:
    """The sentences of each heading and row that can be compared."""
    sections: dict[tuple[str, str, str], list[_Said]] = {}
    for passage in passages(document.document):
        if passage.heading or not passage.section:
            continue
        said = sections.setdefault((passage.part, passage.section, passage.title), [])
        for piece in passage.pieces:
            core = "" if piece.duty else _IDLE.sub("", piece.text)
            if _SHORTEST <= len(core) <= _LONGEST:
                said.append(_Said(passage, piece, core))
    for (_, _, title), said in sections.items():
        yield title, said


def _repeats(one: str, other: str) -> bool:
    """Whether the shorter of two sentences says nothing that the longer does not."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    pieces = position = start = 0
    while start < len(shorter):
        size = _longest_piece(shorter, start, longer, position)
        if not size:
            return False
        position = longer.find(shorter[start : start + size], position) + size
        start += size
        pieces += 1
    return pieces * _PIECE <= len(shorter)


def _longest_piece(shorter: str, start: int, longer: str, position: int) -> int:
    """How much of ``shorter`` from ``start`` stands in one piece in the rest of ``longer``."""
    size = 0
    while start + size < len(shorter):
        position = longer.find(shorter[start : start + size + 1], position)
        if position < 0:
            break
        size += 1
    return size
