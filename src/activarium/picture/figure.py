"""The picture as a matplotlib figure, without pyplot: no global state, no window."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, cast

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from activarium.picture import caption
from activarium.picture.frame import SIDE, Frame, Line, Mark, frame
from activarium.picture.ink import DARK, LIGHT, STROKE, TYPEFACE, Theme, luminance
from activarium.picture.labels import SAMPLE, TICK_SIZE, Label, labels, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes

    from activarium.derive.curve import Curve

POINTS = 72  # to an inch
# fonts of type 42, because publishers refuse those of type 3
STEADY: Any = {"svg.hashsalt": "activarium", "svg.fonttype": "none", "pdf.fonttype": 42}
UNDATED: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": "Activarium"},
    "pdf": {"CreationDate": None, "Creator": "Activarium", "Producer": None},
    "png": {"Software": None},
}


def draw(curves: Sequence[Curve], ax: Axes | None = None, *, derivative: bool = True) -> Axes:
    """The curves on the axes given, or on new ones in a figure of their own size.

    Labels are laid out for the size that the axes have now, and stand to the right of them; on axes
    with a dark face the dark colours are used.

    >>> from activarium import find
    >>> [text.get_text() for text in draw([find("leaky_relu").curve()]).texts]
    ['$f$', "$f'$"]

    Raises:
        ValueError: there are no curves.
    """
    drawn = frame(curves, derivative=derivative, side=SIDE if ax is None else _side(ax))
    named = labels(drawn)
    ax = _axes(drawn, named) if ax is None else ax
    theme = DARK if luminance(to_hex(ax.get_facecolor())) < 0.2 else LIGHT
    _ground(ax, drawn, theme)
    for line in drawn.lines:
        for stroke in line.strokes:
            ax.plot(*stroke.T, **_pen(line, theme), zorder=3)
    for number, mark in enumerate(drawn.marks):
        _mark(ax, mark, theme, 4 + number / 100)
    for label in named:
        _label(ax, drawn, label, theme)
    return ax


def rendered(curves: Sequence[Curve], form: Literal["svg", "pdf", "png"], *, derivative: bool = True) -> bytes:
    """The figure as the bytes of a file; the same curves give the same bytes.

    Raises:
        ValueError: there are no curves.
    """
    with mpl.rc_context(STEADY), _quiet():
        figure = _figure(draw(curves, derivative=derivative))
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form, dpi=200, metadata=UNDATED[form])
    return buffer.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the warning that fontTools logs of the date inside DejaVu whenever it embeds that."""
    log = logging.getLogger("fontTools")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _figure(ax: Axes) -> Figure:
    return cast("Figure", ax.get_figure(root=True))


def _side(ax: Axes) -> float:
    box = ax.get_window_extent()
    return min(box.width, box.height) * POINTS / _figure(ax).dpi


def _axes(drawn: Frame, named: Sequence[Label]) -> Axes:
    left, top, width, height = sheet(drawn, named)
    figure = Figure(figsize=(width / POINTS, height / POINTS))
    return figure.add_axes((left / width, 1 - (top + drawn.side) / height, drawn.side / width, drawn.side / height))


def _ground(ax: Axes, drawn: Frame, theme: Theme) -> None:
    ax.set(xlim=drawn.window[:2], ylim=drawn.window[2:], aspect="equal", axisbelow=True)
    ax.set_xticks(drawn.ticks_x, [caption.tick(tick) for tick in drawn.ticks_x])
    ax.set_yticks(drawn.ticks_y, [caption.tick(tick) for tick in drawn.ticks_y])
    ax.tick_params(length=0, pad=6, labelsize=TICK_SIZE, labelcolor=theme.text, labelfontfamily=TYPEFACE)
    ax.spines[:].set_visible(False)
    ax.grid(visible=True, color=theme.grid, linewidth=1, clip_on=False)
    ax.axhline(0, color=theme.axis, linewidth=1, zorder=1)
    ax.axvline(0, color=theme.axis, linewidth=1, zorder=1)
    if drawn.diagonal is not None:
        ax.plot(*drawn.diagonal.T, color=theme.reference, linewidth=1, linestyle=(0, (1, 4)), zorder=1)


def _pen(line: Line, theme: Theme) -> dict[str, Any]:
    """Dashes are given to matplotlib in widths of the stroke."""
    dash = tuple(part / STROKE for part in line.dash)
    style = {"color": theme.hues[line.hue], "linewidth": STROKE, "clip_on": False, "solid_joinstyle": "round"}
    return style | {"linestyle": (0, dash) if dash else "solid", "dash_capstyle": "butt", "solid_capstyle": "butt"}


def _mark(ax: Axes, mark: Mark, theme: Theme, zorder: float) -> None:
    face = theme.paper if mark.open else theme.hues[mark.hue]
    edge = {"markeredgecolor": theme.hues[mark.hue], "markeredgewidth": 1.6 if mark.open else 0}
    ax.plot(mark.x, mark.y, "o", markersize=2 * mark.radius, markerfacecolor=face, clip_on=False, zorder=zorder, **edge)


def _label(ax: Axes, drawn: Frame, label: Label, theme: Theme) -> None:
    color = theme.hues[label.line.hue]
    if label.leader is not None:
        (x, y), end = label.leader, (label.x - 3, label.y)
        ax.plot(*drawn.unplaced(np.array([(x + 3, y), end])).T, color=color, linewidth=0.8, clip_on=False)
    if label.sample:
        ends = np.array([(label.x - SAMPLE - 6, label.y), (label.x - 6, label.y)])
        ax.plot(*drawn.unplaced(ends).T, **_pen(label.line, theme))
    for row, baseline in zip(label.rows, label.baselines, strict=True):
        x, y = drawn.unplaced(np.array([label.x, baseline])).tolist()
        text = ax.text(x, y, _row(label, row), color=color, fontsize=label.size, family=TYPEFACE, zorder=6)
        text.set(ha="left" if label.anchor == "start" else "right", va="baseline")
        text.set_parse_math(label.math)  # a name is not mathematics, whatever signs it holds
        if label.x < drawn.side:  # elsewhere there is nothing beneath, and a halo would turn letters into paths
            text.set_path_effects([withStroke(linewidth=3, foreground=theme.paper)])


def _row(label: Label, row: str) -> str:
    return f"${row.replace(caption.PRIME, chr(39))}$" if label.math else row
