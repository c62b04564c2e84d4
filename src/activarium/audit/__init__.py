"""The audit of anybody's implementation of an activation function, beside the exact definition.

What is a finding, and what only a measurement:

- A number counts as right if it lies within 16 ulp of the exact result at an input within 4 ulp of x
  (`activarium.audit.truth`). float16 and bfloat16 are judged as if computed in float32 and rounded once.
- Numbers that are not right are findings: `wrong` if more is lost than 64 roundings of numbers of the size
  of 1, x and the result explain; `precision` if at least 1 % of the inputs lose digits only; `extreme` if it
  takes infinite inputs, or inputs or results of a size that no network meets. A second derivative has to be wrong.
- At a point where pieces meet, a slope between those of the two sides, or 0, is a `convention`.
- The sign of zero, subnormal numbers that are flushed to zero, and the slope at NaN are notes.
- What follows from a finding is not told as another one.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from activarium.audit.accuracy import accuracy
from activarium.audit.arrays import Arrays
from activarium.audit.calling import adapted
from activarium.audit.recognition import recognised
from activarium.audit.report import SEVERITIES, Audit, Finding, Measurement
from activarium.audit.special import infinities, kinks, not_a_number, notes
from activarium.audit.steadiness import changes_around, refuse_not_elementwise, steadiness, surroundings_kept
from activarium.audit.subject import Unusable, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from activarium.audit.truth import Truth
    from activarium.core import Activation

__all__ = ["Audit", "Finding", "Measurement", "Unusable", "check"]


def check(target: Any, activation: str | Activation | None = None, *, parameters: Mapping[str, float] | None = None) -> Audit:
    """The audit of an implementation: everything in which it differs from the exact function.

    Arguments:
        target: text such as `torch.nn:Mish`, a torch module, a class, or a callable on torch tensors or
            NumPy arrays. A class is constructed with its defaults. Importing and calling it is all that is
            run of it; a module given is copied and stays as it is.
        activation: which function it should be: a name, a formula or a record. Without it the function is
            recognised by what it computes, else by its name.
        parameters: those of the function; without them as the implementation holds them, else the defaults.

    Returns:
        The audit: `findings`, each with a line of Python that shows it, and `measurements` by dtype.

    >>> import math
    >>> audit = check(math.tanh, "tanh")
    >>> audit.ok, audit.measurements[0].worst < 5
    (True, True)
    >>> def caps(x):
    ...     return math.log1p(math.exp(min(x, 88)))
    >>> [finding.kind for finding in check(caps, "softplus").findings]
    ['value']

    Raises:
        Unusable: the target cannot be found, called or recognised, or is not elementwise.
        UnknownActivation: no record has the name given.
        ParameterError: a parameter is unknown or outside its domain.
    """
    with surroundings_kept(), warnings.catch_warnings(action="ignore"):
        subject, first = adapted(found(target))
        unsteady = steadiness(subject, first)
        if not unsteady:
            refuse_not_elementwise(subject)
        truth, findings = recognised(subject, activation, parameters)
        findings += unsteady
        measurements: list[Measurement] = []
        if not unsteady:
            measurements, more = accuracy(subject, truth)
            findings += [*more, *kinks(subject, truth, more), *infinities(subject, truth), *not_a_number(subject, truth)]
            findings += conduct_of(subject, truth)
        facts = {} if unsteady else notes(subject, truth)
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return Audit(subject.name, truth.f, truth.parameters, tuple(ordered), tuple(measurements), facts)


def conduct_of(subject: Any, truth: Truth) -> Iterator[Finding]:
    """How a subject treats what it is given, beside the numbers."""
    if isinstance(subject, Arrays):
        from activarium.audit.array_conduct import array_conduct

        yield from array_conduct(subject)
        return
    from activarium.audit.conduct import conduct
    from activarium.audit.ownership import ownership

    yield from changes_around(subject)
    yield from conduct(subject, truth)
    yield from ownership(subject, truth)
