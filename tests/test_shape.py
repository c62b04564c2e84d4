"""What is proven of the shape of a function agrees with numbers: sampled values, slopes and overflow."""

from __future__ import annotations

import functools
import math
import re
from fractions import Fraction

import numpy as np
import pytest

from activarium import oracle
from activarium.catalogue import ALL, find
from activarium.definition import define
from activarium.derive.evaluate import evaluate
from activarium.derive.facts import Facts
from activarium.derive.shape import MANY
from told import drawn, found, spans, told
from waves import recurs

# significand in bits, exponent of the largest power of two
FORMATS = {"float64": (53, 1023), "float32": (24, 127), "bfloat16": (8, 127), "float16": (11, 15)}
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FEW = 12  # every so many records are tried at other parameters too, which must be proven anew


OTHERS = [(f, drawn(f, 1)) for f in [f for f in ALL if f.parameters][::FEW]]
CASES = [
    *(pytest.param(f, f.values(), id=f.slug) for f in ALL),
    *(pytest.param(f, values, id=f"{f.slug}-drawn") for f, values in OTHERS if values is not None),
]
every_case = pytest.mark.parametrize(("f", "values"), CASES)


@functools.cache
def _grid(f, values):
    breaks = [vertex.x for vertex in f.curve(None, 100, **dict(values)).vertices]
    lower, upper = float(f.window.lower), float(f.window.upper)
    near = [at + side * 10.0**-k for at in breaks for side in (-1, 1) for k in (2, 4)]
    even = [np.linspace(-9.01, 9.02, 4001), np.linspace(lower - 1e-3, upper + 1e-3, 2001)]
    return np.unique(np.concatenate([*even, near])), np.array(breaks)


def grid(f, values):
    """Points over the window and around 0, and those where pieces meet."""
    return _grid(f, tuple(values.items()))


def smooth_steps(f, values):
    """Neighbouring points of the grid between which no pieces meet."""
    x, breaks = grid(f, values)
    meets = np.array([(x[:-1] <= at) & (at <= x[1:]) for at in breaks]).reshape(-1, len(x) - 1)
    return x, ~meets.any(axis=0)


@every_case
def test_the_graph_approaches_its_asymptotes(f, values):
    """The distance to the line shrinks; where none is named, no line fits far out."""
    claim, lines = told(f, values, "asymptotes"), {}
    for text, line in zip(claim.text.split("; "), spans(claim.numbers), strict=False):
        lines |= dict.fromkeys({"∞": [1], "−∞": [-1], "±∞": [1, -1]}[text.rsplit(" ", 1)[1]], line)
    for direction in (-1, 1):
        x = direction * np.array([1e3, 2e3, 1e7, 2e7, 4e7])
        with np.errstate(all="ignore"):
            y = np.asarray(evaluate(f, x, 0, values))
            if direction in lines:
                slope, intercept = lines[direction]
                distance = np.abs(y - (slope * x + intercept))
                assert (distance[2:] <= 0.01 * distance[0] + 1e-6 * (1 + np.abs(intercept)) + 1e-13 * np.abs(y[2:])).all()
            else:
                rises = np.diff(y[2:]) / np.diff(x[2:])
                starts = y[2:4] - rises * x[2:4]
                assert not abs(starts[1] - starts[0]) < 1e-7 * (1 + abs(starts[0]))


@every_case
def test_extrema_are_all_the_turns(f, values):
    """Beside each the value is on one side of it, and the sampled values turn nowhere else."""
    claim = told(f, values, "extrema")
    if claim.text == MANY:
        assert recurs(lambda x: evaluate(f, x, 1, values))
        return
    extrema = list(zip(claim.numbers[::3], claim.numbers[1::3], claim.numbers[2::3], strict=True))
    kinds = re.findall("minimum|maximum", claim.text)
    for (lower, upper, value), kind in zip(extrema, kinds, strict=False):
        beside = np.array([lower - 1e-6 * (1 + abs(lower)), upper + 1e-6 * (1 + abs(upper))])
        assert evaluate(f, lower, 0, values) == pytest.approx(value, rel=1e-9, abs=1e-12)
        assert (
            (np.asarray(evaluate(f, beside, 0, values)) - value) * (1 if kind == "minimum" else -1) >= -1e-12 * (1 + abs(value))
        ).all()
    assert_turns(f, values, 0, [(a, b) for a, b, _ in extrema], claim.text)


@every_case
def test_inflections_are_all_the_turns_of_the_slope(f, values):
    """The sampled slope turns at each of them and, on smooth stretches, nowhere else."""
    claim = told(f, values, "inflections")
    if claim.text == MANY:
        assert recurs(lambda x: evaluate(f, x, 2, values))
        return
    assert_turns(f, values, 1, spans(claim.numbers), claim.text)
    for lower, upper in spans(claim.numbers):
        sides = np.array([lower - 1e-4, upper + 1e-4])
        left, right = np.asarray(evaluate(f, sides, 2, values))
        assert left * right <= 0


