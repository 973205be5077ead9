"""
Whose dead and wounded a number counts, as far as the sentence says: "1,500 Ukrainian soldiers", «втрати армії РФ».

A side is a country or party whose name or adjective belongs to the counted noun or to a word of loss, or a body of the
user's people.toml with a side. Who strikes, who says it and where it happens are no sides of a loss.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from crossread.framing.lemmas import analyse, fold, words
from crossread.framing.quantities.tokens import Piece, cut
from crossread.framing.view import ArticleView
from crossread.records import Signal

ENEMY: Final = "enemy"  # a side that only the article's own side names
_FILE: Final = Path(__file__).parent / "sides.tsv"
_BEHIND: Final = 5  # pieces behind the counted noun that may name its side
_LOSS_REACH: Final = 10  # pieces between a word of loss and its number
_LOSS: Final = ("loss", "lost", "lose", "losing", "casualt", "потер", "втрат", "toll")
_ENEMY: Final = ("enem", "противник", "ворог", "ворож", "враг", "вражеск")
# Words between a counted noun and its side: "soldiers of the armed forces of Ukraine", «військових армії РФ».
_LINKS: Final = words(
    "of the from armed forces army its own troops s 's military "
    "армії армии збройних вооруженных вооружённых сил сили силы військ войск війська збройні ВС вс зс"
)
_AGENT: Final = words("by від от")
_STARTS_OBJECT: Final = words("a an the one two three four five six seven eight nine ten at more several dozens")
_BE: Final = words("was were been being are is")
_KILLS: Final = words("killed wounded injured shot")


class _Stems(NamedTuple):
    side: str
    stems: tuple[str, ...]
    wholes: frozenset[str]


def side_of(article: ArticleView, signal: Signal, people: Sequence[Mapping[str, Any]] = ()) -> str:
    """
    Return the side whose loss an F1 *signal* counts: its name, `ENEMY`, or "" when the sentence does not say.

    Args:
        article: The article the signal is of.
        signal: A quantity of people killed, wounded or lost.
        people: The user's persons and bodies; of bodies with a side the spellings count.
    """
    segment = article.segments[signal.index]
    pieces = cut(segment.text)
    start, end = signal.start - segment.start, signal.end - segment.start
    inside = [at for at, piece in enumerate(pieces) if piece.start < end and piece.end > start]
    if not inside or _is_agent(pieces, inside):
        return ""
    first, last = inside[0], inside[-1] + 1
    said = [(s.start - segment.start, s.end - segment.start) for s in article.signals_at(signal.index, "B2")]
    known = _own_names(people, article.lang)
    for at in (*inside, *_behind(pieces, last, article.lang, known), *_beside_loss(pieces, first, said)):
        if side := _read_side(pieces, at, article.lang, known):
            return side
    return ""


def sides_in(text: str, lang: str) -> frozenset[str]:
    """Return the sides that *text* names, for the side of a source."""
    pieces = cut(text)
    found = (_read_side(pieces, at, lang, ()) for at in range(len(pieces)))
    return frozenset(side for side in found if side and side != ENEMY)


def _is_agent(pieces: Sequence[Piece], inside: Sequence[int]) -> bool:
    """Whether the counted people are those who kill: "killed by three soldiers", "three soldiers killed a man"."""
    before = pieces[inside[0] - 1].low if inside[0] else ""
    behind = [piece.low for piece in pieces[inside[0] + 1 : inside[-1] + 5]]
    kills = next((at for at, low in enumerate(behind[:-1]) if low in _KILLS), None)
    active = kills is not None and behind[kills + 1] in _STARTS_OBJECT and _BE.isdisjoint(behind[:kills])
    return before in _AGENT or active


def _behind(pieces: Sequence[Piece], last: int, lang: str, known: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Yield the pieces behind the counted noun that belong to it: «военнослужащих армии РФ»."""
    for at in range(last, min(last + _BEHIND, len(pieces))):
        linked = pieces[at].low in _LINKS or (lang != "en" and "ADJF" in analyse(pieces[at].low, lang).pos)
        if not linked and not _read_side(pieces, at, lang, known):
            return
        yield at


def _beside_loss(pieces: Sequence[Piece], first: int, said: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the pieces around a word of loss that stands before the number, those of its source left out."""
    for at in range(first - 1, max(-1, first - _LOSS_REACH), -1):
        if pieces[at].text in ".;:!?":
            return
        if pieces[at].low.startswith(_LOSS):
            near = [*range(at + 1, min(at + 4, first)), *range(at - 1, max(-1, at - 4), -1)]
            yield from (i for i in near if not any(a <= pieces[i].start < b for a, b in said))
            return


def _read_side(pieces: Sequence[Piece], at: int, lang: str, known: Sequence[tuple[str, str]]) -> str:
    """Return the side that the word at *at* names."""
    piece = pieces[at]
    if piece.kind != "word":
        return ""
    low = piece.low
    for spelling, side in known:
        if low == spelling:
            return side
    if low.startswith(_ENEMY):
        return ENEMY
    joined = f"{pieces[at - 1].low}-{low}" if at else low  # "North Korean"
    for entry in _stems()[lang]:
        if low in entry.wholes or (entry.stems and (low.startswith(entry.stems) or joined.startswith(entry.stems))):
            return entry.side
    return ""


def _own_names(people: Sequence[Mapping[str, Any]], lang: str) -> tuple[tuple[str, str], ...]:
    """Spellings of one word of the user's bodies that have a side, folded."""
    return tuple(
        (fold(spelling), str(entry["side"]))
        for entry in people
        if entry.get("side") and entry.get("type") == "body"
        for spelling in entry.get(lang, ())
        if " " not in spelling
    )


@cache
def _stems() -> dict[str, tuple[_Stems, ...]]:
    """The table of sides by language."""
    found: dict[str, list[_Stems]] = {"uk": [], "ru": [], "en": []}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        side, lang, listed = line.split("\t")
        wholes = frozenset(word[:-1] for word in listed.split() if word.endswith("!"))
        stems = tuple(word for word in listed.split() if not word.endswith("!"))
        found[lang].append(_Stems(side, stems, wholes))
    return {lang: tuple(entries) for lang, entries in found.items()}
