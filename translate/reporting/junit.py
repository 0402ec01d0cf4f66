"""JUnit XML, which CI servers show as tests: a suite for each file, a test for each rule that was applied to it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from translate.reporting.model import Findings, Problem

# What XML 1.0 cannot hold in any form (production 2, Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(findings: Findings) -> str:
    """The XML document; open errors are failures, warnings and waived problems go to a test's output."""
    by_place: dict[tuple[str, str], list[Problem]] = {}
    for problem in findings.problems:
        by_place.setdefault((problem.file, problem.rule), []).append(problem)
    root = ElementTree.Element("testsuites", name=findings.gate)
    failures = 0
    for file in findings.files:
        suite = ElementTree.SubElement(root, "testsuite", name=_clean(file))
        failed = 0
        for rule in findings.rules:
            problems = by_place.get((file, rule.id), [])
            test = ElementTree.SubElement(
                suite, "testcase", name=rule.id, classname=_clean(f"{findings.gate}.{file}"), file=_clean(file)
            )
            errors = [problem for problem in problems if problem.severity == "error" and not problem.waived]
            others = [problem for problem in problems if problem not in errors]
            if errors:
                failed += 1
                failure = ElementTree.SubElement(test, "failure", type=rule.id, message=_clean(errors[0].message))
                failure.text = "\n".join(map(_line, errors))
            if others:
                ElementTree.SubElement(test, "system-out").text = "\n".join(map(_line, others))
        suite.set("tests", str(len(findings.rules)))
        suite.set("failures", str(failed))
        failures += failed
    root.set("tests", str(len(findings.files) * len(findings.rules)))
    root.set("failures", str(failures))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _line(problem: Problem) -> str:
    kind = "waived" if problem.waived else problem.severity
    place = f"{problem.file}:{problem.line}" + (f":{problem.column}" if problem.column else "")
    return _clean(f"{place}: {kind}: {problem.message}")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
