"""How well a model translates held-out pairs: BLEU and chrF with sacrebleu's signature, and terms rendered right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from crossread.errors import ModelError
from crossread.train.pairs import Pair
from crossread.train.vocabulary import LONGEST, load_processor

BEAM: Final = 4
QUICK_BEAM: Final = 1  # while it trains
QUICK_PAIRS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What one model reaches on one held-out text."""

    name: str
    pairs: int
    bleu: float  # 0-100
    chrf: float  # 0-100
    bleu_signature: str
    chrf_signature: str
    terms_right: int  # occurrences of a term whose translation holds the target term
    terms: int  # occurrences in all


def translate_lines(folder: Path, sentences: Sequence[str], *, beam: int = BEAM, threads: int = 0) -> tuple[str, ...]:
    """
    Translate *sentences* by the model in *folder* (`model/`, `sentencepiece.model`); same order and length.

    Raises:
        ModelError: The model cannot be loaded.
    """
    import ctranslate2

    processor = load_processor((folder / "sentencepiece.model").read_bytes())
    try:
        engine: Any = ctranslate2.Translator(str(folder / "model"), device="cpu", intra_threads=threads)
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"the model cannot be loaded: {error}", where=str(folder)) from error
    pieces = [processor.encode(sentence, out_type=str)[:LONGEST] for sentence in sentences]
    results = engine.translate_batch(
        pieces, beam_size=beam, max_batch_size=2048, batch_type="tokens", max_decoding_length=LONGEST + 56
    )
    return tuple(processor.decode(result.hypotheses[0]) for result in results)


def measure(
    folder: Path, pairs: Sequence[Pair], *, name: str, terms: Sequence[Pair] = (), beam: int = BEAM, threads: int = 0
) -> Measurement:
    """Translate the sources of *pairs* and compare with their targets."""
    translations = translate_lines(folder, [source for source, _ in pairs], beam=beam, threads=threads)
    return score(translations, pairs, name=name, terms=terms)


def score(translations: Sequence[str], pairs: Sequence[Pair], *, name: str, terms: Sequence[Pair] = ()) -> Measurement:
    """Compare *translations*, of the sources of *pairs*, with their targets (one pair at least)."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    references = [[target for _, target in pairs]]
    bleu, chrf = BLEU(), CHRF()
    bleu_score = bleu.corpus_score(list(translations), references).score
    chrf_score = chrf.corpus_score(list(translations), references).score
    right, total = count_terms(translations, pairs, terms)
    return Measurement(
        name=name,
        pairs=len(pairs),
        bleu=bleu_score,
        chrf=chrf_score,
        bleu_signature=str(bleu.get_signature()),
        chrf_signature=str(chrf.get_signature()),
        terms_right=right,
        terms=total,
    )


def count_terms(translations: Sequence[str], pairs: Sequence[Pair], terms: Sequence[Pair]) -> tuple[int, int]:
    """
    Count terms due (in source and reference) and those that the translation holds, whatever the case of letters.

    A source term counts in the form of the list only; inflected forms may be listed as rows of their own.

    >>> count_terms(["the Blue Shield opened"], [("«Синій щит» відкрився", "Blue Shield opened")],
    ...             [("синій щит", "Blue Shield")])
    (1, 1)
    """
    right = total = 0
    for translation, (source, reference) in zip(translations, pairs, strict=True):
        for term, rendering in {(a.lower(), b.lower()) for a, b in terms}:
            if term in source.lower() and rendering in reference.lower():
                total += 1
                right += rendering in translation.lower()
    return right, total
