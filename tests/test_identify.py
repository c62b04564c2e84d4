"""A published function is recognised under whatever letters and in whatever form; what was never published is not."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import time

import numpy as np
import pytest

from activarium.catalogue import ALL, UnknownActivation, find, index
from activarium.catalogue.dialects import DIALECTS, formula_of
from activarium.core import ParameterError
from activarium.derive.numpy_code import numpy_code
from activarium.formula import FormulaError, parse
from activarium.identification import NoSuchPlace, NotElementwise, TooManyLetters, identify, imported
from activarium.identification.candidate import candidates
from activarium.identification.proof import equal
from activarium.identification.samples import Samples, nodes, size
from activarium.identification.search import fitted
from activarium.identification.subject import subject
from told import drawn

# at the parameters drawn their steps or waves are finer than the inputs that are compared
TOO_FINE = {"smu", "h_siren", "shifted_scaled_sigmoid"}

every_record = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)


def slugs(found):
    """The slugs of the matches."""
    return [match.slug for match in found.matches]


@every_record
def test_its_own_formula_is_recognised(f):
    """A record is found from its own formula, whatever its letters are called."""
    text = f.text()
    for number, parameter in enumerate(f.parameters):
        text = re.sub(rf"\b{parameter.symbol}\b", f"letter_{number}", text)
    found = identify(text, nearest=0)
    (match,) = (match for match in found.matches if match.slug == f.slug)

    assert match.proof == "symbolic"
    assert sorted(match.exact.values()) == sorted(f"letter_{number}" for number in range(len(f.parameters)))


@pytest.mark.parametrize("f", [f for f in ALL if f.parameters and drawn(f)], ids=lambda f: f.slug)
def test_its_formula_with_numbers_is_recognised(f):
    """A record is found from its own formula with numbers for the letters."""
    found = identify(f.text(), parameters=drawn(f), nearest=0)

    assert f.slug in slugs(found) or (f.slug in TOO_FINE and not found)


@every_record
def test_its_values_are_recognised(f):
    """A record is found again in its values, given as NumPy code of which nothing is known, at its defaults."""
    names = {}
    exec(numpy_code(f, (0,)), names)
    candidate = next(candidate for candidate in candidates() if candidate.slug == f.slug)
    found = fitted(candidate, subject(names[f.slug]))

    assert found.theta == pytest.approx(list(f.values().values()), rel=1e-6, abs=1e-9)
    assert found.error < 1e-12


@pytest.mark.parametrize("f", ALL[::7], ids=lambda f: f.slug)
def test_its_code_is_recognised(f):
    """A record is found among all others from its NumPy code, with relatives in order; bench/identify.py tries every record."""
    names = {}
    exec(numpy_code(f, (0,)), names)
    found = identify(names[f.slug])
    (match,) = (match for match in found.matches if match.slug == f.slug)

    assert match.parameters == pytest.approx(f.values(), rel=1e-6, abs=1e-9)
    assert match.error < 1e-12
    assert [neighbour.distance for neighbour in found.nearest] == sorted(neighbour.distance for neighbour in found.nearest)


OTHERS = [
    ("quick_gelu of transformers", "QuickGELU", lambda x: x / (1 + np.exp(-1.702 * x))),
    (
        "gelu_new of transformers",
        "GELU (tanh)",
        lambda x: 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    ),
    ("gelu_fast of transformers", "GELU (tanh)", lambda x: 0.5 * x * (1 + np.tanh(x * 0.7978845608 * (1 + 0.044715 * x * x)))),
    ("gelu_python of transformers", "GELU", lambda x: x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))),
    ("relu2 of transformers", "Squared ReLU", lambda x: np.maximum(x, 0) ** 2),
    ("linear of transformers", "Identity", lambda x: x),
    ("silu of JAX", "SiLU", lambda x: x * (1 / (1 + np.exp(-x)))),
    ("squareplus of JAX", "Squareplus", lambda x: (x + np.sqrt(x * x + 4)) / 2),
    ("mish of JAX", "Mish", lambda x: x * np.tanh(np.logaddexp(x, 0))),
    ("softplus of JAX", "Softplus", lambda x: np.logaddexp(x, 0)),
    ("hard_swish of JAX", "Hardswish", lambda x: x * np.minimum(np.maximum(x + 3, 0), 6) / 6),
    ("leaky_relu of JAX", "Leaky ReLU", lambda x: np.where(x >= 0, x, 0.01 * x)),
    ("selu of Keras", "SELU", lambda x: 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x))),
    ("hard_sigmoid of Keras", "Hardsigmoid", lambda x: np.clip(x / 6 + 0.5, 0, 1)),
    ("softsign of Keras", "Softsign", lambda x: x / (np.abs(x) + 1)),
    ("LeakyReLU of Keras", "Leaky ReLU", lambda x: np.maximum(x, 0) - 0.3 * np.maximum(-x, 0)),
    ("tanh by exponentials", "Tanh", lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))),
    ("tanh of math", "Tanh", math.tanh),
    ("a scalar function", "ReLU", lambda x: x if x > 0 else 0.0),
    ("mish for floats", "Mish", lambda x: x * math.tanh(math.log1p(math.exp(x)))),
    ("single precision", "SiLU", lambda x: x.astype("f4") / (1 + np.exp(-x.astype("f4")))),
]


@pytest.mark.parametrize(("name", "function"), [(name, f) for _, name, f in OTHERS], ids=[label for label, *_ in OTHERS])
def test_formulas_of_frameworks_are_recognised(name, function):
    """What frameworks and people write, naive or clever, is named as it should be."""
    assert identify(function).name == name


# What a framework computes by default and our record does not: how identify tells of it.
APART = {
    ("thresholded_relu", "x if x > 0 else 0"): ("relu", 0.0),  # a threshold of 0, which our domain leaves out
    ("sinc", "sinc(pi*x)"): (None, 0.5),  # the same with a scaled input
    ("gelu", "min(x*Phi(x), 10)"): (None, 0.5),
    ("gelu_tanh", "x/2*(1 + tanh(0.797885*x + 0.035677*x**3))"): ("gelu_tanh", 1e-6),  # six digits of two constants
    ("xielu", "0.80078125*x**2 + x/2 if x > 0 else 0.80078125*(expm1(min(x, -1/1000000)) - x) + x/2"): ("xielu", 1e-12),
}
COMPUTED = {(d.slug, formula_of(d)) for d in DIALECTS}
WRITTEN = {(slug, formula) for slug, formula in COMPUTED if formula != find(slug).text()}  # the others are tried above


@pytest.mark.parametrize(("slug", "formula"), sorted(WRITTEN - set(APART)), ids=lambda part: part)
def test_what_frameworks_compute_is_recognised(slug, formula):
    """The formula by which a framework computes a record, its own defaults put in, leads to that record."""
    assert slug in slugs(identify(formula, nearest=0))


@pytest.mark.parametrize(("slug", "formula"), APART, ids=[slug for slug, _ in APART])
def test_what_frameworks_compute_differently_is_told_apart(slug, formula):
    """A formula that is not the record's is not told to be; the nearest relative shows how small the difference is."""
    nearest, distance = APART[slug, formula]
    found = identify(formula, nearest=1)

    assert (slug, formula) in COMPUTED
    assert slug not in slugs(found)
    assert nearest in {None, *slugs(found), found.nearest[0].slug}
    assert found.matches or found.nearest[0].distance <= distance


