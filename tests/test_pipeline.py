"""The whole way: skips are told, other stories are written, no socket is opened, same input gives same bytes."""

import json
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from crossread.cli import main
from crossread.config import Settings
from crossread.errors import ConfigError, InputError
from crossread.pipeline import RunResult, run_corpus
from crossread.publish import publish_run
from crossread.read import read_corpus
from crossread.state import STATE_FILE, dump_state, load_last_run
from crossread.translate import open_translator

CORPORA = Path(__file__).parents[1] / "corpora"
STORY = {
    "wire.en.txt": "Bridge over the Lira closed after crash\n\nThe bridge over the Lira was closed on Monday. "
    "Three people were hurt, the mayor Olha Kit said. The repair will take two weeks.\n",
    "daily.en.txt": "Crash closes Lira bridge\n\nThe bridge over the Lira was closed on Monday after a crash. "
    "Five people were hurt, the police said. The mayor Olha Kit promised a repair within two weeks.\n",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose translation memory is this test's own."""
    return Settings(memory=str(tmp_path / "memory.sqlite"))


def write_story(folder: Path, files: dict[str, str] = STORY) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run_main(words: Sequence[object]) -> int:
    with pytest.raises(SystemExit) as caught:
        main([str(word) for word in words])
    return int(caught.value.code or 0)


@pytest.fixture
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the command line at a memory of this test's own."""
    monkeypatch.setenv("CROSSREAD_MEMORY", str(tmp_path / "memory.sqlite"))


@pytest.mark.usefixtures("own_memory")
def test_compare_of_english_articles_writes_reports_and_exits_0(tmp_path: Path) -> None:
    write_story(tmp_path / "corpus" / "bridge")
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--quiet"]) == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"bridge.md", "bridge.html", "bridge.json", "index.md", "index.html"} <= written
    assert not [name for name in written if name.endswith(".part")]


@pytest.mark.usefixtures("own_memory")
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.en.txt", b"", "empty"),
        ("binary.en.txt", bytes(range(256)) * 40, "binary"),
        ("front.en.md", b"---\ntitle: [unclosed\n---\nThe text of it.\n", "front matter"),
        (
            "german.txt",
            "Die Brücke über die Lira wurde am Montag gesperrt, sagte die Polizei. ".encode() * 5,
            "language",
        ),
    ],
    ids=["empty file", "binary file", "broken front matter", "unknown language"],
)
def test_one_bad_file_is_skipped_with_code_3_and_the_others_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, message: str
) -> None:
    story = write_story(tmp_path / "corpus" / "bridge")
    (story / name).write_bytes(content)
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--quiet"]) == 3
    told = capsys.readouterr().err
    assert f"skipped bridge/{name}" in told
    assert message in told
    assert "mend:" in told
    assert (tmp_path / "out" / "bridge.md").is_file()


@pytest.mark.usefixtures("own_memory")
def test_strict_stops_at_the_first_bad_file(tmp_path: Path) -> None:
    story = write_story(tmp_path / "corpus" / "bridge")
    (story / "empty.en.txt").write_bytes(b"")
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--strict"]) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("own_memory")
def test_story_with_one_article_is_told_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_story(tmp_path / "corpus" / "bridge")
    write_story(tmp_path / "corpus" / "alone", {"wire.en.txt": STORY["wire.en.txt"]})
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--quiet"]) == 3
    assert "skipped alone: story has 1 usable article(s)" in capsys.readouterr().err
    assert (tmp_path / "out" / "bridge.md").is_file()


@pytest.mark.usefixtures("own_memory")
def test_two_articles_of_one_outlet_are_both_compared(tmp_path: Path) -> None:
    files = STORY | {"wire.2.en.txt": STORY["daily.en.txt"].replace("Five", "Six")}
    write_story(tmp_path / "corpus" / "bridge", files)
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--quiet"]) in (0, 3)
    record = json.loads((tmp_path / "out" / "bridge.json").read_text(encoding="utf-8"))
    assert len({item["article"]["id"] for item in record["articles"]}) == 3


@pytest.mark.usefixtures("own_memory")
def test_output_that_cannot_be_written_is_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_story(tmp_path / "corpus" / "bridge")
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out"]) == 1
    assert "reports cannot be written" in capsys.readouterr().err


