"""`crossread models`: which translation packages there are; install, remove. `train` is added by `cli.train`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli.app import AsJson, Debug, Quiet, app, say, show_progress
from crossread.cli.compare import override_settings

if TYPE_CHECKING:
    from crossread.config import Settings
    from crossread.translate.packages import Package

models_app = typer.Typer(
    name="models",
    help="Translation packages: list, info, install, remove, path, train.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(models_app)

ModelsDir = Annotated[
    Path | None,
    typer.Option("--models-dir", help="Folder of packages; without it the setting models_dir, then Argos's."),
]
PairArgument = Annotated[str, typer.Argument(metavar="PAIR", help="As uk_en: from Ukrainian to English.")]


@models_app.command("list")
def list_models(models_dir: ModelsDir = None, as_json: AsJson = False, debug: Debug = False) -> None:
    """
    List the translation packages, installed and embedded.

    Of one pair the first is used; what it hides is marked.

    Example: crossread models list
    """
    from crossread.translate.packages import find_all_packages, find_packages

    settings = _settings(models_dir)
    used = find_packages(settings)
    rows = [_describe(package) | {"used": package in used} for package in find_all_packages(settings)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        hidden = "" if row["used"] else "  (not used: another one comes first)"
        typer.echo(
            f"{row['pair']:8}{row['version']:8}{row['origin']:12}{row['megabytes']:6.1f} MB  {row['folder']}{hidden}"
        )


@models_app.command("info", short_help="Show what is known of a package, its model card.")
def show_model(pair: PairArgument, models_dir: ModelsDir = None, as_json: AsJson = False, debug: Debug = False) -> None:
    """
    Show what is known of the package that is used for a pair, its model card included.

    Example: crossread models info uk_en
    """
    from crossread.translate.engine import hash_weights

    package = _find_package(_settings(models_dir), pair)
    row = _describe(package) | {"weights": str(package.weights), "hash": hash_weights(package)}
    card = _read_card(package)
    if as_json:
        typer.echo(json.dumps(row | {"card": card}, ensure_ascii=False, indent=2))
        return
    for name, value in row.items():
        typer.echo(f"{name:10} {value}")
    if card:
        typer.echo(f"\n{card}")


@models_app.command("install", short_help="Install a package from a file or the index.")
def install_model(
    what: Annotated[str, typer.Argument(metavar="PAIR|FILE", help="A pair as uk_en, or an .argosmodel file.")],
    index: Annotated[str | None, typer.Option("--index", help="URL of another index than Argos's.")] = None,
    pair: Annotated[str | None, typer.Option("--pair", help="With a file: the pair it must have.")] = None,
    models_dir: ModelsDir = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """
    Install a package from a file, or from the index: the only command of crossread that opens a connection.

    Example: crossread models install uk_en
    """
    from crossread.errors import ModelError
    from crossread.translate.install import PAIR, install_file, install_pair

    settings = _settings(models_dir)
    if Path(what).is_file():
        package = install_file(Path(what), settings, pair)
    elif PAIR.fullmatch(what):
        with show_progress(quiet=quiet) as progress:
            package = install_pair(what, settings, index=index, progress=progress)
    else:
        raise ModelError(
            f"{what!r} is neither a file nor a pair", mend="give a pair as uk_en, or the path of an .argosmodel file"
        )
    typer.echo(package.folder)
    say(f"installed {package.label}", quiet=quiet)


@models_app.command("remove")
def remove_model(pair: PairArgument, models_dir: ModelsDir = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """
    Remove the installed packages of a pair; embedded packages stay.

    Example: crossread models remove uk_en
    """
    from crossread.translate.install import remove_pair

    for package in remove_pair(pair, _settings(models_dir)):
        say(f"removed {package.label} from {package.folder}", quiet=quiet)


@models_app.command("path", short_help="Print the folder that packages are installed into.")
def show_path(
    pair: Annotated[str | None, typer.Argument(metavar="[PAIR]", help="A pair: the folder of its package.")] = None,
    models_dir: ModelsDir = None,
    debug: Debug = False,
) -> None:
    """
    Print the folder that packages are installed into, or that of one package.

    Example: crossread models path uk_en
    """
    from crossread.translate.packages import install_dir

    settings = _settings(models_dir)
    typer.echo(_find_package(settings, pair).folder if pair else install_dir(settings))


def _settings(models_dir: Path | None) -> "Settings":
    settings = override_settings(None)
    if models_dir is None:
        return settings
    models_dir.mkdir(parents=True, exist_ok=True)
    return replace(settings, models_dir=str(models_dir))


def _find_package(settings: "Settings", pair: str) -> "Package":
    from crossread.errors import ModelError
    from crossread.translate.packages import find_packages

    packages = find_packages(settings)
    for package in packages:
        if package.pair == pair:
            return package
    have = ", ".join(package.pair for package in packages) or "none"
    raise ModelError(f"no package {pair} (there are: {have})", mend=f"run `crossread models install {pair}`")


def _describe(package: "Package") -> dict[str, Any]:
    files = [path for path in package.weights.rglob("*") if path.is_file()]
    return {
        "pair": package.pair,
        "version": package.version,
        "origin": package.origin,
        "megabytes": round(sum(path.stat().st_size for path in files) / 1e6, 1),
        "folder": str(package.folder),
    }


def _read_card(package: "Package") -> str:
    """Return the package's README, or the card of the embedded packages."""
    for path in (package.folder / "README.md", package.folder.parent / "MODEL_CARD.md"):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""
