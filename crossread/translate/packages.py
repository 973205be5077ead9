"""
Which translation packages there are, where they lie, and which of them lead from one language to another.

Searched in this order, and of one pair the first found is used: `Settings.models_dir`, the folder where Argos keeps
its packages (`ARGOS_PACKAGES_DIR`), the packages embedded in crossread. Within one folder the highest version wins.
An embedded package holds only its metadata; its `weights` field names the folder beside it that several share.
"""

import json
import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from crossread.config import Settings
from crossread.errors import ModelError

EMBEDDED_DIR: Final = Path(__file__).resolve().parent.parent / "models"
DIGEST_FILE: Final = "sha256.json"  # beside embedded weights: file -> SHA-256, so that nothing is hashed at run time
MODEL_FILES: Final = ("model/model.bin", "model/config.json")
PIVOT: Final = "en"

Origin = Literal["models_dir", "argos", "embedded"]
_LOGGER: Final = logging.getLogger("crossread")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One translation package on disk."""

    src_lang: str
    tgt_lang: str
    version: str
    origin: Origin
    folder: Path  # holds metadata.json
    weights: Path  # holds model/ and the piece model; == folder unless weights are shared
    target_prefix: str = ""  # first target piece of models with several target languages

    @property
    def pair(self) -> str:
        """The package's id: `uk_en`."""
        return f"{self.src_lang}_{self.tgt_lang}"

    @property
    def label(self) -> str:
        """Id and version, as shown: `uk_en 0.1`."""
        return f"{self.pair} {self.version}"

    @property
    def pieces_file(self) -> Path:
        """The SentencePiece or BPE model (whether it exists is checked by `check_package`)."""
        sentencepiece = self.weights / "sentencepiece.model"
        return sentencepiece if sentencepiece.exists() else self.weights / "bpe.model"


def find_packages(settings: Settings) -> tuple[Package, ...]:
    """
    List the usable packages, one a pair, the one that wins, ordered by pair.

    A folder that is no package, or a broken one, is passed over with a warning in the log.

    Raises:
        ModelError: `models_dir` is set and is no folder.
    """
    chosen: dict[str, Package] = {}
    for package in find_all_packages(settings):
        chosen.setdefault(package.pair, package)
    return tuple(chosen[pair] for pair in sorted(chosen))


def find_all_packages(settings: Settings) -> tuple[Package, ...]:
    """List every usable package, those that win first (see the module's head for the order)."""
    found: list[Package] = []
    for origin, folder in package_dirs(settings):
        packages = list(_scan(folder, origin))
        packages.sort(key=lambda package: (version_key(package.version), package.folder.name), reverse=True)
        found += sorted(packages, key=lambda package: package.pair)
    return tuple(found)


def package_dirs(settings: Settings) -> tuple[tuple[Origin, Path], ...]:
    """Return the folders searched, in order; those that do not exist are left out."""
    folders: list[tuple[Origin, Path]] = []
    if settings.models_dir:
        folder = Path(settings.models_dir).expanduser()
        if not folder.is_dir():
            raise ModelError(
                f"models_dir {settings.models_dir!r} is no folder", mend="create it, or leave models_dir out"
            )
        folders.append(("models_dir", folder))
    argos = argos_dir()
    if argos is not None and argos.is_dir():
        folders.append(("argos", argos))
    folders.append(("embedded", EMBEDDED_DIR))
    return tuple(folders)


def argos_dir() -> Path | None:
    """Return the folder where Argos keeps packages, or None when Argos cannot set up its folders (read-only home)."""
    try:
        from argostranslate import settings as argos_settings  # creates Argos's own folders, so not before it is needed
    except OSError as error:
        _LOGGER.warning("Argos's folder of packages cannot be used: %s", error)
        return None
    return Path(argos_settings.package_data_dir)


def install_dir(settings: Settings) -> Path:
    """Return the folder that packages are installed into: `models_dir` if set, else Argos's."""
    folder = Path(settings.models_dir).expanduser() if settings.models_dir else argos_dir()
    if folder is None:
        raise ModelError("no folder to install packages into", mend="set models_dir, or ARGOS_PACKAGES_DIR")
    return folder


