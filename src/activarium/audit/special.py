"""Where formulas fail first: the points where pieces meet, ±∞, not a number, and zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from activarium.audit.accuracy import SIZES, as_held, highest
from activarium.audit.formats import FLOAT32, FLOAT64, Format
from activarium.audit.report import WHAT, Finding
from activarium.audit.subject import told
from activarium.audit.truth import USUAL, Truth, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.audit.subject import Subject
    from activarium.derive.curve import Vertex

SLACK = 1e-6  # how far beyond the two sides a slope or value at a joint may lie and still be between them


def kinks(subject: Subject, truth: Truth, found: list[Finding]) -> Iterator[Finding]:
    """Value and slope where pieces meet, beside those of the record; not told where they are wrong anyway.

    A slope between those of the two sides, or 0, is another convention; any other is wrong.
    """
    wrong = {finding.kind for finding in found if finding.severity == "wrong"}
    orders = range(0 if "value" in wrong else 1 if "gradient" in wrong else 2)
    for vertex in truth.vertices:
        form = next((f for f in subject.formats if f.rounded(np.array(vertex.x)) == vertex.x), None)
        if form is None:
            continue
        own = as_held(subject, truth, form)
        at_joint = (_at_joint(subject, own, form, order, vertex) for order in orders if order <= highest(subject, form))
        yield from [finding for finding in at_joint if finding][:1]


def one(subject: Subject, form: Format, x: float, order: int) -> tuple[float, int]:
    """The result at one input and the size of the tensor in which it was computed: one element, if that is taken."""
    for size in SIZES[:-1]:
        try:
            return float(subject.results(form, np.array([x]), order, size)[order][0]), size
        except Exception:  # noqa: BLE001, S112 - whatever code from outside may raise; shapes are told elsewhere
            continue
    return float(subject.results(form, np.array([x]), order, SIZES[-1])[order][0]), SIZES[-1]


def _at_joint(subject: Subject, truth: Truth, form: Format, order: int, vertex: Vertex) -> Finding | None:
    try:
        got, size = one(subject, form, vertex.x, order)
    except Exception:  # noqa: BLE001 - whatever code from outside may raise, it is told with the numbers
        return None
    judgement = judged(truth, form, order, np.array([vertex.x]), np.array([got]))
    if abs(got - judgement.exact[0]) <= 32 * form.epsilon * max(1.0, abs(judgement.exact[0])):
        return None
    broken = vertex.jumps if order == 0 else vertex.kinked or vertex.jumps
    if not all(map(math.isfinite, (vertex.left[order], vertex.right[order]))) and not math.isnan(got):
        return None  # the slope has no value there
    sides = (vertex.left[order], vertex.right[order], *((0.0,) if order else ()))
    slack = SLACK * max(1.0, *map(abs, sides))
    between = broken and min(sides) - slack <= got <= max(sides) + slack
    kind = "nan" if math.isnan(got) else "kink" if broken else WHAT[order]
    finite = broken and all(map(math.isfinite, sides))
    sides_told = f"; {sides[0]:.6g} on its left and {sides[1]:.6g} on its right" if finite else ""
    text = f"At x = {vertex.x!r}, where pieces meet, the {WHAT[order]} in {form.name} is {got!r}; the record gives "
    text += f"{truth.at(vertex.x, order):.12g}{sides_told}."
    return Finding(kind, "convention" if between else "wrong", text, subject.line(form, vertex.x, order, size, truth))


def infinities(subject: Subject, truth: Truth) -> Iterator[Finding]:
    """Value and slope at ±∞, where the function has limits; not told where they are wrong long before."""
    form = subject.formats[0]
    own = as_held(subject, truth, form)
    for order in range(min(1, highest(subject, form)) + 1):
        missed = [found for sign in (-1, 1) if (found := _at_infinity(subject, own, form, order, sign * math.inf))]
        if missed:
            text = "; ".join(clause for clause, _ in missed)
            yield Finding("infinity", "extreme", f"In {form.name} the {WHAT[order]} {text}.", missed[0][1])


def _at_infinity(subject: Subject, truth: Truth, form: Format, order: int, x: float) -> tuple[str, str] | None:
    limit = float(truth.at(x, order))
    if math.isnan(limit):
        return None
    if any(faulty_before(subject, truth, form, lower, x) for lower in range(order + 1)):
        return None
    for size in SIZES:
        try:
            got = float(subject.results(form, np.array([x]), order, size)[order][0])
        except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
            if size == SIZES[-1]:
                return f"at {x} raises {told(error)}", subject.line(form, x, order, size, truth)
            continue
        if got != limit and not abs(got - limit) <= 16 * form.epsilon * abs(limit) + form.smallest:
            return f"at {x} is {got!r}, the limit is {limit!r}", subject.line(form, x, order, size, truth)
    return None


def faulty_before(subject: Subject, truth: Truth, form: Format, order: int, end: float) -> bool:
    """Whether results are wrong at large finite inputs already."""
    x = form.rounded(np.copysign([USUAL, form.largest / 2], end))
    return bool(judged(truth, form, order, x, subject.results(form, x, order)[order]).fault.any())


def not_a_number(subject: Subject, truth: Truth) -> Iterator[Finding]:
    """Whether NaN comes out where NaN goes in."""
    form = subject.formats[0]
    if not math.isnan(truth.at(math.nan, 0)):
        return
    try:
        got = one(subject, form, math.nan, 0)[0]
    except Exception as error:  # noqa: BLE001 - whatever code from outside may raise
        yield Finding("nan input", "wrong", f"NaN is refused: {told(error)}.", subject.line(form, math.nan, 0, 1, truth))
        return
    if not math.isnan(got):
        text = f"NaN goes in and {got!r} comes out: what went wrong in a layer before is hidden."
        yield Finding("nan input", "wrong", text, subject.line(form, math.nan, 0, 1, truth))


def notes(subject: Subject, truth: Truth) -> dict[str, str]:
    """Facts that are no finding: the sign of zero, the slope at NaN, what becomes of subnormal numbers."""
    form = FLOAT32 if FLOAT32 in subject.formats else FLOAT64
    facts = {}
    try:
        zero = one(subject, form, -0.0, 0)[0]
        if truth.at(0.0, 0) == 0 == zero:
            facts["-0.0"] = "stays -0.0" if math.copysign(1, zero) < 0 else "becomes 0.0"
        tiny = form.smallest / 4
        if (exact := truth.at(tiny, 0)) and abs(exact) < form.smallest:
            facts["subnormal numbers"] = "are flushed to zero" if one(subject, form, tiny, 0)[0] == 0 else "are kept"
        if highest(subject, form):
            facts["slope at NaN"] = repr(one(subject, form, math.nan, 1)[0])
    except Exception:  # noqa: BLE001 - whatever code from outside may raise, it is told with the numbers
        return facts
    return facts
