"""What a project settles for its checks: ``[tool.kspolicy]`` or ``kspolicy.toml``.

::

    select = ["KS1", "KS2"]              # 只用这些规则
    ignore = ["KS204"]                   # 不用这些规则
    fail-on = "warning"                  # error、warning、info
    baseline = "kspolicy-baseline.json"
    suppressions = "kspolicy-suppressions.yaml"

    [severities]                         # 改变级别；off 不用这条规则
    KS203 = "info"

    [tolerances]
    about = 0.1                          # “左右”“约”允许相差的比例

    [per-document."昆政办发〔2022〕*"]     # 只对文号符合的文件
    ignore = ["KS302"]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from difflib import get_close_matches
from fnmatch import fnmatchcase

from kspolicy.check.errors import ConfigError, UnknownRuleError
from kspolicy.check.rule import all_rules
from kspolicy.check.selection import Selection, read_codes
from kspolicy.check.tolerances import Tolerances
from kspolicy.corpus.folder import fold
from kspolicy.model.finding import Severity

Table = Mapping[str, object]

OFF = "off"
_KEYS = (
    *("select", "ignore", "fail-on", "severities", "tolerances", "per-document"),
    *("suppressions", "baseline"),
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a check.

    ``severities`` gives the severity of rules that have another than their own, by code or its
    beginning, None for those that are off. ``documents`` pairs a pattern of document ids with
    what holds for these documents. ``suppressions`` and ``baseline`` are files as written.
    """

    selection: Selection = field(default_factory=Selection)
    fail_on: Severity = Severity.ERROR
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    tolerances: Tolerances = field(default_factory=Tolerances)
    documents: tuple[tuple[str, Selection], ...] = ()
    suppressions: str | None = None
    baseline: str | None = None

    def with_selection(self, select: Iterable[str], ignore: Iterable[str]) -> Config:
        """The settings with the codes of a command line in place of those of a file.

        Whoever selects rules by hand wants them, also where the file ignores them or has them off.

        Raises:
            UnknownRuleError: a code that no rule has.
        """
        known = [rule.code for rule in all_rules()]
        selected, ignored = read_codes(select, known), read_codes(ignore, known)
        if not selected:
            selection = replace(self.selection, ignore=ignored or self.selection.ignore)
            return replace(self, selection=selection)
        on = {code: severity for code, severity in self.severities.items() if severity is not None}
        return replace(self, selection=Selection(selected, ignored), severities=on)

    def severity(self, rule: str, own: Severity) -> Severity | None:
        """The severity of a rule whose own is ``own``; None when it is off."""
        matching = [code for code in self.severities if rule.startswith(code)]
        return self.severities[max(matching, key=len)] if matching else own

    def used(self, documents: Iterable[str]) -> dict[str, frozenset[str]]:
        """The codes of the rules that are to be used on each of the documents of these ids."""
        codes: dict[Selection, frozenset[str]] = {}
        found: dict[str, frozenset[str]] = {}
        for document in documents:
            selection = self._selection_for(document)
            if selection not in codes:
                codes[selection] = frozenset(self._codes(selection))
            found[document] = codes[selection]
        return found

    def _selection_for(self, document: str) -> Selection:
        selection = self.selection
        for pattern, own in self.documents:
            if fnmatchcase(fold(document), fold(pattern)):
                selection = selection.narrowed(own)
        return selection

    def _codes(self, selection: Selection) -> Iterator[str]:
        for rule in all_rules():
            is_on = self.severity(rule.code, rule.severity) is not None
            if is_on and selection.takes(rule.code):
                yield rule.code


def parse_config(table: Table, name: str) -> Config:
    """The settings that a TOML table holds; ``name`` is the file, as the person knows it.

    Raises:
        ConfigError: a key that does not exist, or a value that cannot be meant.
    """
    return _Reading(name, [rule.code for rule in all_rules()]).config(table)


