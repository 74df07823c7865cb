"""Hostile texts, web pages, Markdown, and files of our own: YAML, TOML, JSON."""

from __future__ import annotations

from hostile.case import LAUGHS, POLICY

MIB = 2**20


def digits(count: int = 10_000) -> bytes:
    """A document with a number of ten thousand digits in a sentence."""
    return POLICY.replace("500亿元", "1234567890" * (count // 10) + "亿元").encode()


def one_line(megabytes: int = 50) -> bytes:
    """A text of one line."""
    clause = "到2025年，力争工业产值达500亿元，"
    return (clause * (megabytes * MIB // len(clause.encode()))).encode()


def wide_text_table(columns: int = 1_000_000) -> bytes:
    """A table of two rows and a million columns, set with tabs."""
    row = "\t".join(["一"] * columns)
    return f"{POLICY}{row}\n{row}\n".encode()


def wide_markdown_table(columns: int = 1_000_000) -> bytes:
    """A table of Markdown of a million columns."""
    return f"{POLICY}\n|{'一|' * columns}\n|{'-|' * columns}\n|{'一|' * columns}\n".encode()


def deep_quotes(levels: int = 200_000) -> bytes:
    """Quotes in quotes, of Markdown."""
    return f"{POLICY}\n{'>' * levels} 一\n".encode()


def deep_page(levels: int = 500_000) -> bytes:
    """A web page of elements in each other."""
    return f"<html><body>{'<div>' * levels}{POLICY}".encode()


def wide_page_cell() -> bytes:
    """A web page with cells that are said to go over a million columns and rows."""
    cell = '<td colspan="1000000" rowspan="1000000">一</td>'
    rows = f"<tr>{cell * 50}</tr>" * 50
    return f"<html><body><p>{POLICY}</p><table>{rows}</table>".encode()


def page_entities() -> bytes:
    """A web page, as XHTML, with a billion laughs."""
    head = f'<?xml version="1.0"?><!DOCTYPE html [{LAUGHS}]>'
    return f"{head}<html><body><svg><text>&l9;</text></svg></body></html>".encode()


def yaml_brackets(count: int = 30_000) -> bytes:
    """What kills the parser of PyYAML that is written in C."""
    return b"[" * count


def yaml_laughs() -> bytes:
    """A billion laughs."""
    lines = ["l0: &l0 [哈, 哈]"]
    for number in range(1, 30):
        lines.append(f"l{number}: &l{number} [{', '.join([f'*l{number - 1}'] * 10)}]")
    return "\n".join(lines).encode()


def yaml_merges() -> bytes:
    """Merge keys that merge the one before twice."""
    lines = ["m0: &m0 {一: 1}"]
    for number in range(1, 60):
        lines.append(
            f"m{number}: &m{number} {{<<: [*m{number - 1}, *m{number - 1}], k{number}: 1}}"
        )
    return "\n".join(lines).encode()


def yaml_long(megabytes: int = 45) -> bytes:
    """A list of many short texts."""
    return b"items:\n" + b"- a\n" * (megabytes * MIB // 4)


def deep_toml(levels: int = 100_000) -> bytes:
    """Lists in each other."""
    return b"a = " + b"[" * levels


def deep_json(levels: int = 1_000_000) -> bytes:
    """Lists in each other."""
    return b"[" * levels
