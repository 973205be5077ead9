"""
The typer application, and what all commands share: options, exit codes, progress on stderr.

A command module imports `app`, decorates its functions and stays light: whatever is heavy (polars, ctranslate2,
rapidfuzz, trafilatura) is imported inside the command, so that `crossread --help` starts at once.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final

import typer

from crossread.progress import Progress, ignore_progress

EXIT_OK: Final = 0
EXIT_ERROR: Final = 1
EXIT_USAGE: Final = 2  # typer's own
EXIT_SKIPPED: Final = 3  # done, but articles were skipped

app = typer.Typer(
    name="crossread",
    help="Show how outlets tell the same event: Ukrainian, Russian and English coverage, compared offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no totals, only results and errors.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be used.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on stdout.")]


def say(message: str, *, quiet: bool = False) -> None:
    """Write one message line to stderr, unless *quiet*."""
    if not quiet:
        typer.echo(message, err=True)


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """
    Yield a `Progress` that draws bars on a terminal and prints a line per finished step elsewhere.

    Nothing is shown when *quiet*. Everything goes to stderr.
    """
    if quiet:
        yield ignore_progress
    elif sys.stderr.isatty():
        with _bars() as progress:
            yield progress
    else:
        yield _print_finished


def _print_finished(step: str, done: int, total: int) -> None:
    if done >= total > 0:
        say(f"{step}: {done}/{total}")


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    tasks: dict[str, TaskID] = {}
    with Bars(console=Console(stderr=True)) as bars:

        def update(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield update


@app.callback()
def _crossread() -> None:
    """Make every command a sub-command, even while there is only one."""
