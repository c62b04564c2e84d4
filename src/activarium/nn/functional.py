"""Every function of the catalogue on torch tensors, under its slug: `functional.leaky_relu(x, alpha=0.2)`.

>>> import torch
>>> from activarium.nn import functional
>>> functional.leaky_relu(torch.tensor([-2.0, 3.0]), alpha=0.5)
tensor([-1.,  3.])
"""

from __future__ import annotations

import inspect
import math
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

import torch
from torch.overrides import handle_torch_function, has_torch_function_unary

from activarium.catalogue import UnknownActivation, find, index
from activarium.nn.formula import Formula

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.core import Activation, Parameter


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        f = find(name)
    except UnknownActivation as unknown:
        raise AttributeError(f"module {__name__!r} has no function {name!r}: {unknown}") from None
    return globals().setdefault(f.slug, function(f))


def __dir__() -> list[str]:
    return sorted(index())


@cache
def function(f: Activation) -> Callable[..., torch.Tensor]:
    """A record as a Python function of a tensor and its parameters, with name, signature and documentation.

    >>> import torch
    >>> from activarium import find
    >>> relu = function(find("relu"))
    >>> relu(torch.tensor([-2.0, 3.0]))
    tensor([0., 3.])

    The function returns a tensor of the shape and dtype of x. A parameter is a number, or a tensor of
    one element or of one per channel (axis 1 of x); tensors receive gradients.

    Raises (the function):
        TypeError: x is not a tensor of a real floating dtype.
        ParameterError: a parameter is unknown, or its number outside its domain.
        ValueError: there are not as many values of a parameter as channels.
    """
    formula, names = Formula(f), tuple(p.symbol for p in f.parameters)
    defaults, checks = tuple(float(p.default) for p in f.parameters), tuple(map(check, f.parameters))

    def activation(x: torch.Tensor, *positional: Any, **named: Any) -> torch.Tensor:
        if has_torch_function_unary(x):
            return handle_torch_function(own, (x,), x, *positional, **named)
        values = given(f, names, defaults, positional, named) if positional or named else defaults
        refuse_unreal(x, own.__name__)
        return formula(x, *(within(value, x) for within, value in zip(checks, values, strict=True)))

    own = renamed(activation, f.slug)
    own.__module__, own.__doc__, own.__signature__ = __name__, documentation(f), signature(f)  # type: ignore[attr-defined]
    return own


def renamed(function: FunctionType, name: str) -> FunctionType:
    """A copy of a function with code of its own, by which tracebacks name it and the compiler tells it from others."""
    code = function.__code__.replace(co_name=name, co_qualname=name)
    copy = FunctionType(code, function.__globals__, name, function.__defaults__, function.__closure__)
    copy.__annotations__ = function.__annotations__
    return copy


def signature(f: Activation) -> inspect.Signature:
    """`(x, alpha=0.2)`."""
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter(p.symbol, kind, default=float(p.default)) for p in f.parameters]
    return inspect.Signature([inspect.Parameter("x", kind), *parameters])


def documentation(f: Activation) -> str:
    """The summary of a record and its parameters, as a docstring."""
    lines = [f"    {p.symbol}: {p.meaning}, {float(p.default):g} if not given; in {p.domain}." for p in f.parameters]
    return "\n".join([f.summary, *(["", "Arguments:", *lines] if lines else []), ""])


def given(f: Activation, names: tuple[str, ...], defaults: tuple[float, ...], positional: Any, named: Any) -> tuple[Any, ...]:
    """The value of every parameter, in order."""
    if len(positional) > len(names):
        raise TypeError(f"{f.slug}() takes x and {len(names)} parameters ({', '.join(names) or 'none'}), not {len(positional)}")
    if twice := [name for name in names[: len(positional)] if name in named]:
        raise TypeError(f"{f.slug}() is given {twice[0]} twice: pass it by position or by name")
    if any(name not in names for name in named):
        f.values(dict.fromkeys(named, 0.0))
    rest = (named.get(name, default) for name, default in zip(names, defaults, strict=True))
    return (*positional, *list(rest)[len(positional) :])


def check(parameter: Parameter) -> Callable[[Any, torch.Tensor], Any]:
    """What a parameter's value must pass: a number lies in the domain, a tensor fits x."""
    lower, upper = float(parameter.domain.lower), float(parameter.domain.upper)

    def checked(value: Any, x: torch.Tensor) -> Any:
        if isinstance(value, torch.Tensor):
            return laid(value, x, parameter.symbol)
        return value if isinstance(value, float) and lower < value < upper else parameter.checked(value)

    return checked


def laid(parameter: torch.Tensor, x: torch.Tensor, name: str) -> torch.Tensor:
    """A parameter of one element, or of one per channel, in a shape that x can be multiplied by.

    Raises:
        ValueError: it has another shape.
    """
    if math.prod(parameter.shape) == 1:
        return parameter.reshape(())
    channels = x.shape[1] if x.ndim > 1 else 1
    if parameter.shape != (channels,):
        raise ValueError(
            f"{name} has shape {tuple(parameter.shape)}, but x of shape {tuple(x.shape)} has {channels} channels (axis 1): "
            f"give one value, or one per channel"
        )
    return parameter.reshape(channels, *[1] * (x.ndim - 2))


def refuse_unreal(x: Any, name: str) -> None:
    """An error unless x is a tensor of a real floating dtype."""
    if not isinstance(x, torch.Tensor):
        raise TypeError(f"{name}() takes a tensor, not {type(x).__name__}: pass torch.tensor(x)")
    if not x.is_floating_point():
        remedy = "pass x.real or x.abs()" if x.is_complex() else "convert it first, as x.float()"
        raise TypeError(f"{name}() takes real floating-point tensors, not {x.dtype}: {remedy}")
