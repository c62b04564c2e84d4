"""The card: one page that is complete in itself, well formed, escaped, cited rightly and the same every time."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import numpy as np
import pytest

from activarium import find
from activarium.catalogue import ALL, index
from activarium.core import Activation, Parameter, Source
from activarium.derive.derived import derived
from activarium.garden import bibliography, citation, font, listing, mathematics, prose
from activarium.garden.card import page, write
from activarium.garden.facts import kink_sentences
from activarium.garden.pages import static

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta", "link", "br", "input", "hr", "img", "rect", "line", "path", "circle", "mspace"}
LARGEST = 60_000  # bytes of a compressed page
HEAD = "---\nphase: growing\nplanted: 2026-11-23\nby: us\n---\n"
EVERY = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)
SOME = pytest.mark.parametrize("slug", ["leaky_relu", "hard_shrink", "gelu", "swish"])


class Reader(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.resources: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.texts: dict[str, str] = {}
        self.within: list[str | None] = []
        self.titled = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
            self.texts[given["id"]] = ""
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "data-copy"):
            self.references += given.get(name, "").split()
        (self.links if tag == "a" else self.resources).extend(
            given[name] for name in ("href", "src", "srcset") if name in given
        )
        if tag not in VOID:
            self.open.append(tag)
            self.within.append(given.get("id"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()
            self.within.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends; it must be the one that began last."""
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"
        self.within.pop()

    def handle_data(self, data: str) -> None:
        """Text, which belongs to every element around it that has an id."""
        for name in self.within:
            if name:
                self.texts[name] += data
        if self.open and self.open[-1] in {"h1", "h2"}:
            self.headings.append(data)
        if self.open and self.open[-1] == "title":
            self.titled += data


@pytest.fixture(scope="module")
def leaky() -> Reader:
    """The card of Leaky ReLU, read once."""
    return Reader(page(find("leaky_relu")))


@EVERY
def test_page_is_well_formed_and_complete_in_itself(f: Activation) -> None:
    """Tags close, ids are unique and referenced ones exist, nothing is loaded, and the page is small."""
    html = page(find(f.slug))
    read = Reader(html)
    assert not read.open
    assert len(set(read.ids)) == len(read.ids)
    assert set(read.references) <= set(read.ids)
    assert read.resources == []
    assert not re.findall(r"url\((?!data:|#plot-square)", html)
    assert "@import" not in html
    assert all(link.startswith(("https://", "http://", "#")) or re.fullmatch(r"[\w.]+", link) for link in read.links)
    assert len(gzip.compress(html.encode(), 9)) <= LARGEST


def test_page_has_the_parts_of_a_card_in_order(leaky: Reader) -> None:
    """Name first, then definition, properties, code, notes, parameters, sources, citation, links and downloads."""
    assert leaky.headings == [
        "Leaky ReLU", "Definition", "Properties", "Code", "Notes", "Parameters", "In other libraries", "Sources", "How to cite",
        "Links to", "Dynamic backlinks", "Downloads",
    ]  # fmt: skip
    assert leaky.titled.startswith("Leaky ReLU · Activarium")


def test_citations_are_exact(leaky: Reader) -> None:
    """The page and its sources are cited with the right names, days and places."""
    sentence = "The Activarium gardeners (2026). ‘Leaky ReLU’, Activarium 0.1.0, 23 November 2026."
    assert leaky.texts["citation"] == sentence
    assert leaky.texts["bibtex-page"].splitlines()[:7] == [
        "@misc{activarium:leaky_relu,",
        "  author        = {{the Activarium gardeners}},",
        "  title         = {{Leaky ReLU}},",
        "  howpublished  = {Activarium 0.1.0},",
        "  year          = {2026},",
        "  month         = {11},",
        "  day           = {23},",
    ]
    assert "@inproceedings{maas2013rectifier," in leaky.texts["bibtex-works"]
    assert re.sub(r"\s+", " ", leaky.texts["source-1"]).startswith(
        "Andrew L. Maas, Awni Y. Hannun, Andrew Y. Ng (2013). Rectifier Nonlinearities Improve Neural Network Acoustic Models. "
        "ICML Workshop on Deep Learning for Audio, Speech, and Language Processing. "
        "ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf"
    )


