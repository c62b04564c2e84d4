"""Rectifiers: piecewise linear functions that pass what is positive."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Interval, Parameter, Source, oo
from activarium.vocabulary import letter, x

alpha, lower, upper, threshold_at, value = map(letter, ("alpha", "lower", "upper", "threshold", "value"))

relu = Activation(
    slug="relu",
    name="ReLU",
    aliases=("rectifier", "rectified linear unit", "ramp", "positive part"),
    summary="The identity for positive inputs and 0 for all others.",
    expression=Piecewise((x, x > 0), (0, True)),
    sources=(
        Source("fukushima1969visual", "analog threshold element"),
        Source("nair2010rectified", "the rectified linear unit of restricted Boltzmann machines"),
        Source("kunc2024three", "section 3.6"),
    ),
    year=1969,
)

leaky_relu = Activation(
    slug="leaky_relu",
    name="Leaky ReLU",
    aliases=("LReLU", "leaky rectified linear unit"),
    summary="ReLU with a small slope left on the negative side, so that no unit stops learning.",
    expression=Piecewise((x, x > 0), (alpha * x, True)),  # the kink belongs to the left: slope alpha at 0, as torch
    parameters=(
        Parameter(alpha, "slope of the negative side", Rational(1, 5), domain=Interval.open(-oo, oo), display=Interval(0, 1)),
    ),
    sources=(
        Source("maas2013rectifier", "where rectifier nonlinearities are introduced"),
        Source("kunc2024three", "section 3.6.2"),
    ),
    year=2013,
    window=Interval(-2, 2),
)

prelu = Activation(
    slug="prelu",
    name="PReLU",
    aliases=("parametric ReLU", "parametric rectified linear unit"),
    summary="Leaky ReLU whose negative slope is learnt together with the weights, one per channel or one for all.",
    expression=Piecewise((x, x > 0), (alpha * x, True)),
    parameters=(
        Parameter(alpha, "learnt slope of the negative side", Rational(1, 4), display=Interval(-1, 1), learnable=True),
    ),
    sources=(Source("he2015delving", "section 2.1, eq. (1)"), Source("kunc2024three", "section 4.2.1")),
    year=2015,
)

rrelu = Activation(
    slug="rrelu",
    name="RReLU",
    aliases=("randomized leaky ReLU", "randomized ReLU"),
    summary="Leaky ReLU whose slope is drawn at random while training; this is its evaluation form, with the mean slope.",
    expression=Piecewise((x, x > 0), ((lower + upper) / 2 * x, True)),
    parameters=(
        Parameter(lower, "least slope drawn in training", Rational(1, 8), display=Interval(0, 1)),
        Parameter(upper, "largest slope drawn in training", Rational(1, 3), display=Interval(0, 1)),
    ),
    sources=(
        Source("xu2015empirical", "randomized leaky ReLU, which draws the divisor of x and not the slope"),
        Source("pytorch2026nn", "RReLU"),
    ),
    year=2015,
)

relu6 = Activation(
    slug="relu6",
    name="ReLU6",
    aliases=("capped ReLU",),
    summary="ReLU cut off at 6, which keeps the numbers small where arithmetic is coarse.",
    expression=Piecewise((0, x <= 0), (6, x >= 6), (x, True)),
    sources=(Source("krizhevsky2010convolutional", "where the units are capped at 6"),),
    year=2010,
    window=Interval(-3, 9),
)

threshold = Activation(
    slug="threshold",
    name="Threshold",
    summary="The identity above a threshold and a fixed value below it.",
    expression=Piecewise((x, x > threshold_at), (value, True)),
    parameters=(
        Parameter(threshold_at, "input above which x passes", Rational(1), display=Interval(-2, 2)),
        Parameter(value, "output for all other inputs", Rational(0), display=Interval(-2, 2)),
    ),
    sources=(Source("pytorch2026nn", "Threshold"), Source("torchnn", "Threshold.lua")),
    year=2011,
)

identity = Activation(
    slug="identity",
    name="Identity",
    aliases=("linear",),
    summary="The input, unchanged: the output unit of a regression.",
    expression=x,
    sources=(Source("pytorch2026nn", "Identity"),),
    year=1943,
)
