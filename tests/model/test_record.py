"""Records that parsers make without validation are those that validation would have made."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from accuracy.labelled import KINDS, parse_passage, passages
from kspolicy.model.document import PolicyDocument, Sentence
from kspolicy.model.record import maker
from kspolicy.model.source import Place
from shipped import ELECTRONICS, EQUIPMENT, shipped

if TYPE_CHECKING:
    from pydantic import BaseModel


def validated(document: PolicyDocument) -> PolicyDocument:
    """The document, made anew of its plain values with every type checked and none changed."""
    return PolicyDocument.model_validate(document.model_dump(), strict=True)


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_every_record_of_a_shipped_document_is_valid(name: str) -> None:
    document = shipped(name)
    assert validated(document) == document
    assert validated(document).model_dump_json() == document.model_dump_json()


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_the_labelled_passages_is_valid(kind: str) -> None:
    documents = [document for p in passages(kind) if (document := parse_passage(p))]
    assert documents
    for document in documents:
        assert validated(document) == document


def test_a_made_record_is_like_a_validated_one_in_all_that_pydantic_keeps() -> None:
    made = maker(Sentence)(Place(line=3), text="一、")
    checked = Sentence(text="一、", line=3)
    records: tuple[BaseModel, ...] = (made, checked)
    assert made == checked
    assert [type(record) for record in records] == [Sentence, Sentence]
    assert list(made.__dict__) == list(checked.__dict__)
    assert made.model_dump_json(exclude_defaults=True) == '{"line":3,"text":"一、"}'
    assert made.model_copy(update={"line": 4}) == checked.model_copy(update={"line": 4})
    assert pickle.loads(pickle.dumps(made)) == checked
    with pytest.raises(ValueError, match="frozen"):
        made.line = 4
