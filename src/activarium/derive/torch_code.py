"""Record → torch code that stands alone: a plain formula, which autograd and the compiler take as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activarium.derive.code import Language, Text
from activarium.derive.program import INFIX, MACROS, Ref
from activarium.derive.python_code import functions, module, needed, used

if TYPE_CHECKING:
    from activarium.core import Activation
    from activarium.derive.program import Program, Step

HELPERS = "derive/torch_macros.txt"
NAMES = {"arcsinh": "asinh", "arctan": "atan", "power": "pow", "both": "logical_and", "either": "logical_or"}


def _call(operation: str, operands: list[Text]) -> Text:
    codes = [operand.code for operand in operands]
    if operation == "where" and operands[1].number and operands[2].number:
        codes[1] = f"torch.full_like(x, {codes[1]})"
    if operation in {"minimum", "maximum"} and any(operand.number for operand in operands):
        value, bound = sorted(operands, key=lambda operand: operand.number)
        return Text(f"torch.clamp({value.code}, {'max' if operation == 'minimum' else 'min'}={bound.code})")
    name = operation if operation in MACROS else f"torch.{NAMES.get(operation, operation)}"
    return Text(f"{name}({', '.join(codes)})")


TORCH = Language(call=_call)


def _moving(program: Program) -> set[Ref | float]:
    """The values that depend on x."""
    moving: set[Ref | float] = {Ref(0)}
    for place, step in enumerate(program.steps, len(program.inputs)):
        if moving.intersection(step.arguments):
            moving.add(Ref(place))
    return moving


def _wants_tensors(step: Step, moving: set[Ref | float]) -> bool:
    """Whether a call would get Python numbers where torch takes tensors alone."""
    still = [a not in moving for a in step.arguments]
    if step.operation == "where":
        return still[0] or all(still[1:])
    if step.operation in {"minimum", "maximum"}:
        return any(lonely and isinstance(a, Ref) for lonely, a in zip(still, step.arguments, strict=True))
    written = {*INFIX, "neg", "constant"}  # in place, as Python computes them
    return step.operation in {"product_error", "sum_error"} or (step.operation not in written and all(still))


def _prelude(f: Activation, program: Program) -> list[str]:
    """Parameters as tensors, where torch takes no Python numbers or they alone would lose the dtype of x."""
    moving = _moving(program)
    if not any(_wants_tensors(step, moving) for step in program.steps):
        return []
    names = [p.symbol for p in f.parameters]
    used = [name for i, name in enumerate(names, 1) if any(Ref(i) in step.arguments for step in program.steps)]
    return [f"{name} = torch.as_tensor({name}, dtype=x.dtype, device=x.device)" for name in used]


def torch_code(f: Activation, orders: tuple[int, ...] = (0, 1)) -> str:
    """A module that computes a function and its derivatives on tensors of float32 or float64.

    >>> from activarium import find
    >>> print(torch_code(find("leaky_relu"), (0,)))
    import torch
    <BLANKLINE>
    <BLANKLINE>
    def leaky_relu(x, alpha=0.2):
        return torch.where(x > 0, x, alpha * x)
    <BLANKLINE>
    """
    helpers = needed(used(f, orders) & set(MACROS), HELPERS)
    return module("import torch", helpers, functions(f, TORCH, orders, "torch.full_like(x, {})", _prelude))
