"""Damped Gauss–Newton (Levenberg 1944, Marquardt 1963) from several starting points at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from activarium.identification.samples import Samples

HUGE = 1e12  # a relative difference beyond which it does not matter by how much
STEEP = 1e100  # a slope beyond which its square may overflow


def descend(model: Any, samples: Samples, theta: np.ndarray, steps: int, hopes: tuple[tuple[int, float], ...] = ()) -> Any:
    """Parameters that bring a model nearer to samples, and the distances reached.

    Arguments:
        model: with `values`, `jacobian` and `within` for parameters of shape (s, k).
        theta: where to start, shape (s, k).
        steps: how many to take at most.
        hopes: (step, distance): the search ends there unless the best start has come this near.

    Returns:
        the parameters, shape (s, k), and the distances, shape (s,).
    """
    theta, damping = theta.copy(), np.full(len(theta), 1e-2)
    residual = _residual(model, samples, theta)
    cost = _squares(residual)
    for step in range(steps):
        if any(step == after and np.sqrt(cost.min()) > hope for after, hope in hopes):
            break
        move = _move(model, samples, theta, residual, damping)
        tried = model.within(theta, move)
        new = _residual(model, samples, tried)
        cost_new = _squares(new)
        better = cost_new < cost
        gained = np.where(better, cost - cost_new, 0.0)
        theta[better], residual[better] = tried[better], new[better]
        damping = np.clip(np.where(better, damping / 8, damping * 6), 1e-14, 1e12)
        settled = (gained <= 1e-4 * cost) & (better | (damping > 1e4)) | (cost < 1e-32)
        cost = np.minimum(cost, cost_new)
        if settled.all() or cost.min() < 1e-28 or (step > 8 and settled[cost.argmin()]):
            break
    return theta, np.sqrt(cost)


def _residual(model: Any, samples: Samples, theta: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        apart = (model.values(theta, samples.x) - samples.values) * samples.weight
    apart[np.isnan(apart)] = HUGE
    return np.clip(apart, -HUGE, HUGE, out=apart)


def _squares(residual: np.ndarray) -> np.ndarray:
    return np.vecdot(residual, residual) / residual.shape[-1]


def _move(model: Any, samples: Samples, theta: np.ndarray, residual: np.ndarray, damping: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        slopes = model.jacobian(theta, samples.x) * samples.weight[:, None]
    slopes[~(np.abs(slopes) < STEEP)] = 0.0  # NaN, too
    across = slopes.swapaxes(1, 2)
    damped = across @ slopes
    downhill = -(across @ residual[:, :, None])
    diagonal = np.einsum("sii->si", damped)
    diagonal += damping[:, None] * diagonal + (1e-12 * diagonal.max(axis=1, keepdims=True) + 1e-30)
    try:
        return np.linalg.solve(damped, downhill)[:, :, 0]
    except np.linalg.LinAlgError:
        return np.zeros_like(theta)
