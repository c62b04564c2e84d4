"""A record from a formula that somebody types: everything that works on the catalogue works on it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from activarium.core import RESERVED, SLUG, WINDOW, Activation, Interval, InvalidRecord, Parameter, exact
from activarium.formula import FormulaError, letters, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sympy as sp


def define(
    formula: str,
    name: str | None = None,
    parameters: Mapping[str, Any] | Iterable[Parameter] = (),
    *,
    summary: str | None = None,
    window: tuple[object, object] | None = None,
) -> Activation:
    """A function of your own, defined by a formula in `x` and its parameters.

    Arguments:
        formula: in the grammar of `activarium.formula`.
        name: how it is called; the formula itself otherwise.
        parameters: the default of each letter (`{"beta": "1.5"}`), or full `Parameter`s.
        summary: one sentence.
        window: the ends of the x axis in pictures.

    >>> f = define("x*tanh(exp(x))", name="my_tanhexp")
    >>> f.slug, round(float(f(1.0)), 6), round(float(f.derivative(0.0)), 6)
    ('my_tanhexp', 0.991329, 0.761594)
    >>> define("x if x > 0 else a*x", parameters={"a": "0.1"})([-1.0, 1.0])
    array([-0.1,  1. ])

    Raises:
        FormulaError: the formula is outside the grammar.
        InvalidRecord: a default or the name is not usable.
    """
    shown = name or formula.strip()
    chosen = _parameters(formula, parameters)
    expression = parse(formula, [p.symbol for p in chosen])
    _refuse_unknown_breaks(expression, formula)
    return Activation(
        slug=_slug(shown, formula),
        name=shown,
        summary=summary or f"Defined by the formula {formula.strip()}.",
        expression=expression,
        parameters=chosen,
        window=WINDOW if window is None else Interval(*window),
    )


def _parameters(formula: str, given: Mapping[str, Any] | Iterable[Parameter]) -> tuple[Parameter, ...]:
    chosen = (
        tuple(_parameter(str(name), default) for name, default in given.items()) if isinstance(given, Mapping) else tuple(given)
    )
    if missing := [name for name in letters(formula) if name not in {p.symbol for p in chosen}]:
        letter = missing[0]
        raise FormulaError(
            f"{letter} is neither x nor a function; if it is a parameter, give it a value: {letter}=1",
            formula,
            formula.index(letter),
        )
    return chosen


def _parameter(name: str, default: object) -> Parameter:
    """A parameter whose slider reaches from 0, or below, to about twice its default."""
    number = exact(repr(default) if isinstance(default, float) else default)
    reach = max(Fraction(1), 2 * abs(Fraction(number)))
    return Parameter(name, "parameter of the formula", number, display=Interval(-reach if number < 0 else 0, reach))


def _slug(name: str, formula: str) -> str:
    """The name as a Python name; a formula gets one from its digest."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    if name != formula.strip() and SLUG.fullmatch(plain) and not RESERVED.fullmatch(plain):
        return plain
    return f"formula_{hashlib.sha256(formula.strip().encode()).hexdigest()[:10]}"


def _refuse_unknown_breaks(expression: sp.Expr, formula: str) -> None:
    """A comparison whose place cannot be located would be drawn wrongly, so it is refused at once."""
    from activarium.derive.breakpoints import NoBreakpoints, solved

    try:
        solved(expression)
    except NoBreakpoints as error:
        raise FormulaError(f"{error} (in {formula.strip()})") from error


__all__ = ["FormulaError", "InvalidRecord", "define"]
