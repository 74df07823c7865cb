"""The configuration: what it can say, and what is wrong with what it says."""

from __future__ import annotations

from decimal import Decimal
from tomllib import loads

import pytest

from kspolicy.check.config import Config, parse_config
from kspolicy.check.errors import ConfigError, UnknownRuleError
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.check.tolerances import Tolerances
from kspolicy.model.finding import Severity
from shipped import lexicon, parse_text

ABOUT = """二、主要目标
到2025年，软件产业规模150亿元左右。
三、主要任务
1.做强软件产业。到2025年，软件产业规模达到130亿元。（责任单位：市工信局）
"""


def config(toml: str) -> Config:
    return parse_config(loads(toml), "kspolicy.toml")


def codes(settings: Config, document: str = "甲政发〔2024〕1号") -> set[str]:
    return set(settings.used([document])[document])


def test_nothing_said_is_every_rule_and_errors_fail() -> None:
    assert config("") == Config()
    assert config("").fail_on is Severity.ERROR
    assert codes(config("")) == {rule.code for rule in select_rules()}


def test_every_key() -> None:
    settings = config(
        """
        select = ["KS1", "ks2"]
        ignore = ["KS204"]
        fail-on = "warning"
        suppressions = "a.yaml"
        baseline = "b.json"
        [severities]
        KS203 = "info"
        KS20 = "off"
        [tolerances]
        about = 0.05
        """
    )
    assert settings.fail_on is Severity.WARNING
    assert (settings.suppressions, settings.baseline) == ("a.yaml", "b.json")
    assert settings.tolerances == Tolerances(about=Decimal("0.05"))
    used = codes(settings)
    assert "KS101" in used
    assert not {"KS204", "KS301"} & used
    # The more exact of two says: KS203 is on although KS20 is off.
    assert "KS203" in used
    assert "KS201" not in used
    assert settings.severity("KS203", Severity.WARNING) is Severity.INFO
    assert settings.severity("KS101", Severity.ERROR) is Severity.ERROR


@pytest.mark.parametrize(
    ("pattern", "document", "matches"),
    [
        ("昆政办发〔2022〕*", "昆政办发〔2022〕97号", True),
        ("昆政办发[2022]97号", "昆政办发〔2022〕97号", True),
        ("*97号", "昆政办发〔2022〕97号", True),
        ("昆政办发〔2021〕*", "昆政办发〔2022〕97号", False),
        ("97", "昆政办发〔2022〕97号", False),
    ],
)
def test_rules_of_some_documents(pattern: str, document: str, matches: bool) -> None:
    settings = config(f'[per-document."{pattern}"]\nignore = ["KS2"]')
    assert ("KS203" not in codes(settings, document)) is matches
    assert "KS101" in codes(settings, document)


def test_documents_may_have_rules_that_others_do_not() -> None:
    settings = config('select = ["KS1"]\n[per-document."乙*"]\nselect = ["KS2"]')
    used = settings.used(["甲1号", "乙1号"])
    assert "KS101" in used["甲1号"]
    assert "KS201" not in used["甲1号"]
    assert "KS201" in used["乙1号"]
    assert "KS101" not in used["乙1号"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('slect = ["KS1"]', " 没有 slect 这个设置。您要的是不是 select？"),
        ("colour = true", " 没有 colour 这个设置。可以写的有：select、ignore、"),
        ('select = ["KS20E"]', " 的 select：没有编号为 KS20E 的规则。您要的是不是"),
        ('select = "KS1"', " 的 select：应是编号的列表"),
        ("ignore = [1]", " 的 ignore：应是编号的列表"),
        ('fail-on = "no"', " 的 fail-on：可以是 error、warning、info，现在是 no"),
        ("severities = 1", " 的 severities：应是一个表"),
        ('severities.KS203 = "no"', " 的 severities.KS203：可以是 error、warning、info、off"),
        ('severities.KX = "off"', " 的 severities.KX：没有编号为 KX 的规则"),
        ("tolerances.abuot = 0.1", " 的 tolerances 中没有 abuot 这个设置。您要的是不是 about？"),
        ("tolerances.about = 10", " 的 tolerances.about：应是 0 到 1 之间的数"),
        ("tolerances.about = true", " 的 tolerances.about：应是 0 到 1 之间的数"),
        ("per-document.x = 1", " 的 per-document.x：应是一个表，写成 [per-document.x]"),
        ("per-document.x.fail-on = 1", " 的 per-document.x 中没有 fail-on 这个设置"),
        ("baseline = 3", " 的 baseline：应是文件名"),
        ('suppressions = " "', " 的 suppressions：应是文件名"),
    ],
)
def test_mistake_names_file_key_and_what_to_write(toml: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config(toml)
    assert str(caught.value).startswith(f"kspolicy.toml{message}")
    assert str(caught.value).endswith(("。", "？"))


def test_command_line_goes_before_the_file() -> None:
    file = config('select = ["KS1"]\nignore = ["KS203"]\n[severities]\nKS203 = "off"')
    assert codes(file.with_selection([], ["KS101"])) == codes(
        config('select=["KS1"]\nignore=["KS101"]')
    )
    # Whoever selects a rule by hand wants it, whatever the file says.
    assert codes(file.with_selection(["KS203"], [])) == {"KS203"}
    assert file.with_selection([], []) == file
    with pytest.raises(UnknownRuleError):
        file.with_selection(["KX"], [])


def test_tolerance_reaches_the_rule() -> None:
    document, rules = parse_text(ABOUT), select_rules(["KS201"])

    def contradicts(about: str) -> bool:
        tolerances = Tolerances(about=Decimal(about))
        return bool(run_checks([document], lexicon(), rules, tolerances).findings)

    # 130 is 13% below 150.
    assert contradicts("0.1")
    assert not contradicts("0.2")
