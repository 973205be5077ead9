"""
Which article tells which fact, and where: coverage, omissions, exclusives, overlap, order (A1-A7, E1-E4).

Works on the facts that matching found; does not read the text. Near-verbatim copies count as one voice (A7), and an
article with too little text is never said to leave something out (I4).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from typing import Final

from crossread.findings import Coverage, Omission, Overlap, Prominence
from crossread.framing.kinship import Kinship
from crossread.framing.pairing import Pairing, pair_sentences
from crossread.framing.view import LEAD, ArticleView, StoryView
from crossread.records import Fact

BURIED_BELOW: Final = 0.4  # prominence under which a fact is buried (E2)
BURIED_MIN_SENTENCES: Final = 6  # E2: in a shorter article nothing is deep
LEAD_BONUS: Final = 0.25  # E1
MIN_SHARED: Final = 4  # facts two articles must share before their order is compared (E3)
MIN_WORDS: Final = 7  # of a sentence that must tell a fact before anybody can leave it out
HIDING: Final = 4  # sentences apart that the neighbours of a fact may stand for it to hide between them
CLOSE: Final = 0.5  # mean probability (0-1) that the members of a fact belong together, from which it can be buried
LOOSE: Final = 2  # members an article on average from which a fact is a topic
TELLS: Final = 0.6  # probability from which an article tells a fact that no sentence of it was joined to
MAY_TELL: Final = 0.3  # ... when it has a sentence with much in common


def describe_coverage(view: StoryView, kinship: Kinship | None = None) -> tuple[Coverage, ...]:
    """Return coverage and prominence of every fact (A1, E1, E2, E4), in the order of the facts."""
    return _bury_once(view, [_cover(view, fact, pair_sentences(view, fact, kinship)) for fact in view.facts])


def _cover(view: StoryView, fact: Fact, pairing: Pairing) -> Coverage:
    placed = [(article_id, view.sentences(fact, article_id)) for article_id in fact.articles()]
    placed = [(article_id, indices) for article_id, indices in placed if indices]
    weighty = _is_weighty(view, fact) and _is_close(fact)
    top = [
        (article_id, index)
        for article_id, indices in placed
        for index in indices
        if view.articles[article_id].positions[index] <= LEAD
    ]
    prominence = tuple(
        _place(
            view.articles[article_id],
            indices,
            on_top_elsewhere=weighty
            and any(
                pairing.is_beyond_doubt((article_id, i), key) for i in indices for key in top if key[0] != article_id
            ),
        )
        for article_id, indices in placed
    )
    share = view.share([article_id for article_id, _ in placed])
    mean = sum(entry.prominence for entry in prominence) / max(1, len(prominence))
    return Coverage(fact_id=fact.id, share=share, weight=share * mean, prominence=prominence)


def _bury_once(view: StoryView, coverage: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """Call a sentence buried in the closest-knit of its facts only: it stands in one place."""
    knit = {fact.id: fact.probability for fact in view.facts}
    best: dict[tuple[str, int], str] = {}
    for entry in sorted(coverage, key=lambda entry: (-knit[entry.fact_id], entry.fact_id)):
        for place in entry.prominence:
            if place.buried:
                best.setdefault((place.article_id, place.position), entry.fact_id)
    return tuple(
        replace(
            entry,
            prominence=tuple(
                replace(place, buried=place.buried and best[place.article_id, place.position] == entry.fact_id)
                for place in entry.prominence
            ),
        )
        for entry in coverage
    )


def _first(article: ArticleView, indices: Sequence[int]) -> int:
    return min(article.positions[index] for index in indices)


def _place(article: ArticleView, indices: Sequence[int], *, on_top_elsewhere: bool) -> Prominence:
    position = _first(article, indices)
    prominence = measure_prominence(position, article.sentences)
    words = sum(article.words[index] for index in indices)
    buried = (
        prominence < BURIED_BELOW and on_top_elsewhere and article.sentences >= BURIED_MIN_SENTENCES and position > LEAD
    )
    return Prominence(
        article_id=article.id,
        prominence=prominence,
        position=position,
        space=words / max(1, sum(article.words.values())),
        buried=buried,
    )


def measure_prominence(position: int, sentences: int) -> float:
    """
    Return the prominence 0-1 of a fact told first at *position* (0: headline, 1: first body sentence; E1).

    >>> measure_prominence(0, 10), measure_prominence(1, 10), measure_prominence(9, 10)
    (1.0, 1.0, 0.2)
    """
    if position == 0:
        return 1.0
    plain = 1 - (position - 1) / max(1, sentences)
    return round(min(1.0, plain + (LEAD_BONUS if position <= LEAD else 0)), 6)


def find_omissions(view: StoryView, kinship: Kinship | None = None) -> tuple[Omission, ...]:
    """
    Return who leaves out a fact that at least half of the voices tell, two at least (A2, A6).

    Says nothing of articles with too little text, nor of an article whose verbatim twin tells the fact, nor of one
    that likely tells it itself or has a sentence with as much in common as an editor would see (*kinship*).
    """
    found = []
    homes = _homes(view)
    for fact in view.facts:
        having = [article_id for article_id in fact.articles() if article_id in view.articles]
        if not view.is_majority(having) or not _is_weighty(view, fact):
            continue
        covered = {view.voice_of[article_id] for article_id in having}
        for state in fact.states:
            article = view.articles.get(state.article_id)
            if article is None or state.state == "has" or state.article_id in having:
                continue
            if not article.has_enough_text or view.voice_of[article.id] in covered:
                continue
            kin = kinship is not None and _has_kin(fact, article, kinship)
            if state.probability > (MAY_TELL if kin else TELLS):
                continue
            found.append(
                Omission(
                    fact_id=fact.id,
                    article_id=article.id,
                    state="absent"
                    if state.state == "absent" and not kin and not _may_hide(view, fact, article, homes)
                    else "unclear",
                    share=view.share(having),
                    maybe_later=_all_later(view, article.id, having),
                )
            )
    return tuple(found)


def _is_close(fact: Fact) -> bool:
    """Whether the fact is one thing told, not a topic that every article returns to."""
    return fact.probability >= CLOSE and len(fact.members) < LOOSE * len(fact.articles())


def _has_kin(fact: Fact, article: ArticleView, kinship: Kinship) -> bool:
    members = [(passage.article_id, index) for passage in fact.members for index in passage.indices]
    return any(kinship.is_told_in(member, article.id) for member in members)


def _is_weighty(view: StoryView, fact: Fact) -> bool:
    """Whether two articles tell the fact in a body sentence long enough to be missed; a headline or «Ні» is not."""
    telling = {
        member.article_id
        for member in fact.members
        if (article := view.articles.get(member.article_id))
        for index in member.indices
        if article.positions.get(index, 0) and article.words[index] >= MIN_WORDS
    }
    return len(telling) > 1


def _homes(view: StoryView) -> dict[tuple[str, int], set[str]]:
    """Return the facts of each sentence."""
    homes: dict[tuple[str, int], set[str]] = {}
    for fact in view.facts:
        for member in fact.members:
            for index in member.indices:
                homes.setdefault((member.article_id, index), set()).add(fact.id)
    return homes


def _may_hide(view: StoryView, fact: Fact, article: ArticleView, homes: dict[tuple[str, int], set[str]]) -> bool:
    """
    Whether the article has an unmatched sentence just where another article tells the fact.

    Where the sentences before and after the fact are told here too, and something unmatched stands between or beside
    them, the matching may have missed it: that is unclear, not left out.
    """
    told = {
        other.id: set(view.sentences(other, article.id)) for other in view.facts if view.sentences(other, article.id)
    }
    for member in fact.members:
        before = _neighbours(view, member.article_id, member.first, -1, homes, told)
        after = _neighbours(view, member.article_id, member.last, 1, homes, told)
        for left in before:
            for right in after:
                low, high = min(left, right), max(left, right)
                if high - low <= HIDING and any(
                    (article.id, i) not in homes for i in range(low - 1, high + 2) if i in article.positions
                ):
                    return True
        for edge, step in ((before, 1), (after, -1)):
            free = [at + step for at in edge if at + step in article.positions and (article.id, at + step) not in homes]
            if free and (before == set() or after == set()):
                return True
    return False


def _neighbours(
    view: StoryView,
    article_id: str,
    index: int,
    step: int,
    homes: dict[tuple[str, int], set[str]],
    told: dict[str, set[int]],
) -> set[int]:
    """Return where the article tells what stands one sentence before or after *index* in the other article."""
    if index + step not in view.articles[article_id].positions:
        return set()
    return {at for fact_id in homes.get((article_id, index + step), ()) for at in told.get(fact_id, ())}


def _all_later(view: StoryView, article_id: str, others: Sequence[str]) -> bool:
    """Whether every one of *others* is dated after the article (A6); False when a date is missing."""
    own = view.articles[article_id].prepared.article.date
    dates = [view.articles[other].prepared.article.date for other in others]
    return own is not None and all(other is not None and is_later(other, own) for other in dates)


def is_later(a: str, b: str) -> bool:
    """
    Whether ISO date *a* lies after *b*; days are compared when one of them has no time, or times lack one zone.

    >>> is_later("2024-02-14", "2024-02-13T23:00"), is_later("2024-02-14T10:00", "2024-02-14")
    (True, False)
    """
    first, second = _parse_date(a), _parse_date(b)
    if first is None or second is None:
        return False
    aware = {moment.tzinfo is not None for moment in (first, second) if isinstance(moment, datetime)}
    if isinstance(first, datetime) and isinstance(second, datetime) and len(aware) == 1:
        return first > second
    return _day(first) > _day(second)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _parse_date(text: str) -> date | None:
    """Read an ISO date or date-time; None when *text* is neither, which `read` has already told the reader."""
    cleaned = text.strip()
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(cleaned)
        except ValueError:
            continue
    return None


def compare_overlap(view: StoryView) -> tuple[Overlap, ...]:
    """Return, for each pair of articles, the facts they share (A5) and whether their order agrees (E3)."""
    told = {
        article_id: {
            fact.id: _first(article, indices) for fact in view.facts if (indices := view.sentences(fact, article_id))
        }
        for article_id, article in view.articles.items()
    }
    return tuple(_overlap(a, b, told[a], told[b]) for a, b in combinations(sorted(told), 2))


def _overlap(a: str, b: str, in_a: dict[str, int], in_b: dict[str, int]) -> Overlap:
    shared = sorted(in_a.keys() & in_b.keys())
    union = len(in_a.keys() | in_b.keys())
    tau = kendall_tau([in_a[fact] for fact in shared], [in_b[fact] for fact in shared])
    return Overlap(
        a=a,
        b=b,
        shared=len(shared),
        union=union,
        jaccard=len(shared) / union if union else 0.0,
        kendall_tau=tau if len(shared) >= MIN_SHARED else None,
    )


def kendall_tau(a: Sequence[int], b: Sequence[int]) -> float | None:
    """
    Return Kendall's tau-b, -1 to 1, of two rankings of the same things; None when one of them is all ties.

    Source: Kendall 1938, with the correction for ties of 1945.

    >>> kendall_tau([1, 2, 3], [1, 2, 3]), kendall_tau([1, 2, 3], [3, 2, 1]), kendall_tau([1, 1], [1, 2])
    (1.0, -1.0, None)
    """
    balance = free_a = free_b = 0
    for (x1, y1), (x2, y2) in combinations(zip(a, b, strict=True), 2):
        sign_a, sign_b = (x1 > x2) - (x1 < x2), (y1 > y2) - (y1 < y2)
        balance += sign_a * sign_b
        free_a += sign_a != 0
        free_b += sign_b != 0
    if not free_a or not free_b:
        return None
    return float(balance / (free_a * free_b) ** 0.5)
