"""Words of the exponential, the logarithm and the hyperbolic functions; part of `activarium.vocabulary`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp

from activarium.coefficients import TANH_REMAINDER
from activarium.sinc import as_waves
from activarium.word import Word, within


def constant(expression: sp.Expr) -> float:
    """The float nearest to an exact constant."""
    return float(sp.N(borrowed(expression), 40))


def borrowed(expression: sp.Expr) -> sp.Expr:
    """The expression in SymPy's own functions only, for constants: with letters SymPy may take for ever."""
    closed = as_waves(elementary(expression))
    return closed.replace(log1p, lambda u: sp.log(1 + u)).replace(log, sp.log)


def nearest(number: sp.Expr) -> tuple[float, float | None]:
    """The float nearest to an exact constant, and what it lacks; None if nothing."""
    value = constant(number)
    return value, constant(number - sp.Rational(value)) or None


def exactly(number: sp.Expr, o: Any) -> Any:
    """A constant, with what its float lacks for the targets that can use it."""
    value, lack = nearest(number)
    return value if lack is None else o.constant(value, lack)


@lru_cache(maxsize=1024)  # an expression is looked at in many points
def elementary(expression: sp.Expr) -> sp.Expr:
    """The expression with every word replaced by its meaning.

    >>> elementary(expm1(sp.Symbol("x")))
    exp(x) - 1
    """
    return expression.replace(lambda e: isinstance(e, Word) and not e.elemental, lambda e: e.func.elementary(*e.args))


class expm1(Word):
    """exp(u) − 1, without the cancellation near 0."""

    follows_small = True

    elementary = staticmethod(lambda u: sp.exp(u) - 1)
    derived = staticmethod(lambda u: sp.exp(u))
    stable = staticmethod(lambda u, o: o.expm1(u))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        plain = rf"\left(e^{{{printer.doprint(self.args[0])}}} - 1\right)"
        return plain if exp is None else f"{plain}^{{{exp}}}"


class log(Word):
    """The natural logarithm. SymPy's own rewrites exp(y·log 250) to a power, which it may then take for ever to simplify."""

    notation = r"\ln"
    elemental = True

    elementary = staticmethod(lambda u: log(u))
    derived = staticmethod(lambda u: 1 / u)
    stable = staticmethod(lambda u, o: o.log(u))


class log1p(Word):
    """log(1 + u), without the cancellation near 0."""

    notation = r"\operatorname{log1p}"
    elemental = True  # the sum would lose a small u at any precision
    follows_small = True

    elementary = staticmethod(lambda u: log1p(u))

    @classmethod
    def eval(cls, u: sp.Expr) -> sp.Expr | None:
        """0 at 0."""
        return sp.S.Zero if u == 0 else None

    derived = staticmethod(lambda u: 1 / (1 + u))
    stable = staticmethod(lambda u, o: o.log1p(u))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        power = "" if exp is None else f"^{{{exp}}}"
        return rf"\ln{power}\left({printer.doprint(1 + self.args[0])}\right)"


class tanh(Word):
    """The hyperbolic tangent; its derivative is sech², which does not cancel as 1 − tanh² does."""

    notation = r"\tanh"
    follows_small = True

    elementary = staticmethod(lambda u: sp.tanh(u))
    derived = staticmethod(lambda u: sech2(u))
    stable = staticmethod(lambda u, o: o.tanh(u))


class sech2(Word):
    """sech², the square of the hyperbolic secant and the derivative of tanh."""

    elementary = staticmethod(lambda u: 1 / sp.cosh(u) ** 2)
    derived = staticmethod(lambda u: -2 * tanh(u) * sech2(u))
    slope = staticmethod(lambda u, o: -2 * o.tanh(u))
    exponent = staticmethod(lambda u, o: -2 * abs(u))

    @classmethod
    def factors(cls, u: Any, o: Any) -> tuple[Any, Any]:
        """The exponent is twice the argument."""
        exponent = cls.exponent(u, o)
        return cls.stable(o.bounded(exponent) * 0.5, o), o.beyond(exponent)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """4e/(1 + e)² with e = exp(−2|u|)."""
        e = o.exp(-2 * abs(u))
        return 4 * e / ((1 + e) * (1 + e))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        power = "2" if exp is None else f"2 \\cdot {exp}"
        return rf"\operatorname{{sech}}^{{{power}}}\left({printer.doprint(self.args[0])}\right)"


class sinh(Word):
    """The hyperbolic sine."""

    notation = r"\sinh"
    follows_small = True

    elementary = staticmethod(lambda u: sp.sinh(u))
    derived = staticmethod(lambda u: cosh(u))
    slope = staticmethod(lambda u, o: o.tanh(u))  # that of cosh: near 0, where it differs, nothing is amplified

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """expm1 where exponentials cancel; the square of exp(|u|/2) beyond, which overflows only with the result."""
        near = o.expm1(within(u, 1, o))
        half = o.exp(abs(u) * 0.5)
        far = 0.5 * half * half - 0.5 / half / half
        return o.where(abs(u) < 1, (near + near / (near + 1)) * 0.5, o.where(u < 0, -far, far))


class cosh(Word):
    """The hyperbolic cosine."""

    notation = r"\cosh"

    elementary = staticmethod(lambda u: sp.cosh(u))
    derived = staticmethod(lambda u: sinh(u))
    slope = staticmethod(lambda u, o: o.tanh(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """The square of exp(|u|/2), which overflows only with the result."""
        half = o.exp(abs(u) * 0.5)
        return 0.5 * half * half + 0.5 / half / half


class sech(Word):
    """The hyperbolic secant, 1/cosh."""

    notation = r"\operatorname{sech}"

    elementary = staticmethod(lambda u: 1 / sp.cosh(u))
    derived = staticmethod(lambda u: -tanh(u) * sech(u))
    slope = staticmethod(lambda u, o: -o.tanh(u))
    exponent = staticmethod(lambda u, o: -abs(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """2e/(1 + e²) with e = exp(−|u|)."""
        e = o.exp(-abs(u))
        return 2 * e / (1 + e * e)


class log_cosh(Word):
    """log(cosh(u)): u²/2 near 0, |u| − log 2 far out."""

    notation = r"\ln\cosh"

    elementary = staticmethod(lambda u: log(sp.cosh(u)))
    derived = staticmethod(lambda u: tanh(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """log(1 + 2 sinh²(u/2)) where the terms cancel."""
        root = sinh.stable(within(u, 1, o) * 0.5, o)
        far = abs(u) + (o.log1p(o.exp(-2 * abs(u))) - exactly(log(2), o))
        return o.where(abs(u) < 1, o.log1p(2 * root * root), far)


class tanh_remainder(Word):
    """u − tanh(u), which starts with u³/3."""

    elementary = staticmethod(lambda u: u - sp.tanh(u))
    derived = staticmethod(lambda u: tanh(u) ** 2)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """A polynomial where the difference cancels, the difference beyond."""
        near = within(u, 1, o)
        square = near * near
        return o.where(abs(u) < 1, near * square * o.horner(square, TANH_REMAINDER), u - o.tanh(u))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        u = printer.doprint(self.args[0])
        plain = rf"\left({u} - \tanh\left({u}\right)\right)"
        return plain if exp is None else f"{plain}^{{{exp}}}"
