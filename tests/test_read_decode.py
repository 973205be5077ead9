"""Encodings: found, not believed blindly, and the text made NFC with LF line ends."""

import codecs
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError
from crossread.read import identify_language
from crossread.read.decode import decode_bytes
from crossread.read.html import declared_charset

UK = "Її об'єднання \"Солідар-Порт\" заявило: дев'ять ґанків затоплено. Люди чекають на допомогу вже третій день."
RU = "Объединение «Солидар-Порт» заявило: десять подъездов затоплены. Люди ждут помощи уже третий день."
SENTENCES = {
    "uk": [
        "Вода увійшла в село на молдовському березі в ніч на понеділок.",
        "Рятувальники знайшли тіло чоловіка, який намагався вивести з хліва корову.",
        "Прокуратура відкрила провадження через можливу недбалість.",
        "Комісія визнала порушення на одній із дільниць, проте на результат воно не вплинуло.",
    ],
    "ru": [
        "Талые воды после аномально тёплой недели затопили несколько сёл в долине.",
        "Жителей предупредили за девять часов, отметили там же.",
        "Повторный подсчёт бюллетеней не изменил итога выборов.",
        "Проигравшая сторона, тем не менее, заявляет о нарушениях на участках.",
    ],
}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf8_with_and_without_mark(mark: bytes) -> None:
    decoded = decode_bytes(mark + UK.encode(), where="x")
    assert (decoded.text, decoded.encoding, decoded.notes) == (UK, "utf-8", ())


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)])
@pytest.mark.parametrize("with_mark", [True, False])
@pytest.mark.parametrize("text", [UK, RU, "Dockers did not turn up for work on Tuesday."])
def test_utf16_with_and_without_mark(encoding: str, mark: bytes, with_mark: bool, text: str) -> None:
    decoded = decode_bytes((mark if with_mark else b"") + text.encode(encoding), where="x")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("lang", "encoding"), [("uk", "cp1251"), ("uk", "koi8_u"), ("ru", "cp1251"), ("ru", "koi8_u"), ("ru", "koi8_r")]
)
def test_single_sentences_in_code_pages_are_read_and_told_apart(lang: str, encoding: str) -> None:
    for sentence in SENTENCES[lang]:
        decoded = decode_bytes(sentence.encode(encoding), where="x")
        assert decoded.text == sentence
        assert identify_language(decoded.text) == lang
        assert decoded.notes == (f"encoding guessed: {decoded.encoding}",)


def page(charset: str, text: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>{text}</html>'


def test_declared_encoding_is_honoured() -> None:
    data = page("windows-1251", UK).encode("cp1251")
    decoded = decode_bytes(data, where="x", declared=declared_charset(data))
    assert UK in decoded.text
    assert (decoded.encoding, decoded.notes) == ("cp1251", ())


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("windows-1251", "utf-8"),
        ("utf-8", "cp1251"),
        ("windows-1251", "koi8_u"),
        ("koi8-u", "cp1251"),
        ("x-none", "cp1251"),
    ],
)
def test_wrongly_declared_encoding_is_found_out_and_noted(declared: str, actual: str) -> None:
    data = page(declared, UK).encode(actual)
    decoded = decode_bytes(data, where="x", declared=declared_charset(data))
    assert UK in decoded.text
    assert decoded.notes == (f"encoding declared as {declared!r}, but the text is {actual}",)


def test_damaged_utf8_is_read_with_a_note() -> None:
    data = (UK * 3).encode()
    decoded = decode_bytes(data[:101] + b"\xff" + data[101:], where="x")
    assert decoded.encoding == "utf-8"
    assert "broken UTF-8" in decoded.notes[0]


def test_text_is_composed_and_line_ends_are_unix() -> None:
    decomposed = unicodedata.normalize("NFD", "Її кафе\r\nдругий\rтретій\u2028четвертий")
    assert decode_bytes(decomposed.encode(), where="x").text == "Її кафе\nдругий\nтретій\nчетвертий"


@pytest.mark.parametrize(
    "data", [b"", b"\n \t", bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\x7fELF\x02" + b"\x00" * 500]
)
def test_what_is_no_text_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|binary") as caught:
        decode_bytes(data, where="a.txt")
    assert caught.value.where == "a.txt"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode_bytes(data, where="x")
    except InputError:
        return
    assert unicodedata.is_normalized("NFC", decoded.text)
    assert "\r" not in decoded.text
    assert "\x00" not in decoded.text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_utf8_text_comes_back_composed(text: str) -> None:
    expected = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))
    expected = expected.replace("\u2028", "\n").replace("\u2029", "\n")
    assert decode_bytes(text.encode(), where="x").text == expected


def test_damage_far_down_a_long_file_is_no_reason_to_fail() -> None:
    data = (UK + "\n").encode("cp1251") * 1000 + b"\x98 " + UK.encode("cp1251")
    decoded = decode_bytes(data, where="x")
    assert decoded.text.count(UK) == 1001
