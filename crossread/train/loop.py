"""
The training loop: steps until time, passes or steps are used up; checkpoints on the way. Needs torch.

Runs the same way for the same seed on a CPU; after a kill it goes on from the last checkpoint and ends where it would
have ended (when steps or passes, not minutes, end it).
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from crossread.errors import ConfigError, ModelError
from crossread.train.batches import Batch, count_batches, make_batch, plan_pass
from crossread.train.checkpoints import load_state, save_state, save_weights
from crossread.train.network import Network
from crossread.train.optimizer import Optimizer, anchored_loss, has_fast_bfloat16, rate_factor, smoothed_loss
from crossread.train.options import TrainOptions
from crossread.train.vocabulary import PAD, PackedPairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What a measurement on held-out text says."""

    bleu: float
    chrf: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainLine:
    """How a training stands: told at every checkpoint."""

    step: int
    done: float  # share 0-1 of the whole training
    seconds: float  # spent so far, over all starts
    pieces: int  # target pieces seen so far
    rate: float  # target pieces a second since the line before
    loss: float  # mean training loss since the line before, with label smoothing
    held_out_loss: float  # without label smoothing, nats a piece
    quality: Quality | None  # every `evaluate_every` steps

    def __str__(self) -> str:
        line = (
            f"{self.done:4.0%}  step {self.step:,}  {self.seconds / 60:.1f} min  {self.rate:,.0f} pieces/s  "
            f"loss {self.loss:.3f}  held-out {self.held_out_loss:.3f}"
        )
        return f"{line}  BLEU {self.quality.bleu:.1f}  chrF {self.quality.chrf:.1f}" if self.quality else line


Measure = Callable[[dict[str, Tensor]], Quality]  # of the weights given


@dataclass(slots=True, kw_only=True)
class Position:
    """Where a training stands; all of it is in the checkpoint."""

    step: int = 0
    pass_number: int = 0
    place: int = 0  # batch of the pass that comes next
    pieces: int = 0
    seconds: float = 0.0


def pick_device(name: str) -> str:
    """Return "cpu" or "cuda". Raises ConfigError when cuda is asked for and there is none."""
    if name == "cuda" and not torch.cuda.is_available():
        raise ConfigError("device is 'cuda', but torch sees no CUDA device", mend="use --device cpu")
    return "cuda" if name != "cpu" and torch.cuda.is_available() else "cpu"


