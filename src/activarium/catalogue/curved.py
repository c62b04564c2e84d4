"""Rectifiers with a curve in them: powers, roots, logarithms and waves where they pass, or where they do not."""

from __future__ import annotations

from sympy import Piecewise, Rational, cos, exp, sin

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    oo,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE, ramp
from activarium.vocabulary import (
    erf,
    expm1,
    letter,
    log,
    log1p,
    sech2,
    sigmoid,
    sinh,
    softplus,
    tanh,
    x,
)

a, b, c, k, n, p, s = map(letter, "abcknps")
beta, delta, eps, lam, leak, lo, hi, level = map(letter, ("beta", "delta", "eps", "lam", "leak", "lo", "hi", "T"))
a0, a1, a2, a3, b1, b2, c0, c1 = map(letter, ("a0", "a1", "a2", "a3", "b1", "b2", "c0", "c1"))
half = Rational(1, 2)

squared_relu = Activation(
    slug="squared_relu",
    name="Squared ReLU",
    aliases=("ReLU squared", "ReLU^2", "relu2", "rectified quadratic unit", "ReQU"),
    summary="The square of ReLU: no kink at 0, and quadratic growth; found by a search for cheaper Transformers.",
    expression=Piecewise((x**2, x > 0), (0, True)),
    sources=(
        Source("so2021primer", "abstract, in words"),
        Source("li2019better", "keywords, where the rectified quadratic unit is one of the rectified power units"),
        Source("kunc2024three", "section 3.6.39"),
    ),
    year=2021,
    confidence="checked",
    remark="In approximation theory it is older: the rectified quadratic unit, a rectified power unit, of 2019.",
    relations=(case_of("repu", p=2), case_of("polyrelu", a0=0, a1=0, a2=1, a3=0)),
    window=Interval(-2, 2),
)

repu = Activation(
    slug="repu",
    name="Rectified power unit",
    aliases=("RePU", "ReLU^k", Alias("ReCU", at={"p": 3}), Alias("rectified cubic unit", at={"p": 3})),
    summary="A power of ReLU: the larger the exponent, the smoother at 0, and polynomials become exact.",
    expression=Piecewise((x**p, x > 0), (0, True)),
    parameters=(Parameter(p, "exponent", Rational(3), domain=POSITIVE, display=Interval(1, 4)),),
    sources=(
        Source("kunc2024three", "section 3.6.39"),
        Source("berradi2018symmetric", "abstract: powers in place of the positive part of ReLU"),
        Source("li2019better", "abstract, where the rectified power unit has its name"),
    ),
    year=2018,
    relations=(case_of("apprelu", k=1, n="p"),),
    window=Interval(-2, 2),
)

apprelu = Activation(
    slug="apprelu",
    name="Approximate ReLU (k x^n)",
    aliases=("A-ReLU (Saha)", "AppReLU", "approximate ReLU"),
    summary="A power close to 1, scaled to stay near ReLU: differentiable at 0 where ReLU is not.",
    expression=Piecewise((k * x**n, x > 0), (0, True)),
    parameters=(
        Parameter(k, "scale", Rational(54, 100), domain=POSITIVE, display=Interval("0.1", 2)),
        Parameter(n, "exponent", Rational(13, 10), domain=POSITIVE, display=Interval(1, 3)),
    ),
    sources=(
        Source("saha2020evolution", "the approximation of ReLU, there called A-ReLU"),
        Source("kunc2024three", "section 3.6.40, eq. (142)"),
    ),
    year=2020,
    relations=(rescaling_of("repu", output="k*y", p="n"),),
)

