"""`python -m training`: the steps of the recipe as commands, in the order in which they are run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from training.corpora import TARGETS
from training.mixture import read_mixture

HERE = Path(__file__).parent


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder of everything the recipe makes")
    commands = parser.add_subparsers(dest="command", required=True)

    prepare = commands.add_parser("prepare", help="filter, deduplicate and mask the gathered text")
    prepare.add_argument("corpora", type=Path, help="folder of the gathered text (zh/, mn/, lexicon/, newswire/)")
    prepare.add_argument("evaluation", type=Path, help="folder of the evaluation sets, kept out of the training text")

    vocabulary = commands.add_parser("vocabulary", help="train the joint SentencePiece vocabulary")
    vocabulary.add_argument("--mixture", type=Path, default=HERE / "mixtures" / "vocabulary.toml")
    vocabulary.add_argument("--size", type=int, default=16000)

    generate = commands.add_parser("generate", help="draw sentences from the newswire grammar")
    generate.add_argument("evaluation", type=Path, help="folder of the evaluation sets, kept out of the training text")
    generate.add_argument("--count", type=int, default=120_000)
    generate.add_argument("--seed", type=int, default=101)
    generate.add_argument("--name", default="grammar", help="what mixtures call the source: zh/<name>, mn/<name>")

    encode = commands.add_parser("encode", help="encode and word-align the sources of a mixture")
    encode.add_argument("mixture", type=Path)

    restore = commands.add_parser("restore", help="take a released package's weights and vocabulary to go on from")
    restore.add_argument("package", type=Path, help="an .argosmodel file of this recipe")

    train = commands.add_parser("train", help="train, or go on training, until a number of target pieces is seen")
    train.add_argument("run", help="name of the run: its folder below the work folder")
    train.add_argument("mixture", type=Path)
    train.add_argument("--until", type=float, required=True, help="target pieces since the beginning of the run")
    train.add_argument("--start-from", type=Path, help="weights a new run starts from")
    train.add_argument("--width", type=int, default=256)
    train.add_argument("--encoder-layers", type=int, default=4)
    train.add_argument("--decoder-layers", type=int, default=2)
    train.add_argument("--capacity", type=int, default=3000, help="pieces per batch and process, padding counted")
    train.add_argument("--rate", type=float, default=2e-3, help="learning rate")
    train.add_argument("--warm-up", type=int, default=200, help="steps until the full learning rate")
    train.add_argument("--cool-down", type=float, default=0, help="pieces before the end over which the rate falls")
    train.add_argument("--guidance", type=float, default=0.2, help="weight of the word alignments in the loss")
    train.add_argument("--processes", type=int, default=1)
    train.add_argument("--save-minutes", type=float, default=5.0)

    average = commands.add_parser("average", help="average the last snapshots of a run into average.pt")
    average.add_argument("run")
    average.add_argument("--count", type=int, default=3)

    export = commands.add_parser("export", help="turn weights into a CTranslate2 model of one target language")
    export.add_argument("weights", type=Path)
    export.add_argument("target", choices=TARGETS)
    export.add_argument("folder", type=Path)

    evaluate = commands.add_parser("evaluate", help="score a package on the evaluation sets")
    evaluate.add_argument("package", type=Path, help="an .argosmodel file or an unpacked package")
    evaluate.add_argument("target", choices=TARGETS)
    evaluate.add_argument("evaluation", type=Path)
    evaluate.add_argument("--limit", type=int, help="only the first sentences of each set")

    pack = commands.add_parser("pack", help="export, evaluate and pack weights as an Argos package with a model card")
    pack.add_argument("weights", type=Path)
    pack.add_argument("target", choices=TARGETS)
    pack.add_argument("version")
    pack.add_argument("evaluation", type=Path)
    pack.add_argument("mixtures", type=Path, nargs="+", help="what the weights were trained on, for the card")
    pack.add_argument("--into", type=Path, default=HERE.parent / "models")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    asked = _parser().parse_args(arguments)
    work: Path = asked.work
    if asked.command == "prepare":
        from training.prepare import prepare

        counts = prepare(asked.corpora, asked.evaluation, work)
        json.dump(counts, sys.stdout, indent=1)
    elif asked.command == "vocabulary":
        from training.vocabulary import train_vocabulary

        print(train_vocabulary(work, read_mixture(asked.mixture).weights, size=asked.size))
    elif asked.command == "encode":
        from training.dataset import encode

        encode(work, read_mixture(asked.mixture).weights)
    elif asked.command == "restore":
        from training.restore import restore

        print(restore(asked.package, work))
    elif asked.command == "train":
        from training.model import Shape
        from training.trainer import Plan, read_vocabulary, train

        tokenizer, _ = read_vocabulary(work)
        width = asked.width
        shape = Shape(
            tokenizer.get_piece_size(), width, width // 64, 4 * width, asked.encoder_layers, asked.decoder_layers
        )
        train(
            Plan(
                work,
                work / asked.run,
                asked.mixture,
                int(asked.until),
                shape,
                asked.start_from,
                asked.capacity,
                asked.rate,
                asked.warm_up,
                int(asked.cool_down),
                asked.guidance,
                asked.processes,
                asked.save_minutes,
            )
        )
    elif asked.command == "generate":
        from training.generate import generate_pairs

        print(generate_pairs(asked.evaluation, work, count=asked.count, seed=asked.seed, name=asked.name))
    elif asked.command == "average":
        from training.average import average

        print(average(work / asked.run, asked.count))
    elif asked.command == "export":
        from training.export import export

        print(export(asked.weights, work, asked.target, asked.folder))
    elif asked.command == "evaluate":
        from training.evaluate import as_json, evaluate_package

        print(as_json(evaluate_package(asked.package, asked.evaluation, asked.target, limit=asked.limit)))
    elif asked.command == "pack":
        from training.releasing import release

        print(release(asked.weights, asked.target, asked.version, asked.evaluation, asked.mixtures, work, asked.into))
    return 0


if __name__ == "__main__":
    sys.exit(main())
