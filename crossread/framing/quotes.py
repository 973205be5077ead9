"""
Quotation marks -> spans: which text stands in quotes, of every kind of mark, nested or over several sentences.

What a span is (words of speech, a title, a word held at arm's length) is told by `classify_quote` from the span and
from whether somebody is said to speak beside it. Dialogue lines that open with a dash count as quotations too.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

QuoteKind = Literal["speech", "title", "scare"]

_PAIRS: Final = {"«": "»", "“": "”", "„": "“”", "‟": "”", "‹": "›", "»": "«"}
_MARK: Final = re.compile("[«»“”„‟‹›\"'‘’]")
_OPENERS: Final = "«“„‟‹"
MAX_QUOTE: Final = 4000  # characters; a longer one is taken for a mark that was never closed
_DIALOGUE: Final = re.compile(r"^[ \t]*[–—-]\s+(?=\S)", re.MULTILINE)
_SAYS: Final = (
    r"(?:говор|сказа|каж|заяв|зазнач|отме[тч]|дода[влє]|добав|подч[её]рк|наголо|поясн|объясн|счита|вважа|розпов|расска"
    r"|увер[ея]|переконан|впевнен|зауваж|заме[тч]|продолж|продовж|підкресл|уточн|призна|визна|запев|завер|отве[тч]"
    r"|відпов|пиш|вспомин|згаду|пригад|настаива|наполяг|возмущ|обурю|предупре|попере|жалу|скарж|переда|пита|спраш)"
)
_NARRATOR: Final = re.compile(rf"[,.!?…]\s+[–—]\s+{_SAYS}[^–—\n]{{0,90}}?[,.]\s+[–—]\s+")
_TURN: Final = re.compile(r"[,.!?…]\s+[–—-]\s+")


class Quote(NamedTuple):
    """A quoted span: `start`, `end` with the marks, `inner_start`, `inner_end` without; `depth` 1 is outermost."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 1


def find_quotes(text: str, lang: str) -> tuple[Quote, ...]:
    """
    Find quoted spans, nested ones included, paragraph by paragraph.

    A mark that is not closed in its paragraph is left out, unless the next paragraph opens with the same mark (a
    quotation of several paragraphs).

    Returns:
        Quotes by start; offsets are half-open, into *text*.

    >>> text = 'Він сказав: «Ми «Слава» бачили».'
    >>> [text[q.inner_start : q.inner_end] for q in find_quotes(text, "uk")]
    ['Ми «Слава» бачили', 'Слава']
    """
    found: list[Quote] = []
    at = 0
    for paragraph in text.split("\n"):
        follows = text[at + len(paragraph) + 1 : at + len(paragraph) + 3].lstrip()
        found.extend(_in_paragraph(paragraph, at, lang, follows[:1]))
        at += len(paragraph) + 1
    found.extend(
        quote for quote in _dialogue(text) if not any(q.start < quote.end and quote.start < q.end for q in found)
    )
    found = [part for quote in found for part in _without_turns(text, quote)]
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _without_turns(text: str, quote: Quote) -> Iterator[Quote]:
    """Cut «..., – говорит X, – ...» in two: the narrator's words inside a quotation are not quoted."""
    for turn in _NARRATOR.finditer(text, quote.inner_start, quote.inner_end):
        yield Quote(quote.start, turn.start() + 1, quote.inner_start, turn.start(), quote.depth)
        yield Quote(turn.end(), quote.end, turn.end(), quote.inner_end, quote.depth)
        return
    yield quote


def _in_paragraph(paragraph: str, base: int, lang: str, follows: str) -> Iterator[Quote]:
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(paragraph):
        at, character = mark.start(), mark.group()
        kind = _kind(paragraph, at, character, lang, stack)
        if kind == "open":
            stack.append((character, at))
        elif kind == "close":
            opener, start = _pop(stack, character)
            if opener and at - start <= MAX_QUOTE and at > start + 1:
                yield Quote(base + start, base + at + 1, base + start + 1, base + at, len(stack) + 1)
    if stack and stack[0][0] == follows and len(paragraph) - stack[0][1] > 1:
        start, end = base + stack[0][1], base + len(paragraph)
        yield Quote(start, end, start + 1, end, 1)


def _kind(text: str, at: int, character: str, lang: str, stack: list[tuple[str, int]]) -> str:
    """Whether the character at *at* opens or closes a quotation, or neither ("")."""
    inside = any(character in _closers(opener) for opener, _ in stack)
    if character in "»”›" or (character == "“" and inside):
        return "close"
    if character in _OPENERS:
        return "open"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character == '"':
        if not inside:
            return "open"
        return "open" if (not before or before in " (") and after.isalnum() and _open_later(text, at) else "close"
    if lang == "en" and character in "'‘’":
        if inside and not after.isalnum() and not (before in "sS" and _closes_later(text, at)):
            return "close"
        if character != "’" and not before.isalnum() and after.isalnum() and _closes_later(text, at):
            return "open"
    return ""


def _closers(opener: str) -> str:
    return {"'": "'’", "‘": "’'", '"': '"'}.get(opener) or _PAIRS.get(opener, "")


