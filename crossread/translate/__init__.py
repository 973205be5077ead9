"""
Segments -> translations: packages (Argos), engine (CTranslate2 batches), memory (SQLite), trust marks, glossary.

    packages    which translation packages there are, where, and which of them lead from one language to another
    pieces      text -> pieces and back; hostile characters out, long segments split
    engine      the `Translator` protocol, and the one that decodes Argos packages
    sweep       texts -> parts in batches, and back
    placing     words put where the model's attention says; `wanted` finds what a translation lacks
    mend        names and numbers that can be put right without the model
    memory      what was translated before, on disk
    trust       marks on translations that should not be trusted
    glossary    terms the translation must keep
    segments    `translate_segments`, the step itself
    archive     package files: checked before they are unpacked
    install     packages from a file or from an index; the only module of crossread that opens a connection
    embed       puts packages into `crossread/models`, shared weights once (a maintainer's command)

Importing this loads none of the heavy libraries; they come in when something has to be decoded.
"""

from crossread.translate.engine import Translator, open_translator
from crossread.translate.memory import Memory, open_memory
from crossread.translate.packages import Package, find_packages, find_route
from crossread.translate.segments import translate_segments
from crossread.translate.trust import MARKS

__all__ = [
    "MARKS",
    "Memory",
    "Package",
    "Translator",
    "find_packages",
    "find_route",
    "open_memory",
    "open_translator",
    "translate_segments",
]
