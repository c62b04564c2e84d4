"""The essays: every link leads somewhere, every work is in the bibliography, and every table is what comes out again."""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from activarium import find
from activarium.catalogue import index
from activarium.catalogue.dialects import DIALECTS
from activarium.garden import bibliography, prose

ROOT = Path(__file__).parents[1]
ESSAYS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "essays").glob("*.md"))}
FIELDS = ["title", "phase", "planted", "by", "tags"]
LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^)\s]+)\)")
NUMBER = re.compile(r"-?\d+(?:\.(\d+))?$")
POWER = re.compile(r"\$(-?\d+(?:\.\d+)?) \\cdot 10\^\{(-?\d+)\}\$$")
EVERY = pytest.mark.parametrize("name", ESSAYS)

# Gaussian averages: Gauss–Legendre on panels of width 1/4, so that kinks at multiples of 1/4 lie between panels.
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(10)
X = (np.arange(-160, 160)[:, None] / 4 + (_NODES + 1) / 8).ravel()
DX = np.tile(_WEIGHTS / 8, 320)
FINE = np.linspace(-12.0, 12.0, 48001)  # 0 is one of them


def mean(values, at=0.0, sigma=1.0):
    """The average of a function, given at the nodes, over a normal input."""
    return float(np.sum(values * DX * np.exp(-(((X - at) / sigma) ** 2) / 2)) / (sigma * math.sqrt(2 * math.pi)))


def normal_cdf(x):
    return math.erfc(-x / math.sqrt(2)) / 2


@cache
def at_nodes(slug, order=0, **parameters):
    """Value or derivative of a record at the nodes."""
    f = find(slug)
    return f(X, **parameters) if order == 0 else f.derivative(X, order=order, **parameters)


def leaky(alpha):
    """A label and the arguments of Leaky ReLU with a slope; with slope 0 it is ReLU."""
    return ("relu", {}) if alpha == 0 else ("leaky_relu", {"alpha": alpha})


def argued(label):
    """The record and the parameters that the first cell of a row names: `leaky_relu 0.2`."""
    slug, *value = label.split()
    return slug, {find(slug).parameters[0].symbol: float(value[0])} if value else {}


def evaluated(label, x, order=0):
    slug, parameters = argued(label)
    return find(slug)(x, **parameters) if order == 0 else find(slug).derivative(x, order=order, **parameters)


# --- kinks and their conventions ---------------------------------------------------------------------------------------


KINKS = {
    "relu": ("ReLU", (0.0,), {}),
    "leaky_relu": ("LeakyReLU", (0.0,), {"negative_slope": 0.2}),
    "relu6": ("ReLU6", (0.0, 6.0), {}),
    "hard_tanh": ("Hardtanh", (-1.0, 1.0), {}),
    "hard_sigmoid": ("Hardsigmoid", (-3.0, 3.0), {}),
    "hard_swish": ("Hardswish", (-3.0, 3.0), {}),
    "soft_shrink": ("Softshrink", (-0.5, 0.5), {}),
    "selu": ("SELU", (0.0,), {}),
}  # fmt: skip


def torch_slope(call, x):
    """What PyTorch propagates backward through a function at one point."""
    torch = pytest.importorskip("torch")
    point = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    call(point).sum().backward()
    return point.grad.item()


def slopes_at_kinks():
    """Slope left of a kink and right of it, the record's at the kink, and PyTorch's there."""
    torch, rows = pytest.importorskip("torch"), {}
    for slug, (name, places, arguments) in KINKS.items():
        f, module = find(slug), getattr(torch.nn, name)(**arguments)
        for x in places:
            near = [float(f.derivative(x + side)) for side in (-1e-12, 1e-12)]
            rows[f"{slug} at {x:g}"] = [*near, float(f.derivative(x)), torch_slope(module, x)]
    return rows


