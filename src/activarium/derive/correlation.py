"""Hermite coefficients → the map of correlations through a layer, its stable fixed point and the slope there.

With aₖ = E f(Z) hₖ(Z), hₖ the normalised Hermite polynomials, C(ρ) = Σ aₖ² ρᵏ / E f². All terms are at least 0 and C(1) = 1,
so C is convex and what K terms leave out lies between 0 and (1 − Σ aₖ²/E f²) ρᴷ.

Reference: Daniely, Frostig and Singer, Toward Deeper Understanding of Neural Networks, section 4.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from flint import arb, arb_mat, arb_poly

from activarium.derive.segments import Unproven

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.derive.quadrature import Samples

STEPS = 100  # of bisection


class CorrelationMap:
    """C as a polynomial of all terms that are known, and a bound of the others.

    Arguments:
        coefficients: a₀ … aₖ₋₁.
        square: the mean square.
    """

    def __init__(self, coefficients: list[arb], square: arb) -> None:
        terms = [a * a / square for a in coefficients]
        self.count, self.known = len(terms), arb_poly(terms)
        self.left = (1 - sum(terms, arb(0))).abs_upper()

    def fixed_point(self) -> arb:
        """The least fixed point, where the slope at 1 is more than 1: the only one below 1, and stable."""
        below = _last(lambda c: bool(self.known(c) > c), arb(0), arb(1))
        beyond = (1 - arb(0.5) ** j for j in range(1, 60))
        start = next((c for c in beyond if c > below and self.falls(c)), None)
        above = arb(1) if start is None else _last(self.falls, start, below)
        return below.union(above)

    def falls(self, c: arb) -> bool:
        """Whether C(c) < c for certain."""
        return bool(self.known(c) + self.left * c**self.count < c)

    def slope(self, c: arb) -> arb:
        """C′ on a ball.

        Raises:
            Unproven: the ball reaches up to 1, where the terms left out have no bound.
        """
        top = c.abs_upper()
        if not top < 1:
            raise Unproven("a fixed point so near 1")
        return self.known.derivative()(c) + arb(0).union(self.left * self._steepest(top))

    def _steepest(self, c: arb) -> arb:
        """The largest k·cᵏ⁻¹ among the terms left out; it falls from k = −1/log c on."""
        if c.is_zero():
            return arb(0)
        peak = -1 / c.log()
        return self.count * c ** (self.count - 1) if peak < self.count else peak / c / arb(1).exp()


def _last(holds: Callable[[arb], bool], start: arb, end: arb) -> arb:
    """A point from which on towards the end a condition that holds at the start may fail."""
    for _ in range(STEPS):
        middle = arb(((start + end) / 2).mid())
        start, end = (middle, end) if holds(middle) else (start, middle)
    return start


def coefficients(samples: Samples, count: int) -> list[arb]:
    """a₀ … aₖ₋₁, with their errors."""
    table = arb_mat(hermite(samples.nodes, count))
    values = arb_mat([[weight * value] for weight, value in zip(samples.weights, samples.values, strict=True)])
    found = (table * values).entries()
    return [a + arb(0, 1) * error for a, error in zip(found, errors(samples, count), strict=True)]


def hermite(nodes: list[arb], count: int) -> list[list[arb]]:
    """h₀ … hₖ₋₁ at all points, a row for each."""
    roots, rows = [arb(k).sqrt() for k in range(count)], [[arb(1)] * len(nodes), nodes]
    for k in range(1, count - 1):
        up, down = 1 / roots[k + 1], roots[k] / roots[k + 1]
        rows.append([node * up * here - down * before for node, here, before in zip(nodes, rows[-1], rows[-2], strict=True)])
    return rows


def errors(samples: Samples, count: int) -> list[arb]:
    """What the rules may err: |hₖ(x + iy)| ≤ √e k^¼ exp(x²/4 + |y|√k), by Cauchy's formula on the circle |t| = √k."""
    sizes: dict[float, arb] = {}
    for size, height in samples.coefficients:
        step = 2.0 ** math.ceil(math.log2(float(height.upper())) + 1e-9)
        sizes[step] = sizes.get(step, arb(0)) + size
    return [
        (samples.light if k < 2 else samples.missed) + sum(size * _growth(k, height) for height, size in sizes.items())
        for k in range(count)
    ]


def _growth(order: int, height: float) -> arb:
    return (arb(1) / 2 + height * arb(order).sqrt()).exp() * arb(max(order, 1)).root(4)
