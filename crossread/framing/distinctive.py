"""
Words that one article uses more than the others do (D13), counted on the translations.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008): the prior is the story's own word
distribution, so that a word everybody uses needs far more evidence than a rare one. Function words and names are left
out: the first say nothing, the second are spelt as the translation pleases.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from crossread.findings import DistinctiveWord
from crossread.framing.lemmas import analyse, english_lemmas
from crossread.framing.stems import gloss_word, stem_english
from crossread.framing.stopwords import STOP_WORDS
from crossread.framing.view import ArticleView, StoryView

Z_MIN: Final = 1.96  # two-sided 5 %
MIN_COUNT: Final = 2
MIN_WORDS: Final = 40  # content words an article needs before it is compared
TOP: Final = 8  # words printed per article
MIN_LETTERS: Final = 3  # of a singular
PRIOR: Final = 0.2  # pseudo-counts per observed word: the weight of the prior against the data

_WORD: Final = re.compile(r"[^\W\d_]{3,}(?:['’ʼ-][^\W\d_]+)*")


def find_distinctive(view: StoryView, pivot: str) -> tuple[DistinctiveWord, ...]:
    """
    Return the distinctive words of each article, by article id, then descending z, then word.

    Args:
        view: The story; translations are in *pivot*.
        pivot: Language of the translations, whose stop words are left out.
    """
    stop = STOP_WORDS[pivot]
    texts = {article.id: list(_texts(article)) for article in view.articles.values()}
    names = _find_names(text for found in texts.values() for text in found)
    counts = _join_forms({article_id: _count(found, stop, names) for article_id, found in texts.items()}, pivot)
    total = sum(counts.values(), Counter[str]())
    glossed = {article.id: _gloss(article) for article in view.articles.values()} if pivot == "en" else {}
    everywhere: Counter[str] = Counter()
    for found in glossed.values():
        everywhere.update(found)
    rows = []
    for article_id in sorted(counts):
        elsewhere = everywhere.copy()
        elsewhere.subtract(glossed.get(article_id, {}))
        rows += _distinct(article_id, counts[article_id], total, elsewhere)
    return tuple(rows)


def _gloss(article: ArticleView) -> Counter[str]:
    """Count, by English stems, what the originals of an article say: a translation may have missed the word."""
    if article.lang == "en":
        return Counter()
    found = (match.group() for segment in article.segments.values() for match in _WORD.finditer(segment.text))
    return Counter(stem for word in found for stem in gloss_word(word, article.lang))


def _texts(article: ArticleView) -> Iterable[str]:
    """Yield the translations of all sentences that carry no mark of doubt."""
    for translation in article.prepared.translations:
        if translation.index in article.segments and translation.text and not translation.marks:
            yield translation.text


def _find_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, lower-cased, that stand in capitals inside a sentence at least as often as not."""
    inside: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in texts:
        for found in _WORD.finditer(text):
            word = found.group()
            if word[0].islower():
                lower[word.lower()] += 1
            elif not _starts_sentence(text, found.start()):
                inside[word.lower()] += 1
    return frozenset(word for word, count in inside.items() if count >= lower[word])


def _starts_sentence(text: str, offset: int) -> bool:
    before = text[:offset].rstrip(" \t\n\"'“”„«»([—–-")
    return not before or before[-1] in ".!?…:"


def _count(texts: Iterable[str], stop: frozenset[str], names: frozenset[str]) -> Counter[str]:
    words = (found.group().lower().replace("’", "'") for text in texts for found in _WORD.finditer(text))
    return Counter(word for word in words if word not in stop and word not in names)


def _join_forms(counts: Mapping[str, Counter[str]], pivot: str) -> dict[str, Counter[str]]:
    """Count the forms of one word as one, over all articles alike: «flights» is "flight" wherever both stand."""
    known = frozenset(word for counted in counts.values() for word in counted)
    lemma = {word: _lemma(word, pivot, known) for word in known}
    joined: dict[str, Counter[str]] = {}
    for article_id, counted in counts.items():
        own = joined.setdefault(article_id, Counter())
        for word, count in counted.items():
            own[lemma[word]] += count
    return joined


def _lemma(word: str, pivot: str, known: frozenset[str]) -> str:
    """Return the dictionary form; in English, which has no dictionary here, a shorter form that stands in the story."""
    if pivot != "en":
        readings = analyse(word, pivot).readings
        return readings[0].lemma if readings else word
    candidates = [form for form in english_lemmas(word) if form != word and (form in known or _is_plural(word, form))]
    return min(candidates, key=lambda form: (form not in known, len(form), form), default=word)


def _is_plural(word: str, form: str) -> bool:
    return word == form + "s" and len(form) > MIN_LETTERS and not form.endswith(("s", "u", "i"))


def _distinct(
    article_id: str, own: Counter[str], total: Counter[str], elsewhere: Counter[str]
) -> list[DistinctiveWord]:
    size, everything = sum(own.values()), sum(total.values())
    if size < MIN_WORDS or everything - size < MIN_WORDS:
        return []
    rows = []
    for word, count in own.items():
        others = max(total[word] - count, elsewhere[stem_english(word)])
        prior = PRIOR * (count + others)
        z = log_odds_z(count, size, others, everything - size, prior, PRIOR * everything)
        if count >= MIN_COUNT and z > Z_MIN and (stem_english(word) or len(word) <= MIN_LETTERS):
            rows.append(DistinctiveWord(article_id=article_id, word=word, count=count, others=others, z=round(z, 4)))
    return sorted(rows, key=lambda row: (-row.z, row.word))[:TOP]


def log_odds_z(count: int, size: int, others: int, other_size: int, prior: float, prior_size: float) -> float:
    """
    Return the z-score of the log-odds ratio of one word between one text and the rest.

    Args:
        count: Times the word stands in the text of *size* words.
        size: Words of the text.
        others: Times it stands in the rest of *other_size* words.
        other_size: Words of the rest.
        prior: Pseudo-count of the word, above 0.
        prior_size: Sum of the pseudo-counts of all words.

    Source: Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16, 19 and 22.

    >>> round(log_odds_z(6, 200, 0, 600, 1.2, 160.0), 2)
    2.59
    """
    first = math.log((count + prior) / (size + prior_size - count - prior))
    second = math.log((others + prior) / (other_size + prior_size - others - prior))
    return (first - second) / math.sqrt(1 / (count + prior) + 1 / (others + prior))
