"""One story matched: units, pairs, probabilities, matches, facts, voices."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.config import Settings
from crossread.match.context import plain_features, second_logit, string_features
from crossread.match.facts import Links, cluster_units, cohesion, mean_link
from crossread.match.index import Floats
from crossread.match.model import Logistic, load_models, probability
from crossread.match.pairs import FIRST_NAMES, Pairs, find_pairs
from crossread.match.states import Near, best_links, fact_features, find_near, state_features, tell_probability
from crossread.match.views import Unit, view_units
from crossread.match.voices import find_voices
from crossread.records import Fact, FactState, Match, Matching, Passage, PreparedArticle, State

PARTS: Final = ("pivot_cosine", "origin_cosine", "bones_cosine", "numbers_cosine")  # shown with a match
ROUNDS: Final = 2  # of the second stage: the second sees the first's probabilities as context


def match_story(
    articles: Sequence[PreparedArticle], settings: Settings, *, models: dict[str, Logistic] | None = None
) -> Matching:
    """
    Find the passages that tell the same thing in the articles of one story, and join them into facts.

    Passages are one to *max_passage* neighbouring segments and may stand in any order. Does not judge which version
    is right, does not match inside one article, and leaves boilerplate out.

    Args:
        articles: The n articles of one story, in any order, segmented and translated.
        settings: Uses *match_cutoff*, *has_cutoff*, *absent_cutoff* (0-1) and *max_passage* (segments).
        models: Learnt weights; None takes the shipped ones.

    Returns:
        Matches by descending probability, facts by mean position, voices. Empty for fewer than two articles.

    Cost: time near-linear in segments for a fixed number of matches, memory in the kept pairs.
    """
    ordered = sorted(articles, key=lambda prepared: prepared.article.id)
    units = view_units(ordered)
    models = models or load_models()
    pairs = find_pairs(units, models)
    likely = score_pairs(units, pairs, models)
    ids = [prepared.article.id for prepared in ordered]
    matches = _matches(units, pairs, likely, ids, settings)
    links = link_pairs(pairs, likely)
    facts = _facts(units, links, ids, settings, models["state"])
    return Matching(matches=matches, facts=facts, voices=find_voices(units, ids, links))


def score_pairs(units: Sequence[Unit], pairs: Pairs, models: dict[str, Logistic] | None = None) -> Floats:
    """Return the calibrated probability (0-1) of each kept pair, from both stages."""
    models = models or load_models()
    logit = pairs.logit
    strings = string_features(units, pairs)
    for turn in range(ROUNDS):
        logit = second_logit(models[f"second{turn + 1}"], plain_features(units, pairs, logit, strings))
    return probability(logit)


def link_pairs(pairs: Pairs, likely: Floats) -> Links:
    """Return the probability of each kept pair by either unit."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, p in zip(pairs.a.tolist(), pairs.b.tolist(), likely.tolist(), strict=True):
        links[a][b] = p
        links[b][a] = p
    return links


def _matches(
    units: Sequence[Unit], pairs: Pairs, likely: Floats, ids: Sequence[str], settings: Settings
) -> tuple[Match, ...]:
    """Turn likely pairs into matches, neighbouring ones of the same unit joined into passages."""
    chosen = [row for row in range(len(likely)) if likely[row] >= settings.match_cutoff]
    by_articles: dict[tuple[int, int], dict[tuple[int, int], int]] = defaultdict(dict)
    for row in chosen:
        a, b = units[int(pairs.a[row])], units[int(pairs.b[row])]
        by_articles[(a.article, b.article)][(int(pairs.a[row]), int(pairs.b[row]))] = row
    matches = []
    for (first, second), cells in by_articles.items():
        for group in _join_neighbours(units, cells, likely, settings.max_passage):
            rows = [cells[cell] for cell in group]
            left, right = sorted({cell[0] for cell in group}), sorted({cell[1] for cell in group})
            matches.append(
                Match(
                    a=Passage(article_id=ids[first], first=units[left[0]].index, last=units[left[-1]].index),
                    b=Passage(article_id=ids[second], first=units[right[0]].index, last=units[right[-1]].index),
                    probability=float(sum(likely[row] for row in rows) / len(rows)),
                    parts=_parts(pairs, max(rows, key=lambda row: (likely[row], -row))),
                )
            )
    return tuple(sorted(matches, key=lambda match: (-match.probability, match.a, match.b)))


