"""The search through the catalogue: what equals a subject, and what is near to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.catalogue import family
from activarium.catalogue.dialects import dialects
from activarium.core import folded
from activarium.identification.calling import NotElementwise
from activarium.identification.candidate import FAR, Candidate, candidates
from activarium.identification.fitting import descend
from activarium.identification.joints import starts as jump_starts
from activarium.identification.rescaled import MAPS, Rescaled, written
from activarium.identification.result import Match
from activarium.identification.samples import Samples, fine, nodes
from activarium.identification.verdict import Verdict, exceptions, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activarium.identification.subject import Subject

# (step, distance): a descent that has not come this near by then is given up; found by measuring which matches are lost
HOPES = ((1, 0.4), (3, 0.2), (6, 0.03), (10, 1e-3), (15, 1e-6))
# when a record without parameters is equal
HURRIED = ((1, 0.3), (2, 0.2), (4, 0.1), (6, 2e-2), (9, 3e-4), (11, 1e-5), (13, 1e-7), (16, 1e-11))
FEW, SHORT = 4, 30  # starts and steps at first
MANY, LONG = 10, 40  # when nothing was found
IMITATORS = 3  # more parameters than these can imitate anything: for the nearest they stay at their presets
NARROW = 0.4  # around 0: a wave of 40 radians per unit has a few turns there
EXACT = 1e-13  # distances below are all the same: the first start decides
FREED = 0.3  # a rescaled record this near at its defaults may get there with other parameters
USUAL = 10  # times the reach of a slider: beyond, a record comes near as one of its limits does
LEAST = 1e-9  # a distance below which a record that is not equal has the subject as a limit
CUT = 1e-11  # an error above this comes from constants cut short
SAME = 1e-6  # distances closer than this, relatively, are those of the same function


@dataclass(frozen=True, eq=False)
class Trial:
    """A model, the best parameters found for it, and the distance there."""

    model: Any
    theta: np.ndarray
    distance: float


def search(subject: Subject, nearest: int, *, rescaled: bool = False) -> tuple[list[Match], list[Match]]:
    """The matches and the nearest records.

    Raises:
        NotElementwise: the subject has hardly any finite values.
    """
    samples = subject.samples(nodes)
    if np.count_nonzero(samples.known) < len(samples.x) / 3:
        raise NotElementwise(
            f"{subject.text} has a finite value at {np.count_nonzero(samples.known)} of {len(samples.x)} inputs"
        )
    bare = [plain(candidate, samples) for candidate in candidates() if not candidate.names]
    hopes = HURRIED if _verdicts(bare, subject) else HOPES
    trials = bare + [_first(candidate, subject, samples, hopes) for candidate in candidates() if candidate.names]
    found = _verdicts(trials, subject) or _verdicts(trials, subject, polish=True)
    if not found and not rescaled:
        trials = [_thorough(trial, subject, samples) for trial in trials]
        found = _verdicts(trials, subject) or _verdicts(trials, subject, polish=True)
    if rescaled:
        known = {trial.model.slug for trial, _ in found}
        trials = [_scaled(candidate, samples) for candidate in candidates() if candidate.slug not in known]
        scaled = _verdicts(trials, subject)
        seen = known | {trial.model.slug for trial, _ in scaled}
        freed = [_freed(trial, samples) for trial in trials if trial.model.slug not in seen and trial.model.count]
        found += scaled + _verdicts(freed, subject)
    matches = ordered([_match(trial.model, subject, judged) for trial, judged in found], subject.hint)
    return matches, near(trials, {match.slug for match in matches}, samples, nearest)


def plain(candidate: Candidate, samples: Samples) -> Trial:
    """A record at the best of its draws, of which a record without parameters has one."""
    distances = samples.distance(candidate.drawn)
    best = int(distances.argmin())
    return Trial(candidate, candidate.draws[best], float(distances[best]))


def _first(candidate: Candidate, subject: Subject, samples: Samples, hopes: Any) -> Trial:
    """The best of a short descent, or of the draws where the candidate is ruled out."""
    if _ruled_out(candidate, subject, samples):
        return plain(candidate, samples)
    return _descended(candidate, samples, _starts(candidate, subject, samples), SHORT, hopes)


def fitted(candidate: Candidate, subject: Subject) -> Verdict | None:
    """The parameters at which one record equals the subject, None if there are none."""
    samples = subject.samples(nodes)
    trial = _first(candidate, subject, samples, ()) if candidate.names else plain(candidate, samples)
    found = _verdicts([trial], subject) or _verdicts([trial], subject, polish=True)
    return found[0][1] if found else None


def _ruled_out(candidate: Candidate, subject: Subject, samples: Samples) -> bool:
    """Whether values differ at an input where the candidate's do not depend on its parameters."""
    apart = np.abs(candidate.drawn[0] - samples.values) * samples.weight
    return bool(np.any(apart[candidate.fixed & samples.known] > max(1e-4, 50 * subject.tolerance)))