def test_the_sinc_of_torch_is_a_rescaled_one():
    """The normalised sinc is the other one with π times its input, and that is proven."""
    match = identify("sinc(pi*x)", rescaled=True, nearest=0).matches[0]

    assert (match.slug, match.input, match.proof) == ("sinc", "pi*x", "symbolic")


@pytest.mark.parametrize(
    "dialect", [d for d in DIALECTS if d.framework == "torch"], ids=lambda d: f"{d.call}{d.arguments or ''}"
)
def test_modules_of_torch_are_recognised(dialect):
    """Every activation of torch leads to its record and stays as it was, training mode and all."""
    pytest.importorskip("torch")
    needed = {"Threshold": (0.1, 20.0)}.get(dialect.call.rpartition(".")[2], ())
    arguments = {name: value.strip("'") for name, value in dialect.arguments.items()}
    module = imported(dialect.call.replace("torch.nn.", "torch.nn:"))(*needed, **arguments)
    module.train()
    before = {name: value.clone() for name, value in module.state_dict().items()}

    assert identify(module).matches[0].slug == dialect.slug
    assert module.training
    assert all(value.equal(before[name]) for name, value in module.state_dict().items())


TORCH = [
    (lambda nn: nn.LeakyReLU(0.3), "leaky_relu", {"alpha": "0.3"}),
    (lambda nn: nn.ELU(2.0), "elu", {"alpha": "2"}),
    (lambda nn: nn.Softplus(beta=3), "softplus", {"beta": "3"}),
    (lambda nn: nn.Hardtanh(-2, 3), "hard_tanh", {"lower": "-2", "upper": "3"}),
    (lambda nn: nn.Hardshrink(0.37), "hard_shrink", {"lambd": "0.37"}),
    (lambda nn: nn.Threshold(-1.25, 7), "threshold", {"threshold": "-1.25", "value": "7"}),
    (lambda nn: nn.PReLU(init=0.125), "prelu", {"alpha": "0.125"}),
    (lambda nn: nn.functional.gelu, "gelu", {}),
    (lambda nn: nn.SiLU, "silu", {}),
]


