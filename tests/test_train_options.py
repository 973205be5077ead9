"""What a training is told: checked all at once, read from train.toml."""

from pathlib import Path

import pytest

from crossread.errors import ConfigError
from crossread.train import Rates, Shape, Source, TrainOptions, load_options
from crossread.train.options import PASSES, TUNING, TUNING_PASSES

OWN = Source(path=Path("own.tsv"))


def options(**values: object) -> TrainOptions:
    given: dict[str, object] = {"src_lang": "uk", "tgt_lang": "en", "sources": (OWN,), "out": Path("out")}
    return TrainOptions(**(given | values))  # type: ignore[arg-type]


def test_every_wrong_choice_is_told_in_one_error() -> None:
    with pytest.raises(ConfigError) as caught:
        options(src_lang="de", vocabulary=3, passes=0, device="tpu", sources=(Source(path=Path("a.tsv"), weight=0),))
    for word in ("'de'", "vocabulary", "passes", "'tpu'", "weight of a.tsv"):
        assert word in caught.value.what


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"tgt_lang": "uk"}, "both 'uk'"),
        ({"sources": ()}, "no parallel text"),
        ({"minutes": 0}, "minutes"),
        ({"replay": Path("news.txt")}, "--from"),
        ({"share": 0.5}, "--from"),
        ({"shape": Shape(width=30, heads=4)}, "multiple of heads"),
        ({"shape": Shape(encoder_layers=0)}, "encoder_layers"),
        ({"shape": Shape(max_length=64)}, "264"),
        ({"sources": (), "terms": Path("terms.tsv")}, "a term list alone"),
    ],
    ids=["one language", "no text", "no time", "replay", "share", "heads", "layers", "positions", "terms alone"],
)
def test_impossible_choices_are_refused(values: dict[str, object], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        options(**values)


def test_going_on_from_a_package_moves_the_weights_more_slowly() -> None:
    assert options().actual_rates == Rates()
    assert options(start=Path("p")).actual_rates == TUNING
    assert TUNING.matrices < Rates().matrices
    assert options(start=Path("p"), rates=Rates(warmup=7)).actual_rates.warmup == 7


def test_a_training_without_an_end_gets_one_and_no_other_ends_one_that_has_it() -> None:
    assert options().actual_passes == PASSES
    assert options(start=Path("p")).actual_passes == TUNING_PASSES
    assert options(minutes=5).actual_passes is None
    assert options(minutes=5, passes=2).actual_passes == 2


def test_a_file_gives_sources_sizes_and_paths_beside_it(tmp_path: Path) -> None:
    (tmp_path / "train.toml").write_text(
        'src_lang = "uk"\ntgt_lang = "ru"\nout = "made"\nheld_out = "dev.tsv"\npasses = 3\n'
        "[shape]\nwidth = 128\n[rates]\ndropout = 0.1\n"
        '[[source]]\ntsv = "own.tsv"\nweight = 2\n[[source]]\nsource = "a.uk"\ntarget = "a.ru"\n',
        encoding="utf-8",
    )
    read = load_options(tmp_path / "train.toml")
    assert read.sources == (
        Source(path=tmp_path / "own.tsv", weight=2.0),
        Source(path=tmp_path / "a.uk", target=tmp_path / "a.ru"),
    )
    assert (read.out, read.held_out, read.passes) == (tmp_path / "made", (tmp_path / "dev.tsv",), 3)
    assert read.shape == Shape(width=128) and read.rates == Rates(dropout=0.1)


def test_words_of_the_command_win_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "train.toml").write_text(
        'src_lang = "uk"\ntgt_lang = "en"\nout = "o"\nseed = 5\n[[source]]\ntsv = "own.tsv"\n', encoding="utf-8"
    )
    read = load_options(tmp_path / "train.toml", tgt_lang="ru", seed=None)
    assert (read.tgt_lang, read.seed) == ("ru", 5)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("src_lang = ", "cannot be read"),
        ('src_lang = "uk"\nlayers = 3', "layers"),
        ('src_lang = "uk"\ntgt_lang = "en"\nout = "o"\n[[source]]\nfile = "x"', "not understood"),
        ('src_lang = "uk"\ntgt_lang = "en"\nout = "o"\n[[source]]\nsource = "x"', "not understood"),
        ('src_lang = "uk"\ntgt_lang = "en"\nout = "o"\n[[source]]\ntsv = "x"\nweight = "much"', "much"),
        ('src_lang = "uk"\ntgt_lang = "en"\nout = "o"\nseed = 1\n', "no parallel text"),
        ('src_lang = "uk"\ntgt_lang = "en"\nout = "o"\npasses = "six"\n[[source]]\ntsv = "x"', "six|not supported"),
    ],
    ids=["not TOML", "unknown", "unknown in source", "one side", "weight", "no source", "wrong type"],
)
def test_a_wrong_file_is_told_with_its_name(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "train.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=word) as caught:
        load_options(tmp_path / "train.toml")
    assert str(tmp_path / "train.toml") in str(caught.value)
