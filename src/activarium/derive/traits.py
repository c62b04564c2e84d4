"""What lowering asks about an expression before it chooses an order of operations."""

from __future__ import annotations

import sympy as sp

from activarium.vocabulary import cosh, expm1, hypot, log, log1p, log_cosh, sinh, softplus, x


def spreads_nan(expression: sp.Expr) -> bool:
    """Whether NaN for x gives NaN: of the pieces, the one taken when every comparison is false decides."""
    if isinstance(expression, sp.Piecewise):
        return any(spreads_nan(piece) for piece, _ in expression.args[-2:])
    return expression == x or any(map(spreads_nan, expression.args))


UNBOUNDED = (sp.exp, sp.asinh, cosh, expm1, hypot, log, log1p, log_cosh, sinh, softplus)


def wide(expression: sp.Expr) -> bool:
    """Whether a quotient of polynomials has powers of x on both sides that may overflow while it does not."""
    powers = expression.as_powers_dict()
    if expression.is_Pow or not all(base.is_polynomial(x) and n.is_Integer for base, n in powers.items()):
        return False
    degrees = [(sp.degree(base, x), n) for base, n in powers.items() if base.has(x)]
    below = [degree for degree, n in degrees if n < 0]
    above = sum(degree * n for degree, n in degrees if n > 0)
    return bool(below) and above + max(below) > 2


def less_one(expression: sp.Add) -> sp.Expr:
    """c·exp(u) − c as c·expm1(u), in a sum; the sum itself where there is none."""
    number, rest = expression.as_coeff_Add()
    for term in sp.Add.make_args(rest):
        factor, power = term.as_coeff_Mul()
        if number != 0 and factor == -number and isinstance(power, sp.exp):
            return rest - term + factor * expm1(power.exp)
    return expression


def centre(polynomial: sp.Expr) -> sp.Expr:
    """The s for which a polynomial in x and parameters is one in x + s with numbers only; 0 if there is none.

    >>> a = sp.Symbol("a", real=True)
    >>> centre((x - a) ** 2 + 2 * x - 2 * a)
    -a
    """
    for part in sorted(polynomial.atoms(sp.Add), key=str):
        slope = part.coeff(x)
        away = sp.expand(part * slope - x)
        if slope**2 == 1 and not away.has(x) and away.free_symbols:
            shifted = sp.expand(polynomial.xreplace({x: x - away}))
            if shifted.free_symbols == {x}:
                return away
    return sp.S.Zero


def grows(expression: sp.Expr) -> bool:
    """Whether x stands outside every bounded function, so that the factor may overflow."""
    if isinstance(expression, sp.Piecewise):
        return any(grows(piece) for piece, _ in expression.args)
    unbounded = not isinstance(expression, sp.Function) or isinstance(expression, UNBOUNDED)
    return expression == x or (unbounded and any(map(grows, expression.args)))
