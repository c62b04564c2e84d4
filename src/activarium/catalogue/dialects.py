"""What frameworks call our functions, and where theirs differ from the record: defaults, cut-offs, slope at the kink.

Nothing here imports SymPy or a framework. Where an implementation takes a shortcut, the record stays
the mathematical function and the dialect says what is done instead. A slope at a kink that is not
that of the record is always told in the words "the slope at 0 is 1".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from activarium.parts import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

# The frameworks, and the versions in which their sources were read or their functions called.
FRAMEWORKS = {
    "torch": "PyTorch 2.13",
    "torch functions": "PyTorch 2.13",
    "keras": "Keras 3.15",
    "jax": "JAX 0.10, Flax 0.12",
    "flax": "Flax 0.12",
    "tensorflow": "TensorFlow 2.21",
    "tensorflow_addons": "TensorFlow Addons 0.23",
    "onnx": "ONNX 1.23",
    "timm": "timm 1.0.31",
    "transformers": "Transformers 5.23",
    "fastai": "fastai 2.8",
    "darknet": "Darknet and descendants",
}


@dataclass(frozen=True)
class Dialect:
    """One function in one framework.

    Arguments:
        slug: of the record.
        framework: one of `FRAMEWORKS`; `torch` stands for the modules of `torch.nn`.
        call: what to write there, without arguments; of ONNX the operator with its namespace.
        also: other names there of the same thing, with the same arguments.
        names: our parameter → theirs, where the names differ.
        defaults: their default of our parameter, where it differs or where they fix it; exact.
        arguments: further arguments that make it this function.
        formula: what is computed, where it is written otherwise; in `x` and our parameters.
        differs: where its values or slopes are not those of the record, as a sentence.
        opset: of an operator of ONNX: the opset that introduced it and the one that last changed it.
    """

    slug: str
    framework: str
    call: str
    also: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)
    formula: str = ""
    differs: str = ""
    opset: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "defaults", {letter: exact(value) for letter, value in self.defaults.items()})


def _of(framework: str, pattern: str = "{}") -> Callable[..., Dialect]:
    """What writes the dialects of one framework: slug, names in it without their common prefix, and the rest."""

    def dialect(slug: str, *names: str, **rest: Any) -> Dialect:
        call, *also = (pattern.format(name) for name in names)
        return Dialect(slug, framework, call, tuple(also), **rest)

    return dialect


_module = _of("torch", "torch.nn.{}")
_torch = _of("torch functions", "torch.{}")
_keras, _jax, _flax = _of("keras", "keras.{}"), _of("jax", "{}"), _of("flax", "flax.{}")
_tf, _tfa = _of("tensorflow", "tf.{}"), _of("tensorflow_addons", "tfa.activations.{}")
_onnx, _timm, _hf = _of("onnx", "onnx::{}"), _of("timm"), _of("transformers", 'ACT2FN["{}"]')
_fastai, _darknet = _of("fastai", "fastai.layers.{}"), _of("darknet")

SLOPE = {"alpha": "negative_slope"}
HUNDREDTH = {"alpha": "0.01"}
FIXED = "Its two constants are fixed."
BARE = "It has no defaults: both arguments must be given."
ERF_CANCELS = "Left of −8.4 in float64 and −5.6 in float32 1 + erf has cancelled: it returns 0."
TANH_CANCELS = "Left of −7.5 in float64 and −5.6 in float32 1 + tanh has cancelled: it returns 0."
SQUARES_CANCEL = "Far left its two terms cancel: at −1000 float32 keeps two digits."
THRESHOLD = "Where beta·x exceeds its threshold of 20 it returns x, with slope 1."
OVERFLOWS = "In float32 it overflows beyond 5.67e37, where the result does not."
SIXTH = "Its gradient is 1/6 as float32 has it, in float64 too: 0.16666667163."
PLAIN = "A plain difference, which cancels near 0"
BY_TANH = "By default it takes the approximation by tanh."


def _jax_flax(slug: str, *names: str, **rest: Any) -> Dialect:
    """The activations of Flax's nnx are those of JAX."""
    return _jax(slug, *(f"{module}.{name}" for module in ("jax.nn", "flax.nnx") for name in names), **rest)


