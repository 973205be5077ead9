"""`crossread models train`: its words, its errors; the training itself is in test_train_torch."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crossread.cli import app, main
from crossread.cli.train import _find_start, _sources
from crossread.errors import ConfigError, CrossreadError, InputError
from crossread.train import Source, require_extra
from crossread.train import run as run_module
from crossread.train.corpus import gather_corpus
from crossread.train.options import TrainOptions


def test_help_names_the_options_and_an_example() -> None:
    done = CliRunner().invoke(app, ["models", "train", "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    for word in ("--tsv", "--source", "--target", "--from", "--terms", "--replay", "--resume", "--minutes", "Example:"):
        assert word in done.output


def test_without_torch_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "find_spec", lambda name: None if name == "torch" else find_spec(name))
    with pytest.raises(CrossreadError, match="training needs torch, not installed") as caught:
        require_extra()
    assert caught.value.mend == "pip install 'crossread[train]'"


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed")
def test_without_torch_the_command_ends_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["models", "train", "uk_en", "--tsv", "own.tsv", "--out", str(tmp_path)])
    assert caught.value.code == 1
    assert "pip install 'crossread[train]'" in capsys.readouterr().err


def test_weights_follow_the_file_name(tmp_path: Path) -> None:
    odd = tmp_path / "odd:2"
    odd.touch()
    found = _sources(["a.tsv:2.5", "b.tsv", str(odd), "c:d.tsv"], [Path("x.uk")], ["x.en:3"])
    assert found == (
        Source(path=Path("a.tsv"), weight=2.5),
        Source(path=Path("b.tsv")),
        Source(path=odd),
        Source(path=Path("c:d.tsv")),
        Source(path=Path("x.uk"), target=Path("x.en"), weight=3.0),
    )


def test_a_source_without_target_is_refused() -> None:
    with pytest.raises(ConfigError, match="2 --source and 1 --target"):
        _sources([], [Path("a.uk"), Path("b.uk")], ["a.en"])


def test_a_package_is_found_by_its_pair_or_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _find_start("uk_en")
    assert found is not None and (found / "metadata.json").is_file()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    assert _find_start("own") == Path("own")
    assert _find_start(None) is None
    with pytest.raises(ConfigError, match="'uk_fr'"):
        _find_start("uk_fr")


def options(tmp_path: Path, **values: object) -> TrainOptions:
    given: dict[str, object] = {"src_lang": "uk", "tgt_lang": "en", "out": tmp_path / "out"}
    return TrainOptions(**(given | values))  # type: ignore[arg-type]


def write_pairs(path: Path, count: int) -> Source:
    rows = (f"це речення має номер {i}\tthis sentence has number {i}" for i in range(count))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return Source(path=path)


def test_too_little_text_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "own.tsv", 30)
    with pytest.raises(InputError, match="500 at least are needed") as caught:
        gather_corpus(options(tmp_path, sources=(source,)), None, lambda line: None)
    assert "--from" in str(caught.value)


def test_little_text_is_noted_and_pairs_are_set_aside(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "own.tsv", 3000)
    corpus = gather_corpus(options(tmp_path, sources=(source,)), None, lambda line: None)
    (name, pairs), *_ = corpus.held_out
    assert name == "set aside" and 20 < len(pairs) < 120
    assert "few to start from nothing" in corpus.notes[0]
    assert len(pairs) + len(corpus.texts[0].pairs) == 3000


def test_held_out_sentences_are_never_trained_on(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "own.tsv", 700)
    held_out = write_pairs(tmp_path / "dev.tsv", 100).path
    corpus = gather_corpus(options(tmp_path, sources=(source,), held_out=(held_out,)), None, lambda line: None)
    assert len(corpus.texts[0].pairs) == 600
    assert dict(corpus.texts[0].dropped) == {"held out": 100}


def test_a_term_list_is_trained_on_and_counted(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "own.tsv", 700)
    terms = tmp_path / "terms.tsv"
    terms.write_text("синій щит\tBlue Shield\n", encoding="utf-8")
    corpus = gather_corpus(options(tmp_path, sources=(source,), terms=terms), None, lambda line: None)
    assert corpus.terms == (("синій щит", "Blue Shield"),)
    carried = corpus.texts[-1]
    assert carried.name == "terms" and carried.pairs[0] == corpus.terms[0]
    assert ("Хто стоїть за синім щитом?", "Who is behind Blue Shield?") in carried.pairs
