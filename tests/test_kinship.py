"""What records say of one another holds: every alias with a formula, every relation, on a dense grid in ball arithmetic."""

from __future__ import annotations

import math
import zlib
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from activarium import oracle
from activarium.balls import Undecided, enclosure, rational
from activarium.catalogue import ALL, find, index, preset
from activarium.derive.breakpoints import NoBreakpoints, breakpoints
from activarium.derive.evaluate import evaluate
from activarium.formula import number, parse
from activarium.vocabulary import letter, x

RECORDS = {f.slug: f for f in ALL}
RELATIONS = [pytest.param(f, r, id=f"{f.slug}-{r.kind}-{r.slug}") for f in ALL for r in f.relations]
FORMULAS = [pytest.param(f, a, id=f"{f.slug}-{a}") for f in ALL for a in f.aliases if a.formula]
POINTS = [Fraction(k, 16) + Fraction(1, 1000) for k in range(-120, 121, 8)] + [Fraction(v) for v in (-40, -12, 12, 40)]
CLOSE = Fraction(1, 10**20)


def settings(f):
    """The defaults and one other setting from the display ranges, exactly."""
    rng = np.random.default_rng(zlib.crc32(f.slug.encode()))
    drawn = {
        p.symbol: Fraction(str(round(float(rng.uniform(float(p.display.lower), float(p.display.upper))), 3)))
        for p in f.parameters
    }
    within = all(drawn[p.symbol] in p.domain for p in f.parameters)
    return [{p.symbol: p.default for p in f.parameters}, *([drawn] if f.parameters and within else [])]


def expression(text, values):
    """A text in our grammar at exact values of its letters; `oo` is infinity."""
    if text.strip() in {"oo", "-oo"}:
        return sp.oo if text.strip() == "oo" else -sp.oo
    return parse(text, values).xreplace(symbols(values))


def symbols(values):
    """Exact numbers for letters."""
    return {letter(name): sp.Rational(v.numerator, v.denominator) for name, v in values.items()}


def at(record, parameters):
    """The definition of a record, its other parameters at their defaults."""
    defaults = {p.symbol: sp.Rational(p.default.numerator, p.default.denominator) for p in record.parameters}
    return record.expression.xreplace({letter(name): value for name, value in {**defaults, **parameters}.items()})


def value(definition, point, order=0):
    """A ball around an expression without letters; nothing where it has no value there."""
    try:
        return enclosure(definition, rational(point), order, 0, {})
    except (Undecided, NotImplementedError):
        return None


def equal(one, other, order=0, points=POINTS):
    """Whether two expressions agree wherever both are defined, in far more digits than a float has."""
    pairs = [(value(one, point), value(other, point, order), point) for point in points]
    known = [(a, b, point) for a, b, point in pairs if a is not None and b is not None]
    assert len(known) > len(points) / 2
    for a, b, point in known:
        assert a.overlaps(b), f"{a} and {b} at {float(point)}"


def other(relation, values):
    """The definition of the function that a relation names, at the parameters it names."""
    return at(RECORDS[relation.slug], {name: expression(text, values) for name, text in relation.at.items()})


def case_of(f, relation, values):
    """The other function at these parameters."""
    equal(at(f, symbols_of(f, values)), other(relation, values))


def symbols_of(f, values):
    """Exact numbers of a record's letters, by name."""
    return {p.symbol: sp.Rational(values[p.symbol].numerator, values[p.symbol].denominator) for p in f.parameters}


def rescaling_of(f, relation, values):
    """The other function between an inner and an outer map."""
    inner = expression(relation.input, values)
    outer = parse(relation.output, [*values, "y"]).xreplace(symbols(values))
    composed = outer.xreplace({letter("y"): other(relation, values).xreplace({x: inner})})
    equal(at(f, symbols_of(f, values)), composed)


def derivative_of(f, relation, values):
    """The slope of the other function."""
    equal(at(f, symbols_of(f, values)), other(relation, values), order=1)


def inverse_of(f, relation, values):
    """What undoes the other function."""
    definition, undone = at(f, symbols_of(f, values)), other(relation, values)
    for point in POINTS:
        there = value(undone, point)
        if there is None or abs(point) > 30:
            continue
        back = value(definition, oracle.fraction(there))

        assert back is not None
        assert abs(oracle.fraction(back) - point) <= CLOSE * max(abs(point), 1) * 2**50


