"""
Argos packages: one opened to go on from, one written.

A package is a zip (`.argosmodel`) of one folder: metadata.json, model/ (CTranslate2 int8), sentencepiece.model and
README.md, the model card. The same weights give the same bytes.
"""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from crossread.errors import InputError, ModelError
from crossread.train.vocabulary import SPECIAL, Vocabulary, vocabulary_of
from crossread.train.weights import NetworkWeights, read_weights

LANGUAGE_NAMES: Final = {"uk": "Ukrainian", "ru": "Russian", "en": "English"}
ARGOS_VERSION: Final = "1.9.0"  # the oldest Argos Translate that reads the package
QUANTISATION: Final = "int8"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # of every file in the zip
_LARGEST: Final = 2 * 1024**3  # bytes of a package, unpacked


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StartPackage:
    """A package made by crossread, opened to go on from."""

    src_lang: str
    tgt_lang: str
    version: str
    vocabulary: Vocabulary
    weights: NetworkWeights


def open_package(path: Path, src_lang: str, tgt_lang: str) -> StartPackage:
    """
    Open an `.argosmodel` file, or the folder of an installed or embedded package, to train it further.

    Raises:
        ModelError: It is no package, of another pair of languages, or not made by crossread.
    """
    with unpacked_package(path) as folder:
        metadata, files = _read_metadata(folder, path)
        pair = metadata.get("from_code"), metadata.get("to_code")
        if pair != (src_lang, tgt_lang):
            raise ModelError(
                f"the package translates {pair[0]} -> {pair[1]}, not {src_lang} -> {tgt_lang}",
                where=str(path),
                mend="give a package of this pair, or train this one's pair",
            )
        return StartPackage(
            src_lang=src_lang,
            tgt_lang=tgt_lang,
            version=str(metadata.get("package_version") or "0"),
            vocabulary=_read_vocabulary(files, path),
            weights=read_weights(files / "model" / "model.bin"),
        )


def is_own(folder: Path) -> bool:
    """Whether the package in *folder* was made by crossread, so that it can be gone on from."""
    try:
        _, files = _read_metadata(folder, folder)
        _read_vocabulary(files, folder)
        read_weights(files / "model" / "model.bin")
    except ModelError:
        return False
    return True


@contextmanager
def unpacked_package(path: Path) -> Iterator[Path]:
    """Yield the folder of a package; that of a file is unpacked for the while."""
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as scratch:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(scratch), path)
        except OSError as error:
            raise ModelError(f"package cannot be read: {error}", where=str(path), mend="check the path") from error
        except zipfile.BadZipFile as error:
            raise ModelError(f"not a sound package: {error}", where=str(path), mend="get the file again") from error
        found = sorted(Path(scratch).glob("*/metadata.json"))
        if not found:
            raise ModelError("no package: it has no metadata.json", where=str(path))
        yield found[0].parent


def _unpack(archive: zipfile.ZipFile, into: Path, path: Path) -> None:
    """Unpack, unless a name leads out of the folder or the whole is too large."""
    infos = archive.infolist()
    outside = [info.filename for info in infos if _leads_out(info.filename)]
    if outside or sum(info.file_size for info in infos) > _LARGEST:
        what = f"the package holds the path {outside[0]!r}" if outside else "the package is over 2 GiB"
        raise ModelError(what, where=str(path), mend="do not use this file")
    archive.extractall(into)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts


def _read_metadata(folder: Path, shown: Path) -> tuple[dict[str, Any], Path]:
    """Return the metadata and the folder of the files: an embedded package names it in `weights`."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        files = folder.parent / metadata["weights"] if "weights" in metadata else folder
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"package cannot be read: {error}", where=str(shown), mend="install it again") from error
    return metadata, files


def _read_vocabulary(files: Path, shown: Path) -> Vocabulary:
    """Read piece model and both vocabularies."""
    try:
        model = (files / "sentencepiece.model").read_bytes()
        lists = [
            json.loads((files / "model" / f"{side}_vocabulary.json").read_text(encoding="utf-8"))
            for side in ("source", "target")
        ]
        return vocabulary_of(model, *lists)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the package was not made by crossread: {error}", where=str(shown), mend="give an embedded package"
        ) from error
    except ModelError as error:
        raise ModelError(
            f"the package was not made by crossread: {error.what}", where=str(shown), mend="give an embedded package"
        ) from error


def write_model(weights: NetworkWeights, vocabulary: Vocabulary, folder: Path) -> None:
    """
    Write `model/` and `sentencepiece.model` into *folder*: what a decoder needs.

    Raises:
        InputError: The folder cannot be written.
    """
    import numpy as np
    from ctranslate2.specs import common_spec, transformer_spec

    shape = weights.shape
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers), shape.heads, activation=common_spec.Activation.RELU
    )
    arrays = {name: np.array(array, order="C") for name, array in weights.arrays.items()}  # quantised in place
    for name, array in arrays.items():
        _assign(spec, name, array)
    _assign(spec, "decoder/projection/weight", arrays["decoder/embeddings/weight"])
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = True
        side.position_encodings.encodings = weights.positions
    _set_vocabulary(spec, vocabulary)
    spec.validate()
    spec.optimize(quantization=QUANTISATION)
    try:
        (folder / "model").mkdir(parents=True, exist_ok=True)
        spec.save(str(folder / "model"))
        (folder / "sentencepiece.model").write_bytes(vocabulary.model)
    except OSError as error:
        raise InputError(f"package cannot be written: {error.strerror}", where=str(folder)) from error


def _assign(spec: Any, name: str, array: Any) -> None:
    """Put *array* at CTranslate2's *name*: `layer_0` is item 0 of the list `layer`."""
    *path, last = name.split("/")
    for part in path:
        stem, _, number = part.rpartition("_")
        spec = getattr(spec, stem)[int(number)] if number.isdigit() and not hasattr(spec, part) else getattr(spec, part)
    setattr(spec, last, array)


def _set_vocabulary(spec: Any, vocabulary: Vocabulary) -> None:
    spec.register_source_vocabulary(list(vocabulary.pieces))
    spec.register_target_vocabulary(list(vocabulary.target_pieces))
    config = spec.config
    config.add_source_bos, config.add_source_eos = False, True
    config.bos_token, config.eos_token, config.unk_token = SPECIAL[1:]
    config.decoder_start_token = SPECIAL[1]


def pack_package(folder: Path, src_lang: str, tgt_lang: str, *, version: str, card: str, out: Path) -> Path:
    """
    Zip the model in *folder* with metadata and *card* into `translate-<src>_<tgt>-<version>.argosmodel` in *out*.

    Raises:
        InputError: The file cannot be written.
    """
    metadata = {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "from_code": src_lang,
        "from_name": LANGUAGE_NAMES[src_lang],
        "to_code": tgt_lang,
        "to_name": LANGUAGE_NAMES[tgt_lang],
        "links": [],
    }
    name = f"translate-{src_lang}_{tgt_lang}-{version.replace('.', '_')}"
    path = out / f"{name}.argosmodel"
    contents = {
        "metadata.json": json.dumps(metadata, indent=2).encode() + b"\n",
        "README.md": card.encode(),
        **{file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()},
    }
    try:
        beside = path.with_suffix(".part")
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for inner in sorted(contents):
                info = zipfile.ZipInfo(f"{name}/{inner}", _EPOCH)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(info, contents[inner])
        beside.replace(path)
    except OSError as error:
        raise InputError(f"package cannot be written: {error.strerror}", where=str(path)) from error
    return path
