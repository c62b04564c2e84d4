"""Any torch module → value and derivative at given points, the numbers from which it is drawn."""

from __future__ import annotations

import inspect
import json
import math
from typing import TYPE_CHECKING, Any

import torch

from activarium.files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

ULPS = 4  # how far apart, in units of the last place of the largest value, two evaluations of one point may lie


def visualize_activation(
    x: torch.Tensor, acti: Callable[[torch.Tensor], torch.Tensor], save_path: str | PathLike[str] | None = None
) -> dict[str, Any]:
    """Value and derivative of an elementwise module at the points x, as nested lists of floats `x`, `y`, `yp`.

    >>> import torch
    >>> visualize_activation(torch.tensor([-1.0, 0.0, 2.0]), torch.nn.ReLU())
    {'x': [-1.0, 0.0, 2.0], 'y': [0.0, 0.0, 2.0], 'yp': [0.0, 0.0, 1.0]}

    The derivative is autograd's. With `save_path` the same is written as JSON (`indent=4`), whole or not at
    all; missing folders are made. x, the module (parameters, gradients, buffers, mode) and the state of the
    random generators stay as they are.

    That the module is elementwise is checked three times: the gradient must follow random weights 1, 1/2,
    1/4, 1/8 of the outputs point by point, and when a random half of the points is moved, then the other
    half, value and derivative at the points that stay must not change.

    Arguments:
        x: any shape, any real floating dtype, any device.
        acti: a module, or another callable, from one tensor to one of the same shape.
        save_path: where the JSON file goes.

    Raises:
        TypeError: x is not a real floating tensor, or the module takes or returns something else than one.
        ValueError: the module is random, not elementwise, not differentiable or changes the shape, or a
            number that is to be written is not finite.
    """
    refuse_unreal(x)
    refuse_several_inputs(acti)
    with torch.inference_mode(mode=False), unchanged_random_state(x):  # the first turns gradients on as well
        points = x.detach()
        y, yp = value_and_slope(acti, points, torch.ones_like(points))
        refuse_not_elementwise(acti, points, y, yp)
    numbers = {"x": points.tolist(), "y": y.tolist(), "yp": yp.tolist()}
    if save_path is not None:
        refuse_infinite(points, y, yp)
        written_whole(save_path, json.dumps(numbers, indent=4, allow_nan=False))  # type: ignore[arg-type]
    return numbers


def unchanged_random_state(x: torch.Tensor) -> Any:
    """A context after which the random generators are as before."""
    if x.device.type in {"cpu", "meta"}:
        return torch.random.fork_rng(devices=[])
    return torch.random.fork_rng(devices=[x.device], device_type=x.device.type)


