"""Program → text in a programming language: steps used once are written in place, the others get a name."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activarium.derive.program import INFIX, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.derive.program import Program, Step

# how tightly an operator binds; a looser operand is put in parentheses
BINDING = {"either": 1, "both": 2, "lt": 3, "le": 3, "eq": 3, "add": 5, "sub": 5, "mul": 6, "div": 6, "neg": 7}
ATOM = 9
MIRRORED = {"lt": ">", "le": ">="}


@dataclass(frozen=True)
class Text:
    """A piece of code and how tightly its outermost operator binds."""

    code: str
    binding: int = ATOM
    number: bool = False

    def within(self, binding: int) -> str:
        """The code, in parentheses if the place binds more tightly."""
        return self.code if self.binding >= binding else f"({self.code})"


@dataclass(frozen=True)
class Language:
    """What differs between languages.

    Arguments:
        call: the code of a named operation on pieces of code.
        joins: the words for `and` and `or`, or None where the bitwise signs stand for them.
        equals: the sign of equality.
        assign: the statement that names a value.
    """

    call: Callable[[str, list[Text]], Text]
    both: str = "&"
    either: str = "|"
    equals: str = "=="
    assign: str = "{name} = {code}"


def number(value: float) -> str:
    """A float as short as it can be written exactly.

    >>> number(6.0), number(0.2)
    ('6', '0.2')

    Raises:
        ValueError: the number is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"a constant of the formula is {value}: code cannot be written with it")
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


class Writer:
    """One program being written down in one language."""

    def __init__(self, program: Program, language: Language) -> None:
        self.program, self.language = program, language
        self.statements: list[str] = []
        self.texts: dict[Ref, Text] = {Ref(i): Text(name) for i, name in enumerate(program.inputs)}
        uses = (a for step in program.steps for a in step.arguments if isinstance(a, Ref))
        self.uses = Counter([*uses, program.result])

    def write(self) -> tuple[list[str], Text]:
        """The statements that come first, and the result."""
        for place, step in enumerate(self.program.steps, len(self.program.inputs)):
            ref, text = Ref(place), self.step(step)
            if self.uses[ref] > 1 and not text.number:
                name = f"t{len(self.statements) + 1}"
                self.statements.append(self.language.assign.format(name=name, code=text.code))
                text = Text(name)
            self.texts[ref] = text
        return self.statements, self.operand(self.program.result)

    def operand(self, argument: Ref | float) -> Text:
        """An argument: a name, a piece of code or a number."""
        if isinstance(argument, Ref):
            return self.texts[argument]
        return Text(number(argument), BINDING["neg"] if argument < 0 else ATOM, number=True)

    def step(self, step: Step) -> Text:
        """An operator between its operands, or a call."""
        operation, operands = step.operation, [self.operand(a) for a in step.arguments]
        if operation == "neg":
            return Text(f"-{operands[0].within(BINDING['mul'])}", BINDING["neg"])
        if operation == "constant":
            return operands[0]
        if operation not in BINDING:
            return self.language.call(operation, operands)
        left, right = operands
        sign = {"both": self.language.both, "either": self.language.either, "eq": self.language.equals}.get(
            operation, INFIX.get(operation)
        )
        if operation in MIRRORED and left.number:
            left, right, sign = right, left, MIRRORED[operation]
        binding = BINDING[operation]
        tight = binding + 1 if operation not in {"both", "either"} else ATOM
        return Text(f"{left.within(binding if tight < ATOM else ATOM)} {sign} {right.within(tight)}", binding)


def operations(program: Program) -> set[str]:
    """The operations that a program uses."""
    return {step.operation for step in program.steps}


def written(program: Program, language: Language) -> tuple[list[str], Any]:
    """The statements and the result of a program in a language."""
    return Writer(program, language).write()
