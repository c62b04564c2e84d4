"""The operations of programs on torch tensors, float64 or float32, on every device.

Numbers that are not tensors (constants, parameters without gradient) are computed in Python, by the
rules of IEEE 754; they become tensors of the right precision only where they meet one. Every operation
can be compiled, exported and mapped.
"""

from __future__ import annotations

import builtins
import math
import operator
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Callable


def _in_python(function: Callable[..., float], *numbers: float) -> float:
    try:
        return function(*numbers)
    except OverflowError:
        return math.inf
    except ValueError:  # at a pole or outside of the domain
        return -math.inf if function in {math.log, math.log1p} and numbers[0] in {0, -1} else math.nan


def _function(of_tensors: Callable[..., Any], of_numbers: Callable[..., float]) -> Any:
    def operation(*arguments: Any) -> Any:
        if any(isinstance(a, torch.Tensor) for a in arguments):
            return of_tensors(*arguments)
        return _in_python(of_numbers, *arguments)

    return staticmethod(operation)


def _bound(tensors: Callable[..., Any], numbers: Callable[..., float], end: str) -> Any:
    def operation(a: Any, b: Any) -> Any:
        if isinstance(a, torch.Tensor) and isinstance(b, torch.Tensor):
            return tensors(a, b)
        if isinstance(a, torch.Tensor) or isinstance(b, torch.Tensor):
            tensor, number = (a, b) if isinstance(a, torch.Tensor) else (b, a)
            return torch.clamp(tensor, **{end: number})
        return math.nan if a != a or b != b else numbers(a, b)  # noqa: PLR0124 - NaN alone differs from itself

    return staticmethod(operation)


