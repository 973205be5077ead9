"""
Words and forms by which an English verb is told from a noun or an adjective.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import english_lemmas, words

_FILE: Final = Path(__file__).parent / "headline_verbs.txt"

BE: Final = words("is are was were be been being get gets got 're")
HELPERS: Final = words(
    "has have had will would can could may might must shall should does do did 'll 've 'd wo ca n't to"
)
BORDERS: Final = words(
    "as after amid while when where who that which whose if because although though since before but until unless "
    "despite following than whether"
)
RELATIVES: Final = words("who which that whose where")
FOLLOW: Final = words(
    "in on at of by for from with near over under to into onto through across off out against about around "
    "between during within without toward towards along behind outside inside above below among via upon per up "
    "down ahead"
)
_DETERMINERS: Final = words(
    "the a an its their his her our your my this these those no every each some any 's ’s in on at for from by "
    "with near over under of to and or into about against through more most less than very too as between across "
    "without"
)
_PLURALS: Final = words(
    "they we you i people police men women troops forces children militants rebels staff crew media thousands "
    "hundreds dozens millions tens scores mps officials both many several"
)
INTRANSITIVE: Final = words(
    "die go come arrive agree vote fail warn rally march protest meet talk resign happen occur retreat withdraw "
    "return travel vow look listen speak appear seem fall rise sit stand lie stay remain emerge erupt explode "
    "collapse vanish disappear flee escape walk climb soar slump plunge slide surge jump grow decline rebound "
    "clash apologise comment react respond reply appeal pledge plead hope insist wait live work struggle continue "
    "begin start end dip participate cooperate compete complain laugh smile crash sink gather approach advance "
    "survive crack open close land stop move turn tumble drop recover resume expire hesitate intervene negotiate "
    "object sail settle strike side sleep succeed suffer surrender testify volunteer worry step head call push "
    "press know think believe say drown perish faint starve skid capsize topple "
    "embark refer"
)
# Forms that are nouns as often as verbs.
NOUNS_TOO: Final = words(
    "strikes attacks talks raids clashes protests forces votes reports claims plans aims offers calls demands "
    "visits shares rates prices costs losses gains cuts rises falls drops moves hopes fears doubts orders charges "
    "searches returns results tests trials fights fires floods storms bombs mines shells guns drones plants "
    "troops shots hits leaves lies lives runs works needs uses views links signs limits stocks loans funds deals "
    "rules bans blasts block peak fares fare sanctions debris release strike attack ban vote call visit claim "
    "plan report talk support aid help control search return charge hold fight test trade end start watch offer "
    "cut move probe deal push halt threat blast fire flood meeting building fighting shelling bombing funding "
    "killing shooting training hearing warning ruling filing housing spending trading crossing landing opening "
    "beginning finding understanding state states exports imports supplies stores ships boats tanks records "
    "matches marks names lands heads hands faces eyes backs arms coach judge host pilot guard captain partner model "
    "author boss"
)
_PAST_ONLY: Final = words(
    "hid sat stood ran lay ate rode rang spun swore bore drank shone overcame overthrew undertook mistook "
    "understood clung strode crept knelt outran withstood leapt had said told took went came saw knew gave began "
    "wrote spoke fell drew broke rose drove wore chose threw forgot flew grew shook became swam sang stole froze "
    "fled blew withdrew overran retook shrank sank sprang tore woke sought bought brought caught fought taught "
    "thought led won met felt kept slept swept died lied spent"
)
_PARTICIPLES: Final = words(
    "killed hit struck destroyed shot wounded injured damaged arrested detained captured seized blown held found "
    "sunk burnt burned taken shelled attacked bombed targeted downed sentenced jailed charged evacuated flooded "
    "swamped freed liberated released cancelled canceled suspended banned blocked halted delayed closed built "
    "broken stolen lost left made seen stranded trapped hurt buried kidnapped abducted accused blamed forced told "
    "asked ordered rescued recovered reported confirmed postponed rejected approved signed sacked fired displaced "
    "occupied given driven hidden written drawn thrown chosen shown known sold sent paid put set cut shut split "
    "beaten bought brought caught taught fought sought heard laid led met won hung torn sworn withdrawn overrun "
    "slain done felt kept spread swept flown grown begun become come gone run fallen risen frozen shaken "
    "forgotten read said cast missing swapped"
)
# "forced to flee", against "decided to stay".
_COMMANDED: Final = words(
    "forced told asked ordered allowed urged set sentenced expected made invited called required obliged "
    "encouraged persuaded permitted compelled left instructed summoned advised warned believed thought said "
    "reported seen known"
)
_OWN_PAST: Final = words("hit cut put set shut hurt split spread cast read beat burst cost quit let rid shed bid")


@cache
def _verbs() -> frozenset[str]:
    """Lemmas of English verbs, one a line."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=20_000)
def verb_lemmas(form: str, *, base: bool = False) -> frozenset[str]:
    """
    Return the verbs that *form* (folded) may be a form of; with *base* only itself.

    >>> verb_lemmas("orders"), verb_lemmas("table")
    (frozenset({'order'}), frozenset())
    """
    found = (form,) if base else (*english_lemmas(form), *_MORE_PAST.get(form, ()))
    return frozenset(lemma for lemma in found if lemma in _verbs())