def test_every_work_can_be_printed() -> None:
    """Each work of the bibliography has authors and a title, and no LaTeX is left in any of them."""
    for work in bibliography.works().values():
        printed = str(citation.reference(work))
        assert work.authors
        assert work.text("title")
        assert not set(printed) & set("\\{}"), printed


@EVERY
def test_every_source_is_in_the_bibliography(f: Activation) -> None:
    """What a record cites can be looked up."""
    assert [bibliography.work(source.key).key for source in f.sources] == [source.key for source in f.sources]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@misc{a,\n  title = {x}\n  year = {1}\n}", 3),
        ("@misc{a,\n  title = {x\n", 2),
        ("hello", 1),
        ("@misc{a,\n year = 1,\n}", 2),
    ],
)
def test_broken_bibliography_is_refused_with_its_line(text: str, line: int) -> None:
    """An entry that is not of the one form is an error, not a guess."""
    with pytest.raises(bibliography.BibliographyError, match=f"line {line} "):
        bibliography.read(text)


def test_a_record_from_outside_is_shown_as_text() -> None:
    """Names, summaries and meanings with mark-up in them appear on the page as they were typed."""
    attack = "</script><script>alert(1)</script><b title='\"'>"
    p = Parameter("at", f"{attack} slope", "1", display=(find("leaky_relu").parameters[0].display))
    f = Activation(slug="mine", name=attack, aliases=(attack,), summary=f"{attack}.", expression="at*x", parameters=(p,))
    html = page(f)
    read = Reader(html)
    assert "<script>alert" not in html
    assert "<b title" not in html
    assert not read.open
    assert len(set(read.ids)) == len(read.ids)
    assert attack in read.headings[0]
    assert json.loads(read.texts["record"])["parameters"][0]["meaning"] == f"{attack} slope"
    assert "seedling" in html


def test_a_record_that_borrows_a_name_does_not_borrow_its_card() -> None:
    """A function of one's own that is called ReLU is not given what was written about ReLU."""
    f = Activation(slug="relu", name="ReLU", summary="Not what you think.", expression="x**2")
    html = page(f)
    assert "Notes" not in Reader(html).headings
    assert "act.define" in Reader(html).texts["text-library"]


def test_a_source_that_is_not_in_the_bibliography_is_named() -> None:
    """A page is not written with a citation that leads nowhere."""
    f = Activation(slug="mine", name="Mine", summary="Mine.", expression="x", sources=(Source("nobody1900", "p. 1"),))
    with pytest.raises(bibliography.BibliographyError, match="nobody1900"):
        page(f)


@SOME
def test_code_on_the_page_runs_and_agrees(slug: str, tmp_path: Path) -> None:
    """NumPy, PyTorch, JavaScript and the data program compute what the record computes; comments state true results."""
    f = find(slug)
    texts = Reader(page(f)).texts
    x = np.linspace(-2.0, 2.0, 41)
    numpy_module: dict[str, object] = {}
    exec(texts["text-numpy"], numpy_module)
    assert np.allclose(numpy_module[slug](x), f(x), rtol=1e-13, atol=1e-300)
    assert np.allclose(numpy_module[f"{slug}_derivative"](x), f.derivative(x), rtol=1e-12, atol=1e-15)
    subprocess.run([sys.executable, "-c", texts["text-data"]], check=True, cwd=tmp_path)
    data = json.loads((tmp_path / "data" / "activations" / f"{slug}.json").read_text())
    expected = f.curve().to_dict()
    assert data["x"] == expected["x"]
    assert np.allclose([data["y"], data["yp"]], [expected["y"], expected["yp"]], rtol=1e-12, atol=1e-15)


@SOME
def test_results_stated_in_comments_are_true(slug: str) -> None:
    """The calls of this library on the page give the numbers written beside them."""
    library: dict[str, object] = {}
    code = Reader(page(find(slug))).texts["text-library"]
    stated = [line.split("  # ") for line in code.splitlines() if "  # " in line]
    exec("\n".join(code.splitlines()[:3]), library)
    assert len(stated) == 2
    for call, result in stated:
        assert float(eval(call, library)) == float(result)  # noqa: S307 - the code of our own page


@SOME
def test_torch_code_on_the_page_runs(slug: str) -> None:
    """The PyTorch code computes the function and its derivative."""
    torch = pytest.importorskip("torch")
    f, x, module = find(slug), np.linspace(-2.0, 2.0, 41), {}
    exec(Reader(page(f)).texts["text-torch"], module)
    assert np.allclose(module[slug](torch.tensor(x)).numpy(), f(x), rtol=1e-12, atol=1e-15)
    assert np.allclose(module[f"{slug}_derivative"](torch.tensor(x)).numpy(), f.derivative(x), rtol=1e-12, atol=1e-15)


