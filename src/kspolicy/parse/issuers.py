"""Who issued a document: as it is signed, in the letterhead, above the title or within it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.model.document import Statement
from kspolicy.parse.landmarks import PROMULGATED
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import Paragraph

# 昆山市人民政府办公室文件  中华人民共和国国务院令第227号
_LETTERHEAD = re.compile(r"(?P<issuer>[^，。；：《》]{2,40}?)(?:文件|令(?:第?\d{1,5}号)?)")
# Who signs an order is a person: 市长某某, 自治区主席某某; a page may have left the name out.
_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?)?(?:总理|[省市县区州]长|主席|部长|主任|局长)[\u4e00-\u9fff]{0,4}"
)
_ORGAN = re.compile(r"(?:委员会|人民政府|办公[厅室]|[局委部厅会院处社])")
_ISSUER = re.compile(rf"[\u4e00-\u9fff]{{2,30}}{_ORGAN.pattern}")
_PREFECTURE = re.compile(r"(?:中共)?(?P<place>[\u4e00-\u9fff]{2,8}?[省市县区州])")
# Between names: a space or mark, and where 中共中央国务院 · 中共中央办公厅国务院办公厅 join.
_BETWEEN = re.compile(r"[\s、]+|(?<=中共中央)(?=国务院)|(?<=中共中央办公厅)(?=国务院)")
_PARTY = "中共"
_TITLE_VERB = re.compile(r"关于|转发|印发|颁布|公布")


def find_issuers(
    signers: Sequence[Paragraph],
    opening: Sequence[Paragraph],
    title_at: int | None,
    title: Statement | None,
    page: Mapping[str, Statement],
) -> tuple[Statement, ...]:
    """The issuers, from the first of these places that names any.

    Args:
        signers: the lines of the signature, without its date.
        opening: the paragraphs above the body.
        title_at: which of them is the title.
        title: the title, which may be that of the page.
        page: what the fields of a web page say.
    """
    return (
        _signed(signers)
        or _letterhead(opening)
        or _above_title(opening, title_at, page)
        or _in_title(title)
    )


def _signed(signers: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuers as they sign before the date."""
    return tuple(
        Statement(text=name, **at(paragraph.place()))
        for paragraph in signers
        if not _is_person(paragraph.text)
        for name in _split_issuers(paragraph.text)
    )


def _is_person(name: str) -> bool:
    return _PERSON.fullmatch(name) is not None and _ORGAN.search(name[-4:]) is None


def _split_issuers(text: str) -> list[str]:
    """The issuers on one line; the space between them may be gone.

    成都市发展和改革委员会中共成都市委社会工作部: each begins with the name of the place.
    国家卫生健康委办公厅财政部办公厅: each ends in the same word.
    """
    names: list[str] = []
    for piece in _BETWEEN.split(text):
        place = _PREFECTURE.match(piece)
        written = [piece]
        if place:
            written = _split_before(piece, place["place"])
        elif piece.count("办公厅") > 1 and piece.endswith("办公厅"):
            written = [f"{name}办公厅" for name in piece.split("办公厅") if name]
        whole = all(len(name) > 3 and _ORGAN.search(name[-4:]) for name in written)
        names.extend(written if whole else [piece])
    return names


def _split_before(piece: str, place: str) -> list[str]:
    """``piece`` divided where the name of ``place`` begins, with the 中共 before it."""
    starts = {0}
    found = piece.find(place)
    while found >= 0:
        starts.add(found - len(_PARTY) if piece.endswith(_PARTY, 0, found) else found)
        found = piece.find(place, found + 1)
    return [piece[start:end] for start, end in pairwise([*sorted(starts), len(piece)])]


def _above_title(
    opening: Sequence[Paragraph], title_at: int | None, page: Mapping[str, Statement]
) -> tuple[Statement, ...]:
    """The issuers in lines of their own above the title, or in the fields of the page."""
    if title_at is not None:
        title = opening[title_at]
        verb = _TITLE_VERB.search(title.text)
        if verb and verb.start() in title.offsets[1:]:
            names = _split_issuers(title.text[: verb.start()])
            return tuple(Statement(text=name, **at(title.place())) for name in names)
    issuer = page.get("issuers")
    if issuer is None:
        return _between_titles(opening)
    return tuple(issuer.model_copy(update={"text": name}) for name in _split_issuers(issuer.text))


def _between_titles(opening: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuer that a page of laws sets between its own title and that of the document.

    河北省人工影响天气管理规定 / 河北省人民政府 / 河北省人工影响天气管理规定
    """
    for before, paragraph, behind in zip(opening, opening[1:], opening[2:], strict=False):
        if before.text == behind.text and _ISSUER.fullmatch(paragraph.text):
            return (Statement(text=paragraph.text, **at(paragraph.place())),)
    return ()


def _in_title(title: Statement | None) -> tuple[Statement, ...]:
    """The issuers as the title names them: 国务院关于…的意见, 省人民政府关于…的若干意见."""
    verb = _TITLE_VERB.search(title.text) if title else None
    if title is None or verb is None:
        return ()
    names = _split_issuers(title.text[: verb.start()])
    if not all(name in ("中共中央", "国务院") or _ORGAN.search(name[-4:]) for name in names):
        return ()
    return tuple(title.model_copy(update={"text": name}) for name in names)


def _letterhead(opening: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuer that the letterhead names: 昆山市人民政府办公室文件."""
    for paragraph in opening:
        promulgated = PROMULGATED.match(paragraph.text)
        if promulgated:
            start = promulgated.start("issuer")
            return (Statement(text=promulgated["issuer"], **at(paragraph.place(start))),)
        match = _LETTERHEAD.fullmatch(paragraph.text)
        if match:
            return (Statement(text=match["issuer"], **at(paragraph.place())),)
    return ()
