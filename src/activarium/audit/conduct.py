"""How tensors are treated: their shape, layout, dtype and device, the gradient that comes in, integers."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from activarium.audit.report import Finding
from activarium.audit.subject import TRIED, arguments, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activarium.audit.tensors import Tensors
    from activarium.audit.truth import Truth

UNITS = 64  # of the format: how far results in another layout may lie apart
CHANNELS_LAST = "x.reshape(2, 2, 4, 4).contiguous(memory_format=torch.channels_last)"
WEIGHTS = (1.0, -2.0, 0.0, 0.5)


class Layout(NamedTuple):
    """A way in which 64 numbers lie in a tensor.

    Arguments:
        name: of the layout.
        code: Python that makes it from a tensor `x` of shape (64,).
        made: the same as a function.
    """

    name: str
    code: str
    made: Callable[[Any], Any]


LAYOUTS = (
    Layout("no dimension", "x[5]", lambda x: x[5]),
    Layout("one element", "x[5:6]", lambda x: x[5:6]),
    Layout("no element", "x[:0]", lambda x: x[:0]),
    Layout("no element in two dimensions", "x[:0].reshape(0, 3)", lambda x: x[:0].reshape(0, 3)),
    Layout("two dimensions", "x.reshape(4, 16)", lambda x: x.reshape(4, 16)),
    Layout("three dimensions", "x.reshape(2, 4, 8)", lambda x: x.reshape(2, 4, 8)),
    Layout("five dimensions", "x.reshape(1, 2, 4, 4, 2)", lambda x: x.reshape(1, 2, 4, 4, 2)),
    Layout("a transposed matrix", "x.reshape(4, 16).t()", lambda x: x.reshape(4, 16).t()),
    Layout("every other element", "x[::2]", lambda x: x[::2]),
    Layout("an expanded row", "x[:8].expand(3, 8)", lambda x: x[:8].expand(3, 8)),
    Layout("channels last", CHANNELS_LAST, lambda x: x.reshape(2, 2, 4, 4).contiguous(memory_format=_channels_last())),
)


def _channels_last() -> Any:
    import torch

    return torch.channels_last


def conduct(subject: Tensors, truth: Truth) -> Iterator[Finding]:
    """The findings of this module."""
    with warnings.catch_warnings(action="ignore"):
        changed = list(untouched(subject))
        yield from changed
        yield from shapes(
            subject, [layout for layout in LAYOUTS if not ((changed or declared(subject)) and "expand" in layout.code)]
        )
        yield from dtypes(subject)
        yield from devices(subject)
        yield from incoming(subject)
        yield from integers(subject, truth)


def declared(subject: Tensors) -> bool:
    """Whether a subject says of itself that it works in place."""
    made = subject.source.made
    return getattr(made, "inplace", arguments(made).get("inplace", False)) is True


def untouched(subject: Tensors) -> Iterator[Finding]:
    """Whether the input is as before, if nothing was said of working in place."""
    form = subject.formats[0]
    x, before = subject.tensor(form, TRIED), subject.tensor(form, TRIED)
    subject.kept(form)(x)
    if not declared(subject) and not subject.torch.equal(x, before):
        line = f"{subject.prelude(form)}; x = torch.linspace(-4, 4, 9); s = x.clone(); f(x); print(x, 'expected', s)"
        yield Finding("in-place", "wrong", "It changes its input, though nobody asked for that.", line)


def shapes(subject: Tensors, layouts: list[Layout]) -> Iterator[Finding]:
    """Layouts in which a subject fails or gives something else."""
    form, failed = subject.formats[0], []
    plain = _value_and_slope(subject, lambda x: x)
    for layout in layouts:
        try:
            results = _value_and_slope(subject, layout.made)
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            failed.append((layout, f"{layout.name} ({told(error)})"))
            continue
        expected = [layout.made(values) for values in plain]
        if any(r.shape != e.shape or not close(subject, r, e) for r, e in zip(results, expected, strict=True)):
            failed.append((layout, f"{layout.name} (other results than for one dimension)"))
    if failed:
        line = f"{subject.prelude(form)}; x = torch.linspace(-3.9, 4.1, 64); l = lambda x: {failed[0][0].code}"
        shown = "print(f(l(x).clone(memory_format=torch.preserve_format)), 'expected', l(f(x.clone())))"
        yield Finding("shape", "wrong", f"It fails for: {'; '.join(text for _, text in failed)}.", f"{line}; {shown}")


def _value_and_slope(subject: Tensors, layout: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Both in a layout; a slope that cannot be had, or that an in-place change made meaningless, is told elsewhere."""
    x = layout(subject.tensor(subject.formats[0], TRIED).requires_grad_().clone())
    before = x._version  # noqa: SLF001 - torch's only word for how often a tensor was written to
    y = subject.kept(subject.formats[0])(x)
    try:
        slope = subject.slope(y, x) if x._version == before else y  # noqa: SLF001
    except RuntimeError:
        slope = y
    return y.detach(), slope.detach()


