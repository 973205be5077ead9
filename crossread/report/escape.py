"""
Keeps article text text: the one place where it is made fit for Markdown, HTML and SVG.

Every renderer shows text through `clean` (controls, direction marks) and then through the escape of its format:
`escape_markdown`, jinja2's autoescape (with `clean` as its finalizer), `escape_xml`. Nothing else may write article
text into an output. What is left out: URLs in text stay readable but are not made into links; JSON needs none of it.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import escape as _escape_html
from typing import Final
from urllib.parse import quote

LONG_WORD: Final = 120  # characters; a longer run without a space is shortened in Markdown, where it cannot be broken
OVERHANG: Final = 10  # characters
LINE_WIDTH: Final = 120  # characters a line of Markdown outside tables, before escapes; 400 is the promise
_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Not characters for XML 1.0, or invisible: C0 and C1 controls, lone surrogates, noncharacters, zero-width, BOM.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_BROKEN: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Inline markup of CommonMark, GFM, Obsidian (== %% #tag ^block) and pandoc (~ ^ $ {attributes}).
_INLINE: Final = re.compile(r"[\\`*_\[\]<>|~$^{}#]|&(?=#?\w+;)|(?<==)=|=(?==)|(?<=%)%|%(?=%)|:(?=//)|(?<=www)\.")
_LINE_START: Final = re.compile(r"(?=[-+=>])|(?<=^)(\d{1,9})(?=[.)](?:\s|$))")
_LONG_WORD: Final = re.compile(rf"\S{{{LONG_WORD + 1},}}")


def clean(text: str) -> str:
    r"""
    Return *text* with direction marks made visible and controls taken out; line ends stay.

    >>> clean("a\u202ecod\x00.txt")
    'a[U+202E]cod.txt'
    """
    if text.isprintable():
        return text  # what the lines below look for is not printable, nor are line ends
    text = _DIRECTION.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)
    return _BROKEN.sub("\ufffd", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def join_lines(text: str) -> str:
    r"""
    Return *text* cleaned, on one line, with single spaces (no-break spaces stay).

    >>> join_lines(" a\n\tb ")
    'a b'
    """
    return re.sub(r"[ \t\n\v\f\x1c-\x1f\x85\u2028\u2029]+", " ", clean(text)).strip(" ")


def shorten(text: str, width: int) -> str:
    """
    Return *text* on one line, cut at a word end to at most *width* characters, with an ellipsis when cut.

    >>> shorten("fertiliser store burned", 17)
    'fertiliser store…'
    """
    line = join_lines(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    space = cut.rfind(" ")
    inside_word = line[width - 1] != " " and space > width // 2
    return (cut[:space] if inside_word else cut).rstrip(" ,;:–—-") + "…"


def escape_markdown(text: str) -> str:
    r"""
    Return *text* as one line of inline Markdown that renders as that text, in a table cell too.

    >>> escape_markdown("[a](javascript:1) | <b>\n- c")
    '\\[a\\](javascript:1) \\| \\<b\\> - c'
    >>> escape_markdown("- no list")
    '\\- no list'
    """
    line = _LONG_WORD.sub(lambda word: f"{word[0][: LONG_WORD - 20]}…", join_lines(text))
    return _escape_start(_INLINE.sub(lambda mark: "\\" + mark[0], line))


def _escape_start(line: str) -> str:
    """Escape what would open a list, quotation, heading rule or numbered item at the start of a line."""
    return _LINE_START.sub(lambda mark: f"{mark[0]}\\", line, count=1) if _LINE_START.match(line) else line


def wrap_markdown(inline: str, *, first: str = "", rest: str = "") -> str:
    """
    Break inline Markdown at its spaces into lines of about `LINE_WIDTH` characters.

    Args:
        inline: Escaped Markdown on one line.
        first: What the first line starts with, such as `- `.
        rest: What further lines start with: the indent of a list item.
    """
    return wrap_pieces(inline.split(" "), first=first, rest=rest)


def wrap_pieces(pieces: Iterable[str], *, first: str = "", rest: str = "") -> str:
    """Join pieces of inline Markdown by spaces, breaking lines between pieces only, as `wrap_markdown` does."""
    lines: list[str] = []
    current = ""
    for piece in pieces:
        # What would need a backslash at a line's start («3 of / 4)») hangs over rather.
        width = LINE_WIDTH + (OVERHANG if _LINE_START.match(piece) else 0)
        if current and len(current) + 1 + len(piece) > width:
            lines.append(current)
            current = piece
        else:
            current = f"{current} {piece}" if current else piece
    lines.append(current)
    return "\n".join((first if number == 0 else rest) + _escape_start(line) for number, line in enumerate(lines))


def code_span(text: str) -> str:
    """
    Return *text* as a Markdown code span that holds even backticks; with a pipe in it, as escaped text.

    >>> code_span("dam/uk`s.txt:3")
    '``dam/uk`s.txt:3``'
    """
    line = _LONG_WORD.sub(lambda word: f"{word[0][: LONG_WORD - 20]}…", join_lines(text))
    if "|" in line:
        return escape_markdown(line)  # in a code span a pipe reads differently inside and outside tables
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def escape_xml(text: str) -> str:
    """
    Return *text* for SVG, as content or attribute value.

    >>> escape_xml('<a href="x">')
    '&lt;a href=&quot;x&quot;&gt;'
    """
    return _escape_html(join_lines(text), quote=True)


def link_target(name: str) -> str:
    """
    Return a file name as a relative link that no renderer takes for a scheme or a path.

    >>> link_target("київ (1).md")
    '%D0%BA%D0%B8%D1%97%D0%B2%20%281%29.md'
    """
    return quote(name, safe="-_.")


def slug(text: str) -> str:
    """
    Return the anchor that GitHub gives a heading: small letters, spaces as `-`, punctuation dropped.

    >>> slug("Left out, only here")
    'left-out-only-here'
    """
    letters = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"[^\w\- ]", "", letters).replace(" ", "-")
