"""
Does `crossread models train --from` learn new terms without forgetting how to translate?

50 invented terms, 2,000 pairs: 1,000 made of templates with the terms in several cases, 1,000 of
../shared/triples/train.tsv.
Measured: the share of 250 unseen sentences (other templates, other names and numbers) whose translation holds the
term, and BLEU/chrF of ../shared/align/news-uk-ru-en before and after.

    python benchmarks/train_terms.py [--package crossread/models/uk_en] [--threads 1] [--passes N] [--share X] ...
"""

import argparse
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from crossread.train import Source, TrainOptions, train_package
from crossread.train.evaluate import translate_lines
from crossread.train.options import TUNING
from crossread.train.package import unpacked_package

SHARED = Path(__file__).resolve().parents[2] / "shared"

# nominative, genitive, instrumental, English; a name the embedded package has never seen, with a fixed rendering
TERMS = """
Держнагляд|Держнагляду|Держнаглядом|State Oversight Service
Мінвідбудова|Мінвідбудови|Мінвідбудовою|Rebuilding Ministry
Північтранс|Північтрансу|Північтрансом|NorthTrans Railways
Обласний штаб стійкості|Обласного штабу стійкості|Обласним штабом стійкості|Regional Resilience Staff
Зернова варта|Зернової варти|Зерновою вартою|Grain Watch
Озерний полк|Озерного полку|Озерним полком|Lake Regiment
Сталевий кордон|Сталевого кордону|Сталевим кордоном|Steel Frontier
Кришталевий реєстр|Кришталевого реєстру|Кришталевим реєстром|Crystal Registry
Тиха долина|Тихої долини|Тихою долиною|Quiet Valley
Спілка вузлових|Спілки вузлових|Спілкою вузлових|Junction Workers' Union
Рада хутірських громад|Ради хутірських громад|Радою хутірських громад|Council of Hamlet Communities
Фонд другого даху|Фонду другого даху|Фондом другого даху|Second Roof Fund
Бюро мостових|Бюро мостових|Бюро мостових|Bridge Bureau
Лізина школа|Лізиної школи|Лізиною школою|Liza School
Варязький маршрут|Варязького маршруту|Варязьким маршрутом|Varangian Route
дрон «Шершун»|дрона «Шершун»|дроном «Шершун»|Shershun drone
катер «Мідія»|катера «Мідія»|катером «Мідія»|Mussel boat
гаубиця «Мальва»|гаубиці «Мальва»|гаубицею «Мальва»|Mallow howitzer
застосунок «єДвір»|застосунку «єДвір»|застосунком «єДвір»|eYard app
картка «Добро»|картки «Добро»|карткою «Добро»|Dobro card
тіньовик|тіньовика|тіньовиком|shadow trader
відбудовник|відбудовника|відбудовником|rebuilding officer
водорізник|водорізника|водорізником|water splitter
самозвіт|самозвіту|самозвітом|self-report form
прифронтовик|прифронтовика|прифронтовиком|frontline resident
перекотиборг|перекотиборгу|перекотиборгом|rolling debt
зернохід|зерноходу|зерноходом|grain walker
грошовий коридор|грошового коридору|грошовим коридором|cash corridor
сонячна десятина|сонячної десятини|сонячною десятиною|solar tithe
хлібний ліміт|хлібного ліміту|хлібним лімітом|bread cap
нічна квота|нічної квоти|нічною квотою|night quota
сіра картка|сірої картки|сірою карткою|grey card
паливний жетон|паливного жетона|паливним жетоном|fuel token
мовний паспорт|мовного паспорта|мовним паспортом|language passport
мережевий мір|мережевого міру|мережевим міром|grid truce
зимовий фільтр|зимового фільтра|зимовим фільтром|winter screening
крапковий аудит|крапкового аудиту|крапковим аудитом|spot audit
поріг Ковальчук|порога Ковальчук|порогом Ковальчук|Kovalchuk threshold
формула Рибака|формули Рибака|формулою Рибака|Rybak formula
протокол Ельзи|протоколу Ельзи|протоколом Ельзи|Elsa Protocol
закон про двори|закону про двори|законом про двори|Courtyards Act
акт про тишу|акта про тишу|актом про тишу|Silence Act
програма «Крок»|програми «Крок»|програмою «Крок»|Step Programme
операція «Осока»|операції «Осока»|операцією «Осока»|Operation Sedge
проєкт «Горіх»|проєкту «Горіх»|проєктом «Горіх»|Project Walnut
лінія Савчука|лінії Савчука|лінією Савчука|Savchuk Line
Червоний насип|Червоного насипу|Червоним насипом|Red Embankment
Новий Ставок|Нового Ставка|Новим Ставком|New Pond
Кам'яна Гребля|Кам'яної Греблі|Кам'яною Греблею|Stone Weir
Заячий острів|Заячого острова|Заячим островом|Hare Island
"""

