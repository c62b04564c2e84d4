"""The record of a function as data: one JSON document, described by a published JSON Schema.

The document tells the definition, what follows from it and what is known of it. Exact numbers and formulas are
text, so that nothing is lost; floats stand beside exact numbers where a program wants one.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from fractions import Fraction
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from activarium.catalogue import family, index, preset, record
from activarium.catalogue.dialects import FRAMEWORKS, dialects
from activarium.catalogue.namesakes import namesakes
from activarium.derive.derived import derived
from activarium.derive.properties import plain, properties
from activarium.files import written_whole
from activarium.garden.bibliography import work, works
from activarium.garden.citation import bibtex, csl
from activarium.garden.content import content
from activarium.garden.facts import published
from activarium.garden.prose import read
from activarium.garden.reference import ORDERS, reference
from activarium.garden.relations import converse, relations
from activarium.garden.version import version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.catalogue.dialects import Dialect
    from activarium.core import Activation, Alias, Interval, Parameter, Source
    from activarium.derive.properties import Property

FORMAT = "urn:activarium:function:1"  # the name of the schema; another number, if a reader of this one would stumble
TOLD = ("slug", "name", "summary", "remark", "confidence", "year")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document of a function.

    >>> schema()["$id"]
    'urn:activarium:function:1'
    """
    return json.loads(files("activarium").joinpath("garden", "static", "function.schema.json").read_text(encoding="utf-8"))


def document(f: Activation, parameters: Mapping[str, float] | None = None) -> dict[str, Any]:
    """The document of a function, as `schema` describes it.

    Arguments:
        parameters: where properties and reference values are told; at the record's own parameters otherwise.
            A float stands for the decimal number that it is written as: 0.1 for 1/10.

    >>> from activarium import find
    >>> told = document(find("leaky_relu"))
    >>> told["expression"], told["parameters"][0]["default"]
    ('x if x > 0 else alpha*x', {'exact': '1/5', 'float': 0.2})

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
    """
    own = record(f.slug) if published(f) else f  # a function found by a name for special parameters has them as defaults
    values = exact_values(f, parameters)
    return {
        "schema": FORMAT,
        "version": version(own),
        **{name: getattr(own, name) for name in TOLD},
        "family": family(own) if published(own) else "yours",
        "phase": _phase(own),
        "aliases": [_alias(alias) for alias in own.aliases],
        "namesakes": [shared.to_json() for shared in namesakes(own.slug)] if published(own) else [],
        "parameters": [_parameter(p) for p in own.parameters],
        "window": _interval(own.window),
        **_formulas(own),
        "relations": [kin.to_dict() for kin in relations(own)],
        "converse": [kin.to_dict() for kin in converse(own)] if published(own) else [],
        **_elsewhere(own),
        "sources": [{**_source(source), "work": csl(work(source.key))} for source in own.sources],
        "values": {name: _number(value) for name, value in values.items()},
        "properties": {p.name: _property(p) for p in properties(f, parameters)},
        "reference": reference(own, values),
    }


def exact_values(f: Activation, parameters: Mapping[str, float] | None = None) -> dict[str, Fraction]:
    """The value of every parameter, exactly: a default as it is, a float as the decimal number that it is written as.

    >>> from activarium import find
    >>> exact_values(find("leaky_relu"), {"alpha": 0.1}), exact_values(find("very leaky ReLU"))
    ({'alpha': Fraction(1, 10)}, {'alpha': Fraction(1, 3)})

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
    """
    given = f.values(parameters)
    return {p.symbol: Fraction(repr(given[p.symbol])) if p.symbol in (parameters or {}) else p.default for p in f.parameters}


def _formulas(f: Activation) -> dict[str, Any]:
    value, first, second = derived(f).texts
    return {
        "expression": value,
        "derivative": first,
        "second_derivative": second,
        "latex": dict(zip(ORDERS, derived(f).latex, strict=True)),
    }


