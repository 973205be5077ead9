"""One article framed as a whole, and `crossread frame`."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from crossread.cli import app
from crossread.errors import InputError
from crossread.framing import frame_article, load_lexicon
from crossread.framing.lemmas import words
from crossread.records import Article, PreparedArticle, Segment, Translation

TEXT = (
    "Склад згорів, сказав мер Ян Бур\n"
    "У мерії додали: «Постраждалих немає». Ймовірно, винна проводка.\n"
    "Підписуйтеся на нас"
)


WORDS = words(
    "сказав заявили мер «Ми » , – : . Київ нібито за словами росія 12 не що заявил по данным МИД якобы ДНР ' \""
)
WORDS |= words("said the we according to Peskov")


def prepare(text: str, lang: str) -> PreparedArticle:
    lines = text.split("\n")
    article = Article(id="a", story="s", outlet="o", lang=lang, title=lines[0], text=text, path="a")
    segments, at = [], 0
    for index, line in enumerate(lines):
        role = "title" if index == 0 else "boilerplate" if line.startswith("Підпис") else "body"
        if line:
            segments.append(
                Segment(article_id="a", index=index, start=at, end=at + len(line), text=line, lang=lang, role=role)
            )
        at += len(line) + 1
    translations = tuple(
        Translation(article_id="a", index=s.index, src_lang=lang, tgt_lang=lang, text=s.text) for s in segments
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def test_signals_point_into_the_article_and_are_ordered() -> None:
    prepared = prepare(TEXT, "uk")
    signals = frame_article(prepared, load_lexicon())
    assert {"B2", "B6", "Q", "C1", "D7"} <= {signal.signal for signal in signals}
    assert all(prepared.article.text[s.start : s.end] == s.text for s in signals)
    assert list(signals) == sorted(signals, key=lambda s: (s.start, s.end, s.signal, s.label))


def test_boilerplate_says_nothing() -> None:
    prepared = prepare(TEXT, "uk")
    assert not [s for s in frame_article(prepared, load_lexicon()) if s.index == 2]


def test_a_quotation_knows_its_speaker() -> None:
    [quote] = [s for s in frame_article(prepare(TEXT, "uk"), load_lexicon()) if s.signal == "Q"]
    assert (quote.text, quote.get("speaker")) == ("Постраждалих немає", "мерія")


def test_framing_twice_gives_the_same() -> None:
    prepared = prepare(TEXT, "uk")
    assert frame_article(prepared, load_lexicon()) == frame_article(prepared, load_lexicon())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(sorted(WORDS)),
        max_size=25,
    ).map(" ".join),
    st.sampled_from(["uk", "ru", "en"]),
)
def test_any_text_can_be_framed(text: str, lang: str) -> None:
    if not text.strip():
        return
    prepared = prepare(text, lang)
    for signal in frame_article(prepared, load_lexicon()):
        assert text[signal.start : signal.end] == signal.text


def test_lines_are_texts_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("Мер сказав, що міст цілий.\n\nСніг.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["frame", str(path), "--lang", "uk", "--lines", "--json"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 3
    assert rows[1] == [] and rows[2] == []
    [source] = [found for found in rows[0] if found["signal"] == "B2"]
    assert {"start": 0, "end": 3, "text": "Мер", "label": "person", "verb": "сказав"}.items() <= source.items()


def test_one_text_is_one_json_list(tmp_path: Path) -> None:
    path = tmp_path / "wire.en.txt"
    path.write_text("Port shut\n\nThe port is shut, the union said.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["frame", str(path), "--json"])
    found = json.loads(result.stdout)
    assert [row["text"] for row in found if row["signal"] == "B2"] == ["the union"]


def test_signals_can_be_read_without_json(tmp_path: Path) -> None:
    path = tmp_path / "wire.en.txt"
    path.write_text("Port shut\n\nThe port is shut, the union said.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["frame", str(path)])
    assert "body" in result.stdout and "the union" in result.stdout


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    result = CliRunner().invoke(app, ["frame", str(path), "--lang", "uk", "--lines"])
    assert isinstance(result.exception, InputError)


@pytest.mark.parametrize("lang", ["de", "xx"])
def test_an_unknown_language_is_an_error(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Der Hafen ist geschlossen.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["frame", str(path), "--lang", lang, "--lines"])
    assert isinstance(result.exception, InputError)
