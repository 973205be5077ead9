"""
A `StoryReport` -> Markdown, HTML, JSON and pictures: pure functions of the record and the report's language.

    names       file names              layout     order, look-ups, anchors
    escape      text stays text         groups     rows of tables
    catalogue   the report's words      prose      small phrases
    twin        JSON and its schema     summary    the opening paragraph
    diff        word differences        tables     Markdown tables
    markdown    the story as Markdown   html       the story as a page (page: its frame)
    charts      pictures                index      all stories of a run
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
