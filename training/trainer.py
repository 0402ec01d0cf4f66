"""The training loop: one or more processes of one thread each, averaging their gradients after every batch."""

from __future__ import annotations

import json
import os
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.distributed as distributed
from torch.multiprocessing.spawn import ProcessContext, spawn

from training.batches import Batch, Special, build_batch, plan_round
from training.checkpoints import Progress, load_state, load_weights, save
from training.corpora import TARGETS
from training.dataset import read_encoded, target_pieces
from training.mixture import read_mixture
from training.model import Shape, Transformer
from training.optimizer import Optimizer
from training.symbols import TARGET_TAGS, USER_DEFINED

LOGGED_EVERY = 20
"""Steps between two lines of a run's log."""


_KEPT = {"hugetlb": 1, "mmap_threshold": 2**34, "trim_threshold": 2**34, "top_pad": 2**28, "arena_max": 1}
KEEP_MEMORY = ":".join(f"glibc.malloc.{name}={value}" for name, value in _KEPT.items())
"""Tells the C library to keep freed memory, in large pages: else half of a step is the kernel clearing new pages."""


@dataclass(frozen=True)
class Plan:
    """What to train and until when.

    `until` counts target pieces from the beginning, those that `start_from` has seen included; the learning rate rises
    over `warm_up` steps, stays, and falls in a straight line to nothing over the last `cool_down` pieces before `until`
    (0: it stays).
    """

    work: Path
    run: Path
    mixture: Path
    until: int
    shape: Shape | None = None
    start_from: Path | None = None
    capacity: int = 3000
    rate: float = 2e-3
    warm_up: int = 200
    cool_down: int = 0
    guidance: float = 0.2
    processes: int = 1
    save_minutes: float = 5.0
    seed: int = 1


@dataclass
class Meter:
    """Running means of what is logged, since the last line."""

    began: float = field(default_factory=time.monotonic)
    tokens: int = 0
    entropy: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def add(self, batch: Batch, entropy: float, everywhere: int) -> None:
        """Count one batch of this process, and the pieces of all processes."""
        self.tokens += everywhere
        self.entropy[batch.target] = self.entropy.get(batch.target, 0.0) + entropy * batch.size
        self.sizes[batch.target] = self.sizes.get(batch.target, 0) + batch.size

    def summary(self) -> dict[str, float]:
        """Loss by language in nats a piece, and pieces a second of all processes."""
        losses = {target: round(total / self.sizes[target], 4) for target, total in sorted(self.entropy.items())}
        return {**losses, "pieces_a_second": round(self.tokens / (time.monotonic() - self.began))}


def train(plan: Plan) -> None:
    """Train until `plan.until` pieces, going on from the run's last checkpoint when it has one.

    A new run takes its weights from `plan.start_from`, or random ones of `plan.shape`. A terminate or interrupt signal
    saves and ends.
    """
    os.environ["GLIBC_TUNABLES"] = KEEP_MEMORY
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"file://{folder}/meeting"
        _watch(spawn(_work, args=(plan, meeting), nprocs=plan.processes, join=False))  # type: ignore[no-untyped-call]


def _watch(workers: ProcessContext) -> None:
    """Wait for the workers, handing a terminate or interrupt signal on to them."""

    def hand_on(number: int, _: object) -> None:
        for process in workers.processes:
            if process.pid is not None:
                os.kill(process.pid, number)

    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, hand_on)
    while not workers.join():
        pass


def schedule(plan: Plan, step: int, tokens: int) -> float:
    """The factor on the learning rate."""
    factor = min(1.0, (step + 1) / plan.warm_up)
    if plan.cool_down:
        factor *= min(1.0, max(0.01, (plan.until - tokens) / plan.cool_down))
    return factor


def _work(rank: int, plan: Plan, meeting: str) -> None:
    torch.set_num_threads(1)
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    if plan.processes > 1:
        distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=plan.processes)
    with _StopFlag() as stop:
        _loop(rank, plan, stop)
    if plan.processes > 1:
        distributed.destroy_process_group()


