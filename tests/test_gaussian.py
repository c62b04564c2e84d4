"""Moments, gains and maps of correlations hold: each is checked against sums in floats that share nothing with the proofs."""

from __future__ import annotations

import functools
import itertools
import math
import zlib
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from flint import acb, arb, ctx, fmpq

from activarium.balls import Expansion
from activarium.catalogue import ALL, find
from activarium.definition import define
from activarium.derive.closed import NotClosed, mean
from activarium.derive.curve import breakpoints
from activarium.derive.evaluate import evaluate
from activarium.derive.gaussian import Gaussian
from activarium.derive.growth import Growth, Unbounded
from activarium.derive.moments import moments
from activarium.derive.quadrature import BITS
from activarium.derive.segments import INFINITE, Segment, Unproven, line
from activarium.derive.steps import Steps
from activarium.vocabulary import constant, elementary, x

PROPERTIES = ("mean", "square", "slope", "slope_square", "gain", "chi", "correlation")
UNKNOWN = 2  # properties of the whole catalogue at the defaults; fewer are better
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)
SHARP = 2.0 ** -np.arange(4, 60, 2)  # panels become so small towards a joint


def drawn(f):
    """The defaults, and for about every fifth record another setting from the display ranges."""
    rng = np.random.default_rng(zlib.crc32(f.slug.encode()))
    yield f.values()
    if f.parameters and rng.integers(5) == 0:
        values = {p.symbol: round(float(rng.uniform(float(p.display.lower), float(p.display.upper))), 2) for p in f.parameters}
        if all(value in p.domain for p, value in zip(f.parameters, values.values(), strict=True)):
            yield values


CASES = [pytest.param(f, values, id=f"{f.slug}-{i}") for f in ALL for i, values in enumerate(drawn(f))]
every_case = pytest.mark.parametrize(("f", "values"), CASES)
sampled_case = pytest.mark.parametrize(("f", "values"), CASES[::9])


def gaussian(f, values=None, sigma=Fraction(1)):
    """The proofs for these parameters, made once for all tests of a case."""
    return _gaussian(f, tuple((f.values() if values is None else values).items()), sigma)


@functools.cache
def _gaussian(f, values, sigma):
    return Gaussian(line(f, f.exact_values(dict(values))), sigma)


def levels(g):
    """The four moments."""
    return g.mean_level, g.square_level, g.slope_level, g.slope_square_level


@functools.cache
def _grid(joints, pieces):
    """Nodes and weights against the normal density, on panels that shrink towards joints and 0."""
    sharp = [at + side * width for at in {0.0, *joints} for width in SHARP for side in (-1, 1)]
    ends = np.unique(np.clip([*np.linspace(-12, 12, pieces + 1), *joints, *sharp], -12, 12))
    middle, half = (ends[1:] + ends[:-1]) / 2, (ends[1:] - ends[:-1]) / 2
    at = (middle[:, None] + half[:, None] * NODES).ravel()
    return at, (half[:, None] * WEIGHTS).ravel() * np.exp(-at * at / 2) / math.sqrt(2 * math.pi)


def sums(f, values, sigma=1.0):
    """The four moments in floats, on panels halved until they agree."""
    at_joints, pieces, before = tuple(at / sigma for at in breakpoints(f, values)), 32, None
    while True:
        at, weight = _grid(at_joints, pieces)
        y, yp = evaluate(f, sigma * at, 0, values), evaluate(f, sigma * at, 1, values)
        found = np.array([weight @ y, weight @ y**2, weight @ yp, weight @ yp**2])
        if pieces > 8000 or (before is not None and np.allclose(found, before, rtol=1e-11, atol=1e-13)):
            return found
        before, pieces = found, 3 * pieces


def near(level, found, size, slack=1e-8):
    """Whether a sum in floats is what a level says, within its enclosure and the given share of the size."""
    return abs(float(level) - found) <= slack * size + float(level.enclosure.rad())


@every_case
def test_moments_are_what_sums_in_floats_give(f, values):
    """Mean and mean square of value and slope, against Gauss–Legendre sums of `evaluate`."""
    g, found = gaussian(f, values), sums(f, values)
    value, slope = math.sqrt(found[1]), math.sqrt(found[3])
    steep = not g.slope_square_level.finite

    assert near(g.mean_level, found[0], value)
    assert near(g.square_level, found[1], value**2)
    assert near(g.slope_level, found[2], value + slope, 1e-4 if steep else 1e-8)  # floats come only so near an infinite slope
    assert steep or near(g.slope_square_level, found[3], slope**2)


