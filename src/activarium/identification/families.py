"""A formula whose letters have no value → the records that are the same family, whatever their letters are called.

Two ways. With as many parameters as the formula has letters, every assignment of one to the other is
compared. If that finds nothing, numbers are put in for the letters, the records that match are fitted
at several such vectors, and the parameters found are written as monomials or sums of the letters.
"""

from __future__ import annotations

from itertools import permutations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from activarium.identification.candidate import Candidate, candidates
from activarium.identification.constants import simple
from activarium.identification.result import Match
from activarium.identification.samples import Samples, dense, nodes, size
from activarium.identification.search import fitted, near, ordered, plain, search
from activarium.identification.verdict import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activarium.identification.subject import Family

ROWS = 4  # vectors of parameters at which two families are compared
ORDERS = 720  # assignments of letters to parameters that are tried
TOLERANCE = 1e-11  # of formulas that compute the same in another order, for any parameters
PRIMES = np.array([2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])  # their roots are in no simple relation
SLACK = 1e-7
EQUAL = 0.5  # the value of all letters but one


class TooManyLetters(ValueError):
    """A formula has more free letters than are looked at."""


def search_family(family: Family, nearest: int) -> tuple[list[Match], list[Match], dict[str, float]]:
    """The matches, the nearest records, and the letters at which these were sought.

    Raises:
        TooManyLetters: the formula has more than twelve free letters.
    """
    if len(family.letters) > len(PRIMES):
        raise TooManyLetters(
            f"{family.text} has {len(family.letters)} free letters; at most {len(PRIMES)} are matched: give some values"
        )
    found = [match for candidate in candidates() for match in _renamed(candidate, family)]
    if found:
        best = next(c for c in candidates() if c.slug == ordered(found)[0].slug)
        letters = {letter: float(best.defaults[best.names.index(name)]) for name, letter in found[0].exact.items()}
        letters = dict.fromkeys(family.letters, 1.0) | letters
        subject = family.at(np.array([letters[letter] for letter in family.letters]))
        samples = subject.samples(nodes)
        trials = [plain(candidate, samples) for candidate in candidates()]
        return ordered(found), near(trials, {match.slug for match in found}, samples, nearest), letters
    return _reparametrised(family, nearest)


def _renamed(candidate: Candidate, family: Family) -> Iterator[Match]:
    """The candidate, if it is the family with its letters assigned in some order."""
    count = len(family.letters)
    if len(candidate.names) != count:
        return
    theta = _within_sliders(candidate)
    values = candidate.values(theta, nodes())
    for order in permutations(range(count)) if factorial(count) <= ORDERS else _guessed(candidate, family):
        letters = theta[:, order]
        if _same(family.values(letters, nodes()), values, 1e-7) and _everywhere(candidate, family, theta, letters):
            exact = {candidate.names[column]: letter for letter, column in zip(family.letters, order, strict=True)}
            yield Match(candidate.slug, candidate.f.name, exact=dict(sorted(exact.items())), proof="grid", error=TOLERANCE)
            return


def _guessed(candidate: Candidate, family: Family) -> list[tuple[int, ...]]:
    """The assignment of many letters, told by what each one alone changes; none if that is not clear."""
    count = len(family.letters)
    alone = EQUAL + np.diag(np.full(count, 0.25))
    ours, theirs = candidate.values(alone, nodes()), family.values(alone, nodes())
    places = [np.flatnonzero([_same(row, own, SLACK) for own in ours]) for row in theirs]
    order = tuple(int(place[0]) for place in places if len(place))
    return [order] if sorted(order) == list(range(count)) else []


def _within_sliders(candidate: Candidate) -> np.ndarray:
    """Vectors of parameters well inside the ranges of the sliders, shape (ROWS, k)."""
    shares = (np.outer(np.arange(1, ROWS + 1), np.sqrt(PRIMES)) % 1.0)[:, : len(candidate.names)]
    ends = np.array([[float(p.display.lower), float(p.display.upper)] for p in candidate.f.parameters])
    return ends[:, 0] + (0.1 + 0.8 * shares) * (ends[:, 1] - ends[:, 0])


def _same(first: np.ndarray, second: np.ndarray, slack: float) -> bool:
    with np.errstate(all="ignore"):
        apart = np.abs(first - second) / (1e-3 + np.abs(second))
    return bool(np.all((apart <= slack) | (first == second) | ~np.isfinite(first + second)))


def _everywhere(candidate: Candidate, family: Family, theta: np.ndarray, letters: np.ndarray) -> bool:
    """Whether the two are equal on the dense grid, for every vector."""
    x = dense()
    for own, given in zip(theta, letters, strict=True):
        y = family.values(given[None, :], x)[0]
        apart = difference(candidate, own, Samples(x, y, size(x, y)))
        if apart is None or apart.max() > TOLERANCE:
            return False
    return True


