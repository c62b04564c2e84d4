"""What a result should be, and whether one that came is as good as the format allows.

A result is accepted if it lies within `ULPS` units in the last place of the exact result at some input
within about `INPUTS` units of x: nearly the right answer to nearly the right question, which is what numerical
analysis calls stable, and what makes zeros of the result no special case. Results that underflow, or whose
intermediate results do, are accepted too. Nothing else is: there is no absolute tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.formats import FLOAT32, Format
from activarium.audit.report import Measurement
from activarium.derive.curve import breakpoints
from activarium.derive.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activarium.core import Activation
    from activarium.derive.curve import Vertex

ULPS = 16
INPUTS = 4
NEARBY = (0.06, 0.17, 0.31, 0.47, 0.72, 1)  # of these; no two in step with a wave
OWN = 4  # ulp of float64 by which `evaluate` itself may be off
USUAL = 1e4  # inputs beyond are extreme, and results that come so close to the largest number
MINUTE = 1e-12  # and inputs closer to 0, unless they are 0
ROUNDINGS = (64, 64, 65536)  # units, relative to max(1, |x|, |result|), that lost digits explain, by order
SHORT_ROUNDINGS = 8  # the same in short formats, where no intermediate result has to be rounded
GROWTH = 1e3  # to what size of x a lost subnormal number is multiplied by it


@dataclass(frozen=True)
class Truth:
    """A function at certain parameters.

    Arguments:
        f: the record.
        parameters: the value of each parameter.
    """

    f: Activation
    parameters: dict[str, float]

    def at(self, x: Any, order: int) -> Any:
        """The exact derivative at x, to 4 ulp of float64."""
        return evaluate(self.f, x, order, self.parameters)

    def digits(self, x: float, order: int) -> str:
        """The exact derivative at a finite x by ball arithmetic, correctly rounded to float64."""
        from activarium import oracle
        from activarium.balls import Undecided

        exact = {name: Fraction(value) for name, value in self.parameters.items()}
        try:
            return repr(float(oracle.fraction(oracle.value(self.f, x, order, 0, exact))))
        except (Undecided, OverflowError, NotImplementedError):
            return repr(float(self.at(x, order)))

    @cached_property
    def joints(self) -> tuple[float, ...]:
        """Where pieces meet."""
        return tuple(breakpoints(self.f, self.parameters))

    @cached_property
    def vertices(self) -> tuple[Vertex, ...]:
        """The same, with what the pieces say there."""
        if not self.joints:
            return ()
        around = (min(self.joints) - 1, max(self.joints) + 1)
        return self.f.curve(around, 2, **self.parameters).vertices

    def text(self, x: float | str, order: int) -> str:
        """Python that computes the exact derivative at a number, or at what is called x; given `activarium as act`."""
        values = "".join(f", {name}={value!r}" for name, value in self.parameters.items())
        at = x if isinstance(x, str) else number(x)
        call = f"({at}{values})" if order == 0 else f".derivative({at}, order={order}{values})"
        return f"{self._name()}{call}"

    def _name(self) -> str:
        from activarium.catalogue import index, record

        if self.f.slug in index() and record(self.f.slug).text() == self.f.text():
            return f"act.find({self.f.slug!r})"
        defaults = {p.symbol: str(p.default) for p in self.f.parameters}
        return f"act.define({self.f.text()!r}, parameters={defaults!r})"

    def rounded_as(self, held: Iterable[float], epsilon: float) -> Truth:
        """The same at the parameters as an implementation holds them, which may be rounded to its dtype."""
        values = list(held)
        near = {
            name: next((v for v in values if v != value and abs(v - value) <= epsilon * abs(value)), value)
            for name, value in self.parameters.items()
        }
        domains = {p.symbol: p.domain for p in self.f.parameters}
        return Truth(self.f, {name: v if v in domains[name] else self.parameters[name] for name, v in near.items()})


def number(x: float) -> str:
    """A float as Python that needs no import."""
    return repr(float(x)) if np.isfinite(x) else f"float({str(float(x))!r})"


@dataclass(frozen=True)
class Judgement:
    """Results beside the truth: arrays of one shape.

    Arguments:
        format, order: of the results.
        x, got, exact: inputs, results, exact results.
        direct: the error in ulp; NaN where it means nothing.
        error: the same by the measure of this module.
        fault: `nan`, `overflow`, `value`, or empty where the result is accepted.
    """

    format: Format
    order: int
    x: np.ndarray
    got: np.ndarray
    exact: np.ndarray
    direct: np.ndarray
    error: np.ndarray
    fault: np.ndarray

    def measurement(self) -> Measurement:
        """What goes into the table."""
        compared = np.isfinite(self.error)
        worst = int(np.nanargmax(np.where(compared, self.error, -1))) if compared.any() else None
        size = max(1, int(compared.sum()))
        return Measurement(
            dtype=self.format.name,
            order=self.order,
            points=len(self.x),
            worst=None if worst is None else float(self.error[worst]),
            at=None if worst is None else float(self.x[worst]),
            direct=None if worst is None else float(np.max(self.direct[compared])),
            above_one=float((self.direct[compared] > 1).sum() / size),
            above_four=float((self.direct[compared] > 4).sum() / size),
            not_finite=int(np.isin(self.fault, ("nan", "overflow")).sum()),
        )

    def severities(self) -> np.ndarray:
        """How grave each fault is; empty where there is none, and where extreme inputs cost digits only."""
        size = np.maximum(np.maximum(1, np.abs(self.exact)), np.minimum(np.abs(self.x), 100))
        units = (SHORT_ROUNDINGS if self.format.short else ROUNDINGS[self.order]) * self.format.epsilon
        with np.errstate(all="ignore"):
            lost = (self.fault == "value") & (np.abs(self.got - self.exact) <= units * size)
        extreme = self.extreme()
        chosen = [self.fault == "", extreme & lost, extreme, lost]
        return np.select(chosen, ["", "", "extreme", "precision"], default="wrong")

    def extreme(self) -> np.ndarray:
        """Where inputs or results have a size that no network meets."""
        size, wide = np.abs(self.x), self.format.largest > USUAL**4
        near_the_end = np.abs(self.exact) > self.format.largest / USUAL
        return (size > USUAL) | ((size > 0) & (size < MINUTE)) | (near_the_end & wide)

    def worst(self, chosen: np.ndarray) -> int:
        """The fault to show: one of the largest errors, at an input that is short to write, and small."""
        places = np.flatnonzero(chosen)
        with np.errstate(all="ignore"):
            size = np.where(np.isfinite(self.error[places]), np.round(np.log2(self.error[places] + 1)), np.inf)
        largest = places[size == size.max()]
        return int(min(largest, key=lambda place: (len(repr(float(abs(self.x[place])))), abs(self.x[place]), -self.x[place])))


def judged(truth: Truth, form: Format, order: int, x: np.ndarray, got: np.ndarray) -> Judgement:
    """Results of an implementation at x, compared with the truth."""
    with np.errstate(all="ignore"):
        exact = exactly(truth, form, x, order)
        unit = form.ulp(exact)
        direct = np.abs(got - exact) / unit
        fits = np.abs(exact) < form.largest * (1 - 2 * ULPS * form.epsilon)
        beyond = np.abs(exact) > form.largest
        right = (np.isinf(got) & (np.sign(got) == np.sign(exact)) & ~fits) | np.isnan(exact)
        direct = np.where(right, 0.0, direct)
        error = _mixed(truth, form, order, (x, got, exact), direct)
        limit = ULPS + OWN if form.digits == 53 else ULPS
        fault = np.select(
            [right, np.isnan(got), np.isinf(got), beyond & (np.abs(got) < form.largest * 0.99), error > limit],
            ["", "nan", "overflow", "value", "value"],
            default="",
        )
    return Judgement(form, order, x, got, exact, np.where(np.isinf(direct), np.nan, direct), error, fault)


def exactly(truth: Truth, form: Format, x: np.ndarray, order: int) -> np.ndarray:
    """The exact results, float64; for a short format with the digits of float32, which is enough and faster."""
    return np.asarray(truth.at(x.astype(np.float32) if form.short else x, order), np.float64)


def _mixed(truth: Truth, form: Format, order: int, results: tuple[np.ndarray, ...], direct: np.ndarray) -> np.ndarray:
    """The distance in ulp from what the function takes within INPUTS units of x."""
    error = np.where(np.isfinite(direct), direct, np.nan)
    far = np.flatnonzero(error > ULPS)
    x, got, exact = (array[far] for array in results)
    steps = [sign * step * INPUTS for step in NEARBY for sign in (-1, 1)]
    around = [exact, *(exactly(truth, form, x + step * form.ulp(x), order) for step in steps)]
    low, high = np.fmin.reduce(around), np.fmax.reduce(around)
    width = high - low  # what lies between the inputs that were tried may lie a little outside
    swing = np.maximum(np.abs(low), np.abs(high))
    width = np.where(width > swing / 2, 3 * swing, width)  # no digit is certain at such an input
    nearest = np.clip(got, low - width, high + width)
    unit = form.ulp(np.maximum(np.abs(exact), np.abs(nearest)))
    error[far] = np.where(np.abs(got - exact) <= lost_below(form, x), 0.0, np.abs(got - nearest) / unit)
    return error


def lost_below(form: Format, x: np.ndarray) -> np.ndarray:
    """How much is lost where the result, or one of the numbers that make it, is flushed to zero."""
    inside = FLOAT32 if form.short else form
    return form.smallest + np.minimum(np.maximum(1, np.abs(x)), GROWTH) ** 2 * inside.smallest
