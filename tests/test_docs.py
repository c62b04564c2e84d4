"""Every example in the documentation and in docstrings is executed."""

from __future__ import annotations

import ast
import doctest
import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from activarium.catalogue import FAMILY_NAMES, index

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "activarium"
MODULES = sorted(
    ".".join(("activarium", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
TESTS = ("tests/test_oracle.py", "tests/test_census.py")
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def blocks(name, language):
    """The code blocks of a document in a language."""
    found = BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    return [re.sub(rf"^{indent}", "", code, flags=re.MULTILINE) for indent, kind, code in found if kind == language]


def run(command, folder, **environment):
    """The output of a command that succeeds."""
    done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_tell_the_truth(name):
    """The examples in docstrings give what they say."""
    if name.startswith("activarium.nn"):
        pytest.importorskip("torch")
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)

    assert results.failed == 0


@pytest.mark.parametrize("code", blocks("README.md", "python"), ids=lambda code: code.split("\n", 1)[0])
def test_the_readme_runs(code, tmp_path):
    """The Python of the README, in an empty folder."""
    if "torch" in code:
        pytest.importorskip("torch")

    run([sys.executable, "-c", code], tmp_path)


@pytest.mark.parametrize("line", [line for code in blocks("README.md", "console") for line in code.splitlines()])
def test_the_commands_of_the_readme_run(line, tmp_path):
    """The command lines of the README, in an empty folder."""
    arguments = shlex.split(line.removeprefix("$ activarium "))

    assert line.startswith("$ activarium ")
    run([sys.executable, "-c", "from activarium.cli import main; main()", *arguments], tmp_path)


def test_a_function_is_added_in_six_steps(tmp_path):
    """The example of CONTRIBUTING, on a copy: one record makes a function that everything knows."""
    for part in ("src", "tools", "cards", "docs", "tests", "sources.bib", "pyproject.toml"):
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / part)
    (record,), (work,) = blocks("CONTRIBUTING.md", "python"), blocks("CONTRIBUTING.md", "bibtex")
    slug = ast.parse(record).body[0].targets[0].id
    with (tmp_path / "src/activarium/catalogue/rectified.py").open("a", encoding="utf-8") as family:
        family.write(f"\n{record}")
    bibliography = tmp_path / "sources.bib"
    entries = re.split(r"\n(?=@)", bibliography.read_text(encoding="utf-8").strip())
    bibliography.write_text("\n".join(sorted([*(e.strip() + "\n" for e in entries), work], key=_key)), encoding="utf-8")
    here = {"PYTHONPATH": str(tmp_path / "src")}

    assert "rectified.json" in run([sys.executable, "tools/generate.py"], tmp_path, **here)
    run([sys.executable, "-c", "from activarium.cli import main; main()", "card", slug], tmp_path, **here)
    passed = run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", slug, *TESTS],
        tmp_path, **here,
    )  # fmt: skip

    assert (tmp_path / f"data/activations/{slug}.html").is_file()
    assert " passed" in passed


def _key(entry):
    return re.match(r"@\w+\{(\w+),", entry).group(1)


def test_tables_of_the_architecture_name_what_is_there():
    """Every room of the package stands in the table of rooms, and the other way round."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("| room | what it holds |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1] if "|" in row else "")}
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}

    assert named == rooms - {"__init__"}


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_numbers_in_documents_are_those_of_the_catalogue(name):
    """How many functions there are, and in how many families."""
    text = (ROOT / name).read_text(encoding="utf-8")
    counts = re.findall(r"(\d+) (?:functions|records) in (\d+) families", text)

    assert counts == [(str(len(index())), str(len(FAMILY_NAMES)))]


PLACE = re.compile(r"`((?:src|tests|tools|cards|essays|bench|docs)/[\w./]*)`")


def test_places_that_documents_name_are_there():
    """Every file and folder of the project that a document names in code."""
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        named = re.findall(
            r"`((?:src|tests|tools|cards|essays|bench|docs)/[\w./]*)`", (ROOT / name).read_text(encoding="utf-8")
        )
        here = {path for path in named if not path.startswith("cards/hinge")}

        assert [path for path in here if not (ROOT / path).exists()] == [], name
