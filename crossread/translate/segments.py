"""
`translate_segments`: the step from segments to translations, one call over all stories.

Texts are deduplicated over everything, looked up in the memory, and only the rest is decoded, one sweep a leg. Over a
pivot the first leg's output is the second leg's input, each leg with its own memory. A translation that fails is
decoded once more with care, then replaced by its source text and marked.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

from crossread.config import Settings
from crossread.progress import Progress, ignore_progress
from crossread.records import Segment, Translation
from crossread.translate.capitals import restore_capitals
from crossread.translate.choose import HYPOTHESES, choose_hypothesis, needs_choice
from crossread.translate.engine import Leg, Placing, Translator, open_translator
from crossread.translate.glossary import Glossary, load_glossary
from crossread.translate.memory import Memory, MemoryKey
from crossread.translate.mend import mend_translation, respell_names
from crossread.translate.pieces import clean_text
from crossread.translate.trust import find_failure, find_marks
from crossread.translate.wanted import Wanted, find_wanted

STEP = "translate"


def translate_segments(
    segments: Sequence[Segment],
    settings: Settings,
    *,
    translator: Translator | None = None,
    memory: Memory | None = None,
    glossary: Glossary | None = None,
    alternatives: int = 0,
    placing: bool = True,
    progress: Progress = ignore_progress,
) -> tuple[Translation, ...]:
    """
    Translate *segments* into `settings.to`; those already in it are kept as they are.

    Args:
        segments: Of any articles and languages, in any order.
        settings: Uses *to*, and what `open_translator` uses.
        translator: None opens one on the packages there are.
        memory: Where translations are looked up and kept; None: nowhere.
        glossary: Terms the translation must keep; None loads `settings.glossary`, if set.
        alternatives: How many further hypotheses to keep a segment, 0-15.
        placing: Whether lost terms, names and numbers are put back where the model's attention says (see `placing`);
            costs time, which benchmarks/translate_speed.py measures.
        progress: Told of decoded texts, not of those found in the memory.

    Returns:
        One translation a segment, same order and length.

    Raises:
        ModelError: A model is missing or broken.
        TranslationError: The engine failed.
    """
    translator = translator or open_translator(settings)
    memory = memory or Memory(None)
    if glossary is None and settings.glossary:
        glossary = load_glossary(Path(settings.glossary))
    languages = sorted({segment.lang for segment in segments} - {settings.to})
    routes = {lang: translator.route(lang, settings.to) for lang in languages}
    sources = [restore_capitals(segment.text, segment.lang) for segment in segments]  # what is translated
    results: dict[tuple[str, str], tuple[str, ...]] = {}
    for lang, route in routes.items():
        texts = list(
            dict.fromkeys(source for segment, source in zip(segments, sources, strict=True) if segment.lang == lang)
        )
        sweep = _LegSweep(translator, memory, glossary, alternatives + 1, progress, placing=placing)
        for text, hypotheses in zip(texts, _travel(sweep, route, texts), strict=True):
            results[lang, text] = hypotheses
    labels = {lang: " + ".join(leg.label for leg in route) for lang, route in routes.items()}
    return tuple(
        _record(segment, source, settings.to, results, labels, glossary)
        for segment, source in zip(segments, sources, strict=True)
    )


def _travel(sweep: "_LegSweep", route: Sequence[Leg], texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Take *texts* along all legs; the best hypothesis of one leg is the text of the next."""
    hypotheses: list[tuple[str, ...]] = [(text,) for text in texts]
    for leg in route:
        current = [options[0] for options in hypotheses]
        done = sweep.run(leg, list(dict.fromkeys(current)))
        hypotheses = [done[text] for text in current]
    return hypotheses


