"""Sigmoids: bounded curves from one level to another, and what is near them."""

from __future__ import annotations

from sympy import Piecewise, Rational, atan, exp, pi, sqrt

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
from activarium.vocabulary import cauchy_cdf, cosh, expm1, hypot, letter, log, log1p, logistic, normal_cdf, sinc, sinh, x
from activarium.vocabulary import erf as error_function
from activarium.vocabulary import sigmoid as logistic_sigmoid
from activarium.vocabulary import softplus as smooth_ramp
from activarium.vocabulary import tanh as hyperbolic_tangent

a, b, c, d, m, q = map(letter, "abcdmq")
lam, mu, nu, sd = map(letter, ("lam", "mu", "nu", "sd"))

WIDE = Interval(-4, 4)

sigmoid = Activation(
    slug="sigmoid",
    name="Sigmoid",
    aliases=(
        "logistic sigmoid",
        "logistic function",
        "logistic",
        "unipolar sigmoid",
        "uni-polar sigmoid",
        "expit",
        "soft step",
        "logsig",
    ),
    summary="The logistic function, which turns any number into one between 0 and 1.",
    expression=logistic_sigmoid(x),
    sources=(Source("rumelhart1986learning", "eq. (2)"), Source("kunc2024three", "section 3.2")),
    year=1986,
    confidence="checked",
    relations=(
        rescaling_of("tanh", input="x/2", output="(y + 1)/2"),
        derivative_of("softplus", beta=1),
        case_of("assf", a=1),
        case_of("psf", m=1),
        case_of("aranda_ordaz", lam=1),
        case_of("siglin", a=0),
        case_of("p_sig_ramp", a=1),
        limit_of("improved_logistic", b=oo),
        derivative_of("shifted_softplus"),
        smooth_version_of("hard_sigmoid"),
        smooth_version_of("hard_sigmoid_02"),
        smooth_version_of("hard_sigmoid_half"),
    ),
    window=WIDE,
)

tanh = Activation(
    slug="tanh",
    name="Tanh",
    aliases=("hyperbolic tangent", "tansig", "bipolar sigmoid (2x)"),
    summary="The hyperbolic tangent: a sigmoid through the origin, between −1 and 1.",
    expression=hyperbolic_tangent(x),
    sources=(Source("lecun1998efficient", "section 4.4"), Source("kunc2024three", "section 3.2")),
    year=1998,
    confidence="checked",
    relations=(
        rescaling_of("sigmoid", input="2*x", output="2*y - 1"),
        derivative_of("logcosh"),
        case_of("adaptive_tanh", a=1),
        case_of("penalized_tanh", a=1),
        limit_of("stac_tanh", a=oo),
        smooth_version_of("hard_tanh"),
        case_of("rowdy", a1=0),
        limit_of("gln", a=-oo, b=0),
        limit_of("reltanh", lo=-oo, hi=oo),
        case_of("tanhlu", a=1, b=1, c=0),
    ),
)

bipolar_sigmoid = Activation(
    slug="bipolar_sigmoid",
    name="Bipolar sigmoid",
    aliases=("tanh(x/2)",),
    summary="The logistic sigmoid stretched to the range from −1 to 1, which is tanh(x/2).",
    expression=2 * logistic_sigmoid(x) - 1,
    evaluate=hyperbolic_tangent(x / 2),
    sources=(Source("kunc2024three", "section 3.2, the hyperbolic tangent as a scaled and shifted sigmoid"),),
    year=1990,
    remark="Who used it first was not traced; the year says no more than that it was common then.",
    relations=(
        rescaling_of("sigmoid", output="2*y - 1"),
        rescaling_of("tanh", input="x/2"),
        case_of("gen_tanh", a=1, b=1),
        case_of("variant_sigmoid", a=2, b=1, c=1),
        case_of("sym_msaf", a=0),
    ),
    window=WIDE,
)

softsign = Activation(
    slug="softsign",
    name="Softsign",
    aliases=("Elliott symmetric", "elliotsig"),
    summary="A sigmoid without exponentials, which saturates slowly, like 1/x.",
    expression=Piecewise((x / (1 + x), x > 0), (x / (1 - x), True)),
    evaluate=Piecewise((1 / (1 + 1 / x), x > 1), (x / (1 + x), x > 0), (x / (1 - x), x >= -1), (1 / (1 / x - 1), True)),
    sources=(
        Source("glorot2010understanding", "section 2.3"),
        Source("turian2009quadratic", "where it is proposed"),
        Source("kunc2024three", "section 3.2.13"),
    ),
    year=2009,
    confidence="checked",
    relations=(case_of("scaled_softsign", a=1, b=1), rescaling_of("elliott", output="2*y - 1")),
    window=WIDE,
)

scaled_softsign = Activation(
    slug="scaled_softsign",
    name="Scaled softsign",
    summary="Softsign with learnt height and width.",
    expression=Piecewise((a * x / (b + x), x > 0), (a * x / (b - x), True)),
    evaluate=Piecewise((a / (1 + b / x), x > b), (a * x / (b + x), x > 0), (a * x / (b - x), x >= -b), (a / (b / x - 1), True)),
    parameters=(
        Parameter(a, "height of the plateaus", Rational(1), display=Interval("-2", 2), learnable=True),
        Parameter(b, "input at half height", Rational(1), domain=POSITIVE, display=Interval("0.1", 4), learnable=True),
    ),
    sources=(
        Source("pishchik2023trainable", "authors' code, activation.py, ScaledSoftSign (which adds 1e-8 to the divisor)"),
        Source("kunc2024three", "section 4.20"),
    ),
    year=2023,
    confidence="checked",
    relations=(rescaling_of("softsign", input="x/b", output="a*y"),),
    window=WIDE,
)