@pytest.mark.parametrize(("code", "slug", "exact"), TORCH, ids=[slug for _, slug, _ in TORCH])
def test_parameters_of_modules_are_fitted(code, slug, exact):
    """The parameters of a module come out as the numbers that were put in."""
    torch = pytest.importorskip("torch")
    match = identify(code(torch.nn)).matches[0]

    assert (match.slug, match.exact) == (slug, exact)


def test_every_format_of_torch_is_taken():
    """Functions that compute in a shorter format than float64 are recognised with the error that this allows."""
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.tensor(1.25, dtype=torch.bfloat16))

    def coarse(x):
        assert x.dtype == torch.bfloat16
        return x * torch.sigmoid(weight * x)

    single = identify(lambda x: (x.float() * torch.sigmoid(1.702 * x.float())).to(x.dtype)).matches[0]
    half = identify(coarse).matches[0]

    assert (single.name, 1e-9 < single.error < 1e-5) == ("QuickGELU", True)
    assert (half.slug, half.parameters["beta"]) == ("swish", pytest.approx(1.25, rel=0.02))


QUIET_MACHINE = 1.5  # how much longer things may take on one that has other work, too


@pytest.mark.parametrize("slug", ["silu", "leaky_relu", "hard_swish", "softplus", "mish"])
def test_a_match_is_found_at_once(slug):
    """What is published is recognised in 0.3 seconds of processor time, from its values alone."""
    names, seconds = {}, []
    exec(numpy_code(find(slug), (0,)), names)
    identify(names[slug])  # reads what it needs of the catalogue
    for _ in range(3):
        start = time.process_time()
        found = identify(names[slug])
        seconds.append(time.process_time() - start)

    assert slug in slugs(found)
    assert min(seconds) < QUIET_MACHINE * 0.3


def unpublished(seed):
    """A random smooth function of which nobody has made an activation function."""
    a, b, c, d, e = np.random.default_rng(seed).uniform(0.3, 1.7, 5)
    shapes = [
        lambda x: a * np.sin(b * x) * np.exp(-c * x * x / 5) + d * np.tanh(e * x),
        lambda x: x / (1 + a * np.exp(-b * x)) + c * np.exp(-((x - d) ** 2)),
        lambda x: np.log1p(np.exp(a * x)) * np.cos(b * x) + c * x,
        lambda x: a * np.arctan(b * x + c) + d * x / (1 + e * x * x),
        lambda x: x * np.tanh(a * x * x) - b * np.exp(-c * np.abs(x) ** 3),
    ]
    return shapes[seed % 5]


@pytest.mark.parametrize("seed", range(25))
def test_what_was_never_published_is_unknown(seed):
    """A random smooth function has no match, but five relatives at growing distances; that takes about a second."""
    start = time.process_time()
    found = identify(unpublished(seed))

    assert time.process_time() - start < QUIET_MACHINE * 2
    assert (found.matches, found.name, bool(found), len(found.nearest)) == ((), None, False, 5)
    assert found.nearest == tuple(sorted(found.nearest, key=lambda match: match.distance))
    assert 1e-6 < found.nearest[0].distance < 1
    assert "equals no function" in str(found)


