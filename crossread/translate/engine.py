"""
The engine: the `Translator` protocol, and the one that decodes Argos packages with CTranslate2.

All texts of a leg go through one sweep: encoded, long ones split, sorted by length, packed into batches by a budget
of padded source pieces, and kept in flight on all cores. One loaded model serves all packages that share its weights.
Does not remember anything and does not judge what it makes.
"""

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

from crossread.config import Settings
from crossread.errors import ModelError, TranslationError
from crossread.translate.packages import DIGEST_FILE, Package, find_packages, find_route
from crossread.translate.pieces import clean_text, load_pieces
from crossread.translate.placing import Attended, place_words
from crossread.translate.sweep import SPLIT_AT, Outcome, Sweep
from crossread.translate.wanted import Wanted

CAREFUL: Final[dict[str, Any]] = {"beam_size": 5, "no_repeat_ngram_size": 3, "repetition_penalty": 1.2}
# Against phrases said twice. Half of the news set, beam 2, embedded packages 0.1: BLEU ru-en 9.24 -> 9.50, uk-en
# 11.14 -> 11.57, lines with the right numbers 84 -> 90 % (ru); 1.2 is worse. `make bench-translate` for other packages.
REPETITION: Final = 1.1
_IN_FLIGHT: Final = 3  # batches queued per thread, so that no core waits for the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One step of a way between languages: what one package does."""

    src_lang: str
    tgt_lang: str
    label: str  # "uk_en 0.1", as shown
    package: Package | None = None  # None in translators that are not made of packages


class Translator(Protocol):
    """What `translate_segments` needs: a way between languages, and texts decoded along each leg of it."""

    @property
    def version(self) -> str:
        """Engine and decoding settings, for a report's signature line."""

    def route(self, src_lang: str, tgt_lang: str) -> tuple[Leg, ...]:
        """Return the one or two legs from *src_lang* to *tgt_lang* (`ModelError` if there are none)."""

    def fingerprint(self, leg: Leg) -> str:
        """Return what names everything that changes an output of *leg*: package, weights, decoding settings."""

    def decode(
        self, leg: Leg, texts: Sequence[str], *, hypotheses: int = 1, careful: bool = False
    ) -> Iterator[Sequence[Outcome]]:
        """Yield the outcomes of *texts* in batches, each text once, in any order; *careful*: slower, against loops."""


@runtime_checkable
class Placing(Protocol):
    """What a translator may do besides: put wanted words where they belong."""

    def keep(self, leg: Leg, texts: Iterable[str]) -> None:
        """Keep what is known of some texts of the batch just yielded by `decode`, for `place`."""

    def place(self, leg: Leg, requests: Sequence[tuple[str, Sequence[Wanted]]]) -> list[str]:
        """Return translations of texts with what is wanted; "" where that cannot be done."""


def open_translator(settings: Settings) -> "ArgosTranslator":
    """
    Return a translator over the packages there are; no model is loaded before it is needed.

    Raises:
        ModelError: `models_dir` is set and is no folder.
    """
    return ArgosTranslator(find_packages(settings), settings)