star_relu = Activation(
    slug="star_relu",
    name="StarReLU",
    summary="Squared ReLU, scaled and shifted to mean 0 and variance 1 for a standard normal input.",
    expression=Piecewise((s * x**2 + b, x > 0), (b, True)),
    parameters=(
        Parameter(s, "scale", Rational("0.8944"), display=Interval(-2, 2), learnable=True),
        Parameter(b, "least output", Rational("-0.4472"), display=Interval(-2, 2), learnable=True),
    ),
    sources=(
        Source("yu2022metaformer", "authors' code, metaformer_baselines.py: class StarReLU"),
        Source("kunc2024three", "section 4.2.17"),
    ),
    year=2022,
    confidence="checked",
    remark=(
        "The defaults round 2/sqrt(5) and −1/sqrt(5), for which mean and variance are exact; the authors' code starts learning "
        "at scale 1 and bias 0."
    ),
    relations=(rescaling_of("squared_relu", output="s*y + b"), case_of("polyrelu", a0="b", a1=0, a2="s", a3=0)),
    window=Interval(-2, 2),
)

polyrelu = Activation(
    slug="polyrelu",
    name="PolyReLU",
    summary="A cubic polynomial of ReLU with learnt coefficients, made for large language models.",
    expression=Piecewise((a0 + a1 * x + a2 * x**2 + a3 * x**3, x > 0), (a0, True)),
    parameters=(
        Parameter(a0, "constant, the output for negative inputs", Rational(0), display=Interval(-1, 1), learnable=True),
        Parameter(a1, "coefficient of the first power", Rational(1, 3), display=Interval(-1, 1), learnable=True),
        Parameter(a2, "coefficient of the second power", Rational(1, 3), display=Interval(-1, 1), learnable=True),
        Parameter(a3, "coefficient of the third power", Rational(1, 3), display=Interval(-1, 1), learnable=True),
    ),
    sources=(
        Source("zhuo2024polynomial", "authors' code, dense_model/megatron_patch/model/llama2/transformer.py: class PolyReLU"),
    ),
    year=2024,
    confidence="checked",
    window=Interval(-2, 2),
)

nlrelu = Activation(
    slug="nlrelu",
    name="Natural-log ReLU",
    aliases=("NLReLU", "natural-logarithm-rectified linear unit"),
    summary="The logarithm of 1 plus ReLU: sparse as ReLU is, with large inputs compressed.",
    expression=Piecewise((log1p(beta * x), x > 0), (0, True)),
    parameters=(Parameter(beta, "slope at 0 from the right", Rational(1), domain=POSITIVE, display=Interval("0.2", 5)),),
    sources=(Source("liu2019natural", "abstract"), Source("kunc2024three", "section 3.6.12")),
    year=2019,
    confidence="checked",
    window=Interval(-2, 6),
)

prenu = Activation(
    slug="prenu",
    name="PReNU",
    aliases=("parametric rectified non-linear unit",),
    summary="ReLU with a share of the logarithm taken off, so that the slope grows from 1 − a at 0 towards 1.",
    expression=Piecewise((x - a * log1p(x), x > 0), (0, True)),
    parameters=(Parameter(a, "share of the logarithm", Rational(1, 4), domain=Interval(0, 1), display=Interval(0, "0.9")),),
    sources=(Source("eljaafari2021parametric", "abstract"), Source("kunc2024three", "section 3.6.15")),
    year=2020,
    confidence="checked",
    window=Interval(-2, 4),
)

slu = Activation(
    slug="slu",
    name="Softplus linear unit",
    aliases=("SLU",),
    summary="The identity, continued to the left by a softplus that is scaled and shifted to join it without a kink.",
    expression=Piecewise((x, x > 0), (2 * log1p(expm1(x) / 2), True)),  # 2 ln((exp(x) + 1)/2), which cancels near 0
    sources=(
        Source("zhao2018novel", "abstract, in words"),
        Source("kunc2024three", "section 3.6.13, eq. (107), with a = 1, b = 2, c = 2 ln 2"),
    ),
    year=2018,
    relations=(smooth_version_of("relu"),),
    window=Interval(-5, 3),
)

