"""Expression on a segment → its zeros, each proven to be there and all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import sympy as sp
from flint import arb, ctx, fmpq

from activarium.balls import Undecided, enclosure, fraction
from activarium.derive.forms import tidy
from activarium.derive.segments import BITS, INFINITE, Unproven, at_point, ball, over, sign
from activarium.derive.tail import tail
from activarium.vocabulary import (
    borrowed,
    cauchy_cdf,
    cauchy_ramp_slope,
    constant,
    cosh,
    erf,
    expm1,
    hypot,
    log1p,
    log_cosh,
    logistic,
    normal_cdf,
    normal_pdf,
    sech,
    sech2,
    sigmoid,
    sinh,
    slant,
    softplus,
    tanh,
    tanh_remainder,
    x,
)

if TYPE_CHECKING:
    from activarium.derive.segments import Segment

POSITIVE = (
    sp.exp,
    cauchy_cdf,
    cauchy_ramp_slope,
    cosh,
    hypot,
    logistic,
    normal_cdf,
    normal_pdf,
    sech,
    sech2,
    sigmoid,
    softplus,
)
# zero where the argument is, and only there
SIGN_OF_ARGUMENT = (
    erf,
    expm1,
    log1p,
    log_cosh,
    sinh,
    slant,
    sp.asinh,
    sp.atan,
    tanh,
    tanh_remainder,
)
# the numbers between which values lie, strictly
BOUNDS = {erf: (-1, 1), tanh: (-1, 1), sigmoid: (0, 1), normal_cdf: (0, 1), sp.atan: (-sp.pi / 2, sp.pi / 2)}
SPLIT = Fraction(4851, 10000)  # not the middle, where zeros of symmetric functions lie
INTERVALS = 1000
NARROW = Fraction(1, 10**30)
NEARLY = Fraction(1, 10**12)
CLOSE = Fraction(1, 4)  # the width of an interval on which a multiple zero is looked for
STEEPEST = 7  # derivatives that are looked at
SIMPLE = 64  # the largest denominator of a zero that is recognised as a fraction


@dataclass(frozen=True)
class Zero:
    """A zero: where it lies, and what it is exactly if that is known."""

    lower: Fraction
    upper: Fraction
    exact: sp.Expr | None = None

    @property
    def middle(self) -> Fraction:
        """A point of the enclosure."""
        return (self.lower + self.upper) / 2

    def value(self, expression: sp.Expr) -> arb:
        """A ball around an expression at the zero."""
        return over(expression, self.lower, self.upper) if self.exact is None else ball(at_point(expression, self.exact))


@lru_cache(maxsize=256)  # several properties lean on the same zeros
def zeros(expression: sp.Expr, segment: Segment) -> tuple[Zero, ...]:
    """The zeros of an expression inside a segment, from left to right; it must not vanish identically.

    Raises:
        Unproven: they could not be separated.
    """
    found: list[Zero] = []
    for factor in factors(expression):
        found += [zero for zero in _of_factor(factor, segment) if inside(zero, segment)]
    return tuple(distinct(sorted(found, key=lambda zero: zero.middle)))


def factors(expression: sp.Expr) -> list[sp.Expr]:
    """The factors that may vanish, each once."""
    gates = expression.replace(logistic, lambda u: sigmoid(u) * sigmoid(-u))
    bases = (factor.as_base_exp()[0] if factor.is_Pow else factor for factor in sp.Mul.make_args(tidy(gates)))
    bases = (base.replace(lambda e: e.is_Pow and isinstance(e.base, hypot) and e.exp.is_even, _squared) for base in bases)
    bases = (sp.fraction(sp.cancel(base))[0] if base.is_rational_function(x) else base for base in bases)
    kept = dict.fromkeys(base for base in bases if base.has(x) and not isinstance(base, POSITIVE))
    return [base.args[0] if isinstance(base, SIGN_OF_ARGUMENT) else base for base in kept]


def _squared(power: sp.Pow) -> sp.Expr:
    """An even power of √(1 + u²) without the root, which may cancel."""
    return (1 + power.base.args[0] ** 2) ** (power.exp / 2)


def inside(zero: Zero, segment: Segment) -> bool:
    """Whether a zero lies strictly inside."""
    ends = [end for end in (segment.lower, segment.upper) if end not in INFINITE]
    if zero.exact is not None:
        return all(sign(zero.exact - end) == (1 if end == segment.lower else -1) for end in ends)
    for end in ends:
        difference = over(x, zero.lower, zero.upper) - ball(end)
        if difference.contains(0):
            raise Unproven(f"whether a zero lies at {end}")
        if (difference > 0) != (end == segment.lower):
            return False
    return True


def distinct(found: list[Zero]) -> list[Zero]:
    """The zeros of several factors, without those that are the same.

    Raises:
        Unproven: two enclosures overlap.
    """
    kept: list[Zero] = []
    for zero in found:
        if kept and kept[-1].exact is not None and kept[-1].exact == zero.exact:
            continue
        if kept and zero.lower <= kept[-1].upper:
            raise Unproven("two zeros are too close to be told apart")
        kept.append(zero)
    return kept


def _of_factor(factor: sp.Expr, segment: Segment) -> list[Zero]:
    if _rational(factor):
        roots = dict.fromkeys(sp.Poly(factor, x).real_roots())
        return [_known(root) for root in roots]
    if _never(factor):
        return []
    if (radical := _radical(factor)) is not None:
        return [_known(root) for root in radical if vanishing(factor, root)]
    lower, upper = (_bound(factor, segment, direction) for direction in (-1, +1))
    return [recognised(factor, zero) for zero in isolated_zeros(factor, lower, upper)]


def _never(factor: sp.Expr) -> bool:
    """Whether an expression is a word that stays strictly between two numbers, less one that is not between them."""
    number, rest = factor.as_independent(x, as_Add=True)
    scale, word = rest.as_independent(x, as_Add=False)
    if word.func not in BOUNDS:
        return False
    lower, upper = BOUNDS[word.func]
    return sign(-number / scale - lower) <= 0 or sign(-number / scale - upper) >= 0


def _radical(factor: sp.Expr) -> list[sp.Expr] | None:
    """Where α√p + q may be 0, for polynomials α, p and q with rational coefficients: where α²p = q²; None for other forms."""
    roots = [power for power in factor.atoms(sp.Pow) if power.exp == sp.S.Half and power.has(x)]
    if len(roots) != 1:
        return None
    scale, rest = factor.coeff(roots[0]), factor.xreplace({roots[0]: sp.S.Zero})
    parts = [scale, rest, roots[0].base]
    if not all(_rational(part) for part in parts) or sp.expand(scale * roots[0] + rest - factor) != 0:
        return None
    return list(dict.fromkeys(sp.Poly(scale**2 * roots[0].base - rest**2, x).real_roots()))


def _rational(part: sp.Expr) -> bool:
    return bool(part.is_polynomial(x)) and all(c.is_Rational for c in sp.Poly(part, x).all_coeffs())


def _known(root: sp.Expr) -> Zero:
    """An exact zero with a narrow enclosure."""
    if root.is_Rational:
        point = Fraction(int(root.p), int(root.q))
        return Zero(point, point, root)
    middle = Fraction(str(sp.N(root, 40)))
    return Zero(middle - NARROW, middle + NARROW, root)


def _bound(factor: sp.Expr, segment: Segment, direction: int) -> Fraction:
    """A finite end of the search: the segment's own, or a point beyond which the sign is constant."""
    end, other = (segment.upper, segment.lower) if direction > 0 else (segment.lower, segment.upper)
    if end not in INFINITE:
        return _inner(factor, end, direction)
    start = max(Fraction(2), abs(outward(other, 1)) + 1 if other not in INFINITE else Fraction(2))
    far = tail(factor, direction, start)
    return direction * far.beyond if far.sign else direction * start


