"""What a rule is, and how the rules are found.

A rule is a module in :mod:`kspolicy.check.rules`. Its docstring is its manual page: a first line,
the explanation, and the two examples under 反例： and 正例：, which are also its tests; where one
needs several documents, a line of ===== parts them. Its constants ``CODE``, ``NAME`` and
``SEVERITY`` name it; its one function ``check(case)`` yields findings. With ``WITHIN_PLACE = True``
it is shown the documents of one place at a time: what two cities write says nothing of either.
Adding a rule is adding a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from textwrap import dedent
from typing import TYPE_CHECKING

from kspolicy.model.finding import Evidence, Finding, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kspolicy.check.case import Case

_CODE = re.compile(r"KS\d{3}")
_NEXT_DOCUMENT = re.compile(r"^={5,}\n", re.MULTILINE)
_EXAMPLES = re.compile(r"\n反例：\n(?P<bad>.+?)\n正例：\n(?P<good>.+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code is never reused, its name and manual are Chinese."""

    code: str
    name: str
    severity: Severity
    manual: str
    bad: str
    good: str
    check: Callable[[Case], Iterator[Finding]]
    within_place: bool = False

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]

    @property
    def explanation(self) -> str:
        """The manual without its first line and its examples."""
        return _EXAMPLES.sub("", self.manual).partition("\n")[2].strip()


def example_documents(example: str) -> tuple[str, ...]:
    """The documents that an example of a rule consists of."""
    return tuple(_NEXT_DOCUMENT.split(example))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code.

    Raises:
        TypeError: a module in the folder is not a rule, or two share a code.
    """
    from kspolicy.check import rules

    found: dict[str, Rule] = {}
    for info in iter_modules(rules.__path__):
        rule = _rule(f"{rules.__name__}.{info.name}")
        if rule.code in found:
            raise TypeError(f"rules {found[rule.code].name} and {rule.name} share {rule.code}")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def finding(
    rule: str,
    document: str,
    subject: str,
    message: str,
    evidence: tuple[Evidence, ...],
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    """A finding of the rule whose module is ``rule`` (pass ``__name__``)."""
    module = import_module(rule)
    return Finding(module.CODE, module.SEVERITY, document, subject, message, evidence, fixes)


def _rule(name: str) -> Rule:
    module = import_module(name)
    manual = dedent(module.__doc__ or "").strip()
    examples = _EXAMPLES.search(manual)
    code = getattr(module, "CODE", "")
    stem = name.rpartition(".")[2]
    if not _CODE.fullmatch(code) or not stem.startswith(code.lower()):
        raise TypeError(f"{name}: CODE must be KS and three digits and begin the file's name")
    if examples is None:
        raise TypeError(f"{name}: the docstring needs 反例： and 正例：")
    return Rule(
        code=code,
        name=module.NAME,
        severity=module.SEVERITY,
        manual=manual,
        bad=_example(examples["bad"]),
        good=_example(examples["good"]),
        check=module.check,
        within_place=getattr(module, "WITHIN_PLACE", False),
    )


def _example(text: str) -> str:
    """An example as a source text: cells are parted by tabs, not by the bars of the docstring."""
    return re.sub(r" *\| *", "\t", dedent(text).strip("\n")) + "\n"
