"""From segments to translations: routes, memory, failures, and the embedded model end to end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.config import Settings
from crossread.errors import ModelError
from crossread.records import Segment
from crossread.translate import MARKS, Memory, find_packages, find_route, open_translator, translate_segments
from crossread.translate.engine import Leg, Outcome
from crossread.translate.pieces import SPACE, SPECIAL, clean_text, load_pieces, split_pieces

EMBEDDED = Settings(memory="off", threads=1)


class FakeTranslator:
    """Says each text in capitals, behind the pair; has every pair with English; counts what it decodes."""

    version = "fake"

    def __init__(self, answers: dict[str, tuple[str, ...]] | None = None) -> None:
        self.answers = answers or {}
        self.decoded: list[str] = []
        self.careful: list[str] = []

    def route(self, src_lang: str, tgt_lang: str) -> tuple[Leg, ...]:
        pairs = [(src_lang, tgt_lang)] if "en" in (src_lang, tgt_lang) else [(src_lang, "en"), ("en", tgt_lang)]
        return tuple(Leg(src_lang=a, tgt_lang=b, label=f"{a}_{b} 1.0") for a, b in pairs)

    def fingerprint(self, leg: Leg) -> str:
        return leg.label

    def decode(
        self, leg: Leg, texts: Sequence[str], *, hypotheses: int = 1, careful: bool = False
    ) -> Iterator[Sequence[Outcome]]:
        (self.careful if careful else self.decoded).extend(texts)
        for index in reversed(range(len(texts))):
            default = (f"{leg.tgt_lang}({texts[index]})",) * hypotheses
            yield [(index, self.answers.get(("!" if careful else "") + texts[index], default))]


def make_segments(*texts: str, lang: str = "uk") -> list[Segment]:
    return [
        Segment(article_id="a", index=index, start=0, end=len(text), text=text, lang=lang)
        for index, text in enumerate(texts)
    ]


def test_translations_have_the_order_and_length_of_the_segments() -> None:
    """Whatever the order of decoding, and texts said twice included."""
    segments = make_segments("перше", "друге", "перше")
    made = translate_segments(segments, Settings(), translator=FakeTranslator())
    assert [(entry.index, entry.text) for entry in made] == [(0, "en(перше)"), (1, "en(друге)"), (2, "en(перше)")]
    assert {entry.package for entry in made} == {"uk_en 1.0"}


def test_each_text_is_decoded_once() -> None:
    """Over all articles of a call."""
    translator = FakeTranslator()
    translate_segments(make_segments("так", "ні", "так"), Settings(), translator=translator)
    assert sorted(translator.decoded) == ["ні", "так"]


def test_text_in_the_target_language_is_kept_as_it_is() -> None:
    """It has no package, and is not decoded."""
    translator = FakeTranslator()
    (made,) = translate_segments(make_segments("Kept.", lang="en"), Settings(), translator=translator)
    assert (made.text, made.package, made.marks, translator.decoded) == ("Kept.", "", (), [])


def test_a_pair_without_a_package_goes_over_english() -> None:
    """Both legs are named."""
    (made,) = translate_segments(make_segments("слово"), Settings(to="ru"), translator=FakeTranslator())
    assert (made.text, made.package) == ("ru(en(слово))", "uk_en 1.0 + en_ru 1.0")


def test_second_run_translates_nothing(tmp_path: Path) -> None:
    """All comes from the memory, marks included."""
    settings, segments = Settings(), make_segments("Загинули 31 людина.", "Слово.")
    with Memory(tmp_path / "memory.sqlite3") as memory:
        first = translate_segments(segments, settings, translator=FakeTranslator(), memory=memory)
    again = FakeTranslator()
    with Memory(tmp_path / "memory.sqlite3") as memory:
        assert translate_segments(segments, settings, translator=again, memory=memory) == first
    assert again.decoded == again.careful == []


def test_the_first_leg_is_remembered_for_another_target(tmp_path: Path) -> None:
    """uk-en is not decoded again on the way to ru."""
    with Memory(tmp_path / "memory.sqlite3") as memory:
        translate_segments(make_segments("слово"), Settings(), translator=FakeTranslator(), memory=memory)
        translator = FakeTranslator()
        translate_segments(make_segments("слово"), Settings(to="ru"), translator=translator, memory=memory)
    assert translator.decoded == ["en(слово)"]


@pytest.mark.parametrize("answer", ["", "♪ ♪", "a b a b a b a b a b"], ids=["empty", "symbols", "looping"])
def test_a_failure_is_decoded_again_then_replaced_by_its_source(answer: str) -> None:
    """The reader gets the original, marked, rather than nothing."""
    translator = FakeTranslator({"Хлопок.": (answer,), "!Хлопок.": (answer,)})
    (made,) = translate_segments(make_segments("Хлопок."), Settings(), translator=translator)
    assert made.text == "Хлопок."
    assert made.marks[0] == "source kept" and len(made.marks) == 2
    assert translator.careful == ["Хлопок."]


def test_a_failure_that_care_mends_is_no_failure() -> None:
    """The second attempt is taken."""
    translator = FakeTranslator({"Хлопок.": ("♪",), "!Хлопок.": ("A bang.",)})
    (made,) = translate_segments(make_segments("Хлопок."), Settings(), translator=translator)
    assert (made.text, made.marks) == ("A bang.", ())


def test_alternatives_are_further_hypotheses() -> None:
    """Best first, without the one that was kept."""
    translator = FakeTranslator({"Місто.": ("City.", "Town.", "A city.")})
    (made,) = translate_segments(make_segments("Місто."), Settings(), translator=translator, alternatives=2)
    assert (made.text, made.alternatives) == ("City.", ("Town.", "A city."))


def test_progress_ends_at_the_total() -> None:
    """Counts rise to the number of texts to decode."""
    seen: list[tuple[int, int]] = []
    segments = make_segments("а", "б", "в")
    translate_segments(
        segments, Settings(), translator=FakeTranslator(), progress=lambda _, done, total: seen.append((done, total))
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_nothing_to_translate_needs_no_model(tmp_path: Path) -> None:
    """No segments, no languages, no route."""
    assert translate_segments([], Settings(models_dir=str(tmp_path))) == ()


def test_missing_pair_names_those_there_are_and_the_command() -> None:
    """With ru_en and uk_en alone there is no way to Ukrainian."""
    packages = [package for package in find_packages(EMBEDDED) if package.tgt_lang == "en"]
    with pytest.raises(ModelError, match=r"ru -> uk .*ru -> en, uk -> en") as caught:
        find_route(packages, "ru", "uk")
    assert caught.value.mend and "crossread models install en_uk" in caught.value.mend


def test_embedded_packages_share_their_weights() -> None:
    """The wheel holds them once, and one loaded model serves both."""
    packages = {package.pair: package for package in find_packages(EMBEDDED)}
    assert packages["ru_en"].weights == packages["uk_en"].weights


def test_embedded_models_translate_both_languages() -> None:
    """A few sentences end to end: text comes out, numbers stay."""
    segments = make_segments("Президент прибув до Києва 5 травня.", "У місті 31 поранений.")
    segments += make_segments("Президент прибыл в Киев 5 мая.", lang="ru")
    made = translate_segments(segments, EMBEDDED)
    assert all("president" in made[index].text.lower() and "Kyiv" in made[index].text for index in (0, 2))
    assert "31" in made[1].text and not any("source kept" in entry.marks for entry in made)


def test_batches_do_not_change_a_translation() -> None:
    """The same text alone, in company and in small batches reads the same."""
    texts = ["Уряд ухвалив рішення.", "У порту стався вибух, є поранені.", "Вибори відбудуться в неділю 12 травня."]
    together = translate_segments(make_segments(*texts), EMBEDDED)
    apart = [translate_segments(make_segments(text), EMBEDDED)[0] for text in texts]
    small = translate_segments(make_segments(*texts), replace(EMBEDDED, batch_tokens=64))
    assert [entry.text for entry in together] == [entry.text for entry in apart] == [entry.text for entry in small]


HOSTILE = (
    "Слово \u2581 і <unk> </s> <s> <pad>.",
    "\x00\x07\x1b[31m Порт \u202e\u200b закрито\ufeff",
    "😀🇺🇦 Порт працює 👍",
    "file_name_x.txt і snake_case",
    "\u2581",
    "\u0301",
    "🙂",
    "ґ" * 5000,
    "\ud800 слово",
)


def test_hostile_text_survives_and_stays_one_line() -> None:
    """Markers, special tokens, control characters, emoji, a lone surrogate, a letter 5,000 times."""
    made = translate_segments(make_segments(*HOSTILE), EMBEDDED)
    for source, entry in zip(HOSTILE, made, strict=True):
        assert entry.text and set(entry.marks) <= set(MARKS)
        if "source kept" not in entry.marks:
            assert SPACE not in entry.text and not set("\x00\x07\x1b\n") & set(entry.text)
        else:
            assert entry.text == source


def test_underscores_are_kept() -> None:
    """Argos's own decoding turns them into spaces."""
    pieces = load_pieces(find_packages(EMBEDDED)[0])
    assert pieces.decode(pieces.encode("snake_case")) == "snake_case"


