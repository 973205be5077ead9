"""Quotation marks of every kind, and what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.framing import frame_article, load_lexicon
from crossread.framing.quotes import classify_quote, count_spoken, find_quotes
from crossread.records import Article, PreparedArticle, Segment, Translation


def inner(text: str, lang: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "quotes"),
    [
        ("Він сказав: «Ми готові».", "uk", ["Ми готові"]),
        ("Він сказав: “Ми готові”.", "uk", ["Ми готові"]),
        ("Він сказав: „Ми готові“.", "uk", ["Ми готові"]),
        ('Він сказав: "Ми готові".', "uk", ["Ми готові"]),
        ("She said: ‘We are ready’.", "en", ["We are ready"]),
        ("It's the officials' plan, he said.", "en", []),
        ("«Концерт у «Палаці» скасовано».", "uk", ["Концерт у «Палаці» скасовано", "Палаці"]),
        ("Это «незакрытая кавычка.", "ru", []),
        ("«Это воровство, – говорит фермер, – и только».", "ru", ["Это воровство", "и только"]),
        ("– Ми чекали до ранку, – сказала вона.", "uk", ["Ми чекали до ранку"]),
    ],
)
def test_quotations_are_found(text: str, lang: str, quotes: list[str]) -> None:
    assert inner(text, lang) == quotes


def test_a_quotation_may_run_over_sentences() -> None:
    text = "«Ми чекали. Ніхто не прийшов. Потім стемніло», – сказала вона."
    assert inner(text, "uk") == ["Ми чекали. Ніхто не прийшов. Потім стемніло"]


def test_a_quotation_of_several_paragraphs_goes_on_when_the_next_opens_again() -> None:
    assert inner("«Перше речення.\n«Друге речення».", "uk") == ["Перше речення.", "Друге речення"]


def kind(words: int, **given_: object) -> str:
    values = {"first": "слово", "last": "слово", "verb": False, "spoken": False, "named": False, "colon_before": False}
    return classify_quote(words, **{**values, **given_})  # type: ignore[arg-type]


def test_kinds_of_quotations() -> None:
    assert kind(1) == "scare"
    assert kind(1, first="Сова", named=True) == "title"
    assert kind(2, spoken=True) == "speech"
    assert kind(1, spoken=True) == "scare"
    assert kind(1, spoken=True, naming=True) == "speech"
    assert kind(9, first="Ми", verb=True) == "speech"
    assert kind(2, first="Ми", colon_before=True) == "speech"


@given(st.text(alphabet="аб «»“”„\"'’.,\n–sS", max_size=50), st.sampled_from(["uk", "ru", "en"]))
def test_quotes_lie_in_the_text_and_nest(text: str, lang: str) -> None:
    found = find_quotes(text, lang)
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for a in found:
        for b in found:
            assert (
                a.end <= b.start
                or b.end <= a.start
                or (a.start <= b.start and b.end <= a.end)
                or (b.start <= a.start and a.end <= b.end)
            )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We won't leave this well-known place", 6),
        ("Ми за країни-члени, 2,3 тис. людей", 6),
        ("Закон EU261 (о выплатах — прим. ред.) соблюдён", 3),
        ("They [the unions] left (on Monday)", 4),
        ("Вони прийшли (росіяни – УП) вночі", 3),
    ],
    ids=["hyphen and clitic", "numbers", "note", "square brackets", "signed by an outlet"],
)
def test_only_what_the_speaker_said_is_counted(text: str, words: int) -> None:
    assert count_spoken(text) == words


@pytest.mark.parametrize(
    ("lang", "sentence", "signals"),
    [
        ("en", 'The study showed that the firms went on with "business as usual."', ["C4"]),
        ("en", 'The minister called the talks "business as usual".', ["Q"]),
        ("uk", "У звіті зазначено, що танкери так званого «тіньового флоту» стоять у порту.", ["C4"]),
    ],
    ids=["nobody says it", "somebody calls it so", "Ukrainian"],
)
def test_a_set_phrase_in_marks_is_no_speech(lang: str, sentence: str, signals: list[str]) -> None:
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=sentence, path="a")
    segment = Segment(article_id="a", index=1, start=0, end=len(sentence), text=sentence, lang=lang, role="body")
    told = Translation(article_id="a", index=1, src_lang=lang, tgt_lang="en", text=sentence)
    found = frame_article(PreparedArticle(article=article, segments=(segment,), translations=(told,)), load_lexicon())
    assert [entry.signal for entry in found if entry.signal in ("Q", "C4")] == signals