class ArgosTranslator:
    """
    Decodes Argos packages.

    Args:
        packages: One a pair.
        settings: Uses *beam*, *batch_tokens* (padded source pieces), *threads* and *max_length* (target pieces).
    """

    def __init__(self, packages: Sequence[Package], settings: Settings) -> None:
        self.packages = tuple(packages)
        self._settings = settings
        self._models: dict[Path, Any] = {}
        self._fingerprints: dict[Path, str] = {}
        self._recent: dict[str, Any] = {}  # the engine's results of the batch just yielded
        self._kept: dict[tuple[str, str], Any] = {}  # (leg, text) -> result, until `place` takes it

    @property
    def version(self) -> str:
        """Engine and decoding settings: `ctranslate2 4.8.5, beam 2`."""
        from importlib.metadata import version

        return f"ctranslate2 {version('ctranslate2')}, {self._decoding()}"

    def route(self, src_lang: str, tgt_lang: str) -> tuple[Leg, ...]:
        """Return the packages' legs; see `find_route`."""
        return tuple(
            Leg(src_lang=package.src_lang, tgt_lang=package.tgt_lang, label=package.label, package=package)
            for package in find_route(self.packages, src_lang, tgt_lang)
        )

    def fingerprint(self, leg: Leg) -> str:
        """Return package, hash of its weights and decoding settings."""
        package = _package_of(leg)
        if package.weights not in self._fingerprints:
            self._fingerprints[package.weights] = hash_weights(package)
        return f"{leg.label} {self._fingerprints[package.weights]} {self._decoding()}"

    def decode(
        self, leg: Leg, texts: Sequence[str], *, hypotheses: int = 1, careful: bool = False
    ) -> Iterator[Sequence[Outcome]]:
        """
        Yield the outcomes of *texts*, a batch at a time.

        Raises:
            ModelError: The model cannot be loaded.
            TranslationError: The engine failed on a batch, whole and text by text.
        """
        package = _package_of(leg)
        if not texts:
            return
        pieces = load_pieces(package)
        model = self._load(package)
        sweep = Sweep(pieces, [pieces.encode(clean_text(text)) for text in texts], package.target_prefix)
        options = self._options(hypotheses, careful)
        if package.target_prefix:
            options["prefix"] = [package.target_prefix]
        batches = sweep.batches(1024 if careful else self._settings.batch_tokens)
        yield sweep.take_finished()  # texts of no pieces at all
        for batch, results in _run_batches(model, sweep.parts, batches, options, self._threads()):
            sweep.store(batch, results)
            whole = sweep.take_whole()
            self._recent = {texts[index]: result for index, result in whole} if hypotheses == 1 else {}
            yield sweep.take_finished()
        self._recent = {}

    def keep(self, leg: Leg, texts: Iterable[str]) -> None:
        """Keep what the engine knows of some texts of the batch just yielded, so that `place` starts from there."""
        self._kept |= {(leg.label, text): self._recent[text] for text in texts if text in self._recent}

    def place(self, leg: Leg, requests: Sequence[tuple[str, Sequence[Wanted]]]) -> list[str]:
        """
        Return translations of texts with wanted words where the model's attention puts them; see `place_words`.

        Raises:
            ModelError, TranslationError: As `decode`.
        """
        package = _package_of(leg)
        pieces, model = load_pieces(package), self._load(package)
        options = self._options(1, careful=False)
        options |= {"max_batch_size": self._settings.batch_tokens, "batch_type": "tokens"}
        start = [package.target_prefix] if package.target_prefix else []

        def decode(sources: list[list[str]], beginnings: list[list[str]]) -> list[Attended]:
            try:
                results = model.translate_batch(sources, [start + beginning for beginning in beginnings], **options)
            except (RuntimeError, ValueError) as error:
                raise TranslationError(f"the engine failed: {error}", mend="lower max_length") from error
            return [_attended(result, len(start)) for result in results]

        kept = [self._kept.pop((leg.label, text), None) for text, _ in requests]
        first = [None if result is None else _attended(result, len(start)) for result in kept]
        return place_words(requests, first, pieces, _read_vocabulary(package), decode)

    def _decoding(self) -> str:
        settings = self._settings
        return f"beam {settings.beam}, length {settings.max_length}, split {SPLIT_AT}, repetition {REPETITION}"

    def _threads(self) -> int:
        return self._settings.threads or usable_cores()

    def _options(self, hypotheses: int, careful: bool) -> dict[str, Any]:
        beam = max(self._settings.beam, hypotheses)
        options = {
            "beam_size": beam,
            "num_hypotheses": hypotheses,
            "max_decoding_length": self._settings.max_length,
            "max_input_length": 0,  # already split; never cut off silently
            "disable_unk": True,
            "repetition_penalty": REPETITION,
            "return_attention": hypotheses == 1,  # costs next to nothing, see `keep`
        }
        return options | (CAREFUL | {"beam_size": max(CAREFUL["beam_size"], beam)} if careful else {})

    def _load(self, package: Package) -> Any:
        """Load the model of *package*; packages that share weights share it."""
        if package.weights not in self._models:
            import ctranslate2

            try:
                self._models[package.weights] = ctranslate2.Translator(
                    str(package.weights / "model"),
                    device="cpu",
                    compute_type="auto",
                    inter_threads=self._threads(),
                    intra_threads=1,
                )
            except (RuntimeError, ValueError, OSError) as error:
                raise ModelError(
                    f"the model of {package.label} cannot be loaded: {error}",
                    where=str(package.weights),
                    mend=f"install it again: `crossread models install {package.pair}`",
                ) from error
        return self._models[package.weights]


