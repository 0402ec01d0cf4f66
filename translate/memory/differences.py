"""Which words of a similar sentence differ: what a translator must change."""

from __future__ import annotations

from translate.memory.model import Difference


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Where the words of `new` differ from those of `old`, in text order; neighbouring changes are one."""
    from rapidfuzz.distance import Levenshtein, Opcodes

    old_words, new_words = old.split(), new.split()
    found: list[Difference] = []
    end = (-1, -1)
    opcodes: Opcodes = Levenshtein.opcodes(old_words, new_words)
    for code in opcodes:
        if code.tag == "equal":
            continue
        start = (code.src_start, code.dest_start)
        old_part, new_part = old_words[code.src_start : code.src_end], new_words[code.dest_start : code.dest_end]
        if found and start == end:
            before = found.pop()
            old_part, new_part = [*before.old.split(), *old_part], [*before.new.split(), *new_part]
        found.append(Difference(" ".join(old_part), " ".join(new_part)))
        end = (code.src_end, code.dest_end)
    return tuple(found)
