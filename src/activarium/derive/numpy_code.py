"""Record → NumPy code that stands alone: the function, its derivative, and what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activarium.derive.code import Language, Text
from activarium.derive.program import MACROS
from activarium.derive.python_code import functions, module, needed, used

if TYPE_CHECKING:
    from activarium.core import Activation

HELPERS = "derive/numpy_target.py"


def _call(operation: str, operands: list[Text]) -> Text:
    arguments = ", ".join(operand.code for operand in operands)
    return Text(f"{operation}({arguments})" if operation in MACROS else f"np.{operation}({arguments})")


NUMPY = Language(call=_call)


def numpy_code(f: Activation, orders: tuple[int, ...] = (0, 1)) -> str:
    """A module that computes a function and its derivatives on arrays of float64.

    >>> from activarium import find
    >>> print(numpy_code(find("leaky_relu"), (0,)))
    import numpy as np
    <BLANKLINE>
    <BLANKLINE>
    def leaky_relu(x, alpha=0.2):
        return np.where(x > 0, x, alpha * x)
    <BLANKLINE>
    """
    helpers = needed(used(f, orders) & set(MACROS), HELPERS)
    return module("import numpy as np", helpers, functions(f, NUMPY, orders, "np.full_like(x, {})"))