def _inner(factor: sp.Expr, end: sp.Expr, direction: int) -> Fraction:
    """A joint as a fraction; where the expression has no value there, a point between which and the joint it has no zero."""
    at = outward(end, direction)
    if over(factor, at - direction * NEARLY, at).is_finite():
        return at
    near = tail(factor.subs(x, end - direction / x), +1)
    return at - direction / near.beyond if near.sign else at


def outward(end: sp.Expr, direction: int) -> Fraction:
    """A joint as a fraction, or one that lies a little beyond it."""
    if end.is_Rational:
        return Fraction(int(end.p), int(end.q))
    return Fraction(constant(end)) + direction * NEARLY * (1 + abs(Fraction(constant(end))))


def isolated_zeros(g: sp.Expr, lower: Fraction, upper: Fraction) -> list[Zero]:
    """The zeros on a closed interval: where it is not excluded by a ball, g must be shown monotone.

    Raises:
        Unproven: after many intervals some are undecided.
    """
    found, left = [], [(lower, upper)]
    for _ in range(INTERVALS):
        if not left:
            return sorted(found, key=lambda zero: zero.middle)
        a, b = left.pop()
        if not over(g, a, b).contains(0):
            continue
        if not over(g, a, b, 1).contains(0):
            found += _of_monotone(g, a, b, last=b == upper)
        elif b - a < CLOSE and (multiple := _multiple(g, a, b)):
            found += [zero for zero in multiple if a <= zero.middle <= b]
        else:
            middle = a + (b - a) * SPLIT
            left += [(a, middle), (middle, b)]
    raise Unproven(f"the zeros of {g}")


