"""Words of square roots and inverse tangents; part of `activarium.vocabulary`."""

from __future__ import annotations

from typing import Any

import sympy as sp

from activarium.coefficients import RAMP_SLOPE
from activarium.exponentials import exactly
from activarium.word import Word, within


class hypot(Word):
    """√(1 + u²), the hypotenuse over a leg of length 1; no square overflows."""

    elementary = staticmethod(lambda u: sp.sqrt(1 + u**2))
    derived = staticmethod(lambda u: slant(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """|u| where 1 is beyond the last digit of its square."""
        near = within(u, 2.0**70, o)
        return o.where(abs(u) < 2.0**70, o.sqrt(1 + near * near), abs(u))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"\sqrt{{{printer.doprint(1 + self.args[0] ** 2)}}}"
        return plain if exp is None else f"{plain}^{{{exp}}}"


class slant(Word):
    """u/√(1 + u²), the sine of the angle whose tangent is u: the slope of `hypot`, and a sigmoid."""

    elementary = staticmethod(lambda u: u / sp.sqrt(1 + u**2))
    derived = staticmethod(lambda u: hypot(u) ** -3)
    stable = staticmethod(lambda u, o: u / hypot.stable(u, o))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"\frac{{{printer.doprint(self.args[0])}}}{{{printer.doprint(hypot(self.args[0]))}}}"
        return plain if exp is None else rf"\left({plain}\right)^{{{exp}}}"


class cauchy_cdf(Word):
    """1/2 + arctan(u)/π, the distribution function of the Cauchy distribution."""

    elementary = staticmethod(lambda u: sp.S.Half + sp.atan(u) / sp.pi)
    derived = staticmethod(lambda u: hypot(u) ** -2 / sp.pi)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """arctan(−1/u)/π on the left, where the sum cancels."""
        return o.where(u < -1, o.arctan(-1 / o.minimum(u, -1)), exactly(sp.pi / 2, o) + o.arctan(u)) / exactly(sp.pi, o)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"\left({printer.doprint(self.elementary(self.args[0]))}\right)"
        return plain if exp is None else f"{plain}^{{{exp}}}"


class cauchy_ramp(Word):
    """u (1/2 + arctan(u)/π), a ramp whose corner is that of the Cauchy distribution; −1/π at −∞."""

    elementary = staticmethod(lambda u: u * (sp.S.Half + sp.atan(u) / sp.pi))
    derived = staticmethod(lambda u: cauchy_ramp_slope(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """−arctan(t)/(πt) with t = −1/u on the left."""
        t = -1 / o.minimum(u, -1)
        left = -o.where(t < 2.0**-40, 1, o.arctan(t) / t)
        return o.where(u < -1, left / exactly(sp.pi, o), u * ((exactly(sp.pi / 2, o) + o.arctan(u)) / exactly(sp.pi, o)))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"{printer.doprint(self.args[0])} {printer.doprint(cauchy_cdf(self.args[0]))}"
        return plain if exp is None else rf"\left({plain}\right)^{{{exp}}}"


class cauchy_ramp_slope(Word):
    """The slope of `cauchy_ramp`, which far to the left is 2/(3π|u|³): three terms, of which the first two cancel."""

    elementary = staticmethod(lambda u: sp.S.Half + sp.atan(u) / sp.pi + u / (sp.pi * (1 + u**2)))
    derived = staticmethod(lambda u: 2 / sp.pi * hypot(u) ** -4)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """A polynomial in the square of t = −1/u on the left."""
        t, right = -1 / o.minimum(u, -1), o.maximum(u, -1)
        bell = o.where(abs(right) < 1, right / (1 + right * right), 1 / (right + 1 / right))
        near = exactly(sp.pi / 2, o) + o.arctan(right) + bell
        return o.where(u < -1, t * t * t * o.horner(t * t, RAMP_SLOPE), near) / exactly(sp.pi, o)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"\left({printer.doprint(self.elementary(self.args[0]))}\right)"
        return plain if exp is None else f"{plain}^{{{exp}}}"
