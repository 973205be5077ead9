"""
Whether an English phrase names a man or a woman: by its title, its noun, its given name or a Slavic surname's ending.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.tokens import Token

_WOMEN: Final = words(
    "ms mrs miss lady dame woman mother daughter wife sister grandmother aunt niece widow girl actress queen princess "
    "spokeswoman chairwoman congresswoman businesswoman policewoman schoolgirl nun midwife stewardess "
    "alina alla alice alona anastasia angela ann anna anne annalena barbara bohdana carol caroline catherine charlotte "
    "christina christine claudia daria darya deborah diana donna elena elizabeth ella ellen emily emma esther eva "
    "fiona galina halyna hanna hannah helen helena ilona inna iryna irina irena jane janet jennifer jessica joan "
    "joanna judith julia julie kaja kamala karen karina kate katerina katherine kateryna katya kristina laura lesia "
    "lesya lidia lina linda lisa liubov louise lucy ludmila lyudmila lyubov mafalda magdalena maia maria mariia marina "
    "margaret margarita marta martha mary marie maya mary melinda mia michelle mila nadia nadiya nana nancy natalia "
    "nataliia natasha nicola nicole nina oksana olena olga olha olivia patricia paula polina rachel raisa rebecca "
    "roberta rosa ruth sally sandra sarah silvia sofia solomiia sophia sophie susan susanna svetlana svitlana tamara "
    "tatiana tatyana teresa tetiana theresa ursula valentina valeria vanessa vera veronica victoria viktoria viktoriia "
    "viola vira virginia yana yelena yekaterina yevhenia yevgenia yulia yuliia zoe zoya zuzana giorgia marine"
)
_MEN: Final = words(
    "mr sir lord man father son husband brother grandfather uncle nephew widower boy actor king prince spokesman "
    "chairman congressman businessman policeman schoolboy monk fisherman "
    "aaron adam adrian alan albert alexander alexei alexey alex andrei andrew andrey andrii andriy anatolii anatoly "
    "andrzej anthony anton antonio arkady arsen artem arthur benjamin benny bohdan boris brian bruno carl carlos "
    "charles christian christopher claude colin daniel danylo david denis denys dennis dmitri dmitry dmytro donald "
    "douglas eduard edward emmanuel eric evgeny fedir felix francis frank frederick gary gennady george giorgi "
    "gregory hans henry herman hryhorii hugo ian ignat igor ihor illia ilya ion ivan jack jacob jake james jan jean "
    "jens jerome jim joe john jonathan jose josep joseph joshua karl keir kenneth kevin khalid kirill kostiantyn "
    "konstantin kyrylo lars larry lee leo leonid lev luis luke maksym maxim manuel marc marcin marco mario mark markus "
    "martin matthew max michael mike mikhail mircea mohammed muhammad mykhailo mykola nathan nicholas nick nikolai "
    "nikolay nikita oleg oleh oleksandr oleksii oleksiy olaf olivier omar oscar ostap patrick paul pavel pavlo pedro "
    "peter petr petro philip pierre radoslaw ralph ramzan recep richard robert roger roman ronald rostyslav ruslan "
    "ryan samuel sean sebastian serge sergei sergey serhii serhiy simon stanislav stefan stephen steven sviatoslav "
    "taras thomas tim timothy tom tymofii tymur vadim vadym valentin valerii valery vasily vasyl victor viktor viktar "
    "vitali vitalii vitaly vladimir vladislav vladyslav volodymyr vsevolod walter william yaroslav yegor yevgeny "
    "yevhen yevhenii yuri yurii yuriy zakhar zbigniew"
)
_ENDINGS: Final = ("skaya", "skaia", "ska", "ova", "eva", "yeva", "ieva", "kaya", "zkaya", "tskaya")


def english_gender(tokens: Sequence[Token]) -> str:
    """
    Return "masc", "femn" or "" when nothing tells.

    Args:
        tokens: Those of one noun phrase.
    """
    forms = [token.word.form for token in tokens if token.kind == "word"]
    women, men = any(form in _WOMEN for form in forms), any(form in _MEN for form in forms)
    if women != men:
        return "femn" if women else "masc"
    last = forms[-1] if forms else ""
    named = len(last) > len("skaya") and tokens[-1].capital
    return "femn" if named and not men and last.endswith(_ENDINGS) else ""
