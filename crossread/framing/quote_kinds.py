"""
What a quotation is: words of speech (Q), scare quotes (C4), or neither: a title, a nickname, a word as a word.

`quotes` finds the spans and classifies what is left by its length and capitals; this module reads the words beside.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.attribution import Attribution
from crossread.framing.clauses import Sentence, is_finite
from crossread.framing.lemmas import Word, words
from crossread.framing.quantities.nouns import WEAPONS
from crossread.framing.quotes import Quote, classify_quote, is_claimed
from crossread.framing.tokens import Token

_NAMING: Final = words("назвав назвала назвали назвало називає називають назвал назвала назвали назвало называет "
                       "называют called calls call describes described branded dubbed blamed labelled")  # fmt: skip


def quote_kind(sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]) -> str:
    """Tell "speech", "scare", "title" or "none" of one quotation of a sentence whose attributions are known."""
    tokens = sentence.tokens
    inner = [token for token in tokens if quote.inner_start <= token.start < quote.inner_end]
    before = [token for token in tokens if token.end <= quote.start]
    inside = [token for token in inner if token.kind == "word"]
    apart = quote.start < sentence.start or quote.end > sentence.end
    if apart:  # it goes on in another sentence
        return "speech"
    named = bool(before) and before[-1].kind == "word" and "NOUN" in before[-1].word.pos
    if fixed := _fixed_kind(sentence, quote, inner, before):
        return fixed
    return classify_quote(
        len(inside),
        first=inner[0].text,
        last=inner[-1].text,
        verb=not _is_all_capitals(inside) and any(_is_verb(token, sentence.lang) for token in inside),
        spoken=bool(attributions) or _verb_of_speech(sentence),
        whole=before == [] and len(inner) + 3 >= len(tokens),
        named=named,
        colon_before=bool(before) and before[-1].text == ":",
        answered=_is_answered(sentence, quote, attributions),
        plain=_is_plain(sentence, inner, named=named),
        naming=_is_predicate(sentence, inside)
        or any(
            attribution.verb.split()[0] in _NAMING
            for attribution in attributions
            if attribution.verb and attribution.verb_class != "denial"
        ),
    )


def _fixed_kind(sentence: Sentence, quote: Quote, inner: Sequence[Token], before: Sequence[Token]) -> str:
    """What the words beside a quotation decide alone: a vote, a slogan, what somebody speaks of, what "is" another."""
    if len(inner) == 1 and (inner[0].word.pos & {"PREP"} or inner[0].word.form in _VOTES):
        return "none"  # 221 «за»
    if _is_mentioned(sentence, quote, inner, before):
        return "none"
    if sentence.lang != "en" and len(inner) == 1 and WEAPONS & set(inner[0].word.keys):
        return "none"  # 62 «шахеди»
    if not before and len(inner) == 1 and _is_adjective_of_next(sentence, quote, inner[0]):
        return "scare"  # «Стихийный» митинг
    if _opens_with_irony(sentence, inner, before):
        return "scare"
    if before and set(before[-1].word.keys) & _SLOGANS:
        return "speech"
    if (
        sentence.lang == "en"
        and len(inner) <= SCARE_WORDS
        and _is_so_called(before, plural=inner[-1].text.endswith("s"))
    ):
        return "scare"
    if sentence.lang == "en" and is_claimed([token.word.form for token in before[-_CLAIM:]]):
        return "speech"
    if _is_set_phrase(sentence, quote, inner, before):
        return "scare"
    if len(inner) > SCARE_WORDS or inner[-1].text in ".!?…,":
        return ""
    passed_off = {token.word.form for token in before[-_CLAIM:]} & _PASSED_OFF
    if sentence.lang == "en" and before and before[-1].word.form == "as" and passed_off:
        return "scare"  # 'sold as "Russian"'
    behind = [token.word.form for token in before if token.word.form not in ("a", "an", "the", "some", "its")][-2:]
    if sentence.lang == "en" and inner[0].text.islower() and len(behind) == 2:
        return "scare" if behind[0] in _SPEAKS and behind[1] in ("of", "about") else ""
    after = [token for token in sentence.tokens if token.start >= quote.end][:2]
    defined = [token.text for token in after] in (["–", "це"], ["—", "це"], ["–", "это"], ["—", "это"], ["-", "це"])
    return "scare" if defined and not before else ""


def _is_set_phrase(sentence: Sentence, quote: Quote, inner: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a quotation is a phrase that everybody says, put in marks by the writer: nobody beside says it."""
    phrase = " ".join(token.word.form for token in inner if token.kind == "word")
    if phrase not in _SET_PHRASES or not before or before[-1].text == ":":
        return False
    after = [token for token in sentence.tokens if token.start >= quote.end][:3]
    said = [sentence.tokens[hit.first] for hit in sentence.hits_of("reporting")]
    beside = any(token in said for token in (*before[-2:], *after))
    return not beside and not any(token.word.form in _NAMING for token in before[-_CLAIM:])


