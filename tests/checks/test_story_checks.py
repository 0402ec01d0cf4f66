"""Checks that compare the entries of a story."""

from __future__ import annotations

from dataclasses import replace

from tests.checks.helpers import subject
from translate.checks.registry import issues_of


def test_same_english_in_two_translations_is_flagged_at_the_second() -> None:
    headline = subject("zh-Hans", "Talks go on", "会谈继续", context="headline")
    other = subject("zh-Hans", "A ceasefire is needed.", "需要停火。")
    body = subject("zh-Hans", "Talks go on.", "会谈仍在进行。")
    first, second, third = issues_of([headline, other, body])
    assert (first, second) == ((), ())
    assert [(issue.check, "会谈继续" in issue.message) for issue in third] == [("consistency", True)]


def test_marks_at_the_end_make_no_other_translation() -> None:
    headline = subject("mn", "Talks go on", "Яриа хэлцэл үргэлжилж байна", context="headline")
    body = subject("mn", "Talks go on.", "Яриа хэлцэл үргэлжилж байна.")
    assert issues_of([headline, body]) == ((), ())


def test_entries_without_translation_are_left_out_of_the_comparison() -> None:
    empty = subject("mn", "Talks go on", "", context="headline")
    first = subject("mn", "Talks go on.", "Яриа хэлцэл үргэлжилж байна.")
    second = subject("mn", "Talks go on.", "Хэлэлцээр үргэлжилж байна.", context="caption")
    assert [len(issues) for issues in issues_of([empty, first, second])] == [0, 0, 1]


def test_term_in_short_and_then_in_full_is_flagged() -> None:
    sources = ["The United Nations agreed.", "The United Nations warned.", "The United Nations left."]
    targets = [
        "Нэгдсэн Үндэстний Байгууллага зөвшөөрчээ.",
        "НҮБ-аас анхааруулжээ.",
        "Нэгдсэн Үндэстний Байгууллага явжээ.",
    ]
    subjects = [subject("mn", source, target) for source, target in zip(sources, targets, strict=True)]
    found = [[issue.check for issue in issues] for issues in issues_of(subjects)]
    assert found == [[], [], ["term-consistency"]]


def test_two_forms_side_by_side_tell_nothing() -> None:
    subjects = [
        subject("mn", "The United Nations agreed.", "НҮБ зөвшөөрчээ."),
        subject(
            "mn", "The United Nations warned both sides again.", "НҮБ буюу Нэгдсэн Үндэстний Байгууллага анхааруулжээ."
        ),
    ]
    assert issues_of(subjects) == ((), ())


def test_case_forms_are_one_form() -> None:
    subjects = [
        subject("mn", "The ministers met in Antalya.", "Сайд нар Антальяд уулзав."),
        subject("mn", "They left Antalya.", "Тэд Антальягаас явав."),
    ]
    assert issues_of(subjects) == ((), ())


def test_story_findings_can_be_waived() -> None:
    first = subject("mn", "Talks go on", "Яриа үргэлжилж байна", context="headline")
    second = subject("mn", "Talks go on", "Хэлэлцээр үргэлжилж байна", context="caption")
    _, (issue,) = issues_of([first, replace(second, waived=(("consistency", ""),))])
    assert issue.waived


def test_unknown_name_in_two_mongolian_spellings_is_flagged() -> None:
    subjects = [
        subject("mn", "The voters of Nyiragongo left.", "Неирагонгогийн сонгогчид явжээ."),
        subject("mn", "The town of Nyiragongo is empty.", "Нирагонго хотод хүн алга."),
        subject("mn", "Nobody returned to Nyiragongo yet.", "Нирагонгод хэн ч буцаж ирээгүй байна."),
    ]
    found = [[(issue.check, issue.label) for issue in issues] for issues in issues_of(subjects)]
    assert found == [[], [("name-consistency", "Nyiragongo")], []]


def test_unknown_name_in_two_chinese_spellings_is_flagged() -> None:
    subjects = [
        subject("zh-Hans", "The singer Balasubramanian has died.", "歌手巴拉苏布拉曼尼安去世。"),
        subject("zh-Hans", "Fans of Balasubramanian wept.", "巴拉苏布拉马尼安的歌迷落泪。"),
    ]
    first, (issue,) = issues_of(subjects)
    assert first == ()
    assert (issue.check, issue.label) == ("name-consistency", "Balasubramanian")
    assert "巴拉苏布拉马尼" in issue.message


def test_words_that_differ_in_one_character_are_no_spellings_of_a_name() -> None:
    subjects = [
        subject(
            "zh-Hans", "The delta called Sundarbans is in Bangladesh.", "孙德尔本斯位于孟加拉国和印度之间的三角洲。"
        ),
        subject("zh-Hans", "Tigers live in the Sundarbans forest.", "孙德尔本斯森林有孟加拉虎和鳄鱼。"),
    ]
    assert [issue.check for issues in issues_of(subjects) for issue in issues if issue.check.endswith("y")] == []