elliott = Activation(
    slug="elliott",
    name="Elliott",
    aliases=("Elliott sigmoid",),
    summary="Softsign moved to the range from 0 to 1: a step that needs one division and no exponential.",
    expression=Piecewise((Rational(1, 2) + x / (2 * (1 + x)), x > 0), (Rational(1, 2) + x / (2 * (1 - x)), True)),
    evaluate=Piecewise((1 - Rational(1, 2) / (1 + x), x > 0), (Rational(1, 2) / (1 - x), True)),
    sources=(Source("elliott1993better", "where the function is proposed"), Source("kunc2024three", "section 3.2.15")),
    year=1993,
    relations=(rescaling_of("softsign", output="(y + 1)/2"),),
    window=WIDE,
)

lecun_tanh = Activation(
    slug="lecun_tanh",
    name="LeCun tanh",
    aliases=("stanh", "scaled tanh", "stdsigmoid"),
    summary="A hyperbolic tangent scaled so that it passes through (1, 1) and bends most near ±1, the usual targets.",
    expression=a * hyperbolic_tangent(b * x),
    parameters=(
        Parameter(a, "height of the plateaus", Rational("1.7159"), display=Interval(0, 3)),
        Parameter(b, "slope of the argument", Rational(2, 3), display=Interval(0, 2)),
    ),
    sources=(
        Source("lecun1998efficient", "section 4.4"),
        Source("bottou2001sn", "FQstdsigmoid, with the constants 1.71593428 and 0.66666666"),
        Source("kunc2024three", "section 3.2.3"),
    ),
    year=1998,
    confidence="checked",
    remark="The authors' own program has 1.71593428; f(1) = 1 asks for 1/tanh(2/3) = 1.7159047, to which 1.7159 is nearer.",
    relations=(rescaling_of("tanh", input="b*x", output="a*y"), case_of("gen_tanh", a="a", b="2*b")),
)

scaled_sigmoid = Activation(
    slug="scaled_sigmoid",
    name="Scaled sigmoid",
    aliases=("re-scaled sigmoid",),
    summary="The logistic sigmoid stretched until it has slope 1 at the origin, as the identity does.",
    expression=4 * logistic_sigmoid(x) - 2,
    evaluate=2 * hyperbolic_tangent(x / 2),
    sources=(
        Source("xu2016revise", "abstract, where the logistic sigmoid is rescaled for the sake of its slope at 0"),
        Source("kunc2024three", "section 3.2"),
    ),
    year=2016,
    relations=(
        rescaling_of("tanh", input="x/2", output="2*y"),
        case_of("variant_sigmoid", a=4, b=1, c=2),
        case_of("gen_tanh", a=2, b=1),
    ),
    window=WIDE,
)

penalized_tanh = Activation(
    slug="penalized_tanh",
    name="Penalized tanh",
    aliases=("ptanh", "leaky tanh"),
    summary="A hyperbolic tangent that is flattened on the negative side, as leaky ReLU is.",
    expression=Piecewise((hyperbolic_tangent(x), x > 0), (a * hyperbolic_tangent(x), True)),
    parameters=(Parameter(a, "factor of the negative side", Rational(1, 4), display=Interval(0, 1)),),
    sources=(
        Source("xu2016revise", "abstract, where tanh is improved by penalizing its negative part"),
        Source("kunc2024three", "section 3.2.9"),
    ),
    year=2016,
    remark="The survey gives the point 0 to the right piece; the value is the same, only the slope there differs.",
)

arctan = Activation(
    slug="arctan",
    name="Arctan",
    aliases=("atan", "arc tangent"),
    summary="The angle whose tangent is the input: a sigmoid of range (−π/2, π/2) that saturates as slowly as 1/x.",
    expression=atan(x),
    evaluate=Piecewise((pi * cauchy_cdf(x) - pi / 2, x > 1), (atan(x), x >= -1), (pi * cauchy_cdf(x) - pi / 2, True)),
    sources=(Source("kunc2024three", "section 3.2.4"), Source("wikipedia2026sigmoid", "examples")),
    year=1990,
    remark="Its first use in a network was not traced; the year is that of the earliest work the survey gives for it.",
    relations=(rescaling_of("arctan_pi", input="2*x/pi", output="pi*y/2"),),
    window=WIDE,
)

arctan_pi = Activation(
    slug="arctan_pi",
    name="Normalised arctan",
    aliases=("normalized arctan",),
    summary="The arc tangent scaled to the range from −1 to 1 and to slope 1 at the origin.",
    expression=2 * atan(pi * x / 2) / pi,
    evaluate=Piecewise(
        (2 * cauchy_cdf(pi * x / 2) - 1, x > 1),
        (2 * atan(pi * x / 2) / pi, x >= -1),
        (2 * cauchy_cdf(pi * x / 2) - 1, True),
    ),
    sources=(Source("spikingjelly", "surrogate.ATan, whose primitive function with alpha = 1 is (y + 1)/2"),),
    year=1990,
    remark="The origin of this scaling was not found; as a surrogate of the step it is in use for spiking networks.",
    relations=(rescaling_of("arctan", input="pi*x/2", output="2*y/pi"), smooth_version_of("sign")),
    window=WIDE,
)