@pytest.mark.parametrize(
    "slug", ["swish", "elu", "celu", "selu", "hard_tanh", "leaky_relu", "thresholded_relu", "softplus", "snake"]
)
def test_random_parameters_are_found(slug):
    """Numbers that are not simple are fitted to nearly all their digits."""
    f, rng = find(slug), np.random.default_rng(5)
    chosen = {
        p.symbol: float(p.display.lower) + float(p.display.upper - p.display.lower) * rng.uniform(0.2, 0.9)
        for p in f.parameters
    }
    match = next(match for match in identify(lambda x: f(x, **chosen)).matches if match.slug == slug)

    assert match.parameters == pytest.approx(chosen, rel=1e-9)


@pytest.mark.parametrize(
    ("formula", "slug", "exact"),
    [
        ("x*sigmoid(x/t)", "swish", {"beta": "1/t"}),
        ("log(1 + exp(k*x))/k", "softplus", {"beta": "k"}),
        ("max(low, min(x, high))", "hard_tanh", {"lower": "low", "upper": "high"}),
        ("u*tanh(v*x) + w", "variant_sigmoid", {"a": "2*u", "b": "2*v", "c": "u - w"}),
        ("x if x > 0 else x*r**2", "leaky_relu", {"alpha": "r**2"}),
    ],
)
def test_letters_are_matched_through_formulas(formula, slug, exact):
    """A family written with other letters is recognised, and its parameters told in these letters."""
    assert next(match.exact for match in identify(formula).matches if match.slug == slug) == exact


def test_letters_with_values_are_numbers():
    """A letter that was given a value is no parameter any more."""
    match = identify("x*sigmoid(a*x)", parameters={"a": 1.702}).matches[0]

    assert (match.name, match.exact, match.proof) == ("QuickGELU", {"beta": "1.702"}, "symbolic")
    assert identify(find("leaky_relu"), parameters={"alpha": 0.1}).matches[0].exact == {"alpha": "0.1"}


@pytest.mark.parametrize(
    ("function", "slug", "maps"),
    [
        (lambda x: 2 * np.tanh(3 * x - 1) + 0.5, "tanh", ("3*x - 1", "2*y + 0.5")),
        (lambda x: -3 * np.exp(-(x**2)) + 1, "gaussian", ("x", "-3*y + 1")),
        (lambda x: 2 * np.where(x > 1, x - 1, 1.7 * np.expm1(x - 1)), "elu", ("x - 1", "2*y")),
    ],
)
def test_scale_and_shift_may_be_free(function, slug, maps):
    """If asked, a function is recognised behind a map of its input and one of its output."""
    match = next(match for match in identify(function, rescaled=True).matches if match.slug == slug)

    assert (match.input, match.output) == maps
    assert slug not in slugs(identify(function)) or match.input == match.output


def test_the_most_specific_comes_first():
    """A record without parameters stands before those that contain it, and the subject's own name breaks a tie."""
    found = identify(lambda x: np.maximum(x, 0))
    counts = [len(find(slug).parameters) for slug in slugs(found)]

    assert slugs(found)[0] == "relu"
    assert counts[0] == 0 < min(counts[1:])
    assert {"leaky_relu", "prelu", "flexible_relu"} <= set(slugs(found))
    assert identify(lambda x: np.where(x > 0, x, 0.25 * x)).matches[0].parameters == {"alpha": 0.25}


def test_parameters_that_do_not_matter_keep_their_defaults():
    """Where two parameters make one slope, the first stays at its default."""
    match = next(match for match in identify(lambda x: np.where(x > 0, x, 0.3 * x)).matches if match.slug == "rrelu")

    assert match.parameters == pytest.approx({"lower": 0.125, "upper": 0.475})


