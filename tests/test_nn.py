"""The torch layer: values, derivatives and everything a module must survive."""

from __future__ import annotations

import copy
import inspect
import io
import pickle
import subprocess
import sys

import numpy as np
import pytest
import torch

from activarium import nn
from activarium.catalogue import ALL, FAMILIES, find, index
from activarium.catalogue.dialects import dialects
from activarium.core import Activation, ParameterError
from activarium.definition import define
from activarium.derive.curve import breakpoints
from activarium.nn import functional
from activarium.nn.formula import Formula
from activarium.nn.functional import function
from activarium.nn.modules import class_name, class_slugs, module_class

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*should not be instantiated:DeprecationWarning"),  # torch's compiler, of its own class
    pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning"),  # torch's forward mode loads TorchScript
]
every_activation = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)
with_parameters = pytest.mark.parametrize("f", [f for f in ALL if f.parameters], ids=lambda f: f.slug)
learnable = pytest.mark.parametrize("f", [f for f in ALL if any(p.learnable for p in f.parameters)], ids=lambda f: f.slug)
inf, nan = float("inf"), float("nan")
torch.set_num_threads(1)  # small tensors: threads would only wait for one another


def points(f: Activation) -> np.ndarray:
    """Random points of every size, both sides of every kink, subnormal numbers and the infinities."""
    chance = np.random.default_rng(7)
    ends = np.array(breakpoints(f, f.values()))
    sides = [np.nextafter(ends, -inf), ends, np.nextafter(ends, inf)]
    special = [0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-20, -1e-20, 1e300, -1e300, inf, -inf]
    return np.concatenate([chance.normal(0, 3, 300), chance.uniform(-800, 800, 300), special, *sides])


def smooth_points(f: Activation, count: int = 8) -> torch.Tensor:
    """Points far enough from the kinks for a difference quotient."""
    x = np.linspace(-3.9, 3.7, 40)
    ends = breakpoints(f, f.values())
    far = [at for at in x if all(abs(at - end) > 0.05 for end in ends)]
    chosen = np.random.default_rng(1).choice(far, count, replace=False)
    return torch.tensor(chosen, requires_grad=True)


def tensors(f: Activation, room: float = 0) -> list[torch.Tensor]:
    """The default of every parameter, so far from the lower end of its domain, as a tensor that asks for a gradient."""
    values = [max(f.values()[p.symbol], float(p.domain.lower) + room) for p in f.parameters]
    return [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]


def slopes(y: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """The derivative of each y by its x."""
    return torch.autograd.grad(y.sum(), x, create_graph=True)[0]


@every_activation
def test_torch_agrees_with_numpy(f: Activation) -> None:
    """Value, first and second derivative are those of the NumPy path, in float64 and over the whole line.

    Near a zero of f′ or f″ their digits cancel; there the result may be that of an x some ulp away.
    At infinity it is the limit, and NaN where there is none.
    """
    at = points(f)
    for order in range(3):
        computed = Formula(f, ("x",) * order)(torch.tensor(at), *f.values().values()).numpy()
        expected = f.derivative(at, order=order)
        with np.errstate(all="ignore"):
            beside = [f.derivative(at * shift, order=order) for shift in (1 - 2**-49, 1 + 2**-49)] if order else []
            blur = np.nan_to_num(sum((np.abs(b - expected) for b in beside), np.zeros_like(at)), nan=0, posinf=0)
            smooth = np.abs(at[:, None] - np.array([*breakpoints(f, f.values()), 1e9])).min(axis=1) > 1e-9
            allowed = 1e-12 * np.abs(expected) + blur * smooth + 2e-323
            same = (computed == expected) | (np.isnan(computed) & np.isnan(expected))
            assert (same | (np.abs(computed - expected) <= allowed)).all()


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16], ids=str)
def test_limits_at_infinity_follow_the_parameters(dtype: torch.dtype) -> None:
    """The limit is that of the parameters given, in every channel: x + a·x² and its curvature 2a, and sinc."""
    x = torch.tensor([[inf], [-inf]], dtype=dtype).expand(2, 3)
    values = [0.0, 1.0, torch.tensor([[0.5, -1.0, 0.0]], dtype=dtype), 0.0]
    assert Formula(find("slaf"))(x, *values).tolist() == [[inf, -inf, inf], [inf, -inf, -inf]]
    assert Formula(find("slaf"), ("x", "x"))(x, *values).tolist() == [[1.0, -2.0, 0.0]] * 2
    assert torch.equal(torch.func.vmap(nn.Sinc())(x), torch.zeros_like(x))


