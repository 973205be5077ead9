"""Reading: corpora, front matter, titles, languages, and every kind of bad input with a clear message."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.errors import InputError
from crossread.read import read_article, read_corpus, read_lines
from crossread.records import Article

UK = "Докери зернового термінала у вівторок уранці не вийшли на зміну. Їхня профспілка вимагає підвищити оплату."
RU = "Докеры зернового терминала во вторник утром не вышли на смену. Их профсоюз требует повысить оплату труда."
EN = "Dockers at the grain terminal did not turn up for work on Tuesday. Their union is asking for higher pay."
DE = "Die Hafenarbeiter des Getreideterminals sind am Dienstag nicht zur Schicht erschienen und fordern mehr Lohn."
BG = "Докерите от зърнения терминал не се явиха на работа във вторник, а техният синдикат иска по-високи заплати."
BE = "Докеры збожжавага тэрмінала ў аўторак раніцай не выйшлі на змену, іх прафсаюз патрабуе павысіць аплату працы."
PL = "Dokerzy terminalu zbożowego nie przyszli we wtorek rano na zmianę, a ich związek żąda wyższych płac."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "strike/portal.uk.md", f"---\ntitle: Порт стоїть\noutlet: Портал\n---\n\n{UK}\n")
    write(tmp_path / "strike/wire.en.txt", f"Port stands still\n\n{EN}\n")
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read_text(tmp_path: Path, text: str, name: str = "portal.uk.md") -> Article:
    return read_article(write(tmp_path / name, text))


# corpora


def test_folder_of_stories_is_read_in_order_of_ids(corpus: Path) -> None:
    articles, skipped = read_corpus(corpus)
    assert [(a.id, a.story, a.outlet, a.lang) for a in articles] == [
        ("strike/portal.uk.md", "strike", "Портал", "uk"),
        ("strike/wire.en.txt", "strike", "wire", "en"),
    ]
    assert skipped == ()


def test_story_folder_given_directly_is_one_story(corpus: Path) -> None:
    articles, _ = read_corpus(corpus / "strike")
    assert {article.story for article in articles} == {"strike"}
    assert [article.path for article in articles] == ["portal.uk.md", "wire.en.txt"]


@pytest.mark.parametrize("name", ["README.md", "LICENSE.txt", "gold.json", "story.json", ".hidden.md", "photo.jpg"])
def test_files_beside_the_articles_are_passed_over(corpus: Path, name: str) -> None:
    write(corpus / "strike" / name, "{}" * 30)
    write(corpus / name, "{}" * 30)
    articles, skipped = read_corpus(corpus)
    assert len(articles) == 2
    assert skipped == ()


def test_two_articles_of_one_outlet_are_both_kept(corpus: Path) -> None:
    write(corpus / "strike/late.uk.md", f"---\noutlet: Портал\n---\nПорт відкрито\n\n{UK}")
    articles, _ = read_corpus(corpus)
    assert [a.id for a in articles if a.outlet == "Портал"] == ["strike/late.uk.md", "strike/portal.uk.md"]


def test_story_folder_with_a_hostile_name_is_only_a_name(tmp_path: Path) -> None:
    write(tmp_path / "a b;rm -rf $HOME/portal.uk.txt", UK)
    assert read_corpus(tmp_path)[0][0].story == "a b;rm -rf $HOME"


BAD_FILES = {
    "empty": (b"", "file is empty"),
    "blank": (b" \n\t\n", "file is empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + os.urandom(0) + b"\x00\xff\x12\x03" * 500, "binary"),
    "front matter only": (b"---\ntitle: A\n---\n", "a title but no text"),
    "front matter broken": (b"---\ntitle: [a\n---\ntext\n", "front matter is broken"),
    "front matter not closed": (b"---\ntitle: a\ntext\n", "not closed"),
    "front matter a list": (b"---\n- a\n- b\n---\ntext\n", "key: value"),
    "signs only": ("— … —\n".encode(), "no text"),
    "german": (DE.encode(), "unknown language 'de'"),
    "bulgarian": (BG.encode(), "unknown language 'bg'"),
    "belarusian": (BE.encode(), "unknown language 'be'"),
    "polish": (PL.encode(), "unknown language 'pl'"),
    "language declared": (b"---\nlang: kk\n---\n" + EN.encode(), "unknown language 'kk'"),
    "five megabytes": ((UK * 30_000).encode(), "characters, more than"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_file_is_skipped_with_what_where_and_mend_and_the_rest_is_read(corpus: Path, kind: str) -> None:
    data, what = BAD_FILES[kind]
    write(corpus / "strike/bad.txt", data)
    articles, skipped = read_corpus(corpus)
    assert len(articles) == 2
    (entry,) = skipped
    assert what in entry.what
    assert entry.id == "strike/bad.txt"
    assert entry.story == "strike"
    assert entry.where and entry.where.startswith("strike/bad.txt")
    assert entry.mend


@pytest.mark.parametrize("kind", BAD_FILES)
def test_strict_stops_at_a_bad_file(corpus: Path, kind: str) -> None:
    write(corpus / "strike/bad.txt", BAD_FILES[kind][0])
    with pytest.raises(InputError):
        read_corpus(corpus, strict=True)


def test_broken_front_matter_is_shown_by_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_text(tmp_path, "---\ntitle: ok\nauthor: 'open\n---\ntext\n")
    assert caught.value.where and caught.value.where.startswith("portal.uk.md:")


@pytest.mark.parametrize("make_folder", [True, False])
def test_empty_folder_and_missing_path_are_errors(tmp_path: Path, make_folder: bool) -> None:
    path = tmp_path / "nothing"
    if make_folder:
        path.mkdir()
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    assert caught.value.mend


def test_file_that_is_no_table_is_an_error(corpus: Path) -> None:
    with pytest.raises(InputError, match="not a folder and not a table"):
        read_corpus(corpus / "strike/wire.en.txt")


def test_link_out_of_the_corpus_is_not_followed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = write(tmp_path_factory.mktemp("outside") / "secret.uk.txt", UK)
    (corpus / "strike/secret.uk.txt").symlink_to(outside)
    (corpus / "other").symlink_to(outside.parent, target_is_directory=True)
    articles, skipped = read_corpus(corpus)
    assert len(articles) == 2
    assert [(entry.id, entry.what) for entry in skipped] == [
        ("other", "link leads out of the corpus"),
        ("strike/secret.uk.txt", "link leads out of the corpus"),
    ]


def test_link_within_the_corpus_is_followed(corpus: Path) -> None:
    (corpus / "strike/copy.en.txt").symlink_to(corpus / "strike/wire.en.txt")
    assert len(read_corpus(corpus)[0]) == 3


def test_pipe_in_the_corpus_does_not_hang(corpus: Path) -> None:
    os.mkfifo(corpus / "strike/pipe.txt")
    _, (entry,) = read_corpus(corpus)
    assert entry.what == "not a regular file"


def test_document_that_cannot_be_read_is_told(corpus: Path) -> None:
    write(corpus / "strike/report.pdf", b"%PDF-1.7")
    _, (entry,) = read_corpus(corpus)
    assert "'.pdf' is not read" in entry.what


def test_articles_in_a_folder_inside_a_story_are_told(corpus: Path) -> None:
    write(corpus / "strike/old/wire.en.txt", EN)
    _, (entry,) = read_corpus(corpus)
    assert (entry.id, entry.what) == ("strike/old", "folder inside a story is not read")


def test_folder_without_rights_is_an_input_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path / "s/a.uk.txt", UK)
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read_corpus(tmp_path)


# one article


def test_front_matter_gives_all_fields_as_text(tmp_path: Path) -> None:
    head = (
        "title: 'Порт: стоїть'\noutlet: Портал\nlang: uk\ndate: 2026-03-10\nurl: https://example.org/1\nauthor: [А, Б]"
    )
    article = read_text(tmp_path, f"---\n{head}\nextra: no\n---\n\n{UK}\n", "x.md")
    assert (article.title, article.outlet, article.lang, article.date) == ("Порт: стоїть", "Портал", "uk", "2026-03-10")
    assert (article.url, article.author, article.lang_source) == ("https://example.org/1", "А, Б", "declared")


def test_title_of_front_matter_comes_first_in_the_text_with_its_line(tmp_path: Path) -> None:
    article = read_text(tmp_path, f"---\noutlet: П\ntitle: Порт стоїть\n---\n\nПерший абзац тут.\n\n{UK}\n")
    assert article.text == f"Порт стоїть\nПерший абзац тут.\n{UK}"
    assert article.lines == (3, 6, 8)
    assert article.locate(article.text.index("Докери")) == "portal.uk.md:8"


def test_title_repeated_in_the_body_is_told_once(tmp_path: Path) -> None:
    article = read_text(tmp_path, f"---\ntitle: Порт стоїть\n---\n\n# «Порт стоїть»\n\n{UK}\n")
    assert article.text == f"«Порт стоїть»\n{UK}"
    assert article.title == "«Порт стоїть»"


def test_first_line_is_the_title_without_front_matter(tmp_path: Path) -> None:
    article = read_text(tmp_path, f"# Порт стоїть\n\n{UK}\n")
    assert article.title == "Порт стоїть"
    assert article.lines == (1, 3)


@pytest.mark.parametrize("line", [UK, UK + " " + UK, "Слово " * 50])
def test_first_line_that_is_plainly_a_paragraph_is_no_title(tmp_path: Path, line: str) -> None:
    article = read_text(tmp_path, f"{line}\n\n{UK}\n", "portal.uk.txt")
    assert article.title == ""
    assert article.text.startswith(line.strip())


def test_emoji_and_hashtags_above_the_title_are_left_out_and_noted(tmp_path: Path) -> None:
    article = read_text(tmp_path, f"#порт #страйк\n❗️\n⚡️ Порт стоїть\n{UK}\n", "portal.uk.txt")
    assert article.title == "Порт стоїть"
    assert article.lines == (3, 4)
    assert article.notes == ("2 line(s) of signs or hashtags above the title left out",)


@pytest.mark.parametrize(
    ("name", "outlet", "lang", "source"),
    [
        ("portal.uk.txt", "portal", "uk", "file name"),
        ("portal.ua.txt", "portal", "uk", "file name"),
        ("the.daily.uk.txt", "the.daily", "uk", "file name"),
        ("portal.txt", "portal", "uk", "identified"),
        ("the.daily.txt", "the.daily", "uk", "identified"),
    ],
)
def test_outlet_and_language_come_from_the_file_name(
    tmp_path: Path, name: str, outlet: str, lang: str, source: str
) -> None:
    article = read_text(tmp_path, UK, name)
    assert (article.outlet, article.lang, article.lang_source) == (outlet, lang, source)


@pytest.mark.parametrize(("text", "lang"), [(UK, "uk"), (RU, "ru"), (EN, "en")])
def test_language_is_identified(tmp_path: Path, text: str, lang: str) -> None:
    assert read_text(tmp_path, text, "portal.txt").lang == lang


def test_declared_language_that_the_text_contradicts_is_kept_and_noted(tmp_path: Path) -> None:
    article = read_text(tmp_path, RU, "portal.uk.txt")
    assert article.lang == "uk"
    assert article.notes == ("declared language is uk, but the text looks like ru",)


def test_german_text_declared_as_english_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown language 'de'"):
        read_text(tmp_path, DE, "portal.en.txt")


def test_given_language_overrules_the_declared_one(tmp_path: Path) -> None:
    path = write(tmp_path / "portal.uk.txt", RU)
    assert read_article(path, lang="ru").lang == "ru"


def test_kind_of_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'\.docx' is not read"):
        read_article(write(tmp_path / "a.docx", b"PK"))


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_article(tmp_path / "none.txt")


# line by line


def test_each_line_is_a_segment_with_its_number(tmp_path: Path) -> None:
    path = write(
        tmp_path / "portal.uk.txt",
        "Порт стоїть. Усе\n\n  Докери не вийшли. Вони страйкують.\r\nЗа даними профспілки, їх 600.\n",
    )
    article, segments = read_lines(path)
    assert article.title == "Порт стоїть. Усе"
    assert [(s.index, s.text, s.role) for s in segments] == [
        (0, "Порт стоїть. Усе", "title"),
        (2, "Докери не вийшли. Вони страйкують.", "body"),
        (3, "За даними профспілки, їх 600.", "body"),
    ]
    assert all(article.text[s.start : s.end] == s.text for s in segments)
    assert [article.line_of(s.start) for s in segments] == [1, 3, 4]


def test_reading_lines_takes_markup_and_boilerplate_as_they_stand(tmp_path: Path) -> None:
    path = write(tmp_path / "wire.en.txt", "---\ntitle: not front matter\n# Read also: this port strike goes on\n")
    _, segments = read_lines(path)
    assert [s.text for s in segments] == ["---", "title: not front matter", "# Read also: this port strike goes on"]


def test_reading_lines_needs_no_language_in_the_name_when_it_is_given(tmp_path: Path) -> None:
    article, segments = read_lines(write(tmp_path / "a.txt", "1\n2\n"), lang="ru")
    assert (article.lang, len(segments)) == ("ru", 2)


# dates and names


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2026-03-10", "2026-03-10"),
        ("2026-03-10T09:30:00+02:00", "2026-03-10T09:30:00+02:00"),
        ("2026-03", "2026-03"),
        ("10.03.2026", "2026-03-10"),
        ("10 березня 2026 року", "2026-03-10"),
        ("10 марта 2026 г., 14:20", "2026-03-10T14:20:00"),
        ("March 10, 2026", "2026-03-10"),
    ],
)
def test_dates_become_iso(tmp_path: Path, given: str, date: str) -> None:
    article = read_text(tmp_path, f"---\ndate: '{given}'\n---\n{UK}")
    assert (article.date, article.notes) == (date, ())


@pytest.mark.parametrize("given", ["вчора", "10 березня", "колись", "31.02.2026"])
def test_date_that_is_none_is_kept_with_a_note(tmp_path: Path, given: str) -> None:
    article = read_text(tmp_path, f"---\ndate: '{given}'\n---\n{UK}")
    assert (article.date, article.notes) == (given, (f"date {given!r} is not understood",))


def test_names_with_line_ends_and_undecodable_bytes_can_be_shown(tmp_path: Path) -> None:
    folder = tmp_path / "story\nname"
    folder.mkdir()
    (folder / os.fsdecode(b"a\xff.uk.txt")).write_text(UK, encoding="utf-8")
    ((article,), _) = read_corpus(tmp_path)
    assert article.id == "story\ufffdname/a\ufffd.uk.txt"
    assert article.story == "story\ufffdname"


# whatever is in a file


# fmt: off
PIECES = st.sampled_from([
    "---\n", "title: ", "lang: uk\n", "# ", "\n", "\n\n", "Порт стоїть. ", "<p>", "</p>", "<script>", "[а](б)", "**",
    "`", "> ", "{% x %}", "\u202e", "e\u0301", "\ufeff", "\t", "&amp;", "— ", "❗️", "Читайте також:", "| а | б |",
    "=1+1", "'", '"', ": ", "- ", "&a *a",
])
# fmt: on


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([".md", ".txt", ".html"]))
def test_any_file_gives_a_sound_article_or_an_input_error(tmp_path: Path, text: str, suffix: str) -> None:
    try:
        article = read_text(tmp_path, text, f"portal.uk{suffix}")
    except InputError as error:
        assert error.where and error.mend
        return
    assert len(article.lines) == len(article.text.split("\n"))
    assert list(article.lines) == sorted(article.lines) or suffix == ".html" or article.text.startswith(article.title)
    assert all(1 <= line <= text.count("\n") + 1 for line in article.lines)
    assert unicodedata.is_normalized("NFC", article.text)
    assert "\r" not in article.text and "\n\n" not in article.text


def test_front_matter_of_a_web_clipper_is_understood(tmp_path: Path) -> None:
    head = (
        'title: Порт стоїть\nsource: https://portal.example/1\nauthor:\n  - "[[Ірина Лисенко]]"\npublished: 2026-03-10'
    )
    article = read_text(tmp_path, f"---\n{head}\ntags: [clippings]\n---\n{UK}")
    assert (article.outlet, article.url, article.date) == ("portal", "https://portal.example/1", "2026-03-10")
    assert article.author == "Ірина Лисенко"


def test_importing_the_readers_loads_no_heavy_library() -> None:
    script = "import sys, crossread.read, crossread.segment, crossread.gather; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"polars", "trafilatura", "py3langid", "numpy", "razdel", "yaml", "dateparser", "lxml"} & set(loaded)


@pytest.mark.parametrize(
    "title", ["Порт: чотирнадцять суден чекають", "Kyiv: it's over: really", "Що далі:", "10:15 Порт стоїть"]
)
def test_headline_with_a_colon_needs_no_quotes(tmp_path: Path, title: str) -> None:
    assert read_text(tmp_path, f"---\ntitle: {title}\noutlet: П\n---\n{UK}").title == title
