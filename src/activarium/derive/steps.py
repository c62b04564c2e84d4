"""Expressions in x → one list of steps, run on real balls and on boxes of the complex plane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb, arb, fmpq

from activarium.balls import Expansion, Undecided
from activarium.sinc import Spherical
from activarium.vocabulary import elementary, log, log1p, logistic, sech, sech2, sigmoid, softplus, tanh, x
from activarium.word import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    Functions = tuple[Callable[..., Any], Callable[..., Any]]  # on balls, on boxes
    Step = tuple[Functions, tuple[int, ...]]  # and where the arguments stand


def number(expression: sp.Expr) -> arb:
    """The ball of an expression without letters, in the precision that holds."""
    return Expansion(fmpq(0), 0, {}, 1).of(elementary(expression))[0]


class Steps:
    """Some expressions without pieces or letters as steps, each part of them once.

    Arguments:
        expressions: functions of x.
    """

    def __init__(self, *expressions: sp.Expr) -> None:
        self.steps: list[Step] = []
        self.places: dict[sp.Expr, int] = {x: 0}
        self.results = [self.place(expression) for expression in expressions]

    def place(self, expression: sp.Expr) -> int:
        """Where the value of a part stands."""
        if expression not in self.places:
            if isinstance(expression, Word) and not expression.elemental and expression.func not in RULES:
                self.places[expression] = self.place(expression.func.elementary(*expression.args))
            else:
                step = self.step(expression)
                self.steps.append(step)
                self.places[expression] = len(self.steps)
        return self.places[expression]

    def step(self, expression: Any) -> Step:
        """What computes a part from smaller ones."""
        if not expression.has(x):
            held = number(expression)
            return _both(lambda: held), ()
        if expression.is_Pow:
            exponent = expression.exp
            whole = exponent.is_Integer
            functions = _both(_whole(int(exponent))) if whole else (_root(exponent, arb), _root(exponent, acb))
            return functions, (self.place(expression.base),)
        parts = tuple(self.place(part) for part in expression.args)
        if expression.is_Add or expression.is_Mul:
            return _both(_sum if expression.is_Add else _product), parts
        return _function(expression.func), parts

    def real(self, at: arb) -> list[arb]:
        """Balls around the values at every point of a ball.

        Raises:
            Undecided: one of them has no bound.
        """
        return self.run(at, 0)

    def boxed(self, at: acb) -> list[acb]:
        """Boxes around the values on a box, in which the expressions are analytic.

        Raises:
            Undecided: they may have a pole or a cut there.
        """
        return self.run(at, 1)

    def run(self, at: Any, kind: int) -> list[Any]:
        """The results of all steps."""
        values = [at]
        for functions, places in self.steps:
            values.append(functions[kind](*[values[place] for place in places]))
        results = [values[place] for place in self.results]
        if not all(result.is_finite() for result in results):
            raise Undecided
        return results


def _both(function: Callable[..., Any]) -> Functions:
    """What is computed in the same way on balls and on boxes."""
    return function, function


def _sum(*parts: Any) -> Any:
    return sum(parts[1:], parts[0])


def _product(*parts: Any) -> Any:
    return math.prod(parts[1:], start=parts[0])


def _whole(exponent: int) -> Callable[[Any], Any]:
    return lambda u: u**exponent


def _root(exponent: sp.Expr, kind: type) -> Callable[[Any], Any]:
    held = number(exponent)
    if exponent == sp.S.Half:
        return (lambda u: _uncut(u).sqrt()) if kind is acb else arb.sqrt
    if exponent == -sp.S.Half:
        return (lambda u: _uncut(u).rsqrt()) if kind is acb else arb.rsqrt
    return (lambda u: (held * _uncut(u).log()).exp()) if kind is acb else (lambda u: (held * u.log()).exp())


def _uncut(u: acb) -> acb:
    """The box, if logarithm and root are analytic on it."""
    if u.imag.contains(0) and not u.real > 0:
        raise Undecided
    return u


def _arctan(u: acb) -> acb:
    for turned in (u * acb(0, 1), u * acb(0, -1)):
        _uncut(1 + turned)
    return u.atan()


def _arcsinh(u: acb) -> acb:
    if u.real < 0:  # where the sum cancels
        return -_arcsinh(-u)
    return _uncut(u + _uncut(1 + u * u).sqrt()).log()


def _falling(u: Any) -> tuple[Any, bool]:
    """exp of u or −u, whichever is the smaller, and whether it is of u: where |u| is large no box around it is."""
    left = bool((u.real if isinstance(u, acb) else u) < 0)
    return (u if left else -u).exp(), left


def _sigmoid(u: Any) -> Any:
    e, left = _falling(u)
    return (e if left else 1) / (1 + e)


def _logistic(u: Any) -> Any:
    e, _ = _falling(u)
    return e / (1 + e) ** 2


def _softplus(u: Any) -> Any:
    e, left = _falling(u)
    corner = _uncut(1 + e).log() if isinstance(e, acb) else e.log1p()
    return corner if left else u + corner


def _tanh(u: Any) -> Any:
    if not (u.real > 1 or u.real < -1):
        return u.tanh()
    e, left = _falling(2 * u)
    return (e - 1 if left else 1 - e) / (1 + e)


def _sech(u: Any) -> Any:
    e, _ = _falling(u)
    return 2 * e / (1 + e * e)


REAL = {
    sp.exp: arb.exp, log: arb.log, log1p: arb.log1p, sp.sin: arb.sin, sp.cos: arb.cos, sp.atan: arb.atan, sp.asinh: arb.asinh,
    sp.erf: arb.erf, sp.erfc: arb.erfc, sp.cosh: arb.cosh, sp.sinh: arb.sinh,
}  # fmt: skip
BOXED = {
    sp.exp: acb.exp, log: lambda u: _uncut(u).log(), log1p: lambda u: _uncut(1 + u).log(), sp.sin: acb.sin, sp.cos: acb.cos,
    sp.atan: _arctan, sp.asinh: _arcsinh, sp.erf: acb.erf, sp.erfc: acb.erfc, sp.cosh: acb.cosh, sp.sinh: acb.sinh,
}  # fmt: skip
# on wide boxes the meanings of these words have poles that the words have not
RULES = {
    sigmoid: _sigmoid, logistic: _logistic, softplus: _softplus, tanh: _tanh, sp.tanh: _tanh,
    sech: _sech, sech2: lambda u: _sech(u) ** 2,
}  # fmt: skip


def _function(word: Any) -> Functions:
    if issubclass(word, Spherical):
        bound = math.prod(range(1, 2 * word.order + 2, 2))
        return (lambda u: _spherical(word, bound, u)), (lambda u: _around(bound, u))
    if word in RULES:
        return _both(RULES[word])
    if word not in REAL:
        raise NotImplementedError(f"no rule for {word.__name__}")
    return REAL[word], BOXED[word]


def _spherical(word: type[Spherical], bound: int, u: arb) -> arb:
    """jₙ(u)/uⁿ away from 0, and its bound where the quotient has none."""
    if u.contains(0):
        return arb(0, 1) / bound
    return word.closed(u, u.sin(), u.cos())


def _around(bound: int, u: acb) -> acb:
    """|jₙ(u)/uⁿ| ≤ exp|Im u|/(2n + 1)!! (DLMF 10.14.4), and the word is entire."""
    size = abs(u.imag).exp().abs_upper() / bound
    return acb(arb(0, 1) * size, arb(0, 1) * size)
