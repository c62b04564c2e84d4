"""Where the names of the lines stand: at their ends, clear of every line, of one another and of the frame."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import DIRECT, Frame, Line
from activarium.picture.geometry import Box, apart, touches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE, TICK_SIZE = 13.0, 11.0  # of the letters
LEADING = 15.0  # from line to line
GAP = 12.0  # between the square and a label beside it
SAMPLE = 26.0  # the length of a line in the legend
WIDTH, ROWS = 20, 3  # of a label, in letters and lines
NEAR = 0.06  # of the side: a line that leaves the square so near the right edge is named beside it
CLEAR = 2.0  # around a label

NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[]/ ′"), frozenset("mwMW%@&—…ΩΦ<>=+−")


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
    def italic(self) -> bool:
        """Letters of mathematics are slanted, names are not."""
        return self.rows[0] in {"f", "f" + caption.PRIME}

    @property
    def box(self) -> Box:
        """What the label covers."""
        width, height = breadth(self.rows), LEADING * len(self.rows)
        left = self.x - (width if self.anchor == "end" else 0)
        return Box(left, self.y - height / 2, left + width, self.y + height / 2)

    @property
    def baselines(self) -> list[float]:
        """Where the rows stand on the canvas."""
        first = self.y - LEADING * (len(self.rows) - 1) / 2 + SIZE * 0.35
        return [first + LEADING * n for n in range(len(self.rows))]


def breadth(rows: Sequence[str], size: float = SIZE) -> float:
    """How wide a text is at most, in a plain typeface without serifs.

    >>> breadth(["f"]) < breadth(["ReLU"]) < breadth(["Leaky ReLU"])
    True
    """
    widths = (sum(0.42 if c in NARROW else 1.0 if c in WIDE else 0.67 for c in row) for row in rows)
    return size * max(widths, default=0.0)


def labels(frame: Frame) -> tuple[Label, ...]:
    """The labels of a frame; a legend in their place if there are many lines.

    >>> from activarium import find
    >>> from activarium.picture.frame import frame
    >>> [(label.rows, round(label.y)) for label in labels(frame([find("leaky_relu").curve()]))]
    [(('f',), 0), (('f′',), 90)]
    """
    seen = [line for line in frame.lines if line.strokes]
    if len(seen) > DIRECT:
        return tuple(_legend(frame))
    ends = {id(line): frame.placed(line.strokes[-1][-1]) for line in seen}
    beside = [line for line in seen if ends[id(line)][0] > frame.side * (1 - NEAR)]
    placed = _beside(frame, beside, [ends[id(line)] for line in beside])
    for line in seen:
        if line not in beside:
            placed.append(_inside(frame, line, placed) or _beside(frame, [line], [ends[id(line)]])[0])
    return tuple(placed)


def _rows(line: Line) -> tuple[str, ...]:
    return tuple(textwrap.wrap(line.label, WIDTH, max_lines=ROWS, placeholder=" …")) or ("?",)


def _legend(frame: Frame) -> Iterator[Label]:
    y = 0.0
    for line in frame.lines:
        rows = _rows(line)
        yield Label(line, rows, frame.side + GAP + SAMPLE + 6, y + LEADING * len(rows) / 2, sample=True)
        y += LEADING * len(rows) + 4


def _beside(frame: Frame, lines: Sequence[Line], ends: Sequence[np.ndarray]) -> list[Label]:
    """The labels to the right of the square, at the heights of the ends or as near as they can be."""
    order = sorted(range(len(lines)), key=lambda n: (ends[n][1], lines[n].order))
    rows = [_rows(lines[n]) for n in order]
    heights = [LEADING * len(r) for r in rows]
    middles = apart([ends[n][1] for n in order], heights, -LEADING / 2, frame.side + LEADING / 2)
    return [_moved(frame, lines[n], text, ends[n], y) for n, text, y in zip(order, rows, middles, strict=True)]


def _moved(frame: Frame, line: Line, rows: tuple[str, ...], end: np.ndarray, y: float) -> Label:
    leader = (float(end[0]), float(end[1])) if abs(y - end[1]) > LEADING / 3 else None
    return Label(line, rows, frame.side + GAP, float(y), leader=leader)


def _inside(frame: Frame, line: Line, placed: Sequence[Label]) -> Label | None:
    """The first free place beside a line that ends within the square, from its end backwards."""
    strokes = [frame.placed(stroke) for other in frame.lines for stroke in other.strokes]
    taken = [label.box for label in placed]
    taken += [Box(x, y, x, y).grown(m.radius + 1) for m in frame.marks for x, y in [frame.placed(np.array([m.x, m.y]))]]
    for label in _candidates(frame, line):
        box = label.box.grown(CLEAR)
        free = frame.square.holds(box) and not any(box.meets(other) for other in taken)
        if free and not any(touches(stroke, box) for stroke in strokes):
            return label
    return None


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