resp = Activation(
    slug="resp",
    name="Rectified softplus",
    aliases=("ReSP",),
    summary="Softplus on the left and a steeper straight line on the right, joined at ln 2 with a kink.",
    expression=Piecewise((a * x + log(2), x > 0), (softplus(x), True)),
    parameters=(Parameter(a, "slope of the positive side", Rational(17, 10), domain=Interval(0, oo), display=Interval(0, 3)),),
    sources=(Source("kunc2024three", "section 3.6.14, eq. (109)"),),
    year=2018,
    remark="Slopes from 1.4 to 2.0 are recommended; the original was not seen. Only the slope 1/2 would avoid the kink.",
    window=Interval(-4, 3),
)

vlu = Activation(
    slug="vlu",
    name="Variational linear unit",
    aliases=("VLU", "PVLU", "parametric variational linear unit"),
    summary="ReLU plus a sine, whose slope vanishes only at single points, so that no unit dies.",
    expression=Piecewise((x + a * sin(b * x), x > 0), (a * sin(b * x), True)),
    parameters=(
        Parameter(a, "amplitude of the sine", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "frequency of the sine", Rational(1), display=Interval(0, 4), learnable=True),
    ),
    sources=(Source("gupta2021parametric", "abstract, in words"), Source("kunc2024three", "section 3.6.9")),
    year=2021,
    remark="With learnt coefficients it is called PVLU.",
    window=Interval(-9, 9),
)

minsin = Activation(
    slug="minsin",
    name="Minsin",
    summary="The lesser of input and sine: the identity on the left, a sine on the right; found by an automatic search.",
    expression=Piecewise((sin(x), x > 0), (x, True)),
    sources=(
        Source("ramachandran2017searching", "section 3, figure 3 and tables 1 and 2: min(x, sin(x))"),
        Source("kunc2024three", "section 3.6.8"),
    ),
    year=2017,
    confidence="checked",
    window=Interval(-4, 13),
)

sine_relu = Activation(
    slug="sine_relu",
    name="SineReLU",
    summary="ReLU with a faint oscillation in place of the zero, so that gradients keep flowing for negative inputs.",
    expression=Piecewise((x, x > 0), (eps * (sin(x) - cos(x)), True)),
    parameters=(
        Parameter(eps, "amplitude of the oscillation", Rational(25, 10000), domain=Interval(0, oo), display=Interval(0, 1)),
    ),
    sources=(
        Source("rodrigues2018sinerelu", "where the function is proposed"),
        Source("kunc2024three", "section 3.6.7"),
        Source("kerascontrib", "keras_contrib/layers/advanced_activations/sinerelu.py"),
    ),
    year=2018,
    remark=(
        "As printed it jumps from −eps to 0 at 0. The layer of keras-contrib takes the larger of x and the oscillation "
        "instead, which is continuous and differs just left of 0."
    ),
    window=Interval(-9, 3),
)

sign_relu = Activation(
    slug="sign_relu",
    name="SignReLU",
    aliases=(
        Alias("DLU", source=Source("kunc2024three", "section 3.6.32")),
        Alias("FPLUS", year=2021, source=Source("duan2021first", "abstract, where it is named"), at={"a": 1}),
        Alias("first power linear unit with sign", at={"a": 1}),
        Alias(
            "PolyLU",
            year=2023,
            source=Source("kunc2024three", "section 3.7.4"),
            formula="x if x > 0 else 1/(1 - x) - 1",
            at={"a": 1},
        ),
        Alias("polynomial linear unit", at={"a": 1}),
    ),
    summary="The identity for positive inputs and a softsign scaled by a for all others, which slowly approaches −a.",
    expression=Piecewise((x, x > 0), (a * x / (1 - x), True)),
    evaluate=Piecewise((x, x > 0), (a * x / (1 - x), x >= -1), (a / (1 / x - 1), True)),
    parameters=(Parameter(a, "depth of the left asymptote, and slope at 0 from the left", 1, display=Interval(0, 3)),),
    sources=(
        Source("kunc2024three", "section 3.6.32, eq. (130)"),
        Source("li2022signrelu", "where the approximation by networks of it is studied"),
    ),
    year=2018,
    window=Interval(-6, 3),
)

