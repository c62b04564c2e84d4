"""The answer of `identify`: what is equal, what is near."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

LONG = 16  # characters of an exact number that are no longer told to a person
SHOWN = 6  # matches told to a person; all of them are in the data


@dataclass(frozen=True)
class Match:
    """A record that equals the subject, or is near to it.

    Arguments:
        slug: of the record.
        name: of the record, or its other name at these parameters.
        parameters: the value of every parameter; of those that are letters of the subject, none.
        exact: parameter → text of our grammar, where the value is a simple number or a formula in the subject's letters.
        proof: `symbolic`, `grid`, or empty if the record is only near.
        error: the largest relative difference on the grid, of a match proven there.
        distance: 0 if equal; see `activarium.identification.samples`.
        input: what the record is applied to, in x.
        output: what is made of its value, in y.
        except_at: single points at which the value differs all the same, at a jump.
    """

    slug: str
    name: str
    parameters: dict[str, float] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    proof: str = ""
    error: float = 0.0
    distance: float = 0.0
    input: str = "x"
    output: str = "y"
    except_at: tuple[float, ...] = ()

    def __str__(self) -> str:
        told = f"{self.name} ({self.slug}{self._values()}){self._maps()}"
        if not self.proof:
            return f"{told}, {percent(self.distance)} away"
        points = "".join(f", but at x = {at:g}" for at in self.except_at)
        return f"{told}, {'proven' if self.proof == 'symbolic' else f'equal to {bound(self.error)} on a grid'}{points}"

    def _values(self) -> str:
        names = dict.fromkeys([*self.parameters, *self.exact])
        return "".join(f", {name} = {self._value(name)}" for name in names)

    def _value(self, name: str) -> str:
        """A parameter as it is told: the exact text unless it is long."""
        text = self.exact.get(name, "")
        return text if text and (len(text) <= LONG or name not in self.parameters) else f"{self.parameters[name]:.8g}"

    def _maps(self) -> str:
        told = [f"x → {self.input}"] if self.input != "x" else []
        told += [f"y → {self.output}"] if self.output != "y" else []
        return f" with {' and '.join(told)}" if told else ""


@dataclass(frozen=True)
class Identification:
    """What was found out about a function.

    Arguments:
        subject: what was asked about, as text.
        matches: the records equal to it, the most specific first.
        nearest: the records nearest to it without being equal, best first.
        letters: the values of the subject's free letters at which the nearest were sought.
    """

    subject: str
    matches: tuple[Match, ...]
    nearest: tuple[Match, ...]
    letters: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str | None:
        """The name of the best match, None if the function is in no record."""
        return self.matches[0].name if self.matches else None

    def __bool__(self) -> bool:
        return bool(self.matches)

    def __str__(self) -> str:
        if self.matches:
            first, *others = self.matches[:SHOWN]
            lines = [f"{self.subject} is {first}.", *(f"  also {match}" for match in others)]
            left = len(self.matches) - SHOWN
            lines += [f"  and {left} more that contain it"] if left > 0 else []
        else:
            lines = [f"{self.subject} equals no function of the catalogue."]
        at = ", ".join(f"{letter} = {value:g}" for letter, value in self.letters.items())
        lines += [f"  near, at {at}:"] if at and self.nearest else []
        return "\n".join([*lines, *(f"  near: {match}" for match in self.nearest)])

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data.

        >>> Identification("x", (Match("identity", "Identity", proof="symbolic"),), ()).to_dict()["name"]
        'Identity'
        """
        return {"subject": self.subject, "name": self.name, "letters": self.letters} | {
            kind: [asdict(match) | {"except_at": list(match.except_at)} for match in getattr(self, kind)]
            for kind in ("matches", "nearest")
        }

    def to_json(self) -> str:
        """All of it as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=2)


def percent(distance: float) -> str:
    """A distance for a person.

    >>> percent(0.0123), percent(3e-7)
    ('1.2 %', '3e-05 %')
    """
    return f"{100 * distance:.2g} %".replace("e+", "e") if distance < 9.995 else "far"


def bound(error: float) -> str:
    """A power of ten that is not exceeded: 1e-15 for 4e-16.

    >>> bound(4e-16), bound(0.0)
    ('1e-15', '1e-16')
    """
    power = -16
    while error > 10.0**power:
        power += 1
    return f"1e{power}"
