"""
How long does a report of 20 articles x 60 segments take to render, and how large is it?

    python benchmarks/report_speed.py [articles] [segments]

Aims: all formats in under 1 s, the page under 2 MB. CPU seconds tell on a machine that does other work too. The record
is made up: 60 facts, each told by a random two thirds of the articles, with numbers, certainty, labels and sources as
dense as in real stories. No models, no corpora.
"""

import random
import sys
import time
from collections.abc import Callable

from crossread.findings import (
    Certainty,
    Coverage,
    DistinctiveWord,
    Evidence,
    Exclusive,
    FactCertainty,
    Findings,
    Headline,
    LabelUse,
    NumberComparison,
    Omission,
    OutletRow,
    Overlap,
    Prominence,
    Quantity,
    SourceUse,
    StoryReport,
)
from crossread.records import Article, Fact, FactState, Matching, Passage, PreparedArticle, Segment, Translation
from crossread.report import parse_json, render_charts, render_html, render_index_html, render_json, render_markdown

TEXTS = {
    "uk": "уряд заявив що вночі дрони вдарили по складу поблизу міста де за даними служби загинули люди",
    "ru": "власти сообщили что ночью дроны ударили по складу близ города где по данным службы погибли люди",
    "en": "officials said that drones hit a depot near the town at night where the service says people died",
}
WORDS = {lang: text.split() for lang, text in TEXTS.items()}


def make_article(number: int, segments: int, rng: random.Random) -> PreparedArticle:
    """Make one article of news-like sentences of 12-28 words (about 90-200 characters)."""
    lang = ("uk", "ru", "en")[number % 3]
    name = f"outlet-{number:02}"
    texts = [" ".join(rng.choices(WORDS[lang], k=rng.randint(12, 28))).capitalize() + "." for _ in range(segments)]
    english = [" ".join(rng.choices(WORDS["en"], k=rng.randint(12, 28))).capitalize() + "." for _ in range(segments)]
    identity, position = f"story/{name}.{lang}.md", 0
    made, translated = [], []
    for index, text in enumerate(texts):
        role = "title" if index == 0 else "body"
        made.append(
            Segment(
                article_id=identity,
                index=index,
                start=position,
                end=position + len(text),
                text=text,
                lang=lang,
                role=role,
            )
        )
        position += len(text) + 1
        shown = text if lang == "en" else english[index]
        translated.append(Translation(article_id=identity, index=index, src_lang=lang, tgt_lang="en", text=shown))
    article = Article(
        id=identity,
        story="story",
        outlet=name,
        lang=lang,
        title=texts[0],
        text="\n".join(texts),
        path=identity,
        date="2026-02-01",
    )
    return PreparedArticle(article=article, segments=tuple(made), translations=tuple(translated))


def point(article: PreparedArticle, index: int) -> Evidence:
    segment = article.segments[index]
    return Evidence(article_id=article.article.id, index=index, start=segment.start, end=segment.end, text=segment.text)


