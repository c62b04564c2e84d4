"""A record made ready for comparison: values and slopes for many parameter vectors at once."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.catalogue import index, preset, record
from activarium.derive.derived import derived
from activarium.derive.program import Ref
from activarium.identification.running import QUICK, runner
from activarium.identification.samples import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from activarium.core import Activation, Interval

DRAWS = 64
FAR = 1e3  # times the reach of a slider: a parameter beyond stands for a limit
NEAR_END = 1e-7  # times a default below 1, to an open end of a domain: so does a parameter that comes as near as this
MANY = 4  # parameters above which points spread over all of them at once leave nothing near
SWEEP = (0.1, 0.3, 0.5, 0.7, 0.9)


class Candidate:
    """A record with its programs.

    Arguments:
        f: the record.
    """

    def __init__(self, f: Activation) -> None:
        self.f, self.slug = f, f.slug
        self.runners: dict[tuple[str, ...], Callable[..., Any]] = {}
        self.names = tuple(p.symbol for p in f.parameters)
        self.defaults = np.array([float(p.default) for p in f.parameters])
        self.domains = tuple(p.domain for p in f.parameters)
        self.reach = np.array([max(1.0, *map(abs, map(float, (p.display.lower, p.display.upper)))) for p in f.parameters])

    def values(self, theta: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The values at x, shape (n,) or (s, n), for parameters of shape (s, k): shape (s, n)."""
        return self.run((), theta, x)

    def jacobian(self, theta: np.ndarray, x: np.ndarray, held: Collection[int] = ()) -> np.ndarray:
        """The derivatives by the parameters, 0 for those of the columns that are held: shape (s, n, k)."""
        slopes = np.zeros((len(theta), x.shape[-1], len(self.names)))
        for column, name in enumerate(self.names):
            if column not in held:
                slopes[..., column] = self.run((name,), theta, x)
        return slopes

    def run(self, variables: tuple[str, ...], theta: np.ndarray, x: np.ndarray) -> np.ndarray:
        """A stored partial derivative on arrays, shape (s, n)."""
        if variables not in self.runners:
            self.runners[variables] = runner(derived(self.f).program(variables))
        with np.errstate(all="ignore"):
            result = self.runners[variables](x if x.ndim > 1 else x[None, :], *theta.T[:, :, None])
        shape = (len(theta), x.shape[-1])
        return result if np.shape(result) == shape else np.broadcast_to(np.asarray(result, float), shape)

    def within(self, theta: np.ndarray, step: np.ndarray) -> np.ndarray:
        """theta + step, but no further than half-way to an end of a domain."""
        moved = theta + step
        for column, domain in enumerate(self.domains):
            at, to = theta[:, column], moved[:, column]
            lower, upper = float(domain.lower), float(domain.upper)
            to = np.where(to <= lower, (at + lower) / 2 if domain.lower_open else lower, to)
            moved[:, column] = np.where(to >= upper, (at + upper) / 2 if domain.upper_open else upper, to)
        return moved

    def contains(self, theta: np.ndarray, far: float = FAR, near: float = NEAR_END) -> bool:
        """Whether every parameter lies in its domain, and not so far out or so near an open end that it stands for a limit."""
        gaps = near * np.minimum(1.0, np.where(self.defaults, np.abs(self.defaults), 1.0))
        inside = all(map(_inside, map(float, theta), self.domains, gaps))
        return inside and bool(np.all(np.abs(theta) <= far * self.reach))

    @cached_property
    def presets(self) -> list[tuple[str, np.ndarray]]:
        """Other names of the record at certain parameters, and those parameters."""
        found = [(str(alias), preset(alias)) for alias in self.f.aliases]
        place = {name: column for column, name in enumerate(self.names)}
        vectors = [(name, self.defaults.copy(), values) for name, values in found if values]
        for _, vector, values in vectors:
            for symbol, value in values.items():
                vector[place[symbol]] = float(value)
        return [(name, vector) for name, vector, _ in vectors]

    @cached_property
    def draws(self) -> np.ndarray:
        """Parameters to start from, shape (s, k): the defaults, the presets, and points spread over the domains."""
        if not self.names:
            return np.empty((1, 0))
        spread = _spread(len(self.names))
        columns = [_stretched(u, p) for u, p in zip(spread.T, self.f.parameters, strict=True)]
        rows = [self.defaults, *(vector for _, vector in self.presets), *np.stack(columns, axis=1), *self._swept()]
        return np.array([row for row in rows if self.contains(row)])

    def _swept(self) -> list[np.ndarray]:
        """Of many parameters one at a time across the range of its slider, the others at their defaults."""
        if len(self.names) <= MANY:
            return []
        rows = [(c, _share(p, u)) for c, p in enumerate(self.f.parameters)
                for u in SWEEP]  # fmt: skip
        return [np.where(np.arange(len(self.names)) == column, value, self.defaults) for column, value in rows]

    @cached_property
    def drawn(self) -> np.ndarray:
        """The values at the nodes for every draw, shape (s, 96)."""
        return self.values(self.draws, nodes())

    @cached_property
    def fixed(self) -> np.ndarray:
        """At which nodes the value does not depend on the parameters, as far as the draws tell; shape (96,)."""
        drawn = np.where(np.isfinite(self.drawn), self.drawn, self.drawn[0])
        return np.ptp(drawn, axis=0) <= 1e-12 * np.abs(self.drawn[0])

    def places(self, theta: np.ndarray) -> list[float]:
        """Where pieces meet, for parameters of shape (k,)."""
        with np.errstate(all="ignore"):
            found = [float(np.asarray(program.run(QUICK, 0.0, *theta))) for program in derived(self.f).breakpoints]
        return sorted({at + 0.0 for at in found if np.isfinite(at)})

    @cached_property
    def joints(self) -> list[Any]:
        """Programs of the places where pieces meet, if they depend on the parameters."""
        return [program for program in derived(self.f).breakpoints if isinstance(program.result, Ref)]