class TorchTarget:
    """The operations in one precision.

    Arguments:
        dtype: torch.float64 or torch.float32; the tensors that are handed over have this dtype.
        range: exponents below −range are applied in two steps; exp(−2·range) is 0.
        digits: binary digits of the dtype.
    """

    def __init__(self, dtype: torch.dtype, range: float, digits: int) -> None:  # noqa: A002 - as on every target
        self.dtype, self.range, self.digits = dtype, range, digits
        # Veltkamp's constants: the first halves the digits of a tensor, the others leave as many of a Python number's 53
        self.split = 2.0 ** math.ceil(digits / 2) + 1
        self.number_split, self.shortening = 2.0 ** (53 - digits // 2) + 1, 2.0 ** (53 - digits) + 1

    mul = staticmethod(operator.mul)
    neg, abs = staticmethod(operator.neg), staticmethod(builtins.abs)
    lt, le, eq = staticmethod(operator.lt), staticmethod(operator.le), staticmethod(operator.eq)
    both, either = staticmethod(operator.and_), staticmethod(operator.or_)
    minimum, maximum = _bound(torch.minimum, min, "max"), _bound(torch.maximum, max, "min")
    sqrt, exp, log = _function(torch.sqrt, math.sqrt), _function(torch.exp, math.exp), _function(torch.log, math.log)
    log1p, tanh, sin = _function(torch.log1p, math.log1p), _function(torch.tanh, math.tanh), _function(torch.sin, math.sin)
    cos, arctan = _function(torch.cos, math.cos), _function(torch.arctan, math.atan)
    arcsinh, raised = _function(torch.arcsinh, math.asinh), _function(torch.pow, math.pow)

    def add(self, a: Any, b: Any) -> Any:
        """The sum; of a Python number all digits count, since the sum may cancel."""
        if isinstance(a, torch.Tensor) == isinstance(b, torch.Tensor):
            return a + b
        tensor, number = (a, b) if isinstance(a, torch.Tensor) else (b, a)
        number, rest = self.parts(number)
        return tensor + number + rest if rest else tensor + number

    def sub(self, a: Any, b: Any) -> Any:
        """The difference, in the same way."""
        return self.add(a, -b) if isinstance(a, torch.Tensor) else a - b if not isinstance(b, torch.Tensor) else self.add(-b, a)

    def power(self, a: Any, b: Any) -> Any:
        """a to the power b; of an exponent that is a Python number all digits count."""
        if not isinstance(a, torch.Tensor) or isinstance(b, torch.Tensor):
            return self.raised(a, b)
        exponent, rest = self.parts(b)
        if exponent * rest < 0:  # both of one sign, so that 0 and infinity stay what they are
            unit = math.ldexp(1.0, math.frexp(exponent)[1] - self.digits)
            exponent, rest = exponent - math.copysign(unit, exponent), rest + math.copysign(unit, exponent)
        return torch.pow(a, exponent) * torch.pow(a, rest) if rest else torch.pow(a, exponent)

    @staticmethod
    def div(a: Any, b: Any) -> Any:
        """The quotient; of numbers too it is infinite or NaN where the divisor is 0."""
        if isinstance(a, torch.Tensor) or isinstance(b, torch.Tensor) or b:
            return a / b
        return math.nan if not a or a != a else math.copysign(math.inf, a) * math.copysign(1, b)  # noqa: PLR0124

    @staticmethod
    def expm1(u: Any) -> Any:
        """exp(u) − 1; compilers print that difference, so what they get is tanh near 0."""
        if not isinstance(u, torch.Tensor):
            return _in_python(math.expm1, u)
        if not torch.compiler.is_compiling():
            return torch.expm1(u)
        half = torch.tanh(u / 2)
        return torch.where(u < 1, 2 * half / (1 - half), torch.exp(u) - 1)

    def where(self, condition: Any, a: Any, b: Any) -> Any:
        """The first where the condition holds, the second elsewhere."""
        if not isinstance(condition, torch.Tensor):
            return a if condition else b
        if not (isinstance(a, torch.Tensor) or isinstance(b, torch.Tensor)):
            a = torch.full((), a, dtype=self.dtype, device=condition.device)
        return torch.where(condition, a, b)

    @staticmethod
    def constant(value: float, lack: float) -> float:
        """A constant; what its float lacks is of no use here."""
        return value + lack

    @staticmethod
    def horner(t: Any, *coefficients: float) -> Any:
        """The polynomial with these coefficients, lowest first."""
        total: Any = coefficients[-1]
        for coefficient in reversed(coefficients[:-1]):
            total = total * t + coefficient
        return total

    def halves(self, a: Any) -> tuple[Any, Any]:
        """A number as the sum of two with half its digits (Veltkamp 1968)."""
        upper = (self.split if isinstance(a, torch.Tensor) else self.number_split) * a
        upper = upper - (upper - a)
        return upper, a - upper

    def parts(self, a: Any) -> tuple[Any, Any]:
        """What of a number takes part in operations, and what is left out: a Python number may have digits too many."""
        if isinstance(a, torch.Tensor) or self.dtype is torch.float64:
            return a, 0.0
        shortened = self.shortening * a
        shortened = shortened - (shortened - a)
        return shortened, a - shortened

    def finite(self, error: Any) -> Any:
        """An error, or 0 where none could be computed."""
        if not isinstance(error, torch.Tensor):
            return error if math.isfinite(error) else 0.0
        return torch.nan_to_num(error, nan=0.0, posinf=0.0, neginf=0.0)

    def exact(self, *numbers: Any) -> bool:
        """Whether an operation loses nothing that shows: Python computes it with digits to spare."""
        return self.dtype is not torch.float64 and not any(isinstance(a, torch.Tensor) for a in numbers)

    def product_error(self, a: Any, b: Any) -> Any:
        """The product's rounding error a·b − fl(a·b), exactly (Dekker 1971)."""
        if self.exact(a, b):
            return 0.0
        (a, da), (b, db) = self.parts(a), self.parts(b)
        (a1, a2), (b1, b2), product = self.halves(a), self.halves(b), a * b
        error = ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2
        return self.finite(error + (a * db + da * b) if da or db else error)

    def sum_error(self, a: Any, b: Any) -> Any:
        """The sum's rounding error a + b − fl(a + b), exactly (Knuth 1969)."""
        if self.exact(a, b):
            return 0.0
        (a, da), (b, db) = self.parts(a), self.parts(b)
        total = a + b
        other = total - a
        error = (a - (total - other)) + (b - other)
        return self.finite(error + (da + db) if da or db else error)

    def sin_sum(self, u: Any, error: Any) -> Any:
        """sin(u + error), where rounding u has lost the error."""
        return self.sin(u) * self.cos(error) + self.cos(u) * self.sin(error)

    def cos_sum(self, u: Any, error: Any) -> Any:
        """cos(u + error), where rounding u has lost the error."""
        return self.cos(u) * self.cos(error) - self.sin(u) * self.sin(error)

    def bounded(self, u: Any) -> Any:
        """u, but not below −range."""
        return self.maximum(u, -self.range)

    def beyond(self, u: Any) -> Any:
        """The exponential of what `bounded` cut off."""
        return self.exp(self.minimum(u + self.range, 0.0))


TARGETS = {
    torch.float64: TorchTarget(torch.float64, range=600.0, digits=53),
    torch.float32: TorchTarget(torch.float32, range=80.0, digits=24),
}


def working(dtype: torch.dtype) -> torch.dtype:
    """The dtype in which is computed: float64 for float64, float32 for all that are shorter.

    >>> working(torch.bfloat16)
    torch.float32
    """
    return torch.float64 if dtype is torch.float64 else torch.float32
