"""Quantities in three languages (F1): values, bounds, what is counted, and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.framing.quantities import FoundQuantity, find_quantities
from crossread.framing.quantities.context import clause_of, levels_of, time_of
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.names import name_counted
from crossread.framing.quantities.places import places_of
from crossread.framing.quantities.units import dimension_of, to_base
from crossread.morphology import plural


def only(text: str, lang: str) -> FoundQuantity:
    (found,) = find_quantities(text, lang)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "qualifier", "label"),
    [
        ("uk", "п'ятеро рятувальників", 5, 5, "exact", "rescuers (people)"),
        ("uk", "двадцять один вагон", 21, 21, "exact", "wagons"),
        ("uk", "півтори тисячі людей", 1500, 1500, "exact", "people"),
        ("uk", "понад шість сотень концертів", 600, None, "at least", "concerts"),
        ("uk", "2,4 млрд грн", 2.4e9, 2.4e9, "exact", "UAH"),
        ("uk", "640 тис. грн", 640_000, 640_000, "exact", "UAH"),
        ("uk", "31,75 кв. км", 31.75, 31.75, "exact", "square kilometres"),
        ("uk", "від 5 до 7 суден", 5, 7, "exact", "ships"),
        ("uk", "до 3 тисяч снарядів", None, 3000, "up to", "shells"),
        ("uk", "щонайменше на чотирьох дільницях", 4, None, "at least", "precincts"),
        ("uk", "менше половини школярів", None, 50, "up to", "%"),
        ("uk", "сотні вболівальників", 200, None, "vague", "fans (people)"),
        ("uk", "кілометрів сім", 7, 7, "about", "kilometres"),
        ("uk", "тисяч п'ять людей", 5000, 5000, "about", "people"),
        ("uk", "сто з гаком кілометрів", 100, None, "at least", "kilometres"),
        ("ru", "2 млрд 300 млн рублей", 2.3e9, 2.3e9, "exact", "RUB"),
        ("ru", "12 тысяч 300 человек", 12_300, 12_300, "exact", "people"),
        ("ru", "19 элитных часов", 19, 19, "exact", "watches"),
        ("ru", "двести с лишним домов", 200, None, "at least", "houses"),
        ("uk", "кількасот осель", 200, None, "vague", "homes"),
        ("uk", "дев'ять із десяти опитаних", 90, 90, "exact", "%"),
        ("uk", "18-відсоткове підвищення", 18, 18, "exact", "%"),
        ("ru", "двоих погибших военных", 2, 2, "exact", "servicemen (people)"),
        ("ru", "1,5 тыс. военнослужащих", 1500, 1500, "exact", "servicemen (people)"),
        ("ru", "не менее восьмидесяти вагонов", 80, None, "at least", "wagons"),
        ("ru", "о нескольких тысячах снарядов", 2000, None, "vague", "shells"),
        ("ru", "около трёхсот жителей", 300, 300, "about", "residents (people)"),
        ("ru", "полмиллиона подписей", 500_000, 500_000, "exact", "signatures"),
        ("ru", "400 квадратных метров", 400, 400, "exact", "square metres"),
        ("ru", "вдвое", 2, 2, "exact", "times"),
        ("ru", "3-х стран", 3, 3, "exact", "countries"),
        ("en", "a dozen precincts", 12, 12, "exact", "precincts"),
        ("en", "1.5 million passengers", 1.5e6, 1.5e6, "exact", "passengers (people)"),
        ("en", "two hundred and fifty thousand tonnes", 250_000, 250_000, "exact", "tonnes"),
        ("en", "well over two metres", 2, None, "at least", "metres"),
        ("en", "fewer than 200 votes", None, 200, "up to", "votes"),
        ("en", "dozens of soldiers", 24, None, "vague", "soldiers (people)"),
        ("en", "up to $825 million", None, 825e6, "up to", "USD"),
        ("en", "revised growth up to 1.4%", 1.4, 1.4, "exact", "%"),
        ("en", "between 5 and 7 ships", 5, 7, "exact", "ships"),
        ("en", "minus 19 degrees", -19, -19, "exact", "degrees"),
        ("en", "600 miners or more", 600, None, "at least", "miners (people)"),
        ("en", "a third of voters", 33.33, 33.33, "exact", "%"),
    ],
)
def test_quantity_has_value_bounds_and_counted_thing(
    lang: str, text: str, low: float | None, high: float | None, qualifier: str, label: str
) -> None:
    found = only(text, lang)
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)
    assert name_counted(found.what, found.unit, person=found.person) == label


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "У 2014 році він пішов до школи."),
        ("uk", "Сили відійшли 17 лютого."),
        ("uk", "Страйк триватиме 25 та 26 липня."),
        ("uk", "Затвор відкрили о 2:40."),
        ("uk", "Танк Т-72 і літак Су-34 стояли в «Таврії-2»."),
        ("uk", "41-річний стропальник загинув."),
        ("uk", "Його судили за статтею 110."),
        ("uk", "Поїзд № 749 запізнився."),
        ("uk", "Одне одному вони не вірять, і одного разу це сталося."),
        ("ru", "Ту-154 разбился 25 декабря 2016 года."),
        ("ru", "К семи утра всё стихло."),
        ("ru", "В 90-х годах здесь был завод, во 2-й школе учились."),
        ("ru", "Рейс SU 1492 сгорел."),
        ("ru", "Несколько неожиданно он согласился."),
        ("en", "A Boeing 737 landed on September 11, 2001."),
        ("en", "Resolution 2202 was adopted in May 2023 at 7 p.m."),
        ("en", "The 2022 talks failed, and the F-16s flew on."),
        ("en", "Alina Russu, 34, told how Two-year-old Marko slept until eight."),
        ("en", "One of them said so to another one."),
        ("en", "In 1943 the front ran along this hill; call +380 44 123 45 67."),
    ],
)
def test_dates_names_ages_and_ordinals_are_no_quantities(lang: str, text: str) -> None:
    assert [found.text for found in find_quantities(text, lang)] == []


def test_verb_of_change_makes_the_new_value_exact() -> None:
    assert only("Черга зросла до 23 суден.", "uk").qualifier == "exact"
    assert only("Скасують до 23 рейсів.", "uk").qualifier == "up to"


def test_number_without_noun_counts_what_was_counted_before() -> None:
    ships, held = find_quantities("На рейді чекають 14 суден, сім із них мають зерно.", "uk")
    assert (ships.what, held.what, held.low) == ("ship", "ship", 7)
    assert held.inferred and not ships.inferred


def test_antecedent_is_carried_in_from_the_sentence_before() -> None:
    (found,) = find_quantities("Днём ранее их было 1200.", "ru", antecedent="wagon")
    assert found.what == "wagon" and found.time == "the day before"


def test_happening_nearest_to_the_number_comes_first() -> None:
    killed, wounded = find_quantities("A strike killed five people and wounded 18.", "en")
    assert killed.events[0] == "killed" and wounded.events[0] == "injured"


def test_clause_keeps_scopes_apart() -> None:
    text = "Some 320 people left the village alone; across the valley the figure is close to 900."
    village, valley = find_quantities(text, "en")
    assert village.levels == {"village"} and valley.levels == {"district"}
    assert text[slice(*clause_of(text, valley.start, valley.end))].startswith(" across")


def test_rate_and_time_are_named_in_english() -> None:
    assert time_of("убытки достигают 2 млн евро в сутки") == "per day"
    assert time_of("Загальні втрати за два дні") == "in two days"
    assert time_of("у середу вранці черга зросла") == "Wednesday morning"
    assert levels_of("в трёх районах") == {"district"}


def test_units_convert_within_their_dimension_only() -> None:
    assert to_base(230, "cm") == to_base(2.3, "m")
    assert to_base(1, "sq km") == to_base(100, "ha")
    assert dimension_of("UAH") != dimension_of("EUR")


def test_plural_of_counted_things() -> None:
    assert [plural(noun) for noun in ("wife", "boy", "criminal case", "fireman")] == [
        "wives",
        "boys",
        "criminal cases",
        "firemen",
    ]


@pytest.mark.parametrize("lang", ["uk", "ru", "en"])
def test_every_number_word_but_one_and_fractions_is_read_alone(lang: str) -> None:
    """Each form of the table gives its own value before a noun."""
    noun = {"uk": "вагонів", "ru": "вагонов", "en": "wagons"}[lang]
    for form, word in NUMBERS[lang].items():
        if word.kind in ("digit", "teen", "ten", "hundred") and word.value > 1:
            assert only(f"{form} {noun}", lang).low == word.value, form


@given(st.integers(2, 9_999_999), st.sampled_from(["uk", "ru", "en"]))
def test_digits_keep_their_value_however_grouped(value: int, lang: str) -> None:
    noun = {"uk": "вагонів", "ru": "вагонов", "en": "wagons"}[lang]
    grouped = f"{value:,}".replace(",", "," if lang == "en" else "\u00a0")
    assert only(f"{value} {noun}", lang).low == value
    assert only(f"{grouped} {noun}", lang).low == value


@given(st.text(alphabet="абвгієїжщ abcxyz0123456789.,:-–«»'%$€№\n", max_size=80), st.sampled_from(["uk", "ru", "en"]))
def test_any_text_gives_ordered_spans_inside_it(text: str, lang: str) -> None:
    end = 0
    for found in find_quantities(text, lang):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.low is None or found.high is None or found.low <= found.high
        end = found.end


@pytest.mark.parametrize(
    ("text", "lang", "what"),
    [
        ("Зруйновано вісім обласних насосних станцій.", "uk", "pumping station"),
        ("Погибли четыре мирных жителя.", "ru", "civilian"),
        ("Изъяли 40 единиц оружия.", "ru", "weapon"),
        ("Вранці збили 12 «Шахедів».", "uk", "drone"),
        ("Поліція вилучила 11 БТР.", "uk", "armoured vehicle"),
        ("Підвезли 300 артснарядів.", "uk", "artillery shell"),
        ("Приехали три волейболистки.", "ru", "volleyball player"),
        ("Приїхали дві журналістки.", "uk", "journalist"),
        ("Two customs officers resigned.", "en", "officer"),
        ("Кількість загиблих зросла до 12.", "uk", "dead"),
        ("They put the number of missing at 13.", "en", "people"),
        ("«За» — 214, 37 — «проти».", "uk", "vote"),
        ("Поранено 12.", "uk", "people"),
        ("Five more were wounded.", "en", "people"),
        ("Описаны четыре неизвестных науке вида жуков.", "ru", "species"),
        ("Открыли 12 торгово-развлекательных центров.", "ru", "shopping centre"),
        ("На линию вышли два дизель-поезда.", "ru", "train"),
        ("Сапёры сняли 46 мин.", "ru", "mine"),
        ("Убыток составил 3 млрд рублей против 1 млрд годом ранее.", "ru", "rouble"),
        ("Из штаба назвали цифру по вертолётам: 11.", "ru", "helicopter"),
        ("Госпитализировали 27 отравившихся.", "ru", "people"),
        ("Проверили масло пятнадцати марок.", "ru", "brand"),
        ("Філателіст зібрав сорок марок.", "uk", "stamp"),
        ("На шахту спустились три отделения горноспасателей.", "ru", "squad"),
    ],
)
def test_the_counted_thing_is_found(text: str, lang: str, what: str) -> None:
    """Pairs of words, containers, names of weapons, abbreviations, compounds, women, elided nouns."""
    assert what in [quantity.what for quantity in find_quantities(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "low", "high", "what"),
    [
        ("The call lasted an hour and a half.", "en", 1.5, 1.5, "hour"),
        ("It took over a week.", "en", 1.0, None, "week"),
        ("Дорога зайняла майже добу.", "uk", None, 1.0, "day"),
        ("Обыск длился больше часа.", "ru", 1.0, None, "hour"),
        ("Півтонни меду зникло.", "uk", 0.5, 0.5, "tonne"),
        ("Нашли полмиллиона рублей.", "ru", 500_000.0, 500_000.0, "rouble"),
        ("Через півтора року відкрили.", "uk", 1.5, 1.5, "year"),
        ("Прошло три с половиной часа.", "ru", 3.5, 3.5, "hour"),
        ("Вивели майже тисячу двісті людей.", "uk", None, 1200.0, "people"),
        ("Під сотню дерев повалив буревій.", "uk", 100.0, 100.0, "tree"),
        ("Зоопарк принял пару фазанов.", "ru", 2.0, 2.0, "pheasant"),
    ],
)
def test_measures_in_words(text: str, lang: str, low: float | None, high: float | None, what: str) -> None:
    """Durations and halves without a numeral, pairs, thousands with a rest."""
    (found,) = find_quantities(text, lang)
    assert (found.low, found.high, found.what) == (low, high, what)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Взяли село за добу.", "uk"),
        ("Prices rose in a week.", "en"),
        ("Пару лет назад тут был пляж.", "ru"),
        ("Розповідає вихователька Інга Сорока.", "uk"),
        ("40 лет Победы – так называется улица.", "ru"),
        ("Article 51 of the charter deals with self-defence.", "en"),
        ("The 7.15 to Brno was late.", "en"),
        ("As one survivor put it, the sky opened.", "en"),
        ("They hid behind a two-line statement.", "en"),
        ("It looked as if the two were joking.", "en"),
        ("The flight leaves from gate 22 at 10.45 every morning.", "en"),
        ("The plane was parked at stand 14 beside the hangar.", "en"),
        ("The heroine of Act Two dies of cold.", "en"),
        ("The ship split in two in the strait.", "en"),
        ("Ворота откроют в шестнадцать тридцать.", "ru"),
        ("Снегоход «Тайга 551» нашли у зимовья.", "ru"),
        ("Газопровод «Сила Сибири — 2» построят позже.", "ru"),
        ("Сборная до 21 года улетела в Загреб.", "ru"),
        ("Радио вещает на частоте 101,2 FM.", "ru"),
        ("Her teacher, now 91, called her stubborn.", "en"),
        ("Under the rule drivers over 75 must retake the test.", "en"),
    ],
)
def test_what_counts_nothing(text: str, lang: str) -> None:
    """Bare periods, surnames, names of streets, articles of a law, trains, sources, compounds, pronouns."""
    assert find_quantities(text, lang) == ()


def test_what_happened_belongs_to_things_it_can_happen_to() -> None:
    """Houses are flooded and a person killed in one sentence; dockers who down tools are not shot down."""
    homes = find_quantities("A man drowned and more than 200 homes were flooded.", "en")[0]
    dockers = find_quantities("Hundreds of dockers downed tools.", "en")[0]
    assert (homes.events, dockers.events) == (("flooded",), ("strike",))


def test_a_day_earlier_is_no_rate() -> None:
    """A rate is said of its own clause; a day earlier is a time."""
    (found,) = find_quantities("The agency said a day earlier, citing three sources.", "en")
    assert found.time == "the day before"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales should grow by 2% to 3% this year.", (2.0, 3.0, "exact", "percent")),
        ("A barrel costs between $5 and $8.", (5.0, 8.0, "exact", "dollar")),
        ("They let go a sturgeon of an estimated 120kg.", (120.0, 120.0, "about", "kilogram")),
        ("The bank set aside Sfr1.1bn.", (1.1e9, 1.1e9, "exact", "franc")),
        ("One in four Ukrainians has moved.", (25.0, 25.0, "exact", "percent")),
        ("About two in five voters are undecided.", (40.0, 40.0, "about", "percent")),
        ("Nine out of 10 patients recover.", (90.0, 90.0, "exact", "percent")),
        ("That is about a fifth more than before.", (20.0, 20.0, "about", "percent")),
        ("Sirens would give people 40 minutes at best.", (None, 40.0, "up to", "minute")),
        ("The bus carried 33 schoolchildren.", (33.0, 33.0, "exact", "schoolchildren")),
        ("The drones flew over seven regions.", (7.0, 7.0, "exact", "region")),
        ("It fell short of the 110,000 target.", (110000.0, 110000.0, "exact", "")),
        ("One shop in five will be empty.", (20.0, 20.0, "exact", "percent")),
        ("They damaged four Su-34 bombers.", (4.0, 4.0, "exact", "bomber")),
        ("The vote will be held over three days.", (3.0, 3.0, "exact", "day")),
        ("The rouble weakened past 102 to the dollar.", (102.0, 102.0, "exact", "rouble")),
        ("Tens of thousands marched on Friday.", (20000.0, None, "vague", "people")),
        ("Fares soared by over a third.", (33.33, None, "at least", "percent")),
    ],
)
def test_english_ranges_shares_and_glued_units(text: str, expected: tuple[float | None, float, str, str]) -> None:
    """Ranges that repeat their unit, odds, units without a blank, words behind the number."""
    (found,) = find_quantities(text, "en")
    assert (found.low, found.high, found.qualifier) == expected[:3]
    assert not expected[3] or found.what == expected[3]


@pytest.mark.parametrize(
    "text", ["The baker opens at four so that the queue disperses.", "Prices rose at ten because of it."]
)
def test_an_hour_before_a_reason_is_a_time(text: str) -> None:
    """A small number behind "at" and before a conjunction tells the hour."""
    assert find_quantities(text, "en") == ()


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "label"),
    [
        ("en", "nearly a quarter of a million homes", None, 250_000, "homes"),
        ("en", "a quarter of an hour", 15, 15, "minutes"),
        ("en", "a hundred and twenty shops", 120, 120, "shops"),
        ("en", "a pair of lifeguards", 2, 2, "lifeguards (people)"),
        ("en", "32 737 MAX aircraft", 32, 32, "aircraft"),
        ("en", "nine 787 Dreamliners", 9, 9, "dreamliners"),
        ("en", "three or more children", 3, None, "children (people)"),
        ("en", "a workforce of just 95", 95, 95, "people"),
        ("en", "cut by as much as two fifths,", None, 40, "%"),
        ("en", "26 witnesses over nine sittings", 9, 9, "sittings"),
        ("en", "under 900g", None, 900, "grams"),
        ("uk", "24-кілограмовий якір", 24, 24, "kilograms"),
        ("uk", "близько двох третин шкіл", 66.67, 66.67, "%"),
        ("uk", "просів на 4 пункти, до 11%", 11, 11, "%"),
        ("uk", "менш ніж за добу", None, 1, "days"),
        ("uk", "триста голів великої рогатої худоби", 300, 300, "head of cattle"),
        ("ru", "под сокращение попадут до 800 шахтёров", None, 800, "miners (people)"),
        ("ru", "в полумиле от маяка", 0.5, 0.5, "miles"),
        ("ru", "под семью слоями краски", 7, 7, "layers"),
        ("ru", "шестнадцать ФАПов", 16, 16, "outpatient clinics"),
    ],
)
def test_phrasings_of_news(lang: str, text: str, low: float | None, high: float | None, label: str) -> None:
    """Parts of a scale, groups by their number, results behind a comma, adjectives with a number of their own."""
    found = find_quantities(text, lang)[-1]
    assert (found.low, found.high) == (low, high)
    assert name_counted(found.what, found.unit, person=found.person) == label


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Arsenal beat Brentford 3-1"),
        ("en", "skidded off runway 27"),
        ("en", "guilty on counts one and three"),
        ("en", "the youngest is 58"),
        ("en", "raise the retirement age from 63 to 65"),
        ("en", "call 0800 555 111"),
        ("en", "the maker of the ThinkBook 14 promises"),
        ("uk", "учні 9-Б класу"),
        ("uk", "магнітудою до 4,1"),
        ("uk", "до кінця строку йому буде 74 роки"),
        ("ru", "ученик 11 «А» класса"),
        ("ru", "старшему нет и двадцати"),
    ],
)
def test_results_codes_and_ages_count_nothing(lang: str, text: str) -> None:
    """Scores, rooms and runways, telephone numbers, forms at school, ages told."""
    assert find_quantities(text, lang) == ()


def test_a_sum_without_a_currency_counts_nothing_named_before() -> None:
    found = find_quantities("Он задекларировал три участка и доход в 8,6 миллиона.", "ru")
    assert [quantity.what for quantity in found] == ["plot", ""]


def test_the_part_of_an_article_counts_nothing() -> None:
    assert find_quantities("Дело возбудили по части 4 статьи 162 кодекса.", "ru") == ()


def test_a_noun_no_table_knows_gets_no_english_name() -> None:
    """The original's dictionary form is kept, and a calling is people; nothing is made up."""
    thing, person = find_quantities("45 розчмихувань і 12 супергеройщиків", "uk")
    assert name_counted(thing.what, thing.unit, person=thing.person) == ""
    assert name_counted(person.what, person.unit, person=person.person) == "people"


def test_places_have_english_names_where_they_are_known() -> None:
    """Cases, adjectives of regions and both languages lead to one name; «Північна Кароліна» is not «Північна»."""
    text = "У Бельгії, в Одеській області, на Львівщині, у Північній Кароліні"
    assert places_of(text, 0, len(text), "uk") == ("Belgium", "Odesa", "Lviv")
    assert places_of("в Неваде", 0, 8, "ru") == ("Nevada",)
