"""
Which library finds the lexicons' terms in all their forms? pymorphy3 with its dictionaries beside simplemma.

    uv pip install simplemma && python benchmarks/lemmas.py

For every one-word Ukrainian and Russian term of the lexicons all forms are made by pymorphy3 (its paradigms are the
only full ones at hand, which favours it: forms that it cannot make are not asked for). A form is covered when the
library leads it back to the term, case and apostrophes aside. Speed is per distinct form, cold. English has no column:
its rules are the project's own. Without simplemma its rows are left out.
"""

import importlib.util
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from crossread.framing.lemmas import analyse, fold
from crossread.framing.lexicon import load_lexicon

LANGUAGES: Final = ("uk", "ru")
CASES: Final = ("gent", "datv", "accs", "ablt", "loct")


def terms_of(lang: str) -> list[str]:
    """Return the one-word terms of *lang*, without those that stand for one form alone."""
    entries = load_lexicon().entries
    found = {e.lemma for e in entries if e.lang == lang and e.lemma.isalpha() and not e.is_pattern}
    return sorted(found)


def forms_of(term: str, lang: str) -> set[str]:
    """Return every form of *term* that pymorphy3 makes."""
    from pymorphy3 import MorphAnalyzer

    if lang not in _ANALYSERS:
        _ANALYSERS[lang] = MorphAnalyzer(lang=lang)
    parses = [p for p in _ANALYSERS[lang].parse(term) if fold(p.normal_form) == fold(term)]
    return {fold(form.word) for parse in parses[:1] for form in parse.lexeme}


_ANALYSERS: dict[str, object] = {}


def size_of(*modules: str) -> float:
    """Return the size of installed packages on disk, in MB."""
    total = 0
    for module in modules:
        spec = importlib.util.find_spec(module)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            total += sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    return total / 1e6


def measure(name: str, lemmas: Callable[[str, str], set[str]], megabytes: float) -> None:
    """Print one row per language: coverage, microseconds a form, megabytes."""
    for lang in LANGUAGES:
        asked = [(form, fold(term)) for term in terms_of(lang) for form in sorted(forms_of(term, lang))]
        lemmas("слово", lang)  # opens the dictionary
        started = time.perf_counter()
        hit = sum(term in lemmas(form, lang) for form, term in asked)
        micro = (time.perf_counter() - started) / len(asked) * 1e6
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        share = f"{hit / len(asked):7.1%} of {len(asked):6} forms"
        print(f"{name:10} {lang}  {share}  {micro:6.1f} us  {megabytes:5.1f} MB  {memory:5.0f} MB")


def main() -> None:
    print("library    lang  coverage              a form     disk      memory of the process so far")
    measure(
        "pymorphy3",
        lambda form, lang: {key.removesuffix("/P") for key in analyse(form, lang).keys},
        size_of("pymorphy3", "pymorphy3_dicts_uk", "pymorphy3_dicts_ru"),
    )
    if importlib.util.find_spec("simplemma"):
        import simplemma

        measure("simplemma", lambda form, lang: {fold(simplemma.lemmatize(form, lang=lang))}, size_of("simplemma"))
    else:
        print("simplemma is not installed")


if __name__ == "__main__":
    main()
