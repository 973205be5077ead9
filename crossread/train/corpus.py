"""All text of one training: sources read, checked and cleaned, terms and replay added, pairs set aside."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from crossread.errors import InputError
from crossread.train.carriers import carry_terms
from crossread.train.evaluate import translate_lines
from crossread.train.options import Source, TrainOptions
from crossread.train.package import StartPackage, write_model
from crossread.train.pairs import (
    Pair,
    ParallelText,
    check_languages,
    clean_text,
    fault_of,
    read_clean_table,
    read_pairs,
    read_sentences,
    set_aside,
)

FEWEST_FROM_NOTHING: Final = 500  # pairs; below, not even the vocabulary means anything
FEWEST_FROM_PACKAGE: Final = 20
FEW_FROM_NOTHING: Final = 100_000  # below, the package translates poorly: 737,000 pairs gave BLEU 14 on FLORES
REPLAYED: Final = 1.5  # replayed pairs to new ones in a pass
MOST_REPLAYED: Final = 4.0  # times a pass
PROTECTED: Final = 25  # characters: a held-out sentence this long must not be trained on; shorter ones recur everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What is trained on and what is measured on."""

    texts: tuple[ParallelText, ...]
    held_out: tuple[tuple[str, tuple[Pair, ...]], ...]  # name, pairs; at least one
    terms: tuple[Pair, ...]
    notes: tuple[str, ...]  # what the user should know


def gather_corpus(options: TrainOptions, start: StartPackage | None, say: Callable[[str], None]) -> Corpus:
    """
    Read all that *options* name.

    Raises:
        InputError: A file is unreadable, misaligned or in the wrong language, or there is too little text.
    """
    languages = options.src_lang, options.tgt_lang
    held_out = tuple((path.name, read_clean_table(path)) for path in options.held_out)
    for path, (_, pairs) in zip(options.held_out, held_out, strict=True):
        check_languages(pairs, languages, where=str(path))
    texts = _read_texts(options, languages, _protected(held_out), say)
    terms = read_clean_table(options.terms) if options.terms else ()
    if not held_out:
        texts, aside = set_aside(texts)
        held_out = (("set aside", aside or _some(texts, terms)),)
    if terms:
        texts = (*texts, ParallelText(name="terms", weight=1.0, pairs=(*terms, *carry_terms(terms, languages))))
    notes = _judge_size(texts, start)
    if start:
        replayed = _replays(options, start, _protected(held_out), say)
        texts = (*texts, *_balance(replayed, sum(text.weight * len(text.pairs) for text in texts)))
    return Corpus(texts=texts, held_out=held_out, terms=terms, notes=notes)


def _protected(held_out: Sequence[tuple[str, tuple[Pair, ...]]]) -> frozenset[str]:
    sentences = (side.lower() for _, pairs in held_out for pair in pairs for side in pair)
    return frozenset(sentence for sentence in sentences if len(sentence) >= PROTECTED)


def _read_texts(
    options: TrainOptions, languages: tuple[str, str], protected: frozenset[str], say: Callable[[str], None]
) -> tuple[ParallelText, ...]:
    """Read, check and clean each source, in order."""
    seen: set[Pair] = set()
    texts = []
    for source in options.sources:
        pairs = read_pairs(source)
        check_languages(pairs, languages, where=_where(source))
        text = clean_text(source, pairs, languages, seen=seen, held_out=protected)
        dropped = ", ".join(f"{reason} {count:,}" for reason, count in text.dropped)
        say(
            f"{text.name}: {len(text.pairs):,} of {len(pairs):,} pairs" + (f" (left out: {dropped})" if dropped else "")
        )
        texts.append(text)
    return tuple(texts)


def _where(source: Source) -> str:
    return f"{source.path}, {source.target}" if source.target else str(source.path)


def _some(texts: Sequence[ParallelText], terms: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return pairs to watch the loss on when there are too few to set any aside."""
    pairs = [pair for text in texts for pair in text.pairs] or list(terms)
    return tuple(pairs[:: max(1, len(pairs) // 50)])


def _judge_size(texts: Sequence[ParallelText], start: StartPackage | None) -> tuple[str, ...]:
    """Refuse what is too little to learn from; return a warning when it is not much."""
    total = sum(len(text.pairs) for text in texts)
    fewest = FEWEST_FROM_PACKAGE if start else FEWEST_FROM_NOTHING
    if total < fewest:
        left_out = sum(count for text in texts for _, count in text.dropped)
        raise InputError(
            f"{total:,} pairs are fit for training ({left_out:,} were left out); {fewest:,} at least are needed",
            where=", ".join(text.name for text in texts),
            mend="give more text" if start else "give more text, or go on from a package (--from)",
        )
    if start or total >= FEW_FROM_NOTHING:
        return ()
    return (
        f"{total:,} pairs are few to start from nothing: expect poor translations "
        "(about 100,000 give the gist), or go on from a package with --from",
    )


def _replays(
    options: TrainOptions, start: StartPackage, protected: frozenset[str], say: Callable[[str], None]
) -> tuple[ParallelText, ...]:
    """Return the user's sentences and crossread's own, each paired for replay."""
    found = []
    own = files("crossread.train").joinpath("replay", f"{options.src_lang}.txt")
    if options.own_replay and own.is_file():
        with as_file(own) as path:
            found.append(_replay(path, "crossread's own sentences", options, start, protected, say))
    if options.replay:
        found.append(_replay(options.replay, options.replay.name, options, start, protected, say))
    return tuple(found)


def _balance(replayed: tuple[ParallelText, ...], new: float) -> tuple[ParallelText, ...]:
    """Let a pass replay `REPLAYED` times as many pairs as it has *new* ones, each `MOST_REPLAYED` times at most."""
    count = sum(len(text.pairs) for text in replayed)
    weight = min(MOST_REPLAYED, max(1.0, REPLAYED * new / max(1, count)))
    return tuple(replace(text, weight=weight) for text in replayed)


def _replay(
    path: Path,
    name: str,
    options: TrainOptions,
    start: StartPackage,
    protected: frozenset[str],
    say: Callable[[str], None],
) -> ParallelText:
    """
    Pair the sentences to replay with the start package's own translations.

    On them the network is asked for all the probabilities the start package gives, not only for its best piece: that
    holds it where it is on text unlike the new one.
    Source: Li & Hoiem 2017, learning without forgetting; word-level distillation, Kim & Rush 2016.
    """
    sentences = [line for line in read_sentences(path) if line.lower() not in protected]
    say(f"{name}: translating {len(sentences):,} sentences to replay")
    with tempfile.TemporaryDirectory() as folder:
        write_model(start.weights, start.vocabulary, Path(folder))
        translations = translate_lines(Path(folder), sentences, threads=options.threads)
    languages = options.src_lang, options.tgt_lang
    pairs = tuple(pair for pair in zip(sentences, translations, strict=True) if fault_of(pair, languages) is None)
    left_out = len(sentences) - len(pairs)
    dropped = (("translation unfit", left_out),) if left_out else ()
    return ParallelText(name=f"{name} (replayed)", weight=1.0, pairs=pairs, dropped=dropped, replayed=True)
