"""The model card of a package, in Markdown: what it is, what it was trained on, what it reaches. A pure function."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.train.evaluate import Measurement
from crossread.train.options import TrainOptions
from crossread.train.package import LANGUAGE_NAMES, QUANTISATION
from crossread.train.pairs import ParallelText
from crossread.train.weights import NetworkWeights


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CardFacts:
    """All that a card tells."""

    options: TrainOptions
    version: str
    start: str | None  # label of the package it goes on from
    weights: NetworkWeights
    texts: Sequence[ParallelText]
    steps: int
    pieces: int  # target pieces seen
    minutes: float
    device: str
    before: Sequence[Measurement]  # of the start package; () from nothing
    after: Sequence[Measurement]


def write_card(facts: CardFacts) -> str:
    """Return the card. Texts are named by their file only, no path of the machine enters it."""
    names = LANGUAGE_NAMES[facts.options.src_lang], LANGUAGE_NAMES[facts.options.tgt_lang]
    parts = [
        f"# {names[0]} to {names[1]}, version {facts.version}",
        "A translation package for Argos Translate and crossread, made by `crossread models train`.",
        _network(facts),
        "## Trained on",
        _texts(facts.texts),
        _training(facts),
        "## Quality",
        _quality(facts),
        "Translations need reading beside the original: names, numbers and negations above all.",
    ]
    return "\n\n".join(parts) + "\n"


def _network(facts: CardFacts) -> str:
    shape, weights = facts.weights.shape, facts.weights
    million = sum(array.size for array in weights.arrays.values()) / 1e6
    layers = f"{shape.encoder_layers} encoder and {shape.decoder_layers} decoder layers, width {shape.width}"
    text = (
        f"Transformer of {layers}, {shape.heads} heads, feed-forward {shape.feed_forward}: "
        f"{million:.1f} million parameters, stored as CTranslate2 {QUANTISATION}.\n"
        f"SentencePiece unigram, {weights.source_size:,} pieces, of which the target side uses {weights.target_size:,}."
    )
    return f"{text}\nIt goes on from {facts.start}." if facts.start else text


def _texts(texts: Sequence[ParallelText]) -> str:
    rows = ["| text | pairs | times a pass | left out |", "| --- | ---: | ---: | --- |"]
    for text in texts:
        dropped = ", ".join(f"{reason} {count:,}" for reason, count in text.dropped) or "none"
        name = text.name.replace("|", "\\|")
        rows.append(f"| {name} | {len(text.pairs):,} | {text.weight:g} | {dropped} |")
    return "\n".join(rows)


def _training(facts: CardFacts) -> str:
    rates = facts.options.actual_rates
    optimizer = f"{'Muon' if rates.muon else 'AdamW'} {rates.matrices:g} (matrices), AdamW {rates.others:g} (others)"
    share = facts.options.actual_share
    kept = f", {share:.0%} of the change kept" if share < 1 else ""
    return (
        f"{facts.steps:,} steps, {facts.pieces:,} target pieces, {facts.minutes:.1f} minutes on {facts.device}; "
        f"{optimizer}, label smoothing {rates.smoothing:g}, dropout "
        f"{rates.dropout:g}, seed {facts.options.seed}{kept}."
    )


def _quality(facts: CardFacts) -> str:
    terms = any(item.terms for item in facts.after)
    heads = ["held-out text", "pairs", *(["BLEU before", "chrF before"] if facts.before else []), "BLEU", "chrF"]
    heads += ["terms right"] if terms else []
    rows = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    for number, item in enumerate(facts.after):
        row = [item.name.replace("|", "\\|"), f"{item.pairs:,}"]
        if facts.before:
            row += [f"{facts.before[number].bleu:.1f}", f"{facts.before[number].chrf:.1f}"]
        row += [f"{item.bleu:.1f}", f"{item.chrf:.1f}"]
        rows.append(row + ([f"{item.terms_right} of {item.terms}"] if terms else []))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    first = facts.after[0]
    return f"{table}\n\nsacreBLEU: `{first.bleu_signature}`, `{first.chrf_signature}`."
