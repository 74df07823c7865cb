"""Tables of Word documents: every cell in its column, and what is a table at all."""

from __future__ import annotations

from kspolicy.model.source import Paragraph, Place, Source, Table
from kspolicy.read import read_bytes
from typeset.wordml import p, package, r, tbl, tc, tr

RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
HEADER = ("类型", "指标", "2025年")


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def read(body: str) -> Source:
    return read_bytes(package(body), "公文.docx")


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row.cells] for row in (table.header, *table.rows)]


def only_table(body: str) -> list[list[str]]:
    (table,) = read(body).blocks
    return cells(table)


def test_a_merged_cell_has_its_text_in_its_first_row_and_column() -> None:
    body = tbl(
        tr(tc("任务清单", span(2)), "目标"),
        tr(tc("产业集群", RESTART), "智能终端", "5000亿元"),
        tr(tc("", GOES_ON), "新型显示", "1500亿元"),
        tr("企业培育", "领航企业", "48家"),
    )
    assert only_table(body) == [
        ["任务清单", "", "目标"],
        ["产业集群", "智能终端", "5000亿元"],
        ["", "新型显示", "1500亿元"],
        ["企业培育", "领航企业", "48家"],
    ]


def test_what_a_cell_reaches_over_is_told_from_what_is_blank() -> None:
    body = tbl(
        tr(*HEADER),
        tr(tc("产业集群", RESTART), "智能终端", "5000亿元"),
        tr(tc("", GOES_ON), "新型显示", ""),
    )
    (table,) = read(body).blocks
    assert isinstance(table, Table)
    assert [cell.merged for cell in table.rows[1].cells] == [True, False, False]


