"""The colours of the pictures, on light and on dark paper, their contrast, and the pen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """The colours of one paper, each as `#rrggbb`.

    Arguments:
        paper: what is drawn upon.
        text: tick labels.
        axis, grid, reference: the zero lines, the lines at the ticks, and y = x.
        hues: of the curves, in order; each stands out from the paper by at least 4.5 : 1.
    """

    paper: str
    text: str
    axis: str
    grid: str
    reference: str
    hues: tuple[str, ...]


LIGHT = Theme(
    paper="#ffffff",
    text="#4b5058",
    axis="#9aa1ab",
    grid="#e7e9ec",
    reference="#8b929c",
    hues=("#0072b2", "#b84500", "#007a59", "#a3477f", "#5b4fb3", "#7a6200", "#b3261e", "#4a4f57"),
)
DARK = Theme(
    paper="#15181d",
    text="#b4bac3",
    axis="#6c737d",
    grid="#2a2e35",
    reference="#828994",
    hues=("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#a79bf0", "#d2bb4e", "#ff8a80", "#c3c8d0"),
)

STROKE = 2.2  # how broad a curve is drawn, in units of the canvas
TYPEFACE = "DejaVu Sans"
# Strokes and gaps in units of the canvas: a curve is told by its pattern as well as by its colour.
DASHES = ((), (7.0, 4.0), (2.0, 3.5), (10.0, 3.5, 2.0, 3.5))


def dashes(order: int, again: int) -> tuple[float, ...]:
    """The pattern of a function (order 0) or a derivative (order 1), the colour being used so many times before.

    Functions have long strokes and derivatives short ones; dots count the times.

    >>> dashes(0, 0), dashes(1, 0), dashes(0, 1), dashes(1, 2)
    ((), (7.0, 4.0), (14.0, 3.5, 2.0, 3.5), (7.0, 3.5, 2.0, 3.5, 2.0, 3.5))
    """
    if not again:
        return DASHES[order]
    return (7.0 if order else 14.0, 3.5, *(2.0, 3.5) * again)


def luminance(color: str) -> float:
    """The relative luminance of a colour, 0 for black and 1 for white.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
