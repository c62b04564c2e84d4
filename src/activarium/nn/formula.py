"""Record → a differentiable function of torch tensors, whose derivatives are the derived ones.

The value of a record and each of its partial derivatives is a `Formula`: it runs one program, and its
own derivatives are formulas again. So autograd never differentiates an expression: what it multiplies
is f′(x), computed anew from x by a form that neither cancels nor overflows, and what it differentiates
a second time is f″(x).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import torch

from activarium.derive.derived import derived
from activarium.derive.program import Ref
from activarium.nn.limits import completed, falls_short
from activarium.nn.torch_target import TARGETS, working

if TYPE_CHECKING:
    from activarium.core import Activation
    from activarium.derive.program import Program


ORDERS = 2  # derivatives up to this order are generated
BLOCK = 32768  # elements per thread that are computed at once, so that intermediate results stay in the cache
LARGE_BLOCK = 2**24  # the same on other devices, so that they do not fill the memory


class Computation:
    """A program on its way to torch; what it needs is read here, since no compiler follows the reading of files.

    Arguments:
        program: the program.
        values: of the parameters, by default; for these it is found out whether the program falls short at infinity.
    """

    def __init__(self, program: Program, values: list[float]) -> None:
        self.program, self.constant = program, not isinstance(program.result, Ref)
        self.falls_short = not self.constant and falls_short(program, values)
        _ = program.last_uses

    def __call__(self, x: torch.Tensor, parameters: tuple[Any, ...]) -> torch.Tensor:
        """The result: a new tensor of x's shape and dtype, rounded once."""
        if torch.compiler.is_compiling() or any(isinstance(p, torch.Tensor) and p.ndim for p in parameters):
            return self.at_once(x, parameters)
        size = BLOCK * torch.get_num_threads() if x.device.type == "cpu" else LARGE_BLOCK
        if x.numel() <= size or not x.is_contiguous():
            return self.at_once(x, parameters)
        return torch.cat([self.at_once(part, parameters) for part in x.reshape(-1).split(size)]).reshape(x.shape)

    def at_once(self, x: torch.Tensor, parameters: tuple[Any, ...]) -> torch.Tensor:
        """The same, with intermediate results of x's size."""
        wide = working(x.dtype)
        first, *rest = (a.to(wide) if isinstance(a, torch.Tensor) else a for a in (x, *parameters))
        result = self.program.run(TARGETS[wide], first, *rest)
        if not isinstance(result, torch.Tensor):
            return torch.full_like(x, result)
        if self.falls_short:
            result = completed(result, self.program, first, rest)
        if result is first and wide is x.dtype:
            return result.clone()
        return result.to(x.dtype).expand(x.shape)


def summed(gradient: torch.Tensor, shape: torch.Size) -> torch.Tensor:
    """A gradient, summed over the dimensions along which a parameter was repeated."""
    leading = gradient.ndim - len(shape)
    repeated = [leading + d for d, size in enumerate(shape) if size == 1]
    gradient = gradient.sum([*range(leading), *repeated], keepdim=True) if leading or repeated else gradient
    return gradient.reshape(shape)


