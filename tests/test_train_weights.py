"""CTranslate2 model files: read whole, turned back to floats, foreign ones refused."""

import struct
from pathlib import Path

import ctranslate2
import numpy as np
import pytest

import crossread
from crossread.errors import ModelError
from crossread.train.options import Shape
from crossread.train.weights import parameter_names, read_model_file, read_weights, restore_floats

EMBEDDED = sorted((Path(crossread.__file__).parent / "models").glob("*/model/model.bin"))[0]


def test_the_embedded_model_is_read_to_its_last_byte() -> None:
    model = read_model_file(EMBEDDED)
    assert model.specification == "TransformerSpec"
    assert model.aliases["decoder/projection/weight"] == "decoder/embeddings/weight"
    size = sum(array.nbytes for array in model.variables.values())
    assert 0.99 < size / EMBEDDED.stat().st_size < 1


def test_the_embedded_model_has_all_weights_of_our_network() -> None:
    weights = read_weights(EMBEDDED)
    assert weights.shape.width == 256 and weights.shape.heads == 4
    assert set(weights.arrays) == set(parameter_names(weights.shape))
    assert weights.arrays["encoder/embeddings_0/weight"].shape == (weights.source_size, weights.shape.width)
    assert all(array.dtype == np.float32 and np.isfinite(array).all() for array in weights.arrays.values())


def test_int8_rows_are_multiplied_out_by_their_scale() -> None:
    model = read_model_file(EMBEDDED)
    name = "decoder/layer_0/ffn/linear_0/weight"
    floats = restore_floats(model)[name]
    row = model.variables[name][3].astype(np.float32) / model.variables[f"{name}_scale"][3]
    assert np.array_equal(floats[3], row)
    assert np.abs(floats).max() < 10


@pytest.mark.parametrize("kind", ["float32", "float16", "int16", "int8"])
def test_every_quantisation_is_read(tmp_path: Path, kind: str) -> None:
    from ctranslate2.specs import common_spec

    class Matrix(ctranslate2.specs.ModelSpec):
        def __init__(self) -> None:
            super().__init__()
            self.linear = common_spec.LinearSpec()

        name, revision = "MatrixSpec", 1

    spec = Matrix()
    wanted = np.random.default_rng(1).normal(size=(6, 8)).astype(np.float32)
    spec.linear.weight, spec.linear.bias = wanted.copy(), np.zeros(6, np.float32)
    spec.validate()
    spec.optimize(quantization=kind)
    spec.save(str(tmp_path))
    model = read_model_file(tmp_path / "model.bin")
    assert model.specification == "MatrixSpec"
    step = 2 / 127 if kind == "int8" else 0.01
    assert np.allclose(restore_floats(model)["linear/weight"], wanted, atol=step)


def test_bfloat16_is_the_upper_half_of_a_float(tmp_path: Path) -> None:
    wanted = np.array([1.5, -2.0, 0.25], np.float32)
    upper = (wanted.view(np.uint32) >> 16).astype("<u2").tobytes()
    name = b"x/weight\0"
    head = struct.pack("<IH5sII", 6, 5, b"Spec\0", 1, 1) + struct.pack("<H", len(name)) + name
    path = tmp_path / "model.bin"
    path.write_bytes(head + struct.pack("<BIBI", 1, 3, 5, len(upper)) + upper + struct.pack("<I", 0))
    assert restore_floats(read_model_file(path))["x/weight"].tolist() == wanted.tolist()


@pytest.mark.parametrize("keep", [0, 3, 40, 5000, -1], ids=str)
def test_a_file_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(EMBEDDED.read_bytes()[:keep])
    with pytest.raises(ModelError, match="not a sound CTranslate2 model"):
        read_model_file(path)


def test_another_version_of_the_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(struct.pack("<I", 99) + EMBEDDED.read_bytes()[4:])
    with pytest.raises(ModelError, match="version 99"):
        read_model_file(path)


def test_a_model_of_another_architecture_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(EMBEDDED.read_bytes().replace(b"encoder/layer_norm/beta\0", b"encoder/layer_nerm/beta\0"))
    with pytest.raises(ModelError, match="not made by crossread") as caught:
        read_weights(path)
    assert "encoder/layer_nerm/beta" in caught.value.what


def test_names_of_a_small_shape() -> None:
    names = parameter_names(Shape(encoder_layers=1, decoder_layers=1))
    assert "decoder/layer_0/attention/linear_2/bias" in names
    assert "encoder/layer_0/self_attention/linear_2/bias" not in names
    assert len(names) == len(set(names)) == 7 + 12 + 20
