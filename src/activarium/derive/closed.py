"""Pieces that are polynomials times exponentials → their means over a standard normal variable, in closed form.

Against the normal density exp(p x² + q x) is, but for a factor, the density of another normal variable Y, and the means
Iₙ = E[Yⁿ; a < Y < b] follow from one another: Iₙ = m Iₙ₋₁ + (n−1) s² Iₙ₋₂ − s² [yⁿ⁻¹ φ(y)] between a and b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from activarium.derive.segments import INFINITE, Unproven, ball
from activarium.vocabulary import elementary, x

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flint import arb

    from activarium.derive.segments import Segment

WAVES = (sp.sin, sp.cos)
HYPERBOLIC = (sp.sinh, sp.cosh)
TERMS = 80


class NotClosed(Unproven):
    """A mean that these recurrences do not give."""


def mean(pieces: list[tuple[sp.Expr, Segment]]) -> sp.Expr:
    """E g(Z) for a function g given by pieces on segments, exactly.

    Raises:
        NotClosed: a piece is no sum of powers times exponentials.
    """
    total = sp.expand(sp.Add(*(_of_piece(piece, segment) for piece, segment in pieces)))
    if total.has(sp.I):
        raise NotClosed("a wave that is cut off")
    _number(total)
    return total


def _number(exact: sp.Expr) -> arb:
    try:
        return ball(exact)
    except Unproven as error:
        raise NotClosed(str(error)) from error


def _of_piece(piece: sp.Expr, segment: Segment) -> sp.Expr:
    whole = {segment.lower, segment.upper} == INFINITE
    terms = list(_terms(_expanded(piece, waves=whole)))
    if len(terms) > TERMS:
        raise NotClosed("too many terms")
    return sp.Add(*(c * _power(n, p, q, segment) * sp.exp(r) for c, n, (p, q, r) in terms))


def _expanded(piece: sp.Expr, *, waves: bool) -> sp.Expr:
    """Sums of products of exponentials."""
    allowed = (sp.exp, *HYPERBOLIC, *(WAVES if waves else ()))
    piece = elementary(piece)
    if any(f.has(x) and not isinstance(f, allowed) for f in piece.atoms(sp.Function)):
        raise NotClosed("another function than an exponential")
    return sp.expand(piece.rewrite([*HYPERBOLIC, *WAVES], sp.exp))


def _terms(expanded: sp.Expr) -> Iterator[tuple[sp.Expr, int, Any]]:
    """Coefficient, power of x, and the exponent's coefficients."""
    for term in sp.Add.make_args(expanded):
        if term != 0:
            coefficient, rest = term.as_independent(x)
            power, exponent = sp.S.Zero, sp.S.Zero
            for factor in sp.Mul.make_args(rest):
                base, raised = factor.as_base_exp()
                power, exponent = (power + raised, exponent) if base == x else (power, exponent + _exponent(factor))
            yield coefficient, _whole(power), _square(exponent)


def _exponent(factor: Any) -> sp.Expr:
    if factor == 1:
        return sp.S.Zero
    if isinstance(factor, sp.exp):
        return factor.args[0]
    raise NotClosed("a quotient or a root")


def _whole(power: sp.Expr) -> int:
    if power.is_Integer and power >= 0:
        return int(power)
    raise NotClosed("a power that is not whole")


def _square(exponent: sp.Expr) -> list[sp.Expr]:
    """The coefficients of x², x and 1."""
    if not exponent.is_polynomial(x) or sp.degree(exponent, x) > 2:
        raise NotClosed("an exponent that is no square")
    return [exponent.coeff(x, power) for power in (2, 1, 0)]


def _power(n: int, p: sp.Expr, q: sp.Expr, segment: Segment) -> sp.Expr:
    """E[Zⁿ exp(pZ² + qZ)] over a segment."""
    narrowing = 1 - 2 * p
    if not narrowing.is_real or not _number(narrowing) > 0:
        raise NotClosed("the exponential grows as fast as the density falls")
    if q.has(sp.I) and {segment.lower, segment.upper} != INFINITE:
        raise NotClosed("a wave that is cut off")
    middle, variance = q / narrowing, 1 / narrowing
    before, here = sp.S.Zero, _share(middle, variance, segment)
    for k in range(n):
        edge = _edge(k, middle, variance, segment.upper) - _edge(k, middle, variance, segment.lower)
        before, here = here, middle * here + k * variance * before - variance * edge
    return sp.sqrt(variance) * sp.exp(q * middle / 2) * here


def _share(middle: sp.Expr, variance: sp.Expr, segment: Segment) -> sp.Expr:
    """The part of a normal variable that falls on a segment."""
    if {segment.lower, segment.upper} == INFINITE:
        return sp.S.One
    above = [sp.erfc((end - middle) / sp.sqrt(2 * variance)) for end in (segment.lower, segment.upper)]
    return (above[0] - above[1]) / 2


def _edge(power: int, middle: sp.Expr, variance: sp.Expr, end: sp.Expr) -> sp.Expr:
    if end in INFINITE:
        return sp.S.Zero
    return end**power * sp.exp(-((end - middle) ** 2) / (2 * variance)) / sp.sqrt(2 * sp.pi * variance)
