"""Packages opened to go on from, and written."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

import crossread
from crossread.errors import ModelError
from crossread.train.evaluate import translate_lines
from crossread.train.options import Shape
from crossread.train.package import is_own, open_package, pack_package, write_model
from crossread.train.pairs import ParallelText
from crossread.train.positions import sinusoids
from crossread.train.vocabulary import TargetEncoder, Vocabulary, learn_vocabulary, pack_pairs
from crossread.train.weights import NetworkWeights, parameter_names, read_weights

MODELS = Path(crossread.__file__).parent / "models"
NOUNS = ("кіт cat", "пес dog", "міст bridge", "дім house", "ліс forest", "їжак hedgehog", "єнот raccoon", "віз cart")
PAIRS = tuple(
    (f"{a.split()[0]} і {b.split()[0]} {number}", f"a {a.split()[1]} and a {b.split()[1]} {number}")
    for number, (a, b) in enumerate((a, b) for a in NOUNS for b in NOUNS)
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return learn_vocabulary((ParallelText(name="own", weight=1, pairs=PAIRS),), 600, "en", threads=1)


def random_weights(vocabulary: Vocabulary) -> NetworkWeights:
    shape = Shape(width=16, heads=2, feed_forward=32, encoder_layers=2, decoder_layers=1)
    sizes = len(vocabulary.pieces), len(vocabulary.target_ids)
    random = np.random.default_rng(3)

    def axes(name: str) -> tuple[int, ...]:
        if "embeddings" in name or "projection" in name:
            size = sizes[0] if name.startswith("encoder") else sizes[1]
            return (size, 16) if name.endswith("weight") else (size,)
        rows = 32 if "ffn/linear_0" in name else 16
        if "attention/linear_0" in name:
            rows = 16 if "/attention/" in name else 48
        if "/attention/linear_1" in name:
            rows = 32
        if not name.endswith("weight"):
            return (16 if "norm" in name else rows,)
        return (rows, 32 if "ffn/linear_1" in name else 16)

    arrays = {name: random.normal(size=axes(name)).astype(np.float32) for name in parameter_names(shape)}
    return NetworkWeights(
        shape=shape, source_size=sizes[0], target_size=sizes[1], positions=sinusoids(320, 16), arrays=arrays
    )


def write_package(folder: Path, vocabulary: Vocabulary, out: Path) -> Path:
    write_model(random_weights(vocabulary), vocabulary, folder)
    return pack_package(folder, "uk", "en", version="1.2", card="# Card\n", out=out)


@pytest.mark.parametrize("pair", ["ru_en", "uk_en"])
def test_an_embedded_package_opened_and_written_again_is_the_same_byte_for_byte(tmp_path: Path, pair: str) -> None:
    src, tgt = pair.split("_")
    assert is_own(MODELS / pair)
    start = open_package(MODELS / pair, src, tgt)
    write_model(start.weights, start.vocabulary, tmp_path)
    weights = MODELS / json.loads((MODELS / pair / "metadata.json").read_text(encoding="utf-8"))["weights"]
    for name in ("model/model.bin", "model/target_vocabulary.json", "sentencepiece.model"):
        assert (tmp_path / name).read_bytes() == (weights / name).read_bytes(), name


def test_a_package_written_is_one_that_argos_reads_and_the_engine_runs(tmp_path: Path, vocabulary: Vocabulary) -> None:
    from argostranslate.package import Package

    path = write_package(tmp_path / "model", vocabulary, tmp_path)
    assert path.name == "translate-uk_en-1_2.argosmodel"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / path.stem
    package = Package(folder)
    assert (package.from_code, package.to_code, package.package_version) == ("uk", "en", "1.2")
    assert (folder / "README.md").read_text(encoding="utf-8") == "# Card\n"
    assert len(translate_lines(folder, ["кіт і пес 3", ""], threads=1)) == 2


def test_weights_come_back_from_a_package_within_a_step_of_int8(tmp_path: Path, vocabulary: Vocabulary) -> None:
    given = random_weights(vocabulary)
    write_model(given, vocabulary, tmp_path)
    found = read_weights(tmp_path / "model" / "model.bin")
    assert found.shape == given.shape
    for name, array in given.arrays.items():
        step = np.abs(array).max(axis=-1, keepdims=True) / 127
        assert (np.abs(found.arrays[name] - array) <= 0.501 * step).all(), name


def test_writing_leaves_the_weights_as_they_were(tmp_path: Path, vocabulary: Vocabulary) -> None:
    given = random_weights(vocabulary)
    before = {name: array.copy() for name, array in given.arrays.items()}
    write_model(given, vocabulary, tmp_path)
    assert all(np.array_equal(before[name], array) for name, array in given.arrays.items())


def test_the_same_weights_give_the_same_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "out").mkdir()
    first = write_package(tmp_path / "a", vocabulary, tmp_path).read_bytes()
    assert write_package(tmp_path / "b", vocabulary, tmp_path / "out").read_bytes() == first


def test_a_package_of_another_pair_is_refused() -> None:
    with pytest.raises(ModelError, match="translates ru -> en, not uk -> en"):
        open_package(MODELS / "ru_en", "uk", "en")


def test_a_package_whose_vocabulary_is_not_ours_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write_package(tmp_path / "model", vocabulary, tmp_path)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    (tmp_path / path.stem / "model" / "target_vocabulary.json").write_text('["<unk>", "<s>"]', encoding="utf-8")
    assert not is_own(tmp_path / path.stem)
    with pytest.raises(ModelError, match="not made by crossread: the vocabularies do not begin"):
        open_package(tmp_path / path.stem, "uk", "en")


def test_a_package_without_our_vocabularies_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write_package(tmp_path / "model", vocabulary, tmp_path)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    (tmp_path / path.stem / "model" / "source_vocabulary.json").rename(tmp_path / "shared_vocabulary.json")
    with pytest.raises(ModelError, match="not made by crossread"):
        open_package(tmp_path / path.stem, "uk", "en")


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt"])
def test_a_package_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ModelError, match="evil"):
        open_package(path, "uk", "en")


@pytest.mark.parametrize(
    ("content", "word"), [(b"PK\x03\x04 cut", "not a sound package"), (None, "cannot be read")], ids=["broken", "none"]
)
def test_a_file_that_is_no_package_is_refused(tmp_path: Path, content: bytes | None, word: str) -> None:
    path = tmp_path / "x.argosmodel"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=word):
        open_package(path, "uk", "en")


def test_a_zip_without_metadata_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/README.md", "hello")
    with pytest.raises(ModelError, match=r"no metadata\.json"):
        open_package(path, "uk", "en")


def test_the_english_side_keeps_no_cyrillic_piece(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.target_ids) < len(vocabulary.pieces)
    assert not any("к" in piece for piece in vocabulary.target_pieces)
    assert vocabulary.target_pieces[:4] == ("<pad>", "<s>", "</s>", "<unk>")


def test_target_text_outside_the_vocabulary_is_spelt_out_and_comes_back(vocabulary: Vocabulary) -> None:
    sentences = ["a cat and a Häuser Ж 世 10", "кіт і пес"]
    for sentence, ids in zip(sentences, TargetEncoder(vocabulary).encode(sentences), strict=True):
        assert 3 not in ids
        pieces = [vocabulary.target_pieces[i] for i in ids]
        assert vocabulary.processor.decode_pieces(pieces) == sentence


def test_packed_pairs_come_back_as_text(vocabulary: Vocabulary) -> None:
    packed = pack_pairs(PAIRS, [1.0] * len(PAIRS), vocabulary)
    assert len(packed) == len(PAIRS)
    ids = packed.source[packed.source_offsets[5] : packed.source_offsets[6]].tolist()
    assert vocabulary.processor.decode(ids) == PAIRS[5][0]


def test_pairs_too_long_for_the_network_are_left_out(vocabulary: Vocabulary) -> None:
    packed = pack_pairs([("кіт " * 300, "a cat"), PAIRS[0]], [1.0, 2.0], vocabulary)
    assert packed.weights.tolist() == [2.0]


def test_a_known_piece_model_is_taken_as_it_is(vocabulary: Vocabulary) -> None:
    text = ParallelText(name="own", weight=1, pairs=PAIRS)
    again = learn_vocabulary((text,), 20_000, "en", threads=1, known=vocabulary.model)
    assert (again.pieces, again.target_ids) == (vocabulary.pieces, vocabulary.target_ids)
    assert isinstance(again.processor, sentencepiece.SentencePieceProcessor)
