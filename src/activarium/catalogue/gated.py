"""Self-gated units: the input times a gate that the input itself opens."""

from __future__ import annotations

from sympy import Piecewise, Rational, asinh, atan, cos, exp, pi, sin, sqrt

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    derivative_of,
    limit_of,
    oo,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import (
    cauchy_ramp,
    erf,
    expm1,
    hypot,
    letter,
    log,
    log1p,
    logistic,
    normal_cdf,
    sech,
    sigmoid,
    softplus,
    tanh,
    x,
)

a, b, c, d, e, g, k, n, p = map(letter, "abcdegknp")
beta, alpha, kappa, lam = map(letter, ("beta", "alpha", "kappa", "lam"))
p1, p2 = map(letter, ("p1", "p2"))
cubic = sqrt(2 / pi) * (x + Rational("0.044715") * x**3)


silu = Activation(
    slug="silu",
    name="SiLU",
    aliases=("sigmoid linear unit", "sigmoid-weighted linear unit", "Swish-1", "swish (beta=1)"),
    summary="The input times its own logistic sigmoid: a smooth ReLU with a shallow dip on the left.",
    expression=x * sigmoid(x),
    sources=(
        Source("hendrycks2016gaussian", "section 2, unnumbered"),
        Source("elfwing2018sigmoid", "abstract, where the unit is named again"),
        Source("kunc2024three", "section 3.3"),
    ),
    year=2016,
    confidence="checked",
    relations=(
        case_of("swish", beta=1),
        case_of("xsilu", a=0),
        smooth_version_of("relu"),
        case_of("acon_c", p1=1, p2=0, beta=1),
        case_of("eis3", d=1, e=1),
        case_of("aglu", lam=1, kappa=1),
        case_of("bsilu", alpha=0),
        case_of("sinlu", a=0),
        case_of("coslu", a=0),
        smooth_version_of("hard_swish"),
    ),
)

swish = Activation(
    slug="swish",
    name="Swish",
    aliases=(
        "PSiLU",
        "parametric SiLU",
        "ACON-A",
        Alias(
            "QuickGELU",
            year=2016,
            source=Source("hendrycks2016gaussian", "section 2, unnumbered and unnamed"),
            formula="x*sigmoid(1.702*x)",
            at={"beta": Rational("1.702")},
        ),
        Alias("GELU sigmoid approximation", formula="x*sigmoid(1.702*x)", at={"beta": Rational("1.702")}),
    ),
    summary="SiLU with the sharpness of its gate as a parameter, between x/2 and ReLU; found by an automatic search.",
    expression=x * sigmoid(beta * x),
    parameters=(Parameter(beta, "sharpness of the gate", Rational(1), display=Interval(0, 5), learnable=True),),
    sources=(
        Source("ramachandran2017searching", "abstract; section 4, unnumbered"),
        Source("kunc2024three", "section 4.4.1"),
    ),
    year=2017,
    confidence="checked",
    relations=(
        case_of("ahaf", a=1, b="beta"),
        case_of("acon_c", p1=1, p2=0, beta="beta"),
        case_of("ps_silu", a="beta", b=0),
        case_of("eis3", d=1, e="beta"),
        case_of("aria2", a=1, b="beta"),
    ),
)

dsilu = Activation(
    slug="dsilu",
    name="dSiLU",
    aliases=("derivative of SiLU", "derivative of the sigmoid-weighted linear unit"),
    summary="The slope of SiLU used as a unit itself: a steep sigmoid that overshoots a little on both sides.",
    expression=sigmoid(x) * (1 + x * sigmoid(-x)),
    evaluate=sigmoid(x) + x * logistic(x),
    sources=(Source("elfwing2018sigmoid", "abstract"), Source("kunc2024three", "section 3.3.21")),
    year=2017,
    confidence="checked",
    window=Interval(-6, 6),
    relations=(derivative_of("silu"),),
)

e_swish = Activation(
    slug="e_swish",
    name="E-Swish",
    summary="SiLU stretched vertically by a fixed factor, which makes the slope of a deep network steeper.",
    expression=beta * x * sigmoid(x),
    parameters=(Parameter(beta, "slope far to the right", Rational("1.375"), display=Interval(1, 2)),),
    sources=(Source("alcaide2018eswish", "abstract"), Source("kunc2024three", "section 4.4.4")),
    year=2018,
    confidence="checked",
    remark="Values from 1 to 2 are recommended; 1.375 is one of those in the author's table of results.",
    relations=(
        case_of("ahaf", a="beta", b=1),
        rescaling_of("silu", output="beta*y"),
        smooth_version_of("dual_prelu", a="beta", b=0),
    ),
)

ahaf = Activation(
    slug="ahaf",
    name="AHAF",
    aliases=(
        "adaptive hybrid activation function",
        Alias(
            "PSTanh",
            year=2021,
            source=Source("kunc2024three", "section 4.16.2"),
            formula="a*x*(1 + tanh(b*x))",
            letters={"a": 1, "b": 1},
            at={"a": "2*a", "b": "2*b"},
        ),
        Alias(
            "parametric scaled hyperbolic tangent",
            formula="a*x*(1 + tanh(b*x))",
            letters={"a": 1, "b": 1},
            at={"a": "2*a", "b": "2*b"},
        ),
    ),
    summary="Swish with a second learnt parameter, its slope far to the right.",
    expression=a * x * sigmoid(b * x),
    parameters=(
        Parameter(a, "slope far to the right", Rational(1), display=Interval(0, 3), learnable=True),
        Parameter(b, "sharpness of the gate", Rational(1), display=Interval("0.1", 5), learnable=True),
    ),
    sources=(
        Source("bodyanskiy2022adaptive", "authors' code, class AHAF: beta*u times the sigmoid of gamma*u"),
        Source("kunc2024three", "section 4.4.2"),
    ),
    year=2021,
    confidence="checked",
    remark="The authors also start it as a ReLU, with a very sharp gate. The same function came a year earlier as PSTanh.",
    relations=(rescaling_of("swish", output="a*y", beta="b"), smooth_version_of("dual_prelu", a="a", b=0)),
)

ps_silu = Activation(
    slug="ps_silu",
    name="PSSiLU",
    aliases=("parametric shifted SiLU", "parametric shifted sigmoidal linear unit"),
    summary="Swish with its gate lowered and stretched, so that large negative inputs give positive outputs.",
    expression=x * (sigmoid(a * x) - b) / (1 - b),
    parameters=(
        Parameter(a, "sharpness of the gate", Rational(1), display=Interval("0.1", 5), learnable=True),
        Parameter(
            b,
            "how far the gate is lowered",
            Rational("0.1"),
            domain=Interval.open(-oo, 1),
            display=Interval(0, "0.5"),
            learnable=True,
        ),
    ),
    sources=(
        Source("dai2021parameterizing", "authors' code, dash29/robust_paf, models/activations.py"),
        Source("kunc2024three", "section 4.4.3"),
    ),
    year=2021,
    confidence="checked",
    window=Interval(-5, 3),
    remark="The authors' code holds the sharpness positive as the square of what is learnt, and has two variants:"
    " the shift fixed at 0.1, or learnt from 0.",
    relations=(
        case_of("acon_c", p1=1, p2="-b/(1 - b)", beta="a*(1 - b)"),
        smooth_version_of("dual_prelu", a=1, b="-b/(1 - b)"),
    ),
)

