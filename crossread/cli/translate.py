"""`crossread translate`: articles, or lines, in another language."""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from crossread.cli.app import AsJson, Debug, Quiet, app, say, show_progress
from crossread.cli.compare import Config, Glossary, override_settings

if TYPE_CHECKING:
    from crossread.config import Settings
    from crossread.progress import Progress
    from crossread.records import Article, Segment, Translation

STDIN: Final = "-"
_BREAKS: Final = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Articles; - reads standard input.")]
Lines = Annotated[bool, typer.Option("--lines", help="One line in, one line out, and nothing else on stdout.")]
Lang = Annotated[str | None, typer.Option("--lang", help="uk, ru or en; identified when not given.")]
Alternatives = Annotated[int, typer.Option(min=0, max=15, help="With --json: further translations of a segment.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to translate: its segments, and the lines or the article they came from."""

    segments: "tuple[Segment, ...]"
    article: "Article | None" = None
    lines: tuple[str, ...] = ()


@app.command()
def translate(
    files: Files,
    to: Annotated[str | None, typer.Option("--to", help="Target language: en, uk or ru.")] = None,
    lines: Lines = False,
    lang: Lang = None,
    glossary: Glossary = None,
    no_memory: Annotated[bool, typer.Option("--no-memory", help="Neither look up nor keep translations.")] = False,
    beam: Annotated[int | None, typer.Option(min=1, max=16, help="Beam width: wider is slower and better.")] = None,
    alternatives: Alternatives = 0,
    config: Config = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """
    Translate articles, with marks on what should not be trusted.

    Example: crossread translate article.uk.md --to en
    """
    settings = override_settings(config, to=to, glossary=glossary)
    settings = replace(settings, beam=beam or settings.beam, memory="off" if no_memory else settings.memory)
    jobs = [_read_lines(name, lang) if lines else _read_article(name, lang) for name in files]
    with show_progress(quiet=quiet or lines) as progress:
        made = _translate_jobs(jobs, settings, alternatives, progress)
    if as_json:
        parts = [_to_json(job, translations) for job, translations in zip(jobs, made, strict=True)]
        typer.echo(json.dumps(parts[0] if len(parts) == 1 else parts, ensure_ascii=False, indent=2))
    elif lines:
        for job, translations in zip(jobs, made, strict=True):
            _write_lines(job, translations)
    else:
        typer.echo("\n\n".join(_to_text(*pair) for pair in zip(jobs, made, strict=True)))
        _say_marks([translation for translations in made for translation in translations], quiet)


def _translate_jobs(
    jobs: Sequence[Job], settings: "Settings", alternatives: int, progress: "Progress"
) -> "list[tuple[Translation, ...]]":
    """Translate all files in one call, and give each its share."""
    from crossread.translate import open_memory, translate_segments

    segments = [segment for job in jobs for segment in job.segments]
    with open_memory(settings) as memory:
        made = translate_segments(segments, settings, memory=memory, alternatives=alternatives, progress=progress)
    for note in memory.notes:
        say(f"note: {note}")
    shares, start = [], 0
    for job in jobs:
        shares.append(made[start : start + len(job.segments)])
        start += len(job.segments)
    return shares


def _read_article(name: str, lang: str | None) -> Job:
    from tempfile import TemporaryDirectory

    from crossread.read import read_article
    from crossread.segment import segment_article

    if name != STDIN:
        article = read_article(Path(name), lang=lang)
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "stdin.txt"
            path.write_bytes(sys.stdin.buffer.read())
            article = read_article(path, lang=lang)
    return Job(segments=segment_article(article), article=article)


def _read_lines(name: str, lang: str | None) -> Job:
    """Read a file in which each line, whatever it holds, is one segment."""
    from crossread.read.article import read_bytes
    from crossread.read.identify import identify_language, normalise_language
    from crossread.records import LANGUAGES, Segment

    data = sys.stdin.buffer.read() if name == STDIN else read_bytes(Path(name), name)
    if not data.strip():
        return Job(segments=(), lines=tuple(data.decode("ascii").split("\n")))
    text = _decode(data, name).removeprefix("\ufeff")
    lines = tuple(line.strip() for line in text.split("\n"))
    code = normalise_language(lang) if lang else identify_language(text)
    if code not in LANGUAGES:
        raise _foreign(name, code)
    segments = tuple(
        Segment(article_id=name, index=number, start=0, end=len(line), text=line, lang=code)
        for number, line in enumerate(lines)
        if line
    )
    return Job(segments=segments, lines=lines)


def _decode(data: bytes, name: str) -> str:
    """Decode as it is, line ends and control characters included: the count of lines is that of "\\n" in the file."""
    from crossread.read.decode import decode_bytes

    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(decode_bytes(data, where=name).encoding, errors="replace")


def _foreign(name: str, code: str) -> Exception:
    from crossread.errors import InputError

    return InputError(
        f"the language is {code!r}, not one of uk, ru, en", where=name, mend="give --lang if it was told wrongly"
    )


def _write_lines(job: Job, translations: "Sequence[Translation]") -> None:
    """Write as many line ends as were read; lines without text stay so."""
    lines = ["" for _ in job.lines]
    for translation in translations:
        lines[translation.index] = _BREAKS.sub(" ", translation.text)
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _to_text(job: Job, translations: "Sequence[Translation]") -> str:
    """Join segments to paragraphs, and paragraphs by a blank line."""
    paragraphs: dict[int, list[str]] = {}
    for segment, translation in zip(job.segments, translations, strict=True):
        paragraphs.setdefault(segment.paragraph, []).append(translation.text)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs.values())


def _to_json(job: Job, translations: "Sequence[Translation]") -> dict[str, Any]:
    name = job.article.path if job.article else (job.segments[0].article_id if job.segments else "")
    return {
        "file": name,
        "title": job.article.title if job.article else "",
        "segments": [
            {
                "index": segment.index,
                "start": segment.start,
                "end": segment.end,
                "role": segment.role,
                "paragraph": segment.paragraph,
                "src_lang": translation.src_lang,
                "tgt_lang": translation.tgt_lang,
                "source": segment.text,
                "text": translation.text,
                "marks": list(translation.marks),
                "package": translation.package,
                "alternatives": list(translation.alternatives),
            }
            for segment, translation in zip(job.segments, translations, strict=True)
        ],
    }


def _say_marks(translations: "Sequence[Translation]", quiet: bool) -> None:
    """Tell on stderr how many segments carry which mark."""
    from crossread.translate import MARKS

    marked = [translation for translation in translations if translation.marks]
    if not marked:
        return
    say(f"{len(marked)} of {len(translations)} segments carry trust marks (--json shows which):", quiet=quiet)
    for mark, meaning in MARKS.items():
        count = sum(mark in translation.marks for translation in marked)
        if count:
            say(f"  {count:4} {mark}: {meaning}", quiet=quiet)
