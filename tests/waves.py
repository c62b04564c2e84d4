"""Whether something sampled comes back to 0 for ever, as far as samples can tell."""

from __future__ import annotations

import numpy as np

STRETCHES = [(5, 15), (15, 25)]


def recurs(quantity) -> bool:
    """Whether values change their sign or touch 0 far out and again farther out, to the left or to the right."""
    return any(all(_meets(quantity, side, *stretch) for stretch in STRETCHES) for side in (-1, 1))


def _meets(quantity, side, near, far) -> bool:
    with np.errstate(all="ignore"):
        values = np.asarray(quantity(side * np.linspace(near, far, 20001)))
    values = values[np.isfinite(values)]
    least = int(np.abs(values).argmin())
    around = [np.abs(part).max(initial=0.0) for part in (values[:least], values[least:])]
    return len({*np.sign(values)} - {0}) == 2 or abs(values[least]) < 1e-6 * min(around)
