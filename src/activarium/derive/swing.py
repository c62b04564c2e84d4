"""What swings for ever: expressions with waves that are proven to change their sign again and again."""

from __future__ import annotations

import math
from functools import cmp_to_key
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.asymptotics import ONE, Far
from activarium.derive.joints import period
from activarium.derive.segments import INFINITE, Unproven, ball
from activarium.derive.tail import tail
from activarium.sinc import as_waves
from activarium.vocabulary import elementary, x

if TYPE_CHECKING:
    from flint import arb

    from activarium.derive.asymptotics import Scale

SOMEWHERE = sp.Rational(1, 3)
TURN = [sp.Rational(tenth, 10) for tenth in range(63)]  # phases


def swing(g: sp.Expr, direction: int) -> Scale | None:
    """The scale of an expression that takes both signs for ever; nothing, if that is not seen."""
    scale, values = _far(g, direction)
    return scale if {bool(value > 0) for value in values if not value.contains(0)} == {True, False} else None


def swings_wide(g: sp.Expr, direction: int) -> bool:
    """Whether an expression is seen to swing beyond every bound on either side."""
    scale = swing(g, direction)
    return scale is not None and Far(2).outgrows(scale, ONE) > 0


def wanders(g: sp.Expr, direction: int) -> bool:
    """Whether an expression is seen to have no limit: it repeats itself, or comes near two values for ever."""
    if period(g) is not None:
        return not ball(sp.diff(g, x).subs(x, SOMEWHERE)).contains(0)
    scale, values = _far(g, direction)
    return Far(2).outgrows(scale, ONE) >= 0 and not all(value.overlaps(values[0]) for value in values)


def unwound(g: sp.Expr, direction: int) -> sp.Expr | None:
    """An expression of waves of a growing phase, as one of waves of x: they take the same values for ever; or nothing.

    >>> from activarium.vocabulary import x
    >>> unwound(sp.sin(x**2) + sp.cos(2 * x**2), +1)
    sin(x) + cos(2*x)
    """
    waves = sorted(g.atoms(sp.sin, sp.cos), key=str)
    multiples = _multiples(waves)
    flat = g.xreplace({wave: wave.func(m * x) for wave, m in zip(waves, multiples, strict=False)})
    if not multiples or flat.xreplace(dict.fromkeys(flat.atoms(sp.sin, sp.cos), sp.S.One)).has(x):
        return None
    return flat if tail(waves[0].args[0], direction).limit in INFINITE else None


def _far(g: sp.Expr, direction: int) -> tuple[Scale, list[arb]]:
    """The largest scale of an expression, and what it is multiplied with at phases of a turn, all of which recur for ever.

    It must be a polynomial in sines and cosines whose arguments are whole multiples of one that grows without bound;
    otherwise there are no phases.
    """
    written = as_waves(elementary(g))
    waves = sorted(written.atoms(sp.sin, sp.cos), key=str)
    try:
        multiples = _multiples(waves)
        if not multiples or tail(waves[0].args[0], direction).limit not in INFINITE:
            return ONE, []
        scale, leading = _leading(written, waves, direction)
    except (Unproven, sp.PolynomialError):
        return ONE, []
    turned = [(wave, wave.func, m) for wave, m in zip(waves, multiples, strict=True)]
    return scale, [ball(leading.xreplace({wave: word(m * phase) for wave, word, m in turned})) for phase in TURN]


def _multiples(waves: list[sp.Expr]) -> list[int]:
    """The arguments of waves as whole multiples of one phase; none, if they have no common measure."""
    ratios = [sp.cancel(wave.args[0] / waves[0].args[0]) for wave in waves]
    if not all(ratio.is_Rational for ratio in ratios):
        return []
    whole = math.lcm(*(int(ratio.q) for ratio in ratios))
    return [int(ratio * whole) for ratio in ratios]


def _leading(written: sp.Expr, waves: list[sp.Expr], direction: int) -> tuple[Scale, sp.Expr]:
    """The largest scale, and what it is multiplied with, in terms of the waves."""
    letters = [sp.Dummy() for _ in waves]
    back = dict(zip(letters, waves, strict=True))
    found: list[tuple[Scale, sp.Expr]] = []
    for powers, coefficient in sp.Poly(written.xreplace({w: a for a, w in back.items()}), *letters).terms():
        if terms := tail(coefficient, direction).terms:
            if terms[0].exact is None:
                raise Unproven("a coefficient that is only enclosed")
            product = sp.Mul(*(back[a] ** power for a, power in zip(letters, powers, strict=True)))
            found.append((terms[0].scale, terms[0].exact * product))
    largest = max((scale for scale, _ in found), key=cmp_to_key(Far(2).outgrows))
    return largest, sp.Add(*(part for scale, part in found if scale == largest))
