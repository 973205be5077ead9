"""
Every deliberate failure of crossread.

    CrossreadError            root; the command line catches only this
    ├── InputError            a corpus, article, table or gold file is wrong
    ├── ConfigError           a setting is unknown, out of range or contradictory
    ├── ModelError            a model is missing, broken or of the wrong language pair
    └── TranslationError      the engine or the memory failed

Foreign errors are mapped once, in the module that owns the dependency. Wrong types from our own code stay
`TypeError`, broken promises of ours `AssertionError`.
"""


class CrossreadError(Exception):
    """
    A failure the user can understand and mend.

    Args:
        what: What happened, with the bad value.
        where: The file, line, article or segment it happened at.
        mend: What the user can do about it.

    >>> print(CrossreadError("no translation model for uk -> en", where="dam/uk.txt", mend="install one"))
    no translation model for uk -> en
      where: dam/uk.txt
      mend:  install one
    """

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __reduce__(self) -> tuple[object, ...]:
        """Keep *where* and *mend* when a worker process sends the error back."""
        return (_rebuild, (type(self), self.what, self.where, self.mend))

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.mend:
            lines.append(f"  mend:  {self.mend}")
        return "\n".join(lines)


def _rebuild(kind: type[CrossreadError], what: str, where: str | None, mend: str | None) -> CrossreadError:
    return kind(what, where=where, mend=mend)


class InputError(CrossreadError):
    """A corpus, article, table or gold file is wrong."""


class ConfigError(CrossreadError):
    """A setting is unknown, out of range or contradictory."""


class ModelError(CrossreadError):
    """A model is missing, broken or of the wrong language pair."""


class TranslationError(CrossreadError):
    """The translation engine or the translation memory failed."""
