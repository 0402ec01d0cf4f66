"""The symbols that stand for names and figures, and for the case a Mongolian name takes."""

from __future__ import annotations

MASK_COUNT = 8
NAME_MASKS = tuple(f"⟦N{number}⟧" for number in range(1, MASK_COUNT + 1))
FIGURE_MASKS = tuple(f"⟦D{number}⟧" for number in range(1, MASK_COUNT + 1))
CASE_MARKS = {case: f"⟦{case}⟧" for case in ("gen", "dat", "acc", "abl", "ins", "com")}
TARGET_TAGS = {"zh": "<2zh>", "mn": "<2mn>"}
USER_DEFINED = (*NAME_MASKS, *FIGURE_MASKS, *CASE_MARKS.values(), *TARGET_TAGS.values())
