"""File names of reports: safe on every system, and different for different stories."""

import hashlib
import re
import unicodedata
from typing import Final

MAX_NAME: Final = 48  # characters of the readable part: with four bytes each still below the 255 of most file systems
_DIGEST: Final = 8  # hexadecimal digits that keep changed names apart
# Device names that Windows refuses with any ending, and the index files of a run.
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index)(\..*)?", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DIGEST_TAIL: Final = re.compile(rf".*-[0-9a-f]{{{_DIGEST}}}")


def report_name(story_id: str) -> str:
    """
    Return the file name, without ending, of the reports of a story.

    A name of small Latin letters, digits, `-` and `_` stays as it is. Everything else (capitals, which some systems do
    not tell apart; Cyrillic; separators; device names; long names) is reduced to letters of any script, digits and `-`,
    and gets eight hexadecimal digits of the id's SHA-256, so that two stories do not share a file.

    >>> report_name("depot-blast")
    'depot-blast'
    >>> report_name("../x")
    'x-d6b96a97'
    >>> report_name("a b;rm")
    'a-b-rm-8b7eb4c8'
    """
    plain = _PLAIN.fullmatch(story_id) and len(story_id) <= MAX_NAME
    if plain and not _RESERVED.fullmatch(story_id) and not _DIGEST_TAIL.fullmatch(story_id):
        return story_id
    digest = hashlib.sha256(story_id.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    letters = unicodedata.normalize("NFKC", story_id).lower()
    readable = re.sub(r"[^\w-]+|_+", "-", letters)
    readable = re.sub(r"-{2,}", "-", readable)[:MAX_NAME].strip("-")
    return f"{readable}-{digest}" if readable else f"story-{digest}"
