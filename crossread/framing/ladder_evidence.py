"""
Whether the level of certainty of a sentence rests on evidence that a reader would accept.

Detectors miss some attributions, differently in each language, and a false gap is worse than a missed one: a flat
sentence must hold no trace of a source, not even in the sentences around it, a modal verb alone is no doubt, and what
lowers a sentence must not stand in only one half of it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from crossread.findings import Certainty
from crossread.framing.certainty import certainty_of
from crossread.framing.kinship import points_back
from crossread.framing.ladder_sources import is_voice
from crossread.framing.view import ArticleView
from crossread.records import Signal

FACTIVE: Final = 3
FLAT: Final = 4
HALF_WORDS: Final = 3  # words that make a part of a sentence a statement of its own

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
        r"|demand|requir|insist"
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
        r"|вимага|наказ|б\b|би\b|побоюв|сподів|сумнів|питан|поруш|показ|довод|доклад|доповід|звіт|згідн|свідч)"
    ),
    "ru": re.compile(
        r"\b(?:говор|сказа|заяв|сообщ|отмет|отмеч|добав|расска|напис|пиш|поясн|прокоммент|ответ|переда"
        r"|информ|подчерк|настаива|завер"
        r"|предупре|пообещ|обеща|призна|подтверд|выясн|раскры|утвержд|отриц|опроверг|дума|счита|вер[ия]"
        r"|ожида|прогноз|предпол|слов(?:ам|ами|а)?\b|данн"
        r"|мнени|верси|оцен|ссыл|источник|якобы|будто|дескат|мол\b|мож|могу|мог|возмож|вероятн|похож|кажет"
        r"|видимо|наверн|очевид|извест|назва|назыв"
        r"|описа|предлаг|предлож|пожалов|жал[оу]|обвин|выраз|цитир|бы\b|опаса"
        r"|требу|приказ|наде|сомне|вопрос|показ|доказ|доклад|отч"
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


def is_solid(article: ArticleView, indices: Sequence[int], index: int, entry: Certainty) -> bool:
    """
    Tell whether the level of a fact rests on evidence that a reader would accept.

    Args:
        article: The article that tells it.
        indices: All sentences in which it does.
        index: The one that sets the level.
        entry: The level.
    """
    if entry.level == FLAT:
        return _is_flat(article, indices)
    signals = article.signals_at(index)
    if entry.level == 1:
        return _is_distant(signals, entry, in_title=article.positions[index] == 0)
    if entry.level == 0:
        return len(indices) == 1 and has_source(article, index)
    if entry.level == FACTIVE and len({s.get("speaker") for s in signals if s.signal == "B2"}) > 1:
        return False  # "X warned of the bombs, after Y confirmed that they had come": whose the fact is, is open
    return _is_attributed(article, index) and all(certainty_of(article.signals_at(i)) < FLAT for i in indices)


def _is_flat(article: ArticleView, indices: Sequence[int]) -> bool:
    """Whether no mention, nor a sentence beside, holds a source, a doubt or a trace of either."""
    if any(article.signals_at(index, "B2", "B6", "Q", "C3", "C6") for index in indices):
        return False
    if any(_refers(article, index) for index in (min(indices) - 1, max(indices) + 1)):
        return False
    if any(_goes_on(article, index) for index in indices):
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
    sources = [s for s in signals if s.signal == "B2" and is_voice(s)]
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


def _goes_on(article: ArticleView, index: int) -> bool:
    """Whether a sentence goes on with what a source says in the one before: «Це приблизно 84 тисячі тонн»."""
    text = article.segments[index].text.lower()
    return index - 1 in article.positions and bool(_BACKWARD.match(text) and article.signals_at(index - 1, "B2"))


_BACKWARD: Final = re.compile(
    r"(?:про це|про те|об этом|про |о |це |это |так|this|that|it |the (?:figure|claim|report)|such)"
)


def _has_trace(article: ArticleView, index: int) -> bool:
    """Whether the sentence or its translation shows a source or doubt that no detector found."""
    text = article.segments[index].text.lower().replace("’", "'").replace("ʼ", "'")
    if _TRACES[article.lang].search(text) or any(mark in text for mark in '«»“”„"?'):
        return True
    return _TRACES["en"].search(article.translations[index].lower()) is not None


# Where a sentence begins a statement of its own.
_JOINTS: Final = re.compile(
    r"[:;]\s"
    r"|,\s(?:але|проте|однак|зате|хоча|а|но|однако|зато|хотя|тогда как|тоді як|but|though|although|while|whereas|yet)\s"
    r"|\s(?:and|и|та|і|й)\s(?=(?:said|added|stated|insisted|noted|сказа|заяви|добави|дода|подчеркну|наголоси|завери"
    r"|запевни|отмети|зазначи))",
    re.IGNORECASE,
)


def parts_of(article: ArticleView, index: int) -> tuple[tuple[int, int], ...]:
    """Return the statements of a sentence as half-open offsets into the article's text; one or more, in order."""
    sentence = article.segments[index]
    cuts = [0, *(found.end() for found in _JOINTS.finditer(sentence.text)), len(sentence.text)]
    parts = [
        (sentence.start + start, sentence.start + end)
        for start, end in pairwise(cuts)
        if len(sentence.text[start:end].split()) >= HALF_WORDS
    ]
    return tuple(parts) or ((sentence.start, sentence.start + len(sentence.text)),)


