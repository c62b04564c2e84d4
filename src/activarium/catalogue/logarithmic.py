"""Smooth ramps made of a logarithm."""

from __future__ import annotations

from sympy import Rational

from activarium.core import Activation, Interval, Parameter, Source, oo
from activarium.vocabulary import letter, x
from activarium.vocabulary import softplus as smooth_ramp

beta = letter("beta")

softplus = Activation(
    slug="softplus",
    name="Softplus",
    aliases=("smooth ReLU",),
    summary="A smooth ReLU, positive everywhere, whose derivative is the logistic sigmoid.",
    expression=smooth_ramp(beta * x) / beta,
    parameters=(
        Parameter(beta, "sharpness of the bend", Rational(1), domain=Interval.open(0, oo), display=Interval("0.2", 5)),
    ),
    sources=(Source("dugas2001incorporating", "abstract"), Source("kunc2024three", "section 3.17")),
    year=2001,
)

logsigmoid = Activation(
    slug="logsigmoid",
    name="LogSigmoid",
    summary="The logarithm of the logistic sigmoid: the log-probability of a binary classifier.",
    expression=-smooth_ramp(-x),
    sources=(Source("pytorch2026nn", "LogSigmoid"), Source("kunc2024three", "section 3.3.20")),
    year=2016,
)
