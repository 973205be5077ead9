"""
A `StoryReport` -> Markdown, HTML, JSON and pictures: pure functions of the record and the report's language.

    names      file names            escape     text stays text
    catalogue  the report's words    layout     order, look-ups, anchors
    prose      sentences             diff       word differences
    twin       JSON and its schema   markdown, html, charts, index
"""

from crossread.report.markdown import render_markdown
from crossread.report.names import report_name
from crossread.report.twin import parse_json, render_json

__all__ = ["parse_json", "render_json", "render_markdown", "report_name"]
