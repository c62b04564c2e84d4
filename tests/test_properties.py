"""Properties hold: each is checked against numbers computed by another way."""

from __future__ import annotations

import functools
import re
from fractions import Fraction

import numpy as np
import pytest

from activarium.catalogue import ALL, find, index, record
from activarium.core import ParameterError
from activarium.definition import define
from activarium.derive.evaluate import evaluate
from activarium.derive.proofs import proven
from activarium.derive.properties import LABELS, properties
from activarium.derive.shape import MANY
from told import drawn, found, spans, told
from waves import recurs

UNKNOWN = 29  # properties of the whole catalogue; fewer are better
AGAIN = 20  # every so many records are proven again

SETTINGS = [(f, values) for f in ALL for values in [f.values(), *([drawn(f)] if f.parameters else [])] if values is not None]
CASES = [pytest.param(f, values, id=f.slug + "-drawn" * (values != f.values())) for f, values in SETTINGS]
every_case = pytest.mark.parametrize(("f", "values"), CASES)


@functools.cache
def _vertices(f, values):
    return f.curve((-50, 50), 2, **dict(values)).vertices


@functools.cache
def _samples(f, values):
    values = dict(values)
    rng = np.random.default_rng(7)
    far = rng.choice([-1, 1], 600) * 10.0 ** rng.uniform(-12, 6, 600)
    joints = [vertex.x for vertex in _vertices(f, tuple(values.items()))]
    beside = [near for at in joints for near in (at, np.nextafter(at, -np.inf), np.nextafter(at, np.inf))]
    window = rng.uniform(float(f.window.lower), float(f.window.upper), 1500)
    x = np.sort(np.concatenate([rng.uniform(-8, 8, 2000), window, far, beside]))
    if "unbounded" in found(f, values, "lipschitz").text and np.isfinite(found(f, values, "range").numbers).all():
        x = x[np.abs(np.asarray(evaluate(f, x, 1, values))) < 1e12]
    return x, np.asarray(evaluate(f, x, 0, values))


def samples(f, values):
    """Many points, near and far, and both sides of every joint, where floats tell the turns of a wave apart; the values."""
    return _samples(f, tuple(values.items()))


@every_case
def test_every_value_lies_in_the_range(f, values):
    """No sample falls outside, and the ends are approached."""
    ends = told(f, values, "range").numbers
    _, y = samples(f, values)
    slack = 1e-9 * (1 + np.abs(y))
    finite = [end for end in ends if np.isfinite(end)]

    assert np.any([(y >= low - slack) & (y <= high + slack) for low, high in spans(ends)], axis=0).all()
    assert all(np.min(np.abs(y - end)) < 0.01 * (1 + abs(end)) for end in finite)


@every_case
def test_limits_are_approached(f, values):
    """Far out the values are near the limits, beyond every bound, or come to no rest."""
    limits = told(f, values, "limits")
    numbers = iter(limits.numbers)
    for text, direction in zip(re.fullmatch("(.+) at −∞, (.+) at ∞", limits.text).groups(), (-1, 1), strict=True):
        if text == "none":
            assert np.ptp(np.asarray(evaluate(f, direction * np.linspace(12, 16, 4001), 0, values))) > 1e-3
            continue
        limit, far = next(numbers), float(evaluate(f, direction * 1e300, 0, values))

        assert far * limit > 500 if np.isinf(limit) else far == pytest.approx(limit, abs=1e-6)


@every_case
def test_zeros_are_zeros_and_all_of_them(f, values):
    """The function vanishes at every zero named, and changes its sign nowhere else."""
    zeros = told(f, values, "zeros")
    if zeros.text == MANY:
        assert recurs(lambda x: evaluate(f, x, 0, values))
        return
    again = re.search("again after every (.+)", zeros.text)
    places = [(at, at) for at in zeros.numbers] if again else spans(zeros.numbers)
    inside = [(a + b) / 2 for a, b in np.clip(places, -99, 99)] if places else []
    x, y = samples(f, values)
    turns = np.sign(y[:-1]) * np.sign(y[1:]) < 0
    crossings = zip(x[:-1][turns], x[1:][turns], strict=True)

    assert all(abs(evaluate(f, at, 0, values)) < 1e-12 for at in inside)
    assert (
        told(f, values, "jumps").numbers
        or again
        or all(any(a - 0.1 < zero < b + 0.1 for zero, _ in places) for a, b in crossings)
    )


@every_case
def test_monotone_is_what_it_says(f, values):
    """Steps between samples go the way the property says."""
    text = told(f, values, "monotone").text
    x, y = samples(f, values)
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
        assert (np.asarray(evaluate(f, x[np.abs(x) < 5], 1, values)) != 0).mean() > 0.99


@every_case
def test_parity_is_what_it_says(f, values):
    """Mirrored inputs give equal, opposite or other values."""
    text = told(f, values, "parity").text
    x = np.random.default_rng(1).uniform(-6, 6, 200)
    y, mirrored = (np.asarray(evaluate(f, s * x, 0, values)) for s in (1, -1))

    assert np.allclose(y, mirrored) == (text == "even" or np.allclose(y, 0))
    assert np.allclose(y, -mirrored) == (text == "odd" or np.allclose(y, 0))


@every_case
def test_the_lipschitz_constant_is_the_steepest_slope(f, values):
    """No sampled slope exceeds it, and one comes near."""
    constant = told(f, values, "lipschitz")
    x, _ = samples(f, values)
    slopes = np.abs(np.asarray(evaluate(f, x, 1, values)))
    steepest = int(slopes.argmax())
    near = np.linspace(x[max(steepest - 1, 0)], x[min(steepest + 1, len(x) - 1)], 400)
    slopes = np.append(slopes, np.abs(np.asarray(evaluate(f, near, 1, values))))

    if constant.numbers:
        assert slopes.max() <= constant.numbers[0] * (1 + 1e-9)
        assert slopes.max() >= constant.numbers[0] * 0.99
    else:
        far = np.abs(evaluate(f, np.array([-1e300, 1e300]), 1, values)).max()
        assert "jumps" in constant.text or max(slopes.max(), far) > 100


@every_case
def test_kinks_and_jumps_are_where_sides_differ(f, values):
    """Every vertex of the curve that bends or jumps is named, and no other point."""
    kinks, jumps = (told(f, values, name) for name in ("kinks", "jumps"))
    vertices = _vertices(f, tuple(values.items()))

    assert [v.x for v in vertices if v.jumps] == pytest.approx(jumps.numbers[::4])
    assert [v.x for v in vertices if v.kinked and not v.jumps] == pytest.approx(kinks.numbers[::4])
    assert (jumps.text == "none") == (not any(v.jumps for v in vertices))


@pytest.mark.parametrize("f", ALL[::AGAIN], ids=lambda f: f.slug)
def test_what_is_stored_is_proven_again(f):
    """The generated properties follow from the record alone."""
    again = {item.name: item.to_list() for item in proven(f, f.exact_values())}

    assert {item.name: item.to_list() for item in properties(f)} == again


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
