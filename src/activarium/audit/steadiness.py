"""Whether an implementation is a function at all: one result for one input, whatever was called before, element by element."""

from __future__ import annotations

import random
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.arrays import Arrays
from activarium.audit.report import Finding
from activarium.audit.subject import TRIED, Unusable
from activarium.identification.target import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activarium.audit.subject import Subject
    from activarium.audit.tensors import Tensors

SEED = 97
FAR = 1e4
CLOSE = 1e-3  # how far results in another company may lie apart, relative to the largest


def steadiness(subject: Any, first: np.ndarray) -> list[Finding]:
    """The findings that make all others meaningless: chance, and memory of earlier calls.

    Arguments:
        first: the result of the very first call at `TRIED`.
    """
    call = caller(subject)
    once, again, same_seed = (seeded(call, TRIED, seed) for seed in (1, 2, 2))
    other = seeded(call, 2 * TRIED[::-1] + 1, 2)
    later, fresh = seeded(call, TRIED, 2), seeded(caller(subject), 2 * TRIED[::-1] + 1, 2)
    if alike(again, same_seed) and alike(again, later) and not alike(once, again):
        return [_random(subject)]
    if not (alike(other, fresh) and all(alike(result, again) for result in (first, once, same_seed, later))):
        return [_remembering(subject)]
    return []


def caller(subject: Any) -> Callable[[np.ndarray], np.ndarray]:
    """A subject as a function of arrays in its first format; of a module a copy of its own."""
    if isinstance(subject, Arrays):
        return lambda x: np.array(subject(x.astype(subject.formats[0].name)), np.float64)
    made, form = subject.copy(subject.formats[0]), subject.formats[0]
    return lambda x: made(subject.tensor(form, x)).detach().double().numpy()


def seeded(call: Callable[[np.ndarray], np.ndarray], x: np.ndarray, seed: int) -> np.ndarray:
    """A result, all known generators of random numbers being set before."""
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - the generator that code from outside may use
    with warnings.catch_warnings(action="ignore"):
        return call(x)


@contextmanager
def surroundings_kept() -> Iterator[None]:
    """The generators of random numbers of Python, NumPy and torch, and torch's settings, as they were, afterwards."""
    torch, plain, arrays = sys.modules.get("torch"), random.getstate(), np.random.get_state()  # noqa: NPY002
    tensors = (torch.get_rng_state(), torch.get_default_dtype(), torch.is_grad_enabled()) if torch else None
    try:
        yield
    finally:
        random.setstate(plain)
        np.random.set_state(arrays)  # noqa: NPY002
        if torch and tensors:
            torch.set_rng_state(tensors[0])
            torch.set_default_dtype(tensors[1])
            torch.set_grad_enabled(tensors[2])


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two results are the same, NaN included."""
    return one.shape == other.shape and bool(((one == other) | (np.isnan(one) & np.isnan(other))).all())


def _twice(subject: Any) -> str:
    if isinstance(subject, Arrays):
        at = "np.linspace(-4, 4, 9)" if not subject.scalar else "2.0"
        return f"{subject.source.setup}; import numpy as np; print(f({at}), 'expected the same as', f({at}))"
    start = f"{subject.prelude(subject.formats[0])}; x = torch.linspace(-3.9, 4.1, 64)"
    one = "f(x.clone()).sum().item()"
    between = f"f(1 - 2 * x).sum().item(), {one}"
    return f"{start}; print([{one} for _ in range(4)], 'expected one number, whatever is called between', {between})"


def _random(subject: Any) -> Finding:
    mode = " in evaluation mode" if getattr(subject, "is_module", False) else ""
    return Finding("random", "wrong", f"Two calls at one input give two results{mode}: it depends on chance.", _twice(subject))


def _remembering(subject: Any) -> Finding:
    return Finding(
        "state", "wrong", "A call changes what later calls return: it remembers something between them.", _twice(subject)
    )


def refuse_not_elementwise(subject: Subject) -> None:
    """An error unless every result depends on its own input alone.

    Raises:
        Unusable: it does not.
    """
    try:
        whole, apart = _in_other_company(caller(subject))
    except Exception as error:
        text = (
            f"{subject.name} does not take any number of elements: {told(error)}; only functions of each element can be audited"
        )
        raise Unusable(text) from error
    size = CLOSE * max(1e-6, np.max(np.abs(np.where(np.isfinite(whole), whole, 0))))
    if any((np.abs(difference) > size).any() for difference in apart):
        raise Unusable(
            f"{subject.name} is not elementwise: a result depends on other elements than its own; "
            f"only functions of each element alone can be audited"
        )


def _in_other_company(call: Callable[[np.ndarray], np.ndarray]) -> tuple[np.ndarray, list[np.ndarray]]:
    """The results at `TRIED`, and how far they move when other elements change, come or go."""
    x, half, turned = TRIED, np.arange(len(TRIED)) % 3 == 0, slice(None, None, -1)
    whole = call(x)
    moved = call(np.where(half, x, 0.75 * x[turned] + 0.125))[half]
    beside = call(np.concatenate([[FAR], x, [-FAR]]))[1:-1]
    with np.errstate(invalid="ignore"):
        return whole, [call(x[turned])[turned] - whole, moved - whole[half], beside - whole]


def changes_around(subject: Tensors) -> Iterator[Finding]:
    """What a call changes beside its result: random generators, settings of torch, its own parameters."""
    torch, form = subject.torch, subject.formats[0]
    made = subject.copy(form)
    held = {k: v.clone() for k, v in made.state_dict().items()} if subject.is_module else {}
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    chance = torch.manual_seed(SEED).get_state()
    made(subject.tensor(form, TRIED))
    start = f"{subject.prelude(form)}; x = torch.tensor([-1.0, 2.0])"
    if not torch.equal(chance, torch.get_rng_state()):
        line = f"{start}; s = torch.get_rng_state(); f(x); print(torch.equal(s, torch.get_rng_state()), 'expected True')"
        yield Finding(
            "random", "wrong", "A call changes the state of torch's random generator, though its result needs none.", line
        )
    if (torch.get_default_dtype(), torch.is_grad_enabled()) != (torch.float32, True):
        settings = "(torch.get_default_dtype(), torch.is_grad_enabled())"
        line = f"{start}; s = {settings}; f(x); print({settings}, 'expected', s)"
        yield Finding("state", "wrong", "A call changes settings of torch for the whole program.", line)
    changed = [k for k, v in held.items() if not torch.equal(v, made.state_dict()[k])]
    if changed:
        line = f"{start}; s = str(f.state_dict()); f(x); print(f.state_dict(), 'expected', s)"
        yield Finding("state", "wrong", f"A call in evaluation mode changes {', '.join(changed)}.", line)