TORCH = (
    _module("relu", "ReLU"),
    _module("leaky_relu", "LeakyReLU", names=SLOPE, defaults=HUNDREDTH),
    _module("prelu", "PReLU", names={"alpha": "init"}, differs="The slope is a trained tensor; init is its first value."),
    _module("rrelu", "RReLU", differs="In training mode the slope is drawn at random for every element."),
    _module("relu6", "ReLU6"),
    _module("threshold", "Threshold", differs=BARE),
    _module("identity", "Identity"),
    _module("elu", "ELU"),
    _module("celu", "CELU"),
    _module("selu", "SELU", differs=FIXED),
    _module("gelu", "GELU", differs=ERF_CANCELS),
    _module("gelu_tanh", "GELU", arguments={"approximate": "tanh"}, differs=TANH_CANCELS),
    _module("silu", "SiLU"),
    _module("mish", "Mish"),
    _module("hard_swish", "Hardswish", differs=OVERFLOWS),
    _module("sigmoid", "Sigmoid"),
    _module("tanh", "Tanh"),
    _module("softsign", "Softsign"),
    _module("hard_sigmoid", "Hardsigmoid", differs=SIXTH),
    _module("hard_tanh", "Hardtanh", names={"lower": "min_val", "upper": "max_val"}),
    _module("softplus", "Softplus", differs=THRESHOLD),
    _module("logsigmoid", "LogSigmoid"),
    _module("soft_shrink", "Softshrink"),
    _module("hard_shrink", "Hardshrink"),
    _module("tanh_shrink", "Tanhshrink", differs=f"{PLAIN}: at 0.0001 float32 returns 0."),
)  # fmt: skip

TORCH_FUNCTIONS = (
    _torch("relu", "relu", "nn.functional.relu"),
    _torch("leaky_relu", "nn.functional.leaky_relu", names=SLOPE, defaults=HUNDREDTH),
    _torch("prelu", "nn.functional.prelu", "prelu", names={"alpha": "weight"}, differs="weight is a tensor without a default."),
    _torch("rrelu", "nn.functional.rrelu", "rrelu", differs="With training=True the slope is drawn for every element."),
    _torch("relu6", "nn.functional.relu6"),
    _torch("relu_n", "nn.functional.hardtanh", "nn.Hardtanh", names={"n": "max_val"}, arguments={"min_val": 0}),
    _torch("threshold", "nn.functional.threshold", "threshold", differs=BARE),
    _torch(
        "thresholded_relu", "nn.functional.threshold", "threshold", "nn.Threshold",
        names={"theta": "threshold"}, arguments={"value": 0}, differs=BARE,
    ),
    _torch("elu", "nn.functional.elu"),
    _torch("celu", "nn.functional.celu", "celu"),
    _torch("selu", "nn.functional.selu", "selu", differs=FIXED),
    _torch("gelu", "nn.functional.gelu", differs=ERF_CANCELS),
    _torch("gelu_tanh", "nn.functional.gelu", arguments={"approximate": "tanh"}, differs=TANH_CANCELS),
    _torch("silu", "nn.functional.silu"),
    _torch("mish", "nn.functional.mish"),
    _torch("hard_swish", "nn.functional.hardswish", differs=OVERFLOWS),
    _torch("sigmoid", "sigmoid", "special.expit", "nn.functional.sigmoid"),
    _torch("tanh", "tanh", "nn.functional.tanh"),
    _torch("softsign", "nn.functional.softsign"),
    _torch("hard_sigmoid", "nn.functional.hardsigmoid", differs=SIXTH),
    _torch("hard_tanh", "nn.functional.hardtanh", names={"lower": "min_val", "upper": "max_val"}),
    _torch("softplus", "nn.functional.softplus", differs=THRESHOLD),
    _torch("logsigmoid", "nn.functional.logsigmoid"),
    _torch("soft_shrink", "nn.functional.softshrink"),
    _torch("hard_shrink", "nn.functional.hardshrink"),
    _torch("tanh_shrink", "nn.functional.tanhshrink", differs=f"{PLAIN}: at 0.0001 float32 returns 0."),
    _torch("abs", "abs", differs="The slope at 0 is 0."),
    _torch("sign", "sign", differs="NaN becomes 0."),
    _torch("exp", "exp"),
    _torch("cosine", "cos"),
    _torch("sine", "sin", defaults={"omega": 1}, differs="It has no omega: multiply the input."),
    _torch("sinc", "sinc", formula="sinc(pi*x)", differs="Normalised, it is sin(πx)/(πx): divide the input by π."),
    _torch("arctan", "atan"),
    _torch("asinh", "asinh"),
    _torch("erf", "erf"),
    _torch("probit", "special.ndtr", differs=ERF_CANCELS),
    _torch("square", "square"),
    _torch("step", "heaviside", arguments={"values": 1}, differs="values must be a tensor; there is no gradient, not even 0."),
)  # fmt: skip

