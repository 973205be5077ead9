"""Render the pages the browser tests open: python tests/browser/render_pages.py FOLDER."""

import sys
from dataclasses import replace
from pathlib import Path

from crossread.report import parse_json, render_html, render_index_html, render_json

FIXTURE = Path(__file__).parents[1] / "golden" / "fixture" / "depot-blast.json"
ATTACK = "</script><script>window.attacked=1</script><img src=x onerror=window.attacked=1> {{7*7}} \u202e"


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    report = parse_json(FIXTURE.read_text(encoding="utf-8"))
    hostile = replace(
        report,
        story=ATTACK,
        articles=tuple(
            replace(
                prepared,
                article=replace(prepared.article, outlet=f"{ATTACK}{number}", path=f"{ATTACK}{number}"),
                translations=tuple(replace(made, text=ATTACK, marks=(ATTACK,)) for made in prepared.translations),
            )
            for number, prepared in enumerate(report.articles)
        ),
    )
    pages = {
        "depot-blast.html": render_html(report),
        "depot-blast.uk.html": render_html(report, "uk"),
        "depot-blast.ru.html": render_html(report, "ru"),
        "depot-blast.json": render_json(report),
        "hostile.html": render_html(hostile),
        "hostile.json": render_json(hostile),
        "index.html": render_index_html((report, hostile), report.skipped),
    }
    for name, content in pages.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
