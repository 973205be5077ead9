"""`crossread report`: rendered again from the twin, nothing computed, clear refusals."""

import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cli import main
from crossread.report import parse_json, render_html, render_markdown

FIXTURE = Path(__file__).parent / "golden" / "fixture" / "depot-blast.json"


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["report", *map(str, words)])
    return int(caught.value.code or 0)


def test_report_is_rendered_again_in_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FIXTURE, "--out", tmp_path, "--lang-of-report", "uk") == 0
    report = parse_json(FIXTURE.read_text(encoding="utf-8"))
    assert (tmp_path / "depot-blast.md").read_text(encoding="utf-8") == render_markdown(report, "uk")
    assert (tmp_path / "depot-blast.html").read_text(encoding="utf-8") == render_html(report, "uk")
    written = {Path(line) for line in capsys.readouterr().out.splitlines()}
    assert written == set(tmp_path.iterdir())


def test_report_lies_beside_its_twin_by_default(tmp_path: Path) -> None:
    twin = tmp_path / "any name.json"
    twin.write_bytes(FIXTURE.read_bytes())
    assert run(twin, "--format", "html", "--quiet") == 0
    assert {path.name for path in tmp_path.iterdir()} == {"any name.json", "depot-blast.html"}


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        (None, (), "No such file"),
        (b"not json", (), "not JSON"),
        (b"\xff\xfe\x00", (), "not UTF-8"),
        (b'{"schema_version": 99}', (), "schema version 99"),
        (b"{}", ("--format", "pdf"), "'pdf'"),
        (b"{}", ("--lang-of-report", "de"), "'de'"),
    ],
    ids=["absent", "no JSON", "no text", "version", "format", "language"],
)
def test_what_cannot_be_rendered_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, options: tuple[str, ...], message: str
) -> None:
    twin = tmp_path / "story.json"
    if content is not None:
        twin.write_bytes(content)
    assert run(twin, *options) == 1
    assert message in capsys.readouterr().err
    assert not list(tmp_path.glob("*.md"))


def test_rendering_loads_no_engine() -> None:
    code = (
        f"import sys; from crossread.cli import main\n"
        f"try: main(['report', {str(FIXTURE)!r}, '--out', sys.argv[1], '--quiet'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('ctranslate2', 'polars', 'argostranslate', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, "/nonexistent/x"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
