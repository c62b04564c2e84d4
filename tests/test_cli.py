"""The command line: what it writes, and that wrong use is one sentence, exit status 2 and no file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from activarium.catalogue import index
from activarium.cli import main

LEAKY = "x if x > 0 else 0.1*x"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys):
    """Run the command line in this process: exit status, output and errors."""

    def run(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return run


def test_data_of_leaky_relu(run):
    """A thousand points on [−2, 2]; the slope is exactly 0.2 on the left of 0 and 1 on the right."""
    status, out, _ = run("data", "leaky_relu")
    data = json.loads(out)

    assert status == 0
    assert len(data["x"]) == 1000
    assert (data["x"][0], data["x"][-1]) == (-2, 2)
    assert {yp for x, yp in zip(data["x"], data["yp"], strict=True) if x < 0} == {0.2}
    assert {yp for x, yp in zip(data["x"], data["yp"], strict=True) if x > 0} == {1.0}


def test_data_takes_parameters_domain_and_points(run, tmp_path):
    """Seven points on [−1, 3] with slope 0.5, as JSON in a new folder."""
    status, *_ = run("data", "leaky_relu", "--set", "alpha=0.5", "--domain", "-1", "3", "--points", "7", "-o", "new/a.json")
    data = json.loads((tmp_path / "new/a.json").read_text())

    assert status == 0
    assert len(data["x"]) == 7
    assert (data["x"][0], data["x"][-1], data["y"][0], data["yp"][0]) == (-1, 3, -0.5, 0.5)


def test_data_as_csv(run, tmp_path):
    """The suffix decides."""
    run("data", "relu", "--domain", "-1", "1", "--points", "3", "-o", "a.csv")

    assert (tmp_path / "a.csv").read_text() == "x,y,yp\n-1.0,0.0,0.0\n0.0,0.0,0.0\n1.0,1.0,1.0\n"


def test_card_writes_everything_and_says_where(run, tmp_path):
    """Data, pictures and page, and the facts of the function."""
    status, out, _ = run("card", "leaky_relu")
    files = {path.name for path in (tmp_path / "data/activations").iterdir()}

    assert status == 0
    assert {"leaky_relu.json", "leaky_relu.svg", "leaky_relu.png", "leaky_relu.html"} <= files
    assert "wrote data/activations/leaky_relu.html" in out
    assert "slope 0.2 on the left, 1 on the right" in out


def test_card_of_a_formula(run, tmp_path):
    """A formula takes the place of a name."""
    status, out, _ = run("card", LEAKY, "-o", "out", "--json")
    (paths,) = json.loads(out).values()
    data = json.loads(next(p for p in map(tmp_path.joinpath, paths) if p.suffix == ".json").read_text())

    assert status == 0
    assert data["yp"][0] == 0.1
    assert data["y"][0] == pytest.approx(-0.3)


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "tex"])
def test_plot_writes_every_format(run, tmp_path, suffix):
    """One picture of several functions."""
    status, *_ = run("plot", "relu", "gelu", LEAKY, "-o", f"a.{suffix}")

    assert status == 0
    assert (tmp_path / f"a.{suffix}").stat().st_size > 500


def test_plot_in_the_terminal(run):
    """Without a file the picture is text."""
    status, out, _ = run("plot", "tanh")

    assert status == 0
    assert len(out.splitlines()) > 10


@pytest.mark.parametrize("slug", index())
def test_show_tells_the_facts(run, slug):
    """Every record is shown, for people and for machines."""
    status, out, _ = run("show", slug)
    facts = json.loads(run("show", slug, "--json")[1])

    assert status == 0
    assert index()[slug]["summary"] in out
    assert facts["slug"] == slug
    assert {p["sure"] for p in facts["properties"].values()} <= {"exact", "enclosure", "unknown"}


def test_show_with_another_parameter(run):
    """The facts are those of the parameters given."""
    _, out, _ = run("show", "leaky_relu", "--set", "alpha=2")

    assert re.search(r"^  Lipschitz constant +2$", out, re.MULTILINE)


def test_list_and_find(run):
    """The catalogue, a family of it, and the nearest names of a misspelt one."""
    assert len(run("list")[1].splitlines()) == len(index())
    assert json.loads(run("list", "--family", "shrinkage", "--json")[1])[0]["family"] == "shrinkage"
    assert run("find", "leeky", "relu")[1].startswith("leaky_relu ")
    assert run("find", "qqqqqq")[:2] == (1, "")


WRONG = [
    (["show", "nosuch"], "no activation function is called 'nosuch'"),
    (["show", "leaky_rely"], "leaky_relu"),
    (["data", "leaky_relu", "--set", "alpha=nan"], "alpha = nan lies outside its domain"),
    (["data", "leaky_relu", "--set", "alpha=inf"], "alpha = inf lies outside its domain"),
    (["data", "elu", "--set", "alpha=-1"], "alpha = -1 lies outside its domain (0, ∞)"),
    (["data", "leaky_relu", "--set", "alpha"], "is not NAME=VALUE"),
    (["data", "leaky_relu", "--set", "alpha=one"], "is not NAME=VALUE"),
    (["data", "leaky_relu", "--set", "beta=1"], "has no parameter beta; it has: alpha"),
    (["data", "leaky_relu", "--domain", "3", "1"], "its first end must be the smaller one"),
    (["data", "leaky_relu", "--domain", "1", "1"], "is empty"),
    (["data", "leaky_relu", "--domain", "nan", "1"], "is not finite"),
    (["data", "leaky_relu", "--domain", "-1e308", "1e308"], "is not finite"),
    (["data", "leaky_relu", "--points", "0"], "0 points make no curve"),
    (["data", "leaky_relu", "--points", "-3"], "-3 points make no curve"),
    (["data", "leaky_relu", "--points", "many"], "--points"),
    (["data", "leaky_relu", "-o", "/proc/none/a.json"], "cannot write"),
    (["data", "leaky_relu", "-o", "."], "cannot write"),
    (["data", "exp(x)", "--domain", "0", "1000", "-o", "a.json"], "no finite value or slope at x ="),
    (["data", "gelu", "--domain", "-8e307", "8e307"], "moderate width"),
    (["plot", "gelu", "--domain", "0", "5e-324"], "moderate width"),
    (["data", "a*x", "--set", "a=1e-999999999"], "moderate size"),
    (["data", "x^2"], "write ** for a power"),
    (["data", "b*x"], "give it a value: b=1"),
    (["data", "__import__()"], "there is no function __import__"),
    (["card", "leaky_relu", "-o", "/proc/none"], "cannot write"),
    (["plot", "relu", "-o", "a.xyz"], ".svg"),
    (["list", "--family", "none"], "there is no family"),
    (["data"], "FUNCTION"),
    (["frobnicate"], "frobnicate"),
    (["data", "relu", "--frobnicate"], "--frobnicate"),
]


@pytest.mark.parametrize(("arguments", "problem"), WRONG, ids=lambda v: " ".join(v) if isinstance(v, list) else "")
def test_wrong_use_is_one_sentence(run, tmp_path, arguments, problem):
    """Exit status 2, one sentence with the remedy on the error stream, nothing on the other, no file."""
    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert problem in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_keeps_the_last_good_file(run, tmp_path):
    """What cannot be finished leaves what was there."""
    (tmp_path / "a.json").write_text("good")
    run("data", "exp(x)", "--domain", "0", "1000", "-o", "a.json")

    assert (tmp_path / "a.json").read_text() == "good"


def test_the_command_in_a_process_of_its_own():
    """The installed command gives help, and a version; a reader that goes away is no error to speak of."""
    command = [sys.executable, "-c", "from activarium.cli import main; main()"]
    helped = subprocess.run(
        [*command, "--help"], capture_output=True, text=True, check=True, env={**os.environ, "NO_COLOR": "1"}
    )
    versioned = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)

    assert all(verb in helped.stdout for verb in ("card", "data", "plot", "show", "list", "find"))
    assert versioned.stdout.strip()
