"""Every function of the catalogue as a `torch.nn.Module`: one class per record, all of one shape."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import torch

from activarium.catalogue import definition, find, index, restored
from activarium.catalogue.dialects import torch_class
from activarium.nn.functional import function, renamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.core import Activation

PACKAGE = "activarium.nn"


class Elementwise(torch.nn.Module):
    """An activation function with its parameters, as a module.

    A parameter meant to be learnt is a `torch.nn.Parameter` of `num_parameters` elements, one for all or
    one per channel (axis 1 of the input); the others are numbers. Each may be set later, to a number of
    its domain or to a tensor.

    Attributes:
        activation: the record.
        function: the function of tensors that is called.
    """

    activation: ClassVar[Activation]
    function: ClassVar[Callable[..., torch.Tensor]]

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__()
        known = inspect.signature(type(self)).parameters
        if unknown := named.keys() - known.keys():
            self.activation.values(dict.fromkeys(unknown, 0.0))
        given = inspect.signature(type(self)).bind(*values, **named).arguments
        shape = {name: given.pop(name) for name in ("num_parameters", "device", "dtype") if name in given}
        for parameter in self.activation.parameters:
            value = given.get(parameter.symbol, float(parameter.default))
            if parameter.learnable and not isinstance(value, torch.Tensor):
                value = learnt(parameter.checked(value), **shape)
            setattr(self, parameter.symbol, value)

    def __setattr__(self, name: str, value: Any) -> None:
        """As for any module; the number of a parameter is checked against its domain."""
        for parameter in self.activation.parameters:
            if parameter.symbol == name and not isinstance(value, torch.Tensor):
                value = parameter.checked(value)
        super().__setattr__(name, value)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The function of every element: a tensor of the shape and dtype of x."""
        return self.function(x, *[getattr(self, parameter.symbol) for parameter in self.activation.parameters])

    def extra_repr(self) -> str:
        """The parameters: `alpha=0.2`; of one that has several elements, their number."""
        return ", ".join(written(p.symbol, getattr(self, p.symbol)) for p in self.activation.parameters)

    def __str__(self) -> str:
        return f"Activation Function: {super().__str__()}"

    def __reduce_ex__(self, protocol: Any) -> Any:
        """A class that no import finds is made again from the definition."""
        if type(self).__module__ == PACKAGE:
            return super().__reduce_ex__(protocol)
        return blank, (definition(self.activation),), self.__getstate__()


def learnt(value: float, num_parameters: int = 1, device: Any = None, dtype: Any = None) -> torch.nn.Parameter:
    """A parameter that is trained, at first the same in every element."""
    if num_parameters < 1:
        raise ValueError(f"num_parameters = {num_parameters} is no number of parameters: give 1, or the number of channels")
    return torch.nn.Parameter(torch.full((num_parameters,), value, device=device, dtype=dtype))


def written(name: str, value: Any) -> str:
    """A parameter as it is shown."""
    if not isinstance(value, torch.Tensor):
        return f"{name}={value:g}"
    if value.numel() != 1 or value.is_meta:
        return f"num_parameters={value.numel()}"
    return f"{name}={value.item():g}"


def blank(plain: dict[str, Any]) -> Elementwise:
    """A module of a definition, without its state."""
    kind = module_class(restored(plain))
    return kind.__new__(kind)


@cache
def module_class(f: Activation) -> type[Elementwise]:
    """The class of a record: one that `activarium.nn` has under its name if the record is the catalogue's own.

    >>> from activarium import find
    >>> module_class(find("leaky_relu"))()
    LeakyReLU(alpha=0.2)
    """
    own = f.slug in index() and find(f.slug) == f
    constructor, forward = renamed(Elementwise.__init__, "__init__"), renamed(Elementwise.forward, "forward")
    constructor.__signature__ = signature(f)  # type: ignore[attr-defined]
    contents = {
        "__doc__": f"{function(f).__doc__}\nAs a module; see `activarium.nn.modules.Elementwise`.\n",
        "__module__": PACKAGE if own else __name__,
        "__init__": constructor,
        "forward": forward,
        "activation": f,
        "function": staticmethod(function(f)),
    }
    return type(class_name(f.slug, f.name), (Elementwise,), contents)


def signature(f: Activation) -> inspect.Signature:
    """`(self, alpha=0.2)`; with `num_parameters`, `device` and `dtype` if a parameter is learnt."""
    either, keyword = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter(p.symbol, either, default=float(p.default)) for p in f.parameters]
    if any(p.learnable for p in f.parameters):
        defaults = {"num_parameters": 1, "device": None, "dtype": None}
        parameters += [inspect.Parameter(name, keyword, default=default) for name, default in defaults.items()]
    return inspect.Signature([inspect.Parameter("self", either), *parameters])


def class_name(slug: str, name: str) -> str:
    """The name of a class: torch's own, if it has one, or the name of the function in one word.

    >>> class_name("leaky_relu", "Leaky ReLU"), class_name("bipolar_sigmoid", "Bipolar sigmoid")
    ('LeakyReLU', 'BipolarSigmoid')
    """
    joined = "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name))
    slugged = "".join(word.capitalize() for word in slug.split("_"))
    return next(word for word in (torch_class(slug) or "", joined, slugged) if word.isidentifier())


@cache
def class_slugs() -> dict[str, str]:
    """The slug of every class of the catalogue, by its name."""
    return {class_name(slug, entry["name"]): slug for slug, entry in index().items()}


def module(f: str | Activation, /, **parameters: Any) -> Elementwise:
    """The module of a function, by name or by record (also one made by `activarium.define`).

    >>> module("mish"), module("Leaky ReLU", alpha=0.1)
    (Mish(), LeakyReLU(alpha=0.1))

    Raises:
        UnknownActivation: no function has this name; the message names the nearest ones.
        ParameterError: a parameter is unknown, or outside its domain.
    """
    return module_class(find(f) if isinstance(f, str) else f)(**parameters)