def test_empty_folder_is_an_input_error(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(InputError) as caught:
        run_corpus(tmp_path / "corpus", settings)
    assert caught.value.mend


def test_missing_model_pair_skips_the_articles_that_need_it(tmp_path: Path) -> None:
    files = STORY | {"agency.uk.txt": "Міст через Ліру закрили\n\nМіст через Ліру закрили в понеділок після аварії.\n"}
    write_story(tmp_path / "corpus" / "bridge", files)
    translator = open_translator(Settings())
    translator.packages = ()
    settings = Settings(memory=str(tmp_path / "memory.sqlite"))
    result = run_corpus(tmp_path / "corpus", settings, translator=translator)
    assert [entry.id for entry in result.skipped] == ["bridge/agency.uk.txt"]
    assert "uk" in result.skipped[0].what
    assert "crossread models install" in (result.skipped[0].mend or "")
    assert len(result.reports[0].articles) == 2


def copied_corpus(into: Path, stories: Sequence[str]) -> Path:
    for story in stories:
        (into / story).mkdir(parents=True)
        for path in (CORPORA / story).glob("*.md"):
            (into / story / path.name).write_bytes(path.read_bytes())
    return into


@pytest.fixture
def sockets_opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every socket made while the test runs, even one that connects nowhere."""
    made: list[object] = []
    original = socket.socket.__init__

    def note(self: socket.socket, *arguments: object, **options: object) -> None:
        made.append(arguments)
        original(self, *arguments, **options)  # type: ignore[arg-type]  # passed through as given

    monkeypatch.setattr(socket.socket, "__init__", note)
    yield made


def test_compare_with_the_embedded_models_opens_no_socket(
    tmp_path: Path, settings: Settings, sockets_opened: list[object]
) -> None:
    corpus = copied_corpus(tmp_path / "corpus", ["model-avdiivka-2024-02"])
    result = run_corpus(corpus, settings)
    assert {item.article.lang for item in result.reports[0].articles} == {"uk", "ru", "en"}
    assert sockets_opened == []


def published(result: RunResult, out: Path, settings: Settings) -> dict[str, bytes]:
    publish_run(result, out, settings)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_two_runs_give_the_same_bytes_and_the_second_translates_nothing(tmp_path: Path, settings: Settings) -> None:
    corpus = copied_corpus(tmp_path / "corpus", ["model-avdiivka-2024-02"])
    steps: list[str] = []
    first = published(run_corpus(corpus, settings), tmp_path / "one", settings)
    again = run_corpus(corpus, settings, progress=lambda step, done, total: steps.append(step))
    assert published(again, tmp_path / "two", settings) == first
    assert not [step for step in steps if step.startswith("translate")]


def test_unchanged_story_is_not_computed_again(tmp_path: Path, settings: Settings) -> None:
    write_story(tmp_path / "corpus" / "bridge")
    out, translator = tmp_path / "out", open_translator(settings)
    result = run_corpus(tmp_path / "corpus", settings)
    publish_run(result, out, settings)
    last = load_last_run(out, settings, translator)
    (out / STATE_FILE).write_text(dump_state(last, result.stories), encoding="utf-8")
    last = load_last_run(out, settings, translator)
    story = result.stories[0]
    assert last.find_unchanged(story) == result.reports[0]
    (tmp_path / "corpus" / "bridge" / "wire.en.txt").write_text("Another\n\nAnother text here.\n", encoding="utf-8")
    changed = run_corpus(tmp_path / "corpus", settings).stories[0]
    assert last.find_unchanged(changed) is None
    assert load_last_run(out, Settings(to="uk"), translator).find_unchanged(story) is None


def test_damaged_state_means_computing_again(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / STATE_FILE).write_text("{", encoding="utf-8")
    assert load_last_run(tmp_path, settings, open_translator(settings)).keys == {}


def test_every_story_of_corpora_can_be_read() -> None:
    articles, skipped = read_corpus(CORPORA)
    assert len({article.story for article in articles}) == 7
    assert skipped == ()


def test_memory_that_cannot_be_used_is_noted_and_the_stories_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "memory.sqlite"
    damaged.write_bytes(b"SQLite format 3\0" + b"no database" * 400)
    monkeypatch.setenv("CROSSREAD_MEMORY", str(damaged))
    write_story(tmp_path / "corpus" / "bridge", STORY | {"agency.uk.txt": "Міст закрили\n\nМіст через Ліру закрили.\n"})
    assert run_main(["compare", tmp_path / "corpus", "--out", tmp_path / "out", "--quiet"]) == 0
    assert "note: " in capsys.readouterr().err
    assert (tmp_path / "out" / "bridge.md").is_file()


def test_a_wrong_file_of_the_user_stops_the_run_before_any_work(tmp_path: Path) -> None:
    """Else every story would be translated first, and skipped for one and the same fault."""
    people = tmp_path / "people.toml"
    people.write_text('[[person]]\nnme = "x"\n', encoding="utf-8")
    story = tmp_path / "corpus" / "story"
    story.mkdir(parents=True)
    for name in ("a", "b"):
        (story / f"{name}.en.txt").write_text("A title\n\nA store burned down in the harbour.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="nme"):
        run_corpus(tmp_path / "corpus", Settings(people=str(people), memory=str(tmp_path / "m.sqlite")))
