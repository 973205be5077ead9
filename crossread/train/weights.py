"""
Weights out of a CTranslate2 `model.bin`: read, turned back to float32, and checked for crossread's own network.

CTranslate2 has no reader of its own in Python. The layout is that of `ctranslate2.specs.model_spec` (binary version
6): the name of the specification, variables (name, shape, type, bytes), aliases. An int8 matrix has a scale for each
row: weight = int8 / scale. `crossread.train.network` names its parameters as CTranslate2 does, with dots.
"""

import math
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crossread.errors import ModelError
from crossread.train.options import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BINARY_VERSIONS: Final = (5, 6)
SPECIFICATION: Final = "TransformerSpec"
_TYPES: Final = ("float32", "int8", "int16", "int32", "float16", "bfloat16")  # DataType of ctranslate2/types.h
_POSITIONS: Final = "decoder/position_encodings/encodings"
_LARGEST: Final = 4 * 1024**3  # bytes of one variable: more is a broken file


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelFile:
    """What a `model.bin` holds; arrays have their stored type."""

    specification: str
    revision: int
    variables: dict[str, "NDArray[Any]"]
    aliases: dict[str, str]  # alias -> name of a variable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NetworkWeights:
    """Weights of crossread's own network, float32, by CTranslate2's names, without aliases and settings."""

    shape: Shape
    source_size: int  # pieces
    target_size: int
    positions: "NDArray[np.float32]"  # (max_length, width), fixed
    arrays: dict[str, "NDArray[np.float32]"]


def read_model_file(path: Path) -> ModelFile:
    """
    Read a CTranslate2 `model.bin`.

    Raises:
        ModelError: The file cannot be read, is cut short, or has another binary version.
    """
    try:
        return _Reader(path.read_bytes()).read()
    except OSError as error:
        raise ModelError(f"model cannot be read: {error.strerror}", where=str(path)) from error
    except (struct.error, ValueError, IndexError) as error:
        raise ModelError(f"not a sound CTranslate2 model: {error}", where=str(path), mend="install it again") from error


class _Reader:
    """Walks through the bytes of one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def read(self) -> ModelFile:
        version = self._number("I")
        if version not in BINARY_VERSIONS:
            raise ValueError(f"binary version {version}, not one of {BINARY_VERSIONS}")
        specification, revision = self._string(), self._number("I")
        variables = dict(self._variable() for _ in range(self._number("I")))
        aliases = {self._string(): self._string() for _ in range(self._number("I"))}
        return ModelFile(specification=specification, revision=revision, variables=variables, aliases=aliases)

    def _take(self, size: int) -> bytes:
        if not 0 <= size <= len(self.data) - self.place:
            raise ValueError(f"it ends at byte {len(self.data):,}, {size:,} more were expected at {self.place:,}")
        self.place += size
        return self.data[self.place - size : self.place]

    def _number(self, form: str) -> int:
        value: int = struct.unpack("<" + form, self._take(struct.calcsize("<" + form)))[0]
        return value

    def _string(self) -> str:
        return self._take(self._number("H")).rstrip(b"\0").decode("utf-8")

    def _variable(self) -> tuple[str, "NDArray[Any]"]:
        import numpy as np

        name = self._string()
        shape = tuple(self._number("I") for _ in range(self._number("B")))
        kind = _TYPES[self._number("B")]
        raw = self._take(self._number("I"))
        if kind == "bfloat16":  # numpy has none: the upper half of a float32
            array = (np.frombuffer(raw, "<u2").astype(np.uint32) << 16).view(np.float32)
        else:
            array = np.frombuffer(raw, np.dtype(kind).newbyteorder("<"))
        if math.prod(shape) != array.size or len(raw) > _LARGEST:
            raise ValueError(f"{name} has {array.size} values, its shape {shape} says {math.prod(shape)}")
        return name, array.reshape(shape)


def restore_floats(model: ModelFile) -> dict[str, "NDArray[np.float32]"]:
    """Return the float variables of *model* in float32, quantised ones multiplied out, without their scales."""
    import numpy as np

    floats = {}
    for name, array in model.variables.items():
        if array.ndim == 0 or name.endswith("_scale"):
            continue
        scale = model.variables.get(f"{name}_scale")
        values = array.astype(np.float32)
        if scale is not None:
            rows = scale.astype(np.float32).reshape(-1, *[1] * (array.ndim - 1) if scale.ndim else ())
            values = values / rows
        floats[name] = values
    return floats


def read_weights(path: Path) -> NetworkWeights:
    """
    Read the weights of a package that crossread's trainer made, whatever their quantisation.

    Raises:
        ModelError: The model is broken, or of another architecture (not made by crossread).
    """
    model = read_model_file(path)
    arrays = restore_floats(model)
    problem = _why_foreign(model, arrays)
    if problem:
        raise ModelError(
            f"the package was not made by crossread: {problem}",
            where=str(path),
            mend="give a package that `crossread models train` made, or an embedded one",
        )
    source, target = arrays["encoder/embeddings_0/weight"], arrays["decoder/embeddings/weight"]
    shape = _shape_of(model, arrays)
    positions = arrays.pop(_POSITIONS)
    return NetworkWeights(
        shape=shape,
        source_size=source.shape[0],
        target_size=target.shape[0],
        positions=positions,
        arrays=arrays,
    )


def _why_foreign(model: ModelFile, arrays: dict[str, "NDArray[np.float32]"]) -> str | None:
    """Say what tells the model from crossread's network (pre-norm, ReLU, sinusoids, tied target embedding)."""
    settings = {name: array.item() for name, array in model.variables.items() if array.ndim == 0}
    if model.specification != SPECIFICATION:
        return f"it is a {model.specification}"
    expected = {"encoder/pre_norm": 1, "decoder/pre_norm": 1, "decoder/activation": 0, "encoder/scale_embeddings": 1}
    for name, value in expected.items():
        if settings.get(name) != value:
            return f"{name} is {settings.get(name)}, not {value}"
    if model.aliases.get("decoder/projection/weight") != "decoder/embeddings/weight":
        return "input and output embedding of the decoder are not one"
    names = set(arrays) - {_POSITIONS}
    if _POSITIONS not in arrays or "decoder/embeddings/weight" not in names:
        return "it has no fixed positions"
    wanted = set(parameter_names(_shape_of(model, arrays)))
    if names != wanted:
        return f"it has {', '.join(sorted(names ^ wanted)[:3])}, or lacks it"
    return None


