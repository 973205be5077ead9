"""
Put packages where they are found, from a file or from an index, and take them away again.

The only module of crossread that opens a connection, and only when a pair is installed from an index. The index is
Argos's: a JSON list of packages with `from_code`, `to_code`, `package_version` and `links`; `sha256` and `size` are
checked where given. A package is unpacked beside its place, tried, and then renamed into it: it is there whole or not.
"""

import hashlib
import http.client
import json
import re
import shutil
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from crossread.config import Settings
from crossread.errors import ModelError, TranslationError
from crossread.progress import Progress, ignore_progress
from crossread.translate.archive import MAX_BYTES, unpack_archive
from crossread.translate.engine import ArgosTranslator
from crossread.translate.packages import Package, find_all_packages, install_dir, version_key

PAIR: Final = re.compile(r"[a-z]{2,3}_[a-z]{2,3}")
TIMEOUT: Final = 30  # seconds without a byte
_INDEX_BYTES: Final = 32 * 2**20
_BLOCK: Final = 256 * 1024
_AGENT: Final = {"User-Agent": "crossread"}
_OFFLINE: Final = "check the network, or install a package file: `crossread models install FILE`"


def install_file(file: Path, settings: Settings, pair: str | None = None) -> Package:
    """
    Install a package file, in place of an installed package of the same pair and version.

    Args:
        file: An `.argosmodel` file.
        settings: Uses *models_dir*; without it packages go where Argos keeps them.
        pair: The pair it must have, as `uk_en`; None takes any.

    Raises:
        ModelError: The file is unsafe or no sound package, its model does not work, or the folder cannot be written.
    """
    folder = install_dir(settings)
    with _scratch(folder) as scratch:
        package = unpack_archive(file, scratch / "package", pair)
        try_package(package)
        # The name comes from checked metadata, never from the archive.
        name = f"translate-{package.pair}-{re.sub(r'[^0-9a-z]+', '_', package.version.lower())}"
        _swap(package.folder, folder / name, scratch)
    return replace(package, folder=folder / name, weights=folder / name)


def install_pair(
    pair: str, settings: Settings, *, index: str | None = None, progress: Progress = ignore_progress
) -> Package:
    """
    Download the newest package of *pair* from an index and install it.

    Args:
        pair: As `uk_en`.
        settings: As for `install_file`.
        index: URL of the index, or of the folder it lies in; None: Argos's.
        progress: Told of bytes.

    Raises:
        ModelError: No network, no such pair, a download that is cut off or is not what the index says, or as
            `install_file`.
    """
    url = index_url(index)
    entry = _choose_entry(load_index(url), pair, url)
    with _scratch(install_dir(settings)) as scratch:
        file = scratch / "download.argosmodel"
        _download(entry, pair, url, file, progress)
        return install_file(file, settings, pair)


def remove_pair(pair: str, settings: Settings) -> tuple[Package, ...]:
    """
    Remove all installed packages of *pair* from the folder that packages are installed into.

    Raises:
        ModelError: None is installed there (embedded packages stay), or they cannot be removed.
    """
    folder = install_dir(settings)
    found = [item for item in find_all_packages(settings) if item.pair == pair and item.folder.parent == folder]
    if not found:
        embedded = any(item.pair == pair for item in find_all_packages(settings))
        raise ModelError(
            f"no installed package {pair}" + (" (the embedded one cannot be removed)" if embedded else ""),
            where=str(folder),
            mend="`crossread models list` shows what is installed",
        )
    with _scratch(folder) as scratch:
        for number, package in enumerate(found):
            package.folder.rename(scratch / str(number))
    return tuple(found)


def try_package(package: Package) -> None:
    """Load the model of *package* and translate a word; raise a `ModelError` if that fails."""
    translator = ArgosTranslator([package], Settings(threads=1))
    leg = translator.route(package.src_lang, package.tgt_lang)[0]
    try:
        outcomes = [outcome for batch in translator.decode(leg, ["1"]) for outcome in batch]
    except TranslationError as error:
        raise ModelError(
            f"the model of {package.label} does not work: {error.what}", where=str(package.folder)
        ) from error
    if len(outcomes) != 1:
        raise AssertionError("one text in, one outcome out")


def index_url(index: str | None) -> str:
    """Return the URL of the index file; *index* may name the folder it lies in."""
    if index is None:
        try:
            from argostranslate import settings as argos_settings
        except OSError as error:
            raise ModelError(f"Argos's settings cannot be read: {error}", mend="give --index URL") from error
        index = str(argos_settings.remote_package_index)
    if not index.endswith(".json"):
        index = index.rstrip("/") + "/index.json"
    if urllib.parse.urlsplit(index).scheme not in ("http", "https"):
        raise ModelError(f"index {index!r} is no http or https address", mend="give --index https://...")
    return index