def assert_turns(f, values, order, places, text):
    """Where sampled values of a derivative turn on a smooth stretch, a place is named."""
    x, free = smooth_steps(f, values)
    y = np.asarray(evaluate(f, x, order, values))
    with np.errstate(all="ignore"):
        step = np.diff(y)
        moves = np.where(free & (np.abs(step) > 1e-12 * (1 + np.abs(y[1:]))), np.sign(step), 0)
    turns = np.flatnonzero((moves[:-1] * moves[1:] < 0) & free[:-1] & free[1:])
    if "again" not in text:
        assert all(any(a - 0.01 <= x[i + 2] and x[i] <= b + 0.01 for a, b in places) for i in turns)


@every_case
def test_stretches_are_convex_or_concave(f, values):
    """The value in the middle lies below that of the chord where it is convex, above where it is concave."""
    claim = told(f, values, "convexity")
    words = re.findall(r"convex|concave", claim.text)
    if claim.text in {"straight", "straight between the jumps", "convex and concave by turns"}:
        assert claim.numbers == ()
        return
    rng = np.random.default_rng(5)
    for word, (lower, upper) in zip(words, spans(claim.numbers) or [(-np.inf, np.inf)], strict=True):
        a, b = np.sort(rng.uniform(max(lower, min(upper, 0) - 30), min(upper, max(lower, 0) + 30), (2, 400)), axis=0)
        left, middle, right = (np.asarray(evaluate(f, at, 0, values)) for at in (a, (a + b) / 2, b))
        sag = ((left + right) / 2 - middle) * (1 if word == "convex" else -1)
        assert (sag >= -1e-9 * (1 + np.abs(left) + np.abs(right))).all()
        near = np.array(
            [end + side * 10.0**-k for end in (lower, upper) if np.isfinite(end) for side in (-1, 1) for k in (3, 6, 7)]
        )
        inside = np.concatenate([a, near[(near > lower) & (near < upper)]])
        bends = np.asarray(evaluate(f, inside, 2, values)) * (1 if word == "convex" else -1)
        assert (bends > 0).any() or ((grid(f, values)[1] > lower) & (grid(f, values)[1] < upper)).any()


@every_case
def test_fixed_points_are_fixed_and_all_of_them(f, values):
    """The value is the input at each, and the sign of the difference changes nowhere else."""
    claim = told(f, values, "fixed_points")
    if claim.text == MANY:
        assert recurs(lambda x: evaluate(f, x, 0, values) - x)
        return
    places = spans(claim.numbers)
    for a, b in places:
        inside = np.linspace(max(a, -1e3), min(b, 1e3), 5)[1:-1] if a < b else np.array([a])
        assert np.asarray(evaluate(f, inside, 0, values)) == pytest.approx(inside, rel=1e-9, abs=1e-9)
    x, free = smooth_steps(f, values)
    with np.errstate(all="ignore"):
        beyond = np.asarray(evaluate(f, x, 0, values)) - x
    crossed = np.flatnonzero((beyond[:-1] * beyond[1:] < 0) & free & (np.abs(beyond[:-1]) > 1e-12))
    assert all(any(a - 0.01 <= x[i + 1] and x[i] <= b + 0.01 for a, b in places) for i in crossed)


@every_case
def test_flat_stretches_are_where_slopes_are_small(f, values):
    """The sampled slope is at most 1/100 inside and larger outside."""
    claim = told(f, values, "saturation")
    if MANY in claim.text:
        assert any(recurs(lambda x: evaluate(f, x, 1, values) + side * 0.01) for side in (-1, 1))  # noqa: B023 - called at once
        return
    x, breaks = grid(f, values)
    x = x[~np.isin(x, breaks)]
    with np.errstate(all="ignore"):
        slopes = np.abs(np.asarray(evaluate(f, x, 1, values)))
    inside = np.zeros(len(x), bool)
    for a, b in spans(claim.numbers):
        inside |= (x >= a) & (x <= b)
    edge = np.abs(slopes - 0.01) < 1e-10
    assert (slopes[inside & ~edge] < 0.01).all()
    assert (slopes[~inside & ~edge] > 0.01).all()


@every_case
def test_values_are_finite_up_to_the_largest_safe_input(f, values):
    """Value and slope, rounded to the format, are finite there, and one of them is not at the next number outward."""
    claim = told(f, values, "safe_input")
    names = re.findall(r"in (\w+\d)", claim.text)
    exact = f.exact_values(values)
    for name, ends in zip(names, spans(claim.numbers), strict=True):
        digits, power = FORMATS[name]
        overflow = (2 - Fraction(2) ** -digits) * Fraction(2) ** power
        for end in filter(np.isfinite, ends):
            step = Fraction(2) ** (math.frexp(abs(end))[1] - digits) * (1 if end > 0 else -1)
            for at, fits in ((Fraction(end), True), (Fraction(end) + step, False)):
                bound = overflow if fits else overflow * (1 - Fraction(1, 2**100))  # nearer than balls can tell
                fitting = [abs(oracle.fraction(oracle.value(f, at, order, 0, exact))) < bound for order in (0, 1)]
                assert all(fitting) if fits else not all(fitting)


