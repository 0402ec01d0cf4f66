"""Makes a tiny, randomly weighted model in Hugging Face's format and converts it; run where torch is installed.

Prints JSON, by kind of model: `archive`, and `expected`, the original model's own greedy translation of each of TEXTS.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TEXTS = ["the cat sat on the mat", "a minister arrived in beijing", "peace talks go on"]


def train_pieces(folder: Path, name: str, words: str) -> Path:
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter((words + " ").split(" ") * 20),
        model_prefix=str(folder / name),
        vocab_size=60,
        hard_vocab_limit=False,
        minloglevel=2,
        pad_id=-1,
    )
    (folder / f"{name}.vocab").unlink()
    return folder / f"{name}.model"


def marian(folder: Path, *, joint: bool) -> None:
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    source = train_pieces(folder, "source", " ".join(TEXTS))
    target = source if joint else train_pieces(folder, "target", "猫 坐 在 垫子 上 部长 抵达 北京 和谈 继续")
    (folder / "source.spm").write_bytes(source.read_bytes())
    (folder / "target.spm").write_bytes(target.read_bytes())
    pieces: dict[str, int] = {"</s>": 0, "<unk>": 1}
    for path in (source, target):
        processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        for index in range(processor.get_piece_size()):
            pieces.setdefault(processor.id_to_piece(index), len(pieces))
    pieces["<pad>"] = len(pieces)
    (folder / "vocab.json").write_text(json.dumps(pieces))
    tokenizer = MarianTokenizer(str(folder / "source.spm"), str(folder / "target.spm"), str(folder / "vocab.json"))
    tokenizer.save_pretrained(folder)
    torch.manual_seed(7)
    config = MarianConfig(
        vocab_size=len(pieces), d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=64,
        pad_token_id=pieces["<pad>"], eos_token_id=0, decoder_start_token_id=pieces["<pad>"], forced_eos_token_id=None,
        init_std=0.6, scale_embedding=True, activation_function="swish",
    )  # fmt: skip
    MarianMTModel(config).eval().save_pretrained(folder)


def m2m100(folder: Path) -> None:
    import sentencepiece
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    joint = train_pieces(folder, "joint", " ".join(TEXTS))
    (folder / "sentencepiece.bpe.model").write_bytes(joint.read_bytes())
    processor = sentencepiece.SentencePieceProcessor(model_file=str(joint))
    pieces = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for index in range(processor.get_piece_size()):
        pieces.setdefault(processor.id_to_piece(index), len(pieces))
    (folder / "vocab.json").write_text(json.dumps(pieces))
    files = (str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"))
    # The published M2M100 lists its language tokens so; the converter reads them there.
    languages = list(M2M100Tokenizer(*files).lang_token_to_id)
    M2M100Tokenizer(*files, additional_special_tokens=languages).save_pretrained(folder)
    torch.manual_seed(7)
    config = M2M100Config(
        vocab_size=len(pieces) + 108, d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=64,
        init_std=0.6, pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
    )  # fmt: skip
    model = M2M100ForConditionalGeneration(config).eval()
    # So that it answers in words, not in language tokens.
    model.model.shared.weight.data[len(pieces) :] *= 0.1
    model.save_pretrained(folder)


def translations(folder: Path, source: str | None, target: str | None) -> list[str]:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder)
    options = {}
    if source and target:
        tokenizer.src_lang = source
        options["forced_bos_token_id"] = tokenizer.get_lang_id(target)
    results = []
    for text in TEXTS:
        output = model.generate(
            **tokenizer(text, return_tensors="pt"), num_beams=1, do_sample=False, max_new_tokens=20, **options
        )
        results.append(tokenizer.decode(output[0], skip_special_tokens=True))
    return results


if __name__ == "__main__":
    from translate.engine.packages.converting import Conversion, convert

    reports = {}
    for kind in ("joint", "split", "m2m100"):
        place = Path(sys.argv[1]) / kind
        model = place / "model"
        model.mkdir(parents=True)
        if kind == "m2m100":
            m2m100(model)
            conversion = Conversion("en", "mn", source_prefix="__en__", target_prefix="__mn__", quantization="float32")
            expected = translations(model, "en", "mn")
        else:
            marian(model, joint=kind == "joint")
            conversion = Conversion("en", "zh", licence="MIT", quantization="float32")
            expected = translations(model, None, None)
        reports[kind] = {"archive": str(convert(model, place / "out", conversion)), "expected": expected}
    print(json.dumps(reports))
