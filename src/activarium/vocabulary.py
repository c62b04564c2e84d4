"""The named functions of the language: what each means, how it differentiates, reads and is computed."""

from __future__ import annotations

from typing import Any

import sympy as sp

from activarium.algebraic import cauchy_cdf, cauchy_ramp, cauchy_ramp_slope, hypot, slant
from activarium.coefficients import ERF, MILLS
from activarium.exponentials import borrowed as borrowed  # noqa: PLC0414 - part of the vocabulary
from activarium.exponentials import (
    constant,
    cosh,
    expm1,
    log,
    log1p,
    log_cosh,
    sech,
    sech2,
    sinh,
    tanh,
    tanh_remainder,
)
from activarium.exponentials import elementary as elementary  # noqa: PLC0414 - part of the vocabulary
from activarium.exponentials import exactly as exactly  # noqa: PLC0414
from activarium.exponentials import nearest as nearest  # noqa: PLC0414
from activarium.sinc import SPHERICAL, sinc_fall
from activarium.sinc import sinc as sinc  # noqa: PLC0414 - part of the vocabulary
from activarium.word import Word, split, within
from activarium.word import letter as letter  # noqa: PLC0414 - part of the vocabulary
from activarium.word import x as x  # noqa: PLC0414

SQRT_TAU = sp.sqrt(2 * sp.pi)


class sigmoid(Word):
    """σ, the logistic function."""

    notation = r"\sigma"

    elementary = staticmethod(lambda u: 1 / (1 + sp.exp(-u)))
    derived = staticmethod(lambda u: logistic(u))
    slope = staticmethod(lambda u, o: sigmoid.stable(-u, o))
    exponent = staticmethod(lambda u, o: u)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """e/(1 + e) or 1/(1 + e) with e = exp(−|u|): no overflow on either side."""
        e = o.exp(-abs(u))
        return o.where(u < 0, e, 1) / (1 + e)


class logistic(Word):
    """σ′(u) = σ(u) σ(−u), the density of the logistic distribution; even."""

    elementary = staticmethod(lambda u: sp.exp(-u) / (1 + sp.exp(-u)) ** 2)
    derived = staticmethod(lambda u: -logistic(u) * tanh(u / 2))
    slope = staticmethod(lambda u, o: -o.tanh(u / 2))
    exponent = staticmethod(lambda u, o: -abs(u))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """e/(1 + e)² with e = exp(−|u|)."""
        e = o.exp(-abs(u))
        return e / ((1 + e) * (1 + e))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        u, minus_u = printer.doprint(self.args[0]), printer.doprint(-self.args[0])
        power = "" if exp is None else f"^{{{exp}}}"
        return rf"\sigma{power}\left({u}\right) \sigma{power}\left({minus_u}\right)"


class softplus(Word):
    """log(1 + exp(u)), a smooth ramp."""

    notation = r"\operatorname{softplus}"

    elementary = staticmethod(lambda u: log1p(sp.exp(u)))
    derived = staticmethod(lambda u: sigmoid(u))
    exponent = staticmethod(lambda u, o: u)

    @staticmethod
    def terms(u: Any, o: Any) -> tuple[Any, Any]:
        """Two terms whose sum is the word: the ramp, and what rounds its corner."""
        return o.maximum(u, 0), o.log1p(o.exp(-abs(u)))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """The ramp and its rounded corner: no overflow, no threshold."""
        ramp, corner = softplus.terms(u, o)
        return ramp + corner

    @staticmethod
    def slope(u: Any, o: Any) -> Any:
        """σ/softplus; it is 1 at −∞."""
        near = o.bounded(u)
        return sigmoid.stable(near, o) / softplus.stable(near, o)


class normal_pdf(Word):
    """φ, the density of the standard normal distribution."""

    notation = r"\varphi"

    elementary = staticmethod(lambda u: sp.exp(-(u**2) / 2) / SQRT_TAU)
    derived = staticmethod(lambda u: -u * normal_pdf(u))
    slope = staticmethod(lambda u, o: -within(u, 64, o))
    exponent = staticmethod(lambda u, o: u * u * -0.5)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """The bounded bell and the rest."""
        bell, rest = normal_pdf.factors(u, o)
        return bell * rest

    @classmethod
    def factors(cls, u: Any, o: Any) -> tuple[Any, Any]:
        """The bell, scaled; and the rest."""
        bell, rest = cls.bell(u, o)
        return constant(1 / SQRT_TAU) * bell, rest

    @staticmethod
    def bell(u: Any, o: Any) -> tuple[Any, Any]:
        """exp(−u²/2) from the rounded square, corrected for its rounding; and the rest."""
        exponent, error = normal_pdf.exponent(u, o), within(o.product_error(u, u), 1, o)
        return o.exp(o.bounded(exponent)) * (1 - 0.5 * error), o.beyond(exponent)


