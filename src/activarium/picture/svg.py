"""The picture as SVG, and as PNG made of it."""

from __future__ import annotations

import html
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import Frame, Line, Mark, frame
from activarium.picture.ink import DARK, LIGHT, Theme
from activarium.picture.labels import GAP, SAMPLE, SIZE, TICK_SIZE, Label, breadth, labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activarium.derive.curve import Curve

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML, even escaped
STROKE = 2.2
EDGE = 10.0  # between the drawing and the end of the paper


class Paper(NamedTuple):
    """The paper around the square: where the square begins, and how large the whole is."""

    left: float
    top: float
    width: float
    height: float


def svg(curves: Sequence[Curve], *, derivative: bool = True, prefix: str | None = None) -> str:
    """The picture as a file of its own, which follows the reader's choice of light or dark.

    Arguments:
        curves: what to draw.
        derivative: whether to draw the derivatives too.
        prefix: what all ids begin with; without one, the slugs.

    >>> from activarium import find
    >>> svg([find("leaky_relu").curve()])[:38]
    '<?xml version="1.0" encoding="UTF-8"?>'

    Raises:
        ValueError: there are no curves.
    """
    body = _picture(curves, derivative, prefix, "@media (prefers-color-scheme:dark){{{}}}", paper=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


def inline(curves: Sequence[Curve], *, derivative: bool = True, prefix: str | None = None, paper: bool = False) -> str:
    """The picture for a page: no prolog, no paper unless asked for, and colours that follow the page's `color-scheme`.

    `data-window` holds left, right, bottom and top of the plane, `data-square` the place and side of
    the square, so that a script can draw the curves (`path.f`, `path.f1`) anew.

    >>> from activarium import find
    >>> inline([find("leaky_relu").curve()])[:35]
    '<svg xmlns="http://www.w3.org/2000/'

    Raises:
        ValueError: there are no curves.
    """
    return _picture(curves, derivative, prefix, None, paper=paper)


def _picture(curves: Sequence[Curve], derivative: bool, prefix: str | None, dark: str | None, *, paper: bool) -> str:  # noqa: FBT001
    drawn = frame(curves, derivative=derivative)
    named = labels(drawn)
    sheet = _paper(drawn, named)
    key = escaped(prefix or "-".join(dict.fromkeys(curve.slug for curve in drawn.curves)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{key}-picture" role="img" aria-labelledby="{key}-title {key}-desc"'
        f' width="{sheet.width:g}" height="{sheet.height:g}" viewBox="0 0 {sheet.width:g} {sheet.height:g}"'
        f' data-window="{" ".join(map(repr, drawn.window))}" data-square="{sheet.left:g} {sheet.top:g} {drawn.side:g}"'
        f' font-family="DejaVu Sans,Verdana,sans-serif" font-size="{SIZE:g}" fill="none">',
        f'<title id="{key}-title">{escaped(caption.title(curves, derivative=derivative))}</title>',
        f'<desc id="{key}-desc">{escaped(caption.description(curves, derivative=derivative))}</desc>',
        f"<style>{_style(f'#{key}-picture', drawn, dark)}</style>",
        *([f'<rect class="paper" width="100%" height="100%" fill="{LIGHT.paper}"/>'] if paper else []),
        f'<g transform="translate({sheet.left:g} {sheet.top:g})">',
        *_ground(drawn),
        *(_line(drawn, line) for line in drawn.lines if line.strokes),
        *(_mark(drawn, mark) for mark in drawn.marks),
        *(part for label in named for part in _label(label)),
        "</g>",
        "</svg>\n",
    ]
    return "\n".join(parts)


def escaped(text: str) -> str:
    """Text as it may stand in XML, in an attribute or between tags.

    >>> escaped('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return html.escape(FORBIDDEN.sub("\ufffd", text))


def _paper(drawn: Frame, named: Sequence[Label]) -> Paper:
    left = breadth([caption.number(tick) for tick in drawn.ticks_y], TICK_SIZE) + EDGE + 6
    right = max([drawn.side, *(label.box.right for label in named)]) + EDGE
    bottom = max([drawn.side + 22, *(label.box.bottom for label in named)]) + 4
    return Paper(round(left), 14, round(left + right), round(14 + bottom))


def _style(root: str, drawn: Frame, dark: str | None) -> str:
    """The dark colours: in a media query, or beside the light ones with `light-dark()`."""
    hues = sorted({line.hue for line in drawn.lines})
    rules = "".join(
        f"{root} .{name}{{{property}:{_choice(name, dark)}}}"
        for name, property in [
            *((f"h{hue}", "color") for hue in hues),
            *(("paper", "fill"), ("halo", "stroke"), ("text", "fill"), ("axis", "stroke"), ("grid", "stroke"), ("reference", "stroke")),
        ]
    )
    return dark.format(rules) if dark else rules


def _color(theme: Theme, name: str) -> str:
    field = {"halo": "paper"}.get(name, name)
    return theme.hues[int(name[1:])] if name[1:].isdigit() else getattr(theme, field)


def _choice(name: str, dark: str | None) -> str:
    return _color(DARK, name) if dark else f"light-dark({_color(LIGHT, name)},{_color(DARK, name)})"


def _ground(drawn: Frame) -> Iterator[str]:
    """Grid, axes, reference line and tick labels."""
    side, window = drawn.side, drawn.window
    across = [drawn.placed(np.array([tick, 0.0]))[0] for tick in drawn.ticks_x]
    down = [drawn.placed(np.array([0.0, tick]))[1] for tick in drawn.ticks_y]
    grid = "".join([f"M{_n(x)} 0V{side:g}" for x in across] + [f"M0 {_n(y)}H{side:g}" for y in down])
    yield f'<path class="grid" d="{grid}" stroke="{LIGHT.grid}"/>'
    x, y = drawn.placed(np.zeros(2))
    axes = f"M{_n(x)} 0V{side:g}" * (window.left <= 0 <= window.right) + f"M0 {_n(y)}H{side:g}" * (window.bottom <= 0 <= window.top)
    if axes:
        yield f'<path class="axis" d="{axes}" stroke="{LIGHT.axis}"/>'
    if drawn.diagonal is not None:
        yield f'<path class="reference" d="{path(drawn.placed(drawn.diagonal))}" stroke="{LIGHT.reference}" stroke-dasharray="1 4"/>'
    yield from _ticks(drawn, across, down)


def _ticks(drawn: Frame, across: list[float], down: list[float]) -> Iterator[str]:
    below, middle = drawn.side + 16, TICK_SIZE * 0.36
    yield f'<g class="text" fill="{LIGHT.text}" font-size="{TICK_SIZE:g}" text-anchor="middle">'
    yield "".join(f'<text x="{_n(x)}" y="{below:g}">{caption.number(t)}</text>' for t, x in zip(drawn.ticks_x, across, strict=True))
    yield "</g>"
    yield f'<g class="text" fill="{LIGHT.text}" font-size="{TICK_SIZE:g}" text-anchor="end">'
    yield "".join(f'<text x="-7" y="{_n(y + middle)}">{caption.number(t)}</text>' for t, y in zip(drawn.ticks_y, down, strict=True))
    yield "</g>"


def _n(value: float) -> str:
    """A coordinate to a hundredth, as short as it goes."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"


def path(points: np.ndarray) -> str:
    """A polyline, an array of shape (points, 2), as path data.

    >>> path(np.array([[0.0, 1.0], [2.5, -0.5]]))
    'M0 1L2.5-.5'
    """
    pairs = (f"{_n(x)} {_n(y)}".replace(" -", "-") for x, y in points.tolist())
    return "M" + "L".join(pairs)


def _line(drawn: Frame, line: Line) -> str:
    d = "".join(path(drawn.placed(stroke)) for stroke in line.strokes)
    kind = "f1" if line.order else "f"
    return f'<path class="{kind} h{line.hue}" d="{d}"{_pen(line)} stroke-linejoin="round"/>'


def _pen(line: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(f"{d:g}" for d in line.dash)}"' if line.dash else ""
    return f' color="{LIGHT.hues[line.hue]}" stroke="currentColor" stroke-width="{STROKE}"{dash}'


def _mark(drawn: Frame, mark: Mark) -> str:
    x, y = drawn.placed(np.array([mark.x, mark.y]))
    circle = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{mark.radius:.3g}" '
    color = f'color="{LIGHT.hues[mark.hue]}"'
    if mark.open:
        return f'<g class="h{mark.hue}" {color} stroke="currentColor" stroke-width="1.6">{circle}class="paper" fill="{LIGHT.paper}"/></g>'
    return f'{circle}class="h{mark.hue}" {color} fill="currentColor"/>'


def _label(label: Label) -> Iterator[str]:
    if label.leader is not None:
        (x, y), end = label.leader, label.x - 3
        yield (
            f'<path class="h{label.line.hue}" d="M{_n(x + 3)} {_n(y)}L{_n(end)} {_n(label.y)}"'
            f' color="{LIGHT.hues[label.line.hue]}" stroke="currentColor" stroke-width=".8"/>'
        )
    if label.sample:
        yield f'<path class="h{label.line.hue}" d="M{_n(label.x - SAMPLE - 6)} {_n(label.y)}h{SAMPLE:g}"{_pen(label.line)}/>'
    style = ' font-style="italic"' if label.italic else ""
    anchor = ' text-anchor="end"' if label.anchor == "end" else ""
    for row, baseline in zip(label.rows, label.baselines, strict=True):
        yield (
            f'<g class="halo" stroke="{LIGHT.paper}" stroke-width="3" stroke-linejoin="round"><text class="h{label.line.hue}"'
            f' x="{_n(label.x)}" y="{_n(baseline)}" color="{LIGHT.hues[label.line.hue]}" fill="currentColor" paint-order="stroke"'
            f"{style}{anchor}>{escaped(row)}</text></g>"
        )


def thumbnail(curve: Curve, size: float = 48) -> str:
    """The bare curve, without text, in the colour of the text around it; for rows of tables and previews.

    >>> from activarium import find
    >>> thumbnail(find("relu").curve()).count("<path")
    2
    """
    drawn = frame([curve], derivative=False, side=size - 4)
    x, y = drawn.placed(np.zeros(2))
    axes = f"M{_n(x)} 0V{drawn.side:g}M0 {_n(y)}H{drawn.side:g}"
    d = "".join(path(drawn.placed(stroke)) for line in drawn.lines for stroke in line.strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" viewBox="-2 -2 {size:g} {size:g}"'
        f' fill="none" stroke="currentColor" aria-hidden="true"><path d="{axes}" stroke-opacity=".35"/>'
        f'<path d="{d}" stroke-width="2" stroke-linejoin="round"/></svg>'
    )


def png(svg_text: str, width: int = 1200) -> bytes:
    """An SVG of ours as PNG: light, on opaque white, with the DejaVu typeface where matplotlib has brought it.

    Raises:
        ValueError: the text is not SVG.
    """
    from resvg_py import svg_to_bytes

    typefaces = [str(file) for file in _typefaces()]
    return bytes(
        svg_to_bytes(
            svg_string=svg_text,
            width=width,
            background=LIGHT.paper,
            skip_system_fonts=bool(typefaces),
            font_files=typefaces,
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )


def _typefaces() -> list[Path]:
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    return [file for name in ("DejaVuSans", "DejaVuSans-Oblique") if (file := folder / f"{name}.ttf").is_file()]


__all__ = ["GAP", "inline", "png", "svg", "thumbnail"]
