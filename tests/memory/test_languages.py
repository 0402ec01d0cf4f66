"""Language tags of other tools find the edition in their script."""

from __future__ import annotations

import pytest

from translate.config import DEFAULT_EDITIONS, Edition
from translate.memory.languages import edition_for, is_english, language_tag


@pytest.mark.parametrize(
    ("tag", "edition"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("ZH_cn", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("zh-hant-tw", "zh-Hant"),
        ("mn", "mn"),
        ("mn-MN", "mn"),
        ("mn-Cyrl-MN", "mn"),
        ("mn-CN", None),
        ("mn-Mong", None),
        ("de-DE", None),
        ("x-klingon", None),
        ("", None),
    ],
)
def test_tag(tag: str, edition: str | None) -> None:
    found = edition_for(tag, DEFAULT_EDITIONS)
    assert (found.id if found else None) == edition


def test_country_decides_between_editions_of_one_script() -> None:
    editions = [Edition("zh-Hant", "zh_Hant", "繁體"), Edition("zh-Hant-HK", "zh_Hant_HK", "香港")]
    assert [edition_for(tag, editions) for tag in ("zh-TW", "zh-Hant", "zh-HK", "zh-MO")] == [
        editions[0],
        editions[0],
        editions[1],
        editions[0],
    ]


@pytest.mark.parametrize("tag", ["en", "EN-US", "en_GB", "en-Latn-AU"])
def test_english(tag: str) -> None:
    assert is_english(tag)


@pytest.mark.parametrize("tag", ["enm", "de", "*all*", ""])
def test_not_english(tag: str) -> None:
    assert not is_english(tag)


def test_own_tags_come_back() -> None:
    assert [edition_for(language_tag(edition), DEFAULT_EDITIONS) for edition in DEFAULT_EDITIONS] == list(
        DEFAULT_EDITIONS
    )
