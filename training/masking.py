"""Putting masks for names and figures into a pair, where both sides are known to name the same thing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from training.corpora import Pair
from training.symbols import CASE_MARKS, FIGURE_MASKS, NAME_MASKS
from translate.glossary.figures import Figure, accepted, find_figures, render, stands
from translate.glossary.mongolian import Case

LOCALES = {"zh": "zh_Hans", "mn": "mn"}
MASKED_OFTEN = 0.9
RELABELLED_OFTEN = 0.4


@dataclass(frozen=True)
class Name:
    """A name and the ways its translation is written: each form with its case (empty for the nominative)."""

    english: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Link:
    """A place in each side that says the same: character spans, and the case mark the translation needs."""

    english: tuple[int, int]
    translation: tuple[int, int]
    mark: str
    is_figure: bool


class NameTable:
    """All names known for one target language, found in one pass over a sentence."""

    def __init__(self, names: Iterable[Name], target: str) -> None:
        self._by_words = target != "zh"
        self._english: ahocorasick.Automaton = ahocorasick.Automaton()
        forms: dict[str, dict[str, str]] = {}
        for name in names:
            forms.setdefault(name.english, {}).update(dict(name.forms))
        self._forms = {
            english: sorted(found.items(), key=lambda item: -len(item[0])) for english, found in forms.items()
        }
        for english in self._forms:
            self._english.add_word(english, english)
        if self._forms:
            self._english.make_automaton()

    def links(self, pair: Pair) -> list[Link]:
        """Names that stand exactly once on each side, longest first where they overlap."""
        if not self._forms:
            return []
        matches = [(end + 1 - len(name), end + 1, name) for end, name in self._english.iter(pair.english)]
        matches = [match for match in matches if _on_word_edges(pair.english, match[0], match[1])]
        matches.sort(key=lambda match: (match[0] - match[1], match[0]))
        links: list[Link] = []
        for start, end, name in matches:
            if pair.english.count(name) != 1 or any(
                start < link.english[1] and link.english[0] < end for link in links
            ):
                continue
            for form, case in self._forms[name]:
                places = [
                    (found.start(), found.end())
                    for found in re.finditer(re.escape(form), pair.translation)
                    if not self._by_words or _on_word_edges(pair.translation, found.start(), found.end())
                ]
                if len(places) == 1 and not _overlaps(places[0], links):
                    links.append(Link((start, end), places[0], CASE_MARKS.get(case, ""), is_figure=False))
                    break
                if places:
                    break
        return links


def _on_word_edges(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum() or before == "-" or after == "-")


def _overlaps(span: tuple[int, int], links: list[Link]) -> bool:
    return any(span[0] < link.translation[1] and link.translation[0] < span[1] for link in links)


def _meets(link: Link, links: list[Link]) -> bool:
    return _overlaps(link.translation, links) or any(
        link.english[0] < other.english[1] and other.english[0] < link.english[1] for other in links
    )


def figure_links(pair: Pair, target: str) -> list[Link]:
    """Numbers, dates, sums and the like that the program finds in the English and that stand once in the translation.

    Both sides are those of `translate.glossary.figures`, so that what is masked here is what the program will mask.
    """
    locale = LOCALES[target]
    links: list[Link] = []
    for figure in find_figures(pair.english, published=None):
        if not figure.must or stands(figure, pair.translation, locale) != 1:
            continue
        for form, mark in _written(figure, locale):
            places = [found.span() for found in form.finditer(pair.translation)]
            if len(places) != 1 or _overlaps(places[0], links):
                continue
            start, end = places[0]
            # The value is gone with its words: nothing of it was left outside the mask, nothing else was inside.
            if not stands(figure, f"{pair.translation[:start]} {pair.translation[end:]}", locale):
                links.append(Link((figure.start, figure.end), places[0], mark, is_figure=True))
                break
    return links


def _written(figure: Figure, locale: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """The ways a figure is written, each with its case mark, longest first: an ending is tried before the bare form."""
    forms = [(form, "") for form in accepted(figure, locale)]
    if locale == "mn":
        forms = [(render(figure, locale, case=Case(case)), mark) for case, mark in CASE_MARKS.items()] + forms
    for form, mark in sorted(dict.fromkeys(forms), key=lambda item: -len(item[0])):
        loose = r"\s?".join(re.escape(part) for part in re.findall(r"\d[\d.,]*|\D", form.replace(" ", "")))
        before, after = (r"(?<![\w.,])", r"(?!\w|-\w)") if locale == "mn" else (r"(?<![\dA-Za-z.,])", r"(?![\d%])")
        yield re.compile(f"{before}{loose}{after}"), mark


def mask(pair: Pair, names: NameTable, target: str, choice: random.Random) -> Pair | None:
    """The pair with most linked names and figures masked, or None when it has none.

    Masks are numbered in the order of the English sentence; now and then with other numbers, so that all are learned.
    """
    links = names.links(pair)
    links += [link for link in figure_links(pair, target) if not _meets(link, links)]
    links = [link for link in links if choice.random() < MASKED_OFTEN]
    links.sort(key=lambda link: link.english)
    if not links:
        return None
    relabel = choice.random() < RELABELLED_OFTEN
    labels = {}
    for is_figure, masks in ((False, NAME_MASKS), (True, FIGURE_MASKS)):
        order = choice.sample(masks, len(masks)) if relabel else list(masks)
        chosen = [link for link in links if link.is_figure == is_figure]
        labels.update({link.english: label for link, label in zip(chosen, order, strict=False)})
    links = [link for link in links if link.english in labels]
    english, translation = pair.english, pair.translation
    for link in sorted(links, key=lambda link: -link.english[0]):
        english = english[: link.english[0]] + labels[link.english] + english[link.english[1] :]
    for link in sorted(links, key=lambda link: -link.translation[0]):
        start, end = link.translation
        translation = translation[:start] + labels[link.english] + link.mark + translation[end:]
    return Pair(english, translation)
