"""
A list of terms -> sentences that carry them, so that a bare glossary is learnt in running text and in all cases.

`carriers.toml` holds the sentences, in three languages. A Ukrainian or Russian term is inflected by pymorphy3: its head
noun and the adjectives before it change, what follows stays («штаб стійкості» -> «штабу стійкості»). A term that
pymorphy3 cannot take apart stays as it is in every case; give its forms as rows of their own.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from crossread.morphology import load_forms
from crossread.train.pairs import Pair

CASES: Final = ("nomn", "gent", "datv", "accs", "ablt", "loct")
MOST: Final = 20_000  # carried terms in all; of long lists each term gets fewer sentences
FEWEST: Final = 4  # sentences a term


def carry_terms(terms: Sequence[Pair], languages: tuple[str, str]) -> tuple[Pair, ...]:
    """
    Return pairs of sentences that carry *terms* (source, target), each term in up to all sentences.

    >>> carry_terms([("Зернова варта", "Grain Watch")], ("uk", "en"))[8]
    ('Хто стоїть за Зерновою вартою?', 'Who is behind Grain Watch?')
    """
    carriers = load_carriers()
    count = min(len(carriers), max(FEWEST, MOST // max(1, len(terms))))
    carried = []
    for number, term in enumerate(terms):
        forms = tuple(forms_of(side, lang) for side, lang in zip(term, languages, strict=True))
        for place in range(count):
            carrier = carriers[(number * count + place) % len(carriers)]
            value = str(2 + (7 * number + 13 * place) % 96)
            source, target = (
                _capitalise(carrier[lang].format(n=value, **side)) for lang, side in zip(languages, forms, strict=True)
            )
            carried.append((source, target))
    return tuple(carried)


@cache
def load_carriers() -> tuple[dict[str, str], ...]:
    """Return the carrier sentences: language -> sentence with a place for the term."""
    text = files("crossread.train").joinpath("carriers.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["carrier"])


def forms_of(term: str, lang: str) -> dict[str, str]:
    """
    Return the forms of *term* by the names the carriers use: `term` in English, else the six cases.

    >>> forms_of("grey card", "en"), forms_of("Озерний полк", "uk")["ablt"]
    ({'term': 'the grey card'}, 'Озерним полком')
    """
    if lang == "en":
        # A term in capitals is mostly a name and takes no article; the user's own text says where it does.
        return {"term": term if term[:1].isupper() else f"the {term}"}
    return {case: inflect(term, case, lang) for case in CASES}


def inflect(term: str, case: str, lang: str) -> str:
    """
    Return the Ukrainian or Russian *term*, given in the nominative, in *case*; unchanged if it has no head noun.

    >>> inflect("обласний штаб стійкості", "gent", "uk"), inflect("дрон «Шершун»", "ablt", "uk")
    ('обласного штабу стійкості', 'дроном «Шершун»')
    """
    words = term.split(" ")
    parses = _head_phrase(words, lang)
    if not parses:
        return term
    case = _actual_case(parses[-1].tag, case)
    changed = [_in_case_of(_form(parse, case), word) for parse, word in zip(parses, words, strict=False)]
    return " ".join([*changed, *words[len(changed) :]])


def _head_phrase(words: Sequence[str], lang: str) -> list[Any]:
    """Return readings of the adjectives and the head noun that *words* begin with; [] when there is no such noun."""
    parses: list[Any] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        adjective, noun = _nominative(word, "ADJF", lang), _nominative(word, "NOUN", lang)
        # «сіра картка»: «сіра» is a surname as well, but with a nominative behind it, it is an adjective.
        leads = (
            adjective and following and (_nominative(following, "NOUN", lang) or _nominative(following, "ADJF", lang))
        )
        if not leads:
            return [*parses, noun] if noun else []
        parses.append(adjective)
    return []


def _actual_case(head: Any, case: str) -> str:
    """Return the case whose form stands in the accusative: but for feminine nouns, that of the animacy."""
    if case != "accs" or ("femn" in head and "plur" not in head):
        return case
    return "gent" if "anim" in head else "nomn"


def _nominative(word: str, part: str, lang: str) -> Any:
    """Return the likeliest reading of *word* as *part* (ADJF or NOUN) in the nominative, None if there is none."""
    for parse in load_forms(lang).parse(word):
        grammemes = parse.tag.grammemes
        # Half of all Ukrainian nouns are an undeclined woman's surname as well.
        if {"nomn", part} <= grammemes and not {"Surn", "Fixd"} <= grammemes:
            return parse
    return None


def _form(parse: Any, case: str) -> str:
    """Return *parse* in *case*; unchanged where there is no such form."""
    found = _inflect(parse, case)
    return str(found.word if found else parse.word)


def _inflect(parse: Any, case: str) -> Any:
    """Return *parse* in *case*, of the same number and gender, or None."""
    same = {grammeme for grammeme in ("plur", "sing", "masc", "femn", "neut") if grammeme in parse.tag}
    return parse.inflect({case} | same)


def _in_case_of(form: str, word: str) -> str:
    """Return *form* in capitals as *word* is."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _capitalise(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
