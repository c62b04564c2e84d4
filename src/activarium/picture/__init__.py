"""Pictures of curves: SVG, PNG, PDF, TikZ, matplotlib axes and the terminal, all drawn from the same frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from activarium.files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from activarium.derive.curve import Curve


def save(curves: Sequence[Curve], path: str | Path, *, derivative: bool = True) -> Path:
    """The picture of some curves as a file, in the format of its suffix: .svg, .png, .pdf or .tex.

    Arguments:
        curves: one curve or several, drawn into one picture.
        path: where the file goes; what stood there is replaced only once the picture is finished.
        derivative: whether to draw the derivatives too.

    Raises:
        ValueError: the suffix names no format, or there are no curves.
        OSError: the place cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise ValueError(
            f"a picture cannot be written as {suffix or 'a file without suffix'!r}: use one of {', '.join(FORMATS)}"
        )
    return written_whole(path, FORMATS[suffix](curves, derivative=derivative))


def _svg(curves: Sequence[Curve], *, derivative: bool) -> str:
    from activarium.picture.svg import svg

    return svg(curves, derivative=derivative)


def _png(curves: Sequence[Curve], *, derivative: bool) -> bytes:
    from activarium.picture.svg import png, svg

    return png(svg(curves, derivative=derivative))


def _pdf(curves: Sequence[Curve], *, derivative: bool) -> bytes:
    from activarium.picture.figure import rendered

    return rendered(curves, "pdf", derivative=derivative)


def _tex(curves: Sequence[Curve], *, derivative: bool) -> str:
    from activarium.picture.tikz import tikz

    return tikz(curves, derivative=derivative)


FORMATS: dict[str, Callable[..., str | bytes]] = {".svg": _svg, ".png": _png, ".pdf": _pdf, ".tex": _tex}
