"""Match: passages that tell the same thing, in any order and over three languages, and the facts they form."""

from crossread.match.story import match_story

__all__ = ["match_story"]
