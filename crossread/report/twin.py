"""
The JSON twin of a report: the whole `StoryReport`, written down and read back.

The schema in `schema/` is made from the records themselves (`make_schema`), and a test keeps the two together.
"""

import json
import re
from importlib import resources
from typing import Any, Final

import msgspec

from crossread.errors import InputError
from crossread.findings import SCHEMA_VERSION, StoryReport

SCHEMA_FILE: Final = f"story-report-{SCHEMA_VERSION}.schema.json"
_MEND: Final = "give a report that `crossread compare --format json` wrote"


def render_json(report: StoryReport) -> str:
    """
    Write the whole record as JSON: indented by two spaces, fields in the record's order, one line end at the end.

    Raises:
        InputError: A value of the record does not fit its field, or is not a finite number.
    """
    try:
        plain = json.loads(msgspec.json.encode(report))
        # Read back once: a whole number in a field for fractions is then written as one ("12.0"), whoever made it.
        checked = msgspec.convert(plain, StoryReport)
        text = msgspec.json.format(msgspec.json.encode(checked), indent=2).decode("utf-8")
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise InputError(f"report of {report.story!r} cannot be written as JSON: {error}") from error
    return text + "\n"


def parse_json(text: str, *, where: str | None = None) -> StoryReport:
    """
    Read what `render_json` wrote.

    Args:
        text: The JSON text.
        where: The file it comes from, for messages.

    Raises:
        InputError: It is not JSON, not such a report, of another schema version, or points at what it does not hold.
    """
    data = _load(text, where)
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise InputError(
            f"report has schema version {version!r}; this crossread reads {SCHEMA_VERSION}",
            where=where,
            mend="run `crossread compare` again",
        )
    try:
        report = msgspec.convert(data, StoryReport)
    except msgspec.ValidationError as error:
        raise InputError(f"not a story report: {error}", where=where, mend=_MEND) from error
    _check_references(report, where)
    return report


def _load(text: str, where: str | None) -> dict[str, Any]:
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=where, mend=_MEND) from error
    if not isinstance(data, dict):
        raise InputError("not a story report: no object at the top", where=where, mend=_MEND)
    return data


def _check_references(report: StoryReport, where: str | None) -> None:
    """Refuse a record that points at what it does not hold: a renderer may then look everything up without asking."""
    sizes = {prepared.article.id: len(prepared.segments) for prepared in report.articles}
    for prepared in report.articles:
        if [segment.index for segment in prepared.segments] != list(range(len(prepared.segments))):
            raise InputError(
                f"segments of {prepared.article.id!r} are not numbered 0, 1, 2, ...", where=where, mend=_MEND
            )
    facts = {fact.id for fact in report.matching.facts}
    for kind, value in _references(msgspec.to_builtins(report)):
        held = {"fact": facts, "article": sizes, "segment": range(sizes.get(value[0], 0))}[kind]
        if (value[1] if kind == "segment" else value) not in held:
            raise InputError(f"report names {kind} {value!r}, which it does not hold", where=where, mend=_MEND)


def _references(node: Any) -> list[tuple[str, Any]]:
    """List ("fact", id), ("article", id) and ("segment", (article id, index)) in plain data, article before segment."""
    found: list[tuple[str, Any]] = []
    pending = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, list | tuple):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(node.values())
            if node.get("fact_id") is not None:
                found.append(("fact", node["fact_id"]))
            named = [node.get(key) for key in ("article_id", "a", "b")]
            named += [*node.get("articles", ()), *(article for voice in node.get("voices", ()) for article in voice)]
            found += [("article", name) for name in named if isinstance(name, str)]
            indices = [node[key] for key in ("index", "first", "last") if key in node and "article_id" in node]
            found += [("segment", (node["article_id"], index)) for index in indices]
    return found


def make_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of the twin, as the file in `schema/` holds it."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"crossread story report, version {SCHEMA_VERSION}",
        **msgspec.json.schema(StoryReport),
    }
    properties = schema["$defs"]["StoryReport"]["properties"]
    properties["schema_version"] = {"const": SCHEMA_VERSION}
    schema["$defs"]["StoryReport"]["required"].append("schema_version")
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE) + "\n"


def read_schema() -> str:
    """Return the text of the schema that ships."""
    return (resources.files("crossread.report") / "schema" / SCHEMA_FILE).read_text(encoding="utf-8")
