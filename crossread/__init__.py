"""
crossread shows how outlets tell the same event.

Ukrainian, Russian and English articles in; translated offline, aligned, and compared; one report per story out. It
describes and never scores an outlet.

>>> import crossread
>>> crossread.Settings().to
'en'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.config import Settings, load_settings
    from crossread.errors import ConfigError, CrossreadError, InputError, ModelError, TranslationError
    from crossread.findings import StoryReport
    from crossread.pipeline import RunResult, run_corpus
    from crossread.publish import publish_run
    from crossread.report import parse_json, render_html, render_json, render_markdown

__all__ = [
    "ConfigError",
    "CrossreadError",
    "InputError",
    "ModelError",
    "RunResult",
    "Settings",
    "StoryReport",
    "TranslationError",
    "load_settings",
    "parse_json",
    "publish_run",
    "render_html",
    "render_json",
    "render_markdown",
    "run_corpus",
]

# Where each public name lives: loaded at first use, so that `import crossread` stays light.
_HOMES = {
    "ConfigError": "errors",
    "CrossreadError": "errors",
    "InputError": "errors",
    "ModelError": "errors",
    "RunResult": "pipeline",
    "Settings": "config",
    "StoryReport": "findings",
    "TranslationError": "errors",
    "load_settings": "config",
    "parse_json": "report",
    "publish_run": "publish",
    "render_html": "report",
    "render_json": "report",
    "render_markdown": "report",
    "run_corpus": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # 50 ms that only this name needs

        return version("crossread")
    if name not in _HOMES:
        raise AttributeError(f"module 'crossread' has no attribute {name!r}")
    return getattr(import_module(f"crossread.{_HOMES[name]}"), name)
