"""`crossread doctor`: says what is there and what works."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crossread.cli import app
from crossread.errors import ModelError
from crossread.translate.engine import ArgosTranslator

RUN = CliRunner()


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "memory.sqlite3"
    monkeypatch.setenv("CROSSREAD_MEMORY", str(path))
    return path


def test_every_pair_has_a_state_and_the_embedded_ones_work() -> None:
    """Six ways between three languages; those into English come embedded."""
    report = json.loads(RUN.invoke(app, ["doctor", "--json"]).stdout)
    states = {pair["pair"]: pair for pair in report["pairs"]}
    assert len(states) == 6
    for name in ("uk -> en", "ru -> en"):
        assert states[name]["state"] == "works" and "president" in states[name]["text"].lower()
    assert all(pair["state"] == "works" or pair["mend"] for pair in report["pairs"])
    assert report["versions"]["ctranslate2"] != "not installed"


def test_it_prints_folders_packages_and_memory(memory: Path) -> None:
    """For people, with nothing tried."""
    result = RUN.invoke(app, ["doctor", "--no-test"])
    assert result.exit_code == 0
    for words in ("ctranslate2", "packages (embedded)", "uk_en", str(memory), "0 translations", "not tried"):
        assert words in result.stdout
    assert not memory.exists()


def test_damaged_memory_is_told(memory: Path) -> None:
    """And left as it is."""
    memory.write_bytes(b"no database" * 100)
    report = json.loads(RUN.invoke(app, ["doctor", "--json", "--no-test"]).stdout)
    assert "cannot be read" in report["memory"]["what"] and memory.exists()


def test_broken_model_is_told_by_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is there and does not work is worth an alarm; one that is not there is none."""

    def refuse(*_: object) -> None:
        raise ModelError("the model cannot be loaded", mend="install it again")

    monkeypatch.setattr(ArgosTranslator, "_load", refuse)
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == 1 and "broken" in result.stdout and "install it again" in result.stdout
