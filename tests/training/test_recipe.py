"""A short run of the whole recipe on a few hundred generated sentences: real code, a tiny model."""

from __future__ import annotations

import gzip
import itertools
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch belongs to the training extra")
pytest.importorskip("eflomal", reason="eflomal belongs to the training extra")
pytest.importorskip("sacrebleu", reason="sacrebleu belongs to the training extra")

from training.__main__ import main  # noqa: E402
from training.checkpoints import load_state, load_weights, snapshots  # noqa: E402
from training.grammar import generate  # noqa: E402

MIXTURE = """
longest = 60
[weights]
"zh/grammar" = 1
"mn/grammar" = 1
"zh/tatoeba" = 0.5
[dropout]
mn = 0.1
[hidden]
mn = 0.1
[smoothing]
mn = 0.1
"""
VOCABULARY = 'longest = 0\n[weights]\n"zh/grammar" = 1\n"mn/grammar" = 1\n"zh/tatoeba" = 1\n"mn/tatoeba" = 1\n'


@dataclass(frozen=True)
class Workshop:
    """Folders of a short run."""

    root: Path

    @property
    def mixture(self) -> str:
        """The mixture that is trained on."""
        return str(self.root / "mixture.toml")

    def run(self, *arguments: str) -> None:
        """Run one command of the recipe in this workshop."""
        assert main(["--work", str(self.root / "work"), *arguments]) == 0

    def train(self, name: str, until: int, *more: str) -> None:
        """Train a tiny model until a number of pieces."""
        size = (
            "--width",
            "64",
            "--encoder-layers",
            "1",
            "--decoder-layers",
            "1",
            "--capacity",
            "600",
            "--warm-up",
            "5",
        )
        self.run("train", name, self.mixture, "--until", str(until), "--save-minutes", "0", *size, *more)


def _write_corpora(root: Path) -> None:
    triples = list(itertools.islice(generate(400, 5), 400))
    for target in ("zh", "mn"):
        (root / "corpora" / target).mkdir(parents=True)
        with gzip.open(root / "corpora" / target / "tatoeba.tsv.gz", "wt", encoding="utf-8") as lines:
            for triple in triples[:150]:
                text = triple.chinese if target == "zh" else triple.mongolian
                if "⟦" not in text:
                    lines.write(f"{triple.english}\t{text}\n")
    held_out = list(itertools.islice(generate(8, 6, mask_rate=0.0), 8))
    flores, newswire = root / "evaluation" / "flores200", root / "evaluation" / "newswire"
    flores.mkdir(parents=True)
    newswire.mkdir()
    for name, side in (("eng_Latn", "english"), ("zho_Hans", "chinese"), ("khk_Cyrl", "mongolian")):
        text = "".join(getattr(triple, side) + "\n" for triple in held_out)
        (flores / f"devtest.{name}").write_text(text, encoding="utf-8")
    rows = "".join(f"{triple.english}\t{triple.chinese}\t{triple.mongolian}\n" for triple in held_out)
    (newswire / "dev.tsv").write_text(rows, encoding="utf-8")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    shop = Workshop(tmp_path_factory.mktemp("recipe"))
    _write_corpora(shop.root)
    (shop.root / "mixture.toml").write_text(MIXTURE, encoding="utf-8")
    (shop.root / "vocabulary.toml").write_text(VOCABULARY, encoding="utf-8")
    corpora, evaluation = str(shop.root / "corpora"), str(shop.root / "evaluation")
    shop.run("prepare", corpora, evaluation)
    shop.run("generate", evaluation, "--count", "400", "--seed", "5")
    shop.run("vocabulary", "--mixture", str(shop.root / "vocabulary.toml"), "--size", "1400")
    shop.run("encode", shop.mixture)
    shop.train("short", 16_000)
    return shop


def test_prepare_says_what_it_dropped(workshop: Workshop) -> None:
    counts = json.loads((workshop.root / "work" / "prepared" / "counts.json").read_text(encoding="utf-8"))
    for count in counts.values():
        assert count["read"] == count["kept"] + count["repeated"] + count["filtered"] + count["evaluation"]


def test_every_letter_of_mongolian_and_every_mask_is_one_piece(workshop: Workshop) -> None:
    import sentencepiece

    from training.symbols import USER_DEFINED
    from training.vocabulary import MONGOLIAN_LETTERS

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(workshop.root / "work" / "vocabulary.model"))
    for piece in (*MONGOLIAN_LETTERS, *USER_DEFINED):
        assert tokenizer.piece_to_id(piece) != tokenizer.unk_id()
    text = "Ерөнхийлөгч ⟦N1⟧⟦gen⟧ ⟦D8⟧, Өвөрхангай"
    assert "".join(tokenizer.encode(text, out_type=str)).replace("▁", " ").replace("_", " ").strip() == text


