"""The translation memory: kept, shared, and never a reason to stop."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from crossread.config import Settings
from crossread.errors import TranslationError
from crossread.translate.memory import (
    Memory,
    MemoryKey,
    count_translations,
    memory_path,
    memory_size,
    open_memory,
)

KEY = MemoryKey(src_lang="uk", tgt_lang="en", fingerprint="uk_en 1.0 abc beam 2")


def test_what_is_put_is_found_by_another_connection(tmp_path: Path) -> None:
    """Hypotheses come back in order; unknown texts do not."""
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put(KEY, {"слово": ("word", "a word"), "♪": ("",)})
    with Memory(tmp_path / "m.sqlite3") as memory:
        assert memory.get(KEY, ["слово", "♪", "інше"]) == {"слово": ("word", "a word"), "♪": ("",)}
        assert memory.count() == count_translations(tmp_path / "m.sqlite3") == 2
    assert memory_size(tmp_path / "m.sqlite3") > 0


@pytest.mark.parametrize(
    "other",
    [
        MemoryKey(src_lang="ru", tgt_lang="en", fingerprint=KEY.fingerprint),
        MemoryKey(src_lang="uk", tgt_lang="ru", fingerprint=KEY.fingerprint),
        MemoryKey(src_lang="uk", tgt_lang="en", fingerprint="uk_en 1.0 def beam 2"),
    ],
    ids=["source language", "target language", "weights"],
)
def test_another_key_finds_nothing(tmp_path: Path, other: MemoryKey) -> None:
    """A package made anew under its old version does not meet the old translations."""
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put(KEY, {"слово": ("word",)})
        assert memory.get(other, ["слово"]) == {}


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.dictionaries(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), st.text(max_size=9), max_size=9)
)
def test_any_text_comes_back_as_it_was(tmp_path: Path, texts: dict[str, str]) -> None:
    """Quotes, nulls, emoji: parameters, never SQL."""
    translations = {source: (target.encode("utf-8", "replace").decode(),) for source, target in texts.items()}
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put(KEY, translations)
        assert memory.get(KEY, texts) == translations


def test_many_texts_are_looked_up_in_parts(tmp_path: Path) -> None:
    """More than SQLite takes parameters."""
    translations = {f"речення {number}": (f"sentence {number}",) for number in range(2300)}
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put(KEY, translations)
        assert memory.get(KEY, translations) == translations


def test_damaged_file_is_moved_aside_with_a_note(tmp_path: Path) -> None:
    """The run goes on with an empty memory, and the damaged one is kept for whoever wants it."""
    path = tmp_path / "m.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    with Memory(path, must_open=True) as memory:
        assert any("damaged" in note for note in memory.notes)
        memory.put(KEY, {"слово": ("word",)})
        assert memory.get(KEY, ["слово"])
    assert (tmp_path / "m.sqlite3.damaged-1").read_bytes().startswith(b"no database")


def test_damage_inside_does_not_stop_the_run(tmp_path: Path) -> None:
    """A file whose head is sound and whose pages are not."""
    path = tmp_path / "m.sqlite3"
    with Memory(path) as memory:
        memory.put(KEY, {f"речення {number}" * 20: ("text" * 50,) for number in range(500)})
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(bytes(data))
    with Memory(path) as memory:
        assert memory.get(KEY, ["слово"]) == {}
        memory.put(KEY, {"слово": ("word",)})
        assert memory.notes


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """It is an error, and not a byte of it changes."""
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(TranslationError, match="another program"):
        Memory(path)
    assert path.read_bytes() == before


def test_full_disk_means_going_on_without(tmp_path: Path) -> None:
    """Simulated by a limit on pages: what is there can still be read, and it is said once."""
    with Memory(tmp_path / "m.sqlite3") as memory:
        memory.put(KEY, {"слово": ("word",)})
        assert memory._connection is not None
        memory._connection.execute("PRAGMA max_page_count = 1")
        for _ in range(2):
            memory.put(KEY, {f"речення {number}" * 50: ("text" * 100,) for number in range(500)})
        assert len(memory.notes) == 1 and "full" in memory.notes[0]
        assert memory.get(KEY, ["слово"]) == {"слово": ("word",)}


def test_read_only_file_means_going_on_without(tmp_path: Path) -> None:
    """As on a medium that cannot be written."""
    path = tmp_path / "m.sqlite3"
    with Memory(path) as memory:
        memory.put(KEY, {"слово": ("word",)})
        assert memory._connection is not None
        memory._connection.execute("PRAGMA query_only = ON")
        memory.put(KEY, {"інше": ("other",)})
        assert len(memory.notes) == 1 and "goes on without" in memory.notes[0]
        assert memory.get(KEY, ["слово", "інше"]) == {"слово": ("word",)}


def test_place_the_user_chose_must_work(tmp_path: Path) -> None:
    """A folder in its place, or a file where its folder should be."""
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "file" / "m.sqlite3"):
        with pytest.raises(TranslationError) as caught:
            open_memory(Settings(memory=str(place)))
        assert caught.value.where == str(place) and caught.value.mend


def test_default_place_that_does_not_work_is_noted(tmp_path: Path) -> None:
    """Nobody asked for it there."""
    (tmp_path / "file").write_text("x")
    memory = Memory(tmp_path / "file" / "m.sqlite3")
    assert len(memory.notes) == 1
    assert memory.get(KEY, ["слово"]) == {}


def test_place_is_setting_then_environment_then_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And `off` is nowhere."""
    monkeypatch.setenv("CROSSREAD_MEMORY", str(tmp_path / "environment"))
    assert memory_path(Settings(memory=str(tmp_path / "setting"))) == tmp_path / "setting"
    assert memory_path(Settings()) == tmp_path / "environment"
    monkeypatch.setenv("CROSSREAD_MEMORY", "off")
    assert memory_path(Settings()) is None
    monkeypatch.delenv("CROSSREAD_MEMORY")
    path = memory_path(Settings())
    assert path is not None and "crossread" in path.parts


WRITER = """
import sys
from pathlib import Path
from crossread.translate.memory import Memory, MemoryKey
key = MemoryKey(src_lang="uk", tgt_lang="en", fingerprint="x")
with Memory(Path(sys.argv[1])) as memory:
    for number in range(int(sys.argv[3])):
        memory.put(key, {f"{sys.argv[2]} {number} {part}": ("text",) for part in range(10)})
        print(number, flush=True)
    sys.exit(1 if memory.notes else 0)
"""
SHARED = MemoryKey(src_lang="uk", tgt_lang="en", fingerprint="x")


def test_two_processes_share_it(tmp_path: Path) -> None:
    """Both write at once, each waits for the other, and nothing is lost."""
    path = tmp_path / "m.sqlite3"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name, "60"], stdout=subprocess.DEVNULL) for name in ("one", "two")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert count_translations(path) == 2 * 60 * 10


def test_a_kill_loses_at_most_the_running_batch(tmp_path: Path) -> None:
    """Every batch reported done is found after SIGKILL, and no batch is there by halves."""
    path = tmp_path / "m.sqlite3"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), "one", "100000"], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        last = 0
        while last < 20:
            last = int(writer.stdout.readline())
        time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    with Memory(path) as memory:
        assert not memory.notes
        assert len(memory.get(SHARED, [f"one {last} {part}" for part in range(10)])) == 10
        assert memory.count() % 10 == 0
