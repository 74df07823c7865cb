"""The form a document has as a file: its name and its text."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kspolicy.corpus.emitter import emit
from kspolicy.corpus.errors import CorpusError
from kspolicy.corpus.seal import seal

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

# What Windows, macOS or Linux would not have in a file's name, or not at its beginning or end.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]|\A[.\-\s]+|[.\s]+\Z')
_DEVICE = re.compile(r"\A(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])(?![^.])", re.IGNORECASE)
# File systems take 255 bytes.
_LONGEST_NAME = 200


def file_name(document_id: str) -> str:
    """The name of a document's file: its id, as far as file systems allow.

    Where they do not, a hash keeps two documents from sharing a file.
    """
    name = normalize("NFC", document_id)
    safe = _DEVICE.sub(r"_\g<0>", _UNSAFE.sub("_", name))
    short = safe.encode()[:_LONGEST_NAME].decode(errors="ignore")
    if short != name or not name:
        digest = blake2b(document_id.encode(errors="surrogatepass"), digest_size=4).hexdigest()
        short = f"{short or '_'}-{digest}"
    return f"{short}.yaml"


def document_text(document: PolicyDocument, schema: str) -> str:
    """The whole text of a document's file.

    Args:
        document: what was parsed.
        schema: the JSON Schema's file, as seen from the document's.

    Raises:
        CorpusError: the document holds what YAML cannot, such as an infinite number.
    """
    try:
        content = emit(_pleasant(document))
    except ValueError as error:
        raise CorpusError(
            f"文档 {document.id!a} 无法写成 YAML（{error}），请检查来源文件是否损坏。"
        ) from error
    return seal(
        content,
        schema=schema,
        source=document.source.file,
        source_sha256=document.source.sha256,
        corrections=f"corrections/{file_name(document.id)}",
    )


def _pleasant(document: PolicyDocument) -> dict[str, Any]:
    """The document's data without what is as it always is."""
    said: dict[str, Any] = _id_first(document.model_dump(exclude_defaults=True))
    return {"schema_version": document.schema_version, **said}


def _id_first(value: Any) -> Any:  # noqa: ANN401 - plain data of every kind
    """The same data; what has an id begins with it, because a reviewer looks for it."""
    if isinstance(value, dict):
        if "id" in value and next(iter(value)) != "id":
            value = {"id": value["id"], **value}
        return {key: _id_first(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_id_first(item) for item in value]
    return value