def test_cells_merged_the_old_way_are_merged() -> None:
    body = tbl(
        tr(tc("任务清单", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "目标"),
        tr("一", "智能终端", "5000亿元"),
    )
    assert only_table(body) == [["任务清单", "", "目标"], ["一", "智能终端", "5000亿元"]]


def test_columns_that_a_row_leaves_out_stay_blank() -> None:
    before = '<w:gridBefore w:val="1"/>'
    after = '<w:gridAfter w:val="1"/>'
    body = tbl(
        tr(*HEADER),
        tr("总量", "产业规模", "8000"),
        tr("研发投入", "600", properties=before),
        tr("企业", "高新企业", properties=after),
    )
    assert only_table(body) == [
        list(HEADER),
        ["总量", "产业规模", "8000"],
        ["", "研发投入", "600"],
        ["企业", "高新企业", ""],
    ]


def test_text_under_a_merged_cell_is_said() -> None:
    body = tbl(
        tr(*HEADER),
        tr(tc("总量", RESTART), "产业规模", "8000"),
        tr(tc("旧文", GOES_ON), "研发投入", "600"),
    )
    assert [note.message for note in read(body).notes] == [
        "合并单元格下面 1 格还有文字，未读入：“旧文”"
    ]


def test_paragraphs_of_a_cell_are_parted_unless_a_word_was_broken() -> None:
    body = tbl(
        tr("类型", tc(p("2025") + p("年")), tc(p("牵头责任") + p("单位名称"))),
        tr(tc(p("总") + p("量")), tc(p("12") + p("34")), tc(p("市工信局") + p("市商务局"))),
        tr("企业", "48", tc(p("市科技局、") + p("市工信局") + p("（牵头）"))),
    )
    assert only_table(body) == [
        ["类型", "2025年", "牵头责任单位名称"],
        ["总量", "12 34", "市工信局 市商务局"],
        ["企业", "48", "市科技局、市工信局（牵头）"],
    ]


def test_a_table_in_a_cell_is_text_of_that_cell() -> None:
    inner = tbl(tr("产值", "100亿元"), tr("税收", "10亿元"))
    blank = tbl(tr("", ""), tr("", ""))
    body = tbl(tr("类型", "内容"), tr("总量", tc(p("其中：") + inner + blank + p(""))))
    source = read(body)
    assert cells(source.blocks[0]) == [
        ["类型", "内容"],
        ["总量", "其中：产值 100亿元 税收 10亿元"],
    ]
    assert [note.kind for note in source.notes] == ["nested-table"]


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_stay() -> None:
    change = 'w:id="1" w:author="张三"'
    gone = f"<w:cellDel {change}/>"
    body = tbl(
        tr("类型", tc("旧列", gone), "目标"),
        tr("总量", tc("1", gone), "8000", properties=f"<w:ins {change}/>"),
        tr("删行", tc("2", gone), "600", properties=f"<w:del {change}/>"),
        tr("企业", tc("3", gone), "48"),
    )
    source = read(body)
    assert cells(source.blocks[0]) == [["类型", "目标"], ["总量", "8000"], ["企业", "48"]]
    assert [note.message for note in source.notes] == [
        "文件带有修订（插入 1 处、删除 4 处），已按全部接受读入"
    ]


def test_a_table_cut_in_two_by_hand_is_one() -> None:
    first = tbl(tr(*HEADER), tr("总量", "产业规模", "8000"))
    second = tbl(tr(*HEADER), tr("企业", "高新企业", "264"))
    assert only_table(first + p("") + second) == [
        list(HEADER),
        ["总量", "产业规模", "8000"],
        ["企业", "高新企业", "264"],
    ]


def test_a_header_in_a_table_of_its_own_heads_the_one_below() -> None:
    below = tbl(tr("总量", "产业规模", "8000"), tr("企业", "高新企业", "264"))
    assert only_table(tbl(tr(*HEADER)) + p("") + below) == [
        list(HEADER),
        ["总量", "产业规模", "8000"],
        ["企业", "高新企业", "264"],
    ]


def test_two_tables_with_text_between_are_two() -> None:
    first = tbl(tr("序号", "任务"), tr("1", "产业集群建设"))
    second = tbl(tr("指标", "2025年"), tr("产业规模", "8000"))
    kinds = [type(block) for block in read(first + p("附件2") + second).blocks]
    assert kinds == [Table, Paragraph, Table]


def test_text_in_a_frame_of_one_column_is_text() -> None:
    frame = tbl(tr(tc(p("专栏1 重大工程") + p("建设公共服务平台。"))), tr("备注：分年实施。"))
    assert [block.text for block in read(frame).blocks if isinstance(block, Paragraph)] == [
        "专栏1重大工程",
        "建设公共服务平台。",
        "备注：分年实施。",
    ]


def test_a_page_laid_out_in_a_frame_keeps_its_tables() -> None:
    inner = tbl(tr("指标", "2025年"), tr("产业规模", "8000"))
    source = read(tbl(tr(tc(p("附件1") + inner + p("备注：无。")))))
    assert [type(block) for block in source.blocks] == [Paragraph, Table, Paragraph]


def test_frames_in_frames_lose_nothing() -> None:
    inner = tbl(tr("签发人：张三", "核稿：李四"))
    body = tbl(tr("某市人民政府", tc(inner + p(""))))
    expected = ["某市人民政府", "签发人：张三", "核稿：李四"]
    assert [block.text for block in read(body).blocks if isinstance(block, Paragraph)] == expected
    below = [block.text for block in read(body + p("完")).blocks if isinstance(block, Paragraph)]
    assert below == [*expected, "完"]


def test_a_page_arranged_by_a_table_is_read_as_a_page() -> None:
    text = [f"第{index}段。{'加快建设产业创新集群，' * 12}做优做强。" for index in range(1, 7)]
    body = tbl(tr("政务公开", tc("".join(map(p, text)))), tr("网站地图", ""))
    blocks = [block.text for block in read(body).blocks if isinstance(block, Paragraph)]
    assert blocks == ["政务公开", *text, "网站地图"]


def test_a_box_of_fields_is_lines() -> None:
    body = tbl(
        tr("索引号：", "014190000/2022-00097", "主题分类：", "工业"),
        tr("名称：", tc("市政府办公室关于印发实施意见的通知", span(3))),
        tr("文号：昆政办发〔2022〕97号", "", "主题词：", ""),
    )
    assert [block.text for block in read(body).blocks if isinstance(block, Paragraph)] == [
        "索引号：014190000/2022-00097",
        "主题分类：工业",
        "名称：市政府办公室关于印发实施意见的通知",
        "文号：昆政办发〔2022〕97号",
        "主题词：",
    ]


def test_a_colophon_set_as_a_table_is_text() -> None:
    body = tbl(
        tr(tc("抄送：市委办公室，市人大常委会办公室。", span(2))),
        tr("昆山市人民政府办公室", "2022年9月29日印发"),
    )
    assert [block.text for block in read(body).blocks if isinstance(block, Paragraph)] == [
        "抄送：市委办公室，市人大常委会办公室。",
        "昆山市人民政府办公室",
        "2022年9月29日印发",
    ]


def test_a_remark_below_the_columns_is_text() -> None:
    body = tbl(
        tr("指标", "2025年"), tr("产业规模", "8000"), tr(tc("备注：“--”表示未划分。", span(2)))
    )
    table, remark = read(body).blocks
    assert cells(table) == [["指标", "2025年"], ["产业规模", "8000"]]
    assert isinstance(remark, Paragraph)
    assert remark.text == "备注：“--”表示未划分。"


def test_a_caption_above_the_columns_is_no_header() -> None:
    body = tbl(tr(tc("单位：亿元", span(2))), tr("指标", "2025年"), tr("产业规模", "8000"))
    (table,) = read(body).blocks
    assert isinstance(table, Table)
    assert cells(table) == [["指标", "2025年"], ["产业规模", "8000"]]
    assert [cell.text for cell in table.captions] == ["单位：亿元"]


def test_rows_count_as_one_paragraph_each() -> None:
    body = p("附件1") + tbl(
        tr("指标", "2025年"), tr(tc(p("产业") + p("规模")), "8000"), tr("税收", "10")
    )
    source = read(body + p("完"))
    table = source.blocks[1]
    assert isinstance(table, Table)
    assert [row.place for row in table.rows] == [Place(paragraph=3), Place(paragraph=4)]
    assert table.rows[1].cells[1].place() == Place(paragraph=4)
    assert source.blocks[2].place() == Place(paragraph=5)


def test_rows_in_content_controls_and_insertions_are_rows() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('产业规模', '8000')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent>{tc('税收')}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{cell}{tc(p(r('1') + r('0')))}</w:tr>"
    assert only_table(tbl(tr("指标", "2025年"), control, row)) == [
        ["指标", "2025年"],
        ["产业规模", "8000"],
        ["税收", "10"],
    ]
