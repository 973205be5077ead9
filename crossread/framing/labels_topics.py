"""
What a text is about, and whether a word of many uses means its concept there (D1).

Words such as «захисник», "strike" or «взрыв» mean the concept only in a text on war or attack; the lexicons' kind
"context" holds what shows it, and what shows something else: sport, the stage, other wars, other countries.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit

STRONG: Final = 3  # distinct strong words of war that a longer text needs, and more of them than of anything else
SHORT: Final = 30  # tokens up to which a text may leave its subject unsaid: a headline, a post
_LABOUR: Final = words(
    "docker worker union walkout striker employee labour labor wage pay stoppage picket crew pilot miner teacher "
    "ryanair airline strikers nurse"
)

# Concepts whose words have other uses: in sport, on stage, at work ("elsewhere"); in other countries ("abroad").
_SHARED: Final = {
    "elsewhere": frozenset(
        {
            "strike on civilians",
            "retreat",
            "taking a town",
            "attack suspects",
            "fighters in 2014-22",
            "referendums / annexation",
        }
    ),
    "abroad": frozenset(
        {
            "the war",
            "Ukrainian government",
            "DPR/LPR",
            "fighters in 2014-22",
            "referendums / annexation",
            "strike on civilians",
            "retreat",
            "taking a town",
            "prisoners",
            "Putin",
        }
    ),
    "ruler": frozenset({"Putin"}),
}
# Signs of war that stand in any text: with a sign of something else beside them they prove nothing.
_WEAK: Final = words(
    "місто село склад загинути поранений город поселок область погибнуть раненый техника рубеж town village "
    "mine tank casualty depot killed wounded shelter siren полк полон генерал "
    " укриття укрытие львів львов lviv підстанція подстанция "
    "ветеран україна украина ukraine український украинский ukrainian українець украинец"
)


def find_topics(sentences: Sequence[Sentence]) -> frozenset[str]:
    """
    Say what an article is about: classes of the lexicons' kind "context", "labour"; and whether it is "short".

    Words such as «захисник», "strike" or «взрыв» mean the concept only in such a text: one word of the lexicons'
    kind "context" shows war or attack, two words of the field a labour dispute.
    """
    hits = [hit.entry for sentence in sentences for hit in sentence.hits_of("context")]
    topics = {entry.cls for entry in hits}
    if sum(len(sentence.tokens) for sentence in sentences) <= SHORT:
        topics.add("short")
    else:
        strong = {entry.lemma for entry in hits if entry.cls == "war" and entry.lemma not in _WEAK}
        other = {entry.lemma for entry in hits if entry.cls in _SHARED}
        if len(strong) < STRONG or len(strong) <= len(other):
            topics.discard("war")
    labour = {key for s in sentences if s.lang == "en" for t in s.tokens for key in t.word.keys if key in _LABOUR}
    return frozenset(topics | ({"labour"} if len(labour) > 1 else set()))


def has_needed(need: str, about: frozenset[str]) -> bool:
    """Whether the article is about what an entry needs; a text of one sentence may leave it to the reader."""
    if need == "guess":
        return "war" in about or ("short" in about and not about & {"abroad", "elsewhere", "labour"})
    return {
        "place": False,
        "context": "war" in about,
        "attack": "attack" in about,
        "sound": bool(about & {"sound", "war"}),
    }.get(need, True)


def is_elsewhere(sentence: Sentence, hit: Hit) -> bool:
    """Whether the sentence speaks of sport, work or another country, and holds no strong sign of the war."""
    signs = [other for other in sentence.hits_of("context") if other.first >= hit.last or other.last <= hit.first]
    if not any(hit.entry.concept in _SHARED.get(sign.entry.cls, ()) for sign in signs):
        return False
    if hit.entry.concept == "Putin":  # «білоруський диктатор»
        return True
    return not any(sign.entry.cls not in _SHARED and sign.entry.lemma not in _WEAK for sign in signs)


def is_off_topic(hit: Hit, about: frozenset[str]) -> bool:
    """Whether a single word of many uses stands in a longer text that is about neither war nor an attack."""
    if about & {"short", "war"} or not any(hit.entry.concept in concepts for concepts in _SHARED.values()):
        return False
    return "attack" not in about or hit.entry.concept not in ("strike on civilians", "attack suspects")