def _starts(candidate: Candidate, subject: Subject, samples: Samples) -> np.ndarray:
    """The defaults, the draws nearest to the subject, and parameters that put joints where the subject jumps."""
    order = np.argsort(samples.distance(candidate.drawn), kind="stable")[:FEW]
    chosen = candidate.draws[np.union1d(order, [0])]
    if not candidate.joints or not subject.jumps:
        return chosen
    joined = jump_starts(candidate, subject.jumps)
    near = np.argsort(samples.distance(candidate.values(joined, samples.x)), kind="stable")[:FEW]
    return np.concatenate([joined[near], chosen])


def _descended(model: Any, samples: Samples, starts: np.ndarray, steps: int, hopes: Any = ()) -> Trial:
    theta, distances = descend(model, samples, starts, steps, hopes)
    best = int(np.flatnonzero(distances <= max(distances.min(), EXACT))[0])
    return Trial(model, theta[best], float(distances[best]))


def _thorough(trial: Trial, subject: Subject, samples: Samples) -> Trial:
    """A long descent from more starts, the best parameters so far among them."""
    candidate = trial.model
    if not candidate.names:
        return trial
    order = np.argsort(samples.distance(candidate.drawn), kind="stable")[:MANY]
    starts = [trial.theta[None, :], candidate.draws[order]]
    if family(candidate.f) == "periodic":
        starts.append(_near_zero(candidate, subject))
    return _descended(candidate, samples, np.concatenate(starts), LONG)


def _near_zero(candidate: Candidate, subject: Subject) -> np.ndarray:
    """Parameters fitted near 0 alone, where a wave has not yet lost its step; shape (s, k)."""
    whole = subject.samples(fine)
    samples = Samples(whole.x, np.where(np.abs(whole.x) <= NARROW, whole.y, np.nan), whole.size)
    order = np.argsort(samples.distance(candidate.values(candidate.draws, whole.x)), kind="stable")[:MANY]
    return descend(candidate, samples, candidate.draws[order], LONG)[0]


def _scaled(candidate: Candidate, samples: Samples) -> Trial:
    """The candidate at its defaults with input and output scaled."""
    held = Rescaled(candidate, free=False)
    return _descended(held, samples, held.starts(samples, FEW), SHORT, HOPES)


def _freed(trial: Trial, samples: Samples) -> Trial:
    """The same with the candidate's own parameters free."""
    if trial.distance > FREED:
        return trial
    free = Rescaled(trial.model.inner, free=True)
    starts = np.concatenate([trial.theta[None, :], free.starts(samples, FEW)])
    return _descended(free, samples, starts, SHORT, HOPES)


def _verdicts(trials: Iterable[Trial], subject: Subject, *, polish: bool = False) -> list[tuple[Trial, Verdict]]:
    judged = ((trial, verdict(trial.model, subject, trial.theta, trial.distance, polish=polish)) for trial in trials)
    return [(trial, found) for trial, found in judged if found is not None]