def _loop(rank: int, plan: Plan, stop: _StopFlag) -> None:
    model, optimizer, progress = _begin(plan)
    tokenizer, special = read_vocabulary(plan.work)
    pieces = {target: torch.tensor(target_pieces(tokenizer, target)) for target in TARGETS}
    positions = {}
    for target, part in pieces.items():
        positions[target] = torch.full((tokenizer.get_piece_size(),), -1)
        positions[target][part] = torch.arange(len(part))
    mixture = read_mixture(plan.mixture)
    data = {key: read_encoded(plan.work, key) for key, weight in mixture.weights.items() if weight > 0}
    if progress.mixture != plan.mixture.name:
        progress.mixture, progress.batches = plan.mixture.name, 0
        progress.round += 1
    meter, saved = Meter(), time.monotonic()
    while progress.tokens < plan.until:
        batches = plan_round(data, mixture, plan.capacity, f"{plan.seed}/{progress.mixture}/{progress.round}")
        usable = len(batches) - len(batches) % plan.processes
        while progress.batches < usable and progress.tokens < plan.until:
            examples = batches[progress.batches + rank]
            target = examples[0].key.partition("/")[0]
            # What is dropped depends on the step alone, so that a resumed run is the run that never stopped.
            torch.manual_seed((plan.seed << 32) + progress.step * plan.processes + rank)
            batch = build_batch(data, examples, special, positions, mixture.hidden.get(target, 0.0))
            loss, entropy = model.loss(
                batch.source,
                batch.start,
                batch.wanted,
                batch.links,
                pieces[target],
                dropout=mixture.dropout.get(target, 0.0),
                smoothing=mixture.smoothing.get(target, 0.0),
                guidance=plan.guidance,
            )
            loss.backward()  # type: ignore[no-untyped-call]
            shared = torch.cat([optimizer.gradients(), torch.tensor([float(batch.size), float(stop.asked)])])
            if plan.processes > 1:
                distributed.all_reduce(shared)
            size, asked = shared[-2:].tolist()
            optimizer.step(shared[:-2] / plan.processes, schedule(plan, progress.step, progress.tokens))
            meter.add(batch, float(entropy), int(size))
            progress.step += 1
            progress.tokens += int(size)
            progress.batches += plan.processes
            if rank == 0 and (asked or time.monotonic() - saved > plan.save_minutes * 60):
                save(plan.run, model.shape, progress, optimizer.state())
                saved = time.monotonic()
            if rank == 0 and progress.step % LOGGED_EVERY == 0:
                _log(plan, progress, meter)
                meter = Meter()
            if asked:
                return
        if progress.batches >= usable:
            progress.round += 1
            progress.batches = 0
    if rank == 0:
        save(plan.run, model.shape, progress, optimizer.state())


def _begin(plan: Plan) -> tuple[Transformer, Optimizer, Progress]:
    saved = load_state(plan.run)
    shape = saved[0] if saved else plan.shape
    weights, progress = None, Progress()
    if saved is None and plan.start_from is not None:
        shape, before, weights = load_weights(plan.start_from)
        progress.tokens = before.tokens
    if shape is None:
        raise ValueError("a new run needs a shape or weights to start from")
    torch.manual_seed(plan.seed)
    model = Transformer(shape)
    if weights is not None:
        model.load_state_dict(weights)
    optimizer = Optimizer(model, plan.rate)
    model.to(torch.bfloat16)
    model.positions = model.positions.float()
    if saved is not None:
        progress = saved[1]
        optimizer.restore(saved[2])
    return model, optimizer, progress


def read_vocabulary(work: Path) -> tuple[Any, Special]:
    """The SentencePiece model of a work folder, and the pieces that frame rows."""
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(work / "vocabulary.model"))
    tags = {target: tokenizer.piece_to_id(tag) for target, tag in TARGET_TAGS.items()}
    words_from = 1 + max(tokenizer.piece_to_id(symbol) for symbol in USER_DEFINED)
    return tokenizer, Special(tokenizer.eos_id(), tokenizer.unk_id(), tags, words_from)


def _log(plan: Plan, progress: Progress, meter: Meter) -> None:
    line = {"step": progress.step, "tokens": progress.tokens, "round": progress.round, **meter.summary()}
    plan.run.mkdir(parents=True, exist_ok=True)
    with (plan.run / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


class _StopFlag:
    """Set by the first terminate or interrupt signal while it is entered."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> _StopFlag:
        for kind in (signal.SIGTERM, signal.SIGINT):
            self._before[kind] = signal.signal(kind, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for kind, handler in self._before.items():
            signal.signal(kind, handler)

    def _ask(self, *_: object) -> None:
        self.asked = True
