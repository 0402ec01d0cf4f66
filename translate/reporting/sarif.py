"""SARIF 2.1.0 (OASIS), which code-scanning services and editors read."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any
from urllib.parse import quote

from translate import __version__
from translate.reporting.model import Findings, Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def log(findings: Findings) -> dict[str, Any]:
    """The log as JSON values; what a comment in the PO waives is a result suppressed in source."""
    index = {rule.id: number for number, rule in enumerate(findings.rules)}
    seen: Counter[str] = Counter()
    results = []
    for problem in findings.problems:
        result: dict[str, Any] = {
            "ruleId": problem.rule,
            "ruleIndex": index[problem.rule],
            "level": problem.severity,
            "message": {"text": problem.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _location(problem.file),
                        "region": {"startLine": problem.line}
                        | ({"startColumn": problem.column} if problem.column else {}),
                    }
                }
            ],
            "partialFingerprints": {"editions/v1": _fingerprint(problem, seen)},
            "properties": dict(problem.facts),
        }
        if problem.waived:
            result["suppressions"] = [{"kind": "inSource"}]
        results.append(result)
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.explanation},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in findings.rules
    ]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": f"editions {findings.gate}", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": _location(file)} for file in findings.files],
                "results": results,
            }
        ],
    }


def _location(file: str) -> dict[str, str]:
    return {"uri": quote(file), "uriBaseId": "%SRCROOT%"}


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """The same for the same problem when lines have moved, different for its repetitions."""
    text = "\0".join((problem.rule, problem.file, problem.message, *problem.facts.values()))
    seen[text] += 1
    return hashlib.sha256(f"{text}\0{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