def make_report(articles: int, segments: int, facts: int = 60) -> StoryReport:
    """Make a record as dense as a real one."""
    rng = random.Random(7)
    made = tuple(make_article(number, segments, rng) for number in range(articles))
    found, coverage, omissions, numbers, certainty = [], [], [], [], []
    for number in range(1, facts + 1):
        identity = f"f{number}"
        told = {article.article.id: rng.randrange(segments) for article in made if rng.random() < 2 / 3}
        members = tuple(Passage(article_id=key, first=index, last=index) for key, index in sorted(told.items()))
        states = tuple(
            FactState(article_id=a.article.id, state="has" if a.article.id in told else "absent", probability=0.9)
            for a in made
        )
        found.append(Fact(id=identity, members=members, probability=0.9, states=states))
        prominence = tuple(
            Prominence(article_id=key, prominence=1 - i / segments, position=i, space=0.02, buried=i > 50)
            for key, i in sorted(told.items())
        )
        coverage.append(
            Coverage(fact_id=identity, share=len(told) / articles, weight=rng.random(), prominence=prominence)
        )
        omissions += [
            Omission(fact_id=identity, article_id=a.article.id, state="absent", share=0.6, maybe_later=False)
            for a in made
            if a.article.id not in told
        ]
        tellers = [(a, told[a.article.id]) for a in made if a.article.id in told]
        levels = tuple(
            Certainty(article_id=a.article.id, level=rng.choice((1, 2, 4)), speaker="the service", verb="", evidence=())
            for a, _ in tellers
        )
        certainty.append(
            FactCertainty(
                fact_id=identity, levels=levels, gap=3, attribution_conflict=True, denial=False, unverified=()
            )
        )
        if number % 3 == 0:
            values = tuple(
                Quantity(
                    evidence=point(a, i), low=float(number), high=float(number), qualifier="exact", what="people",
                    unit="", scope="", time="", speaker="",
                )
                for a, i in tellers
            )  # fmt: skip
            numbers.append(
                NumberComparison(fact_id=identity, what="people", quantities=values, relation="disagree", reason="")
            )
    findings = Findings(
        headlines=tuple(
            Headline(
                article_id=a.article.id, agent="", verb="", object="", voice="none", attribution="", certainty=4,
                body_certainty=4, overclaim=False, support=0.9, labels=(), evidence=point(a, 0),
            )
            for a in made
        ),
        coverage=tuple(coverage),
        omissions=tuple(omissions),
        exclusives=tuple(
            Exclusive(article_id=a.article.id, index=i, probability=0.9) for a in made for i in range(0, segments, 4)
        ),
        overlaps=tuple(
            Overlap(a=a.article.id, b=b.article.id, shared=30, union=60, jaccard=0.5, kendall_tau=0.2)
            for n, a in enumerate(made)
            for b in made[n + 1 :]
        ),
        numbers=tuple(numbers),
        certainty=tuple(certainty),
        sources=tuple(
            SourceUse(
                article_id=a.article.id, speaker=f"speaker {n}", type="body", side="", statements=2, quoted_words=9,
                verbs=(("said", "neutral", 2),), evidence=(point(a, n), point(a, n + 1)),
            )
            for a in made
            for n in range(8)
        ),
        labels=tuple(
            LabelUse(
                signal="D1", concept=f"concept {n}", label="label", article_id=a.article.id, own_voice=2, quoted=1,
                places=("body",), charged=n % 2 == 0, source="", evidence=(point(a, n), point(a, n + 2)),
            )
            for a in made
            for n in range(8)
        ),
        distinctive=tuple(
            DistinctiveWord(article_id=a.article.id, word=f"word{n}", count=4, others=1, z=2.2)
            for a in made
            for n in range(8)
        ),
        outlets=tuple(
            OutletRow(
                article_id=a.article.id, outlet=a.article.outlet, sentences=segments, tokens=segments * 20, facts=40,
                facts_of_story=facts, omitted=20, exclusive=15, attributed=16, anonymous=0, hedges=3, boosters=1,
                distancing=1, loaded=8, buried=2, numbers_differ=10,
            )
            for a in made
        ),
    )  # fmt: skip
    matching = Matching(matches=(), facts=tuple(found))
    return StoryReport(story="story", pivot="en", articles=made, matching=matching, findings=findings)


def main() -> None:
    articles, segments = (int(word) for word in (*sys.argv[1:], "20", "60")[:2])
    report = make_report(articles, segments)
    steps: list[tuple[str, Callable[[], str]]] = [
        ("Markdown", lambda: render_markdown(report)),
        ("HTML", lambda: render_html(report)),
        ("charts", lambda: "".join(render_charts(report).values())),
        ("JSON", lambda: render_json(report)),
        ("JSON, read", lambda: parse_json(render_json(report)).story),
        ("index", lambda: render_index_html((report,))),
    ]
    print(f"{articles} articles x {segments} segments, {len(report.matching.facts)} facts")
    print(f"{'':12}{'wall s':>9}{'again':>9}{'CPU s':>9}{'kB':>9}")
    total = 0.0
    for name, render in steps:
        walls, cpus = [], []
        for _ in range(2):
            wall, cpu = time.perf_counter(), time.process_time()
            text = render()
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        total += cpus[0] if name in ("Markdown", "HTML", "charts", "JSON") else 0.0
        print(f"{name:12}{walls[0]:9.3f}{walls[1]:9.3f}{cpus[0]:9.3f}{len(text.encode()) / 1000:9.0f}")
    print(f"one report in all formats: {total:.3f} s of CPU, on one core")


if __name__ == "__main__":
    main()
