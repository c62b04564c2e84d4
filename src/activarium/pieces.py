"""What definitions share: a domain, and expressions that say by their pieces which side a kink belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympy import Piecewise

from activarium.parts import Interval, oo

if TYPE_CHECKING:
    import sympy as sp

POSITIVE = Interval.open(0, oo)


def ramp(u: sp.Expr) -> sp.Expr:
    """max(0, u); the kink belongs to the left."""
    return Piecewise((u, u > 0), (0, True))


def signum(u: sp.Expr) -> sp.Expr:
    """−1, 0 or 1, as the sign of u."""
    return Piecewise((1, u > 0), (-1, u < 0), (0, True))
