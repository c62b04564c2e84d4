"""Functions analytic between joints → integrals against the normal density, every error enclosed.

Gauss–Legendre rules are applied on panels. Let f be analytic on the ellipse with foci at the ends of a panel whose half
axes sum to R half-lengths, and |f| ≤ M there. Its Chebyshev coefficients are at most 2M/Rᵏ, the rule of n nodes is exact
below k = 2n, and for each Chebyshev polynomial beyond it errs by at most 2 + 2/(k² − 1): in all by less than
64/15 · M/((R − 1) R²ⁿ⁻¹) half-lengths. M is found by evaluation on boxes; a panel whose bound is too large is halved.

Reference: Trefethen, Approximation Theory and Approximation Practice, chapters 8 and 19.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import TYPE_CHECKING

import sympy as sp
from flint import acb, arb, ctx

from activarium.balls import Undecided
from activarium.derive.asymptotics import ONE, Far, NotYet, Scale, t
from activarium.derive.growth import Growth, Unbounded
from activarium.derive.joints import period
from activarium.derive.segments import INFINITE, Segment, Unproven
from activarium.derive.steps import Steps, number
from activarium.derive.tail import tail
from activarium.vocabulary import constant, x

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.derive.asymptotics import Sum
    from activarium.derive.growth import Bound

BITS = 320  # of nodes and weights: the recurrence of Hermite polynomials loses up to 200 of them
FINE, COARSE = 160, 128  # of values, and of bounds
NODES = 22
STRETCH = 4  # R
FAR = 14  # beyond it the bell is below 2**-141
TOLERANCE = 1e-22  # of the mean squares, per panel
NOTHING = 1e-38  # of the mean squares: left to a bound by values
PANELS = 1200
NARROW = 0.5**60  # of a panel at a singular end


class Infinite(Unproven):
    """A mean square that is proven to be infinite."""


@dataclass
class Samples:
    """What integrals are made of: nodes with their weights times the density, values there, and what each panel may err.

    Arguments:
        nodes, weights, values, slopes: one for each node.
        square, slope_square: bounds of the errors of the mean squares.
        coefficients: for each panel the error of a Hermite coefficient but for its growth, and the height of the ellipse.
        missed: a bound of what all nodes together leave out of any Hermite coefficient.
        light: the same for the first two.
        infinite: whether the mean square of the slope is.
    """

    nodes: list[arb] = field(default_factory=list)
    weights: list[arb] = field(default_factory=list)
    values: list[arb] = field(default_factory=list)
    slopes: list[arb] = field(default_factory=list)
    square: arb = field(default_factory=lambda: arb(0))
    slope_square: arb = field(default_factory=lambda: arb(0))
    coefficients: list[tuple[arb, arb]] = field(default_factory=list)
    missed: arb = field(default_factory=lambda: arb(0))
    light: arb = field(default_factory=lambda: arb(0))
    infinite: bool = False


@dataclass(frozen=True)
class Panel:
    """A closed stretch of a segment, and whether it ends where the segment does."""

    lower: arb
    upper: arb
    first: bool
    last: bool

    @property
    def half(self) -> arb:
        """Half the length."""
        return (self.upper - self.lower) / 2

    @property
    def middle(self) -> arb:
        """The middle."""
        return (self.lower + self.upper) / 2

    @property
    def nearest(self) -> float:
        """The least |x|, or a little less."""
        return _nearest(self.middle, self.half)

    @property
    def rank(self) -> tuple[bool, float]:
        """Its turn: first those at the ends of a segment, where a slope may show to be infinite, then from 0 outwards."""
        return not (self.first or self.last), self.nearest

    def halves(self) -> list[Panel]:
        """The panel in two."""
        middle = arb(self.middle.mid())
        return [Panel(self.lower, middle, self.first, last=False), Panel(middle, self.upper, first=False, last=self.last)]


def _nearest(middle: arb, reach: arb) -> float:
    return max(0.0, float((abs(middle) - reach).lower()) * (1 - 1e-9))


@cache
def rule() -> list[tuple[arb, arb]]:
    """Nodes and weights on (−1, 1)."""
    return [arb.legendre_p_root(NODES, k, weight=True) for k in range(NODES)]


def density(square: arb) -> arb:
    """exp(−square/2)/√2π."""
    return (-square / 2).exp() / (2 * arb.pi()).sqrt()


class Quadrature:
    """The integrals of a piece and its slope, and of their squares, over its segment.

    Arguments:
        segment: a stretch and the function there.
        sizes: about how large the mean squares of the function and its slope are in all.
        samples: where everything is gathered.
    """

    def __init__(self, segment: Segment, steps: Steps, sizes: tuple[float, float], samples: Samples) -> None:
        self.segment, self.steps, self.sizes, self.samples = segment, steps, sizes, samples

    def run(self) -> None:
        """All panels, and the tails.

        Raises:
            Unproven: the function is singular inside, or grows faster than the density falls.
        """
        reach = [Tails(self, direction).reach() for direction in (-1, 1)]
        left: list[tuple[tuple[bool, float], int, Panel]] = []
        serial = count()
        fresh = list(panels(self.segment, *reach))
        for _ in range(PANELS):
            for panel in fresh:
                heappush(left, (panel.rank, next(serial), panel))
            if not left:
                return
            *_, panel = heappop(left)
            settled = self.negligible(panel) or self.integrated(panel) or self.singular(panel)
            fresh = [] if settled else panel.halves()
        for panel in [*fresh, *(panel for *_, panel in left)]:
            self.abandon(panel)

    def negligible(self, panel: Panel) -> bool:
        """Whether the density is so small that a bound of the values will do."""
        if panel.nearest < FAR * 0.9:
            return False
        try:
            squares = self.bounds(panel)
        except Undecided:
            return False
        if not all(square <= NOTHING * size for square, size in zip(squares, self.sizes, strict=True)):
            return False
        self.abandon(panel)
        return True

    def bounds(self, panel: Panel) -> list[arb]:
        """Bounds of the mean squares on a panel, from the values."""
        weight = 2 * panel.half * density(arb(panel.nearest) ** 2)
        return [(value * value).abs_upper() * weight for value in self.steps.real(panel.lower.union(panel.upper))]

    def abandon(self, panel: Panel) -> None:
        """Count what no node sees.

        Raises:
            Unproven: it has no bound.
        """
        try:
            squares = self.bounds(panel)
        except Undecided as error:
            raise Unproven(f"the function is singular near {panel.middle.str(6, radius=False)}") from error
        weight = (2 * panel.half * density(arb(panel.nearest) ** 2)).sqrt() * (arb(panel.nearest) + 2 * panel.half + 1)
        self.leave(squares[0].sqrt(), squares[0].sqrt() * weight, *(arb(0).union(square) for square in squares))

    def leave(self, missed: arb, light: arb, square: arb, slope_square: arb) -> None:
        """Count what is left out."""
        self.samples.missed += missed
        self.samples.light += light
        self.samples.square += square
        self.samples.slope_square += slope_square

    def integrated(self, panel: Panel) -> bool:
        """Whether the rule is accurate enough; then its nodes are taken."""
        if panel.half > 1:  # on a wide ellipse Hermite polynomials are huge
            return False
        for cover in ((1, 1), (4, 2)):
            try:
                with ctx.workprec(COARSE):
                    error, slope_error, size = self.errors(panel, *cover)
            except Undecided:
                continue
            if error <= TOLERANCE * self.sizes[0] and (self.samples.infinite or slope_error <= TOLERANCE * self.sizes[1]):
                return self.take(panel, error, slope_error, size)
        return False

    def errors(self, panel: Panel, across: int, high: int) -> tuple[arb, arb, arb]:
        """Bounds of the errors of both mean squares, and of a Hermite coefficient but for its own growth."""
        reach, height = panel.half * (STRETCH + 1 / arb(STRETCH)) / 2, panel.half * (STRETCH - 1 / arb(STRETCH)) / 2
        value, slope = self.largest(panel.middle, reach, height, across, high)
        least, rise = arb(_nearest(panel.middle, reach)), (height**2 / 2).exp()
        rate = panel.half * arb(64) / 15 / ((STRETCH - 1) * arb(STRETCH) ** (2 * NODES - 1)) * rise
        bell = density(least * least)
        size = rate * value * density(least * least / 2)
        return rate * value**2 * bell, rate * slope**2 * bell, size

    def largest(self, middle: arb, reach: arb, height: arb, across: int, high: int) -> tuple[arb, arb]:
        """Bounds of |f| and |f′| on the upper half of the rectangle around the ellipse; the lower half mirrors it."""
        bounds = [arb(0), arb(0)]
        for i in range(across):
            for j in range(high):
                centre = middle + reach * arb(2 * i + 1 - across) / across
                real, imaginary = centre + arb(0, 1) * reach / across, height * (j + arb(0.5, 0.5)) / high
                boxes = self.steps.boxed(acb(real, imaginary))
                bounds = [max(bound, box.abs_upper()) for bound, box in zip(bounds, boxes, strict=True)]
        return bounds[0], bounds[1]

    def take(self, panel: Panel, error: arb, slope_error: arb, size: arb) -> bool:
        """The nodes of a panel."""
        nodes = [panel.middle + panel.half * node for node, _ in rule()]
        try:
            with ctx.workprec(FINE):
                values = [self.steps.real(node) for node in nodes]
        except Undecided:
            return False
        samples = self.samples
        samples.nodes += nodes
        samples.weights += [weight * panel.half * density(n * n) for n, (_, weight) in zip(nodes, rule(), strict=True)]
        samples.values += [value for value, _ in values]
        samples.slopes += [slope for _, slope in values]
        samples.coefficients.append((size, panel.half * (STRETCH - 1 / arb(STRETCH)) / 2))
        both = arb(0, 1)
        self.leave(arb(0), arb(0), both * error, both * slope_error)
        return True

    def singular(self, panel: Panel) -> bool:
        """Whether this is the last bit of a segment, at a root or a logarithm, where the laws of scales bound what is left."""
        ends = panel.first != panel.last
        if not panel.half < (NARROW if ends else NARROW / 1024):  # beside such an end a panel may need more halving
            return False
        if not ends:
            raise Unproven(f"the function is singular near {panel.middle.str(6, radius=False)}")
        side, end = (1, self.segment.lower) if panel.first else (-1, self.segment.upper)
        far, width = Far(int(float((1 / (2 * panel.half)).lower()) * (1 - 1e-9))), (2 * panel.half).abs_upper()
        try:
            value, slope = (far.of(sp.diff(self.segment.expression, x, order).subs(x, end + side / t)) for order in (0, 1))
            size = far.size(value)
            squares = self.near(far, slope)
        except NotYet as error:
            raise Unproven(f"the function near {end}") from error
        missed = abs(size).abs_upper() * width  # |hₖ| times the density is below 1
        weight = arb(0).union(width) * density(panel.lower.union(panel.upper) ** 2)
        self.leave(missed, missed, size * size * weight, squares * density(arb(0)))
        return True

    def near(self, far: Far, slope: Sum) -> arb:
        """A bound of the integral of f′² over the last bit: |f′| ≤ C tᵉ with e < 1/2, or it is infinite."""
        if not slope:
            return arb(0)
        first, root = slope[0].scale, Scale(sp.S.Half)
        if far.outgrows(first, root) >= 0:
            if slope[0].enclosure.contains(0):
                raise Unproven("the slope near a singular end")
            self.samples.infinite = True
            return arb(0)
        power = max((first.power + sp.S.Half) / 2, sp.Rational(1, 4)) if first.growth == 0 else sp.Rational(1, 4)
        fallen = sum((abs(term.enclosure) * far.fallen(term.scale * Scale(-power)) for term in slope), arb(0)).abs_upper()
        rest = 1 - 2 * number(power)
        return arb(0).union(fallen**2 * (arb(far.start).log() * -rest).exp() / rest)


def panels(segment: Segment, below: int, above: int) -> Iterator[Panel]:
    """The panels to begin with: between whole numbers, longer ones far out."""
    lower, upper = (end if end not in INFINITE else way for end, way in
                    ((segment.lower, sp.Integer(-below)), (segment.upper, sp.Integer(above))))  # fmt: skip
    steps = [*range(-FAR, FAR + 1), *(s * FAR * 2**k for k in range(1, 16) for s in (-1, 1))]
    inner = [step for step in sorted(steps) if constant(lower) + 1e-6 < step < constant(upper) - 1e-6]
    ends = [number(lower), *map(arb, inner), number(upper)]
    for i, (a, b) in enumerate(pairwise(ends)):
        yield Panel(a, b, i == 0 and lower == segment.lower, i == len(inner) and upper == segment.upper)


def beyond(bound: Bound, start: int) -> arb:
    """The mean square beyond T of what is below C tᵖ exp(rt), because tᵖ ≤ Tᵖ exp(p (t/T − 1))."""
    size, power, rate = arb(bound.size), 2 * arb(bound.power), 2 * arb(bound.rate)
    rate += power / start
    share = (rate**2 / 2).exp() * ((start - rate) / arb(2).sqrt()).erfc() / 2
    return (size**2 * (power * (arb(start).log() - 1)).exp() * share).abs_upper()


class Tails:
    """What is left of a segment that has no end, far out on one side."""

    def __init__(self, quadrature: Quadrature, direction: int) -> None:
        self.quadrature, self.direction, self.segment = quadrature, direction, quadrature.segment

    def reach(self) -> int:
        """Where the panels may stop; what lies beyond is counted as left out."""
        end, other = (self.segment.upper, self.segment.lower)[:: self.direction]
        if end not in INFINITE:
            return 0
        start = max(FAR, math.ceil(abs(constant(other))) + 1 if other not in INFINITE else 0)
        slope = sp.diff(self.segment.expression, x)
        reach, squares = self.quickly(self.segment.expression, slope, start) or self.by_scales(slope, start)
        self.quadrature.leave(squares[0].sqrt(), squares[0].sqrt(), *(arb(0).union(square) for square in squares))
        return reach

    def quickly(self, expression: sp.Expr, slope: sp.Expr, start: int) -> tuple[int, list[arb]] | None:
        """Where the panels may stop, and the rest of the mean squares, if that is small for a rough bound."""
        for reach in (start, 2 * start, 4 * start):
            growth = Growth(self.direction, reach)
            try:
                squares = [beyond(growth.of(part), reach) for part in (expression, slope)]
            except (Unbounded, OverflowError):
                return None
            if all(square <= NOTHING * size for square, size in zip(squares, self.quadrature.sizes, strict=True)):
                return reach, squares
        return None

    def by_scales(self, slope: sp.Expr, start: int) -> tuple[int, list[arb]]:
        """The same from what is proven of the scales."""
        bounds = [self.bound(part, start, infinite) for part, infinite in
                  ((self.segment.expression, "the mean square"), (slope, "the mean square of the slope"))]  # fmt: skip
        reach = max(reach for _, reach in bounds)
        # the square of C exp(t²/8), times the density, integrated from the reach on
        return reach, [(C**2 * (arb(reach) / 2).erfc() / arb(2).sqrt()).abs_upper() for C, _ in bounds]

    def bound(self, expression: sp.Expr, start: int, infinite: str) -> tuple[arb, int]:
        """C and T such that |f| ≤ C exp(t²/8) for t ≥ T."""
        try:
            found = tail(expression, self.direction, Fraction(start))
        except Unproven:
            return self.periodic(expression), start
        steep = Scale(growth=-(t**2) / 8)
        beyond = math.ceil(found.beyond)
        if self.diverges(Far(beyond), found.terms):
            raise Infinite(f"{infinite} is infinite")
        while beyond <= 1 << 14:
            far = Far(beyond)
            try:
                return self.fallen(far, found.terms, steep), beyond
            except NotYet:
                beyond *= 2
        raise Unproven("the growth of the function against the normal density")

    @staticmethod
    def diverges(far: Far, terms: Sum) -> bool:
        """Whether the square outgrows what the density leaves of it."""
        squared = [term.scale * term.scale * Scale(growth=-(t**2) / 2) for term in terms[:1]]
        return any(far.outgrows(scale, ONE) >= 0 and not terms[0].enclosure.contains(0) for scale in squared)

    @staticmethod
    def fallen(far: Far, terms: Sum, steep: Scale) -> arb:
        """The sum over the bell exp(t²/8), if each term falls."""
        scales = [(term.enclosure, term.scale * steep) for term in terms]
        if any(far.outgrows(scale, ONE) >= 0 for _, scale in scales):
            raise Unproven("it grows as fast as the normal density falls")
        return sum((abs(size) * far.fallen(scale) for size, scale in scales), arb(0)).abs_upper()

    def periodic(self, expression: sp.Expr) -> arb:
        """A bound of what repeats itself, from one period."""
        length = period(expression)
        if length is None:
            raise Unproven("the growth of the function")
        steps, pieces = Steps(expression), 64
        try:
            balls = [steps.real(number(length) * (k + arb(0.5, 0.5)) / pieces)[0] for k in range(pieces)]
        except Undecided as error:
            raise Unproven("a bound of what repeats itself") from error
        return max((abs(value).abs_upper() for value in balls), key=float)
