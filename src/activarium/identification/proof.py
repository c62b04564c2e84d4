"""Two formulas → whether they are the same function, proven by algebra; bounded work, and no answer where that ends.

The line is cut where pieces meet. On each interval both formulas are written with exponentials and
logarithms in place of words, and their difference as one fraction: if its numerator, multiplied out,
is 0, the functions are equal there. Where pieces meet the owners are compared.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import sympy as sp

from activarium.catalogue import record
from activarium.derive.breakpoints import NoBreakpoints, solved
from activarium.formula import FormulaError, Reader, parse
from activarium.vocabulary import elementary, letter, log, log1p, x

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activarium.identification.result import Match

LARGE = 160  # operations of a difference that is still multiplied out
HIGH = 12  # of a power that is


def proven(match: Match, expression: sp.Expr) -> Match:
    """The match with a proof by algebra, if one is found; unchanged otherwise."""
    found = stated(match, [str(symbol) for symbol in expression.free_symbols])
    return match if found is None or not equal(found, expression) else replace(match, proof="symbolic", error=0.0)


def stated(match: Match, letters: list[str]) -> sp.Expr | None:
    """The exact expression that a match claims, None if a parameter is no exact number."""
    if match.parameters.keys() - match.exact.keys():
        return None
    names = {name: parse(text, letters) for name, text in match.exact.items()} | {"x": parse(match.input), "pi": sp.pi}
    try:  # read like a formula that somebody typed, so that pieces come out in the same form
        inner = Reader(record(match.slug).text() or "", names).read()
    except FormulaError:
        return None
    return parse(match.output, ["y"]).xreplace({letter("y"): inner})


def equal(first: sp.Expr, second: sp.Expr) -> bool:
    """Whether two expressions in x are proven to be equal everywhere; False says only that no proof was found.

    >>> from activarium.formula import FormulaError, Reader, parse
    >>> equal(parse("x*(1 + tanh(x/2))/2"), parse("x*sigmoid(x)"))
    True
    >>> equal(parse("x if x > 0 else 0"), parse("max(0, x)"))
    True
    """
    if first == second:
        return True
    try:
        joints = sorted({*solved(first), *solved(second)})
        return all(vanishes(_at(first, place) - _at(second, place)) for place in _places(joints))
    except (NoBreakpoints, NotImplementedError, TypeError, ValueError, ArithmeticError, RecursionError):
        return False


def _places(joints: list[Any]) -> Iterable[tuple[sp.Expr, bool]]:
    """A point of every interval between joints, and every joint itself; the flag says that it is a joint."""
    if any(not joint.is_Rational for joint in joints):
        raise NotImplementedError("only rational joints are compared exactly")
    if not joints:
        return [(sp.S.Zero, False)]
    inner = [((a + b) / 2, False) for a, b in pairwise(joints)]
    return [(joints[0] - 1, False), *inner, (joints[-1] + 1, False), *((joint, True) for joint in joints)]


def _at(expression: sp.Expr, place: tuple[sp.Expr, bool]) -> sp.Expr:
    """The piece that rules at a point; at a joint, its value there."""
    point, is_joint = place
    chosen = expression.replace(lambda e: isinstance(e, sp.Piecewise), lambda pieces: _ruling(pieces.args, point))
    return chosen.xreplace({x: point}) if is_joint else chosen


def _ruling(pieces: Iterable[Any], point: sp.Expr) -> sp.Expr:
    for piece, condition in pieces:
        if condition in {True, sp.true} or condition.xreplace({x: point}) == sp.true:
            return piece
    raise ValueError("no piece rules")


def vanishes(difference: sp.Expr) -> bool:
    """Whether an expression without pieces is 0, by algebra."""
    if difference == 0:
        return True
    plain = exponential(difference)
    powers = (power.exp for power in plain.atoms(sp.Pow) if power.exp.is_Rational)
    if plain.count_ops() > LARGE or any(abs(power) > HIGH for power in powers) or plain.has(sp.zoo, sp.nan):
        return False
    numerator = sp.fraction(sp.together(sp.expand_power_exp(plain)))[0]
    return bool(sp.expand_power_exp(sp.expand(sp.expand_power_exp(numerator))) == 0)


def exponential(expression: sp.Expr) -> sp.Expr:
    """The expression in x, exp, log and functions that are neither."""
    plain = elementary(expression)
    for function, meaning in MEANINGS.items():
        plain = plain.replace(function, meaning)
    return plain.replace(sp.exp, _exponential)


def _exponential(exponent: sp.Expr) -> sp.Expr:
    """exp of a sum as a product, and of a multiple of a logarithm as a power."""
    factors = []
    for term in sp.Add.make_args(sp.expand(exponent)):
        number, rest = term.as_coeff_Mul()
        factors.append(rest.args[0] ** number if isinstance(rest, log) and number.is_Rational else sp.exp(term))
    return sp.Mul(*factors)


MEANINGS: dict[Any, Any] = {
    sp.tanh: lambda u: (sp.exp(2 * u) - 1) / (sp.exp(2 * u) + 1),
    sp.sinh: lambda u: (sp.exp(u) - sp.exp(-u)) / 2,
    sp.cosh: lambda u: (sp.exp(u) + sp.exp(-u)) / 2,
    sp.asinh: lambda u: log(u + sp.sqrt(u**2 + 1)),
    sp.erfc: lambda u: 1 - sp.erf(u),
    log1p: lambda u: log(1 + u),
}
