"""`crossread summary`: one row per outlet over all stories, on the terminal and as tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli.app import EXIT_SKIPPED, AsJson, Debug, Quiet, Strict, app, show_progress
from crossread.cli.compare import Config, Corpus, Glossary, People, Terms, To, override_settings, report_skipped
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.framing.summary import OutletSummary, Share

Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write the rows to this .csv or .parquet file.")]
Tables = Annotated[Path | None, typer.Option("--tables", help="Write all tables for researchers to this folder.")]
TableFormat = Annotated[str, typer.Option("--table-format", help="Of --tables: csv or parquet.")]
Csv = Annotated[Path | None, typer.Option("--csv", help="Write the rows to this file as CSV.")]
Parquet = Annotated[Path | None, typer.Option("--parquet", help="Write the rows to this file as Parquet.")]


@app.command(short_help="Count per outlet over all stories.")
def summary(
    corpus: Corpus,
    out: Out = None,
    csv: Csv = None,
    parquet: Parquet = None,
    tables: Tables = None,
    table_format: TableFormat = "csv",
    to: To = None,
    config: Config = None,
    terms: Terms = None,
    people: People = None,
    glossary: Glossary = None,
    strict: Strict = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
    debug: Debug = False,  # read by `crossread.cli.main`
) -> None:
    """
    Count per outlet over all stories: facts told, left out, exclusive; sources, hedges, loaded words.

    Counts stand beside their total; intervals are Wilson's at 95 %. No outlet gets a score.

    Example: crossread summary corpora/ --tables tables/
    """
    from crossread.framing.summary import summarise_outlets
    from crossread.framing.tables import make_frame, outlet_row, write_frame, write_tables
    from crossread.pipeline import run_corpus

    targets = _targets(out, csv, parquet)
    settings = override_settings(config, to=to, terms=terms, people=people, glossary=glossary)
    with show_progress(quiet=quiet) as progress:
        result = run_corpus(corpus, settings, strict=strict, progress=progress)
    rows = summarise_outlets(result.reports)
    for path in targets:
        write_frame(make_frame("outlets", [outlet_row(row) for row in rows]), path)
    if tables is not None:
        write_tables(result.reports, tables, table_format)  # type: ignore[arg-type] # checked there
    report_skipped(result)
    if as_json:
        _print_json(rows)
    else:
        _print_table(rows)
    if result.skipped:
        raise typer.Exit(EXIT_SKIPPED)


def _targets(out: Path | None, csv: Path | None, parquet: Path | None) -> list[Path]:
    """The files asked for, their suffixes checked before anything is computed."""
    wanted = ((out, (".csv", ".parquet")), (csv, (".csv",)), (parquet, (".parquet",)))
    found = []
    for path, suffixes in wanted:
        if path is None:
            continue
        if path.suffix not in suffixes:
            raise InputError(
                f"{path.name!r} does not end in {' or '.join(suffixes)}", where=str(path), mend="name the file so"
            )
        found.append(path)
    return found


def _print_json(rows: "tuple[OutletSummary, ...]") -> None:
    import json
    from dataclasses import asdict

    typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))


def _print_table(rows: "tuple[OutletSummary, ...]") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, caption="count/total (95 % interval in percent)", caption_justify="left")
    for name in _COLUMNS:
        table.add_column(name, justify="left" if name == "outlet" else "right")
    for row in rows:
        table.add_row(*(Text(cell) for cell in _cells(row)))  # Text: an outlet's name is never markup
    console = Console()
    console = console if console.is_terminal else Console(width=200)
    console.print(table)


_COLUMNS = (
    "outlet", "stories", "sentences", "facts", "left out", "only here", "attributed", "anonymous", "hedges",
    "distancing", "loaded", "buried", "numbers differ", "background",
)  # fmt: skip


def _cells(row: "OutletSummary") -> list[str]:
    values: list[Any] = [
        row.outlet, row.stories, row.sentences, _show(row.facts), _show(row.omitted), _show(row.exclusive),
        _show(row.attributed), _show(row.anonymous), row.hedges, row.distancing, row.loaded, _show(row.buried),
        row.numbers_differ, _show(row.background),
    ]  # fmt: skip
    return [str(value) for value in values]


def _show(share: "Share") -> str:
    """Return a count, its total and its interval: "3/5 (23-88)"; no interval where there is nothing to count."""
    if not share.total:
        return "0/0"
    return f"{share.count}/{share.total} ({100 * share.low:.0f}-{100 * share.high:.0f})"
