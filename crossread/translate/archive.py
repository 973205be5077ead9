"""
Package files (`.argosmodel`): checked before they are unpacked, unpacked beside and then renamed.

A package file is a zip archive of one folder with metadata.json, a CTranslate2 model and a piece model. It comes from
somewhere else, so it is hostile until shown sound: no absolute names, no way out of the folder, no links, no bombs.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from crossread.errors import ModelError
from crossread.translate.packages import Package, read_package

MAX_BYTES: Final = 4 * 2**30  # unpacked; the largest Argos packages have about 0.4 GiB
MAX_ENTRIES: Final = 4096
MAX_RATIO: Final = 60  # unpacked / packed: a vocabulary reaches 10, model weights 2, a bomb 1,000
RATIO_FROM: Final = 64 * 2**20  # bytes unpacked from which on the ratio counts
_CHUNK: Final = 2**20
_MEND: Final = "fetch the file again, or from another place"


def unpack_archive(file: Path, into: Path, pair: str | None = None) -> Package:
    """
    Check a package file and unpack it into the folder *into*, which must not exist.

    Args:
        file: The package file.
        into: Made here; after an error it is incomplete and the caller's to remove.
        pair: The pair it must have, as `uk_en`; None takes any.

    Returns:
        The package; its folder lies in *into*.

    Raises:
        ModelError: The file is missing, no zip archive, cut off, unsafe, too large, or no sound package of the pair.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = list(_check_members(archive, file))
            into.mkdir(parents=True)
            for member in members:
                _write_member(archive, member, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise ModelError(f"no sound package file: {error}", where=str(file), mend=_MEND) from error
    except OSError as error:
        raise ModelError(f"package file cannot be unpacked: {error}", where=str(file), mend="see the reason") from error
    package = read_package(_find_root(into, file), "models_dir")
    if pair is not None and package.pair != pair:
        raise ModelError(f"the package is {package.pair}, not {pair}", where=str(file), mend="give the right file")
    return package


def _check_members(archive: zipfile.ZipFile, file: Path) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that are files, after all were found harmless."""
    infos = archive.infolist()
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_ENTRIES or size > MAX_BYTES or (size > RATIO_FROM and size > MAX_RATIO * max(1, packed)):
        raise ModelError(
            f"package file unpacks to {size:,} bytes in {len(infos)} files from {packed:,}: refused",
            where=str(file),
            mend=_MEND,
        )
    seen: set[str] = set()
    for info in infos:
        problem = _name_problem(info, seen)
        if problem:
            raise ModelError(f"package file holds {info.filename!r}, {problem}: refused", where=str(file), mend=_MEND)
        seen.add(info.filename.casefold())
    yield from (info for info in infos if not info.is_dir())


def _name_problem(info: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Say what is wrong with the name or kind of a member; None: nothing."""
    name = info.filename
    if not name or "\\" in name or "\x00" in name or ":" in name:
        return "a name no package has"
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        return "which leads out of its folder"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "which is a link or a device"
    if info.flag_bits & 0x1:
        return "which is encrypted"
    return "a second time" if name.casefold() in seen else None


def _write_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> None:
    """Write one file, never more bytes than announced (zipfile checks length and CRC while reading)."""
    target = into / member.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with archive.open(member) as source, target.open("xb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > member.file_size:
                raise zipfile.BadZipFile(f"{member.filename} is longer than announced")
            sink.write(chunk)
    if written != member.file_size:
        raise zipfile.BadZipFile(f"{member.filename} is cut off")


def _find_root(into: Path, file: Path) -> Path:
    """Return the folder that holds metadata.json: *into* or the only folder in it."""
    for folder in (into, *sorted(path for path in into.iterdir() if path.is_dir())):
        if (folder / "metadata.json").is_file():
            return folder
    raise ModelError("package file holds no metadata.json", where=str(file), mend=_MEND)