@every_activation
def test_autograd_uses_the_derived_derivatives(f: Activation) -> None:
    """The gradient is f′ and the gradient of the gradient f″, to the bit and at kinks and infinities too."""
    x = torch.tensor(points(f), requires_grad=True)
    values = f.values().values()
    first = slopes(function(f)(x), x)
    torch.testing.assert_close(first, Formula(f, ("x",))(x, *values), rtol=0, atol=0, equal_nan=True)
    if first.requires_grad:
        torch.testing.assert_close(slopes(first, x), Formula(f, ("x", "x"))(x, *values), rtol=0, atol=0, equal_nan=True)


@every_activation
def test_float32_loses_only_the_last_digits(f: Activation) -> None:
    """A value in float32 lies within eight units in the last place of that in float64.

    A square of a sigmoid alone may lose five, and exponentials differ by one or two from machine to machine.
    """
    x = torch.cat([torch.tensor(points(f)).clamp(-104, 104), torch.linspace(-30, 30, 6001)]).float()
    exact = function(f)(x.double()).numpy()
    with np.errstate(over="ignore"):  # what float32 cannot hold is infinite in it
        exact = np.where(np.isinf(exact.astype(np.float32)), np.copysign(inf, exact), exact)
    computed = function(f)(x).double().numpy()
    unit = np.spacing(np.clip(np.abs(exact), np.finfo(np.float32).tiny, 1e38).astype(np.float32))
    with np.errstate(invalid="ignore"):
        assert ((computed == exact) | (np.abs(computed - exact) / unit <= 8)).all()


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16], ids=str)
@every_activation
def test_short_formats_round_once(f: Activation, dtype: torch.dtype) -> None:
    """Value and gradient of a 16-bit tensor are those of float32, rounded."""
    x = torch.linspace(-9, 9, 301).to(dtype).requires_grad_()
    wide = x.detach().float().requires_grad_()
    weights = torch.linspace(0.3, 1.7, 301).to(dtype)
    y, exact = function(f)(x), function(f)(wide)
    assert y.dtype is dtype
    assert torch.equal(y, exact.to(dtype))
    (gradient,), (expected,) = torch.autograd.grad(y, x, weights), torch.autograd.grad(exact, wide, weights.float())
    assert torch.equal(gradient, expected.to(dtype))


@pytest.mark.parametrize(
    ("f", "dialect"),
    [(f, d) for f in ALL for d in dialects(f.slug) if d.framework == "torch"],
    ids=lambda v: getattr(v, "slug", ""),
)
def test_torch_has_the_same_function(f: Activation, dialect: object) -> None:
    """torch.nn's own module gives the same values and gradients.

    The tolerance is mixed because torch's are wrong in the tails by any relative measure; absolutely
    they are never more than 2e-6 off on [−20, 20]. Its float32 gradient at a kink is ours too.
    """
    own = getattr(torch.nn, dialect.call.removeprefix("torch.nn."))
    theirs = {dialect.names.get(p.symbol, p.symbol): float(p.default) for p in f.parameters} | dialect.arguments
    peer = own(**{name: value for name, value in theirs.items() if name in inspect.signature(own).parameters}).eval()
    ends = torch.tensor(breakpoints(f, f.values()))
    x = torch.cat([torch.linspace(-20, 20, 4001), ends]).requires_grad_()
    ours, other = nn.module(f)(x), peer(x)
    torch.testing.assert_close(ours, other, rtol=2e-6, atol=2e-6)
    torch.testing.assert_close(slopes(ours, x), slopes(other, x), rtol=2e-6, atol=2e-6)


@every_activation
def test_nan_stays_nan(f: Activation) -> None:
    """NaN gives NaN in value and gradient, unless the derivative is the same for every x; its neighbours are not touched."""
    x = torch.tensor([nan, 0.3], dtype=torch.float64, requires_grad=True)
    y = function(f)(x)
    gradient = slopes(y, x)
    assert y.isnan().tolist() == [True, False]
    assert gradient.isnan().tolist() == [f.slug not in {"identity", "rsign", "sign", "step"}, False]