def _open_later(text: str, at: int) -> bool:
    """A straight mark inside a quotation opens another only if two more follow to close both."""
    return text.count('"', at + 1) >= 2


def _closes_later(text: str, at: int) -> bool:
    """Whether a single quote that follows *at* can close: it stands after a letter or mark and before no letter."""
    return re.search(r"[\w.,!?…]['’](?!\w)", text[at + 1 :]) is not None


def _pop(stack: list[tuple[str, int]], closer: str) -> tuple[str, int]:
    """Take the innermost opener that *closer* closes, and what was left open inside it."""
    for depth in range(len(stack) - 1, -1, -1):
        if closer in _closers(stack[depth][0]):
            opener = stack[depth]
            del stack[depth:]
            return opener
    return "", 0


def _dialogue(text: str) -> Iterator[Quote]:
    """Lines of dialogue: from the dash at the line's start to the dash before the speaker, or to the line's end."""
    for match in _DIALOGUE.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        turn = _TURN.search(text, match.end(), end)
        if turn:
            yield Quote(match.start(), turn.start() + 1, match.end(), turn.start(), 1)


# Words an editor put into a quotation: all in square brackets, and in round ones what is signed as a note.
_INSERTED: Final = re.compile(
    r"\[[^\[\]]*\]"
    r"|\((?=[^()]*(?:\b(?:прим|приміт\w*|примеч\w*|ред)\.|\b(?:примітка|примечание|редакці[яї]|редакци[яи])\b"
    r"|\b[Ee]d(?:s|itor)?\.|[–—-]\s*[Ee]ds?\b|\b[Ee]ditor(?:['’]s|ial) note\b|\bsic\b|[–—-]\s*[A-ZА-ЯІЇЄҐ]{2,}\.?\)))"
    r"[^()]*\)"
)
_SPOKEN: Final = re.compile(r"[^\W_]+(?:[-‐‑'’ʼ`.,:][^\W_]+)*")


def without_insertions(text: str) -> str:
    """
    Blank out what an editor inserted into a quotation; the length stays.

    >>> without_insertions("We [the staff] stay (until May – ed.).")
    'We             stay                  .'
    """
    return _INSERTED.sub(lambda found: " " * len(found[0]), text)


def count_spoken(text: str) -> int:
    """
    Count the words of a quotation that the speaker said: hyphenated ones are one, an editor's insertions are none.

    >>> count_spoken("It’s a well-known 100-percent lie (the deal – ed.)")
    5
    """
    return sum(1 for _ in _SPOKEN.finditer(without_insertions(text)))


_CLAIMS: Final = re.compile(
    r"(?:claim|allegation|accusation|report|warning|charge|promise|complaint|threat|boast|suggestion|pledge|call)s?\Z|talk\Z"
)
_JUDGED: Final = re.compile(
    r"(?:reject|dismiss|describ|denounc|brand|characteri[sz]|condemn|deride|mock|hail|prais|ridicul|decri|slamm|rubbish"
    r"|portray|scorn|blast|lambast|criticis|criticiz|depict|summ|wrote off|refer)\w*\Z"
)


def is_claimed(before: list[str]) -> bool:
    """
    Tell whether the folded words before an English quotation say that it repeats what somebody said.

    >>> is_claimed(["rejected", "the", "plan", "as"]), is_claimed(["claims", "of"]), is_claimed(["known", "as"])
    (True, True, False)
    """
    if before[-1:] == ["as"]:
        return any(_JUDGED.match(word) for word in before)
    if before[-1:] == ["of"] and any(word.startswith("accus") for word in before):
        return True
    return before[-1:] in (["of"], ["about"]) and bool(before[:-1] and _CLAIMS.match(before[-2]))


def classify_quote(
    words: int,
    *,
    first: str,
    last: str,
    verb: bool,
    spoken: bool,
    named: bool,
    colon_before: bool,
    naming: bool = False,
    answered: bool = False,
    plain: bool = False,
    whole: bool = False,
) -> QuoteKind:
    """
    Tell words of speech from titles and scare quotes.

    Args:
        words: Number of words inside.
        first: First word inside.
        last: Last character inside.
        verb: Whether a finite verb stands inside.
        spoken: Whether a reporting verb or an attribution stands in the sentence, outside the quotation.
        named: Whether the word before names what bears a title (a union, a newspaper, a ship).
        colon_before: Whether a colon stands before it.
        naming: Whether the verb calls something by the quoted word ("called", «назвав»).
        answered: Whether a reporting verb follows its comma or dash at once.
        whole: Whether nothing but the quotation stands in the sentence.
        plain: Whether it is a common word that no name is made of («больные» деревья).
    """
    stops = last in ".!?…" and not (words <= 3 and first[:1].islower())
    sentence = stops or verb
    capital = any(letter.isupper() for letter in first) or first[:1].isdigit()  # «єВідновлення»
    if answered or (whole and verb and words > 1):
        return "speech"
    if plain and words == 1 and not spoken:
        return "scare"
    if capital and words <= 6 and not stops and not colon_before and (named or not verb):
        return "title"
    if colon_before or (spoken and words > 1) or (words >= 4 and sentence) or words >= 7:
        return "speech"
    if spoken and naming:
        return "speech"
    return "scare" if words <= 3 else "speech"
