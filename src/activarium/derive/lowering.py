"""Expression → program: the order of operations that keeps the digits.

Three things are done here, once for all targets:

- A word whose argument is itself rounded (`exp(x/alpha)`, `sigmoid(1.702*x)`) would amplify that
  rounding. The argument is computed as a pair, value and error, and the word corrected by its slope.
- A falling word times something that grows is multiplied last, in two steps, so that the product
  underflows only where it must; where the word is 0 the product is 0, also for an infinite factor.
- Branches are ordered so that NaN stays NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import sympy as sp
from sympy.core.function import AppliedUndef

from activarium.derive.program import Program, Tracer
from activarium.derive.traits import centre, grows, less_one, spreads_nan, wide
from activarium.vocabulary import Word, computation, exactly, nearest, sigmoid, softplus, x

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[Any, Any]  # a rounded value and its error, None where it is exact

RELATIONS = {sp.StrictLessThan: "lt", sp.LessThan: "le", sp.StrictGreaterThan: "lt", sp.GreaterThan: "le", sp.Eq: "eq"}


def lowered(expression: sp.Expr, parameters: Iterable[str]) -> Program:
    """The program that computes an expression from `x` and the parameters."""
    lowering = Lowering(("x", *parameters))
    result = lowering.value(expression)
    if expression.has(x) and not spreads_nan(expression):
        argument = lowering.tracer.input("x")
        result = lowering.tracer.where(lowering.tracer.eq(argument, argument), result, argument)
    return lowering.tracer.program(result)


class Lowering:
    """One expression on its way into a program."""

    def __init__(self, inputs: tuple[str, ...]) -> None:
        self.tracer = Tracer(inputs)

    def value(self, expression: sp.Expr) -> Any:
        """The expression, rounded."""
        if not expression.free_symbols:
            return self.number(expression)
        for kind, method in self.KINDS.items():
            if isinstance(expression, kind):
                return method(self, expression)
        raise NotImplementedError(f"no rule computes {type(expression).__name__}: {expression}")

    def number(self, expression: sp.Expr) -> Any:
        """A constant; one that no float equals takes its error along, for the targets that can use it."""
        return exactly(expression, self.tracer)

    def symbol(self, symbol: sp.Symbol) -> Any:
        """`x` or a parameter."""
        return self.tracer.input(symbol.name)

    def total(self, expression: sp.Add) -> Any:
        """The terms in order; (x + 3)/6 rather than x/6 + 1/2, which cancels near −3."""
        content, primitive = expression.as_content_primitive()
        if content != 1:
            return self.scaled(self.value(primitive), content)
        if expression.is_polynomial(x) and sp.degree(expression, x) > 1:
            away = centre(expression)
            shifted = expression if away == 0 else expression.xreplace({x: x - away})
            return self.polynomial(sp.Poly(shifted, x), None if away == 0 else self.value(x + away))
        if (differing := less_one(expression)) is not expression:
            return self.value(differing)
        terms = sorted(expression.as_ordered_terms(), key=lambda t: t.could_extract_minus_sign())
        steady = [term for term in terms if not term.has(x)]
        if len(steady) in {1, len(terms)}:
            return self.added(None, terms)
        return self.added(self.settled(steady), [term for term in terms if term.has(x)])

    def added(self, total: Any, terms: Iterable[sp.Expr]) -> Any:
        """Terms added to a total, or subtracted, one after the other."""
        for term in terms:
            negative = total is not None and term.could_extract_minus_sign()
            value = self.value(-term if negative else term)
            total = value if total is None else total - value if negative else total + value
        return total

    def settled(self, steady: list[sp.Expr]) -> Any:
        """Numbers and parameters added before all else, since they may cancel; with what a number lacks, if it lacks any."""
        if all(nearest(term)[1] is None for term in steady if term.is_number):
            return self.added(None, steady)
        value, error = self.folded(steady, self.pair_sum)
        return value + error

    def quotient(self, expression: sp.Expr) -> Any:
        """A quotient of polynomials: in x near 0, in 1/x far out, where powers of x would overflow."""
        parts = [(sp.Poly(base, x), int(n)) for base, n in expression.as_powers_dict().items()]
        parts.sort(key=lambda part: -part[1])
        argument, degree = self.tracer.input("x"), sum(part.degree() * n for part, n in parts)
        far = abs(argument) > 1
        inverse, inner = 1 / self.tracer.where(far, argument, 1), self.tracer.where(far, 1, argument)
        outer = self.repeated(argument if degree > 0 else inverse, abs(degree)) if degree else 1
        mirrored = [(sp.Poly(part.all_coeffs()[::-1], x), n) for part, n in parts]
        return self.tracer.where(far, self.powers(1, mirrored, inverse) * outer, self.powers(1, parts, inner))

    def powers(self, start: Any, parts: list[tuple[sp.Poly, int]], argument: Any) -> Any:
        """A product of powers of polynomials at an argument."""
        for part, n in parts:
            power = self.repeated(self.polynomial(part, argument), abs(n))
            start = start * power if n > 0 else start / power
        return start

    def polynomial(self, polynomial: sp.Poly, argument: Any = None) -> Any:
        """A polynomial by Horner's rule: its powers do not overflow against one another."""
        (highest, leading), *rest = ((exponent, c) for (exponent,), c in polynomial.terms())
        argument = self.tracer.input("x") if argument is None else argument
        power, total = highest, self.value(leading)
        for exponent, coefficient in rest:
            total = self.repeated(argument, power - exponent) * total + self.value(coefficient)
            power = exponent
        return self.repeated(argument, power) * total if power else total

    def scaled(self, value: Any, factor: sp.Expr) -> Any:
        """A value times a constant; by a fraction in two exact steps, one of which rounds."""
        if factor.is_Rational and not factor.is_Integer and factor.q & (factor.q - 1):
            return self.scaled(value, sp.Integer(factor.p)) / float(factor.q)
        return -value if factor == -1 else value if factor == 1 else self.number(factor) * value

    def product(self, expression: sp.Mul | sp.Pow) -> Any:
        """Growing factors first, falling words after them, what keeps those from underflowing last."""
        if wide(expression):
            return self.quotient(expression)
        number, rest = expression.as_independent(*expression.free_symbols, as_Add=False)
        factors = sp.Mul.make_args(rest)
        falling = [f for f in factors if self.falls(f)]
        plain = [f for f in factors if f not in falling]
        if not falling:
            return self.steadied(number, factors)
        product = self.steadied(number, plain) if plain else self.scaled(1, number)
        mains, rests = zip(*(pair for f in falling for pair in self.split(f)), strict=True)
        infinite = len(falling) > 1 and any(isinstance(f, sp.exp) for f in falling)  # exp(-x), where another one vanishes
        return self.fallen(product, mains, rests, guarded=infinite or any(map(grows, plain)))

    def steadied(self, number: sp.Expr, factors: Iterable[sp.Expr]) -> Any:
        """Numbers and parameters first, so that a*x/100 overflows only where it must."""
        steady = [f for f in factors if not f.has(x)]
        moving = [f for f in factors if f.has(x)]
        if not steady or not moving:
            return self.scaled(self.plain_product(factors), number)
        first, then = self.scaled(self.plain_product(steady), number), self.plain_product(moving)
        if not any(f.is_Pow and not f.exp.is_number for f in moving):
            return first * then
        argument = self.tracer.input("x")  # (p − 1) x**(p − 2) is 0 for p = 1, also near 0; told for every x, as arrays want it
        nothing = self.tracer.eq(self.tracer.where(self.tracer.le(argument, argument), first, 1), 0)
        return self.tracer.where(nothing, 0, first * then)

    def fallen(self, product: Any, mains: Iterable[Any], rests: Iterable[Any], *, guarded: bool) -> Any:
        """The product of all, 0 where a falling factor is 0."""
        tail = None
        for factor in mains:
            product = product * factor
        for factor in rests:
            product, tail = product * factor, factor if tail is None else tail * factor
        return self.tracer.where(self.tracer.eq(tail, 0), 0, product) if guarded else product

    def plain_product(self, factors: Iterable[sp.Expr]) -> Any:
        """Numerators in order, then one division after the other: d·d·d would overflow before its time."""
        total, denominators, factors = None, [], list(factors)
        square = next((f for f in factors if f.is_Pow and f.base == x and f.exp.is_Integer and f.exp > 1), None)
        if square is not None and len(factors) > 1:  # x·log(x)·x: x·x alone would lose its digits near 0
            factors = [x ** (square.exp - 1), *(f for f in factors if f is not square), x]
        for factor in factors:
            base, exponent = (factor, sp.S.One) if isinstance(factor, sp.exp) else factor.as_base_exp()
            if exponent.is_Rational and exponent < 0 and exponent.q <= 2:
                denominators += [base] * int(-exponent) + ([sp.sqrt(base)] if exponent.q == 2 else [])
            else:
                total = self.value(factor) if total is None else total * self.value(factor)
        for denominator in denominators:
            total = (1 if total is None else total) / self.value(denominator)
        return total

    def power(self, expression: sp.Pow) -> Any:
        """Whole powers by multiplication, roots by sqrt, the others by the target's power."""
        base, exponent = expression.as_base_exp()
        if exponent == sp.Rational(1, 2):
            return self.tracer.sqrt(self.value(base))
        if exponent.is_Rational and exponent.q <= 2:
            whole = self.repeated(self.value(base), int(exponent)) if exponent > 0 else self.plain_product([expression])
            return whole * self.tracer.sqrt(self.value(base)) if exponent > 0 and exponent.q == 2 else whole
        if isinstance(base, sp.exp) or base == sp.E:
            return self.function(expression)
        argument, error = self.pair(base)
        power = self.tracer.power(argument, self.value(exponent))
        if error is None:
            return power
        relative = self.tracer.where(self.tracer.eq(argument, 0), 0, error / argument)
        return power * (1 + self.value(exponent) * relative)

    @staticmethod
    def repeated(base: Any, exponent: int) -> Any:
        """A whole power by squaring."""
        if exponent == 1:
            return base
        half = Lowering.repeated(base, exponent // 2)
        return half * half * base if exponent % 2 else half * half

    def function(self, expression: Any) -> Any:
        """A named function of an argument whose rounding is corrected for where it would show."""
        recipe = computation(expression.func)
        if recipe.turned is not None:
            argument, error = self.pair(expression.args[0])
            return recipe.stable(argument, self.tracer) if error is None else recipe.turned(argument, error, self.tracer)
        argument, correction = self.argument(expression)
        value = recipe.stable(argument, self.tracer)
        return value if correction is None else value * correction

    def argument(self, expression: Any) -> tuple[Any, Any]:
        """The rounded argument, and the factor that corrects the function for its rounding."""
        recipe, o = computation(expression.func), self.tracer
        if recipe.slope is None:
            return self.value(expression.args[0]), None
        argument, error = self.pair(expression.args[0])
        if error is None:
            return argument, None
        return argument, 1 + recipe.slope(argument, o) * o.where(abs(error) < 1, error, 0)

    def falls(self, factor: sp.Expr) -> bool:
        """Whether a factor is a falling word, a whole power of one, or a function that follows one down."""
        base, exponent = factor.as_base_exp() if not isinstance(factor, sp.exp) else (factor, sp.Integer(1))
        if not (isinstance(base, sp.Function) and exponent.is_Integer and exponent > 0) or isinstance(base, sp.Piecewise):
            return False
        recipe = computation(base.func)
        return recipe.exponent is not None or (recipe.follows_small and self.sinks(base.args[0]))

    def sinks(self, argument: sp.Expr) -> bool:
        """Whether an argument goes down with a falling word: the word, or a product with one."""
        return any(self.falls(factor) for factor in sp.Mul.make_args(argument))

    def sunk(self, argument: sp.Expr) -> Pair:
        """Such an argument as a number that does not underflow, and the rest."""
        factors = sp.Mul.make_args(argument)
        falling = [f for f in factors if self.falls(f)]
        plain = sp.Mul(*(f for f in factors if f not in falling))
        (main, rest), *others = (pair for f in falling for pair in self.split(f))
        for other, left in others:
            main, rest = main * other, rest * left
        if plain != 1:
            main = self.value(plain) * main
        return self.tracer.where(self.tracer.eq(rest, 0), 0, main) if grows(plain) else main, rest

    def split(self, factor: sp.Expr) -> list[tuple[Any, Any]]:
        """A falling factor as pairs: a normal number, and the rest."""
        base, exponent = factor.as_base_exp() if not isinstance(factor, sp.exp) else (factor, 1)
        recipe = computation(base.func)
        if recipe.exponent is None:
            main, rest = self.sunk(base.args[0])
            return [(recipe.stable(main, self.tracer), rest)] * int(exponent)
        argument, correction = self.argument(base)
        main, rest = recipe.factors(argument, self.tracer)
        return [(main if correction is None else main * correction, rest)] * int(exponent)

    def pieces(self, expression: sp.Piecewise) -> Any:
        """The branches from the last to the first; of the last two, NaN takes the one that spreads it."""
        *first, (piece, condition), (other, _) = expression.args
        if spreads_nan(piece) and not spreads_nan(other):
            value = self.tracer.where(self.condition(sp.to_nnf(sp.Not(condition))), self.value(other), self.value(piece))
        else:
            value = self.tracer.where(self.condition(condition), self.value(piece), self.value(other))
        for piece, condition in reversed(first):
            value = self.tracer.where(self.condition(condition), self.value(piece), value)
        return value

    def condition(self, relation: Any) -> Any:
        """A comparison, or several joined."""
        if isinstance(relation, sp.And | sp.Or):
            join = "both" if isinstance(relation, sp.And) else "either"
            first, *rest = (self.condition(part) for part in sorted(relation.args, key=str))
            for part in rest:
                first = self.tracer.step(join, first, part)
            return first
        left, right = self.value(relation.lhs), self.value(relation.rhs)
        if isinstance(relation, sp.StrictGreaterThan | sp.GreaterThan):
            left, right = right, left
        return self.tracer.step(RELATIONS[type(relation)], left, right)

    # Pairs: a value and its rounding error, by the exact transformations of sum and product.

    def pair(self, expression: sp.Expr) -> Pair:
        """The expression to about twice the working precision."""
        if not expression.free_symbols:
            return nearest(expression)
        if expression.is_Add:
            return self.folded(expression.as_ordered_terms(), self.pair_sum)
        if expression.is_Mul:
            return self.pair_of_factors(expression)
        if expression.is_Pow and expression.exp.is_Integer:
            base = self.pair(expression.base)
            power = self.folded([base] * abs(int(expression.exp)), self.pair_product)
            return self.pair_reciprocal(power) if expression.exp < 0 else power
        if isinstance(expression, softplus):
            argument, error = self.pair(expression.args[0])
            value, rest = self.pair_sum(*((term, None) for term in softplus.terms(argument, self.tracer)))
            return value, rest if error is None else rest + error * computation(sigmoid).stable(argument, self.tracer)
        return self.value(expression), None

    def pair_of_factors(self, expression: sp.Mul) -> Pair:
        """The factors multiplied; where an infinite one meets a word that is 0, the value alone."""
        number, rest = expression.as_independent(*expression.free_symbols, as_Add=False)
        factors = [*([] if number == 1 else [number]), *sp.Mul.make_args(rest)]
        product, error = self.folded(factors, self.pair_product)
        if not (self.sinks(expression) and grows(expression)):
            return product, error
        known = self.tracer.eq(product, product)
        whole = self.tracer.where(known, product, self.value(expression))
        return whole, None if error is None else self.tracer.where(known, error, 0)

    def folded(self, parts: list[Any], operation: Any) -> Pair:
        """The parts joined from left to right."""
        first, *rest = (part if isinstance(part, tuple) else self.pair(part) for part in parts)
        for part in rest:
            first = operation(first, part)
        return first

    def pair_sum(self, a: Pair, b: Pair) -> Pair:
        """The sum of two pairs."""
        return a[0] + b[0], self.errors(self.tracer.sum_error(a[0], b[0]), a[1], b[1])

    def pair_product(self, a: Pair, b: Pair) -> Pair:
        """The product of two pairs; exact by a power of two."""
        own = None if self.scales(a[0]) or self.scales(b[0]) else self.tracer.product_error(a[0], b[0])
        return a[0] * b[0], self.errors(own, None if a[1] is None else a[1] * b[0], None if b[1] is None else a[0] * b[1])

    def pair_reciprocal(self, a: Pair) -> Pair:
        """1/a: what the rounded quotient leaves over, divided once more."""
        quotient = 1 / a[0]
        left = 1 - quotient * a[0] - self.tracer.product_error(quotient, a[0])
        return quotient, (left if a[1] is None else left - quotient * a[1]) * quotient

    @staticmethod
    def scales(value: Any) -> bool:
        """Whether a factor is a power of two."""
        return (
            isinstance(value, float | int)
            and abs(sp.Rational(value)).p & (abs(sp.Rational(value)).p - 1) == 0
            and abs(sp.Rational(value)).q & (abs(sp.Rational(value)).q - 1) == 0
        )

    @staticmethod
    def errors(*errors: Any) -> Any:
        """The sum of the errors that there are."""
        total = None
        for error in errors:
            if error is not None:
                total = error if total is None else total + error
        return total

    KINDS: ClassVar[dict[type, Any]] = {
        sp.Symbol: symbol, sp.Piecewise: pieces, sp.Add: total, sp.exp: function, sp.Pow: power, sp.Mul: product,
        Word: function, AppliedUndef: function, sp.Function: function,
    }  # fmt: skip
