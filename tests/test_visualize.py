"""The article's function, for any torch module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from activarium import nn
from activarium.catalogue import ALL
from activarium.nn import visualize_activation

if TYPE_CHECKING:
    from activarium.core import Activation

torch.set_num_threads(1)  # small tensors: threads would only wait for one another

# The article's own functions, mended in their indentation only.


def article_visualize_activation(x, acti, save_path=None):
    """Visualize activation function on the domain of x"""  # noqa: D415
    y = acti(x)

    # Calculate the grad of the activation function
    x = x.clone().requires_grad_()
    acti(x).sum().backward()
    yp = x.grad

    activation_dict = {
        "x": x.detach().numpy().tolist(),
        "y": y.detach().numpy().tolist(),
        "yp": yp.detach().numpy().tolist(),
    }

    if save_path is not None:
        if isinstance(save_path, str):
            save_path = Path(save_path)
        save_path.parent.mkdir(parents=True, exist_ok=True)
        with open(save_path, "w") as f:  # noqa: PTH123
            json.dump(activation_dict, f, indent=4)

    return activation_dict


class ArticleLeakyReLU(torch.nn.Module):  # noqa: D101
    def __init__(self, alpha: float = 0.2) -> None:
        super().__init__()
        self.alpha = alpha

    def forward(self, x):  # noqa: D102
        return torch.where(x > 0, x, self.alpha * x)

    def __str__(self) -> str:
        return f"Activation Function: {super().__str__()}"


# The article's program, with our imports in place of its definitions.

PROGRAM = """
import matplotlib.pyplot as plt
import torch
from activarium import visualize_activation
from activarium.nn import LeakyReLU

if __name__ == "__main__":
    lelu = LeakyReLU()
    print(lelu)
    save_path = "data/activations/leaky_relu.json"
    x = torch.linspace(-2, 2, 1000)
    data = visualize_activation(x, lelu, save_path=save_path)
    fig, ax = plt.subplots()
    ax.plot(data["x"], data["y"])
    ax.plot(data["x"], data["yp"])
    ax.set_title("Leaky ReLU")
    plt.show()
    pass
"""


def test_the_articles_program_gives_the_articles_file(tmp_path: Path) -> None:
    """The article's program, run with our imports, prints its line and writes its file byte for byte."""
    environment = {**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "Activation Function: LeakyReLU(alpha=0.2)\n"
    article_visualize_activation(torch.linspace(-2, 2, 1000), ArticleLeakyReLU(), tmp_path / "article.json")
    written = tmp_path / "data" / "activations" / "leaky_relu.json"
    assert written.read_bytes() == (tmp_path / "article.json").read_bytes()


MODULES = {
    "ours": nn.LeakyReLU(),
    "article": ArticleLeakyReLU(),
    "GELU": torch.nn.GELU(),
    "sequential": torch.nn.Sequential(torch.nn.SiLU(), torch.nn.Tanh(), nn.Mish()),
    "identity": torch.nn.Identity(),
    "evaluated dropout": torch.nn.Dropout().eval(),
    "learnt": torch.nn.PReLU(),
    "constant slope": torch.nn.Hardtanh(-5, 5),
}


@pytest.mark.parametrize("name", MODULES)
def test_the_numbers_are_the_articles(name: str, tmp_path: Path) -> None:
    """For any module the result equals that of the article's function to the bit, and so does the file."""
    x, module = torch.linspace(-2, 2, 1000), MODULES[name]
    expected = article_visualize_activation(x, module, tmp_path / "article.json")
    assert visualize_activation(x, module) == expected
    for path in (str(tmp_path / "a" / "b.json"), tmp_path / "c" / "d.json"):
        assert visualize_activation(x, module, path) == expected
        assert Path(path).read_bytes() == (tmp_path / "article.json").read_bytes()
    module.zero_grad()


@pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)
def test_every_activation_is_drawn_as_it_is(f: Activation) -> None:
    """Value and derivative of a module of the catalogue are those of its record, also where it has a kink.

    They are those for the parameters that the module holds: what is to be learnt is made in float32.
    """
    x = torch.linspace(-4, 4, 17, dtype=torch.float64)
    module = nn.module(f.slug).double()
    data = visualize_activation(x, module)
    held = {p.symbol: torch.as_tensor(getattr(module, p.symbol), dtype=torch.float64).detach().item() for p in f.parameters}
    assert data["y"] == pytest.approx(f(x.numpy(), **held), rel=1e-12, abs=1e-15)
    assert data["yp"] == pytest.approx(f.derivative(x.numpy(), **held), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16], ids=str)
@pytest.mark.parametrize("module", [torch.nn.GELU(), nn.GELU(), torch.nn.Softplus(), torch.nn.ReLU(inplace=True)], ids=str)
def test_any_floating_dtype(module: torch.nn.Module, dtype: torch.dtype) -> None:
    """Half precision too is drawn, and not mistaken for something that is not elementwise."""
    x = torch.linspace(-9, 9, 201).to(dtype)
    y = visualize_activation(x, module)["y"]
    assert y == module(x.clone()).tolist()


@pytest.mark.parametrize("shape", [(), (0,), (1,), (2, 3), (2, 1, 4)], ids=str)
def test_any_shape(shape: tuple[int, ...]) -> None:
    """The lists are nested as x is."""
    x = torch.full(shape, 0.5)
    assert visualize_activation(x, nn.ReLU()) == {"x": x.tolist(), "y": x.tolist(), "yp": torch.ones(shape).tolist()}


