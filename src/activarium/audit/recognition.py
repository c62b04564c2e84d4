"""Which function a subject should be: the one given, the one that it is exactly, the one that its name claims, the nearest."""

from __future__ import annotations

import importlib
import numbers
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.audit.report import Finding
from activarium.audit.subject import Unusable, arguments
from activarium.audit.truth import Truth
from activarium.catalogue import UnknownActivation, find, record
from activarium.catalogue.dialects import DIALECTS
from activarium.core import Activation, ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.audit.subject import Source, Subject

NEAR = 0.1  # distance up to which the nearest function is taken for the one that is meant
WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z]|\b|\d|_)|[A-Z]?[a-z]+|\d+|[A-Z]+")


def recognised(
    subject: Subject, activation: str | Activation | None, parameters: Mapping[str, float] | None
) -> tuple[Truth, list[Finding]]:
    """The function beside which a subject is audited, and the finding that its name belongs to another.

    Raises:
        Unusable: nothing tells which function it is.
        UnknownActivation: no record has the name given.
        ParameterError: a parameter is unknown or outside its domain.
    """
    given = dict(parameters or {})
    if activation is not None:
        f = meant(activation)
        alike = identification(subject.source) if f.parameters and not given else ((), ())
        return fitted(f, subject.source, alike, given), []
    alike, claim = identification(subject.source), claimed(subject.source)
    if alike[0]:
        return _equal(subject, alike[0], claim, given)
    if claim is not None:
        return fitted(claim, subject.source, alike, given), []
    if not alike[1]:
        raise Unusable(f"nothing tells which function {subject.name} should be: name it, as in check(…, 'leaky_relu')")
    f = record(alike[1][0].slug)
    return Truth(f, f.values({**alike[1][0].parameters, **given})), []


def meant(activation: str | Activation) -> Activation:
    """A record by its name, or one defined by a formula."""
    if isinstance(activation, Activation):
        return activation
    try:
        return find(activation)
    except UnknownActivation:
        if re.fullmatch(r"\w[\w\s-]*", activation) and not re.search(r"\bx\b", activation):
            raise
    from activarium.definition import define

    return define(activation)


def identification(source: Source) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The published functions that a subject is equal to, and those that are near; none where it cannot be told."""
    try:
        told = importlib.import_module("activarium.identification").identify(source.another())
    except (ModuleNotFoundError, ValueError, TypeError, ArithmeticError, RuntimeError):
        return (), ()
    return tuple(told.matches), tuple(match for match in told.nearest if match.distance <= NEAR)


def claimed(source: Source) -> Activation | None:
    """The function that the name of a subject claims: all of it, or else the longest run of its words that is a name."""
    names = [source.word, *(d.slug for d in DIALECTS if d.call.rpartition(".")[2] == source.word and not d.arguments)]
    words = WORDS.findall(source.word)
    runs = sorted(combinations(range(len(words) + 1), 2), key=lambda ends: ends[0] - ends[1])
    for name in (*names, *("".join(words[start:stop]) for start, stop in runs if len("".join(words[start:stop])) > 2)):
        try:
            return find(name)
        except UnknownActivation:
            continue
    return None


def _equal(
    subject: Subject, matches: tuple[Any, ...], claim: Activation | None, given: dict[str, float]
) -> tuple[Truth, list[Finding]]:
    """The match that bears the name, else the first; then the name is told to be another's."""
    names = {d.slug for d in DIALECTS if d.call.rpartition(".")[2] == subject.source.word}
    alike = [m for m in matches if m.slug in names or (claim is not None and m.slug == claim.slug)]
    match = (alike or matches)[0]
    f = record(match.slug)
    truth = Truth(f, f.values({**match.parameters, **given}))
    whole = claim is not None and claim.slug == getattr(_known(subject.source.word), "slug", None)
    if alike or claim is None or not whole:
        return truth, []
    return truth, [_misnamed(subject, truth, claim)]


def _known(name: str) -> Activation | None:
    try:
        return find(name)
    except UnknownActivation:
        return None


def _misnamed(subject: Subject, truth: Truth, claim: Activation) -> Finding:
    other = Truth(claim, claim.values())
    x = np.array([1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 4.0, -4.0])
    far = float(x[int(np.nanargmax(np.abs(truth.at(x, 0) - other.at(x, 0))))])
    form = subject.formats[0]
    text = f"It is called {subject.source.word}, which is the name of {claim.name}, but it is exactly {truth.f.name}."
    return Finding("name", "convention", text, subject.line(form, far, 0, 1, other))


def fitted(f: Activation, source: Source, alike: tuple[Any, Any], given: dict[str, float]) -> Truth:
    """A function at the parameters given, else those with which the subject equals it, shows, or comes near to it."""
    exact, near = ([match.parameters for match in matches if match.slug == f.slug] for matches in alike)
    known: dict[str, float] = {}
    for values in (*near[:1], _shown(f, source), *exact[:1], given):
        known |= values
    try:
        return Truth(f, f.values(known))
    except ParameterError:
        return Truth(f, f.values(given))


def _shown(f: Activation, source: Source) -> dict[str, float]:
    """The parameters that an object carries as attributes, or a function as defaults, under our names or its framework's."""
    theirs: dict[str, list[str]] = {p.symbol: [p.symbol] for p in f.parameters}
    for dialect in DIALECTS:
        for symbol, name in dialect.names.items() if dialect.slug == f.slug else ():
            theirs[symbol] += [name]
    defaults = arguments(source.made)
    shown = {s: [_number(getattr(source.made, name, defaults.get(name))) for name in names] for s, names in theirs.items()}
    values = {symbol: [value for value in found if value is not None] for symbol, found in shown.items()}
    return {symbol: found[0] for symbol, found in values.items() if found}


def _number(value: Any) -> float | None:
    if getattr(value, "numel", lambda: 0)() == 1:
        value = value.item()
    return float(value) if isinstance(value, numbers.Real) and not isinstance(value, bool) else None
