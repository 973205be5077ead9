"""`crossread models train`: parallel text -> a translation package of one's own. Needs the extra crossread[train]."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli.app import Debug, Quiet, say
from crossread.cli.models import models_app
from crossread.errors import ConfigError

if TYPE_CHECKING:
    from crossread.train import Source, TrainOptions, TrainResult

_TSV = typer.Option("--tsv", metavar="FILE[:WEIGHT]", help="Two columns: source, target. Repeatable.")
_SOURCE = typer.Option("--source", metavar="FILE", help="Source side, a sentence a line; with --target. Repeatable.")
_TARGET = typer.Option("--target", metavar="FILE[:WEIGHT]", help="Target side of the --source before. Repeatable.")
_START = typer.Option("--from", metavar="PACKAGE", help="Go on from a pair (uk_en), a folder or an .argosmodel.")
_TERMS = typer.Option("--terms", metavar="FILE", help="TSV of source and target terms to learn.")
_REPLAY = typer.Option("--replay", metavar="FILE", help="Source sentences to keep translating as before (with --from).")
_HELD_OUT = typer.Option("--held-out", metavar="FILE", help="TSV to measure on, never trained on. Repeatable.")


@models_app.command("train", short_help="Train a package from parallel text.")
def train(
    pair: Annotated[str, typer.Argument(metavar="PAIR", help="As uk_en: from Ukrainian to English.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for checkpoints and the package.")],
    tsv: Annotated[list[str] | None, _TSV] = None,
    source: Annotated[list[Path] | None, _SOURCE] = None,
    target: Annotated[list[str] | None, _TARGET] = None,
    config: Annotated[Path | None, typer.Option(help="train.toml: any option, sources, sizes, rates.")] = None,
    start: Annotated[str | None, _START] = None,
    terms: Annotated[Path | None, _TERMS] = None,
    replay: Annotated[Path | None, _REPLAY] = None,
    held_out: Annotated[list[Path] | None, _HELD_OUT] = None,
    minutes: Annotated[float | None, typer.Option(help="Stop after so long.")] = None,
    passes: Annotated[float | None, typer.Option(help="Stop after so many times over the text.")] = None,
    share: Annotated[float | None, typer.Option(help="Share (0-1) of the change from the package kept.")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda or auto.")] = None,
    threads: Annotated[int | None, typer.Option(help="Cores to use; 0: all.")] = None,
    version: Annotated[str | None, typer.Option("--package-version", help="Version of the package.")] = None,
    seed: Annotated[int | None, typer.Option(help="Start of all randomness.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint in OUT.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,  # read by `crossread.cli.main`
) -> None:
    """
    Train a translation package from parallel text, from nothing or from a package crossread made.

    Text: TSV files of two columns, or two files with the same number of lines. A package from nothing wants 100,000
    pairs and hours; one that goes on from another (--from) learns a glossary or a translation memory in minutes.
    Needs pip install 'crossread[train]' (torch, sacrebleu). Checkpoints are kept in OUT/checkpoints: after a kill, the
    same command with --resume goes on. Give no more threads than there are free cores.

    Example: crossread models train uk_en --from uk_en --tsv memory.tsv --terms terms.tsv --out ours
    """
    from crossread.train import require_extra, train_package

    require_extra()
    src, tgt = _languages(pair)
    given: dict[str, Any] = {
        "src_lang": src,
        "tgt_lang": tgt,
        "out": out,
        "sources": _sources(tsv or [], source or [], target or []) or None,
        "start": _find_start(start),
        "terms": terms,
        "replay": replay,
        "held_out": tuple(held_out) if held_out else None,
        "minutes": minutes,
        "passes": passes,
        "share": share,
        "device": device,
        "threads": threads,
        "version": version,
        "seed": seed,
        "resume": resume or None,
    }
    result = train_package(_options(config, given), lambda line: say(line, quiet=quiet))
    _tell(result, quiet=quiet)
    typer.echo(str(result.package))


def _languages(pair: str) -> tuple[str, str]:
    """Part a pair as uk_en; whether its languages are known is checked with the other options."""
    src, mark, tgt = pair.partition("_")
    if not mark:
        raise ConfigError(f"{pair!r} is no pair of languages", mend="write it as uk_en: from Ukrainian to English")
    return src, tgt


def _options(config: Path | None, given: dict[str, Any]) -> "TrainOptions":
    """Join the words of the command with the file; the command wins."""
    from crossread.train import TrainOptions, load_options

    if config:
        return load_options(config, **given)
    known = {name: value for name, value in given.items() if value is not None}
    return TrainOptions(**{"sources": (), **known})


def _sources(tsv: list[str], source: list[Path], target: list[str]) -> tuple["Source", ...]:
    """Make the sources of the command's words."""
    from crossread.train import Source

    if len(source) != len(target):
        raise ConfigError(
            f"{len(source)} --source and {len(target)} --target", mend="give one --target for each --source, in order"
        )
    tables = [_split_weight(word) for word in tsv]
    pairs = [(left, *_split_weight(word)) for left, word in zip(source, target, strict=True)]
    return (
        *(Source(path=path, weight=weight) for path, weight in tables),
        *(Source(path=left, target=right, weight=weight) for left, right, weight in pairs),
    )


def _split_weight(word: str) -> tuple[Path, float]:
    """
    Part FILE:WEIGHT; a word without a weight, or whose file exists as it stands, has weight 1.

    >>> _split_weight("memory.tsv:2.5")[1]
    2.5
    """
    name, colon, weight = word.rpartition(":")
    if not colon or Path(word).exists():
        return Path(word), 1.0
    try:
        return Path(name), float(weight)
    except ValueError:
        return Path(word), 1.0


def _find_start(word: str | None) -> Path | None:
    """
    Return the path of the package called *word*: a path that exists, or the pair of an installed package.

    Of several packages of a pair, the first that crossread made: a better one of Argos cannot be gone on from.
    """
    if word is None or Path(word).exists():
        return Path(word) if word else None
    from crossread.config import Settings
    from crossread.train.package import is_own
    from crossread.translate.packages import find_all_packages

    found = [package for package in find_all_packages(Settings()) if package.pair == word]
    if not found:
        raise ConfigError(
            f"no package {word!r} is installed, and no such file", mend="see `crossread models list`, or give a path"
        )
    return next((package.folder for package in found if is_own(package.folder)), found[0].folder)


def _tell(result: "TrainResult", *, quiet: bool) -> None:
    """Say what was reached."""
    for number, after in enumerate(result.after):
        before = result.before[number] if result.before else None
        bleu = f"BLEU {before.bleu:.1f} -> {after.bleu:.1f}" if before else f"BLEU {after.bleu:.1f}"
        chrf = f"chrF {before.chrf:.1f} -> {after.chrf:.1f}" if before else f"chrF {after.chrf:.1f}"
        terms = f", terms right {after.terms_right} of {after.terms}" if after.terms else ""
        say(f"{after.name} ({after.pairs:,} pairs): {bleu}, {chrf}{terms}", quiet=quiet)
    say(f"sacreBLEU: {result.after[0].bleu_signature} | {result.after[0].chrf_signature}", quiet=quiet)
    say(f"install it: crossread models install {result.package}", quiet=quiet)
