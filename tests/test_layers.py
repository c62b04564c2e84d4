"""The direction of imports is the architecture."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "activarium"

# from the ground up; rooms of one floor do not import one another
FLOORS = [
    {"files", "letters", "coefficients", "word", "parts"},
    {"sinc", "kinship", "pieces"},
    {"exponentials"},
    {"algebraic"},
    {"vocabulary"},
    {"balls", "core"},
    {"formula"},
    {"catalogue"},
    {"oracle", "derive"},
    {"definition", "identification"},
    {"audit"},
    {"picture"},
    {"nn", "garden"},
    {"cli"},
]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
DOORS = {"core", "__init__"}  # where a method opens a room above, in one line, when it is called

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


def room(path: Path) -> str:
    """The room that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, names: set[str]) -> list[tuple[ast.AST, str]]:
    """The rooms imported, or the third parties of these names."""
    found = []
    for node in ast.walk(tree):
        targets = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in getattr(node, "names", [])]
        if isinstance(node, ast.Import | ast.ImportFrom):
            for target in targets:
                first, _, rest = target.partition(".")
                found += [(node, rest.partition(".")[0])] if first == "activarium" and rest else []
                found += [(node, first)] if first in names else []
    return found


def for_types_only(tree: ast.Module) -> set[ast.AST]:
    """What stands under `if TYPE_CHECKING`."""
    blocks = [n for n in tree.body if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    return {inner for block in blocks for inner in ast.walk(block)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    """A module imports its own room and those below it; only the doors of a record open upwards."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ignored = for_types_only(tree)
    here = room(path)
    for node, target in imports(tree, set()):
        if node in ignored or target == here or (here in DOORS and node not in tree.body):
            continue

        assert FLOOR[target] < FLOOR[here], f"{here} imports {target}, which does not lie below it"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room(p) in {"nn", "picture"}], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_nothing_at_run_time_needs_sympy(path):
    """Torch modules and pictures come from programs, never from symbolic expressions."""
    named = {target for _, target in imports(ast.parse(path.read_text(encoding="utf-8")), {"sympy", "flint"})}

    assert named & {"sympy", "flint"} == set()


def modules_after(statement: str) -> set[str]:
    """The third parties that a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport sys; print(*{{m.partition('.')[0] for m in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


HEAVY = {"torch", "sympy", "flint", "matplotlib", "jinja2", "numpy", "rich", "typer"}


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import activarium", set()),
        ("import activarium; activarium.find('Leaky ReLU'); activarium.gelu.formula", set()),
        ("import activarium; activarium.mish.derivative(1.0); activarium.relu.curve().to_json()", {"numpy"}),
        ("import activarium; from activarium.derive.properties import properties; properties(activarium.gelu)", set()),
    ],
)
def test_optional_parts_stay_out(statement, allowed):
    """What a catalogue function is asked for loads nothing that it does not need."""
    assert modules_after(statement) & HEAVY <= allowed
