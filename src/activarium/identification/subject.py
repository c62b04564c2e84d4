"""What is asked about: a formula, a record or a callable, as values with a tolerance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.catalogue import find
from activarium.core import Activation, ParameterError, folded
from activarium.derive import numpy_target
from activarium.derive.derived import derived
from activarium.identification.calling import EPSILON, Called, NotElementwise
from activarium.identification.joints import jumps
from activarium.identification.running import QUICK
from activarium.identification.samples import Samples, dense, nodes, size
from activarium.identification.target import is_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import sympy as sp

    from activarium.derive.program import Program

TOLERANCE = {"float64": 3e-13, "float32": 5e-6, "float16": 2e-3, "bfloat16": 1.2e-2}
SEVERAL = 3  # vectors of letters at which a formula with free letters is looked at


@dataclass(frozen=True, eq=False)
class Subject:
    """A function of which the name is sought.

    Arguments:
        text: how it is called in the answer.
        answer: array → the inputs as they were used, and the values.
        hint: its own name, folded; it decides between records that are equal.
        format: in which it computes.
        symbolic: gives the exact expression, or None if there is none.
    """

    text: str
    answer: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
    hint: str = ""
    format: str = "float64"
    symbolic: Callable[[], sp.Expr] | None = None
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def tolerance(self) -> float:
        """How far two ways to compute the same may be apart, relative to the value and its surroundings."""
        return TOLERANCE[self.format]

    @property
    def epsilon(self) -> float:
        """The unit of rounding of the format."""
        return EPSILON[self.format]

    def samples(self, grid: Callable[[], np.ndarray]) -> Samples:
        """The values on a grid, computed once."""
        if grid.__name__ not in self.kept:
            self.kept[grid.__name__] = self.measured(grid())
        return self.kept[grid.__name__]

    def measured(self, x: np.ndarray) -> Samples:
        """The values at given inputs."""
        at, y = self.answer(x)
        return Samples(at, y, self.size)

    @property
    def size(self) -> float:
        """The size that distances are relative to."""
        if "size" not in self.kept:
            self.kept["size"] = size(*self.answer(nodes()))
        return self.kept["size"]

    @property
    def jumps(self) -> list[float]:
        """Where the values jump."""
        if "jumps" not in self.kept:
            self.kept["jumps"] = jumps(lambda x: self.answer(x)[1], self.samples(dense), self.epsilon)
        return self.kept["jumps"]

    @property
    def expression(self) -> sp.Expr | None:
        """The exact expression, if there is one."""
        return None if self.symbolic is None else self.symbolic()


@dataclass(frozen=True, eq=False)
class Family:
    """A formula with letters that have no value.

    Arguments:
        text: the formula.
        letters: the free ones.
        expression: the formula, read.
        program: computes it from `x` and the free letters.
    """

    text: str
    letters: tuple[str, ...]
    expression: sp.Expr
    program: Program

    def values(self, letters: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The values at x, shape (n,), for letters of shape (s, k): shape (s, n); rounded as those of the candidates are."""
        with np.errstate(all="ignore"):
            result = self.program.run(QUICK, x[None, :], *letters.T[:, :, None])
        return np.broadcast_to(np.asarray(result, float), (len(letters), x.size))

    def at(self, letters: np.ndarray) -> Subject:
        """The function for certain letters, shape (k,)."""
        return Subject(self.text, lambda x: (x, self.values(letters[None, :], x)[0].copy()))


def subject(given: Any, parameters: Mapping[str, float] | None = None) -> Subject | Family:
    """What somebody gave, made ready.

    Raises:
        FormulaError: a text is not a formula.
        UnknownActivation: a text is a name, but of no record.
        ParameterError: a value was given for a letter that is not there, or outside its domain.
        NotElementwise: a callable is not a real function of one variable, applied element by element.
    """
    if isinstance(given, Activation):
        return _of_record(given, parameters)
    if isinstance(given, str):
        return _of_text(given, parameters)
    if parameters:
        raise ParameterError(
            f"parameters belong to a formula or an activation, not to a {type(given).__name__}: fix them in it"
        )
    called = Called(given)
    return Subject(called.name, called, hint=folded(called.name), format=called.format)


def _of_text(text: str, parameters: Mapping[str, float] | None) -> Subject | Family:
    if is_place(text):
        raise NotElementwise(f"{text!r} is a place in a module: import it and pass the object, or use `activarium identify`")
    if re.fullmatch(r"\s*\w[\w\s-]*", text) and not re.search(r"\bx\b", text) and not text.strip().isdigit():
        return _of_record(find(text.strip()), parameters)
    from activarium.derive.lowering import lowered
    from activarium.formula import letters, parse

    names = letters(text)
    _refuse_strangers(names, parameters or {}, text.strip())
    free = tuple(name for name in names if name not in (parameters or {}))
    expression = _settled(parse(text, names), parameters or {})
    program = lowered(expression, free)
    if free:
        return Family(text.strip(), free, expression, program)
    return Subject(text.strip(), lambda x: (x, _values(program, x)), symbolic=lambda: expression)


def _refuse_strangers(names: list[str], parameters: Mapping[str, float], text: str) -> None:
    if strangers := parameters.keys() - set(names):
        known = ", ".join(names) or "none"
        raise ParameterError(f"{text} has no letter {', '.join(sorted(strangers))}; it has: {known}")


def _settled(expression: sp.Expr, parameters: Mapping[str, object]) -> sp.Expr:
    """The expression with exact values for some of its letters; a float stands for the decimal as it is written."""
    import sympy

    from activarium.vocabulary import letter

    exact = {name: Fraction(str(value)) for name, value in parameters.items()}
    return expression.xreplace({letter(name): sympy.Rational(v.numerator, v.denominator) for name, v in exact.items()})


def _values(program: Program, x: np.ndarray, *parameters: float) -> np.ndarray:
    with np.errstate(all="ignore"):
        result = program.run(numpy_target, x, *parameters)
    return np.array(np.broadcast_to(np.asarray(result, float), x.shape))


def _of_record(f: Activation, parameters: Mapping[str, float] | None) -> Subject:
    chosen = f.values(parameters)
    exact = {p.symbol: str((parameters or {}).get(p.symbol, p.default)) for p in f.parameters}
    program = derived(f).program(())
    return Subject(
        f.name,
        lambda x: (x, _values(program, x, *chosen.values())),
        hint=folded(f.slug),
        symbolic=lambda: _settled(f.expression, exact),  # type: ignore[arg-type]
    )
