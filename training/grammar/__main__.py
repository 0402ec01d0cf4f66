"""`python -m training.grammar --count 20 --seed 1`: print sentences of the grammar, tab-separated."""

from __future__ import annotations

import argparse

from training.grammar import generate


def main() -> None:
    """Print the sentences asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.grammar", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mask-rate", type=float, default=0.5, help="share of sentences with masks (0 to 1)")
    asked = parser.parse_args()
    for triple in generate(asked.count, asked.seed, mask_rate=asked.mask_rate):
        print(triple.english, triple.mongolian, triple.chinese, sep="\t")


if __name__ == "__main__":
    main()