def _join_neighbours(
    units: Sequence[Unit], cells: dict[tuple[int, int], int], likely: Floats, longest: int
) -> list[list[tuple[int, int]]]:
    """Group cells (a, b) that lie in one row or one column side by side; each cell stands in one group."""
    groups = []
    free = set(cells)
    for cell in sorted(cells, key=lambda cell: (-likely[cells[cell]], cell)):
        if cell not in free:
            continue
        free.discard(cell)
        group = max((_grow(cell, step, free, units, longest) for step in ((0, 1), (1, 0))), key=len)
        free.difference_update(group)
        groups.append(sorted(group))
    return groups


def _grow(
    cell: tuple[int, int], step: tuple[int, int], free: set[tuple[int, int]], units: Sequence[Unit], longest: int
) -> list[tuple[int, int]]:
    group = [cell]
    for sign in (1, -1):
        at = cell
        while len(group) < longest:
            before = at
            at = (at[0] + sign * step[0], at[1] + sign * step[1])
            if at not in free or any(abs(units[x].index - units[y].index) > 1 for x, y in zip(at, before, strict=True)):
                break
            group.append(at)
    return group


def _parts(pairs: Pairs, row: int) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(float(pairs.first[row, FIRST_NAMES.index(name)]), 4)) for name in PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What all facts of a story share."""

    units: Sequence[Unit]
    links: Links
    ids: Sequence[str]
    article: Sequence[int]  # of each unit
    inside: Sequence[Sequence[int]]  # units of each article
    best: Mapping[int, float]
    settings: Settings
    teller: Logistic  # the model of states


def _facts(
    units: Sequence[Unit], links: Links, ids: Sequence[str], settings: Settings, teller: Logistic
) -> tuple[Fact, ...]:
    article = [unit.article for unit in units]
    inside: list[list[int]] = [[] for _ in ids]
    for unit, position in enumerate(article):
        inside[position].append(unit)
    scene = _Scene(
        units=units,
        links=links,
        ids=ids,
        article=article,
        inside=inside,
        best=best_links(links),
        settings=settings,
        teller=teller,
    )
    size = [max((units[unit].index + 1 for unit in own), default=1) for own in inside]
    clusters = cluster_units(links, article, settings.has_cutoff)
    clusters.sort(key=lambda cluster: (_place(cluster, units, size), cluster))
    return tuple(_fact(f"f{number}", cluster, scene) for number, cluster in enumerate(clusters, start=1))


def _place(cluster: Sequence[int], units: Sequence[Unit], size: Sequence[int]) -> float:
    return sum(units[unit].index / size[units[unit].article] for unit in cluster) / len(cluster)


def _fact(name: str, cluster: Sequence[int], scene: _Scene) -> Fact:
    near = find_near(cluster, scene.links)
    fact = fact_features(cluster, scene.links, scene.article)
    return Fact(
        id=name,
        members=tuple(sorted(_passage(scene.units[unit], scene.ids) for unit in cluster)),
        probability=cohesion(cluster, scene.links, scene.article),
        states=tuple(_state(cluster, position, near, fact, scene) for position in range(len(scene.ids))),
    )


def _state(cluster: Sequence[int], position: int, near: Near, fact: tuple[float, float], scene: _Scene) -> FactState:
    """Tell whether one article has a fact, with its nearest passage where it has none."""
    article_id, inside = scene.ids[position], scene.inside[position]
    members = [unit for unit in cluster if scene.article[unit] == position]
    if members:
        p = max(mean_link(unit, cluster, scene.links, scene.article) for unit in members)
        return FactState(article_id=article_id, state="has", probability=p)
    p = tell_probability(scene.teller, state_features(len(cluster), inside, near, scene.best, fact))
    state: State = "absent" if p < scene.settings.absent_cutoff else "unclear"
    close = [unit for unit in inside if unit in near]
    nearest = max(close, key=lambda unit: (near[unit], -unit), default=None)
    passage = None if nearest is None else _passage(scene.units[nearest], scene.ids)
    return FactState(article_id=article_id, state=state, probability=p, nearest=passage)


def _passage(unit: Unit, ids: Sequence[str]) -> Passage:
    return Passage(article_id=ids[unit.article], first=unit.index, last=unit.index)
