"""What a gate found, in the formats of other programs."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from translate.reporting import github, junit, sarif
from translate.reporting.model import Findings, Problem, Rule

RULES = (Rule("terms", "error", "A term is missing."), Rule("spacing", "warning", "A space too many."))
FILES = ("locales/mn/LC_MESSAGES/a story.po", "locales/mn/LC_MESSAGES/b.po")
ERROR = Problem("terms", "error", "“A, b: 5%”\nis missing", FILES[0], 12, {"edition": "mn", "term": "A"})
WARNING = Problem("spacing", "warning", "Two spaces", FILES[0], 14, {"edition": "mn", "term": "double"})
WAIVED = Problem("terms", "error", "“B” is missing", FILES[1], 9, {"edition": "mn", "term": "B"}, waived=True)
FINDINGS = Findings("check", RULES, FILES, (ERROR, WARNING, WAIVED))

problems = st.builds(
    Problem,
    rule=st.sampled_from(["terms", "spacing"]),
    severity=st.sampled_from(["error", "warning"]),
    message=st.text(),
    file=st.sampled_from(FILES),
    line=st.integers(1, 9999),
    facts=st.dictionaries(st.sampled_from(["edition", "term", "msgid"]), st.text()),
    waived=st.booleans(),
)


def test_github_escapes_what_would_end_a_command() -> None:
    assert list(github.lines(FINDINGS)) == [
        "::error file=locales/mn/LC_MESSAGES/a story.po,line=12,title=check terms mn::“A, b: 5%25”%0Ais missing",
        "::warning file=locales/mn/LC_MESSAGES/a story.po,line=14,title=check spacing mn::Two spaces",
        "::notice file=locales/mn/LC_MESSAGES/b.po,line=9,title=check terms mn::“B” is missing (waived)",
    ]


def test_junit_has_a_test_for_each_rule_and_file() -> None:
    root = ElementTree.fromstring(junit.document(FINDINGS))
    assert (root.get("tests"), root.get("failures")) == ("4", "1")
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [(FILES[0], "1"), (FILES[1], "0")]
    failures = root.findall(".//failure")
    assert [(failure.get("type"), failure.get("message")) for failure in failures] == [("terms", ERROR.message)]
    assert [output.text for output in root.findall(".//system-out")] == [
        f"{FILES[0]}:14: warning: Two spaces",
        f"{FILES[1]}:9: waived: “B” is missing",
    ]


def test_sarif_has_rules_levels_and_suppressions() -> None:
    (run,) = sarif.log(FINDINGS)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["terms", "spacing"]
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]] == [
        ("terms", 0, "error"),
        ("spacing", 1, "warning"),
        ("terms", 0, "error"),
    ]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "locales/mn/LC_MESSAGES/a%20story.po"
    assert location["region"] == {"startLine": 12}
    assert ["suppressions" in result for result in run["results"]] == [False, False, True]


def test_sarif_knows_a_problem_again_when_its_line_has_moved() -> None:
    moved = Problem(ERROR.rule, ERROR.severity, ERROR.message, ERROR.file, 99, ERROR.facts)
    before = sarif.log(FINDINGS)["runs"][0]["results"][0]
    after = sarif.log(Findings("check", RULES, FILES, (moved,)))["runs"][0]["results"][0]
    assert before["partialFingerprints"] == after["partialFingerprints"]


@given(st.lists(problems, max_size=5))
def test_any_text_makes_well_formed_output(found: list[Problem]) -> None:
    findings = Findings("check", RULES, FILES, tuple(found))
    root = ElementTree.fromstring(junit.document(findings))
    open_errors = {(p.file, p.rule) for p in found if p.severity == "error" and not p.waived}
    assert root.get("failures") == str(len(open_errors))
    lines = list(github.lines(findings))
    assert len(lines) == len(found)
    assert all("\n" not in line and "\r" not in line for line in lines)
    prints = [result["partialFingerprints"]["editions/v1"] for result in sarif.log(findings)["runs"][0]["results"]]
    assert len(set(prints)) == len(prints)
