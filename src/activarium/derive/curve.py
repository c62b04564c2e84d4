"""Record → curve: even samples for the data file, exact vertices where pieces meet for the picture."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from activarium.derive import paired_target
from activarium.derive.derived import derived
from activarium.derive.evaluate import evaluate
from activarium.derive.paired_target import pair
from activarium.derive.sampling import sampled
from activarium.files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from activarium.core import Activation

SAME = 1e-12  # one-sided values closer than this, relative to their size, are the same to the eye
MOST_POINTS = 10_000_000


@dataclass(frozen=True)
class Vertex:
    """A point where two pieces meet: what each says there, and what the record says.

    Arguments:
        x: where.
        y, yp: value and derivative of the piece that owns the point.
        left, right: (value, derivative) in the limit from that side.
    """

    x: float
    y: float
    yp: float
    left: tuple[float, float]
    right: tuple[float, float]

    @property
    def jumps(self) -> bool:
        """Whether the value is discontinuous."""
        return not _same(self.left[0], self.right[0])

    @property
    def kinked(self) -> bool:
        """Whether the slope is discontinuous."""
        return not _same(self.left[1], self.right[1])


@dataclass(frozen=True)
class Stretch:
    """A stretch without kink, jump or pole, drawn in one stroke; its ends are one-sided limits.

    Arguments:
        x, y, yp: float64 arrays of one length; a straight line is given by its two ends.
    """

    x: np.ndarray
    y: np.ndarray
    yp: np.ndarray


@dataclass(frozen=True)
class Curve:
    """A function on a domain, for given parameters.

    Arguments:
        slug, name, summary: of the function.
        parameters: the value of each parameter.
        domain: the ends of the x axis.
        x, y, yp: the even samples, float64 arrays of shape (points,).
        stretches: what to draw, from left to right; they meet at vertices and end at poles.
        vertices: where pieces meet, from left to right.
    """

    slug: str
    name: str
    summary: str
    parameters: dict[str, float]
    domain: tuple[float, float]
    x: np.ndarray
    y: np.ndarray
    yp: np.ndarray
    stretches: tuple[Stretch, ...]
    vertices: tuple[Vertex, ...]

    def to_dict(self) -> dict[str, list[float]]:
        """The samples as three lists of floats.

        >>> from activarium import find
        >>> find("relu").curve(domain=(-1, 1), points=3).to_dict()
        {'x': [-1.0, 0.0, 1.0], 'y': [0.0, 0.0, 1.0], 'yp': [0.0, 0.0, 1.0]}
        """
        return {"x": self.x.tolist(), "y": self.y.tolist(), "yp": self.yp.tolist()}

    def to_json(self, path: str | Path | None = None) -> str:
        """The samples as JSON text, also written to a file if a path is given.

        Raises:
            ValueError: a value is not a finite number.
        """
        self._require_finite()
        text = json.dumps(self.to_dict(), indent=4, allow_nan=False) + "\n"
        if path is not None:
            written_whole(path, text)
        return text

    def to_csv(self, path: str | Path | None = None) -> str:
        """The samples as CSV text with a header, also written to a file if a path is given.

        Raises:
            ValueError: a value is not a finite number.
        """
        self._require_finite()
        rows = zip(self.x.tolist(), self.y.tolist(), self.yp.tolist(), strict=True)
        text = "x,y,yp\n" + "".join(f"{x!r},{y!r},{yp!r}\n" for x, y, yp in rows)
        if path is not None:
            written_whole(path, text)
        return text

    def _require_finite(self) -> None:
        bad = ~(np.isfinite(self.y) & np.isfinite(self.yp))
        if bad.any():
            at = float(self.x[bad.argmax()])
            raise ValueError(f"{self.name} has no finite value or slope at x = {at:g}: choose another domain")


def curve(
    f: Activation,
    domain: tuple[float, float] | None = None,
    points: int = 1000,
    parameters: Mapping[str, float] | None = None,
) -> Curve:
    """The curve of a function; without a domain, on the window of its record.

    Raises:
        ValueError: the domain is not two finite numbers in order, or there are no points.
        ParameterError: a parameter is unknown or outside its domain.
    """
    lower, upper = _domain((float(f.window.lower), float(f.window.upper)) if domain is None else domain)
    if not 1 <= points <= MOST_POINTS:
        raise ValueError(f"{points} points make no curve: ask for 1 to {MOST_POINTS}")
    values = f.values(parameters)
    x = np.linspace(lower, upper, points)
    joints = [joint for joint in _joints(f, values) if lower < joint[0] < upper]
    vertices = tuple(_vertex(f, at, lack, values) for at, lack in joints)
    return Curve(
        slug=f.slug,
        name=f.name,
        summary=f.summary,
        parameters=values,
        domain=(lower, upper),
        x=x,
        y=evaluate(f, x, 0, values),
        yp=evaluate(f, x, 1, values),
        stretches=tuple(_stretches(f, (lower, upper), vertices, values)),
        vertices=vertices,
    )


def _domain(domain: tuple[float, float]) -> tuple[float, float]:
    lower, upper = map(float, domain)
    if not math.isfinite(upper - lower):
        raise ValueError(f"the domain from {lower:g} to {upper:g} is not finite: give two numbers such as -2 2")
    if not upper - lower <= 1e300 or 0 < upper - lower < 1e-280:
        raise ValueError(f"the domain from {lower:g} to {upper:g} cannot be drawn: choose one of moderate width")
    if lower >= upper:
        raise ValueError(f"the domain from {lower:g} to {upper:g} is empty: its first end must be the smaller one")
    return lower, upper


def breakpoints(f: Activation, values: Mapping[str, float]) -> list[float]:
    """Where the pieces of the definition meet, in order, for these parameters."""
    return [at for at, _ in _joints(f, values)]


def _joints(f: Activation, values: Mapping[str, float]) -> list[tuple[float, float]]:
    """The same, each with what its float lacks of the exact point."""
    numbers = [np.float64(value) for value in (math.nan, *values.values())]
    with np.errstate(all="ignore"):
        ends = [pair(program.run(paired_target, *numbers)) for program in derived(f).breakpoints]
    return sorted({float(at) + 0.0: float(lack) for at, lack in ends if math.isfinite(at)}.items())


def _vertex(f: Activation, at: float, lack: float, values: Mapping[str, float]) -> Vertex:
    value, slope = (_settled(*(float(evaluate(f, at, order, values, side, lack)) for side in (0, -1, 1))) for order in (0, 1))
    return Vertex(at, value[0], slope[0], (value[1], slope[1]), (value[2], slope[2]))


def _settled(own: float, left: float, right: float) -> tuple[float, float, float]:
    """The three values at a joint, those that are the same to the eye made one: a limit is taken a hair beside it."""
    left = own if _same(own, left) else left
    return own, left, next((other for other in (own, left) if _same(other, right)), right)


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)


def _stretches(
    f: Activation, domain: tuple[float, float], vertices: Sequence[Vertex], values: Mapping[str, float]
) -> Iterator[Stretch]:
    """Between two vertices each, and in two parts where a pole lies between them."""
    lower, upper = (_vertex(f, end, 0.0, values) for end in domain)
    span = domain[1] - domain[0]
    for start, end in pairwise([lower, *vertices, upper]):
        ends = np.array([(start.x, *start.right), (end.x, *end.left)]).T
        yield from (Stretch(*part) for part in sampled(lambda x: _both(f, x, values), ends, span))


def _both(f: Activation, x: np.ndarray, values: Mapping[str, float]) -> np.ndarray:
    return np.array([evaluate(f, x, order, values) for order in (0, 1)])
