"""`crossread doctor`: what is installed, where things are, and which pairs translate."""

import json
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from crossread.cli.app import EXIT_ERROR, AsJson, Debug, app
from crossread.cli.compare import Config, override_settings

if TYPE_CHECKING:
    from crossread.config import Settings
    from crossread.translate.engine import ArgosTranslator

LIBRARIES: Final = (
    "argostranslate ctranslate2 sentencepiece polars rapidfuzz numpy trafilatura jinja2 typer rich torch sacrebleu"
)
SENTENCES: Final = {
    "uk": "Президент прибув до Києва 5 травня.",
    "ru": "Президент прибыл в Киев 5 мая.",
    "en": "The president arrived in Kyiv on 5 May.",
}


@app.command(short_help="Show what is installed and whether it works.")
def doctor(
    config: Config = None,
    test: Annotated[bool, typer.Option(help="Translate one sentence per pair.")] = True,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """
    Show versions, folders, packages and the memory, and try every pair of languages.

    Exit code 1 when a package that is there does not work.

    Example: crossread doctor
    """
    from crossread.translate import open_translator

    settings = override_settings(config)
    translator = open_translator(settings)
    report: dict[str, Any] = {
        "versions": _versions(),
        "folders": _folders(settings),
        "packages": [f"{package.label} ({package.origin})" for package in translator.packages],
        "memory": _memory(settings),
        "pairs": [_try_pair(translator, settings, src, tgt, test=test) for src, tgt in _pairs(settings)],
    }
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print(report)
    if any(pair["state"] == "broken" for pair in report["pairs"]):
        raise typer.Exit(EXIT_ERROR)


def _versions() -> dict[str, str]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from crossread.translate.engine import usable_cores

    found = {"python": platform.python_version(), "system": platform.platform(), "cores": str(usable_cores())}
    for name in ("crossread", *LIBRARIES.split()):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _folders(settings: "Settings") -> dict[str, str]:
    from crossread.translate.packages import install_dir, package_dirs

    searched = {f"packages ({origin})": str(folder) for origin, folder in package_dirs(settings)}
    return searched | {"packages are installed into": str(install_dir(settings))}


def _memory(settings: "Settings") -> dict[str, Any]:
    from crossread.errors import TranslationError
    from crossread.translate.memory import count_translations, memory_path, memory_size

    path = memory_path(settings)
    if path is None:
        return {"path": None, "bytes": 0, "translations": 0}
    row: dict[str, Any] = {"path": str(path), "bytes": memory_size(path), "translations": 0}
    try:
        return row | {"translations": count_translations(path)}
    except TranslationError as error:
        return row | {"what": error.what}


def _pairs(settings: "Settings") -> list[tuple[str, str]]:
    """Every source with the target that is set; then the other targets."""
    from crossread.records import LANGUAGES

    targets = [settings.to, *(lang for lang in LANGUAGES if lang != settings.to)]
    return [(src, tgt) for tgt in targets for src in LANGUAGES if src != tgt]


def _try_pair(translator: "ArgosTranslator", settings: "Settings", src: str, tgt: str, *, test: bool) -> dict[str, Any]:
    """Say whether *src* -> *tgt* works: `works`, `no package`, `broken`, or `not tried`."""
    from dataclasses import replace
    from time import perf_counter

    from crossread.errors import CrossreadError, ModelError
    from crossread.records import Segment
    from crossread.translate import translate_segments

    row: dict[str, Any] = {"pair": f"{src} -> {tgt}"}
    try:
        row["packages"] = [leg.label for leg in translator.route(src, tgt)]
    except ModelError as error:
        return row | {"state": "no package", "what": error.what, "mend": error.mend}
    if not test:
        return row | {"state": "not tried"}
    text = SENTENCES[src]
    segment = Segment(article_id="doctor", index=0, start=0, end=len(text), text=text, lang=src)
    start = perf_counter()
    try:
        (made,) = translate_segments([segment], replace(settings, to=tgt, glossary=None), translator=translator)
    except CrossreadError as error:
        return row | {"state": "broken", "what": error.what, "mend": error.mend}
    seconds = round(perf_counter() - start, 2)
    return row | {"state": "works", "seconds": seconds, "source": text, "text": made.text, "marks": list(made.marks)}


def _print(report: dict[str, Any]) -> None:
    for title in ("versions", "folders"):
        typer.echo(f"{title}:")
        for name, value in report[title].items():
            typer.echo(f"  {name:28} {value}")
    typer.echo("packages:")
    for label in report["packages"] or ["none"]:
        typer.echo(f"  {label}")
    memory = report["memory"]
    typer.echo(f"memory:\n  {memory['path'] or 'off'}")
    typer.echo(
        f"  {memory['translations']:,} translations, {memory['bytes'] / 1e6:.1f} MB"
        + (f": {memory['what']}" if "what" in memory else "")
    )
    typer.echo("pairs:")
    for pair in report["pairs"]:
        typer.echo(f"  {pair['pair']:10} {pair['state']}" + (f" in {pair['seconds']} s" if "seconds" in pair else ""))
        for line in (pair.get("source"), pair.get("text"), pair.get("what"), pair.get("mend")):
            if line:
                typer.echo(f"             {line}")
