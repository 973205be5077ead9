"""Fixed positions of the network, the same in training and in the package."""

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sinusoids(length: int, width: int) -> "NDArray[np.float32]":
    """Return fixed positions (length, width): sine and cosine interleaved, as in Vaswani et al. 2017."""
    angles = np.arange(length)[:, None] * np.exp(-math.log(10_000) * np.arange(0, width, 2) / width)
    table = np.empty((length, width), np.float32)
    table[:, 0::2], table[:, 1::2] = np.sin(angles), np.cos(angles)
    return table
