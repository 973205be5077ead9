"""
The order of the steps, the batch over stories, and what is skipped and why.

    1 read      files -> articles              4 translate  segments -> translations (one batch over all stories)
    2 gather    articles -> stories            5 match      translations -> matches, facts
    3 segment   article -> segments            6 framing    originals, facts -> findings

What comes out is one `StoryReport` a story; `publish` writes it. An article that fails is reported in `Skipped`, the
other stories go on.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Final

from crossread.config import Settings
from crossread.errors import CrossreadError, InputError
from crossread.findings import StoryReport
from crossread.framing import Lexicon, describe_story, load_lexicon
from crossread.gather import gather_stories
from crossread.match import match_story
from crossread.progress import Progress, ignore_progress
from crossread.read import read_corpus
from crossread.records import Article, PreparedArticle, Segment, Skipped, Story, Translation
from crossread.segment import segment_article
from crossread.translate import Translator, open_memory, open_translator, translate_segments

MIN_ARTICLES: Final = 2  # below this there is nothing to compare

# Settings that change where things lie or how fast they go, but not what a report says.
SILENT_SETTINGS: Final = frozenset({"batch_tokens", "threads", "memory", "models_dir", "formats", "report_lang"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What one run over a corpus gave: reports ordered by story, and everything left out."""

    reports: tuple[StoryReport, ...]
    skipped: tuple[Skipped, ...]
    stories: tuple[Story, ...] = ()  # those of `reports`, as read
    notes: tuple[str, ...] = ()  # what the user should be told: a translation memory that could not be used


def run_corpus(
    path: Path,
    settings: Settings,
    *,
    strict: bool = False,
    progress: Progress = ignore_progress,
    translator: Translator | None = None,
    find_unchanged: Callable[[Story], StoryReport | None] | None = None,
) -> RunResult:
    """
    Compare every story of a corpus.

    Does not write anything but the translation memory. Does not stop at an article that cannot be used, unless
    *strict*.

    Args:
        path: A folder of story folders, one story folder, or a table (.jsonl, .csv, .parquet).
        settings: All settings; see `crossread.config.Settings`.
        strict: Raise the first failure instead of skipping.
        progress: Told of each step.
        translator: Used instead of the installed models; tests hand in a fake.
        find_unchanged: Returns the report of a story that need not be computed again, or None.

    Raises:
        InputError: Nothing in *path* can be compared, or *strict* and an article is wrong.
        ModelError: *strict* and a model is missing.
        ConfigError: *terms* or *people* of the settings names a file that is wrong.
    """
    articles, skipped = read_corpus(path, strict=strict)
    stories = gather_stories(articles, skipped)
    kept, alone = _comparable(stories, strict=strict)
    known = {story.id: report for story in kept if find_unchanged and (report := find_unchanged(story))}
    fresh = [story for story in kept if story.id not in known]
    lexicon = load_lexicon(settings.terms, settings.people)  # a wrong file of the user's is told before any work
    prepared, failed, notes = _prepare(fresh, settings, strict=strict, progress=progress, translator=translator)
    reports = list(known.values())
    for done, story in enumerate(fresh, start=1):
        try:
            report = _report_story(story, prepared, failed, settings, lexicon)
            if report:
                reports.append(report)
            else:
                failed.append(_too_few(story))
        except Exception as error:  # a batch survives its worst story: it is told, and strict raises
            if strict:
                raise
            failed.append(_skip(story.id, error, story=story.id))
        progress("compare", done, len(fresh))
    everything = (*skipped, *alone, *failed)
    if not reports and strict is False and not everything:
        raise InputError("no story found", where=str(path), mend="give a folder with one folder per story")
    reports.sort(key=lambda report: report.story)
    told = {report.story for report in reports}
    stories = tuple(story for story in kept if story.id in told)
    return RunResult(
        reports=tuple(reports),
        stories=stories,
        notes=notes,
        skipped=tuple(sorted(everything, key=lambda entry: entry.id)),
    )


def _comparable(stories: Sequence[Story], *, strict: bool) -> tuple[list[Story], list[Skipped]]:
    kept = [story for story in stories if len(story.articles) >= MIN_ARTICLES]
    alone = [_too_few(story) for story in stories if len(story.articles) < MIN_ARTICLES]
    if strict and alone:
        raise InputError(alone[0].what, where=alone[0].id, mend=alone[0].mend)
    return kept, alone


