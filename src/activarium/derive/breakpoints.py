"""Record → the points where the pieces of its definition meet, as exact expressions in the parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sympy as sp
from sympy.core.relational import Relational

from activarium.vocabulary import x

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.core import Activation


class NoBreakpoints(NotImplementedError):
    """A comparison whose solutions cannot be written down."""


def breakpoints(f: Activation) -> list[sp.Expr]:
    """The solutions of every comparison in the definition.

    >>> from activarium import find
    >>> breakpoints(find("hard_shrink"))
    [-lambd, lambd]

    Raises:
        NoBreakpoints: a comparison is neither linear nor a polynomial with known coefficients.
    """
    return solved(f.expression)


def solved(expression: sp.Expr) -> list[sp.Expr]:
    """The solutions of every comparison in an expression."""
    relations = {r for piece in expression.atoms(sp.Piecewise) for r in piece.atoms(Relational)}
    found = {at for relation in relations for at in solutions(relation.lhs - relation.rhs)}
    return sorted(found, key=sp.default_sort_key)


def solutions(difference: sp.Expr) -> Iterator[sp.Expr]:
    """The real zeros of an expression in x."""
    if not difference.has(x):
        return
    if not difference.is_polynomial(x):
        raise NoBreakpoints(f"cannot say where {difference} changes its sign: compare polynomials of x")
    polynomial = sp.Poly(difference, x)
    if polynomial.degree() == 1:
        yield -polynomial.nth(0) / polynomial.nth(1)
    elif all(c.is_Rational for c in polynomial.all_coeffs()):
        yield from dict.fromkeys(polynomial.real_roots())
    else:
        raise NoBreakpoints(f"cannot say where {difference} changes its sign for every value of its parameters")
