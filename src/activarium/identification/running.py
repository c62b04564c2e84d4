"""A program made ready to be run thousands of times on small arrays."""

from __future__ import annotations

from operator import itemgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from activarium.derive import numpy_target
from activarium.derive.program import Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.derive.program import Program

# without the corrections of rounding, which are of no use to a fit
ROUNDED = {"product_error": lambda _a, _b: 0.0, "sum_error": lambda _a, _b: 0.0,
           "sin_sum": lambda u, _e: numpy_target.sin(u), "cos_sum": lambda u, _e: numpy_target.cos(u)}  # fmt: skip
QUICK = SimpleNamespace(**vars(numpy_target) | ROUNDED)


def runner(program: Program) -> Callable[..., Any]:
    """The function that a program computes, from `x` and the parameters.

    >>> from activarium import find
    >>> from activarium.derive.derived import derived
    >>> float(runner(derived(find("leaky_relu")).program(()))(-1.0, 0.25))
    -0.25
    """
    constants: list[float] = []
    count = len(program.inputs)

    def place(argument: Ref | float) -> int:
        """Where an argument stands: constants after all steps, counted from the end."""
        if isinstance(argument, Ref):
            return argument.place
        constants.append(argument)
        return count + len(program.steps) + len(constants) - 1

    steps = [(getattr(QUICK, operation), [place(a) for a in arguments]) for operation, arguments in program.steps]
    result = place(program.result)
    plan = [(function, itemgetter(*places), len(places) == 1) for function, places in steps]

    def run(*inputs: Any) -> Any:
        values = [*inputs, *([None] * len(plan)), *constants]
        for at, (function, arguments, single) in enumerate(plan, count):
            values[at] = function(arguments(values)) if single else function(*arguments(values))
        return values[result]

    return run
