"""
Learn the weights of crossread/match/weights.toml for matching in any order.

Logistic regressions with a ridge penalty, by iteratively reweighted least squares: the first stage per kind of pair
(same language, uk-ru, with English), two rounds of the second stage over all kinds, and the state of articles outside
a fact. Learnt on stories scrambled from half of the news documents (the other half is held out) and on corpora/.

    python benchmarks/match_train.py            prints held-out figures, leaves one own story out in turn
    python benchmarks/match_train.py --write    learns from all of it and writes the weights
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from match_data import Labelled, own_stories, scrambled_stories, split_stories
from match_measure import count_facts, count_pairs, f1, matched_lines, nearest_fact

from crossread.config import Settings
from crossread.match import match_story
from crossread.match.context import SECOND_NAMES, cross_parallel, plain_features, string_features
from crossread.match.facts import cluster_units
from crossread.match.model import Logistic, load_models
from crossread.match.pairs import FIRST_NAMES, KINDS, Pairs, find_pairs
from crossread.match.states import STATE_NAMES, best_links, fact_features, find_near, state_features
from crossread.match.story import link_pairs, score_pairs
from crossread.match.views import Unit, view_units

WEIGHTS = Path(__file__).parent.parent / "crossread" / "match" / "weights.toml"
SEEDS = (1, 2)
LEFT_OUT_TRAIN = 12  # scrambled stories beside the own ones when one is left out: enough, and seven times faster
OWN_WEIGHT = 2.0  # of a pair of our own stories beside one of the scrambled: few and hard
SCRAMBLED_STATES = 0.15  # weight of a state in scrambled stories
RIDGE = {"first": 1.0, "second": 4.0, "state": 6.0}
SEED_MODEL = {"pivot_cosine": 8, "origin_cosine": 6, "bones_cosine": 3, "gloss_cosine": 4, "pgrams_cosine": 3}
HEAD = """# Weights of matching, learnt by benchmarks/match_train.py and benchmarks/match_train_parallel.py.
# first_*: candidates, by kind of pair. second1, second2: with context. state: articles outside a fact.
# parallel, parallel_alone: the conditional random field of parallel texts. Features are described where they are made.
"""
Models = dict[str, Logistic]


class Sample:
    """One story with its units, its weight, and what its gold says of each pair of units."""

    def __init__(self, story: Labelled, weight: float) -> None:
        self.story, self.weight = story, weight
        self.units: tuple[Unit, ...] = view_units(story.articles)
        names = [prepared.article.id for prepared in story.articles]
        self.keys = [(names[unit.article], unit.index) for unit in self.units]
        self.gold = story.pairs()
        self.pairs: Pairs | None = None

    def find(self, models: Models) -> Pairs:
        self.pairs = find_pairs(self.units, models)
        return self.pairs

    def labels(self, pairs: Pairs) -> np.ndarray:
        ends = zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
        return np.array([frozenset((self.keys[a], self.keys[b])) in self.gold for a, b in ends], dtype=float)


def fit(features: np.ndarray, labels: np.ndarray, weights: np.ndarray, ridge: float, names: Sequence[str]) -> Logistic:
    """Fit one logistic regression on standardised features; weights come back on the original scale."""
    mean = np.average(features, axis=0, weights=weights)
    scale = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=weights)) + 1e-6
    scaled = np.column_stack(((features - mean) / scale, np.ones(len(features))))
    penalty = np.diag([ridge] * len(names) + [1e-6])
    beta = np.zeros(len(names) + 1)
    for _ in range(40):
        expected = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        gradient = scaled.T @ (weights * (labels - expected)) - penalty @ beta
        hessian = (scaled * (weights * expected * (1 - expected))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    slopes = beta[:-1] / scale
    return Logistic(tuple(names), slopes, float(beta[-1] - slopes @ mean))


def learn_pairs(samples: Sequence[Sample]) -> Models:
    """Learn both stages of the pair model."""
    start = np.array([float(SEED_MODEL.get(name, 0)) for name in FIRST_NAMES])
    models: Models = {f"first_{kind}": Logistic(FIRST_NAMES, start, -5.0) for kind in KINDS}
    for _ in range(2):  # the second time on the candidates of the first
        found = [(sample, sample.find(models)) for sample in samples]
        for position, kind in enumerate(KINDS):
            models[f"first_{kind}"] = _fit_first(found, position)
    found = [(sample, sample.find(models)) for sample in samples]
    labels = np.concatenate([sample.labels(pairs) for sample, pairs in found])
    weights = np.concatenate([np.full(len(pairs.a), sample.weight) for sample, pairs in found])
    logits = [pairs.logit for _, pairs in found]
    strings = [string_features(sample.units, pairs) for sample, pairs in found]
    for turn in (1, 2):
        features = [
            cross_parallel(plain_features(sample.units, pairs, logit, fixed))
            for (sample, pairs), logit, fixed in zip(found, logits, strings, strict=True)
        ]
        model = fit(np.concatenate(features), labels, weights, RIDGE["second"], SECOND_NAMES)
        models[f"second{turn}"] = model
        logits = [model.logit(part) for part in features]
    return models


def _fit_first(found: Sequence[tuple[Sample, Pairs]], position: int) -> Logistic:
    chosen = [(sample, pairs, pairs.kind == position) for sample, pairs in found]
    features = np.concatenate([pairs.first[rows] for _, pairs, rows in chosen])
    labels = np.concatenate([sample.labels(pairs)[rows] for sample, pairs, rows in chosen])
    weights = np.concatenate([np.full(rows.sum(), sample.weight) for sample, _, rows in chosen])
    return fit(features, labels, weights, RIDGE["first"], FIRST_NAMES)


def state_rows(sample: Sample, models: Models, cutoff: float) -> tuple[np.ndarray, np.ndarray]:
    """Return features and labels (1: tells it or unclear, 0: absent) of articles outside gold and found facts."""
    pairs = sample.pairs if sample.pairs is not None else sample.find(models)
    links = link_pairs(pairs, score_pairs(sample.units, pairs, models))
    article = [unit.article for unit in sample.units]
    number = {key: unit for unit, key in enumerate(sample.keys)}
    best = best_links(links)
    rows, labels = [], []

    def add(cluster, inside, label):
        near, fact = find_near(cluster, links), fact_features(cluster, links, article)
        rows.append(state_features(len(cluster), inside, near, best, fact))
        labels.append(float(label))

    for position, prepared in enumerate(sample.story.articles):
        name = prepared.article.id
        inside = [unit for unit, owner in enumerate(article) if owner == position]
        for fact in sample.story.facts:
            cluster = [number[key] for key in sorted(fact.members) if key[0] != name and key in number]
            if len({article[unit] for unit in cluster}) > 1:
                add(cluster, inside, name not in fact.absent)
        for cluster in cluster_units(links, article, cutoff):
            nearest = nearest_fact({sample.keys[unit] for unit in cluster}, sample.story)
            if nearest and position not in {article[unit] for unit in cluster}:
                add(cluster, inside, name not in nearest.absent)
    return np.array(rows).reshape(-1, len(STATE_NAMES)), np.array(labels)


def learn_states(samples: Sequence[Sample], models: Models, cutoff: float) -> Logistic:
    """Learn the state model from the given stories."""
    rows = []
    for sample in samples:
        sample.pairs = None
        weight = 1.0 if sample.weight > 1 else SCRAMBLED_STATES
        rows.append((*state_rows(sample, models, cutoff), weight))
    weights = np.concatenate([np.full(len(labels), weight) for _, labels, weight in rows])
    features, labels = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    return fit(features, labels, weights, RIDGE["state"], STATE_NAMES)


def write_models(models: Models) -> None:
    """Write sections of weights.toml; sections of other models stay."""
    kept = dict(load_models()) if WEIGHTS.is_file() else {}
    kept |= models
    lines = [HEAD.rstrip("\n")]
    for name, model in sorted(kept.items()):
        lines += ["", f"[model.{name}]", f"bias = {model.bias:.5f}"]
        lines += [f"{feature} = {weight:.5f}" for feature, weight in zip(model.names, model.weights, strict=True)]
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    WEIGHTS.write_text(text, encoding="utf-8")


def learn_all(train: Sequence[Sample], held: Sequence[Sample], own: Sequence[Sample], cutoff: float) -> Models:
    """Learn everything; states from own stories by models that left them out, and from held-out scrambled ones."""
    rows = []
    for sample in own:
        models = learn_pairs([*train, *(other for other in own if other is not sample)])
        rows.append((*state_rows(sample, models, cutoff), 1.0))
        sample.pairs = None
    models = learn_pairs([*train, *own])
    for sample in held:
        sample.pairs = None
        rows.append((*state_rows(sample, models, cutoff), SCRAMBLED_STATES))
    weights = np.concatenate([np.full(len(labels), weight) for _, labels, weight in rows])
    features, labels = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    models["state"] = fit(features, labels, weights, RIDGE["state"], STATE_NAMES)
    return models


def load_samples() -> tuple[list[Sample], list[Sample], list[Sample]]:
    """Return scrambled stories to learn from, held-out ones, and our own."""
    train, held = [], []
    for seed in SEEDS:
        to_learn, to_hold = split_stories(scrambled_stories(seed))
        train += [Sample(story, 1.0) for story in to_learn]
        held += [Sample(story, 1.0) for story in to_hold]
    return train, held, [Sample(story, OWN_WEIGHT) for story in own_stories()]


def print_left_out(train: Sequence[Sample], held: Sequence[Sample], own: Sequence[Sample]) -> None:
    """Print figures of each own story by models that have not seen it, states included."""
    total: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for sample in own:
        rest = [other for other in own if other is not sample]
        models = learn_pairs([*train, *rest])
        models["state"] = learn_states([*rest, *held], models, Settings().has_cutoff)
        matching = match_story(sample.story.articles, Settings(), models=models)
        total += count_facts(sample.story, matching)
        pairs += sum(count_pairs(sample.story, matched_lines(matching), 0).values(), Counter())
        print(f"  {sample.story.name} left out", flush=True)
    print("  own stories, each by weights that have not seen it: " + ", ".join(f"{k} {n}" for k, n in total.items()))
    print(f"  pairs F1 {f1(pairs['right'], pairs['claimed'], pairs['gold']):.3f}")


def main() -> None:
    train, held, own = load_samples()
    print(f"{len(train)} scrambled stories to learn from, {len(held)} held out, {len(own)} of our own")
    if "--write" not in sys.argv:
        print_left_out(train[:LEFT_OUT_TRAIN], held[:LEFT_OUT_TRAIN], own)
        return
    write_models(learn_all(train, held, own, Settings().has_cutoff))
    print(f"written: {WEIGHTS.name}")


if __name__ == "__main__":
    main()
