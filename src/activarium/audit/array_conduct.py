"""How arrays are treated: their shape, dtype and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from activarium.audit.report import Finding
from activarium.audit.subject import TRIED, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.audit.arrays import Arrays

SHAPES = {
    "no dimension": "x[5]", "no element": "x[:0]", "two dimensions": "x.reshape(4, 16)",
    "a transposed matrix": "x.reshape(4, 16).T", "every other element": "x[::2]",
}  # fmt: skip


def array_conduct(subject: Arrays) -> Iterator[Finding]:
    """The findings of this module; a function of single floats has none."""
    if not subject.scalar:
        yield from _shapes(subject)
        yield from _dtypes(subject)
        yield from _untouched(subject)


def _start(subject: Arrays, dtype: str = "float64") -> str:
    return f"{subject.source.setup}; import numpy as np; x = np.linspace(-3.9, 4.1, 64).astype(np.{dtype})"


def _shapes(subject: Arrays) -> Iterator[Finding]:
    whole = np.asarray(subject(TRIED.copy()))
    failed = []
    for name, (x, expected) in zip(SHAPES, zip(_laid_out(TRIED), _laid_out(whole), strict=True), strict=True):
        try:
            got = np.asarray(subject(x.copy(order="K") if name != "every other element" else x))
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            failed.append((name, f"{name} ({told(error)})"))
            continue
        if got.shape != expected.shape or not np.allclose(got, expected, rtol=1e-12, atol=1e-12, equal_nan=True):
            failed.append((name, f"{name} (other results than for one dimension)"))
    if failed:
        code = SHAPES[failed[0][0]]
        line = f"{_start(subject)}; l = lambda x: {code}; print(f(l(x)), 'expected', l(f(x)))"
        yield Finding("shape", "wrong", f"It fails for: {'; '.join(text for _, text in failed)}.", line)


def _laid_out(x: np.ndarray) -> list[np.ndarray]:
    return [x[5], x[:0], x.reshape(4, 16), x.reshape(4, 16).T, x[::2]]


def _dtypes(subject: Arrays) -> Iterator[Finding]:
    kept = {form.name: str(np.asarray(subject(TRIED.astype(form.name))).dtype) for form in subject.formats}
    if lost := {name: dtype for name, dtype in kept.items() if name != dtype}:
        text = ", ".join(f"{name} comes back as {dtype}" for name, dtype in lost.items())
        name = next(iter(lost))
        line = f"{_start(subject, name)}; print(f(x).dtype, 'expected {name}')"
        yield Finding("dtype", "wrong", f"The dtype is not kept: {text}.", line)


def _untouched(subject: Arrays) -> Iterator[Finding]:
    x = TRIED.copy()
    subject(x)
    if not np.array_equal(x, TRIED):
        line = f"{_start(subject)}; s = x.copy(); f(x); print(x, 'expected', s)"
        yield Finding("in-place", "wrong", "It changes its input, though nobody asked for that.", line)
