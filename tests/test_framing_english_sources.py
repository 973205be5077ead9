"""English sources (B2), their verbs (B6) and quotations (Q, C4): constructions of news that grammar must tell apart."""

import pytest

from crossread.framing import frame_segments, load_lexicon
from crossread.records import Article, Segment


def signals(text: str, signal: str) -> list[tuple[str, str]]:
    """Return span and label of each signal of one English sentence."""
    article = Article(id="a", story="s", outlet="o", lang="en", title="", text=text, path="a")
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang="en")
    return [(s.text, s.label) for s in frame_segments(article, [segment], load_lexicon()) if s.signal == signal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Footage appears to show a burning tank.", [("Footage", "document")]),
        ("It emerged on Thursday that the lift had no licence.", [("It emerged", "none")]),
        ("No damage was reported beyond a toppled chimney.", [("was reported", "none")]),
        (
            "Nobody saw the confession, in which he accused three embassies of fraud.",
            [("he", "person")],
        ),
        ("Pensioners queuing outside the bank in Gori complained that the app failed.",
         [("Pensioners queuing outside the bank in Gori", "person")]),
        ("It burned, according to the monitoring channel Crimean Sky.",
         [("the monitoring channel Crimean Sky", "media")]),
        ("It burned, according to a monograph by the historian Tamar Beridze.",
         [("a monograph by the historian Tamar Beridze", "document")]),
        ("Investigators have so far found no proof of intent.", [("Investigators", "body")]),
        ("A mission has documented the execution of 26 soldiers.", [("A mission", "body")]),
        ("Researchers trained the network and found that it could sing.", [("Researchers", "person")]),
        ("Archaeologists believe the mass grave holds plague victims.", [("Archaeologists", "person")]),
        ("Forecasters and the weather service forecast gusts of up to 28 metres per second.",
         [("Forecasters and the weather service", "body")]),
        ("The rate stayed, citing sticky food prices.", []),
        ("A drone slammed into a block.", []),
        ("Air raid sirens wailed for five hours.", []),
        ("The company recalled 1.3 million air fryers.", []),
        ("Only six letters had ever been seen by scholars.", []),
        ("With 61 per cent of ballots counted, the party led.", []),
        ("A Belarusian state television crew left.", []),
        ("A new bridge links the island to the mainland.", []),
    ],
)  # fmt: skip
def test_english_sources(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ('The envoy rejected as "absurd" the allegation.', "Q"),
        ('The claims of "hundreds of bodies" spread.', "Q"),
        ('"Nonsense," snapped the coach.', "Q"),
        ('State television aired what it called a "confession" on Monday.', "C4"),
        ('The men, whom the channel calls "patriots", left.', "C4"),
    ],
)
def test_words_repeated_are_speech_and_words_not_shared_are_scare_quotes(text: str, signal: str) -> None:
    assert len(signals(text, signal)) == 1
    assert not signals(text, "C4" if signal == "Q" else "Q")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kremlin, asked whether the call had been taped, said that it was private.", [("The Kremlin", "body")]),
        ("They were jailed in what Kyiv called a show trial.", [("Kyiv", "body")]),
        ("A study published in the Lancet found that it works.", [("A study published in the Lancet", "document")]),
        ("The head of the office, Andriy Melnyk, flatly denied the report.",
         [("The head of the office, Andriy Melnyk", "person")]),
        ("Prosecutors received a letter claiming that inmates starve.", [("a letter", "document")]),
        ("The crash, first reported by the news site Delfi, killed nobody.", [("the news site Delfi", "media")]),
        ("A doctor said it was late.", [("A doctor", "person")]),
        ("Doctors said it was late.", [("Doctors", "body")]),
        ("Residents say the barracks have stood there for years.", [("Residents", "person")]),
        ("Chisinau dismissed as fabricated the claim that it was cold.", [("Chisinau", "body")]),
    ],
)  # fmt: skip
def test_subjects_parted_from_their_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In court papers the company admits that it knew.", [("the company", "body")]),
        ("The claim was flatly denied by the brigade holding the western edge.",
         [("the brigade holding the western edge", "body")]),
        ("They have signed a letter that calls the deal “starvation by spreadsheet”.", [("a letter", "document")]),
        ("The bank's chief economist expects that prices will rise.", [("The bank's chief economist", "person")]),
        ("Police found the missing hiker 400 metres away.", []),
        ("Officials who report a bribe may keep a tenth.", []),
        ("The favourite swallowed a wasp, called the doctor and won.", []),
        ("Media wrote, without citing sources, that it fell.", [("Media", "media")]),
    ],
)  # fmt: skip
def test_what_is_told_in_papers_and_what_is_no_report(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


def test_an_english_judge_is_a_noun_before_its_verb() -> None:
    assert signals("Dutch judges ruled that it was late.", "B6") == [("ruled", "neutral")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both sides cheated, Qatar said.", [("Qatar", "body")]),
        ("Profits doubled, Airbus reported on Monday.", [("Airbus", "body")]),
        ("The operator called the threat premature.", [("The operator", "body")]),
        ("Scientists who sequenced the barley say it is old.", [("Scientists", "person")]),
        ("Documents read out in court allege that guards placed bets.",
         [("Documents read out in court", "document")]),
        ("Thousands came, organisers putting the number at 60,000.", [("organisers", "person")]),
        ("They spoke on a conference call that lasted an hour.", []),
        ("The goalkeeper conceded twice.", []),
    ],
)  # fmt: skip
def test_states_companies_and_bare_plurals(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men died, police reported on Sunday morning.", [("police", "body")]),
        ("The Rovers have agreed a deal, the BBC understands.", [("the BBC", "media")]),
        ("It fell, and footage posted online showed smoke.", [("footage posted online", "document")]),
        ("They withdrew, the institute assessed, citing geolocated footage.",
         [("the institute", "body"), ("geolocated footage", "document")]),
        ("A review, a copy of which was seen by the Financial Herald, concluded that it leaked.",
         [("A review", "document"), ("the Financial Herald", "media")]),
    ],
)  # fmt: skip
def test_papers_and_footage_that_media_saw(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


def test_who_is_accused_of_quoted_words_is_quoted() -> None:
    assert signals('Budapest accused the European Commission of "blackmail" on Friday.', "Q") == [
        ("blackmail", "speech")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese scientists report in Nature that it works.", [("Chinese scientists", "person")]),
        ("Explosions were reported in Dnipro late on Monday.", [("were reported", "none")]),
        ("It advanced, according to the DeepState monitoring project.",
         [("the DeepState monitoring project", "media")]),
        ("The head of the court called the shelling of the clinic a crime.", [("The head of the court", "person")]),
        ("The mayor again urged allies to help, calling their doubts “an invitation to the enemy”.",
         [("The mayor again", "person")]),
    ],
)  # fmt: skip
def test_passives_gerunds_and_projects(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.removesuffix(" again"), kind) for found, kind in signals(text, "B2")] == [
        (found.removesuffix(" again"), kind) for found, kind in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haruki Sato, 74, who lost his house in the quake, said he would stay.", [("Haruki Sato", "person")]),
        ("A retired submariner who built the hull, Viktor Hansen, called the cracks the worst he had seen.",
         [("A retired submariner who built the hull, Viktor Hansen", "person")]),
        ("Zorbanto, the state-controlled oil company, acknowledged that oil had leaked.", [("Zorbanto", "body")]),
        ("Wafmet, which regulates the rivers, said that nothing had leaked.", [("Wafmet", "body")]),
        ("Kovalenko left, but in a post that was later deleted he claimed that they fell.", [("he", "person")]),
        ("The Gazette was the first to report the merger.", [("The Gazette", "media")]),
        ("He told the inquiry it was late, added that all knew, and left.", [("He", "person")]),
        ("The Met Office expects the heat to break on Thursday.", [("The Met Office", "body")]),
        ("The manual tells staff to smile.", []),
        ("The ship was detained twice, port records show.", [("port records", "document")]),
        ("Nothing in the emails suggests he knew.", []),
        ("The dictionary added the word in March.", []),
        ("Court documents reveal that the gang met in May.", [("Court documents", "document")]),
        ("Staff will go, the Baltic news agency BNS reported.", [("the Baltic news agency BNS", "media")]),
        ("The authority has cleared the merger but warned it would watch prices.", [("The authority", "body")]),
        ("A poll gave the party a lead of six points.", [("A poll", "document")]),
        ("The ministry gave the party a room.", []),
        ("Vice-president Kashim Shettima, standing in for the president, who is ill, vowed that it would end.",
         [("Kashim Shettima", "person")]),
        ("A nurse, who asked that her name be left out, told the court it was late.", [("A nurse", "person")]),
        ("The slope was marked as unstable two days before the skiers set out.", []),
        ("The committee rejected the amendment by nine votes to four.", []),
    ],
)  # fmt: skip
def test_asides_second_verbs_and_orders(text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, "B2") == expected


@pytest.mark.parametrize(
    "text",
    [
        'The trawler "Northern Rose" left the base at dawn.',
        'The term "quiet quitting" was coined in Tennessee.',
        'In Basque the word "etxe" means both house and family.',
        'The missile, nicknamed "flying moped" by soldiers, is cheap.',
        'In chess the move is known as "castling".',
        'The deputies renamed the street after the "Heavenly Hundred".',
    ],
)
def test_names_and_words_as_words_are_neither_speech_nor_scare_quotes(text: str) -> None:
    assert not signals(text, "C4") and not signals(text, "Q")
