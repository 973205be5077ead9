"""The command line: words -> call -> exit code. `main` is the entry point and has the only `try`."""

import sys
from collections.abc import Sequence

import typer

from crossread.cli import (  # noqa: F401 - each registers its command
    compare,
    doctor,
    frame,
    match,
    models,
    report,
    summary,
    train,
    translate,
)
from crossread.cli.app import EXIT_ERROR, app
from crossread.errors import CrossreadError

__all__ = ["app", "main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """
    Run the command line and exit with its code.

    Args:
        arguments: The words after the program's name; None takes them from `sys.argv`.

    Raises:
        SystemExit: Always. 0 done, 1 a `CrossreadError` (told on stderr), 2 wrong usage, 3 done but articles skipped.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=words, prog_name="crossread")
    except CrossreadError as error:
        if "--debug" in words:
            raise
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(EXIT_ERROR) from None