_MORE_PAST: Final = {
    "sat": ("sit",), "lay": ("lie",), "spun": ("spin",), "bore": ("bear",), "drank": ("drink",), "shone": ("shine",),
    "overcame": ("overcome",), "overthrew": ("overthrow",), "undertook": ("undertake",), "mistook": ("mistake",),
    "crept": ("creep",), "knelt": ("kneel",), "withstood": ("withstand",), "leapt": ("leap",), "rang": ("ring",),
    "rose": ("rise",), "risen": ("rise",), "grew": ("grow",), "grown": ("grow",), "flew": ("fly",), "flown": ("fly",),
    "threw": ("throw",), "thrown": ("throw",), "chose": ("choose",), "chosen": ("choose",), "came": ("come",),
    "become": ("become",), "became": ("become",), "stole": ("steal",), "stolen": ("steal",), "froze": ("freeze",),
    "frozen": ("freeze",), "sang": ("sing",), "swept": ("sweep",), "slept": ("sleep",), "spent": ("spend",),
    "sold": ("sell",), "paid": ("pay",), "fed": ("feed",), "bred": ("breed",), "caught": ("catch",),
    "taught": ("teach",), "shook": ("shake",), "shaken": ("shake",), "wore": ("wear",), "hid": ("hide",),
    "hidden": ("hide",), "forgot": ("forget",), "forgotten": ("forget",), "beaten": ("beat",), "hung": ("hang",),
    "spoken": ("speak",), "rode": ("ride",), "ridden": ("ride",), "got": ("get",), "swapped": ("swap",),
    "drawn": ("draw",), "sprang": ("spring",), "sworn": ("swear",), "strode": ("stride",), "clung": ("cling",),
    "swung": ("swing",), "flung": ("fling",), "dug": ("dig",), "ate": ("eat",), "eaten": ("eat",), "ground": ("grind",),
    "split": ("split",), "woken": ("wake",), "overthrown": ("overthrow",), "overtaken": ("overtake",),
    "lent": ("lend",),
    "shrank": ("shrink",), "bent": ("bend",), "dealt": ("deal",), "burnt": ("burn",), "cast": ("cast",),
}  # fmt: skip


def is_past_only(form: str) -> bool:
    """Whether *form* is a past that is no participle of a passive: "took", "died"."""
    if form in _PARTICIPLES:
        return False
    return form in _PAST_ONLY or (form.endswith("ed") and bool(verb_lemmas(form) & INTRANSITIVE))


def is_participle(form: str) -> bool:
    """Whether *form* may be a participle."""
    return form in _PARTICIPLES


def is_plural(form: str) -> bool:
    """Whether *form* (folded) is a plural by its looks."""
    return form in _PLURALS or (
        form.endswith("men") or (form.endswith("s") and not form.endswith(("ss", "us", "is", "'s", "’s")))
    )


def is_determiner(sentence: Sentence, index: int) -> bool:
    """Whether the token at *index* makes what follows it a noun or an adjective."""
    return index >= 0 and sentence.tokens[index].word.form in _DETERMINERS


def is_amount(sentence: Sentence, index: int, last: int) -> bool:
    """Whether an amount begins at *index*: "at least nine people", "up to 40"; it may be an object."""
    tokens = sentence.tokens
    if index + 2 >= last:
        return False
    words_ahead = (tokens[index].word.form, tokens[index + 1].word.form)
    if words_ahead in (("at", "least"), ("up", "to")):
        return True
    return words_ahead[0] in ("about", "around", "over") and tokens[index + 1].kind == "number"


def is_bare_past(sentence: Sentence, index: int, last: int) -> bool:
    """Whether no object follows the form at *index*: "killed in", "found dead", "rammed by"."""
    after = sentence.tokens[index + 1] if index + 1 < last else None
    form = sentence.tokens[index].word.form
    beyond = sentence.tokens[index + 1].word.form if index + 1 < len(sentence.tokens) else ""
    if beyond in ("that", "how", "why", "whether", "what") or _says_that(sentence, index):
        return False
    if after is None:
        return form not in ("left", "said")
    if after.kind == "mark" and after.text in "$€£₴":
        return False
    if after.kind == "mark":
        return not sentence.quotes or after.text not in "'\"“‘"
    if is_amount(sentence, index + 1, last):
        return False
    if after.word.form == "to" and index + 2 < last and verb_lemmas(sentence.tokens[index + 2].word.form, base=True):
        return form in _COMMANDED
    follows = after.word.form in FOLLOW or after.word.form in BORDERS or after.word.form in _BEHIND
    return follows or (after.word.form.endswith("ly") and form not in _OWN_PAST)


def _says_that(sentence: Sentence, index: int) -> bool:
    """Whether the form at *index* leads to what is said: "reported in January that"."""
    return any(token.word.form == "that" for token in sentence.tokens[index + 1 : index + 4])


_BEHIND: Final = words(
    "dead alive missing guilty homeless hostage trapped stranded wounded injured overnight today yesterday again "
    "monday tuesday wednesday thursday friday saturday sunday unconscious safe early late twice and there last"
)
