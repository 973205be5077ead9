"""
How certain each article tells a fact, and what the difference means (C5, B7, C7, C6).

The level of an article is that of its most prominent mention (headline, then first in the text). Levels come from
`certainty_of`; this module only compares them. A gap is only said to be one between levels whose evidence is solid: a
flat sentence must hold no trace of a source, not even in the sentences around it, and a modal verb alone is no doubt.
Detectors miss some attributions, differently in each language, and a false gap is worse than a missed one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from crossread.findings import Certainty, Evidence, FactCertainty
from crossread.framing.certainty import certainty_of
from crossread.framing.headlines import closing_source
from crossread.framing.sources import Names, shown_name
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact, Passage, Signal

GAP: Final = 2  # levels apart from which a gap is listed (C5)
FLAT: Final = 4
ATTRIBUTED: Final = 2
SURE: Final = 0.7  # probability that an article tells the fact, from which its denial is set against another's claim
_SETTING: Final = ("B2", "B6", "C1", "C3", "C6", "C7", "Q")  # signals that set a level


def rate_certainty(view: StoryView, names: Names) -> tuple[FactCertainty, ...]:
    """Return the ladder of every fact, in the order of the facts; a fact of one article has gap 0."""
    return tuple(_rate(view, fact, names) for fact in view.facts)


def _rate(view: StoryView, fact: Fact, names: Names) -> FactCertainty:
    told = [(view.articles[article_id], view.sentences(fact, article_id)) for article_id in fact.articles()]
    levels = _as_told([_level(article, indices, names) for article, indices in told if indices])
    rested = [
        (entry, article, indices)
        for entry, (article, indices) in zip(levels, [pair for pair in told if pair[1]], strict=True)
        if is_solid(article, indices, entry)
    ]
    matched = _matched_pairs(view, fact)
    pairs = [
        (a.level, b.level)
        for (a, _, _), (b, _, _) in combinations(rested, 2)
        if matched is None or frozenset((a.article_id, b.article_id)) in matched
    ]
    return FactCertainty(
        fact_id=fact.id,
        levels=levels,
        gap=max((_gap(pair) for pair in pairs), default=0),
        attribution_conflict=any(4 in pair and any(1 <= level <= 3 for level in pair) for pair in pairs),
        denial=_is_denial_pair(fact, rested),
        unverified=tuple(_unverified(told)),
    )


def _as_told(levels: Sequence[Certainty]) -> tuple[Certainty, ...]:
    """What every article tells as a denial is a statement that all attribute: nobody asserts the contrary."""
    if len(levels) > 1 and all(entry.level == 0 for entry in levels):
        return tuple(replace(entry, level=ATTRIBUTED) for entry in levels)
    return tuple(levels)


def _matched_pairs(view: StoryView, fact: Fact) -> frozenset[frozenset[str]] | None:
    """
    Return the pairs of articles that the matcher itself set side by side on this fact; None when it names no pairs.

    Members of one cluster may have nothing in common but a third: a gap between them would be an accusation by chance.
    """
    if not view.matching.matches:
        return None
    told = {(passage.article_id, index) for passage in fact.members for index in passage.indices}

    def tells(passage: Passage) -> bool:
        return any((passage.article_id, index) in told for index in passage.indices)

    return frozenset(
        frozenset((match.a.article_id, match.b.article_id))
        for match in view.matching.matches
        if tells(match.a) and tells(match.b) and (match.probability >= SURE or _share_words(view, match.a, match.b))
    )


def _share_words(view: StoryView, a: Passage, b: Passage) -> bool:
    """Whether two passages share a number or a long word that says more than a country, in translation."""
    first, second = (
        {
            word[:_STEM]
            for index in passage.indices
            for word in _LONG_WORDS.findall(view.articles[passage.article_id].translations.get(index, "").lower())
        }
        for passage in (a, b)
    )
    return bool(first & second - _COUNTRIES)


_LONG_WORDS: Final = re.compile(r"\d+|[^\W\d_]{5,}")
_STEM: Final = 5  # letters by which two words are one
_COUNTRIES: Final = frozenset({"ukrai", "russi", "ameri", "conti"})


def _gap(levels: Sequence[int]) -> int:
    """Return the gap between solid levels; a denial counts against what is flat (else it is a denial pair)."""
    counted = [level for level in levels if level in (0, 4)] if 0 in levels else list(levels)
    return max(counted) - min(counted) if counted else 0


def _is_denial_pair(fact: Fact, rested: Sequence[tuple[Certainty, ArticleView, Sequence[int]]]) -> bool:
    """
    Tell whether one article denies what another asserts (C7).

    Both must tell the fact beyond doubt: in a loose cluster a denial of one thing stands beside the assertion of
    another. And the denial must be the sentence's own, not a rejection that is part of what somebody is said to say.
    """
    sure = {state.article_id for state in fact.states if state.probability >= SURE}
    denied = any(
        entry.level == 0 and article.id in sure and _denies_itself(article, indices)
        for entry, article, indices in rested
    )
    return denied and any(entry.level >= GAP and article.id in sure for entry, article, _ in rested)


def _denies_itself(article: ArticleView, indices: Sequence[int]) -> bool:
    """Whether no other verb of saying, and no distance, stands before the first denial."""
    signals = article.signals_at(min(indices, key=lambda i: article.positions[i]), "B6", "C3", "C7")
    denials = [signal.start for signal in signals if signal.signal == "C7" or signal.label == "denial"]
    others = [signal.start for signal in signals if signal.signal != "C7" and signal.label != "denial"]
    return bool(denials) and min(denials) < min(others, default=min(denials) + 1)


# Traces of a source or of doubt that the detectors may have missed: beginnings of words in the three languages.
_TRACES: Final = {
    "en": re.compile(
        r"\b(?:sa(?:y|id|ys|ying)\b|t[eo]ld\b|tell\b|accord|claim|report|announc|believ|th(?:ink|ought)"
        r"|expect|not(?:es?|ed|ing)\b"
        r"|add(?:s|ed|ing)\b|stat(?:es?|ed|ing|ement)|stress|warn(?:s|ed)\b|call(?:s|ed|ing)\b|describ|suggest"
        r"|predict|forecast|estimat"
        r"|insist|argu|explain|admit|confirm|den(?:y|ie)|complain|accus|blam|alleg|seem|appear|may\b|might"
        r"|could|would"
        r"|likely|possib|probab|perhaps|consider|found|find|show|reveal|learn|know|promis|pledg|vow"
        r"|urg|ask|propos"
        r"|intend|hope|fear|view|opinion|source|so-called|comment|remark|point|conclud"
        r"|acknowledg|quot"
        r"|cit(?:e|ed|ing)\b|wrote|writ|tweet|posted|express|assur|assum|guess|wonder|question|verif|heard|hear\b)"
    ),
    "uk": re.compile(
        r"\b(?:каза(?:в|ла|ли|ло)\b|каж|сказа|заяв|повідом|зазнач|зауваж|дода|розпов|напис|пише|пишу|поясн|прокомент|відпов"
        r"|переда|інформ|наголос"
        r"|підкресл|наполяг|запевн|попереди|попереджа|пообіця|обіця|визна|підтверд|зізна|з'ясу|вияв|стверд|твердж"
        r"|запереч|спрост|дума|вважа|вірит"
        r"|очіку|прогноз|припус|слов(?:ами|а)\b|даними|думк|версі|оцін|посила|джерел|нібит|начеб|буцім"
        r"|мовляв|може|можут|могл|міг|мож"
        r"|ймовір|імовір|схож|здає|напевн|мабут|очевид|відомо\b|назва|описа|пропон|поскарж|звинува"
        r"|висло|цит(?:у|ат)"
        r"|б\b|би\b|побоюв|сподів|сумнів|питан|поруш|показ|довод|доклад|доповід|звіт|згідн|свідч)"
    ),
    "ru": re.compile(
        r"\b(?:говор|сказа|заяв|сообщ|отмет|отмеч|добав|расска|напис|пиш|поясн|прокоммент|ответ|переда"
        r"|информ|подчерк|настаива|завер"
        r"|предупре|пообещ|обеща|призна|подтверд|выясн|раскры|утвержд|отриц|опроверг|дума|счита|вер[ия]"
        r"|ожида|прогноз|предпол|слов(?:ам|ами|а)?\b|данн"
        r"|мнени|верси|оцен|ссыл|источник|якобы|будто|дескат|мол\b|мож|могу|мог|возмож|вероятн|похож|кажет"
        r"|видимо|наверн|очевид|извест|назва|назыв"
        r"|описа|предлаг|предлож|пожалов|жал[оу]|обвин|выраз|цитир|бы\b|опаса"
        r"|наде|сомне|вопрос|показ|доказ|доклад|отч"
        r"|соглас|свидетел|проинформ|констат|указа|указы|полага|убежд|уверен)"
    ),
}
# «ніби», «похоже» compare more often than they doubt.
_SIMILES: Final = re.compile(
    r"(?:ніби|наче|неначе|мов|немов|словно|будто|как будто|похоже|схоже|apparently|seemingly|like)\Z"
)
# Words of doubt that say it plainly; modal verbs, "seems", «похоже» and adjectives part from one language to the next.
_DOUBTS: Final = re.compile(
    r"(?:possibly|probably|perhaps|presumably|preliminar|initial|unclear|appears?\b"
    r"|імовірно|ймовірно|можливо|мабуть|(?:за )?попередн|не виключ|невідомо|незрозуміло|найімовірніше"
    r"|вероятно|возможно\b|наверное|предположительно|(?:по )?предварит|не исключ|неизвестно"
    r"|(?:пока )?неясно|скорее всего)"
)
# How a source is named without a verb; what follows is its B2.
_PHRASE: Final = re.compile(
    r"(?:according to|(?:за|по|з|зі|со|согласно|згідно) (?:\w+ )?(?:словами|даними|інформацією|підрахунками|оцінк\w+"
    r"|словам|данным|информации|подсчетам|подсчётам|оценк\w+|слів|слов|сведениям|відомостями)"
    r"|by the estimate of)\W*(?:\w+\W+){0,1}\Z"
)
# The plain verbs of saying: others ("showed", "cited", "feels") make a source in one language and none in the next.
_SAYING: Final = re.compile(
    r"(?:said|says?\b|told|tells|stated|states|announced|reported|added|confirmed|admitted|acknowledged|insisted|stressed"
    r"|noted|wrote|explained"
    r"|сказа|каж|заяв|повідом|розпов|зазнач|дода[влт]|наголос|підтверд|визна|підкресл|запевн|уточн|зауваж|оголос|допов"
    r"|наполяг|поясн|написа|інформ"
    r"|сообщ|расска|отмет|добав|подчерк|подтверд|призна|завер|говор|настаива|объяви|долож|замети|указа|проинформ)"
)


def is_solid(article: ArticleView, indices: Sequence[int], entry: Certainty) -> bool:
    """Tell whether the level of a fact rests on evidence that a reader would accept."""
    first = min(indices, key=lambda i: article.positions[i])
    if entry.level == 4:
        return _is_flat(article, indices)
    signals = article.signals_at(first)
    if entry.level == 1:
        return _is_distant(signals, entry, in_title=article.positions[first] == 0)
    if entry.level == 0:
        return len(indices) == 1
    return _is_attributed(article, first) and all(certainty_of(article.signals_at(index)) < FLAT for index in indices)


def _is_flat(article: ArticleView, indices: Sequence[int]) -> bool:
    """Whether no mention, nor a sentence beside, holds a source, a doubt or a trace of either."""
    if any(article.signals_at(index, "B2", "B6", "Q", "C3", "C6") for index in indices):
        return False
    if any(_refers(article, index) for index in (min(indices) - 1, max(indices) + 1)):
        return False
    return not any(_has_trace(article, index) for index in indices)


def _is_distant(signals: Sequence[Signal], entry: Certainty, *, in_title: bool) -> bool:
    """Whether a particle, a verb that keeps its distance or a plain word of doubt (no modal verb) sets level 1."""
    impersonal = {s.start for s in signals if s.signal == "B2" and s.label == "none"}  # "is said to": only a passive
    own = [s for s in signals if s.start not in impersonal and not s.get("in_quote")]
    particles = any(s.signal == "C3" and not _SIMILES.match(s.text.lower()) for s in own)
    doubts = any(s.signal == "C1" and _DOUBTS.match(s.text.lower()) for s in own)
    verbs = any(s.signal == "B6" and s.label in ("distancing", "negative") for s in signals)
    return particles or doubts or (verbs and bool(entry.speaker) and not in_title)


def _is_attributed(article: ArticleView, index: int) -> bool:
    """Whether a sentence names a source and how it is one: a plain verb of saying, or "according to"."""
    signals = article.signals_at(index, "B2", "B6")
    said = any(s.signal == "B6" and _SAYING.match(s.text.lower()) for s in signals)
    sources = [s for s in signals if s.signal == "B2" and s.label != "none"]
    phrase = any(not s.get("verb") and _is_phrase(article, s) for s in sources)
    if article.positions[index] == 0:  # "Londonderry: ..." is a place as often as a source
        return said and bool(sources)
    return bool(sources) and (said or phrase)


def _is_phrase(article: ArticleView, source: Signal) -> bool:
    """Whether "according to" or its like opens a source or stands right before it."""
    sentence = article.segments[source.index]
    before = sentence.text[: source.start - sentence.start].lower()
    return _PHRASE.search(before) is not None or _PHRASE.match(source.text.lower()) is not None


def _refers(article: ArticleView, index: int) -> bool:
    """Whether a neighbouring sentence carries a source over: a quotation goes on, «про це повідомили», "it said"."""
    if index not in article.positions:
        return False
    if article.signals_at(index, "Q"):
        return True
    sources = article.signals_at(index, "B2")
    pronoun = any(s.get("resolved") or s.label == "none" for s in sources)
    return pronoun or bool(sources and _BACKWARD.match(article.segments[index].text.lower()))


_BACKWARD: Final = re.compile(
    r"(?:про це|про те|об этом|про |о |це |это |так|this|that|it |the (?:figure|claim|report)|such)"
)


def _has_trace(article: ArticleView, index: int) -> bool:
    """Whether the sentence or its translation shows a source or doubt that no detector found."""
    text = article.segments[index].text.lower().replace("’", "'").replace("ʼ", "'")
    if _TRACES[article.lang].search(text) or any(mark in text for mark in '«»“”„"?'):
        return True
    return _TRACES["en"].search(article.translations[index].lower()) is not None


def _level(article: ArticleView, indices: Sequence[int], names: Names) -> Certainty:
    index = min(indices, key=lambda i: article.positions[i])
    signals = article.signals_at(index)
    level = certainty_of(signals)
    setting = [s for s in signals if s.signal in _SETTING and (s.signal != "C7" or s.label == "denial")]
    sources = [signal for signal in setting if signal.signal == "B2" and signal.label != "none"]
    speaker = shown_name(str(sources[0].get("speaker") or ""), article.lang, names) if sources else ""
    tag = closing_source(article, article.segments[index]) if article.positions[index] == 0 else ""
    if tag:
        level, speaker = min(level, ATTRIBUTED), speaker or tag
    if level == FLAT and (carried := _named_behind(article, index)):
        level, setting = ATTRIBUTED, list(carried)
        speaker = shown_name(str(carried[0].get("speaker") or ""), article.lang, names)
    if article.segments[index].text.rstrip(' »”"').endswith("?"):
        level = min(level, 1)  # a question asserts nothing
    verbs = [signal for signal in setting if signal.signal == "B6"]
    return Certainty(
        article_id=article.id,
        level=level,
        speaker=speaker,
        verb=verbs[0].text if verbs else "",
        evidence=tuple(article.evidence(s.index, s.start, s.end) for s in setting if s.signal != "Q")
        or (article.evidence(index),),
    )


_REPORTED_BEHIND: Final = re.compile(r"(?:про це|об этом|(?:this|it|that) (?:was|is|has been)\b)")


def _named_behind(article: ArticleView, index: int) -> tuple[Signal, ...]:
    """Return the source and verb of a next sentence that names who told this one: «Про це повідомив ...»."""
    if article.positions.get(index, 0) == 0 or index + 1 not in article.positions:
        return ()
    behind = article.segments[index + 1].text.lower().lstrip('«“" ')
    if not _REPORTED_BEHIND.match(behind):
        return ()
    found = article.signals_at(index + 1, "B2", "B6")
    sources = tuple(s for s in found if s.signal == "B2" and s.label != "none")
    return (*sources, *(s for s in found if s.signal == "B6")) if sources else ()


def _unverified(told: Sequence[tuple[ArticleView, Sequence[int]]]) -> Iterator[Evidence]:
    """Yield statements that the fact could not be verified, in its sentences or right behind them (C6)."""
    for article, indices in told:
        near = sorted({*indices, *(index + 1 for index in indices if index + 1 in article.positions)})
        for index in near:
            for signal in article.signals_at(index, "C6"):
                if signal.label == "verification":
                    yield article.evidence(index, signal.start, signal.end)
