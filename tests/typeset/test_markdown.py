"""The shipped documents, read from Markdown: the same model as from their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT
from typeset.markdown import converted, markdown
from typeset.paper import comparable, model

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
@pytest.mark.parametrize("form", [markdown, converted])
def test_markdown_gives_the_model_of_the_text(name: str, form: Callable[[str], bytes]) -> None:
    source = read_bytes(form(name), f"{name}.md")
    assert source.form == "markdown"
    assert comparable(parse_source(source)) == model(name)