KERAS = (
    _keras("relu", "activations.relu", "layers.ReLU"),
    _keras(
        "relu_n", "activations.relu", "layers.ReLU", names={"n": "max_value"},
        differs="Without max_value there is no cap. With JAX below the slope at n is 1/2.",
    ),
    _keras("thresholded_relu", "activations.relu", "layers.ReLU", names={"theta": "threshold"}, defaults={"theta": 0}),
    _keras(
        "thresholded_relu", "activations.threshold",
        names={"theta": "threshold"}, arguments={"default_value": 0}, differs=BARE,
    ),
    _keras("threshold", "activations.threshold", names={"value": "default_value"}, differs=BARE),
    _keras(
        "leaky_relu", "activations.leaky_relu", names=SLOPE,
        differs="With JAX below the slope at 0 is 1; with TensorFlow and PyTorch it is alpha.",
    ),
    _keras(
        "leaky_relu", "layers.LeakyReLU", names=SLOPE, defaults={"alpha": "0.3"},
        differs="With JAX below the slope at 0 is 1; with TensorFlow and PyTorch it is alpha. A negative alpha is refused.",
    ),
    _keras(
        "prelu", "layers.PReLU", names={"alpha": "alpha_initializer"}, defaults={"alpha": 0},
        differs="Trained, one slope for every place unless shared_axes says otherwise. Whatever alpha is, the slope at 0 is 0.",
    ),
    _keras("relu6", "activations.relu6"),
    _keras("relu6", "layers.ReLU", arguments={"max_value": 6}),
    _keras("elu", "activations.elu", "layers.ELU"),
    _keras("celu", "activations.celu", differs="With TensorFlow below the slope at 0 is 2: both halves count there."),
    _keras("selu", "activations.selu", differs=f"{FIXED} With TensorFlow below the slope at 0 is scale."),
    _keras(
        "softplus", "activations.softplus", defaults={"beta": 1},
        differs="beta is fixed at 1. With PyTorch below it returns x beyond 20.",
    ),
    _keras("squareplus", "activations.squareplus", differs=SQUARES_CANCEL),
    _keras(
        "smelu", "activations.sparse_plus", defaults={"beta": 1}, formula="0 if x <= -1 else (x + 1)**2/4 if x < 1 else x",
        differs="beta is fixed at 1.",
    ),
    _keras("softsign", "activations.softsign"),
    _keras("soft_shrink", "activations.soft_shrink", names={"lambd": "threshold"}),
    _keras("hard_shrink", "activations.hard_shrink", names={"lambd": "threshold"}),
    _keras("tanh_shrink", "activations.tanh_shrink", differs=f"{PLAIN}."),
    _keras("silu", "activations.silu", "activations.swish", differs="Under either name it has no beta."),
    _keras("gelu", "activations.gelu"),
    _keras("gelu_tanh", "activations.gelu", arguments={"approximate": True}),
    _keras("mish", "activations.mish"),
    _keras("sigmoid", "activations.sigmoid"),
    _keras("hard_sigmoid", "activations.hard_sigmoid", differs="Keras 2 had the slope 1/5 under this name."),
    _keras("hard_sigmoid_half", "activations.sparse_sigmoid", differs="With JAX below the slope at −1 and 1 is 1/4."),
    _keras("logsigmoid", "activations.log_sigmoid"),
    _keras("hard_swish", "activations.hard_silu", "activations.hard_swish"),
    _keras("tanh", "activations.tanh"),
    _keras(
        "hard_tanh", "activations.hard_tanh", defaults={"lower": -1, "upper": 1},
        differs="The bounds are fixed at −1 and 1. With JAX and TensorFlow below the slope at −1 and 1 is 1.",
    ),
    _keras("exp", "activations.exponential"),
    _keras("identity", "activations.linear"),
)  # fmt: skip