def load_index(url: str) -> list[dict[str, Any]]:
    """
    Download an index and return its translation packages.

    Raises:
        ModelError: No network, or what comes is no index.
    """
    try:
        with _open(url) as response:
            body = response.read(_INDEX_BYTES + 1)
        entries = json.loads(body)
        if len(body) > _INDEX_BYTES or not isinstance(entries, list):
            raise ValueError("it is no list of packages")
    except (OSError, http.client.HTTPException) as error:
        raise ModelError(f"the index cannot be had: {_reason(error)}", where=url, mend=_OFFLINE) from error
    except ValueError as error:
        raise ModelError(f"the index is broken: {error}", where=url, mend="give another --index URL") from error
    return [entry for entry in entries if isinstance(entry, dict) and entry.get("type", "translate") == "translate"]


def _choose_entry(entries: Sequence[dict[str, Any]], pair: str, url: str) -> dict[str, Any]:
    matching = [entry for entry in entries if f"{entry.get('from_code')}_{entry.get('to_code')}" == pair]
    if not matching:
        pairs = sorted({f"{entry.get('from_code')}_{entry.get('to_code')}" for entry in entries})
        shown = ", ".join(pairs) or "none"
        raise ModelError(f"the index has no package {pair}", where=url, mend=f"choose one of: {shown}")
    return max(matching, key=lambda entry: version_key(str(entry.get("package_version") or "0")))


def _download(entry: dict[str, Any], pair: str, index: str, file: Path, progress: Progress) -> None:
    """Try the links of *entry* in order until one gives the whole file."""
    links = [urllib.parse.urljoin(index, link) for link in entry.get("links") or [] if isinstance(link, str)]
    usable = [link for link in links if urllib.parse.urlsplit(link).scheme in ("http", "https")]
    failure: Exception = ValueError("the index names no http or https link")
    for link in usable:
        try:
            digest, size = _fetch(link, file, f"download {pair}", progress)
            _check_download(entry, digest, size)
            return
        except (OSError, http.client.HTTPException, ValueError) as error:
            failure = error
    where = usable[-1] if usable else index
    raise ModelError(f"package {pair} cannot be downloaded: {_reason(failure)}", where=where, mend=_OFFLINE)


def _fetch(link: str, file: Path, step: str, progress: Progress) -> tuple[str, int]:
    """Download *link* to *file*; return its SHA-256 and size in bytes."""
    digest = hashlib.sha256()
    size = 0
    with _open(link) as response, file.open("wb") as sink:
        expected = int(response.headers.get("Content-Length") or 0)
        while block := response.read(_BLOCK):
            size += len(block)
            if size > MAX_BYTES:
                raise ValueError(f"it has more than {MAX_BYTES:,} bytes")
            digest.update(block)
            sink.write(block)
            progress(step, size, max(expected, size))
    if expected and size != expected:
        raise ValueError(f"it is cut off: {size:,} of {expected:,} bytes came")
    return digest.hexdigest(), size


def _check_download(entry: dict[str, Any], digest: str, size: int) -> None:
    """Compare with what the index says, if it says anything."""
    if entry.get("sha256") and str(entry["sha256"]).lower() != digest:
        raise ValueError(f"its SHA-256 is {digest}, the index says {entry['sha256']}")
    if entry.get("size") and int(entry["size"]) != size:
        raise ValueError(f"it has {size:,} bytes, the index says {entry['size']}")


def _open(url: str) -> Any:
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=_AGENT), timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()  # it is a response as well, with a connection of its own
        raise


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.URLError) and not isinstance(error, urllib.error.HTTPError):
        return str(error.reason)
    return str(error) or type(error).__name__


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder in *folder*, on the same disk, removed afterwards whatever happens."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=folder, prefix=".crossread-"))
    except OSError as error:
        raise ModelError(
            f"packages cannot be changed: {error.strerror}",
            where=str(folder),
            mend="set models_dir to a folder of yours",
        ) from error
    try:
        yield scratch
    except OSError as error:
        raise ModelError(f"packages cannot be changed: {error}", where=str(folder), mend="see the reason") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _swap(source: Path, target: Path, scratch: Path) -> None:
    """Rename *source* to *target*; what was there goes to *scratch*, and comes back if the renaming fails."""
    aside = scratch / "replaced"
    if target.exists():
        target.rename(aside)
    try:
        source.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
