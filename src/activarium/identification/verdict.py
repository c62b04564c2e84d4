"""Whether a candidate at certain parameters is the subject: the comparison that decides, after all fitting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.identification.constants import simple
from activarium.identification.fitting import descend
from activarium.identification.samples import CORE, Samples, dense, fine

if TYPE_CHECKING:
    from activarium.identification.subject import Subject

# by which values may be off where an implementation takes a shortcut, as a softplus cut off at 20 does,
# or cuts a constant such as sqrt(2/pi) short
SHORTCUT = 1e-8
SLACKS = (1e-6, 1e-10)  # within which a fitted number is taken for a simple one
PROMISING = 1e-4  # the distance from which a fit is looked at closely
HOPES = ((2, 0.1), (5, 1e-2), (8, 1e-4), (12, 1e-7))  # (step, distance) from which a parameter may still come to its default
SINGULAR = 1e-7  # of singular values: parameters that trade off against one another


@dataclass(frozen=True)
class Verdict:
    """Parameters at which a candidate equals the subject.

    Arguments:
        theta: the parameters, shape (k,).
        texts: of those that are simple numbers, by column.
        error: the largest relative difference.
    """

    theta: np.ndarray
    texts: dict[int, str]
    error: float


class Held:
    """A model of which some parameters stay where they are.

    Arguments:
        model: the model.
        columns: of the parameters that stay.
    """

    def __init__(self, model: Any, columns: list[int]) -> None:
        self.model, self.columns = model, columns
        self.values, self.within = model.values, model.within

    def jacobian(self, theta: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The derivatives by the parameters, 0 for those that stay: shape (s, n, k)."""
        return self.model.jacobian(theta, x, self.columns)


def verdict(model: Any, subject: Subject, theta: np.ndarray, distance: float, *, polish: bool = False) -> Verdict | None:
    """The parameters, made simple where that is the same function; None if the candidate is another function.

    Arguments:
        polish: whether parameters that are nearly right are fitted once more, on more inputs.
    """
    if distance > max(PROMISING, 10 * subject.tolerance) or not model.contains(theta):
        return None
    if not len(theta):
        return _at(model, subject, theta, {}, exact=True)
    if polish:
        theta = _polished(model, subject, theta)
    found = _simplified(model, subject, theta) or _at(model, subject, theta, {})
    return found and _plainest(model, subject, found)


def _at(model: Any, subject: Subject, theta: np.ndarray, texts: dict[int, str], *, exact: bool = False) -> Verdict | None:
    reached = error(model, subject, theta, exact=exact)
    return None if reached is None else Verdict(theta, texts, reached)


def _simplified(model: Any, subject: Subject, theta: np.ndarray) -> Verdict | None:
    """All parameters that are near simple numbers replaced by these, if the function stays equal."""
    for slack in SLACKS:
        numbers = {column: number for column, value in enumerate(theta) if (number := simple(float(value), slack))}
        rounded = np.array([numbers[column].value if column in numbers else value for column, value in enumerate(theta)])
        texts = {column: number.text for column, number in numbers.items()}
        if found := _at(model, subject, rounded, texts, exact=len(texts) == len(theta)):
            return found
    return None


def _plainest(model: Any, subject: Subject, found: Verdict) -> Verdict | None:
    """The same function with as many parameters as possible at their defaults, or at 0, where they are not determined.

    None if one is left that neither matters nor is simple: the candidate only tends to the subject.
    """
    if not _undetermined(model, subject, found.theta):
        return found
    for usual in (np.asarray(model.defaults), np.zeros(len(found.theta))):
        theta = np.where([column in found.texts for column in range(len(usual))], found.theta, usual)
        plainer = _simplified(model, subject, theta)
        if plainer and len(plainer.texts) == len(theta):
            return plainer
    held: list[int] = []
    for column, default in enumerate(model.defaults):
        if found.theta[column] == default:
            held = [*held, column]
            continue
        theta = found.theta.copy()
        theta[column] = default
        samples = subject.samples(fine)
        theta = descend(Held(model, [*held, column]), samples, theta[None, :], 25, HOPES)[0][0]
        if plainer := _simplified(model, subject, theta):
            found, held = plainer, [*held, column]
    open_ = [column for column in range(len(found.theta)) if column not in {*held, *found.texts}]
    return None if any(_idle(model, subject, found.theta, column) for column in open_) else found


