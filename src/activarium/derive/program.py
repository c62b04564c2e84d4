"""Straight-line programs: the form in which a derived expression is stored, run and printed.

A program is a list of steps, each an operation on constants and earlier values; value 0 is `x`,
then come the parameters. The operations are few and mean the same on every target, so that NumPy,
torch, JavaScript and C compute from one derivation. Nothing here imports SymPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

# name: number of arguments, how it is written in mathematics; `{t}` stands for the target's functions
INFIX = {"add": "+", "sub": "-", "mul": "*", "div": "/", "lt": "<", "le": "<=", "eq": "=="}
UNARY = ("neg", "abs", "sqrt", "exp", "expm1", "log", "log1p", "tanh", "sin", "cos", "arctan", "arcsinh")
BINARY = ("minimum", "maximum", "power", "both", "either")
# what needs a few lines on every target
#   horner(t, c0, c1, …)   the polynomial c0 + c1 t + …
#   product_error(a, b)    a·b minus its rounded value, exactly; 0 where that is not a number
#   sum_error(a, b)        the same for a + b
#   constant(c, d)         the constant c + d, where d is what the float c lacks
#   sin_sum(u, e), cos_sum(u, e)  sine and cosine of u + e, where e is too small to be added
#   bounded(u), beyond(u)  max(u, −T) and exp(min(u + T, 0)), T a little above the exponent range
MACROS = ("constant", "horner", "product_error", "sum_error", "sin_sum", "cos_sum", "bounded", "beyond")


class Ref(NamedTuple):
    """An earlier value of a program, by its number."""

    place: int


class Step(NamedTuple):
    """One operation."""

    operation: str
    arguments: tuple[Ref | float, ...]


@dataclass(frozen=True)
class Program:
    """Steps from `x` and the parameters to one result."""

    inputs: tuple[str, ...]
    steps: tuple[Step, ...]
    result: Ref | float

    def to_list(self) -> list[Any]:
        """The program as plain JSON: references become `"%3"`, numbers stay numbers."""
        plain = lambda a: f"%{a.place}" if isinstance(a, Ref) else a  # noqa: E731 - a word for one line
        return [list(self.inputs), [[s.operation, *map(plain, s.arguments)] for s in self.steps], plain(self.result)]

    @classmethod
    def from_list(cls, plain: list[Any]) -> Program:
        """The inverse of `to_list`."""
        ref = lambda a: Ref(int(a[1:])) if isinstance(a, str) else a  # noqa: E731
        steps = (Step(operation, tuple(map(ref, arguments))) for operation, *arguments in plain[1])
        return cls(tuple(plain[0]), tuple(steps), ref(plain[2]))

    def run(self, target: Any, *inputs: Any) -> Any:
        """The result on a target: an object with a method for every operation."""
        values: list[Any] = list(inputs)
        for (operation, arguments), done in zip(self.steps, self.last_uses, strict=True):
            values.append(getattr(target, operation)(*(values[a.place] if isinstance(a, Ref) else a for a in arguments)))
            for index in done:
                values[index] = None  # large arrays are freed as soon as they can be
        return values[self.result.place] if isinstance(self.result, Ref) else self.result

    @cached_property
    def last_uses(self) -> list[list[int]]:
        """For every step the values that no later one needs."""
        seen = {self.result.place} if isinstance(self.result, Ref) else set()
        done: list[list[int]] = []
        for step in reversed(self.steps):
            used = {a.place for a in step.arguments if isinstance(a, Ref)} - seen
            seen |= used
            done.append(sorted(used))
        return done[::-1]


class Value:
    """A traced number: arithmetic on it is written down as steps."""

    def __init__(self, tracer: Tracer, ref: Ref) -> None:
        self.tracer, self.ref = tracer, ref

    def __add__(self, other: Any) -> Any:
        return self if _is(other, 0) else self.tracer.step("add", self, other)

    def __radd__(self, other: Any) -> Any:
        return self if _is(other, 0) else self.tracer.step("add", other, self)

    def __sub__(self, other: Any) -> Any:
        return self if _is(other, 0) else self.tracer.step("sub", self, other)

    def __rsub__(self, other: Any) -> Any:
        return -self if _is(other, 0) else self.tracer.step("sub", other, self)

    def __mul__(self, other: Any) -> Any:
        return self if _is(other, 1) else -self if _is(other, -1) else self.tracer.step("mul", self, other)

    def __rmul__(self, other: Any) -> Any:
        return self if _is(other, 1) else -self if _is(other, -1) else self.tracer.step("mul", other, self)

    def __truediv__(self, other: Any) -> Any:
        return self if _is(other, 1) else self.tracer.step("div", self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return self.tracer.step("div", other, self)

    def __neg__(self) -> Any:
        return self.tracer.step("neg", self)

    def __abs__(self) -> Any:
        return self.tracer.step("abs", self)

    def __lt__(self, other: Any) -> Any:
        return self.tracer.step("lt", self, other)

    def __gt__(self, other: Any) -> Any:
        return self.tracer.step("lt", other, self)

    def __le__(self, other: Any) -> Any:
        return self.tracer.step("le", self, other)

    def __ge__(self, other: Any) -> Any:
        return self.tracer.step("le", other, self)


def _is(value: Any, number: int) -> bool:
    return not isinstance(value, Value) and value == number


class Tracer:
    """The operations of no target: what is done with them is written down, each step once."""

    def __init__(self, inputs: tuple[str, ...]) -> None:
        self.inputs = inputs
        self.steps: dict[Step, Ref] = {}

    def input(self, name: str) -> Value:
        """`x` or a parameter."""
        return Value(self, Ref(self.inputs.index(name)))

    def step(self, operation: str, *arguments: Any) -> Value:
        """A step, or the earlier one that is the same."""
        plain = tuple(a.ref if isinstance(a, Value) else float(a) for a in arguments)
        step = Step(operation, plain)
        return Value(self, self.steps.setdefault(step, Ref(len(self.inputs) + len(self.steps))))

    def __getattr__(self, operation: str) -> Any:
        if operation in (*UNARY, *BINARY, *MACROS, "where", *INFIX):
            return lambda *arguments: self.step(operation, *arguments)
        raise AttributeError(f"a program has no operation {operation!r}")

    def horner(self, t: Value, coefficients: tuple[float, ...]) -> Value:
        """The polynomial with these coefficients, lowest first."""
        return self.step("horner", t, *coefficients)

    def program(self, result: Any) -> Program:
        """What was written down, without the steps that the result does not need."""
        if not isinstance(result, Value):
            return Program(self.inputs, (), float(result))
        return pruned(Program(self.inputs, tuple(self.steps), result.ref))


def pruned(program: Program) -> Program:
    """The same program without the steps that its result does not need."""
    first, needed = len(program.inputs), {program.result}
    for number in reversed(range(len(program.steps))):
        if Ref(first + number) in needed:
            needed.update(a for a in program.steps[number].arguments if isinstance(a, Ref))
    kept = [n for n in range(len(program.steps)) if Ref(first + n) in needed]
    new = {Ref(first + old): Ref(first + place) for place, old in enumerate(kept)}
    rename = lambda a: new.get(a, a) if isinstance(a, Ref) else a  # noqa: E731
    steps = (Step(program.steps[n].operation, tuple(map(rename, program.steps[n].arguments))) for n in kept)
    return Program(program.inputs, tuple(steps), rename(program.result))
