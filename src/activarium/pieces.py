"""Expressions that definitions share: each says by its pieces which side a kink belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympy import Piecewise

if TYPE_CHECKING:
    import sympy as sp


def ramp(u: sp.Expr) -> sp.Expr:
    """max(0, u); the kink belongs to the left."""
    return Piecewise((u, u > 0), (0, True))


def magnitude(u: sp.Expr) -> sp.Expr:
    """|u|; the kink belongs to the left."""
    return Piecewise((u, u > 0), (-u, True))


def signum(u: sp.Expr) -> sp.Expr:
    """−1, 0 or 1, as the sign of u."""
    return Piecewise((1, u > 0), (-1, u < 0), (0, True))


def clip(u: sp.Expr, lower: sp.Expr | int, upper: sp.Expr | int) -> sp.Expr:
    """u, held between two bounds; the kinks belong to the flat sides."""
    return Piecewise((lower, u <= lower), (upper, u >= upper), (u, True))
