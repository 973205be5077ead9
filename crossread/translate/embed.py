"""
Put package files into `crossread/models`, weights that several packages share only once.

    python -m crossread.translate.embed FILE.argosmodel... [--card MODEL_CARD.md] [--into FOLDER]

The packages given replace the embedded ones of the same pair; weights that no package uses any more are removed.
Each file is checked like one that a user installs. A maintainer's command, not part of the command line of users.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from crossread.translate.archive import unpack_archive
from crossread.translate.packages import DIGEST_FILE, EMBEDDED_DIR, Package, read_package

SKIPPED: Final = ("metadata.json", "README.md", "stanza", "minisbd", "spacy")  # not needed to decode


def embed_packages(files: Sequence[Path], into: Path = EMBEDDED_DIR) -> tuple[Package, ...]:
    """
    Put *files* into the folder *into* and return all packages it then holds, ordered by pair.

    Raises:
        ModelError: A file is no sound package.
    """
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=".embed-") as scratch:
        for number, file in enumerate(files):
            _embed(unpack_archive(file, Path(scratch) / str(number)), into)
    folders = sorted(path.parent for path in into.glob("*/metadata.json"))
    packages = tuple(read_package(folder, "embedded") for folder in folders)
    _remove_unused(into, {package.weights for package in packages})
    return packages


def _embed(package: Package, into: Path) -> None:
    digests = {
        path.relative_to(package.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(package.folder.rglob("*"))
        if path.is_file() and path.relative_to(package.folder).parts[0] not in SKIPPED
    }
    name = "weights-" + hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()[:12]
    for relative in digests:
        target = into / name / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package.folder / relative, target)
    _write_json(into / name / DIGEST_FILE, digests)
    metadata = json.loads((package.folder / "metadata.json").read_text(encoding="utf-8"))
    _write_json(into / package.pair / "metadata.json", metadata | {"weights": name})


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _remove_unused(into: Path, used: set[Path]) -> None:
    for path in into.glob("weights-*"):
        if path not in used:
            shutil.rmtree(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=embed_packages.__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--card", type=Path, help="the model card, copied beside the packages")
    parser.add_argument("--into", type=Path, default=EMBEDDED_DIR)
    options = parser.parse_args(arguments)
    packages = embed_packages(options.files, options.into)
    if options.card:
        shutil.copyfile(options.card, options.into / "MODEL_CARD.md")
    for package in packages:
        print(f"{package.label}\t{package.weights.name}")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