class Formula:
    """One partial derivative of a record on torch tensors; `()` is the value itself.

    Arguments:
        f: the record.
        variables: by what it is derived, `x` and names of parameters.
    """

    def __init__(self, f: Activation, variables: tuple[str, ...] = ()) -> None:
        self.f, self.variables = f, variables
        self.names = ("x", *(p.symbol for p in f.parameters))
        self.computed = self.computation(variables)
        stored = len(variables) < ORDERS  # what lies beyond is derived by SymPy, so only when it is asked for
        self.remembers_x = not stored or not all(slope.constant for slope in self.slopes)

    def computation(self, variables: tuple[str, ...]) -> Computation:
        """How the derivative by these variables is computed."""
        return Computation(derived(self.f).program(variables), [float(p.default) for p in self.f.parameters])

    def by(self, name: str) -> tuple[str, ...]:
        """The variables of the derivative by one more of them, in the order in which they are stored."""
        return tuple(sorted((*self.variables, name), key=self.names.index))

    @cached_property
    def slopes(self) -> list[Computation]:
        """How the derivatives by `x` and by each parameter are computed."""
        return [self.computation(self.by(name)) for name in self.names]

    @cached_property
    def derivatives(self) -> list[Formula]:
        """These derivatives as formulas."""
        return [Formula(self.f, self.by(name)) for name in self.names]

    def __call__(self, x: torch.Tensor, *parameters: Any) -> torch.Tensor:
        """The values: a tensor of x's shape and dtype; a parameter is a number or a tensor that x can be multiplied by."""
        if not torch.compiler.is_compiling():
            return Differentiable.apply(self, x, *parameters)
        if torch.is_grad_enabled() and any(isinstance(a, torch.Tensor) and a.requires_grad for a in (x, *parameters)):
            return Compilable.apply(self, x, *parameters)
        return self.computed(x, parameters)

    def product(self, factor: torch.Tensor, place: int, inputs: list[Any], wide: torch.dtype) -> torch.Tensor:
        """A factor times the derivative by one of the inputs, in the dtype in which is computed."""
        slope = self.slopes[place]
        if not isinstance(number := slope.program.result, Ref):
            return factor.to(wide) * number if number else torch.zeros_like(factor, dtype=wide)
        x, *parameters = (a.to(wide) if isinstance(a, torch.Tensor) else a for a in inputs)
        if torch.compiler.is_compiling():
            return factor.to(wide) * slope(x, tuple(parameters))
        return factor.to(wide) * self.derivatives[place](x, *parameters)


class Differentiable(torch.autograd.Function):
    """A formula as autograd sees it, in reverse and forward mode and under vmap."""

    generate_vmap_rule = True

    @staticmethod
    def forward(formula: Formula, x: torch.Tensor, *parameters: Any) -> torch.Tensor:
        """The values."""
        return formula.computed(x, parameters)

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: torch.Tensor) -> None:  # noqa: ARG004 - as torch calls it
        """What is kept: x, unless every derivative is constant, and the parameters."""
        remember(ctx, *inputs)
        ctx.save_for_forward(*ctx.to_save)

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
        """The gradient times each derivative."""
        return None, *gradients(ctx, gradient)

    @staticmethod
    def jvp(ctx: Any, _: None, *tangents: torch.Tensor | None) -> torch.Tensor:  # type: ignore[override]
        """The sum of the tangents, each times its derivative."""
        inputs, wide = recalled(ctx), working(ctx.dtype)
        first, *rest = (ctx.formula.product(t, place, inputs, wide) for place, t in enumerate(tangents) if t is not None)
        return sum(rest, start=first).to(ctx.dtype)  # type: ignore[union-attr]


class Compilable(torch.autograd.Function):
    """The same for the compiler, which knows no forward mode."""

    @staticmethod
    def forward(ctx: Any, formula: Formula, x: torch.Tensor, *parameters: Any) -> torch.Tensor:
        """The values."""
        remember(ctx, formula, x, *parameters)
        return formula.computed(x, parameters)

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
        """The gradient times each derivative."""
        return None, *gradients(ctx, gradient)


def remember(ctx: Any, formula: Formula, x: torch.Tensor, *parameters: Any) -> None:
    """Save what the derivatives need."""
    inputs = (x if formula.remembers_x else None, *parameters)
    ctx.save_for_backward(*(a if isinstance(a, torch.Tensor) else None for a in inputs))
    ctx.numbers = tuple(None if isinstance(a, torch.Tensor) else a for a in inputs)
    ctx.formula, ctx.dtype = formula, x.dtype


def gradients(ctx: Any, gradient: torch.Tensor) -> list[torch.Tensor | None]:
    """The gradient times the derivative by each input that asks for it, in that input's shape and dtype."""
    inputs, wide = recalled(ctx), working(ctx.dtype)
    alike = [gradient, *inputs[1:]]
    return [
        laid_back(ctx.formula.product(gradient, place, inputs, wide), alike[place]) if needed else None
        for place, needed in enumerate(ctx.needs_input_grad[1:])
    ]


def recalled(ctx: Any) -> list[Any]:
    """The inputs of a function; None for x where no derivative depends on it."""
    return [number if tensor is None else tensor for tensor, number in zip(ctx.saved_tensors, ctx.numbers, strict=True)]


def laid_back(gradient: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """A gradient in the shape and dtype of what it belongs to."""
    return summed(gradient, like.shape).to(like.dtype)
