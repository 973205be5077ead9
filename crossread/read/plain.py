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

_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000\u3164]+")
_SENTENCE_END: Final = re.compile(r"[.!?…:;][»”\"')\]]*$")
_CLOSING: Final = re.compile(r"[,.;:!?…)\]»”]")
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
    joined: list[Line] = []
    for number, block in enumerate(blocks):
        for position, (line_number, raw) in enumerate(block):
            line = tidy(raw)
            fuse = position > 0 and (
                wrapped or _is_torn(block[position - 1][1], raw, first=number == 0 == position - 1)
            )
            if fuse and joined:
                start, before = joined[-1]
                glue = "" if _CLOSING.match(line) or not before else " "
                joined[-1] = (start, f"{before}{glue}{line}")
            else:
                joined.append((line_number, line))
    return tuple((number, line) for number, line in joined if line)


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


def _is_torn(before: str, after: str, *, first: bool) -> bool:
    """Tell whether *after* goes on with the sentence of the line *before* it in the same block."""
    end, start = tidy(before), tidy(after)
    if _CLOSING.match(start) or (re.match(r"[—–-] ", start) and after[0] == " "):
        return True
    if _SENTENCE_END.search(end) or not re.search(r"\w", end):
        return False
    if before[-1] == " " and re.search(r"\w|,", end):
        return True
    return not first and start[0].islower()
