"""
Every default a user may change, in one record, checked all at once.

`load_settings` reads a `crossread.toml`; the command line overrides single values with `dataclasses.replace`.
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from crossread.errors import ConfigError
from crossread.records import LANGUAGES

DEFAULT_PIVOT: Final = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    All settings. Probabilities are 0-1, sizes as their comments say.

    Raises:
        ConfigError: One error that lists every setting out of range.
    """

    # translate
    to: str = DEFAULT_PIVOT  # pivot: the language compared and reported in
    beam: int = 4  # beam width of the decoder, 1-16
    batch_tokens: int = 1024  # source pieces a batch, padding included, 64-65,536
    threads: int = 0  # 0: all cores
    max_length: int = 256  # target pieces a segment, 16-1,024
    models_dir: str | None = None  # searched before ARGOS_PACKAGES_DIR and the embedded packages
    memory: str | None = None  # path of the translation memory; None: the user's cache folder
    glossary: str | None = None  # glossary.toml: terms the translation must keep
    # match
    # of 0.3, 0.4 and 0.5, 0.4 finds the most facts of corpora/ and costs scrambled news .005 BCubed F1 (bench-match)
    match_cutoff: float = 0.4  # a match below this probability is not reported
    has_cutoff: float = 0.4  # an article has a fact from this probability on
    absent_cutoff: float = 0.1  # ... and leaves it out below this one; between them: unclear
    max_passage: int = 4  # segments, 1-8
    # framing
    terms: str | None = None  # TOML of terms that extend or replace the lexicons
    people: str | None = None  # people.toml: names, spellings, side, role
    # report
    report_lang: str = "en"  # words of the report itself
    formats: tuple[str, ...] = ("md", "html", "json")

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise ConfigError("; ".join(problems), mend="correct crossread.toml or the options given")


FORMATS: Final = ("md", "html", "json")
_RANGES: Final[dict[str, tuple[float, float]]] = {
    "beam": (1, 16),
    "batch_tokens": (64, 65536),
    "threads": (0, 1024),
    "max_length": (16, 1024),
    "match_cutoff": (0, 1),
    "has_cutoff": (0, 1),
    "absent_cutoff": (0, 1),
    "max_passage": (1, 8),
}


def _problems(settings: Settings) -> list[str]:
    found = []
    for name in ("to", "report_lang"):
        if getattr(settings, name) not in LANGUAGES:
            found.append(f"{name} is {getattr(settings, name)!r}, not one of {', '.join(LANGUAGES)}")
    for name, (low, high) in _RANGES.items():
        value = getattr(settings, name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            found.append(f"{name} is {value!r}, not within {low}-{high}")
    if not found and settings.absent_cutoff > settings.has_cutoff:
        found.append(f"absent_cutoff {settings.absent_cutoff} is above has_cutoff {settings.has_cutoff}")
    unknown = [name for name in settings.formats if name not in FORMATS]
    if unknown or not settings.formats:
        found.append(f"formats is {list(settings.formats)!r}, not some of {', '.join(FORMATS)}")
    return found


def load_settings(path: Path) -> Settings:
    """
    Read settings from a TOML file; what it does not name keeps its default.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or holds an unknown or impossible setting.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"settings cannot be read: {error.strerror or error}"
        raise ConfigError(what, where=str(path), mend="check the path and rights") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"settings cannot be read: {error}", where=str(path), mend="correct the file") from error
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ConfigError(
            f"unknown settings: {', '.join(unknown)}", where=str(path), mend=f"known are: {', '.join(sorted(known))}"
        )
    if isinstance(values.get("formats"), list):
        values["formats"] = tuple(values["formats"])
    try:
        return Settings(**values)
    except ConfigError as error:
        raise ConfigError(error.what, where=str(path), mend=error.mend) from error
