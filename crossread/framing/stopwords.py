"""Function words of the three languages: too common to say anything (for D13, and for what tells a headline)."""

from typing import Final

_EN: Final = """
according billion million thousand hundred percent per cent
a about above across after again against all almost along already also although always am among an and another any
anybody anyone anything are around as at away back be because been before being below between both but by came can
cannot could did do does doing done down during each either else enough even ever every everyone everything far few
first for from further get gets give given go goes going gone got had has have having he her here hers herself him
himself his how however i if in including indeed into is it its itself just keep kept last later least less let like
likely made make makes many may me might more most much must my myself near need never new next no nobody none nor
not nothing now of off often on once one only onto or other others our ours out over own part per perhaps put rather
really said same saw say saying says second see seen several shall she should since so some someone something still
such take taken than that the their theirs them themselves then there therefore these they thing things this those
though three through thus time to together told too took toward towards two under until up upon us use used very was
way we well went were what when where whether which while who whole whom whose why will with within without would
year years yes yet you your yours monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december day days week weeks month months hour hours today
yesterday tomorrow it's that's he's she's there's don't doesn't didn't won't can't couldn't isn't aren't wasn't
weren't
"""
_UK: Final = """
а аби адже але б без біля був буде будуть була були було бути в вам вас ваш весь вже ви від він вона вони воно все
всі всього всіх всю всім вся де для до ж же з за завжди зі зокрема і із її їй їм їх й його йому й коли який яка яке
які яких якої якому якого яким кожен кого крім куди ледве лише мало мене мені ми мій між моя може можна на навіть
над нам нас наш не неї нею ним них ні ніби нього об один одна одне однак ось от по поки після при про проти під раз
саме свій свого своє своїх себе собі та так також там те теж ти тим тих то того тоді той тому тут у усі усіх хоч
хоча хто це цей ця ці цього цьому цим цих цю чи чому через що щоб щодо як яку якщо понеділок вівторок середа четвер
п'ятниця субота неділя сьогодні вчора завтра день року рік років час сказав заявив повідомив
"""
_RU: Final = """
а без более бы был была были было быть в вам вас ваш весь во вот все всего всей всем всех всю вся вы где да даже для
до его ее её ей ему если есть еще ещё же за здесь и из или им ими их к как какая какой когда который которая которое
которые которых которого которой которому кто куда ли лишь между меня мне многие может можно мой моя мы на над надо
нам нас наш не него нее неё ней нет ни них но ну о об один одна одно однако он она они оно от перед по под после
потом потому при про против раз с сам самый свой своего своей своих свою себе себя сейчас со среди так также такой
там тем теперь то тогда того тоже той только том тот три тут ты у уже хотя чего чей чем через что чтобы эта эти это
этого этой этом этот эту я понедельник вторник среда четверг пятница суббота воскресенье сегодня вчера завтра день
дня года год лет время сказал заявил сообщил
"""

STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(_EN.split()),
    "uk": frozenset(_UK.split()),
    "ru": frozenset(_RU.split()),
}
