"""What is proven of a function, as tests ask for it: stored at the defaults, proven anew elsewhere, each thing once."""

from __future__ import annotations

import functools
import zlib

import numpy as np
import pytest

from activarium.derive.facts import Facts
from activarium.derive.proofs import PATIENCE, _property
from activarium.derive.properties import properties


def drawn(f, seed=0):
    """Parameters from the display ranges; nothing if one of them lies outside its domain."""
    rng = np.random.default_rng(zlib.crc32(f.slug.encode()) + seed)
    values = {p.symbol: round(float(rng.uniform(float(p.display.lower), float(p.display.upper))), 2) for p in f.parameters}
    return values if all(value in p.domain for p, value in zip(f.parameters, values.values(), strict=True)) else None


def found(f, values, name):
    """A property at these parameters, known or not."""
    return _found(f, tuple(values.items()), name)


def told(f, values, name):
    """A property at these parameters; where it is unknown the test is skipped, and how many are is a test of its own."""
    item = found(f, values, name)
    if item.sure == "unknown":
        pytest.skip(f"unknown: {item.reason}")
    return item


def spans(numbers):
    """Pairs of ends."""
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@functools.cache
def _found(f, values, name):
    if dict(values) == f.values():
        return next(item for item in properties(f) if item.name == name)
    return _property(name, getattr(_facts(f, values), name), PATIENCE)


@functools.cache
def _facts(f, values):
    return Facts(f, f.exact_values(dict(values)))