@SOME
def test_javascript_on_the_page_runs(slug: str) -> None:
    """The JavaScript code computes the function and its derivative."""
    quickjs = pytest.importorskip("quickjs")
    f, context = find(slug), quickjs.Context()
    context.eval(Reader(page(f)).texts["text-javascript"])
    values = list(f.values().values())
    for x in (-1.7, -0.3, 0.0, 0.4, 1.9):
        assert context.get(slug)(x, *values) == pytest.approx(float(f(x)), rel=1e-12, abs=1e-15)
        assert context.get(f"{slug}_derivative")(x, *values) == pytest.approx(float(f.derivative(x)), rel=1e-12, abs=1e-15)


def test_convention_at_the_kink_is_told() -> None:
    """The page says which one-sided slope the record gives at 0, for the parameters at hand."""
    curve = find("leaky_relu").curve(alpha=0.1)
    assert kink_sentences(curve) == [
        "At x = 0 the slope is 0.1 on the left and 1 on the right; this record takes the left one, so f′(0) = 0.1, for α = 0.1."
    ]
    assert kink_sentences(find("leaky_relu").curve(alpha=1.0)) == []


def test_no_card_links_back_to_itself_and_every_link_comes_back() -> None:
    """A backlink stands exactly where another card links here."""
    for slug in index():
        assert slug not in prose.backlinks(slug)
        for other, card in prose.cards().items():
            assert (other in prose.backlinks(slug)) == (other != slug and slug in {link.slug for link in card.links})


def test_a_card_that_links_to_itself_is_not_its_own_backlink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only other cards count."""
    planted = {slug: prose.read(slug, f"{HEAD}See [[relu]].\n") for slug in ("relu", "elu")}
    monkeypatch.setattr(prose, "cards", lambda: planted)
    assert list(prose.backlinks("relu")) == ["elu"]


def test_backlinks_come_with_their_sentence() -> None:
    """Who links here says why."""
    assert prose.backlinks("leaky_relu")["relu"].sentence.startswith("Leaky ReLU leaves a small slope")


def test_a_link_that_leads_nowhere_is_an_error_with_file_and_line() -> None:
    """The message names the card, the line and the nearest slugs."""
    card = prose.read("relu", f"{HEAD}Text.\n\nMore text\nand [[leeky_relu]].\n")
    with pytest.raises(prose.ProseError, match=r"cards/relu\.md, line 9: \[\[leeky_relu\]\].*leaky_relu"):
        card.html(lambda slug, label: slug + label)


@pytest.mark.parametrize(
    "written",
    [
        "no front matter",
        "---\nphase: growing\n---\n",
        HEAD.replace("growing", "blooming"),
        HEAD.replace("2026-11-23", "23.11.2026"),
        HEAD.replace("by: us", "by: us\nby: them"),
        HEAD.replace("by:", "author:"),
    ],
)
def test_broken_front_matter_is_refused(written: str) -> None:
    """What is missing, unknown, doubled or no date is an error that names the card."""
    with pytest.raises(prose.ProseError, match=r"cards/relu\.md, line"):
        prose.read("relu", written)


def test_prose_is_escaped_and_set() -> None:
    """HTML in a text is text; formulas become MathML, links become links, headings step down, notes get numbers."""
    card = prose.read("relu", f"{HEAD}# Top\n\n<script>$x^2$ `[[relu]]` [[elu|that one]] a[^1]\n\n[^1]: note\n\n$$\ny\n$$\n")
    html = card.html(lambda slug, label: f"<a href={slug}>{label}</a>")
    assert "<script>" not in html
    assert "&lt;script&gt;<math><msup>" in html
    assert "<code>[[relu]]</code>" in html
    assert "<a href=elu>that one</a>" in html
    assert "<h2>Top</h2>" in html
    assert '<math display="block"><mi>y</mi></math>' in html
    assert "footnote-ref" in html


def test_a_formula_that_cannot_be_set_is_named() -> None:
    """The message shows the formula and where it stands."""
    with pytest.raises(mathematics.MathematicsError, match=r"frac\{a"):
        mathematics.block(r"\frac{a")
    with pytest.raises(prose.ProseError, match=r"cards/relu\.md.*frac\{a"):
        prose.read("relu", HEAD + "$\\frac{a$\n").html(lambda slug, _: slug)


@EVERY
def test_every_formula_can_be_set(f: Activation) -> None:
    """Value and derivatives of every record become MathML without an error element, in glyphs the font has."""
    for latex in derived(find(f.slug)).latex:
        mathml = mathematics.block(latex)
        assert "merror" not in mathml
        letters = set(re.sub(r"<[^>]*>|&\w+;", "", mathml))
        assert letters <= {chr(c) for c in font.CHARACTERS}, letters


def test_font_is_small_mathematical_and_deterministic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The subset keeps its MATH table in under 40 kB; kept, cut anew and cut after damage are the same bytes."""
    ttlib = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("ziamath")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cut = font.subset.__wrapped__
    first = cut()
    assert len(first) < 40_000
    assert "MATH" in ttlib.TTFont(io.BytesIO(first))
    (kept,) = (tmp_path / "activarium").iterdir()
    monkeypatch.setattr(font, "_cut", lambda _: pytest.fail("what is kept is used"))
    assert cut() == first
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept.write_bytes(kept.read_bytes()[:-1])
    assert cut() == first


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a file where the cache folder should be, the font is cut all the same."""
    (tmp_path / "activarium").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert font.subset.__wrapped__() == font.subset()


def test_without_the_font_the_page_uses_the_readers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the font is not installed, no face is embedded and the style names the usual mathematics fonts."""
    monkeypatch.setattr(font, "data_url", lambda: None)
    html = page(find("relu"))
    assert "@font-face" not in html
    assert '"STIX Two Math"' in html


