"""
The frame of every HTML page: one file that holds its style and script, and a content policy that allows nothing else.

jinja2 escapes every value; `clean` runs over it before, so that controls and direction marks never reach a page.
"""

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from crossread.report.catalogue import Catalogue
from crossread.report.drawing import CHART_STYLE, DARK_STYLE
from crossread.report.escape import clean

TEMPLATES: Final = ("base.html.j2", "story.html.j2", "index.html.j2")


def render_page(template: str, words: Catalogue, **values: object) -> str:
    """
    Render a page of `templates/` with the shared style, script and content policy.

    Args:
        template: Name of the template file.
        words: The report's own words.
        values: What the template shows; plain text is escaped, `Markup` is not.
    """
    style, script = _assets()
    page = _environment().get_template(template)
    text = page.render(
        words=words, style=Markup(style), script=Markup(script), policy=content_policy(style, script), **values
    )
    return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"


def content_policy(style: str, script: str) -> str:
    """Return the policy of a page: nothing may be loaded or sent, only this style and this script may act."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _finalize(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    """Build the jinja2 environment once; templates are read from the package."""
    return Environment(
        loader=DictLoader({name: _read(name) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


@cache
def _assets() -> tuple[str, str]:
    """Return style and script, without blank lines, as they stand in a page."""
    dark = DARK_STYLE.replace(".chart", ":root:not([data-theme=light]) .chart")
    chosen = DARK_STYLE.replace(".chart", ":root[data-theme=dark] .chart")
    charts = f"{CHART_STYLE}\n@media (prefers-color-scheme:dark){{\n{dark}\n}}\n{chosen}"
    light_print = "@media print{.chart .c-paper{fill:#fff}}"
    style = f"{_read('style.css')}\n{charts}\n{light_print}"
    return _squeeze(style), _squeeze(_read("script.js"))


def _squeeze(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _read(name: str) -> str:
    return (resources.files("crossread.report") / "templates" / name).read_text(encoding="utf-8")