erf = Activation(
    slug="erf",
    name="Error function",
    aliases=("Gauss error function",),
    summary="The error function: tanh with faster tails, whose networks of infinite width have a kernel in closed form.",
    expression=error_function(x),
    sources=(
        Source("neuraltangents", "stax.Erf with its default scales"),
        Source("wikipedia2026sigmoid", "examples"),
    ),
    year=1990,
    remark="Its first use in a network was not traced, and the year is a guess.",
    relations=(rescaling_of("probit", input="sqrt(2)*x", output="2*y - 1"), smooth_version_of("sign")),
)

gudermannian = Activation(
    slug="gudermannian",
    name="Gudermannian",
    aliases=("Gudermannian function",),
    summary="The integral of the hyperbolic secant, by which circular and hyperbolic functions pass into one another.",
    expression=2 * atan(hyperbolic_tangent(x / 2)),
    sources=(Source("wikipedia2026sigmoid", "examples"),),
    year=1990,
    remark="No source that uses it in a network was found, and the year is a guess.",
    relations=(smooth_version_of("sign"),),
    window=WIDE,
)

isru = Activation(
    slug="isru",
    name="ISRU",
    aliases=("inverse square root unit", Alias("algebraic sigmoid", at={"a": 1})),
    summary="A sigmoid by one inverse square root, proposed as a cheap tanh for recurrent networks.",
    expression=x / sqrt(1 + a * x**2),
    evaluate=Piecewise(
        (1 / sqrt(a + x**-2), x > 1 / sqrt(a)), (x / sqrt(1 + a * x**2), x >= -1 / sqrt(a)), (-1 / sqrt(a + x**-2), True)
    ),
    parameters=(Parameter(a, "inverse square of the height", Rational(1), domain=POSITIVE, display=Interval("0.1", 4)),),
    sources=(
        Source("carlile2017improving", "abstract, where the unit is proposed beside ISRLU"),
        Source("kunc2024three", "section 3.8.10"),
    ),
    year=2017,
    relations=(smooth_version_of("hard_tanh"),),
    window=WIDE,
)

rootsig = Activation(
    slug="rootsig",
    name="Rootsig",
    summary="An algebraic sigmoid, tanh(arsinh(a x)/2), that saturates as slowly as 1/x.",
    expression=a * x / (1 + sqrt(1 + a**2 * x**2)),
    evaluate=Piecewise(
        (1 / (1 / (a * x) + hypot(1 / (a * x))), x > 1 / a),
        (a * x / (1 + hypot(a * x)), x >= -1 / a),
        (1 / (1 / (a * x) - hypot(1 / (a * x))), True),
    ),
    parameters=(Parameter(a, "slope of the argument", Rational(1), domain=POSITIVE, display=Interval("0.2", 5)),),
    sources=(
        Source("kunc2024three", "section 3.2.25"),
        Source("duch1999survey", "the sigmoids without exponentials, which the survey gives as the origin"),
    ),
    year=1999,
    remark="The name is that of a later work, which has a = 1.",
    relations=(smooth_version_of("sign"),),
    window=WIDE,
)

new_sigmoid = Activation(
    slug="new_sigmoid",
    name="NewSigmoid",
    summary="The hyperbolic tangent t passed on to t/√(1 + t²): a sigmoid between −1/√2 and 1/√2.",
    expression=sinh(x) / sqrt(cosh(2 * x)),
    evaluate=hyperbolic_tangent(x) / hypot(hyperbolic_tangent(x)),
    sources=(Source("kunc2024three", "section 3.2.18"),),
    year=2022,
    remark="Proposed by Kumar and Sodhi (doi 10.3233/JIFS-212333); printed with e^x and e^−x, it is ∞/∞ for large inputs.",
)

sqnl = Activation(
    slug="sqnl",
    name="SQNL",
    aliases=("square nonlinearity",),
    summary="Two parabolas that meet in the origin and end in the plateaus ±1: a tanh for machines without exponentials.",
    expression=Piecewise((1, x > 2), (x - x**2 / 4, x >= 0), (x + x**2 / 4, x >= -2), (-1, True)),
    sources=(
        Source("wuraola2018sqnl", "authors' code (github.com/awur978/Activation-Functions), sqnl.m and tf_SQNL.py"),
        Source("kunc2024three", "section 3.8.1"),
    ),
    year=2018,
    confidence="checked",
    relations=(case_of("linq", a=0), rescaling_of("log_sqnl", output="2*y - 1"), smooth_version_of("hard_tanh")),
    window=WIDE,
)

log_sqnl = Activation(
    slug="log_sqnl",
    name="Log SQNL",
    summary="SQNL moved to the range from 0 to 1: a logistic sigmoid of two parabolas.",
    expression=Piecewise(
        (1, x > 2),
        (Rational(1, 2) + x / 2 - x**2 / 8, x >= 0),
        (Rational(1, 2) + x / 2 + x**2 / 8, x >= -2),
        (0, True),
    ),
    evaluate=Piecewise((1, x > 2), (1 - (2 - x) ** 2 / 8, x >= 0), ((x + 2) ** 2 / 8, x >= -2), (0, True)),
    sources=(
        Source("wuraola2021efficient", "authors' code (github.com/awur978/Activation-Functions), log_sqnl.m"),
        Source("kunc2024three", "section 3.8.6"),
    ),
    year=2021,
    confidence="checked",
    remark="Transcriptions with x²/4 in place of x²/8 jump by 1/2 at ±2; the authors' code halves SQNL as a whole.",
    relations=(rescaling_of("sqnl", output="(y + 1)/2"), smooth_version_of("hard_sigmoid_half")),
    window=WIDE,
)

