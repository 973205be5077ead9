"""BLEU, chrF and terms; batches; the model card."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.train.batches import make_batch, plan_pass
from crossread.train.card import CardFacts, write_card
from crossread.train.evaluate import Measurement, count_terms, score
from crossread.train.options import Shape, Source, TrainOptions
from crossread.train.pairs import ParallelText
from crossread.train.positions import sinusoids
from crossread.train.vocabulary import END, PAD, START, PackedPairs
from crossread.train.weights import NetworkWeights


def test_a_translation_equal_to_its_reference_is_perfect_and_signed() -> None:
    pairs = [("Міст відкрили вчора вранці.", "The bridge was opened yesterday morning.")]
    found = score([pairs[0][1]], pairs, name="own")
    assert found.bleu == pytest.approx(100) and found.chrf == pytest.approx(100)
    assert "tok:13a" in found.bleu_signature and "nc:6" in found.chrf_signature


@pytest.mark.parametrize(
    ("translation", "reference", "counts"),
    [
        ("the blue shield opened", "Blue Shield opened", (1, 1)),
        ("a shield opened", "Blue Shield opened", (0, 1)),
        ("the blue shield opened", "It opened", (0, 0)),
    ],
    ids=["right", "wrong", "not due"],
)
def test_terms_are_counted_where_source_and_reference_have_them(
    translation: str, reference: str, counts: tuple[int, int]
) -> None:
    pair = ("«Синій щит» відкрився", reference)
    assert count_terms([translation], [pair], [("синій щит", "Blue Shield"), ("віз", "cart")]) == counts


def packed(lengths: list[tuple[int, int]], weights: list[float]) -> PackedPairs:
    sides = []
    for side in (0, 1):
        counts = [pair[side] for pair in lengths]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        sides.append((np.arange(4, 4 + offsets[-1], dtype=np.uint16), offsets))
    return PackedPairs(
        source=sides[0][0],
        source_offsets=sides[0][1],
        target=sides[1][0],
        target_offsets=sides[1][1],
        weights=np.array(weights, np.float64),
        replayed=np.zeros(len(weights), np.bool_),
    )


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=60),
    st.integers(0, 5),
    st.integers(0, 3),
)
def test_a_pass_sees_each_pair_by_its_weight_within_the_budget(
    lengths: list[tuple[int, int]], seed: int, number: int
) -> None:
    text = packed(lengths, [2.0] * len(lengths))
    plan = plan_pass(text, seed=seed, number=number, batch_tokens=100)
    seen = np.concatenate(plan)
    assert np.bincount(seen, minlength=len(lengths)).tolist() == [2] * len(lengths)
    for batch in plan:
        longest = max(max(lengths[i]) + 1 for i in batch)
        assert len(batch) == 1 or longest * len(batch) <= 100
    again = plan_pass(text, seed=seed, number=number, batch_tokens=100)
    assert all(np.array_equal(a, b) for a, b in zip(plan, again, strict=True))


def test_a_fractional_weight_is_seen_in_that_share_of_passes() -> None:
    text = packed([(3, 3)], [0.25])
    seen = sum(len(plan_pass(text, seed=1, number=number, batch_tokens=100)) for number in range(400))
    assert 70 <= seen <= 130


def test_a_batch_starts_ends_and_pads_its_pairs() -> None:
    source, entered, wanted = make_batch(packed([(2, 1), (1, 3)], [1, 1]), [0, 1])
    assert source.tolist() == [[4, 5, END], [6, END, PAD]]
    assert entered.tolist() == [[START, 4, PAD, PAD], [START, 5, 6, 7]]
    assert wanted.tolist() == [[4, END, PAD, PAD], [5, 6, 7, END]]


def measurement(bleu: float, terms: int) -> Measurement:
    return Measurement(
        name="news.tsv",
        pairs=956,
        bleu=bleu,
        chrf=39.2,
        bleu_signature="nrefs:1|tok:13a",
        chrf_signature="nc:6",
        terms_right=terms,
        terms=terms,
    )


def test_the_card_tells_text_time_and_quality_and_no_path() -> None:
    shape = Shape(width=2, heads=1, feed_forward=2, encoder_layers=1, decoder_layers=1)
    arrays = {"encoder/embeddings_0/weight": np.zeros((5, 2), np.float32)}
    facts = CardFacts(
        options=TrainOptions(
            src_lang="uk", tgt_lang="en", sources=(Source(path=Path("secret/own|1.tsv")),), out=Path("secret")
        ),
        version="0.1.1",
        start="uk_en 0.1",
        weights=NetworkWeights(
            shape=shape, source_size=16_000, target_size=7_153, positions=sinusoids(264, 2), arrays=arrays
        ),
        texts=(ParallelText(name="own|1.tsv", weight=2, pairs=(("а", "a"),), dropped=(("repeated", 3),)),),
        steps=1_234,
        pieces=5_678_901,
        minutes=3.21,
        device="cpu",
        before=(measurement(11.86, 0),),
        after=(measurement(11.5, 48),),
    )
    card = write_card(facts)
    assert card.startswith("# Ukrainian to English, version 0.1.1\n")
    assert "| own\\|1.tsv | 1 | 2 | repeated 3 |" in card
    assert "1,234 steps, 5,678,901 target pieces, 3.2 minutes on cpu" in card
    assert "| news.tsv | 956 | 11.9 | 39.2 | 11.5 | 39.2 | 48 of 48 |" in card
    assert "nrefs:1|tok:13a" in card and "secret" not in card
