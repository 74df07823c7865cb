"""What a recognition was not sure of is shown with every figure of that line."""

from __future__ import annotations

from kspolicy.index.build import build_index
from kspolicy.model.document import Note
from shipped import lexicon, parse_text

BOX = (80.0, 200.0, 520.0, 216.0)
BELOW = (80.0, 230.0, 520.0, 246.0)


def test_a_figure_on_an_unsure_line_of_a_scan_is_doubtful_and_its_neighbour_is_not() -> None:
    read = parse_text("一、主要目标\n到2025年，培育企业20家。\n到2025年，引进人才300名。\n")
    unsure, sure = read.targets
    note = Note(kind="text-unsure", message="识别不确定（可信度 0.70）", page=3, box=BOX)
    scanned = read.model_copy(
        update={
            "targets": (
                unsure.model_copy(update={"page": 3, "box": BOX}),
                sure.model_copy(update={"page": 3, "box": BELOW}),
            ),
            "notes": (note,),
        }
    )
    rows = build_index([scanned], lexicon())["targets"]
    assert [row["doubt"] for row in rows] == ["识别不确定（可信度 0.70）", None]