JAX = (
    _jax_flax("relu", "relu"),
    _jax_flax("leaky_relu", "leaky_relu", names=SLOPE, defaults=HUNDREDTH, differs="The slope at 0 is 1, not alpha."),
    _flax(
        "prelu", "nnx.PReLU", "linen.PReLU", names={"alpha": "negative_slope_init"}, defaults=HUNDREDTH,
        differs="One trained slope for all channels. The slope at 0 is 1.",
    ),
    _jax_flax("relu6", "relu6"),
    _jax_flax("elu", "elu"),
    _jax_flax("celu", "celu"),
    _jax_flax("selu", "selu", differs=FIXED),
    _jax_flax("gelu", "gelu", arguments={"approximate": False}, differs=BY_TANH),
    _jax_flax("gelu_tanh", "gelu"),
    _jax_flax("silu", "silu", "swish", differs="Under either name it has no beta."),
    _jax("mish", "jax.nn.mish"),
    _jax_flax("softplus", "softplus", defaults={"beta": 1}, differs="beta is fixed at 1."),
    _jax("squareplus", "jax.nn.squareplus", differs=SQUARES_CANCEL),
    _jax(
        "smelu", "jax.nn.sparse_plus", defaults={"beta": 1}, formula="0 if x <= -1 else (x + 1)**2/4 if x < 1 else x",
        differs="beta is fixed at 1.",
    ),
    _jax_flax("sigmoid", "sigmoid"),
    _jax_flax("hard_sigmoid", "hard_sigmoid"),
    _jax("hard_sigmoid_half", "jax.nn.sparse_sigmoid", differs="The slope at −1 and 1 is 1/4."),
    _jax_flax("logsigmoid", "log_sigmoid"),
    _jax_flax("hard_swish", "hard_silu", "hard_swish"),
    _jax_flax("tanh", "tanh"),
    _jax_flax(
        "hard_tanh", "hard_tanh", defaults={"lower": -1, "upper": 1},
        differs="The bounds are fixed at −1 and 1. The slope at −1 and 1 is 1.",
    ),
    _jax_flax("softsign", "soft_sign"),
    _jax_flax("identity", "identity"),
)  # fmt: skip

TENSORFLOW = (
    _tf("relu", "nn.relu"),
    _tf("leaky_relu", "nn.leaky_relu", differs="The slope is held in float32: in float64 as well, 0.2 is 0.200000003."),
    _tf("relu6", "nn.relu6"),
    _tf("elu", "nn.elu", defaults={"alpha": 1}, differs="alpha is fixed at 1."),
    _tf("selu", "nn.selu", differs=f"{FIXED} The slope at 0 is scale."),
    _tf("gelu", "nn.gelu"),
    _tf("gelu_tanh", "nn.gelu", arguments={"approximate": True}),
    _tf("silu", "nn.silu", "nn.swish"),
    _tf("swish", "nn.silu", "nn.swish"),
    _tf("sigmoid", "nn.sigmoid"),
    _tf("logsigmoid", "math.log_sigmoid"),
    _tf("tanh", "nn.tanh"),
    _tf("softplus", "nn.softplus", defaults={"beta": 1}, differs="beta is fixed at 1."),
    _tf("softsign", "nn.softsign"),
    _tfa("gelu", "gelu", arguments={"approximate": False}, differs=BY_TANH),
    _tfa("gelu_tanh", "gelu"),
    _tfa("hard_shrink", "hardshrink", differs="It takes the ends of the interval: lower = −lambd, upper = lambd."),
    _tfa("soft_shrink", "softshrink", differs="It takes the ends of the interval: lower = −lambd, upper = lambd."),
    _tfa("tanh_shrink", "tanhshrink", differs=f"{PLAIN}."),
    _tfa("rrelu", "rrelu", differs="The slope at 0 is 1. With training=True that of the left is drawn for every element."),
    _tfa("lisht", "lisht"),
    _tfa("mish", "mish"),
    _tfa("snake", "snake", names={"a": "frequency"}, formula="x + (1 - cos(2*a*x))/(2*a)"),
)

