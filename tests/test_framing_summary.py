"""Counts per outlet, tables for researchers, and the summary command."""

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from typer.testing import CliRunner

from crossread.cli import app
from crossread.config import Settings
from crossread.errors import InputError
from crossread.findings import StoryReport
from crossread.framing import describe_story
from crossread.framing.summary import summarise_outlets, wilson_interval
from crossread.framing.tables import SCHEMAS, escape_cell, make_frame, make_tables, write_frame, write_tables
from crossread.pipeline import RunResult
from crossread.records import Article, Fact, FactState, Matching, Passage, PreparedArticle, Segment, Translation

BODY = (
    "Понад 600 працівників порту вранці застрайкували, повідомила профспілка.",
    "Окупанти обстріляли порт, кажуть джерела.",
    "Рейси скасовано до вечора у всьому порту.",
    "Увечері окупанти відійшли, а трамваї не ходили.",
)


def prepare(name: str, *sentences: str, outlet: str = "") -> PreparedArticle:
    text = "\n".join(sentences)
    article = Article(id=name, story="s", outlet=outlet or name, lang="uk", title=sentences[0], text=text, path=name)
    segments, start = [], 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        role = "body" if index else "title"
        segments.append(
            Segment(article_id=name, index=index, start=start, end=end, text=sentence, lang="uk", role=role)  # type: ignore[arg-type]
        )
        start = end + 1
    translations = tuple(
        Translation(article_id=name, index=s.index, src_lang="uk", tgt_lang="en", text=s.text) for s in segments
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def make_report(story: str = "s", title: str = "=HYPERLINK(1)") -> StoryReport:
    articles = (
        prepare(f"{story}/a", title, *BODY, outlet="a"),
        prepare(f"{story}/b", "Порт", *BODY, outlet="b"),
        prepare(f"{story}/c", "Порт", *BODY[2:], *BODY[2:], outlet="c"),
    )
    told = [f"{story}/a", f"{story}/b"]
    fact = Fact(
        id="f1",
        members=tuple(Passage(article_id=name, first=1, last=1) for name in told),
        probability=0.9,
        states=(
            *(FactState(article_id=name, state="has", probability=0.9) for name in told),
            FactState(article_id=f"{story}/c", state="absent", probability=0.01),
        ),
    )
    matching = Matching(matches=(), facts=(fact,))
    findings = describe_story(articles, matching, Settings())
    return StoryReport(story=story, pivot="en", articles=articles, matching=matching, findings=findings)


def test_outlet_is_summed_over_its_stories() -> None:
    rows = {row.outlet: row for row in summarise_outlets([make_report("s"), make_report("t")])}
    assert (rows["a"].stories, rows["a"].articles, rows["a"].sentences) == (2, 2, 8)
    assert (rows["a"].facts.count, rows["a"].facts.total) == (2, 2)
    assert (rows["a"].attributed.count, rows["a"].anonymous.count) == (4, 2)
    assert rows["a"].loaded >= 2


def test_omission_is_counted_out_of_the_facts_most_tell() -> None:
    rows = {row.outlet: row for row in summarise_outlets([make_report()])}
    assert (rows["c"].omitted.count, rows["c"].omitted.total) == (1, 1)
    assert (rows["a"].omitted.count, rows["a"].omitted.total) == (0, 1)


@given(st.integers(0, 200), st.integers(0, 200))
def test_wilson_interval_holds_the_share_and_lies_in_zero_to_one(a: int, b: int) -> None:
    count, total = min(a, b), max(a, b)
    low, high = wilson_interval(count, total)
    assert 0 <= low <= high <= 1
    if total:
        assert low - 1e-12 <= count / total <= high + 1e-12


def test_wilson_interval_of_the_textbook() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662."""
    low, high = wilson_interval(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize("table", SCHEMAS)
def test_empty_table_keeps_its_columns(table: str) -> None:
    frame = make_frame(table, [])
    assert frame.columns == list(SCHEMAS[table]) and frame.height == 0


def test_tables_have_rows_of_every_kind_and_the_columns_of_their_schema() -> None:
    tables = make_tables([make_report()])
    assert set(tables) == set(SCHEMAS)
    for name, frame in tables.items():
        assert frame.columns == list(SCHEMAS[name])
    assert tables["articles"].height == 3 and tables["segments"].height == 15
    assert tables["facts"].filter(pl.col("state") == "absent")["article_id"].to_list() == ["s/c"]
    assert "F1" in tables["signals"]["signal"].to_list()
    assert tables["outlets"]["outlet"].to_list() == ["a", "b", "c"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cell_that_begins_like_a_formula_is_escaped(start: str) -> None:
    assert escape_cell(start + "cmd()") == "'" + start + "cmd()"


def test_csv_is_escaped_and_parquet_is_not(tmp_path: Path) -> None:
    report = make_report(title="=cmd()|' /C calc'!A0")
    write_tables([report], tmp_path / "csv", "csv")
    write_tables([report], tmp_path / "parquet", "parquet")
    titles = pl.read_csv(tmp_path / "csv" / "articles.csv")["title"].to_list()
    assert titles[0] == "'=cmd()|' /C calc'!A0"
    assert pl.read_parquet(tmp_path / "parquet" / "articles.parquet")["title"].to_list()[0] == "=cmd()|' /C calc'!A0"


def test_table_survives_parquet(tmp_path: Path) -> None:
    frame = make_tables([make_report()])["numbers"]
    write_frame(frame, tmp_path / "numbers.parquet")
    assert_frame_equal(pl.read_parquet(tmp_path / "numbers.parquet"), frame)


def test_written_tables_are_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_tables([make_report("t"), make_report("s")], tmp_path / name)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_unknown_format_and_unwritable_place_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown table format"):
        write_tables([], tmp_path, "xlsx")  # type: ignore[arg-type]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_frame(make_frame("outlets", []), tmp_path / "file" / "outlets.csv")
    with pytest.raises(InputError, match=r"neither \.csv nor \.parquet"):
        write_frame(make_frame("outlets", []), tmp_path / "outlets.xlsx")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus whose comparison needs no model: the run is handed its reports."""
    result = RunResult(reports=(make_report("s"), make_report("t")), skipped=())
    monkeypatch.setattr("crossread.pipeline.run_corpus", lambda *arguments, **options: result)
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def test_summary_prints_one_row_per_outlet_with_counts_and_intervals(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["summary", str(corpus), "--quiet"])
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines() if line.split()[:1] in (["a"], ["b"], ["c"])]
    assert [line[0] for line in lines] == ["a", "b", "c"]
    assert "2/2" in done.stdout and "(34-100)" in done.stdout


def test_summary_writes_csv_parquet_and_tables(corpus: Path, tmp_path: Path) -> None:
    csv, parquet, tables = tmp_path / "o.csv", tmp_path / "o.parquet", tmp_path / "tables"
    words = ["summary", str(corpus), "-q", "--csv", str(csv), "--parquet", str(parquet), "--tables", str(tables)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert pl.read_csv(csv)["outlet"].to_list() == pl.read_parquet(parquet)["outlet"].to_list() == ["a", "b", "c"]
    assert sorted(path.stem for path in tables.iterdir()) == sorted(SCHEMAS)


def test_summary_prints_json(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["summary", str(corpus), "--quiet", "--json"])
    rows = json.loads(done.stdout)
    assert [row["outlet"] for row in rows] == ["a", "b", "c"]
    assert set(rows[0]["facts"]) == {"count", "total", "low", "high"}


def test_summary_refuses_a_file_it_cannot_write_before_it_computes(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["summary", str(tmp_path), "--out", str(tmp_path / "o.xlsx")])
    assert isinstance(done.exception, InputError)