def value_and_slope(acti: Any, x: torch.Tensor, weights: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The values, and the gradient of their weighted sum; the module works on copies of x and of its buffers."""
    leaf = x.clone().requires_grad_()
    y = called(acti, leaf.clone())
    if not isinstance(y, torch.Tensor):
        raise TypeError(
            f"{name(acti)} returns {type(y).__name__}, not a tensor: wrap it in a module that returns its one result"
        )
    if y.shape != x.shape:
        raise ValueError(
            f"{name(acti)} turns shape {tuple(x.shape)} into {tuple(y.shape)}: "
            f"only an elementwise function, which keeps the shape, can be drawn"
        )
    if not y.is_floating_point():
        raise TypeError(f"{name(acti)} returns {y.dtype}: convert its result to a real floating dtype")
    if not y.requires_grad:
        raise ValueError(
            f"{name(acti)} is not differentiable: its result carries no gradient; leave out what cuts it off, such as detach()"
        )
    (slope,) = torch.autograd.grad(y, leaf, weights.to(y.dtype), materialize_grads=True)
    return y.detach(), slope


def called(acti: Any, x: torch.Tensor) -> Any:
    """The module's result, its buffers (running means, counters) being replaced by copies."""
    if not isinstance(acti, torch.nn.Module):
        return acti(x)
    buffers = {key: buffer.clone() for key, buffer in acti.named_buffers()}
    return torch.func.functional_call(acti, buffers, (x,)) if buffers else acti(x)


def refuse_unreal(x: Any) -> None:
    """An error unless x is a tensor of a real floating dtype."""
    if not isinstance(x, torch.Tensor):
        raise TypeError(f"x is of type {type(x).__name__}, not a tensor: pass torch.tensor(x)")
    if not x.is_floating_point():
        raise TypeError(f"x has dtype {x.dtype}, which has no derivative: pass a real floating dtype, such as x.float()")
    if x.is_meta:
        raise ValueError("x is on the device meta and holds no numbers: move it to the cpu or another device")


def refuse_several_inputs(acti: Any) -> None:
    """An error if the module cannot be called with one tensor."""
    if not callable(acti):
        raise TypeError(f"acti is of type {type(acti).__name__}: pass a torch.nn.Module, such as activarium.nn.LeakyReLU()")
    try:
        signature = inspect.signature(acti.forward if isinstance(acti, torch.nn.Module) else acti)
    except ValueError:  # built-in or scripted: its own error has to do
        return
    try:
        signature.bind(None)
    except TypeError:
        raise TypeError(
            f"{name(acti)} takes {signature}, not one tensor: wrap it in a module that fixes the other inputs"
        ) from None


def refuse_not_elementwise(acti: Any, x: torch.Tensor, y: torch.Tensor, yp: torch.Tensor) -> None:
    """An error if a second call gives other values, or if a result depends on other points than its own."""
    chance = torch.Generator().manual_seed(0)
    drawn = lambda end: torch.randint(end, x.shape, generator=chance).to(x.device)  # noqa: E731 - a word for one line
    weights, half = torch.ones_like(x) / 2 ** drawn(4), drawn(2).bool()
    again, weighted = value_and_slope(acti, x, weights)
    if not same(again, y, y):
        raise ValueError(f"{name(acti)} is random: it gives two results for one x and is no function; try acti.eval()")
    other = moved(x)
    alike = same(weighted, weights * yp, yp)
    for stays in (half, ~half):
        values, slopes = value_and_slope(acti, torch.where(stays, x, other), torch.ones_like(x))
        alike = alike and same(values[stays], y[stays], y) and same(slopes[stays], yp[stays], yp)
    if not alike:
        raise ValueError(
            f"{name(acti)} is not elementwise: a result depends on other points than its own, so there is no curve to draw; "
            f"pass a function of each element alone"
        )


def moved(x: torch.Tensor) -> torch.Tensor:
    """Other points of the same region: the same in reverse, half a step on."""
    return x.flatten().flip(0).reshape(x.shape) * 0.75 + 0.125


def same(a: torch.Tensor, b: torch.Tensor, scale: torch.Tensor) -> bool:
    """Whether two tensors agree but for rounding, relative to the largest finite number of the scale."""
    sizes = scale[scale.isfinite()].abs()
    unit = torch.finfo(scale.dtype).eps * (sizes.max().item() if sizes.numel() else 0.0)
    limits = {"rtol": 0.0, "atol": ULPS * unit + torch.finfo(scale.dtype).tiny, "equal_nan": True}
    return torch.allclose(a.double(), b.double(), **limits)  # type: ignore[arg-type]


def refuse_infinite(x: torch.Tensor, y: torch.Tensor, yp: torch.Tensor) -> None:
    """An error if JSON cannot hold a number."""
    for what, numbers in (("x", x), ("the value", y), ("the derivative", yp)):
        if (found := (~numbers.isfinite()).flatten().nonzero()).numel():
            place = int(found[0])
            number, at = numbers.flatten()[place].item(), x.flatten()[place].item()
            raise ValueError(
                f"{what} is {number:g}{'' if math.isnan(at) or what == 'x' else f' at x = {at:g}'}, which JSON cannot hold: "
                f"choose points where the function is finite"
            )


def name(acti: Any) -> str:
    """What a module is called in a message."""
    return getattr(acti, "__name__", type(acti).__name__)