def _shape_of(model: ModelFile, arrays: dict[str, "NDArray[np.float32]"]) -> Shape:
    """Read the size of the network off its variables."""

    def layers(side: str) -> int:
        return len({found[1] for name in arrays if (found := re.match(rf"{side}/layer_(\d+)/", name))})

    first = arrays.get("decoder/layer_0/ffn/linear_0/weight")
    return Shape(
        width=arrays["decoder/embeddings/weight"].shape[1],
        heads=int(model.variables["decoder/num_heads"]),
        feed_forward=first.shape[0] if first is not None else 0,
        encoder_layers=layers("encoder"),
        decoder_layers=layers("decoder"),
        max_length=arrays[_POSITIONS].shape[0],
    )


def parameter_names(shape: Shape) -> tuple[str, ...]:
    """Return the names of all weights that a network of this *shape* has, sorted."""
    names = ["encoder/embeddings_0/weight", "decoder/embeddings/weight", "decoder/projection/bias"]
    names += _norm("encoder/layer_norm") + _norm("decoder/layer_norm")
    for number in range(shape.encoder_layers):
        names += _attention(f"encoder/layer_{number}/self_attention", 2) + _ffn(f"encoder/layer_{number}/ffn")
    for number in range(shape.decoder_layers):
        layer = f"decoder/layer_{number}"
        names += _attention(f"{layer}/self_attention", 2) + _attention(f"{layer}/attention", 3) + _ffn(f"{layer}/ffn")
    return tuple(sorted(names))


def _norm(name: str) -> list[str]:
    return [f"{name}/gamma", f"{name}/beta"]


def _linear(name: str) -> list[str]:
    return [f"{name}/weight", f"{name}/bias"]


def _attention(name: str, parts: int) -> list[str]:
    linears = [item for number in range(parts) for item in _linear(f"{name}/linear_{number}")]
    return _norm(f"{name}/layer_norm") + linears


def _ffn(name: str) -> list[str]:
    return _norm(f"{name}/layer_norm") + _linear(f"{name}/linear_0") + _linear(f"{name}/linear_1")
