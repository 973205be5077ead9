"""`crossread compare`: the main job, a corpus in, a report per story out."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli.app import EXIT_SKIPPED, AsJson, Debug, Quiet, Strict, app, say, show_progress
from crossread.config import Settings, load_settings

if TYPE_CHECKING:
    from crossread.pipeline import RunResult

Corpus = Annotated[Path, typer.Argument(help="A folder of story folders, one story folder, or a table.")]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder the reports are written to.")]
To = Annotated[str | None, typer.Option("--to", help="Language to compare in: en, uk or ru.")]
Formats = Annotated[str | None, typer.Option("--format", help="Comma-separated: md, html, json.")]
ReportLang = Annotated[str | None, typer.Option("--lang-of-report", help="Words of the report: en, uk or ru.")]
Config = Annotated[Path | None, typer.Option("--config", help="A crossread.toml with settings.")]
Terms = Annotated[str | None, typer.Option("--terms", help="TOML of terms that extend the lexicons.")]
People = Annotated[str | None, typer.Option("--people", help="TOML of names, spellings, sides and roles.")]
Glossary = Annotated[str | None, typer.Option("--glossary", help="TOML of terms the translation must keep.")]
SinceLast = Annotated[
    bool, typer.Option("--since-last/--afresh", help="Take unchanged stories from the last run, or compute all anew.")
]
Tables = Annotated[Path | None, typer.Option("--tables", help="Also write tables for researchers to this folder.")]


@app.command(short_help="Compare the articles of every story; one report a story.")
def compare(
    corpus: Corpus,
    out: Out = Path("reports"),
    to: To = None,
    formats: Formats = None,
    report_lang: ReportLang = None,
    config: Config = None,
    terms: Terms = None,
    people: People = None,
    glossary: Glossary = None,
    tables: Tables = None,
    since_last: SinceLast = True,
    strict: Strict = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """
    Compare the articles of every story and write one report per story.

    Example: crossread compare corpora/ --out reports/
    """
    from crossread.pipeline import run_corpus
    from crossread.publish import publish_run, total_line, write_whole
    from crossread.state import STATE_FILE, dump_state, load_last_run
    from crossread.translate import open_translator

    settings = override_settings(
        config, to=to, formats=formats, report_lang=report_lang, terms=terms, people=people, glossary=glossary
    )
    translator = open_translator(settings)
    last = load_last_run(out, settings, translator)
    with show_progress(quiet=quiet) as progress:
        result = run_corpus(
            corpus,
            settings,
            strict=strict,
            progress=progress,
            translator=translator,
            find_unchanged=last.find_unchanged if since_last else None,
        )
    paths = publish_run(result, out, settings)
    write_whole(out / STATE_FILE, dump_state(last, result.stories))
    if tables is not None:
        from crossread.framing.tables import write_tables  # polars: half a second that only tables need

        write_tables(result.reports, tables)
    report_skipped(result)
    totals = total_line(result.reports, len(result.skipped))
    if as_json:
        _print_json(result, paths)
    else:
        for path in paths:
            typer.echo(path)
        say(totals, quiet=quiet)
    if result.skipped:
        raise typer.Exit(EXIT_SKIPPED)


def override_settings(config: Path | None, *, formats: str | None = None, **options: str | None) -> Settings:
    """Return the settings of *config* (or `crossread.toml` here, or the defaults) with the given options over them."""
    default = Path("crossread.toml")
    settings = load_settings(config or default) if config or default.is_file() else Settings()
    changes: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if formats is not None:
        changes["formats"] = tuple(name.strip() for name in formats.split(","))
    return replace(settings, **changes)


def report_skipped(result: "RunResult") -> None:
    """Tell on stderr what was left out and why, and notes: not progress, so `--quiet` does not silence it."""
    for note in result.notes:
        say(f"note: {note}")
    for entry in result.skipped:
        say(f"skipped {entry.id}: {entry.what}")
        if entry.where and entry.where != entry.id:
            say(f"  where: {entry.where}")
        if entry.mend:
            say(f"  mend:  {entry.mend}")


def _print_json(result: "RunResult", paths: tuple[Path, ...]) -> None:
    import json
    from dataclasses import asdict

    summary = {
        "reports": [str(path) for path in paths],
        "stories": len(result.reports),
        "skipped": [asdict(entry) for entry in result.skipped],
    }
    typer.echo(json.dumps(summary, ensure_ascii=False, indent=2))