ONNX = (
    _onnx("relu", "Relu", opset=(1, 14)),
    _onnx(
        "leaky_relu", "LeakyRelu", defaults={"alpha": "0.00999999977648258209228515625"}, opset=(1, 16),
        differs="An attribute is a float32: 0.01 rounded.",
    ),
    _onnx("prelu", "PRelu", names={"alpha": "slope"}, opset=(1, 16), differs="slope is a tensor without a default."),
    _onnx("thresholded_relu", "ThresholdedRelu", names={"theta": "alpha"}, opset=(10, 22)),
    _onnx("relu6", "Clip", arguments={"min": 0, "max": 6}, opset=(1, 13)),
    _onnx("relu_n", "Clip", names={"n": "max"}, arguments={"min": 0}, opset=(1, 13), differs="max has no default."),
    _onnx("hard_tanh", "Clip", names={"lower": "min", "upper": "max"}, opset=(1, 13), differs="The bounds have no defaults."),
    _onnx("elu", "Elu", opset=(1, 22)),
    _onnx("celu", "Celu", opset=(12, 28)),
    _onnx(
        "selu", "Selu", names={"scale": "gamma"}, opset=(1, 22),
        defaults={"alpha": "1.67326319217681884765625", "scale": "1.05070102214813232421875"},
        differs="Two attributes in float32, and not the paper's constants rounded.",
    ),
    _onnx("gelu", "Gelu", opset=(20, 20)),
    _onnx("gelu_tanh", "Gelu", arguments={"approximate": "tanh"}, opset=(20, 20)),
    _onnx("swish", "Swish", names={"beta": "alpha"}, opset=(24, 24)),
    _onnx("silu", "Swish", opset=(24, 24)),
    _onnx("mish", "Mish", opset=(18, 22)),
    _onnx("hard_swish", "HardSwish", opset=(14, 22)),
    _onnx("sigmoid", "Sigmoid", opset=(1, 13)),
    _onnx(
        "hard_sigmoid_02", "HardSigmoid", formula="max(0, min(1, x/5 + 1/2))", opset=(1, 22),
        differs="The slope is 0.2 in float32: 0.20000000298.",
    ),
    _onnx(
        "hard_sigmoid", "HardSigmoid", arguments={"alpha": 0.1666666716337204}, opset=(1, 22),
        differs="1/6 has to be given, rounded to float32.",
    ),
    _onnx("hard_sigmoid_half", "HardSigmoid", arguments={"alpha": 0.5}, opset=(1, 22)),
    _onnx("tanh", "Tanh", opset=(1, 13)),
    _onnx("softplus", "Softplus", defaults={"beta": 1}, opset=(1, 22), differs="beta is fixed at 1."),
    _onnx("softsign", "Softsign", opset=(1, 22)),
    _onnx("hard_shrink", "Shrink", arguments={"bias": 0}, opset=(9, 9)),
    _onnx("soft_shrink", "Shrink", arguments={"bias": 0.5}, opset=(9, 9), differs="bias, 0 by default, must equal lambd."),
    _onnx("identity", "Identity", opset=(1, 25)),
    _onnx("erf", "Erf", opset=(9, 13)),
    _onnx("exp", "Exp", opset=(1, 13)),
    _onnx("sine", "Sin", defaults={"omega": 1}, opset=(7, 22), differs="It has no omega: multiply the input."),
    _onnx("cosine", "Cos", opset=(7, 22)),
    _onnx("abs", "Abs", opset=(1, 13)),
    _onnx("sign", "Sign", opset=(9, 13)),
    _onnx("arctan", "Atan", opset=(7, 22)),
    _onnx("asinh", "Asinh", opset=(9, 22)),
)  # fmt: skip

