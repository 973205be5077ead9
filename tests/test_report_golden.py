"""
Golden reports, compared byte for byte: `make golden` writes them anew, and the diff is reviewed.

`golden/fixture` holds one fixed record and what the renderers make of it. `golden/corpora` holds the reports of every
story of `corpora/`; their translations are recorded beside them, because int8 decoding may differ in a word between
processors, and everything after it may not.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from crossread.config import Settings
from crossread.gather import gather_stories
from crossread.pipeline import run_corpus
from crossread.read import read_corpus
from crossread.records import LANGUAGES
from crossread.report import (
    parse_json,
    render_charts,
    render_html,
    render_index_html,
    render_index_markdown,
    render_json,
    render_markdown,
    report_name,
)
from crossread.report.twin import SCHEMA_FILE, make_schema
from crossread.translate import open_translator
from crossread.translate.engine import Leg, Outcome, Placing, Translator
from crossread.translate.wanted import Wanted

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
FIXTURE = GOLDEN / "fixture"
CORPORA = GOLDEN / "corpora"
RECORDED = CORPORA / "translations.json"
# Anchors that GitHub makes itself, of English headings.
HEADINGS = {"sources", "headlines", "numbers"}
STORIES = sorted(path.name for path in (ROOT / "corpora").iterdir() if path.is_dir())


class RecordedTranslator:
    """Gives back recorded hypotheses; with *engine*, asks it and records."""

    version = "recorded"

    def __init__(self, recorded: dict[str, list[str]], engine: Translator | None = None) -> None:
        self.recorded = recorded
        self.engine = engine

    def route(self, src_lang: str, tgt_lang: str) -> tuple[Leg, ...]:
        key = f"route {src_lang} {tgt_lang}"
        if not self.engine:
            return (Leg(src_lang=src_lang, tgt_lang=tgt_lang, label=self.recorded[key][0]),)
        route = self.engine.route(src_lang, tgt_lang)
        assert len(route) == 1, "record a pivoted pair leg by leg first"
        self.recorded[key] = [route[0].label]
        return route

    def fingerprint(self, leg: Leg) -> str:
        return leg.label

    def decode(
        self, leg: Leg, texts: Sequence[str], *, hypotheses: int = 1, careful: bool = False
    ) -> Iterator[Sequence[Outcome]]:
        keys = [f"{leg.src_lang} {hypotheses} {careful:d} {text}" for text in texts]
        if self.engine:
            for batch in self.engine.decode(leg, texts, hypotheses=hypotheses, careful=careful):
                self.recorded |= {keys[index]: list(found) for index, found in batch}
        yield [(index, tuple(self.recorded[key])) for index, key in enumerate(keys)]

    def keep(self, leg: Leg, texts: Iterable[str]) -> None:
        """Nothing: what is recorded needs no attention kept."""

    def place(self, leg: Leg, requests: Sequence[tuple[str, Sequence[Wanted]]]) -> list[str]:
        keys = [
            " ".join([leg.src_lang, "placed", text, *(f"[{want.start}: {want.words}]" for want in wanted)])
            for text, wanted in requests
        ]
        if isinstance(self.engine, Placing):
            self.recorded |= {key: [text] for key, text in zip(keys, self.engine.place(leg, requests), strict=True)}
        return [self.recorded[key][0] for key in keys]


def check(path: Path, content: str, *, rewrite: bool) -> None:
    """Compare *content* with a golden file, or write it."""
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{path} is missing: run `make golden` and review the diff"
    assert content.encode() == path.read_bytes(), f"{path} differs: run `make golden` and review the diff"


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden"))


def render_fixture() -> dict[str, str]:
    """Render the fixed record in every format, and its words in every language."""
    report = parse_json((FIXTURE / "depot-blast.json").read_text(encoding="utf-8"))
    files = {f"depot-blast.{lang}.md": render_markdown(report, lang) for lang in LANGUAGES}
    files |= {"depot-blast.en.html": render_html(report), "index.md": render_index_markdown((report,), report.skipped)}
    files |= {"index.html": render_index_html((report,), report.skipped)}
    return files | render_charts(report)


def test_fixed_record_renders_to_the_golden_files(rewrite: bool) -> None:
    for name, content in render_fixture().items():
        check(FIXTURE / name, content, rewrite=rewrite)


def test_schema_that_ships_is_that_of_the_records(rewrite: bool) -> None:
    check(ROOT / "crossread" / "report" / "schema" / SCHEMA_FILE, make_schema(), rewrite=rewrite)


def test_another_process_renders_the_same_bytes() -> None:
    """Sets and dictionaries must not show: the other process has another hash seed."""
    code = (
        "import sys; from pathlib import Path; from crossread.report import *\n"
        "report = parse_json(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "out = render_markdown(report) + render_html(report) + ''.join(render_charts(report).values())\n"
        "sys.stdout.buffer.write(out.encode())"
    )
    path = FIXTURE / "depot-blast.json"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    report = parse_json(path.read_text(encoding="utf-8"))
    here = render_markdown(report) + render_html(report) + "".join(render_charts(report).values())
    assert outputs == {here.encode()}


def test_articles_in_another_order_make_the_same_stories() -> None:
    articles, skipped = read_corpus(ROOT / "corpora")
    assert gather_stories(tuple(reversed(articles)), skipped) == gather_stories(articles, skipped)


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest) -> dict[str, str]:
    """Reports of corpora/ as JSON twins, by story; translations are recorded on `--golden`."""
    settings = Settings(memory="off")
    anew = bool(request.config.getoption("--golden"))
    if not anew and not RECORDED.is_file():
        pytest.skip("no golden reports of corpora/ yet: run `make golden`")
    recorded = {} if anew else json.loads(RECORDED.read_text(encoding="utf-8"))
    translator = RecordedTranslator(recorded, open_translator(settings) if anew else None)
    result = run_corpus(ROOT / "corpora", settings, strict=True, translator=translator)
    if anew:
        CORPORA.mkdir(parents=True, exist_ok=True)
        text = json.dumps(recorded, ensure_ascii=False, indent=0, sort_keys=True)
        RECORDED.write_text(text + "\n", encoding="utf-8", newline="\n")
    return {report.story: render_json(report) for report in result.reports}


@pytest.mark.parametrize("story", STORIES)
def test_story_of_corpora_renders_to_the_golden_files(story: str, reports: dict[str, str], rewrite: bool) -> None:
    report = parse_json(reports[story])
    name = report_name(story)
    check(CORPORA / f"{name}.json", reports[story], rewrite=rewrite)
    check(CORPORA / f"{name}.md", render_markdown(report), rewrite=rewrite)
    check(CORPORA / f"{name}.html", render_html(report), rewrite=rewrite)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("story", STORIES)
def test_report_of_corpora_is_valid_in_every_language(story: str, reports: dict[str, str], lang: str) -> None:
    report = parse_json(reports[story])
    markdown, page = render_markdown(report, lang), render_html(report, lang)
    assert set(re.findall(r"\]\(#([^)]+)\)", markdown)) <= set(re.findall(r'<a id="([^"]+)">', markdown)) | HEADINGS
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    assert max(len(line) for line in markdown.splitlines() if line not in rows) <= 400
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    assert parsed.count("<tr>") == len(rows) - parsed.count("<table>")
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
