"""
What a training is told: its sources, the shape of the network, the time it has.

`TrainOptions` holds every choice that changes the package; `load_options` reads them from a `train.toml`. Sizes that
follow from the text (vocabulary actually made, pieces kept on the target side) are not options.
"""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from crossread.errors import ConfigError
from crossread.records import LANGUAGES

DEVICES: Final = ("auto", "cpu", "cuda")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One parallel text: a TSV of two columns (source, target), or two files with the same number of lines."""

    path: Path
    target: Path | None = None  # the second file; None: *path* is a TSV
    weight: float = 1.0  # how often a pass sees each pair: 2 twice, 0.5 every other pass; above 0, at most 100

    @property
    def name(self) -> str:
        """The name shown in messages and in the model card: the file's, without folders."""
        return self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The size of the network; 6+2 layers of 256 decode about 2,000 pieces a second on two cores."""

    width: int = 256  # of embeddings and layers, a multiple of `heads`, even
    heads: int = 4
    feed_forward: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    max_length: int = 320  # positions, pieces, 264 or more: a decoder may write 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """
    How fast the weights move.

    Source: Muon, Jordan et al. 2024. Defaults of a training from nothing: tried on 2 cores with 737,000 pairs. `TUNING`
    goes on from a package, tried with `benchmarks/train_terms.py` (50 terms, 2,000 pairs, uk-en). Without replayed
    text 8e-4 for 2.9 passes taught 87 % of the terms at a loss of 1.0 BLEU. 5e-4 for 6 passes with 645 sentences
    replayed: 94 % at 1.2; with crossread's own 3,549, which are the default, 96 % at 0.5.
    Run it again when changing these.
    """

    muon: bool = True  # move the weight matrices by Muon; False: by AdamW like the rest
    matrices: float = 0.02  # step for the weight matrices
    others: float = 2e-3  # AdamW's step for embeddings, norms and biases
    warmup: int = 300  # steps until the full rate
    cooldown: float = 0.3  # share 0-1 of the training over which the rate falls to 0
    smoothing: float = 0.1  # label smoothing, 0-1
    dropout: float = 0.0  # 0-1; helps from the third pass over the text on


PASSES: Final = 6.0  # from nothing: the loss on the held-out text still falls
TUNING_PASSES: Final = 6.0  # from a package, at a low rate
BATCH: Final = 5_000
TUNING_BATCH: Final = 1_200  # little text: more and smaller steps
TUNING_SHARE: Final = 1.0  # replayed text holds on to what was there
TUNING: Final = Rates(muon=False, matrices=5e-4, others=5e-4, warmup=10, cooldown=0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """
    All choices of one training.

    Raises:
        ConfigError: One error that lists every choice out of range.
    """

    src_lang: str  # one of LANGUAGES
    tgt_lang: str  # another of LANGUAGES
    sources: tuple[Source, ...]
    out: Path  # folder: checkpoints while it trains, then the package
    held_out: tuple[Path, ...] = ()  # TSVs to measure on, never trained on; (): up to 500 pairs are set aside
    start: Path | None = None  # an unpacked package or .argosmodel to go on from
    terms: Path | None = None  # TSV of source and target term, learnt and counted in the held-out text
    replay: Path | None = None  # source sentences, one a line, whose translation should stay as `start` makes it
    own_replay: bool = True  # replay crossread's own sentences (replay/*.txt) as well, if there are any of the language
    shape: Shape = field(default_factory=Shape)
    rates: Rates | None = None  # None: `Rates()` from nothing, `TUNING` from a package
    vocabulary: int = 16_000  # SentencePiece pieces for both sides, 500-60,000 (260 are bytes and marks)
    minutes: float | None = None  # stop after so long
    passes: float | None = None  # stop after so many times over the text, above 0
    steps: int | None = None  # stop after so many updates; with none of the three: `PASSES`, or `TUNING_PASSES`
    batch_tokens: int | None = None  # padded pieces a step; None: `BATCH`, or `TUNING_BATCH` from a package
    checkpoint_every: int = 0  # steps between checkpoints; 0: a tenth of the training, 250 at most
    evaluate_every: int = 1_000  # steps between BLEU and chrF on the held-out text
    average: int = 4  # checkpoints averaged at the end; 1: the last alone
    share: float | None = None  # of the change from `start` that is kept, above 0 to 1; None: `TUNING_SHARE`
    version: str | None = None  # of the package; None: "0.1", or that of `start` with ".1"
    device: str = "auto"
    threads: int = 0  # 0: all cores
    seed: int = 1
    resume: bool = False  # go on from the checkpoint in *out*

    def __post_init__(self) -> None:
        problems = _problems(self)
        if problems:
            raise ConfigError("; ".join(problems), mend="correct train.toml or the options given")

    @property
    def actual_rates(self) -> Rates:
        """The rates given, or those that suit the way it starts."""
        return self.rates or (TUNING if self.start else Rates())

    @property
    def actual_batch(self) -> int:
        """The padded pieces a step."""
        return self.batch_tokens or (TUNING_BATCH if self.start else BATCH)

    @property
    def actual_share(self) -> float:
        """The share 0-1 of the change that is kept."""
        return self.share or (TUNING_SHARE if self.start else 1.0)

    @property
    def actual_passes(self) -> float | None:
        """The passes given, or those that end a training to which no other end is set."""
        if self.passes is None and self.minutes is None and self.steps is None:
            return TUNING_PASSES if self.start else PASSES
        return self.passes


_RANGES: Final[dict[str, tuple[float, float]]] = {
    "vocabulary": (500, 60_000),
    "minutes": (0.001, 1_000_000),
    "passes": (0.001, 10_000),
    "steps": (1, 100_000_000),
    "batch_tokens": (64, 1_000_000),
    "checkpoint_every": (0, 1_000_000),
    "evaluate_every": (1, 1_000_000),
    "average": (1, 100),
    "share": (0.001, 1),
    "threads": (0, 1024),
}


def _problems(options: TrainOptions) -> list[str]:
    """Say everything that is wrong with *options*."""
    found = []
    for name in ("src_lang", "tgt_lang"):
        if getattr(options, name) not in LANGUAGES:
            found.append(f"{name} is {getattr(options, name)!r}, not one of {', '.join(LANGUAGES)}")
    if options.src_lang == options.tgt_lang:
        found.append(f"source and target language are both {options.src_lang!r}")
    if not options.sources and not options.terms:
        found.append("no parallel text is given")
    for source in options.sources:
        if not 0 < source.weight <= 100:
            found.append(f"weight of {source.name} is {source.weight!r}, not above 0 and at most 100")
    for name, (low, high) in _RANGES.items():
        value = getattr(options, name)
        if value is not None and not low <= value <= high:
            found.append(f"{name} is {value!r}, not within {low}-{high}")
    if options.device not in DEVICES:
        found.append(f"device is {options.device!r}, not one of {', '.join(DEVICES)}")
    return found + _shape_problems(options) + _start_problems(options)


def _shape_problems(options: TrainOptions) -> list[str]:
    shape = options.shape
    found = [
        f"{item.name} is {getattr(shape, item.name)!r}, not 1 or more"
        for item in fields(Shape)
        if getattr(shape, item.name) < 1
    ]
    if not found and (shape.width % shape.heads or shape.width % 2):
        found.append(f"width {shape.width} is not even and a multiple of heads ({shape.heads})")
    if shape.max_length < 264:
        found.append(f"max_length is {shape.max_length!r}, not 264 or more")
    return found


def _start_problems(options: TrainOptions) -> list[str]:
    """Say what makes no sense without a package to start from."""
    if options.start:
        return []
    found = []
    if options.replay:
        found.append("replay needs a package to start from (--from)")
    if options.share is not None and options.share < 1:
        found.append("share needs a package to start from (--from)")
    if options.terms and not options.sources:
        found.append("a term list alone cannot make a package: give parallel text or a package to start from (--from)")
    return found


_PATHS: Final = ("out", "start", "terms", "replay")


def load_options(path: Path, **given: Any) -> TrainOptions:
    """
    Read options from a TOML file; what *given* names (and is not None) wins over it.

    Paths in the file are relative to its folder. `[[source]]` tables hold `tsv` or `source` and `target`, and
    `weight`; `[shape]` and `[rates]` hold the fields of `Shape` and `Rates`.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or holds an unknown or impossible choice.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"options cannot be read: {error}", where=str(path), mend="give a TOML file") from error
    try:
        values = {"sources": (), **_from_toml(values, path.parent)}
        values.update({name: value for name, value in given.items() if value is not None})
        return TrainOptions(**values)
    except (TypeError, KeyError, ValueError) as error:
        known = ", ".join(sorted({item.name for item in fields(TrainOptions)} - {"sources"} | {"source"}))
        raise ConfigError(f"options are wrong: {error}", where=str(path), mend=f"known are: {known}") from error
    except ConfigError as error:
        raise ConfigError(error.what, where=error.where or str(path), mend=error.mend) from error


