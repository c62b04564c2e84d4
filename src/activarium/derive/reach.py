"""How far inputs may go: where value and slope are still finite numbers of a floating-point format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import sympy as sp
from flint import ctx, fmpq

from activarium.balls import Undecided, enclosure
from activarium.derive.analysis import SWINGS
from activarium.derive.joints import derivative
from activarium.derive.level import Level, Span, highest
from activarium.derive.segments import BITS, INFINITE, Segment, Unproven
from activarium.derive.shape import Shape

if TYPE_CHECKING:
    from activarium.derive.analysis import Told


@dataclass(frozen=True)
class Format:
    """A binary floating-point format.

    Arguments:
        name: as array libraries call it.
        digits: of the significand, in bits.
        exponent: of the largest power of two.

    Reference: IEEE 754-2019, section 3.3; bfloat16 has the exponents of float32 and eight digits.
    """

    name: str
    digits: int
    exponent: int

    @property
    def largest(self) -> Fraction:
        """The largest finite number."""
        return (2 - Fraction(2) ** (1 - self.digits)) * Fraction(2) ** self.exponent

    @property
    def overflow(self) -> Fraction:
        """The smallest number that is rounded to infinity."""
        return (2 - Fraction(2) ** -self.digits) * Fraction(2) ** self.exponent

    def below(self, number: Fraction) -> Fraction:
        """The largest of its numbers that is not above a positive one, subnormal ones aside."""
        power = number.numerator.bit_length() - number.denominator.bit_length()
        power -= Fraction(2) ** power > number
        unit = Fraction(2) ** (power - self.digits + 1)
        return number // unit * unit


FORMATS = (Format("float64", 53, 1023), Format("float32", 24, 127), Format("bfloat16", 8, 127), Format("float16", 11, 15))
SIX = Context(prec=6, rounding=ROUND_DOWN)


class Reach(Shape):
    """How large inputs may be."""

    def safe_input(self) -> Told:
        """The inputs around 0 for which value and slope, rounded to a format, are finite."""
        spans = {form.name: self._safe(form) for form in FORMATS}
        limited = {name: span for name, span in spans.items() if span.lower.finite or span.upper.finite}
        texts = [f"{_rounded(span)} in {name}" for name, span in limited.items()]
        return "; ".join(texts) or "everywhere", [end for span in limited.values() for end in (span.lower, span.upper)]

    def _safe(self, form: Format) -> Span:
        lower, upper = (Level.of(self._bound(form, direction)) for direction in (-1, +1))
        return Span(lower, upper, closed_below=lower.finite, closed_above=upper.finite)

    def _bound(self, form: Format, direction: int) -> sp.Expr:
        """The outermost input in a direction, as far as both orders allow."""
        bounds = [self._bound_of(order, form, direction) for order in (0, 1)]
        finite = [bound for bound in bounds if bound is not None]
        return sp.Rational(str(direction * min(finite))) if finite else direction * sp.oo

    def _bound_of(self, order: int, form: Format, direction: int) -> Fraction | None:
        """The last |x| of a format at which a derivative does not overflow, from where on it grows; None for no bound."""
        segment = self.outermost(direction)
        if self._bounded(segment, order, direction):
            return None
        run, *ends = self.runs(order + 1)[0 if direction < 0 else -1]
        if run == SWINGS:
            raise Unproven("where what swings overflows")
        start = ends[1 if direction < 0 else 0].enclosure
        low = Fraction(0) if start is None else max(Fraction(0), direction * Fraction(float(start.mid())))
        return _last(derivative(segment, order), form, direction, low)

    def _bounded(self, segment: Segment, order: int, direction: int) -> bool:
        """Whether a derivative tends to a number, or swings between two."""
        try:
            return self.tail(order, direction).limit not in INFINITE
        except Unproven:
            return highest(map(abs, self.levels(segment, order))).finite


def _last(g: sp.Expr, form: Format, direction: int, low: Fraction) -> Fraction | None:
    """The last |x| of a format at which an expression that grows from some |x| on does not overflow; None for no bound."""
    high = max(2 * low, Fraction(1))
    while _fits(g, form, direction * high):
        if high == form.largest:
            return None
        low, high = high, min(2 * high, form.largest)
    while (middle := form.below((low + high) / 2)) > low:
        low, high = (middle, high) if _fits(g, form, direction * middle) else (low, middle)
    return low


def _fits(g: sp.Expr, form: Format, at: Fraction) -> bool:
    try:
        value = enclosure(g, fmpq(at.numerator, at.denominator), 0, 0, {})
    except Undecided as error:
        raise Unproven(str(error)) from error
    with ctx.workprec(BITS):
        return bool(abs(value) < fmpq(form.overflow.numerator, form.overflow.denominator))


def _rounded(span: Span) -> str:
    """A span with six digits of its ends, rounded towards 0."""
    lower, upper = (_towards_zero(end) for end in (span.lower, span.upper))
    return f"{'[' if span.lower.finite else '('}{lower}, {upper}{']' if span.upper.finite else ')'}"


def _towards_zero(level: Level) -> str:
    if not level.finite:
        return str(level)
    number = sp.Rational(level.exact)
    shown = f"{float(SIX.divide(Decimal(int(number.p)), Decimal(int(number.q)))):.6g}"
    return shown.replace("-", "−")
