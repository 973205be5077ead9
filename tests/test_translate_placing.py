"""What a translation lacks is found, and put where the model's attention says; the rest is decoded to fit."""

import pytest

from crossread.config import Settings
from crossread.records import Segment
from crossread.translate import Memory, translate_segments
from crossread.translate.glossary import Glossary, Term
from crossread.translate.numbers import read_numbers
from crossread.translate.placing import Attended, place_words
from crossread.translate.wanted import Wanted, find_wanted, write_number

WORDS = frozenset({"▁The", "▁chief", "▁of", "▁rival", "▁Gen", "e", "r", "a", "l", "▁Staff", "▁said", ".", "▁31"})


class WordPieces:
    """A piece a word, punctuation apart."""

    def encode(self, text: str) -> list[str]:
        return [
            piece for word in text.split() for piece in (["▁" + word[:-1], "."] if word[-1] == "." else ["▁" + word])
        ]

    def decode(self, pieces: list[str]) -> str:
        return "".join(pieces).replace("▁", " ").strip()


def attend(hypothesis: list[str], looks: list[int], width: int) -> Attended:
    """Attention wholly on one source piece for each target piece."""
    return hypothesis, [[1.0 if piece == look else 0.0 for piece in range(width)] for look in looks]


def test_words_go_where_the_model_looked_at_their_source() -> None:
    """What was written there goes, the beginning stays, the rest is decoded anew."""
    asked: list[list[str]] = []

    def decode(sources: list[list[str]], beginnings: list[list[str]]) -> list[Attended]:
        asked.extend(beginnings)
        done = [*beginnings[0], "▁said", "."]
        return [attend(done, [0] * len(done), len(sources[0]))]

    first = attend(["▁The", "▁chief", "▁of", "▁the", "▁rival", "▁was", "."], [0, 0, 0, 1, 1, 2, 3], 4)
    wanted = Wanted(start=6, end=13, words="General Staff")
    vocabulary = WORDS | {"▁G", "n"}
    (made,) = place_words([("Глава Генштаб сказал.", [wanted])], [first], WordPieces(), WORDS | set("▁General"), decode)
    assert asked == [["▁The", "▁chief", "▁of", "▁the", "▁", "G", "e", "n", "e", "r", "a", "l", "▁Staff"]]
    assert made == "The chief of the General Staff said."
    assert vocabulary


def test_words_the_model_cannot_write_or_never_looked_at_are_not_placed() -> None:
    """Then there is no translation but the one before."""

    def decode(sources: list[list[str]], beginnings: list[list[str]]) -> list[Attended]:
        raise AssertionError("nothing to decode")

    first = attend(["▁The", "▁rival", "."], [0, 2, 2], 3)
    for words, vocabulary in (("Жук", WORDS), ("31", WORDS)):
        wanted = Wanted(start=6, end=8, words=words)
        assert place_words([("Глава 31 сказал.", [wanted])], [first], WordPieces(), vocabulary, decode) == [""]


@pytest.mark.parametrize(
    ("source", "translation", "words"),
    [
        ("Сгорело 50 000 тонн.", "26,000 tonnes burned.", ["50,000"]),
        ("Збитки 2,4 млрд грн.", "The damage is billions.", ["2.4"]),
        ("Рейси Ryanair скасовано.", "Flights were cancelled.", ["Ryanair"]),
        ("Вибух у Харкові, 31 поранений.", "An explosion in the city.", ["Kharkiv", "31"]),
        ("Це сталося 24.02.2022.", "It happened.", []),
        ("Поранено 5 людей.", "Five people were injured.", []),
    ],
)
def test_lost_names_and_numbers_are_wanted(source: str, translation: str, words: list[str]) -> None:
    """In the order of the source; dates and numbers in words are no loss."""
    found = find_wanted(source, translation, "uk" if "і" in source else "ru", "en", None)
    assert [wanted.words for wanted in found] == words


def test_numbers_are_written_as_english_does() -> None:
    """Thousands by commas from five digits on, decimals by a point, years plain."""
    assert [write_number(number) for number in read_numbers("2022, 50 000, 1.234.567, 1,5")] == [
        "2022", "50,000", "1,234,567", "1.5"
    ]  # fmt: skip


def test_glossary_is_kept_by_the_embedded_model() -> None:
    """Terms that it would not find by itself, end to end; what it adds stays sound."""
    texts = ["Комітет підтримав ставку ЄСВ для аграріїв.", "Нардеп заявив про обшуки в порту."]
    segments = [
        Segment(article_id="a", index=index, start=0, end=len(text), text=text, lang="uk")
        for index, text in enumerate(texts)
    ]
    glossary = Glossary(
        terms=(
            Term(spellings={"uk": ("ЄСВ",), "en": ("USC",)}),
            Term(spellings={"uk": ("нардеп",), "en": ("Ukrainian MP",)}),
        )
    )
    settings = Settings(threads=1)
    plain = translate_segments(segments, settings)
    kept = translate_segments(segments, settings, glossary=glossary)
    assert "USC" not in plain[0].text and "Ukrainian MP" not in plain[1].text
    assert "USC" in kept[0].text and "Ukrainian MP" in kept[1].text
    assert not any("term missing" in made.marks for made in kept)
    left = translate_segments(segments, settings, glossary=glossary, placing=False)
    bare = translate_segments(segments, settings, placing=False)
    assert [made.text for made in left] == [made.text for made in bare] and "term missing" in left[0].marks
    assert "farmers" in plain[0].text  # a rare word of the dictionary


def test_a_term_that_cannot_be_had_is_marked() -> None:
    """In letters the model does not write."""
    text = "Уряд ухвалив закон."
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang="uk")
    glossary = Glossary(terms=(Term(spellings={"uk": ("уряд",), "en": ("内閣",)}),))
    (made,) = translate_segments([segment], Settings(threads=1), glossary=glossary, memory=Memory(None))
    assert "term missing" in made.marks and made.text


def test_another_right_word_is_enough_for_a_rare_one() -> None:
    wanted = Wanted(start=0, end=8, words="gigantic", loosely=True, others=("giant",))
    assert wanted.is_in("The waves were giants")
    assert not wanted.is_in("The waves were huge")
    assert not Wanted(start=0, end=1, words="ash", loosely=True).is_in("They wash it")
