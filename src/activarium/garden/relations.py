"""How a function stands to others, in words: what its record says, what theirs say of it, and which names they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activarium.catalogue import index
from activarium.catalogue.namesakes import namesakes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.catalogue.namesakes import Namesake
    from activarium.core import Activation


@dataclass(frozen=True)
class Kinship:
    """One relation, seen from one of its two ends.

    Arguments:
        kind: as in `activarium.core.Relation`.
        slug, name: of the function at the other end.
        at: parameter → exact number, `oo` or an expression; of the other function, or, seen from there, of this one.
        input, output: of a rescaling.
        text: the relation in words, with this function as its subject.
    """

    kind: str
    slug: str
    name: str
    at: dict[str, str]
    input: str
    output: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The relation as plain JSON."""
        scaled = {"input": self.input, "output": self.output} if self.kind == "rescaling_of" else {}
        return {"kind": self.kind, "slug": self.slug, "name": self.name, "at": self.at, **scaled, "text": self.text}


def relations(f: Activation) -> list[Kinship]:
    """What the record of a function says of others.

    >>> from activarium import find
    >>> [r.text for r in relations(find("relu"))][:1], [r.text for r in relations(find("tanh"))][:1]
    (['is Leaky ReLU at alpha = 0'], ['is 2*y - 1, where y is Sigmoid of 2*x'])
    """
    return [_seen(relation.to_json(), relation.slug, OWN) for relation in f.relations]


def converse(f: Activation) -> list[Kinship]:
    """What the records of others say of a function of the catalogue.

    >>> from activarium import find
    >>> [r.text for r in converse(find("swish"))][:2]
    ['tends to ReLU as beta → ∞', 'becomes SiLU at beta = 1']
    """
    found = [(slug, relation) for slug, entry in index().items() for relation in entry["relations"]]
    return [_seen(relation, slug, OTHERS) for slug, relation in found if relation["slug"] == f.slug]


def confusions(f: Activation) -> list[str]:
    """What else the names of a function of the catalogue mean in other places.

    >>> from activarium import find
    >>> confusions(find("tanhexp"))
    ['TeLU is also the name of: tanh of an ELU, times the input (Mercioni 2020): telu_elu; nobody owns the plain name']
    """
    return [
        f"{shared.name} is also the name of: {'; '.join(map(str, shared.others(f.slug)))}{_owned(shared, f.slug)}"
        for shared in namesakes(f.slug)
    ]


def _owned(shared: Namesake, slug: str) -> str:
    """Where the plain name leads, if not here."""
    if shared.owner == slug:
        return ""
    return f"; the plain name leads to {shared.owner}" if shared.owner else "; nobody owns the plain name"


def _seen(relation: Mapping[str, Any], slug: str, sentences: Mapping[str, Any]) -> Kinship:
    name = index()[slug]["name"]
    scaled = relation.get("input", "x"), relation.get("output", "y")
    text = sentences[relation["kind"]](name, relation["at"], *scaled)
    return Kinship(relation["kind"], slug, name, relation["at"], *scaled, text)


def setting(at: Mapping[str, str], sign: str = "=") -> str:
    """Parameters and what they are: those that keep their letter first, those that are one number together.

    >>> setting({"p": "alpha", "beta": "oo"}, "→"), setting({"a": "a", "b": "0", "c": "0"})
    ('p → alpha, beta → ∞', 'the same a, b = c = 0')
    """
    same = [name for name, end in at.items() if name == end]
    together: dict[str, list[str]] = {}
    for name, end in at.items():
        if name != end:
            together.setdefault(end.replace("oo", "∞").replace("-∞", "−∞"), []).append(name)
    kept = [f"the same {', '.join(same)}"] if same else []
    return ", ".join([*kept, *(f" {sign} ".join([*names, end]) for end, names in together.items())])


def _at(at: Mapping[str, str]) -> str:
    return f" at {setting(at)}" if at else ""


def _rescaled(name: str, at: Mapping[str, str], inner: str, outer: str) -> str:
    applied = f"{name}{f' of {inner}' if inner != 'x' else ''}{_at(at)}"
    return f"is {outer}, where y is {applied}" if outer != "y" else f"is {applied}"


OWN = {
    "case_of": lambda name, at, *_: f"is {name}{_at(at)}",
    "limit_of": lambda name, at, *_: f"is what {name} tends to as {setting(at, '→')}",
    "smooth_version_of": lambda name, at, *_: f"is a smooth version of {name}{_at(at)}",
    "derivative_of": lambda name, at, *_: f"is the derivative of {name}{_at(at)}",
    "inverse_of": lambda name, at, *_: f"is the inverse of {name}{_at(at)}",
    "rescaling_of": _rescaled,
}
OTHERS = {
    "case_of": lambda name, at, *_: f"becomes {name}{_at(at)}",
    "limit_of": lambda name, at, *_: f"tends to {name} as {setting(at, '→')}",
    "smooth_version_of": lambda name, at, *_: f"has {name} as a smooth version{_at(at)}",
    "derivative_of": lambda name, at, *_: f"has {name} as its derivative{_at(at)}",
    "inverse_of": lambda name, at, *_: f"has {name} as its inverse{_at(at)}",
    "rescaling_of": lambda name, *_: f"gives {name} when it is rescaled",
}
