"""Whatever people and stories do, in whatever order: no approved translation changes or disappears."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.catalog.helpers import PATH, change, fields, machine, run, unit
from translate.catalog import editing
from translate.catalog.combining import OTHER_TRANSLATION, combine
from translate.catalog.merging import merge
from translate.catalog.model import Catalog, Entry, Key
from translate.catalog.planning import Unit, plan
from translate.catalog.reading import parse_catalog
from translate.catalog.states import State, state_of

WORDS = ["border", "Turkey", "bank", "wool", "train", "Monday", "said", '"no"', "price", "\\", "2016", "Дархан"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(lambda words: " ".join(words) + ".")
CONTEXTS = st.sampled_from(["headline", "body", "caption", None])
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\#中ө'), min_size=1, max_size=20
)
COMMENTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)


class Newsroom(RuleBasedStateMachine):
    """A story that is edited, a file that people edit, runs in between, tools that rewrite the file."""

    @initialize(sentences=st.lists(st.tuples(SENTENCES, CONTEXTS), min_size=1, max_size=6, unique=True))
    def begin(self, sentences: list[tuple[str, str | None]]) -> None:
        self.basis = "b1"
        self.story = sentences
        self.catalog = run(None, self.wanted())
        self.approved: dict[Key, str] = {}
        self.edited: dict[Key, str] = {}
        self.commented: dict[Key, list[str]] = {}

    def wanted(self) -> list[Unit]:
        return [
            unit(text, msgctxt=context, line=number, basis=self.basis)
            for number, (text, context) in enumerate(self.story, start=1)
        ]

    def entry(self, place: int) -> Entry | None:
        entries = list(self.catalog.active)
        return entries[place % len(entries)] if entries else None

    def edit(self, entry: Entry, new: Entry) -> None:
        edited = editing.with_entries(self.catalog, lambda each: new if each is entry else each)
        self.catalog = parse_catalog(edited.to_bytes(), PATH)

    # What editors do to the story.

    @rule(place=st.integers(0, 20), sentence=SENTENCES, context=CONTEXTS)
    def add_sentence(self, place: int, sentence: str, context: str | None) -> None:
        if (sentence, context) not in self.story:
            self.story.insert(place % (len(self.story) + 1), (sentence, context))

    @precondition(lambda self: self.story)
    @rule(place=st.integers(0, 20))
    def remove_sentence(self, place: int) -> None:
        self.story.pop(place % len(self.story))

    @precondition(lambda self: self.story)
    @rule(place=st.integers(0, 20), word=st.sampled_from(WORDS), at=st.integers(0, 8))
    def change_sentence(self, place: int, word: str, at: int) -> None:
        index = place % len(self.story)
        text, context = self.story[index]
        words = text.split()
        words[at % len(words)] = word
        if (" ".join(words), context) not in self.story:
            self.story[index] = (" ".join(words), context)

    @rule(seed=st.integers(0, 1000))
    def move_sentences(self, seed: int) -> None:
        random.Random(seed).shuffle(self.story)

    @rule(sentence=st.integers(0, 20), ending=st.sampled_from(["", "", " again", " now"]))
    def bring_back_a_sentence(self, sentence: int, ending: str) -> None:
        gone = list(self.catalog.obsolete)
        if gone:
            entry = gone[sentence % len(gone)]
            if (entry.msgid + ending, entry.msgctxt) not in self.story:
                self.story.append((entry.msgid + ending, entry.msgctxt))

    @rule()
    def change_terms_or_package(self) -> None:
        self.basis = f"b{int(self.basis[1:]) + 1}"

    # What reviewers do to the file.

    @rule(place=st.integers(0, 20), text=st.none() | TEXTS)
    def approve(self, place: int, text: str | None) -> None:
        entry = self.entry(place)
        if entry is None or not (text or entry.msgstr):
            return
        new = editing.with_msgstr(entry, text, "\n") if text else entry
        self.edit(entry, editing.with_fuzzy(new, False, "\n"))
        self.approved[entry.key] = text or entry.msgstr
        self.edited.pop(entry.key, None)

    @rule(place=st.integers(0, 20), text=TEXTS)
    def edit_draft(self, place: int, text: str) -> None:
        if (entry := self.entry(place)) and entry.fuzzy:
            self.edit(entry, editing.with_msgstr(entry, text, "\n"))
            self.edited[entry.key] = text

    @rule(place=st.integers(0, 20))
    def empty_draft(self, place: int) -> None:
        if (entry := self.entry(place)) and entry.fuzzy:
            self.edit(entry, editing.with_msgstr(entry, "", "\n"))
            self.edited.pop(entry.key, None)

    @rule(place=st.integers(0, 20), text=COMMENTS)
    def write_comment(self, place: int, text: str) -> None:
        if entry := self.entry(place):
            comments = [*entry.translator_comments, text]
            self.edit(entry, editing.with_translator_comments(entry, comments, "\n"))
            self.commented.setdefault(entry.key, []).append(text)

    # What tools do to the file.

    @rule()
    def lose_comments_of_the_program(self) -> None:
        bare = editing.with_entries(self.catalog, lambda entry: editing.with_extracted_comments(entry, (), "\n"))
        self.catalog = parse_catalog(bare.to_bytes(), PATH)

    @rule(seed=st.integers(0, 1000))
    def sort_entries(self, seed: int) -> None:
        header, *entries = self.catalog.entries
        random.Random(seed).shuffle(entries)
        shuffled = replace(self.catalog, entries=(header, *entries))
        self.catalog = parse_catalog(shuffled.to_bytes(), PATH)

    @rule()
    def use_other_line_ends(self) -> None:
        data = self.catalog.to_bytes()
        newline = (b"\r\n", b"\n") if self.catalog.newline == "\r\n" else (b"\n", b"\r\n")
        self.catalog = parse_catalog(data.replace(*newline), PATH)

    # What the program does.

    @rule(failing=st.booleans())
    def translate(self, failing: bool) -> None:
        wanted = self.wanted()
        before = [entry.key for entry in self.catalog.active if state_of(entry) is State.APPROVED]
        planned = plan(self.catalog, wanted)
        drafts = {} if failing else {each.key: machine(each) for each in planned.to_draft}
        self.catalog = merge(self.catalog, planned, drafts, fields(), path=PATH)
        after = [entry.key for entry in self.catalog.active]
        kept = [key for key in before if key in after]
        assert [key for key in after if key in kept] == kept
        assert {each.key for each in wanted} <= set(after)
        if not failing:
            assert run(self.catalog, wanted) is self.catalog
            assert run(parse_catalog(self.catalog.to_bytes(), PATH), wanted).to_bytes() == self.catalog.to_bytes()

    @invariant()
    def approved_translations_are_there(self) -> None:
        for key, msgstr in self.approved.items():
            found = [entry for entry in self.catalog.entries if entry.key == key]
            assert [entry.msgstr for entry in found if not entry.fuzzy] == [msgstr]

    @invariant()
    def edited_translations_are_there(self) -> None:
        for key, msgstr in self.edited.items():
            assert [entry.msgstr for entry in self.catalog.entries if entry.key == key] == [msgstr]

    @invariant()
    def approved_sentences_of_the_story_are_active(self) -> None:
        active = {entry.key for entry in self.catalog.active}
        wanted = {each.key for each in self.wanted()}
        for key in self.approved.keys() & wanted & active:
            assert not next(entry for entry in self.catalog.active if entry.key == key).fuzzy

    @invariant()
    def comments_of_people_are_there(self) -> None:
        for key, comments in self.commented.items():
            found = [entry.translator_comments for entry in self.catalog.entries if entry.key == key]
            assert found
            assert set(comments) <= set(found[0])

    @invariant()
    def gettext_would_accept_the_file(self) -> None:
        keys = [entry.key for entry in self.catalog.entries]
        assert len(set(keys)) == len(keys)


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=250, stateful_step_count=30, deadline=None)


class TwoReviewers(RuleBasedStateMachine):
    """Two copies of one file, edited apart and combined."""

    @initialize(sentences=st.lists(SENTENCES, min_size=1, max_size=5, unique=True))
    def begin(self, sentences: list[str]) -> None:
        base = run(None, [unit(text) for text in sentences])
        self.copies = [base, base]
        self.texts: list[tuple[Key, str]] = []

    @rule(who=st.integers(0, 1), place=st.integers(0, 9), text=TEXTS, fuzzy=st.booleans())
    def write(self, who: int, place: int, text: str, fuzzy: bool) -> None:
        entries = list(self.copies[who].active)
        entry = entries[place % len(entries)]
        self.copies[who] = change(
            self.copies[who],
            entry.msgid,
            lambda each: editing.with_fuzzy(editing.with_msgstr(each, text, "\n"), fuzzy, "\n"),
        )

    @invariant()
    def no_text_is_lost(self) -> None:
        combined = combine(*self.copies)
        for copy in self.copies:
            for entry in copy.active:
                if state_of(entry) in (State.APPROVED, State.EDITED):
                    self.check(combined, entry)

    def check(self, combined: Catalog, entry: Entry) -> None:
        found = next(each for each in combined.active if each.key == entry.key)
        kept = [
            comment.removeprefix(OTHER_TRANSLATION)
            for comment in found.translator_comments
            if comment.startswith(OTHER_TRANSLATION)
        ]
        lines = [line.strip() for line in entry.msgstr.split("\n") if line.strip()]
        assert found.msgstr == entry.msgstr or {line.strip() for line in lines} <= {each.strip() for each in kept}


TestTwoReviewers = TwoReviewers.TestCase
TestTwoReviewers.settings = settings(max_examples=60, stateful_step_count=12, deadline=None)
