"""The catalogue for torch: modules (`nn.LeakyReLU(alpha=0.2)`), functions (`nn.functional.leaky_relu`), pictures of any module.

>>> from activarium import nn
>>> nn.LeakyReLU()
LeakyReLU(alpha=0.2)
>>> print(nn.LeakyReLU())
Activation Function: LeakyReLU(alpha=0.2)

Values and derivatives are computed by the formulas derived from the records; autograd differentiates
nothing itself. Everything works on every device, in every floating dtype, and under `torch.compile`,
`torch.func` and `torch.export`.
"""

from __future__ import annotations

from typing import Any

try:
    import torch  # noqa: F401 - asked for first, so that its absence is explained
except ImportError as missing:
    raise ImportError("activarium.nn needs PyTorch: pip install activarium[torch]") from missing

from activarium.catalogue import UnknownActivation, find
from activarium.nn import functional
from activarium.nn.modules import Elementwise, class_slugs, module, module_class
from activarium.nn.visualize import visualize_activation

__all__ = ["Elementwise", "functional", "module", "visualize_activation"]  # and a class for every function, by `__getattr__`


def __getattr__(name: str) -> Any:
    if not name[:1].isupper():
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}; functions of tensors are in {__name__}.functional"
        )
    try:
        f = find(class_slugs().get(name, name))
    except UnknownActivation as unknown:
        raise AttributeError(f"module {__name__!r} has no class {name!r}: {unknown}") from None
    kind = module_class(f)
    return globals().setdefault(kind.__name__, kind)


def __dir__() -> list[str]:
    return sorted({*__all__, *class_slugs()})
