"""The picture as TikZ: a LaTeX document of its own, in coordinates of the mathematics."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from activarium.picture import caption
from activarium.picture.frame import Frame, Line, Mark, frame
from activarium.picture.ink import LIGHT, STROKE
from activarium.picture.labels import SAMPLE, Label, labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activarium.derive.curve import Curve

SPECIAL = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": "$<$", ">": "$>$", "|": "$|$",
    caption.PRIME: "$'$", "−": "$-$", "…": r"\ldots{}", '"': "''",
} | {sign: rf"\{sign}" for sign in "{}$&#_%"}  # fmt: skip
GREEK = "GREEK SMALL LETTER "


def tikz(curves: Sequence[Curve], *, derivative: bool = True) -> str:
    r"""The picture as a LaTeX document of class `standalone`; the `tikzpicture` in it can be copied into any other.

    >>> from activarium import find
    >>> tikz([find("leaky_relu").curve()]).splitlines()[1]
    '\\documentclass[border=4pt]{standalone}'

    Raises:
        ValueError: there are no curves.
    """
    drawn = frame(curves, derivative=derivative)
    named = labels(drawn)
    hues = sorted({line.hue for line in drawn.lines} | {label.line.hue for label in named})
    parts = [
        f"% {' '.join(caption.title(curves, derivative=derivative).split())}",
        r"\documentclass[border=4pt]{standalone}",
        r"\usepackage{tikz}",
        *(rf"\definecolor{{{name}}}{{HTML}}{{{color[1:].upper()}}}" for name, color in _colors(hues)),
        r"\begin{document}",
        rf"\begin{{tikzpicture}}[x={drawn.scale:.6g}bp, y={drawn.scale:.6g}bp, line join=round, font=\small]",
        *_ground(drawn),
        *(_line(line) for line in drawn.lines if line.strokes),
        *map(_mark, drawn.marks),
        *(part for label in named for part in _label(drawn, label)),
        r"\end{tikzpicture}",
        r"\end{document}",
    ]
    return "\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Text as LaTeX prints it; Greek letters and signs become mathematics.

    >>> print(escaped("a_b & α = −1"))
    a\_b \& $\alpha$ = $-$1
    """
    return "".join(SPECIAL.get(sign) or _greek(sign) or sign for sign in text)


def _greek(sign: str) -> str | None:
    name = unicodedata.name(sign, "")
    single = name.startswith(GREEK) and " " not in name.removeprefix(GREEK)
    return rf"$\{name.removeprefix(GREEK).lower().replace('lamda', 'lambda')}$" if single else None


def _colors(hues: Sequence[int]) -> list[tuple[str, str]]:
    plain = [(name, getattr(LIGHT, name)) for name in ("text", "axis", "grid", "reference")]
    return plain + [(f"hue{hue}", LIGHT.hues[hue]) for hue in hues]


def _at(points: np.ndarray, digits: int = 6) -> str:
    return " -- ".join(f"({x + 0.0:.{digits}g},{y + 0.0:.{digits}g})" for x, y in np.atleast_2d(points).tolist())


def _ground(drawn: Frame) -> Iterator[str]:
    left, right, bottom, top = drawn.window
    grids = [([(t, top), (t, bottom)], "below", t) for t in drawn.ticks_x]
    grids += [([(right, t), (left, t)], "left", t) for t in drawn.ticks_y]
    for ends, side, tick in grids:
        yield rf"\draw[draw=grid] {_at(np.array(ends), 12)} node[text=text, {side}] {{${tick:.12g}$}};"
    if left <= 0 <= right:
        yield rf"\draw[draw=axis] (0,{bottom:.12g}) -- (0,{top:.12g});"
    if bottom <= 0 <= top:
        yield rf"\draw[draw=axis] ({left:.12g},0) -- ({right:.12g},0);"
    if drawn.diagonal is not None:
        yield rf"\draw[draw=reference, dash pattern=on 1bp off 4bp] {_at(drawn.diagonal)};"


def _pen(line: Line) -> str:
    dash = " ".join(f"{'off' if n % 2 else 'on'} {part:g}bp" for n, part in enumerate(line.dash))
    return f"draw=hue{line.hue}, line width={STROKE}bp" + (f", dash pattern={dash}" if dash else "")


def _line(line: Line) -> str:
    return "\n".join(rf"\draw[{_pen(line)}] {_at(stroke)};" for stroke in line.strokes)


def _mark(mark: Mark) -> str:
    fill, place = "white" if mark.open else f"hue{mark.hue}", _at(np.array([mark.x, mark.y]))
    return rf"\filldraw[draw=hue{mark.hue}, fill={fill}, line width=1.2bp] {place} circle[radius={mark.radius:g}bp];"


def _label(drawn: Frame, label: Label) -> Iterator[str]:
    hue, place = f"hue{label.line.hue}", drawn.unplaced(np.array([label.x, label.y]))
    if label.leader is not None:
        ends = drawn.unplaced(np.array([label.leader, (label.x - 3, label.y)]))
        yield rf"\draw[draw={hue}, line width=.8bp] {_at(ends)};"
    if label.sample:
        ends = drawn.unplaced(np.array([(label.x - SAMPLE - 6, label.y), (label.x - 6, label.y)]))
        yield rf"\draw[{_pen(label.line)}] {_at(ends)};"
    text = f"${label.rows[0].replace(caption.PRIME, chr(39))}$" if label.math else r" \\ ".join(map(escaped, label.rows))
    anchor = "west" if label.anchor == "start" else "east"
    yield rf"\node[text={hue}, anchor={anchor}, align=left, inner sep=0] at {_at(place)} {{{text}}};"