def _elsewhere(f: Activation) -> dict[str, Any]:
    """What is said of a function outside: how libraries call it, and what was printed wrongly."""
    if not published(f):
        return {"dialects": [], "errata": []}
    return {"dialects": [_dialect(dialect) for dialect in dialects(f.slug)], "errata": errata(f.slug)}


def errata(slug: str) -> list[dict[str, Any]]:
    """What was printed wrongly about a function, and how one sees that it is wrong.

    >>> errata("identity")
    []
    """
    if find_spec("activarium.catalogue.errata") is None:
        return []
    return [_erratum(erratum) for erratum in import_module("activarium.catalogue.errata").errata(slug)]


def _erratum(erratum: Any) -> dict[str, Any]:
    """One erratum as text: where it stands, what is printed, why it is wrong, and where one sees it."""
    places = [" ".join(str(part) for part in asdict(place).values()) for place in erratum.where]
    letters = ", ".join(f"{letter} = {value}" for letter, value in erratum.letters.items())
    told = {"where": "; ".join(places), "printed": erratum.printed, "letters": letters, "argument": erratum.argument}
    return {"kind": erratum.kind, **told, "at": str(erratum.at) if erratum.printed else None}


def _number(exact: Fraction) -> dict[str, Any]:
    return {"exact": str(exact), "float": float(exact)}


def _interval(interval: Interval) -> dict[str, Any]:
    ends = {"lower": interval.lower, "upper": interval.upper}
    told = {name: None if math.isinf(end) else str(end) for name, end in ends.items()}
    return {**told, "lower_open": interval.lower_open, "upper_open": interval.upper_open}


def _parameter(p: Parameter) -> dict[str, Any]:
    return {
        "symbol": p.symbol,
        "meaning": p.meaning,
        "default": _number(p.default),
        "domain": _interval(p.domain),
        "display": _interval(p.display),
        "learnable": p.learnable,
    }


def _source(source: Source) -> dict[str, str]:
    return {"key": source.key, "place": source.place}


def _alias(alias: Alias) -> dict[str, Any]:
    return {
        "name": str(alias),
        "year": alias.year,
        "source": _source(alias.source) if alias.source else None,
        "formula": alias.formula,
        "letters": {letter: str(value) for letter, value in alias.letters.items()},
        "at": alias.at,
        "values": {name: _number(value) for name, value in preset(alias).items()},
    }


def _dialect(dialect: Dialect) -> dict[str, Any]:
    told = {name: value for name, value in asdict(dialect).items() if name != "slug"}
    defaults = {name: _number(value) for name, value in dialect.defaults.items()}
    return {"version": FRAMEWORKS[dialect.framework], **told, "also": list(dialect.also), "defaults": defaults,
            "opset": dialect.opset and list(dialect.opset)}  # fmt: skip


def _property(p: Property) -> dict[str, Any]:
    numbers = [plain(number) for number in p.numbers]
    return {"label": p.label, "text": p.text, "sure": p.sure, "reason": p.reason, "numbers": numbers}


def _phase(f: Activation) -> str:
    """The phase of the card, which is a seedling until somebody writes it."""
    file = content("cards").joinpath(f"{f.slug}.md")
    return read(f.slug, file.read_text(encoding="utf-8")).phase if published(f) and file.is_file() else "seedling"


def as_json(told: Any) -> str:
    r"""Data as the text of a JSON file.

    >>> as_json({"name": "Padé"})
    '{\n  "name": "Padé"\n}\n'
    """
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def publish(folder: str | Path) -> list[Path]:
    """Everything as data in a folder: a document per function, the schema, and the sources as BibTeX and CSL-JSON.

    Raises:
        OSError: the folder cannot be written.
    """
    texts = {f"{slug}.json": as_json(document(record(slug))) for slug in index()}
    texts |= {
        "function.schema.json": as_json(schema()),
        "sources.bib": bibtex(works().values()),
        "sources.csl.json": as_json([csl(work) for work in works().values()]),
    }
    return [written_whole(Path(folder) / name, text) for name, text in texts.items()]
