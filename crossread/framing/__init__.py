"""
Originals and facts -> signals and findings: what each outlet does with the same facts.

`frame_article` finds the signals of one text, `describe_story` the findings of a story; one module a family.
"""

from crossread.framing.story import describe_story

__all__ = ["describe_story"]
