"""Packages: found, checked before they are unpacked, installed whole or not at all, from files and from an index."""

import functools
import hashlib
import http.server
import io
import json
import stat
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from crossread.cli import app
from crossread.config import Settings
from crossread.errors import ModelError
from crossread.translate.archive import unpack_archive
from crossread.translate.embed import embed_packages
from crossread.translate.engine import hash_weights
from crossread.translate.install import index_url, install_file, install_pair, load_index, remove_pair
from crossread.translate.packages import EMBEDDED_DIR, find_all_packages, find_packages, package_dirs, read_package

RUN = CliRunner()
WEIGHTS = next(EMBEDDED_DIR.glob("weights-*"))
Contents = dict[str, bytes]


@pytest.fixture(autouse=True)
def argos_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Argos's folder of packages is an empty one of the test's own."""
    from argostranslate import settings

    folder = tmp_path / "argos"
    folder.mkdir()
    monkeypatch.setattr(settings, "package_data_dir", folder)
    return folder


@pytest.fixture
def models(tmp_path: Path) -> Settings:
    (tmp_path / "models").mkdir()
    return Settings(models_dir=str(tmp_path / "models"))


def metadata(pair: str = "uk_en", version: str = "9.1", **more: Any) -> bytes:
    src, tgt = pair.split("_")
    return json.dumps({"from_code": src, "to_code": tgt, "package_version": version} | more).encode()


def sound(pair: str = "uk_en", version: str = "9.1") -> Contents:
    """The embedded weights as a package of their own."""
    files = {
        path.relative_to(WEIGHTS).as_posix(): path.read_bytes()
        for path in WEIGHTS.rglob("*")
        if path.is_file() and path.name != "sha256.json"
    }
    return files | {"metadata.json": metadata(pair, version), "README.md": b"A card."}


def flimsy(**changes: bytes | None) -> Contents:
    """A package in form, of no use: for checks that come before loading."""
    files = {
        "metadata.json": metadata(),
        "sentencepiece.model": b"x",
        "model/model.bin": b"x",
        "model/shared_vocabulary.json": b"[]",
    }
    return {name: data for name, data in (files | changes).items() if data is not None}


def pack(path: Path, contents: Contents, top: str = "translate-uk_en-9_1/") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in contents.items():
            archive.writestr(top + name, data)
    return path


def folders(settings: Settings) -> list[str]:
    assert settings.models_dir
    return sorted(path.name for path in Path(settings.models_dir).iterdir())


def test_installed_package_wins_over_the_embedded_one(tmp_path: Path, models: Settings) -> None:
    """It is found in models_dir, translates, and is used instead."""
    package = install_file(pack(tmp_path / "p.argosmodel", sound()), models)
    assert (package.label, package.folder.name) == ("uk_en 9.1", "translate-uk_en-9_1")
    found = {item.pair: item.origin for item in find_packages(models)}
    assert found["uk_en"] == "models_dir" and found["ru_en"] == "embedded"
    assert folders(models) == ["translate-uk_en-9_1"]


def test_search_order_is_models_dir_argos_embedded(tmp_path: Path, models: Settings, argos_folder: Path) -> None:
    """And within a folder the highest version, 1.10 after 1.9."""
    assert models.models_dir
    for folder, version in ((Path(models.models_dir), "1.9"), (Path(models.models_dir), "1.10"), (argos_folder, "2")):
        for name, data in flimsy(**{"metadata.json": metadata(version=version)}).items():
            path = folder / f"package {version}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    labels = [(item.version, item.origin) for item in find_all_packages(models) if item.pair == "uk_en"]
    assert labels[:3] == [("1.10", "models_dir"), ("1.9", "models_dir"), ("2", "argos")]
    assert [origin for origin, _ in package_dirs(models)] == ["models_dir", "argos", "embedded"]


def test_models_dir_must_be_there(tmp_path: Path) -> None:
    """A typing error must not fall back in silence."""
    with pytest.raises(ModelError, match="no folder"):
        find_packages(Settings(models_dir=str(tmp_path / "nowhere")))


def test_broken_package_is_passed_over(models: Settings) -> None:
    """The embedded one is used, the log tells."""
    assert models.models_dir
    folder = Path(models.models_dir) / "broken"
    folder.mkdir()
    (folder / "metadata.json").write_text("{")
    assert all(item.origin == "embedded" for item in find_packages(models))


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (flimsy(**{"../../outside": b"x"}), "leads out"),
        (flimsy(**{"a\\..\\outside": b"x"}), "no package has"),
        (flimsy(**{"C:/outside": b"x"}), "no package has"),
        (flimsy(**{"model/model.bin": None}), "lacks model/model.bin"),
        (flimsy(**{"sentencepiece.model": None}), "lacks sentencepiece.model"),
        (flimsy(**{"model/shared_vocabulary.json": None}), "vocabular"),
        (flimsy(**{"metadata.json": None}), "no metadata.json"),
        (flimsy(**{"metadata.json": b"[]"}), "cannot be read"),
        (flimsy(**{"metadata.json": b"{}"}), "no pair of languages"),
        (flimsy(**{"metadata.json": metadata(type="sbd")}), "no translation package"),
        (flimsy(**{"metadata.json": metadata("de_en")}), "de_en, not uk_en"),
        (flimsy(**{"MODEL/model.bin": b"y"}), "a second time"),
    ],
    ids=[
        "out of the folder", "backslashes", "drive", "no model", "no pieces", "no vocabulary", "no metadata",
        "metadata no object", "metadata without languages", "no translation package", "wrong pair", "twice",
    ],
)  # fmt: skip
def test_unsound_package_is_refused_and_leaves_nothing(
    tmp_path: Path, models: Settings, contents: Contents, words: str
) -> None:
    """Said clearly; no file outside, none inside."""
    file = pack(tmp_path / "p.argosmodel", contents)
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(ModelError, match=words):
        install_file(file, models, "uk_en")
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_absolute_name_is_refused(tmp_path: Path, models: Settings) -> None:
    """Even where it would be harmless."""
    with pytest.raises(ModelError, match="leads out"):
        install_file(pack(tmp_path / "p.argosmodel", {"etc/x": b"x"}, top="/"), models)


def test_link_is_refused(tmp_path: Path, models: Settings) -> None:
    """A symbolic link could point anywhere."""
    file = pack(tmp_path / "p.argosmodel", flimsy())
    with zipfile.ZipFile(file, "a") as archive:
        info = zipfile.ZipInfo("translate-uk_en-9_1/link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(ModelError, match="link"):
        install_file(file, models)


def test_bomb_is_refused(tmp_path: Path, models: Settings) -> None:
    """100 MB of nothing in 100 KB."""
    file = tmp_path / "p.argosmodel"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/model/model.bin", bytes(100 * 2**20))
    with pytest.raises(ModelError, match="unpacks to"):
        install_file(file, models)


@pytest.mark.parametrize("keep", [0.0, 0.5, 0.999], ids=["empty", "half", "almost whole"])
def test_truncated_file_is_refused(tmp_path: Path, models: Settings, keep: float) -> None:
    """As a broken download is."""
    file = pack(tmp_path / "p.argosmodel", flimsy())
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])
    with pytest.raises(ModelError, match="no sound package file"):
        install_file(file, models)
    assert folders(models) == []


def test_damaged_content_is_refused(tmp_path: Path, models: Settings) -> None:
    """The checksum inside the archive does not fit."""
    file = pack(tmp_path / "p.argosmodel", flimsy(**{"model/model.bin": b"0123456789" * 100}))
    file.write_bytes(file.read_bytes().replace(b"0123456789" * 100, b"9876543210" * 100))
    with pytest.raises(ModelError, match="no sound package file"):
        install_file(file, models)


def test_model_that_does_not_load_is_refused(tmp_path: Path, models: Settings) -> None:
    """A package of the right form whose model is nonsense; what was installed before stays."""
    install_file(pack(tmp_path / "p.argosmodel", sound()), models)
    nonsense = sound() | {"model/model.bin": b"nonsense" * 100}
    with pytest.raises(ModelError, match="cannot be loaded"):
        install_file(pack(tmp_path / "q.argosmodel", nonsense), models)
    assert find_packages(models)[-1].origin == "models_dir"
    assert folders(models) == ["translate-uk_en-9_1"]


def test_missing_file_is_told(tmp_path: Path, models: Settings) -> None:
    with pytest.raises(ModelError, match="cannot be unpacked"):
        install_file(tmp_path / "nowhere.argosmodel", models)


def test_removing_takes_installed_packages_only(tmp_path: Path, models: Settings) -> None:
    """Then the embedded one is used again, and cannot be removed."""
    install_file(pack(tmp_path / "p.argosmodel", sound()), models)
    assert [item.label for item in remove_pair("uk_en", models)] == ["uk_en 9.1"]
    assert folders(models) == []
    with pytest.raises(ModelError, match="embedded one cannot be removed"):
        remove_pair("uk_en", models)


def test_hash_tells_weights_apart_under_one_version(tmp_path: Path) -> None:
    """So that the memory does not serve what an older model said."""
    hashes = []
    for number, change in enumerate((b"x" * 50_000, b"x" * 49_999 + b"y")):
        package = unpack_archive(
            pack(tmp_path / f"{number}.argosmodel", flimsy(**{"model/model.bin": change})), tmp_path / str(number)
        )
        hashes.append(hash_weights(package))
    assert hashes[0] != hashes[1]


def test_embedding_holds_shared_weights_once(tmp_path: Path) -> None:
    """Two packages, one folder of weights; a later version replaces both and its weights."""
    into = tmp_path / "embedded"
    files = [pack(tmp_path / f"{pair}.argosmodel", flimsy(**{"metadata.json": metadata(pair)})) for pair in PAIRS]
    first = embed_packages(files, into)
    assert len({package.weights for package in first}) == 1 == len(list(into.glob("weights-*")))
    changed = flimsy(**{"metadata.json": metadata("uk_en", "9.2"), "model/model.bin": b"other"})
    second = embed_packages([pack(tmp_path / "new.argosmodel", changed)], into)
    assert [package.label for package in second] == ["ru_en 9.1", "uk_en 9.2"]
    assert len(list(into.glob("weights-*"))) == 2
    assert read_package(into / "uk_en", "embedded") in second


PAIRS = ("ru_en", "uk_en")


class Server(http.server.ThreadingHTTPServer):
    """Serves a dictionary of paths; one with a length to announce is cut off there."""

    def __init__(self, files: dict[str, bytes], announce: dict[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(Handler, files, announce))
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, files: dict[str, bytes], announce: dict[str, int], *rest: Any) -> None:
        self.files, self.announce = files, announce
        super().__init__(*rest)

    def do_GET(self) -> None:
        body = self.files.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(self.announce.get(self.path, len(body or b""))))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def serve() -> Iterator[Any]:
    """Return a function that serves files on 127.0.0.1 and gives the address."""
    servers: list[Server] = []

    def start(files: dict[str, bytes], announce: dict[str, int] | None = None) -> str:
        servers.append(Server(files, announce or {}))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1].url

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def archive_bytes(contents: Contents) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in contents.items():
            archive.writestr("p/" + name, data)
    return buffer.getvalue()


def index(*entries: dict[str, Any]) -> bytes:
    return json.dumps([{"type": "translate", "from_code": "uk", "to_code": "en"} | entry for entry in entries]).encode()


@pytest.mark.loopback
def test_newest_package_is_downloaded_and_installed(models: Settings, serve: Any) -> None:
    """Relative links, progress in bytes, the second link where the first is dead; hash and size are right."""
    body = archive_bytes(sound(version="9.10"))
    entry = {
        "package_version": "9.10",
        "links": ["gone.argosmodel", "files/uk_en.argosmodel"],
        "sha256": hashlib.sha256(body).hexdigest(),
        "size": len(body),
    }
    files = {"/index.json": index({"package_version": "9.9", "links": []}, entry), "/files/uk_en.argosmodel": body}
    seen: list[tuple[str, int, int]] = []
    package = install_pair("uk_en", models, index=serve(files), progress=lambda *said: seen.append(said))
    assert package.label == "uk_en 9.10" and find_packages(models)[-1].folder == package.folder
    assert seen[-1] == ("download uk_en", len(body), len(body)) and len(seen) > 10
    assert folders(models) == ["translate-uk_en-9_10"]


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"links": ["p"], "sha256": "0" * 64}, "SHA-256"),
        ({"links": ["p"], "size": 3}, "the index says 3"),
        ({"links": ["short"]}, "cut off|IncompleteRead"),
        ({"links": ["gone"]}, "404"),
        ({"links": ["file:///etc/passwd"]}, "no http or https link"),
        ({"links": []}, "no http or https link"),
        ({"links": ["garbage"]}, "no sound package file"),
        ({"links": ["p"], "from_code": "pl"}, "no package uk_en"),
    ],
    ids=["hash", "size", "cut off", "gone", "file link", "no link", "garbage", "no such pair"],
)
def test_bad_download_is_refused_and_leaves_nothing(
    models: Settings, serve: Any, entry: dict[str, Any], words: str
) -> None:
    """Said clearly, with what the user can do."""
    body = archive_bytes(flimsy())
    files = {"/index.json": index(entry), "/p": body, "/short": body, "/garbage": b"garbage"}
    with pytest.raises(ModelError, match=words) as caught:
        install_pair("uk_en", models, index=serve(files, {"/short": len(body) + 10}))
    assert caught.value.mend and folders(models) == []


@pytest.mark.loopback
@pytest.mark.parametrize("body", [b"{}", b"<html>", b"\xff\xfe"], ids=["no list", "page", "bytes"])
def test_broken_index_is_told(serve: Any, body: bytes) -> None:
    with pytest.raises(ModelError, match="index is broken"):
        load_index(serve({"/index.json": body}) + "/index.json")


@pytest.mark.loopback
def test_no_network_is_told(models: Settings) -> None:
    """Nobody listens there; the way round is named."""
    with pytest.raises(ModelError, match="index cannot be had") as caught:
        install_pair("uk_en", models, index="http://127.0.0.1:9/index.json")
    assert caught.value.mend and "install FILE" in caught.value.mend


def test_index_must_be_http() -> None:
    assert index_url("https://example.org/x/") == "https://example.org/x/index.json"
    assert index_url(None).endswith(".json")
    with pytest.raises(ModelError, match="no http or https"):
        index_url("file:///etc/index.json")


@pytest.mark.loopback
def test_commands_install_list_and_remove(tmp_path: Path, models: Settings, serve: Any) -> None:
    """The round a user makes, from an index."""
    url = serve({"/index.json": index({"package_version": "9.1", "links": ["p"]}), "/p": archive_bytes(sound())})
    where = ["--models-dir", str(tmp_path / "models")]
    done = RUN.invoke(app, ["models", "install", "uk_en", "--index", url, *where])
    assert done.exit_code == 0, done.output
    rows = json.loads(RUN.invoke(app, ["models", "list", "--json", *where]).stdout)
    first = next(row for row in rows if row["pair"] == "uk_en")
    assert (first["version"], first["origin"], first["used"]) == ("9.1", "models_dir", True)
    assert RUN.invoke(app, ["models", "path", "uk_en", *where]).stdout.strip().endswith("translate-uk_en-9_1")
    assert "A card." in RUN.invoke(app, ["models", "info", "uk_en", *where]).stdout
    assert "removed uk_en 9.1" in RUN.invoke(app, ["models", "remove", "uk_en", *where]).stderr
    assert folders(replace(models)) == []


def test_commands_tell_what_is_wrong(tmp_path: Path) -> None:
    """Neither file nor pair; no such pair."""
    where = ["--models-dir", str(tmp_path)]
    for words, message in (
        (["install", "nonsense file"], "neither a file nor a pair"),
        (["info", "de_en"], "no package"),
    ):
        result = RUN.invoke(app, ["models", *words, *where])
        assert isinstance(result.exception, ModelError) and message in result.exception.what


def test_list_and_path_without_anything_installed(argos_folder: Path) -> None:
    """The embedded packages, and the folder that others would go to."""
    listed = RUN.invoke(app, ["models", "list"]).stdout
    assert "ru_en" in listed and "embedded" in listed
    assert RUN.invoke(app, ["models", "path"]).stdout.strip() == str(argos_folder)
