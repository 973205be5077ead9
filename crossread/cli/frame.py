"""`crossread frame`: the framing signals of one text, as JSON or as a list to read."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli.app import AsJson, Debug, app
from crossread.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossread.records import Article, Segment, Signal

_FILE = typer.Argument(metavar="FILE", help="A text, Markdown or HTML article.")
_LANG = typer.Option("--lang", help="uk, ru or en; identified when not given.")
_LINES = typer.Option("--lines", help="Each line is a text of its own; one JSON list a line.")
_TERMS = typer.Option("--terms", help="TOML of terms that extend or replace the lexicons.")
_PEOPLE = typer.Option("--people", help="people.toml: names, spellings, side, role.")


@app.command()
def frame(
    file: Annotated[Path, _FILE],
    lang: Annotated[str | None, _LANG] = None,
    lines: Annotated[bool, _LINES] = False,
    terms: Annotated[Path | None, _TERMS] = None,
    people: Annotated[Path | None, _PEOPLE] = None,
    as_json: AsJson = False,
    debug: Debug = False,  # read by `crossread.cli.main`
) -> None:
    """
    Show who says what in one text, how certain, in which words.

    Example: crossread frame article.uk.md --json
    """
    from crossread.framing import frame_segments, load_lexicon
    from crossread.read import read_article
    from crossread.segment import segment_article

    lexicon = load_lexicon(terms, people)
    if lines:
        for text in _line_texts(file, lang):
            signals = frame_segments(text, _sentences(text), lexicon)
            typer.echo(json.dumps([_plain(signal) for signal in signals], ensure_ascii=False))
        return
    article = read_article(file, lang=lang)
    signals = frame_segments(article, segment_article(article), lexicon)
    if as_json:
        typer.echo(json.dumps([_plain(signal) for signal in signals], ensure_ascii=False, indent=1))
        return
    for signal in signals:
        typer.echo(f"{signal.signal:<3} {signal.start:>6}-{signal.end:<6} {signal.label:<26} {signal.text}")


def _line_texts(file: Path, lang: str | None) -> "Iterator[Article]":
    """Each line of the file as an article of its own; the language is that of the whole file."""
    from crossread.read import identify_language
    from crossread.read.article import read_bytes
    from crossread.read.decode import decode_bytes
    from crossread.read.identify import normalise_language
    from crossread.records import LANGUAGES, Article

    shown = file.as_posix()
    text = decode_bytes(read_bytes(file, shown), where=shown).text
    chosen = normalise_language(lang) if lang else identify_language(text)
    if chosen not in LANGUAGES:
        what = f"language {chosen!r} is not one of {', '.join(LANGUAGES)}"
        raise InputError(what, where=shown, mend="give --lang uk, ru or en")
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        yield Article(
            id=f"{shown}:{number}", story="", outlet="", lang=chosen, title="", text=line, path=shown, lines=(number,)
        )


def _sentences(article: "Article") -> "list[Segment]":
    """The sentences of a line; a line is never a title or boilerplate."""
    from crossread.records import Segment
    from crossread.segment import split_sentences

    spans = split_sentences(article.text, article.lang) if article.text.strip() else ()
    return [
        Segment(
            article_id=article.id, index=index, start=start, end=end, text=article.text[start:end], lang=article.lang
        )
        for index, (start, end) in enumerate(spans)
    ]


def _plain(signal: "Signal") -> dict[str, Any]:
    """A signal as the JSON object the command prints."""
    fixed = {"signal": signal.signal, "start": signal.start, "end": signal.end, "text": signal.text}
    return {**fixed, "label": signal.label, **dict(signal.values)}
