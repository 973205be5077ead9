"""
Checkpoints: a state to go on from after a kill, and weights to average at the end. Needs torch.

Each file appears whole or not at all: it is written beside, then renamed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from crossread.errors import InputError, ModelError

STATE: Final = "state.pt"
WEIGHTS: Final = "weights-{:09d}.pt"


def save_state(folder: Path, state: dict[str, Any]) -> None:
    """Keep *state* in *folder*, in place of the one before. Raises InputError when it cannot be written."""
    _save(folder / STATE, state)


def save_weights(folder: Path, step: int, weights: dict[str, Tensor], *, keep: int) -> None:
    """Keep the *weights* of *step* in half precision, and of the older ones only the last *keep* - 1."""
    _save(folder / WEIGHTS.format(step), {name: tensor.half() for name, tensor in weights.items()})
    for path in weight_files(folder)[:-keep]:
        path.unlink(missing_ok=True)


def weight_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of kept weights, oldest first."""
    return tuple(sorted(folder.glob("weights-*.pt")))


def _save(path: Path, value: object) -> None:
    beside = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(value, beside)
        beside.replace(path)
    except (OSError, RuntimeError) as error:  # torch raises RuntimeError on a full disk
        beside.unlink(missing_ok=True)
        raise InputError(f"checkpoint cannot be written: {error}", where=str(path), mend="make room") from error


def load_state(folder: Path) -> dict[str, Any] | None:
    """
    Return the state kept in *folder*, None if there is none.

    Raises:
        ModelError: The file is broken.
    """
    path = folder / STATE
    if not path.exists():
        return None
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a broken pickle raises anything
        raise ModelError(f"checkpoint is broken: {error}", where=str(path), mend="delete it and start again") from error
    return state


def average_weights(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean, in float32, of the weights in *paths* (one at least)."""
    total: dict[str, Tensor] = {}
    for path in paths:
        for name, tensor in torch.load(path, map_location="cpu", weights_only=True).items():
            total[name] = total[name] + tensor.float() if name in total else tensor.float()
    return {name: tensor / len(paths) for name, tensor in total.items()}