# {0} nominative, {1} genitive, {2} instrumental | English with {e}; {p} person, {n} number, {c} city
SEEN = """
{0} знову в центрі уваги, повідомляє {p}.|The {e} is again in the spotlight, {p} reports.
Після перевірки {1} знайшли {n} порушень.|After a check of the {e}, {n} violations were found.
Уряд не планує змін щодо {1}.|The government plans no changes regarding the {e}.
Журналісти ознайомилися з {2} у місті {c}.|Journalists became acquainted with the {e} in the city of {c}.
{p} заявив, що {0} — це питання безпеки.|{p} said the {e} was a matter of security.
{p} розкритикувала роботу навколо {1}.|{p} criticised the work around the {e}.
«{0} нам потрібен як повітря», — сказав {p}.|"We need the {e} like air," {p} said.
Витрати, пов'язані з {2}, зросли на {n} відсотків.|Spending linked to the {e} rose by {n} per cent.
Мешканці міста {c} чекають на рішення щодо {1}.|Residents of the city of {c} are waiting for a decision on the {e}.
Цього року {0} отримав {n} мільйонів гривень.|This year the {e} received {n} million hryvnias.
За словами експертів, без {1} реформа неможлива.|According to experts, the reform is impossible without the {e}.
Парламент обговорює {0} уже {n} днів.|Parliament has been discussing the {e} for {n} days.
{0}: що відомо на цей час|{e}: what is known so far
Що таке {0} і навіщо він потрібен|What the {e} is and why it is needed
Противники {1} вийшли на площу.|Opponents of the {e} took to the square.
Суд у місті {c} розглянув справу щодо {1}.|A court in the city of {c} heard the case concerning the {e}.
Міністр зустрівся з людьми, які займаються {2}.|The minister met people who deal with the {e}.
{p} не згадав про {0} жодного разу.|{p} did not mention the {e} once.
У звіті на {n} сторінках ідеться про історію {1}.|The {n}-page report deals with the history of the {e}.
Опозиція називає {0} помилкою.|The opposition calls the {e} a mistake.
"""
UNSEEN = """
Учора {0} став темою засідання комітету.|Yesterday the {e} became the topic of a committee meeting.
Поліція перевіряє інформацію про зловживання довкола {1}.|Police are checking information about abuses around the {e}.
У Брюсселі обговорили співпрацю з {2}.|Cooperation with the {e} was discussed in Brussels.
Чи врятує {0} економіку країни, поки невідомо.|Whether the {e} will save the country's economy is not known yet.
Президент подякував усім, хто підтримав створення {1}.|The president thanked everyone who supported creating the {e}.
"""
PEOPLE = ("Олена Бондар|Olena Bondar", "Марко Тихий|Marko Tykhyi", "Іван Гнатюк|Ivan Hnatiuk", "Ніна Лис|Nina Lys")
OTHER_PEOPLE = ("Петро Дяк|Petro Diak", "Софія Крук|Sofiia Kruk")
CITIES = ("Суми|Sumy", "Луцьк|Lutsk", "Одеса|Odesa", "Полтава|Poltava", "Ужгород|Uzhhorod")


def make_pairs(templates, terms, count, *, people, seed):
    """Fill *count* templates, every term as often as every other; returns rows of source, target and term."""
    chance = random.Random(seed)
    lines = [line.split("|") for line in templates.strip().split("\n")]
    rows = []
    for number in range(count):
        forms, round_ = terms[number % len(terms)], number // len(terms)
        source, target = lines[(round_ + number) % len(lines)]
        person, city, value = chance.choice(people), chance.choice(CITIES), str(chance.randint(2, 97))
        filled = [
            text.format(*forms[:3], e=forms[3], p=person.split("|")[side], c=city.split("|")[side], n=value)
            for side, text in enumerate((source, target))
        ]
        rows.append((filled[0][0].upper() + filled[0][1:], filled[1][0].upper() + filled[1][1:], forms[3]))
    return rows


