"""Where the names of the lines stand: at their ends, clear of every line, of one another and of the frame."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import Frame, Line
from activarium.picture.geometry import Box, apart, touches
from activarium.picture.ink import DASHES, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DIRECT = 4  # more functions than these are named in a legend
SIZE, MATH_SIZE, TICK_SIZE = 13.0, 16.0, 11.0  # of the letters
LEADING = 16.0  # from line to line
GAP, LEADER = 10.0, 10.0  # between the square and a label beside it, and what a leader adds
SAMPLE = 26.0  # the length of a line in the legend
WIDTH, ROWS = 20, 3  # of a label, in letters and lines
NEAR = 0.06  # of the side: a line that leaves the square so near the right edge is named beside it
CLEAR = 2.0  # around a label
EDGE = 10.0  # between the drawing and the end of the paper

# how wide a sign is at most, in sizes of the letters
WIDTHS = {
    sign: width
    for width, signs in (
        (0.42, "fijlrtIJ.,:;'|!()[]/\\- ′₀₁₂₃₄₅₆₇₈₉"),
        (0.80, "ABCDGHNOQRUVXZ&ΔΦΨΩ"),
        (1.00, "mwMW%@#^~—…ω<>=+−∞ŒÆœæ"),
    )
    for sign in signs
}
LETTER, UNKNOWN = 0.67, 1.0  # the other letters up to the Greek ones, and signs from anywhere


@dataclass(frozen=True)
class Label:
    """The name of a line.

    Arguments:
        line: whose name.
        rows: the text, line by line.
        x, y: on the canvas: the end of the text named by `anchor`, and the middle of its height.
        anchor: the end of the text that stands at x.
        leader: where the line ends, if the label had to be moved away from there.
        sample: whether a piece of the line stands before the text, as in a legend.
    """

    line: Line
    rows: tuple[str, ...]
    x: float
    y: float
    anchor: Literal["start", "end"] = "start"
    leader: tuple[float, float] | None = None
    sample: bool = False

    @property
    def math(self) -> bool:
        """Whether it is a letter of mathematics, and not a name."""
        return self.rows[0] in {"f", "f" + caption.PRIME}

    @property
    def size(self) -> float:
        """Of its letters."""
        return MATH_SIZE if self.math else SIZE

    @property
    def box(self) -> Box:
        """What the label covers."""
        width, height = breadth(self.rows, self.size), LEADING * len(self.rows)
        left = self.x - (width if self.anchor == "end" else 0)
        return Box(left - (SAMPLE + 6 if self.sample else 0), self.y - height / 2, left + width, self.y + height / 2)

    @property
    def baselines(self) -> list[float]:
        """Where the rows stand on the canvas."""
        first = self.y - LEADING * (len(self.rows) - 1) / 2 + SIZE * 0.35
        return [first + LEADING * n for n in range(len(self.rows))]


class Sheet(NamedTuple):
    """The paper: its size, and where on it the upper left corner of the square lies."""

    left: float
    top: float
    width: float
    height: float


def breadth(rows: Sequence[str], size: float = SIZE) -> float:
    """How wide a text is at most, in a plain typeface without serifs.

    >>> breadth(["f"]) < breadth(["ReLU"]) < breadth(["Leaky ReLU"])
    True
    """
    widths = (sum(WIDTHS.get(sign, LETTER if sign < "\u0400" else UNKNOWN) for sign in row) for row in rows)
    return size * max(widths, default=0.0)


def sheet(frame: Frame, named: Sequence[Label]) -> Sheet:
    """The paper that holds the square, its ticks and its labels."""
    left = round(breadth([caption.tick(tick) for tick in frame.ticks_y], TICK_SIZE) + EDGE + 4)
    usual = frame.side + GAP + LEADER + breadth(["f" + caption.PRIME], MATH_SIZE)
    right = max([usual, *(label.box.right for label in named)]) + EDGE
    below = max([frame.side + 20, *(label.box.bottom for label in named)]) + 5
    return Sheet(left, 14, round(left + right), round(14 + below))


def labels(frame: Frame) -> tuple[Label, ...]:
    """The labels of a frame; a legend in their place if there are many functions.

    >>> from activarium import find
    >>> from activarium.picture.frame import frame
    >>> [(label.rows, round(label.y)) for label in labels(frame([find("leaky_relu").curve()]))]
    [(('f',), 0), (('f′',), 90)]
    """
    named = [line for line in frame.lines if line.order == 0 or len(frame.curves) == 1]
    key = [_key(frame)] if len(named) < len(frame.lines) else []
    if len(frame.curves) > DIRECT:
        return (*_legend(frame, named), *key)
    return (
        *_direct(frame, [line for line in named if line.strokes], frame.side - LEADING if key else frame.side + LEADING / 2),
        *key,
    )


def _key(frame: Frame) -> Label:
    """What tells derivatives from functions where the names are those of the functions."""
    dashed = Line("derivatives", 1, len(LIGHT.hues) - 1, DASHES[1], ())
    return Label(dashed, (dashed.label,), frame.side + GAP + SAMPLE + 6, frame.side - LEADING / 2, sample=True)


def _legend(frame: Frame, lines: Sequence[Line]) -> Iterator[Label]:
    y = 0.0
    for line in lines:
        rows = _rows(line)
        yield Label(line, rows, frame.side + GAP + SAMPLE + 6, y + LEADING * len(rows) / 2, sample=True)
        y += LEADING * len(rows) + 4


def _direct(frame: Frame, lines: Sequence[Line], lowest: float) -> list[Label]:
    ends = [frame.placed(line.strokes[-1][-1]) for line in lines]
    beside = [n for n, end in enumerate(ends) if end[0] > frame.side * (1 - NEAR)]
    placed = _beside(frame, [lines[n] for n in beside], [ends[n] for n in beside], lowest)
    inside = [n for n in range(len(lines)) if n not in beside]
    for n in inside:
        placed.append(_inside(frame, lines[n], placed) or Label(lines[n], _rows(lines[n]), *ends[n]))
    return placed


def _rows(line: Line) -> tuple[str, ...]:
    whole = line.label.replace(" = ", "\u00a0=\u00a0")  # an equation is not broken
    rows = textwrap.wrap(whole, WIDTH, max_lines=ROWS, placeholder=" …")
    return tuple(row.replace("\u00a0", " ") for row in rows) or ("?",)


def _beside(frame: Frame, lines: Sequence[Line], ends: Sequence[np.ndarray], lowest: float) -> list[Label]:
    """The labels to the right of the square, at the heights of the ends or as near as they can be."""
    order = sorted(range(len(lines)), key=lambda n: (ends[n][1], lines[n].order))
    rows = [_rows(lines[n]) for n in order]
    middles = apart([ends[n][1] for n in order], [LEADING * len(r) for r in rows], -LEADING / 2, lowest)
    placed = [Label(lines[n], text, frame.side + GAP, y) for n, text, y in zip(order, rows, middles, strict=True)]
    moved = [abs(label.y - ends[n][1]) > LEADING / 3 for n, label in zip(order, placed, strict=True)]
    if not any(moved):
        return placed
    leaders = [(float(ends[n][0]), float(ends[n][1])) for n in order]
    return [replace(label, x=label.x + LEADER, leader=at) for label, at in zip(placed, leaders, strict=True)]


def _inside(frame: Frame, line: Line, placed: Sequence[Label]) -> Label | None:
    """The first free place beside a line that ends within the square, from its end backwards; if need be, on the upper edge."""
    strokes = [frame.placed(stroke) for other in frame.lines for stroke in other.strokes]
    taken = [label.box for label in placed]
    taken += [Box(x, y, x, y).grown(m.radius + 1) for m in frame.marks for x, y in [frame.placed(np.array([m.x, m.y]))]]

    def free(label: Label) -> bool:
        box = label.box.grown(CLEAR)
        return not any(box.meets(other) for other in taken) and not any(touches(stroke, box) for stroke in strokes)

    rooms = (frame.square, frame.square._replace(top=-LEADING / 2 - CLEAR))
    within = (label for room in rooms for label in _candidates(frame, line) if room.holds(label.box.grown(CLEAR)))
    return next(filter(free, within), None)


def _candidates(frame: Frame, line: Line) -> Iterator[Label]:
    rows = _rows(line)
    half = LEADING * len(rows) / 2
    for x, y in _backwards(frame.placed(line.strokes[-1])):
        for dy in (0.0, half + 4, -half - 4):
            yield Label(line, rows, x + 7, y + dy)
            yield Label(line, rows, x - 7, y + dy, "end")


def _backwards(stroke: np.ndarray, stride: float = 6.0) -> np.ndarray:
    """Points along a stroke at even distances, the last one first."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    at = np.arange(along[-1], 0, -stride)
    return np.column_stack([np.interp(at, along, column) for column in stroke.T])