def test_scripts_and_styles_are_small() -> None:
    """What is inlined stays under 8 kB apiece."""
    for name in ("card.js", "listing.js", "card.css", "page.css"):
        assert len(static(name).encode()) < 8192, name


def test_code_colours_stand_out_from_both_papers() -> None:
    """Every colour of the highlighted code has a contrast of at least 4.5 : 1."""
    from activarium.picture.ink import contrast

    html = "".join(listing.Listing("", "", "python", listing.numpy_code(find(slug))).html for slug in ("gelu", "relu"))
    pairs = re.findall(r"light-dark\((\S+), (\S+)\)", listing.stylesheet(html))
    assert pairs
    for light, dark in pairs:
        assert light == "currentcolor" or contrast(light, "#ffffff") >= 4.5
        assert dark == "currentcolor" or contrast(dark, "#0d1117") >= 4.5


def test_card_is_written_with_its_files(tmp_path: Path) -> None:
    """Data, pictures and page lie together; the page's downloads are there; the data are the article's 1000 points."""
    paths = write(find("leaky_relu"), tmp_path / "data" / "activations", {"alpha": 0.1})
    assert [path.name for path in paths] == [f"leaky_relu.{kind}" for kind in ("json", "csv", "svg", "png", "html")]
    data = json.loads(paths[0].read_text())
    assert list(data) == ["x", "y", "yp"]
    assert [len(numbers) for numbers in data.values()] == [1000, 1000, 1000]
    assert (data["x"][0], data["x"][-1], data["y"][0], data["yp"][0]) == (-2.0, 2.0, -0.2, 0.1)
    read = Reader(paths[-1].read_text())
    assert {link for link in read.links if re.fullmatch(r"leaky_relu\.\w+", link)} == {path.name for path in paths[:-1]}
    assert read.texts["p-alpha-shown"] == "0.1"


PROBE = """
import hashlib, sys
from activarium import find
from activarium.garden.card import page
print(hashlib.sha256(page(find("leaky_relu")).encode()).hexdigest())
print(*({"sympy", "torch", "matplotlib", "flint"} & set(sys.modules)))
"""


def test_page_is_deterministic_and_light() -> None:
    """Two processes with different hash seeds write the same bytes, and neither loads SymPy, torch or matplotlib."""
    digest = hashlib.sha256(page(find("leaky_relu")).encode()).hexdigest()
    for seed in ("1", "2"):
        result = subprocess.run(
            [sys.executable, "-c", PROBE],
            check=True,
            capture_output=True,
            text=True,
            env={**_environment(), "PYTHONHASHSEED": seed},
        )
        assert result.stdout.splitlines() == [digest, ""]


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
