"""How a long step tells what it has done: a callable, so that the library never prints."""

from typing import Protocol


class Progress(Protocol):
    """Called with the step's name and how many of *total* units are done; must be cheap and never raise."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take note of *done* of *total* units of *step*."""


def ignore_progress(step: str, done: int, total: int) -> None:
    """Take no note: the default of every step."""
