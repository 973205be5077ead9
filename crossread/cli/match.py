"""`crossread align`: two files, passage by passage. `crossread match`: a folder of articles, and their facts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from crossread.cli.app import AsJson, Debug, Quiet, app, say, show_progress
from crossread.cli.compare import Config, override_settings
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.config import Settings
    from crossread.records import Article, Matching, Passage, PreparedArticle, Segment, Translation


class Form(StrEnum):
    """Forms of `align`'s output."""

    gold = "gold"
    tsv = "tsv"
    json = "json"


ARTICLE_SUFFIXES: Final = (".txt", ".text", ".md", ".markdown", ".html", ".htm")
Lines = Annotated[bool, typer.Option("--lines", help="Each line is one segment; the first is the title.")]
To = Annotated[str | None, typer.Option("--to", help="Language compared in: en, uk or ru.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Segments of A and of B that tell the same thing, by their numbers."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One side of an alignment: numbers and texts of its segments, and the article when its language is known."""

    name: str
    numbers: tuple[int, ...]
    texts: tuple[str, ...]
    places: tuple[str, ...]  # `path:line` of each segment
    article: "Article | None" = None
    segments: "tuple[Segment, ...]" = ()


@app.command(short_help="Align two texts, in any order or parallel.")
def align(
    a: Annotated[Path, typer.Argument(help="The first text.")],
    b: Annotated[Path, typer.Argument(help="The second text.")],
    parallel: Annotated[bool, typer.Option("--parallel", help="Both tell the same in the same order.")] = False,
    lines: Lines = False,
    translation: Annotated[
        list[Path] | None,
        typer.Option("--translation", help="A in the language of B (or B in that of A), line by line; repeatable."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="gold prints [a lines]:[b lines]:probability.")] = Form.tsv,
    to: To = None,
    config: Config = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """
    Align two texts: passages that tell the same thing, in any order or (--parallel) in one.

    Example: crossread align statement.uk.txt statement.en.txt --parallel --lines --format gold
    """
    settings = override_settings(config, to=to)
    if translation and not lines:
        raise InputError("a translation stands line by line", mend="give --lines with --translation")
    known = not (translation and parallel)
    first, second = (_read_text(path, lines=lines, known=known) for path in (a, b))
    given = [_read_raw(path) for path in translation or ()]
    if parallel:
        pairs = _align_parallel(first, second, given, settings, quiet)
    else:
        pairs = _align_any(first, second, given, settings, quiet)
    _print_pairs(pairs, first, second, form)


@app.command(short_help="Match one story: passages that tell the same thing.")
def match(
    folder: Annotated[Path, typer.Argument(help="Articles of one event, named OUTLET.LANG.txt.")],
    lines: Lines = False,
    to: To = None,
    config: Config = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """
    Match the articles of one event: which passages tell the same thing, who tells it and who leaves it out.

    Example: crossread match corpora/port-strike --json
    """
    from crossread.match import match_story

    settings = override_settings(config, to=to)
    if not folder.is_dir():
        raise InputError("there is no such folder", where=str(folder), mend="give a folder of articles")
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in ARTICLE_SUFFIXES and path.is_file())
    paths = [path for path in paths if path.stem.upper() not in ("README", "LICENSE")]
    if not paths:
        raise InputError("the folder holds no article", where=str(folder), mend="name them OUTLET.LANG.txt")
    texts = [_read_text(path, lines=lines, known=True) for path in paths]
    articles = _prepare(texts, settings, quiet)
    matching = match_story(articles, settings)
    if as_json:
        typer.echo(json.dumps(_to_json(matching), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_to_lines(matching, articles)))


def _read_text(path: Path, *, lines: bool, known: bool) -> Text:
    """Read one file; its language must be known unless its lines are only compared with given translations."""
    if not known:
        raw = [(number, line.strip()) for number, line in enumerate(_read_raw(path)) if line.strip()]
        return Text(
            name=path.name,
            numbers=tuple(number for number, _ in raw),
            texts=tuple(line for _, line in raw),
            places=tuple(f"{path.name}:{number + 1}" for number, _ in raw),
        )
    from crossread.read import read_article, read_lines
    from crossread.segment import segment_article

    if lines:
        article, segments = read_lines(path)
    else:
        article = read_article(path)
        segments = tuple(segment for segment in segment_article(article) if segment.role != "boilerplate")
    return Text(
        name=path.name,
        numbers=tuple(segment.index for segment in segments),
        texts=tuple(segment.text for segment in segments),
        places=tuple(article.locate(segment.start) for segment in segments),
        article=article,
        segments=segments,
    )


def _read_raw(path: Path) -> list[str]:
    """Return the lines of a file of any language."""
    from crossread.read.article import read_bytes
    from crossread.read.decode import decode_bytes

    return decode_bytes(read_bytes(path, path.name), where=path.name).text.removesuffix("\n").split("\n")


def _prepare(texts: Sequence[Text], settings: "Settings", quiet: bool) -> "tuple[PreparedArticle, ...]":
    """Translate all texts in one call."""
    from crossread.records import PreparedArticle
    from crossread.translate import open_memory, translate_segments

    segments = [segment for text in texts for segment in text.segments]
    with show_progress(quiet=quiet) as progress, open_memory(settings) as memory:
        made = translate_segments(segments, settings, memory=memory, progress=progress)
    for note in memory.notes:
        say(f"note: {note}")
    prepared, start = [], 0
    for text in texts:
        assert text.article is not None  # texts to be translated were read with their language
        stop = start + len(text.segments)
        prepared.append(PreparedArticle(article=text.article, segments=text.segments, translations=made[start:stop]))
        start = stop
    return tuple(prepared)


def _sort_given(first: Text, second: Text, given: Sequence[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """Tell translations of A from those of B by their number of lines, and leave out the lines that are blank there."""
    sides: tuple[list[list[str]], list[list[str]]] = ([], [])
    for lines in given:
        for side, text in enumerate((first, second)):
            if len(lines) > max(text.numbers, default=-1) and (len(lines) == _count(text) or side == 1):
                sides[side].append([lines[number] for number in text.numbers])
                break
        else:
            raise InputError(
                f"a translation has {len(lines)} lines, not the {_count(first)} of {first.name}",
                mend="give a translation with one line for each line of the first text (or of the second)",
            )
    return sides


def _count(text: Text) -> int:
    return max(text.numbers, default=-1) + 1


def _align_parallel(
    first: Text, second: Text, given: Sequence[list[str]], settings: "Settings", quiet: bool
) -> list[Pair]:
    from crossread.match import align_parallel

    if given:
        a_in_b, b_in_a = _sort_given(first, second, given)
        aligned = align_parallel(first.texts, second.texts, a_in_b=a_in_b, b_in_a=b_in_a)
    else:
        pivots = [
            [entry.text for entry in prepared.translations] for prepared in _prepare((first, second), settings, quiet)
        ]
        aligned = align_parallel(first.texts, second.texts, pivots=(pivots[0], pivots[1]))
    return [
        Pair(
            a=tuple(first.numbers[line] for line in entry.a),
            b=tuple(second.numbers[line] for line in entry.b),
            probability=entry.probability,
        )
        for entry in aligned
    ]


def _align_any(first: Text, second: Text, given: Sequence[list[str]], settings: "Settings", quiet: bool) -> list[Pair]:
    """Match in any order, then list what is left unmatched, each segment alone."""
    from crossread.match import match_story
    from crossread.records import PreparedArticle

    texts = [_with_id(text, number) for number, text in enumerate((first, second), start=1)]
    if given:
        a_in_b, _ = _sort_given(first, second, given)
        versions = (a_in_b, [list(second.texts)])
        if not a_in_b:
            raise InputError("no translation of the first text is given", mend="give --translation A_IN_B_LANGUAGE")
        prepared: Sequence[PreparedArticle] = [
            PreparedArticle(article=text.article, segments=text.segments, translations=_as_given(text, side))
            for text, side in zip(texts, versions, strict=True)
            if text.article is not None
        ]
    else:
        prepared = _prepare(texts, settings, quiet)
    matching = match_story(prepared, settings)
    pairs = [
        Pair(a=tuple(found.a.indices), b=tuple(found.b.indices), probability=found.probability)
        for found in sorted(matching.matches, key=lambda found: (found.a, found.b))
    ]
    used_a = {number for pair in pairs for number in pair.a}
    used_b = {number for pair in pairs for number in pair.b}
    pairs += [Pair(a=(number,), b=(), probability=1.0) for number in first.numbers if number not in used_a]
    return pairs + [Pair(a=(), b=(number,), probability=1.0) for number in second.numbers if number not in used_b]


def _with_id(text: Text, number: int) -> Text:
    """Give the article an id that sorts as the files were given: both may have one name."""
    assert text.article is not None  # read with its language
    name = f"{number} {text.article.id}"
    segments = tuple(replace(segment, article_id=name) for segment in text.segments)
    return replace(text, article=replace(text.article, id=name), segments=segments)


def _as_given(text: Text, versions: Sequence[Sequence[str]]) -> "tuple[Translation, ...]":
    from crossread.records import Translation

    return tuple(
        Translation(
            article_id=segment.article_id,
            index=segment.index,
            src_lang=segment.lang,
            tgt_lang=segment.lang,
            text=version[0],
            alternatives=version[1:],
        )
        for segment, version in zip(text.segments, zip(*versions, strict=True), strict=True)
    )


def _print_pairs(pairs: Sequence[Pair], first: Text, second: Text, form: Form) -> None:
    if form is Form.gold:
        for pair in pairs:
            typer.echo(f"{list(pair.a)}:{list(pair.b)}:{pair.probability:.4f}")
        return
    rows = [
        {
            "a": _places(first, pair.a),
            "b": _places(second, pair.b),
            "probability": round(pair.probability, 4),
            "a_lines": list(pair.a),
            "b_lines": list(pair.b),
            "a_text": _words(first, pair.a),
            "b_text": _words(second, pair.b),
        }
        for pair in pairs
    ]
    if form is Form.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    columns = ("a", "b", "probability", "a_text", "b_text")
    typer.echo("\t".join(columns))
    for row in rows:
        typer.echo("\t".join(" ".join(str(row[column]).split()) for column in columns))


def _places(text: Text, numbers: Sequence[int]) -> str:
    where = dict(zip(text.numbers, text.places, strict=True))
    return where[numbers[0]] if numbers else ""


def _words(text: Text, numbers: Sequence[int]) -> str:
    found = dict(zip(text.numbers, text.texts, strict=True))
    return " ".join(found[number] for number in numbers)


def _to_json(matching: "Matching") -> dict[str, Any]:
    """Return the plain form other tools read: files, line numbers, probabilities."""
    return {
        "pairs": [
            {
                "a": found.a.article_id,
                "b": found.b.article_id,
                "a_lines": list(found.a.indices),
                "b_lines": list(found.b.indices),
                "probability": round(found.probability, 4),
            }
            for found in matching.matches
        ],
        "facts": [
            {
                "members": _member_lines(fact.members),
                "unclear": [state.article_id for state in fact.states if state.state == "unclear"],
                "absent": [state.article_id for state in fact.states if state.state == "absent"],
                "probability": round(fact.probability, 4),
            }
            for fact in matching.facts
        ],
    }


def _member_lines(members: "Sequence[Passage]") -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for member in members:
        lines.setdefault(member.article_id, []).extend(member.indices)
    return {name: sorted(set(numbers)) for name, numbers in sorted(lines.items())}


def _to_lines(matching: "Matching", articles: "Sequence[PreparedArticle]") -> list[str]:
    """Return the facts in words: who tells each, where, and who leaves it out."""
    by_id = {prepared.article.id: prepared for prepared in articles}
    lines = [f"{len(matching.matches)} matches, {len(matching.facts)} facts in {len(articles)} articles"]
    for fact in matching.facts:
        lines.append(f"{fact.id} ({fact.probability:.2f})")
        for member in fact.members:
            prepared = by_id[member.article_id]
            segment = next(segment for segment in prepared.segments if segment.index == member.first)
            lines.append(f"  {prepared.article.locate(segment.start)}  {' '.join(segment.text.split())}")
        for state in fact.states:
            if state.state != "has":
                word = "leaves it out" if state.state == "absent" else "unclear"
                lines.append(f"  {by_id[state.article_id].article.path}: {word}")
    lines += [f"one voice: {', '.join(voice)}" for voice in matching.voices]
    return lines
