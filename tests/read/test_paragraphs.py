"""Lines that belong together, and lines that do not."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.read import read_bytes


def paragraphs(text: str) -> list[Paragraph]:
    blocks = read_bytes(text.encode(), "公文.txt").blocks
    return [block for block in blocks if isinstance(block, Paragraph)]


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(
            "到2025年，我市智能终端产业规模力争突破\n\n5000 亿元。（责任单位：市工信局）",
            "到2025年，我市智能终端产业规模力争突破5000亿元。（责任单位：市工信局）",
            id="number on the next page",
        ),
        pytest.param(
            "到2025年，工业投资达到60\n\n00亿元。",
            "到2025年，工业投资达到6000亿元。",
            id="number cut in two",
        ),
        pytest.param(
            "到2025年，攻关项目力争突破500项。（责任\n\n单位：市科技局）",
            "到2025年，攻关项目力争突破500项。（责任单位：市科技局）",
            id="label of a duty cut in two",
        ),
        pytest.param(
            "全市企业众多，认证认可、检验检测等公共服务平台。（责任单位：市工信局、市市场监\n\n管局)",
            "全市企业众多，认证认可、检验检测等公共服务平台。（责任单位：市工信局、市市场监管局)",
            id="unit name cut in two",
        ),
        pytest.param(
            "推进产业链协同发展，支持企业围绕设计研发封装测试等领域\n"
            "AMOLED、TFT-LCD、LTPS、PMOLED、Micro-LED、Mini-LED和OLED\n加强攻关。",
            "推进产业链协同发展，支持企业围绕设计研发封装测试等领域"
            "AMOLED、TFT-LCD、LTPS、PMOLED、Micro-LED、Mini-LED和OLED加强攻关。",
            id="a line of letters, as wide as one of characters",
        ),
        pytest.param(
            "做强高端装备，支持企业围绕设\n\n计研发、封装测试等领域加强攻关。",
            "做强高端装备，支持企业围绕设计研发、封装测试等领域加强攻关。",
            id="word cut in two",
        ),
        pytest.param(
            "昆山开发区、昆山高新区、花桥经济开发区，\n各镇人民政府：",
            "昆山开发区、昆山高新区、花桥经济开发区，各镇人民政府：",
            id="recipients",
        ),
        pytest.param(
            "市政府办公室关于印发昆山市电子信息\n产业创新集群建设实施意见的通知",
            "市政府办公室关于印发昆山市电子信息产业创新集群建设实施意见的通知",
            id="title",
        ),
        pytest.param(
            "《昆山市实施意见》已经市政府第17次常务会议审\n议通过，现印发给你们，请结合实际，认真贯彻执\n行。",
            "《昆山市实施意见》已经市政府第17次常务会议审议通过，现印发给你们，请结合实际，认真贯彻执行。",
            id="hard wrapped text",
        ),
        pytest.param(
            "巩固面板工艺体系（薄膜晶体管\n）、低温多晶硅，保持领先。",
            "巩固面板工艺体系（薄膜晶体管）、低温多晶硅，保持领先。",
            id="line that begins with a closing sign",
        ),
        pytest.param(
            "扎实推进各项工作，\n— 3 —\n确保取得实效。",
            "扎实推进各项工作，确保取得实效。",
            id="page number between",
        ),
        *(
            pytest.param(
                f"扎实推进各项工作，\n{number}\n确保取得实效。",
                "扎实推进各项工作，确保取得实效。",
                id=number,
            )
            for number in ("· 3 ·", "- 12 -", "第 3 页，共 12 页", "第3页/总12页")
        ),
        pytest.param(
            "扎实推进各项工作，形成合\n第3页 共12页\n\f力，确保取得实效。",
            "扎实推进各项工作，形成合力，确保取得实效。",
            id="form feed between",
        ),
    ],
)
def test_a_broken_paragraph_is_joined(text: str, joined: str) -> None:
    assert texts(text) == [joined]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["三、工作任务", "瞄准数字经济“新赛道”，实施八项工程。"], id="short heading"),
        pytest.param(
            ["（二）高效能区域协同建设工程", "构筑“一带多点”创新格局。"],
            id="heading as long as the text below",
        ),
        pytest.param(
            [
                "（一）高质量产业集群创建工程",
                "1. 提档升级智能终端产业。",
                "2. 前沿布局新型显示产业。",
            ],
            id="numbers in a row",
        ),
        pytest.param(
            ["第一章 总则", "第一条 为了规范管理，制定本办法。"], id="chapter and article"
        ),
        pytest.param(["昆山市人民政府办公室文件", "昆政办发〔2022〕97号"], id="letterhead"),
        pytest.param(["昆政办发〔2022〕97号", "关于印发实施意见的通知"], id="number and title"),
        pytest.param(
            [
                "关于加快推动先进制造业和现代服务业深度融合发展的实施意见",
                "各镇人民政府，市各委办局，各直属单位：",
            ],
            id="title and recipients",
        ),
        pytest.param(["昆山市人民政府办公室", "2022年9月29日", "（此件公开发布）"], id="signature"),
        pytest.param(
            ["昆山市行动计划（2021—2023年）", "为加快推动产业高质量发展，制定本计划。"], id="years"
        ),
        pytest.param(["附件 1", "实施意见目标分解表"], id="annex and its title"),
        pytest.param(["附件：1.目标分解表", "2.重点工作清单"], id="list of annexes"),
        pytest.param(["——加快建设。", "——稳步推进。"], id="dashes"),
        pytest.param(
            ["抄送：市委办公室。", "昆山市人民政府办公室", "2022年9月29日印发"], id="colophon"
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_headings_and_fixed_lines_stand_alone(lines: list[str], between: str) -> None:
    expected = [line.replace("1. ", "1.").replace("2. ", "2.").replace(" ", "") for line in lines]
    assert texts(between.join(lines)) == expected


def test_every_paragraph_keeps_its_lines() -> None:
    first, second = paragraphs("一、总体要求\n\n坚持创新，锻造长\n\n板，加快发展。\n")
    assert [place.line for place in first.places] == [1]
    assert [place.line for place in second.places] == [3, 5]
    assert second.text[second.offsets[1] :] == "板，加快发展。"
    assert second.place(second.text.index("长")).line == 3
    assert second.place(second.text.index("板")).line == 5


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found = paragraphs("第一行。\r\n\f第二行。\r\n第三行。\f第三行之二。\r第四行。")
    assert [(paragraph.text, paragraph.place().line) for paragraph in found] == [
        ("第一行。", 1),
        ("第二行。", 2),
        ("第三行。", 3),
        ("第三行之二。", 3),
        ("第四行。", 4),
    ]


def test_a_dash_left_by_markdown_is_no_part_of_the_text() -> None:
    assert texts("- 附件： 1. 目标分解表") == ["附件：1.目标分解表"]
    assert texts("-5摄氏度以下停止施工。") == ["-5摄氏度以下停止施工。"]


def test_page_numbers_are_left_out_and_counted() -> None:
    source = read_bytes("一、总体要求\n\n— 2 —\n\n二、目标\n\n第3页 共12页\n".encode(), "公文.txt")

    assert [(note.kind, note.message, note.place.line) for note in source.notes] == [
        ("page-numbers", "已略去页码 2 处", 3)
    ]


def test_controls_between_characters_are_dropped() -> None:
    assert texts("一、总\x1b体\x7f要求") == ["一、总体要求"]
