"""The version of a definition: it changes when what the function computes is written differently, and only then.

It is a digest of the expression in our grammar and of every parameter's letter, default and domain. Names, prose,
sources, sliders and forms for computing leave it as it is. An equal formula that is written differently counts as
a new version: whether two formulas are equal cannot be decided in general.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from activarium.core import Activation, Interval

LENGTH = 12  # hexadecimal digits


def version(f: Activation) -> str:
    """Twelve hexadecimal digits that stand for a definition.

    >>> from activarium import find
    >>> version(find("leaky_relu")) == version(find("LReLU")) != version(find("prelu"))
    True
    """
    parameters = [[p.symbol, str(p.default), _ends(p.domain)] for p in f.parameters]
    written = json.dumps([f.text(), parameters], separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:LENGTH]


def _ends(interval: Interval) -> list[Any]:
    return [str(interval.lower), str(interval.upper), interval.lower_open, interval.upper_open]
