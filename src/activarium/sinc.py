"""sinc and its relatives jₙ(u)/uⁿ, spherical Bessel functions freed of their zero at 0; each gives the slope of the last.

Reference: DLMF, sections 10.49 and 10.51.
"""

from __future__ import annotations

from typing import Any, ClassVar

import sympy as sp

from activarium.word import Word, within

TERMS = 16  # of the power series, which is used up to |u| = NEAR
NEAR = 2.0


def coefficient(order: int, k: int) -> sp.Rational:
    """Of u²ᵏ in jₙ(u)/uⁿ."""
    return sp.Rational((-1) ** k, 2**k * sp.factorial(k) * sp.factorial2(2 * order + 2 * k + 1))


class Spherical(Word):
    """jₙ(u)/uⁿ."""

    elemental = True
    order: ClassVar[int]

    @classmethod
    def eval(cls, u: sp.Expr) -> sp.Expr | None:
        """The value at 0."""
        return coefficient(cls.order, 0) if u == 0 else None

    @classmethod
    def elementary(cls, u: Any) -> Any:
        """The word itself: as a quotient it would have no value at 0."""
        return cls(u)

    @classmethod
    def derived(cls, u: Any) -> Any:
        """−u times the next one; after the last, that is written by the two before."""
        if cls.order + 1 < len(SPHERICAL):
            return -u * SPHERICAL[cls.order + 1](u)
        return (SPHERICAL[cls.order - 1](u) - (2 * cls.order + 1) * cls(u)) / u

    @classmethod
    def stable(cls, u: Any, o: Any) -> Any:
        """A polynomial near 0, sines and cosines beyond."""
        near, far = within(u, NEAR, o), o.where(abs(u) < NEAR, NEAR, u)
        series = o.horner(near * near, tuple(float(coefficient(cls.order, k)) for k in range(TERMS)))
        return o.where(abs(u) < NEAR, series, cls.closed(far, o.sin(far), o.cos(far)))

    @classmethod
    def closed(cls, u: Any, sine: Any, cosine: Any) -> Any:
        """The word by sine and cosine, away from 0."""
        before, here = cosine, sine / u
        for order in range(cls.order):
            before, here = here, ((2 * order + 1) * here - before) / u / u
        return here

    def rewritten(self) -> Any:
        """The word by sine and cosine, for an argument that is not 0."""
        return self.closed(self.args[0], sp.sin(self.args[0]), sp.cos(self.args[0]))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        u, power = printer.doprint(self.args[0]), "" if exp is None else f"^{{{exp}}}"
        if self.order == 0:
            return rf"\operatorname{{sinc}}{power}\left({u}\right)"
        plain = rf"\frac{{j_{self.order}\left({u}\right)}}{{{printer.doprint(self.args[0] ** self.order)}}}"
        return plain if exp is None else rf"\left({plain}\right){power}"


class sinc(Spherical):
    """sin(u)/u, and 1 at 0."""

    order = 0

    @classmethod
    def derived(cls, u: Any) -> Any:
        """−j₁(u)."""
        return -sinc_fall(u)


class sinc_fall(Word):
    """j₁(u), by which sinc falls: one factor less than u j₁(u)/u, which far out is 0 before its time."""

    notation = r"j_1"
    elementary = staticmethod(lambda u: u * sinc_1(u))
    derived = staticmethod(lambda u: sinc(u) - 2 * sinc_1(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """As a product near 0, by sine and cosine beyond."""
        far = o.where(abs(u) < NEAR, NEAR, u)
        return o.where(abs(u) < NEAR, within(u, NEAR, o) * sinc_1.stable(u, o), (o.sin(far) / far - o.cos(far)) / far)


class sinc_1(Spherical):
    """j₁(u)/u."""

    order = 1


class sinc_2(Spherical):
    """j₂(u)/u²."""

    order = 2


class sinc_3(Spherical):
    """j₃(u)/u³."""

    order = 3


SPHERICAL: tuple[type[Spherical], ...] = (sinc, sinc_1, sinc_2, sinc_3)


def as_waves(expression: Any) -> Any:
    """An expression with these words by sine and cosine, for arguments that are not 0."""
    return expression.replace(lambda e: isinstance(e, Spherical), lambda e: e.rewritten())