def close(subject: Tensors, one: Any, other: Any) -> bool:
    """Whether two results differ by no more than the order of operations explains."""
    unit = UNITS * subject.formats[0].epsilon
    return subject.torch.allclose(one.double(), other.double(), rtol=unit, atol=unit, equal_nan=True)


def dtypes(subject: Tensors) -> Iterator[Finding]:
    """Floating formats that come back as another one."""
    lost = []
    for form in subject.formats:
        try:
            y = subject.kept(form)(subject.tensor(form, TRIED))
        except Exception:  # noqa: BLE001, S112 - that a format is refused is told with the numbers
            continue
        if y.dtype is not subject.dtype(form):
            lost.append((form, str(y.dtype).removeprefix("torch.")))
    if lost:
        text = ", ".join(f"{form.name} comes back as {dtype}" for form, dtype in lost)
        form = lost[0][0]
        line = f"print(f(torch.ones(2, dtype=torch.{form.name})).dtype, 'expected', torch.{form.name})"
        yield Finding("dtype", "wrong", f"The dtype is not kept: {text}.", f"{subject.prelude(form)}; {line}")


def devices(subject: Tensors) -> Iterator[Finding]:
    """Whether tensors on another device stay there: tried on the device `meta`, which has no numbers."""
    form = subject.formats[0]
    try:
        made = subject.copy(form)
        y = (made.to("meta") if subject.is_module else made)(subject.tensor(form, TRIED).to("meta"))
        text = "" if y.device.type == "meta" else f"comes back on {y.device}"
    except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
        # other errors mean that the code looks at numbers, which is no fault
        text = f"fails: {told(error)}" if "device" in str(error) and "expected" in str(error).lower() else ""
    if text:
        cast = "f = f.to('meta'); " if subject.is_module else ""
        line = f"{subject.prelude(form)}; {cast}print(f(torch.ones(2, device='meta')).device, 'expected meta')"
        yield Finding("device", "wrong", f"Input on another device {text}.", line)


def incoming(subject: Tensors) -> Iterator[Finding]:
    """Whether the backward pass multiplies by the gradient that comes in, and leaves that as it is."""
    torch, form = subject.torch, subject.formats[0]
    x = subject.tensor(form, TRIED).requires_grad_()
    weights = subject.tensor(form, np.resize(WEIGHTS, len(TRIED)))
    given = weights.clone()
    try:
        y = subject.kept(form)(x.clone())
        if not y.requires_grad or y.dtype is not x.dtype:
            return
        first, ones = (torch.autograd.grad(y, x, w, retain_graph=True)[0] for w in (given, torch.ones_like(y)))
    except RuntimeError:  # told with the numbers
        return
    finite = ones.isfinite() & first.isfinite()
    line = f"{subject.prelude(form)}; x = torch.tensor([-1.0, 1.0, 2.0, 3.0], requires_grad=True)"
    line += f"; w = torch.tensor({list(WEIGHTS)})"
    two = "g = lambda w: torch.autograd.grad(f(x.clone()), x, w)[0]"
    if not torch.equal(given, weights):
        shown = f"{line}; v = w.clone(); torch.autograd.grad(f(x.clone()), x, w); print(w, 'expected', v)"
        yield Finding("gradient", "wrong", "The backward pass changes the gradient that comes in.", shown)
    elif not close(subject, first[finite], (weights * ones)[finite]):
        shown = f"{line}; {two}; print(g(w), 'expected', w * g(torch.ones(4)))"
        yield Finding("gradient", "wrong", "The backward pass does not multiply by the gradient that comes in.", shown)


def integers(subject: Tensors, truth: Truth) -> Iterator[Finding]:
    """Whether integers are refused, or else give the same values as floating numbers."""
    made, x = subject.kept(subject.formats[0]), subject.torch.arange(-4, 5)
    try:
        got, plain = (made(given).detach().double().numpy() for given in (x.clone(), subject.tensor(subject.formats[0], x)))
    except Exception:  # noqa: BLE001 - refusing integers is right
        return
    off = np.abs(got - plain) > 1e-3 * np.maximum(1, np.abs(plain))
    if off.any():
        place = int(np.argmax(off))
        at = int(x[place])
        text = f"Integers are taken and give wrong values: at x = {at} the value is {float(got[place])!r}, "
        line = f"{subject.prelude()}; print(f(torch.tensor([{at}])).item(), 'expected', {truth.text(at, 0)})"
        yield Finding("integer", "wrong", f"{text}exact is {truth.digits(at, 0)}; refuse them or convert them.", line)