def _too_few(story: Story) -> Skipped:
    return Skipped(
        id=story.id,
        what=f"story has {len(story.articles)} usable article(s), a comparison needs {MIN_ARTICLES}",
        mend="add another outlet's article to the story",
        story=story.id,
    )


def _skip(identity: str, error: Exception, *, story: str) -> Skipped:
    if isinstance(error, CrossreadError):
        return Skipped(id=identity, what=error.what, where=error.where, mend=error.mend, story=story)
    what = f"internal error: {type(error).__name__}: {error}"
    return Skipped(id=identity, what=what, mend="run with --strict --debug and report it", story=story)


def _prepare(
    stories: Iterable[Story],
    settings: Settings,
    *,
    strict: bool,
    progress: Progress,
    translator: Translator | None,
) -> tuple[dict[str, PreparedArticle], list[Skipped], tuple[str, ...]]:
    """Segment and translate all articles of all stories, in one batch; return what was made, skipped and noted."""
    failed: list[Skipped] = []
    segmented: list[tuple[Article, tuple[Segment, ...]]] = []
    translator = translator or open_translator(settings)
    for article in (article for story in stories for article in story.articles):
        try:
            if article.lang != settings.to:
                translator.route(article.lang, settings.to)
            segments = segment_article(article)
            if not any(segment.role != "boilerplate" for segment in segments):
                raise InputError("article holds no text but boilerplate", where=article.path, mend="check the file")
            segmented.append((article, segments))
        except CrossreadError as error:
            if strict:
                raise
            failed.append(_skip(article.id, error, story=article.story))
    flat = [segment for _, segments in segmented for segment in segments if segment.role != "boilerplate"]
    with open_memory(settings) as memory:
        made = translate_segments(flat, settings, translator=translator, memory=memory, progress=progress)
    found = {(entry.article_id, entry.index): entry for entry in made}
    prepared = {article.id: _join(article, segments, found, settings) for article, segments in segmented}
    return prepared, failed, tuple(memory.notes)


def _join(
    article: Article,
    segments: tuple[Segment, ...],
    found: dict[tuple[str, int], Translation],
    settings: Settings,
) -> PreparedArticle:
    translations = tuple(
        found.get((article.id, segment.index)) or _untouched(segment, settings) for segment in segments
    )
    return PreparedArticle(article=article, segments=segments, translations=translations)


def _untouched(segment: Segment, settings: Settings) -> Translation:
    """Boilerplate is not translated: it takes no part in the comparison."""
    return Translation(
        article_id=segment.article_id,
        index=segment.index,
        src_lang=segment.lang,
        tgt_lang=settings.to,
        text=segment.text,
    )


def _report_story(
    story: Story,
    prepared: dict[str, PreparedArticle],
    failed: Sequence[Skipped],
    settings: Settings,
    lexicon: Lexicon,
) -> StoryReport | None:
    articles = tuple(prepared[article.id] for article in story.articles if article.id in prepared)
    if len(articles) < MIN_ARTICLES:
        return None
    matching = match_story(articles, settings)
    return StoryReport(
        story=story.id,
        pivot=settings.to,
        articles=articles,
        matching=matching,
        findings=describe_story(articles, matching, settings, lexicon=lexicon),
        skipped=(*story.skipped, *(entry for entry in failed if entry.story == story.id)),
        signature=_signature(articles, settings),
    )


def _signature(articles: Sequence[PreparedArticle], settings: Settings) -> tuple[tuple[str, str], ...]:
    """Name every choice that changes a report: version, models, settings off their default, and the inputs."""
    packages = sorted({entry.package for item in articles for entry in item.translations if entry.package})
    default = Settings()
    changed = [
        f"{field.name}={getattr(settings, field.name)}"
        for field in fields(Settings)
        if field.name not in SILENT_SETTINGS and getattr(settings, field.name) != getattr(default, field.name)
    ]
    digest = hashlib.sha256()
    for item in articles:
        digest.update(f"{item.article.id}\0{item.article.text}\0".encode())
    entries = {
        "crossread": version("crossread"),
        "inputs": f"sha256:{digest.hexdigest()[:16]}",
        "models": ", ".join(packages) or "none",
        "settings": ", ".join(changed) or "default",
    }
    return tuple(sorted(entries.items()))
