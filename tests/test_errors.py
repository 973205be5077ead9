"""Every deliberate failure is readable and survives a trip between processes."""

import pickle

import pytest

from crossread import errors
from crossread.errors import CrossreadError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CrossreadError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_error_survives_pickling_with_where_and_mend(kind: type[CrossreadError]) -> None:
    error = pickle.loads(pickle.dumps(kind("what", where="a.txt:3", mend="do this")))
    assert (type(error), error.what, error.where, error.mend) == (kind, "what", "a.txt:3", "do this")


def test_message_says_what_where_and_how_to_mend() -> None:
    assert str(CrossreadError("what", where="here", mend="so")).split("\n") == ["what", "  where: here", "  mend:  so"]


def test_message_without_where_is_one_line() -> None:
    assert str(CrossreadError("what")) == "what"
