"""
The order of a training: text, vocabulary, network, steps, the better of last and averaged weights, package, card.

Needs torch, which is an extra: everything that imports it is imported inside `train_package`.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossread.errors import CrossreadError, InputError
from crossread.train.card import CardFacts, write_card
from crossread.train.corpus import Corpus, gather_corpus
from crossread.train.evaluate import QUICK_BEAM, QUICK_PAIRS, Measurement, measure
from crossread.train.options import Shape, TrainOptions
from crossread.train.package import StartPackage, open_package, pack_package, write_model
from crossread.train.pairs import Pair, ParallelText
from crossread.train.vocabulary import PackedPairs, Vocabulary, learn_vocabulary, pack_pairs
from crossread.train.weights import NetworkWeights

if TYPE_CHECKING:
    from crossread.train.loop import Quality, Trainer

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainResult:
    """What a training made."""

    package: Path  # the .argosmodel file
    before: tuple[Measurement, ...]  # of the start package on each held-out text; () from nothing
    after: tuple[Measurement, ...]  # of the new package
    steps: int
    minutes: float
    notes: tuple[str, ...]


def _stay_silent(line: str) -> None:
    """Say nothing."""


def require_extra() -> None:
    """Raise a CrossreadError that names the command to mend it unless torch and sacrebleu are installed."""
    missing = [name for name in ("torch", "sacrebleu") if find_spec(name) is None]
    if missing:
        raise CrossreadError(
            f"training needs {' and '.join(missing)}, not installed here", mend="pip install 'crossread[train]'"
        )


def train_package(options: TrainOptions, say: Say = _stay_silent) -> TrainResult:
    """
    Train a package as *options* say and write it, with its card inside, into `options.out`.

    Args:
        options: All choices.
        say: Called with one line for each thing worth knowing.

    Raises:
        CrossreadError: torch is missing.
        InputError: The text is misaligned, too little, unreadable or of the wrong language.
        ModelError: The package to start from is broken, foreign or of another pair.
        ConfigError: The device is not there.
    """
    require_extra()
    _make_folder(options.out)
    start = open_package(options.start, options.src_lang, options.tgt_lang) if options.start else None
    corpus = gather_corpus(options, start, say)
    for note in corpus.notes:
        say(f"note: {note}")
    vocabulary = start.vocabulary if start else _vocabulary(options, corpus.texts)
    trainer = _make_trainer(options, corpus, vocabulary, start)
    end = f"{trainer.last_step:,} steps at most" if trainer.last_step else f"{options.minutes:g} minutes"
    say(f"{len(trainer.train):,} pairs, {end}, on {trainer.device}")
    before = _measure_all(start.weights, vocabulary, corpus, options) if start else ()
    _train(trainer, corpus, vocabulary, options, say)
    weights = _final_weights(trainer, start, options, say)
    return _publish(weights, vocabulary, corpus, trainer, start, before, options)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"folder cannot be made: {error.strerror}", where=str(folder), mend="give another --out"
        ) from error


def _checkpoints(options: TrainOptions) -> Path:
    return options.out / "checkpoints"


def _vocabulary(options: TrainOptions, texts: Sequence[ParallelText]) -> Vocabulary:
    """Learn the vocabulary, or take that of the run that is resumed: SentencePiece need not learn the same twice."""
    kept = _checkpoints(options) / "sentencepiece.model"
    known = kept.read_bytes() if options.resume and kept.is_file() else None
    threads = options.threads or os.cpu_count() or 1
    vocabulary = learn_vocabulary(texts, options.vocabulary, options.tgt_lang, threads=threads, known=known)
    _make_folder(kept.parent)
    kept.write_bytes(vocabulary.model)
    return vocabulary


def _make_trainer(
    options: TrainOptions, corpus: Corpus, vocabulary: Vocabulary, start: StartPackage | None
) -> "Trainer":
    """Pack the text and put the network on its device."""
    import torch

    from crossread.train.loop import Trainer
    from crossread.train.network import Network, network_from

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads or os.cpu_count() or 1)
    pairs = [pair for text in corpus.texts for pair in text.pairs]
    weights = [text.weight for text in corpus.texts for _ in text.pairs]
    replayed = [text.replayed for text in corpus.texts for _ in text.pairs]
    train = pack_pairs(pairs, weights, vocabulary, replayed=replayed)
    watched = _sample(corpus.held_out[0][1])
    held_out = pack_pairs(watched, [1.0] * len(watched), vocabulary)
    if not len(train) or not len(held_out):
        raise InputError("no pair is short enough to train on", mend="split the text into sentences")
    dropout = options.actual_rates.dropout
    if start:
        anchor = network_from(start.weights) if train.replayed.any() else None
        return Trainer(network_from(start.weights, dropout=dropout), train, held_out, options, anchor=anchor)
    sizes = len(vocabulary.pieces), len(vocabulary.target_ids)
    return Trainer(Network(options.shape, *sizes, dropout=dropout), train, held_out, options)


def _train(trainer: "Trainer", corpus: Corpus, vocabulary: Vocabulary, options: TrainOptions, say: Say) -> None:
    """Run the loop; BLEU and chrF on the way are of the first held-out pairs, decoded greedily."""
    from crossread.train.checkpoints import weight_files
    from crossread.train.loop import Quality

    folder = _checkpoints(options)
    if not options.resume:
        for path in weight_files(folder):
            path.unlink()
    name, pairs = corpus.held_out[0]

    def quick(state: dict[str, Any]) -> "Quality":
        with tempfile.TemporaryDirectory() as scratch:
            write_model(_weights(state, trainer), vocabulary, Path(scratch))
            found = measure(Path(scratch), _sample(pairs), name=name, beam=QUICK_BEAM, threads=options.threads)
        return Quality(bleu=found.bleu, chrf=found.chrf)

    trainer.run(folder, fingerprint(trainer.train, trainer.network.shape, options), quick, lambda line: say(str(line)))


def _sample(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """Return at most `QUICK_PAIRS` of *pairs*, evenly spread: measuring must not take longer than training."""
    return pairs[:: -(-len(pairs) // QUICK_PAIRS)]


def fingerprint(packed: PackedPairs, shape: Shape, options: TrainOptions) -> str:
    """Return a hash of what must stay the same for a checkpoint to be gone on from."""
    digest = hashlib.sha256(repr((shape, options.seed, options.actual_batch)).encode())
    for array in (packed.source, packed.source_offsets, packed.target, packed.target_offsets, packed.weights):
        digest.update(array.tobytes())
    return digest.hexdigest()


def _weights(state: dict[str, Any], trainer: "Trainer") -> NetworkWeights:
    from crossread.train.network import weights_from

    return weights_from(state, trainer.network)


def _final_weights(trainer: "Trainer", start: StartPackage | None, options: TrainOptions, say: Say) -> NetworkWeights:
    """Return the better, by held-out loss, of the last weights and the mean of the last checkpoints."""
    from crossread.train.checkpoints import average_weights, weight_files

    candidates = {"last": trainer.weights()}
    files = weight_files(_checkpoints(options))
    if len(files) > 1:
        candidates[f"mean of {len(files)} checkpoints"] = average_weights(files)
    best, best_loss = "", float("inf")
    for name, state in candidates.items():
        candidates[name] = state = _keep_share(state, start, options.actual_share)
        trainer.use(state)
        loss = trainer.held_out_loss()
        say(f"weights, {name}: held-out loss {loss:.3f}")
        if loss < best_loss:
            best, best_loss = name, loss
    return _weights(candidates[best], trainer)


def _keep_share(state: dict[str, Any], start: StartPackage | None, share: float) -> dict[str, Any]:
    """
    Return weights that lie the *share* 0-1 of the way from the start package to *state*.

    Source: WiSE-FT, Wortsman et al. 2022: half the way keeps most of what was learnt and forgets least.
    """
    if start is None or share >= 1:
        return state
    import torch

    mixed = {}
    for name, tensor in state.items():
        old = torch.from_numpy(start.weights.arrays[name.replace(".", "/")])
        mixed[name] = old + share * (tensor.float() - old)
    return mixed


def _measure_all(
    weights: NetworkWeights, vocabulary: Vocabulary, corpus: Corpus, options: TrainOptions
) -> tuple[Measurement, ...]:
    """Measure the package that *weights* make on every held-out text."""
    with tempfile.TemporaryDirectory() as scratch:
        write_model(weights, vocabulary, Path(scratch))
        return tuple(
            measure(Path(scratch), pairs, name=name, terms=corpus.terms, threads=options.threads)
            for name, pairs in corpus.held_out
        )


def _publish(
    weights: NetworkWeights,
    vocabulary: Vocabulary,
    corpus: Corpus,
    trainer: "Trainer",
    start: StartPackage | None,
    before: tuple[Measurement, ...],
    options: TrainOptions,
) -> TrainResult:
    """Measure the final weights, write card and package, and tell what was made."""
    after = _measure_all(weights, vocabulary, corpus, options)
    version = options.version or (f"{start.version}.1" if start else "0.1")
    at = trainer.position
    facts = CardFacts(
        options=options,
        version=version,
        start=f"{start.src_lang}_{start.tgt_lang} {start.version}" if start else None,
        weights=weights,
        texts=corpus.texts,
        steps=at.step,
        pieces=at.pieces,
        minutes=at.seconds / 60,
        device=trainer.device,
        before=before,
        after=after,
    )
    with tempfile.TemporaryDirectory() as scratch:
        write_model(weights, vocabulary, Path(scratch))
        package = pack_package(
            Path(scratch),
            options.src_lang,
            options.tgt_lang,
            version=version,
            card=write_card(facts),
            out=options.out,
        )
    minutes = at.seconds / 60
    return TrainResult(package=package, before=before, after=after, steps=at.step, minutes=minutes, notes=corpus.notes)
