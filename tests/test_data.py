"""The record as data: the document obeys its schema, its version follows the definition, its numbers are proven."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator

from activarium import find, oracle
from activarium.catalogue import ALL, index, record
from activarium.cli import main
from activarium.core import Interval
from activarium.definition import define
from activarium.formula import parse
from activarium.garden.bibliography import read, works
from activarium.garden.citation import bibtex, cited, csl
from activarium.garden.data import as_json, document, publish, schema
from activarium.garden.reference import ORDERS, points, reference
from activarium.garden.relations import converse, relations
from activarium.garden.sheet import sheet
from activarium.garden.version import version

EVERY = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)
SLUGS = pytest.mark.parametrize("slug", index())
WIDTH = 80
VALIDATOR = Draft202012Validator(schema())


def faults(told):
    """Where data break the schema."""
    return [error.message for error in VALIDATOR.iter_errors(told)]


def inner(rules):
    """A schema and every schema inside it."""
    yield rules
    for keyword, rule in rules.items():
        if keyword in {"properties", "$defs"}:
            yield from (deeper for part in rule.values() for deeper in inner(part))
        elif keyword in {"items", "additionalProperties"} and isinstance(rule, dict):
            yield from inner(rule)


@SLUGS
def test_a_document_obeys_the_schema(slug):
    """What is told of a function is what the schema says, and plain JSON."""
    told = document(record(slug))

    assert faults(told) == []
    assert json.loads(as_json(told)) == told


def test_the_schema_is_one():
    """It obeys the schema of schemas."""
    Draft202012Validator.check_schema(schema())


def test_a_document_of_a_function_of_yours_obeys_the_schema():
    """A formula that somebody types makes a document, too, with values that are proven on the spot."""
    told = document(define("a*x*tanh(x)", parameters={"a": "1/3"}))

    assert faults(told) == []
    assert (told["family"], told["parameters"][0]["default"]["exact"]) == ("yours", "1/3")
    assert told["reference"]["value"][0] == "9.9505475368673045e-1"


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "Leaky ReLU"},
        {"version": None},
        {"year": "2013"},
        {"phase": "ripe"},
        {"summary": "No full stop"},
        {"aliases": ["LReLU"]},
        {"window": {"lower": 0, "upper": "1", "lower_open": False, "upper_open": False}},
        {"values": {"alpha": {"exact": "0.2", "float": 0.2}}},
        {"reference": {"x": []}},
        {"comment": "unasked"},
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_wrong(change):
    """A document with one part that is wrong breaks it."""
    assert faults({**document(find("leaky_relu")), **change})


def test_the_schema_describes_every_part():
    """Every property says what it means, and none that is not declared is let through unseen."""
    for rules in inner(schema()):
        for name, part in rules.get("properties", {}).items():
            assert part.get("description"), name
        if "properties" in rules and "additionalProperties" in rules:
            assert rules["additionalProperties"] is False


@EVERY
def test_version_is_that_of_the_index(f):
    """A record read from the index has the version of the one that it was made from, whatever was asked of it since."""
    assert version(record(f.slug)) == version(f)


def test_version_keeps_to_the_definition():
    """Prose, names, sources, sliders and ways of computing leave it; expression and parameters do not."""
    f = find("leaky_relu")
    (alpha,), expression = f.parameters, f.expression
    computed = {"expression": expression, "evaluate": None, "gradient": None, "curvature": None}

    def changed(**fields):
        return version(replace(f, **{**computed, "aliases": (), **fields}))

    unchanged = [
        {"summary": "Another sentence."},
        {"name": "Leaky"},
        {"aliases": ("Another",)},
        {"sources": ()},
        {"year": 1999},
        {"remark": "A doubt."},
        {"confidence": "checked"},
        {"relations": ()},
        {"window": Interval(-9, 9)},
        {"evaluate": expression},
        {"parameters": (replace(alpha, meaning="slope", display=Interval(0, 2), learnable=True),)},
    ]
    otherwise = [
        {"expression": 2 * expression},
        {"expression": parse("x if x >= 0 else alpha*x", ["alpha"])},
        {"parameters": (replace(alpha, default="0.3"),)},
        {"parameters": (replace(alpha, domain=Interval(0, 1)),)},
        {"parameters": (replace(alpha, symbol="a"),), "expression": parse("x if x > 0 else a*x", ["a"])},
    ]

    assert {changed(**fields) for fields in unchanged} == {version(f)}
    assert len({version(f), *(changed(**fields) for fields in otherwise)}) == 1 + len(otherwise)


def test_versions_stand():
    """A version that was published is the same today: the digest is taken in the same way for ever."""
    assert version(find("leaky_relu")) == "e68f96e0c581"
    assert document(find("very leaky ReLU"))["version"] == "e68f96e0c581"
    assert version(find("gelu")) == "1603fa3776f6"


def test_versions_tell_definitions_apart():
    """Functions of one version are written alike, letter by letter."""
    written = {}
    for slug in index():
        f = record(slug)
        told = (index()[slug]["expression"], [(p.symbol, str(p.default), p.domain) for p in f.parameters])

        assert written.setdefault(version(f), told) == told


@EVERY
def test_reference_values_are_the_oracle_s(f):
    """Every number told is the exact one, rounded to seventeen digits; what is stored is of this very definition."""
    told = reference(record(f.slug))
    assert [Fraction(x) for x in told["x"]] == points(f.window)

    for order, name in enumerate(ORDERS):
        for x, text in zip(told["x"], told[name], strict=True):
            if text is not None:
                exact = oracle.fraction(oracle.value(f, Fraction(x), order))

                assert abs(Fraction(text) - exact) <= abs(exact) / 10**16 / 2


def test_reference_values_follow_the_parameters():
    """Other parameters give other values, and a decimal number is meant exactly."""
    told = document(find("leaky_relu"), {"alpha": 0.1})

    assert (told["values"]["alpha"]["exact"], told["reference"]["value"][0]) == ("1/10", "-2.0000000000000000e-1")
    assert told["parameters"][0]["default"] == {"exact": "1/5", "float": 0.2}
    assert told["properties"]["kinks"]["text"].startswith("at 0: slope 0.1")


def test_stored_values_of_another_definition_are_not_told():
    """A record that shares the name of a stored one, and no more, is proven anew."""
    f = find("leaky_relu").with_defaults(alpha="1/2")

    assert reference(f)["value"][0] == "-1.0000000000000000e+0"


def test_relations_are_told_from_both_ends():
    """Every relation of a record stands in the document of the other function as well."""
    own = {(f.slug, r.kind, r.slug) for f in ALL for r in relations(f)}
    others = {(r.slug, r.kind, f.slug) for f in ALL for r in converse(f)}

    assert own == others == {(f.slug, r.kind, r.slug) for f in ALL for r in f.relations}


@pytest.mark.parametrize(
    ("slug", "sentences"),
    [
        ("relu", {"is Leaky ReLU at alpha = 0", "is what Swish tends to as beta → ∞"}),
        ("swish", {"tends to ReLU as beta → ∞", "becomes SiLU at beta = 1"}),
        ("gelu", {"is a smooth version of ReLU"}),
        ("tanh", {"is 2*y - 1, where y is Sigmoid of 2*x", "is the derivative of Log-cosh"}),
        ("prelu", {"is Leaky ReLU at the same alpha"}),
        ("symlog", {"is the inverse of Symmetric exp"}),
    ],
)
def test_relations_in_words(slug, sentences):
    """They are sentences whose subject is the function."""
    f = find(slug)

    assert sentences <= {r.text for r in (*relations(f), *converse(f))}


CSL_TYPES = {
    "article",
    "article-journal",
    "book",
    "chapter",
    "document",
    "paper-conference",
    "report",
    "software",
    "thesis",
    "webpage",
}


@pytest.mark.parametrize("work", works().values(), ids=lambda work: work.key)
def test_a_work_as_csl(work):
    """Every work has a type, a title, a date and people, as plain text; no field is lost but the class at arXiv."""
    item = csl(work)
    told = as_json(item)

    assert (item["id"], item["title"]) == (work.key, work.text("title"))
    assert item["type"] in CSL_TYPES
    assert all(person.get("family") or person.get("literal") for person in item["author"])
    assert item.get("issued", {}).get("date-parts", [[0]])[0] == [int(work.text("year") or 0)]
    assert not re.search(r"[{}\\]", re.sub(r'\\"', "", json.dumps(list(_texts(item)), ensure_ascii=False)))
    for field in work.fields.keys() - {"author", "title", "year", "archiveprefix", "primaryclass", "pages", "url"}:
        assert work.text(field) in told, field


def _texts(told):
    if isinstance(told, str):
        yield told
    elif isinstance(told, list | dict):
        for part in told.values() if isinstance(told, dict) else told:
            yield from _texts(part)


def test_people_as_csl():
    """A body keeps its name whole; those who are not named are told as others."""
    both = read("@misc{a,\n author = {{JAX Authors} and Li and others and G{\\'o}mez, Ana},\n}")[0]

    assert csl(both)["author"] == [
        {"literal": "JAX Authors"}, {"family": "Li"}, {"literal": "others"}, {"family": "Gómez", "given": "Ana"},
    ]  # fmt: skip


@EVERY
def test_bibtex_of_a_record_reads_back(f):
    """Its works, each once, as they stand in the bibliography."""
    keys = [*(s.key for s in f.sources), *(a.source.key for a in f.aliases if a.source)]

    assert [work.key for work in read(bibtex(cited(f)))] == list(dict.fromkeys(keys))


@SLUGS
def test_a_sheet_is_complete_and_fits(slug):
    """Formulas, parameters, names, relations, libraries, properties, remark and sources, in eighty columns."""
    f = record(slug)
    sections = sheet(f, width=WIDTH)
    lines = [line for section in sections for line in section.lines]
    text = " ".join(" ".join(lines).split())

    assert [line for line in lines if len(line) > WIDTH and " " in line.strip()] == []
    assert all(" ".join(part.split()) in text for part in (f.summary, f.remark, f.text()))
    assert all(name in text for name in (*f.aliases, *(p.meaning for p in f.parameters), *(s.place for s in f.sources)))
    assert all(r.text in text for r in relations(f))


def test_everything_is_published(tmp_path):
    """A document per function, the schema and the sources in both forms."""
    files = {path.name: path.read_text(encoding="utf-8") for path in publish(tmp_path)}

    assert files.keys() == {f"{slug}.json" for slug in index()} | {"function.schema.json", "sources.bib", "sources.csl.json"}
    assert json.loads(files["gelu.json"]) == document(find("gelu"))
    assert [work.key for work in read(files["sources.bib"])] == list(works())
    assert [item["id"] for item in json.loads(files["sources.csl.json"])] == list(works())


@pytest.fixture
def run(capsys):
    """Run the command line in this process: exit status, output and errors."""

    def run(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return run


def test_forms_of_show(run):
    """The document, its schema, and the sources for reference managers; one form at a time."""
    assert json.loads(run("show", "gelu", "--json")[1]) == document(find("gelu"))
    assert json.loads(run("show", "--schema")[1]) == schema()
    assert run("show", "gelu", "--bibtex")[1] == bibtex(cited(find("gelu")))
    assert json.loads(run("show", "gelu", "--csl")[1]) == [csl(work) for work in cited(find("gelu"))]
    assert run("show", "gelu", "--csl", "--json") == (
        2, "", "activarium: --json, --bibtex and --csl are three forms: choose one\n",
    )  # fmt: skip


def test_list_by_words(run):
    """Words narrow the catalogue; nothing found is exit status 1."""
    status, out, _ = run("list", "bounded", "leaky", "--family", "Rectified")

    assert (status, out.split()[0], out.count("\n")) == (0, "bounded_leaky_relu", 1)
    assert run("list", "qqqqqq")[:2] == (1, "")


def test_find_says_by_which_name(run):
    """A function that has another name of the kind says which."""
    assert run("find", "very", "leaky")[1].startswith("leaky_relu  (very leaky ReLU) ")
    assert "(" not in run("find", "leeky", "relu")[1].splitlines()[0]


@pytest.mark.parametrize("arguments", [["list"], ["find", "relu"], ["show", "gelu"], ["show", "snake", "--json"]], ids=" ".join)
def test_neither_sympy_nor_balls_are_loaded(arguments):
    """What the catalogue is asked for stands in generated files."""
    code = f"import sys; from activarium.cli import app; app({arguments!r}, standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(done.stdout.splitlines()[-1].split()) & {"sympy", "flint", "torch", "matplotlib"} == set()
