"""Record → the expressions that are computed: value and partial derivatives in words, nothing cancelling that need not."""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import sympy as sp

from activarium.formula import without_abs
from activarium.vocabulary import hypot, letter, log, x

if TYPE_CHECKING:
    from activarium.core import Activation

Variables = tuple[str, ...]
LEAVES = 64  # pieces; a product of more is left as it stands


def orders(f: Activation) -> list[Variables]:
    """The derivatives that are derived: all up to the second, by `x` and by the parameters.

    >>> from activarium import find
    >>> orders(find("leaky_relu"))
    [(), ('x',), ('alpha',), ('x', 'x'), ('x', 'alpha'), ('alpha', 'alpha')]
    """
    names = ("x", *(p.symbol for p in f.parameters))
    return [combination for order in range(3) for combination in combinations_with_replacement(names, order)]


def form(f: Activation, variables: Variables = ()) -> sp.Expr:
    """The derivative of a record by these variables, as it is computed."""
    slopes = variables[: next((i for i, name in enumerate(variables) if name != "x"), len(variables))]
    for order, stated in ((2, f.curvature), (1, f.gradient)):
        if stated is not None and len(slopes) >= order:
            return differentiated(stated, variables[order:])
    if f.evaluate is None:
        return differentiated(tidy(f.expression), variables)
    return differentiated(f.evaluate, variables)  # as the record states it: what it avoids, tidying might bring back


@cache
def differentiated(expression: sp.Expr, variables: Variables) -> sp.Expr:
    """The derivative of an expression by these variables, tidied after every step."""
    if not variables:
        return expression
    *rest, last = variables
    return tidy(sp.diff(differentiated(expression, tuple(rest)), x if last == "x" else letter(last)))


def tidy(expression: sp.Expr) -> sp.Expr:
    """Pieces one by one: a rational function over one denominator and factored, common factors taken out of a sum."""
    if not isinstance(expression, sp.Piecewise):
        expression = outward(expression)
    if isinstance(expression, sp.Piecewise):
        pieces = ((tidy(piece), condition) for piece, condition in expression.args)
        return weakest(sp.Piecewise(*pieces, evaluate=True))
    if expression.is_rational_function() and expression.has(x):
        return rooted(sp.factor(sp.cancel(expression)))
    return rooted(merged(sp.factor_terms(expression, sign=False)))


def rooted(expression: sp.Expr) -> sp.Expr:
    """Powers of √(1 + u²) by the word that does not overflow: SymPy differentiates asinh and atan to such."""
    return expression.replace(
        lambda e: e.is_Pow and e.exp.is_Rational and (e.exp < 0 or e.exp.q == 2) and half(e.base - 1) is not None,
        lambda e: hypot(half(e.base - 1)) ** (2 * e.exp),
    )


def half(square: sp.Expr) -> sp.Expr | None:
    """u for u², if x stands in it; nothing if it is no square.

    >>> half(4 * x**2)
    2*x
    """
    if not square.has(x) or square.is_Add:
        return None
    number, rest = square.as_coeff_Mul()
    powers = rest.as_powers_dict()
    if not number > 0 or not all(exponent.is_even for exponent in powers.values()):
        return None
    return sp.sqrt(number) * sp.Mul(*(base ** (exponent / 2) for base, exponent in powers.items()))


def merged(expression: sp.Expr) -> sp.Expr:
    """x**(p − 1) for x**p/x, which has a value at 0."""
    powers = {part for part in expression.atoms(sp.Pow) if part.exp.free_symbols and part.base.free_symbols}
    return sp.powsimp(expression, combine="exp").replace(sp.log, log) if powers else expression


def outward(expression: sp.Expr) -> sp.Expr:
    """x/(1 + |x|) as two pieces without inner ones, so that each can be tidied as a whole."""
    inner = list(dict.fromkeys(part for part in sp.preorder_traversal(expression) if isinstance(part, sp.Piecewise)))
    if not inner or sp.prod(len(pieces.args) for pieces in inner) > LEAVES:
        return expression
    chosen = ((without_abs(expression.xreplace({inner[0]: piece})), condition) for piece, condition in inner[0].args)
    pieces = ((outward(piece), condition) for piece, condition in chosen)
    return sp.Piecewise(*pieces, evaluate=False)


def weakest(expression: sp.Expr) -> sp.Expr:
    """`x > 0 or x > 1` is `x > 0`: what SymPy joins when neighbouring pieces become equal."""
    return expression.replace(lambda e: isinstance(e, sp.Or), _weakest)


def _weakest(either: sp.Or) -> sp.Expr:
    above = [r for r in either.args if isinstance(r, sp.StrictGreaterThan) and r.lhs == x and r.rhs.is_number]
    least = min((r.rhs for r in above), default=None)
    return sp.Or(*(r for r in either.args if r not in above or r.rhs == least))
