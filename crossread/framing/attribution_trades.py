"""
Words for people who speak by their trade or standing: who is a body in the plural, who leaks, who stays unnamed.
"""

from typing import Final

from crossread.framing.lemmas import Word, words

OFFICIALS: Final = words("посадовець високопосадовець урядовець дипломат чиновник")
TRADES: Final = words(
    "лікар лікарка медик слідчий слідча рятувальник рятувальниця прикордонник правозахисник пожежник енергетик "
    "залізничник правоохоронець поліцейський митник податківець бойовик ставленик ставленник окупант загарбник "
    "врач медик следователь спасатель пограничник правозащитник пожарный энергетик железнодорожник правоохранитель "
    "полицейский таможенник налоговик боевик оккупант захватчик марионетка повстанец сепаратист аудитор ревизор "
    "повстанець контролер криміналіст криминалист гвардієць гвардеец"
)
JOURNALISTS: Final = words(
    "журналіст журналістка репортер репортерка кореспондент кореспондентка блогер блогерка воєнкор військкор ведучий "
    "ведуча оглядач оглядачка колумніст колумністка редактор редакторка пропагандист пропагандистка журналист "
    "журналистка корреспондент корреспондентка блогерша военкор обозреватель обозревательница колумнист "
    "ведущий ведущая редактор пропагандистка воєнблогер военблогер"
)
FEW: Final = words(
    "two three four five several couple двоє троє четверо п'ятеро кілька декілька двое трое четверо пятеро несколько "
    "два три чотири четыре обидва оба"
)
INSIDERS: Final = words(
    "trader employee official executive diplomat aide banker broker lawyer adviser advisor staffer insider lobbyist "
    "negotiator operative manager investor "
    "дипломат чиновник посадовець трейдер співробітник працівник помічник радник інсайдер банкір брокер лобіст "
    "переговорник менеджер інвестор урядовець високопосадовець "
    "сотрудник работник помощник советник инсайдер банкир лоббист переговорщик инвестор"
)
DATA: Final = words(
    "дані інформація відомості данные информация сведения data figure finding information estimate calculation "
    "statistics"
)
SOME: Final = words("some many several other most деякі багато інші окремі некоторые многие другие отдельные")
PEOPLE: Final = words(
    "person people man men woman women official diplomat aide adviser advisor lawyer executive banker trader employee "
    "людина люди особа чоловік жінка чиновник посадовець дипломат радник помічник співробітник працівник депутат "
    "человек лицо мужчина женщина советник помощник сотрудник работник"
)
NAMELESS: Final = words(
    "police army government parliament state court cabinet navy force team crew staff military office presidency "
    "opposition ministry blogger journalist reporter correspondent editor columnist anchor presenter vlogger "
    "influencer spokesman spokeswoman spokesperson spokespeople representative press secretary "
    "prosecutor investigator inspector detective guard"
)
ONE_OF: Final = words("doctor medic prosecutor investigator inspector detective marine")
UNNAMED_ALONE: Final = words("official diplomat aide insider broker operative")
NOBODY: Final = words(
    "time number result figure fact law rule sign question idea plan price market history experience nothing something "
    "everything anything nobody everybody everyone someone anyone others most many all none which that this these "
    "those it there one two both latter former example title headline clock map rumour rumor name word song sign"
)


def is_one_person(word: Word, lang: str) -> bool:
    """Whether a trade that speaks as a body in the plural stands in the singular here: «лікар», not «лікарі»."""
    alive = [r for r in word.nominative if r.pos == "NOUN" and "anim" in r.marks]
    one = bool(alive) and all(r.number == "sing" for r in alive)
    return lang != "en" and one and bool(TRADES & set(word.keys))