TIMM = (
    _timm("relu", "relu"),
    _timm("relu6", "relu6"),
    _timm("leaky_relu", "leaky_relu", names=SLOPE, defaults=HUNDREDTH),
    _timm("prelu", "prelu", names={"alpha": "init"}, differs="Only as a layer; the slope is a trained tensor."),
    _timm("elu", "elu"),
    _timm("celu", "celu"),
    _timm("selu", "selu", differs=FIXED),
    _timm("gelu", "gelu"),
    _timm("gelu_tanh", "gelu_tanh"),
    _timm("swish", "quick_gelu", defaults={"beta": "1.702"}, differs="beta is fixed."),
    _timm("silu", "silu", "swish", differs="Under either name it has no beta."),
    _timm("mish", "mish"),
    _timm("hard_mish", "hard_mish", differs="The slope at −2 is −1, that of the middle piece."),
    _timm("hard_swish", "hard_swish", "hardswish"),
    _timm("sigmoid", "sigmoid"),
    _timm("hard_sigmoid", "hard_sigmoid", "hardsigmoid"),
    _timm("tanh", "tanh"),
    _timm("identity", "identity", differs="Only as a layer."),
)

TRANSFORMERS = (
    _hf("relu", "relu"),
    _hf("leaky_relu", "leaky_relu", names=SLOPE, defaults=HUNDREDTH),
    _hf("prelu", "prelu", names={"alpha": "init"}, differs="One trained slope for all channels."),
    _hf("relu6", "relu6"),
    _hf("squared_relu", "relu2"),
    _hf("gelu", "gelu"),
    _hf(
        "gelu", "gelu_python", formula="x/2*(1 + erf(x/sqrt(2)))",
        differs="1 + erf cancels far left: below about −6 in float32 it returns −0.",
    ),
    _hf("gelu", "gelu_10", formula="min(x*Phi(x), 10)", differs="Clipped to [−10, 10]: beyond, the slope is 0."),
    _hf("gelu_tanh", "gelu_new", "gelu_accurate", "gelu_pytorch_tanh", "gelu_python_tanh"),
    _hf(
        "gelu_tanh", "gelu_fast", formula="x/2*(1 + tanh(0.7978845608*x*(1 + 0.044715*x*x)))",
        differs="√(2/π) is rounded to ten digits.",
    ),
    _hf("swish", "quick_gelu", defaults={"beta": "1.702"}, differs="beta is fixed."),
    _hf("silu", "silu", "swish", differs="Under either name it has no beta."),
    _hf("mish", "mish"),
    _hf("hard_swish", "hardswish"),
    _hf("sigmoid", "sigmoid"),
    _hf("tanh", "tanh"),
    _hf("laplace_mega", "laplace", names={"sd": "sigma"}),
    _hf("sqrt_softplus", "sqrtsoftplus", differs="Its gradient is NaN where softplus underflows: in float32 below −104."),
    _hf(
        "xielu", "xielu", names={"ap": "alpha_p_init", "an": "alpha_n_init"},
        formula="0.80078125*x**2 + x/2 if x > 0 else 0.80078125*(expm1(min(x, -1/1000000)) - x) + x/2",
        differs="Parameters are kept in bfloat16, where 0.8 is 0.80078125. On the left expm1 is taken at −1e−6 at most, "
        "which gives −8e−7 at 0. The slope at 0 is −0.3.",
    ),
    _hf("identity", "linear"),
)  # fmt: skip

FASTAI = (
    _fastai("relu", "inplace_relu", differs="It overwrites its input."),
    _fastai("leaky_relu", "vleaky_relu", defaults={"alpha": "0.3"}, differs="Fixed. It overwrites its input by default."),
    _fastai("silu", "SwishJit", "Swish"),
    _fastai("mish", "Mish", "MishJit", "mish"),
    _fastai(
        "sigmoid", "sigmoid", formula="min(max(sigmoid(x), 1/10000000), 1 - 1/10000000)",
        differs="Clamped to [1e−7, 1 − 1e−7], with slope 0 beyond.",
    ),
    _fastai(
        "variant_sigmoid", "SigmoidRange", defaults={"b": 1},
        differs="b is fixed at 1; the ends of the range are given: low = −c, high = a − c.",
    ),
)  # fmt: skip

