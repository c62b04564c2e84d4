"""What a named function of the language is made of; the functions themselves stand in `activarium.vocabulary`.

A word carries, each typed once for every target:

- `elementary(u)`: its meaning in SymPy's own functions; the oracle uses only this.
- `derived(u)`: its derivative, in words chosen so that nothing cancels that need not.
- `_latex`: how it reads.
- `stable(u, o)`: how it is computed, over the operations `o` of a target (see `derive.program`).
- `slope(u, o)`: w′(u)/w(u), if rounding the argument would show in the value; what computes
  a word then carries the argument's rounding error along and corrects for it.
- `turned(u, e, o)`: w(u + e), where the same is done by a sum instead of a factor.
- `exponent(u)`: if the word falls like exp(exponent) where the exponent goes to −∞. A product
  is then formed with the exponent bounded and multiplied by the rest last, so that the tail of
  `x * sigmoid(x)` does not underflow before its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import sympy as sp

if TYPE_CHECKING:
    from collections.abc import Callable

x = sp.Symbol("x", real=True)


def letter(name: str) -> sp.Symbol:
    """The symbol of a parameter: real, like everything here."""
    return sp.Symbol(name, real=True)


def within(u: Any, bound: float, o: Any) -> Any:
    """u, held between −bound and bound."""
    return o.maximum(o.minimum(u, bound), -bound)


class Word(sp.Function):
    """A named function of one real argument, written in small letters like the names of mathematics."""

    nargs = 1
    elementary: ClassVar[Callable[..., Any]]
    derived: ClassVar[Callable[..., Any]]
    stable: ClassVar[Callable[..., Any]]
    notation: ClassVar[str]
    elemental: ClassVar[bool] = False  # its own meaning
    slope: Any = None
    turned: Any = None
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

    @classmethod
    def factors(cls, u: Any, o: Any) -> tuple[Any, Any]:
        """A falling word as a normal number and the rest, which is 1 unless the exponent is extreme."""
        return split(cls, u, o)


def split(word: Any, u: Any, o: Any) -> tuple[Any, Any]:
    """A falling word at a bounded argument, and what that cut off, for words that fall like exp of their argument."""
    exponent = word.exponent(u, o)
    return word.stable(o.bounded(exponent), o), o.beyond(exponent)