class Trainer:
    """
    One network in training on *train*, with its optimizer and its place in the text.

    On replayed pairs it learns the probabilities of *anchor*, the network it started as.
    """

    def __init__(
        self,
        network: Network,
        train: PackedPairs,
        held_out: PackedPairs,
        options: TrainOptions,
        *,
        anchor: Network | None = None,
    ) -> None:
        self.device = pick_device(options.device)
        self.options = options
        self.rates = options.actual_rates
        self.network = network.to(self.device)
        self.anchor = anchor.to(self.device).eval() if anchor is not None else None
        self.optimizer = Optimizer(self.network, self.rates)
        self.train = train
        self.held_out = held_out
        self.position = Position()
        self.last_step = _last_step(train, options)  # None: time alone ends it
        self.checkpoint_every = options.checkpoint_every or min(250, max(1, (self.last_step or 2500) // 10))

    def run(self, folder: Path, fingerprint: str, measure: Measure, tell: Callable[[TrainLine], None]) -> None:
        """Train to the end, with checkpoints in *folder* that belong to the training called *fingerprint*."""
        if self.options.resume:
            self._load(folder, fingerprint)
        begun = time.monotonic() - self.position.seconds
        meter = _Meter()
        for indices in self._batches():
            done = self._done(time.monotonic() - begun)
            if done >= 1:
                break
            loss, pieces = self._step(make_batch(self.train, indices), self.train.replayed[indices], done)
            meter.add(loss, pieces)
            self.position.pieces += pieces
            if self.position.step % self.checkpoint_every == 0:
                self.position.seconds = time.monotonic() - begun
                self._save(folder, fingerprint)
                tell(self._line(meter, measure))
                begun = time.monotonic() - self.position.seconds  # measuring does not eat the training's time
                meter = _Meter()
        if meter.steps:
            self.position.seconds = time.monotonic() - begun
            self._save(folder, fingerprint)
            tell(self._line(meter, measure))

    def _batches(self) -> Iterator[NDArray[np.int64]]:
        """Yield batches from the position on, pass after pass; counts steps and places."""
        at = self.position
        while True:
            plan = plan_pass(
                self.train, seed=self.options.seed, number=at.pass_number, batch_tokens=self.options.actual_batch
            )
            while at.place < len(plan):
                at.place += 1
                yield plan[at.place - 1]
            at.pass_number, at.place = at.pass_number + 1, 0

    def _done(self, seconds: float) -> float:
        """Return the share 0-1 of the training that is over, by what comes first."""
        by_time = seconds / (60 * self.options.minutes) if self.options.minutes else 0.0
        by_steps = self.position.step / self.last_step if self.last_step else 0.0
        return min(1.0, max(by_time, by_steps))

    def _step(self, batch: Batch, replayed: NDArray[np.bool_], done: float) -> tuple[float, int]:
        """Make one update and return its loss and its number of target pieces."""
        self.network.train()
        loss, pieces = self._loss(batch, self.rates.smoothing, replayed)
        loss.backward()
        self.optimizer.step(rate_factor(self.position.step, done, self.rates))
        self.network.zero_grad(set_to_none=True)
        self.position.step += 1
        return float(loss.detach()), pieces

    def _loss(self, batch: Batch, smoothing: float, replayed: NDArray[np.bool_] | None = None) -> tuple[Tensor, int]:
        source, entered, wanted = (torch.from_numpy(array).to(self.device) for array in batch)
        kept = wanted != PAD
        goals = wanted[kept]
        with torch.autocast(self.device, torch.bfloat16, enabled=has_fast_bfloat16(self.device)):
            logits = self.network.logits(self.network(source, entered)[kept])
        if self.anchor is None or replayed is None or not replayed.any():
            return smoothed_loss(logits, goals, smoothing), len(goals)
        held = torch.from_numpy(replayed).to(self.device)
        told = self._anchor_logits(source[held], entered[held], kept[held])
        soft = held[:, None].expand_as(kept)[kept]
        loss = anchored_loss(logits[soft], told) * len(told)
        if len(told) < len(goals):
            loss = loss + smoothed_loss(logits[~soft], goals[~soft], smoothing) * (len(goals) - len(told))
        return loss / len(goals), len(goals)

    @torch.no_grad()
    def _anchor_logits(self, source: Tensor, entered: Tensor, kept: Tensor) -> Tensor:
        """Return what the network gave before this training, for the pieces *kept*."""
        assert self.anchor is not None  # the caller asked
        with torch.autocast(self.device, torch.bfloat16, enabled=has_fast_bfloat16(self.device)):
            return self.anchor.logits(self.anchor(source, entered)[kept])

    @torch.no_grad()
    def held_out_loss(self) -> float:
        """Return the mean loss on the held-out pairs, without smoothing or dropout, nats a piece."""
        self.network.eval()
        total, count = 0.0, 0
        for first in range(0, len(self.held_out), 64):
            batch = make_batch(self.held_out, range(first, min(first + 64, len(self.held_out))))
            loss, pieces = self._loss(batch, 0.0)
            total, count = total + float(loss) * pieces, count + pieces
        return total / count

    def weights(self) -> dict[str, Tensor]:
        """Return a copy of the weights as they are, on the CPU."""
        return {name: tensor.detach().cpu().clone() for name, tensor in self.network.state_dict().items()}

    def use(self, weights: dict[str, Tensor]) -> None:
        """Put *weights* in place of the network's own."""
        self.network.load_state_dict(weights)

    def _line(self, meter: "_Meter", measure: Measure) -> TrainLine:
        at = self.position
        due = at.step % self.options.evaluate_every == 0
        return TrainLine(
            step=at.step,
            done=self._done(at.seconds),
            seconds=at.seconds,
            pieces=at.pieces,
            rate=meter.rate(),
            loss=meter.loss(),
            held_out_loss=self.held_out_loss(),
            quality=measure(self.weights()) if due else None,
        )

    def _save(self, folder: Path, fingerprint: str) -> None:
        at = self.position
        state = {
            "fingerprint": fingerprint,
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state(),
            "random": torch.get_rng_state(),
            "position": {name: getattr(at, name) for name in Position.__slots__},
        }
        save_weights(folder, at.step, self.weights(), keep=self.options.average)
        save_state(folder, state)

    def _load(self, folder: Path, fingerprint: str) -> None:
        state: dict[str, Any] | None = load_state(folder)
        if state is None:
            return
        if state["fingerprint"] != fingerprint:
            raise ModelError(
                "the checkpoint belongs to another text or another shape of network",
                where=str(folder),
                mend="give the same sources and sizes, another --out, or leave --resume out",
            )
        self.network.load_state_dict(state["network"])
        self.optimizer.load(state["optimizer"])
        torch.set_rng_state(state["random"])
        self.position = Position(**state["position"])


def _last_step(train: PackedPairs, options: TrainOptions) -> int | None:
    """Return the step at which steps or passes, whichever is first, end the training."""
    ends = [options.steps] if options.steps else []
    if options.actual_passes:
        per_pass = count_batches(train, seed=options.seed, batch_tokens=options.actual_batch)
        ends.append(max(1, round(per_pass * options.actual_passes)))
    return min(ends, default=None)


class _Meter:
    """Mean loss and speed since it was made."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.total, self.steps, self.pieces = 0.0, 0, 0

    def add(self, loss: float, pieces: int) -> None:
        self.total, self.steps, self.pieces = self.total + loss, self.steps + 1, self.pieces + pieces

    def loss(self) -> float:
        return self.total / self.steps if self.steps else 0.0

    def rate(self) -> float:
        return self.pieces / max(1e-9, time.monotonic() - self.begun)
