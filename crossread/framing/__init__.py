"""
Originals and facts -> signals and findings: what each outlet does with the same facts.

`frame_article` finds the signals of one text, `describe_story` the findings of a story; one module a family.
"""

from crossread.framing.certainty import certainty_of
from crossread.framing.frame import frame_article, frame_segments
from crossread.framing.lexicon import Lexicon, load_lexicon
from crossread.framing.speakers import join_speakers
from crossread.framing.story import describe_story
from crossread.framing.voice import clause_voice

__all__ = [
    "Lexicon",
    "certainty_of",
    "clause_voice",
    "describe_story",
    "frame_article",
    "frame_segments",
    "join_speakers",
    "load_lexicon",
]