def test_a_mean_square_that_is_infinite_piles_up_at_a_joint():
    """Where the slope goes like a root, each octave towards the joint adds as much as the one before; else it adds less."""
    steep = {f.slug for f, values in (case.values for case in CASES) if not gaussian(f, values).slope_square_level.finite}

    assert {"sqrt_signed", "cube_root", "sbaf", "ssaf"} <= steep
    for slug in (*steep, "spder", "apprelu", "m_arcsinh", "elu"):
        f = find(slug)
        assert any(_piles_up(f, at, side) for at in breakpoints(f, f.values()) for side in (-1, 1)) == (slug in steep)


def _piles_up(f, at, side):
    ends = 2.0 ** -np.arange(10.0, 31.0, 10.0)
    shares = [_octaves(f, at, side, outer, inner) for outer, inner in itertools.pairwise(ends)]
    return shares[1] > 0.9 * shares[0] > 0


def _octaves(f, at, side, outer, inner):
    """The integral of f′² between two distances from a joint, over logarithms of the distance."""
    logs = np.linspace(math.log(inner), math.log(outer), 400)
    distance = np.exp(logs)
    return np.trapezoid(f.derivative(at + side * distance) ** 2 * distance, logs)


@sampled_case
@pytest.mark.parametrize("sigma", [Fraction(1, 3), Fraction(2)])
def test_moments_at_another_width(f, values, sigma):
    """The same for narrow and wide normal variables."""
    g, found = gaussian(f, values, sigma), sums(f, values, float(sigma))
    size = 1 + max(abs(found))

    assert g.slope_square_level.finite
    assert all(near(level, total, size) for level, total in zip(levels(g), found, strict=True))


def correlated(f, rho, order=0):
    """E f(u)f(v), or of the slopes, for standard normal u, v of correlation ρ: a sum over a grid."""
    at = (np.arange(-512, 512) + 0.5) / 64  # whole numbers, where functions jump, lie between nodes
    weight = np.exp(-at * at / 2)
    weight /= weight.sum()
    table = (np.arange(-65536, 65536) + 0.5) / 4096
    y = evaluate(f, table, order, f.values())
    v = rho * at[:, None] + math.sqrt(1 - rho * rho) * at
    return float(weight * np.interp(at, table, y) @ np.interp(v, table, y) @ weight)


@pytest.mark.parametrize(
    "slug", ["elu", "selu", "tanh", "gelu", "silu", "mish", "step", "sine", "hard_swish", "hard_elish", "erf"]
)
def test_the_fixed_point_is_one_and_the_slope_is_right(slug):
    """C(c*) = c*, and C′(c*) = E f′(u)f′(v)/E f² for a continuous function (Price's theorem)."""
    f = find(slug)
    place, slope = (float(level) for level in gaussian(f).correlation()[1])
    square = correlated(f, 1.0)

    assert correlated(f, place) / square == pytest.approx(place, abs=2e-4)
    assert 0 <= place < 1
    assert slope < 1
    if not any(gaussian(f).jumps):
        assert correlated(f, place, 1) / square == pytest.approx(slope, abs=5e-4)


@pytest.mark.parametrize("slug", ["softplus", "sigmoid", "relu", "smu1", "sinc"])
def test_all_inputs_become_alike_where_chi_is_at_most_1(slug):
    """c* = 1 is the only fixed point: below it the map lies above the diagonal."""
    text, (place, slope) = gaussian(find(slug)).correlation()

    assert text.startswith("c* = 1, slope ")
    assert place.exact == 1
    assert slope.compared(gaussian(find(slug)).chi_level) == 0
    assert all(correlated(find(slug), rho) / correlated(find(slug), 1.0) > rho for rho in (0.3, 0.9))


def said(slug, name, sigma=Fraction(1)):
    """The text of a property."""
    return getattr(gaussian(find(slug), sigma=sigma), name)()[0]


