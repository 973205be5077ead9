"""Tables: every row an article, every bad row or column told by name."""

from pathlib import Path

import polars as pl
import pytest

from crossread.errors import InputError
from crossread.read import read_corpus

UK = "Докери зернового термінала у вівторок уранці не вийшли на зміну. Їхня профспілка вимагає підвищити оплату."
EN = "Dockers at the grain terminal did not turn up for work on Tuesday. Their union is asking for higher pay."
ROWS = {
    "story": ["strike", "strike"],
    "outlet": ["Портал", "wire"],
    "text": [f"Порт стоїть\n{UK}", EN],
    "date": ["2026-03-10", None],
    "title": [None, "Port stands still"],
    "shares": [5, 6],
}


def write_table(path: Path, rows: dict[str, list[object]]) -> Path:
    frame = pl.DataFrame(rows, strict=False)
    match path.suffix:
        case ".jsonl":
            frame.write_ndjson(path)
        case ".csv":
            frame.write_csv(path)
        case ".tsv":
            frame.write_csv(path, separator="\t")
        case _:
            frame.write_parquet(path)
    return path


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv", ".parquet"])
def test_rows_are_articles(tmp_path: Path, suffix: str) -> None:
    path = write_table(tmp_path / f"news{suffix}", ROWS)
    articles, skipped = read_corpus(path)
    assert skipped == ()
    assert [(a.id, a.story, a.outlet, a.lang, a.title, a.date) for a in articles] == [
        (f"news{suffix}:1", "strike", "Портал", "uk", "Порт стоїть", "2026-03-10"),
        (f"news{suffix}:2", "strike", "wire", "en", "Port stands still", None),
    ]
    assert articles[1].text == f"Port stands still\n{EN}"
    assert articles[1].locate(0) == f"news{suffix}:2:1"


def test_csv_of_a_spreadsheet_with_semicolons_in_cp1251_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(f"story;outlet;text\r\nstrike;Портал;{UK}\r\n".encode("cp1251"))
    ((article,), _) = read_corpus(path)
    assert article.text == UK


def test_missing_columns_are_named_beside_those_found(tmp_path: Path) -> None:
    path = write_table(tmp_path / "news.csv", {"story": ["a"], "site": ["b"]})
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    assert caught.value.what == "table lacks the column(s) outlet, text; it has story, site"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"story": "a", "outlet"'),
        ("a.csv", b"story,outlet,text\na,b,c,d,e\n"),
        ("a.parquet", b"PAR1 no"),
        ("a.csv", b""),
        ("a.jsonl", b"\n"),
        ("a.csv", b"story,outlet,text\n"),
    ],
)
def test_table_that_cannot_be_read_is_an_input_error(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    assert caught.value.where and caught.value.where.startswith(name)
    assert caught.value.mend


def test_bad_row_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write_table(
        tmp_path / "news.jsonl", {"story": ["s", "s", None], "outlet": ["a", "b", "c"], "text": [UK, " ", UK]}
    )
    articles, skipped = read_corpus(path)
    assert [article.id for article in articles] == ["news.jsonl:1"]
    assert [(entry.id, entry.what) for entry in skipped] == [
        ("news.jsonl:2", "row has no text"),
        ("news.jsonl:3", "row has no story"),
    ]
    with pytest.raises(InputError, match="row has no text"):
        read_corpus(path, strict=True)


def test_table_in_a_corpus_folder_is_read_with_the_folders(tmp_path: Path) -> None:
    write_table(tmp_path / "news.jsonl", ROWS)
    (tmp_path / "flood").mkdir()
    (tmp_path / "flood/wire.en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    articles, skipped = read_corpus(tmp_path)
    assert [article.id for article in articles] == ["flood/wire.en.txt", "news.jsonl:1", "news.jsonl:2"]
    assert [entry.id for entry in skipped] == ["broken.csv"]


def test_broken_line_of_jsonl_is_skipped_by_its_number(tmp_path: Path) -> None:
    path = write_table(tmp_path / "news.jsonl", ROWS)
    first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f'{first}\n{{"story": "s\n[1, 2]\n{second}\n', encoding="utf-8")
    articles, skipped = read_corpus(path)
    assert [article.id for article in articles] == ["news.jsonl:1", "news.jsonl:4"]
    assert [(entry.id, entry.where) for entry in skipped] == [
        ("news.jsonl:2", "news.jsonl:2"),
        ("news.jsonl:3", "news.jsonl:3"),
    ]
    assert skipped[1].what == "row is broken JSON: not an object"
