"""
What the last run into an output folder was made of, so that an unchanged story is not computed again.

The state is one small JSON file in the output folder: story id -> key. A key is a SHA-256 over everything that
decides a report: the code and data of crossread, the settings, the files they name, the models, and the story's
articles. The report itself is read back from `<story>.json`, so only runs that wrote JSON can be gone on from.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from crossread.config import Settings
from crossread.errors import CrossreadError, ModelError
from crossread.findings import StoryReport
from crossread.pipeline import SILENT_SETTINGS
from crossread.records import LANGUAGES, Story
from crossread.report import parse_json, report_name
from crossread.translate import Translator

STATE_FILE: Final = ".crossread-state.json"
# Libraries whose version may change what a report says.
_LIBRARIES: Final = ("ctranslate2", "numpy", "pymorphy3", "rapidfuzz", "razdel", "sentencepiece", "trafilatura")
_FILE_SETTINGS: Final = ("glossary", "terms", "people")


@dataclass(frozen=True, slots=True)
class LastRun:
    """The keys of the last run into one folder."""

    folder: Path
    base: str  # what all stories of a run share: code, settings, models
    keys: dict[str, str]

    def find_unchanged(self, story: Story) -> StoryReport | None:
        """Return the report the last run wrote for *story*, if nothing that decides it has changed."""
        if self.keys.get(story.id) != story_key(story, self.base):
            return None
        try:
            report = parse_json((self.folder / f"{report_name(story.id)}.json").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, CrossreadError):
            return None  # gone or damaged since: it is computed again
        return report if report.story == story.id else None


def load_last_run(folder: Path, settings: Settings, translator: Translator) -> LastRun:
    """
    Read the state a run left in *folder*; an absent or damaged state is an empty one.

    Args:
        folder: The output folder.
        settings: The settings of the coming run.
        translator: The models of the coming run; none is loaded.
    """
    try:
        keys = json.loads((folder / STATE_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        keys = {}
    base = _base_key(settings, list(_fingerprints(translator, settings.to)))
    return LastRun(folder, base, keys if isinstance(keys, dict) else {})


def dump_state(last: LastRun, stories: Sequence[Story]) -> str:
    """Return the content of the state file after a run over *stories*; other stories' keys are kept."""
    keys = last.keys | {story.id: story_key(story, last.base) for story in stories}
    return json.dumps(keys, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def story_key(story: Story, base: str) -> str:
    """Return the SHA-256 of everything that decides the report of *story*, as 64 hexadecimal digits."""
    digest = hashlib.sha256(base.encode())
    digest.update(json.dumps(asdict(story), ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def _fingerprints(translator: Translator, pivot: str) -> Iterator[str]:
    for lang in (lang for lang in LANGUAGES if lang != pivot):
        try:
            yield from (translator.fingerprint(leg) for leg in translator.route(lang, pivot))
        except ModelError:
            yield f"no {lang}"  # articles in it are skipped, which also decides a report


def _base_key(settings: Settings, models: list[str]) -> str:
    values = {name: value for name, value in asdict(settings).items() if name not in SILENT_SETTINGS}
    digest = hashlib.sha256(json.dumps([values, models], sort_keys=True).encode())
    for name in _FILE_SETTINGS:
        if getattr(settings, name):
            digest.update(_read_bytes(Path(getattr(settings, name))))
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".toml", ".tsv", ".npz", ".j2", ".css", ".js"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read_bytes(path: Path) -> bytes:
    """A missing file is told by the step that needs it; here it only must not equal a present one."""
    return path.read_bytes() if path.is_file() else b"\0missing"
