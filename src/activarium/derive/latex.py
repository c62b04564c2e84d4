"""Record → LaTeX: cases for pieces, σ, Φ and φ as symbols, parameters by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp
from sympy.printing.latex import LatexPrinter

from activarium.derive.forms import differentiated, tidy
from activarium.formula import isolated
from activarium.letters import letter_latex
from activarium.vocabulary import Word, letter

if TYPE_CHECKING:
    from activarium.core import Activation

SIGNS = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}
WITH = r"\quad \text{with }"  # what follows may be set on a line of its own
ROOT = sp.Symbol("sqrt(2/pi)", positive=True)  # SymPy would write it as a quotient of two roots
LONG_FRACTION = 1000  # a larger denominator is written as a decimal fraction
LONG = 5  # operations: a function's argument at least as long is written once, as u


class Formula(LatexPrinter):
    """SymPy's LaTeX, with pieces, words and decimal fractions as people write them."""

    def _print_Symbol(self, symbol: sp.Symbol, style: str = "") -> str:  # noqa: ARG002, N802
        return r"\sqrt{\frac{2}{\pi}}" if symbol == ROOT else letter_latex(symbol.name)

    def _print_Add(self, expression: sp.Add, order: str | None = None) -> str:  # noqa: ARG002, N802
        """A sum over its common denominator, which does not begin with a minus sign if it can help it."""
        content, primitive = expression.as_content_primitive()
        if content.is_Rational and content.q > 1 and primitive.is_Add:
            above = self._print(sp.Mul(content.p, primitive, evaluate=False) if content.p > 1 else primitive)
            return rf"\frac{{{above}}}{{{content.q}}}"
        terms = sorted(self._as_ordered_terms(expression), key=lambda term: term.could_extract_minus_sign())
        written = self._print(terms[0])
        for term in terms[1:]:
            sign, positive = ("-", -term) if term.could_extract_minus_sign() else ("+", term)
            written += f" {sign} {self._print(positive)}"
        return written

    def _print_Piecewise(self, expression: sp.Piecewise) -> str:  # noqa: N802
        *pieces, (last, _) = expression.args
        lines = [rf"{self._print(piece)}, & \text{{if }} {self._print(condition)}" for piece, condition in pieces]
        return r"\begin{cases} " + r" \\ ".join([*lines, rf"{self._print(last)}, & \text{{otherwise}}"]) + r" \end{cases}"

    def _print_Relational(self, relation: Any) -> str:  # noqa: N802
        left, sign, right = isolated(relation)
        return f"{self._print(left)} {SIGNS[sign]} {self._print(right)}"

    def _print_Or(self, expression: sp.Or) -> str:  # noqa: N802
        return r" \text{ or } ".join(self._print(part) for part in sorted(expression.args, key=str))

    def _print_And(self, expression: sp.And) -> str:  # noqa: N802
        return r" \text{ and } ".join(self._print(part) for part in sorted(expression.args, key=str))


def printed(expression: sp.Expr) -> str:
    r"""An expression as LaTeX; a long argument that returns is written once, as u.

    >>> printed(2 - letter("alpha") ** 2)
    '2 - \\alpha^{2}'
    """
    expression = expression.subs(sp.sqrt(2) / sp.sqrt(sp.pi), ROOT)
    argument = recurring(expression)
    printer = Formula({"ln_notation": True})
    if argument is None:
        return printer.doprint(expression)
    short = expression.subs(argument, letter("u"))
    return rf"{printer.doprint(short)} {WITH} u = {printer.doprint(argument)}"


def recurring(expression: sp.Expr) -> sp.Expr | None:
    """A long argument of several functions, if the formula is easier to read without it."""
    arguments = [part.args[0] for part in sp.preorder_traversal(expression) if isinstance(part, Word | sp.exp)]
    long = [a for a in arguments if a.count_ops() >= LONG and not a.has(sp.Function)]
    if len(arguments) < 2 or not long or letter("u") in expression.free_symbols:
        return None
    return min(long, key=lambda a: (a.count_ops(), sp.default_sort_key(a)))


def latex(f: Activation, order: int = 0) -> str:
    r"""The formula of a record, or of its derivative of this order.

    >>> from activarium import find
    >>> print(latex(find("leaky_relu"), 1))
    \begin{cases} 1, & \text{if } x > 0 \\ \alpha, & \text{otherwise} \end{cases}
    """
    letters = {number: sp.Dummy(real=True) for number in f.expression.atoms(sp.Rational) if number.q > LONG_FRACTION}
    expression = f.expression.xreplace(letters) if letters else f.expression
    shown = collected(expression) if order == 0 else differentiated(tidy(expression), ("x",) * order)
    decimals = {dummy: sp.Float(str(float(number))) for number, dummy in letters.items()}
    return printed(shown.xreplace(decimals) if decimals else shown)


def collected(expression: sp.Expr) -> sp.Expr:
    """A definition with the numbers of each piece taken out: (x + 3)/6 for x/6 + 1/2."""
    if isinstance(expression, sp.Piecewise):
        return sp.Piecewise(*((collected(piece), condition) for piece, condition in expression.args), evaluate=False)
    return sp.factor_terms(expression)
