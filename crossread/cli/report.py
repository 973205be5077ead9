"""`crossread report`: a story's JSON in, its report rendered again, in another language or format."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.app import Debug, Quiet, app, say

if TYPE_CHECKING:
    from crossread.config import Settings

Twins = Annotated[list[Path], typer.Argument(help="One or more reports that `compare --format json` wrote.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write to; default: beside each file.")]
Formats = Annotated[str, typer.Option("--format", help="Comma-separated: md, html, json.")]
ReportLang = Annotated[str, typer.Option("--lang-of-report", help="Words of the report: en, uk or ru.")]


@app.command(short_help="Render reports again from their JSON.")
def report(
    stories: Twins,
    out: Out = None,
    formats: Formats = "md,html",
    report_lang: ReportLang = "en",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """
    Render reports again from their JSON, without computing anything.

    Example: crossread report reports/depot-blast.json --lang-of-report uk
    """
    from crossread.config import Settings

    wanted = tuple(name.strip() for name in formats.split(","))
    settings = Settings(formats=wanted, report_lang=report_lang)
    for path in stories:
        for written in _render_again(path, out or path.parent, settings):
            typer.echo(written)
    say(f"reports rendered: {len(stories)}", quiet=quiet)


def _render_again(path: Path, out: Path, settings: "Settings") -> list[Path]:
    """Write the files of one report into *out* and return their paths."""
    from crossread.errors import InputError
    from crossread.publish import render_story, write_whole
    from crossread.report import parse_json

    try:
        files = render_story(parse_json(path.read_text(encoding="utf-8"), where=str(path)), settings)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_whole(out / name, content)
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8 text", where=str(path), mend="give a report as JSON") from error
    except OSError as error:
        what = f"cannot read or write: {error.strerror or error}"
        raise InputError(what, where=str(error.filename or path), mend="check the path, or give --out") from error
    return [out / name for name in files]
