"""The learnt weights: logistic models read from `weights.toml`, and what the numbers in it mean."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Logistic:
    """A logistic model: probability = 1 / (1 + exp(-(bias + features @ weights)))."""

    names: tuple[str, ...]  # of the features, in the order of `weights`
    weights: Floats
    bias: float

    def logit(self, features: Floats) -> Floats:
        """Return bias + features @ weights for a matrix with one row a pair and one column a feature."""
        result: Floats = features @ self.weights + self.bias
        return result


def probability(logit: Floats) -> Floats:
    """Turn logits into probabilities, 0-1, without overflow."""
    result: Floats = 1 / (1 + np.exp(-np.clip(logit, -30, 30)))
    return result


@lru_cache(maxsize=1)
def load_models() -> dict[str, Logistic]:
    """Read the shipped weights: section name -> model. The file says how it was made."""
    text = resources.files("crossread.match").joinpath("weights.toml").read_text(encoding="utf-8")
    models = {}
    for name, section in tomllib.loads(text)["model"].items():
        weights = dict(section)
        bias = float(weights.pop("bias"))
        models[name] = Logistic(tuple(weights), np.array(list(weights.values()), dtype=float), bias)
    return models
