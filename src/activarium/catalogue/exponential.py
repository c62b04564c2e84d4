"""The ELU family: rectifiers whose negative side follows an exponential to a floor."""

from __future__ import annotations

from sympy import Piecewise, Rational, exp, sqrt

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
from activarium.vocabulary import expm1, hypot, letter, log, log1p, logistic, sigmoid, tanh, x

a, b, c, n, t = map(letter, "abcnt")
alpha, an, ap, beta, lam, mu, scale = map(letter, ("alpha", "an", "ap", "beta", "lam", "mu", "scale"))

SELU_ALPHA = Rational("1.6732632423543772848170429916717")
SELU_SCALE = Rational("1.0507009873554804934193349852946")


elu = Activation(
    slug="elu",
    name="ELU",
    aliases=(
        "exponential linear unit",
        Alias(
            "FELU",
            source=Source("kunc2024three", "section 4.2.46, eq. (312)"),
            formula="x if x > 0 else a*(2**(x/log(2)) - 1)",
            letters={"a": 1},
            at={"alpha": "a"},
        ),
    ),
    summary="Linear for positive inputs and saturating smoothly at −α for negative ones, which brings the mean nearer 0.",
    expression=Piecewise((x, x > 0), (alpha * expm1(x), True)),
    parameters=(Parameter(alpha, "depth of the left asymptote", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(
        Source("clevert2016fast", "section 3"),
        Source("klambauer2017self", "eq. (2), where two of the authors give it again, times λ"),
        Source("kunc2024three", "section 3.6.48, eq. (151)"),
    ),
    year=2015,
    confidence="checked",
    relations=(
        case_of("mpelu", a="alpha", b=1),
        case_of("shelu", a="alpha", b=0),
        case_of("svelu", a="alpha", b=0),
        limit_of("pdelu", a="alpha", t=1),
        derivative_of("xielu", ap="1/2", an="alpha", beta=0),
    ),
    window=Interval(-4, 3),
)

celu = Activation(
    slug="celu",
    name="CELU",
    aliases=("continuously differentiable exponential linear unit", "continuously differentiable ELU"),
    summary="ELU with its exponential stretched by α, so that the slope is continuous for every α.",
    expression=Piecewise((x, x > 0), (alpha * expm1(x / alpha), True)),
    parameters=(Parameter(alpha, "depth of the left asymptote", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(
        Source(
            "barron2017continuously", "eqs. (4) and (6), in words: equal to ELU at alpha = 1, and scale-similar in x and alpha"
        ),
        Source("kunc2024three", "section 4.2.51, eq. (319)"),
    ),
    year=2017,
    confidence="checked",
    relations=(
        case_of("pelu", a="alpha", b="alpha"),
        rescaling_of("elu", input="x/alpha", output="alpha*y", alpha=1),
        smooth_version_of("relu"),
    ),
    window=Interval(-4, 3),
)

selu = Activation(
    slug="selu",
    name="SELU",
    aliases=(
        "scaled exponential linear unit",
        "scaled ELU",
        Alias(
            "PSELU",
            source=Source("kunc2024three", "section 4.2.53, eq. (321)"),
            formula="a*x if x > 0 else a*b*(exp(x) - 1)",
            letters={"a": SELU_SCALE, "b": SELU_ALPHA},
            at={"scale": "a", "alpha": "b"},
        ),
    ),
    summary="ELU scaled so that layer after layer the activations keep mean 0 and variance 1 by themselves.",
    expression=Piecewise((scale * x, x > 0), (scale * alpha * expm1(x), True)),
    parameters=(
        Parameter(alpha, "depth of the left asymptote before scaling", SELU_ALPHA, domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(scale, "slope of the positive side", SELU_SCALE, domain=POSITIVE, display=Interval("0.1", 2)),
    ),
    sources=(
        Source("klambauer2017self", "eq. (2); authors' code bioinf-jku/SNNs, TF_1_x/selu.py"),
        Source("kunc2024three", "section 3.7.11, eq. (172)"),
    ),
    year=2017,
    confidence="checked",
    relations=(
        rescaling_of("elu", output="scale*y", alpha="alpha"),
        case_of("lselu", a="scale", b="alpha", c=0),
    ),
    window=Interval(-4, 3),
)

pelu = Activation(
    slug="pelu",
    name="PELU",
    aliases=("parametric exponential linear unit", "parametric ELU"),
    summary="ELU whose depth and decay are learnt; the slope a/b of the right side keeps it differentiable at 0.",
    expression=Piecewise((a * x / b, x > 0), (a * expm1(x / b), True)),
    parameters=(
        Parameter(a, "depth of the left asymptote", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
        Parameter(b, "length of the decay", Rational(1), domain=POSITIVE, display=Interval("0.2", 3), learnable=True),
    ),
    sources=(
        Source("trottier2016parametric", "authors' code ltrottier/pelu.resnet.torch, models/PELU/PELU.lua, updateOutput"),
        Source("kunc2024three", "section 4.2.43, eq. (307)"),
    ),
    year=2016,
    confidence="checked",
    relations=(
        rescaling_of("elu", input="x/b", output="a*y", alpha=1),
        smooth_version_of("sloped_relu", a="a/b"),
    ),
    window=Interval(-4, 3),
)

mpelu = Activation(
    slug="mpelu",
    name="MPELU",
    aliases=(
        "multiple parametric exponential linear unit",
        Alias(
            "EELU",
            year=2020,
            source=Source("kim2020elastic", "abstract"),
            formula="x if x > 0 else a*(exp(b*x) - 1)",
            letters={"a": 1, "b": 1},
            at={"a": "a", "b": "b"},
        ),
        "elastic ELU",
        "elastic exponential linear unit",
    ),
    summary="ELU whose depth and rate are learnt independently, so that it spans everything from ReLU to ELU.",
    expression=Piecewise((x, x > 0), (a * expm1(b * x), True)),
    parameters=(
        Parameter(a, "depth of the left asymptote", Rational(1), display=Interval(0, 3), learnable=True),
        Parameter(b, "rate of the decay", Rational(1), domain=POSITIVE, display=Interval("0.2", 3), learnable=True),
    ),
    sources=(
        Source("li2016improving", "authors' code Coldmooon/Code-for-MPELU, README"),
        Source("kunc2024three", "section 4.2.48, eq. (314); EELU in section 4.2.60, eqs. (333)–(336)"),
    ),
    year=2016,
    confidence="checked",
    remark="EELU is the same function once it is trained: only in training is the slope of its right side drawn at random, "
    "from a normal distribution around 1.",
    relations=(rescaling_of("elu", input="b*x", output="y/b", alpha="a*b"),),
    window=Interval(-4, 3),
)

shelu = Activation(
    slug="shelu",
    name="ShELU",
    aliases=("shifted ELU (horizontal)", "shifted exponential linear unit (horizontal)"),
    summary="ELU moved along the input axis by a learnt amount, which lets it pass beside the origin.",
    expression=Piecewise((x + b, x > -b), (a * expm1(x + b), True)),
    parameters=(
        Parameter(a, "depth of the left asymptote", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(b, "shift to the left", Rational(0), display=Interval(-1, 1), learnable=True),
    ),
    sources=(Source("grelsson2018improved", "abstract"), Source("kunc2024three", "section 4.2.56, eq. (324)")),
    year=2018,
    relations=(rescaling_of("elu", input="x + b", alpha="a"),),
    window=Interval(-4, 3),
)

svelu = Activation(
    slug="svelu",
    name="SvELU",
    aliases=(
        "shifted ELU (vertical)",
        "shifted exponential linear unit (vertical)",
        Alias(
            "P+FELU",
            year=2022,
            source=Source("kunc2024three", "section 4.2.47, eq. (313)"),
            formula="x + b if x > 0 else a*(2**(x/log(2)) - 1) + b",
            letters={"a": 1, "b": 0},
            at={"a": "a", "b": "b"},
        ),
        "PFELU",
    ),
    summary="ELU moved up or down by a learnt amount: a bias behind the nonlinearity instead of in front of it.",
    expression=Piecewise((x + b, x > 0), (a * expm1(x) + b, True)),
    parameters=(
        Parameter(a, "height of the exponential part", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(b, "shift upwards", Rational(0), display=Interval(-1, 1), learnable=True),
    ),
    sources=(
        Source("grelsson2018improved", "abstract"),
        Source("kunc2024three", "section 4.2.56, eq. (325)"),
        Source("adem2022pfelu", "abstract"),
    ),
    year=2018,
    remark="P+FELU learns the height as well as the shift.",
    relations=(
        rescaling_of("elu", output="y + b", alpha="a"),
        derivative_of("xielu", ap="1/2", an="a", beta="b"),
    ),
    window=Interval(-4, 3),
)

lselu = Activation(
    slug="lselu",
    name="LSELU",
    aliases=(
        "leaky SELU",
        "leaky scaled exponential linear unit",
        Alias(
            "LPSELU",
            year=2021,
            source=Source("kunc2024three", "section 4.2.54, eq. (322)"),
            formula="a*x if x > 0 else a*b*(exp(x) - 1) + c*x",
            letters={"a": 1, "b": 1, "c": "0.01"},
            at={"a": "a", "b": "b", "c": "c/a"},
        ),
    ),
    summary="SELU with a slight slope added to its left side, so that very negative inputs still have a gradient.",
    expression=Piecewise((a * x, x > 0), (a * (b * expm1(x) + c * x), True)),
    parameters=(
        Parameter(a, "slope of the positive side", SELU_SCALE, domain=POSITIVE, display=Interval("0.1", 2)),
        Parameter(b, "height of the exponential part", SELU_ALPHA, display=Interval(0, 3)),
        Parameter(c, "slope far to the left, before scaling", Rational(1, 10), display=Interval(0, 1)),
    ),
    sources=(Source("kunc2024three", "section 3.7.12, eq. (173)"),),
    year=2021,
    remark="The original work was not traced. LPSELU, the form with learnt numbers, leaves the slope c unscaled.",
    window=Interval(-4, 3),
)

serlu = Activation(
    slug="serlu",
    name="SERLU",
    aliases=("scaled exponentially-regularized linear unit",),
    summary="A self-normalizing unit like SELU, but with a dip on the left that returns to 0 for very negative inputs.",
    expression=Piecewise((lam * x, x > 0), (lam * alpha * x * exp(x), True)),
    parameters=(
        Parameter(lam, "slope of the positive side", Rational("1.07862"), domain=POSITIVE, display=Interval("0.1", 2)),
        Parameter(alpha, "depth of the dip", Rational("2.90427"), domain=POSITIVE, display=Interval("0.1", 4)),
    ),
    sources=(Source("zhang2018effectiveness", "abstract"), Source("kunc2024three", "section 3.7.13")),
    year=2018,
    window=Interval(-6, 3),
)

reu = Activation(
    slug="reu",
    name="REU",
    aliases=(
        "rectified exponential unit",
        Alias(
            "Suish",
            year=2020,
            source=Source("kunc2024three", "section 3.3.17"),
            formula="max(x, x*exp(-abs(x)))",
        ),
    ),
    summary="The identity on the right and x times its own exponential on the left: a dip between ELU and Swish.",
    expression=Piecewise((x, x > 0), (x * exp(x), True)),
    sources=(Source("ying2019rectified", "abstract"), Source("kunc2024three", "section 3.6.49")),
    year=2019,
    relations=(
        case_of("serlu", lam=1, alpha=1),
        case_of("preu", a=1, b=1),
        smooth_version_of("relu"),
    ),
    window=Interval(-6, 3),
)

preu = Activation(
    slug="preu",
    name="PREU",
    aliases=("parametric rectified exponential unit", "parametric REU"),
    summary="REU whose slope and rate of decay are learnt.",
    expression=Piecewise((a * x, x > 0), (a * x * exp(b * x), True)),
    parameters=(
        Parameter(a, "slope at 0 and on the right", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
        Parameter(b, "rate of the decay", Rational(1), domain=POSITIVE, display=Interval("0.2", 3), learnable=True),
    ),
    sources=(Source("ying2019rectified", "abstract"), Source("kunc2024three", "section 4.2.9")),
    year=2019,
    relations=(
        rescaling_of("reu", input="b*x", output="a*y/b"),
        smooth_version_of("sloped_relu", a="a"),
    ),
    window=Interval(-6, 3),
)

elish = Activation(
    slug="elish",
    name="ELiSH",
    aliases=("exponential linear squashing", "exponential linear sigmoid squashing"),
    summary="SiLU on the right and ELU times a logistic gate on the left; found while searching activations by evolution.",
    expression=Piecewise((x * sigmoid(x), x > 0), (expm1(x) * sigmoid(x), True)),
    sources=(Source("basirat2018quest", "abstract"), Source("kunc2024three", "section 3.7.17")),
    year=2018,
    relations=(smooth_version_of("hard_elish"), smooth_version_of("relu")),
    window=Interval(-6, 3),
)

hard_elish = Activation(
    slug="hard_elish",
    name="HardELiSH",
    aliases=("hard exponential linear sigmoid squashing",),
    summary="ELiSH with its gate replaced by a hard sigmoid, so that it is 0 below −1 and the identity above 1.",
    expression=Piecewise((x, x >= 1), (x * (x + 1) / 2, x > 0), (expm1(x) * (x + 1) / 2, x > -1), (0, True)),
    sources=(Source("basirat2018quest", "abstract"), Source("kunc2024three", "section 3.7.18, eq. (179)")),
    year=2018,
    remark="The survey prints 1 + exp(−x) for the factor exp(x) − 1 of the left side, which would jump by 1/2 at 0; "
    "descriptions of the unit call that factor an ELU.",
)

pdelu = Activation(
    slug="pdelu",
    name="PDELU",
    aliases=("parametric deformable exponential linear unit", "parametric deformable ELU"),
    summary="ELU with a deformed exponential, a power of a straight line, which reaches its lowest value at a finite input.",
    expression=Piecewise((x, x > 0), (a * expm1(log1p((1 - t) * x) / (1 - t)), 1 + (1 - t) * x > 0), (-a, True)),
    evaluate=Piecewise(
        (x, x > 0),
        (a * x * (1 + t * x / 2), x > -Rational(1, 10**30)),  # the same to sixty digits; no product leaves the normal numbers
        (a * expm1(log1p((1 - t) * x) / (1 - t)), 1 + 2 * (1 - t) * x > 0),
        (a * expm1(log(1 + (1 - t) * x) / (1 - t)), 1 + (1 - t) * x > 0),
        (-a, True),
    ),
    parameters=(
        Parameter(a, "depth of the floor", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
        Parameter(
            t,
            "deformation: 1 would be ELU, 0 a straight line down to the floor",
            Rational(9, 10),
            domain=Interval.open(-oo, 1),
            display=Interval(0, "0.95"),
        ),
    ),
    sources=(Source("cheng2020parametric", "abstract"), Source("kunc2024three", "section 4.2.59, eq. (332)")),
    year=2020,
    remark="The exponential of a logarithm is a way of writing the power (1 + (1 − t)x)^(1/(1 − t)).",
    window=Interval(-12, 3),
)

isrlu = Activation(
    slug="isrlu",
    name="ISRLU",
    aliases=("inverse square root linear unit",),
    summary="The shape of ELU with an inverse square root for its exponential; even the second derivative is continuous.",
    expression=Piecewise((x, x > 0), (x / hypot(sqrt(a) * x), True)),
    evaluate=Piecewise((x, x > 0), (x / hypot(sqrt(a) * x), x > -1), (-1 / hypot(1 / (sqrt(a) * x)) / sqrt(a), True)),
    parameters=(Parameter(a, "1 over the square of the depth", Rational(1), domain=POSITIVE, display=Interval("0.1", 5)),),
    sources=(Source("carlile2017improving", "abstract"), Source("kunc2024three", "section 3.8.9")),
    year=2017,
    relations=(smooth_version_of("relu"),),
    window=Interval(-4, 3),
)

pfplus = Activation(
    slug="pfplus",
    name="PFPLUS",
    aliases=("parametric first power linear unit with sign",),
    summary="A straight line that bends into a hyperbola on the left; both the slope and the bend can be learnt.",
    expression=Piecewise((lam * x, x > 0), (lam * x / (1 - mu * x), True)),
    evaluate=Piecewise((lam * x, x > 0), (lam * x / (1 - mu * x), x > -1), (lam / (1 / x - mu), True)),
    parameters=(
        Parameter(lam, "slope at 0 and on the right", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
        Parameter(mu, "sharpness of the bend", Rational(1), domain=POSITIVE, display=Interval("0.1", 10), learnable=True),
    ),
    sources=(Source("duan2021first", "abstract"), Source("kunc2024three", "section 4.2.61, eqs. (337) and (338)")),
    year=2021,
    relations=(
        rescaling_of("sign_relu", input="mu*x", output="lam*y/mu", a=1),
        smooth_version_of("sloped_relu", a="lam"),
    ),
    window=Interval(-6, 3),
)

polu = Activation(
    slug="polu",
    name="PoLU",
    aliases=("power linear unit",),
    summary="The identity on the right and an inverse power of 1 − x on the left, which falls towards −1.",
    expression=Piecewise((x, x > 0), (expm1(-n * log1p(-x)), True)),
    parameters=(Parameter(n, "the power", Rational(3, 2), domain=POSITIVE, display=Interval("0.5", 3)),),
    sources=(Source("li2018training", "abstract"), Source("kunc2024three", "section 3.7.6")),
    year=2018,
    remark="The exponential of a logarithm is a way of writing the power (1 − x)^(−n); the survey names n = 1, 3/2 and 2.",
    window=Interval(-6, 3),
)

diffelu = Activation(
    slug="diffelu",
    name="DiffELU",
    aliases=("difference ELU", "difference exponentially linear unit", "DELU (difference)"),
    summary="The identity on the right; on the left the difference of two dips, negative near 0 and positive farther out.",
    expression=Piecewise((x, x > 0), (a * x * (exp(x) - b * exp(b * x)), True)),
    parameters=(
        Parameter(a, "height of the left side", Rational(3, 10), domain=POSITIVE, display=Interval("0.1", 1)),
        Parameter(
            b,
            "width of the first dip over that of the second",
            Rational(1, 10),
            domain=POSITIVE,
            display=Interval("0.05", "0.9"),
        ),
    ),
    sources=(Source("hu2020improving", "abstract"), Source("kunc2024three", "section 3.7.3, eq. (160)")),
    year=2020,
    remark="The survey prints a(x exp(x) − b exp(bx)). That jumps at 0 and is negative everywhere on the left, while the "
    "abstract promises values of both signs there; a factor x in the second term mends both. The paper itself was not seen.",
    window=Interval(-12, 3),
)

soft_exponential = Activation(
    slug="soft_exponential",
    name="Soft exponential",
    aliases=("SoftExponential",),
    summary="A bridge from the identity to the exponential: their continuous interpolation for a between 0 and 1.",
    expression=expm1(a * x) / a + a,
    parameters=(
        Parameter(
            a,
            "0 towards the identity, 1 the exponential",
            Rational(1, 2),
            domain=POSITIVE,
            display=Interval("0.1", 1),
            learnable=True,
        ),
    ),
    sources=(Source("godfrey2015continuum", "abstract"), Source("kunc2024three", "section 4.2.50, eq. (318)")),
    year=2015,
    remark="For a < 0 the unit is a logarithm, −ln(1 − a(x + a))/a, which is not defined on the whole line and is left out.",
    relations=(rescaling_of("exp", input="a*x", output="(y - 1)/a + a"),),
)

rsigelu = Activation(
    slug="rsigelu",
    name="RSigELU",
    aliases=(
        Alias("P+RSigELUS", year=2024, source=Source("kilicarslan2024parametric", "abstract")),
        "parametric RSigELU (single)",
    ),
    summary="ELU on the left, the identity up to 1, and beyond it the identity plus a weighted SiLU, with a jump at 1.",
    expression=Piecewise((x + a * x * sigmoid(x), x > 1), (x, x > 0), (a * expm1(x), True)),
    parameters=(
        Parameter(a, "weight of SiLU, and depth on the left", Rational(1, 2), domain=POSITIVE, display=Interval("0.1", 2)),
    ),
    sources=(
        Source("kilicarslan2021rsigelu", "author's code, class PPRsigELU, call"),
        Source("kunc2024three", "section 3.7.15, eq. (176)"),
    ),
    year=2021,
    confidence="checked",
    remark="The jump at 1 is in the author's code as well.",
    relations=(case_of("rsigelud", a="a", b="a"),),
)

rsigelud = Activation(
    slug="rsigelud",
    name="RSigELUD",
    aliases=(
        "RSigELU (double)",
        Alias("P+RSigELUD", year=2024, source=Source("kilicarslan2024parametric", "abstract")),
        "parametric RSigELU (double)",
    ),
    summary="RSigELU with one number for the weight on the right and another for the depth on the left.",
    expression=Piecewise((x + a * x * sigmoid(x), x > 1), (x, x > 0), (b * expm1(x), True)),
    parameters=(
        Parameter(a, "weight of SiLU beyond 1", Rational(1, 2), display=Interval(0, 2)),
        Parameter(b, "depth of the left asymptote", Rational(1, 2), domain=POSITIVE, display=Interval("0.1", 2)),
    ),
    sources=(
        Source("kilicarslan2021rsigelu", "author's code, class PPRsigELU, call"),
        Source("kunc2024three", "section 3.7.19, eq. (180)"),
    ),
    year=2021,
    confidence="checked",
    remark="The jump at 1 is in the author's code as well.",
)

hardsrelue = Activation(
    slug="hardsrelue",
    name="HardSReLUE",
    summary="ELU on the left; on the right the identity plus the input through a hard gate, which makes it a parabola up to 1.",
    expression=Piecewise((x + a * x, x >= 1), (x + a * x * (x + 1) / 2, x > 0), (a * expm1(x), True)),
    parameters=(
        Parameter(a, "weight of the gate, and depth on the left", Rational(1, 2), domain=POSITIVE, display=Interval("0.1", 2)),
    ),
    sources=(Source("kunc2024three", "section 3.7.16, eq. (177)"),),
    year=2022,
)

ls_relu = Activation(
    slug="ls_relu",
    name="LS-ReLU",
    summary="Softsign on the left, the identity up to b, and a logarithm beyond, which slows large activations down.",
    expression=Piecewise((b + log1p(a * x) - log1p(a * b), x > b), (x, x > 0), (x / (1 - x), True)),
    parameters=(
        Parameter(a, "rate of the logarithm", Rational(1), domain=Interval(0, 1, lower_open=True), display=Interval("0.1", 1)),
        Parameter(b, "where the logarithm begins", Rational(1), domain=POSITIVE, display=Interval("0.2", 3)),
    ),
    sources=(Source("wang2020influence", "abstract"), Source("kunc2024three", "section 3.7.20, eq. (181)")),
    year=2020,
    remark="The survey adds |ln(ab + 1) − b| beyond b, which makes the function continuous only where ln(ab + 1) ≤ b; "
    "a is therefore held to at most 1.",
    window=Interval(-4, 6),
)

p_e2_relu = Activation(
    slug="p_e2_relu",
    name="P-E2-ReLU",
    summary="A learnt mixture of ReLU, ELU and ELU turned round about the origin, with weights that sum to 1.",
    expression=Piecewise(((a + b) * x - (1 - a - b) * expm1(-x), x > 0), (b * expm1(x) + (1 - a - b) * x, True)),
    parameters=(
        Parameter(a, "weight of ReLU", Rational(2, 5), display=Interval(0, 1), learnable=True),
        Parameter(b, "weight of ELU", Rational(3, 10), display=Interval(0, 1), learnable=True),
    ),
    sources=(Source("jie2020regularized", "abstract"), Source("kunc2024three", "section 4.2.49, eq. (315)")),
    year=2020,
)

p_e2_id = Activation(
    slug="p_e2_id",
    name="P-E2-Id",
    summary="A learnt mixture of the identity and the sum of ELU and ELU turned round; odd and monotonic.",
    expression=Piecewise((x - (1 - a) * expm1(-x), x > 0), (x + (1 - a) * expm1(x), True)),
    parameters=(Parameter(a, "weight of the identity", Rational(1, 2), display=Interval(0, 1), learnable=True),),
    sources=(Source("jie2020regularized", "abstract"), Source("kunc2024three", "section 4.2.49, eq. (316)")),
    year=2020,
)

sqlu = Activation(
    slug="sqlu",
    name="SQLU",
    aliases=("square linear unit",),
    summary="ELU with a parabola for its exponential, which needs no more than a square and a shift on small devices.",
    expression=Piecewise((x, x > 0), (x + x**2 / 4, x > -2), (-1, True)),
    sources=(
        Source("wuraola2021efficient", "authors' code (github.com/awur978/Activation-Functions), sqlu.m"),
        Source("kunc2024three", "section 3.8.2"),
    ),
    year=2021,
    confidence="checked",
    relations=(case_of("pdelu", a=1, t="1/2"), smooth_version_of("relu")),
    window=Interval(-4, 3),
)

xielu = Activation(
    slug="xielu",
    name="xIELU",
    aliases=("expanded integral of the exponential linear unit",),
    summary="The integral of an ELU of learnt shape: a parabola on the right, on the left a dip that then rises again.",
    expression=Piecewise((ap * x**2 + beta * x, x > 0), (an * (expm1(x) - x) + beta * x, True)),
    parameters=(
        Parameter(ap, "growth of the slope on the right", Rational(4, 5), display=Interval("0.1", 2), learnable=True),
        Parameter(an, "fall of the slope on the left", Rational(4, 5), display=Interval("0.1", 2), learnable=True),
        Parameter(beta, "slope at 0", Rational(1, 2), display=Interval("0.1", 1)),
    ),
    sources=(Source("huang2024deriving", "authors' code Anonymous5823/xielu, src/nanotron/nn/activations.py, class XIELU"),),
    year=2024,
    confidence="checked",
    remark="In the authors' code αp is the softplus of the number that is trained, and αn is β plus such a softplus; "
    "the defaults are what training starts from.",
    window=Interval(-6, 2),
)

nelu = Activation(
    slug="nelu",
    name="NELU",
    aliases=("NeLU",),
    summary="The identity on the right and a shallow negative hump on the left, whose slope stands in for that of a dead ReLU.",
    expression=Piecewise((x, x > 0), (-alpha / (1 + x**2), True)),
    evaluate=Piecewise((x, x > 0), (-alpha * hypot(x) ** -2, x > -1), (-alpha * x**-2 * hypot(1 / x) ** -2, True)),
    parameters=(Parameter(alpha, "depth of the jump at 0", Rational(1, 5), domain=Interval(0, oo), display=Interval(0, 1)),),
    sources=(Source("horuz2025resurrection", "the derivative of NeLU"),),
    year=2025,
    remark="The paper uses only the derivative, as a surrogate gradient for ReLU: 1 on the right, 2αx/(1 + x²)² on the left. "
    "This is its integral that is 0 at −∞ and at 0 from the right, hence the jump.",
    window=Interval(-5, 3),
)

iplu = Activation(
    slug="iplu",
    name="IpLU",
    aliases=("inverse polynomial linear unit",),
    summary="The identity on the right, on the left divided by 1 + |x|ᵃ, so that it bends back towards 0 if a is above 1.",
    expression=Piecewise((x, x >= 0), (x * sigmoid(-a * log(-x)), True)),
    curvature=Piecewise(
        (0, x >= 0),
        (a * (-x) ** (a - 1) * (1 + a - (a - 1) * (-x) ** a) / (1 + (-x) ** a) ** 3, x > -1),
        (-a * (a * tanh(-a * log(-x) / 2) + 1) * logistic(-a * log(-x)) / x, True),
    ),
    parameters=(Parameter(a, "the power", Rational(3, 2), domain=POSITIVE, display=Interval(1, 4)),),
    sources=(Source("kunc2024three", "section 3.7.5, eq. (162)"),),
    year=2022,
    remark="The survey prints 1/(1 + |x|ᵃ) on the left, which jumps from 1 to 0 at 0; with the factor x the function is "
    "continuous and differentiable there. The logistic function of a logarithm is a way of writing 1/(1 + |x|ᵃ).",
    window=Interval(-6, 3),
)

fpflu = Activation(
    slug="fpflu",
    name="FPFLU",
    aliases=("faster PFLU", "faster power function linear unit"),
    summary="The identity on the right and x/(1 + x²) on the left: the dip of PFLU without its square root.",
    expression=Piecewise((x, x > 0), (x / (1 + x**2), True)),
    evaluate=Piecewise((x, x > 0), (x * hypot(x) ** -2, x > -1), (hypot(1 / x) ** -2 / x, True)),
    sources=(
        Source("zhu2021pflu", "first author's Keras code, fpflu.py, function fpflu"),
        Source("kunc2024three", "section 3.7.8, eq. (165)"),
    ),
    year=2021,
    confidence="checked",
    remark="The survey prints x + x²/√(1 + x²) on the left; the author's Keras and PyTorch code has max(x, x/(1 + x²)), "
    "which is what makes the unit faster.",
    relations=(case_of("iplu", a=2), smooth_version_of("relu")),
    window=Interval(-6, 3),
)
