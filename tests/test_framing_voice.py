"""Agent, verb, object and voice of main clauses in three languages (D7, G1)."""

import pytest

from crossread.framing import clause_voice


@pytest.mark.parametrize(
    ("lang", "text", "agent", "verb", "voice"),
    [
        ("uk", "Макрон не виключає відправлення військових", "Макрон", "не виключає", "active"),
        ("uk", "Німеччина може передати Україні ще дві системи", "Німеччина", "може передати", "active"),
        ("uk", "Понад 300 тисяч абонентів залишилися без світла", "", "залишилися", "intransitive"),
        ("uk", "Вибух у кафе влаштував колишній кухар", "колишній кухар", "влаштував", "active"),
        ("uk", "Дамба прорвана, село під водою", "", "прорвана", "agentless"),
        ("uk", "Рішення ухвалили без обговорення", "", "ухвалили", "agentless"),
        ("uk", "Рятувальники, які працювали на місці, дістали чотирьох людей.", "Рятувальники", "дістали", "active"),
        ("uk", "Нагадаємо, торік місто вже опинялося під водою.", "", "опинялося", "intransitive"),
        ("uk", "За словами очільника, пошкоджено дві школи.", "", "пошкоджено", "agentless"),
        ("uk", "Харків під ударом: перші фото з місця влучання", "", "", "none"),
        ("ru", "Мост у Ольховки взорвала диверсионная группа", "диверсионная группа", "взорвала", "active"),
        ("ru", "Русские пытаются усугубить ситуацию", "Русские", "пытаются усугубить", "active"),
        ("ru", "Решение было принято советом директоров.", "советом директоров", "было принято", "passive"),
        ("ru", "Командующий флотом назначен заместителем министра", "", "назначен", "agentless"),
        ("ru", "Об этом говорится в сообщении ведомства.", "", "говорится", "agentless"),
        ("ru", "Как сообщили в МЧС, пожар тушили всю ночь.", "", "тушили", "agentless"),
        ("ru", "Снял трубку, где бы он ни был.", "", "Снял", "active"),
        ("ru", "Рейс Москва — Сочи задержали на 12 часов", "", "задержали", "agentless"),
        ("ru", "США намерены ввести новые санкции", "США", "намерены ввести", "active"),
        ("ru", "Реакция соседей на выборы в стране: Турция ждёт", "", "", "none"),
        ("en", "Court orders release of detained journalist", "Court", "orders", "active"),
        ("en", "Russian strikes kill five in Odesa", "Russian strikes", "kill", "active"),
        ("en", "Rescuers who had worked all night pulled four people out", "Rescuers", "pulled", "active"),
        ("en", "The minister, a former banker, resigned on Monday.", "The minister", "resigned", "active"),
        ("en", "In the early hours of Tuesday, drones struck a station.", "drones", "struck", "active"),
        ("en", "Woman found dead in canal", "", "found", "agentless"),
        ("en", "Alliance will not be drawn into war", "", "will not be drawn", "agentless"),
        ("en", "Patrol boat rammed by coastguard vessel", "coastguard vessel", "rammed", "passive"),
        ("en", "Families were forced to flee", "", "were forced", "agentless"),
        ("en", "Oil prices slide to three-month low", "", "slide", "intransitive"),
        ("en", "Villages flooded in May were left empty", "", "were left", "agentless"),
        ("en", "The long road home for the city's defenders", "", "", "none"),
    ],
)
def test_main_clause_is_read(lang: str, text: str, agent: str, verb: str, voice: str) -> None:
    clause = clause_voice(text, lang)
    assert (clause.agent, clause.verb, clause.voice) == (agent, verb, voice)


@pytest.mark.parametrize(
    ("lang", "text", "thing"),
    [
        ("uk", "Завод скасував 12 замовлених на осінь вагонів", "12 замовлених на осінь вагонів"),
        ("uk", "На річці затопило понад двісті будинків", "понад двісті будинків"),
        ("ru", "Армения получила от Индии гаубицы и мины", "гаубицы и мины"),
        ("ru", "Министр доложил Путину о наводнении", ""),
        ("ru", "Песков назвал неправдой сообщения газеты", "сообщения газеты"),
        ("ru", "Повторный подсчёт не изменил итога", "итога"),
        ("en", "The attack killed at least nine people", "at least nine people"),
    ],
)
def test_object_is_what_the_verb_acts_upon(lang: str, text: str, thing: str) -> None:
    assert clause_voice(text, lang).object == thing


def test_offsets_point_to_agent_and_verb() -> None:
    text = "У ніч на 14 березня російські війська атакували порт."
    clause = clause_voice(text, "uk")
    assert text[clause.agent_start : clause.agent_end] == "російські війська"
    assert text[clause.verb_start : clause.verb_end] == "атакували"
