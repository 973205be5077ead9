"""Match: passages that tell the same thing, in any order and over three languages, and the facts they form."""

from crossread.match.parallel import Aligned, align_parallel
from crossread.match.story import match_story

__all__ = ["Aligned", "align_parallel", "match_story"]
