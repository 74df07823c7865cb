"""Text, Markdown and web pages that between them have every feature of these forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.short import is_text, short
from shipped import ELECTRONICS, EQUIPMENT
from typeset import html, markdown

if TYPE_CHECKING:
    from typeset.paper import Item


def texts() -> dict[str, bytes]:
    """Text in several encodings, with page numbers and form feeds, and on one line."""
    text = _as_text(short(ELECTRONICS))
    pages = text.replace("\n\n", "\n\n— 2 —\n\f", 5)
    return {
        "a.txt": text.encode(),
        "b.txt": text.encode("gb18030"),
        "c.txt": _as_text(short(EQUIPMENT)).encode("utf-16"),
        "d.txt": pages.replace("\n", "\r\n").encode("utf-8-sig"),
        "e.txt": "".join(filter(is_text, short(ELECTRONICS))).encode(),
    }


def _as_text(items: tuple[Item, ...]) -> str:
    return "\n\n".join(
        item if isinstance(item, str) else "\n".join("\t".join(row) for row in item)
        for item in items
    )


def markdowns() -> dict[str, bytes]:
    """The shipped documents cut short, and a document with what these lack."""
    return {
        "a.md": markdown.markdown_of(short(ELECTRONICS)),
        "b.md": markdown.converted_of(short(EQUIPMENT), 12),
        "c.md": _MARKED.encode(),
        "d.md": _MARKED.encode("utf-16"),
    }


_MARKED = """---
title: 关于加快产业发展的意见
---
# 关于加快产业发展的意见

> 各区人民政府，市各委办局：
> 现将意见印发给你们。

<!-- 编者注：初稿 -->
一、总体要求
===
到2025年，产业规模**突破8000亿元**，~~年均增长9%~~\
年均增长*6%左右*，详见[全文](a.html "附件")。![图](b.png)

- [x] 新增企业超500件；
- 建设园区 $12$ 个，面积 3 m<sup>2</sup>；
1. 推动`智改数转`，__力争__翻一番。（责任单位：市工信局）
2) 加强保障。\x20\x20
  牵头单位：市发改委

```
代码里的字，也要读到 100 家。
```

| 指标 | 2023年 | 2025年 |
| :--- | ---: | :---: |
| 产值（亿元） | 5\\|000 | 8000 |
| 企业数（家） | -- | 12<br>34 |

指标\t单位\t数值
规模\t亿元\t100

<table><tr><td rowspan="2">园区</td><td colspan="2">数量</td></tr>\
<tr><td>1</td><td>2</td></tr></table>

***
二、保障措施&nbsp;&amp;其他

附件1\\. 清单 https://example.cn/a_b_c
"""


def pages() -> dict[str, bytes]:
    """Pages of sites, new and old and packed, and one with what these lack in three encodings."""
    today = html.page_of(short(ELECTRONICS))
    return {
        "a.html": today,
        "b.htm": html.old_page_of(short(EQUIPMENT)),
        "c.mhtml": html.archive_of(today),
        "d.html": _LAID_OUT.encode(),
        "e.html": _LAID_OUT.replace("utf-8", "big5").encode("big5", "xmlcharrefreplace"),
        "f.html": _LAID_OUT.encode("utf-16"),
    }


_LAID_OUT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>意見</title></head><body>
<nav><a href="/">首頁</a> <a href="/zw">政務公開</a></nav>
<h1>關於加快產業發展的意見</h1>
<p>各區人民政府，市各委辦局：現將意見印發給你們，請認真貫徹執行。</p>
<ol type="1"><li>到2025年，產業規模突破8000億元。<ol start="3"><li>建設園區12個。</li></ol></li>
<li value="9">新增企業超500家<sup>2</sup>，<del>年均增長9%</del><s>不計</s>。</li></ol>
<dl><dt>牽頭單位</dt><dd>市發改委</dd><dt>配合單位</dt><dd>市財政局</dd></dl>
<pre>第一行
  第二行　100</pre>
<table border="1"><caption>目標分解表</caption><thead><tr><th rowspan="2">指標</th>
<th colspan="2">年份</th></tr><tr><th>2023</th><th>2025</th></tr></thead>
<tbody><tr><td>產值</td><td>5000</td><td><b>8000</b><br>億元</td></tr>
<tr><td>企業<table><tr><td>大</td><td>1</td></tr></table></td><td colspan=2>--</td></tr>\
</tbody></table>
<p style="display:none">看不見的文字一百個。</p><span hidden>藏</span>\
<!-- 註 --><script>var x = "</p>";</script>
<p>&#x4E8C;、保障措施&nbsp;&nbsp;&lt;另行通知&gt;</p><ruby>產<rt>chan</rt></ruby>
<select><option>甲</option></select><textarea>乙</textarea><noscript>丙</noscript>
<footer>版權所有 <a href="/map">網站地圖</a></footer></body></html>"""
