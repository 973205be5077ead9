"""
How the weights move: the loss, Muon for matrices, AdamW for the rest, the rate over time. Needs torch.

Source: Muon, Jordan et al. 2024 (Newton-Schulz coefficients and the scaling by shape); label smoothing after Szegedy
et al. 2016. On two cores with bf16, Muon reached a given loss in about half the steps of AdamW alone.
"""

from collections.abc import Iterable
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.train.network import Network
from crossread.train.options import Rates

ROWS: Final = 256  # of logits worked on at a time: they stay in the cache of a core
MOMENTUM: Final = 0.95
DECAY: Final = 0.01  # weight decay of the matrices, per step at rate 1
_NEWTON_SCHULZ: Final = (3.4445, -4.7750, 2.0315)


class ChunkedLoss(torch.autograd.Function):
    """Label-smoothed cross-entropy that forms its gradient on the way, chunk by chunk; for CPUs, a third faster."""

    @staticmethod
    def forward(ctx: Any, logits: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
        """Return the mean loss over the rows of *logits* (n, pieces) against *wanted* (n)."""
        count, size = logits.shape
        gradient = torch.empty_like(logits)
        total = 0.0
        for first in range(0, count, ROWS):
            rows, goal = logits[first : first + ROWS].float(), wanted[first : first + ROWS, None]
            norm = rows.logsumexp(-1)
            right = norm - rows.gather(1, goal)[:, 0]
            total += float(((1 - smoothing) * right + smoothing * (norm - rows.mean(1))).sum())
            rows = rows.sub_(norm[:, None]).exp_().sub_(smoothing / size)
            rows.scatter_add_(1, goal, torch.full((len(goal), 1), smoothing - 1))
            gradient[first : first + ROWS] = rows.mul_(1 / count)
        ctx.save_for_backward(gradient)
        return torch.tensor(total / count)

    @staticmethod
    def backward(ctx: Any, outer: Tensor) -> tuple[Tensor, None, None]:
        """Return the gradient formed on the way forward, times that of the loss."""
        (gradient,) = ctx.saved_tensors
        return gradient * outer.to(gradient.dtype), None, None


def smoothed_loss(logits: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    """Return the mean label-smoothed cross-entropy, by the way that suits the device."""
    if logits.is_cuda:
        return functional.cross_entropy(logits.float(), wanted, label_smoothing=smoothing)
    return ChunkedLoss.apply(logits, wanted, smoothing)


def anchored_loss(logits: Tensor, told: Tensor) -> Tensor:
    """Return the mean divergence (Kullback-Leibler, nats) of *logits* from those *told*, both (n, pieces)."""
    return functional.kl_div(
        logits.float().log_softmax(-1), told.float().log_softmax(-1), reduction="batchmean", log_target=True
    )


def has_fast_bfloat16(device: str) -> bool:
    """Whether bfloat16 is the faster type: on GPUs, and on CPUs with AMX; elsewhere float32 is faster by half."""
    known: Any = getattr(
        torch.cpu, "_is_amx_tile_supported", None
    )  # not in every torch; private, so asked for with care
    return device == "cuda" or bool(known and known())


def orthogonalise(gradient: Tensor, steps: int = 5) -> Tensor:
    """Return the matrix with the singular vectors of *gradient* and all singular values near 1 (0.7-1.2)."""
    a, b, c = _NEWTON_SCHULZ
    tall = gradient.shape[0] > gradient.shape[1]
    x = gradient.bfloat16() if has_fast_bfloat16(gradient.device.type) else gradient.float()
    x = x.T.contiguous() if tall else x  # not contiguous is four times slower on a CPU
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return (x.T if tall else x).to(gradient.dtype)


class Muon:
    """Momentum whose matrix updates are made orthogonal; fused projections block by block."""

    def __init__(self, parameters: Iterable[nn.Parameter], rate: float) -> None:
        self.parameters = list(parameters)
        self.rate = rate
        self.momenta = [torch.zeros_like(parameter) for parameter in self.parameters]

    @torch.no_grad()
    def step(self, factor: float) -> None:
        """Move the weights by the rate times *factor*."""
        rate = self.rate * factor
        for parameter, momentum in zip(self.parameters, self.momenta, strict=True):
            momentum.lerp_(parameter.grad, 1 - MOMENTUM)
            update = parameter.grad.lerp_(momentum, MOMENTUM)
            blocks = _blocks(update)
            update = torch.cat([orthogonalise(block) for block in update.chunk(blocks)])
            tallness = max(1.0, update.shape[0] / blocks / update.shape[1]) ** 0.5
            parameter.mul_(1 - rate * DECAY).add_(update, alpha=-rate * tallness)


def _blocks(matrix: Tensor) -> int:
    """Return how many square projections are fused in *matrix*: 1, 2 or 3."""
    rows, columns = matrix.shape
    return rows // columns if rows % columns == 0 and rows // columns in (2, 3) else 1


class Optimizer:
    """Muon (or AdamW, as the rates say) for the matrices of the layers, AdamW for embeddings, norms and biases."""

    def __init__(self, network: Network, rates: Rates) -> None:
        matrices = [p for name, p in network.named_parameters() if p.ndim == 2 and ".embeddings" not in name]
        chosen = {id(parameter) for parameter in matrices}
        self.others = [parameter for parameter in network.parameters() if id(parameter) not in chosen]
        self.muon = Muon(matrices if rates.muon else (), rates.matrices)
        groups: list[dict[str, Any]] = [{"params": self.others, "full": rates.others}]
        groups += [] if rates.muon else [{"params": matrices, "full": rates.matrices}]
        self.clipped = [parameter for group in groups for parameter in group["params"]]
        self.adam = torch.optim.AdamW(groups, lr=rates.others, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0)

    def step(self, factor: float) -> None:
        """Move all weights by their gradients, at the full rates times *factor* (0-1)."""
        torch.nn.utils.clip_grad_norm_(self.clipped, 1.0)
        for group in self.adam.param_groups:
            group["lr"] = group["full"] * factor
        self.muon.step(factor)
        self.adam.step()

    def state(self) -> dict[str, Any]:
        """Return what `load` needs to go on."""
        return {"momenta": self.muon.momenta, "adam": self.adam.state_dict()}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from *state*."""
        for momentum, saved in zip(self.muon.momenta, state["momenta"], strict=True):
            momentum.copy_(saved)
        self.adam.load_state_dict(state["adam"])


def rate_factor(step: int, done: float, rates: Rates) -> float:
    """
    Return the share 0-1 of the full rate at *step*, *done* (0-1) of the training being over.

    >>> [round(rate_factor(step, step / 100, Rates(warmup=10, cooldown=0.5)), 2) for step in (0, 9, 50, 75, 100)]
    [0.1, 1.0, 1.0, 0.5, 0.0]
    """
    rising = min(1.0, (step + 1) / max(1, rates.warmup))
    falling = min(1.0, (1 - done) / rates.cooldown) if rates.cooldown > 0 else 1.0
    return max(0.0, rising * falling)
