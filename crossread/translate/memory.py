"""
The translation memory: what was translated before, in one SQLite file that several processes may share.

A translation is found again by source language, target language, package with the hash of its weights, decoding
settings and text. Each batch is one transaction in write-ahead mode: a kill loses at most the batch that runs.
The memory only saves time, so its failures never stop a run: a damaged file is moved aside, a full disk or a
read-only file means going on without; `Memory.notes` says so, once. Only a file that belongs to another program, or
a place that the user chose and that cannot be used, is an error.
"""

import hashlib
import json
import logging
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from crossread.config import Settings
from crossread.errors import TranslationError

OFF: Final = ("off", "none")  # as a path: no memory
APPLICATION_ID: Final = 0x43527644  # "CRvD": tells our files from other programs' databases
_FORMAT: Final = 1
_BUSY_MS: Final = 30_000  # how long one process waits for the other's transaction
_LOOKUP: Final = 500  # digests a query; SQLite takes 999 parameters at least
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS legs (
    id INTEGER PRIMARY KEY, src_lang TEXT NOT NULL, tgt_lang TEXT NOT NULL, fingerprint TEXT NOT NULL,
    UNIQUE (src_lang, tgt_lang, fingerprint));
CREATE TABLE IF NOT EXISTS translations (
    leg INTEGER NOT NULL, digest BLOB NOT NULL, source TEXT NOT NULL, hypotheses TEXT NOT NULL,
    PRIMARY KEY (leg, digest)) WITHOUT ROWID;
"""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")  # half a character, which no UTF-8 file can hold
_LOGGER: Final = logging.getLogger("crossread")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryKey:
    """What a translation depends on, apart from its text."""

    src_lang: str
    tgt_lang: str
    fingerprint: str  # package, version, hash of the weights, decoding settings


def memory_path(settings: Settings) -> Path | None:
    """Return where the memory lies: `Settings.memory`, else `CROSSREAD_MEMORY`, else the user's cache; None: off."""
    chosen = settings.memory or os.environ.get("CROSSREAD_MEMORY")
    if chosen:
        return None if chosen.lower() in OFF else Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("crossread", appauthor=False) / "memory.sqlite3"


def open_memory(settings: Settings) -> "Memory":
    """
    Open the translation memory; one that cannot be opened is replaced by none, with a note.

    Raises:
        TranslationError: The file is another program's, or the place was chosen by the user and cannot be used.
    """
    path = memory_path(settings)
    chosen = bool(settings.memory or os.environ.get("CROSSREAD_MEMORY"))
    return Memory(path, must_open=chosen)


