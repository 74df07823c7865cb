"""The pairs of statements that stand in one relation, put into one finding an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kspolicy.check.basis import stated_basis
from kspolicy.check.relation import Relation, relate
from kspolicy.check.scope import places
from kspolicy.link.dimension import dimension
from kspolicy.link.mention import Mention
from kspolicy.model.document import Target
from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.indicators import Concept
    from kspolicy.model.finding import Evidence

Pair = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The mentions of one indicator of which at least two stand in a relation."""

    document: LinkedDocument
    concept: Concept
    pairs: tuple[Pair, ...]

    @property
    def name(self) -> str:
        """The indicator, as the mentions share it."""
        return self.concept.key

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention that takes part, in reading order."""
        ids = {mention.id for pair in self.pairs for mention in pair}
        return tuple(mention for mention in self.concept.mentions if mention.id in ids)

    @property
    def subject(self) -> str:
        """The indicator and the figures compared.

        The figures belong to it: who accepted 1119 against 超1110 did not accept 1190.
        """
        figures = sorted({_figure(mention) for mention in self.mentions})
        return f"{self.concept.key}：{'、'.join(figures)}"

    def evidence(self) -> tuple[Evidence, ...]:
        """Every mention that takes part as evidence."""
        return tuple(self.document.mention_evidence(mention) for mention in self.mentions)


def compare_mentions(case: Case, relation: Relation) -> Iterator[Comparison]:
    """Every indicator with two statements that stand in ``relation``."""
    for document in case.documents:
        for concept in document.links.concepts:
            pairs = tuple(
                pair
                for pair in comparable_pairs(document, concept)
                if relate(*pair, case.tolerances.about) is relation
            )
            if pairs:
                yield Comparison(document, concept, pairs)


def comparable_pairs(document: LinkedDocument, concept: Concept) -> Iterator[Pair]:
    """The pairs of statements of one indicator that must agree, in reading order.

    Left out are doubtfully linked statements (whether they speak of one thing is itself the
    question), two figures of one part's tables, what tables add year by year against the sum of the
    text (新增500家 in 2025, 1200家 by 2025), targets of two tasks that do not correspond
    (新增示范企业 of one task need not be that of another), what one paragraph says twice of a name
    (充电设施15万台。其中，公用充电设施9.5万台；专用…充电设施5.5万台), and, in a document that
    somewhere gives both side by side, a figure of what is new against one of all there is, and
    figures of different places (东部地区，…达到90%。 中西部有条件的地区，…达到85%).
    """
    doubtful = document.links.doubt_of
    sure = [mention for mention in concept.mentions if mention.id not in doubtful]
    parted = _parts_bases(sure)
    yearly = _added_yearly(sure)
    for index, one in enumerate(sure):
        for other in sure[index + 1 :]:
            if one.tabulated and other.tabulated and one.part == other.part:
                continue
            if (one.id in yearly and not other.tabulated) or (
                other.id in yearly and not one.tabulated
            ):
                continue
            if parted and stated_basis(one) != stated_basis(other):
                continue
            if _of_one_paragraph(document, one, other) or places(one) != places(other):
                continue
            if not _of_other_tasks(document, sure, one, other):
                yield one, other


def _of_one_paragraph(document: LinkedDocument, one: Mention, other: Mention) -> bool:
    """Whether the text says both in one breath: then it names parts, stages or places."""
    if one.tabulated or other.tabulated or one.part != other.part:
        return False
    here, there = one.item, other.item
    assert isinstance(here, Target)
    assert isinstance(there, Target)
    if (here.section, here.task) != (there.section, there.task):
        return False
    first, second = document.paragraphs.of(here), document.paragraphs.of(there)
    # A row of a table has no paragraphs, but a line; without that its section decides.
    if first is None or second is None:
        return here.ordinal == there.ordinal
    return first == second


def _added_yearly(mentions: Sequence[Mention]) -> set[str]:
    """The figures in tables that say what each of several years adds."""
    years: dict[tuple[str, str], set[int | None]] = {}
    added = [m for m in mentions if m.tabulated and stated_basis(m) == "increment"]
    for mention in added:
        years.setdefault((mention.part, mention.indicator), set()).add(mention.year)
    return {m.id for m in added if len(years[m.part, m.indicator]) > 1}


def _of_other_tasks(
    document: LinkedDocument, mentions: list[Mention], one: Mention, other: Mention
) -> bool:
    """Whether two statements belong to different tasks.

    A goal or a table row belongs to none; if it agrees with the figure of one task, that of
    another task is another thing.
    """
    first, second = _owner(document, one), _owner(document, other)
    if first is not None and second is not None:
        return first != second
    if one.part == other.part and None not in (one.task, other.task):
        return one.task != other.task
    if first is None and second is None:
        return _of_other_sections(one, other)
    anchor, owned = (one, other) if first is None else (other, one)
    if _agree(anchor, owned):
        return False
    own = first or second
    return any(
        _owner(document, mention) not in (None, own) and _agree(anchor, mention)
        for mention in mentions
    )


def _of_other_sections(one: Mention, other: Mention) -> bool:
    """Whether a text without tasks says them below two headings of one chapter.

    1.强化500千伏电网。新建输电线路610公里。 2.完善220千伏电网。新建输电线路1381公里。
    """
    if one.tabulated or other.tabulated or one.part != other.part:
        return False
    here, there = _section(one), _section(other)
    if not here or not there or here.partition(".")[0] != there.partition(".")[0]:
        return False
    return not f"{here}.".startswith(f"{there}.") and not f"{there}.".startswith(f"{here}.")


def _section(mention: Mention) -> str | None:
    return mention.item.section if isinstance(mention.item, Target) else None


def _owner(document: LinkedDocument, mention: Mention) -> str | None:
    """The body task that a statement belongs to, itself or by the row that repeats it."""
    if mention.task is None:
        return None
    links = document.links.tasks_of.get(mention.task, ())
    if links:
        return links[0].body.id
    return mention.task if mention.part == "body" else None


def _agree(one: Mention, other: Mention) -> bool:
    return relate(one, other, across_years=True) not in (None, Relation.CONTRADICTS)


def site(mention: Mention) -> tuple[str, str | None]:
    """Where a mention stands as far as repeating goes: its part and its task."""
    return mention.part, mention.task


def say(mentions: Iterable[Mention]) -> str:
    """What the mentions state, part by part: 正文“超1110家”，附件1 1119家."""
    said: dict[str, dict[str, None]] = {}
    for mention in mentions:
        said.setdefault(mention.part, {})[_statement(mention)] = None
    return "，".join(f"{name_part(part)}{'、'.join(words)}" for part, words in said.items())


def compare_where(document: LinkedDocument, differs: Callable[[Pair], bool]) -> list[Comparison]:
    """The indicators of ``document`` with a comparable pair for which ``differs`` holds."""
    found: list[Comparison] = []
    for concept in document.links.concepts:
        pairs = tuple(pair for pair in comparable_pairs(document, concept) if differs(pair))
        if pairs:
            found.append(Comparison(document, concept, pairs))
    return found


def name_part(part: str) -> str:
    """A part as people say it: 正文, 附件1."""
    return "正文" if part == "body" else f"附件{part.removeprefix('annex-')}"


def plain(value: float) -> str:
    """A number without a needless point: 8000.0 is 8000."""
    return f"{Decimal(str(value)).normalize():f}"


def _statement(mention: Mention) -> str:
    if isinstance(mention.item, Target):
        unit = mention.unit or ""
        bare = mention.tabulated and unit not in mention.item.wording
        return f"“{mention.item.wording}{unit if bare else ''}”"
    return f" {mention.value}{mention.unit or ''}"


def _figure(mention: Mention) -> str:
    value = "" if mention.value is None else plain(mention.value)
    most = mention.item.value_max if isinstance(mention.item, Target) else None
    upto = "" if most is None else f"—{plain(most)}"
    # 家 for 个 is no other figure; it has a rule of its own.
    unit = mention.unit or ""
    if dimension(unit) == "count":
        unit = unit.removesuffix(split_unit(unit)[1])
    return f"{mention.comparator}{value}{upto}{unit}"


def _parts_bases(mentions: list[Mention]) -> bool:
    """Whether one place gives the figure both as new and as all there is."""
    bases: dict[tuple[str, str | None], set[str]] = {}
    for mention in mentions:
        basis = stated_basis(mention)
        if basis is not None:
            bases.setdefault(site(mention), set()).add(basis)
    return any(len(stated) > 1 for stated in bases.values())
