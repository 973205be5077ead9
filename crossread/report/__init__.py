"""
A `StoryReport` -> Markdown, HTML, JSON and pictures: pure functions of the record and the report's language.

    names       file names              rows       sentences, outlets, facts
    escape      text stays text         layout     their order, look-ups, anchors
    catalogue   the report's words      groups     numbers, sources, words for tables
    twin        JSON and its schema     prose      small phrases
    diff        word differences        summary    the opening paragraph
    markdown    the story as Markdown (markdown_facts, markdown_words, blocks)
    html        the story as a page (page: the frame of all pages)
    charts      pictures (drawing: their frame)
    index       all stories of a run
"""

from crossread.report.charts import render_charts
from crossread.report.html import render_html
from crossread.report.index import render_index_html, render_index_markdown
from crossread.report.markdown import render_markdown
from crossread.report.names import report_name
from crossread.report.twin import parse_json, render_json

__all__ = [
    "parse_json",
    "render_charts",
    "render_html",
    "render_index_html",
    "render_index_markdown",
    "render_json",
    "render_markdown",
    "report_name",
]
