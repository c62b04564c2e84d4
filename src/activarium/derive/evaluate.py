"""Record and array → array: one precision up inside, rounded once to the dtype that came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.derive import numpy_target, paired_target
from activarium.derive.derived import derived
from activarium.derive.pairs import joined, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation

BLOCK = 8192  # elements computed at once, so that intermediate results stay in the cache
INFINITESIMAL = 1e-10  # of what a float lacks: it decides a comparison, and no digit of a value
FAR = 1e300 * np.array([0.7310585786, 0.8807970780, 0.9525741268, 0.9820137900, 0.9933071491, 0.9975273768, 0.9990889488])
HUGE = 1e90  # a cube root of what is far out is beyond it
TINY = 1e-300  # too small to change a value, enough to decide a comparison


def evaluate(
    f: Activation,
    x: Any,
    order: int = 0,
    parameters: Mapping[str, float] | None = None,
    side: int = 0,
    lack: float = 0.0,
) -> Any:
    """The derivative of order 0, 1 or 2 at x: same shape, and same dtype if that is a floating one; a float for a float.

    At ±∞ it is the limit, where there is one. float64 is computed in pairs, the shorter formats in float64.
    At a point where pieces meet, `side` −1 or +1 asks for the limit from the left or the right; 0 for the piece
    that owns the point. `lack` is what the float x lacks of the exact point, as 0.3 does of 3/10.

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        TypeError: x is not real.
        ValueError: the order is not 0, 1 or 2.
    """
    if order not in (0, 1, 2):
        raise ValueError(f"derivatives of order 0, 1 and 2 are derived, not {order!r}")
    given = np.asarray(x)
    if given.dtype.kind not in "fiub":
        raise TypeError(f"x has dtype {given.dtype}; activation functions take real numbers")
    values = list(f.values(parameters).values())
    program = derived(f).program(("x",) * order)
    dtype = given.dtype if given.dtype.kind == "f" else np.dtype(np.float64)
    result = np.empty(given.size, dtype)
    run = _paired if dtype.itemsize >= 8 or side else _plain
    beside = lack + side * (abs(lack) * INFINITESIMAL if lack else TINY)
    with np.errstate(all="ignore"):
        for start in range(0, given.size, BLOCK):
            block = given.ravel()[start : start + BLOCK].astype(np.float64)
            found = run(program, block, values, beside)
            endless = np.isinf(block)
            if endless.any():
                far = [limit(run(program, sign * FAR, values, 0.0)) for sign in (-1, 1)]
                known = np.where(block > 0, far[1], far[0])
                found = np.where(endless & ~np.isnan(known), known, found)
            result[start : start + BLOCK] = found
    whole = result.reshape(given.shape)[()]
    return whole.item() if type(x) in {int, float, bool} else whole


def limit(values: Any) -> float:
    """What values far out tend to, as far as floats can tell: one number, 0 or infinity; NaN if they do not agree."""
    values = np.broadcast_to(values, FAR.shape)
    size, sign = np.abs(values), np.sign(values[0])
    if (size < 1 / HUGE).all():
        return 0.0
    if (np.sign(values) == sign).all() and (size > HUGE).all():
        return sign * np.inf
    return values[0] if (values == values[0]).all() else np.nan


def _plain(program: Any, x: Any, values: list[float], _beside: float) -> Any:
    return program.run(numpy_target, x, *values)


def _paired(program: Any, x: Any, values: list[float], beside: float) -> Any:
    result = rounded(program.run(paired_target, joined(x, beside), *values))
    return np.where(np.abs(result) <= TINY, 0.0, result) if beside else result
