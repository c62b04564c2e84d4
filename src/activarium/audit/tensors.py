"""A callable on torch tensors as a subject of an audit: values, derivatives by autograd, copies in every dtype."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.formats import FORMATS, Format
from activarium.audit.truth import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

    from activarium.audit.subject import Source
    from activarium.audit.truth import Truth


OWN = {"_parameters", "_buffers", "_modules"}  # where a module keeps what it knows of


class Tensors:
    """A callable from a tensor to one of the same shape; modules are copied, in evaluation mode, and never changed.

    Arguments:
        source: where it comes from.
    """

    formats: tuple[Format, ...] = FORMATS

    def __init__(self, source: Source) -> None:
        import torch

        self.source, self.name, self.torch = source, source.name, torch
        self.is_module = isinstance(source.made, torch.nn.Module)
        self.copies: dict[str, Any] = {}

    def dtype(self, form: Format) -> torch.dtype:
        """A format as torch calls it."""
        return getattr(self.torch, form.name)

    def copy(self, form: Format) -> Any:
        """The callable; of a module a copy of its own, in a dtype."""
        if not self.is_module:
            return self.source.made
        return self.source.another().eval().to(self.dtype(form))

    def kept(self, form: Format) -> Any:
        """The copy that is used for all numbers of a format."""
        if form.name not in self.copies:
            self.copies[form.name] = self.copy(form)
        return self.copies[form.name]

    def tensor(self, form: Format, x: Any) -> torch.Tensor:
        """Numbers as a tensor."""
        return self.torch.tensor(np.array(x, np.float64, order="C")).to(self.dtype(form))

    def results(self, form: Format, x: np.ndarray, orders: int = 0, size: int = 1) -> list[np.ndarray]:
        """Value and derivatives at every x, by autograd; a result that carries no gradient has derivatives 0."""
        leaf = self.tensor(form, np.repeat(x, size)).requires_grad_()
        with warnings.catch_warnings(action="ignore"):
            results = [self.kept(form)(leaf.clone())]
            for _ in range(orders):
                results.append(self.slope(results[-1], leaf))
        return [result.detach().double().numpy()[:: max(1, size)] for result in results]

    def slope(self, y: torch.Tensor, x: torch.Tensor, weights: torch.Tensor | None = None) -> torch.Tensor:
        """The derivative of every y by its x, times a weight."""
        if not y.requires_grad:
            return self.torch.zeros_like(x)
        weights = self.torch.ones_like(y) if weights is None else weights
        (slope,) = self.torch.autograd.grad(y, x, weights, create_graph=True, materialize_grads=True)
        return slope

    def numbers(self, form: Format) -> list[float]:
        """The single numbers among its parameters, buffers and other tensors."""
        return [float(t.detach().double().ravel()[0]) for _, t in held(self.kept(form)) if t.numel() == 1]

    def prelude(self, form: Format | None = None) -> str:
        """Python that makes `f` as it is called here."""
        cast = "" if form is None or form.name == "float32" else f".to(torch.{form.name})"
        made = f"; f = f.eval(){cast}" if self.is_module else ""
        return f"{self.source.setup}; import torch, activarium as act{made}"

    def line(self, form: Format, x: float, order: int, size: int, truth: Truth) -> str:
        """Python that prints one result and the exact one."""
        at = f"x = torch.full(({size},), {number(x)}, dtype=torch.{form.name}, requires_grad=True); y = f(x.clone())"
        more = "; y = torch.autograd.grad(y.sum(), x, create_graph=True)[0]" * order
        return f"{self.prelude(form)}; {at}{more}; print(y[0].item(), 'expected', {truth.text(x, order)})"


def held(made: Any) -> Iterator[tuple[str, torch.Tensor]]:
    """The tensors of a module with their names, those too that it does not know of."""
    import torch

    if isinstance(made, torch.nn.Module):
        yield from made.named_parameters()
        yield from made.named_buffers()
        yield from forgotten(made)


def forgotten(made: torch.nn.Module) -> Iterator[tuple[str, torch.Tensor]]:
    """The floating tensors that a module and its children hold as plain attributes, or in lists and dictionaries."""
    for path, child in made.named_modules():
        for name, value in vars(child).items():
            if name not in OWN:
                yield from _inside(f"{path}.{name}".lstrip("."), value)


def _inside(name: str, value: Any) -> Iterator[tuple[str, torch.Tensor]]:
    import torch

    if isinstance(value, torch.Tensor) and value.is_floating_point():
        yield name, value
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield from _inside(f"{name}[{place}]", item)
    elif isinstance(value, torch.nn.Module):
        yield from ((f"{name}.{key}", tensor) for key, tensor in held(value))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(f"{name}[{key!r}]", item)
