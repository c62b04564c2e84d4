"""Softplus and other logarithms of sums of exponentials."""

from __future__ import annotations

from sympy import And, Expr, Piecewise, Rational, exp, sqrt

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import cosh, expm1, hypot, letter, log, log1p, log_cosh, sigmoid, sinh, x
from activarium.vocabulary import softplus as smooth_ramp

a, b, c, d, e, k = map(letter, "abcdek")
beta, eps = map(letter, ("beta", "eps"))

LOG_2 = Rational("0.6931471805599453")


def centred(u: Expr) -> Expr:
    """softplus(u) − log 2, without the cancellation near 0; for `evaluate`."""
    return Piecewise((u + log1p(expm1(-u) / 2), u > 0), (log1p(expm1(u) / 2), True))


softplus = Activation(
    slug="softplus",
    name="Softplus",
    aliases=(
        "smooth ReLU",
        Alias(
            "Noisy softplus",
            year=2016,
            source=Source("liu2016noisy", "abstract"),
            formula="k*s*log(1 + exp(x/(k*s)))",
            letters={"k": "0.16", "s": 1},
            at={"beta": "1/(k*s)"},
        ),
        Alias(
            "GReLU (softplus form)",
            source=Source("kunc2024three", "section 4.24, eq. (433)"),
            formula="log(1 + exp(b*x*log(a)))/(b*log(a))",
            letters={"a": 2, "b": 1},
            at={"beta": "b*log(a)"},
        ),
    ),
    summary="A smooth ReLU, positive everywhere, whose derivative is the logistic sigmoid.",
    expression=smooth_ramp(beta * x) / beta,
    parameters=(Parameter(beta, "sharpness of the bend", Rational(1), domain=POSITIVE, display=Interval("0.2", 5)),),
    sources=(
        Source("dugas2001incorporating", "where the function is named"),
        Source("plearn", "plearn/math/pl_math.h, softplus, in the library of one of the authors"),
        Source("kunc2024three", "section 3.17"),
    ),
    year=2001,
    confidence="checked",
    relations=(smooth_version_of("relu"), rescaling_of("logsigmoid", input="-beta*x", output="-y/beta")),
)

logsigmoid = Activation(
    slug="logsigmoid",
    name="LogSigmoid",
    aliases=("log-sigmoid",),
    summary="The logarithm of the logistic sigmoid: the log-probability of a binary classifier.",
    expression=-smooth_ramp(-x),
    sources=(Source("pytorch2026nn", "LogSigmoid"), Source("kunc2024three", "section 3.3.20")),
    year=2016,
    remark="The origin was not traced; the year is that of PyTorch.",
    relations=(rescaling_of("softplus", input="-x", output="-y", beta=1),),
)

shifted_softplus = Activation(
    slug="shifted_softplus",
    name="Shifted softplus",
    aliases=("ssp",),
    summary="Softplus moved down so that it passes through the origin; used in networks for molecules and materials.",
    expression=smooth_ramp(x) - log(2),
    evaluate=centred(x),
    sources=(
        Source("schutt2017schnet", "authors' code atomistic-machine-learning/schnetpack, nn/activations.py, shifted_softplus"),
    ),
    year=2017,
    confidence="checked",
    relations=(
        rescaling_of("softplus", output="y - log(2)", beta=1),
        case_of("softplus_plus_neg", a="log(2)"),
        smooth_version_of("relu"),
    ),
)