class Untidy(torch.nn.Module):
    """A module that counts its calls in a buffer and writes over its input."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = torch.nn.Parameter(torch.tensor(2.0))
        self.register_buffer("calls", torch.tensor(0))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """ReLU, scaled."""
        self.calls += 1
        return torch.relu_(x) * self.scale


@pytest.mark.parametrize("context", [torch.enable_grad, torch.no_grad, torch.inference_mode])
def test_nothing_is_left_behind(context: type) -> None:
    """x, the module's parameters, gradients, buffers and mode, and the random state stay as they were, in any gradient mode."""
    module, x = Untidy().train(), torch.linspace(-2, 2, 9)
    module.scale.grad = torch.tensor(7.0)
    state = torch.random.get_rng_state()
    with context():
        assert visualize_activation(x, module)["yp"] == [0.0] * 5 + [2.0] * 4
    assert torch.equal(x, torch.linspace(-2, 2, 9))
    assert (x.requires_grad, x.grad) == (False, None)
    assert (module.scale.grad, module.scale.item(), module.calls.item()) == (7.0, 2.0, 0)
    assert module.training
    assert torch.equal(torch.random.get_rng_state(), state)


def test_an_x_with_gradients_is_only_read() -> None:
    """An x that asks for gradients, or comes out of a computation, gets none from here."""
    x = torch.linspace(-2, 2, 5, requires_grad=True)
    visualize_activation(x, nn.Tanh())
    visualize_activation(x * 2, nn.Tanh())
    assert x.requires_grad
    assert x.grad is None


class Calling(torch.nn.Module):
    """A module that is one function."""

    def __init__(self, function: object) -> None:
        super().__init__()
        self.function = function

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The function."""
        return self.function(x)


x = torch.linspace(-2, 2, 60).reshape(20, 3)


@pytest.mark.parametrize(
    ("points", "module", "error", "message"),
    [
        (x.long(), nn.ReLU(), TypeError, r"torch\.int64, which has no derivative: pass .*x\.float\(\)"),
        (x.to(torch.complex64), nn.ReLU(), TypeError, r"torch\.complex64"),
        ([1.0], nn.ReLU(), TypeError, r"type list, not a tensor: pass torch\.tensor"),
        (x.to("meta"), nn.ReLU(), ValueError, r"holds no numbers"),
        (x, "relu", TypeError, r"acti is of type str: pass a torch\.nn\.Module"),
        (x, torch.nn.Bilinear(3, 3, 3), TypeError, r"Bilinear takes .*, not one tensor: wrap it"),
        (x, torch.nn.LSTM(3, 3), TypeError, r"LSTM returns tuple, not a tensor"),
        (x, torch.nn.Linear(3, 2), ValueError, r"turns shape \(20, 3\) into \(20, 2\)"),
        (x, Calling(lambda x: x > 0), TypeError, r"returns torch\.bool"),
        (x, Calling(torch.detach), ValueError, r"Calling is not differentiable"),
        (x, torch.nn.Softmax(dim=1), ValueError, r"Softmax is not elementwise"),
        (x, torch.nn.Softmax(dim=0), ValueError, r"not elementwise"),
        (x, torch.nn.BatchNorm1d(3), ValueError, r"BatchNorm1d is not elementwise"),
        (x, torch.nn.LayerNorm(3), ValueError, r"not elementwise"),
        (x, torch.nn.Linear(3, 3), ValueError, r"not elementwise"),
        (x, torch.nn.AvgPool1d(3, 1, 1), ValueError, r"not elementwise"),
        (x, Calling(lambda x: x.flip(0)), ValueError, r"not elementwise"),
        (x, Calling(lambda x: x - x.mean().detach()), ValueError, r"not elementwise"),
        (x, torch.nn.Dropout(), ValueError, r"Dropout is random: .* is no function; try acti\.eval\(\)"),
        (x, torch.nn.RReLU(), ValueError, r"RReLU is random"),
        (x, Calling(torch.sqrt), ValueError, r"the value is nan at x = -2, which JSON cannot hold"),
        (x.abs() - x.abs(), Calling(torch.sqrt), ValueError, r"the derivative is inf at x = 0"),
        (torch.full((3,), float("nan")), nn.ReLU(), ValueError, r"x is nan, which JSON cannot hold"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(
    points: object, module: object, error: type[Exception], message: str, tmp_path: Path
) -> None:
    """Whatever is no differentiable function of each element gives one sentence, and no file or folder."""
    state = torch.random.get_rng_state()
    with pytest.raises(error, match=message):
        visualize_activation(points, module, tmp_path / "new" / "file.json")
    assert list(tmp_path.iterdir()) == []
    assert torch.equal(torch.random.get_rng_state(), state)


def test_without_a_file_numbers_need_not_be_finite() -> None:
    """The result holds NaN as the module gives it; only JSON cannot."""
    data = visualize_activation(torch.tensor([-1.0, 4.0]), Calling(torch.sqrt))
    assert data["y"][0] != data["y"][0]
    assert (data["y"][1], data["yp"][1]) == (2.0, 0.25)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    """An error leaves the file of an earlier call as it was."""
    path = tmp_path / "data.json"
    visualize_activation(x, nn.ReLU(), path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="random"):
        visualize_activation(x, torch.nn.Dropout(), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["data.json"]


@pytest.mark.parametrize("points", [[-1.0, 1.0], [[0.0, 2.0]], [0.5] * 7], ids=str)
def test_few_points_are_enough_to_tell_a_softmax(points: list) -> None:
    """Also with a handful of points, or with the same again and again, what is not elementwise is found."""
    with pytest.raises(ValueError, match="not elementwise"):
        visualize_activation(torch.tensor(points), torch.nn.Softmax(dim=-1))
