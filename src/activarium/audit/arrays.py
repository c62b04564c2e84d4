"""A callable on NumPy arrays, or on single floats, as a subject of an audit: it has values, no derivatives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.formats import FLOAT16, FLOAT32, FLOAT64, Format
from activarium.audit.truth import number
from activarium.identification.calling import quiet

if TYPE_CHECKING:
    from activarium.audit.subject import Source
    from activarium.audit.truth import Truth


class Arrays:
    """A callable from an array to one of the same shape.

    Arguments:
        source: where it comes from.
        scalar: whether it takes one float at a time.
    """

    def __init__(self, source: Source, *, scalar: bool) -> None:
        self.source, self.scalar, self.name = source, scalar, source.name
        self.formats: tuple[Format, ...] = (FLOAT64,) if scalar else (FLOAT32, FLOAT64, FLOAT16)

    def __call__(self, x: Any) -> Any:
        """What it returns, warnings about floating point silenced."""
        result = quiet(self._one_by_one if self.scalar else self.source.made, x)
        return np.asarray(result) if hasattr(result, "__array__") and not isinstance(result, np.ndarray) else result

    def _one_by_one(self, x: np.ndarray) -> np.ndarray:
        return np.array([self._one(float(at)) for at in x.ravel()]).reshape(x.shape)

    def _one(self, x: float) -> float:
        """A function of Python's raises where arrays hold infinity or NaN."""
        try:
            return float(self.source.made(x))
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    def results(self, form: Format, x: np.ndarray, orders: int = 0, size: int = 1) -> list[np.ndarray]:
        """The values, in a list of one."""
        del orders
        given = np.repeat(x, size).astype(form.name)
        return [np.asarray(self(given), np.float64)[: len(given)][:: max(1, size)]]

    def numbers(self, form: Format) -> list[float]:
        """What it holds cannot be seen."""
        del form
        return []

    def line(self, form: Format, x: float, order: int, size: int, truth: Truth) -> str:
        """Python that prints one value and the exact one."""
        at = number(x) if self.scalar else f"np.full({size}, {number(x)}, np.{form.name})"
        got = f"f({at})" if self.scalar else f"f({at})[0]"
        return f"{self.source.setup}; import numpy as np, activarium as act; print({got}, 'expected', {truth.text(x, order)})"
