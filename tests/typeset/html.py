"""The shipped documents as pages of a government's site, saved by a browser."""

from __future__ import annotations

from functools import cache
from html import escape

from typeset.paper import Cells, Item, paper

_HEAD = """<!DOCTYPE html>
<!-- saved from url=(0062)https://www.example.gov.cn/xxgk/zfwj/202210/t20221010_1234.shtml -->
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title}_某某市人民政府</title>
<meta name="PubDate" content="2022-10-10 09:30"><meta name="SiteName" content="某某市人民政府">
<link rel="stylesheet" href="./page_files/style.css">
<script>var pageName = "政务公开"; document.write("<div>加载中</div>");</script>
<style>.share a {{ display: inline-block }}</style></head>
<body>
<div class="header"><div class="logo"><a href="https://www.example.gov.cn/">某某市人民政府</a></div>
<div class="top-links"><a href="/login">登录</a> | <a href="/en">English</a> |
<a href="/wza">无障碍浏览</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="wrap">
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
<a>政府文件</a></div>
"""
_FIELDS = """<table class="xxgk-head" width="100%">
<tr><td><b>索&nbsp;引&nbsp;号：</b></td><td>014190000/2022-00097</td>
<td><b>主题分类：</b></td><td>工业、交通</td></tr>
<tr><td><b>发布机构：</b></td><td>市政府办公室</td><td><b>发布日期：</b></td>
<td>2022-10-10</td></tr>
<tr><td><b>名　　称：</b></td><td colspan="3">{title}</td></tr>
<tr><td><b>文　　号：</b></td><td>{number}</td><td><b>有&nbsp;效&nbsp;性：</b></td>
<td>有效</td></tr>
</table>
"""
_ABOVE = """<div class="article"><h1>{title}</h1>
<div class="info"><span>发布日期：2022-10-10 09:30</span> <span>来源：市政府办公室</span>
<span>浏览次数：<span id="hits">1024</span></span>
<span>字体：[<a href="javascript:void(0)">大</a> <a href="javascript:void(0)">中</a>
<a href="javascript:void(0)">小</a>]</span></div>
<div class="bdsharebuttonbox"><a href="#">分享到：</a><a href="/wx">微信</a>
<a href="/wb">微博</a></div>
<div class="article-content" id="zoom">
"""
_BELOW = """</div>
<div class="tools"><a href="javascript:window.print()">【打印】</a>
<a href="javascript:window.close()">【关闭】</a></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/jd/1.html">《实施意见》政策解读</a></li>
<li><a href="/jd/2.html">一图读懂产业创新集群建设</a></li></ul></div></div></div>
<div class="footer"><p><a href="/about">关于我们</a> | <a href="/map">网站地图</a></p>
<p>主办：某某市人民政府办公室　承办：某某市大数据中心</p>
<p>网站标识码：3205830001　苏ICP备05000000号-1　苏公网安备 32058302000000号</p>
<p>版权所有：某某市人民政府　地址：某某市前进中路1号　联系电话：0512-57000000</p></div>
<div style="display:none"><img src="./page_files/stat.gif">访问统计</div></body></html>
"""
_OLD_HEAD = """<HTML><HEAD><TITLE>某某市人民政府</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312"></HEAD>
<BODY bgColor=#ffffff><CENTER>
<TABLE cellSpacing=0 cellPadding=0 width=1000 border=0><TBODY>
<TR><TD><A href="index.asp">网站首页</A></TD>
<TD><A href="zwgk.asp">政务公开</A></TD></TR></TBODY></TABLE>
<TABLE width=1000 border=0><TR>
<TD width=200 valign=top><TABLE><TR><TD><A href="a.asp">市长信箱</A></TD></TR>
<TR><TD><A href="b.asp">网上办事</A></TD></TR></TABLE></TD>
<TD width=800><TABLE width="100%"><TR><TD align=center><FONT color=red>政府文件</FONT></TD></TR>
<TR><TD class=content><FONT style="FONT-SIZE: 14px">
"""
_OLD_BELOW = """</FONT></TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=1000><TR><TD align=middle>版权所有 某某市人民政府 技术支持：某某市信息中心<BR>
建议使用 1024*768 分辨率浏览</TD></TR></TABLE></CENTER></BODY></HTML>
"""


@cache
def page(name: str) -> bytes:
    """A shipped document on a page of today, with its box of fields, in UTF-8."""
    return page_of(paper(name))


def page_of(items: tuple[Item, ...]) -> bytes:
    """A notice on a page of today."""
    words = {"number": str(items[1]), "title": str(items[2])}
    parts = [
        _HEAD.format(**words),
        _FIELDS.format(**words),
        _ABOVE.format(**words),
        *(_new(item) for item in items),
        _BELOW,
    ]
    return "\n".join(parts).encode()


@cache
def old_page(name: str) -> bytes:
    """A shipped document on a page of 2005: tables for layout, <BR>, and what is called GB2312."""
    return old_page_of(paper(name))


def old_page_of(items: tuple[Item, ...]) -> bytes:
    """A notice on a page of 2005."""
    parts = [_OLD_HEAD, *(_old(item) for item in items), _OLD_BELOW]
    return "\r\n".join(parts).encode("gb18030")


@cache
def archive(name: str) -> bytes:
    """The page of today in one file with its pictures, as a browser packs it."""
    return archive_of(page(name))


def archive_of(page: bytes) -> bytes:
    """A page in UTF-8 and a picture in one file."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "page"
    message.set_content(page.decode(), subtype="html", charset="utf-8", cte="base64")
    message.add_related(b"GIF89a", "image", "gif", cid="<logo>")
    message.set_boundary("----MultipartBoundary--0123456789----")
    return message.as_bytes()


def _new(item: Item) -> str:
    if isinstance(item, str):
        return (
            f'<p style="text-indent: 2em;"><span style="font-size: 16pt;">{escape(item)}</span></p>'
        )
    return _table(item)


def _old(item: Item) -> str:
    if isinstance(item, str):
        return f"&nbsp;&nbsp;&nbsp; {escape(item)}<BR>"
    return _table(item)


def _table(cells: Cells) -> str:
    """A table whose first column is merged downwards where it is blank."""
    header, *rows = cells
    lines = ['<table border="1"><thead><tr>', *(f"<th>{escape(name)}</th>" for name in header)]
    lines.append("</tr></thead><tbody>")
    for index, row in enumerate(rows):
        below = 1
        while row[0] and index + below < len(rows) and not rows[index + below][0]:
            below += 1
        first = [f'<td rowspan="{below}">{escape(row[0])}</td>'] if row[0] or not index else []
        others = (f"<td><p>\n{escape(cell) or '&nbsp;'}</p></td>" for cell in row[1:])
        lines.append(f"<tr>{''.join((*first, *others))}</tr>")
    return "\n".join((*lines, "</tbody></table>"))
