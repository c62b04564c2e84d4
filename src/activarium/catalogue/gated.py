"""Self-gated units: the input times a gate that the input itself opens."""

from __future__ import annotations

from sympy import Piecewise, Rational, pi, sqrt

from activarium.core import Activation, Interval, Parameter, Source
from activarium.vocabulary import letter, normal_cdf, sigmoid, softplus, tanh, x

beta = letter("beta")
cubic = sqrt(2 / pi) * (x + Rational("0.044715") * x**3)

gelu = Activation(
    slug="gelu",
    name="GELU",
    aliases=("Gaussian error linear unit",),
    summary="The input, weighted by the probability that a standard normal variable lies below it.",
    expression=x * normal_cdf(x),
    sources=(Source("hendrycks2016gaussian", "section 2, unnumbered"),),
    year=2016,
    confidence="checked",
)

gelu_tanh = Activation(
    slug="gelu_tanh",
    name="GELU (tanh)",
    aliases=("GELU tanh approximation", "gelu_new", "gelu_pytorch_tanh"),
    summary="The approximation of GELU by a hyperbolic tangent of a cubic, cheaper where there is no error function.",
    expression=x / 2 * (1 + tanh(cubic)),
    evaluate=x * sigmoid(2 * cubic),
    sources=(Source("hendrycks2016gaussian", "section 2, unnumbered"),),
    year=2016,
    confidence="checked",
)

silu = Activation(
    slug="silu",
    name="SiLU",
    aliases=("sigmoid linear unit", "sigmoid-weighted linear unit", "Swish-1"),
    summary="The input times its own logistic sigmoid: a smooth ReLU with a shallow dip on the left.",
    expression=x * sigmoid(x),
    sources=(
        Source("hendrycks2016gaussian", "section 2, unnumbered"),
        Source("elfwing2018sigmoid", "where the unit is named"),
    ),
    year=2016,
    confidence="checked",
)

swish = Activation(
    slug="swish",
    name="Swish",
    summary="SiLU with the sharpness of its gate as a parameter, between x/2 and ReLU; found by an automatic search.",
    expression=x * sigmoid(beta * x),
    parameters=(Parameter(beta, "sharpness of the gate", Rational(1), display=Interval(0, 5), learnable=True),),
    sources=(Source("ramachandran2017searching", "section 4, unnumbered"),),
    year=2017,
    confidence="checked",
)

mish = Activation(
    slug="mish",
    name="Mish",
    summary="The input times the hyperbolic tangent of its softplus: smooth, self-gated and bounded below.",
    expression=x * tanh(softplus(x)),
    sources=(Source("misra2020mish", "abstract"),),
    year=2019,
    confidence="checked",
)

hard_swish = Activation(
    slug="hard_swish",
    name="Hardswish",
    aliases=("h-swish", "hard SiLU"),
    summary="SiLU with its gate replaced by three straight lines, cheap on small devices and in coarse arithmetic.",
    expression=Piecewise((0, x <= -3), (x, x >= 3), (x * (x + 3) / 6, True)),
    sources=(Source("howard2019searching", "section 5.2, unnumbered"),),
    year=2019,
    confidence="checked",
    window=Interval(-4, 4),
)