def is_of_one_piece(article: ArticleView, index: int) -> bool:
    """Whether doubt, distance or denial, if any, covers the whole sentence, not one of several statements in it."""
    signals = article.signals_at(index)
    levels = [certainty_of(signals, start=start, end=end) for start, end in parts_of(article, index)]
    return min(levels) > 1 or max(levels) <= 1


def denies_itself(article: ArticleView, index: int) -> bool:
    """Whether no other verb of saying, and no distance, stands before the first denial."""
    signals = article.signals_at(index, "B6", "C3", "C7")
    denials = [signal.start for signal in signals if signal.label == "denial"]
    others = [signal.start for signal in signals if signal.signal != "C7" and signal.label != "denial"]
    return bool(denials) and min(denials) < min(others, default=min(denials) + 1)


# Beginnings of words that deny a statement: they make a denial, and where one stands nothing is asserted against it.
_DENYING: Final = re.compile(
    r"\b(?:den(?:y|ie)|dismiss|refut|rebut|debunk|reject|denounc|contradict|disput|untrue|not true|false|fake|no truth"
    r"|опроверг|опроверж|отриц|отверг|осуди|неправд|лож[ьн]|не соответству|фейк|вымысел|вымысл|выдум"
    r"|спрост|заперечи|заперечу|відкину|засуди|брехн|не відповіда|вигад)"
)


# What somebody was not given: "the striker was denied by the goalkeeper", "were denied visas".
_REFUSED: Final = re.compile(
    r"(?<!it )(?<!this )(?<!that )\b(?:was|were|been|being) denied "
    r"(?:by the (?:feet|hand|arm|leg|goal|post|keeper|bar|crossbar)|an? |the "
    r"|entry|access|bail|visas?|permission|entrance)"
)


def names_denial(article: ArticleView, index: int) -> bool:
    """Whether a source stands in the sentence, and a word that denies a statement (a shot is denied as well)."""
    text = article.segments[index].text.lower()
    return has_source(article, index) and _DENYING.search(_REFUSED.sub("", text)) is not None


def has_source(article: ArticleView, index: int) -> bool:
    """Whether the sentence names somebody whose word it is."""
    return any(signal.label != "none" for signal in article.signals_at(index, "B2"))


def negates(article: ArticleView, index: int) -> bool:
    """Whether a negator of the outlet's own words stands before a verb of the sentence that is no verb of saying."""
    sentence = article.segments[index]
    verbs = {signal.start for signal in article.signals_at(index, "B6")}
    for signal in article.signals_at(index, "C7"):
        behind = sentence.text[signal.end - sentence.start :]
        at = signal.end + len(behind) - len(behind.lstrip())
        if signal.label == "negation" and not signal.get("in_quote") and at not in verbs:
            return True
    return False


def asserts(article: ArticleView, index: int) -> bool:
    """Whether the sentence states something, on its own or on somebody's word, and denies nothing."""
    signals = article.signals_at(index)
    negated = any(signal.signal == "C7" and not signal.get("in_quote") for signal in signals)
    text = article.segments[index].text
    if negated or certainty_of(signals) < 2 or text.rstrip(' »”"').endswith("?") or points_back(text):
        return False
    return not any(_DENYING.search(said.lower()) for said in (text, article.translations[index]))
