"""
Small English words that cut subjects and sources out of a clause: adverbs, prepositions, determiners, times.
"""

from typing import Final

from crossread.framing.lemmas import words

ADVERBS: Final = words(
    "also long ever soon later then earlier now meanwhile separately however still again already just only further "
    "previously repeatedly often even once today yesterday tomorrow tonight recently afterwards therefore thus instead "
    "both all officially publicly immediately initially subsequently reportedly additionally quickly simply always "
    "so far yet first originally explicitly privately openly merely cynically falsely brazenly shamelessly not n't n’t"
)
PREPOSITIONS: Final = words(
    "on in at by during for to from with about of over into near under through via after before against amid "
    "across between among without within"
)
DETERMINERS: Final = words(
    "the a an his her its their our my this these those any no such some many other further latest new recent "
    "earlier various several fresh false russian ukrainian official conflicting initial unconfirmed repeated"
)
RAISING: Final = words("appears appear appeared seems seem seemed purports purport purported claims tends continues")
MODAL: Final = words("will would can could may might must should to shall did does do")
TIMES: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning afternoon evening night day week month year hours minutes dawn "
    "days weeks months years nights decades "
    "midnight noon interview statement briefing post video address conference telegram facebook twitter "
    "x television speech message comment remarks phone email parliament summit meeting time"
)