def limit_of(f, relation, values):
    """What the other function tends to, ever nearer as the parameters do."""
    ends = {name: expression(text, values) for name, text in relation.at.items()}
    record = RECORDS[relation.slug]
    definition = at(f, symbols_of(f, values))
    distances = []
    for k in (2, 4, 7):
        near = {p.symbol: nearby(ends[p.symbol], p, k) for p in record.parameters if p.symbol in ends}
        pairs = [(value(definition, point), value(at(record, near), point)) for point in POINTS if abs(point) < 9]
        known = [
            abs(oracle.fraction(a) - oracle.fraction(b)) / (1 + abs(oracle.fraction(a)))
            for a, b in pairs
            if a is not None and b is not None
        ]
        assert len(known) > len(pairs) / 2
        distances.append(float(max(known)))

    assert distances[-1] <= 1e-4
    assert distances[-1] < distances[0] or distances[0] == 0


def nearby(end, parameter, k):
    """A value of a parameter near its limit, from inside its domain."""
    if end in {sp.oo, -sp.oo}:
        return (1 if end == sp.oo else -1) * sp.Integer(10) ** k
    steps = (sp.Rational(1, 10**k), -sp.Rational(1, 10**k))
    return next(end + step for step in steps if inside(end + step, parameter))


def inside(number, parameter):
    return Fraction(int(number.p), int(number.q)) in parameter.domain


def smoothness(f, values):
    """How many derivatives are continuous where pieces meet; infinity without pieces."""
    try:
        joints = breakpoints(f)
    except NoBreakpoints:
        return -1
    least = math.inf
    for joint in joints:
        place = joint.xreplace(symbols(values))
        if not place.is_Rational:
            continue
        for order in range(6):
            sides = [oracle.value(f, Fraction(int(place.p), int(place.q)), order, side, values) for side in (-1, 0, 1)]
            if not (sides[0].overlaps(sides[1]) and sides[1].overlaps(sides[2])):
                least = min(least, order)
                break
    return least


def smooth_version_of(f, relation, values):
    """More derivatives, and a distance that does not grow."""
    record = RECORDS[relation.slug]
    chosen = {p.symbol: p.default for p in record.parameters}
    chosen |= {name: number(text, values) for name, text in relation.at.items()}
    far = np.concatenate([np.linspace(-60, 60, 2001), [-1e3, -1e4, -1e6, 1e3, 1e4, 1e6]])
    floats = {name: float(v) for name, v in values.items()}, {name: float(v) for name, v in chosen.items()}
    distance = np.abs(np.asarray(evaluate(f, far, 0, floats[0])) - np.asarray(evaluate(record, far, 0, floats[1])))

    assert smoothness(f, values) > smoothness(record, chosen)
    assert distance[2001:].max() <= 1.5 * distance[:2001].max() + 1e-9


PROOFS = {p.__name__: p for p in (case_of, rescaling_of, derivative_of, inverse_of, limit_of, smooth_version_of)}


@pytest.mark.parametrize(("f", "relation"), RELATIONS)
def test_a_relation_holds(f, relation):
    """A function is to another one what its record says."""
    for values in settings(f) if relation.kind not in {"smooth_version_of", "limit_of"} else settings(f)[:1]:
        PROOFS[relation.kind](f, relation, values)


@pytest.mark.parametrize(("f", "alias"), FORMULAS)
def test_what_was_published_under_another_name_is_the_same(f, alias):
    """The formula that stands under the other name is ours at the parameters that the alias names."""
    rng = np.random.default_rng(zlib.crc32(alias.encode()))
    drawn = {name: default + Fraction(int(rng.integers(0, 8)), 16) for name, default in alias.letters.items()}
    for letters in (alias.letters, drawn):
        ours = at(f, {name: expression(text, letters) for name, text in alias.at.items()})
        equal(parse(alias.formula, letters).xreplace(symbols(letters)), ours)


def test_relations_name_records_and_their_parameters():
    """Every relation leads to a record, at parameters that it has."""
    for f in ALL:
        for relation in f.relations:
            assert relation.slug in RECORDS
            assert relation.slug != f.slug
            assert relation.at.keys() <= {p.symbol for p in RECORDS[relation.slug].parameters}


def test_a_name_for_special_parameters_sets_them():
    """A function found by such a name has these parameters as defaults, and is otherwise the record."""
    for f in ALL:
        for alias in f.aliases:
            found = find(alias)
            expected = {p.symbol: p.default for p in f.parameters} | preset(alias)

            assert (found.slug, {p.symbol: p.default for p in found.parameters}) == (f.slug, expected)


def test_the_index_keeps_what_is_known_of_a_name():
    """Aliases and relations come back from the index as they were written."""
    for f in ALL:
        assert [str(a) if isinstance(a, str) else a["name"] for a in index()[f.slug]["aliases"]] == [str(a) for a in f.aliases]
        assert find(f.slug).relations == f.relations
