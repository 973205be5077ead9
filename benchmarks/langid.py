"""
Which library tells uk, ru and en apart, a sentence at a time? `python benchmarks/langid.py`

Every line of ../shared/align/news-uk-ru-en is identified; the table gives the share right in percent, and what the
library adds to an environment that has numpy. The last rows join the lines of a document, as an article is identified.
A second table tells how many single sentences come back whole, and in the right language, from each encoding.

Libraries that are not installed are left out (`uv pip install lingua-language-detector simplemma pycld2 py3langid`).
"""

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from crossread.errors import InputError
from crossread.read import identify_language
from crossread.read.decode import decode_bytes, tidy_text

NEWS = Path(__file__).resolve().parents[1].parent / "shared/align/news-uk-ru-en"
LANGUAGES = ("uk", "ru", "en")
MEGABYTES = {"lingua": 96, "lingua low": 96, "simplemma": 19, "pycld2": 14, "py3langid": 5, "crossread": 5}
Identifier = Callable[[str], str | None]


def make(name: str) -> Identifier:
    """Return the identifier of a library, restricted to three languages where it can be."""
    if name == "py3langid":
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
        identifier.set_languages(list(LANGUAGES))
        return lambda text: identifier.classify(text)[0]
    if name == "simplemma":
        from simplemma import langdetect

        return lambda text: langdetect(text, lang=LANGUAGES)[0][0]
    if name == "pycld2":
        import pycld2

        return lambda text: pycld2.detect(text.encode())[2][0][1]
    if name.startswith("lingua"):
        from lingua import Language, LanguageDetectorBuilder

        builder = LanguageDetectorBuilder.from_languages(Language.UKRAINIAN, Language.RUSSIAN, Language.ENGLISH)
        detector = (builder.with_low_accuracy_mode() if "low" in name else builder).build()
        return lambda text: _code(detector.detect_language_of(text))
    return identify_language


def _code(language: object) -> str | None:
    return language.iso_code_639_1.name.lower() if language is not None else None  # type: ignore[attr-defined]


def texts(lang: str, *, whole: bool) -> list[str]:
    """Return the lines of a language, or its documents."""
    names = (NEWS / "docs.tsv").read_text(encoding="utf-8").splitlines()
    lines = (NEWS / f"news.{lang}").read_text(encoding="utf-8").split("\n")
    if not whole:
        return [line for line in lines if line.strip()]
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, line in zip(names, lines, strict=False):
        grouped[name].append(line)
    return ["\n".join(group) for group in grouped.values()]


def read_back(encoding: str, lang: str) -> tuple[int, int, int]:
    """Return how many sentences can be written in *encoding*, come back whole, and are given to their language."""
    tried = whole = told = 0
    for line in texts(lang, whole=False):
        try:
            data = line.encode(encoding)
        except UnicodeEncodeError:
            continue
        try:
            decoded = decode_bytes(data, where=encoding).text
        except InputError:
            decoded = ""
        tried += 1
        whole += decoded == tidy_text(line)
        told += identify_language(decoded) == lang
    return tried, whole, told


def main() -> None:
    print(f"{'library':12} {'unit':9} {'MB':>3} " + " ".join(f"{lang:>6}" for lang in LANGUAGES) + "  seconds")
    for whole in (False, True):
        for name in ("lingua", "lingua low", "simplemma", "pycld2", "py3langid", "crossread"):
            try:
                identify = make(name)
            except ImportError:
                print(f"{name:12} not installed")
                continue
            start = time.perf_counter()
            shares = []
            for lang in LANGUAGES:
                found = [identify(text) == lang for text in texts(lang, whole=whole)]
                shares.append(100 * sum(found) / len(found))
            unit = "document" if whole else "sentence"
            spent = time.perf_counter() - start
            print(
                f"{name:12} {unit:9} {MEGABYTES[name]:3} " + " ".join(f"{s:6.2f}" for s in shares) + f"  {spent:7.2f}"
            )

    print(
        f"\n{'encoding':12} "
        + " ".join(f"{lang + ' whole':>10} {lang + ' told':>9} {'of':>4}" for lang in ("uk", "ru"))
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8_u", "koi8_r"):
        cells = []
        for lang in ("uk", "ru"):
            tried, kept, told = read_back(encoding, lang)
            cells.append(f"{100 * kept / tried:10.2f} {100 * told / tried:9.2f} {tried:4}" if tried else " " * 25)
        print(f"{encoding:12} " + " ".join(cells))


if __name__ == "__main__":
    main()
