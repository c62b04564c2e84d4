"""Sigmoids: bounded, increasing, saturating on both sides."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Interval, Parameter, Source
from activarium.vocabulary import letter, x
from activarium.vocabulary import sigmoid as logistic_sigmoid
from activarium.vocabulary import tanh as hyperbolic_tangent

lower, upper = letter("lower"), letter("upper")

sigmoid = Activation(
    slug="sigmoid",
    name="Sigmoid",
    aliases=("logistic sigmoid", "logistic function", "unipolar sigmoid", "uni-polar sigmoid", "expit"),
    summary="The logistic function, which turns any number into one between 0 and 1.",
    expression=logistic_sigmoid(x),
    sources=(Source("rumelhart1986learning", "eq. (2)"),),
    year=1986,
    confidence="checked",
    window=Interval(-4, 4),
)

tanh = Activation(
    slug="tanh",
    name="Tanh",
    aliases=("hyperbolic tangent",),
    summary="The hyperbolic tangent: a sigmoid through the origin, between −1 and 1.",
    expression=hyperbolic_tangent(x),
    sources=(Source("lecun1998efficient", "section 4.4"),),
    year=1998,
    confidence="checked",
)

bipolar_sigmoid = Activation(
    slug="bipolar_sigmoid",
    name="Bipolar sigmoid",
    summary="The logistic sigmoid stretched to the range from −1 to 1, which is tanh(x/2).",
    expression=2 * logistic_sigmoid(x) - 1,
    evaluate=hyperbolic_tangent(x / 2),
    sources=(Source("kunc2024three", "section 3.2, the hyperbolic tangent as a scaled and shifted sigmoid"),),
    year=1990,
    window=Interval(-4, 4),
)

softsign = Activation(
    slug="softsign",
    name="Softsign",
    aliases=("Elliott symmetric",),
    summary="A sigmoid without exponentials, which saturates slowly, like 1/x.",
    expression=Piecewise((x / (1 + x), x > 0), (x / (1 - x), True)),
    evaluate=Piecewise((1 / (1 + 1 / x), x > 1), (x / (1 + x), x > 0), (x / (1 - x), x >= -1), (1 / (1 / x - 1), True)),
    sources=(Source("glorot2010understanding", "section 2.3"), Source("turian2009quadratic", "where it is proposed")),
    year=2009,
    confidence="checked",
    window=Interval(-4, 4),
)

hard_sigmoid = Activation(
    slug="hard_sigmoid",
    name="Hardsigmoid",
    summary="Three straight lines in place of the logistic sigmoid, with slope 1/6 in the middle.",
    expression=Piecewise((0, x <= -3), (1, x >= 3), ((x + 3) / 6, True)),
    sources=(Source("howard2019searching", "section 5.2, unnumbered"),),
    year=2019,
    confidence="checked",
    window=Interval(-4, 4),
)

hard_tanh = Activation(
    slug="hard_tanh",
    name="Hardtanh",
    aliases=("clip",),
    summary="The identity, cut off on both sides.",
    expression=Piecewise((lower, x <= lower), (upper, x >= upper), (x, True)),
    parameters=(
        Parameter(lower, "least output", Rational(-1), display=Interval(-3, 0)),
        Parameter(upper, "largest output", Rational(1), display=Interval(0, 3)),
    ),
    sources=(Source("collobert2011natural", "the hard version of tanh"), Source("kunc2024three", "section 3.6.18")),
    year=2004,
)