@every_activation
def test_derivatives_are_those_of_the_function(f: Activation) -> None:
    """Difference quotients confirm first and second derivatives by x and by every parameter, backward and forward."""
    inputs = (smooth_points(f), *tensors(f, room=1e-4))  # the quotient takes steps of 1e-6
    torch.autograd.gradcheck(function(f), inputs, check_forward_ad=True, check_batched_grad=True)
    torch.autograd.gradgradcheck(function(f), inputs)


@every_activation
def test_higher_derivatives_go_on(f: Activation) -> None:
    """The third derivative, which no generated file holds, is derived when it is asked for."""
    torch.autograd.gradcheck(Formula(f, ("x", "x")), (smooth_points(f), *f.values().values()))


@with_parameters
def test_a_parameter_per_channel_has_the_gradient_of_its_channel(f: Activation) -> None:
    """A parameter of shape (C,) lies along axis 1, and its gradient is the sum over all the rest."""
    x = smooth_points(f, 12).detach().reshape(2, 3, 2)
    each = [torch.full((3,), value, dtype=torch.float64, requires_grad=True) for value in f.values().values()]
    y = function(f)(x, *each)
    gradients = torch.autograd.grad(y.sum(), each)
    for channel in range(3):
        own = tensors(f)
        part = function(f)(x[:, channel], *own)
        torch.testing.assert_close(y[:, channel], part, rtol=0, atol=0)
        for whole, single in zip(gradients, torch.autograd.grad(part.sum(), own), strict=True):
            torch.testing.assert_close(whole[channel], single, rtol=1e-12, atol=1e-13)


@every_activation
def test_vmap_and_forward_mode(f: Activation) -> None:
    """`torch.func` maps the function and differentiates it forwards, backwards and twice, as autograd does."""
    x = smooth_points(f).detach()
    values, scalar = function(f)(x), function(f)
    y, tangent = torch.func.jvp(scalar, (x,), (torch.ones_like(x),))
    slope = Formula(f, ("x",))(x, *f.values().values())
    torch.testing.assert_close(torch.func.vmap(scalar)(x), values, rtol=0, atol=0)
    torch.testing.assert_close((y, tangent), (values, slope), rtol=1e-14, atol=0)
    torch.testing.assert_close(torch.func.vmap(torch.func.grad(scalar))(x), slope, rtol=1e-14, atol=0)
    bend = torch.func.vmap(torch.func.jacfwd(torch.func.grad(scalar)))(x)
    torch.testing.assert_close(bend, Formula(f, ("x", "x"))(x, *f.values().values()), rtol=1e-13, atol=1e-15)