@pytest.mark.parametrize(
    ("slug", "name", "text"),
    [
        ("relu", "mean", "1/√(2·π) ≈ 0.398942280401"),
        ("relu", "square", "0.5"),
        ("relu", "slope", "0.5"),
        ("relu", "gain", "√2 ≈ 1.41421356237"),
        ("relu", "chi", "1"),
        ("relu", "correlation", "c* = 1, slope 1"),
        ("abs", "mean", "√(2/π) ≈ 0.797884560803"),
        ("identity", "correlation", "every c is kept: the function is linear"),
        ("step", "slope", "0"),
        ("cube_root", "slope_square", "infinite"),
        ("cube_root", "chi", "infinite"),
        ("sine", "slope", "exp(−1/2) ≈ 0.606530659713"),
        ("relu6", "correlation", "0.998 < c* < 1, slope below 1"),
        ("h_siren", "square", "0.4714…"),
    ],
)
def test_texts(slug, name, text):
    """Short where the number is exact, twelve certain digits otherwise, and less where less is known."""
    assert said(slug, name) == text


def test_known_constants():
    """SELU keeps 0 and 1 as its authors promise, erf and GELU have closed forms, and tanh its gain of 1.5925."""
    selu, erf, gelu = (gaussian(find(slug)) for slug in ("selu", "erf", "gelu"))

    assert abs(float(selu.mean_level)) < 1e-14
    assert float(selu.square_level) == pytest.approx(1, abs=1e-14)
    assert float(erf.square_level) == pytest.approx(2 / math.pi * math.asin(2 / 3), abs=1e-15)
    assert float(erf.slope_level) == pytest.approx(2 / math.sqrt(3 * math.pi), abs=1e-15)
    assert float(gelu.mean_level) == pytest.approx(1 / (2 * math.sqrt(math.pi)), abs=1e-15)
    assert said("tanh", "gain") == "1.59253741972…"


def test_the_map_of_a_sign_is_an_arcsine():
    """C(ρ) = 2/π · arcsin ρ for sign(x), 1/2 + arcsin(ρ)/π for the step: the fixed points of these, and the slopes."""
    _, (zero, slope) = gaussian(find("sign")).correlation()
    _, (place, steepness) = gaussian(find("step")).correlation()
    c = float(place)

    assert zero.exact == 0
    assert float(slope) == pytest.approx(2 / math.pi, abs=1e-15)
    assert c == pytest.approx(0.5 + math.asin(c) / math.pi, abs=1e-14)
    assert float(steepness) == pytest.approx(1 / (math.pi * math.sqrt(1 - c * c)), abs=1e-13)


@pytest.mark.parametrize("f", ALL[::4], ids=lambda f: f.slug)
def test_closed_forms_and_sums_agree(f):
    """Where a mean has a closed form, the enclosure found by sums with proven errors holds it."""
    g = gaussian(f)
    with ctx.workprec(BITS):
        samples = g.samples
        square = g._square(samples)
        slope_square = sum((w * v * v for w, v in zip(samples.weights, samples.slopes, strict=True)), samples.slope_square)
    closed = [
        (total, level)
        for total, level in ((square, g.square_level), (slope_square, g.slope_square_level))
        if level.exact is not None and level.finite
    ]
    if not closed:
        pytest.skip("no closed form")

    assert all(total.overlaps(level.enclosure) for total, level in closed)
    assert square.rad() < 1e-12 * (1 + abs(square))


def test_a_closed_form_by_other_means():
    """E[Z³ exp(2Z); Z > 1] against a sum in floats; a wave that is cut off has no such form."""
    at, weight = np.polynomial.legendre.leggauss(200)
    z = 8 + 7 * at
    found = mean([(x**3 * sp.exp(2 * x), Segment(sp.Integer(1), sp.oo, x))])

    assert float(found) == pytest.approx(7 * weight @ (z**3 * np.exp(2 * z - z * z / 2)) / math.sqrt(2 * math.pi), rel=1e-13)
    with pytest.raises(NotClosed):
        mean([(sp.sin(x), Segment(sp.Integer(1), sp.oo, x))])


