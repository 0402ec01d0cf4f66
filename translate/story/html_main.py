"""Where the story lies in an HTML page, and what in and around it is the page's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

from lxml import etree

from translate.story.decoding import plain
from translate.story.furniture import has_page_words, is_page_element
from translate.story.html_page import Element

_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "title"})
"""Elements whose text is not on the page."""

_NEVER_BY_WORDS = frozenset({"body", "p", "figure", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are not the page's for a word in their class alone (`follow-up` on a paragraph)."""

_LONG = 80
"""Characters of direct text from which on an element without paragraphs is taken for text."""

_SHORT = 300
_LINKED = 0.4
_ONLY_LINKS = 0.9
"""Characters, and shares of text in links, from which an element is not the story's."""

_TOO_MUCH = 0.5
"""Share of a page's text from which an element is no part of the page around the story, whatever it is called."""

_LANDMARKS = ('.//*[contains(@itemprop,"articleBody")]', ".//article", ".//main|.//*[@role='main']")


def words_of(element: Element) -> set[str]:
    """The words of an element's class, id, rel and itemprop, in lower case; `time` for an element of that name."""
    said = " ".join(element.get(name) or "" for name in ("class", "id", "rel", "itemprop"))
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", said)}
    return words | {"time"} if element.tag == "time" else words


def page_elements(body: Element) -> set[Element]:
    """The outermost elements that are not seen or are of the page: navigation, sidebars, lists of links, comments."""
    weights = _weights(body, frozenset())
    most = weights[body] * _TOO_MUCH
    found: set[Element] = set()
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if _is_unseen(element) or (weights[element] <= most and _is_of_page(element)):
            found.add(element)
            walk.skip_subtree()
    return found


def main_element(body: Element, passed_over: Set[Element]) -> Element:
    """The element that holds the story: a landmark if the page has one, else where most paragraphs lie."""
    weights = _weights(body, passed_over)
    for landmark in _LANDMARKS:
        found = [element for element in body.xpath(landmark) if weights[element]]
        if found:
            return max(found, key=weights.__getitem__)
    # The innermost element with two thirds of all text.
    enough = max(1, weights[body] * 2 / 3)
    inner = body
    while True:
        child = next((child for child in inner if weights[child] >= enough), None)
        if child is None or child.tag in ("p", "td"):
            return inner
        inner = child


def _weights(body: Element, passed_over: Set[Element]) -> Counter[Element]:
    """Element → characters of running text in it, links left out."""
    elements: list[Element] = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element in passed_over or element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            elements.append(element)
    weights: Counter[Element] = Counter()
    # Backwards, so that an element is complete before its parent counts it.
    for element in reversed(elements):
        if element.tag == "p":
            weights[element] = len(plain("".join(element.xpath(".//text()[not(parent::a)]"))))
        elif (own := len(plain(" ".join(element.xpath("text()"))))) >= _LONG:
            weights[element] += own
        if element is not body:
            weights[element.getparent()] += weights[element]
    return weights


def _is_unseen(element: Element) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    )


def _is_of_page(element: Element) -> bool:
    if element.find(".//h1") is not None:
        return False
    if is_page_element(element.tag, element.get("role") or ""):
        return True
    if element.tag in _NEVER_BY_WORDS:
        return False
    named = has_page_words(words_of(element))
    links = list(element.iter("a"))
    if not named and len(links) < 2:
        return False
    said = len(plain("".join(element.itertext())))
    linked = len(plain("".join(text for link in links for text in link.itertext()))) / max(1, said)
    return (named and (said <= _SHORT or linked >= _LINKED)) or (len(links) > 1 and linked >= _ONLY_LINKS)
