"""The picture as SVG, and as PNG made of it."""

from __future__ import annotations

import html
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import Frame, Line, Mark, frame
from activarium.picture.ink import DARK, LIGHT, STROKE, TYPEFACE
from activarium.picture.labels import SAMPLE, SIZE, TICK_SIZE, Label, labels, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activarium.derive.curve import Curve

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML, even escaped
STYLE = re.compile("<style>.*?</style>", re.DOTALL)
# class: the property that its colour sets, and which colour that is
ROLES = {
    "paper": ("fill", "paper"),
    "halo": ("stroke", "paper"),
    "text": ("fill", "text"),
    "axis": ("stroke", "axis"),
    "grid": ("stroke", "grid"),
    "reference": ("stroke", "reference"),
}


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
    body = _picture(frame(curves, derivative=derivative), prefix, derivative=derivative, paper=True, alone=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


def inline(curves: Sequence[Curve], *, derivative: bool = True, prefix: str | None = None, paper: bool = False) -> str:
    """The picture for a page: no prolog, no paper unless asked for, and colours that follow the page's `color-scheme`.

    `data-window` holds left, right, bottom and top of the plane, `data-square` the place and side of
    the square on the canvas, so that a script can draw the curves (`path.f`, `path.f1`) anew.

    >>> from activarium import find
    >>> inline([find("leaky_relu").curve()])[:35]
    '<svg xmlns="http://www.w3.org/2000/'

    Raises:
        ValueError: there are no curves.
    """
    return _picture(frame(curves, derivative=derivative), prefix, derivative=derivative, paper=paper, alone=False)


def _picture(drawn: Frame, prefix: str | None, *, derivative: bool, paper: bool, alone: bool) -> str:
    named = labels(drawn)
    left, top, width, height = sheet(drawn, named)
    key = escaped(prefix or "-".join(dict.fromkeys(curve.slug for curve in drawn.curves)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{key}-picture" role="img" aria-labelledby="{key}-title {key}-desc"',
        f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"',
        f'data-window="{" ".join(map(repr, drawn.window))}" data-square="{left:g} {top:g} {drawn.side:g}"',
        f'font-family="{TYPEFACE},Verdana,sans-serif" font-size="{SIZE:g}" fill="none" stroke-linejoin="round">',
        f'<title id="{key}-title">{escaped(caption.title(drawn.curves, derivative=derivative))}</title>',
        f'<desc id="{key}-desc">{escaped(caption.description(drawn.curves, derivative=derivative))}</desc>',
        _style(f"#{key}-picture", drawn, alone=alone),
        *([f'<rect class="paper" width="100%" height="100%" fill="{LIGHT.paper}"/>'] if paper else []),
        f'<g transform="translate({left:g} {top:g})">',
        *_ground(drawn),
        *(_line(drawn, line) for line in drawn.lines if line.strokes or not alone),  # a script may bring one into view
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


def _style(root: str, drawn: Frame, *, alone: bool) -> str:
    """The dark colours: alone, in a media query; on a page, with `light-dark()`, so that a switch on the page counts."""
    hues = sorted({line.hue for line in drawn.lines} | ({len(LIGHT.hues) - 1} if len(drawn.curves) > 1 else set()))
    roles = [(f"h{hue}", "color", LIGHT.hues[hue], DARK.hues[hue]) for hue in hues]
    roles += [(name, what, getattr(LIGHT, field), getattr(DARK, field)) for name, (what, field) in ROLES.items()]
    rules = (
        f"{root} .{name}{{{what}:{dark if alone else f'light-dark({light},{dark})'}}}" for name, what, light, dark in roles
    )
    return f"<style>{'@media (prefers-color-scheme:dark){' if alone else ''}{''.join(rules)}{'}' if alone else ''}</style>"


def _ground(drawn: Frame) -> Iterator[str]:
    """Grid, axes, reference line and tick labels."""
    side = drawn.side
    across = [drawn.placed(np.array([tick, 0.0]))[0] for tick in drawn.ticks_x]
    down = [drawn.placed(np.array([0.0, tick]))[1] for tick in drawn.ticks_y]
    yield f'<path class="grid" d="{_cross(across, down, side)}" stroke="{LIGHT.grid}"/>'
    if axes := _axes(drawn):
        yield f'<path class="axis" d="{axes}" stroke="{LIGHT.axis}"/>'
    if drawn.diagonal is not None:
        d = path(drawn.placed(drawn.diagonal))
        yield f'<path class="reference" d="{d}" stroke="{LIGHT.reference}" stroke-dasharray="1 4"/>'
    yield f'<g class="text" fill="{LIGHT.text}" font-size="{TICK_SIZE:g}">'
    for tick, x in zip(drawn.ticks_x, across, strict=True):
        yield f'<text x="{_n(x)}" y="{side + 16:g}" text-anchor="middle">{caption.tick(tick)}</text>'
    for tick, y in zip(drawn.ticks_y, down, strict=True):
        yield f'<text x="-7" y="{_n(y + 4)}" text-anchor="end">{caption.tick(tick)}</text>'
    yield "</g>"


def _axes(drawn: Frame) -> str:
    x, y = drawn.placed(np.zeros(2)).tolist()
    return _cross([x] if 0 <= x <= drawn.side else [], [y] if 0 <= y <= drawn.side else [], drawn.side)


def _cross(across: Sequence[float], down: Sequence[float], side: float) -> str:
    return "".join([f"M{_n(x)} 0V{side:g}" for x in across] + [f"M0 {_n(y)}H{side:g}" for y in down])


def _n(value: float) -> str:
    """A coordinate to a hundredth, as short as it goes."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"


def path(points: np.ndarray) -> str:
    """A polyline, an array of shape (points, 2), as path data: its first point and the steps from each to the next.

    >>> path(np.array([[0.0, 1.0], [2.5, -0.5], [3.0, 0.0]]))
    'M0 1l2.5-1.5 .5 .5'
    """
    places = np.rint(points * 100)  # steps between rounded places do not add up rounding
    (x, y), *steps = np.vstack([places[:1], np.diff(places, axis=0)]).tolist()
    return f"M{_pair(x, y)}l{' '.join(_pair(*step) for step in steps)}".replace(" -", "-")


def _pair(x: float, y: float) -> str:
    return f"{_n(x / 100)} {_n(y / 100)}".replace(" -", "-")


def _line(drawn: Frame, line: Line) -> str:
    d = "".join(path(drawn.placed(stroke)) for stroke in line.strokes)
    return f'<path class="f{line.order or ""} h{line.hue}" d="{d}"{_pen(line)}/>'


def _pen(line: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(f"{d:g}" for d in line.dash)}"' if line.dash else ""
    return f'{_hue(line.hue)} stroke="currentColor" stroke-width="{STROKE}"{dash}'


def _hue(hue: int) -> str:
    return f' color="{LIGHT.hues[hue]}"'


def _mark(drawn: Frame, mark: Mark) -> str:
    x, y = drawn.placed(np.array([mark.x, mark.y]))
    circle = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{mark.radius:.3g}"'
    if not mark.open:
        return f'{circle} class="h{mark.hue}"{_hue(mark.hue)} fill="currentColor"/>'
    rim = f'<g class="h{mark.hue}"{_hue(mark.hue)} stroke="currentColor" stroke-width="1.6">'
    return f'{rim}{circle} class="paper" fill="{LIGHT.paper}"/></g>'


def _label(label: Label) -> Iterator[str]:
    hue = f'class="h{label.line.hue}"'
    if label.leader is not None:
        x, y = label.leader
        d = f"M{_n(x + 3)} {_n(y)}L{_n(label.x - 3)} {_n(label.y)}"
        yield f'<path {hue} d="{d}"{_hue(label.line.hue)} stroke="currentColor" stroke-width=".8"/>'
    if label.sample:
        yield f'<path {hue} d="M{_n(label.x - SAMPLE - 6)} {_n(label.y)}h{SAMPLE:g}"{_pen(label.line)}/>'
    yield f'<g class="halo" stroke="{LIGHT.paper}" stroke-width="3" font-size="{label.size:g}">'
    anchor = ' text-anchor="end"' if label.anchor == "end" else ""
    for row, baseline in zip(label.rows, label.baselines, strict=True):
        place = f'x="{_n(label.x)}" y="{_n(baseline)}"{anchor}'
        yield f'<text {hue} {place}{_hue(label.line.hue)} fill="currentColor" paint-order="stroke">{_row(label, row)}</text>'
    yield "</g>"


def _row(label: Label, row: str) -> str:
    if not label.math:
        return escaped(row)
    prime = f'<tspan dx="1.5">{caption.PRIME}</tspan>' if row.endswith(caption.PRIME) else ""
    return f'<tspan font-style="italic">f</tspan>{prime}'


def thumbnail(curve: Curve, size: float = 48) -> str:
    """The bare curve, without text, in the colour of the text around it; for rows of tables and previews.

    >>> from activarium import find
    >>> thumbnail(find("relu").curve()).count("<path")
    2
    """
    drawn = frame([curve], derivative=False, side=size - 4)
    d = "".join(path(drawn.placed(stroke)) for line in drawn.lines for stroke in line.strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" viewBox="-2 -2 {size:g} {size:g}"'
        f' fill="none" stroke="currentColor" aria-hidden="true"><path d="{_axes(drawn)}" stroke-opacity=".35"/>'
        f'<path d="{d}" stroke-width="2" stroke-linejoin="round"/></svg>'
    )


def png(svg_text: str, width: int = 1200) -> bytes:
    """An SVG of ours as PNG: light, on opaque white, in the DejaVu typeface where matplotlib has brought it.

    Raises:
        ValueError: the text is not SVG.
    """
    from resvg_py import svg_to_bytes

    typefaces = _typefaces()
    return bytes(
        svg_to_bytes(
            svg_string=STYLE.sub("", svg_text),  # the colours of a page are not known here; the light ones stay
            width=width,
            background=LIGHT.paper,
            skip_system_fonts=bool(typefaces),
            font_files=typefaces,
            font_family=TYPEFACE,
            sans_serif_family=TYPEFACE,
        )
    )


def _typefaces() -> list[str]:
    """The files of the typeface, found without importing matplotlib."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    return [str(file) for name in ("DejaVuSans", "DejaVuSans-Oblique") if (file := folder / f"{name}.ttf").is_file()]