def test_a_limit_is_no_match():
    """Records that only tend to a function, as softplus to ReLU, are not told to be it, nor to be its nearest relative."""
    found = identify(lambda x: np.maximum(x, 0))
    sharp = identify(lambda x: np.tanh(200 * x))

    assert not {"softplus", "squareplus", "swish", "smu"} & set(slugs(found))
    assert all(match.distance > 1e-9 for match in found.nearest)
    reach = {candidate.slug: 10 * candidate.reach for candidate in candidates()}
    assert all(np.all(np.abs(list(match.parameters.values())) <= reach[match.slug]) for match in found.nearest)
    assert "sign" not in slugs(sharp)
    assert sharp.matches[0].parameters == {"a": 200.0}


def test_near_misses_are_told_apart():
    """Functions that differ in the seventh digit, or only far out, are not confused."""
    assert "gelu_tanh" not in slugs(identify(find("gelu")))
    assert slugs(identify(lambda x: x / (1 + np.exp(-x)) * (1 + 1e-7 * np.cos(x)))) == []
    assert "relu" not in slugs(identify(lambda x: np.clip(x, 0, 50)))
    assert "abs" not in slugs(identify(lambda x: np.sqrt(x * x + 1e-9)))


def test_a_single_point_is_told():
    """Where a function jumps, another value at the point itself does not hide it, but is told."""
    assert identify(lambda x: np.where(x > 0, 1.0, 0.0)).matches[0].slug == "step"
    assert identify(lambda x: np.where(x > 0, 1.0, 0.0)).matches[0].except_at == (0.0,)
    assert identify(lambda x: np.where(x >= 0, 1.0, 0.0)).matches[0].except_at == ()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("x*(1 + tanh(x/2))/2", "x*sigmoid(x)", True),
        ("max(0, x) + min(0, x)", "x", True),
        ("x*((1 + exp(x))**2 - 1)/((1 + exp(x))**2 + 1)", "x*tanh(softplus(x))", True),
        ("1 if x > 0 else 0", "1 if x >= 0 else 0", False),
        ("x if x > 0 else 0.1*x", "x if x > 0 else 0.1000001*x", False),
        ("x*sigmoid(1.702*x)", "x*normal_cdf(x)", False),
        ("x if x > 1 else 0", "x if x > 0 else 0", False),
        ("exp(x)*exp(-x)*x", "x", True),
    ],
)
def test_proofs_are_right(first, second, same):
    """Algebra proves what is equal and nothing else, down to the value at a joint."""
    assert equal(parse(first), parse(second)) is same


def test_the_distance_has_no_scale():
    """Multiplying both functions by a number leaves their distance as it is; one that is 1 % off is 0.01 away or less."""
    x = nodes()
    y, other = np.tanh(x), np.tanh(1.1 * x)
    one = Samples(x, y, size(x, y)).distance(other)
    thousand = Samples(x, 1000 * y, size(x, 1000 * y)).distance(1000 * other)

    assert one == pytest.approx(thousand, rel=1e-12)
    assert 0 < Samples(x, y, size(x, y)).distance(1.01 * y) < 0.01
    assert Samples(x, y, size(x, y)).distance(y) == 0


def test_the_answer_is_plain_data():
    """The answer is told as JSON, and as lines for a person."""
    found = identify("x*sigmoid(1.702*x)")
    plain = json.loads(found.to_json())

    assert plain == found.to_dict()
    assert (plain["name"], plain["matches"][0]["exact"]) == ("QuickGELU", {"beta": "1.702"})
    assert str(found).startswith("x*sigmoid(1.702*x) is QuickGELU (swish, beta = 1.702), proven.")
    assert len(identify("x", nearest=2).nearest) == 2


def test_the_answer_is_the_same_again():
    """Nothing is left to chance: two runs give one answer."""
    assert identify(unpublished(3)) == identify(unpublished(3))


