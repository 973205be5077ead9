"""Hedges, boosters, distance, verification, denial, and the ladder of C5."""

import pytest

from crossread.framing import certainty_of, frame_segments, load_lexicon
from crossread.records import Article, Segment, Signal


def frame(text: str, lang: str) -> tuple[Signal, ...]:
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=text, path="a")
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang=lang)
    return frame_segments(article, [segment], load_lexicon())


@pytest.mark.parametrize(
    ("text", "lang", "signal", "words"),
    [
        ("Пожежу, ймовірно, спричинила блискавка.", "uk", "C1", "ймовірно"),
        ("За попередніми даними, згоріло два склади.", "uk", "C1", "За попередніми даними"),
        ("Возможно, рейс отменят.", "ru", "C1", "Возможно"),
        ("The dam may have cracked.", "en", "C1", "may"),
        ("Це, безперечно, найкращий врожай.", "uk", "C2", "безперечно"),
        ("Это, несомненно, рекорд.", "ru", "C2", "несомненно"),
        ("He is undoubtedly the author.", "en", "C2", "undoubtedly"),
        ("Охоронець нібито спав.", "uk", "C3", "нібито"),
        ("Груз якобы застрахован.", "ru", "C3", "якобы"),
        ("The clerk allegedly took the keys.", "en", "C3", "allegedly"),
        ("Перевірити ці дані неможливо.", "uk", "C6", "Перевірити ці дані неможливо"),
        ("Проверить это сообщение не удалось.", "ru", "C6", "Проверить это сообщение не удалось"),
        ("The claim could not be independently verified.", "en", "C6", "could not be independently verified"),
        ("Мерія заперечує підкуп.", "uk", "C7", "заперечує"),
        ("Сообщения о взрыве не соответствуют действительности.", "ru", "C7", "не соответствуют действительности"),
        ("The union denied it.", "en", "C7", "denied"),
        ("Нова «елітна» зупинка протікає.", "uk", "C4", "елітна"),
    ],
)
def test_signals_of_certainty(text: str, lang: str, signal: str, words: str) -> None:
    assert words in [found.text for found in frame(text, lang) if found.signal == signal]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The train left on 9 May.", "en"),
        ("He could not swim.", "en"),
        ("Санаторій «Перлина» приймає дітей.", "uk"),
        ("Газета «Вечерний город» закрылась.", "ru"),
    ],
)
def test_what_only_looks_uncertain_is_left_alone(text: str, lang: str) -> None:
    assert not [found for found in frame(text, lang) if found.signal in ("C1", "C3", "C4")]


def test_a_distancing_particle_tells_what_it_covers_and_whose_claim_it_is() -> None:
    [particle] = [s for s in frame("Речник твердить, нібито горіли добрива.", "uk") if s.signal == "C3"]
    assert particle.get("claim") == "горіли добрива."
    assert particle.get("whose") == "Речник"


@pytest.mark.parametrize(
    ("text", "lang", "level"),
    [
        ("Дрон уразив склад.", "uk", 4),
        ("Мерія визнала, що склад згорів.", "uk", 3),
        ("Мерія повідомила, що склад згорів.", "uk", 2),
        ("Склад, імовірно, згорів.", "uk", 1),
        ("Чиновник стверджує, що склад цілий.", "uk", 1),
        ("Мерія спростувала пожежу на складі.", "uk", 0),
        ("The depot burned.", "en", 4),
        ("The mayor confirmed that the depot burned.", "en", 3),
        ("The mayor said the depot had burned.", "en", 2),
        ("The depot allegedly burned.", "en", 1),
        ("The mayor denied that the depot had burned.", "en", 0),
    ],
)
def test_the_ladder_of_certainty(text: str, lang: str, level: int) -> None:
    assert certainty_of(frame(text, lang)) == level


def test_the_ladder_can_be_read_for_a_part_of_a_sentence() -> None:
    text = "Склад згорів, а гараж, імовірно, вцілів."
    signals = frame(text, "uk")
    assert certainty_of(signals, end=text.index(",")) == 4
    assert certainty_of(signals, start=text.index(",")) == 1


