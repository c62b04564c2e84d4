"""Exponential linear units: linear on the right, saturating like an exponential on the left."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Interval, Parameter, Source, oo
from activarium.vocabulary import expm1, letter, x

alpha, scale = letter("alpha"), letter("scale")

elu = Activation(
    slug="elu",
    name="ELU",
    aliases=("exponential linear unit",),
    summary="Linear for positive inputs and saturating smoothly at −α for negative ones, which brings the mean nearer 0.",
    expression=Piecewise((x, x > 0), (alpha * expm1(x), True)),
    parameters=(
        Parameter(alpha, "depth of the left asymptote", Rational(1), domain=Interval.open(0, oo), display=Interval("0.1", 3)),
    ),
    sources=(Source("clevert2016fast", "section 3"), Source("kunc2024three", "section 3.6.48")),
    year=2015,
)

celu = Activation(
    slug="celu",
    name="CELU",
    aliases=("continuously differentiable exponential linear unit",),
    summary="ELU with its exponential stretched by α, so that the slope is continuous for every α.",
    expression=Piecewise((x, x > 0), (alpha * expm1(x / alpha), True)),
    parameters=(
        Parameter(alpha, "depth of the left asymptote", Rational(1), domain=Interval.open(0, oo), display=Interval("0.1", 3)),
    ),
    sources=(Source("barron2017continuously", "abstract"), Source("kunc2024three", "section 4.2.51")),
    year=2017,
)

selu = Activation(
    slug="selu",
    name="SELU",
    aliases=("scaled exponential linear unit",),
    summary="ELU scaled so that layer after layer the activations keep mean 0 and variance 1 by themselves.",
    expression=Piecewise((scale * x, x > 0), (scale * alpha * expm1(x), True)),
    parameters=(
        Parameter(
            alpha,
            "depth of the left asymptote before scaling",
            Rational("1.6732632423543772848170429916717"),
            domain=Interval.open(0, oo),
            display=Interval("0.1", 3),
        ),
        Parameter(
            scale,
            "slope of the positive side",
            Rational("1.0507009873554804934193349852946"),
            domain=Interval.open(0, oo),
            display=Interval("0.1", 2),
        ),
    ),
    sources=(Source("klambauer2017self", "eq. (2)"),),
    year=2017,
    confidence="checked",
)