def test_a_very_long_segment_is_translated_to_its_end() -> None:
    """Cut before decoding, joined after: both ends are there."""
    middle = (
        "Уряд ухвалив рішення про бюджет. Мешканці вийшли на площу. Поліція перекрила міст. Пожежники гасили склад. "
    )
    text = "Вперше місто згадано в 1654 році. " + middle * 12 + "Загинуло 97 людей."
    (made,) = translate_segments(make_segments(text), EMBEDDED)
    assert "1654" in made.text and "97" in made.text


@given(st.text(max_size=200))
def test_clean_text_is_one_line_and_clean_again(text: str) -> None:
    """Cleaning twice is cleaning once; no line ends, no marker."""
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert SPACE not in cleaned and "\n" not in cleaned


@given(st.lists(st.sampled_from(["▁a", "b", ",", ".", "▁", "<0x0A>"]), min_size=1, max_size=80), st.integers(1, 20))
def test_split_pieces_loses_nothing(pieces: list[str], limit: int) -> None:
    """The parts joined are the pieces, and none is too long or empty."""
    parts = split_pieces(pieces, limit)
    assert [piece for part in parts for piece in part] == pieces
    assert all(0 < len(part) <= limit for part in parts)


@given(st.text(alphabet="абвabc<>/suнkp▁_ ", max_size=40))
def test_no_text_encodes_to_a_special_token(text: str) -> None:
    """A text cannot end a sentence of the model's."""
    pieces = load_pieces(find_packages(EMBEDDED)[0])
    assert not (SPECIAL - {"<unk>"}) & set(pieces.encode(clean_text(text)))


def test_version_names_engine_and_settings() -> None:
    """For the signature line of a report."""
    assert open_translator(Settings(beam=3)).version.startswith("ctranslate2 ")
    assert "beam 3" in open_translator(Settings(beam=3)).version