@with_parameters
def test_vmap_over_parameters(f: Activation) -> None:
    """Mapping over a parameter gives the functions of the single values."""
    x = smooth_points(f).detach()
    many = [torch.stack([p.detach(), p.detach() * 1.25]) for p in tensors(f)]
    mapped = torch.func.vmap(function(f), (None, *[0] * len(many)))(x, *many)
    single = [function(f)(x, *(p[n] for p in many)) for n in range(2)]
    torch.testing.assert_close(mapped, torch.stack(single), rtol=1e-14, atol=0)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_compiled_whole(family: object) -> None:
    """Under `torch.compile(fullgraph=True)` values and gradients, by x and by learnt parameters, stay what they are.

    The modules are compiled before they are ever called: what is read from files is read when they are made.
    """
    torch.compiler.reset()
    records = [f for f in vars(family).values() if isinstance(f, Activation)]
    modules = torch.nn.ModuleList([nn.module(f).double() for f in records[:: 1 + len(records) // 8]])  # compiling takes seconds
    compiled = torch.compile(lambda x: torch.stack([m(x) for m in modules]), fullgraph=True, backend="aot_eager")
    x = torch.tensor([-inf, -3.0, -0.7, 0.0, 1e-9, 1.4, 9.0, inf, nan], dtype=torch.float64, requires_grad=True)
    rows, plain = compiled(x), torch.stack([m(x) for m in modules])
    torch.testing.assert_close(rows, plain, rtol=1e-14, atol=0, equal_nan=True)
    finite = torch.linspace(-4.1, 4.3, 9, dtype=torch.float64, requires_grad=True)
    inputs = [finite, *modules.parameters()]
    compared = [torch.autograd.grad(y.sum(), inputs) for y in (compiled(finite), torch.stack([m(finite) for m in modules]))]
    torch.testing.assert_close(*compared, rtol=1e-13, atol=0)


def test_compiled_by_inductor() -> None:
    """The compiler's own code keeps NaN and the digits of a value near 0, where it would print exp(u) − 1."""
    torch.compiler.reset()
    model = torch.nn.Sequential(nn.LeakyReLU(), nn.ELU())
    compiled = torch.compile(model, fullgraph=True)
    x = torch.tensor([nan, -1e-30, -1e-9, -1e-3, -2.0, 0.0, 3.0, *[0.5] * 25], requires_grad=True)
    y, plain = compiled(x), model(x)
    torch.testing.assert_close(y, plain, rtol=1e-6, atol=0, equal_nan=True)
    compared = [torch.autograd.grad(v.sum(), x)[0] for v in (y, plain)]
    torch.testing.assert_close(*compared, rtol=1e-6, atol=0, equal_nan=True)


@pytest.mark.parametrize("strict", [True, False])
def test_exported(*, strict: bool) -> None:
    """`torch.export` takes the modules, and the program that comes out computes the same."""
    model, x = torch.nn.Sequential(nn.PReLU(), nn.Softplus(2.0), nn.GELU()), torch.linspace(-2, 2, 9)
    torch.testing.assert_close(torch.export.export(model, (x,), strict=strict).module()(x), model(x))


def test_traced_by_name() -> None:
    """`torch.fx` sees one call, by the name of the function."""
    graph = torch.fx.symbolic_trace(torch.nn.Sequential(nn.LeakyReLU(0.1), nn.Mish()))
    assert [node.target for node in graph.graph.nodes if node.op == "call_function"] == [functional.leaky_relu, functional.mish]
    x = torch.linspace(-2, 2, 9)
    assert torch.equal(graph(x), nn.Mish()(nn.LeakyReLU(0.1)(x)))


@every_activation
def test_large_and_strided_tensors(f: Activation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither size nor layout changes a value beyond the last digits, and the layout is kept."""
    monkeypatch.setattr("activarium.nn.formula.BLOCK", 64)
    x = torch.linspace(-9, 9, 480).reshape(2, 4, 10, 6).to(memory_format=torch.channels_last)
    y = function(f)(x)
    assert y.is_contiguous(memory_format=torch.channels_last)
    torch.testing.assert_close(y.contiguous(), function(f)(x.contiguous()), rtol=1e-6, atol=0)
    torch.testing.assert_close(function(f)(x[:, ::2]), y[:, ::2], rtol=1e-6, atol=0)


@every_activation
def test_the_result_is_new(f: Activation) -> None:
    """Writing into the result does not change the input."""
    x = torch.linspace(-2, 2, 9)
    kept = x.clone()
    function(f)(x).zero_()
    assert torch.equal(x, kept)


def test_only_x_is_saved() -> None:
    """The graph holds x itself and no mask; a function of constant slope holds nothing."""

    def saved(module: torch.nn.Module) -> list[bool]:
        x, held = torch.randn(50, requires_grad=True), []
        with torch.autograd.graph.saved_tensors_hooks(lambda t: held.append(t.data_ptr() == x.data_ptr()) or t, lambda t: t):
            module(x)
        return held

    assert saved(nn.GELU()) == [True]
    assert saved(nn.LeakyReLU()) == [True]
    assert saved(nn.Identity()) == []


# Modules


@every_activation
def test_every_record_has_its_class(f: Activation) -> None:
    """The class is found by its name and by every name of the record, is listed, and is a module of torch."""
    kind = getattr(nn, class_name(f.slug, f.name))
    assert issubclass(kind, torch.nn.Module)
    assert kind is module_class(f)
    assert kind.__name__ in dir(nn)
    assert type(nn.module(f.slug)) is type(nn.module(f.name)) is kind
    spelled = ["".join(word[:1].upper() + word[1:] for word in alias.replace("-", " ").split()) for alias in f.aliases]
    assert all(getattr(nn, name) is kind for name in spelled if name.isidentifier())
    assert kind.__module__ == "activarium.nn"
    assert f.summary in kind.__doc__


def test_class_names_are_unique() -> None:
    """No two records have one class name."""
    assert len(class_slugs()) == len(index())


@every_activation
def test_modules_show_their_parameters(f: Activation) -> None:
    """The representation names class and parameters; the text begins as in the article."""
    module = nn.module(f)
    shown = ", ".join(f"{name}={value:g}" for name, value in f.values().items())
    assert repr(module) == f"{class_name(f.slug, f.name)}({shown})"
    assert str(module) == f"Activation Function: {module!r}"


@every_activation
def test_modules_survive_copies(f: Activation) -> None:
    """Pickle, deepcopy, torch.save and state_dict give a module of the same class, parameters and values."""
    module, x = nn.module(f), torch.linspace(-2, 2, 9)
    file = io.BytesIO()
    torch.save(module, file)
    file.seek(0)
    other = nn.module(f)
    other.load_state_dict(module.state_dict())
    for same in (pickle.loads(pickle.dumps(module)), copy.deepcopy(module), torch.load(file, weights_only=False), other):
        assert type(same) is type(module)
        assert repr(same) == repr(module)
        assert torch.equal(same(x), module(x))


@learnable
def test_learnt_parameters_are_trained(f: Activation) -> None:
    """What is meant to be learnt is a parameter: one per channel, moved by `.to`, saved, and it receives gradients."""
    module = nn.module(f, num_parameters=3, dtype=torch.float64)
    names = [p.symbol for p in f.parameters if p.learnable]
    assert [name for name, _ in module.named_parameters()] == names
    module(torch.randn(4, 3, 2, dtype=torch.float64)).sum().backward()
    assert all(p.shape == p.grad.shape == (3,) for p in module.parameters())
    assert all(p.dtype is torch.float32 for p in module.float().parameters())
    assert all(p.is_meta for p in copy.deepcopy(module).to("meta").parameters())
    assert list(module.state_dict()) == names
    assert "num_parameters=3" in repr(module)
    with pytest.raises(ValueError, match=r"shape \(3,\), but x of shape \(2, 4\) has 4 channels"):
        module(torch.randn(2, 4))


def test_prelu_is_torchs() -> None:
    """PReLU gives its slopes the gradients that torch gives its own."""
    x = torch.randn(2, 3, 5)
    ours, theirs = nn.PReLU(num_parameters=3), torch.nn.PReLU(3)
    ours(x).square().sum().backward()
    theirs(x).square().sum().backward()
    torch.testing.assert_close(ours.alpha.grad, theirs.weight.grad)


def test_a_parameter_can_become_learnt() -> None:
    """Any parameter may be set to a tensor, and is trained if that is a `Parameter`."""
    module = nn.LeakyReLU()
    module.alpha = torch.nn.Parameter(torch.tensor(0.3))
    module(torch.tensor([-2.0, 5.0])).sum().backward()
    assert module.alpha.grad == -2.0
    assert repr(nn.LeakyReLU(alpha=torch.nn.Parameter(torch.tensor([0.5])))) == "LeakyReLU(alpha=0.5)"


def test_defined_functions_are_modules() -> None:
    """A record made at run time goes the same way, through pickle and deepcopy too."""
    f = define("x if x > 0 else a*sin(x)", name="sine_tail", parameters={"a": "0.5"})
    module = nn.module(f, a=0.25)
    x = torch.tensor([-1.5, 2.0], dtype=torch.float64, requires_grad=True)
    assert repr(module) == "SineTail(a=0.25)"
    torch.autograd.gradcheck(module, x)
    for same in (pickle.loads(pickle.dumps(module)), copy.deepcopy(module)):
        assert type(same) is type(module)
        assert torch.equal(same(x), module(x))


def test_constant_slopes_by_parameters() -> None:
    """A parameter that is only added, or whose derivative does not depend on x, has its gradient all the same."""
    x = torch.randn(3, dtype=torch.float64, requires_grad=True)
    for formula in ("x + b", "x + b*b"):
        own = function(define(formula, parameters={"b": "0.5"}))
        b = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
        torch.autograd.gradcheck(own, (x, b), check_forward_ad=True)
        torch.autograd.gradgradcheck(own, (x, b))
        assert torch.func.jvp(lambda b, own=own: own(x.detach(), b), (b.detach(),), (torch.ones_like(b),))[1].shape == (3,)


def test_functions_look_like_functions() -> None:
    """A function has name, signature and documentation; every spelling gives the same object."""
    assert functional.leaky_relu.__name__ == "leaky_relu"
    assert str(inspect.signature(functional.leaky_relu)) == "(x, alpha=0.2)"
    assert "slope of the negative side" in functional.leaky_relu.__doc__
    assert functional.hardswish is functional.hard_swish is functional.hSwish
    assert str(inspect.signature(nn.PReLU)) == "(alpha=0.25, *, num_parameters=1, device=None, dtype=None)"
    assert dir(functional) == sorted(index())


x32 = torch.ones(2, 3)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: functional.relu(torch.arange(3)), TypeError, r"relu\(\) takes real.*torch\.int64: convert it.*x\.float\(\)"),
        (lambda: nn.ReLU()(torch.ones(2, dtype=torch.complex64)), TypeError, r"torch\.complex64: pass x\.real"),
        (lambda: functional.relu([1.0]), TypeError, r"takes a tensor, not list: pass torch\.tensor"),
        (lambda: functional.relu(x32, 1.0), TypeError, r"relu\(\) takes x and 0 parameters \(none\), not 1"),
        (lambda: functional.elu(x32, 1.0, alpha=1.0), TypeError, r"alpha twice"),
        (lambda: functional.elu(x32, slope=1.0), ParameterError, r"ELU has no parameter slope; it has: alpha"),
        (lambda: functional.elu(x32, -1.0), ParameterError, r"alpha = -1 lies outside its domain"),
        (lambda: functional.swish(x32, torch.ones(2)), ValueError, r"beta has shape \(2,\).*3 channels"),
        (lambda: nn.ELU(slope=1.0), ParameterError, r"ELU has no parameter slope; it has: alpha"),
        (lambda: nn.ELU(alpha=0.0), ParameterError, r"alpha = 0 lies outside its domain"),
        (lambda: setattr(nn.ELU(), "alpha", -2.0), ParameterError, r"alpha = -2 lies outside its domain"),
        (lambda: nn.PReLU(num_parameters=0), ValueError, r"num_parameters = 0"),
        (lambda: nn.Leeky, AttributeError, r"no class 'Leeky'"),
        (lambda: nn.leaky_relu, AttributeError, r"activarium\.nn\.functional"),
        (lambda: getattr(nn, ""), AttributeError, r"no attribute ''"),
        (lambda: functional.leeky_relu, AttributeError, r"nearest names: leaky_relu"),
        (lambda: nn.module("geluu"), KeyError, r"nearest names: gelu"),
    ],
)  # fmt: skip
def test_wrong_use_is_explained(wrong: object, error: type[Exception], message: str) -> None:
    """Each mistake raises one sentence that names the value and the remedy."""
    with pytest.raises(error, match=message):
        wrong()


def run(program: str) -> subprocess.CompletedProcess:
    """A program in a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_nothing_symbolic_is_imported() -> None:
    """A function of the catalogue is computed and differentiated twice on torch without SymPy being used."""
    program = (
        "import sys, torch\nknown = 'sympy' in sys.modules\nfrom activarium import nn\n"
        "x = torch.randn(3, requires_grad=True)\n"
        "y = nn.GELU()(x) + nn.Swish()(x) + nn.GaussianRadialBasisFunction()(x)\n"
        "(g,) = torch.autograd.grad(y.sum(), x, create_graph=True)\ng.sum().backward()\n"
        "assert 'activarium.vocabulary' not in sys.modules\nassert known or 'sympy' not in sys.modules"
    )
    assert run(program).stderr == ""


def test_compiled_before_the_first_call() -> None:
    """In a fresh interpreter too, value and gradient are traced whole: nothing is read inside the compiler."""
    program = (
        "import torch\nfrom activarium import nn\nx = torch.tensor([-1.0, 2.0, float('inf')], requires_grad=True)\n"
        "model = torch.nn.Sequential(nn.Mish(), nn.Swish(), nn.Multiquadric())\n"
        "y = torch.compile(model, fullgraph=True, backend='aot_eager')(x)\ny.sum().backward()\n"
        "(g,) = torch.autograd.grad(model(x).sum(), x)\n"
        "torch.testing.assert_close((y, x.grad), (model(x), g), rtol=1e-6, atol=0)"
    )
    assert run(program).stderr == ""


def test_without_torch_the_remedy_is_named() -> None:
    """Importing `activarium.nn` where torch is missing says what to install."""
    program = "import sys\nsys.modules['torch'] = None\nimport activarium.nn"
    assert run(program).stderr.splitlines()[-1].endswith("activarium.nn needs PyTorch: pip install activarium[torch]")


def test_found_from_the_top() -> None:
    """Modules and `visualize_activation` are attributes of the package."""
    import activarium

    assert activarium.LeakyReLU is nn.LeakyReLU
    assert activarium.visualize_activation is nn.visualize_activation
    assert find("relu").slug == nn.ReLU.activation.slug
