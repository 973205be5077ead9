"""
Markdown and plain text -> lines of the body, one paragraph each, with their places in the file.

Markdown is parsed by markdown-it-py (CommonMark without lists, code and HTML, so that dialogue dashes, numbers at the
head of a line and angle brackets stay text); emphasis and links leave their words, pictures nothing. In both kinds,
lines that a program has wrapped or torn are joined again.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from crossread.read.draft import Line

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000\u3164]+")
_SENTENCE_END: Final = re.compile(r"[.!?…:;][»”\"')\]]*$")
_CLOSING: Final = re.compile(r"[,.;:!?…)\]»”]")
_CONTINUES: Final = re.compile(r"[—–-] |[^\W\d_]")
_OPEN_END: Final = re.compile(r"[,—–(«„-]$")
_LINKED: Final = 40  # characters; a name or link that stood inside a sentence is no longer
_WRAP_WIDTHS: Final = range(40, 121)  # characters
_GREEDY: Final = 0.9  # share of line ends where the next word would not have fitted
_UNLITERAL: Final = ("list", "code", "fence", "html_block", "html_inline", "reference", "lheading", "table")


def read_plain(text: str, *, first_line: int = 1) -> tuple[Line, ...]:
    """
    Return the paragraphs of a plain text.

    Args:
        text: With LF line ends.
        first_line: 1-based line of *text*'s first line in the file.
    """
    return join_lines(list(enumerate(text.split("\n"), first_line)))


def read_markdown(text: str, *, first_line: int = 1) -> tuple[Line, ...]:
    """Return the paragraphs and headings of a Markdown text, without markup; arguments as for `read_plain`."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).disable(list(_UNLITERAL))
    lines: list[Line] = []
    for token in parser.parse(text):
        if token.type == "inline" and token.map is not None:
            start = token.map[0] + first_line
            lines += [(start + n, line) for n, line in enumerate(_words(token.children or []).split("\n"))]
            lines.append((start, ""))
    return join_lines(lines)


def _words(tokens: "Sequence[Token]") -> str:
    """Return the text of inline tokens; soft and hard breaks are line ends."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def join_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """
    Join what was one paragraph, drop empty lines, tidy blanks.

    All lines of a block are joined when the text was wrapped by a program; else only lines torn in the middle of
    a sentence (a bold word or a link on a line of its own, as messengers export).
    """
    blocks = _blocks(lines)
    wrapped = _is_wrapped(blocks)
    joined: list[tuple[int, list[str]]] = []
    for number, block in enumerate(blocks):
        before = ""  # the line before as it stands in the file
        for position, (line_number, raw) in enumerate(block):
            first = number == 0 and position == 1
            if before and (wrapped or _is_torn(before, joined[-1][1][-1], raw, first=first)):
                joined[-1][1].append("" if _CLOSING.match(tidy(raw)) else " ")
                joined[-1][1].append(tidy(raw))
            else:
                joined.append((line_number, [tidy(raw)]))
            before = raw
    return tuple((line_number, "".join(parts)) for line_number, parts in joined)


def tidy(line: str) -> str:
    """Return *line* with runs of blanks as one space, none at its ends, and no invisible filler letters."""
    return _BLANKS.sub(" ", line).strip()


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for number, line in lines:
        if tidy(line):
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_wrapped(blocks: Sequence[Sequence[Line]]) -> bool:
    """
    Tell whether a program broke the lines at a width.

    It did when the longest line has a usual width, nearly every line end stands where the next word would not have
    fitted, and most line ends are inside sentences.
    """
    breaks = [(tidy(one), tidy(two)) for block in blocks for (_, one), (_, two) in pairwise(block)]
    if len(breaks) < 2:
        return False
    width = max(len(tidy(line)) for block in blocks if len(block) > 1 for _, line in block)
    greedy = sum(len(one) + 1 + len(two.split(" ", 1)[0]) > width for one, two in breaks)
    inside = sum(not _SENTENCE_END.search(one) for one, _ in breaks)
    return width in _WRAP_WIDTHS and greedy >= _GREEDY * len(breaks) and inside * 2 > len(breaks)


def _is_torn(before: str, end: str, after: str, *, first: bool) -> bool:
    """
    Tell whether a line goes on with the sentence of the line before it in the same block.

    Args:
        before: The line before, as it stands in the file.
        end: What is joined so far, or its last part.
        after: The line in question, as it stands in the file.
        first: *before* is the first line of the text, which may be a headline.
    """
    start = tidy(after)
    if _CLOSING.match(start) or (after[0] == " " and _CONTINUES.match(start)):
        return True
    if not re.search(r"\w", start) or _OPEN_END.search(end):
        return bool(_OPEN_END.search(end))
    if _SENTENCE_END.search(end) or not re.search(r"\w", end):
        return False
    if before[-1] == " " and (len(start) <= _LINKED or not start[0].isupper()):
        return True
    return not first and start[0].islower()