def _multiple(g: sp.Expr, a: Fraction, b: Fraction) -> list[Zero]:
    """The only zero in or beside an interval, if derivatives vanish with g at a simple point and the next keeps its sign."""
    wide = 2 * a - b, 2 * b - a
    for zero in _guesses(g, *wide):
        order = _multiplicity(g, zero.exact)  # type: ignore[arg-type]
        if order > 1 and not over(g, *wide, order).contains(0):
            return [zero]
    return []


def _multiplicity(g: sp.Expr, point: sp.Expr) -> int:
    """The order of the first derivative that does not vanish at a point; 0, if one is not seen to do either."""
    return next((order for order in range(STEEPEST) if not vanishing(sp.diff(g, x, order), point)), 0)


def vanishing(g: sp.Expr, point: sp.Expr) -> bool:
    """Whether an expression is seen to be 0 at an exact point; it is not where it has no value."""
    value = borrowed(at_point(g, point))
    if value.has(sp.zoo, sp.nan):
        return False
    return value == 0 or sp.expand(value) == 0 or ball(value).is_zero()


def _of_monotone(g: sp.Expr, a: Fraction, b: Fraction, *, last: bool) -> list[Zero]:
    """At most one zero; one at the right end belongs to the next interval."""
    at_a, at_b = sign_at(g, a), sign_at(g, b)
    if at_a == 0:
        return [Zero(a, a, _exact(a))]
    if at_b == 0:
        return [Zero(b, b, _exact(b))] if last else []
    return [_narrowed(g, a, b, rising=at_a < 0)] if at_a != at_b else []


def _narrowed(g: sp.Expr, a: Fraction, b: Fraction, *, rising: bool) -> Zero:
    """The zero of a monotone expression between points of opposite signs, by halving and Newton's method with balls."""
    while b - a > NARROW:
        middle = Fraction(round((a + b) / 2 * 10**40), 10**40)
        value = value_at(g, middle)
        if value.is_zero():
            return Zero(middle, middle, _exact(middle))
        a, b = (a, middle) if (value > 0) == rising else (middle, b)
        with ctx.workprec(2 * BITS):
            reach = arb(fmpq(middle.numerator, middle.denominator)) - value / over(g, a, b, 1)
            if reach.is_finite():
                a, b = max(a, fraction(reach.lower())), min(b, fraction(reach.upper()))
    return Zero(a, b)


def _exact(point: Fraction) -> sp.Rational:
    return sp.Rational(point.numerator, point.denominator)


def value_at(g: sp.Expr, point: Fraction) -> arb:
    """A ball of many digits around an expression at a rational point.

    Raises:
        Unproven: it may be 0 without our being able to prove it.
    """
    try:
        return enclosure(g, fmpq(point.numerator, point.denominator), 0, 0, {})
    except Undecided as error:
        raise Unproven(str(error)) from error


def sign_at(g: sp.Expr, point: Fraction) -> int:
    """The sign of an expression at a rational point.

    Raises:
        Unproven: as for its value.
    """
    value = value_at(g, point)
    return 0 if value.is_zero() else 1 if value > 0 else -1


def recognised(g: sp.Expr, zero: Zero) -> Zero:
    """The zero, with its exact value if it is a simple fraction, or one of π where there are sines."""
    if zero.exact is not None:
        return zero
    guesses = _guesses(g, zero.lower, zero.upper)
    return next((guess for guess in guesses if vanishing(g, guess.exact)), zero)  # type: ignore[arg-type]


def _guesses(g: sp.Expr, a: Fraction, b: Fraction) -> list[Zero]:
    """The simplest number of an interval, and the simplest multiple of π where there are sines."""
    number, found = simplest(a, b), []
    if number.denominator <= SIMPLE:
        found.append(_known(_exact(number)))
    if g.has(sp.sin, sp.cos):
        turns = simplest(*(Fraction(float(end) / math.pi) + side * NEARLY for end, side in ((a, -1), (b, 1))))
        if turns.denominator <= SIMPLE:
            found.append(_known(_exact(turns) * sp.pi))
    return found


def simplest(a: Fraction, b: Fraction) -> Fraction:
    """The fraction with the smallest denominator between two, the smallest of these.

    >>> simplest(Fraction(31, 100), Fraction(7, 20))
    Fraction(1, 3)
    """
    if a <= 0 <= b:
        return Fraction(0)
    if b < 0:
        return -simplest(-b, -a)
    whole = math.ceil(a)
    return Fraction(whole) if whole <= b else math.floor(a) + 1 / simplest(1 / (b - math.floor(a)), 1 / (a - math.floor(a)))
