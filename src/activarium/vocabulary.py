"""The named functions of the language: what each means, how it differentiates, reads and is computed.

A word carries, each typed once for every target:

- `elementary(u)`: its meaning in SymPy's own functions; the oracle uses only this.
- `fdiff`: its derivative, in words chosen so that nothing cancels that need not.
- `_latex`: how it reads.
- `stable(u, o)`: how it is computed, over the operations `o` of a target (see `derive.program`).
- `slope(u, o)`: w′(u)/w(u), if rounding the argument would show in the value; what computes
  a word then carries the argument's rounding error along and corrects for it.
- `exponent(u)`: if the word falls like exp(exponent) where the exponent goes to −∞. A product
  is then formed with the exponent bounded and multiplied by the rest last, so that the tail of
  `x * sigmoid(x)` does not underflow before its time.
"""

from __future__ import annotations

from typing import Any, ClassVar

import sympy as sp

from activarium.coefficients import ERF, MILLS, TANH_REMAINDER

x = sp.Symbol("x", real=True)

SQRT_TAU = sp.sqrt(2 * sp.pi)


def letter(name: str) -> sp.Symbol:
    """The symbol of a parameter: real, like everything here."""
    return sp.Symbol(name, real=True)


def constant(expression: sp.Expr) -> float:
    """The float nearest to an exact constant."""
    return float(sp.N(elementary(expression).replace(log, sp.log), 40))


def within(u: Any, bound: float, o: Any) -> Any:
    """u, held between −bound and bound."""
    return o.maximum(o.minimum(u, bound), -bound)


class Word(sp.Function):
    """A named function of one real argument, written in small letters like the names of mathematics."""

    nargs = 1
    notation: ClassVar[str]
    elemental: ClassVar[bool] = False  # its own meaning
    slope: Any = None
    exponent: Any = None
    follows_small: ClassVar[bool] = False  # w(u) ≈ u near 0, so a vanishing argument is handed through

    @classmethod
    def eval(cls, u: sp.Expr) -> sp.Expr | None:
        """The value at 0; everywhere else a word stays as it is written."""
        return cls.elementary(sp.S.Zero) if u == 0 and not cls.elemental else None

    def _eval_is_extended_real(self) -> bool:
        return True

    def _eval_is_real(self) -> bool:
        return True

    def _eval_evalf(self, prec: int) -> None:
        """Nothing: SymPy would take mpmath's function of this name, at whatever precision it likes."""

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        """The derivative, in words."""
        return self.derived(self.args[argindex - 1])

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        power = "" if exp is None else f"^{{{exp}}}"
        return rf"{self.notation}{power}\left({printer.doprint(self.args[0])}\right)"

    @staticmethod
    def elementary(u: Any) -> Any:
        """The meaning of the word."""
        raise NotImplementedError

    @staticmethod
    def derived(u: Any) -> Any:
        """The derivative of the word at u."""
        raise NotImplementedError

    @staticmethod
    def stable(u: Any, o: Any) -> Any:
        """The word at u, over the operations of a target."""
        raise NotImplementedError

    @classmethod
    def factors(cls, u: Any, o: Any) -> tuple[Any, Any]:
        """A falling word as a normal number and the rest, which is 1 unless the exponent is extreme."""
        return _factors(cls, u, o)


def _factors(word: Any, u: Any, o: Any) -> tuple[Any, Any]:
    exponent = word.exponent(u, o)
    return word.stable(o.bounded(exponent), o), o.beyond(exponent)


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
    follows_small = True

    elementary = staticmethod(lambda u: log(1 + u))
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

    elementary = staticmethod(lambda u: log(1 + sp.exp(u)))
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
    follows_small = False

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
    exponent: Any = None
    follows_small = False

    def __init__(self, stable: Any, **rest: Any) -> None:
        self.stable = stable
        self.__dict__.update(rest)

    def factors(self, u: Any, o: Any) -> tuple[Any, Any]:
        """As `Word.factors`."""
        return _factors(self, u, o)


BORROWED = {
    sp.exp: _Borrowed(lambda u, o: o.exp(u), slope=lambda u, o: 1, exponent=lambda u, o: u),
    sp.sin: _Borrowed(lambda u, o: o.sin(u), follows_small=True),
    sp.cos: _Borrowed(lambda u, o: o.cos(u)),
    sp.atan: _Borrowed(lambda u, o: o.arctan(u), follows_small=True),
    sp.asinh: _Borrowed(lambda u, o: o.arcsinh(u), follows_small=True),
}
WORDS = (erf, expm1, log, log1p, logistic, normal_cdf, normal_pdf, sech2, sigmoid, softplus, tanh, tanh_remainder)

# The functions of the grammar: what a formula may call, by name.
FUNCTIONS = {word.__name__: word for word in (*WORDS, *BORROWED)} | {"sqrt": sp.sqrt, "Phi": normal_cdf, "phi": normal_pdf}


def computation(function: type) -> Any:
    """How a named function is computed: a word is its own recipe, SymPy's functions have one in the table."""
    return function if issubclass(function, Word) else BORROWED[function]


def elementary(expression: sp.Expr) -> sp.Expr:
    """The expression with every word replaced by its meaning.

    >>> elementary(sigmoid(x))
    1/(1 + exp(-x))
    """
    return expression.replace(lambda e: isinstance(e, Word) and not e.elemental, lambda e: e.func.elementary(*e.args))