@every_case
def test_so_many_derivatives_are_continuous(f, values):
    """Beside every point where pieces meet, derivatives agree up to the order named; the next does not, somewhere."""
    claim = told(f, values, "continuity")
    order = -1 if claim.text == "discontinuous" else 3 if "∞" in claim.text else int(claim.text[1].translate(DIGITS))
    places = [vertex.x for vertex in f.curve((-100, 100), 2, **values).vertices]
    gaps = [[_gap(f, values, at, each) for each in range(min(order, 8) + 2)] for at in places]

    assert all(gap < 1e-4 for several in gaps for gap in several[: order + 1])
    assert "∞" in claim.text or any(several[-1] > 1e-4 for several in gaps)


def _gap(f, values, at, order):
    """How far the derivatives on both sides of a point are apart, beside their size; ∞ if they grow the nearer one comes."""
    exact = f.exact_values(values)
    near, nearer = (
        [float(oracle.value(f, Fraction(at) + side * step, order, 0, exact)) for side in (-1, 1)]
        for step in (Fraction(1, 10**6), Fraction(1, 10 ** (12 if at else 24)))  # 0 is a float, other places may not be
    )
    if np.abs(nearer).max() > 1.5 * np.abs(near).max() + 1e-6:
        return math.inf
    return abs(nearer[1] - nearer[0]) / (1 + np.abs(nearer).max())


@every_case
def test_words_agree_with_the_other_properties(f, values):
    """A function is called bounded, odd, convex and so on if and only if the property in question says so."""
    words = told(f, values, "tags").text.split(", ")
    for word, name, holds in (
        ("bounded", "range", lambda p: np.isfinite([p.numbers[0], p.numbers[-1]]).all()),
        ("unbounded", "range", lambda p: not np.isfinite([p.numbers[0], p.numbers[-1]]).any()),
        ("odd", "parity", lambda p: p.text == "odd"),
        ("even", "parity", lambda p: p.text == "even"),
        ("convex", "convexity", lambda p: p.text == "convex"),
        ("smooth", "continuity", lambda p: "smooth" in p.text),
        ("discontinuous", "continuity", lambda p: p.text == "discontinuous"),
        ("not monotone", "monotone", lambda p: p.text.startswith("no")),
        ("0 at 0", "zeros", lambda _: evaluate(f, 0.0, 0, values) == 0),
    ):
        other = found(f, values, name)
        if other.sure != "unknown" and other.text != MANY:
            assert (word in words) == bool(holds(other)), word


@pytest.mark.parametrize("slug", ["swish", "gelu", "mish", "hard_swish", "serf", "phish"])
def test_gated_functions_are_told_from_others(slug):
    """x times a gate that goes from one number to another is self-gated; ELU, ReLU and tanh are not."""
    assert "self-gated" in told(find(slug), find(slug).values(), "tags").text
    for other in ("elu", "relu", "tanh", "leaky_relu", "identity"):
        assert "self-gated" not in told(find(other), find(other).values(), "tags").text


@pytest.mark.parametrize(
    ("formula", "name", "expected"),
    [
        ("x*cos(x)", "zeros", "infinitely many"),
        ("x*cos(x)", "limits", "none at −∞, none at ∞"),
        ("sin(x) + x", "asymptotes", "none"),
        ("sin(x)/x if x > 1 else x", "asymptotes", "y = x at −∞; y = 0 at ∞"),
        ("sin(x**2)", "range", "[−1, 1]"),
        ("1 - cos(x)", "zeros", "0, and again after every 2·π ≈ 6.28318530718"),
        ("x - tanh(x)", "zeros", "0"),
        ("(x - 1)**3*exp(x)", "zeros", "1"),
        ("max(abs(x) - 1, 0)", "extrema", "minimum 0 at all of [−1, 1]"),
        ("x**3", "inflections", "0"),
        ("1 if x <= 0 else 1 if x >= 1 else 1/(1 + sqrt(x)*sqrt(1 - x))", "lipschitz", "none: the slope is unbounded"),
        ("1 if x <= 0 else 1 if x >= 1 else 1/(1 + sqrt(x)*sqrt(1 - x))", "fixed_points", "0.682327803828…, 1"),
        ("x if x > 0 else x + 1", "convexity", "straight between the jumps"),
        ("sqrt(1 + x**2)", "asymptotes", "y = −x at −∞; y = x at ∞"),
        ("exp(exp(x))", "safe_input",
         "(−∞, 6.55567] in float64; (−∞, 4.43424] in float32; (−∞, 4.40625] in bfloat16; (−∞, 2.18554] in float16"),
    ],
)  # fmt: skip
def test_known_shapes_are_told(formula, name, expected):
    """Facts that are known from elsewhere."""
    text, _ = getattr(Facts(define(formula, name="Of One's Own"), {}), name)()
    assert text == expected