def ordered(matches: list[Match], hint: str = "") -> list[Match]:
    """Matches, the most specific first.

    Unscaled before scaled; equal to rounding before equal but for constants cut short; without
    parameters before with; then those that bear the subject's own name, those that frameworks carry,
    those with fewer parameters, those at their defaults.
    """
    places = {candidate.slug: (place, candidate) for place, candidate in enumerate(candidates())}

    def rank(match: Match) -> tuple[Any, ...]:
        place, candidate = places[match.slug]
        names = {folded(name) for name in (candidate.slug, candidate.f.name, *candidate.f.aliases)}
        usual = all(
            np.isclose(match.parameters.get(p, np.nan), at) for p, at in zip(candidate.names, candidate.defaults, strict=True)
        )
        count = len(candidate.names)
        scaled = (match.input, match.output) != ("x", "y")
        return scaled, match.error > CUT, count > 0, hint not in names, not dialects(match.slug), count, not usual, place

    return sorted(matches, key=rank)


def _match(model: Any, subject: Subject, found: Verdict) -> Match:
    """A verdict as it is told."""
    candidate, own, maps = _parts(model, found.theta, found.texts)
    exact = {name: text for column, name in enumerate(candidate.names) if (text := _exact(candidate, own, found, column))}
    parameters = dict(zip(candidate.names, map(float, own), strict=True))
    points = exceptions(model, subject, found.theta)
    name = named(candidate, own)
    return Match(candidate.slug, name, parameters, exact, "grid", found.error, except_at=points, **maps)


def _exact(candidate: Candidate, own: np.ndarray, found: Verdict, column: int) -> str | None:
    """The text of a parameter: that of a simple number, or of the default."""
    usual = np.isclose(own[column], candidate.defaults[column], rtol=1e-12, atol=0)
    return found.texts.get(column) or (str(candidate.f.parameters[column].default) if usual else None)


def _parts(model: Any, theta: np.ndarray, texts: dict[int, str]) -> tuple[Candidate, np.ndarray, dict[str, Any]]:
    """The record, its own parameters, and the maps of input and output."""
    if isinstance(model, Candidate):
        return model, theta, {}
    count = model.count
    a, b, c, d = (texts.get(column) or f"{theta[column]:.10g}" for column in range(count, count + MAPS))
    return model.inner, theta[:count], {"input": written(a, b, "x"), "output": written(c, d, "y")}


def named(candidate: Candidate, theta: np.ndarray) -> str:
    """The name of a record at these parameters: that of a preset, if they are one, unless they are the defaults."""
    if np.allclose(theta, candidate.defaults, rtol=1e-9, atol=1e-12):
        return candidate.f.name
    return next((name for name, vector in candidate.presets if np.allclose(theta, vector, rtol=1e-6)), candidate.f.name)


def near(trials: Iterable[Trial], equal: set[str], samples: Samples, count: int) -> list[Match]:
    """The nearest records that are not equal; of several that are the same function, the one with fewest parameters.

    What lies beside a match at no distance at all has it as a limit, and says nothing; without a match it says most.
    """
    least = LEAST if equal else -np.inf
    usual = [_usual(trial, samples) for trial in trials if trial.model.slug not in equal]
    kept: list[Trial] = []
    for trial in sorted(usual, key=lambda trial: (trial.distance, len(trial.theta))):
        apart = all(abs(trial.distance - other.distance) > SAME * other.distance for other in kept)
        if len(kept) < count and apart and least < trial.distance < np.inf:
            kept.append(trial)
    return [_neighbour(trial) for trial in kept]


def _usual(trial: Trial, samples: Samples) -> Trial:
    """The trial, or one at a preset where the fitted parameters are so unusual, or so many, that they say nothing."""
    candidate = trial.model
    if not isinstance(candidate, Candidate) or not candidate.names:
        return trial
    if len(candidate.names) <= IMITATORS and candidate.contains(trial.theta, far=USUAL, near=1 / FAR):
        return trial
    presets = candidate.draws[: 1 + len(candidate.presets)]
    distances = samples.distance(candidate.values(presets, samples.x))
    best = int(distances.argmin())
    return Trial(candidate, presets[best], float(distances[best]))


def _neighbour(trial: Trial) -> Match:
    candidate, own, maps = _parts(trial.model, trial.theta, {})
    parameters = dict(zip(candidate.names, map(float, own), strict=True))
    return Match(candidate.slug, named(candidate, own), parameters, distance=trial.distance, **maps)