class _Reading:
    """The reading of one file, which is named in every error."""

    def __init__(self, name: str, codes: Collection[str]) -> None:
        self._name = name
        self._codes = codes

    def config(self, table: Table) -> Config:
        self._refuse_unknown(table, _KEYS)
        patterns = self._tables(table, "per-document")
        for pattern, own in patterns.items():
            self._refuse_unknown(own, ("select", "ignore"), f"per-document.{pattern}")
        return Config(
            selection=self._selection(table),
            fail_on=self._severity("fail-on", table.get("fail-on", "error")),
            severities=self._severities(self._table(table, "severities")),
            tolerances=self._tolerances(self._table(table, "tolerances")),
            documents=tuple(
                (pattern, self._selection(own, f"per-document.{pattern}."))
                for pattern, own in patterns.items()
            ),
            suppressions=self._text(table, "suppressions"),
            baseline=self._text(table, "baseline"),
        )

    def _selection(self, table: Table, within: str = "") -> Selection:
        select, ignore = (self._codes_of(table, key, within) for key in ("select", "ignore"))
        return Selection(select, ignore)

    def _codes_of(self, table: Table, key: str, within: str) -> tuple[str, ...]:
        written = table.get(key, [])
        if not isinstance(written, list) or not all(isinstance(code, str) for code in written):
            message = f'应是编号的列表，如 ["KS1", "KS203"]，现在是 {written}'
            raise self._error(within + key, message)
        return self._known(within + key, written)

    def _known(self, key: str, codes: Iterable[str]) -> tuple[str, ...]:
        try:
            return read_codes(codes, self._codes)
        except UnknownRuleError as error:
            raise self._error(key, str(error)) from error

    def _severities(self, table: Table) -> dict[str, Severity | None]:
        found: dict[str, Severity | None] = {}
        for code, severity in table.items():
            key = f"severities.{code}"
            (known,) = self._known(key, [code]) or (code,)
            found[known] = None if severity == OFF else self._severity(key, severity, OFF)
        return found

    def _severity(self, key: str, written: object, *others: str) -> Severity:
        if isinstance(written, str) and written in list(Severity):
            return Severity(written)
        names = "、".join((*Severity, *others))
        raise self._error(key, f"可以是 {names}，现在是 {written}")

    def _tolerances(self, table: Table) -> Tolerances:
        self._refuse_unknown(table, [field.name for field in fields(Tolerances)], "tolerances")
        read: dict[str, Decimal] = {}
        for key, number in table.items():
            is_number = isinstance(number, int | float) and not isinstance(number, bool)
            if not is_number or not 0 <= number < 1:  # type: ignore[operator]
                message = f"应是 0 到 1 之间的数，如 0.1，现在是 {number}"
                raise self._error(f"tolerances.{key}", message)
            read[key] = Decimal(str(number))
        return Tolerances(**read)

    def _text(self, table: Table, key: str) -> str | None:
        written = table.get(key)
        if written is None or (isinstance(written, str) and written.strip()):
            return written
        raise self._error(key, f"应是文件名，现在是 {written}")

    def _table(self, table: Table, key: str, within: str = "") -> Table:
        written = table.get(key, {})
        if isinstance(written, dict):
            return written
        name = within + key
        raise self._error(name, f"应是一个表，写成 [{name}]，现在是 {written}")

    def _tables(self, table: Table, key: str) -> dict[str, Table]:
        outer = self._table(table, key)
        return {name: self._table(outer, name, f"{key}.") for name in outer}

    def _refuse_unknown(self, table: Table, known: Collection[str], within: str = "") -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"您要的是不是 {near[0]}？" if near else f"可以写的有：{'、'.join(known)}。"
                where = f"的 {within} 中" if within else ""
                raise ConfigError(f"{self._name} {where}没有 {key} 这个设置。{hint}")

    def _error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self._name} 的 {key}：{message.removesuffix('。')}。")
