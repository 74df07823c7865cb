"""A small policy document, made by hand, that has something of everything."""

from __future__ import annotations

from datetime import date

from kspolicy.model.document import (
    AllocationRow,
    AllocationTable,
    Attachment,
    Citation,
    CoordinationGroup,
    DatedStatement,
    DistrictScope,
    Header,
    Note,
    Part,
    PolicyDocument,
    Section,
    Sentence,
    SourceFile,
    Statement,
    Target,
    Task,
    UnitMention,
)

NUMBER = "昆政办发〔2022〕97号"
LONG_SENTENCE = (
    "成立工作小组，由市政府主要领导担任组长、分管市领导担任副组长，市工信局、市科技局等部门"
    "主要负责人为成员，下设办公室，办公室设在市工信局，统筹开展相关工作。"
)


def sample(number: str = NUMBER) -> PolicyDocument:
    return PolicyDocument(
        id=number,
        source=SourceFile(file=f"{number}.txt", form="text", encoding="utf-8", sha256="0a" * 32),
        header=_header(number),
        parts=(_body(), Part(id="annex-1", title="目标分解表", line=135)),
        tasks=(_task(),),
        targets=(_target(),),
        allocations=(_allocation(),),
        groups=(
            CoordinationGroup(
                members=("市工信局", "市科技局"),
                office="市工信局",
                wording="下设办公室，办公室设在市工信局",
                page=3,
                box=(90.0, 120.5, 505.25, 134.0),
            ),
        ),
        notes=(Note(kind="row-too-long", message="第 3 行多一列：已按表头对齐", line=138),),
    )


def _header(number: str) -> Header:
    return Header(
        number=Statement(text=number, line=5),
        issuers=(Statement(text="昆山市人民政府办公室", line=16),),
        title=Statement(text="关于印发产业创新集群建设实施意见的通知", line=7),
        enclosed_title=Statement(text="产业创新集群建设实施意见", line=22),
        recipients=("昆山开发区", "各镇人民政府"),
        adopted=Statement(text="已经市政府第17次常务会议审议通过", line=12),
        signed=DatedStatement(text="2022年9月29日", date=date(2022, 9, 29), line=18),
        citations=(Citation(title="指导意见", number="苏委发〔2022〕1号", line=24),),
        attachments=(Attachment(number=1, title="目标分解表", line=128),),
    )


def _body() -> Part:
    return Part(
        id="body",
        title="产业创新集群建设实施意见",
        line=22,
        paragraphs=((Sentence(text="为深入贯彻《指导意见》，编制本实施意见。", line=24),),),
        sections=(
            Section(
                id="3",
                label="三、",
                title="工作任务",
                line=36,
                sections=(
                    Section(
                        id="3.1",
                        label="1.",
                        title="培育企业",
                        line=42,
                        paragraphs=(
                            (
                                Sentence(text="力争超1110家。", line=42, role="target"),
                                Sentence(text=LONG_SENTENCE, line=43),
                            ),
                            (Sentence(text="（责任单位：市科技局）", line=44, role="duty"),),
                        ),
                    ),
                ),
            ),
        ),
    )


def _task() -> Task:
    return Task(
        id="body/3.1",
        part="body",
        number="三、1",
        title="培育企业",
        section="3.1",
        units=(
            UnitMention(name="市科技局", role="lead", by_custom=True, line=44),
            UnitMention(name="市工信局", role="supporting", by_custom=True, line=44),
        ),
        all_districts=DistrictScope(wording="以下均涉及各区镇", inherited=True, line=44),
        duty_wording="（责任单位：市科技局、市工信局）",
        line=42,
    )


def _target() -> Target:
    return Target(
        id="body/3.1#1",
        part="body",
        section="3.1",
        task="body/3.1",
        indicator="科技型中小企业评价入库",
        comparator=">",
        value=1110,
        base_value=6.5,
        unit="家",
        wording="力争超1110家",
        aspirational=True,
        year=2025,
        year_inherited=True,
        quote="力争超1110家",
        found_by="comparator-number-unit",
        line=42,
    )


def _allocation() -> AllocationTable:
    return AllocationTable(
        part="annex-1",
        year=2025,
        total_column="2025年",
        districts=("开发区", "高新区", "旅度区"),
        line=135,
        rows=(
            AllocationRow(
                id="annex-1/1",
                category="创新企业",
                indicator="科技型中小企业评价入库（家）",
                unit="家",
                total=1119,
                shares={"开发区": 502, "高新区": 255, "旅度区": None},
                units=("市科技局",),
                line=138,
                doubts={"旅度区": "本行少一格", "2025年": "数字不清"},
            ),
            AllocationRow(
                id="annex-1/2",
                indicator="研发投入占比",
                unit="%",
                total="--",
                shares={"开发区": "--", "高新区": "--", "旅度区": 2.5},
                of_which="annex-1/1",
                line=139,
            ),
        ),
    )