def ways_to_write_relu():
    """The slope at 0 that PyTorch finds in several expressions with the same values."""
    torch = pytest.importorskip("torch")
    ways = {
        "`torch.relu(x)`": torch.relu,
        "`torch.where(x > 0, x, 0)`": lambda x: torch.where(x > 0, x, 0.0),
        "`torch.where(x >= 0, x, 0)`": lambda x: torch.where(x >= 0, x, 0.0),
        "`x.clamp(min=0)`": lambda x: x.clamp(min=0.0),
        "`torch.maximum(x, 0 * x)`": lambda x: torch.maximum(x, 0 * x),
        "`(x + x.abs()) / 2`": lambda x: (x + x.abs()) / 2,
        "`torch.relu(x) - torch.relu(-x)`": lambda x: torch.relu(x) - torch.relu(-x),
    }
    return {way: [torch_slope(call, 0.0)] for way, call in ways.items()}


def chances_of_exact_zero():
    """That n silent ReLU units are all that a unit sees; that n products ±1 add up to 0."""
    return {str(n): [2.0**-n, math.comb(n, n // 2) / 2.0**n] for n in (4, 16, 64, 256)}


# --- dying and dormant units -------------------------------------------------------------------------------------------


def silence_by_bias():
    """Share of inputs answered, dead over 1000 and over 10⁶ independent inputs, mean slope of ReLU and with leak 0.01."""
    rows = {}
    for bias in (0, -1, -2, -3, -4, -5):
        on = normal_cdf(bias)
        dead = [math.exp(n * math.log1p(-on)) for n in (1e3, 1e6)]
        rows[str(bias)] = [on, *dead, mean(at_nodes("leaky_relu", 1, alpha=0.01), bias)]
    return rows


def inputs(random, centred):
    """200 inputs of ten numbers from [0, 1], as they are or made mean 0 and variance 1, and a 1 for the bias."""
    x = random.random((200, 10))
    return np.hstack([(x - 0.5) * math.sqrt(12) if centred else x, np.ones((200, 1))]).astype(np.float32)


def descend(label, x, weights, target, steps):
    """Full-batch descent on the hidden weights of one layer of units with fixed outgoing weights; the loss at each step."""
    out = (np.resize([1.0, -1.0], weights.shape[1]) / math.sqrt(weights.shape[1])).astype(np.float32)
    for step in steps:
        z = x @ weights
        error = (evaluated(label, z) @ out - target) / np.float32(len(target))
        weights = weights - np.float32(step) * (x.T @ (np.outer(error, out) * evaluated(label, z, 1)))
    final = evaluated(label, x @ weights) @ out - target
    return weights, float(np.mean(final.astype(float) ** 2))


def dead_after_one_step():
    """The share of 100 ReLU units that answer none of 200 inputs after one step of a given size, mean of ten seeds."""

    def share(step, centred, seed):
        random = np.random.default_rng(seed)
        x = inputs(random, centred)
        start = np.vstack([random.standard_normal((10, 100)) * math.sqrt(2 / 10), np.zeros((1, 100))]).astype(np.float32)
        weights, _ = descend("relu", x, start, 2 + x[:, 0], [step])
        return np.mean((x @ weights <= 0).all(axis=0))

    return {
        f"{step:g}": [float(np.mean([share(step, centred, seed) for seed in range(10)])) for centred in (True, False)]
        for step in (0, 1, 3, 10)
    }


SILENT = ("relu", "leaky_relu 0.01", "leaky_relu 0.1", "leaky_relu 0.3", "elu", "silu", "gelu")


def silent_start():
    """Centred inputs, a target with a kink, and incoming weights of length 1 with every bias at −6."""
    random = np.random.default_rng(1)
    x, incoming = inputs(random, centred=True), random.standard_normal((10, 100))
    start = np.vstack([incoming / np.linalg.norm(incoming, axis=0), np.full((1, 100), -6.0)]).astype(np.float32)
    return x, np.abs(x[:, 0]) + x[:, 0], start


@cache
def after_silence(label):
    """The share of units that answer after 300 steps of size 1/2, the loss before them and after them."""
    x, target, start = silent_start()
    weights, last = descend(label, x, start, target, [0.5] * 300)
    return float(np.mean((x @ weights > 0).any(axis=0))), descend(label, x, start, target, [])[1], last


def learning_while_silent():
    """The share of units that answer after training from silence, and the loss in shares of the first."""
    return {label: [awake, last / first] for label in SILENT for awake, first, last in [after_silence(label)]}


def best_linear_loss():
    """What the best linear function of the inputs leaves of the target of the silent units."""
    x, target, _ = silent_start()
    _, left, *_ = np.linalg.lstsq(x.astype(float), target.astype(float), rcond=None)
    return float(left[0]) / len(target)


def dormancy():
    """Activation of a unit with inputs around −4, in shares of one with inputs around 0, and its mean square slope."""
    rows = {}
    for label in ("relu", "leaky_relu 0.01", "leaky_relu 0.2", "elu", "silu", "gelu", "softplus"):
        slug, parameters = argued(label)
        size, slope = np.abs(at_nodes(slug, **parameters)), at_nodes(slug, 1, **parameters)
        rows[label] = [mean(size, -4.0) / mean(size), mean(slope**2, -4.0)]
    return rows


# --- choosing the negative slope ---------------------------------------------------------------------------------------


def cosine_after(alpha, cosine):
    """The cosine of two inputs after one wide random layer of leaky units, exactly: f is a line plus a multiple of |x|."""
    line, bend = (1 + alpha) / 2, (1 - alpha) / 2
    moduli = 2 / math.pi * (math.sqrt(1 - cosine**2) + cosine * math.asin(cosine))
    return (line**2 * cosine + bend**2 * moduli) / (line**2 + bend**2)


def layers_to(alpha, cosine):
    """How many layers turn two orthogonal inputs to a given cosine."""
    reached, layers = 0.0, 0
    while reached < cosine:
        reached, layers = cosine_after(alpha, reached), layers + 1
    return float(layers)


def slopes_compared():
    """Gain, mean output, cosine of orthogonal inputs, layers to 0.9 and 0.99, and growth in 50 layers under gain √2."""
    rows = {}
    for alpha in (0, 0.01, 0.1, 0.2, 0.3, 0.5):
        slug, parameters = leaky(alpha)
        values = at_nodes(slug, **parameters)
        square, average = mean(values**2), mean(values)
        cosine = average**2 / square
        assert cosine == pytest.approx(cosine_after(alpha, 0.0), abs=1e-12)
        near = [layers_to(alpha, goal) for goal in (0.9, 0.99)]
        rows[f"{alpha:g}"] = [1 / math.sqrt(square), average, cosine, *near, (2 * square) ** 50]
    return rows


def bfloat16(value):
    """A number rounded to bfloat16, ties to even."""
    bits = int(np.float32(value).view(np.uint32))
    return float(np.uint32((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).view(np.float32))


def slopes_rounded():
    """The error of a slope in float16 and bfloat16, in percent, and how many silent units turn gradient 1 to 0 in float16."""
    rows = {}
    for alpha in (0.01, 0.1, 0.125, 0.2, 0.25, 0.3):
        gradient, units = np.float16(1), 0
        while gradient > 0:
            gradient, units = np.float16(gradient * np.float16(alpha)), units + 1
        errors = [100 * abs(rounded / alpha - 1) for rounded in (float(np.float16(alpha)), bfloat16(alpha))]
        rows[f"{alpha:g}"] = [*errors, float(units)]
    return rows


# --- saturation and vanishing gradients --------------------------------------------------------------------------------


BOUNDED = ("sigmoid", "tanh", "erf", "sqnl", "hard_tanh", "isru", "arctan", "softsign")


GRID = np.arange(20001) / 1000


def saturation():
    """Largest slope, where it falls below 0.01, slope at 5 and at 10, and gap to the limit at 5."""
    rows = {}
    for slug in BOUNDED:
        f = find(slug)
        limit = math.pi / 2 if slug == "arctan" else 1.0
        slope = f.derivative(GRID)
        below = float(np.argmax(slope < 0.01)) / 1000
        rows[slug] = [float(slope.max()), below, float(f.derivative(5.0)), float(f.derivative(10.0)), limit - float(f(5.0))]
    return rows


def slopes_under_spread():
    """Mean square slope over a normal input of a given standard deviation, in shares of the square of the largest."""
    rows = {}
    for slug in ("sigmoid", "tanh", "hard_tanh", "arctan", "softsign", "relu"):
        slope = at_nodes(slug, 1)
        largest = np.max(find(slug).derivative(FINE))
        rows[slug] = [mean(slope**2, 0.0, sigma) / largest**2 for sigma in (0.5, 1, 2, 4)]
    return rows


def random_layers(seed, depth, width):
    """Matrices of independent normal weights with variance 1/width, the same for every function of one seed."""
    random = np.random.default_rng(seed)
    return [random.standard_normal((width, width), dtype=np.float32) / np.float32(math.sqrt(width)) for _ in range(depth)]


def through(label, gain, layers):
    """What becomes of mean square 1: of two random signals going forward, and of two random gradients going back."""
    start = np.random.default_rng(99).standard_normal((2, 2, len(layers[0])), dtype=np.float32)
    (signal, gradient), slopes = start / np.sqrt(np.mean(start**2, axis=2, keepdims=True)), []
    for weights in layers:
        slopes.append(evaluated(label, signal, 1))
        signal = np.float32(gain) * (evaluated(label, signal) @ weights)
    for weights, slope in zip(reversed(layers), reversed(slopes), strict=True):
        gradient = np.float32(gain) * slope * (gradient @ weights.T)
    return [float(np.mean(end.astype(float) ** 2)) for end in (signal, gradient)]


def vanishing():
    """Thirty layers of 256 units: how much mean square of signal and of gradient is left, for gain 1 and two others."""
    layers, rows = random_layers(0, 30, 256), {}
    for label, gains in {"sigmoid": (1, 4), "tanh": (1, 5 / 3), "softsign": (1, 2)}.items():
        for gain in gains:
            rows[f"{label}, gain {gain:.3g}"] = through(label, gain, layers)
    return rows


# --- initialisation gains ----------------------------------------------------------------------------------------------


GAINED = (
    "identity", "relu", "leaky_relu 0.01", "leaky_relu 0.2", "prelu", "abs", "elu", "selu", "softplus", "gelu", "silu",
    "mish", "hard_swish", "squared_relu", "tanh", "lecun_tanh", "softsign", "arctan", "sigmoid", "sine",
)  # fmt: skip


@cache
def moments(label):
    """Mean, mean square, mean square slope, and how the mean square answers to a relative change of the variance."""
    slug, parameters = argued(label)
    values, slope = at_nodes(slug, **parameters), at_nodes(slug, 1, **parameters)
    square = mean(values**2)
    return mean(values), square, mean(slope**2), mean(X * values * slope) / square


def gains():
    """Mean, mean square, mean square slope, gain, growth of gradients per layer, and answer to a change of the variance."""
    return {
        label: [average, square, slopes, 1 / math.sqrt(square), slopes / square, answer]
        for label in GAINED
        for average, square, slopes, answer in [moments(label)]
    }


DEEP = ("relu", "elu", "selu", "gelu", "silu", "tanh")


def fifty_layers():
    """Fifty layers of 512 units under the gain of the table, eight seeds: least and largest signal, mean gradient, χ⁵⁰."""
    ends = {label: [] for label in DEEP}
    for seed in range(8):
        layers = random_layers(seed, 50, 512)
        for label in DEEP:
            ends[label].append(through(label, 1 / math.sqrt(moments(label)[1]), layers))
    rows = {}
    for label, of_seeds in ends.items():
        signals, gradients = zip(*of_seeds, strict=True)
        growth = moments(label)[2] / moments(label)[1]
        rows[label] = [min(signals), max(signals), math.exp(np.mean(np.log(gradients))), growth**50]
    return rows


# --- smooth approximations of ReLU -------------------------------------------------------------------------------------


SMOOTH = ("softplus", "squareplus", "smelu", "gelu", "silu", "mish", "celu")
RAMP, STEP = np.maximum(FINE, 0), np.where(FINE > 0, 1.0, 0.0)


@cache
def closeness(slug):
    """Distance to ReLU, distance of slopes, lower bound, curvature at 0 from the left and largest curvature."""
    f = find(slug)
    value, slope, bend = f(FINE), f.derivative(FINE), f.derivative(FINE, order=2)
    far, (before, after) = f(-1e9), np.abs(f.derivative(np.array([-1e-9, 1e-9])) - [0, 1])
    distance = max(float(np.max(np.abs(value - RAMP))), abs(float(far)))
    apart = max(float(np.max(np.abs(slope - STEP)[FINE != 0])), before, after)
    at_zero = float(f.derivative(-1e-9, order=2))
    return distance, apart, min(float(np.min(value)), float(far)), at_zero, max(float(np.max(np.abs(bend))), at_zero)


def smooth_as_published():
    """Distance to ReLU, distance of slopes, lower bound, curvature at 0, and distance times largest curvature."""
    return {slug: [*closeness(slug)[:4], closeness(slug)[0] * closeness(slug)[4]] for slug in SMOOTH}


def smooth_at_equal_distance():
    """Scaled to distance 1/10: by how much, lower bound, curvature at 0, area between, reach on the left, gain."""
    rows = {}
    for slug in SMOOTH:
        distance, _, least, bend, _ = closeness(slug)
        scale, f = 10 * distance, find(slug)
        off = FINE[np.abs(f(FINE) - RAMP) > 0.01 * scale]
        tail = 1e6 * abs(float(f(-1e6)))  # where this does not vanish, the area is infinite
        area = "∞" if tail > 0.1 else float(np.sum(np.abs(f(X) - np.maximum(X, 0)) * DX)) / scale**2
        reach = "∞" if off[0] == FINE[0] else float(-off[0]) / scale
        rows[slug] = [scale, least / scale, bend * scale, area, reach, 1 / math.sqrt(mean((f(X * scale) / scale) ** 2))]
    return rows


TABLES = {
    "kinks": (slopes_at_kinks, ways_to_write_relu, chances_of_exact_zero),
    "dying_units": (silence_by_bias, dead_after_one_step, learning_while_silent, dormancy),
    "negative_slope": (slopes_compared, slopes_rounded),
    "saturation": (saturation, slopes_under_spread, vanishing),
    "gains": (gains, fifty_layers),
    "smooth_relu": (smooth_as_published, smooth_at_equal_distance),
}
SIMULATED = {dead_after_one_step, learning_while_silent, vanishing, fifty_layers}  # the last digit may turn with the machine


# --- numbers in the text -------------------------------------------------------------------------------------------------


def difference(label, h, order=1):
    """The symmetric difference quotient at 0."""
    right, centre, left = (float(v) for v in evaluated(label, np.array([h, 0.0, -h])))
    return (right - left) / (2 * h) if order == 1 else (right - 2 * centre + left) / h**2


def told_of_kinks():
    elu = [float(v) for v in find("elu").derivative(np.array([-1e-12, 1e-12]), alpha=2)]
    yield "{:g} for ReLU, {:.1f} for Leaky ReLU with slope 0.2", difference("relu", 1e-3), difference("leaky_relu", 1e-3)
    yield "with step 0.001 is {:.0f} at 0", difference("relu", 1e-3, 2)
    yield "the slope at 0 is {:.0f} on the left and {:.0f} on the right", *elu
    (jax,) = (d.differs for d in DIALECTS if d.framework == "jax" and d.slug == "leaky_relu")
    yield "`leaky_relu` answers {} at 0", jax.removeprefix("The slope at 0 is ").split(",")[0]


def told_of_dying():
    blocked = [1 - (1 - 2.0**-n) ** 50 for n in (4, 8, 16)]
    slopes = [float(find(slug).derivative(-6.0)) for slug in ("elu", "gelu", "silu")]
    assert abs(slopes[1]) < 1e-6
    assert after_silence("leaky_relu 0.3")[2] == pytest.approx(best_linear_loss(), abs=1e-4)
    yield "{:.3f} at width 4, {:.3f} at width 8 and {:.4f} at width 16", *blocked
    yield "their mean is {:.4f}", mean(at_nodes("relu"))
    yield "has come down to {:.3f}", best_linear_loss()
    yield "their slope at −6 is {:.4f} and", slopes[0]
    yield "negative there, {:.4f}", slopes[2]
    yield "in {:.0f} of 100 cases", 100 * silence_by_bias()["-4"][1]
    yield "one part in {:.0f} of the energy", round(1 / dormancy()["elu"][1], -2)


def told_of_slopes():
    growth = [slopes_compared()[slope][-1] for slope in ("0.01", "0.2", "0.3")]
    yield "gains {:.1f} % of energy", 100 * (growth[0] - 1)
    yield "a factor of {:.0f} with slope 0.2, and of {:.0f} with 0.3", *growth[1:]
    yield "the mean slope is {:.4f} while training and $2/11 = {:.4f}$", math.log(8 / 3) / 5, 2 / 11
    yield "from $1/8$ to $1/3$: {:.4f} before", -float(find("rrelu")(-1.0))
    yield "at cosine $2/\\pi = {:.4f}$", cosine_after(-1, 0.0)


def told_of_saturation():
    sigmoid, gap = find("sigmoid"), saturation()
    yield "a factor of $e^2 = {:.2f}$", math.e**2
    yield "Softsign is {:.3f} away from its limit at 5, tanh {:.5f}", gap["softsign"][4], gap["tanh"][4]
    yield "than that of tanh, at {:.2f}, but it was only {:.2f} at its best", gap["sigmoid"][1] - 1e-9, gap["sigmoid"][0]
    yield "$1/16$ alone is ${:.1f} \\cdot 10^{{-37}}$", 16.0**-30 * 1e37
    yield "its slope there is {:.3f}, while at 3", float(find("lecun_tanh").derivative(1.0))
    yield "the slope of tanh is {:.5f}", float(find("tanh").derivative(3.0))
    error, slope = float(sigmoid(-10.0)) - 1, float(sigmoid.derivative(-10.0))
    yield "the gradient is ${:.2f} \\cdot 10^{{-5}}$", error * slope * 1e5
    yield "loss it is {:.5f}", -float(find("softplus").derivative(10.0))


def told_of_gains():
    calculate = pytest.importorskip("torch").nn.init.calculate_gain
    assert [calculate("relu"), calculate("tanh"), calculate("sigmoid"), calculate("selu")] == [2**0.5, 5 / 3, 1, 3 / 4]
    gain, answer = ({label: row[column] for label, row in gains().items()} for column in (3, 5))
    assert {label for label, value in answer.items() if value > 1 + 1e-9} == {
        "gelu",
        "silu",
        "mish",
        "hard_swish",
        "squared_relu",
    }
    yield "where the table has {:.4f}, 1 for the sigmoid, where it has {:.4f}", gain["tanh"], gain["sigmoid"]
    yield "tanh ({:.2f}) and sigmoid ({:.2f}), more slowly for SELU ({:.2f}", *(answer[s] for s in ("tanh", "sigmoid", "selu"))
    yield "by {:.0f} % per layer for GELU and {:.0f} % for SiLU", 100 * answer["gelu"] - 100, 100 * answer["silu"] - 100
    yield "by factors of {:.0f} and {:.0f}", answer["gelu"] ** 50, answer["silu"] ** 50


def told_of_smoothness():
    price = {slug: 100 * (8 * row[4] - 1) for slug, row in smooth_as_published().items()}
    matched = smooth_at_equal_distance()
    scale, area, gain = ({slug: row[column] for slug, row in matched.items()} for column in (0, 3, 5))
    assert price["smelu"] == pytest.approx(0, abs=1e-9)
    assert price["squareplus"] == pytest.approx(100)
    assert price["celu"] == pytest.approx(700, abs=1e-3)
    assert 6 < area["gelu"] / area["smelu"] < area["silu"] / area["smelu"] < 8
    prices = [price[slug] for slug in ("gelu", "silu", "softplus", "mish")]
    yield "needs {:.1f} % more than $1/8$, SiLU {:.0f} %, softplus {:.0f} %, Mish {:.0f} %", *prices
    yield "softplus with $\\beta = {:.2f}$, squareplus with $b = {:.2f}$", scale["softplus"], 4 / scale["squareplus"] ** 2
    yield "SmeLU with $\\beta = {:.1f}$, swish with $\\beta = {:.3f}$", 1 / scale["smelu"], scale["silu"]
    yield "CELU with $\\alpha = {:.1f}$", 1 / scale["celu"]
    yield "{:.0f} % more area", 100 * (area["softplus"] / area["smelu"] - 1)
    yield "at −10 it still gives {:.3f}", float(find("squareplus")(-10.0, b=0.04))
    yield "for ReLU it is {:.4f}", 1 / math.sqrt(moments("relu")[1])
    yield "differ by {:.1f} % at most", 100 * (max(gain.values()) / min(gain.values()) - 1)
    yield "its curvature at 0 is {:.0f}", float(find("softplus").derivative(0.0, order=2, beta=100))


TOLD = {
    "kinks": told_of_kinks,
    "dying_units": told_of_dying,
    "negative_slope": told_of_slopes,
    "saturation": told_of_saturation,
    "gains": told_of_gains,
    "smooth_relu": told_of_smoothness,
}


# --- what the tests read -----------------------------------------------------------------------------------------------


def front_matter(name):
    """The fields between the two lines `---`, and the text below them."""
    opening, fields, text = ESSAYS[name].split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in fields.splitlines()), text


def tables(name):
    """The tables of an essay: the cells of each row by the text of its first cell."""
    found, rows = [], None
    for line in ESSAYS[name].splitlines():
        if not line.startswith("|"):
            rows = None
        elif rows is None:
            found.append(rows := {})
        elif not set(line) <= set("|-: "):
            first, *cells = (cell.strip().replace("−", "-") for cell in line.strip("|").split("|"))
            rows[first.replace("[[", "").replace("]]", "")] = cells
    return found


def agrees(printed, value, slack):
    """Whether a printed cell is a value, to `slack` units of its last digit."""
    if isinstance(value, str):
        return printed == value
    if power := POWER.match(printed):
        unit = 10.0 ** (int(power[2]) - len(power[1].partition(".")[2]))
        return abs(float(power[1]) * 10.0 ** int(power[2]) - value) <= slack * unit
    number = NUMBER.match(printed)
    return bool(number) and abs(float(printed) - value) <= slack * 10.0 ** -len(number[1] or "")


def surname(work):
    return work.authors[0].split()[-1]


def addresses():
    """Every address that the bibliography gives for a work."""
    found = {}
    for work in bibliography.works().values():
        fields = {kind: work.fields.get(kind) for kind in ("doi", "eprint", "url")}
        if fields["doi"]:
            found[f"https://doi.org/{fields['doi']}"] = work
        if fields["eprint"]:
            found[f"https://arxiv.org/abs/{fields['eprint']}"] = work
        if fields["url"]:
            found[fields["url"]] = work
    return found


# --- laws --------------------------------------------------------------------------------------------------------------


def test_there_is_a_table_of_contents():
    """Each essay has its computations, and each computation its essay."""
    assert ESSAYS.keys() == TABLES.keys()


@EVERY
def test_front_matter_is_complete(name):
    """Title, phase, day, gardener and tags are there, each once and in order, and mean what they mean on a card."""
    fields, _ = front_matter(name)

    assert list(fields) == FIELDS
    assert all(fields.values())
    assert fields["phase"] in prose.PHASES
    assert dt.date.fromisoformat(fields["planted"])


@EVERY
def test_every_link_leads_somewhere(name):
    """A link in double brackets leads to a record or to another essay."""
    targets = {match[1] for match in prose.WIKI.finditer(ESSAYS[name])}
    essays = {target.removeprefix("essays/") for target in targets if target.startswith("essays/")}

    assert essays
    assert essays <= ESSAYS.keys() - {name}
    assert {target for target in targets if "/" not in target} <= index().keys()


def test_every_essay_is_linked():
    """No essay can be reached only by its address."""
    linked = {match[1] for text in ESSAYS.values() for match in prose.WIKI.finditer(text)}

    assert {f"essays/{name}" for name in ESSAYS} <= linked


@EVERY
def test_every_work_is_in_the_bibliography(name):
    """An external link is the address of a work in sources.bib, and its label names the first author and the year."""
    known = addresses()
    links = LINK.findall(ESSAYS[name])

    assert links
    for label, address in links:
        assert address in known, f"{address} belongs to no work of sources.bib: add the entry"
        assert surname(known[address]) in label
        assert f"({known[address].text('year')})" in label


@EVERY
def test_text_can_be_set(name):
    """Formulas and mark-up become HTML with MathML in it."""
    fields, text = front_matter(name)
    links = prose.WIKI.sub(lambda match: match[0] if "/" not in match[1] else match[2], text)
    written = "".join(f"{key}: {fields[key]}\n" for key in FIELDS[1:])
    html = prose.read(name, f"---\n{written}---\n{links}").html(lambda slug, label: f"<a href={slug}>{label}</a>")

    assert html.count("<h3>") >= 3
    assert html.count("<table>") == len(TABLES[name])
    assert "$" not in html
    assert "[[" not in html


@pytest.mark.parametrize(("name", "place"), [(name, place) for name in TABLES for place in range(len(TABLES[name]))], ids=str)
def test_every_table_comes_out_again(name, place):
    """Each number of a table is what its computation gives, to every digit that is printed."""
    compute, printed = TABLES[name][place], tables(name)
    assert len(printed) == len(TABLES[name])
    expected, slack = compute(), 1.5 if compute in SIMULATED else 0.5001

    assert list(printed[place]) == list(expected)
    for row, cells in printed[place].items():
        assert len(cells) == len(expected[row]), row
        for cell, value in zip(cells, expected[row], strict=True):
            assert agrees(cell, value, slack), f"{name}, {row}: {cell} is printed, {value} comes out"


@EVERY
def test_numbers_in_the_text_come_out_again(name):
    """Each phrase with a computed number says the number that is computed."""
    text = " ".join(ESSAYS[name].replace("−", "-").split())

    for phrase, *values in TOLD[name]():
        assert phrase.replace("−", "-").format(*values) in text


@pytest.mark.parametrize(
    ("printed", "value", "right"),
    [("0.31", 0.3149, True), ("0.31", 0.3161, False), ("-2", -2.4, True), ("$6.2 \\cdot 10^{-3}$", 0.00624, True),
     ("$6.2 \\cdot 10^{-3}$", 0.0063, False), ("∞", "∞", True), ("0", "∞", False), ("many", 2.0, False)],
)  # fmt: skip
def test_a_cell_agrees_to_its_last_digit(printed, value, right):
    """A printed number may be off by half a unit of its last digit, and by no more."""
    assert agrees(printed, value, 0.5001) == right