@pytest.mark.parametrize(
    ("text", "lang", "signal", "words"),
    [
        ("Чи був там підвал, достеменно не відомо.", "uk", "C6", "достеменно не відомо"),
        ("З'ясувати це не пощастило.", "uk", "C6", "З'ясувати це не пощастило"),
        ("Запись проходит проверку.", "ru", "C6", "проходит проверку"),
        ("Подтверждений этому не поступало.", "ru", "C6", "Подтверждений этому не поступало"),
        ("He gave figures that cannot be independently checked.", "en", "C6", "cannot be independently checked"),
        ("Независимые источники этого не подтверждают.", "ru", "C6", "Независимые источники этого не подтверждают"),
        ("There was no immediate confirmation.", "en", "C6", "no immediate confirmation"),
        ("Подейкують, що завод продали.", "uk", "C3", "Подейкують"),
        ("The roof may not survive.", "en", "C1", "may"),
        ("«Порятунок» банку коштував дорого.", "uk", "C4", "Порятунок"),
        ("«Гості» прожили рік.", "uk", "C4", "Гості"),
        ("Фейк 2. Дамбу підірвали рибалки", "uk", "C7", "Фейк"),
        ("«Стихийный» митинг анонсировали заранее.", "ru", "C4", "Стихийный"),
    ],
)
def test_further_wordings_of_certainty(text: str, lang: str, signal: str, words: str) -> None:
    """Families of wordings: who could not, what is missing, what is being checked."""
    assert words in [found.text for found in frame(text, lang) if found.signal == signal]


@pytest.mark.parametrize(
    ("text", "lang", "signal"),
    [
        ("Це не точно.", "uk", "C2"),
        ("Children could skate there in the old days.", "en", "C1"),
        ("Глава самопровозглашённой ДНР уволил министра.", "ru", "C3"),
        ("Голосів забракло: 221 «за» при потрібних 226.", "uk", "C4"),
        ("Ложная тревога закончилась.", "ru", "C7"),
        ("Nobody at the bank could help.", "en", "C1"),
        ("There is nothing to suggest that he fell.", "en", "C1"),
        ("The claim is utterly false, he said.", "en", "C2"),
        ("У шахах цей хід називається «рокіровка».", "uk", "C4"),
        ("Назва села перекладається як «гірке джерело».", "uk", "C4"),
        ("Инструкция велит говорить «гость», а не «клиент».", "ru", "C4"),
        ("Слово «этче» значит дом.", "ru", "Q"),
        ("Ветеран на псевдо «Яструб» повернувся.", "uk", "C3"),
    ],
)
def test_negated_words_abilities_and_labels_are_left_alone(text: str, lang: str, signal: str) -> None:
    """What is negated boosts nothing; what people were able to do is no doubt; a label is told once."""
    assert not [found for found in frame(text, lang) if found.signal == signal]


def test_a_word_before_a_thing_does_not_lower_the_level_of_what_is_stated() -> None:
    """«так званий перерахунок» keeps its distance from the recount, not from its outcome."""
    assert certainty_of(frame("Так званий перерахунок скінчився внічию.", "uk")) == 4


@pytest.mark.parametrize(
    ("text", "lang", "possible"),
    [
        ("Злива може повторитися вночі.", "uk", True),
        ("Пенсіонери можуть отримати допомогу на пошті.", "uk", False),
        ("Підсудний може отримати до 12 років ув'язнення.", "uk", True),
        ("Міст може витримати вантажівки до сорока тонн.", "uk", False),
        ("Допомагали всі, хто міг ходити.", "uk", False),
        ("Завод может выпускать до восьмисот машин в сутки.", "ru", False),
        ("Туристы могут бесплатно посетить замок.", "ru", False),
        ("Взрыв мог произойти из-за утечки газа.", "ru", True),
        ("Visitors may bring one small bag free of charge.", "en", False),
        ("Nobody may enter the reserve.", "en", False),
        ("Drones may not be flown over the colony.", "en", False),
        ("The roof may not survive.", "en", True),
        ("The tower fell before the pilot could land.", "en", False),
        ("The spray could wipe out half of the hives.", "en", True),
    ],
)
def test_modal_verbs_of_permission_and_ability_are_no_hedges(text: str, lang: str, possible: bool) -> None:
    assert ("C1" in [found.signal for found in frame(text, lang)]) is possible


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("The claimed savings are small.", True),
        ("Her claimed descent rests on one record.", True),
        ("The group that claimed responsibility is small.", False),
        ("The storm claimed four lives.", False),
        ("Trains were supposed to run hourly.", False),
        ("Her supposed accomplice left.", True),
        ("For no apparent reason he left.", False),
        ("The would-be buyers left.", False),
    ],
)
def test_english_adjectives_that_keep_a_distance(text: str, distance: bool) -> None:
    assert ("C3" in [found.signal for found in frame(text, "en")]) is distance


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Millions heard the woman who described a theft that allegedly occurred in May.", "en"),
        ("Поліція затримала водія, який нібито збив оленя.", "uk"),
    ],
)
def test_doubt_in_a_relative_clause_does_not_lower_the_main_one(text: str, lang: str) -> None:
    assert certainty_of(frame(text, lang)) >= 2