def _run_batches(
    model: Any, parts: Sequence[list[str]], batches: Sequence[list[int]], options: dict[str, Any], threads: int
) -> Iterator[tuple[list[int], list[Any]]]:
    """Keep a few batches a thread in flight; yield each batch with its results, in order."""
    waiting: deque[tuple[list[int], list[Any]]] = deque()
    queue = iter(batches)
    exhausted = False
    while waiting or not exhausted:
        while not exhausted and len(waiting) < threads * _IN_FLIGHT:
            batch = next(queue, None)
            if batch is None:
                exhausted = True
            else:
                waiting.append((batch, _submit(model, [parts[part] for part in batch], options)))
        if waiting:
            batch, pending = waiting.popleft()
            yield batch, _collect(model, [parts[part] for part in batch], pending, options)


def _submit(model: Any, sources: list[list[str]], options: dict[str, Any]) -> list[Any]:
    options = dict(options)
    prefix = options.pop("prefix", None)
    targets = [prefix] * len(sources) if prefix else None
    pending: list[Any] = model.translate_batch(sources, targets, asynchronous=True, **options)
    return pending


def _collect(model: Any, sources: list[list[str]], pending: list[Any], options: dict[str, Any]) -> list[Any]:
    """Wait for a batch; one that failed is tried once more text by text, with a shorter output."""
    try:
        return [result.result() for result in pending]
    except (RuntimeError, ValueError):
        shorter = options | {"max_decoding_length": min(128, options["max_decoding_length"])}
        return [_decode_alone(model, source, shorter) for source in sources]


def _decode_alone(model: Any, source: list[str], options: dict[str, Any]) -> Any:
    try:
        return _submit(model, [source], options)[0].result()
    except (RuntimeError, ValueError) as error:
        raise TranslationError(
            f"the engine failed: {error}",
            where=f"a passage of {len(source)} pieces",
            mend="lower max_length and batch_tokens, or install the package again",
        ) from error


def _attended(result: Any, prefix: int) -> Attended:
    """Return the best hypothesis without its prefix, and its attention."""
    return result.hypotheses[0][prefix:], result.attention[0][prefix:]


@cache
def _read_vocabulary(package: Package) -> frozenset[str]:
    """Return the target pieces the model of *package* can write."""
    for name in ("target_vocabulary", "shared_vocabulary"):
        for path in sorted((package.weights / "model").glob(f"{name}.*")):
            text = path.read_text(encoding="utf-8")
            return frozenset(json.loads(text) if path.suffix == ".json" else text.splitlines())
    return frozenset()


def hash_weights(package: Package) -> str:
    """
    Return a hash of all that decoding reads, so that a package made anew under an old version is told apart.

    Embedded weights carry their hashes with them. Of others, vocabularies and pieces are hashed whole and of the
    model its size and 64 blocks of 4 KiB spread over it: weights trained anew differ everywhere.
    """
    listed = package.weights / DIGEST_FILE
    if listed.is_file():
        content = json.dumps(json.loads(listed.read_text(encoding="utf-8")), sort_keys=True).encode()
        return hashlib.sha256(content).hexdigest()[:16]
    digest = hashlib.sha256()
    for path in [*sorted((package.weights / "model").iterdir()), package.pieces_file]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0")
            for block in _sample_blocks(path) if path.name == "model.bin" else [path.read_bytes()]:
                digest.update(block)
    return digest.hexdigest()[:16]


def _sample_blocks(path: Path, blocks: int = 64, length: int = 4096) -> Iterator[bytes]:
    size = path.stat().st_size
    yield str(size).encode()
    with path.open("rb") as file:
        for block in range(blocks):
            file.seek(max(0, size - length) * block // (blocks - 1))
            yield file.read(length)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _package_of(leg: Leg) -> Package:
    if leg.package is None:
        raise AssertionError(f"leg {leg.label!r} holds no package")
    return leg.package
