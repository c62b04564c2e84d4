"""What all pictures of the same curves share: window, ticks, lines, marks and labels, in units of the mathematics."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from activarium.picture import caption
from activarium.picture.geometry import Box, clipped, joined, thinned
from activarium.picture.ink import DASHES, LIGHT, dashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activarium.derive.curve import Curve, Vertex

SIDE = 360.0  # of the square, in units of the canvas: pixels of the SVG, points of a figure
TICKS = 9  # at most, on an axis
SHOWN, MORE = 0.9, 0.05  # the share of a line that must be seen before the window is shifted, and what that must gain
BORDER = 0.02  # of the window: a curve that runs along the frame counts as not seen
FAITHFUL = 0.085  # what a drawn line may differ from the curve, on the canvas
RADIUS, RING = 3.4, 2.4  # of a mark, and what a second mark at the same place is larger


class Window(NamedTuple):
    """The square of the plane that is shown."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def length(self) -> float:
        """Of a side."""
        return self.right - self.left


@dataclass(frozen=True)
class Line:
    """A function or a derivative as it is drawn.

    Arguments:
        label: its name in the picture.
        order: 0 for the function, 1 for the derivative.
        hue: the number of its colour.
        dash: strokes and gaps in units of the canvas; empty for a solid line.
        strokes: arrays of shape (points, 2) within the window, none across a jump.
    """

    label: str
    order: int
    hue: int
    dash: tuple[float, ...]
    strokes: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class Mark:
    """A dot (a value that is taken) or an open circle (a one-sided limit)."""

    x: float
    y: float
    hue: int
    open: bool
    radius: float = RADIUS


@dataclass(frozen=True)
class Frame:
    """Everything that is drawn, but the labels.

    Arguments:
        curves: what is shown.
        window: the square of the plane.
        ticks_x, ticks_y: where the ticks stand.
        lines, marks: in the order in which they are drawn.
        side: of the square, in units of the canvas.
    """

    curves: tuple[Curve, ...]
    window: Window
    ticks_x: tuple[float, ...]
    ticks_y: tuple[float, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    side: float

    @property
    def scale(self) -> float:
        """Units of the canvas per unit of the plane."""
        return self.side / self.window.length

    @property
    def square(self) -> Box:
        """The square on the canvas; its upper left corner is the origin."""
        return Box(0, 0, self.side, self.side)

    @property
    def diagonal(self) -> np.ndarray | None:
        """The reference line y = x within the window, if it passes there."""
        ends = np.array([max(self.window.left, self.window.bottom), min(self.window.right, self.window.top)])
        return np.column_stack([ends, ends]) if ends[0] < ends[1] else None

    def placed(self, points: np.ndarray) -> np.ndarray:
        """Points of the plane, shape (…, 2), on the canvas."""
        return (points - (self.window.left, self.window.top)) * (self.scale, -self.scale)

    def unplaced(self, points: np.ndarray) -> np.ndarray:
        """Points of the canvas in the plane."""
        return np.asarray(points) / (self.scale, -self.scale) + (self.window.left, self.window.top)


def frame(curves: Sequence[Curve], *, derivative: bool = True, side: float = SIDE) -> Frame:
    """The frame of a picture of some curves.

    >>> from activarium import find
    >>> drawn = frame([find("leaky_relu").curve()])
    >>> drawn.window, [line.label for line in drawn.lines]
    (Window(left=-2.0, right=2.0, bottom=-2.0, top=2.0), ['f', 'f′'])

    Raises:
        ValueError: there are no curves.
    """
    curves = tuple(curves)
    if not curves:
        raise ValueError("0 curves make no picture: give at least one")
    window = _window(curves, derivative=derivative)
    lines = tuple(_lines(curves, window, window.length / side * FAITHFUL, derivative=derivative))
    ticks = (_ticks(window.left, window.right), _ticks(window.bottom, window.top))
    return Frame(curves, window, *ticks, lines, _marks(curves, window, window.length / side, derivative=derivative), side)


def _window(curves: Sequence[Curve], *, derivative: bool) -> Window:
    left, right = min(c.domain[0] for c in curves), max(c.domain[1] for c in curves)
    functions, slopes = ([v[np.isfinite(v)] for v in values] for values in ([c.y for c in curves], [c.yp for c in curves]))
    return Window(left, right, *_heights(left, right - left, functions, slopes if derivative else []))


def _heights(left: float, length: float, functions: list[np.ndarray], slopes: list[np.ndarray]) -> tuple[float, float]:
    """As high as it is wide and as low as it is left, unless some ticks away functions are seen better and nothing worse."""
    usual = _seen(functions + slopes, left, length)
    if min(usual) >= SHOWN:
        return left, left + length

    def worth(bottom: float) -> tuple[bool, float, float]:
        shares = _seen(functions + slopes, bottom, length)
        return min(shares) >= min(usual), min(shares[: len(functions)]), min(shares)

    step = _step(length)
    extent = max(abs(v).max(initial=0) for v in functions + slopes) + abs(left) + length
    steps = min(math.ceil(extent / step), 50)
    best = max((left + n * step for n in sorted(range(-steps, steps + 1), key=abs)), key=worth)
    bottom = best if worth(best)[1] >= worth(left)[1] + MORE else left
    return bottom, bottom + length


def _seen(values: list[np.ndarray], bottom: float, length: float) -> list[float]:
    """The share of each line that is seen, in hundredths."""
    lower, upper = bottom + BORDER * length, bottom + (1 - BORDER) * length
    return [round(float(np.mean((v > lower) & (v < upper))), 2) if v.size else 1.0 for v in values]


def _step(length: float) -> float:
    """The distance of ticks: 1, 2 or 5 times a power of ten, whole unless the window is narrower than 2."""
    power = 10.0 ** math.floor(math.log10(length) - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20))
    return next(s for s in steps if length / s + 1 <= TICKS + 1e-9 and (s >= 1 or length < 2))


