"""Every function of the catalogue as a `torch.nn.Module`: one class per record, all of one shape."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import torch

from activarium.catalogue import definition, find, index, restored
from activarium.nn.functional import function, refuse_unreal, renamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.core import Activation

PACKAGE = "activarium.nn"
KEYWORD = inspect.Parameter.KEYWORD_ONLY


class Elementwise(torch.nn.Module):
    """An activation function with its parameters as a module.

    A parameter meant to be learnt is a `torch.nn.Parameter` of `num_parameters` elements, one for all or
    one per channel (axis 1 of the input); the others are numbers. Setting either later is allowed.

    Attributes:
        activation: the record.
        function: the function of tensors that is called.
    """

    activation: ClassVar[Activation]
    function: ClassVar[Callable[..., torch.Tensor]]

    def __init__(self, *values: Any, num_parameters: int = 1, device: Any = None, dtype: Any = None, **named: Any) -> None:
        super().__init__()
        given = self.__signature__.bind(*values, **named, **learning(self.activation, num_parameters, device, dtype)).arguments
        for parameter in self.activation.parameters:
            value = given.get(parameter.symbol, float(parameter.default))
            if parameter.learnable and not isinstance(value, torch.Tensor):
                number = parameter.checked(value)
                value = torch.nn.Parameter(torch.full((num_parameters,), number, device=device, dtype=dtype))
            setattr(self, parameter.symbol, value)

    def __setattr__(self, name: str, value: Any) -> None:
        """A parameter's number is checked against its domain."""
        for parameter in self.activation.parameters:
            if parameter.symbol == name and not isinstance(value, torch.Tensor):
                value = parameter.checked(value)
        super().__setattr__(name, value)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The function of every element: a tensor of the shape and dtype of x."""
        return self.function(x, *[getattr(self, parameter.symbol) for parameter in self.activation.parameters])
