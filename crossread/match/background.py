"""How common a stem is in general news: the table that keeps everyday words from looking like evidence."""

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def load_background() -> dict[str, dict[str, float]]:
    """Read the shipped table: view -> stem -> idf (natural logarithm)."""
    table: dict[str, dict[str, float]] = {}
    lines = resources.files("crossread.match").joinpath("background.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            view, stem, idf = line.split("\t")
            table.setdefault(view, {})[stem] = float(idf)
    return table
