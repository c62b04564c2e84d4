"""Whether something sampled alternates for ever, as far as samples can tell."""

from __future__ import annotations

import numpy as np

STRETCHES = [(5, 15), (15, 25)]


def alternates(quantity) -> bool:
    """Whether values change their sign far out and again farther out, to the left or to the right."""
    return any(all(_turns(quantity, side, *stretch) for stretch in STRETCHES) for side in (-1, 1))


def _turns(quantity, side, near, far) -> bool:
    with np.errstate(all="ignore"):
        signs = np.sign(np.asarray(quantity(side * np.linspace(near, far, 20001))))
    return len(set(signs[np.isfinite(signs)]) - {0}) == 2
