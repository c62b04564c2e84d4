"""What is called wrong is wrong: every formula is shown not to be the record's, and to jump or tend where that is said."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
import sympy as sp

from activarium.balls import Undecided, enclosure, rational
from activarium.catalogue import ALL
from activarium.catalogue.errata import ERRATA, Code, errata
from activarium.formula import letters, parse
from activarium.vocabulary import letter

RECORDS = {f.slug: f for f in ALL}
KEYS = re.findall(r"^@\w+\{(\w+),", (Path(__file__).parents[1] / "sources.bib").read_text(encoding="utf-8"), re.MULTILINE)
PLAIN = 1e-3  # what can be seen in a picture
NEAR, FAR, BESIDE = Fraction(10) ** 3, Fraction(10) ** 6, Fraction(1, 10**9)


def named(errata):
    """Errata as cases with a readable name."""
    return [pytest.param(e, id=f"{e.slug}-{ERRATA.index(e)}") for e in errata]


every_erratum = pytest.mark.parametrize("erratum", named(ERRATA))
printed = [e for e in ERRATA if e.printed]


def values(erratum):
    """The letters of the record and those of the erratum's own, exactly."""
    return {p.symbol: p.default for p in RECORDS[erratum.slug].parameters} | dict(erratum.letters)


def wrong(erratum):
    """The printed formula at these values."""
    return at_values(parse(erratum.printed, values(erratum)), erratum)


def right(erratum):
    """The record at these values."""
    return at_values(RECORDS[erratum.slug].expression, erratum)


def at_values(expression, erratum):
    """An expression with numbers for its letters."""
    return expression.xreplace({letter(n): sp.Rational(v.numerator, v.denominator) for n, v in values(erratum).items()})


def ball(expression, point):
    """The value of an expression at a point."""
    return enclosure(expression, rational(point), 0, 0, {})


def apart(one, other):
    """Whether two balls are further apart than can be overlooked."""
    return bool(abs(one - other) > PLAIN)


@every_erratum
def test_an_erratum_says_what_where_and_why(erratum):
    """It belongs to a record, stands at known places and carries its argument; claims alone may lack a formula."""
    parameters = {p.symbol: p for p in RECORDS[erratum.slug].parameters}

    assert erratum in errata(erratum.slug)
    assert erratum.kind in {"misprint", "implementation", "claim"}
    assert erratum.where
    assert all(place.version if isinstance(place, Code) else place.key in KEYS and place.place for place in erratum.where)
    assert re.fullmatch(r"\S.{30,}[.]", erratum.argument)
    assert all(value in parameters[name].domain for name, value in erratum.letters.items() if name in parameters)
    assert {*letters(erratum.printed or "x")} <= values(erratum).keys()
    assert erratum.letters.keys() <= {*letters(erratum.printed or "x"), *parameters}


@pytest.mark.parametrize("erratum", named(printed))
def test_the_printed_formula_is_not_the_record(erratum):
    """At the point stated the two differ visibly."""
    assert apart(ball(wrong(erratum), erratum.at), ball(right(erratum), erratum.at))


@pytest.mark.parametrize("erratum", named(e for e in printed if e.jump))
def test_the_printed_formula_jumps_where_it_is_said_to(erratum):
    """A billionth to either side its values differ; those of the record do not."""
    place = at_values(parse(erratum.jump, values(erratum)), erratum)
    point = Fraction(int(place.p), int(place.q))
    theirs, ours = ([ball(f(erratum), point + step) for step in (-BESIDE, BESIDE)] for f in (wrong, right))

    assert apart(*theirs)
    assert bool(abs(ours[0] - ours[1]) < 1e-7)


ENDS = {"oo": (NEAR, FAR), "-oo": (-NEAR, -FAR), "0+": (1 / NEAR, 1 / FAR**20)}


@pytest.mark.parametrize("erratum", named(e for e in printed if e.limits))
def test_the_printed_formula_tends_where_it_is_said_to(erratum):
    """It comes ever nearer to the limit, or grows beyond any bound, and the record does not."""
    for end, limit in erratum.limits.items():
        near, far = ENDS[end]

        assert tends(wrong(erratum), near, far, limit)
        assert not tends(right(erratum), near, far, limit)


def tends(expression, near, far, limit):
    """Whether the values at two points, the further one further out, are on the way to a limit."""
    early, late = (ball(expression, point) for point in (near, far))
    if limit in {"oo", "-oo"}:
        sign = 1 if limit == "oo" else -1
        return bool(sign * late > 100) and bool(sign * late > sign * early)
    end = ball(parse(limit), Fraction(0))
    distances = [float(abs(value - end)) / (1 + float(abs(end))) for value in (early, late)]
    return distances[1] <= min(1e-5, distances[0] + 1e-15)


def test_limits_are_told_apart():
    """The test of limits refuses a wrong end, a wrong sign, and growth that stops."""
    assert not tends(parse("x/(1 + abs(x))"), NEAR, FAR, "1/2")
    assert not tends(parse("x"), NEAR, FAR, "-oo")
    assert not tends(parse("min(x, 50)"), NEAR, FAR, "oo")
    assert tends(parse("sqrt(x**2 + 1)"), -NEAR, -FAR, "oo")


def test_errata_are_told_of_the_survey_and_of_libraries():
    """Papers and code, misprints and claims are all there, and no place is listed twice for one formula."""
    places = [(e.slug, place, e.printed) for e in ERRATA for place in e.where]

    assert len(set(places)) == len(places)
    assert {e.kind for e in ERRATA} == {"misprint", "implementation", "claim"}
    assert {place.library for e in ERRATA for place in e.where if isinstance(place, Code)} >= {"torch_activation", "Keras"}


def test_a_power_of_a_negative_number_is_not_real():
    """What the abstract of SGT says has no value left of 0 for a power between whole numbers; the record has one."""
    at = {letter(name): sp.Integer(1) for name in ("a", "b", "beta")} | {letter("alpha"): sp.Rational(3, 2)}

    assert [e.printed for e in errata("sgt")] == [""]
    with pytest.raises(Undecided):
        ball(parse("x**(3/2)"), Fraction(-1))
    assert ball(RECORDS["sgt"].expression.xreplace(at), Fraction(-1)) < 0
