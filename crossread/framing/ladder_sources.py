"""
When an attribution that one article leaves out is no difference in certainty.

A reader who is told "his cousin found the door open; in the sty was a boar" knows on whose word that is, as well as one
who reads "he said that in the sty was a boar". So a flat sentence stands against an attributed one only where nothing
around it names that very source. Armies and governments are left out: what a party to a war says of itself is a claim.
"""

import re
from collections.abc import Iterator
from typing import Final

from crossread.framing.speakers import name_key
from crossread.framing.stems import gloss_text, is_one_name, list_stems
from crossread.framing.view import ArticleView
from crossread.records import Signal

LONGEST: Final = 5  # words of a person's name with its title; a longer one is a headline read as a name
_SKELETON: Final = 3  # consonants of a surname that tell it from another: Флейк, Flake
_VOWELS: Final = re.compile(r"[aeiou]+")
_NAME: Final = re.compile(r"[^\W\d_][\w'’ʼ-]+")
# What an article goes by, and no one's word: "according to Indonesian regulations".
_LAWS: Final = re.compile(
    r"\b(?:laws?|rules?|regulations?|constitution|statutes?|code|charter|treaty|bylaws?|legislation|schedule|plan|tradition"
    r"|закон\w*|правил\w*|регламент\w*|конституц\w*|кодекс\w*|статут\w*|устав\w*|законодав\w*|законодат\w*|розклад\w*"
    r"|расписани\w*|традиці\w*|традици\w*)\Z",
    re.IGNORECASE,
)


def is_voice(source: Signal) -> bool:
    """Whether a source is somebody whose word it can be: no law, and no headline taken for a name."""
    words = str(source.get("speaker") or source.text)
    return source.label != "none" and not _LAWS.search(words) and len(words.split()) <= LONGEST


def names_its_source(flat: ArticleView, index: int, said: ArticleView, at: int) -> bool:
    """
    Tell whether what is told flat shows the source that the other article gives.

    Args:
        flat: The article without an attribution.
        index: Its sentence.
        said: The article that names a source.
        at: Its sentence.
    """
    return any(_shows(flat, index, source, said.lang) for source in _plain_sources(said, at))


def _plain_sources(article: ArticleView, index: int) -> Iterator[Signal]:
    """The sources of a sentence that are people or bodies with a name, and no party to a war."""
    parties = [s for s in article.signals_at(index, "D1") if s.label.endswith(("army", "government"))]
    for source in article.signals_at(index, "B2"):
        apart = not any(party.start < source.end and source.start < party.end for party in parties)
        if apart and source.label in ("person", "body") and source.get("speaker"):
            yield source


def _shows(flat: ArticleView, index: int, source: Signal, lang: str) -> bool:
    speaker = str(source.get("speaker"))
    names = {
        (speaker, lang),
        (source.text, lang),
        (speaker, "en" if speaker.isascii() else lang),
    }  # "police" of «поліція»
    before = flat.segments.get(index - 1) if source.label == "person" else None  # "His cousin found the door open."
    near = [flat.segments[index].text, *([before.text] if before else [])]
    if any(_stands_in(name, of, text, flat.lang) for name, of in names for text in near):
        return True
    return any(
        is_one_name(speaker, lang, str(other.get("speaker")), flat.lang)
        for beside in (index - 1, index + 1)
        for other in flat.signals_at(beside, "B2")
        if other.get("speaker")
    )


def _stands_in(name: str, lang: str, text: str, text_lang: str) -> bool:
    """Whether all content words of a name or title stand in a text, or its surname by its consonants."""
    wanted, found = ({stem for stem, _ in list_stems(words, of)} for words, of in ((name, lang), (text, text_lang)))
    if wanted and (wanted <= found if lang != "en" or text_lang == "en" else wanted <= gloss_text(text, text_lang)):
        return True
    if lang != "en" and text_lang == "en":
        glossed = [gloss_text(word, lang) for word in name.split() if list_stems(word, lang)]
        if glossed and all(stems & found for stems in glossed):
            return True
    return name[:1].isupper() and _skeleton(name, lang) in {
        _skeleton(word, text_lang) for word in _NAME.findall(text) if word[0].isupper() and len(word) > _SKELETON
    } - {""}


def _skeleton(name: str, lang: str) -> str:
    """The consonants of a name's last word, "" for too few of them."""
    bones = _VOWELS.sub("", name_key(name, lang))
    return bones if len(bones) >= _SKELETON else ""
