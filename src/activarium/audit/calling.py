"""How a target is called: with torch tensors, NumPy arrays or single floats, found out by calling it once."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from activarium.audit.arrays import Arrays
from activarium.audit.formats import FLOAT32, FLOAT64
from activarium.audit.subject import TRIED, Source, Unusable
from activarium.audit.tensors import Tensors
from activarium.identification.calling import NotElementwise, refuse_several
from activarium.identification.target import told

NUMERIC = {"numpy", "scipy", "math"}  # packages whose functions take no tensors, even if they seem to


def adapted(source: Source) -> tuple[Tensors | Arrays, np.ndarray]:
    """A subject that can be called in every format, and what its very first call gave at `TRIED`.

    Raises:
        Unusable: it takes several arguments, raises, or returns something else than one result of the same shape.
    """
    try:
        refuse_several(source.made, source.name)
    except NotElementwise as error:
        raise Unusable(str(error)) from error
    attempts = (_with_tensors, _with_arrays, _with_floats)
    errors = []
    for attempt in attempts:
        try:
            return attempt(source)
        except Unusable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            errors.append(error)
    told_ = next((e for e in errors if not isinstance(e, _NotTried)), errors[-1])
    raise Unusable(
        f"{source.name} cannot be called with {len(TRIED)} numbers on the CPU: {told(told_)}; "
        f"an activation function takes one tensor or array of any shape"
    ) from told_


class _NotTried(Exception):
    """A way of calling that does not come into question."""


def _with_tensors(source: Source) -> tuple[Tensors, np.ndarray]:
    torch = sys.modules.get("torch")
    package = str(getattr(source.made, "__module__", None) or "").partition(".")[0]
    if torch is None or isinstance(source.made, np.ufunc) or package in NUMERIC:
        raise _NotTried
    subject = Tensors(source)
    x, y = _first_result(subject)
    _refuse_result(source.name, y, torch.Tensor, x.shape)
    return subject, y.detach().double().numpy()


def _first_result(subject: Tensors) -> tuple[Any, Any]:
    """Input and result in float32, or else in float64, which then comes first among the formats."""
    x = subject.tensor(FLOAT32, TRIED)
    try:
        return x, subject.kept(FLOAT32)(x.clone().requires_grad_().clone())
    except Exception:  # noqa: BLE001 - whatever code from outside may raise: it may know float64 only
        x = subject.tensor(FLOAT64, TRIED)
        y = subject.kept(FLOAT64)(x.clone().requires_grad_().clone())
    subject.formats = (FLOAT64, *(form for form in subject.formats if form is not FLOAT64))
    return x, y


def _with_arrays(source: Source) -> tuple[Arrays, np.ndarray]:
    _refuse_module(source)
    subject = Arrays(source, scalar=False)
    x = TRIED.astype(np.float32)
    y = subject(x.copy())
    _refuse_result(source.name, y, np.ndarray, x.shape)
    return subject, np.asarray(y, np.float64)


def _with_floats(source: Source) -> tuple[Arrays, np.ndarray]:
    _refuse_module(source)
    subject = Arrays(source, scalar=True)
    source.made(float(TRIED[-1]))
    return subject, subject(TRIED)


def _refuse_module(source: Source) -> None:
    if "torch" in sys.modules and isinstance(source.made, sys.modules["torch"].nn.Module):
        raise _NotTried


def _refuse_result(name: str, y: Any, kind: type, shape: tuple[int, ...]) -> None:
    if not isinstance(y, kind):
        raise Unusable(
            f"{name} returns {type(y).__name__}, not one {kind.__name__}: wrap it in a function that returns its result"
        )
    if tuple(y.shape) != tuple(shape):
        raise Unusable(
            f"{name} turns shape {tuple(shape)} into {tuple(y.shape)}: only a function of each element alone can be audited"
        )
    if "complex" in str(y.dtype):
        raise Unusable(f"{name} returns {y.dtype}: only real functions can be audited")
