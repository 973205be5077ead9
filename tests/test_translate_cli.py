"""`crossread translate`: lines stay lines, articles keep their paragraphs."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from crossread.cli import app
from crossread.errors import ConfigError, CrossreadError, InputError, ModelError

RUN = CliRunner()
QUICK = ["--no-memory", "--beam", "1"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No memory and no packages but those of the test."""
    monkeypatch.setenv("CROSSREAD_MEMORY", str(tmp_path / "memory.sqlite3"))


@pytest.mark.parametrize(
    "text",
    [
        "Слово.\n\nДіло.\n",
        "Слово.\n\n\n",
        "\nСлово.",
        "",
        "\n",
        "\n\n",
        "Слово.\r\n\r\nДіло.\r\n",
        "Слово.\u2028Діло.\n",
    ],
)
def test_as_many_lines_come_out_as_went_in(text: str) -> None:
    """Blank lines stay blank, a missing last line end stays missing, nothing else is on stdout."""
    result = RUN.invoke(app, ["translate", "--lines", "-", "--lang", "uk", *QUICK], input=text.encode())
    assert result.exit_code == 0, result.output
    before, after = text.split("\n"), result.stdout_bytes.decode().split("\n")
    assert [bool(line.strip()) for line in before] == [bool(line) for line in after]


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.lists(st.text("бв1.\x0b\x85\u2028▁ \x00", max_size=8), min_size=1, max_size=5))
def test_any_lines_keep_their_count(lines: list[str]) -> None:
    """Whatever the characters."""
    text = "\n".join(lines)
    result = RUN.invoke(app, ["translate", "--lines", "-", "--lang", "uk", "--to", "uk"], input=text.encode())
    assert result.exit_code == 0, result.output
    assert len(result.stdout_bytes.decode().split("\n")) == len(lines)


def test_lines_in_another_encoding_are_read(tmp_path: Path) -> None:
    """cp1251, as old sites have it."""
    (tmp_path / "old.txt").write_bytes(("Президент прибыл в Киев. Совет принял решение.\n" * 3).encode("cp1251"))
    result = RUN.invoke(app, ["translate", "--lines", str(tmp_path / "old.txt"), *QUICK])
    assert result.stdout.count("\n") == 3 and "president" in result.stdout.lower()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "outlet.uk.md"
    path.write_text(
        "Президент прибув до Києва\n\nУряд ухвалив рішення. Загинула 31 людина.\n\nВибори відбудуться 12 травня.\n",
        encoding="utf-8",
    )
    return path


def test_article_keeps_its_paragraphs(article: Path) -> None:
    """Title and two paragraphs, parted by blank lines."""
    result = RUN.invoke(app, ["translate", str(article), *QUICK])
    assert result.exit_code == 0, result.output
    paragraphs = result.stdout.strip().split("\n\n")
    assert len(paragraphs) == 3 and "31" in paragraphs[1] and "12" in paragraphs[2]


def test_json_has_segments_with_offsets_and_marks(article: Path) -> None:
    """Each leads back to the original."""
    made = json.loads(RUN.invoke(app, ["translate", str(article), "--json", "--alternatives", "2", *QUICK]).stdout)
    text = article.read_text(encoding="utf-8")
    assert [segment["role"] for segment in made["segments"]] == ["title", "body", "body", "body"]
    for segment in made["segments"]:
        assert segment["source"] in text and segment["end"] - segment["start"] == len(segment["source"])
        assert segment["package"].startswith("uk_en") and isinstance(segment["marks"], list)
        assert 1 <= len(segment["alternatives"]) <= 2


def test_second_run_reads_the_memory(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words come out, and the engine is not touched."""
    first = RUN.invoke(app, ["translate", str(article), "--beam", "1"]).stdout

    def refuse(*_: object) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("crossread.translate.engine.ArgosTranslator._load", refuse)
    assert RUN.invoke(app, ["translate", str(article), "--beam", "1"]).stdout == first


def test_article_on_standard_input(article: Path) -> None:
    """A dash stands for it without --lines too."""
    result = RUN.invoke(app, ["translate", "-", "--lang", "uk", *QUICK], input=article.read_bytes())
    assert result.exit_code == 0 and "31" in result.stdout


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["nowhere.txt"], InputError),
        (["{article}", "--to", "uk"], None),
        (["{article}", "--to", "de"], ConfigError),
        (["{article}", "--glossary", "nowhere.toml"], ConfigError),
    ],
    ids=["no file", "its own language", "unknown target", "no glossary"],
)
def test_wrong_use_is_told(article: Path, words: list[str], error: type[CrossreadError] | None) -> None:
    """By errors with words, not by a traceback."""
    result = RUN.invoke(app, ["translate", *(word.format(article=article) for word in words), *QUICK])
    assert (result.exception is None) if error is None else isinstance(result.exception, error), result.output


def test_german_lines_are_refused(tmp_path: Path) -> None:
    """Only uk, ru and en."""
    path = tmp_path / "deutsch.txt"
    path.write_text("Der Bundestag hat am Donnerstag über das Gesetz abgestimmt.\n" * 3, encoding="utf-8")
    result = RUN.invoke(app, ["translate", "--lines", str(path), *QUICK])
    assert isinstance(result.exception, InputError) and "'de'" in result.exception.what


def test_missing_pair_is_told(article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the command that mends it."""
    monkeypatch.setattr("crossread.translate.packages.EMBEDDED_DIR", tmp_path / "none")
    (tmp_path / "none").mkdir()
    monkeypatch.setattr("crossread.translate.packages.argos_dir", lambda: None)
    result = RUN.invoke(app, ["translate", str(article), *QUICK])
    assert isinstance(result.exception, ModelError)
    assert result.exception.mend and "crossread models install uk_en" in result.exception.mend