def _ticks(lower: float, upper: float) -> tuple[float, ...]:
    step = _step(upper - lower)
    first, last = math.ceil(lower / step - 1e-9), math.floor(upper / step + 1e-9)
    return tuple(float(f"{n * step:.12g}") for n in range(first, last + 1))


def _lines(curves: Sequence[Curve], window: Window, tolerance: float, *, derivative: bool) -> Iterator[Line]:
    for order in range(1 + derivative):
        for number, (curve, label) in enumerate(zip(curves, caption.labels(curves, order), strict=True)):
            hue = order if len(curves) == 1 else number % len(LIGHT.hues)
            dash = dashes(order, number // len(LIGHT.hues)) if derivative else DASHES[_alternating(number)]
            yield Line(label, order, hue, dash, _strokes(curve, order, window, tolerance))


def _alternating(number: int) -> int:
    """The number of a pattern that differs between neighbours, and between curves of one colour."""
    return (number + number // len(LIGHT.hues)) % len(DASHES)


def _strokes(curve: Curve, order: int, window: Window, tolerance: float) -> tuple[np.ndarray, ...]:
    runs = [run for s in curve.stretches for run in clipped(s.x, s.yp if order else s.y, window.bottom, window.top)]
    broken = {v.x for v in curve.vertices if v.jumps or (order and v.kinked)}
    return joined([thinned(run, tolerance) for run in runs], 1e-9 * window.length, broken)


def _marks(curves: Sequence[Curve], window: Window, pixel: float, *, derivative: bool) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for number, curve in enumerate(curves):
        hues = (0, 1) if len(curves) == 1 else (number % len(LIGHT.hues),) * 2
        for vertex in curve.vertices:
            slopes = _of_derivative(vertex, hues[1]) if derivative else ()
            for mark in (*_of_value(vertex, hues[0]), *slopes):
                if window.bottom <= mark.y <= window.top:
                    marks += _ringed(mark, marks, pixel)
    return tuple(sorted(marks, key=lambda mark: -mark.radius))


def _of_value(vertex: Vertex, hue: int) -> Iterator[Mark]:
    if vertex.jumps:
        sides = dict.fromkeys((vertex.left[0], vertex.right[0]))
        yield from (Mark(vertex.x, y, hue, open=True) for y in sides if y != vertex.y)
    if vertex.jumps or vertex.kinked:
        yield Mark(vertex.x, vertex.y, hue, open=False)


def _of_derivative(vertex: Vertex, hue: int) -> Iterator[Mark]:
    """Both limits open, because a derivative does not exist there; a dot only where the record names a third value."""
    sides = dict.fromkeys((vertex.left[1], vertex.right[1]))
    if vertex.jumps or vertex.kinked:
        yield from (Mark(vertex.x, y, hue, open=True) for y in sides)
        if min(abs(vertex.yp - y) for y in sides) > 1e-9:
            yield Mark(vertex.x, vertex.yp, hue, open=False)


def _ringed(mark: Mark, marks: Sequence[Mark], pixel: float) -> Iterator[Mark]:
    """The mark, larger if another stands at its place, so that both are seen; one dot does for two."""
    there = [m for m in marks if math.hypot(m.x - mark.x, m.y - mark.y) < pixel]
    if mark.open or all(m.open for m in there):
        yield replace(mark, radius=mark.radius + RING * len(there))