class _LegSweep:
    """Takes texts along one leg: memory first, then the engine, then failures and lost terms once more."""

    def __init__(
        self,
        translator: Translator,
        memory: Memory,
        glossary: Glossary | None,
        count: int,
        progress: Progress,
        *,
        placing: bool,
    ) -> None:
        self._placing = translator if placing and isinstance(translator, Placing) else None
        self._translator = translator
        self._memory = memory
        self._glossary = glossary
        self._count = count
        self._progress = progress
        self._wanted: dict[tuple[str, str], tuple[Wanted, ...]] = {}

    def run(self, leg: Leg, texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return text -> hypotheses, best first, never none ("" when the model gave nothing)."""
        done = self._translate(leg, texts)
        if self._placing is not None:
            done |= self._place(self._placing, leg, done)
            done |= self._choose(leg, done)
        return done

    def _choose(self, leg: Leg, done: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return those of *done* anew whose numbers are wrong and right in a further hypothesis."""
        langs = (leg.src_lang, leg.tgt_lang)
        wrong = [text for text, hypotheses in done.items() if needs_choice(text, hypotheses[0], *langs)]
        key = self._key(leg, f"choices {HYPOTHESES}")
        choices = self._memory.get(key, wrong)
        missing = [text for text in wrong if text not in choices]
        for batch in self._translator.decode(leg, missing, hypotheses=HYPOTHESES, careful=True):
            found = {missing[index]: hypotheses for index, hypotheses in batch}
            self._memory.put(key, found)
            choices |= found
        better = {}
        for text in wrong:
            chosen = choose_hypothesis(text, [done[text][0], *choices[text]], *langs)
            if chosen != done[text][0]:
                better[text] = (chosen, *done[text])[: self._count]
        return better

    def _place(self, translator: Placing, leg: Leg, done: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return those of *done* anew that lacked a term, a name or a number and can be had with more of them."""
        requests = {}
        for text, hypotheses in done.items():
            wanted = self._find_wanted(leg, text, hypotheses[0])
            if wanted:
                requests[text] = wanted
        key = self._key(leg, "placed")
        names = {text: json.dumps([text, *map(astuple, wanted)]) for text, wanted in requests.items()}
        placed = self._memory.get(key, names.values())
        missing = [text for text in requests if names[text] not in placed]
        made = translator.place(leg, [(text, requests[text]) for text in missing]) if missing else []
        fresh = {names[text]: (translation,) for text, translation in zip(missing, made, strict=True)}
        self._memory.put(key, fresh)
        placed |= fresh
        better = {}
        for text, wanted in requests.items():
            translation = placed[names[text]][0]
            if _is_better(leg, text, translation, done[text][0], wanted):
                better[text] = (translation, *done[text])[: self._count]
        return better

    def _find_wanted(self, leg: Leg, text: str, translation: str) -> tuple[Wanted, ...]:
        """Return what *translation* lacks; nothing of one that failed."""
        known = self._wanted.get((text, translation))
        if known is None:
            known = ()
            if find_failure(text, translation) is None:
                known = find_wanted(clean_text(text), translation, leg.src_lang, leg.tgt_lang, self._glossary)
            self._wanted[text, translation] = known
        return known

    def _key(self, leg: Leg, how: str) -> MemoryKey:
        fingerprint = f"{self._translator.fingerprint(leg)}, {how}"
        return MemoryKey(src_lang=leg.src_lang, tgt_lang=leg.tgt_lang, fingerprint=fingerprint)

    def _translate(self, leg: Leg, texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        key = self._key(leg, f"hypotheses {self._count}")
        done = self._memory.get(key, texts)
        missing = [text for text in texts if text not in done]
        failed: dict[str, tuple[str, ...]] = {}
        for batch in self._decode(leg, missing, careful=False):
            good = {text: found for text, found in batch if find_failure(text, found[0]) is None}
            failed |= {text: found for text, found in batch if text not in good}
            if self._placing is not None:
                self._placing.keep(
                    leg, [text for text, found in good.items() if self._find_wanted(leg, text, found[0])]
                )
            self._memory.put(key, good)
            done |= good
        for batch in self._decode(leg, list(failed), careful=True):
            mended = {text: found if find_failure(text, found[0]) is None else failed[text] for text, found in batch}
            self._memory.put(key, mended)
            done |= mended
        return done

    def _decode(self, leg: Leg, texts: Sequence[str], *, careful: bool) -> Iterable[list[tuple[str, tuple[str, ...]]]]:
        done = 0
        for batch in self._translator.decode(leg, texts, hypotheses=self._count, careful=careful):
            done += len(batch)
            if batch and not careful:
                self._progress(f"{STEP} {leg.src_lang} -> {leg.tgt_lang}", done, len(texts))
            yield [(texts[index], found or ("",)) for index, found in batch]


def _is_better(leg: Leg, source: str, translation: str, before: str, wanted: Sequence[Wanted]) -> bool:
    """Whether *translation* has more of what is wanted than the one *before*, and no mark that it did not have."""
    gain = sum(want.is_in(translation) - want.is_in(before) for want in wanted)
    if gain <= 0:
        return False
    langs = (leg.src_lang, leg.tgt_lang)
    return set(find_marks(source, translation, *langs)) <= set(find_marks(source, before, *langs))


def _record(
    segment: Segment,
    source: str,
    tgt_lang: str,
    results: dict[tuple[str, str], tuple[str, ...]],
    labels: dict[str, str],
    glossary: Glossary | None,
) -> Translation:
    """Make the record of one segment, translated from *source*: marks found, a failure replaced by its text."""
    text, others = segment.text, list[str]()
    marks, package = tuple[str, ...](), ""
    if segment.lang != tgt_lang:
        decoded, *others = results[segment.lang, source]
        decoded = respell_names(source, decoded, segment.lang, tgt_lang)
        text = mend_translation(source, decoded, segment.lang, tgt_lang)
        marks, package = find_marks(source, text, segment.lang, tgt_lang), labels[segment.lang]
        marks += ("mended",) if text != decoded else ()
        if find_failure(source, text) is not None:
            text, marks, others = segment.text, ("source kept", *marks), []
        elif glossary is not None and glossary.find_missing(source, text, segment.lang, tgt_lang):
            marks = (*marks, "term missing")
    return Translation(
        article_id=segment.article_id,
        index=segment.index,
        src_lang=segment.lang,
        tgt_lang=tgt_lang,
        text=text,
        marks=marks,
        package=package,
        alternatives=tuple(others),
    )
