"""Properties hold: each is checked against numbers computed by another way."""

from __future__ import annotations

import functools
import zlib
from fractions import Fraction

import numpy as np
import pytest

from activarium.catalogue import ALL, find, index, record
from activarium.core import ParameterError
from activarium.definition import define
from activarium.derive.evaluate import evaluate
from activarium.derive.facts import Facts
from activarium.derive.joints import derivative
from activarium.derive.proofs import proven
from activarium.derive.properties import LABELS, properties
from activarium.derive.segments import INFINITE, Unproven
from activarium.derive.shape import MANY
from activarium.derive.swing import swings_wide
from activarium.vocabulary import constant
from waves import recurs

UNKNOWN = 44  # properties of the whole catalogue; fewer are better
every_activation = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)


def drawn(f):
    """The defaults, and another setting from the display ranges."""
    rng = np.random.default_rng(zlib.crc32(f.slug.encode()))
    yield f.values()
    for _ in range(1 if f.parameters else 0):
        values = {p.symbol: round(float(rng.uniform(float(p.display.lower), float(p.display.upper))), 2) for p in f.parameters}
        if all(value in p.domain for p, value in zip(f.parameters, values.values(), strict=True)):
            yield values


CASES = [pytest.param(f, values, id=f"{f.slug}-{i}") for f in ALL for i, values in enumerate(drawn(f))]
every_case = pytest.mark.parametrize(("f", "values"), CASES)


def facts(f, values):
    """The proofs for these parameters, made once for all tests of a case."""
    return _facts(f, tuple(values.items()))


@functools.cache
def _facts(f, values):
    return Facts(f, f.exact_values(dict(values)))


def samples(proof):
    """Many points, near and far, and both sides of every joint."""
    rng = np.random.default_rng(7)
    far = rng.choice([-1, 1], 600) * 10.0 ** rng.uniform(-12, 6, 600)
    joints = [float(joint.at) for joint in proof.joints]
    beside = [near for at in joints for near in (at, np.nextafter(at, -np.inf), np.nextafter(at, np.inf))]
    window = rng.uniform(float(proof.f.window.lower), float(proof.f.window.upper), 1500)
    return tame(proof, np.sort(np.concatenate([rng.uniform(-8, 8, 2000), window, far, beside])))


def tame(proof, x):
    """The inputs at which floats can tell the turns of a wave apart: all, unless it swings ever faster."""
    if not any(swings_wide(derivative(proof.outermost(way), 1), way) for way in (-1, 1)):
        return x
    slopes = np.asarray(evaluate(proof.f, x, 1, {name: float(value) for name, value in proof.values.items()}))
    return x[np.abs(slopes) < 1e12]


def unless_unknown(test):
    """The test, skipped where a property is unknown; how many may be is a test of its own."""

    @functools.wraps(test)
    def run(*arguments, **named):
        try:
            test(*arguments, **named)
        except (Unproven, NotImplementedError) as reason:
            pytest.skip(f"unknown: {reason}")

    return run


@every_case
@unless_unknown
def test_every_value_lies_in_the_range(f, values):
    """No sample falls outside, and the ends are approached."""
    proof = facts(f, values)
    _, levels = proof.range()
    ends = [float(level) for level in levels] or [-np.inf, np.inf]
    spans, y = list(zip(ends[::2], ends[1::2], strict=True)), np.asarray(evaluate(f, samples(proof), 0, values))
    slack = 1e-9 * (1 + np.abs(y))
    finite = [end for end in map(float, levels) if np.isfinite(end)]

    assert np.any([(y >= low - slack) & (y <= high + slack) for low, high in spans], axis=0).all()
    assert all(np.min(np.abs(y - end)) < 0.01 * (1 + abs(end)) for end in finite)


@every_case
@unless_unknown
def test_limits_are_approached(f, values):
    """Far out the values are near the limits, or beyond every bound."""
    proof = facts(f, values)
    for direction in (-1, 1):
        limit = proof.tail(0, direction).limit
        far = float(evaluate(f, direction * 1e300, 0, values))

        assert far * float(limit) > 500 if limit in INFINITE else far == pytest.approx(constant(limit), abs=1e-6)


@every_case
@unless_unknown
def test_zeros_are_zeros_and_all_of_them(f, values):
    """The function vanishes at every zero named, and changes its sign nowhere else."""
    proof = facts(f, values)
    text, levels = proof.zeros()
    places = [float(level) for level in levels if np.isfinite(float(level))]
    ends = [np.clip(float(level), -99, 99) for level in levels]
    inside = places if "again" in text else [(a + b) / 2 for a, b in zip(ends[::2], ends[1::2], strict=True)]
    x = samples(proof)
    y = np.asarray(evaluate(f, x, 0, values))
    turns = np.sign(y[:-1]) * np.sign(y[1:]) < 0
    crossings = zip(x[:-1][turns], x[1:][turns], strict=True)

    assert all(abs(evaluate(f, at, 0, values)) < 1e-12 for at in inside)
    if text == MANY:
        assert recurs(lambda x: evaluate(f, x, 0, values))
        return
    assert any(joint.jumps for joint in proof.joints) or all(
        "again" in text or any(a - 0.1 < zero < b + 0.1 for zero in places) for a, b in crossings
    )