def _share(parameter: Any, share: float) -> float:
    """A number inside the range of a slider."""
    lower, upper = float(parameter.display.lower), float(parameter.display.upper)
    return lower + share * (upper - lower)


def _inside(value: float, domain: Interval, near: float) -> bool:
    if value not in domain:
        return False
    ends = [float(end) for end, is_open in ((domain.lower, domain.lower_open), (domain.upper, domain.upper_open)) if is_open]
    return all(abs(value - end) > near for end in ends)


def _spread(dimensions: int) -> np.ndarray:
    """Points that fill the unit cube evenly: the additive recurrence of the generalised golden ratio (Roberts 2018)."""
    ratio = 2.0
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / (dimensions + 1))
    return (0.5 + np.outer(np.arange(1, DRAWS + 1), ratio ** -np.arange(1.0, dimensions + 1))) % 1.0


def _stretched(u: np.ndarray, parameter: Any) -> np.ndarray:
    """Half of the points across the range of the slider, the others far beyond it, on a logarithmic scale."""
    lower, upper = float(parameter.display.lower), float(parameter.display.upper)
    within = lower + 2 * u * (upper - lower)
    reach, outer = max(abs(lower), abs(upper)), 2 * u - 1
    if float(parameter.domain.lower) >= 0:
        beyond = reach * 10 ** (4 * outer - 2.5)
    elif float(parameter.domain.upper) <= 0:
        beyond = -reach * 10 ** (4 * outer - 2.5)
    else:
        beyond = np.sign(outer - 0.5) * reach * 10 ** (3.5 * np.abs(2 * outer - 1) - 2.5)
    return np.where(u < 0.5, within, beyond)


@cache
def candidates() -> tuple[Candidate, ...]:
    """Every record of the catalogue, ready for comparison."""
    return tuple(Candidate(record(slug)) for slug in index())
