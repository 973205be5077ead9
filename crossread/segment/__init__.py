"""
Article -> segments: sentences with half-open offsets into `Article.text`.

    sentences     where sentences end: razdel, and rules of our own on top
    clauses       sentences too long to translate -> clauses
    boilerplate   which lines are not the article's own text
"""

from collections.abc import Iterator

from crossread.records import Article, Role, Segment
from crossread.segment.boilerplate import find_boilerplate, trim_ornaments
from crossread.segment.clauses import split_clauses
from crossread.segment.sentences import split_sentences

__all__ = ["find_boilerplate", "segment_article", "split_clauses", "split_sentences"]


def segment_article(article: Article) -> tuple[Segment, ...]:
    """
    Split an article into sentences.

    The title is one segment; a line of the text is a paragraph and no segment crosses its end. Every character that
    is not a blank is in exactly one segment, boilerplate included.

    Returns:
        Segments in text order, `index` 0, 1, 2, ...; empty if the text is blank.
    """
    segments: list[Segment] = []
    for start, end, role, paragraph in _spans(article):
        segments.append(
            Segment(
                article_id=article.id,
                index=len(segments),
                start=start,
                end=end,
                text=article.text[start:end],
                lang=article.lang,
                role=role,
                paragraph=paragraph,
            )
        )
    return tuple(segments)


def _spans(article: Article) -> Iterator[tuple[int, int, Role, int]]:
    """Yield start, end, role and paragraph of each segment."""
    offset = 0
    lines = article.text.split("\n")
    boilerplate = find_boilerplate(lines, has_title=bool(article.title))
    paragraph = 0
    for number, line in enumerate(lines):
        if not number and article.title:
            yield 0, len(article.title), "title", 0
            line, skip = line[len(article.title) :], len(article.title)
        else:
            skip = 0
        role: Role = "boilerplate" if number in boilerplate else "body"
        shift = offset + skip
        for start, end in split_sentences(line, article.lang):
            words, words_end = trim_ornaments(line, start, end)
            yield from _signs(shift + start, shift + words, paragraph, article.text)
            for first, last in split_clauses(line, words, words_end):
                yield shift + first, shift + last, role, paragraph
            yield from _signs(shift + words_end, shift + end, paragraph, article.text)
        offset += skip + len(line) + 1
        paragraph += bool(line.strip() or skip)


def _signs(start: int, end: int, paragraph: int, text: str) -> Iterator[tuple[int, int, Role, int]]:
    """Yield the bullets and emoji before or after a sentence as boilerplate: a translator would make words of them."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, "boilerplate", paragraph