p_softplus = Activation(
    slug="p_softplus",
    name="Parametric softplus",
    aliases=("PSoftplus",),
    summary="Softplus moved down and then stretched, so that it takes negative values too.",
    expression=a * (smooth_ramp(x) - b),
    evaluate=a * (centred(x) + (log(2) - b)),
    parameters=(
        Parameter(a, "slope far to the right", Rational(3, 2), domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(b, "shift downwards before stretching; ln 2 meets the origin", LOG_2, display=Interval(0, 2)),
    ),
    sources=(Source("kunc2024three", "section 3.18, eq. (206)"),),
    year=2019,
    relations=(
        rescaling_of("softplus", output="a*(y - b)", beta=1),
        smooth_version_of("sloped_relu", a="a"),
    ),
)

softplus_plus_neg = Activation(
    slug="softplus_plus_neg",
    name="s+2L",
    aliases=("softplus minus a learnt shift",),
    summary="Softplus moved down by a learnt amount, which centres its output.",
    expression=smooth_ramp(x) - a,
    evaluate=centred(x) + (log(2) - a),
    parameters=(Parameter(a, "shift downwards; ln 2 meets the origin", LOG_2, display=Interval(0, 2), learnable=True),),
    sources=(
        Source(
            "vargas2023activation", "authors' code ayrna/activation-functions-for-cnn, src/activations.py, classes SPP and SPPT"
        ),
        Source("kunc2024three", "section 4.21"),
    ),
    year=2021,
    confidence="checked",
    remark="The authors start the learnt shift from a random number between 0 and 1.",
    relations=(
        case_of("p_softplus", a=1, b="a"),
        rescaling_of("softplus", output="y - a", beta=1),
        smooth_version_of("relu"),
    ),
)

softpp = Activation(
    slug="softpp",
    name="Soft++",
    aliases=("softplusplus",),
    summary="Softplus through the origin plus a straight line, so that neither side saturates: a smooth leaky ReLU.",
    expression=smooth_ramp(k * x) + x / c - log(2),
    evaluate=Piecewise((k * x + log1p(expm1(-k * x) / 2), x > 0), (log1p(expm1(k * x) / 2), True)) + x / c,
    parameters=(
        Parameter(k, "slope gained from left to right", Rational(1), domain=POSITIVE, display=Interval("0.2", 3)),
        Parameter(c, "1 over the slope far to the left", Rational(2), domain=POSITIVE, display=Interval("0.5", 10)),
    ),
    sources=(Source("ciuparu2020soft", "abstract"), Source("kunc2024three", "section 3.18.1, eq. (207)")),
    year=2020,
    relations=(smooth_version_of("dual_prelu", a="k + 1/c", b="1/c"),),
)

rand_softplus = Activation(
    slug="rand_softplus",
    name="Rand softplus",
    aliases=("RSP",),
    summary="A mixture of ReLU and softplus; the weight, fixed here, is meant to follow the noise of the inputs.",
    expression=Piecewise((x + a * smooth_ramp(-x), x > 0), (a * smooth_ramp(x), True)),
    parameters=(Parameter(a, "weight of softplus", Rational(1, 2), domain=Interval(0, 1), display=Interval(0, 1)),),
    sources=(Source("chen2019improving", "abstract"), Source("kunc2024three", "section 3.19, eq. (208)")),
    year=2019,
)

logcosh = Activation(
    slug="logcosh",
    name="Log-cosh",
    aliases=("log cosh", "logarithm of the hyperbolic cosine"),
    summary="A parabola near 0 and almost the absolute value far out; its derivative is tanh. Better known as a loss.",
    expression=log_cosh(x),
    sources=(Source("tensorflow2019logcosh", "definition"),),
    year=2019,
    remark="The origin was not traced; the year is that of the oldest documentation seen.",
    relations=(smooth_version_of("abs"),),
)

smooth_abs = Activation(
    slug="smooth_abs",
    name="Smooth absolute value",
    aliases=("vReLUPlus", "mollified absolute value"),
    summary="The absolute value with its corner rounded off by a hyperbola.",
    expression=sqrt(x**2 + eps),
    evaluate=Piecewise(
        (x * hypot(sqrt(eps) / x), x > 1), (-x * hypot(sqrt(eps) / x), x < -1), (sqrt(eps) * hypot(x / sqrt(eps)), True)
    ),
    parameters=(
        Parameter(
            eps, "square of the value at 0", Rational(1, 10**6), domain=POSITIVE, display=Interval(Rational(1, 10**6), 1)
        ),
    ),
    sources=(Source("kunc2024three", "section 4.55"),),
    year=2019,
    relations=(smooth_version_of("abs"), case_of("multiquadric", a=0, b="sqrt(eps)")),
)

hclsh = Activation(
    slug="hclsh",
    name="HcLSH",
    aliases=("hyperbolic cosine linearized squashing function",),
    summary="Monotonic and smooth: an almost straight line on the right, and a curve that falls towards −ln 2 on the left.",
    expression=Piecewise((log(cosh(x) + x * cosh(x / 2)), x > 0), (log_cosh(x) + x, True)),
    evaluate=Piecewise(
        (x + log1p(expm1(-2 * x) / 2 + x * (exp(-x / 2) + exp(-3 * x / 2)) / 2), x > 1),
        (log1p(2 * sinh(x / 2) ** 2 + x * cosh(x / 2)), x > Rational(1, 10**12)),
        (x - x**3 / 24 + x**4 / 24, x > 0),  # the same to thirty digits; the second derivative starts with −x/4
        (log1p(expm1(2 * x) / 2), True),
    ),
    sources=(Source("abdelnabi2023hclsh", "abstract"), Source("kunc2024three", "section 3.37, eq. (228)")),
    year=2023,
    relations=(smooth_version_of("relu"),),
)

U, V, W = x * (a + c * x) + a * b, d * (x - b), x * (a - d + c * x) + (a + d) * b  # W is U − V

uaf = Activation(
    slug="uaf",
    name="Universal activation function",
    aliases=("UAF",),
    summary="The difference of two softplus functions with five learnt numbers, which can take most of the usual shapes.",
    expression=smooth_ramp(a * (x + b) + c * x**2) - smooth_ramp(d * (x - b)) + e,
    evaluate=Piecewise(
        (log1p(sigmoid(V) * expm1(W)) + e, And(W > -1, W < 1)),
        (W + smooth_ramp(-U) - smooth_ramp(-V) + e, And(U > 0, V > 0)),
        (smooth_ramp(U) - smooth_ramp(V) + e, True),
    ),
    parameters=(
        Parameter(a, "slope within the first softplus", Rational("1.1"), display=Interval(-2, 2), learnable=True),
        Parameter(b, "shift of both, in opposite directions", Rational(0), display=Interval(-1, 1), learnable=True),
        Parameter(c, "curvature within the first softplus", Rational(0), display=Interval(-1, 1), learnable=True),
        Parameter(d, "slope within the second softplus", Rational(1, 10), display=Interval(-2, 2), learnable=True),
        Parameter(e, "shift upwards", Rational(0), display=Interval(-1, 1), learnable=True),
    ),
    sources=(Source("yuen2021universal", "abstract"), Source("kunc2024three", "section 4.22, eq. (431)")),
    year=2020,
    remark="The defaults are only an example; code that trains this function was seen to start near the identity, with "
    "a = 1.1, d = −0.9 and the other numbers almost 0.",
)
