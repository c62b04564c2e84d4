"""The picture in letters, for a terminal: braille dots for a function, other signs for what goes with it."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import Frame, Line, frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from activarium.derive.curve import Curve

BRAILLE = 0x2800
DOTS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])  # of a cell: four rows, two columns
LEAST = (24, 8)  # columns and rows
KEY = 3  # rows at most


class Signs(NamedTuple):
    """What a picture is written with."""

    across: str
    down: str
    origin: str
    open: str
    dot: str
    function: str
    others: str


UNICODE = Signs("─", "│", "┼", "○", "●", "⠒", "·+×□*")
ASCII = Signs("-", "|", "+", "o", "@", "#", ".x%=*")
GREEK = {chr(sign): unicodedata.name(chr(sign)).split()[-1].lower() for sign in range(0x3B1, 0x3CA)}
PLAIN = str.maketrans(GREEK | {"λ": "lambda", "−": "-", "′": "'", "…": "."})


def plot(curves: Sequence[Curve], width: int = 64, height: int = 18, *, unicode: bool = True, derivative: bool = True) -> str:
    """The picture as text of so many columns and rows, readable on light and dark without colours.

    The first function is drawn in braille dots, its derivative (or, with several, each further function)
    in a sign of its own; the last row says which is which. The axes are not to the same scale here.

    Arguments:
        curves: what to draw.
        width: in letters.
        height: in rows, the one that says which sign is what included.
        unicode: whether braille dots and lines may be used, or ASCII only.
        derivative: whether to draw the derivative of a single function too.

    >>> from activarium import find
    >>> print(plot([find("leaky_relu").curve()], width=32, height=10, unicode=False))
      2              |         ####
      1              o.....####....
                     | ####
      0....##########o#------------
       ####          |
     -1              |
     -2              |
       -2    -1      0      1     2
    ### Leaky ReLU
    ... its derivative

    Raises:
        ValueError: there are no curves, or no room.
    """
    if width < LEAST[0] or height < LEAST[1]:
        raise ValueError(f"{width} x {height} letters are too few for a picture: give at least {LEAST[0]} x {LEAST[1]}")
    drawn = frame(curves, derivative=derivative and len(curves) == 1)
    signs = UNICODE if unicode else ASCII
    key = _key(drawn, signs, width, str if unicode else _plain)
    grid = _Grid(drawn, width, height - 1 - len(key), signs, braille=unicode)
    text = "\n".join(line.rstrip() for line in [*grid.rows(), *key])
    return text if unicode else _plain(text)


def _plain(text: str) -> str:
    return text.translate(PLAIN).encode("ascii", "replace").decode()


class _Grid:
    """The letters of a picture, row by row, with the ticks around them."""

    def __init__(self, drawn: Frame, width: int, height: int, signs: Signs, *, braille: bool) -> None:
        self.drawn, self.window, self.signs = drawn, drawn.window, signs
        self.gutter = max(len(caption.tick(tick)) for tick in drawn.ticks_y) + 1
        self.width, self.height = width - self.gutter - 1, height
        self.letters = [[" "] * self.width for _ in range(height)]
        self._axes()
        for line, sign in reversed(list(zip(drawn.lines, _signs(drawn, signs), strict=True))):
            self._dots(line) if braille and line is drawn.lines[0] else self._signs(line, sign)
        for mark in drawn.marks:
            self._put(mark.x, mark.y, signs.open if mark.open else signs.dot)

    def rows(self) -> Iterator[str]:
        """The picture, the ticks of y before it and those of x below."""
        heights = {self._row(tick): caption.tick(tick) for tick in self.drawn.ticks_y}
        for number, row in enumerate(self.letters):
            yield f"{heights.get(number, ''):>{self.gutter}}{''.join(row)}"
        below = [" "] * (self.width + 1)
        for tick in self.drawn.ticks_x:
            text = caption.tick(tick)
            start = min(max(self._column(tick) - (len(text) > 1), 0), self.width + 1 - len(text))
            if all(letter == " " for letter in below[max(start - 1, 0) : start + len(text) + 1]):
                below[start : start + len(text)] = text
        yield " " * self.gutter + "".join(below)

    def _column(self, x: float) -> int:
        return min(int((x - self.window.left) / self.window.length * self.width), self.width - 1)

    def _row(self, y: float) -> int:
        return min(int((self.window.top - y) / self.window.length * self.height), self.height - 1)

    def _put(self, x: float, y: float, letter: str) -> None:
        self.letters[self._row(y)][self._column(x)] = letter

    def _axes(self) -> None:
        if self.window.bottom <= 0 <= self.window.top:
            self.letters[self._row(0)] = [self.signs.across] * self.width
        if self.window.left <= 0 <= self.window.right:
            for row in self.letters:
                column = self._column(0)
                row[column] = self.signs.down if row[column] == " " else self.signs.origin

    def _signs(self, line: Line, sign: str) -> None:
        for stroke in line.strokes:
            for column, row in self._cells(stroke, 1, 1):
                self.letters[row][column] = sign

    def _dots(self, line: Line) -> None:
        cells = np.zeros((self.height, self.width), dtype=int)
        for stroke in line.strokes:
            for column, row in self._cells(stroke, 2, 4):
                cells[row // 4, column // 2] |= DOTS[row % 4, column % 2]
        for row, column in zip(*cells.nonzero(), strict=True):
            self.letters[row][column] = chr(BRAILLE + cells[row, column])

    def _cells(self, stroke: np.ndarray, across: int, down: int) -> Iterator[tuple[int, int]]:
        """The cells of a raster, so many times finer than letters, through which a stroke passes."""
        columns, rows = self.width * across, self.height * down
        x = (stroke[:, 0] - self.window.left) / self.window.length * columns
        y = (self.window.top - stroke[:, 1]) / self.window.length * rows
        for column in range(max(math.floor(x[0]), 0), min(math.ceil(x[-1]), columns)):
            ends = np.interp((max(column, x[0]), min(column + 1, x[-1])), x, y)
            first, last = sorted(min(max(int(end), 0), rows - 1) for end in ends)
            yield from ((column, row) for row in range(first, max(last, first + 1)))


def _signs(drawn: Frame, signs: Signs) -> list[str]:
    return [signs.function, *(signs.others[n % len(signs.others)] for n in range(len(drawn.lines) - 1))]


def _key(drawn: Frame, signs: Signs, width: int, spelled: Callable[[str], str]) -> list[str]:
    """Which sign is which function, in as many rows as that takes; of a long list, what fits into three."""
    names = [drawn.curves[0].name, "its derivative"] if len(drawn.curves) == 1 else [line.label for line in drawn.lines]
    rows = [""]
    for sign, name in zip(_signs(drawn, signs), names, strict=False):
        entry = f"{sign * 3} {spelled(name)}"[:width]
        if len(rows[-1]) + len(entry) + 2 > width:
            rows.append("")
        rows[-1] += "  " * bool(rows[-1]) + entry
    return [row for row in rows if row][:KEY]
