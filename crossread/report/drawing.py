"""The frame and the parts of all pictures, on svg.py: style, title and description, escaped text, lines."""

from collections.abc import Sequence
from typing import Final, Literal

import svg

from crossread.report.escape import escape_xml

CHART_STYLE: Final = """
.chart{font:13px system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans","DejaVu Sans",Arial,sans-serif}
.chart text{fill:#1d1c1a}
.chart .c-soft{fill:#5d5850}
.chart .c-strong{font-weight:600}
.chart .c-paper{fill:#fdfcf9}
.chart .c-has{fill:#1f3a5f}
.chart .c-empty{fill:none;stroke:#8f897e;stroke-width:1}
.chart .c-unclear{stroke:#1f3a5f;stroke-width:1}
.chart .c-rule{stroke:#cfc9be;stroke-width:1;fill:none}
.chart .c-line{stroke:#1f3a5f;stroke-width:1.8;fill:none}
.chart .c-thin{stroke:#6f6a61;stroke-width:1.1;fill:none}
.chart .c-node{fill:#fdfcf9;stroke:#1f3a5f;stroke-width:1.4}
.chart .c-hatch{stroke:#1f3a5f;stroke-width:2}
""".strip()
DARK_STYLE: Final = """
.chart text{fill:#ece8df}
.chart .c-soft{fill:#aaa498}
.chart .c-paper{fill:#171614}
.chart .c-has{fill:#9dbbe0}
.chart .c-empty{stroke:#7d776c}
.chart .c-unclear{stroke:#9dbbe0}
.chart .c-rule{stroke:#3d3a35}
.chart .c-line{stroke:#9dbbe0}
.chart .c-thin{stroke:#98928a}
.chart .c-node{fill:#171614;stroke:#9dbbe0}
.chart .c-hatch{stroke:#9dbbe0}
""".strip()
LETTER: Final = 7.0  # pixels, mean width of a letter at 13 px in the fonts named above
Anchor = Literal["start", "middle", "end"]


def frame(
    kind: str, size: tuple[float, float], told: tuple[str, str], elements: Sequence[svg.Element], style: str
) -> svg.SVG:
    """The frame of all pictures: title, description, hatching, paper."""
    width, height = round(size[0]), round(size[1])
    hatch = svg.Pattern(
        id=f"hatch-{kind}",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform=[svg.Rotate(45)],
        elements=[svg.Line(x1=0, y1=0, x2=0, y2=5, class_=["c-hatch"])],
    )
    head: list[svg.Element] = [
        svg.Title(id=f"{kind}-title", text=escape_xml(told[0])),
        svg.Desc(id=f"{kind}-desc", text=escape_xml(told[1])),
        *([svg.Style(text=style)] if style else []),
        svg.Defs(elements=[hatch]),
        svg.Rect(x=0, y=0, width=width, height=height, class_=["c-paper"]),
    ]
    return svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["chart", f"chart-{kind}"],
        extra={"role": "img", "aria-labelledby": f"{kind}-title {kind}-desc"},
        elements=[*head, *elements],
    )


def label(
    x: float, y: float, text: str, *classes: str, anchor: Anchor = "start", turn: float | None = None
) -> svg.Text:
    """Escaped text; *turn* rotates it about its own place, in degrees."""
    x, y = round(x, 1), round(y, 1)
    return svg.Text(
        x=x,
        y=y,
        text=escape_xml(text),
        text_anchor=anchor,
        class_=list(classes) or None,
        transform=[svg.Rotate(turn, x, y)] if turn else None,
    )


def rule(x1: float, y1: float, x2: float, y2: float, css: str, dash: Sequence[int] = ()) -> svg.Line:
    """Draw a line of the style class *css*; *dash* is its pattern in pixels."""
    ends = [round(value, 1) for value in (x1, y1, x2, y2)]
    return svg.Line(x1=ends[0], y1=ends[1], x2=ends[2], y2=ends[3], class_=[css], stroke_dasharray=list(dash) or None)


def text_width(texts: Sequence[str], longest: int) -> float:
    """Pixels that the widest of *texts* takes when each is cut to *longest* characters."""
    return max((min(len(text), longest) for text in texts), default=0) * LETTER
