"""Everything derived from a record, once: read from the generated files if the record is the catalogue's own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from activarium.derive.program import Program

if TYPE_CHECKING:
    from activarium.core import Activation

Variables = tuple[str, ...]
UNHURRIED = 600.0  # seconds for the proofs of one record when files are generated: no machine needs as many


class Derived:
    """What follows from one record. SymPy is imported only for what was not generated.

    Arguments:
        f: the record.
        stored: what was generated for it, as plain JSON; empty for a record made at run time.
    """

    def __init__(self, f: Activation, stored: dict[str, Any]) -> None:
        self.f, self.stored = f, stored
        self.programs: dict[Variables, Program] = {}

    def program(self, variables: Variables = ()) -> Program:
        """The program of a partial derivative: `()`, `("x",)`, `("x", "alpha")` and so on."""
        if variables not in self.programs:
            self.programs[variables] = self._program(variables)
        return self.programs[variables]

    def _program(self, variables: Variables) -> Program:
        if stored := self.stored.get("programs", {}).get(" ".join(variables)):
            return Program.from_list(stored)
        from activarium.derive.forms import form
        from activarium.derive.lowering import lowered

        return lowered(form(self.f, variables), [p.symbol for p in self.f.parameters])

    @cached_property
    def breakpoints(self) -> list[Program]:
        """Where pieces meet, as programs of the parameters (their `x` is not used)."""
        if "breakpoints" in self.stored:
            return [Program.from_list(plain) for plain in self.stored["breakpoints"]]
        from activarium.derive.breakpoints import breakpoints
        from activarium.derive.lowering import lowered

        return [lowered(at, [p.symbol for p in self.f.parameters]) for at in breakpoints(self.f)]

    @cached_property
    def latex(self) -> tuple[str, str, str]:
        """Value, first and second derivative as LaTeX."""
        if "latex" in self.stored:
            return tuple(self.stored["latex"])
        from activarium.derive.latex import latex

        return tuple(latex(self.f, order) for order in range(3))  # type: ignore[return-value]

    @cached_property
    def texts(self) -> tuple[str, str, str]:
        """Value, first and second derivative in our grammar."""
        if "texts" in self.stored:
            return tuple(self.stored["texts"])
        from activarium.derive.forms import form
        from activarium.formula import text

        return (self.f.text() or "", text(form(self.f, ("x",))), text(form(self.f, ("x", "x"))))

    def to_dict(self) -> dict[str, Any]:
        """The texts and programs as plain JSON."""
        from activarium.derive.forms import orders

        return {
            "texts": list(self.texts),
            "latex": list(self.latex),
            "defaults": {p.symbol: str(p.default) for p in self.f.parameters},
            "breakpoints": [program.to_list() for program in self.breakpoints],
            "programs": {" ".join(variables): self.program(variables).to_list() for variables in orders(self.f)},
        }

    def proven(self) -> dict[str, Any]:
        """The properties at the defaults as plain JSON."""
        from activarium.derive.proofs import proven

        found = proven(self.f, {p.symbol: p.default for p in self.f.parameters}, seconds=UNHURRIED)
        return {"properties": [item.to_list() for item in found]}


def derived(f: Activation) -> Derived:
    """What follows from a record; kept with it."""
    if "_derived" not in f.__dict__:
        from activarium.derive.stored import stored

        f.__dict__["_derived"] = Derived(f, stored(f))
    return f.__dict__["_derived"]
