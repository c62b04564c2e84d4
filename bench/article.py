"""Whole processes, side by side: the article's script, `activarium data`, `activarium card`, and what an import costs.

    python bench/article.py [--rounds 15] [--json bench.json]

Every round runs all contenders once, in a random order; medians are compared. The article's script is
the original with its indentation mended, its figure saved with Agg where the original shows it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = """
import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import torch
from torch import nn


def visualize_activation(x, acti, save_path=None):
    y = acti(x)
    x = x.clone().requires_grad_()
    acti(x).sum().backward()
    numbers = {"x": x.detach().numpy().tolist(), "y": y.detach().numpy().tolist(), "yp": x.grad.detach().numpy().tolist()}
    if save_path is not None:
        save_path = Path(save_path)
        save_path.parent.mkdir(parents=True, exist_ok=True)
        with open(save_path, "w") as file:
            json.dump(numbers, file, indent=4)
    return numbers


class LeakyReLU(nn.Module):
    def __init__(self, alpha=0.2):
        super().__init__()
        self.alpha = alpha

    def forward(self, x):
        return torch.where(x > 0, x, self.alpha * x)


data = visualize_activation(torch.linspace(-2, 2, 1000), LeakyReLU(), "data/activations/leaky_relu.json")
fig, ax = plt.subplots()
ax.plot(data["x"], data["y"])
ax.plot(data["x"], data["yp"])
ax.set_title("Leaky ReLU")
fig.savefig("leaky_relu.png")
"""
IMPORT = "python -c 'import activarium'"
COMMAND = "from activarium.cli import main; main()"
CONTENDERS = {
    "the article's script": ["-c", ARTICLE],
    "activarium data leaky_relu -o F": ["-c", COMMAND, "data", "leaky_relu", "-o", "F"],
    "activarium card leaky_relu": ["-c", COMMAND, "card", "leaky_relu"],
    "python -c pass": ["-c", "pass"],
    IMPORT: ["-c", "import activarium"],
}


def seconds(arguments: list[str]) -> float:
    """How long a fresh interpreter takes, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ)
        return time.perf_counter() - start


def medians(rounds: int) -> dict[str, float]:
    """The median of every contender over interleaved rounds, after one round to warm the caches."""
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for number in range(rounds + 1):
        for name in random.sample(list(CONTENDERS), len(CONTENDERS)):
            taken = seconds(CONTENDERS[name])
            times[name] += [taken] if number else []
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Measure, print the table, write JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = medians(options.rounds)
    article, bare = found["the article's script"], found["python -c pass"]
    for name, value in found.items():
        print(f"{name:<34} {value * 1000:8.0f} ms  {value / article:5.2f} × the article")
    print(f"import activarium: {(found[IMPORT] - bare) * 1000:.0f} ms over bare Python")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
