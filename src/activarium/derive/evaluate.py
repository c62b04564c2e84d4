"""Record and array → array: one precision up inside, rounded once to the dtype that came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.derive import numpy_target, paired_target
from activarium.derive.derived import derived
from activarium.derive.pairs import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation

BLOCK = 8192  # elements computed at once, so that intermediate results stay in the cache
INFINITESIMAL = 1e-10  # of what a float lacks: it decides a comparison, and no digit of a value
TINY = 1e-310  # too small to change a value, enough to decide a comparison


def evaluate(
    f: Activation,
    x: Any,
    order: int = 0,
    parameters: Mapping[str, float] | None = None,
    side: int = 0,
    lack: float = 0.0,
) -> Any:
    """The derivative of order 0, 1 or 2 at x: same shape, and same dtype if that is a floating one; a float for a float.

    float64 is computed in pairs, the shorter formats in float64. At a point where pieces meet, `side`
    −1 or +1 asks for the limit from the left or the right; 0 for the piece that owns the point. `lack`
    is what the float x lacks of the exact point, as 0.3 does of 3/10.

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
            result[start : start + BLOCK] = run(program, block, values, beside)
    whole = result.reshape(given.shape)[()]
    return whole.item() if type(x) in {int, float, bool} else whole


def _plain(program: Any, x: Any, values: list[float], _beside: float) -> Any:
    return program.run(numpy_target, x, *values)


def _paired(program: Any, x: Any, values: list[float], beside: float) -> Any:
    result = rounded(program.run(paired_target, (x, beside), *values))
    return np.where(np.abs(result) < 1e-300, 0.0, result) if beside else result