class normal_cdf(Word):
    """Φ, the distribution function of the standard normal distribution."""

    notation = r"\Phi"

    elementary = staticmethod(lambda u: sp.erfc(-u / sp.sqrt(2)) / 2)
    derived = staticmethod(lambda u: normal_pdf(u))
    exponent = staticmethod(lambda u, o: normal_pdf.exponent(o.minimum(u, 0), o))

    @staticmethod
    def ratio(t: Any, o: Any) -> Any:
        """Φ(−t) exp(t²/2) for t ≥ 0: Mills' ratio, but for a constant."""
        near = o.minimum(t, 64)
        return o.horner((near - 4) / (near + 4), MILLS) / (1 + near)

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """Mills' ratio times the bell on the left, one minus that on the right."""
        lower, rest = normal_cdf.factors(u, o)
        return lower * rest

    @classmethod
    def factors(cls, u: Any, o: Any) -> tuple[Any, Any]:
        """As `stable`, the bell bounded."""
        bell, _ = normal_pdf.bell(u, o)
        lower = bell * cls.ratio(abs(u), o)
        return o.where(u < 0, lower, 1 - lower), o.beyond(cls.exponent(u, o))

    @staticmethod
    def slope(u: Any, o: Any) -> Any:
        """φ/Φ; on the left the bell cancels."""
        bell, _ = normal_pdf.bell(u, o)
        ratio = normal_cdf.ratio(abs(u), o)
        return constant(1 / SQRT_TAU) * o.where(u < 0, 1 / ratio, bell / (1 - bell * ratio))


class erf(Word):
    """The error function."""

    notation = r"\operatorname{erf}"
    follows_small = True  # but for a factor

    elementary = staticmethod(lambda u: sp.erf(u))
    derived = staticmethod(lambda u: 2 / sp.sqrt(sp.pi) * sp.exp(-(u**2)))

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """A polynomial near 0, the normal distribution beyond."""
        near = within(u, 1, o)
        upper = 1 - 2 * normal_cdf.stable(-abs(u) * constant(sp.sqrt(2)), o)
        return o.where(abs(u) < 1, near * o.horner(near * near, ERF), o.where(u < 0, -upper, upper))


class _Borrowed:
    """How a function of SymPy's own is computed."""

    slope: Any = None
    turned: Any = None
    exponent: Any = None
    follows_small = False

    def __init__(self, stable: Any, **rest: Any) -> None:
        self.stable = stable
        self.__dict__.update(rest)

    def factors(self, u: Any, o: Any) -> tuple[Any, Any]:
        """As `Word.factors`."""
        return split(self, u, o)


BORROWED = {
    sp.exp: _Borrowed(lambda u, o: o.exp(u), slope=lambda u, o: 1, exponent=lambda u, o: u),
    sp.sin: _Borrowed(lambda u, o: o.sin(u), turned=lambda u, e, o: o.sin_sum(u, e), follows_small=True),
    sp.cos: _Borrowed(lambda u, o: o.cos(u), turned=lambda u, e, o: o.cos_sum(u, e)),
    sp.atan: _Borrowed(lambda u, o: o.arctan(u), follows_small=True),
    sp.asinh: _Borrowed(lambda u, o: o.arcsinh(u), follows_small=True),
}
WORDS = (
    *(cauchy_cdf, cauchy_ramp, cauchy_ramp_slope, cosh, erf, expm1, hypot, log, log1p, log_cosh, logistic, normal_cdf),
    *(normal_pdf, sech, sech2, sigmoid, sinh, slant, softplus, tanh, tanh_remainder, *SPHERICAL, sinc_fall),
)

# The functions of the grammar: what a formula may call, by name.
FUNCTIONS = {word.__name__: word for word in (*WORDS, *BORROWED)} | {"sqrt": sp.sqrt, "Phi": normal_cdf, "phi": normal_pdf}


def computation(function: type) -> Any:
    """How a named function is computed: a word is its own recipe, SymPy's functions have one in the table."""
    return function if issubclass(function, Word) else BORROWED[function]
