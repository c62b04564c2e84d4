"""Rectifiers: piecewise linear functions that pass what is positive."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Alias, Interval, Parameter, Source, case_of, limit_of, oo, rescaling_of
from activarium.pieces import POSITIVE
from activarium.vocabulary import letter, sigmoid, x

a, b, c, g, m, n, z = map(letter, "abcgmnz")
alpha, delta, theta, tl, al, tr, ar, lower, upper, threshold_at, value = map(
    letter, ("alpha", "delta", "theta", "tl", "al", "tr", "ar", "lower", "upper", "threshold", "value")
)

relu = Activation(
    slug="relu",
    name="ReLU",
    aliases=(
        "rectifier",
        "rectified linear unit",
        "ramp",
        "positive part",
        Alias(
            "Noisy ReLU",
            year=2010,
            source=Source("nair2010rectified", "max(0, x + noise of variance sigmoid(x)); here with the noise at its mean, 0"),
            formula="max(0, x)",
        ),
        "NReLU",
        Alias(
            "RT-ReLU",
            year=2018,
            source=Source("kunc2024three", "section 3.6.11, eq. (105), at test, where nothing is shifted"),
            formula="max(0, x)",
        ),
        "randomly translational ReLU",
        Alias(
            "Elastic ReLU",
            year=2018,
            source=Source("jiang2018deep", "abstract: the standard ReLU at test, where the random slope is 1"),
            formula="max(0, x)",
        ),
        "EReLU",
        Alias(
            "ProbAct",
            year=2019,
            source=Source("lee2019probact", "authors' code, models/ProbAct.py: relu(x) plus noise; here the mean"),
            formula="max(0, x)",
        ),
    ),
    summary="The identity for positive inputs and 0 for all others.",
    expression=Piecewise((x, x > 0), (0, True)),
    sources=(
        Source("fukushima1969visual", "analog threshold element"),
        Source("nair2010rectified", "the rectified linear unit of restricted Boltzmann machines"),
        Source("kunc2024three", "section 3.6"),
    ),
    year=1969,
    remark="Noisy, elastic and randomly shifted variants differ from it only while training; they are listed as other names.",
    relations=(
        case_of("leaky_relu", alpha=0),
        case_of("displaced_relu", delta=0),
        case_of("repu", p=1),
        case_of("prenu", a=0),
        limit_of("swish", beta=oo),
        limit_of("softplus", beta=oo),
        limit_of("relu_n", n=oo),
        limit_of("pgelu", a=0),
        limit_of("squareplus", b=0),
        limit_of("puaf", b=oo, c=1),
        case_of("sign_relu", a=0),
        limit_of("celu", alpha=0),
        case_of("mpelu", a=0),
        case_of("nelu", alpha=0),
        case_of("rand_softplus", a=0),
        limit_of("hard_tanh", lower=0, upper=oo),
    ),
)

leaky_relu = Activation(
    slug="leaky_relu",
    name="Leaky ReLU",
    aliases=(
        Alias(
            "All-ReLU",
            year=2021,
            source=Source(
                "curci2021truly", "authors' code, utils/nn_functions.py, where the sign alternates from layer to layer"
            ),
            at={"alpha": Rational(3, 5)},
        ),
        "alternated left ReLU",
        "LReLU",
        "leaky rectified linear unit",
        Alias(
            "very leaky ReLU",
            year=2014,
            source=Source("graham2014spatially", "author's code, SparseConvNet, SigmoidLayer.cu: VLEAKYRELU, slope 0.333"),
            formula="x if x > 0 else x/3",
            at={"alpha": Rational(1, 3)},
        ),
        Alias("VLReLU", at={"alpha": Rational(1, 3)}),
        Alias(
            "absolute linear unit",
            year=2020,
            source=Source("mastromichalakis2020alrelu", "author's code, ALReLU, README.keras.md"),
            formula="max(abs(alpha*x), x)",
            letters={"alpha": Rational(1, 100)},
            at={"alpha": "-alpha"},
        ),
        Alias("AbsLU", at={"alpha": Rational(-1, 100)}),
        Alias("ALReLU", at={"alpha": Rational(-1, 100)}),
        Alias("absolute leaky ReLU", at={"alpha": Rational(-1, 100)}),
        Alias(
            "optimized leaky ReLU",
            year=2021,
            source=Source("kunc2024three", "section 3.6.2"),
            formula="x if x >= 0 else x*exp(-(u + l)/(u - l))",
            letters={"l": 3, "u": 8},
            at={"alpha": "exp(-(u + l)/(u - l))"},
        ),
        Alias("OLReLU", letters={"l": 3, "u": 8}, at={"alpha": "exp(-(u + l)/(u - l))"}),
    ),
    summary="ReLU with a small slope left on the negative side, so that no unit stops learning.",
    expression=Piecewise((x, x > 0), (alpha * x, True)),  # the kink belongs to the left: slope alpha at 0, as torch
    parameters=(
        Parameter(alpha, "slope of the negative side", Rational(1, 5), domain=Interval.open(-oo, oo), display=Interval(0, 1)),
    ),
    sources=(
        Source("maas2013rectifier", "where rectifier nonlinearities are introduced"),
        Source("kunc2024three", "section 3.6.2"),
    ),
    year=2013,
    remark=(
        "The slope at which libraries start differs: 0.01 in PyTorch, JAX and ONNX, 0.2 in TensorFlow, 0.3 in the layer of "
        "Keras, 0.1 in Darknet."
    ),
    relations=(
        case_of("dual_prelu", a=1, b="alpha"),
        case_of("srelu", tl=0, al="alpha", tr=1, ar=1),
        case_of("rprelu", g=0, z=0, b="alpha"),
        limit_of("smu", a="alpha", mu=oo),
        limit_of("sau", a="alpha", b=oo),
        limit_of("acon_b", p="alpha", beta=oo),
    ),
    window=Interval(-2, 2),
)

prelu = Activation(
    slug="prelu",
    name="PReLU",
    aliases=("parametric ReLU", "parametric rectified linear unit"),
    summary="Leaky ReLU whose negative slope is learnt together with the weights, one per channel or one for all.",
    expression=Piecewise((x, x > 0), (alpha * x, True)),
    parameters=(
        Parameter(alpha, "learnt slope of the negative side", Rational(1, 4), display=Interval(-1, 1), learnable=True),
    ),
    sources=(Source("he2015delving", "section 2.1, eq. (1)"), Source("kunc2024three", "section 4.2.1")),
    year=2015,
    remark="Learning starts at 0.25 in the paper and in PyTorch, at 0.01 in Flax and at 0, a plain ReLU, in Keras.",
    relations=(case_of("leaky_relu", alpha="alpha"), case_of("dual_prelu", a=1, b="alpha"), case_of("melu", c1=0, c0="alpha")),
)

rrelu = Activation(
    slug="rrelu",
    name="RReLU",
    aliases=(
        "randomized leaky ReLU",
        "randomized ReLU",
        Alias(
            "RReLU (random divisor)",
            year=2015,
            source=Source("cxxnet", "src/layer/insanity_layer-inl.hpp, its evaluation; code of the authors"),
            formula="x if x > 0 else 2*x/(l + u)",
            letters={"l": 3, "u": 8},
            at={"lower": "2/(l + u)", "upper": "2/(l + u)"},
        ),
    ),
    summary="Leaky ReLU whose slope is drawn at random while training; this is its evaluation form, with the mean slope.",
    expression=Piecewise((x, x > 0), ((lower + upper) / 2 * x, True)),
    parameters=(
        Parameter(lower, "least slope drawn in training", Rational(1, 8), display=Interval(0, 1)),
        Parameter(upper, "largest slope drawn in training", Rational(1, 3), display=Interval(0, 1)),
    ),
    sources=(
        Source("xu2015empirical", "randomized leaky ReLU, which draws the divisor of x and not the slope"),
        Source("mxnet", "src/operator/leaky_relu-inl.h, rrelu, by the first author: the mean slope when not training"),
        Source("pytorch2026nn", "RReLU"),
        Source("kunc2024three", "section 3.6.3, eqs. (95)-(96)"),
    ),
    year=2015,
    confidence="checked",
    remark=(
        "The paper draws a divisor between 3 and 8 and divides by its mean, 5.5, when evaluating; PyTorch and the first "
        "author's MXNet draw the slope and average slopes, so the two evaluation forms have slopes 2/11 and 11/48."
    ),
    relations=(case_of("leaky_relu", alpha="(lower + upper)/2"),),
)

relu6 = Activation(
    slug="relu6",
    name="ReLU6",
    aliases=("capped ReLU",),
    summary="ReLU cut off at 6, which keeps the numbers small where arithmetic is coarse.",
    expression=Piecewise((0, x <= 0), (6, x >= 6), (x, True)),
    sources=(Source("krizhevsky2010convolutional", "where the units are capped at 6"), Source("pytorch2026nn", "ReLU6")),
    year=2010,
    relations=(case_of("relu_n", n=6), case_of("hard_tanh", lower=0, upper=6)),
    window=Interval(-3, 9),
)

relu_n = Activation(
    slug="relu_n",
    name="Bounded ReLU",
    aliases=(
        "BReLU",
        "clipped ReLU",
        Alias(
            "ReLUN",
            year=2023,
            source=Source("pishchik2023trainable", "author's code, activation.py: ReLUN, n learnt from 1"),
            formula="min(max(0, x), n)",
            letters={"n": 1},
            at={"n": "n"},
        ),
        Alias("ReLU1", at={"n": 1}),
    ),
    summary="ReLU that saturates at a ceiling, so that no unit can grow without bound.",
    expression=Piecewise((0, x <= 0), (n, x >= n), (x, True)),
    parameters=(Parameter(n, "ceiling", Rational(1), domain=POSITIVE, display=Interval("0.2", 8), learnable=True),),
    sources=(
        Source("liew2016bounded", "abstract, where the bounded rectified linear unit is proposed"),
        Source("cudaconvnet2", "layer.py: neuron type brelu[a]"),
        Source("pishchik2023trainable", "author's code, activation.py: ReLUN"),
        Source("kunc2024three", "section 3.6.16"),
    ),
    year=2016,
    confidence="checked",
    relations=(case_of("hard_tanh", lower=0, upper="n"), case_of("srelu", tl=0, al=0, tr="n", ar=0)),
)

thresholded_relu = Activation(
    slug="thresholded_relu",
    name="Thresholded ReLU",
    aliases=("TRec", "truncated rectified", "thresholded rectified"),
    summary="The identity above a threshold and 0 below: a unit that jumps when it opens, so that no bias shrinks its output.",
    expression=Piecewise((x, x > theta), (0, True)),
    parameters=(Parameter(theta, "input above which x passes", Rational(1), domain=Interval(0, oo), display=Interval(0, 3)),),
    sources=(
        Source("konda2014zero", "the thresholded rectified activation of zero-bias autoencoders"),
        Source("kunc2024three", "section 3.6.21, eq. (119)"),
    ),
    year=2014,
    relations=(case_of("threshold", threshold="theta", value=0),),
)

threshold = Activation(
    slug="threshold",
    name="Threshold",
    summary="The identity above a threshold and a fixed value below it.",
    expression=Piecewise((x, x > threshold_at), (value, True)),
    parameters=(
        Parameter(threshold_at, "input above which x passes", Rational(1), display=Interval(-2, 2)),
        Parameter(value, "output for all other inputs", Rational(0), display=Interval(-2, 2)),
    ),
    sources=(Source("pytorch2026nn", "Threshold"), Source("torchnn", "generic/Threshold.c, Threshold_updateOutput")),
    year=2011,
    confidence="checked",
)

identity = Activation(
    slug="identity",
    name="Identity",
    aliases=("linear",),
    summary="The input, unchanged: the output unit of a regression.",
    expression=x,
    sources=(Source("pytorch2026nn", "Identity"),),
    year=1943,
    relations=(
        case_of("leaky_relu", alpha=1),
        limit_of("hard_tanh", lower=-oo, upper=oo),
        limit_of("snake", a=0),
        limit_of("snake_beta", a=0, b=1),
        case_of("blu", beta=0),
        case_of("tanhlu", a=0, c=1),
        limit_of("celu", alpha=oo),
        limit_of("soft_exponential", a=0),
        case_of("p_e2_id", a=1),
        case_of("linq", a=1),
    ),
)

abs = Activation(  # noqa: A001 - the name of the function, and of nothing else in this module
    slug="abs",
    name="Absolute value",
    aliases=("vReLU", "V-shaped ReLU", "modulus", "absolute value rectification", "abs rectification"),
    summary="The input without its sign: full-wave rectification, which keeps how strong a feature is and drops its polarity.",
    expression=Piecewise((x, x > 0), (-x, True)),
    sources=(
        Source("jarrett2009what", "the rectification layer"),
        Source("torchnn", "generic/Abs.c, in the library of one of the authors"),
        Source("cudaconvnet2", "layer.py: neuron type abs"),
        Source("kunc2024three", "section 3.6.25"),
    ),
    year=2009,
    confidence="checked",
    relations=(case_of("leaky_relu", alpha=-1), case_of("dual_prelu", a=1, b=-1)),
)

dual_prelu = Activation(
    slug="dual_prelu",
    name="DPReLU",
    aliases=("dual parametric ReLU", "fully parametric ReLU"),
    summary="Two straight lines through the origin, both slopes learnt.",
    expression=Piecewise((a * x, x > 0), (b * x, True)),
    parameters=(
        Parameter(a, "slope of the positive side", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "slope of the negative side", Rational(1, 100), display=Interval(-2, 2), learnable=True),
    ),
    sources=(Source("balaji2019learnable", "the Dual Parametric ReLU"), Source("kunc2024three", "section 4.2.20")),
    year=2019,
    relations=(case_of("dual_line", a="a", b="b", m=0), case_of("pilu", a="a", b="b", c=0)),
)

dual_line = Activation(
    slug="dual_line",
    name="Dual Line",
    summary="DPReLU with a learnt shift of the output, which lets the mean of the unit move towards 0.",
    expression=Piecewise((a * x + m, x > 0), (b * x + m, True)),
    parameters=(
        Parameter(a, "slope of the positive side", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "slope of the negative side", Rational(1, 100), display=Interval(-2, 2), learnable=True),
        Parameter(m, "output at 0", Rational(-22, 100), display=Interval(-1, 1), learnable=True),
    ),
    sources=(Source("balaji2019learnable", "the Dual Line"), Source("kunc2024three", "section 4.2.21")),
    year=2019,
    relations=(rescaling_of("dual_prelu", output="y + m", a="a", b="b"),),
)

pilu = Activation(
    slug="pilu",
    name="Piecewise linear unit (PiLU)",
    aliases=("PiLU",),
    summary="Two straight lines that meet on the diagonal, in a knot learnt together with both slopes.",
    expression=Piecewise((a * x + c * (1 - a), x > c), (b * x + c * (1 - b), True)),
    parameters=(
        Parameter(a, "slope right of the knot", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "slope left of the knot", Rational(1, 100), display=Interval(-2, 2), learnable=True),
        Parameter(c, "where the lines meet, and what is met there", Rational(0), display=Interval(-2, 2), learnable=True),
    ),
    sources=(Source("inturrisi2021piecewise", "the Piecewise Linear Unit"), Source("kunc2024three", "section 4.2.22")),
    year=2021,
    relations=(rescaling_of("dual_prelu", input="x - c", output="y + c", a="a", b="b"),),
)

rprelu = Activation(
    slug="rprelu",
    name="RPReLU",
    aliases=("React-PReLU",),
    summary="PReLU whose corner may lie anywhere: learnt shifts of input and output adapt it to the codes of binary networks.",
    expression=Piecewise((x - g + z, x > g), (b * (x - g) + z, True)),
    parameters=(
        Parameter(g, "input at the corner", Rational(0), display=Interval(-2, 2), learnable=True),
        Parameter(z, "output at the corner", Rational(0), display=Interval(-2, 2), learnable=True),
        Parameter(b, "slope left of the corner", Rational(1, 4), display=Interval(-1, 1), learnable=True),
    ),
    sources=(
        Source("liu2020reactnet", "authors' code, mobilenet/2_step2/reactnet.py: move12, prelu1, move13"),
        Source("kunc2024three", "section 4.2.5"),
    ),
    year=2020,
    confidence="checked",
    relations=(rescaling_of("prelu", input="x - g", output="y + z", alpha="b"),),
)

sloped_relu = Activation(
    slug="sloped_relu",
    name="Sloped ReLU",
    aliases=("SlReLU", "PReLU+"),
    summary="ReLU whose positive side has a slope of its own.",
    expression=Piecewise((a * x, x > 0), (0, True)),
    parameters=(Parameter(a, "slope of the positive side", Rational(2), domain=Interval(0, oo), display=Interval(0, 10)),),
    sources=(Source("kunc2024three", "section 3.6.5"),),
    year=2017,
    remark="There is no usual slope; the default here is an example. With a learnt slope the survey calls it PReLU+.",
    relations=(
        rescaling_of("relu", output="a*y"),
        case_of("shilu", a="a", b=0),
        case_of("dual_prelu", a="a", b=0),
    ),
)

lelelu = Activation(
    slug="lelelu",
    name="LeLeLU",
    aliases=("leaky learnable ReLU", "learnable leaky ReLU"),
    summary="Leaky ReLU of slope 0.01, times a learnt factor: it can shrink to nothing or turn upside down.",
    expression=Piecewise((a * x, x > 0), (a * x / 100, True)),
    parameters=(Parameter(a, "learnt factor", Rational(1), display=Interval(-2, 2), learnable=True),),
    sources=(
        Source("maniatopoulos2021learnable", "section 2, the proposed function"),
        Source("kunc2024three", "section 4.2.8"),
    ),
    year=2021,
    relations=(
        rescaling_of("leaky_relu", output="a*y", alpha=Rational(1, 100)),
        case_of("dual_prelu", a="a", b="a/100"),
    ),
)

arelu = Activation(
    slug="arelu",
    name="Attention-based ReLU",
    aliases=("AReLU (attention)",),
    summary="Two learnt slopes: the positive side is amplified by a factor between 1 and 2, the negative one attenuated.",
    expression=Piecewise(((1 + sigmoid(b)) * x, x > 0), (a * x, True)),
    parameters=(
        Parameter(
            a,
            "slope of the negative side",
            Rational(9, 10),
            domain=Interval(Rational(1, 100), Rational(99, 100)),
            display=Interval(Rational(1, 100), Rational(99, 100)),
            learnable=True,
        ),
        Parameter(
            b, "its sigmoid is added to the slope 1 of the positive side", Rational(2), display=Interval(-4, 4), learnable=True
        ),
    ),
    sources=(Source("chen2020arelu", "authors' code, activations/arelu.py"), Source("kunc2024three", "section 4.2.19")),
    year=2020,
    confidence="checked",
    remark="The authors clip the slope of the negative side to the range from 0.01 to 0.99; here that range is its domain.",
    relations=(case_of("dual_prelu", a="1 + sigmoid(b)", b="a"),),
)

flexible_relu = Activation(
    slug="flexible_relu",
    name="Flexible ReLU",
    aliases=("FReLU (flexible)",),
    summary="ReLU with a learnt constant added to its output; it tends to become negative and brings the mean down.",
    expression=Piecewise((x + b, x > 0), (b, True)),
    parameters=(Parameter(b, "least output", Rational(0), display=Interval(-2, 2), learnable=True),),
    sources=(Source("qiu2018frelu", "abstract, in words"), Source("kunc2024three", "section 4.2.15")),
    year=2017,
    remark="At its default, where learning starts, it is ReLU.",
    relations=(case_of("shilu", a=1, b="b"), rescaling_of("relu", output="y + b")),
)

shilu = Activation(
    slug="shilu",
    name="ShiLU",
    aliases=("shifted rectified linear unit", "adaptive shifted ReLU"),
    summary="ReLU with slope and output level both learnt.",
    expression=Piecewise((a * x + b, x > 0), (b, True)),
    parameters=(
        Parameter(a, "slope of the positive side", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(b, "output for negative inputs", Rational(1), display=Interval(-2, 2), learnable=True),
    ),
    sources=(
        Source("pishchik2023trainable", "author's code, activation.py: ShiLU"),
        Source("kunc2024three", "section 4.2.16"),
    ),
    year=2023,
    confidence="checked",
    remark="The author's code starts at a = 1 and b = 1; with b = 0 it would start as ReLU.",
    relations=(rescaling_of("relu", output="a*y + b"), case_of("dual_line", a="a", b=0, m="b")),
)

delay_relu = Activation(
    slug="delay_relu",
    name="Delay ReLU",
    aliases=("DRLU", "delay rectified linear unit"),
    summary="ReLU moved to the right: the unit answers only what exceeds a threshold, as neurons do.",
    expression=Piecewise((x - a, x > a), (0, True)),
    parameters=(
        Parameter(a, "input from which the unit answers", Rational(8, 100), domain=Interval(0, oo), display=Interval(0, 2)),
    ),
    sources=(Source("shan2022deep", "abstract, in words"), Source("kunc2024three", "section 3.6.43, eq. (146)")),
    year=2022,
    remark="The survey names 0.06, 0.08 and 0.10 as thresholds in use; at the default it can hardly be told from ReLU by eye.",
    relations=(rescaling_of("relu", input="x - a"), case_of("rprelu", g="a", z=0, b=0)),
)

displaced_relu = Activation(
    slug="displaced_relu",
    name="Displaced ReLU",
    aliases=(
        "DReLU (displaced)",
        "DisReLU",
        "displaced rectifier linear unit",
        Alias(
            "Margin ReLU",
            year=2019,
            source=Source("heo2019comprehensive", "authors' code, CIFAR-100/distiller.py: the mean of the negative responses"),
            formula="max(x, a)",
            letters={"a": 0},
            at={"delta": "-a"},
        ),
        Alias("MarReLU", letters={"a": 0}, at={"delta": "-a"}),
        Alias(
            "thresholded linear unit",
            year=2019,
            source=Source("singh2020filter", "the activation after filter response normalization, max(y, tau)"),
            formula="max(x, tau)",
            letters={"tau": 0},
            at={"delta": "-tau"},
        ),
    ),
    summary="ReLU with its corner slid down the diagonal, so that the identity holds a little below 0 as well.",
    expression=Piecewise((x, x > -delta), (-delta, True)),
    parameters=(
        Parameter(delta, "how far below 0 the identity reaches", Rational(5, 100), display=Interval(-1, 2), learnable=True),
    ),
    sources=(
        Source("macedo2019enhancing", "abstract, in words: the identity of ReLU, extended to the third quadrant"),
        Source("kunc2024three", "section 3.6.44, eq. (147), and section 4.2.3"),
    ),
    year=2019,
    confidence="checked",
    relations=(
        rescaling_of("relu", input="x + delta", output="y - delta"),
        case_of("rprelu", g="-delta", z="-delta", b=0),
        limit_of("hard_tanh", lower="-delta", upper=oo),
    ),
)

shifted_relu = Activation(
    slug="shifted_relu",
    name="Shifted ReLU",
    aliases=("SReLU (shifted)",),
    summary="The identity, cut off below −1: the straight-line counterpart of ELU.",
    expression=Piecewise((x, x > -1), (-1, True)),
    sources=(
        Source("clevert2016fast", "section 4: SReLU, one of the units compared, max(−1, x)"),
        Source("kunc2024three", "section 3.6.1"),
    ),
    year=2015,
    confidence="checked",
    relations=(case_of("displaced_relu", delta=1), rescaling_of("relu", input="x + 1", output="y - 1")),
)

srelu = Activation(
    slug="srelu",
    name="S-shaped ReLU",
    aliases=("SReLU (S-shaped)", "S-shaped rectified linear activation unit"),
    summary="Three straight lines with two thresholds and two outer slopes learnt: convex, concave or S-shaped as data ask.",
    expression=Piecewise((tl + al * (x - tl), x <= tl), (tr + ar * (x - tr), x >= tr), (x, True)),
    parameters=(
        Parameter(tl, "left threshold", Rational(0), display=Interval(-2, 0), learnable=True),
        Parameter(al, "slope left of it", Rational(1, 5), display=Interval(-1, 2), learnable=True),
        Parameter(tr, "right threshold", Rational(1), display=Interval("0.2", 3), learnable=True),
        Parameter(ar, "slope right of it", Rational(1), display=Interval(-1, 2), learnable=True),
    ),
    sources=(
        Source("jin2015deep", "abstract: three linear functions with four learnable parameters"),
        Source("kunc2024three", "section 4.33"),
    ),
    year=2015,
    remark="Learning starts from a leaky ReLU (left threshold 0, right slope 1); the right threshold is set from data.",
)

bounded_leaky_relu = Activation(
    slug="bounded_leaky_relu",
    name="Bounded leaky ReLU",
    aliases=("BLReLU",),
    summary="Leaky ReLU that bends again at an upper bound and goes on with the small slope there.",
    expression=Piecewise((a * x, x <= 0), (a * x + (1 - a) * b, x >= b), (x, True)),
    parameters=(
        Parameter(a, "slope of both outer lines", Rational(1, 100), display=Interval(0, 1)),
        Parameter(b, "where the upper line starts", Rational(1), domain=POSITIVE, display=Interval("0.2", 8)),
    ),
    sources=(
        Source("liew2016bounded", "abstract, where the bounded leaky ReLU is proposed"),
        Source("kunc2024three", "section 3.6.24, eq. (122)"),
    ),
    year=2016,
    remark="The survey leaves the constant of the upper line free; (1 − a) b is the one that makes the function continuous.",
    relations=(case_of("srelu", tl=0, al="a", tr="b", ar="a"),),
)

lisa = Activation(
    slug="lisa",
    name="LiSA",
    aliases=("linearized sigmoidal activation", "ALiSA", "adaptive linearized sigmoidal activation"),
    summary="Three straight lines bent at 0 and 1, a sigmoid of line segments that does not saturate.",
    expression=Piecewise((al * x, x <= 0), (ar * x - ar + 1, x >= 1), (x, True)),
    parameters=(
        Parameter(al, "slope below 0", Rational(1, 10), display=Interval(-1, 2), learnable=True),
        Parameter(ar, "slope above 1", Rational(1, 10), display=Interval(-1, 2), learnable=True),
    ),
    sources=(Source("kunc2024three", "section 4.33.2"),),
    year=2019,
    remark="The slopes depend on the problem; the defaults are examples. With learnt slopes the function is called ALiSA.",
    relations=(case_of("srelu", tl=0, al="al", tr=1, ar="ar"),),
)

plu = Activation(
    slug="plu",
    name="Piecewise linear unit (PLU)",
    aliases=("PLU (piecewise linear)",),
    summary="A tanh of three straight lines: the identity in the middle and a small slope, never 0, on both sides.",
    expression=Piecewise((a * (x + c) - c, x <= -c), (a * (x - c) + c, x >= c), (x, True)),
    parameters=(
        Parameter(a, "slope of the outer lines", Rational(1, 10), domain=Interval(0, 1), display=Interval(0, 1)),
        Parameter(c, "half the width of the identity", Rational(1), domain=POSITIVE, display=Interval("0.2", 3)),
    ),
    sources=(Source("nicolae2018plu", "abstract, in words"), Source("kunc2024three", "section 4.35")),
    year=2018,
    relations=(case_of("srelu", tl="-c", al="a", tr="c", ar="a"),),
)

mirrored_relu = Activation(
    slug="mirrored_relu",
    name="Mirrored ReLU",
    aliases=("mReLU", "triangular function"),
    summary="A tent of height 1 over [−1, 1]: large inputs of either sign are taken for unusual and suppressed.",
    expression=Piecewise((0, x <= -1), (x + 1, x <= 0), (1 - x, x < 1), (0, True)),
    sources=(
        Source("zhao2016suppressing", "abstract, in words: symmetric units that suppress exceptional magnitudes"),
        Source("kunc2024three", "section 3.6.28, eq. (126)"),
    ),
    year=2016,
    relations=(case_of("tent", delta=1),),
)