gelu = Activation(
    slug="gelu",
    name="GELU",
    aliases=("Gaussian error linear unit",),
    summary="The input, weighted by the probability that a standard normal variable lies below it.",
    expression=x * normal_cdf(x),
    sources=(Source("hendrycks2016gaussian", "abstract; section 2, unnumbered"), Source("kunc2024three", "section 3.3.1")),
    year=2016,
    confidence="checked",
    relations=(
        case_of("pgelu", a=1),
        case_of("xgelu", a=0),
        case_of("smu", a=0, mu="1/sqrt(2)"),
        smooth_version_of("relu"),
    ),
)

gelu_tanh = Activation(
    slug="gelu_tanh",
    name="GELU (tanh)",
    aliases=(
        "GELU tanh approximation",
        "GELU (tanh approximation)",
        "gelu_new",
        "gelu_pytorch_tanh",
        "gelu_fast",
        Alias(
            "SiELU",
            source=Source("kunc2024three", "section 3.3.35"),
            formula="x*sigmoid(2*sqrt(2/pi)*(x + 0.044715*x**3))",
        ),
    ),
    summary="The approximation of GELU by a hyperbolic tangent of a cubic, cheaper where there is no error function.",
    expression=x / 2 * (1 + tanh(cubic)),
    evaluate=x * sigmoid(2 * cubic),
    sources=(Source("hendrycks2016gaussian", "section 2, unnumbered"), Source("kunc2024three", "section 3.3.1")),
    year=2016,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

sgelu = Activation(
    slug="sgelu",
    name="SGELU",
    aliases=("symmetrical GELU", "symmetrical Gaussian error linear unit"),
    summary="An even relative of GELU: the input times its error function, a rounded absolute value.",
    expression=a * x * erf(x / sqrt(2)),
    parameters=(Parameter(a, "slope far to the right", Rational(1), display=Interval("0.1", 3)),),
    sources=(Source("yu2019symmetrical", "where the unit is proposed"), Source("kunc2024three", "section 3.3.2")),
    year=2019,
    remark="Its authors trained with the factor 0.1 as well; they call it a hyperparameter.",
    relations=(
        rescaling_of("smu", output="a*y", a=-1, mu="1/(2*sqrt(2))"),
        smooth_version_of("dual_prelu", a="a", b="-a"),
    ),
)

pgelu = Activation(
    slug="pgelu",
    name="PGELU",
    aliases=("parametric GELU", "parametric Gaussian error linear unit"),
    summary="GELU for normal noise of a learnt width: its gate is the normal distribution function, stretched.",
    expression=x * normal_cdf(x / a),
    parameters=(
        Parameter(
            a,
            "width of the gate, the root mean square of the noise",
            Rational(1),
            domain=POSITIVE,
            display=Interval("0.1", 3),
            learnable=True,
        ),
    ),
    sources=(Source("kunc2024three", "section 4.9"),),
    year=2022,
    relations=(
        rescaling_of("gelu", input="x/a", output="a*y"),
        case_of("smu", a=0, mu="1/(a*sqrt(2))"),
        smooth_version_of("relu"),
    ),
)

xgelu = Activation(
    slug="xgelu",
    name="xGELU",
    aliases=("expanded GELU",),
    summary="GELU with a gate that a learnt parameter expands beyond 0 and 1.",
    expression=x * ((1 + 2 * a) * normal_cdf(x) - a),
    evaluate=Piecewise((x * ((1 + 2 * a) * normal_cdf(x) - a), x > 0), ((1 + 2 * a) * x * normal_cdf(x) - a * x, True)),
    parameters=(
        Parameter(a, "how far the gate reaches beyond 0 and 1", Rational(0), display=Interval("-0.25", 1), learnable=True),
    ),
    sources=(Source("huang2024expanded", "author's code, package x_gate, class XGELU"),),
    year=2024,
    confidence="checked",
    relations=(smooth_version_of("dual_prelu", a="1 + a", b="-a"),),
)

xsilu = Activation(
    slug="xsilu",
    name="xSiLU",
    aliases=("expanded SiLU",),
    summary="SiLU with a gate that a learnt parameter expands beyond 0 and 1.",
    expression=x * ((1 + 2 * a) * sigmoid(x) - a),
    evaluate=Piecewise((x * ((1 + 2 * a) * sigmoid(x) - a), x > 0), ((1 + 2 * a) * x * sigmoid(x) - a * x, True)),
    parameters=(
        Parameter(a, "how far the gate reaches beyond 0 and 1", Rational(0), display=Interval("-0.25", 1), learnable=True),
    ),
    sources=(Source("huang2024expanded", "author's code, package x_gate, class XSiLU"),),
    year=2024,
    confidence="checked",
    window=Interval(-5, 3),
    relations=(
        case_of("acon_c", p1="1 + a", p2="-a", beta="1/(1 + 2*a)"),
        smooth_version_of("dual_prelu", a="1 + a", b="-a"),
    ),
)

atlu = Activation(
    slug="atlu",
    name="ATLU",
    aliases=(
        "arctan linear unit",
        Alias(
            "CaLU",
            year=2024,
            source=Source("kunc2024three", "section 3.3.3"),
            formula="x*(atan(x)/pi + 1/2)",
        ),
        "Cauchy linear unit",
    ),
    summary="The input times the distribution function of the Cauchy distribution; below, it tends to −1/π rather than 0.",
    expression=x * (atan(x) / pi + Rational(1, 2)),
    evaluate=cauchy_ramp(x),
    sources=(
        Source("huang2024expanded", "author's code, package x_gate, class XATLU with its parameter at 0"),
        Source("kunc2024three", "section 3.3.3"),
    ),
    year=2024,
    confidence="checked",
    window=Interval(-6, 4),
    relations=(case_of("xatlu", a=0), smooth_version_of("relu")),
)

xatlu = Activation(
    slug="xatlu",
    name="xATLU",
    aliases=("expanded ATLU", "expanded arctan linear unit"),
    summary="ATLU with a gate that a learnt parameter expands beyond 0 and 1.",
    expression=x * ((1 + 2 * a) * (atan(x) / pi + Rational(1, 2)) - a),
    evaluate=(1 + 2 * a) * cauchy_ramp(x) - a * x,
    parameters=(
        Parameter(a, "how far the gate reaches beyond 0 and 1", Rational(0), display=Interval("-0.25", 1), learnable=True),
    ),
    sources=(Source("huang2024expanded", "author's code, package x_gate, class XATLU"),),
    year=2024,
    confidence="checked",
    window=Interval(-6, 4),
    relations=(smooth_version_of("dual_prelu", a="1 + a", b="-a"),),
)

lalu = Activation(
    slug="lalu",
    name="LaLU",
    aliases=("Laplace linear unit",),
    summary="The input times the distribution function of the Laplace distribution.",
    expression=Piecewise((x * (1 - exp(-x) / 2), x > 0), (x * exp(x) / 2, True)),
    sources=(Source("kunc2024three", "section 3.3.4"),),
    year=2022,
    window=Interval(-5, 3),
    relations=(smooth_version_of("relu"),),
)

golu = Activation(
    slug="golu",
    name="GoLU",
    aliases=(
        "Gompertz linear unit",
        Alias("ExpExpish", year=2024, source=Source("kunc2024three", "section 3.3.13"), formula="x*exp(-exp(-x))"),
    ),
    summary="The input times the Gompertz function, a gate that opens late and is the distribution function of Gumbel's law.",
    expression=x * exp(-exp(-x)),
    sources=(Source("das2025gompertz", "abstract"), Source("kunc2024three", "section 3.3.13")),
    year=2024,
    confidence="checked",
    remark="The survey has it a year before it was named after Gompertz, without saying where it came from.",
    relations=(smooth_version_of("relu"), limit_of("aglu", lam=0, kappa=1)),
)

loglogish = Activation(
    slug="loglogish",
    name="LogLogish",
    summary="The input times the complementary log-log function: GoLU's gate turned round, which opens early.",
    expression=x * (1 - exp(-exp(x))),
    evaluate=-x * expm1(-exp(x)),
    sources=(Source("kunc2024three", "section 3.3.12"),),
    year=2022,
    window=Interval(-5, 3),
    relations=(smooth_version_of("relu"),),
)

gish = Activation(
    slug="gish",
    name="Gish",
    summary="The input times log(2 − exp(−exp(x))), a gate that opens early and only to log 2.",
    expression=x * log(2 - exp(-exp(x))),
    evaluate=x * log1p(-expm1(-exp(x))),
    sources=(Source("kaytan2023gish", "abstract"), Source("kunc2024three", "section 3.3.10")),
    year=2023,
    confidence="checked",
    window=Interval(-5, 3),
    relations=(smooth_version_of("dual_prelu", a="log(2)", b=0),),
)

logish = Activation(
    slug="logish",
    name="Logish",
    summary="The input times log(1 + σ(x)), a gate like that of SiLU that opens only to log 2.",
    expression=x * log1p(sigmoid(x)),
    sources=(Source("zhu2021logish", "abstract"), Source("kunc2024three", "section 3.3.11")),
    year=2021,
    confidence="checked",
    window=Interval(-5, 3),
    relations=(
        case_of("p_logish", a=1, b=1),
        case_of("lau", a=1, b=1),
        smooth_version_of("dual_prelu", a="log(2)", b=0),
    ),
)

p_logish = Activation(
    slug="p_logish",
    name="Parametric logish",
    summary="Logish with its height and the sharpness of its gate as parameters.",
    expression=a * x * log1p(sigmoid(b * x)),
    parameters=(
        Parameter(a, "height", Rational(1), display=Interval("0.1", 3)),
        Parameter(b, "sharpness of the gate", Rational(10), display=Interval("0.1", 20)),
    ),
    sources=(Source("zhu2021logish", "abstract"), Source("kunc2024three", "section 3.3.15")),
    year=2021,
    confidence="checked",
    relations=(rescaling_of("lau", output="a*y", a=1, b="b"), smooth_version_of("dual_prelu", a="a*log(2)", b=0)),
)

lau = Activation(
    slug="lau",
    name="Logmoid activation unit",
    aliases=("LAU", "Logmoid"),
    summary="Logish with two learnt parameters inside the logarithm, which set how far and how sharply its gate opens.",
    expression=x * log1p(a * sigmoid(b * x)),
    parameters=(
        Parameter(
            a,
            "how far the gate opens, to log(1 + a)",
            Rational(1),
            domain=Interval(-1, oo, lower_open=True),
            display=Interval("0.1", 5),
            learnable=True,
        ),
        Parameter(b, "sharpness of the gate", Rational(1), display=Interval("0.1", 10), learnable=True),
    ),
    sources=(Source("anonymous2023lau", "abstract"), Source("kunc2024three", "section 4.16.5")),
    year=2022,
    confidence="checked",
    window=Interval(-5, 3),
    relations=(smooth_version_of("dual_prelu", a="log(1 + a)", b=0),),
)

colu = Activation(
    slug="colu",
    name="CoLU",
    aliases=("collapsing linear unit",),
    summary="The input over a denominator that grows on the left: like SiLU, but with a deeper dip.",
    expression=x / (1 - x * exp(-(x + exp(x)))),
    evaluate=Piecewise((x / (1 - x * exp(-(x + exp(x)))), x > 0), (x * exp(x) / (exp(x) - x * exp(-exp(x))), True)),
    sources=(Source("vagerwal2021deeper", "abstract"), Source("kunc2024three", "section 3.3.5")),
    year=2021,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

ts_swish = Activation(
    slug="ts_swish",
    name="Triple-state swish",
    aliases=("TS-swish",),
    summary="SiLU with a gate of three steps, so that the slope rises to 1, to 2 and to 3.",
    expression=x * sigmoid(x) * (sigmoid(x) + sigmoid(x - a) + sigmoid(x - b)),
    evaluate=x * sigmoid(x) ** 2 + x * sigmoid(x) * sigmoid(x - a) + x * sigmoid(x) * sigmoid(x - b),
    parameters=(
        Parameter(a, "where the second step is", Rational(20), display=Interval(0, 40)),
        Parameter(b, "where the third step is", Rational(40), display=Interval(0, 80)),
    ),
    sources=(Source("kocak2021new", "where the unit is proposed"), Source("kunc2024three", "section 3.3.6")),
    year=2021,
    window=Interval(-10, 60),
    remark="No values are known to be recommended for the two places; the defaults are those of the triple-state sigmoid.",
)

generalized_swish = Activation(
    slug="generalized_swish",
    name="Generalized swish",
    aliases=("GSwish",),
    summary="The input times a gate that closes from 1 to 1/2: the slope is 1 on the left and one half on the right.",
    expression=x * sigmoid(exp(-x)),
    sources=(Source("kocak2021new", "where the unit is proposed"), Source("kunc2024three", "section 3.3.7")),
    year=2021,
    window=Interval(-4, 6),
    relations=(smooth_version_of("dual_prelu", a="1/2", b=1),),
)

phish = Activation(
    slug="phish",
    name="Phish",
    summary="The input times the hyperbolic tangent of its GELU.",
    expression=x * tanh(x * normal_cdf(x)),
    sources=(
        Source("naveen2021phish", "abstract; also the author's code, Torch/functional.py"),
        Source("kunc2024three", "section 3.3.16"),
    ),
    year=2021,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

tsrelu = Activation(
    slug="tsrelu",
    name="TSReLU",
    aliases=("tangent-sigmoid ReLU",),
    summary="The input times the hyperbolic tangent of its logistic sigmoid, so that the gate opens to tanh(1).",
    expression=x * tanh(sigmoid(x)),
    sources=(Source("kunc2024three", "section 3.3.18"),),
    year=2020,
    window=Interval(-5, 3),
    relations=(case_of("psgu", a=1), smooth_version_of("dual_prelu", a="tanh(1)", b=0)),
)

psgu = Activation(
    slug="psgu",
    name="PSGU",
    aliases=(
        "parameterized self-circulating gating unit",
        "parametric self-circulation gating unit",
        Alias(
            "TSReLUl",
            year=2020,
            source=Source("kunc2024three", "section 4.4.7"),
            formula="x*tanh(a*sigmoid(x))",
            letters={"a": Rational(1, 2)},
            at={"a": "a"},
        ),
        Alias("TSReLU learnable", at={"a": Rational(1, 2)}),
    ),
    summary="TSReLU with a learnt factor before the sigmoid, which sets how far the gate opens.",
    expression=x * tanh(a * sigmoid(x)),
    parameters=(Parameter(a, "how far the gate opens, to tanh(a)", Rational(1), display=Interval("0.1", 5), learnable=True),),
    sources=(Source("kunc2024three", "section 4.4.7"),),
    year=2020,
    window=Interval(-5, 3),
    remark="Proposed twice: first as the learnable TSReLU, which starts at 1/2, and in 2022 as PSGU.",
    relations=(smooth_version_of("dual_prelu", a="tanh(a)", b=0),),
)

tbsrelu = Activation(
    slug="tbsrelu",
    name="TBSReLU",
    aliases=("tangent-bipolar-sigmoid ReLU",),
    summary="The input times the hyperbolic tangent of its bipolar sigmoid: an even function, for all that its name says.",
    expression=x * tanh(tanh(x / 2)),
    sources=(Source("kunc2024three", "section 3.3.19"),),
    year=2020,
    window=Interval(-5, 5),
    remark="Published with (1 − exp(−x))/(1 + exp(−x)) for the bipolar sigmoid, which is tanh(x/2) and, as written, fails"
    " for large negative inputs.",
    relations=(smooth_version_of("dual_prelu", a="tanh(1)", b="-tanh(1)"),),
)

pats = Activation(
    slug="pats",
    name="PATS",
    summary="The input times the arctangent of a multiple of its sigmoid; this is the form with the multiple fixed.",
    expression=x * atan(k * pi * sigmoid(x)),
    parameters=(
        Parameter(
            k, "the multiple of π that the gate opens to, before the arctangent", Rational(5, 8), display=Interval("0.1", 1)
        ),
    ),
    sources=(Source("kunc2024three", "section 4.4.9"),),
    year=2020,
    window=Interval(-5, 3),
    remark="In training, k is drawn at random between 1/2 and 3/4; of the fixed values tried, 5/8 gave the least error.",
    relations=(smooth_version_of("dual_prelu", a="atan(k*pi)", b=0),),
)

double_silu = Activation(
    slug="double_silu",
    name="DoubleSiLU",
    aliases=("double sigmoid-weighted linear unit",),
    summary="The input times the sigmoid of its SiLU; the gate closes only to one half, so the left side keeps slope 1/2.",
    expression=x * sigmoid(x * sigmoid(x)),
    sources=(Source("kunc2024three", "section 3.3.22"),),
    year=2022,
    window=Interval(-6, 4),
    remark="Its authors wrote DSiLU, a name that an earlier unit, the derivative of SiLU, already had.",
    relations=(smooth_version_of("dual_prelu", a=1, b="1/2"),),
)

msilu = Activation(
    slug="msilu",
    name="MSiLU",
    aliases=("modified SiLU", "modified sigmoid-weighted linear unit"),
    summary="SiLU with a small Gaussian bump added at the origin, so that it is positive there.",
    expression=x * sigmoid(x) + exp(-(x**2) - 1) / 4,
    evaluate=x * sigmoid(x) + exp(-(x**2) - 1 - log(4)),
    sources=(Source("kunc2024three", "section 3.3.23"),),
    year=2022,
    window=Interval(-5, 3),
    relations=(smooth_version_of("relu"),),
)

tsilu = Activation(
    slug="tsilu",
    name="TSiLU",
    aliases=("hyperbolic tangent sigmoid-weighted linear unit",),
    summary="The hyperbolic tangent of SiLU, which keeps the dip on the left and saturates at 1 on the right.",
    expression=tanh(x * sigmoid(x)),
    sources=(Source("kunc2024three", "section 3.3.24"),),
    year=2022,
    window=Interval(-5, 4),
    remark="The survey says that the original prints a quotient which is 0 for every input; this is what both name and"
    " survey take to be meant.",
)

atsilu = Activation(
    slug="atsilu",
    name="ASiLU",
    aliases=("ATSiLU", "arctan sigmoid-weighted linear unit"),
    summary="The arctangent of SiLU, which keeps the dip on the left and saturates at π/2 on the right.",
    expression=atan(x * sigmoid(x)),
    evaluate=Piecewise((pi / 2 - atan(1 / (x * sigmoid(x))), x > 1), (atan(x * sigmoid(x)), True)),
    sources=(Source("kunc2024three", "section 3.3.25"),),
    year=2022,
    window=Interval(-6, 10),
)

swat = Activation(
    slug="swat",
    name="SwAT",
    summary="The input times the sigmoid of its arctangent: a soft kink, since the gate stays between 0.17 and 0.83.",
    expression=x * sigmoid(atan(x)),
    evaluate=Piecewise(
        (x * sigmoid(pi / 2 - atan(1 / x)), x > 1),
        (x * sigmoid(-pi / 2 - atan(1 / x)), x < -1),
        (x * sigmoid(atan(x)), True),
    ),
    sources=(Source("kunc2024three", "section 3.3.26"),),
    year=2022,
    window=Interval(-5, 5),
    relations=(smooth_version_of("dual_prelu", a="sigmoid(pi/2)", b="sigmoid(-pi/2)"),),
)

self_arctan = Activation(
    slug="self_arctan",
    name="Self arctan",
    summary="The input times its arctangent: an even function, round at the origin and straight far out.",
    expression=x * atan(x),
    evaluate=Piecewise((x * (pi / 2 - atan(1 / x)), x > 1), (-x * (pi / 2 + atan(1 / x)), x < -1), (x * atan(x), True)),
    sources=(Source("kunc2024three", "section 3.3.14"),),
    year=2021,
    window=Interval(-5, 5),
    relations=(smooth_version_of("dual_prelu", a="pi/2", b="-pi/2"),),
)

lisht = Activation(
    slug="lisht",
    name="LiSHT",
    aliases=("linearly scaled hyperbolic tangent",),
    summary="The input times its hyperbolic tangent: a smooth absolute value, which treats both signs alike.",
    expression=x * tanh(x),
    sources=(
        Source("roy2023lisht", 'authors\' code, swalpa/LiSHT, README, section "What is a LiSHT?"'),
        Source("kunc2024three", "section 3.3.28"),
    ),
    year=2019,
    confidence="checked",
    relations=(case_of("soft_modulus_t", a=1), smooth_version_of("abs")),
)

resech = Activation(
    slug="resech",
    name="ReSech",
    aliases=("rectified hyperbolic secant", "ReHSec"),
    summary="The input times its hyperbolic secant: an odd bump that rises, turns and falls back to 0.",
    expression=x * sech(x),
    sources=(Source("njikam2016novel", "where the unit is proposed"), Source("kunc2024three", "section 3.3.27")),
    year=2016,
    window=Interval(-6, 6),
)

mish = Activation(
    slug="mish",
    name="Mish",
    summary="The input times the hyperbolic tangent of its softplus: smooth, self-gated and bounded below.",
    expression=x * tanh(softplus(x)),
    sources=(Source("misra2020mish", "abstract"), Source("kunc2024three", "section 3.3.29")),
    year=2019,
    confidence="checked",
    relations=(
        case_of("beta_mish", beta=1),
        case_of("mila", beta=0),
        smooth_version_of("relu"),
        smooth_version_of("hard_mish"),
    ),
)

beta_mish = Activation(
    slug="beta_mish",
    name="Beta-Mish",
    summary="Mish with the sharpness of its gate as a parameter; at 1/2 the gate is a logistic sigmoid moved by ln 2.",
    expression=x * tanh(beta * softplus(x)),
    parameters=(Parameter(beta, "sharpness of the gate", Rational(3, 2), display=Interval("0.1", 3), learnable=True),),
    sources=(Source("misra2019echo", "Echo/Activation/Torch/beta_mish.py"),),
    year=2019,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

mila = Activation(
    slug="mila",
    name="Mila",
    summary="Mish whose gate is moved sideways, so that the dip on the left can be made deeper or shallower.",
    expression=x * tanh(softplus(x + beta)),
    parameters=(Parameter(beta, "shift of the gate", Rational(-1, 4), display=Interval(-2, 2), learnable=True),),
    sources=(Source("misra2019echo", "Echo/Activation/Torch/mila.py"),),
    year=2019,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

serf = Activation(
    slug="serf",
    name="Serf",
    aliases=("log-softplus error activation function",),
    summary="Mish with the error function in place of the hyperbolic tangent, which closes and opens the gate faster.",
    expression=x * erf(softplus(x)),
    sources=(Source("nag2023serf", "where the function is proposed"), Source("kunc2024three", "section 3.3.32")),
    year=2021,
    relations=(case_of("pserf", g=1, d=1), smooth_version_of("relu")),
)

pserf = Activation(
    slug="pserf",
    name="Pserf",
    aliases=("parametric Serf",),
    summary="Serf with two learnt factors: one for the softplus in the gate, one for its argument.",
    expression=x * erf(g * softplus(d * x)),
    parameters=(
        Parameter(g, "factor of the softplus", Rational(5, 4), display=Interval("0.1", 3), learnable=True),
        Parameter(d, "factor of the argument", Rational("0.85"), display=Interval("0.1", 3), learnable=True),
    ),
    sources=(
        Source("biswas2021erfact", "where the function is proposed"),
        Source("kunc2024three", "section 4.4.13"),
    ),
    year=2021,
    relations=(smooth_version_of("relu"),),
    remark="Starting values differ between implementations: some begin at 1 and 1.25.",
)

erfact = Activation(
    slug="erfact",
    name="ErfAct",
    summary="The input times the error function of an exponential, with a learnt height and a learnt rate.",
    expression=x * erf(a * exp(b * x)),
    parameters=(
        Parameter(a, "height of the exponential at 0", Rational(3, 4), display=Interval("0.1", 3), learnable=True),
        Parameter(b, "rate of the exponential", Rational(3, 4), display=Interval("0.1", 3), learnable=True),
    ),
    sources=(
        Source("biswas2021erfact", "where the function is proposed"),
        Source("kunc2024three", "section 4.4.12"),
    ),
    year=2021,
    relations=(smooth_version_of("relu"),),
)

tanhexp = Activation(
    slug="tanhexp",
    name="TanhExp",
    aliases=(
        Alias("TeLU (2024)", year=2024, source=Source("fernandez2024telu", "abstract"), formula="x*tanh(exp(x))"),
        "hyperbolic tangent exponential linear unit",
    ),
    summary="The input times the hyperbolic tangent of its exponential: for positive inputs soon indistinguishable from x.",
    expression=x * tanh(exp(x)),
    sources=(Source("liu2020tanhexp", "abstract"), Source("kunc2024three", "section 3.3.31")),
    year=2020,
    confidence="checked",
    relations=(case_of("tanhsoft2", b=1, c=1), smooth_version_of("relu")),
)

telu_elu = Activation(
    slug="telu_elu",
    name="TeLU (ELU form)",
    summary="The input times the hyperbolic tangent of its ELU; the gate turns negative on the left, so both sides go up.",
    expression=Piecewise((x * tanh(a * x), x > 0), (x * tanh(expm1(a * x)), True)),
    parameters=(
        Parameter(
            a, "scale of the argument of the ELU", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True
        ),
    ),
    sources=(Source("kunc2024three", "section 4.2.34"),),
    year=2020,
    remark="The depth of the inner ELU is taken to be 1. The TeLU of 2024 is another function: it is TanhExp.",
)

smish = Activation(
    slug="smish",
    name="Smish",
    summary="Mish with a logistic sigmoid in place of the exponential, so that the gate opens only to 3/5.",
    expression=a * x * tanh(log1p(sigmoid(b * x))),
    parameters=(
        Parameter(a, "scale of the output", Rational(1), display=Interval("0.1", 3)),
        Parameter(b, "sharpness of the gate", Rational(1), display=Interval("0.1", 5)),
    ),
    sources=(Source("wang2022smish", "abstract"), Source("kunc2024three", "section 3.3.30")),
    year=2022,
    confidence="checked",
    relations=(smooth_version_of("sloped_relu", a="3*a/5"),),
)

eanaf = Activation(
    slug="eanaf",
    name="EANAF",
    aliases=("efficient asymmetric nonlinear activation function",),
    summary="The input times the hyperbolic tangent of half its softplus, which is SiLU with the gate moved right by ln 2.",
    expression=x * sigmoid(x - log(2)),
    sources=(Source("chai2022efficient", "where the function is proposed"), Source("kunc2024three", "section 3.3.33")),
    year=2022,
    relations=(
        case_of("beta_mish", beta=Rational(1, 2)),
        case_of("eis3", d=2, e=1),
        smooth_version_of("relu"),
    ),
)

sinsig = Activation(
    slug="sinsig",
    name="SinSig",
    summary="The input times the sine of a quarter turn at most: the gate is a sigmoid passed through a rising sine.",
    expression=x * sin(pi / 2 * sigmoid(x)),
    evaluate=Piecewise((x * cos(pi / 2 * sigmoid(-x)), x > 0), (x * sin(pi / 2 * sigmoid(x)), True)),
    sources=(Source("kunc2024three", "section 3.3.34"),),
    year=2021,
    relations=(smooth_version_of("relu"),),
)

acon_c = Activation(
    slug="acon_c",
    name="ACON-C",
    summary="A smooth maximum of two lines through the origin; the factor β says how sharply it chooses between them.",
    expression=(p1 - p2) * x * sigmoid(beta * (p1 - p2) * x) + p2 * x,
    evaluate=(p1 - p2) * x * sigmoid(beta * (p1 - p2) * x) + p2 * x,  # as it stands: with x taken out, the tail is lost
    parameters=(
        Parameter(p1, "slope of the first line", Rational(1), display=Interval("0.75", 2), learnable=True),
        Parameter(p2, "slope of the second line", Rational(0), display=Interval("-0.5", "0.5"), learnable=True),
        Parameter(beta, "sharpness of the choice; 0 gives the mean", Rational(1), display=Interval("0.1", 5), learnable=True),
    ),
    sources=(
        Source("ma2021activate", "the authors' code nmaac/acon, acon.py"),
        Source("kunc2024three", "section 4.4.6"),
    ),
    year=2021,
    confidence="checked",
    relations=(smooth_version_of("dual_prelu", a="p1", b="p2"),),
    remark="The authors' code draws both slopes from a standard normal distribution and starts β at 1.",
)

acon_b = Activation(
    slug="acon_b",
    name="ACON-B",
    summary="A smooth leaky ReLU: the smooth maximum of the identity and a flatter line.",
    expression=(1 - p) * x * sigmoid(beta * (1 - p) * x) + p * x,
    evaluate=(1 - p) * x * sigmoid(beta * (1 - p) * x) + p * x,
    parameters=(
        Parameter(p, "slope of the flatter line", Rational(1, 4), display=Interval(0, "0.75"), learnable=True),
        Parameter(beta, "sharpness of the choice; 0 gives the mean", Rational(1), display=Interval("0.1", 5), learnable=True),
    ),
    sources=(Source("ma2021activate", "where the family is proposed"), Source("kunc2024three", "section 4.4.5")),
    year=2021,
    relations=(case_of("acon_c", p1=1, p2="p", beta="beta"), smooth_version_of("leaky_relu", alpha="p")),
)

tanhsoft = Activation(
    slug="tanhsoft",
    name="TanhSoft",
    summary="The logarithm of d + exp(x), from x itself to softplus, gated by the tanh of a line plus an exponential.",
    expression=tanh(a * x + b * exp(c * x)) * log(d + exp(x)),
    evaluate=tanh(a * x + b * exp(c * x))
    * Piecewise((x + log1p(exp(log(d) - x)), x > log(d)), (log(d) + log1p(exp(x - log(d))), True)),
    parameters=(
        Parameter(a, "slope of the line in the gate", Rational("0.87"), display=Interval("0.1", 1), learnable=True),
        Parameter(b, "height of the exponential in the gate", Rational("0.6"), display=Interval("0.1", 2), learnable=True),
        Parameter(c, "rate of the exponential in the gate", Rational(1), display=Interval("0.1", 2), learnable=True),
        Parameter(
            d,
            "1 for softplus, 0 for x, as the factor that is gated",
            Rational(1),
            domain=Interval(0, oo),
            display=Interval("0.1", 1),
            learnable=True,
        ),
    ),
    sources=(Source("biswas2020tanhsoft", "abstract"), Source("kunc2024three", "section 4.3.5")),
    year=2020,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
    remark="The paper leaves the four letters open; these defaults join those of its two examples, TanhSoft-1 and TanhSoft-2.",
)

tanhsoft1 = Activation(
    slug="tanhsoft1",
    name="TanhSoft-1",
    summary="Softplus gated by a hyperbolic tangent, hence with a dip below 0 on the left.",
    expression=tanh(a * x) * softplus(x),
    evaluate=Piecewise((tanh(a * x) * (x + softplus(-x)), x > 0), (tanh(a * x) * softplus(x), True)),
    parameters=(Parameter(a, "slope of the gate at 0", Rational("0.87"), display=Interval("0.1", 2), learnable=True),),
    sources=(
        Source("biswas2020tanhsoft", "abstract, the second example"),
        Source("biswas2021tanhsoft", "abstract, the name"),
        Source("kunc2024three", "section 4.3.5"),
    ),
    year=2020,
    confidence="checked",
    relations=(case_of("tanhsoft", a="a", b=0, d=1), smooth_version_of("relu")),
)

tanhsoft2 = Activation(
    slug="tanhsoft2",
    name="TanhSoft-2",
    summary="TanhExp with a learnt height and a learnt rate of the exponential in the gate.",
    expression=x * tanh(b * exp(c * x)),
    evaluate=x * tanh(exp(c * x + log(b))),
    parameters=(
        Parameter(
            b, "height of the exponential at 0", Rational("0.6"), domain=POSITIVE, display=Interval("0.1", 3), learnable=True
        ),
        Parameter(c, "rate of the exponential", Rational(1), display=Interval("0.1", 3), learnable=True),
    ),
    sources=(
        Source("biswas2020tanhsoft", "abstract, the first example"),
        Source("biswas2021tanhsoft", "abstract, the name"),
        Source("kunc2024three", "section 4.3.5"),
    ),
    year=2020,
    confidence="checked",
    relations=(case_of("tanhsoft", a=0, b="b", c="c", d=0), smooth_version_of("relu")),
)

tanhsoft3 = Activation(
    slug="tanhsoft3",
    name="TanhSoft-3",
    summary="Softplus with a hyperbolic tangent on its exponential, which takes the value to 0 at 0.",
    expression=log1p(exp(x) * tanh(a * x)),
    evaluate=Piecewise((x + log(tanh(a * x) + exp(-x)), x > 16), (log1p(exp(x) * tanh(a * x)), True)),
    parameters=(
        Parameter(a, "slope of the tangent at 0", Rational(1), domain=POSITIVE, display=Interval("0.25", 3), learnable=True),
    ),
    sources=(
        Source("biswas2021tanhsoft", "where the function is proposed"),
        Source("kunc2024three", "section 4.3.5"),
    ),
    year=2021,
    relations=(smooth_version_of("relu"),),
    remark="Despite its name it is no case of the TanhSoft family: no choice of the four letters there gives it.",
)

pflu = Activation(
    slug="pflu",
    name="PFLU",
    aliases=("power function linear unit",),
    summary="A SiLU without exponentials: the gate is an algebraic sigmoid, which leaves a long tail like 1/x on the left.",
    expression=x / 2 * (1 + x / sqrt(1 + x**2)),
    evaluate=Piecewise(
        (x / 2 * (1 + 1 / hypot(1 / x)), x > 1),
        (x / 2 * (1 + x / hypot(x)), x > 0),
        (x / (2 * hypot(x) * (hypot(x) - x)), x >= -1),
        (1 / (2 * x * hypot(1 / x) * (1 + hypot(1 / x))), True),
    ),
    sources=(
        Source("zhu2021pflu", "the first author's code, pflu.py"),
        Source("kunc2024three", "section 3.7.7"),
    ),
    year=2021,
    confidence="checked",
    relations=(case_of("swim", k=1), smooth_version_of("relu")),
    window=Interval(-4, 4),
)

swim = Activation(
    slug="swim",
    name="Swim",
    summary="PFLU with a gate that closes only in part; at the default it lies halfway between x/2 and PFLU.",
    expression=x / 2 * (1 + k * x / sqrt(1 + x**2)),
    evaluate=Piecewise(
        (x / 2 * (1 + k / hypot(1 / x)), x > 1),
        (x / 2 * (1 + k * x / hypot(x)), x >= -1),
        ((1 - k) * x / 2 + k / (2 * x * hypot(1 / x) * (1 + hypot(1 / x))), True),
    ),
    parameters=(Parameter(k, "how far the gate closes", Rational(1, 2), display=Interval(0, 1), learnable=True),),
    sources=(Source("abdool2023swim", "where the function is proposed"), Source("kunc2024three", "section 4.4.14")),
    year=2023,
    relations=(smooth_version_of("dual_prelu", a="(1 + k)/2", b="(1 - k)/2"),),
    window=Interval(-4, 4),
)

sinlu = Activation(
    slug="sinlu",
    name="SinLU",
    aliases=("sinu-sigmoidal linear unit",),
    summary="SiLU with a learnt sine wave added to the line that is gated.",
    expression=(x + a * sin(b * x)) * sigmoid(x),
    parameters=(
        Parameter(a, "amplitude of the wave", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "frequency of the wave", Rational(1), display=Interval("0.1", 5), learnable=True),
    ),
    sources=(Source("paul2022sinlu", "abstract"), Source("kunc2024three", "section 4.4.11")),
    year=2022,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
    window=Interval(-6, 10),
)

coslu = Activation(
    slug="coslu",
    name="CosLU",
    summary="SiLU with a learnt cosine wave added to the line that is gated, so that 0 gives half the amplitude.",
    expression=(x + a * cos(b * x)) * sigmoid(x),
    parameters=(
        Parameter(a, "amplitude of the wave", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "frequency of the wave", Rational(1), display=Interval("0.1", 5), learnable=True),
    ),
    sources=(
        Source("pishchik2023trainable", "the author's code, activation.py"),
        Source("kunc2024three", "section 4.16.6"),
    ),
    year=2023,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
    window=Interval(-6, 10),
)

tanhsig = Activation(
    slug="tanhsig",
    name="TanhSig",
    summary="SiLU with a hyperbolic tangent added to the line that is gated, which deepens the dip and lifts the right side.",
    expression=(x + tanh(x)) * sigmoid(x),
    sources=(Source("kunc2024three", "section 3.2.23"),),
    year=2023,
    relations=(smooth_version_of("relu"),),
    window=Interval(-5, 5),
)

p_tanhsig = Activation(
    slug="p_tanhsig",
    name="Parametric TanhSig",
    aliases=("αTanhSig", "alphaTanhSig"),
    summary="TanhSig with one parameter that scales and shifts its tangent at once.",
    expression=(x + a * tanh(x + a)) * sigmoid(x),
    parameters=(Parameter(a, "height and shift of the tangent", Rational(1), display=Interval(-2, 2)),),
    sources=(
        Source("kozkurt2023alphasechsig", "where the function is proposed"),
        Source("kunc2024three", "section 3.2.23"),
    ),
    year=2023,
    relations=(smooth_version_of("relu"),),
    window=Interval(-5, 5),
)

sechsig = Activation(
    slug="sechsig",
    name="SechSig",
    summary="SiLU with a bump, the hyperbolic secant, added to the line that is gated.",
    expression=(x + sech(x)) * sigmoid(x),
    sources=(Source("kunc2024three", "section 3.2.22"),),
    year=2023,
    relations=(smooth_version_of("relu"),),
    window=Interval(-5, 5),
)

p_sechsig = Activation(
    slug="p_sechsig",
    name="Parametric SechSig",
    aliases=("αSechSig", "alphaSechSig"),
    summary="SechSig with one parameter that scales and shifts its bump at once.",
    expression=(x + a * sech(x + a)) * sigmoid(x),
    parameters=(Parameter(a, "height and shift of the bump", Rational(1), display=Interval(-2, 2)),),
    sources=(
        Source("kozkurt2023alphasechsig", "where the function is proposed"),
        Source("kunc2024three", "section 3.2.22"),
    ),
    year=2023,
    relations=(smooth_version_of("relu"),),
    window=Interval(-5, 5),
)

aria2 = Activation(
    slug="aria2",
    name="ARiA-2",
    aliases=("adaptive Richard's curve weighted activation",),
    summary="The input times a power of a logistic sigmoid, a Richards curve with two of its parameters left free.",
    expression=x * exp(-a * softplus(-b * x)),
    parameters=(
        Parameter(a, "power of the sigmoid", Rational(3, 2), display=Interval("0.25", 3)),
        Parameter(b, "growth rate of the sigmoid", Rational(2), display=Interval("0.25", 4)),
    ),
    sources=(Source("patwardhan2018aria", "where the function is proposed"), Source("kunc2024three", "section 4.38")),
    year=2018,
    relations=(smooth_version_of("relu"),),
)

aglu = Activation(
    slug="aglu",
    name="AGLU",
    aliases=("adaptive generalised linear unit",),
    summary="The input times a generalised logistic gate, between the Gumbel distribution and ever slower gates.",
    expression=x * exp(-softplus(log(lam) - kappa * x) / lam),
    parameters=(
        Parameter(
            lam,
            "asymmetry of the gate: 1 is the logistic one",
            Rational(1),
            domain=POSITIVE,
            display=Interval("0.1", 3),
            learnable=True,
        ),
        Parameter(kappa, "sharpness of the gate", Rational(1), display=Interval("0.1", 4), learnable=True),
    ),
    sources=(Source("alexandridis2024adaptive", "the authors' repository, README, definition"),),
    year=2024,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
    remark="The authors' code draws both starting values between 0 and 1; at the defaults given here it is SiLU.",
)

eis1 = Activation(
    slug="eis1",
    name="EIS-1",
    summary="The input times its softplus, divided by the input where that is large: one of the EIS family.",
    expression=x * softplus(x) / (x + d * exp(-e * x)),
    evaluate=Piecewise(
        (softplus(x) / (1 + d * exp(-e * x) / x), x > 1),
        (x * softplus(x) * exp(e * x) / (d + x * exp(e * x)), True),
    ),
    parameters=(
        Parameter(
            d, "height of the exponential", Rational("1.16"), domain=POSITIVE, display=Interval("0.75", 3), learnable=True
        ),
        Parameter(e, "rate of the exponential", Rational(1), domain=POSITIVE, display=Interval("0.75", 3), learnable=True),
    ),
    sources=(Source("biswas2020eis", "abstract, the first example"), Source("kunc2024three", "section 4.26")),
    year=2020,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
    remark="The denominator has no zero while d·e is larger than exp(-1). The general family has |x| where this example has x.",
)

eis2 = Activation(
    slug="eis2",
    name="EIS-2",
    summary="Softplus gated by an algebraic sigmoid, the inverse square root unit.",
    expression=x * softplus(x) / sqrt(b + x**2),
    evaluate=Piecewise(
        (x / hypot(sqrt(b) / x) + softplus(-x) / hypot(sqrt(b) / x), x > 1),
        (x * softplus(x) / sqrt(b + x**2), x >= -1),
        (-softplus(x) / hypot(sqrt(b) / x), True),
    ),
    parameters=(
        Parameter(b, "width of the gate, squared", Rational(1), domain=POSITIVE, display=Interval("0.1", 4), learnable=True),
    ),
    sources=(Source("biswas2020eis", "abstract, the second example"), Source("kunc2024three", "section 4.26")),
    year=2020,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

eis3 = Activation(
    slug="eis3",
    name="EIS-3",
    summary="Swish whose gate can also be moved sideways, by the logarithm of a parameter.",
    expression=x / (1 + d * exp(-e * x)),
    evaluate=x * sigmoid(e * x - log(d)),
    parameters=(
        Parameter(d, "height of the exponential", Rational(1), domain=POSITIVE, display=Interval("0.1", 4), learnable=True),
        Parameter(e, "rate of the exponential", Rational(1), display=Interval("0.1", 4), learnable=True),
    ),
    sources=(
        Source("biswas2020eis", "abstract, the family at α = 0, β = 1, γ = 0"),
        Source("kunc2024three", "section 4.26"),
    ),
    year=2020,
    relations=(smooth_version_of("relu"),),
)

rmaf = Activation(
    slug="rmaf",
    name="RMAF",
    aliases=("ReLU memristor-like", "ReLU-memristor-like activation function"),
    summary="The input times a power of a logistic gate that opens early, modelled on the window function of a memristor.",
    expression=a * b * x * exp(-p * softplus(-x - log(4))),
    parameters=(
        Parameter(a, "learnt scale of the output", Rational(1), display=Interval("0.1", 3), learnable=True),
        Parameter(b, "fixed scale of the output", Rational(1), display=Interval("0.1", 3)),
        Parameter(p, "power of the gate", Rational(1), display=Interval("0.25", 3)),
    ),
    sources=(Source("yu2020rmaf", "where the function is proposed"), Source("kunc2024three", "section 4.2.29")),
    year=2020,
    relations=(smooth_version_of("sloped_relu", a="a*b"),),
    remark="Published with the gate (1/((1 + exp(-x))/4 + 3/4))^p, which is the one written here.",
)

bsilu = Activation(
    slug="bsilu",
    name="B-SiLU",
    summary="SiLU with a steeper crossing of 0 and a left side that saturates below 0.",
    expression=(x + alpha) * sigmoid(x) - alpha / 2,
    evaluate=x * sigmoid(x) + alpha / 2 * tanh(x / 2),
    parameters=(Parameter(alpha, "twice the depth of the left asymptote", Rational("1.67"), display=Interval(0, 4)),),
    sources=(Source("horuz2025resurrection", "eq. (7), as several implementations quote it"),),
    year=2025,
    relations=(smooth_version_of("relu"),),
    window=Interval(-6, 6),
    remark="Proposed not as an activation but for its slope, which stands in for that of ReLU in the backward pass.",
)

srs = Activation(
    slug="srs",
    name="Soft-root-sign",
    aliases=("SRS",),
    summary="Bounded on both sides: it dips below 0, comes back to 0 on the left and settles at a on the right.",
    expression=x / (x / a + exp(-x / b)),
    evaluate=Piecewise(
        (1 / (1 / a + exp(-x / b) / x), x > 1),
        (x / (x / a + exp(-x / b)), x > 0),
        (x * exp(x / b) / (1 + x * exp(x / b) / a), True),
    ),
    parameters=(
        Parameter(a, "the limit on the right", Rational(2), domain=POSITIVE, display=Interval(2, 5), learnable=True),
        Parameter(b, "width of the bend", Rational(3), domain=POSITIVE, display=Interval("0.5", 4), learnable=True),
    ),
    sources=(Source("zhou2020soft", "where the function is proposed"), Source("kunc2024three", "section 3.2.10")),
    year=2020,
    window=Interval(-10, 20),
    remark="The denominator has no zero while b is smaller than a·exp(1).",
)

p_swish = Activation(
    slug="p_swish",
    name="p-swish",
    aliases=(
        "T-swish",
        "tunable swish",
        Alias("R_S", source=Source("kunc2024three", "section 4.2.42"), at={"a": 1}),
    ),
    summary="A scaled Swish up to a threshold and the identity beyond it.",
    expression=Piecewise((x, x > c), (a * x * sigmoid(b * x), True)),
    parameters=(
        Parameter(a, "scale of the Swish", Rational(1), display=Interval("0.1", 3), learnable=True),
        Parameter(b, "sharpness of the Swish", Rational(1), display=Interval("0.1", 5), learnable=True),
        Parameter(c, "where the identity begins", Rational(0), display=Interval(-2, 2), learnable=True),
    ),
    sources=(Source("kunc2024three", "section 4.2.42"),),
    year=2020,
    remark="Where the identity begins at a point other than 0, the function jumps there.",
)

delu = Activation(
    slug="delu",
    name="DELU (Pishchik)",
    aliases=(
        Alias(
            "HELU (Pishchik)",
            year=2023,
            source=Source("pishchik2023trainable", "the author's code, activation.py"),
            formula="x/2 - expm1(-x) if x > 0 else x*sigmoid(x)",
            at={"n": 0},
        ),
    ),
    summary="SiLU on the left; on the right a line of learnt slope plus an exponential that levels off at 1.",
    expression=Piecewise(((n + Rational(1, 2)) * x - expm1(-x), x > 0), (x * sigmoid(x), True)),
    parameters=(Parameter(n, "slope far right, less one half", Rational(0), display=Interval(-1, 2), learnable=True),),
    sources=(
        Source("pishchik2023trainable", "the author's code, activation.py"),
        Source("kunc2024three", "section 4.2.39"),
    ),
    year=2023,
    confidence="checked",
    remark="The author's code starts n at 0, where the slope jumps at 0 from 1/2 to 3/2; it is smooth there for n = -1.",
)

hard_swish = Activation(
    slug="hard_swish",
    name="Hardswish",
    aliases=("h-swish", "hard SiLU"),
    summary="SiLU with its gate replaced by three straight lines, cheap on small devices and in coarse arithmetic.",
    expression=Piecewise((0, x <= -3), (x, x >= 3), (x * (x + 3) / 6, True)),
    sources=(Source("howard2019searching", "section 5.2, unnumbered"), Source("kunc2024three", "section 3.6.20")),
    year=2019,
    confidence="checked",
    relations=(
        rescaling_of("hard_swish_avenash", output="y/2", b=Rational(5, 6)),
        case_of("aqulu", a=Rational(1, 6), b=Rational(1, 2)),
    ),
    window=Interval(-4, 4),
)

hard_swish_avenash = Activation(
    slug="hard_swish_avenash",
    name="Hard-Swish (2x form)",
    summary="Twice the input times a hard sigmoid of learnt sharpness: about 2 SiLU, and 2x for large inputs.",
    expression=Piecewise((0, x <= -5 / (2 * b)), (2 * x, x >= 5 / (2 * b)), (x * (2 * b * x + 5) / 5, True)),
    parameters=(
        Parameter(b, "sharpness of the gate", Rational(1), domain=POSITIVE, display=Interval("0.25", 4), learnable=True),
    ),
    sources=(Source("avenash2019semantic", "where the function is proposed"), Source("kunc2024three", "section 4.32.3")),
    year=2019,
    relations=(rescaling_of("hard_swish", input="6*b*x/5", output="5*y/(3*b)"),),
    window=Interval(-4, 4),
)

x_asinh2 = Activation(
    slug="x_asinh2",
    name="x*asinh(x)^2",
    summary="The input times the square of its inverse hyperbolic sine, which the search for Swish also turned up.",
    expression=x * asinh(x) ** 2,
    evaluate=Piecewise(
        (x * (log(x) + log(1 + hypot(1 / x))) ** 2, x > 1),
        (x * asinh(x) ** 2, x >= -1),
        (x * (log(-x) + log(1 + hypot(1 / x))) ** 2, True),
    ),
    sources=(Source("ramachandran2017searching", "figure 3"),),
    year=2017,
    confidence="checked",
)
