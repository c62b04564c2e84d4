"""What frameworks call our functions, and where theirs differ from the record: defaults, cut-offs, slope at the kink.

Nothing here imports SymPy or a framework. Where an implementation takes a shortcut, the record stays
the mathematical function and the dialect says what is done instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache


@dataclass(frozen=True)
class Dialect:
    """One function in one framework.

    Arguments:
        slug: of the record.
        framework: such as `torch`.
        call: what to write there, without arguments.
        names: our parameter → theirs, where the names differ.
        defaults: their default of our parameter, where it differs.
        arguments: further arguments that make it this function.
        differs: where its values or slopes are not those of the record, as a sentence.
    """

    slug: str
    framework: str
    call: str
    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, Fraction] = field(default_factory=dict)
    arguments: dict[str, str] = field(default_factory=dict)
    differs: str = ""


def _torch(slug: str, name: str, **rest: object) -> Dialect:
    return Dialect(slug, "torch", f"torch.nn.{name}", **rest)  # type: ignore[arg-type]


DIALECTS = (
    _torch("relu", "ReLU"),
    _torch("leaky_relu", "LeakyReLU", names={"alpha": "negative_slope"}, defaults={"alpha": Fraction(1, 100)}),
    _torch("prelu", "PReLU", names={"alpha": "init"}),
    _torch("rrelu", "RReLU", differs="In training mode the slope is drawn at random for every element."),
    _torch("relu6", "ReLU6"),
    _torch("threshold", "Threshold", differs="It has no defaults; both arguments must be given."),
    _torch("identity", "Identity"),
    _torch("elu", "ELU"),
    _torch("celu", "CELU"),
    _torch("selu", "SELU", differs="Its two constants are fixed."),
    _torch("gelu", "GELU"),
    _torch("gelu_tanh", "GELU", arguments={"approximate": "tanh"}),
    _torch("silu", "SiLU"),
    _torch("mish", "Mish"),
    _torch("hard_swish", "Hardswish"),
    _torch("sigmoid", "Sigmoid"),
    _torch("tanh", "Tanh"),
    _torch("softsign", "Softsign"),
    _torch("hard_sigmoid", "Hardsigmoid"),
    _torch("hard_tanh", "Hardtanh", names={"lower": "min_val", "upper": "max_val"}),
    _torch("softplus", "Softplus", differs="Where beta·x exceeds its threshold of 20 it returns x, with slope 1."),
    _torch("logsigmoid", "LogSigmoid"),
    _torch("soft_shrink", "Softshrink"),
    _torch("hard_shrink", "Hardshrink"),
    _torch("tanh_shrink", "Tanhshrink"),
    Dialect(
        "leaky_relu", "jax", "jax.nn.leaky_relu", {"alpha": "negative_slope"}, {"alpha": Fraction(1, 100)},
        differs="The slope at 0 is 1, not alpha.",
    ),
    Dialect("leaky_relu", "keras", "keras.activations.leaky_relu", {"alpha": "negative_slope"}),
    Dialect("leaky_relu", "keras", "keras.layers.LeakyReLU", {"alpha": "negative_slope"}, {"alpha": Fraction(3, 10)}),
)  # fmt: skip


def dialects(slug: str) -> list[Dialect]:
    """What frameworks call a function.

    >>> [d.call for d in dialects("gelu_tanh")]
    ['torch.nn.GELU']
    """
    return [dialect for dialect in DIALECTS if dialect.slug == slug]


@cache
def torch_class(slug: str) -> str | None:
    """The class of `torch.nn` that is a function, if one is without further arguments.

    >>> torch_class("hard_swish"), torch_class("gelu_tanh")
    ('Hardswish', None)
    """
    return next((d.call.removeprefix("torch.nn.") for d in dialects(slug) if d.framework == "torch" and not d.arguments), None)