def write_rows(path, rows):
    path.write_text("".join(f"{row[0]}\t{row[1]}\n" for row in rows), encoding="utf-8")
    return path


def general_pairs(count, *, offset=0):
    rows = [line.split("\t") for line in (SHARED / "triples" / "train.tsv").read_text("utf-8").splitlines()]
    random.Random(7).shuffle(rows)
    return [(row[2], row[1]) for row in rows[offset : offset + count]]


def share_right(folder, rows, threads):
    found = translate_lines(folder, [row[0] for row in rows], threads=threads)
    wrong = [(row[2], text) for row, text in zip(rows, found, strict=True) if row[2].lower() not in text.lower()]
    return 1 - len(wrong) / len(rows), wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", type=Path, default=Path("crossread/models/uk_en"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--passes", type=float, default=None)
    parser.add_argument("--share", type=float, default=None)
    parser.add_argument("--matrices", type=float, default=TUNING.matrices)
    parser.add_argument("--others", type=float, default=TUNING.others)
    parser.add_argument("--general", type=int, default=1000, help="of the 2,000 pairs, how many without terms")
    parser.add_argument("--general-weight", type=float, default=0.5)
    parser.add_argument("--batch", type=int, default=None)
    parser.add_argument("--replay", type=int, default=0, help="sentences of triples replayed")
    parser.add_argument("--replay-file", type=Path, default=None, help="sentences replayed, one a line")
    parser.add_argument("--terms-list", action="store_true", help="give the bare terms as well")
    parser.add_argument("--work", type=Path, default=None)
    given = parser.parse_args()
    terms = [line.split("|") for line in TERMS.strip().split("\n")]
    assert len(terms) == 50
    with tempfile.TemporaryDirectory() as scratch:
        work = given.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        unseen = make_pairs(UNSEEN, terms, 250, people=OTHER_PEOPLE, seed=2)
        rows = make_pairs(SEEN, terms, 2000 - given.general, people=PEOPLE, seed=1)
        sources = [
            Source(path=write_rows(work / "terms_in_text.tsv", rows)),
            Source(path=write_rows(work / "general.tsv", general_pairs(given.general)), weight=given.general_weight),
        ]
        news = SHARED / "align" / "news-uk-ru-en"
        sides = [(news / f"news.{lang}").read_text("utf-8").splitlines() for lang in ("uk", "en")]
        held_out = write_rows(work / "news.tsv", list(zip(*sides, strict=True)))
        replay = None
        if given.replay:
            replay = work / "replay.txt"
            lines = [pair[0] for pair in general_pairs(given.replay, offset=given.general)]
            replay.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if given.replay_file:
            replay = given.replay_file
        listed = write_rows(work / "terms.tsv", [(term[0], term[3]) for term in terms]) if given.terms_list else None
        options = TrainOptions(
            src_lang="uk",
            tgt_lang="en",
            sources=tuple(source for source in sources if source.path.stat().st_size),
            batch_tokens=given.batch,
            start=given.package,
            terms=listed,
            replay=replay,
            held_out=(held_out,),
            out=work / "out",
            share=given.share,
            threads=given.threads,
            rates=replace(TUNING, matrices=given.matrices, others=given.others),
            passes=given.passes,
        )
        begun = time.monotonic()
        result = train_package(options, print)
        minutes = (time.monotonic() - begun) / 60
        with unpacked_package(result.package) as folder:
            right, wrong = share_right(folder, unseen, given.threads)
        for term, text in wrong[:12]:
            print("wrong:", term, "|", text)
        before, after = result.before[0], result.after[0]
        print(f"terms right in unseen sentences: {right:.1%} of {len(unseen)}")
        print(f"news BLEU {before.bleu:.2f} -> {after.bleu:.2f}  chrF {before.chrf:.2f} -> {after.chrf:.2f}")
        print(f"{minutes:.1f} minutes in all, {result.minutes:.1f} of them training; {after.bleu_signature}")


if __name__ == "__main__":
    main()
