"""What a policy document says, in its own words, each value with its place.

Nothing here is interpreted through a lexicon: names of units, districts and indicators stand as
written. The field descriptions are Chinese because they become the JSON Schema that an editor
shows to the person who reviews the YAML.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kspolicy.model.record import Located, Record

SCHEMA_VERSION: Literal[1] = 1

Number = int | float
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Basis = Literal["increment", "cumulative"]
UnitRole = Literal["lead", "supporting", "responsible"]
SentenceRole = Literal["target", "duty"]


class SourceFile(Record):
    """The file a document was parsed from."""

    file: str = Field(description="来源文件名")
    form: str = Field(description="文件形式，如 text")
    encoding: str | None = Field(default=None, description="字符编码")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="来源文件内容的 SHA-256")


class Statement(Located):
    """A fact of the letterhead or colophon, as written."""

    text: str = Field(description="原文")


class DatedStatement(Statement):
    """A date as written, and the day it names."""

    date: date


class Citation(Located):
    """Another document that this one cites."""

    title: str = Field(description="被引文件标题，不含书名号")
    number: str | None = Field(default=None, description="被引文件的发文字号")


class Attachment(Located):
    """An annex as listed at the end of the body."""

    number: int | None = Field(default=None, description="附件序号")
    title: str


class Header(Record):
    """Letterhead and colophon (版头、版记) per GB/T 9704-2012."""

    number: Statement | None = Field(default=None, description="发文字号")
    issuers: tuple[Statement, ...] = Field(default=(), description="发文机关")
    title: Statement | None = Field(default=None, description="标题")
    enclosed_title: Statement | None = Field(default=None, description="所印发文件的标题")
    recipients: tuple[str, ...] = Field(default=(), description="主送机关")
    adopted: Statement | None = Field(default=None, description="审议或批准情况")
    signed: DatedStatement | None = Field(default=None, description="成文日期")
    printed: DatedStatement | None = Field(default=None, description="印发日期")
    disclosure: Statement | None = Field(default=None, description="公开属性")
    copies_to: tuple[str, ...] = Field(default=(), description="抄送机关")
    citations: tuple[Citation, ...] = Field(default=(), description="引用文件")
    attachments: tuple[Attachment, ...] = Field(default=(), description="附件说明")


class Sentence(Located):
    """One sentence. ``role`` marks sentences that set targets or assign duty."""

    text: str
    role: SentenceRole | None = Field(default=None, description="target 目标；duty 责任")


class Section(Located):
    """One heading of the outline with its text and what stands below it."""

    id: str = Field(description="层级编号，如 3.1.2")
    label: str = Field(description="序号原文，如（一）；无序号时为空")
    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...] = Field(default=(), description="段落，逐句")
    sections: tuple[Section, ...] = ()


class Part(Located):
    """The body or one annex: its title and outline."""

    id: str = Field(pattern=r"^(body|annex-\d+)$")
    title: str = ""
    paragraphs: tuple[tuple[Sentence, ...], ...] = Field(
        default=(), description="首个标题之前的段落"
    )
    sections: tuple[Section, ...] = ()


class UnitMention(Located):
    """A unit named in a duty clause, as written, with its role.

    ``by_custom``: the text does not say who leads; the first unit of a list leads by custom.
    """

    name: str
    role: UnitRole
    by_custom: bool = Field(default=False, description="按惯例以首位为牵头，文中未写明")


class DistrictScope(Located):
    """That a task falls on all districts, and where that is said.

    ``inherited``: an earlier sentence extends it to later tasks (以下均涉及各区镇).
    """

    wording: str
    inherited: bool = False


class Task(Located):
    """Work assigned to named units, in the body or as a row of a task list."""

    id: str = Field(description="如 body/3.1.1、annex-2/8")
    part: str
    number: str | None = Field(default=None, description="序号，如 三、（一）1")
    title: str
    programme: str | None = Field(default=None, description="所属工程或行动")
    programme_inherited: bool = Field(
        default=False, description="所属工程取自上方的合并单元格，本行未写"
    )
    title_inherited: bool = Field(
        default=False, description="任务名称取自上方的合并单元格，本行未写"
    )
    section: str | None = Field(default=None, description="所在标题的层级编号")
    units: tuple[UnitMention, ...] = ()
    all_districts: DistrictScope | None = Field(default=None, description="各区镇")
    deadline: str | None = Field(default=None, description="完成时限原文")
    duty_wording: str | None = Field(default=None, description="责任表述原文")
    sentences: tuple[Sentence, ...] = Field(default=(), description="任务文字，逐句")


class Target(Located):
    """A quantified goal of running text, or of a table whose columns are years."""

    id: str = Field(description="如 body/3.1.1#1")
    part: str
    section: str | None = None
    task: str | None = Field(default=None, description="所属任务")
    indicator: str = Field(description="指标原文")
    elided: str | None = Field(
        default=None, description="承前省略、应补在指标之前的字，如 新增产值规模"
    )
    comparator: Comparator
    value: Number
    value_max: Number | None = Field(default=None, description="区间上限")
    base_value: Number | None = Field(default=None, description="基期值（由…提高到…）")
    unit: str = Field(description="计量单位原文，含万、亿")
    wording: str = Field(description="数值表述原文，如 力争超1110家")
    aspirational: bool = Field(default=False, description="力争")
    basis: Basis | None = Field(default=None, description="increment 新增；cumulative 累计")
    year: int | None = None
    year_inherited: bool = Field(default=False, description="年份取自同一章节，本句未写")
    scope: str | None = Field(default=None, description="范围词，如 全市、我市")
    quote: str = Field(description="所在分句原文")
    found_by: str = Field(description="所用识别方式")
    base_year: int | None = Field(default=None, description="基期年份，见于指标表")
    attribute: str | None = Field(default=None, description="指标属性原文，如 约束性、预期性")
    category: str | None = Field(default=None, description="指标表中的类别")
    units: tuple[str, ...] = Field(default=(), description="责任单位，见于指标表")
    of_which: str | None = Field(default=None, description="指标表中其中项所属的目标")


UNALLOCATED_MARK = r"^[-‐-―−－─/／…\s]*$"
Unallocated = Annotated[str, Field(pattern=UNALLOCATED_MARK, description="未划分的标记")]
Figure = Number | Unallocated


class AllocationRow(Located):
    """One indicator of an allocation table: total, shares by district, responsible units.

    A figure is a number, or the mark that stands for "not allocated" as written (``--``); it is
    never zero. ``doubts`` names the columns whose figure is uncertain and says why.
    """

    id: str = Field(description="如 annex-1/3")
    category: str | None = None
    indicator: str = Field(description="指标原文，含单位")
    unit: str | None = None
    total: Figure | None = None
    shares: dict[str, Figure | None] = Field(default_factory=dict, description="各区镇")
    units: tuple[str, ...] = Field(default=(), description="责任单位")
    of_which: str | None = Field(default=None, description="其中项所属的行")
    doubts: dict[str, str] = Field(default_factory=dict, description="存疑的列及原因")

    def share(self, district: str) -> Number | None:
        """The number allocated to ``district`` (as the column is headed), or None."""
        figure = self.shares.get(district)
        return None if isinstance(figure, str) else figure


class AllocationTable(Located):
    """A table that shares indicators out to districts (目标分解表)."""

    part: str
    year: int | None = None
    total_column: str = Field(description="全市合计列的列名")
    districts: tuple[str, ...]
    rows: tuple[AllocationRow, ...]


class CoordinationGroup(Located):
    """A leading or working group: who sits on it and which unit holds its office."""

    members: tuple[str, ...]
    office: str | None = None
    wording: str


class Note(Located):
    """Something the reader or parser repaired, doubts, or did not understand."""

    kind: str
    message: str


class PolicyDocument(Record):
    """One policy document."""

    schema_version: Literal[1] = SCHEMA_VERSION
    id: str = Field(description="文档标识：发文字号，没有时为标题")
    source: SourceFile
    header: Header
    parts: tuple[Part, ...]
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    allocations: tuple[AllocationTable, ...] = ()
    groups: tuple[CoordinationGroup, ...] = Field(default=(), description="领导或工作小组")
    notes: tuple[Note, ...] = Field(default=(), description="读取与识别说明")

    @property
    def title(self) -> str:
        """The notice's title, or that of the enclosed document, or the id."""
        stated = self.header.title or self.header.enclosed_title
        return stated.text if stated else self.id

    @model_validator(mode="after")
    def _check_references(self) -> PolicyDocument:
        """Ids are unique, and every target's task and 其中 row exists.

        Raises:
            ValueError: naming the id that is doubled or missing.
        """
        seen: set[str] = set()
        rows = [row for table in self.allocations for row in table.rows]
        ids = [task.id for task in self.tasks]
        ids += [target.id for target in self.targets]
        ids += [row.id for row in rows]
        for own in ids:
            if own in seen:
                raise ValueError(f"编号 {own} 重复")
            seen.add(own)
        for target in self.targets:
            if target.task is not None and target.task not in seen:
                raise ValueError(f"目标 {target.id} 所属的任务 {target.task} 不存在")
            if target.of_which is not None and target.of_which not in seen:
                raise ValueError(f"{target.id} 所属的目标 {target.of_which} 不存在")
        for row in rows:
            if row.of_which is not None and row.of_which not in seen:
                raise ValueError(f"{row.id} 所属的行 {row.of_which} 不存在")
        return self