_SET_PHRASES: Final = frozenset(
    phrase
    for row in (
        "business as usual|new normal|old normal|red line|red lines|grey zone|gray zone|point of no return"
        "|house of cards|silver bullet|magic bullet|blank cheque|blank check|smoking gun|brain drain|open secret"
        "|quid pro quo|fait accompli|carte blanche|level playing field|perfect storm|wake up call|game changer"
        "|carrot and stick|shadow fleet|ghost fleet|soft power|sphere of influence|quick fix"
        "|human shield|human shields",
        "червона лінія|червоні лінії|червоних ліній|сіра зона|сірій зоні|сірої зони|точка неповернення|зелене світло"
        "|живий щит|м'яка сила|м'якої сили|тіньовий флот|тіньового флоту|нова нормальність|друге дихання|чорний день"
        "|бізнес як завжди|подвійні стандарти|подвійних стандартів",
        "красная линия|красные линии|красных линий|серая зона|серой зоне|серой зоны|точка невозврата|зеленый свет"
        "|живой щит|мягкая сила|мягкой силы|теневой флот|теневого флота|новая нормальность|второе дыхание|черный день"
        "|бизнес как обычно|двойные стандарты|двойных стандартов",
    )
    for phrase in row.split("|")
)  # by their folded words


def _opens_with_irony(sentence: Sentence, inner: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a quotation opens the sentence and is an office, an institution or a deed held at arm's length."""
    if sentence.lang == "en" or before or not 1 <= len(inner) <= 2 or any(token.kind != "word" for token in inner):
        return False
    if not inner[0].capital or (len(inner) == 2 and (inner[1].capital or not _belongs_to(inner[0].word, inner[1]))):
        return False
    behind = next((token for token in sentence.tokens if token.start > inner[-1].end and token.kind == "word"), None)
    said = behind is not None and any(sentence.tokens[hit.first] is behind for hit in sentence.hits_of("reporting"))
    return bool(_DOUBTED & set(inner[-1].word.keys)) and not said


# What is said to be none of it: offices, institutions and deeds. Words that papers, parties and films are called by
# («Свобода», «Победа», «Мир») stand apart.
_DOUBTED: Final = words(
    "референдум вибори голосування парламент уряд міністр міністерство президент прем'єр мер губернатор депутат влада "
    "суд суддя прокурор слідчий експерт журналіст блогер волонтер доброволець миротворець визволитель захисник "
    "ополченець турист відпускник біженець інвестор благодійник партнер союзник лікар цілитель екстрасенс "
    "правозахисник опозиція допомога конвой гуманітарка евакуація фільтрація перемир'я операція навчання місія візит "
    "екскурсія ремонт реконструкція реставрація реформа модернізація оптимізація денацифікація демілітаризація "
    "розслідування перевірка доказ експертиза аудит тендер позика знижка лікування порятунок визволення приєднання "
    "выборы голосование правительство министр министерство премьер мэр власть судья следователь эксперт журналист "
    "блогер волонтер доброволец миротворец освободитель защитник ополченец отпускник беженец инвестор благодетель "
    "партнер союзник врач целитель экстрасенс правозащитник оппозиция помощь эвакуация фильтрация перемирие операция "
    "учение миссия визит экскурсия реконструкция реставрация модернизация оптимизация денацификация демилитаризация "
    "расследование проверка доказательство экспертиза лечение спасение освобождение присоединение заем скидка"
)
_PASSED_OFF: Final = words("sold marketed presented passed billed touted advertised paraded disguised packaged pitched")


def _is_adjective_of_next(sentence: Sentence, quote: Quote, token: Token) -> bool:
    """Whether a quoted adjective agrees with the noun right behind the quotation."""
    after = next((other for other in sentence.tokens if other.start >= quote.end), None)
    return sentence.lang != "en" and after is not None and after.kind == "word" and _belongs_to(token.word, after)


def _is_predicate(sentence: Sentence, inside: Sequence[Token]) -> bool:
    """Whether the quotation opens with an adjective that is not one of the noun behind: «назвал «незаконным»»."""
    if not inside or not inside[0].word.pos & {"ADJF", "ADJS"}:
        return False
    after = next((token for token in sentence.tokens if token.start > inside[-1].end and token.kind == "word"), None)
    return len(inside) > 1 or after is None or not _belongs_to(inside[0].word, after)


def _is_all_capitals(inside: Sequence[Token]) -> bool:
    """Whether several words all have a capital, as names have: "Northern Rose"."""
    return len(inside) > 1 and all(token.capital or token.word.form in _SMALL for token in inside)


def _is_verb(token: Token, lang: str) -> bool:
    return is_finite(token, lang) and "NOUN" not in token.word.pos


_SMALL: Final = words("of the and for in on to a an і та и й у в на з")


def _is_mentioned(sentence: Sentence, quote: Quote, inner: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether the words beside a short quotation say that it is a name, or a word spoken of as a word."""
    if len(inner) > _MENTIONED or inner[-1].text in ".!?…," or not before:
        return False
    if any(_SLANG & set(token.word.keys) for token in before):
        return True  # «на жаргоні це «чобіт»»
    forms = [token.word.form for token in before[-_CLAIM:] if token.word.form not in _ARTICLES]
    after = next((token for token in sentence.tokens if token.start >= quote.end), None)
    if sentence.lang == "en":
        label = after is not None and len(inner) <= 2 and after.word.form in _LABELS  # 'the "like" button'
        return label or _named_in_english(forms)
    last = before[-1].word
    if set(last.keys) & _NAMED_SLAVIC or last.form in _WORD or last.form in _MEANS or forms[-1] in _SELF:
        return True
    if forms[-1:] == ["як"] or forms[-1:] == ["как"]:
        return bool(forms[-2:-1]) and forms[-2].startswith(_RENDERED)
    return forms[-1].startswith(_CALLED) or _is_contrasted(sentence, quote, forms)


def _named_in_english(forms: Sequence[str]) -> bool:
    """Whether the folded words before, articles apart, name or explain: "nicknamed", "known as", "the word"."""
    if not forms:
        return False
    last, previous = forms[-1], forms[-2] if len(forms) > 1 else ""
    if last in _NAMED_ENGLISH or last in _MEANS or (last == "as" and previous in _KNOWN_AS):
        return True
    if last == "to" and previous in ("addressed", "dedicated", "renamed", "changed"):
        return True
    if last in ("says", "say", "write", "use", "read", "reads") and previous in ("to", "never", "simply"):
        return True
    return last in ("itself", "themselves", "himself", "herself") or last == "never"


def _is_contrasted(sentence: Sentence, quote: Quote, forms: Sequence[str]) -> bool:
    """Whether words are weighed as words: «казати «гість», а не «клієнт»»."""
    others = [other for other in sentence.quotes if other.start != quote.start]
    if not others:
        return False
    behind = [token.word.form for token in sentence.tokens if token.start >= quote.end][:3]
    return forms[-2:] in (["а", "не"], ["замість"], ["вместо"]) or behind in ([",", "а", "не"],)


_MENTIONED: Final = 5  # tokens of a name or of words spoken of as words
_ARTICLES: Final = words("a an the its his her their")
_NAMED_ENGLISH: Final = words(
    "word term expression name nickname callsign letter letters codename codenamed nicknamed named titled entitled "
    "renamed christened suffix prefix hashtag password username label labelled labeled marked stamped tagged button "
    "column category folder file section option box command query search caption entry alias pseudonym acronym "
    "verb noun adjective adverb preposition abbreviation handle moniker pronounced spelled spelt "
    "inscribed novel film song album poem play book ballad opera"
)
_SLANG: Final = words("jargon slang dialect lingo parlance жаргон сленг діалект диалект говірка")
_KNOWN_AS: Final = words("known translates translated renders rendered signed pronounced written spelled spelt listed")
_LABELS: Final = words("button key option tab box category column vote votes rating grade setting mode sign icon emoji")
_NAMED_SLAVIC: Final = words(
    "термін вираз назва ім'я прізвисько прізвище позивний літера псевдонім псевдо нік логін хештег пароль графа "
    "позначка гриф рубрика розділ категорія статус кодовий термин выражение название имя прозвище позывной буква "
    "псевдоним ник логин хештег графа пометка раздел категория статус папка файл кличка кодовый дієслово глагол "
    "іменник существительное прикметник прилагательное суфікс суффикс префікс приставка роман повість повесть фільм "
    "фильм вистава спектакль п'єса пьеса альбом пісня песня вірш стихотворение опера балет серіал сериал"
)
_SELF: Final = words("себе себя собою собой")
_RENDERED: Final = ("переклада", "перевод", "відом", "извест", "означа", "чита", "перекладен", "переведен", "розшифр",
                    "расшифр", "позначен", "обозначен")  # fmt: skip
_CALLED: Final = ("називається", "називаються", "називалас", "називавс", "называется", "называются", "называлс",
                  "называлас", "прозва", "прозив", "зветься", "звуть", "зовется", "зовут", "охрест", "нарек", "нарік",
                  "перейменова", "переименова", "озаглав", "адресован")  # fmt: skip
_WORD: Final = words("слово словом слову слові слове")


def _is_so_called(before: Sequence[Token], *, plural: bool) -> bool:
    """Whether "what X calls a" or, before a *plural*, "whom X calls" tells that the writer does not share the word."""
    forms = [token.word.form for token in before if token.word.form not in ("a", "an", "the", "its", "his", "their")]
    if not forms or forms[-1] not in ("calls", "called", "call", "dubs", "dubbed"):
        return False
    return "what" in forms[-_CLAIM - 1 :] or (plural and bool({"whom", "which"} & set(forms[-_CLAIM:])))


_CLAIM: Final = 5  # tokens before a quotation that may say whose words it repeats
SCARE_WORDS: Final = 3  # tokens that scare quotes hold at most (C4)
_MEANS: Final = words("означає означает значить значит means meaning означають означают")
_VOTES: Final = words("за проти против утримався утримались воздержался воздержались yes no aye nay")
_SPEAKS: Final = words("speak speaks spoke speaking talk talks talked talking")
_SLOGANS: Final = words("фраза слово гасло лозунг слоган напис надпись табличка плакат девіз девиз принцип slogan "
                        "motto words phrase banner sign placard")  # fmt: skip


def _verb_of_speech(sentence: Sentence) -> bool:
    """Whether a verb of speech stands outside quotations whose subject was not found; English has nouns alike."""
    return sentence.lang != "en" and any(
        not sentence.opaque[hit.first] and bool(sentence.tokens[hit.last - 1].word.finite)
        for hit in sentence.hits_of("reporting")
    )


def _is_answered(sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]) -> bool:
    """Whether a reporting verb follows within two tokens of the comma or dash after the quotation."""
    after = [i for i, token in enumerate(sentence.tokens) if token.start >= quote.end][:4]
    marks = [i for i in after[:1] if sentence.tokens[i].text in ",–—-"]
    comma = sentence.lang == "en" and any(t.end == quote.inner_end and t.text == "," for t in sentence.tokens)
    verbs = [hit.first for hit in sentence.hits_of("reporting")]
    verbs += [a.first for a in attributions if a.manner == "verb"]  # «усміхається доярка» as well
    return bool(marks or comma) and any(verb in after for verb in verbs)


def _is_plain(sentence: Sentence, inner: Sequence[Token], *, named: bool) -> bool:
    """Whether a quoted single word is an adjective before its noun, a plural or an abstract noun: no name."""
    if named or len(inner) != 1 or inner[0].kind != "word":
        return False
    word = inner[0].word
    if sentence.lang == "en":
        return word.form.endswith(_ABSTRACT_ENDINGS)
    after = next((token for token in sentence.tokens if token.start > inner[0].end and token.kind == "word"), None)
    if after is not None and _belongs_to(word, after):
        return True
    nouns = [r for r in word.readings if r.pos == "NOUN"]
    opens = sentence.tokens[0].kind == "mark" and sentence.tokens[1:2] == tuple(inner)
    if not nouns or any({"Surn", "Name", "Geox"} & reading.marks for reading in nouns):
        return False
    if inner[0].capital and not opens:  # a capital inside the sentence is a name's
        return False
    cases = {r.case for r in after.word.readings} if after is not None and after.text.islower() else set()
    if opens and "gent" in cases and "nomn" not in cases and after is not None and after.word.pos & {"NOUN", "ADJF"}:
        return True  # «Порятунок» банку
    subjects = [r for r in nouns if r.case == "nomn"] or nouns
    return all(reading.number == "plur" for reading in subjects) or word.form.endswith(_ABSTRACT_ENDINGS)


def _belongs_to(word: Word, after: Token) -> bool:
    """Whether *word* is an adjective of the noun *after* it: they agree."""
    return any(
        a.pos == "ADJF" and b.pos == "NOUN" and (a.case, a.number) == (b.case, b.number)
        for a in word.readings
        for b in after.word.readings
    )


_ABSTRACT_ENDINGS: Final = (
    "ция",
    "ція",
    "ание",
    "ение",
    "ання",
    "ення",
    "ость",
    "ість",
    "изм",
    "ізм",
    "ation",
    "ism",
    "ment",
)