class Memory:
    """
    Translations by key and text. Use it in one thread; close it, or use it in a `with` statement.

    Args:
        path: The file; None keeps nothing.
        must_open: Raise when the file cannot be opened, rather than go on without.
    """

    def __init__(self, path: Path | None, *, must_open: bool = False) -> None:
        self.path = path
        self.notes: list[str] = []  # what the user should be told, each once
        self._connection: sqlite3.Connection | None = None
        self._writable = True
        if path is not None:
            self._open(path, must_open)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put is kept."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get(self, key: MemoryKey, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the hypotheses of those *texts* that were translated before under *key*."""
        wanted = {_digest(text): text for text in texts}
        found: dict[str, tuple[str, ...]] = {}
        if self._connection is None or not wanted:
            return found
        try:
            leg = self._find_leg(self._connection, key)
            digests = list(wanted) if leg is not None else []
            for start in range(0, len(digests), _LOOKUP):
                for digest, source, hypotheses in self._select(leg, digests[start : start + _LOOKUP]):
                    if wanted[digest] == source:
                        found[source] = tuple(json.loads(hypotheses))
        except (sqlite3.Error, ValueError, TypeError) as error:
            self._give_up(f"the translation memory cannot be read ({error})")
        return found

    def put(self, key: MemoryKey, translations: Mapping[str, Sequence[str]]) -> None:
        """Keep *translations* (text -> hypotheses, best first) under *key*, all in one transaction."""
        if self._connection is None or not self._writable or not translations:
            return
        rows = [
            (_digest(text), text, json.dumps(hypotheses, ensure_ascii=False))
            for text, hypotheses in translations.items()
            if not _SURROGATE.search(text)
        ]
        try:
            with self._connection as transaction:
                transaction.execute("BEGIN IMMEDIATE")
                transaction.execute(
                    "INSERT OR IGNORE INTO legs (src_lang, tgt_lang, fingerprint) VALUES (?, ?, ?)",
                    (key.src_lang, key.tgt_lang, key.fingerprint),
                )
                leg = self._find_leg(transaction, key)
                transaction.executemany(
                    "INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?)", [(leg, *row) for row in rows]
                )
        except sqlite3.Error as error:
            self._writable = False
            self._note(f"the translation memory cannot be written ({error}): this run goes on without")

    def count(self) -> int:
        """Return how many translations are kept."""
        if self._connection is None:
            return 0
        try:
            return int(self._connection.execute("SELECT count(*) FROM translations").fetchone()[0])
        except sqlite3.Error as error:
            self._give_up(f"the translation memory cannot be read ({error})")
            return 0

    def _select(self, leg: int | None, digests: Sequence[bytes]) -> list[tuple[bytes, str, str]]:
        assert self._connection is not None
        marks = ",".join("?" * len(digests))
        query = f"SELECT digest, source, hypotheses FROM translations WHERE leg = ? AND digest IN ({marks})"
        return self._connection.execute(query, (leg, *digests)).fetchall()

    @staticmethod
    def _find_leg(connection: sqlite3.Connection, key: MemoryKey) -> int | None:
        row = connection.execute(
            "SELECT id FROM legs WHERE src_lang = ? AND tgt_lang = ? AND fingerprint = ?",
            (key.src_lang, key.tgt_lang, key.fingerprint),
        ).fetchone()
        return None if row is None else int(row[0])

    def _open(self, path: Path, must_open: bool) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = _connect(path)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._connection = self._start_anew(path, error)
        except (OSError, sqlite3.Error) as error:
            if must_open:
                raise TranslationError(
                    f"the translation memory cannot be opened: {error}",
                    where=str(path),
                    mend="choose another file by the setting memory or by CROSSREAD_MEMORY (off: none)",
                ) from error
            self._note(f"the translation memory {path} cannot be opened ({error}): this run goes on without")

    def _start_anew(self, path: Path, error: sqlite3.Error) -> sqlite3.Connection:
        """Move a damaged file aside and begin an empty one."""
        aside = next(
            name for number in range(1, 10**6) if not (name := path.with_name(f"{path.name}.damaged-{number}")).exists()
        )
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        self._note(f"the translation memory was damaged ({error}): moved to {aside.name}, an empty one begun")
        return _connect(path)

    def _give_up(self, note: str) -> None:
        self._note(f"{note}: this run goes on without")
        self.close()

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)
            _LOGGER.warning(note)


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, check that it is ours and whole, and make its tables."""
    connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
    try:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if owner != APPLICATION_ID and not empty:
            raise TranslationError(
                "the file is another program's database", where=str(path), mend="choose another file for the memory"
            )
        if empty:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def memory_size(path: Path) -> int:
    """Return the bytes on disk of the memory at *path*, its journal included; 0 if there is none."""
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.is_file())


def count_translations(path: Path) -> int:
    """
    Return how many translations the memory at *path* holds, without changing or creating it.

    Raises:
        TranslationError: It is damaged, or no memory.
    """
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM translations").fetchone()[0])
    except sqlite3.Error as error:
        raise TranslationError(f"the translation memory cannot be read: {error}", where=str(path)) from error


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell a damaged file from a locked, full or forbidden one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