def test_a_black_box_needs_no_sympy():
    """What is recognised by its values alone loads neither SymPy nor torch."""
    code = (
        "import sys, numpy as np; from activarium.identification import identify; "
        "print(identify(lambda x: x/(1 + np.exp(-1.702*x))).name, {'sympy', 'torch', 'flint'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "QuickGELU set()"


def broken(x):
    """A function that fails."""
    raise KeyError(len(x))


BAD = [
    ("gelux", UnknownActivation, "nearest names: gelu"),
    ("x +* 2", FormulaError, "out of order"),
    ("torch.nn:Mish", NotElementwise, "place in a module"),
    ("a*b*c*d*e*f*g*h*i*j*k*l*m*x", TooManyLetters, "at most 12"),
    (3, NotElementwise, "cannot be called"),
    (broken, NotElementwise, "broken cannot be called: KeyError"),
    (lambda x, y: x + y, NotElementwise, r"needs 2 arguments \(x, y\)"),
    (lambda: 1.0, NotElementwise, "takes no argument"),
    (np.maximum, NotElementwise, "needs 2 arguments"),
    (np.sum, NotElementwise, r"returns shape \(\) for an input of shape"),
    (lambda x: x[:2], NotElementwise, r"returns shape \(2,\)"),
    ([1.0].extend, NotElementwise, "returns nothing"),
    (lambda x: x + 1j, NotElementwise, "must return real numbers"),
    (np.sort, NotElementwise, "element by element"),
    (np.cumsum, NotElementwise, "element by element"),
    (lambda x: x - x.mean(), NotElementwise, "element by element"),
    (lambda x: x * np.random.rand(), NotElementwise, "must not be random"),  # noqa: NPY002 - what people write
    (lambda x: np.log(x - 200), NotElementwise, "finite value at 0 of 96"),
]


@pytest.mark.parametrize(("given", "error", "told"), BAD, ids=[told for *_, told in BAD])
def test_bad_input_is_one_clear_sentence(given, error, told):
    """What is no function of one number gives one sentence that says so."""
    with pytest.raises(error, match=told) as raised:
        identify(given)
    assert isinstance(raised.value, ValueError | KeyError)
    assert error is FormulaError or "\n" not in str(raised.value)


def test_bad_modules_are_one_clear_sentence():
    """Modules that mix elements, are random, need a shape, a GPU or arguments say which."""
    torch = pytest.importorskip("torch")
    nn = torch.nn

    def elsewhere(x):
        return torch.empty(x.shape, device="meta")

    told = {
        nn.Softmax(dim=-1): "element by element",
        nn.GLU(): "Halving dimension",
        nn.Linear(3, 3): "shapes cannot be multiplied",
        nn.PReLU(64): "channel size",
        nn.Threshold: "needs arguments",
        nn.functional.dropout: "must not be random",
        nn.functional.threshold: "needs 3 arguments",
        nn.LayerNorm(5): "element by element",
        elsewhere: "NotImplementedError|meta",
    }
    for given, sentence in told.items():
        with pytest.raises(NotElementwise, match=sentence):
            identify(given)


def test_parameters_belong_to_formulas():
    """A value for a letter that is not there, or for a callable, is refused."""
    with pytest.raises(ParameterError, match="has no letter b"):
        identify("x*sigmoid(a*x)", parameters={"b": 1})
    with pytest.raises(ParameterError, match="fix them in it"):
        identify(np.tanh, parameters={"a": 1})
    with pytest.raises(ValueError, match="give its letters values"):
        identify("tanh(a*x)", rescaled=True)


def test_places_in_modules_are_found():
    """A place in a module leads to the object there, or to a sentence that says how far it leads."""
    assert imported("math:tanh") is math.tanh
    assert imported("numpy:linalg.norm") is np.linalg.norm
    for place, told in [
        ("no_such_module:f", "cannot be imported"),
        ("math:nothing", "has no nothing"),
        ("math", "write package"),
    ]:
        with pytest.raises(NoSuchPlace, match=told):
            imported(place)


def test_every_record_is_a_candidate():
    """The search leaves no record out, and starts each at its own defaults."""
    assert [candidate.slug for candidate in candidates()] == list(index())
    assert all(np.array_equal(candidate.draws[0], candidate.defaults) for candidate in candidates())


def test_a_name_is_a_subject():
    """A name of a record stands for the record, at the parameters that the name implies."""
    assert identify("Leaky ReLU").matches[0].slug == "leaky_relu"
    assert identify("QuickGELU").matches[0].exact == {"beta": "1.702"}
    assert subject("gelu").text == "GELU"
