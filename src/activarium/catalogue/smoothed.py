"""Smooth versions of piecewise linear functions: corners rounded by roots, parabolas and bells."""

from __future__ import annotations

from sympy import Piecewise, Rational, exp, sqrt

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    limit_of,
    oo,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import (
    erf,
    hypot,
    letter,
    normal_cdf,
    normal_pdf,
    softplus,
    tanh,
    x,
)

a, b, d = map(letter, "abd")
mu, beta = map(letter, ("mu", "beta"))
half = Rational(1, 2)
over = hypot(1 / x)  # √(1 + 1/x²), so that x·over is √(x² + 1) without a square that overflows

squareplus = Activation(
    slug="squareplus",
    name="Squareplus",
    summary="One branch of a hyperbola in place of ReLU's corner: a softplus that needs nothing but a square root.",
    expression=(x + sqrt(x**2 + b)) / 2,
    evaluate=Piecewise(
        (x * (1 + hypot(sqrt(b) / x)) / 2, x > sqrt(b)),
        (-b / (2 * x * (1 + hypot(sqrt(b) / x))), x < -sqrt(b)),
        (sqrt(b) * (x / sqrt(b) + hypot(x / sqrt(b))) / 2, x > 0),
        (sqrt(b) / (2 * (hypot(x / sqrt(b)) - x / sqrt(b))), True),
    ),
    parameters=(Parameter(b, "roundness of the corner", 4, domain=POSITIVE, display=Interval("0.1", 10)),),
    sources=(
        Source("barron2021squareplus", "eq. (3)"),
        Source("jax2026nn", "jax.nn.squareplus"),
        Source("kunc2024three", "section 4.55.1"),
    ),
    year=2021,
    relations=(smooth_version_of("relu"), case_of("smu1", a=0, mu="sqrt(b)")),
)

