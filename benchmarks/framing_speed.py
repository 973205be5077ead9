"""
How long does framing take? 1,000 articles of 30 sentences, in stories of five.

    python benchmarks/framing_speed.py                 on ../shared/align/news-uk-ru-en, repeated
    python benchmarks/framing_speed.py --articles 200

Signals, and findings of the stories with made-up facts (each sentence told by the next article too), are timed apart.
Times are CPU seconds of one process, so that other work on the machine does not count. The aim is 60 s for all of it.
"""

import argparse
import time
from pathlib import Path

from crossread.config import Settings
from crossread.framing import describe_story, frame_article, load_lexicon
from crossread.framing.quantities import quantity_signals
from crossread.records import Article, Fact, FactState, Matching, Passage, PreparedArticle, Segment, Translation

NEWS = Path(__file__).resolve().parent.parent / ".." / "shared" / "align" / "news-uk-ru-en"
SENTENCES = 30
OUTLETS = 5


def make_articles(count: int) -> list[PreparedArticle]:
    texts = {lang: (NEWS / f"news.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("uk", "ru", "en")}
    articles = []
    for number in range(count):
        lang = ("uk", "ru", "en")[number % 3]
        first = (number * 7) % (len(texts[lang]) - SENTENCES)
        articles.append(make_article(f"{number:04}", lang, texts[lang][first : first + SENTENCES]))
    return articles


def make_article(identity: str, lang: str, sentences: list[str]) -> PreparedArticle:
    start, segments, translations = 0, [], []
    for index, text in enumerate(sentences):
        role = "body" if index else "title"
        end = start + len(text)
        segments.append(
            Segment(article_id=identity, index=index, start=start, end=end, text=text, lang=lang, role=role)
        )
        translations.append(Translation(article_id=identity, index=index, src_lang=lang, tgt_lang="en", text=text))
        start = end + 1
    text = "\n".join(sentences)
    article = Article(id=identity, story="s", outlet=identity, lang=lang, title=sentences[0], text=text, path=identity)
    return PreparedArticle(article=article, segments=tuple(segments), translations=tuple(translations))


def make_matching(articles: list[PreparedArticle]) -> Matching:
    """Facts that every article of the story tells in the sentence of the same number."""
    states = tuple(FactState(article_id=item.article.id, state="has", probability=0.9) for item in articles)
    facts = tuple(
        Fact(
            id=f"f{index}",
            members=tuple(Passage(article_id=item.article.id, first=index, last=index) for item in articles),
            probability=0.9,
            states=states,
        )
        for index in range(SENTENCES)
    )
    return Matching(matches=(), facts=facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    articles = make_articles(options.articles)
    lexicon = load_lexicon()
    describe_story(articles[:OUTLETS], make_matching(articles[:OUTLETS]), Settings(), lexicon=lexicon)  # warm
    started = time.process_time()
    for item in articles:
        quantity_signals(item.article, item.segments)
    numbers = time.process_time() - started
    started = time.process_time()
    for item in articles:
        frame_article(item, lexicon)
    signals = time.process_time() - started
    started = time.process_time()
    for first in range(0, len(articles), OUTLETS):
        story = articles[first : first + OUTLETS]
        describe_story(story, make_matching(story), Settings(), lexicon=lexicon)
    everything = time.process_time() - started
    print(f"{len(articles)} articles of {SENTENCES} sentences")
    print(f"quantities alone          {numbers:6.1f} s")
    print(f"all signals               {signals:6.1f} s")
    print(f"describe_story, with them {everything:6.1f} s")
    print(f"findings alone            {everything - signals:6.1f} s")


if __name__ == "__main__":
    main()
