"""Value and derivatives in every format beside the exact ones: measurements, and a finding where they are not acceptable.

A fault is told once, by its gravest form and in the first dtype that shows it. What follows from another
fault is not told again: a derivative where a lower one is not finite, a gradient that is the derivative
of values that are off themselves, a second derivative beside plainly wrong values or gradients. The second
derivative counts only where it is plainly wrong, since nobody promises the digits of its tails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from activarium.audit.arrays import Arrays
from activarium.audit.formats import FLOAT32, FLOAT64, Format
from activarium.audit.report import SEVERITIES, WHAT, Finding, Measurement
from activarium.audit.subject import told
from activarium.audit.truth import Judgement, Truth, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.audit.report import Severity
    from activarium.audit.subject import Subject

SIZES = (1, 1024)  # vector kernels and those for single numbers may differ
SHARE = 0.01  # of the inputs at least must lose digits: isolated ones, such as zeros of a derivative, are measured only
SAMPLES = 200
STEP = 1e-5  # of a difference quotient
CLOSER = 0.25  # a gradient belongs to the values that came if it is so much closer to their slope than to the exact one
NOISE = 8  # units of float64 by which a difference may be off
MOSTLY = 0.7
ORDINARY = 0.5  # an input at which nothing special happens


class Fault(NamedTuple):
    """Results of one format and order that are wrong in one way."""

    kind: str
    order: int
    severity: Severity
    format: Format
    truth: Truth
    judgement: Judgement
    chosen: np.ndarray


def accuracy(subject: Subject, truth: Truth) -> tuple[list[Measurement], list[Finding]]:
    """How far off a subject is in every format, and what is wrong with it."""
    measurements: list[Measurement] = []
    findings: list[Finding] = []
    faults: list[Fault] = []
    for form in subject.formats:
        own = as_held(subject, truth, form)
        try:
            judgements, failed = judgements_of(subject, own, form)
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            findings.append(refused(subject, truth, form, error))
            continue
        measurements += [judgement.measurement() for judgement in judgements]
        faults += faults_of(subject, own, judgements)
        findings += [failed] if failed and failed.kind not in {f.kind for f in findings} else []
    return measurements, [*findings, *merged(subject, faults)]


def as_held(subject: Subject, truth: Truth, form: Format) -> Truth:
    """The truth at the parameters as the subject holds them in a format."""
    try:
        return truth.rounded_as(subject.numbers(form), max(form.epsilon, FLOAT32.epsilon))
    except Exception:  # noqa: BLE001 - a module that cannot be cast is told of where it is called
        return truth


def refused(subject: Subject, truth: Truth, form: Format, error: Exception) -> Finding:
    """The finding that a format is not taken."""
    line = subject.line(form, ORDINARY, 0, 1, truth)
    return Finding("dtype", "wrong", f"Input in {form.name} is refused: {told(error)}.", line)


def highest(subject: Subject, form: Format) -> int:
    """The highest derivative that is compared: none of arrays, two of tensors, one in short formats."""
    return 0 if isinstance(subject, Arrays) else 1 if form.short else 2


def judgements_of(subject: Subject, truth: Truth, form: Format) -> tuple[list[Judgement], Finding | None]:
    """The results of a format, judged order by order up to the first that raises."""
    x, failed = form.inputs(truth.joints), None
    results = subject.results(form, x, 0)
    for order in range(1, highest(subject, form) + 1):
        try:
            results = subject.results(form, x, order)
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            text = f"The {WHAT[order]} cannot be had in {form.name}: {told(error)}."
            failed = Finding(WHAT[order], "wrong", text, subject.line(form, ORDINARY, order, 1, truth))
            break
    return [judged(truth, form, order, x, got) for order, got in enumerate(results)], failed


def faults_of(subject: Subject, truth: Truth, judgements: list[Judgement]) -> Iterator[Fault]:
    """The faults of a format, without those that follow from others."""
    spoiled = np.zeros(len(judgements[0].x), bool)
    lower: list[Fault] = []
    for judgement in judgements:
        severities = judgement.severities()
        for kind in ("value", "nan", "overflow"):
            chosen = (judgement.fault == kind) & ~spoiled
            if (fault := _gravest(truth, judgement, kind, chosen, severities)) is None:
                continue
            if not explained(subject, fault, lower):
                yield fault
                lower += [fault] if kind == "value" else []
        spoiled |= ~np.isfinite(judgement.got)


def _gravest(truth: Truth, judgement: Judgement, kind: str, chosen: np.ndarray, severities: np.ndarray) -> Fault | None:
    counted = SEVERITIES if judgement.order < 2 else SEVERITIES[:1]
    for severity in counted:
        these = chosen & (severities == severity)
        isolated = kind == "value" and severity in {"precision", "extreme"} and these.mean() < SHARE
        if these.any() and not isolated:
            return Fault(kind, judgement.order, severity, judgement.format, truth, judgement, these)
    return None


def explained(subject: Subject, fault: Fault, lower: list[Fault]) -> bool:
    """Whether a fault is but the consequence of values or derivatives that are off themselves."""
    if any(other.severity == "wrong" for other in lower) and (fault.order == 2 or fault.severity == "extreme"):
        return True
    if fault.kind != "value":
        return False
    return bool(lower) and fault.order > 0 and follows(subject, fault)


def follows(subject: Subject, fault: Fault) -> bool:
    """Whether derivatives are, for the most part, the slopes of what the subject computes one order below, in float64."""
    judgement = fault.judgement
    places = np.flatnonzero(fault.chosen & (np.abs(judgement.x) < 100) & (np.abs(judgement.x) > 100 * STEP))
    places = places[:: max(1, len(places) // SAMPLES)]
    x, got, exact = judgement.x[places], judgement.got[places], judgement.exact[places]
    step = STEP * np.maximum(1, np.abs(x))
    try:
        low, high = (subject.results(FLOAT64, at, fault.order - 1)[-1] for at in (x - step, x + step))
    except Exception:  # noqa: BLE001 - whatever code from outside may raise
        return False
    with np.errstate(all="ignore"):
        off = np.abs(got - exact)
        near = np.abs(got - (high - low) / (2 * step)) <= CLOSER * off
        clear = off > NOISE * FLOAT64.epsilon * np.maximum(1, np.abs(high)) / step
    return bool(clear.any()) and float(near[clear].mean()) >= MOSTLY


def merged(subject: Subject, faults: list[Fault]) -> Iterator[Finding]:
    """One finding for the same fault in several formats."""
    for key in dict.fromkeys((fault.kind, fault.order) for fault in faults):
        alike = sorted((f for f in faults if (f.kind, f.order) == key), key=lambda f: SEVERITIES.index(f.severity))
        shown = ((fault, finding(subject, fault)) for fault in alike)
        first = next(((fault, told_) for fault, told_ in shown if told_), None)
        if first is not None:
            others = [f.format.name for f in alike if f.format != first[0].format]
            also = f" Likewise in {', '.join(others)}." if others else ""
            yield Finding(first[1].kind, first[1].severity, first[1].text + also, first[1].line)


def finding(subject: Subject, fault: Fault) -> Finding | None:
    """A fault at its worst input, seen once more as its line computes it; `None` if it does not show there."""
    place = fault.judgement.worst(fault.chosen)
    x = float(fault.judgement.x[place]) + 0.0  # not -0.0
    for size in SIZES:
        try:
            got = subject.results(fault.format, np.array([x]), fault.order, size)[fault.order]
        except Exception:  # noqa: BLE001, S112 - whatever code from outside may raise; shapes are told elsewhere
            continue
        again = judged(fault.truth, fault.format, fault.order, np.array([x]), got)
        if again.fault[0]:
            return _told(subject, fault, again, size)
    return None


def _told(subject: Subject, fault: Fault, again: Judgement, size: int) -> Finding:
    x, got, what = float(again.x[0]), float(again.got[0]), WHAT[fault.order]
    ulps = f", {again.direct[0]:.3g} ulp off" if fault.kind == "value" and np.isfinite(again.direct[0]) else ""
    text = f"In {fault.format.name} the {what} at x = {x!r} is {got!r}; exact is {fault.truth.digits(x, fault.order)}{ulps}."
    kind = what if fault.kind == "value" else fault.kind
    line = subject.line(fault.format, x, fault.order, size, fault.truth)
    return Finding(kind, fault.severity, f"{text} {extent(fault)}", line)


def extent(fault: Fault) -> str:
    """Where the fault shows, as a sentence."""
    where: Any = fault.judgement.x[fault.chosen]
    share = 100 * len(where) / len(fault.judgement.x)
    span = f"from {where.min():.4g} to {where.max():.4g}" if len(where) > 1 else "nowhere else"
    return f"So it is at {share:.2g} % of the inputs tried, {span}."
