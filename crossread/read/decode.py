"""
Bytes -> text: the encoding found, line ends made LF, characters composed (NFC).

Order of belief: a byte order mark; UTF-16 without a mark; valid UTF-8; the encoding that the file declares; detection
among the Cyrillic code pages by charset-normalizer. What was guessed or overruled is told in `Decoded.notes`.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from crossread.errors import InputError

MAX_BYTES: Final = 32 * 1024 * 1024  # a news article is a few kilobytes; beyond this it is something else

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES: Final = ("cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "cp1252")
_MEND_BINARY: Final = "give a text, Markdown or HTML file"
_TAG: Final = re.compile(rb"<[^<>]{0,1000}>")
_REPLACEMENT: Final = "\ufffd"
_SOUND: Final = 20  # whole characters beyond ASCII for each broken one, to call a text damaged UTF-8
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text in NFC with LF line ends, the encoding it was in, and what the reader should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_bytes(data: bytes, *, where: str, declared: str | None = None, limit: int = MAX_BYTES) -> Decoded:
    """
    Decode the bytes of one text file.

    Args:
        data: The whole file.
        where: Named in errors.
        declared: The encoding that the file claims for itself (HTML `meta`), if any.
        limit: Bytes beyond which it is refused.

    Raises:
        InputError: The file is empty, too large, binary, or in no encoding that gives a text.
    """
    _refuse_hopeless(data, where, limit)
    text, encoding, notes = _decode(data, declared, where)
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 100:
        raise InputError("file is binary, not text", where=where, mend=_MEND_BINARY)
    return Decoded(text=tidy_text(text), encoding=encoding, notes=notes)


def tidy_text(text: str) -> str:
    """Return *text* in NFC, with LF line ends, without control characters, soft hyphens and zero-width blanks."""
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", text)


def _refuse_hopeless(data: bytes, where: str, limit: int) -> None:
    if not data.strip():
        raise InputError("file is empty", where=where, mend="remove the file, or put the article in it")
    if len(data) > limit:
        what = f"file has {len(data):,} bytes, more than {limit:,}"
        raise InputError(what, where=where, mend="split it into its articles")


def _decode(data: bytes, declared: str | None, where: str) -> tuple[str, str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), name, ()
    for name in (*_utf16(data), "utf-8"):
        if (text := _try(data, name)) is not None:
            return text, name, _overruled(declared, name)
    if (mended := _nearly_utf8(data)) is not None:
        return mended, "utf-8", (f"{mended.count(_REPLACEMENT)} character(s) are broken UTF-8",)
    guess = _detect(data)
    text = _try(data, declared) if declared else None
    if (
        declared
        and text is not None
        and (guess is None or _legible(text) >= _legible(data.decode(guess, errors="replace")))
    ):
        return text, codecs.lookup(declared).name, ()
    if guess is None and b"\x00" in data:
        raise InputError("file is binary, not text", where=where, mend=_MEND_BINARY)
    if guess is None:
        raise InputError("encoding cannot be told", where=where, mend="save the file as UTF-8")
    notes = _overruled(declared, guess) or (f"encoding guessed: {guess}",)
    return data.decode(guess, errors="replace"), guess, notes  # it was found on the head of the file


def _nearly_utf8(data: bytes) -> str | None:
    """Return UTF-8 text in which some bytes were damaged; None when the damage is no exception."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_REPLACEMENT)
    sound = sum(not char.isascii() for char in text) - broken
    return text if sound > _SOUND * broken else None


def _overruled(declared: str | None, found: str) -> tuple[str, ...]:
    if not declared or _same(declared, found) or (found == "utf-8" and _same(declared, "ascii")):
        return ()
    return (f"encoding declared as {declared!r}, but the text is {found}",)


def _same(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False


def _try(data: bytes, encoding: str) -> str | None:
    """Return *data* decoded, or None when it is not valid in *encoding* or there is no such text encoding."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf16(data: bytes) -> Iterable[str]:
    """Yield UTF-16 in the byte order in which one character in thirty is a blank, for files without a mark."""
    if b"\x00" not in data or len(data) % 2:
        return
    for name in ("utf-16-le", "utf-16-be"):
        head = data[:4096].decode(name, errors="ignore")
        if head.count(" ") * 30 >= len(head):
            yield name


def _legible(text: str) -> float:
    """Share (0-1) of Cyrillic and Latin words that are written as words are: lower case, or a capital first."""
    words = re.findall(r"[^\W\d_]{2,}", text[:20_000])
    return sum(word.islower() or word.istitle() for word in words) / len(words) if words else 0.0


def _detect(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    words = _TAG.sub(b" ", data[:65_536])  # tags are ASCII and would drown the few letters that tell
    best = from_bytes(words, cp_isolation=list(_CODE_PAGES)).best()
    if best is None:
        return None
    # On one sentence in fifty KOI8 is taken for cp1251: then all words are written with the cases changed over.
    candidates = (best.encoding, *(name for name in ("cp1251", "koi8_u") if _try(data, name) is not None))
    return max(candidates, key=lambda name: _legible(words.decode(name, errors="replace")))
