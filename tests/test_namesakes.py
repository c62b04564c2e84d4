"""A shared name leads to the function that owns it, or to none; every meaning is found, told apart and really another one."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from activarium.catalogue import AmbiguousName, UnknownActivation, find, index
from activarium.catalogue.dialects import torch_class
from activarium.catalogue.namesakes import NAMESAKES, namesakes, qualified
from activarium.cli import main
from activarium.core import folded
from activarium.garden.card import page
from activarium.garden.data import document
from activarium.garden.relations import confusions
from activarium.garden.sheet import sheet

BIBLIOGRAPHY = (Path(__file__).parents[1] / "sources.bib").read_text(encoding="utf-8")
KEYS = set(re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY, re.MULTILINE))
EVERY = pytest.mark.parametrize("shared", NAMESAKES, ids=lambda shared: shared.name)
MEANINGS = [pytest.param(s, m, id=f"{s.name} ({m.by})") for s in NAMESAKES for m in s.meanings]
X = np.linspace(-4.1, 4.3, 85)


def names_of(slug):
    """The names that a record has by itself."""
    entry = index()[slug]
    aliases = [alias if isinstance(alias, str) else alias["name"] for alias in entry["aliases"]]
    return {folded(name) for name in (slug, entry["name"], torch_class(slug) or slug, *aliases)}


def at_their_ends(f):
    """Values with every slider pushed to its right end."""
    return f(X, **{p.symbol: float(p.display.upper) for p in f.parameters})


@EVERY
def test_a_plain_name_leads_to_its_owner_or_nowhere(shared):
    """The owner is found by the plain name; without one, the error lists every meaning with its slug and year."""
    if shared.owner:
        assert find(shared.name).slug == shared.owner
        assert shared.owner in {meaning.slug for meaning in shared.meanings}
        return
    with pytest.raises(AmbiguousName) as refused:
        find(shared.name)
    message = str(refused.value)

    assert isinstance(refused.value, UnknownActivation)
    assert all(meaning.slug in message and meaning.by in message for meaning in shared.meanings)
    assert all(meaning.missing in message for meaning in shared.meanings)
    assert find(re.search(r"by its slug, such as (\w+)$", message)[1])


@EVERY
def test_a_name_that_is_shared_belongs_to_no_other_record(shared):
    """A plain name is a name of its owner's record or of none."""
    having = {slug for slug in index() if folded(shared.name) in names_of(slug)}

    assert having <= {shared.owner}


@pytest.mark.parametrize(("shared", "meaning"), MEANINGS)
def test_every_meaning_is_found_by_a_qualified_name(shared, meaning):
    """With author and year, or in words if these are shared too, it leads to the record; what has none says why."""
    alone = [other.by for other in shared.meanings].count(meaning.by) == 1
    name = f"{shared.name} ({meaning.by if alone else meaning.what})"
    if meaning.slug:
        expected = find(meaning.called or meaning.slug)
        assert (find(name).slug, find(name.upper()).values()) == (meaning.slug, expected.values())
        assert not meaning.missing
    else:
        with pytest.raises(UnknownActivation, match=re.escape(meaning.missing)):
            find(name)


@pytest.mark.parametrize(("shared", "meaning"), MEANINGS)
def test_every_meaning_says_who_means_it(shared, meaning):
    """An author or a library, words for what is meant, and sources that are known works."""
    assert meaning.who
    assert meaning.what
    assert meaning.slug == "" or meaning.slug in index()
    assert meaning.source is None or (meaning.source.key in KEYS and meaning.source.place)
    assert shared in namesakes(meaning.slug)


@EVERY
def test_meanings_are_different_functions(shared):
    """Two records under one name differ somewhere; otherwise they would be one function, and the name no trap."""
    found = {m.slug: at_their_ends(find(m.slug)) for m in shared.meanings if m.slug}

    assert len(shared.meanings) > 1
    assert found
    assert [pair for pair in combinations(found, 2) if np.allclose(found[pair[0]], found[pair[1]], atol=1e-6)] == []


@EVERY
def test_meanings_stand_in_the_order_of_their_years(shared):
    """Oldest first, then those without a year."""
    years = [meaning.year or 9999 for meaning in shared.meanings]

    assert years == sorted(years)
    assert shared.why.endswith(".")


def test_shared_names_are_told_once():
    """No name has two entries, and no qualified name is a name of another record."""
    plain = [folded(shared.name) for shared in NAMESAKES]
    named = {name: slug for slug in index() for name in names_of(slug)}

    assert len(set(plain)) == len(plain)
    assert {name: named[name] for name, m in qualified().items() if name in named and named[name] != m.slug} == {}


def test_a_year_alone_is_enough_where_it_is_alone():
    """TeLU of 2020 and of 2024 are told apart by the year; SReLU, twice in 2015, is not."""
    assert find("TeLU (2020)").slug == "telu_elu"
    assert find("TeLU (2024)").slug == "tanhexp"
    assert find("DReLU (Macedo)").slug == find("DReLU (Macêdo)").slug == "displaced_relu"
    with pytest.raises(UnknownActivation, match="no activation function is called 'SReLU"):
        find("SReLU (2015)")


@EVERY
def test_everybody_is_told_of_the_other_meanings(shared):
    """Data, sheet and page of a record name every other function that has its name."""
    for slug in {meaning.slug for meaning in shared.meanings} - {""}:
        f = find(slug)
        told = [other for other in document(f)["namesakes"] if other["name"] == shared.name]
        (said,) = [text for text in confusions(f) if text.startswith(f"{shared.name} is also the name of")]

        assert [meaning["slug"] or "" for meaning in told[0]["meanings"]] == [meaning.slug for meaning in shared.meanings]
        assert all(str(other) in said for other in shared.others(slug))
        assert {"Namesakes": [f"  {text}" for text in confusions(f)]}.items() <= dict(sheet(f)).items()


def test_a_page_names_the_namesakes():
    """The reader of a card sees what else its name means."""
    assert "SReLU is also the name of: shifted ReLU (Clevert 2015): shifted_relu" in page(find("srelu"))
    assert "is also the name of" not in page(find("selu"))


def test_the_command_line_tells_of_a_shared_name(capsys):
    """A search says on the error stream that the name is shared; what cannot be decided is wrong use."""
    for arguments, status, said in [
        (["find", "S-ReLU"], 0, "SReLU has several meanings: shifted ReLU (Clevert 2015): shifted_relu; S-shaped"),
        (["show", "FReLU"], 2, "FReLU has several meanings"),
        (["data", "FReLU (Ma 2020)"], 2, "FReLU (Ma 2020) has no record, because it looks at neighbouring pixels"),
    ]:
        with pytest.raises(SystemExit) as stop:
            main(arguments)

        assert (stop.value.code, said in capsys.readouterr().err) == (status, True)
