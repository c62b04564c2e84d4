"""Record → JavaScript: plain functions of numbers for a classic script, no module, no library."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from activarium.derive.code import Language, Text, written
from activarium.derive.derived import derived
from activarium.derive.program import MACROS
from activarium.derive.python_code import SUFFIXES, used

if TYPE_CHECKING:
    from activarium.core import Activation
    from activarium.derive.program import Program

NAMES = {"minimum": "Math.min", "maximum": "Math.max", "arctan": "Math.atan", "arcsinh": "Math.asinh", "power": "Math.pow"}
CHOICE = 0  # how tightly `? :` binds: not at all


def _call(operation: str, operands: list[Text]) -> Text:
    if operation == "where":
        condition, chosen, other = operands
        return Text(f"{condition.within(1)} ? {chosen.within(1)} : {other.code}", CHOICE)
    name = operation if operation in MACROS else NAMES.get(operation, f"Math.{operation}")
    return Text(f"{name}({', '.join(operand.code for operand in operands)})")


JAVASCRIPT = Language(call=_call, both="&&", either="||", equals="===", assign="const {name} = {code};")


def javascript(f: Activation, orders: tuple[int, ...] = (0, 1, 2)) -> str:
    """The function and its derivatives, with the few functions they need.

    >>> from activarium import find
    >>> print(javascript(find("leaky_relu"), (0,)))
    function leaky_relu(x, alpha) {
      return x > 0 ? x : alpha * x;
    }
    <BLANKLINE>
    """
    helpers = needed(used(f, orders) & set(MACROS))
    return "\n\n".join([*helpers, *(_function(f, derived(f).program(("x",) * order), order) for order in orders)]) + "\n"


def breakpoints(f: Activation) -> str:
    """A function of the parameters that lists where the pieces of the definition meet, in no order."""
    codes = [written(program, JAVASCRIPT) for program in derived(f).breakpoints]
    body = "\n".join([*(s for statements, _ in codes for s in statements), f"return [{', '.join(r.code for _, r in codes)}];"])
    return _braced(f"{f.slug}_breakpoints", [p.symbol for p in f.parameters], body) + "\n"


def _function(f: Activation, program: Program, order: int) -> str:
    statements, result = written(program, JAVASCRIPT)
    return _braced(f.slug + SUFFIXES[order], list(program.inputs), "\n".join([*statements, f"return {result.code};"]))


def _braced(name: str, inputs: list[str], body: str) -> str:
    return f"function {name}({', '.join(inputs)}) {{\n{textwrap.indent(body, '  ')}\n}}"


@cache
def macros() -> dict[str, str]:
    """The helper functions of `macros.js`, by name, in order."""
    text = files("activarium").joinpath("derive", "macros.js").read_text(encoding="utf-8")
    return {
        block[len("function ") : block.index("(")]: block
        for block in text.strip().split("\n\n")
        if block.startswith("function")
    }


def needed(names: set[str]) -> list[str]:
    """The helpers behind these operations, each once."""
    wanted, found = list(names & macros().keys()), set()
    while wanted:
        name = wanted.pop()
        found.add(name)
        wanted += [n for n in macros() if n not in found and re.search(rf"\b{n}\(", macros()[name])]
    return [text for name, text in macros().items() if name in found]
