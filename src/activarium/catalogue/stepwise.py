"""Hard pieces: sigmoids of straight lines, steps, and what is left when nothing is bent."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Interval, Parameter, Source, case_of, derivative_of, limit_of, oo, rescaling_of
from activarium.pieces import signum
from activarium.vocabulary import letter, x

a = letter("a")
hi, lo, lower, upper = map(letter, ("hi", "lo", "lower", "upper"))


hard_sigmoid = Activation(
    slug="hard_sigmoid",
    name="Hardsigmoid",
    aliases=("hard sigmoid (x/6)", "relu6(x+3)/6"),
    summary="Three straight lines in place of the logistic sigmoid, with slope 1/6 in the middle.",
    expression=Piecewise((0, x <= -3), (1, x >= 3), ((x + 3) / 6, True)),
    sources=(Source("howard2019searching", "section 5.2, unnumbered"),),
    year=2019,
    confidence="checked",
    relations=(
        rescaling_of("relu6", input="x + 3", output="y/6"),
        rescaling_of("hard_tanh", input="x/3", output="(y + 1)/2", lower=-1, upper=1),
        derivative_of("smelu", beta=3),
        case_of("p_sig_ramp", a=0, b=Rational(1, 6)),
    ),
    window=Interval(-4, 4),
    remark="One name, three functions: the slope is 1/6 here, 1/5 in older frameworks and 1/2 in binary networks.",
)

hard_sigmoid_02 = Activation(
    slug="hard_sigmoid_02",
    name="Hard sigmoid (0.2x)",
    aliases=("hard_sigmoid (Keras 2)", "HardSigmoid (ONNX)"),
    summary="Three straight lines in place of the logistic sigmoid, with slope 1/5, as in older frameworks.",
    expression=Piecewise((0, x <= Rational(-5, 2)), (1, x >= Rational(5, 2)), ((2 * x + 5) / 10, True)),
    sources=(
        Source("theano", "theano/tensor/nnet/sigm.py, hard_sigmoid"),
        Source("onnx2026operators", "HardSigmoid, the defaults of alpha and beta"),
        Source("kunc2024three", "section 3.6.17"),
    ),
    year=2012,
    confidence="checked",
    relations=(
        rescaling_of("hard_sigmoid", input="6*x/5"),
        rescaling_of("hard_tanh", input="2*x/5", output="(y + 1)/2", lower=-1, upper=1),
        rescaling_of("relu_n", input="x + 5/2", output="y/5", n=5),
        derivative_of("smelu", beta=Rational(5, 2)),
        case_of("p_sig_ramp", a=0, b=Rational(1, 5)),
    ),
    window=Interval(-4, 4),
)

hard_sigmoid_half = Activation(
    slug="hard_sigmoid_half",
    name="Hard sigmoid (x/2)",
    summary="Three straight lines with slope 1/2 in the middle: the chance that a weight is binarised to 1.",
    expression=Piecewise((0, x <= -1), (1, x >= 1), ((x + 1) / 2, True)),
    sources=(
        Source("courbariaux2015binaryconnect", "the authors' code, binary_connect.py, hard_sigmoid"),
        Source("kunc2024three", "section 3.6.17"),
    ),
    year=2015,
    confidence="checked",
    relations=(
        rescaling_of("hard_tanh", output="(y + 1)/2", lower=-1, upper=1),
        rescaling_of("hard_sigmoid", input="3*x"),
        rescaling_of("relu_n", input="x + 1", output="y/2", n=2),
        derivative_of("smelu", beta=1),
        case_of("p_sig_ramp", a=0, b=Rational(1, 2)),
    ),
    window=Interval(-2, 2),
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
    sources=(
        Source("collobert2011natural", "the hard version of tanh"),
        Source("torchnn", "generic/HardTanh.c, with bounds −1 and 1, in the first author's library; doc/transfer.md, with any"),
        Source("kunc2024three", "section 3.6.18"),
    ),
    year=2004,
    confidence="checked",
    relations=(rescaling_of("relu_n", input="x - lower", output="y + lower", n="upper - lower"),),
)

sv_hard_tanh = Activation(
    slug="sv_hard_tanh",
    name="SvHardTanh",
    summary="Hardtanh moved up or down, to give a binary network more of one sign than of the other.",
    expression=Piecewise((a - 1, x <= -1), (a + 1, x >= 1), (x + a, True)),
    parameters=(Parameter(a, "shift of the output", Rational(0), display=Interval(-1, 1)),),
    sources=(
        Source("kim2021improving", "figure 1, the function shifted along the y-axis"),
        Source("kunc2024three", "section 3.6.19, eqs. (115)-(116)"),
    ),
    year=2020,
    relations=(rescaling_of("hard_tanh", output="y + a", lower=-1, upper=1),),
)

sh_hard_tanh = Activation(
    slug="sh_hard_tanh",
    name="ShHardTanh",
    summary="Hardtanh moved sideways, which moves the threshold of the binary unit that it stands for.",
    expression=Piecewise((-1, x <= -1 - a), (1, x >= 1 - a), (x + a, True)),
    parameters=(Parameter(a, "shift of the input", Rational(0), display=Interval(-1, 1)),),
    sources=(
        Source("kim2021improving", "figure 1, the function shifted along the x-axis"),
        Source("kunc2024three", "section 3.6.19, eq. (117)"),
    ),
    year=2020,
    relations=(rescaling_of("hard_tanh", input="x + a", lower=-1, upper=1),),
)

step = Activation(
    slug="step",
    name="Binary step",
    aliases=("Heaviside", "Heaviside step", "unit step", "step function"),
    summary="All or nothing: 1 as soon as the input reaches 0, and 0 before.",
    expression=Piecewise((0, x < 0), (1, True)),
    sources=(
        Source("mcculloch1943logical", "where a neuron fires once its threshold is reached"),
        Source("kunc2024three", "section 3.1"),
    ),
    year=1943,
)

sign = Activation(
    slug="sign",
    name="Sign",
    aliases=("signum", "bipolar", "bipolar step"),
    summary="The sign of the input: −1, 0 or 1.",
    expression=signum(x),
    sources=(
        Source("rosenblatt1958perceptron", "the response units of the perceptron"),
        Source("kunc2024three", "section 3.1, in words"),
    ),
    year=1958,
    relations=(case_of("rsign", a=0), limit_of("adaptive_tanh", a=oo), limit_of("scaled_softsign", a=1, b=0)),
)

rsign = Activation(
    slug="rsign",
    name="RSign",
    summary="The sign of the input, taken from a learnt threshold: what binarises the activations of a ReActNet.",
    expression=Piecewise((1, x > a), (-1, x < a), (0, True)),
    parameters=(Parameter(a, "threshold", Rational(0), display=Interval(-2, 2), learnable=True),),
    sources=(
        Source("liu2020reactnet", "the authors' code, mobilenet/2_step2/reactnet.py"),
        Source("kunc2024three", "section 4.14"),
    ),
    year=2020,
    confidence="checked",
    relations=(rescaling_of("sign", input="x - a"),),
    remark="Its slope is 0 almost everywhere, so training needs a stand-in for the slope.",
)

n_activation = Activation(
    slug="n_activation",
    name="N-activation",
    summary="A zigzag of slopes 1, −1, 1, with which a 1-Lipschitz network can still fit every other zigzag.",
    expression=Piecewise((x - 2 * lo, x < lo), (x - 2 * hi, x > hi), (-x, True)),
    parameters=(
        Parameter(lo, "where the falling piece begins", Rational(-1, 2), display=Interval(-2, 0), learnable=True),
        Parameter(hi, "where the falling piece ends", Rational(1, 2), display=Interval(0, 2), learnable=True),
    ),
    sources=(
        Source("prach2023lipschitz", "the authors' code, src/models/layers/activations/n_activation.py"),
        Source("kunc2024three", "section 4.33.1"),
    ),
    year=2023,
    confidence="checked",
    window=Interval(-2, 2),
)