@pytest.mark.parametrize("f", ALL[::3], ids=lambda f: f.slug)
def test_boxes_hold_what_is_in_them(f):
    """The steps on a box of the complex plane enclose what the power series of the oracle gives at a point of it."""
    for segment in gaussian(f).segments:
        low, high = (min(6, max(-6, constant(end))) if end not in INFINITE else end for end in (segment.lower, segment.upper))
        middle = Fraction(float((max(low, -6) * 3 + min(high, 6) * 2) / 5)).limit_denominator(64)
        if not low + 0.1 < middle < high - 0.1:
            continue
        for expression in (segment.expression, sp.diff(segment.expression, x)):
            series = Expansion(fmpq(middle.numerator, middle.denominator), 0, {}, 40).of(elementary(expression))
            offset = acb(arb("0.03"), arb("0.04"))
            value = sum((series[k] * offset**k for k in range(40)), acb(0))
            (box,) = Steps(expression).boxed(acb(arb(float(middle), 0.05), arb(0.025, 0.025)))

            assert acb(box).overlaps(value + acb(arb(0, 1e-9), arb(0, 1e-9)))


@pytest.mark.parametrize("f", ALL[::3], ids=lambda f: f.slug)
def test_growth_is_a_bound(f):
    """Beyond T no sample exceeds C tᵖ exp(rt), nor leaves the bounds from below and above."""
    at = np.concatenate([np.linspace(14, 40, 300), np.geomspace(40, 300, 50)])
    for direction, segment in ((-1, gaussian(f).segments[0]), (1, gaussian(f).segments[-1])):
        if 14 < abs(constant(segment.upper if direction < 0 else segment.lower)) < math.inf:
            continue
        try:
            bound = Growth(direction, 14).of(segment.expression)
        except Unbounded:
            continue
        with np.errstate(over="ignore"):
            y = evaluate(f, direction * at, 0, f.values())
            most = bound.size * at**bound.power * np.exp(bound.rate * at)
        slack = 1e-9 * (1 + abs(y))

        assert np.all(np.isinf(most) | (abs(y) <= most + slack))
        assert np.all((y >= bound.lower - slack) & (y <= bound.upper + slack))


def test_what_nothing_bounds_is_unknown():
    """A pole has no moments; a square that outgrows the density has an infinite one, and no gain."""
    pole, steep = (Gaussian(line(define(text, name="my_function"), {})) for text in ("1/x", "exp(x**2/3)"))

    with pytest.raises(Unproven, match="singular"):
        pole.square()
    assert steep.square()[0] == "infinite"
    assert steep.mean()[0] == "√3 ≈ 1.73205080757"
    assert steep.gain()[0] == "none: the mean square is infinite"


def test_a_flat_and_a_rough_end():
    """Pieces that end where all derivatives vanish, or with an infinite slope whose square has a mean."""
    flat = moments(define("exp(-1/x) if x>0 else 0", name="my_bump"))
    rough = Gaussian(line(define("x**0.7 if x>0 else 0", name="my_root"), {}))
    at = np.linspace(0, 12, 1_000_001)[1:]
    weight = np.exp(-at * at / 2) / math.sqrt(2 * math.pi) * (at[1] - at[0])

    assert flat.square == pytest.approx(weight @ np.exp(-2 / at), abs=1e-7)
    assert float(rough.square_level) == pytest.approx(2**0.7 * math.gamma(1.2) / math.sqrt(math.pi) / 2, rel=1e-12)
    with ctx.workprec(BITS):
        exact = arb("0.49") * arb(2) ** arb("-0.3") * arb("0.2").gamma() / arb.pi().sqrt() / 2
    assert rough.slope_square_level.enclosure.overlaps(exact)
    assert rough.slope_square_level.enclosure.rad() < 1e-6


def test_moments():
    """Floats with their digits; the width of the variable counts, and must be one."""
    narrow = moments(find("relu"), sigma=0.5)

    assert (narrow.mean, narrow.square, narrow.slope) == (pytest.approx(0.5 / math.sqrt(2 * math.pi)), 0.125, 0.5)
    assert (narrow.gain, narrow.chi) == (pytest.approx(math.sqrt(2)), 1.0)
    assert moments(find("leaky_relu"), {"alpha": 1}).square == 1
    assert moments(find("cube_root")).slope_square == math.inf
    assert moments(find("h_siren")).digits < 6 <= moments(find("silu")).digits
    with pytest.raises(ValueError, match="σ is 0"):
        moments(find("relu"), sigma=0)


def test_few_properties_are_unknown():
    """The census of what is not proven at the defaults."""
    unknown = [(f.slug, name) for f in ALL for name in PROPERTIES if not _known(gaussian(f), name)]

    assert len(unknown) <= UNKNOWN, unknown


def _known(g, name):
    try:
        getattr(g, name)()
    except Unproven:
        return False
    return True