def test_the_loss_falls(workshop: Workshop) -> None:
    lines = (workshop.root / "work" / "short" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    first, last = json.loads(lines[0]), json.loads(lines[-1])
    assert last["mn"] < first["mn"]


def test_a_resumed_run_is_the_run_that_never_stopped(workshop: Workshop) -> None:
    """Exact on one process: the same batches, moments and rate."""
    workshop.train("whole", 6_000)
    workshop.train("parted", 3_000)
    workshop.train("parted", 6_000)
    whole, parted = (load_state(workshop.root / "work" / name) for name in ("whole", "parted"))
    assert whole is not None
    assert parted is not None
    assert whole[1] == parted[1]
    for name, weight in whole[2]["masters"].items():  # type: ignore[attr-defined]
        assert torch.equal(weight, parted[2]["masters"][name]), name  # type: ignore[index]


def test_two_processes_go_on_from_weights_together(workshop: Workshop) -> None:
    start = snapshots(workshop.root / "work" / "short")[-1]
    before = load_weights(start)[1].tokens
    workshop.train("pair", before + 3_000, "--processes", "2", "--start-from", str(start))
    state = load_state(workshop.root / "work" / "pair")
    assert state is not None
    assert state[1].tokens >= before + 3_000
    assert state[1].batches % 2 == 0


def test_ctranslate2_gives_what_torch_gives(workshop: Workshop, tmp_path: Path) -> None:
    """The first piece's probabilities over the target vocabulary, unquantised."""
    import ctranslate2
    import numpy as np

    from training.dataset import target_pieces
    from training.export import export
    from training.model import Transformer
    from training.trainer import read_vocabulary

    work = workshop.root / "work"
    snapshot = snapshots(work / "short")[-1]
    shape, _, weights = load_weights(snapshot)
    model = Transformer(shape)
    model.load_state_dict(weights)
    tokenizer, special = read_vocabulary(work)
    for target in ("zh", "mn"):
        pieces = target_pieces(tokenizer, target)
        folder = export(snapshot, work, target, tmp_path / target, quantization="float32")
        source = tokenizer.encode("⟦N1⟧ said exports rose by ⟦D1⟧ in May.")
        translator = ctranslate2.Translator(str(folder), device="cpu", compute_type="float32")
        names = [tokenizer.id_to_piece(piece) for piece in source]
        best = translator.translate_batch(
            [names], max_decoding_length=1, min_decoding_length=0, beam_size=1, return_logits_vocab=True
        )[0]
        with torch.no_grad():
            memory, mask = model.encode(torch.tensor([[*source, special.tags[target]]]))
            states, _ = model.decode(torch.tensor([[special.tags[target]]]), memory, mask)
            expected = states[0, -1] @ model.embedding.weight[pieces].T
        found = torch.from_numpy(np.array(best.logits[0][0]).reshape(-1))[2:]
        assert torch.allclose(found, expected, atol=1e-3)


def test_a_package_holds_what_argos_and_the_program_read(workshop: Workshop, tmp_path: Path) -> None:
    workshop.run("average", "short", "--count", "2")
    average = str(workshop.root / "work" / "short" / "average.pt")
    evaluation = str(workshop.root / "evaluation")
    workshop.run("pack", average, "mn", "0.1.1", evaluation, workshop.mixture, "--into", str(tmp_path))
    archive = tmp_path / "translate-en_mn-0_1_1.argosmodel"
    with zipfile.ZipFile(archive) as packed:
        metadata = json.loads(packed.read("translate-en_mn-0_1_1/metadata.json"))
        card = packed.read("translate-en_mn-0_1_1/README.md").decode()
    assert (metadata["from_code"], metadata["to_code"], metadata["package_version"]) == ("en", "mn", "0.1.1")
    assert len(metadata["editions"]["name_masks"]) == len(metadata["editions"]["figure_masks"]) == 8
    assert metadata["editions"]["case_marks"]["gen"] == "⟦gen⟧"
    assert "`chrF2++ nrefs:1|" in card
    first = archive.read_bytes()
    workshop.run("pack", average, "mn", "0.1.1", evaluation, workshop.mixture, "--into", str(tmp_path))
    assert archive.read_bytes() == first
    workshop.run("evaluate", str(archive), "mn", evaluation, "--limit", "3")


def test_a_run_goes_on_from_a_package(workshop: Workshop, tmp_path: Path) -> None:
    """Its weights are those the package was made from, but for the steps of int8; so is the count of pieces seen."""
    workshop.run("average", "short", "--count", "1")
    average = workshop.root / "work" / "short" / "average.pt"
    evaluation = str(workshop.root / "evaluation")
    workshop.run("pack", str(average), "zh", "0.2", evaluation, workshop.mixture, "--into", str(tmp_path))
    again = tmp_path / "work"
    assert main(["--work", str(again), "restore", str(tmp_path / "translate-en_zh-0_2.argosmodel")]) == 0
    vocabulary = (workshop.root / "work" / "vocabulary.model").read_bytes()
    assert (again / "vocabulary.model").read_bytes() == vocabulary
    shape, progress, weights = load_weights(average)
    restored_shape, restored_progress, restored = load_weights(again / "restored.pt")
    assert (restored_shape, restored_progress.tokens) == (shape, progress.tokens)
    assert weights.keys() == restored.keys()
    for name, weight in weights.items():
        assert (weight.float() - restored[name]).abs().max() <= weight.abs().max() / 127, name