DARKNET = (
    _darknet("identity", "linear"),
    _darknet("relu", "relu"),
    _darknet("relu6", "relu6", differs="Some copies of activations.c lack it in the switch of the CPU and return 0."),
    _darknet("leaky_relu", "leaky", defaults={"alpha": "0.1"}, differs="The slope is fixed."),
    _darknet(
        "leaky_relu", "revleaky", defaults={"alpha": "0.1"},
        differs="The slope is fixed; backwards, on the GPU, the gradient is divided by it.",
    ),
    _darknet("leaky_relu", "relie", defaults={"alpha": "0.01"}, differs="The slope is fixed."),
    _darknet("li_relu", "ramp", defaults={"a": "0.1"}, formula="max(0, x) + x/10", differs="The slope is fixed."),
    _darknet("lisa", "lhtan", defaults={"al": "0.001", "ar": "0.001"}, differs="The slopes are fixed."),
    _darknet("elu", "elu", defaults={"alpha": 1}, differs="alpha is fixed at 1."),
    _darknet(
        "selu", "selu", defaults={"alpha": "1.6732", "scale": "1.0507"},
        differs="The constants are fixed, at five digits. The slope at 0 is scale.",
    ),
    _darknet(
        "gelu_tanh", "gelu", formula="x/2*(1 + tanh(0.797885*x + 0.035677*x**3))",
        differs="Its constants have six and five digits.",
    ),
    _darknet("silu", "swish"),
    _darknet("mish", "mish", differs="Its softplus is x above 20 and exp(x) below −20."),
    _darknet("hard_mish", "hard_mish"),
    _darknet("sigmoid", "logistic"),
    _darknet("bipolar_sigmoid", "loggy"),
    _darknet("tanh", "tanh"),
    _darknet("hard_tanh", "hardtan", defaults={"lower": -1, "upper": 1}, differs="The bounds are fixed at −1 and 1."),
)  # fmt: skip

DIALECTS: tuple[Dialect, ...] = (
    *(*TORCH, *TORCH_FUNCTIONS, *KERAS, *JAX, *TENSORFLOW),
    *(*ONNX, *TIMM, *TRANSFORMERS, *FASTAI, *DARKNET),
)


@cache
def _by_slug() -> dict[str, list[Dialect]]:
    found: dict[str, list[Dialect]] = {}
    for dialect in DIALECTS:
        found.setdefault(dialect.slug, []).append(dialect)
    return found


def dialects(slug: str) -> list[Dialect]:
    """What frameworks call a function.

    >>> [d.call for d in dialects("hard_mish")]
    ['hard_mish', 'hard_mish']
    """
    return list(_by_slug().get(slug, ()))


@cache
def torch_class(slug: str) -> str | None:
    """The class of `torch.nn` that is a function, if one is without further arguments.

    >>> torch_class("hard_swish"), torch_class("gelu_tanh")
    ('Hardswish', None)
    """
    return next((d.call.removeprefix("torch.nn.") for d in dialects(slug) if d.framework == "torch" and not d.arguments), None)


def formula_of(dialect: Dialect) -> str:
    """What a framework computes by default, as a formula in `x` alone.

    >>> [formula_of(d) for d in dialects("leaky_relu") if d.call == "keras.layers.LeakyReLU"]
    ['x if x > 0 else (3/10)*x']
    """
    from activarium.catalogue import record

    f = record(dialect.slug)
    chosen = {p.symbol: p.default for p in f.parameters} | dict(dialect.defaults)
    return re.sub(r"[A-Za-z]\w*", lambda word: _number(chosen.get(word[0])) or word[0], dialect.formula or str(f.text()))


def _number(value: Fraction | None) -> str:
    return "" if value is None else f"({value})" if value.denominator > 1 or value < 0 else str(value)
