"""From which confidence on a recognised character is taken as read, and how a lower one is said."""

from __future__ import annotations

# A recognition surer than this was right in every cell it was held against.
SURE_IN_CELL = 0.90
# Running text bears a weaker character: the words around it carry it.
SURE_IN_TEXT = 0.80


# What is said of characters drawn over each other.
CROWDED = "字符互相重叠，字序可能有误"
# What is said of a figure that touches the side of its cell.
ON_RULE = "文字压在表格线上，可能分错了格"


def doubt(sure: float) -> str:
    """The sentence that says how unsure a recognition is."""
    return f"识别不确定（可信度 {sure:.2f}）"
