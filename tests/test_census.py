"""Nothing is missing, nothing is there twice, and every claim says where it can be checked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from activarium.catalogue import ALL, FAMILIES, find, index, record
from activarium.catalogue.dialects import torch_class
from activarium.core import Activation, folded

ROOT = Path(__file__).parents[1]
BIBLIOGRAPHY = (ROOT / "sources.bib").read_text(encoding="utf-8")
KEYS = re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY, re.MULTILINE)
every_activation = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)


def test_names_are_unique():
    """No name, alias or slug belongs to two records, whatever its case, spaces, hyphens and underscores."""
    names = Counter(name for f in ALL for name in {folded(n) for n in (f.slug, f.name, *f.aliases)})

    assert [name for name, count in names.items() if count > 1] == []


def test_the_slug_is_the_python_name():
    """`leaky_relu` in the address bar is `leaky_relu` in the editor."""
    defined = [(name, f.slug) for family in FAMILIES for name, f in vars(family).items() if isinstance(f, Activation)]

    assert [pair for pair in defined if pair[0] != pair[1]] == []


@every_activation
def test_a_record_says_where_it_can_be_checked(f):
    """Every record has a year and a source, and every source is a known work and a place in it."""
    assert f.year is not None
    assert f.sources
    assert [s for s in f.sources if s.key not in KEYS or not s.place] == []


def test_sources_are_cited_once_each_and_used():
    """The bibliography holds each work once, in order."""
    assert sorted(KEYS) == KEYS
    assert len(set(KEYS)) == len(KEYS)


@every_activation
def test_the_index_says_what_the_record_says(f):
    """The light record of the index equals the one that is written in the catalogue."""
    assert record(f.slug) == f


@every_activation
def test_a_record_is_found_by_every_name(f):
    """Slug, name and aliases lead to the record."""
    assert {find(name).slug for name in (f.slug, f.name, f.name.upper(), *f.aliases)} == {f.slug}


def test_the_index_lists_the_catalogue():
    """The index has the records of the catalogue, in its order."""
    assert list(index()) == [f.slug for f in ALL]


def test_every_card_is_the_page_of_a_record():
    """No page of prose is an orphan."""
    assert {path.stem for path in (ROOT / "cards").glob("*.md")} <= set(index())


@pytest.mark.parametrize(
    "name", ["relu", "leaky relu", "elu", "swish", "tanh", "sigmoid", "bipolar sigmoid", "radial basis function"]
)
def test_the_garden_that_came_first_is_here(name):
    """The elementwise cards of the article's garden are found by their names."""
    assert find(name)


NOT_ELEMENTWISE = {"GLU", "LogSoftmax", "MultiheadAttention", "Softmax", "Softmax2d", "Softmin"}


def test_every_elementwise_function_of_torch_is_here():
    """What `torch.nn` calls an activation and works element by element has a record."""
    activation = pytest.importorskip("torch.nn.modules.activation")

    there = set(activation.__all__) - NOT_ELEMENTWISE | {"Identity"}

    assert there == {torch_class(f.slug) for f in ALL} - {None}
