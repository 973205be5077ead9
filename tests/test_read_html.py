"""Saved web pages: the article without what is around it, its metadata, and lines of the source."""

from pathlib import Path

import pytest

from crossread.errors import InputError
from crossread.read import read_article
from crossread.segment import segment_article

HEAD = """<!DOCTYPE html>
<html lang="ru"><head><meta charset="{charset}"><title>Порт стоїть | Портал</title>
<meta property="og:title" content="Порт стоїть"/><meta property="og:site_name" content="Портал"/>
<meta property="article:published_time" content="2026-03-10T09:30:00+02:00"/>
<link rel="canonical" href="https://portal.example/2026/03/10/port"/>
<meta name="author" content="Ірина Лисенко"></head>"""
BODY = """
<body><header><nav><a href="/">Головна</a> <a href="/news">Новини</a></nav></header>
<main><article><h1>Порт стоїть</h1>
<p>Докери зернового термінала в румунському порту Констанца у вівторок уранці не вийшли на зміну.</p>
<p>Страйк оголосила профспілка «Солідар-Порт» після того, як у лютому під стрілою
крана загинув 41-річний <b>стропальник</b>.</p>
<p>За даними профспілки, до протесту приєдналися понад 600 працівників із причалів &amp; складів.</p>
<p>Читайте також: <a href="/x">Як живе порт</a></p>
</article></main><aside><p>Популярне: Ще одна новина</p></aside><footer>© 2026 Портал</footer>
<script>alert(1)</script></body></html>"""


def page(tmp_path: Path, *, charset: str = "utf-8", encoding: str = "utf-8", name: str = "saved page.html") -> Path:
    path = tmp_path / name
    path.write_bytes((HEAD.format(charset=charset) + BODY).encode(encoding))
    return path


def test_article_and_metadata_are_taken_from_the_page(tmp_path: Path) -> None:
    article = read_article(page(tmp_path))
    assert (article.title, article.outlet, article.date) == ("Порт стоїть", "Портал", "2026-03-10")
    assert (article.url, article.author) == ("https://portal.example/2026/03/10/port", "Ірина Лисенко")
    assert "понад 600 працівників із причалів & складів" in article.text
    for outside in ("Головна", "Популярне", "alert"):
        assert outside not in article.text


def test_language_of_the_text_beats_the_language_of_the_template(tmp_path: Path) -> None:
    article = read_article(page(tmp_path))
    assert (article.lang, article.lang_source, article.notes) == ("uk", "identified", ())


def test_file_name_with_a_language_names_the_outlet(tmp_path: Path) -> None:
    article = read_article(page(tmp_path, name="thedaily.uk.html"))
    assert (article.outlet, article.lang_source) == ("thedaily", "file name")


def test_evidence_points_at_lines_of_the_page(tmp_path: Path) -> None:
    article = read_article(page(tmp_path))
    source = (HEAD + BODY).split("\n")
    for words in ("Докери", "Страйк", "За даними"):
        assert words in source[article.line_of(article.text.index(words)) - 1]


def test_link_to_another_article_is_boilerplate(tmp_path: Path) -> None:
    segments = segment_article(read_article(page(tmp_path)))
    assert [s.text for s in segments if s.role == "boilerplate"] == ["Читайте також: Як живе порт"]


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-u"])
@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "koi8_u"])
def test_page_is_read_whatever_encoding_it_claims(tmp_path: Path, charset: str, encoding: str) -> None:
    text = HEAD.format(charset=charset) + BODY
    path = tmp_path / "a.html"
    path.write_bytes(text.translate({0x00AB: 34, 0x00BB: 34, 0x00A9: 67}).encode(encoding))
    article = read_article(path)
    assert "Докери зернового термінала" in article.text


def test_page_without_an_article_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><nav>Меню</nav></body></html>", encoding="utf-8")
    with pytest.raises(InputError, match="no article found"):
        read_article(path)
