"""
Counted nouns: their English names by lemma.

Ukrainian and Russian nouns come from `nouns.tsv`, in all cases; compounds and women's callings are named from their
parts. A noun that is still unknown keeps the dictionary form of its own language: no English name is made up.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from crossread.framing.lemmas import analyse, fold, is_known_word, words


class Noun(NamedTuple):
    """A counted noun: its English name, whether it is a person, whether the table knows it, and where it stands."""

    name: str
    person: bool
    known: bool
    at: int = -1  # index of its piece


_FILE: Final = Path(__file__).parent / "nouns.tsv"
# Participles that count people, by infinitive (pymorphy3 gives participles the verb's lemma).
_PARTICIPLES: Final = {
    "погибнуть": "dead",
    "убить": "dead",
    "умереть": "dead",
    "пострадать": "injured",
    "ранить": "wounded",
    "задержать": "detainee",
    "арестовать": "arrested",
    "эвакуировать": "evacuee",
    "осудить": "convict",
    "пропасть": "missing",
    "уцелеть": "survivor",
    "выжить": "survivor",
    "опросить": "respondent",
    "протестовать": "protester",
    "митинговать": "protester",
    "бастовать": "striker",
    "освободить": "freed",
    "собраться": "people",
    "подозревать": "suspect",
    "верить": "believer",
    "служить": "employee",
}
_DONE_BY_PEOPLE: Final = words(
    "воздержаться отравиться отравить заразиться заразить утонуть выздороветь переболеть обмороженный обморозиться "
    "обгореть поступить приехать прибыть явиться проголосовать голосовать участвовать присутствовать отсутствовать "
    "записаться обратиться вернуться выехать уехать бежать сбежать отказаться согласиться уволить назначить избрать "
    "наградить приговорить обвинить разыскивать похитить помиловать реабилитировать репрессировать мобилизовать "
    "призвать демобилизовать депортировать переселить пригласить отпустить спасти застрять работать учиться проживать "
    "жить отдыхать ждать голодать провожать встречать выписать обследовать усыновить обмануть госпитализировать "
    "травмировать заболеть болеть родить исчезнуть потеряться заблудиться замерзнуть скончаться погибать умирать "
    "раскаяться сдаться перейти подписаться опоздать выступить въехать доставить казнить расстрелять отчислить "
    "исключить зачислить поддержать возражать заявить сомневаться уцелевать выживать контактировать проходить лечиться"
)
IRREGULAR_PLURALS: Final = words(
    "people men women children troops police personnel aircraft staff servicemen policemen firefighters"
    " crew sheep cattle "
    "media data dead wounded injured missing feet teeth mice geese fish gunmen fishermen businessmen lawmakers "
    "spokesmen militiamen series species offspring deer salmon spacecraft hovercraft headquarters crossroads oxen"
    " personnel livestock poultry clergy unemployed homeless elderly"
)
_PEOPLE_ENDS: Final = ("men", "children", "people", "folk")
_NO_MEN: Final = words("specimen regimen abdomen omen acumen yemen semen")


@cache
def noun_tables() -> dict[str, dict[str, Noun]]:
    """The nouns of each language by lemma; of several entries for a lemma the first counts."""
    tables: dict[str, dict[str, Noun]] = {"en": {}, "uk": {}, "ru": {}}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, uk, ru, kind = line.split("\t")
        noun = Noun(name, kind == "person", True)
        for lang, lemmas in (("uk", uk), ("ru", ru)):
            for lemma in filter(None, lemmas.split("|")):
                known = tables[lang].get(lemma)
                if known is None or (noun.person and not known.person):
                    tables[lang][lemma] = noun
        if " " not in name:
            tables["en"].setdefault(fold(name), noun)
    for lang, extra in _PREFERRED.items():
        for lemma, name in extra.items():
            person = tables["en"][name].person if name in tables["en"] else False
            tables[lang][lemma] = Noun(name, person, True)
    return tables


# Lemmas with several senses: the one that is counted in news.
_PREFERRED: Final[dict[str, dict[str, str]]] = {
    "uk": {
        "особа": "people", "людина": "people", "чоловік": "people", "голос": "vote", "будинок": "house",
        "дім": "house", "ракета": "missile", "дільниця": "precinct", "партія": "lot", "місце": "seat",
        "судно": "ship", "склад": "depot", "бій": "clash", "удар": "strike", "двір": "household",
        "порушення": "violation", "втрата": "loss", "посада": "post", "міна": "mine", "снаряд": "shell",
        "житель": "resident", "мешканець": "resident", "випадок": "case", "система": "system", "хата": "house",
        "точка": "point", "пункт": "point", "захід": "measure",
    },
    "ru": {
        "лицо": "people", "человек": "people", "голос": "vote", "дом": "house", "ракета": "missile",
        "участок": "plot", "партия": "lot", "место": "seat", "судно": "ship", "склад": "depot", "бой": "clash",
        "удар": "strike", "состав": "train", "очаг": "fire", "снаряд": "shell", "мина": "mine",
        "нарушение": "violation", "потеря": "loss", "должность": "post", "житель": "resident", "случай": "case",
        "двор": "household", "точка": "point", "пункт": "point", "столкновение": "clash", "изба": "house",
    },
    "en": {
    },
}  # fmt: skip


def is_plural(low: str) -> bool:
    """Return whether *low* (folded) looks like an English plural."""
    if low.endswith(_PEOPLE_ENDS) and len(low) > 3 and low not in _NO_MEN:
        return True
    return low in IRREGULAR_PLURALS or (
        low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3
    )


def english_noun(low: str, at: int = -1) -> Noun | None:
    """Return the English noun that *low* (folded) is a form of; an unknown plural is its own name."""
    table = noun_tables()["en"]
    for lemma in _singulars(low):
        if lemma in table:
            return table[lemma]._replace(at=at)
    if low in _SINGULARS:
        return Noun(_SINGULARS[low], False, False, at)
    if low in IRREGULAR_PLURALS:
        return Noun(low, low in _PEOPLE_PLURALS, False, at)
    if low.endswith(("children", "people", "folk")) and len(low) > len("children"):
        return Noun(low, True, False, at)
    if low.endswith("men") and low not in _NO_MEN:
        return Noun(low[:-3] + "man", True, False, at)
    if is_plural(low):
        return Noun(_guess_singular(low), False, False, at)
    return None


_PEOPLE_PLURALS: Final = words("personnel clergy unemployed homeless elderly")


def _guess_singular(low: str) -> str:
    """
    Return the singular of a plural no table knows.

    >>> [_guess_singular(low) for low in ("pizzerias", "branches", "ferries")]
    ['pizzeria', 'branch', 'ferry']
    """
    if low.endswith("ies"):
        return low[:-3] + ("y" if len(low) > 4 else "ie")
    return low[:-2] if low.endswith(("ches", "shes", "xes", "sses")) else low[:-1]


_SINGULARS: Final = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "servicemen": "serviceman",
    "policemen": "policeman", "firefighters": "firefighter", "fishermen": "fisherman", "businessmen": "businessman",
    "militiamen": "militant", "gunmen": "gunman", "lawmakers": "lawmaker", "wives": "wife", "lives": "life",
    "knives": "knife", "shelves": "shelf", "thieves": "thief", "halves": "half", "teeth": "tooth", "geese": "goose",
    "mice": "mouse", "feet": "foot", "wolves": "wolf", "calves": "calf", "loaves": "loaf", "leaves": "leaf",
    "scarves": "scarf", "hooves": "hoof", "oxen": "ox", "bacteria": "bacteria", "torpedoes": "torpedo",
    "potatoes": "potato", "heroes": "hero", "volcanoes": "volcano", "criteria": "criterion", "axes": "axe",
}  # fmt: skip


def _singulars(low: str) -> list[str]:
    """The singulars an English noun form may have, itself first."""
    found = [low]
    if low in _SINGULARS:
        found.append(_SINGULARS[low])
    elif low.endswith("men"):
        found.append(low[:-3] + "man")
    elif low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        found.append(low[:-1])
        if low.endswith("es"):
            found.append(low[:-2])
        if low.endswith("ies"):
            found.append(low[:-3] + "y")
    return found


@cache
def _slavic_word(low: str, lang: str) -> Noun | None:
    table = noun_tables()[lang]
    word = analyse(low, lang)
    if word.pos & {"PREP", "CONJ"}:
        return None
    readings = sorted(word.readings, key=lambda r: r.case not in ("gent", "nomn", "accs"))
    for reading in readings:
        if reading.pos in ("NOUN", "ADJF", "PRTF", "") and reading.lemma in table:
            return table[reading.lemma]
        if reading.pos == "PRTF" and reading.lemma in _PARTICIPLES:
            return Noun(_PARTICIPLES[reading.lemma], True, True)
        if reading.pos == "PRTF" and reading.lemma in _DONE_BY_PEOPLE:
            return Noun("people", True, True)
    nouns = [r for r in readings if r.pos == "NOUN" and not r.marks & {"Name", "Patr", "Surn", "Geox"}]
    many = any(r.case == "gent" and r.number == "plur" for r in nouns)  # «семь жил» are veins
    if not nouns or (word.finite and not many) or ("UNKN" in nouns[0].marks and len(low) < 4):
        return None
    derived = _derived(nouns[0].lemma, lang)
    person = "anim" in nouns[0].marks and nouns[0].lemma.endswith(_CALLINGS)
    return derived or Noun(nouns[0].lemma, person, False)


# Endings of what people are by trade or conduct; animals that end so are in the table.
_CALLINGS: Final = (
    "ник", "тель", "ець", "ец", "іст", "ист", "лог", "щик", "чик", "ниця", "ница", "ант", "ор", "ер", "ач", "вед",
    "янин", "анин", "вець", "граф", "ар", "яр",
)  # fmt: skip


# What the first part of a compound says of the rest: «артснаряд», «авіаудар», «спецустанова».
_PREFIXES: Final = {
    "авіа": "air", "авиа": "air", "арт": "artillery", "авто": "car", "електро": "electric", "электро": "electric",
    "спец": "special", "супер": "super", "ретро": "vintage", "мікро": "micro", "микро": "micro", "міні": "mini",
    "мини": "mini", "екс": "former", "экс": "former", "віце": "deputy", "вице": "deputy", "радіо": "radio",
    "радио": "radio", "теле": "TV", "кіно": "film", "кино": "film", "відео": "video", "видео": "video",
    "фото": "photo", "держ": "state", "гос": "state", "нарко": "drug", "кібер": "cyber", "кибер": "cyber",
    "мед": "medical", "гідро": "hydro", "гидро": "hydro", "агро": "farm", "мото": "motorcycle", "вело": "bicycle",
    "аеро": "air", "аэро": "air", "бензо": "petrol", "газо": "gas", "нафто": "oil", "нефте": "oil", "тепло": "heat",
    "водо": "water", "броне": "armoured", "контр": "counter", "мега": "mega", "псевдо": "pseudo", "лже": "false",
    "соц": "social", "спорт": "sports", "еко": "environmental", "эко": "environmental", "техно": "technology",
    "інтернет": "internet", "интернет": "internet", "психо": "psychological", "нейро": "neural", "турбо": "turbo",
}  # fmt: skip
# Endings of women's names of a calling, and what the man's name has there.
_WOMEN: Final = {
    "uk": (
        ("ниця", "ник"), ("ологиня", "олог"), ("киня", "ок"), ("чиня", "ець"), ("иця", "ик"), ("ка", ""),
        ("ка", "ець"), ("еса", ""),
    ),
    "ru": (("ница", "ник"), ("щица", "щик"), ("чица", "чик"), ("ка", ""), ("ка", "ец"), ("ша", ""), ("есса", "")),
}  # fmt: skip


# Endings of small and dear things, and what the plain name has there: «скринька», «дівчатко», «домик».
_SMALL: Final = {
    "uk": (
        ("очка", "ка"), ("ечка", "ка"), ("очка", "а"), ("ечка", "я"), ("онька", "а"), ("енька", "я"), ("инка", "ина"),
        ("ичка", "иця"), ("атко", "а"), ("ятко", "я"), ("ечко", "о"), ("ечко", "е"), ("очок", "ок"), ("ець", ""),
        ("ик", ""), ("чик", ""), ("ок", ""), ("ко", "о"), ("це", "о"), ("ка", "а"), ("ця", "ь"),
    ),
    "ru": (
        ("очка", "ка"), ("ечка", "ка"), ("очка", "а"), ("ечка", "я"), ("онька", "а"), ("енька", "я"), ("ушка", "а"),
        ("ичка", "ица"), ("ечко", "о"), ("ечко", "ье"), ("очек", "ок"), ("чик", "ец"), ("чка", "ка"),
        ("ек", ""), ("ик", ""), ("чик", ""), ("ок", ""),
        ("ишко", "о"), ("це", "о"), ("ка", "а"),
    ),
}  # fmt: skip
_STEM: Final = 3  # letters that a plain name keeps at least
_HEAD: Final = 4  # letters of the shortest second part of a compound


def _derived(lemma: str, lang: str) -> Noun | None:
    """Name a word that the table has the parts of: a compound by its head, a woman by the name of the calling."""
    table = noun_tables()[lang]
    for ending, other in _WOMEN[lang]:
        found = table.get(lemma.removesuffix(ending) + other) if lemma.endswith(ending) else None
        if found is not None and found.person:
            return found
    if (small := _small(lemma, lang)) is not None:
        return small
    for cut in range(min(8, len(lemma) - 4), 2, -1):
        head = table.get(lemma[cut:].removeprefix("-"))
        if head is not None and lemma[:cut].rstrip("-") in _PREFIXES:
            return head._replace(name=f"{_PREFIXES[lemma[:cut].rstrip('-')]} {head.name}")
    return None if is_known_word(lemma, lang) else _by_head(lemma, table)


def _small(lemma: str, lang: str) -> Noun | None:
    """The plain thing of a small one, both alive or neither: not «автоматчик» of «автомат»."""
    for ending, other in _SMALL[lang]:
        plain = lemma.removesuffix(ending) + other
        found = noun_tables()[lang].get(plain) if lemma.endswith(ending) else None
        if found is not None and len(lemma) - len(ending) >= _STEM and _lives(lemma, lang) == _lives(plain, lang):
            return found
    return None


def _lives(lemma: str, lang: str) -> bool:
    return any("anim" in reading.marks for reading in analyse(lemma, lang).readings if reading.pos == "NOUN")


def _by_head(lemma: str, table: dict[str, Noun]) -> Noun | None:
    """Name a compound no dictionary has by its second part: «дронопорт» is some port."""
    if lemma.endswith(("инг", "інг")):
        return None  # «каршеринг» is no ring
    for cut in range(4, len(lemma) - _HEAD + 1):
        head = table.get(lemma[cut:])
        if head is not None and lemma[cut - 1] in "оеєі":
            return head
    return None


def slavic_noun(low: str, lang: str, at: int = -1) -> Noun | None:
    """Return the Ukrainian or Russian noun that *low* (folded) is a form of, or None."""
    found = _slavic_word(low, lang)
    return found._replace(at=at) if found else None
