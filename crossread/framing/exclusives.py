"""
What only one article tells (A4): sentences that no match, no fact and no words of another article come near.

"Only here" is soon an accusation of the others, so a sentence is left out as soon as anything speaks against it.
"""

import re
from typing import Final

from crossread.findings import Exclusive
from crossread.framing.kinship import Kinship
from crossread.framing.view import StoryView

CEILING: Final = 0.8  # share of sentences that stood only here for a reader, of those found: none is surer
DOUBT: Final = 0.3  # probability of telling a fact of others up to which a sentence may stand only here
MIN_EXCLUSIVE_WORDS: Final = 4  # a shorter sentence ("Details follow.") tells no fact of its own


def find_exclusives(view: StoryView, kinship: Kinship | None = None) -> tuple[Exclusive, ...]:
    """
    Return the body sentences that no other article tells (A4), by article and position.

    A sentence that is the nearest one to a fact of others is exclusive only as far as it is unlikely to tell it, and
    none is while a sentence elsewhere shares its numbers, rare words, quotation or event (*kinship*). Questions and
    what is told of the author at the end are no facts.
    """
    if view.voices < 2:
        return ()
    shared = {
        (member.article_id, index)
        for fact in view.facts
        if len(fact.articles()) > 1
        for member in fact.members
        for index in member.indices
    }
    for match in view.matching.matches:
        shared |= {(side.article_id, index) for side in (match.a, match.b) for index in side.indices}
    doubt = _doubts(view)
    found = []
    for article in view.articles.values():
        for index, position in article.positions.items():
            key = (article.id, index)
            if not position or key in shared or article.words[index] < MIN_EXCLUSIVE_WORDS:
                continue
            left = len(article.positions) - 1 - position
            if is_question(article.segments[index].text) or tells_of_author(article.segments[index].text, left):
                continue
            if doubt.get(key, 0.0) > DOUBT or (kinship and (not kinship.tells(key) or kinship.has_kin(key))):
                continue
            found.append(
                Exclusive(article_id=article.id, index=index, probability=min(CEILING, 1 - doubt.get(key, 0.0)))
            )
    return tuple(found)


def is_question(text: str) -> bool:
    """Whether a sentence asks; one that tells that somebody asked does not.

    >>> is_question("So who is to blame?"), is_question("«Хто винен?», – спитав він.")
    (True, False)
    """
    return text.rstrip(" \t\n»”\"'’)!").endswith("?")


def tells_of_author(text: str, left: int) -> bool:
    """
    Whether a sentence is about the author or the outlet's opinion pages, not about the event.

    Args:
        text: The sentence.
        left: Sentences of the article behind it: who "is the founder of" something is the author near the end alone.
    """
    return _AUTHOR.match(text) is not None or (left < END and _ROLE.match(text) is not None)


END: Final = 3  # last sentences, among which a line about the author stands
_AUTHOR: Final = re.compile(
    r"\W*(?:(?:about the|the) (?:author|writer|columnist)s?\b(?: (?:is|are|of this)\b|[:.]|$)"
    r"|(?:the )?(?:views|opinions) expressed\b|this article (?:was|is) (?:written by|first published|originally)"
    r"|(?:про|об) автор[аеу]\b|автор(?:ка)? (?:є |является |– |— |- )"
    r"|(?:погляди|думки|точка зору|позиція|мнени[ея]|точка зрения|позиция) (?:автор|редакц)"
    r"|редакц\w+ (?:може не|не завжди|не обов|может не|не всегда))",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir)\.? )?(?:[A-Z][\w.'’-]+ ){2,4}is (?:(?:a|an|the|currently|also) )*"
    r"(?:[\w-]+ ){0,2}?(?:[Ff]ounder|[Cc]o-[Ff]ounder|[Pp]resident|[Cc]hair|[Dd]irector|[Aa]uthor|[Jj]ournalist"
    r"|[Cc]olumnist|[Ee]ditor|[Pp]rofessor|[Ff]ellow|[Rr]esearcher|[Aa]nalyst|[Ww]riter|[Ll]ecturer|[Cc]orrespondent|[Mm]ember)\b"
    r"(?:\W+[\w'’-]+){0,3}?\W+(?:of|at|for|with|from|in)\b(?:(?! who | when | after | killed | said ).)*$"
    r"|(?:[А-ЯІЇЄҐ][\w'’-]+ ){2,3}(?:– |— |- )(?:\w+ )?(?:журналіст|оглядач|журналист|обозреватель|колумніст|колумнист"
    r"|публіцист|публицист|письменни|писател|засновни|основател|политолог|політолог|редактор|професор|профессор"
    r"|аналітик|аналитик|експерт|эксперт)\w*\b[^.!?]*\.?$"
)


def _doubts(view: StoryView) -> dict[tuple[str, int], float]:
    """Return, for each sentence near a fact of others, the highest probability that it tells that fact."""
    doubt: dict[tuple[str, int], float] = {}
    for fact in view.facts:
        for state in fact.states:
            if state.nearest is None or state.state == "has" or set(fact.articles()) == {state.article_id}:
                continue
            for index in state.nearest.indices:
                key = (state.article_id, index)
                doubt[key] = max(doubt.get(key, 0.0), state.probability)
    return doubt
