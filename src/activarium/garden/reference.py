"""Reference values: a function and its derivatives at thirteen points, proven, for whoever tests an implementation.

They are computed by the oracle. For the catalogue they are stored in `generated/reference.json`, each beside
the version of the definition that it belongs to, so that reading them needs neither SymPy nor balls and values of
an older definition are never shown.
"""

from __future__ import annotations

import json
import math
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from activarium.garden.version import version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation, Interval

STEPS = 12  # between the points
GRID = 64  # steps of the grid, at least, in the window: every point has few binary digits
DIGITS = 17  # of a value: as many as tell every float64 from its neighbours
ORDERS = ("value", "derivative", "second_derivative")
ROUNDING = Context(prec=DIGITS, Emin=-(10**6), Emax=10**6)


def points(window: Interval) -> list[Fraction]:
    """Thirteen points, even but for rounding to a grid of binary fractions: exact as float64, float32 and float16.

    >>> from activarium.core import Interval
    >>> [float(x) for x in points(Interval(-4, 3))][:4]
    [-4.0, -3.4375, -2.8125, -2.25]
    """
    span = window.upper - window.lower
    grid = Fraction(2) ** math.floor(math.log2(span / GRID))
    return [round((window.lower + span * k / STEPS) / grid) * grid for k in range(STEPS + 1)]


def proven(f: Activation, values: Mapping[str, Fraction] | None = None) -> dict[str, list[Any]]:
    """Points, and at each the value and two derivatives by the oracle; `None` where there is no finite one.

    Arguments:
        values: exact values of parameters; the defaults otherwise.

    >>> from activarium import find
    >>> proven(find("leaky_relu"))["value"][0]
    '-4.0000000000000000e-1'
    """
    at = points(f.window)
    columns = {name: [_proven(f, x, order, values) for x in at] for order, name in enumerate(ORDERS)}
    return {"x": [float(x) for x in at], **columns}


def _proven(f: Activation, x: Fraction, order: int, values: Mapping[str, Fraction] | None) -> str | None:
    from activarium import oracle

    try:
        ball = oracle.value(f, x, order, parameters=values)
    except ArithmeticError:
        return None
    return decimal(oracle.fraction(ball)) if ball.is_finite() else None


def decimal(exact: Fraction) -> str:
    """A number to seventeen significant digits.

    >>> decimal(Fraction(-2, 3)), decimal(Fraction(0))
    ('-6.6666666666666667e-1', '0')
    """
    rounded = ROUNDING.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return f"{rounded:.{DIGITS - 1}e}" if rounded else "0"


@cache
def _stored() -> dict[str, Any]:
    file = files("activarium").joinpath("generated", "reference.json")
    return json.loads(file.read_text(encoding="utf-8"))["functions"] if file.is_file() else {}


def reference(f: Activation, values: Mapping[str, Fraction] | None = None) -> dict[str, list[Any]]:
    """The reference values of a record: the stored ones if they are of this very definition, proven anew otherwise.

    Arguments:
        values: exact values of parameters; the defaults otherwise.
    """
    entry = _stored().get(f.slug, {})
    if entry.get("made_from") == _origin(f) and (values is None or values == {p.symbol: p.default for p in f.parameters}):
        return {name: entry[name] for name in ("x", *ORDERS)}
    return proven(f, values)


def entry(f: Activation) -> dict[str, Any]:
    """What is stored for a record."""
    return {"made_from": _origin(f), **proven(f)}


def _origin(f: Activation) -> str:
    return f"{version(f)} on {f.window}"