def _idle(model: Any, subject: Subject, theta: np.ndarray, column: int) -> bool:
    """Whether a parameter can be moved a little without a difference."""
    moved = theta.copy()
    moved[column] += 1e-3 * (1 + abs(theta[column]))
    return error(model, subject, moved) is not None


def _undetermined(model: Any, subject: Subject, theta: np.ndarray) -> bool:
    """Whether parameters can be changed, alone or together, without a change of slope at first order."""
    samples = subject.samples(fine)
    slopes = np.nan_to_num(model.jacobian(theta[None, :], samples.x)[0] * samples.weight[:, None], posinf=0.0, neginf=0.0)
    least = max(SINGULAR, 16 * subject.epsilon) * max(1e-30, np.abs(slopes).max())
    return bool(np.linalg.matrix_rank(slopes, tol=least) < len(theta))


def _polished(model: Any, subject: Subject, theta: np.ndarray) -> np.ndarray:
    """The parameters fitted on more inputs; once more without those at which the subject takes a shortcut."""
    samples = subject.samples(fine)
    theta = descend(model, samples, theta[None, :], 25)[0][0]
    apart = np.abs((model.values(theta[None, :], samples.x)[0] - samples.values) * samples.weight)
    kept = samples.known & (apart <= 20 * float(np.median(apart[samples.known])) + subject.epsilon)
    if 0.7 * len(kept) < kept.sum() < len(kept):
        honest = Samples(samples.x, np.where(kept, samples.y, np.nan), samples.size)
        theta = descend(model, honest, theta[None, :], 25)[0][0]
    return theta


def error(model: Any, subject: Subject, theta: np.ndarray, *, exact: bool = False) -> float | None:
    """The largest relative difference if the candidate equals the subject there, None if it does not.

    Arguments:
        exact: whether all parameters are simple numbers; the subject may then be one with constants cut short.
    """
    if not model.contains(theta):
        return None
    apart = difference(model, theta, subject.samples(dense))
    if apart is None or not _settles(apart, subject, exact=exact):
        return None
    places = [*subject.jumps, *model.places(theta)]
    beside = difference(model, theta, subject.measured(_beside(places, subject.epsilon))) if places else None
    if beside is not None and beside.max(initial=0.0) > max(SHORTCUT, subject.tolerance):
        return None
    return float(apart.max())


def difference(model: Any, theta: np.ndarray, samples: Samples) -> np.ndarray | None:
    """|f − g| relative to |f| + s(1 + |x|) at every input that counts; None if too few do.

    A naive implementation loses digits in proportion to the terms that it adds, not to their sum;
    the second term of the scale allows for that, also far out. Where the subject has no value far
    out, because something in it overflows, nothing is compared.
    """
    values = model.values(theta[None, :], samples.x)[0]
    with np.errstate(all="ignore"):
        apart = np.abs(values - samples.y) / (np.abs(samples.values) + samples.size * (1 + np.abs(samples.x)))
        apart = np.where(values == samples.y, 0.0, np.where(np.isfinite(apart), apart, np.inf))
    compared = samples.known | (np.abs(samples.x) <= CORE)
    return apart[compared] if 3 * np.count_nonzero(compared) >= len(compared) else None


def _settles(apart: np.ndarray, subject: Subject, *, exact: bool) -> bool:
    """Whether differences are those of rounding, or of what an implementation cuts short."""
    small = apart <= subject.tolerance
    return bool(small.all() or ((exact or np.mean(small) >= 0.9) and apart.max() <= max(SHORTCUT, subject.tolerance)))


def _beside(places: list[float], epsilon: float) -> np.ndarray:
    """Inputs on both sides of every place."""
    gaps = np.array([max(1e-9, 8 * epsilon), 1e-5 + 16 * epsilon, 3e-2])
    return np.concatenate([at + side * gaps * max(1.0, abs(at)) for at in places for side in (-1.0, 1.0)])


def exceptions(model: Any, subject: Subject, theta: np.ndarray) -> tuple[float, ...]:
    """The joints at which equal functions give different values all the same, because they jump there."""
    places = np.array(sorted({*subject.jumps, *model.places(theta)}))
    if not len(places):
        return ()
    samples = subject.measured(places)
    values = model.values(theta[None, :], samples.x)[0]
    apart = np.abs(values - samples.y) > SHORTCUT * (np.abs(samples.values) + samples.size * (1 + np.abs(samples.x)))
    return tuple(float(at) for at in samples.x[apart])
