"""Record → properties: exact, or proven by ball arithmetic, or `unknown`; never a guess."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.facts import Facts
from activarium.derive.properties import LABELS, Property
from activarium.derive.segments import Unproven

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from fractions import Fraction

    from activarium.core import Activation
    from activarium.derive.analysis import Told

PATIENCE = 30.0  # seconds for all properties of a function together


def proven(f: Activation, values: Mapping[str, Fraction], seconds: float = PATIENCE) -> tuple[Property, ...]:
    """The properties of a record for exact values of its parameters, as far as they are found in this time."""
    deadline = time.monotonic() + seconds
    found = _properties(Facts(f, values), LABELS, deadline)
    if f.evaluate is not None and not f.evaluate.has(sp.Piecewise):
        unknown = [name for name, item in found.items() if item.sure == "unknown"]
        again = _properties(Facts(f, values, as_evaluated=True), unknown, deadline)
        found |= {name: item for name, item in again.items() if item.sure != "unknown"}
    return tuple(found.values())


def _properties(facts: Facts, names: Iterable[str], deadline: float) -> dict[str, Property]:
    return {name: _property(name, getattr(facts, name), deadline - time.monotonic()) for name in names}


def _property(name: str, compute: Callable[[], Told], seconds: float) -> Property:
    try:
        with at_most(seconds):
            text, levels = compute()
    except Unproven as reason:
        return Property(name, "unknown", "unknown", str(reason))
    except Exception as error:  # noqa: BLE001 - SymPy fails in many ways on a formula of a user's; then nothing is proven
        return Property(name, "unknown", "unknown", f"the proof broke off: {error}")
    sure = "exact" if all(level.exact is not None for level in levels) else "enclosure"
    return Property(name, text, sure, numbers=tuple(map(float, levels)))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """A bound on the time of a proof, where the system can interrupt one: in the main thread of a Unix process.

    Raises:
        Unproven: the time is up.
    """

    def stop(*_: object) -> None:
        raise Unproven("the time was too short")

    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
