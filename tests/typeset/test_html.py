"""The shipped documents, read from web pages: the same model as from their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT
from typeset.html import archive, old_page, page
from typeset.paper import comparable, model

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
@pytest.mark.parametrize(
    ("form", "ending", "encoding"),
    [(page, "html", "utf-8"), (old_page, "htm", "gb18030"), (archive, "mht", "utf-8")],
)
def test_a_page_gives_the_model_of_the_text(
    name: str, form: Callable[[str], bytes], ending: str, encoding: str
) -> None:
    source = read_bytes(form(name), f"{name}.{ending}")
    assert (source.form, source.encoding) == ("html", encoding)
    assert comparable(parse_source(source)) == model(name)