def find_route(packages: Sequence[Package], src_lang: str, tgt_lang: str) -> tuple[Package, ...]:
    """
    Return the packages that lead from *src_lang* to *tgt_lang*: the direct one, or two over English.

    Raises:
        ModelError: No such packages; the message lists the pairs there are and the command that mends it.
    """
    by_pair = {(package.src_lang, package.tgt_lang): package for package in packages}
    direct = by_pair.get((src_lang, tgt_lang))
    if direct is not None:
        return (direct,)
    first, second = by_pair.get((src_lang, PIVOT)), by_pair.get((PIVOT, tgt_lang))
    if first is not None and second is not None:
        return (first, second)
    missing = [(src_lang, PIVOT)] if first is None and src_lang != PIVOT else []
    missing += [(PIVOT, tgt_lang)] if second is None and tgt_lang != PIVOT else []
    have = ", ".join(f"{package.src_lang} -> {package.tgt_lang}" for package in packages) or "none"
    commands = " and ".join(f"`crossread models install {a}_{b}`" for a, b in missing)
    raise ModelError(
        f"no translation model for {src_lang} -> {tgt_lang} (there are: {have})",
        mend=f"run {commands} where a network is at hand, or install a package file",
    )


def read_package(folder: Path, origin: Origin) -> Package:
    """
    Read and check one package folder.

    Raises:
        ModelError: Metadata is missing or broken, it is no translation package, or a model file is missing.
    """
    metadata = _read_metadata(folder)
    weights = folder
    if origin == "embedded" and "weights" in metadata:
        weights = folder.parent / str(metadata["weights"])
    codes = metadata["from_code"], metadata["to_code"]
    if metadata.get("type", "translate") != "translate" or not all(isinstance(code, str) and code for code in codes):
        raise ModelError("no translation package: it names no pair of languages", where=str(folder))
    package = Package(
        src_lang=codes[0],
        tgt_lang=codes[1],
        version=str(metadata.get("package_version") or "0"),
        origin=origin,
        folder=folder,
        weights=weights,
        target_prefix=str(metadata.get("target_prefix") or ""),
    )
    check_package(package)
    return package


def check_package(package: Package) -> None:
    """Raise a `ModelError` unless all files that decoding needs are there."""
    missing = [name for name in MODEL_FILES[:1] if not (package.weights / name).is_file()]
    if not package.pieces_file.is_file():
        missing.append("sentencepiece.model (or bpe.model)")
    if not any((package.weights / "model").glob("*vocabulary*")):
        missing.append("model/shared_vocabulary (or source and target vocabularies)")
    if missing:
        raise ModelError(
            f"package {package.label} lacks {', '.join(missing)}",
            where=str(package.folder),
            mend=f"install it again: `crossread models install {package.pair}`",
        )


def _read_metadata(folder: Path) -> dict[str, Any]:
    """Read metadata.json, through Argos's own reader, plus the fields it does not know."""
    try:
        raw = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        if not isinstance(raw, dict):
            raise ValueError("metadata.json holds no object")
        return raw | _read_by_argos(folder)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ModelError(f"package cannot be read: {error}", where=str(folder), mend="install it again") from error


def _read_by_argos(folder: Path) -> dict[str, Any]:
    try:
        from argostranslate.package import Package as ArgosPackage
    except OSError:  # a read-only home: Argos cannot make its folders, the metadata is read as it stands
        return {}
    package = ArgosPackage(folder)
    names = ("from_code", "to_code", "package_version", "type", "target_prefix")
    return {name: getattr(package, name) for name in names}


def _scan(folder: Path, origin: Origin) -> Iterator[Package]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or not (path / "metadata.json").is_file():
            continue
        try:
            yield read_package(path, origin)
        except ModelError as error:
            _LOGGER.warning("passed over: %s", error)


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, so that 1.10 comes after 1.9."""
    numbers = deque[int]()
    for part in version.replace("-", ".").split("."):
        numbers.append(int(part) if part.isdigit() else -1)
    return tuple(numbers)
