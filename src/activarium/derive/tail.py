"""What an expression does far out: its sign beyond some point, proven, and its limit, exactly.

With t = |x|, every word is written over one small quantity E = exp(−p(t)), p a polynomial that grows:
a quotient of sums of terms c·t^k·E^m, where c may hold factors known only to lie in an interval. The
term with the least power of E, and of those the one with the largest power of t, outweighs the others
beyond a point that is found by doubling; there the sum has the sign of its coefficient.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import sympy as sp
from flint import arb

from activarium.derive.segments import Unproven, ball
from activarium.vocabulary import SQRT_TAU, Word, log, normal_cdf, sech2, softplus, tanh, x

t = sp.Symbol("t", positive=True)
small = sp.Symbol("E", positive=True)
FARTHEST = 1 << 14
Power = tuple[int, int]  # of t and of E


@dataclass(frozen=True)
class Tail:
    """What is known of an expression for x → ±∞.

    Arguments:
        beyond: for |x| at least this, the sign is constant.
        sign: −1, 0 or +1 there.
        limit: exact, or ±oo.
    """

    beyond: Fraction
    sign: int
    limit: sp.Expr


def tail(expression: sp.Expr, direction: int, start: Fraction = Fraction(2)) -> Tail:
    """The tail of an expression without pieces.

    Raises:
        Unproven: it is not of the form that this method knows.
    """
    scale = Scale(expression, direction)
    above, below = (Sum(part, scale) for part in sp.fraction(sp.together(scale.rewritten)))
    if not above.terms:
        return Tail(start, 0, sp.S.Zero)
    beyond = max(above.dominated(start), below.dominated(start))
    sign = above.sign(beyond) * below.sign(beyond)
    order = (below.dominant[1] - above.dominant[1], above.dominant[0] - below.dominant[0])
    limit = above.leading() / below.leading() if order == (0, 0) else sign * sp.oo if order > (0, 0) else sp.S.Zero
    return Tail(beyond, sign, limit)


class Scale:
    """An expression written over t, E and factors that lie between 1 − width and 1 and tend to 1."""

    def __init__(self, expression: sp.Expr, direction: int) -> None:
        self.widths: dict[sp.Symbol, sp.Expr] = {}
        exponential = self.exponentials(expression.subs(x, direction * t))
        self.growth = self.base([e.args[0] for e in exponential.atoms(sp.exp)])
        self.rewritten = exponential.replace(sp.exp, self.over_small)
        self.widths = {symbol: width.replace(sp.exp, self.over_small) for symbol, width in self.widths.items()}

    def exponentials(self, expression: sp.Expr) -> sp.Expr:
        """Every word by exponentials, powers of t and bounded factors; innermost words first."""
        if not expression.args or not expression.has(t):
            return expression
        parts = [self.exponentials(part) for part in expression.args]
        if isinstance(expression, softplus | normal_cdf):
            return self.asymptotic(expression.func, expression.args[0], parts[0])
        if isinstance(expression, tanh | sp.tanh | sech2):
            double = sp.exp(2 * self.unfolded(expression.args[0]))
            return 4 * double / (double + 1) ** 2 if isinstance(expression, sech2) else (double - 1) / (double + 1)
        if isinstance(expression, Word) and not expression.elemental:
            return self.exponentials(expression.func.elementary(self.unfolded(expression.args[0])))
        return expression.func(*parts)

    @staticmethod
    def unfolded(argument: sp.Expr) -> sp.Expr:
        """An argument of an exponential: exp(softplus(u)) is 1 + exp(u)."""
        return argument.replace(softplus, lambda u: sp.log(1 + sp.exp(u))).replace(log, sp.log)

    def asymptotic(self, word: type, u: sp.Expr, written: sp.Expr) -> sp.Expr:
        """softplus and Φ, each by its leading term on the side where it vanishes and a bounded factor."""
        falling = towards(u) < 0
        v = written if falling else -written
        if word is softplus:
            vanishing = sp.exp(v) * self.bounded(sp.exp(v) / 2)  # log(1 + e) lies between e(1 − e/2) and e
            return vanishing if falling else written + vanishing
        vanishing = sp.exp(-(v**2) / 2) / (SQRT_TAU * -v) * self.bounded(1 / v**2)  # Mills' ratio
        return vanishing if falling else 1 - vanishing

    def bounded(self, width: sp.Expr) -> sp.Symbol:
        """A new factor between 1 − width and 1."""
        symbol = sp.Symbol(f"b{len(self.widths)}", positive=True)
        self.widths[symbol] = width
        return symbol

    @staticmethod
    def base(exponents: list[sp.Expr]) -> sp.Expr:
        """p(t): all exponents are whole multiples of it, but for constants."""
        growing = [polynomial(e) - polynomial(e).subs(t, 0) for e in exponents if e.has(t)]
        if not growing:
            return t
        first = growing[0] * towards(growing[0])
        ratios = [sp.simplify(e / first) for e in growing]
        if not all(ratio.is_Rational for ratio in ratios):
            raise Unproven("exponentials of different growth")
        growth = sp.expand(first / sp.ilcm(1, *(ratio.q for ratio in ratios)))
        if any(c < 0 for c in sp.Poly(growth, t).all_coeffs()[:-2]):
            raise Unproven(f"whether {growth} grows steadily")
        return growth

    def over_small(self, exponent: sp.Expr) -> sp.Expr:
        """exp(exponent) as a constant times a power of E."""
        constant = sp.expand(exponent).subs(t, 0)
        return sp.exp(constant) * small ** -sp.simplify((exponent - constant) / self.growth)

    def at(self, expression: sp.Expr, beyond: Fraction) -> arb:
        """The value of an expression in t and E at a point."""
        point = sp.Rational(beyond.numerator, beyond.denominator)
        return ball(expression.subs(small, sp.exp(-self.growth)).subs(t, point))

    def range(self, symbol: sp.Symbol, beyond: Fraction) -> arb:
        """The ball from 1 − width to 1 of a bounded factor, beyond a point."""
        return arb(1).union(1 - self.at(self.widths[symbol], beyond))


class Sum:
    """A sum of terms c·t^k·E^m, by their powers."""

    def __init__(self, expression: sp.Expr, scale: Scale) -> None:
        self.scale, self.terms = scale, {}
        for term in filter(None, sp.Add.make_args(sp.expand(expression))):
            coefficient, rest = term.as_independent(t, small, as_Add=False)
            powers = rest.as_powers_dict()
            if set(powers) - {t, small, sp.S.One} or not all(power.is_Integer for power in powers.values()):
                raise Unproven(f"the tail of {term}")
            key = (int(powers.get(t, 0)), int(powers.get(small, 0)))
            self.terms[key] = sp.expand(self.terms.get(key, 0) + coefficient)
        self.terms: dict[Power, sp.Expr] = {key: c for key, c in self.terms.items() if c != 0}
        self.dominant = min(self.terms, key=lambda key: (key[1], -key[0]), default=(0, 0))

    def leading(self) -> sp.Expr:
        """The limit of the dominant coefficient."""
        return self.terms[self.dominant].subs(dict.fromkeys(self.scale.widths, 1))

    def sign(self, beyond: Fraction) -> int:
        """The sign of the dominant coefficient."""
        return 1 if self.coefficient(self.dominant, beyond) > 0 else -1

    def coefficient(self, key: Power, beyond: Fraction) -> arb:
        """A ball around a coefficient, for all t beyond a point."""
        total = arb(0)
        for term in sp.Add.make_args(self.terms[key]):
            number, rest = term.as_independent(*self.scale.widths, as_Add=False) if self.scale.widths else (term, sp.S.One)
            product = ball(number)
            for symbol, power in rest.as_powers_dict().items():
                product *= self.scale.range(symbol, beyond) ** int(power) if symbol in self.scale.widths else 1
            total += product
        return total

    def dominated(self, start: Fraction) -> Fraction:
        """A point beyond which the dominant term outweighs all others together."""
        beyond = start
        while beyond <= FARTHEST:
            if all(self.falls(key, beyond) for key in self.terms):
                others = sum((self.weight(key, beyond) for key in self.terms if key != self.dominant), arb(0))
                if bool(abs(self.coefficient(self.dominant, beyond)) > others):
                    return beyond
            beyond *= 2
        raise Unproven("no term outweighs the others within reach")

    def relative(self, key: Power) -> Power:
        """The powers of a term over those of the dominant one."""
        return key[0] - self.dominant[0], key[1] - self.dominant[1]

    def falls(self, key: Power, beyond: Fraction) -> bool:
        """Whether t^k E^m, relative to the dominant term, decreases from a point on: k/t < m p′(t), p′ increasing."""
        k, m = self.relative(key)
        slope = self.scale.at(sp.diff(self.scale.growth, t), beyond)
        return bool(slope > 0) and bool(arb(k) / int(beyond) <= m * slope)

    def weight(self, key: Power, beyond: Fraction) -> arb:
        """The largest that a term gets beyond a point, over the dominant monomial."""
        k, m = self.relative(key)
        return abs(self.coefficient(key, beyond)) * self.scale.at(t**k * small**m, beyond)


def polynomial(exponent: sp.Expr) -> sp.Expr:
    """An exponent, expanded.

    Raises:
        Unproven: it is not a polynomial in t.
    """
    expanded = sp.expand(exponent)
    if not expanded.is_polynomial(t):
        raise Unproven(f"the growth of exp({exponent})")
    return expanded


def towards(exponent: sp.Expr) -> int:
    """Whether a polynomial tends to +∞ (+1) or to −∞ (−1)."""
    leading = sp.Poly(polynomial(exponent), t).LC()
    return 1 if ball(leading) > 0 else -1
