"""Record → torch code that stands alone: a plain formula, which autograd and the compiler take as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activarium.derive.code import Language, Text
from activarium.derive.program import MACROS
from activarium.derive.python_code import functions, module, needed, used

if TYPE_CHECKING:
    from activarium.core import Activation

HELPERS = "nn/torch_target.py"  # read as text: what is shown is what runs
NAMES = {"arcsinh": "asinh", "arctan": "atan", "power": "pow"}


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
    return module("import torch", helpers, functions(f, TORCH, orders, "torch.full_like(x, {})"))