ptelu = Activation(
    slug="ptelu",
    name="PTELU",
    aliases=(
        "P-TELU",
        "parametric tanh linear unit",
        "parametric tan hyperbolic linear unit",
        Alias(
            "TReLU (tanh-based)",
            source=Source("kunc2024three", "section 4.2.35, eq. (296)"),
            formula="x if x > 0 else tanh(b*x)",
            letters={"b": 1},
            at={"a": 1, "b": "b"},
        ),
        Alias("tanh based ReLU", at={"a": 1}),
        Alias(
            "TReLU2",
            source=Source("kunc2024three", "section 4.2.35, eq. (297)"),
            formula="x if x > 0 else a*tanh(x)",
            letters={"a": 1},
            at={"a": "a", "b": 1},
        ),
    ),
    summary="The identity for positive inputs and a scaled hyperbolic tangent for all others, both of its scales learnt.",
    expression=Piecewise((x, x > 0), (a * tanh(b * x), True)),
    parameters=(
        Parameter(a, "depth of the left asymptote", 1, display=Interval(0, 3), learnable=True),
        Parameter(b, "how fast it is approached", 1, display=Interval(0, 3), learnable=True),
    ),
    sources=(Source("duggal2017ptelu", "abstract, in words"), Source("kunc2024three", "section 4.2.30, eq. (291)")),
    year=2017,
)

siglu = Activation(
    slug="siglu",
    name="SigLU",
    aliases=(Alias("Maxtanh", year=2017, source=Source("ramachandran2017searching", "figure 3, tables 1 and 2")),),
    summary="The larger of x and tanh(x): the identity for positive inputs, the hyperbolic tangent for all others.",
    expression=Piecewise((x, x > 0), (tanh(x), True)),
    sources=(
        Source("kunc2024three", "section 3.6.52, eq. (155)"),
        Source("ramachandran2017searching", "section 3, figure 3 and tables 1 and 2: max(x, tanh(x))"),
    ),
    year=2003,
    confidence="checked",
    remark="Without a name where it first appeared; since tanh(x) > x exactly for x < 0, it equals max(x, tanh(x)).",
    relations=(case_of("ptelu", a=1, b=1),),
)

thlu = Activation(
    slug="thlu",
    name="Tanh linear unit",
    aliases=("ThLU",),
    summary="The identity for positive inputs and tanh(x/2) for all others, so that the slope drops from 1 to 1/2 at 0.",
    expression=Piecewise((x, x > 0), (tanh(x / 2), True)),
    sources=(Source("kunc2024three", "section 3.7.1, eq. (158)"),),
    year=2018,
    remark="The work that the survey could trace it to is not the one in which it was proposed.",
    relations=(case_of("ptelu", a=1, b=half),),
    window=Interval(-5, 3),
)

erfrelu = Activation(
    slug="erfrelu",
    name="ErfReLU",
    summary="The identity for positive inputs and the error function, its depth learnt, for all others.",
    expression=Piecewise((x, x > 0), (a * erf(x), True)),
    parameters=(Parameter(a, "depth of the left asymptote", 1, display=Interval(0, 3), learnable=True),),
    sources=(Source("rajanand2024erfrelu", "abstract, in words"), Source("kunc2024three", "section 4.2.52, eq. (320)")),
    year=2023,
)