smelu = Activation(
    slug="smelu",
    name="SmeLU",
    aliases=("smooth ReLU (SmeLU)",),
    summary="ReLU averaged over a window of half width β: a parabola joins the two lines, and the slope is continuous.",
    expression=Piecewise((0, x <= -beta), (x, x >= beta), ((x + beta) ** 2 / (4 * beta), True)),
    parameters=(Parameter(beta, "half the width of the parabola", 1, domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(
        Source("shamir2020smooth", "abstract, where it is named"),
        Source("shamir2022reproducibility", "in words: ReLU convolved with a box, a parabola between its two lines"),
        Source("smelutriton", "smelu/smelu_pytorch.py, where the formula stands"),
    ),
    year=2020,
    confidence="checked",
    relations=(smooth_version_of("relu"),),
)

sq_softplus = Activation(
    slug="sq_softplus",
    name="Square softplus",
    aliases=("SqSoftplus",),
    summary="A parabola over the unit interval around 0 joins the two lines of ReLU: a softplus for integer arithmetic.",
    expression=Piecewise((0, x <= -half), (x, x >= half), ((x + half) ** 2 / 2, True)),
    sources=(
        Source("wuraola2021efficient", "where the family of square functions is proposed"),
        Source("kunc2024three", "section 3.8.5, eq. (187)"),
    ),
    year=2021,
    remark="The survey prints x + (x + 1/2)²/2 for the middle piece, which jumps at both its ends; without x it does not.",
    relations=(case_of("smelu", beta=half), smooth_version_of("relu")),
    window=Interval(-2, 2),
)

hard_mish = Activation(
    slug="hard_mish",
    name="Hard Mish",
    aliases=(
        "H-Mish",
        Alias(
            "SqREU",
            year=2021,
            source=Source("kunc2024three", "section 3.8.4, eq. (186)"),
            formula="x if x > 0 else (x + x**2/2 if x >= -2 else 0)",
        ),
        "square REU",
    ),
    summary="Mish with its gate replaced by straight lines: a parabola between −2 and 0, a line on either side.",
    expression=Piecewise((x, x >= 0), (0, x <= -2), (x * (x + 2) / 2, True)),
    sources=(Source("misra2020hmish", "README: (x/2)*min(2, max(0, x + 2))"), Source("wuraola2021efficient", "as SqREU")),
    year=2020,
    confidence="checked",
    relations=(case_of("aqulu", a=half, b=1),),
    window=Interval(-4, 3),
)

squish = Activation(
    slug="squish",
    name="Squish",
    aliases=("square Swish",),
    summary="Two parabolas that meet with slope 1 at 0, the left one cut off at −2 where it returns to 0.",
    expression=Piecewise((x + x**2 / 32, x > 0), (0, x <= -2), (x + x**2 / 2, True)),
    evaluate=Piecewise((x * (x + 32) / 32, x > 0), (0, x <= -2), (x * (x + 2) / 2, True)),
    sources=(
        Source("kunc2024three", "section 3.8.3, eq. (185)"),
        Source("wuraola2021efficient", "where the family of square functions is proposed"),
    ),
    year=2021,
    remark="As the survey prints it, it grows like x²/32; whether the original changes to a line further out was not seen.",
    window=Interval(-4, 4),
)

aqulu = Activation(
    slug="aqulu",
    name="AQuLU",
    aliases=("adaptive quadratic linear unit",),
    summary="0, a parabola through the origin and the identity, one after the other: x times a gate of three straight lines.",
    expression=Piecewise((x, x >= (1 - b) / a), (0, x <= -b / a), (x * (a * x + b), True)),
    parameters=(
        Parameter(a, "slope of the gate", Rational(1, 5), domain=POSITIVE, display=Interval("0.1", 2), learnable=True),
        Parameter(b, "gate at 0", Rational(1, 10), display=Interval(0, 1), learnable=True),
    ),
    sources=(
        Source("wu2023adaptive", "abstract: x·Φ(x) with Φ hardened"),
        Source("kunc2024three", "section 4.4.10, eq. (363)"),
    ),
    year=2023,
    remark="The defaults are examples.",
    window=Interval(-3, 6),
)

blu = Activation(
    slug="blu",
    name="Bendable linear unit",
    aliases=("BLU",),
    summary="The identity bent at 0 by a hyperbola, up or down according to β; far out the slopes are 1 − β and 1 + β.",
    expression=beta * (sqrt(x**2 + 1) - 1) + x,
    evaluate=Piecewise(
        ((1 + beta) * x + beta * (1 / (x * (1 + over)) - 1), x > 1),
        ((1 - beta) * x - beta * (1 / (x * (1 + over)) + 1), x < -1),
        (x + beta * x**2 / (1 + hypot(x)), True),
    ),
    parameters=(Parameter(beta, "how much it bends", half, domain=Interval(-1, 1), display=Interval(-1, 1), learnable=True),),
    sources=(Source("kunc2024three", "section 4.2.37, eq. (300)"),),
    year=2019,
    relations=(smooth_version_of("dual_prelu", a="1 + beta", b="1 - beta"),),
    window=Interval(-4, 4),
)

bent_identity = Activation(
    slug="bent_identity",
    name="Bent identity",
    summary="The identity bent by half a hyperbola: slope 1/2 far to the left, 1 at 0 and 3/2 far to the right.",
    expression=(sqrt(x**2 + 1) - 1) / 2 + x,
    evaluate=Piecewise(
        (3 * x / 2 - half + 1 / (2 * x * (1 + over)), x > 1),
        (x / 2 - half - 1 / (2 * x * (1 + over)), x < -1),
        (x + x**2 / (2 + 2 * hypot(x)), True),
    ),
    sources=(Source("kunc2024three", "section 3.10"),),
    year=2013,
    relations=(case_of("blu", beta=half), smooth_version_of("dual_prelu", a=Rational(3, 2), b=half)),
    window=Interval(-4, 4),
)

smu = Activation(
    slug="smu",
    name="SMU",
    aliases=("smooth maximum unit",),
    summary="The maximum of x and a·x with the modulus in it replaced by x·erf(μx): a Leaky ReLU without the corner.",
    expression=((1 + a) * x + (1 - a) * x * erf(mu * (1 - a) * x)) / 2,
    evaluate=x * (a + (1 - a) * normal_cdf(sqrt(2) * mu * (1 - a) * x)),
    parameters=(
        Parameter(a, "slope of the negative side", Rational(1, 4), display=Interval(0, 1), learnable=True),
        Parameter(mu, "sharpness of the corner", 10**6, domain=POSITIVE, display=Interval(1, 10**6), learnable=True),
    ),
    sources=(
        Source("biswas2022smooth", "abstract: a smooth maximum, of which GELU is a case"),
        Source("smupytorch", "smu.py, class SMU, with the values at the start"),
        Source("kunc2024three", "section 4.2.7, eq. (265)"),
    ),
    year=2021,
    remark="μ is where training starts, a corner too sharp to be seen; with a = 0 and μ = 1/√2 the function is GELU.",
    relations=(smooth_version_of("leaky_relu", alpha="a"),),
)

smu1 = Activation(
    slug="smu1",
    name="SMU-1",
    aliases=(Alias("LReLUPlus", source=Source("kunc2024three", "section 4.55.3")),),
    summary="The maximum of x and a·x with the modulus in it replaced by a hyperbola: a Leaky ReLU without the corner.",
    expression=((1 + a) * x + sqrt((1 - a) ** 2 * x**2 + mu**2)) / 2,
    evaluate=Piecewise(
        (a * x + (1 - a) * x * (1 + hypot(mu / ((1 - a) * x))) / 2, x > mu),
        (a * x - mu**2 / (2 * (1 - a) * x * (1 + hypot(mu / ((1 - a) * x)))), x < -mu),
        (a * x + mu * ((1 - a) * x / mu + hypot((1 - a) * x / mu)) / 2, x > 0),
        (a * x + mu / (2 * (hypot((1 - a) * x / mu) - (1 - a) * x / mu)), True),
    ),
    parameters=(
        Parameter(
            a,
            "slope of the negative side",
            Rational(1, 4),
            domain=Interval.open(-oo, 1),
            display=Interval(0, "0.9"),
            learnable=True,
        ),
        Parameter(
            mu,
            "roundness of the corner",
            Rational("4.352665993287951e-9"),
            domain=POSITIVE,
            display=Interval("1e-9", 2),
            learnable=True,
        ),
    ),
    sources=(
        Source("biswas2022smooth", "abstract, where it is named"),
        Source("smupytorch", "smu.py, class SMU1, with the values at the start"),
        Source("kunc2024three", "section 4.55.3"),
    ),
    year=2021,
    remark="μ is where training starts, a corner too sharp to be seen.",
    relations=(smooth_version_of("leaky_relu", alpha="a"),),
)

sau = Activation(
    slug="sau",
    name="SAU",
    aliases=("smooth activation unit",),
    summary="Leaky ReLU averaged over a normal distribution of width 1/b, which leaves no corner.",
    expression=a * x + (1 - a) * (x * normal_cdf(b * x) + normal_pdf(b * x) / b),
    parameters=(
        Parameter(a, "slope of the negative side", Rational(1, 4), display=Interval(0, 1), learnable=True),
        Parameter(b, "sharpness of the corner", 1, domain=POSITIVE, display=Interval("0.5", 10), learnable=True),
    ),
    sources=(
        Source("biswas2021sau", "abstract: Leaky ReLU convolved with an approximate identity"),
        Source("kunc2024three", "section 4.2.6, eq. (264)"),
    ),
    year=2021,
    remark="The survey lacks the factor 1 − a before the density; without it a straight line, a = 1, would get a bump at 0.",
    relations=(smooth_version_of("leaky_relu", alpha="a"),),
)

sqrt_softplus = Activation(
    slug="sqrt_softplus",
    name="SqrtSoftplus",
    summary="The square root of softplus, with which DeepSeek-V4 scores its experts: positive, and growing like √x.",
    expression=sqrt(softplus(x)),
    evaluate=Piecewise((sqrt(softplus(x)), x > -50), (exp(x / 2), True)),
    sources=(
        Source("deepseek2026tilekernels", "tests/moe/test_top2_sum_gate.py, ScoringFunc.SQRTSOFTPLUS"),
        Source("transformers2026activations", "ACT2FN, sqrtsoftplus"),
    ),
    year=2026,
    confidence="checked",
    window=Interval(-5, 5),
)

bfire = Activation(
    slug="bfire",
    name="Bi-firing",
    aliases=("bfire", "Huber shape", "Huber function"),
    summary="The absolute value with a parabola in place of its corner: it fires for large inputs of either sign.",
    expression=Piecewise((x - a / 2, x > a), (-x - a / 2, x < -a), (x**2 / (2 * a), True)),
    parameters=(Parameter(a, "half the width of the parabola", 1, domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(Source("kunc2024three", "section 3.21"), Source("li2013bifiring", "abstract, where it is named")),
    year=2013,
    relations=(
        smooth_version_of("abs"),
        rescaling_of("eplaf", input="x/a", output="a*y", d=2),
        limit_of("bbfire", a="a", b=oo),
    ),
)

bbfire = Activation(
    slug="bbfire",
    name="Bounded bi-firing",
    aliases=("bbfire",),
    summary="The bi-firing function cut off at b.",
    expression=Piecewise(
        (b, x >= b + a / 2), (x - a / 2, x > a), (b, x <= -b - a / 2), (-x - a / 2, x < -a), (x**2 / (2 * a), True)
    ),
    parameters=(
        Parameter(a, "half the width of the parabola", 1, domain=POSITIVE, display=Interval("0.1", 2)),
        Parameter(b, "greatest output, at least a/2", 3, domain=POSITIVE, display=Interval(1, 5)),
    ),
    sources=(Source("kunc2024three", "section 3.22"),),
    year=2015,
    window=Interval(-5, 5),
)

eplaf = Activation(
    slug="eplaf",
    name="Even power-linear",
    aliases=("EPLAF", "EvenPowLin"),
    summary="The absolute value with |x|^d/d in place of its corner, joined without a kink at −1 and 1.",
    expression=Piecewise(
        (x - 1 + 1 / d, x > 1), (-x - 1 + 1 / d, x < -1), (x**d / d, x > 0), ((-x) ** d / d, x < 0), (0, True)
    ),
    parameters=(Parameter(d, "power near 0", 2, domain=Interval(1, oo), display=Interval(1, 6)),),
    sources=(
        Source("nasiri2021powerlinear", "abstract, where it is named"),
        Source("kunc2024three", "section 3.6.41, eq. (143)"),
    ),
    year=2021,
    relations=(smooth_version_of("abs"),),
)

oplaf = Activation(
    slug="oplaf",
    name="Odd power-linear",
    aliases=("OPLAF", "OddPowLin"),
    summary="The identity flattened around 0 to a signed power of x, joined with slope 1 at −1 and 1.",
    expression=Piecewise(
        (x - 1 + 1 / d, x > 1), (x + 1 - 1 / d, x < -1), (x**d / d, x > 0), (-((-x) ** d) / d, x < 0), (0, True)
    ),
    parameters=(Parameter(d, "power near 0", 2, domain=Interval(1, oo), display=Interval(1, 6)),),
    sources=(Source("nasiri2021powerlinear", "abstract, on the family"), Source("kunc2024three", "section 3.6.41, eq. (144)")),
    year=2021,
    remark="The survey prints −x − (1 − 1/d) on the left, which is even and jumps; an odd function has x + (1 − 1/d) there.",
    relations=(smooth_version_of("soft_shrink", lambd=1),),
)

soft_modulus_q = Activation(
    slug="soft_modulus_q",
    name="SoftModulusQ",
    aliases=("quadratic soft modulus",),
    summary="The absolute value with two cubics in place of its corner, joined without a kink at −1 and 1.",
    expression=Piecewise((x, x > 1), (-x, x < -1), (x**2 * (2 - x), x > 0), (x**2 * (2 + x), True)),
    sources=(
        Source("vallesperez2023empirical", "section 2.2, source of the paper in the authors' repository"),
        Source("kunc2024three", "section 3.6.30, eq. (128)"),
    ),
    year=2023,
    confidence="checked",
    relations=(smooth_version_of("abs"),),
)

soft_modulus_t = Activation(
    slug="soft_modulus_t",
    name="SoftModulusT",
    aliases=("hyperbolic tangent soft modulus",),
    summary="The absolute value with the sign in it replaced by a steep hyperbolic tangent.",
    expression=x * tanh(x / a),
    parameters=(Parameter(a, "roundness of the corner", Rational(1, 100), domain=POSITIVE, display=Interval("0.01", 2)),),
    sources=(
        Source("vallesperez2023empirical", "section 2.2, source of the paper in the authors' repository"),
        Source("kunc2024three", "section 3.6.31"),
    ),
    year=2023,
    confidence="checked",
    relations=(smooth_version_of("abs"), rescaling_of("lisht", input="x/a", output="a*y")),
    window=Interval(-3, 3),
)