linq = Activation(
    slug="linq",
    name="LinQ",
    summary="SQNL whose plateaus are replaced by its own tangents of slope a, so that it never saturates.",
    expression=Piecewise(
        (a * x + (1 - a) ** 2, x > 2 - 2 * a),
        (x - x**2 / 4, x >= 0),
        (x + x**2 / 4, x >= 2 * a - 2),
        (a * x - (1 - a) ** 2, True),
    ),
    parameters=(Parameter(a, "slope of the tails", Rational(1, 10), domain=Interval(0, 1), display=Interval(0, "0.9")),),
    sources=(Source("kunc2024three", "section 3.8.8"),),
    year=2018,
    remark="The survey prints 1 − 2z + z² with the input z where continuity at 2 − 2a needs the slope, (1 − a)².",
    window=WIDE,
)

smooth_step = Activation(
    slug="smooth_step",
    name="Smooth step",
    aliases=("smooth-step function",),
    summary="A cubic from 0 to 1 with level ends, exactly 0 and 1 beyond, so that a branch of a tree can be skipped.",
    expression=Piecewise((0, x <= -a / 2), (1, x >= a / 2), (-2 * x**3 / a**3 + 3 * x / (2 * a) + Rational(1, 2), True)),
    evaluate=Piecewise(
        (0, x <= -a / 2),
        (1, x >= a / 2),
        (((x + a / 2) / a) ** 2 * (3 - 2 * (x + a / 2) / a), x <= 0),
        (1 - ((a / 2 - x) / a) ** 2 * (3 - 2 * (a / 2 - x) / a), True),
    ),
    parameters=(Parameter(a, "width of the rise", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),),
    sources=(
        Source("hazimeh2020tree", "first author's code (google-research, dselect_k_moe/dselect_k_moe.py), SmoothStep"),
        Source("kunc2024three", "section 3.2.14"),
    ),
    year=2020,
    confidence="checked",
    relations=(smooth_version_of("p_sig_ramp", a=0, b="1/a"),),
    window=Interval(-2, 2),
)

soft_clipping = Activation(
    slug="soft_clipping",
    name="Soft clipping",
    aliases=("SC",),
    summary="The identity on [0, 1] with rounded corners, 0 and 1 beyond: the difference of two softplus functions.",
    expression=(smooth_ramp(a * x) - smooth_ramp(a * (x - 1))) / a,
    evaluate=Piecewise(
        (1 - log1p(-expm1(-a) * exp(a * (1 - x)) * logistic_sigmoid(a * x)) / a, x > Rational(1, 2)),
        (log1p(-expm1(-a) * exp(a * x) * logistic_sigmoid(a * (1 - x))) / a, True),
    ),
    parameters=(Parameter(a, "sharpness of the corners", Rational(50), domain=POSITIVE, display=Interval(1, 100)),),
    sources=(
        Source("klimek2020neural", "the function of the output layer"),
        Source("kunc2024three", "section 3.2.11"),
    ),
    year=2018,
    remark="As one logarithm of a quotient of exponentials, which is how it is printed, it overflows for moderate inputs.",
    relations=(smooth_version_of("relu_n", n=1),),
    window=Interval(-1, 2),
)