def _from_toml(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Turn the plain values of the file into those of `TrainOptions`."""
    result = {name: value for name, value in values.items() if name != "source"}
    if "source" in values:
        result["sources"] = tuple(_source_from_toml(table, folder) for table in values["source"])
    for name in _PATHS:
        if name in values:
            result[name] = folder / values[name]
    if "held_out" in values:
        listed = values["held_out"]
        result["held_out"] = tuple(folder / name for name in ([listed] if isinstance(listed, str) else listed))
    if "shape" in values:
        result["shape"] = Shape(**values["shape"])
    if "rates" in values:
        result["rates"] = Rates(**values["rates"])
    return result


def _source_from_toml(table: dict[str, Any], folder: Path) -> Source:
    """Make a `Source` of one `[[source]]` table."""
    unknown = sorted(set(table) - {"tsv", "source", "target", "weight"})
    if unknown or ("tsv" in table) == ("source" in table) or ("source" in table) != ("target" in table):
        raise ConfigError(
            f"[[source]] {table!r} is not understood",
            mend='give tsv = "FILE", or source = "FILE" and target = "FILE"; and weight',
        )
    weight = float(table.get("weight", 1))
    if "tsv" in table:
        return Source(path=folder / table["tsv"], weight=weight)
    return Source(path=folder / table["source"], target=folder / table["target"], weight=weight)
