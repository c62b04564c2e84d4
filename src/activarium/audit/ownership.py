"""What is written to: the input, with `inplace=True` and without; and what a module holds, saves and lets learn."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.conduct import close, declared
from activarium.audit.formats import FLOAT64
from activarium.audit.report import Finding
from activarium.audit.subject import TRIED, Source, told
from activarium.audit.tensors import Tensors, forgotten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.audit.truth import Truth

STEP = 1e-6  # by which a parameter is moved for a difference quotient
AGREES = 1e-4
ELEMENTS = 3  # of a parameter whose gradients are compared


def ownership(subject: Tensors, truth: Truth) -> Iterator[Finding]:
    """The findings of this module."""
    with warnings.catch_warnings(action="ignore"):
        yield from in_place(subject, truth)
        if subject.is_module:
            yield from forgetting(subject, truth)
            yield from reloading(subject)
            yield from learning(subject)


def variant(subject: Tensors) -> Tensors | None:
    """The same with `inplace=True`, if it offers that."""
    if declared(subject):
        return subject
    try:
        other = _with_inplace(subject)
    except Exception:  # noqa: BLE001 - one that refuses is honest
        return None
    return None if other is None else Tensors(other)


def _with_inplace(subject: Tensors) -> Source | None:
    """By its attribute, if it is an object that was given, else by an argument."""
    source = subject.source
    if not (subject.is_module and source.maker is None):
        return source.with_argument("inplace", value=True)
    if not isinstance(getattr(source.made, "inplace", None), bool):
        return None
    changed = source.another()
    changed.inplace = True
    return Source(changed, f"{source.setup}; f.inplace = True", source.name)


def in_place(subject: Tensors, truth: Truth) -> Iterator[Finding]:
    """Whether `inplace=True` writes the same values into the input, and derivatives survive it."""
    if (other := variant(subject)) is None:
        return
    form = subject.formats[0]
    start = f"{other.prelude(form)}; x = torch.linspace(-4, 4, 9)"
    x, expected = other.tensor(form, TRIED), subject.kept(form)(subject.tensor(form, TRIED))
    try:
        y = other.kept(form)(x)
    except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
        yield Finding("in-place", "wrong", f"With inplace=True it fails: {told(error)}.", f"{start}; print(f(x))")
        return
    if not close(subject, y, expected):
        line = f"{start}; print(f(x.clone()), 'expected', {truth.text('x.numpy()', 0)})"
        yield Finding("in-place", "wrong", "With inplace=True it gives other values than without.", line)
    elif not close(subject, x, expected):
        kept = close(subject, x, other.tensor(form, TRIED))
        text = (
            "inplace=True is accepted and ignored."
            if kept
            else "With inplace=True the input becomes something else than the result."
        )
        yield Finding("in-place", "wrong", text, f"{start}; y = f(x); print(x, 'expected', y)")
    else:
        yield from _derivatives_in_place(subject, other, start, truth)


def _derivatives_in_place(subject: Tensors, other: Tensors, start: str, truth: Truth) -> Iterator[Finding]:
    form = subject.formats[0]
    leaf = other.tensor(form, TRIED).requires_grad_()
    line = f"{start}.requires_grad_(); g = torch.autograd.grad(f(x.clone()).sum(), x)[0]"
    line += f"; print(g, 'expected', {truth.text('x.detach().numpy()', 1)})"
    try:
        slope = other.slope(other.kept(form)(leaf.clone()), leaf)
        expected = _slope(subject)
    except RuntimeError as error:
        yield Finding("in-place", "wrong", f"With inplace=True there is no gradient: {told(error)}.", line)
        return
    if not close(subject, slope, expected):
        yield Finding("in-place", "wrong", "With inplace=True the gradient is another one than without.", line)
    leaf = other.tensor(form, TRIED).requires_grad_()
    try:
        other.kept(form)(leaf)
    except RuntimeError:
        return
    if not close(subject, leaf, other.tensor(form, TRIED)):
        text = "With inplace=True a leaf that needs a gradient is overwritten without an error."
        yield Finding("in-place", "wrong", text, f"{start}.requires_grad_(); f(x); print(x, 'expected an error')")


def _slope(subject: Tensors) -> Any:
    leaf = subject.tensor(subject.formats[0], TRIED).requires_grad_()
    return subject.slope(subject.kept(subject.formats[0])(leaf.clone()), leaf)


def forgetting(subject: Tensors, truth: Truth) -> Iterator[Finding]:
    """Tensors that a module holds without knowing of them, and parameters that it does not save."""
    made = subject.source.made
    if lost := sorted(dict(forgotten(made))):
        text = (
            f"{', '.join(lost)}: a tensor that is neither parameter nor buffer; .to() does not move it, "
            f"state_dict does not save it, no optimiser sees it."
        )
        yield Finding("state", "wrong", text, f"{subject.prelude()}; print(list(f.state_dict()), 'expected', {lost})")
    saved, values = set(made.state_dict()), set(truth.parameters.values())
    named = [*made.named_parameters(), *made.named_buffers()]
    unsaved = [n for n, t in named if n not in saved and (isinstance(t, subject.torch.nn.Parameter) or _means(t, values))]
    if unsaved:
        severity = "wrong" if set(unsaved) & set(dict(made.named_parameters())) else "convention"
        line = f"{subject.prelude()}; print(list(f.state_dict()), 'expected', {unsaved})"
        yield Finding("state", severity, f"{', '.join(unsaved)}: state_dict leaves it out.", line)


def _means(tensor: Any, values: set[float]) -> bool:
    """Whether a tensor holds a parameter of the function."""
    return tensor.numel() == 1 and any(abs(tensor.item() - value) <= 1e-6 * abs(value) for value in values)


def reloading(subject: Tensors) -> Iterator[Finding]:
    """Whether a copy into which the saved state is loaded computes the same; whether casting reaches every tensor."""
    torch, form = subject.torch, subject.formats[0]
    changed, fresh = subject.copy(form), subject.copy(form)
    names = dict(changed.named_parameters())
    with torch.no_grad():
        for number, tensor in enumerate(names.values()):
            tensor.mul_(1.25).add_(0.0625 * (number + 1))
    try:
        fresh.load_state_dict(changed.state_dict(), strict=False)
        x = subject.tensor(form, TRIED)
        same = np.array_equal(changed(x.clone()).detach().numpy(), fresh(x.clone()).detach().numpy(), equal_nan=True)
    except Exception:  # noqa: BLE001 - moved parameters may lie outside of what the function takes
        return
    saved = set(changed.state_dict())
    if names and not same and set(names) <= saved:
        first = next(iter(names))
        line = f"{subject.prelude()}; g = f.state_dict(); g = {{k: v + 1 for k, v in g.items()}}; f.load_state_dict(g)"
        yield Finding(
            "state", "wrong", "After its saved state is loaded, a copy computes something else.",
            f"{line}; print(dict(f.named_parameters())[{first!r}], 'expected', g[{first!r}])",
        )  # fmt: skip


def learning(subject: Tensors) -> Iterator[Finding]:
    """The gradient of every parameter beside a difference quotient, in float64."""
    for name in dict(subject.source.made.named_parameters()):
        made = subject.copy(FLOAT64)
        x = subject.tensor(FLOAT64, TRIED + 0.01)
        try:
            total = made(x.clone()).sum()
        except Exception:  # noqa: BLE001 - that float64 is refused is told with the numbers
            return
        text = _slope_told(subject, made, name, total, x)
        if text:
            yield Finding("gradient", "wrong", f"The parameter {name} {text}.", _learning_line(subject, name))


def _slope_told(subject: Tensors, made: Any, name: str, total: Any, x: Any) -> str:
    """What is wrong with the gradient of a parameter; empty if nothing is."""
    torch, parameter = subject.torch, dict(made.named_parameters())[name]
    try:
        slope = torch.autograd.grad(total, parameter, allow_unused=True)[0] if total.requires_grad else None
    except RuntimeError as error:
        return f"has no gradient that can be had: {told(error)}"
    own = torch.zeros_like(parameter) if slope is None else slope
    for place in range(min(ELEMENTS, parameter.numel())):
        got, quotient = float(own.detach().reshape(-1)[place]), _quotient(made, parameter, x, place)
        if abs(got - quotient) > AGREES * max(1.0, abs(quotient), abs(got)):
            how = "gets no gradient" if slope is None else f"gets the gradient {got:.6g}"
            return f"{how}; its difference quotient is {quotient:.6g}, over {len(TRIED)} inputs"
    return ""


def _learning_line(subject: Tensors, name: str) -> str:
    line = f"p = dict(f.named_parameters())[{name!r}]; x = torch.linspace(-3.9, 4.1, 64).double() + 0.01"
    total = "y = lambda: f(x).sum()"
    grad = "torch.autograd.grad(y(), p, allow_unused=True, materialize_grads=True)[0]; a = y().item(); p.data += 1e-6"
    return f"{subject.prelude(FLOAT64)}; {line}; {total}; g = {grad}; print(g, 'expected', (y().item() - a) / 1e-6)"


def _quotient(made: Any, parameter: Any, x: Any, place: int) -> float:
    import torch

    ends = []
    with torch.no_grad():
        flat = parameter.view(-1)
        value = flat[place].item()
        for step in (STEP, -STEP):
            flat[place] = value + step
            ends.append(float(made(x.clone()).sum()))
        flat[place] = value
    return (ends[0] - ends[1]) / (2 * STEP)