hexpo = Activation(
    slug="hexpo",
    name="Hexpo",
    summary="Two saturating exponentials that meet in the origin, each with a height and a width of its own.",
    expression=Piecewise((-a * expm1(-x / b), x >= 0), (c * expm1(x / d), True)),
    parameters=(
        Parameter(a, "height on the right", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
        Parameter(b, "width on the right", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
        Parameter(c, "depth on the left", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
        Parameter(d, "width on the left", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
    ),
    sources=(
        Source("kunc2024three", "section 3.2.12"),
        Source("kong2017hexpo", "abstract, which promises limits of the output on both sides"),
    ),
    year=2017,
    remark="The survey prints exp(−z/d) on the left, which grows without bound; the abstract speaks of a lower bound.",
    relations=(smooth_version_of("sign"),),
    window=WIDE,
)

improved_logistic = Activation(
    slug="improved_logistic",
    name="Improved logistic sigmoid",
    aliases=("ISigmoid",),
    summary="The logistic sigmoid between −b and b, continued by straight lines, so that no gradient vanishes.",
    expression=Piecewise(
        (a * (x - b) + logistic_sigmoid(b), x > b),
        (logistic_sigmoid(x), x >= -b),
        (a * (x + b) + logistic_sigmoid(-b), True),
    ),
    parameters=(
        Parameter(a, "slope of the tails", Rational(1, 10), domain=Interval(0, oo), display=Interval(0, 1)),
        Parameter(b, "where the tails begin", Rational(2), domain=POSITIVE, display=Interval("0.5", 4)),
    ),
    sources=(
        Source("kunc2024three", "section 3.2.7"),
        Source("qin2018optimized", "abstract, where the unit joins the sigmoid to the tails of leaky ReLU"),
    ),
    year=2018,
    remark="Transcriptions with +σ(b) on the left as well have a jump there; −b is the only point that joins the pieces.",
    window=Interval(-6, 6),
)

stac_tanh = Activation(
    slug="stac_tanh",
    name="STAC-tanh",
    summary="The hyperbolic tangent between −a and a, continued by straight lines of a learnt slope.",
    expression=Piecewise(
        (hyperbolic_tangent(a) + b * (x - a), x > a),
        (hyperbolic_tangent(x), x >= -a),
        (b * (x + a) - hyperbolic_tangent(a), True),
    ),
    parameters=(
        Parameter(a, "where the tails begin", Rational(2), domain=POSITIVE, display=Interval("0.2", 4), learnable=True),
        Parameter(b, "slope of the tails", Rational(1, 10), domain=Interval(0, oo), display=Interval(0, 1), learnable=True),
    ),
    sources=(Source("kunc2024three", "section 4.3.8"),),
    year=2022,
    remark="The original work was not found.",
    window=WIDE,
)

siglin = Activation(
    slug="siglin",
    name="SigLin",
    summary="The logistic sigmoid plus a slightly inclined line, so that its derivative never falls below a.",
    expression=logistic_sigmoid(x) + a * x,
    parameters=(Parameter(a, "slope of the line", Rational(1, 10), domain=Interval(0, oo), display=Interval(0, "0.5")),),
    sources=(
        Source("roodschild2020new", "abstract, where a small constant is added to the derivative of the sigmoid"),
        Source("kunc2024three", "section 3.2.8"),
    ),
    year=2020,
    remark="The name is the survey's. The authors train with this derivative while the sigmoid itself stays in the network.",
    window=WIDE,
)

shifted_scaled_sigmoid = Activation(
    slug="shifted_scaled_sigmoid",
    name="Shifted and scaled sigmoid",
    aliases=("SSS",),
    summary="The logistic sigmoid with slope and centre as parameters; the defaults describe a coupled spin oscillator.",
    expression=logistic_sigmoid(a * (x - b)),
    parameters=(
        Parameter(a, "slope of the argument", Rational(1, 50), display=Interval(0, 1)),
        Parameter(b, "centre of the step", Rational(600), display=Interval(0, 1000)),
    ),
    sources=(
        Source("kunc2024three", "section 3.2.1"),
        Source("arai2018spin", "abstract, which speaks of a sigmoid-like activation"),
    ),
    year=2018,
    relations=(rescaling_of("sigmoid", input="a*(x - b)"),),
    window=Interval(200, 1000),
)

variant_sigmoid = Activation(
    slug="variant_sigmoid",
    name="Variant sigmoid",
    aliases=("VSF", "variant sigmoid function"),
    summary="The logistic sigmoid with its dynamic range, its slope and its symmetry as parameters.",
    expression=a * logistic_sigmoid(b * x) - c,
    parameters=(
        Parameter(a, "dynamic range", Rational(1), display=Interval(0, 4)),
        Parameter(b, "slope of the argument", Rational(1), display=Interval(0, 4)),
        Parameter(c, "shift downwards", Rational(0), display=Interval(0, 2)),
    ),
    sources=(
        Source("han1995influence", "abstract, where the three parameters are named"),
        Source("kunc2024three", "section 3.2.2"),
    ),
    year=1995,
    relations=(rescaling_of("sigmoid", input="b*x", output="a*y - c"),),
    window=WIDE,
)

assf = Activation(
    slug="assf",
    name="Adaptive-slope sigmoid",
    summary="The logistic sigmoid with a learnt slope.",
    expression=logistic_sigmoid(a * x),
    parameters=(Parameter(a, "slope of the argument", Rational(1), display=Interval(0, 5), learnable=True),),
    sources=(
        Source("kunc2024three", "section 4.3.3"),
        Source("yamada1992remarks", "the work on self-adjusting shapes that the survey names as its base"),
    ),
    year=1992,
    relations=(
        rescaling_of("sigmoid", input="a*x"),
        case_of("psigmoid", a=1, b="a"),
        case_of("shifted_scaled_sigmoid", a="a", b=0),
    ),
    window=WIDE,
)

psigmoid = Activation(
    slug="psigmoid",
    name="Parametric sigmoid",
    aliases=("scaled logistic sigmoid",),
    summary="The logistic sigmoid with learnt height and slope: a gate that may also amplify.",
    expression=a * logistic_sigmoid(b * x),
    parameters=(
        Parameter(a, "height of the plateau", Rational(1), display=Interval(0, 3), learnable=True),
        Parameter(b, "slope of the argument", Rational(1), display=Interval(0, 5), learnable=True),
    ),
    sources=(
        Source("kunc2024three", "section 4.3.6"),
        Source("ying2021psigmoid", "abstract, where the gate of squeeze-and-excitation is made parametric"),
    ),
    year=2021,
    remark="The survey knows the same function from 2010 under another name; the year is that of the name used here.",
    relations=(rescaling_of("sigmoid", input="b*x", output="a*y"), case_of("variant_sigmoid", a="a", b="b", c=0)),
    window=WIDE,
)

psf = Activation(
    slug="psf",
    name="Parametric sigmoid function",
    summary="A power of the logistic sigmoid, whose learnt exponent makes the step lopsided.",
    expression=logistic_sigmoid(x) ** m,
    evaluate=exp(-m * smooth_ramp(-x)),
    parameters=(Parameter(m, "exponent", Rational(1), domain=POSITIVE, display=Interval("0.2", 5), learnable=True),),
    sources=(
        Source("kunc2024three", "section 4.3.7"),
        Source("chandra2004activation", "the work that the survey gives as the origin"),
    ),
    year=2004,
    remark="According to a footnote of the survey one of its sources squares the input.",
    relations=(case_of("richards", b=1, q=1, nu="1/m"),),
    window=Interval(-6, 6),
)

richards = Activation(
    slug="richards",
    name="Generalised logistic",
    aliases=("Richards' curve", "Richards curve", "generalized logistic function"),
    summary="A growth curve that rises from 0 to 1 with an inflection at any height one likes.",
    expression=(1 + q * exp(-b * x)) ** (-1 / nu),
    evaluate=exp(-smooth_ramp(log(q) - b * x) / nu),
    parameters=(
        Parameter(b, "rate of growth", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
        Parameter(q, "what sets the value at 0", Rational(1), domain=POSITIVE, display=Interval("0.1", 10)),
        Parameter(nu, "asymmetry", Rational(1), domain=POSITIVE, display=Interval("0.2", 4)),
    ),
    sources=(
        Source("richards1959flexible", "where the growth function is proposed"),
        Source("wikipedia2026sigmoid", "examples, with b = q = 1"),
    ),
    year=1959,
    remark="Richards wrote it for the growth of plants; who used it first in a network was not traced.",
    relations=(rescaling_of("psf", input="b*x - log(q)", m="1/nu"),),
    window=Interval(-6, 6),
)

upper_slope = logistic_sigmoid(x + log(lam)) * exp(-smooth_ramp(x + log(lam)) / lam) / lam

aranda_ordaz = Activation(
    slug="aranda_ordaz",
    name="Aranda-Ordaz",
    aliases=(
        Alias("adaptive Gumbel", year=2019, source=Source("farhadi2019activation", "abstract")),
        "AGumb (learned)",
    ),
    summary="A family of lopsided steps between the complementary log-log (lam → 0) and the logistic sigmoid (lam = 1).",
    expression=1 - (1 + lam * exp(x)) ** (-1 / lam),
    evaluate=-expm1(-smooth_ramp(x + log(lam)) / lam),
    curvature=Piecewise(
        (upper_slope * (logistic_sigmoid(-x - log(lam)) - logistic_sigmoid(x + log(lam)) / lam), x > 1),
        (-upper_slope * expm1(x) * logistic_sigmoid(-x - log(lam)), True),
    ),
    parameters=(Parameter(lam, "asymmetry", Rational(2), domain=POSITIVE, display=Interval("0.1", 5)),),
    sources=(
        Source("arandaordaz1981two", "the asymmetric family"),
        Source("glmx", "plinks, ao2, which is the inverse"),
        Source("kunc2024three", "section 3.20"),
    ),
    year=1981,
    window=Interval(-6, 6),
)

loglog = Activation(
    slug="loglog",
    name="LogLog",
    aliases=("Gompertz", "Gompertz function", "Gumbel CDF"),
    summary="The distribution function of the Gumbel distribution: a step that starts abruptly and saturates gently.",
    expression=exp(-exp(-x)),
    sources=(Source("kunc2024three", "section 3.2.20"), Source("gomes2008complementary", "the family it belongs to")),
    year=2008,
    remark="Which work of Gomes and Ludermir was the first to use it is not settled.",
    relations=(rescaling_of("cloglog", input="-x", output="1 - y"),),
    window=WIDE,
)

cloglog = Activation(
    slug="cloglog",
    name="Complementary log-log",
    aliases=("complementary log-log function",),
    summary="The inverse of the complementary log-log link: a step that starts gently and saturates abruptly.",
    expression=1 - exp(-exp(x)),
    evaluate=-expm1(-exp(x)),
    sources=(Source("gomes2008complementary", "where it is proposed"), Source("kunc2024three", "section 3.2.21")),
    year=2008,
    remark="The survey prints exp(−z) inside, which turns the step round; the inverse of the link has exp(z).",
    relations=(rescaling_of("loglog", input="-x", output="1 - y"), limit_of("aranda_ordaz", lam=0)),
    window=WIDE,
)

probit = Activation(
    slug="probit",
    name="Probit",
    aliases=("Gaussian CDF", "normal CDF", "normal distribution function"),
    summary="The distribution function of the standard normal distribution, whose inverse is the probit link.",
    expression=normal_cdf(x),
    sources=(Source("gomes2008complementary", "where it is proposed"), Source("kunc2024three", "section 3.2")),
    year=2008,
    relations=(rescaling_of("erf", input="x/sqrt(2)", output="(y + 1)/2"), case_of("geu", a=1), derivative_of("sau", a=0, b=1)),
)

geu = Activation(
    slug="geu",
    name="Gaussian error unit",
    summary="The normal distribution function with a learnt width.",
    expression=normal_cdf(x / a),
    parameters=(Parameter(a, "width of the step", Rational(1), domain=POSITIVE, display=Interval("0.2", 4), learnable=True),),
    sources=(Source("kunc2024three", "section 4.12"),),
    year=2022,
    remark="The original work was not found.",
    relations=(rescaling_of("probit", input="x/a"), case_of("laplace_mega", mu=0, sd="a")),
)

laplace_mega = Activation(
    slug="laplace_mega",
    name="Laplace (Mega)",
    aliases=("laplace", "Laplace attention function"),
    summary="A normal distribution function placed so that it stays close to the squared ReLU where attention scores lie.",
    expression=normal_cdf((x - mu) / sd),
    parameters=(
        Parameter(mu, "centre of the step", Rational("0.707107"), display=Interval(-1, 2)),
        Parameter(sd, "width of the step", Rational("0.282095"), domain=POSITIVE, display=Interval("0.1", 1)),
    ),
    sources=(
        Source("ma2023mega", 'paragraph "Laplace Attention Function" after eq. (15)'),
        Source("ma2023mega", "authors' code (github.com/facebookresearch/mega), fairseq/utils.py, laplace"),
    ),
    year=2022,
    confidence="checked",
    remark="In the paper the two numbers are √(1/2) and √(1/(4π)); the defaults are the six digits of the authors' code.",
    relations=(rescaling_of("probit", input="(x - mu)/sd"),),
    window=Interval(-1, 2),
)

adaptive_tanh = Activation(
    slug="adaptive_tanh",
    name="Adaptive-slope tanh",
    aliases=(
        "SVAF",
        "weighted tanh",
        Alias(
            "LAAF-tanh",
            year=2020,
            source=Source("jagtap2020locally", "author's code, LAAF_FunApproxi.py"),
            formula="tanh(n*a*x)",
            letters={"n": 10, "a": Rational(1, 10)},
            at={"a": "n*a"},
        ),
    ),
    summary="The hyperbolic tangent with a learnt slope, one for a network, a layer or a neuron.",
    expression=hyperbolic_tangent(a * x),
    parameters=(Parameter(a, "slope of the argument", Rational(1), display=Interval(0, 5), learnable=True),),
    sources=(
        Source("jagtap2020adaptive", "abstract, where the slope is scaled and learnt"),
        Source("jagtap2020locally", "author's code, LAAF_FunApproxi.py"),
        Source("kunc2024three", "section 4.16.1"),
    ),
    year=2020,
    confidence="checked",
    remark="Slopes were learnt before, as the survey says; Jagtap and others brought it to physics-informed networks.",
    relations=(rescaling_of("tanh", input="a*x"), case_of("gen_tanh", a=1, b="2*a")),
)

gen_tanh = Activation(
    slug="gen_tanh",
    name="Generalised hyperbolic tangent",
    aliases=("generalized hyperbolic tangent",),
    summary="A hyperbolic tangent whose height and slope are both learnt.",
    expression=a * hyperbolic_tangent(b * x / 2),
    parameters=(
        Parameter(a, "height of the plateaus", Rational(1), display=Interval(0, 3), learnable=True),
        Parameter(b, "slope of the argument", Rational(1), display=Interval(0, 5), learnable=True),
    ),
    sources=(
        Source("kunc2024three", "section 4.3.1"),
        Source("chen1996feedforward", "where the shape of the function is tuned with the weights"),
    ),
    year=1996,
    remark="Printed as a(1 − e^−bx)/(1 + e^−bx), which is ∞/∞ for large negative inputs.",
    relations=(rescaling_of("tanh", input="b*x/2", output="a*y"),),
    window=WIDE,
)

bimodal_sigmoid = Activation(
    slug="bimodal_sigmoid",
    name="Bi-modal derivative sigmoid",
    aliases=("bi-modal derivative activation function",),
    summary="The mean of two shifted logistic sigmoids, whose derivative has two humps.",
    expression=(logistic_sigmoid(x) + logistic_sigmoid(x + b)) / 2,
    parameters=(Parameter(b, "distance of the steps", Rational(4), display=Interval(-8, 8)),),
    sources=(Source("kunc2024three", "section 3.2.3"),),
    year=2014,
    remark=(
        "The work behind it, “Bi-modal derivative activation function for sigmoidal feedforward networks”, was seen in its "
        "abstract only; there the two shifts may be symmetric."
    ),
    relations=(rescaling_of("sym_msaf", a="b", output="(y + 1)/2"),),
    window=Interval(-8, 6),
)

sym_msaf = Activation(
    slug="sym_msaf",
    name="Symmetrical MSAF",
    aliases=("symmetrical multistate activation function",),
    summary="The sum of two shifted logistic sigmoids, lowered to the three states −1, 0 and 1.",
    expression=logistic_sigmoid(x) + logistic_sigmoid(x + a) - 1,
    evaluate=hyperbolic_tangent(x + a / 2) * (1 + hyperbolic_tangent(x / 2) * hyperbolic_tangent((x + a) / 2)) / 2,
    parameters=(Parameter(a, "shift of the second step", Rational(-4), display=Interval(-8, 0)),),
    sources=(
        Source("kunc2024three", "section 3.2.24"),
        Source("cai2015deep", "abstract, where multistate functions are proposed"),
    ),
    year=2015,
    remark="The survey asks for a shift well below 0 and gives no number; −4 is ours.",
    relations=(rescaling_of("bimodal_sigmoid", b="a", output="2*y - 1"),),
    window=Interval(-6, 10),
)

ts_sigmoid = Activation(
    slug="ts_sigmoid",
    name="Triple-state sigmoid",
    summary="A staircase of three logistic steps at 0, a and b, which rises from 0 to 3.",
    expression=logistic_sigmoid(x) * (logistic_sigmoid(x) + logistic_sigmoid(x - a) + logistic_sigmoid(x - b)),
    parameters=(
        Parameter(a, "place of the second step", Rational(20), display=Interval(0, 30)),
        Parameter(b, "place of the third step", Rational(40), display=Interval(0, 60)),
    ),
    sources=(Source("kunc2024three", "section 3.2.6"),),
    year=2021,
    remark="The survey leaves the places of the steps open; 20 and 40 are in use but were not confirmed.",
    window=Interval(-10, 50),
)

sigmoid_gumbel = Activation(
    slug="sigmoid_gumbel",
    name="Sigmoid-Gumbel",
    aliases=("SG",),
    summary="The product of the logistic sigmoid and the Gumbel distribution function.",
    expression=logistic_sigmoid(x) * exp(-exp(-x)),
    sources=(
        Source("kunc2024three", "section 3.2.17"),
        Source("kaytan2022sigmoid", "abstract, where the two functions are combined"),
    ),
    year=2022,
    window=WIDE,
)

sigmoid_algebraic = Activation(
    slug="sigmoid_algebraic",
    name="Sigmoid-algebraic",
    summary="The logistic sigmoid of an input that an algebraic function has first confined to the range from −1 to 1.",
    expression=Piecewise(
        (logistic_sigmoid(x * (1 + a * x) / (1 + x * (1 + a * x))), x > 0),
        (logistic_sigmoid(x * (1 - a * x) / (1 - x * (1 - a * x))), True),
    ),
    evaluate=Piecewise(
        (logistic_sigmoid(1 / (1 + 1 / (x * (1 + a * x)))), x > 1),
        (logistic_sigmoid(x * (1 + a * x) / (1 + x * (1 + a * x))), x > 0),
        (logistic_sigmoid(x * (1 - a * x) / (1 - x * (1 - a * x))), x >= -1),
        (logistic_sigmoid(1 / (1 / (x * (1 - a * x)) - 1)), True),
    ),
    parameters=(Parameter(a, "how fast the argument saturates", Rational(1), domain=Interval(0, oo), display=Interval(0, 4)),),
    sources=(Source("kunc2024three", "section 3.2.5"),),
    year=2021,
    remark="The survey names no author beside the formula; Koçak and Üstündağ Şiray are a guess.",
    window=WIDE,
)

sinc_sigmoid = Activation(
    slug="sinc_sigmoid",
    name="Sinc-sigmoid",
    summary="The unnormalised sinc of the logistic sigmoid: a shallow step down from 1 to sin 1.",
    expression=sinc(logistic_sigmoid(x)),
    sources=(Source("kunc2024three", "section 3.2.16"),),
    year=2021,
    remark="That sin(σ)/σ is meant and not the sinc with π was inferred by the survey from the published derivative.",
    window=Interval(-6, 6),
)

p_sig_ramp = Activation(
    slug="p_sig_ramp",
    name="P-SIG-RAMP",
    summary="A learnt blend of the logistic sigmoid and a straight ramp from 0 to 1.",
    expression=Piecewise(
        (a * logistic_sigmoid(x), x <= -1 / (2 * b)),
        (a * logistic_sigmoid(x) + 1 - a, x >= 1 / (2 * b)),
        (a * logistic_sigmoid(x) + (1 - a) * (b * x + Rational(1, 2)), True),
    ),
    parameters=(
        Parameter(a, "weight of the sigmoid", Rational(1, 2), domain=Interval(0, 1), display=Interval(0, 1), learnable=True),
        Parameter(b, "slope of the ramp", Rational(1, 4), domain=POSITIVE, display=Interval("0.1", 1), learnable=True),
    ),
    sources=(Source("kunc2024three", "section 4.15"),),
    year=2002,
    remark="The original work was not found.",
    window=WIDE,
)

d_sigmoid = Activation(
    slug="d_sigmoid",
    name="Derivative of sigmoid",
    aliases=("sigmoid derivative", "derivative of the sigmoid function", "logistic density"),
    summary="The derivative of the logistic sigmoid: an even hump of height 1/4, the density of the logistic distribution.",
    expression=logistic(x),
    sources=(Source("kunc2024three", "section 3.3.9"), Source("kocak2021new", "the work that the survey gives as the origin")),
    year=2021,
    remark="Printed as exp(−x) σ(x)², which is ∞ · 0 for large negative inputs.",
    relations=(derivative_of("sigmoid"),),
    window=Interval(-6, 6),
)

exponential_swish = Activation(
    slug="exponential_swish",
    name="Exponential swish",
    aliases=("exp-swish",),
    summary="By its name a relative of Swish, but e^−x σ(x) is nothing other than σ(−x), the logistic sigmoid turned round.",
    expression=exp(-x) * logistic_sigmoid(x),
    evaluate=logistic_sigmoid(-x),
    sources=(
        Source("kunc2024three", "section 3.3.8"),
        Source("kocak2022performance", "where it is compared"),
        Source("kocak2021new", "which may have it earlier"),
    ),
    year=2022,
    remark="Which of two works by Koçak and Üstündağ Şiray has it first was not decided; as printed it is ∞ · 0 far left.",
    relations=(
        rescaling_of("sigmoid", input="-x"),
        rescaling_of("sigmoid", output="1 - y"),
        derivative_of("logsigmoid"),
        case_of("assf", a=-1),
    ),
    window=WIDE,
)