sara = Activation(
    slug="sara",
    name="SaRa",
    aliases=("Swish and ReLU activation",),
    summary="The identity for positive inputs and a Swish with a shifted gate for all others.",
    expression=Piecewise((x, x > 0), (x / (1 + a * exp(-b * x)), True)),
    evaluate=Piecewise((x, x > 0), (x * sigmoid(b * x - log(a)), True)),
    parameters=(
        Parameter(a, "shift of the gate", half, domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(b, "sharpness of the gate", Rational(7, 10), domain=Interval(0, oo), display=Interval(0, 3)),
    ),
    sources=(Source("kunc2024three", "section 3.6.53, eq. (156)"),),
    year=2022,
    remark="A reading: the formula of the original paper is malformed, and the survey says that this is its guess.",
    window=Interval(-8, 3),
)

sc_swish = Activation(
    slug="sc_swish",
    name="Soft-clipping swish",
    aliases=("SC-swish", Alias("ReLU-Swish", source=Source("kunc2024three", "section 3.6.46"))),
    summary="SiLU without its dip: 0 for negative inputs, x times its sigmoid for positive ones.",
    expression=Piecewise((x * sigmoid(x), x > 0), (0, True)),
    sources=(Source("mercioni2021soft", "abstract, in words"), Source("kunc2024three", "section 4.2.41, eq. (304)")),
    year=2021,
    confidence="checked",
    relations=(case_of("flatted_t_swish", T=0),),
)

flatted_t_swish = Activation(
    slug="flatted_t_swish",
    name="Flatted-T Swish",
    aliases=(
        "FTS",
        "FTSwish",
        "Flatten-T Swish",
        Alias(
            "PFTS", year=2020, source=Source("chieng2020parametric", "abstract; survey section 4.10: the same with a learnt T")
        ),
        "parametric Flatten-T Swish",
    ),
    summary="The positive part of SiLU, all of it moved by T, so that a negative output remains where ReLU has 0.",
    expression=Piecewise((x * sigmoid(x) + level, x > 0), (level, True)),
    parameters=(Parameter(level, "output for all negative inputs", Rational(-1, 5), display=Interval(-2, 1), learnable=True),),
    sources=(
        Source("chieng2018flatten", "abstract, with T = −0.20 as the best value"),
        Source("kunc2024three", "section 3.6.46, eq. (149)"),
    ),
    year=2018,
    relations=(rescaling_of("sc_swish", output="y + T"),),
)

sc_mish = Activation(
    slug="sc_mish",
    name="Soft-clipping mish",
    aliases=("SC-mish", "SCL-mish"),
    summary="Mish without its dip: 0 for negative inputs, its positive half, the gate stretched by a, for positive ones.",
    expression=Piecewise((x * tanh(softplus(a * x)), x > 0), (0, True)),
    parameters=(Parameter(a, "sharpness of the gate", 1, display=Interval(0, 3)),),
    sources=(Source("kunc2024three", "section 4.2.40, eq. (303)"),),
    year=2021,
)

oaf = Activation(
    slug="oaf",
    name="Optimal activation function",
    aliases=("OAF",),
    summary="ReLU plus SiLU: slope 2 far to the right, the dip of SiLU on the left, and a kink at 0.",
    expression=Piecewise((x + x * sigmoid(x), x > 0), (x * sigmoid(x), True)),
    sources=(Source("kunc2024three", "section 3.6.47, eq. (150)"),),
    year=2022,
    window=Interval(-5, 3),
)

li_relu = Activation(
    slug="li_relu",
    name="Li-ReLU",
    summary="ReLU plus a linear term, which adds a to both slopes.",
    expression=Piecewise(((a + 1) * x, x > 0), (a * x, True)),
    parameters=(Parameter(a, "slope added everywhere", Rational(1, 10), display=Interval(-1, 1)),),
    sources=(Source("kunc2024three", "section 3.6.33, eq. (131)"), Source("elakkiya2023stacked", "where it is proposed")),
    year=2023,
    relations=(case_of("dual_prelu", a="a + 1", b="a"),),
)

qrelu = Activation(
    slug="qrelu",
    name="QReLU",
    aliases=("quantum ReLU",),
    summary="ReLU with the slope −1.99 on the negative side, so that negative inputs give about twice their size.",
    expression=Piecewise((x, x > 0), (Rational("-1.99") * x, True)),
    sources=(Source("parisi2020qrelu", "author's code, src/constants.py: 0.01*x − 2*x for x ≤ 0"),),
    year=2020,
    confidence="checked",
    relations=(case_of("leaky_relu", alpha=Rational("-1.99")), case_of("dual_prelu", a=1, b=Rational("-1.99"))),
)

m_qrelu = Activation(
    slug="m_qrelu",
    name="m-QReLU",
    aliases=("modified QReLU", "modified quantum ReLU"),
    summary="ReLU with the slope −0.99 on the negative side: nearly the absolute value.",
    expression=Piecewise((x, x > 0), (Rational("-0.99") * x, True)),
    sources=(Source("parisi2020qrelu", "author's code, tf_keras/m_qrelu.py: 0.01*x − x for x ≤ 0"),),
    year=2020,
    confidence="checked",
    relations=(case_of("leaky_relu", alpha=Rational("-0.99")), case_of("dual_prelu", a=1, b=Rational("-0.99"))),
)

hyper_sinh = Activation(
    slug="hyper_sinh",
    name="hyper-sinh",
    summary="A third of the hyperbolic sine for positive inputs and a quarter of the cube for all others.",
    expression=Piecewise((sinh(x) / 3, x > 0), (x**3 / 4, True)),
    sources=(
        Source("parisi2020hyper", "author's code, src/pytorch/hyper_sinh.py"),
        Source("kunc2024three", "section 3.27"),
    ),
    year=2020,
    confidence="checked",
)

ada = Activation(
    slug="ada",
    name="Apical dendrite activation",
    aliases=("ADA",),
    summary="Rises from 0, peaks at 1/a and dies away, as measured in human neurons: one unit can separate XOR.",
    expression=Piecewise((x * exp(c - a * x), x > 0), (0, True)),
    parameters=(
        Parameter(a, "how fast it falls; the peak lies at 1/a", 1, domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(c, "logarithm of the slope at 0 from the right", 1, display=Interval(-2, 2)),
    ),
    sources=(
        Source(
            "georgescu2020nonlinear", "authors' code, char-cnn-moroco/CharCNNZhang.py, adaf_3 (c = 0) and adaf_3_opt (c = 1)"
        ),
        Source("kunc2024three", "section 3.6.50"),
    ),
    year=2020,
    confidence="checked",
    remark="The survey leaves out the factor max(0, x); the authors' code has it, and without it nothing would peak.",
    relations=(case_of("leaky_ada", leak=0, a="a", c="c"),),
    window=Interval(-2, 6),
)

leaky_ada = Activation(
    slug="leaky_ada",
    name="Leaky ADA",
    aliases=("LADA", "leaky apical dendrite activation"),
    summary="The apical dendrite activation with a small slope left on the negative side.",
    expression=Piecewise((x * exp(c - a * x), x > 0), (leak * x, True)),
    parameters=(
        Parameter(leak, "slope of the negative side", Rational(1, 100), display=Interval(0, 1)),
        Parameter(a, "how fast it falls; the peak lies at 1/a", 1, domain=POSITIVE, display=Interval("0.1", 3)),
        Parameter(c, "logarithm of the slope at 0 from the right", 1, display=Interval(-2, 2)),
    ),
    sources=(
        Source("georgescu2020nonlinear", "authors' code, char-cnn-moroco/CharCNNZhang.py, leaky_adaf_3_opt"),
        Source("kunc2024three", "section 3.6.51"),
    ),
    year=2020,
    confidence="checked",
    remark="The survey leaves out the factor max(0, x); the authors' code has it.",
    window=Interval(-2, 6),
)

tent = Activation(
    slug="tent",
    name="Tent",
    summary="A triangle of height and half width δ around 0, and 0 beyond: nothing far from what was trained can excite it.",
    expression=Piecewise((0, x >= delta), (delta - x, x > 0), (delta + x, x > -delta), (0, True)),
    parameters=(Parameter(delta, "height and half width", 1, domain=POSITIVE, display=Interval("0.1", 3), learnable=True),),
    sources=(
        Source("rozsa2019improved", "abstract, where it is introduced"),
        Source("kunc2024three", "section 4.2.27, eq. (288)"),
    ),
    year=2019,
    relations=(rescaling_of("mirrored_relu", input="x/delta", output="delta*y"),),
)

hat = Activation(
    slug="hat",
    name="Hat",
    aliases=("linear B-spline", "hat function"),
    summary="A triangle that rises from 0 to its tip at a/2 and is 0 again from a on: the linear B-spline of finite elements.",
    expression=Piecewise((0, x >= a), (a - x, x > a / 2), (x, x > 0), (0, True)),
    parameters=(Parameter(a, "width", 2, domain=POSITIVE, display=Interval("0.5", 5)),),
    sources=(
        Source("hong2022activation", "abstract: a piecewise linear B-spline"),
        Source("kunc2024three", "section 4.2.28, eq. (289)"),
    ),
    year=2022,
    remark="The survey prints x for both middle pieces, which jumps at a; only a − x makes a hat of the second.",
    relations=(rescaling_of("tent", input="x - a/2", delta="a/2"),),
    window=Interval(-2, 4),
)

lsptlu = Activation(
    slug="lsptlu",
    name="LSPTLU",
    aliases=(
        "leaky single-peaked triangle linear unit",
        Alias("LRTLU", source=Source("kunc2024three", "section 3.6.29, where it is called identical")),
        "leaky rectified triangle linear unit",
    ),
    summary="A triangle with its tip at a on the positive side and the slope 1/5 on the negative one.",
    expression=Piecewise((0, x >= 2 * a), (2 * a - x, x > a), (x, x > 0), (x / 5, True)),
    parameters=(Parameter(a, "place and height of the tip", 1, domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(Source("kunc2024three", "section 3.6.29, eq. (127)"),),
    year=2022,
)

pan = Activation(
    slug="pan",
    name="Pan function",
    summary="The absolute value with a flat bottom: how far |x| lies beyond a band around 0; the modulus of Softshrink.",
    expression=Piecewise((x - a, x > a), (-x - a, x < -a), (0, True)),
    parameters=(Parameter(a, "half the width of the flat bottom", 1, domain=Interval(0, oo), display=Interval(0, 2)),),
    sources=(Source("kunc2024three", "section 3.6.26, eq. (124)"),),
    year=2014,
)

apl = Activation(
    slug="apl",
    name="Adaptive piecewise linear",
    aliases=("APL", "APLU", "adaptive piecewise linear unit"),
    summary="ReLU plus hinges that open to the left, their slopes and places learnt for every neuron; here two of them.",
    expression=ramp(x) + a1 * ramp(b1 - x) + a2 * ramp(b2 - x),
    parameters=(
        Parameter(a1, "slope of the first hinge, to the left", Rational(1, 5), display=Interval(-1, 1), learnable=True),
        Parameter(b1, "place of the first hinge", 0, display=Interval(-3, 3), learnable=True),
        Parameter(a2, "slope of the second hinge, to the left", Rational(1, 10), display=Interval(-1, 1), learnable=True),
        Parameter(b2, "place of the second hinge", -1, display=Interval(-3, 3), learnable=True),
    ),
    sources=(
        Source("agostinelli2014learning", "authors' code, src/caffe/layers/apl_layer.cpp, Forward_cpu"),
        Source("kunc2024three", "section 4.29"),
    ),
    year=2014,
    confidence="checked",
    remark="The number of hinges is a choice; slopes and places shown here are examples.",
)

melu = Activation(
    slug="melu",
    name="Mexican ReLU",
    aliases=("MeLU",),
    summary="PReLU plus triangles of fixed place and width and of learnt height; here one of them.",
    expression=Piecewise((x, x > 0), (c0 * x, True))
    + c1 * Piecewise((0, x >= a + lam), (a + lam - x, x > a), (x - a + lam, x > a - lam), (0, True)),
    parameters=(
        Parameter(c0, "slope of the negative side", Rational(1, 4), display=Interval(-1, 1), learnable=True),
        Parameter(c1, "steepness of the triangle", half, display=Interval(-2, 2), learnable=True),
        Parameter(a, "place of the triangle", 2, display=Interval(-3, 3)),
        Parameter(lam, "half width of the triangle", 2, domain=POSITIVE, display=Interval("0.5", 3)),
    ),
    sources=(
        Source("maguolo2019ensemble", "authors' code, readmeMeLu.txt: PReLU and triangles, by their slopes"),
        Source("kunc2024three", "section 4.32"),
    ),
    year=2019,
    confidence="checked",
    remark="The number of triangles is a choice; the one shown here, and the slope, are examples.",
    window=Interval(-3, 6),
)

tanhlu = Activation(
    slug="tanhlu",
    name="TanhLU",
    summary="A scaled hyperbolic tangent plus a linear term, which keeps the slope from vanishing far out.",
    expression=a * tanh(b * x) + c * x,
    parameters=(
        Parameter(a, "height of the hyperbolic tangent", 1, display=Interval(0, 3), learnable=True),
        Parameter(b, "steepness of the hyperbolic tangent", 1, display=Interval(0, 3), learnable=True),
        Parameter(c, "slope far out", 1, display=Interval(0, 2), learnable=True),
    ),
    sources=(Source("shen2022enhancement", "abstract, in words"), Source("kunc2024three", "section 4.2.33, eq. (294)")),
    year=2022,
)

reltanh = Activation(
    slug="reltanh",
    name="ReLTanh",
    aliases=("rectified linear tanh",),
    summary="The hyperbolic tangent between two learnt points and its tangent lines beyond them, so that no slope vanishes.",
    expression=Piecewise(
        (tanh(hi) + sech2(hi) * (x - hi), x >= hi), (tanh(lo) + sech2(lo) * (x - lo), x <= lo), (tanh(x), True)
    ),
    parameters=(
        Parameter(
            lo, "where the left line begins", Rational(-3, 2), domain=Interval(-oo, 0), display=Interval(-3, 0), learnable=True
        ),
        Parameter(hi, "where the right line begins", 0, domain=Interval(0, oo), display=Interval(0, 2), learnable=True),
    ),
    sources=(Source("wang2019reltanh", "abstract, in words"), Source("kunc2024three", "section 4.2.36, eqs. (298) and (299)")),
    year=2019,
    confidence="checked",
    window=Interval(-4, 3),
)

puaf = Activation(
    slug="puaf",
    name="Polynomial universal AF",
    aliases=("PUAF", "polynomial universal activation function"),
    summary="x times a rational gate that opens over the band from −c to c: 0 below it, the identity above it.",
    expression=Piecewise((x, x >= c), (0, x <= -c), (x * (c + x) ** b / ((c + x) ** b + (c - x) ** b), True)),
    evaluate=Piecewise(
        (x, x >= c),
        (x / (1 + ((c - x) / (c + x)) ** b), x > 0),
        (0, x <= -c),
        (x * ((c + x) / (c - x)) ** b / (1 + ((c + x) / (c - x)) ** b), True),
    ),
    parameters=(
        Parameter(b, "sharpness of the gate", 5, domain=POSITIVE, display=Interval(1, 10)),
        Parameter(c, "half the width of the band", 10, domain=POSITIVE, display=Interval(1, 20)),
    ),
    sources=(
        Source("kunc2024three", "section 3.16, eq. (204)"),
        Source("hwang2023universal", "where it is proposed"),
    ),
    year=2023,
    remark="The leading factor is a power of x where it was published; it is 1 here, since most are not real for negative x.",
    relations=(smooth_version_of("relu"),),
    window=Interval(-12, 12),
)