def _reparametrised(family: Family, nearest: int) -> tuple[list[Match], list[Match], dict[str, float]]:
    """Records fitted at several vectors of letters, and how their parameters depend on these."""
    letters = _generic(len(family.letters))
    first = family.at(letters[0])
    matches, neighbours = search(first, nearest)
    found = [match for match in matches if (expressed := _expressed(match, family, letters)) for match in [expressed]]
    return ordered(found), list(neighbours), dict(zip(family.letters, map(float, letters[0]), strict=True))


def _generic(count: int) -> np.ndarray:
    """Positive numbers that are in no simple relation, shape (count + 4, count)."""
    shares = np.outer(np.arange(1, count + 5), np.sqrt(PRIMES)[:count]) % 1.0
    return np.round(0.4 + 1.2 * shares, 3)


def _expressed(match: Match, family: Family, letters: np.ndarray) -> Match | None:
    """A match at the first vector of letters as a match for all of them."""
    candidate = next(c for c in candidates() if c.slug == match.slug)
    rows = [list(match.parameters.values())]
    for row in letters[1:]:
        judged = fitted(candidate, family.at(row))
        if judged is None:
            return None
        rows.append(list(judged.theta))
    columns = [written(column, letters, family.letters) for column in np.array(rows).reshape(len(rows), -1).T]
    if any(text is None for text in columns):
        return None
    exact = dict(zip(candidate.names, map(str, columns), strict=True))
    return Match(candidate.slug, candidate.f.name, exact=exact, proof="grid", error=match.error)


def written(values: np.ndarray, letters: np.ndarray, names: Sequence[str]) -> str | None:
    """How a number depends on letters, from several observations: a constant, a monomial or a sum.

    >>> letters = np.array([[1.0, 2.0], [3.0, 5.0], [7.0, 11.0], [2.0, 9.0], [4.0, 3.0]])
    >>> written(letters[:, 0] / 2, letters, "ab"), written(letters[:, 0] / letters[:, 1] ** 2, letters, "ab")
    ('a/2', 'a*b**-2')
    >>> written(1 - letters[:, 1], letters, "ab")
    '1 - b'
    """
    if np.ptp(values) <= SLACK * np.abs(values).max(initial=0.0):
        number = simple(float(np.median(values)), SLACK)
        return number and number.text
    return _monomial(values, letters, names) or _sum(values, letters, names)


def _monomial(values: np.ndarray, letters: np.ndarray, names: Sequence[str]) -> str | None:
    if np.any(values * values[0] <= 0):
        return None
    columns = np.column_stack([np.ones(len(values)), np.log(letters)])
    _, *powers = np.linalg.lstsq(columns, np.log(np.abs(values)), rcond=None)[0]
    powers = np.round(2 * np.array(powers)) / 2
    ratios = values / np.prod(letters**powers, axis=1)
    number = simple(float(np.median(ratios)), SLACK)
    if number is None or np.any(np.abs(ratios - number.value) > SLACK * abs(number.value)):
        return None
    return _product(number.text, [(name, power) for name, power in zip(names, powers, strict=True) if power])


def _product(ratio: str, powers: list[tuple[str, float]]) -> str:
    """2*a, a/2, 1/t, a*b**-2."""
    if len(powers) == 1 and powers[0][1] == -1:
        return f"{ratio}/{powers[0][0]}"
    factors = [name if power == 1 else f"{name}**{simple(power, SLACK).text}" for name, power in powers]  # type: ignore[union-attr]
    if ratio in {"1", "-1"}:
        return ratio[:-1] + "*".join(factors)
    return f"{factors[0]}/2" if ratio == "0.5" and len(factors) == 1 else "*".join([ratio, *factors])


def _sum(values: np.ndarray, letters: np.ndarray, names: Sequence[str]) -> str | None:
    columns = np.column_stack([np.ones(len(values)), letters])
    coefficients = np.linalg.lstsq(columns, values, rcond=None)[0]
    numbers = [simple(float(c) if abs(c) > SLACK else 0.0, SLACK) for c in coefficients]
    if any(number is None for number in numbers):
        return None
    told = [number for number in numbers if number]
    if np.any(np.abs(columns @ [number.value for number in told] - values) > SLACK * np.abs(values).max()):
        return None
    terms = [_term(number.text, name) for number, name in zip(told, ["", *names], strict=True) if number.value]
    first = terms[0][3:] if terms[0].startswith(" + ") else f"-{terms[0][3:]}"
    return "".join([first, *terms[1:]])


def _term(ratio: str, name: str) -> str:
    sign, size_ = (" - ", ratio[1:]) if ratio.startswith("-") else (" + ", ratio)
    return sign + (size_ if not name else name if size_ == "1" else f"{size_}*{name}")