@every_case
@unless_unknown
def test_monotone_is_what_it_says(f, values):
    """Steps between samples go the way the property says."""
    proof = facts(f, values)
    text, _ = proof.monotone()
    y = np.asarray(evaluate(f, samples(proof), 0, values))
    y = y[np.isfinite(y)]
    steps = np.diff(y)
    tiny = 1e-12 * (1 + np.abs(y[1:]))

    if "increasing" in text:
        assert (steps >= -tiny).all()
    elif "decreasing" in text:
        assert (steps <= tiny).all()
    elif text == "constant":
        assert (np.abs(steps) <= tiny).all()
    else:
        assert (steps > tiny).any()
        assert (steps < -tiny).any()
    if "strictly" in text:
        x = samples(proof)
        assert (np.asarray(evaluate(f, x[np.abs(x) < 5], 1, values)) != 0).mean() > 0.99


@every_case
@unless_unknown
def test_parity_is_what_it_says(f, values):
    """Mirrored inputs give equal, opposite or other values."""
    text, _ = facts(f, values).parity()
    x = np.random.default_rng(1).uniform(-6, 6, 200)
    y, mirrored = (np.asarray(evaluate(f, s * x, 0, values)) for s in (1, -1))

    assert np.allclose(y, mirrored) == (text == "even" or np.allclose(y, 0))
    assert np.allclose(y, -mirrored) == (text == "odd" or np.allclose(y, 0))


@every_case
@unless_unknown
def test_the_lipschitz_constant_is_the_steepest_slope(f, values):
    """No sampled slope exceeds it, and one comes near."""
    proof = facts(f, values)
    text, levels = proof.lipschitz()
    x = samples(proof)
    slopes = np.abs(np.asarray(evaluate(f, x, 1, values)))
    steepest = int(slopes.argmax())
    near = np.linspace(x[max(steepest - 1, 0)], x[min(steepest + 1, len(x) - 1)], 400)
    slopes = np.append(slopes, np.abs(np.asarray(evaluate(f, near, 1, values))))

    if levels:
        assert slopes.max() <= float(levels[0]) * (1 + 1e-9)
        assert slopes.max() >= float(levels[0]) * 0.99
    else:
        far = np.abs(evaluate(f, np.array([-1e300, 1e300]), 1, values)).max()
        assert "jumps" in text or max(slopes.max(), far) > 100


@every_case
@unless_unknown
def test_kinks_and_jumps_are_where_sides_differ(f, values):
    """Every vertex of the curve that bends or jumps is named, and no other point."""
    proof = facts(f, values)
    curve = f.curve((-50, 50), 2, **values)
    named = sorted(float(j.at) for j in proof.joints if j.jumps or j.differs(1))

    assert [v.x for v in curve.vertices if v.jumps or v.kinked] == pytest.approx(named)
    assert (proof.jumps()[0] == "none") == (not any(v.jumps for v in curve.vertices))


def test_what_is_stored_is_what_is_proven():
    """The generated properties are those proven at the defaults, and few are unknown."""
    found = [properties(record(slug)) for slug in index()]

    assert all([p.name for p in items] == list(LABELS) for items in found)
    assert sum(p.sure == "unknown" for items in found for p in items) <= UNKNOWN


def test_digits_shown_are_certain():
    """The least value of SiLU to twelve digits, from the Lambert function: −W(1/e)."""
    (range_,) = (p for p in properties(find("silu")) if p.name == "range")

    assert range_.text == "[−0.278464542761…, ∞)"
    assert range_.sure == "enclosure"


def test_what_cannot_be_proven_is_unknown():
    """A pole, waves without a common period: unknown, with the reason, and no guess."""
    for formula in ("1/x", "sin(x) + sin(sqrt(2)*x)", "log(x)"):
        found = {p.name: p for p in properties(define(formula))}

        assert found["range"].sure == "unknown"
        assert found["range"].reason


@pytest.mark.parametrize("formula", ["0.1/tanh(1)", "min(3, x)/log1p(2)", "1/(2 if x > -1 else sigmoid(2))"])
def test_constants_of_words_are_numbers(formula):
    """A quotient by a constant that SymPy cannot size is finite all the same."""
    f = define(formula)
    (limits,) = (p.text for p in properties(f) if p.name == "limits")

    assert f"{f(1e9):.6g}"[:6] in limits


def test_a_jump_against_the_slope_is_told():
    """A function that rises on both sides of a drop is not said to rise only."""
    (monotone,) = (p.text for p in properties(define("x if x > 0 else x + 1")) if p.name == "monotone")

    assert monotone == "no: it rises on (−∞, ∞), and jumps"


def test_properties_follow_the_parameters():
    """At slope 2 the Lipschitz constant of Leaky ReLU is 2; below 0 it is not monotone; at 1 nothing bends."""
    texts = {alpha: {p.name: p.text for p in properties(find("leaky_relu"), {"alpha": alpha})} for alpha in (2, -0.5, 1)}

    assert texts[2]["lipschitz"] == "2"
    assert texts[-0.5]["monotone"] == "no: it falls on (−∞, 0), rises on (0, ∞)"
    assert texts[1]["continuity"] == "C∞: smooth"
    with pytest.raises(ParameterError, match="beta"):
        properties(find("leaky_relu"), {"beta": 1})


def test_a_proof_needs_no_generated_file():
    """The same facts follow from the record alone."""
    f = next(f for f in ALL if f.slug == "leaky_relu")

    assert proven(f, {"alpha": Fraction(1, 5)}) == properties(f)
