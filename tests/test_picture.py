"""The pictures: what is drawn is what the record says, and it can be read."""

from __future__ import annotations

import functools
import hashlib
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from activarium.catalogue import ALL, find
from activarium.definition import define
from activarium.derive.curve import Curve, Stretch, Vertex
from activarium.picture import FORMATS, save
from activarium.picture.caption import title
from activarium.picture.frame import Window, frame
from activarium.picture.geometry import Box, apart, clipped, thinned, touches
from activarium.picture.ink import DARK, DASHES, LIGHT, contrast
from activarium.picture.labels import breadth, labels, sheet
from activarium.picture.svg import inline, png, svg, thumbnail
from activarium.picture.terminal import ASCII, plot
from activarium.picture.tikz import tikz

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<&\"'$\\{%#_^~ \x00 a function of ours"
every_activation = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)


def comparison() -> list[Curve]:
    return [find(name).curve((-3, 3)) for name in ("relu", "leaky_relu", "gelu", "silu")]


def made(x, y, yp, vertices=()) -> Curve:
    x, y, yp = (np.asarray(values, dtype=float) for values in (x, y, yp))
    stretch = Stretch(x, y, yp)
    return Curve("made", "Made", "Made here.", {}, (float(x[0]), float(x[-1])), x, y, yp, (stretch,), tuple(vertices))


def smooth(function, slope, domain=(-3, 3)) -> Curve:
    x = np.linspace(*domain, 481)
    return made(x, function(x), slope(x))


@functools.cache
def whole(f) -> Curve:
    """The curve of a record at its defaults."""
    return f.curve()


@functools.cache
def drawn_whole(f):
    """Its picture, before anything is written."""
    return frame([whole(f)])


# what is drawn


@every_activation
@pytest.mark.parametrize("derivative", [True, False])
def test_no_stroke_crosses_a_jump(f, derivative):
    """A line that joins the two sides of a jump would claim values that nothing takes."""
    curve = whole(f)
    for line in frame([curve], derivative=derivative).lines:
        broken = [v.x for v in curve.vertices if v.jumps or (line.order and v.kinked)]
        crossed = [at for stroke in line.strokes for at in broken if stroke[0, 0] < at < stroke[-1, 0]]
        assert crossed == []


@every_activation
def test_every_vertex_is_drawn_exactly(f):
    """Both one-sided values of a vertex are points of the strokes, not of a chord near them."""
    drawn = drawn_whole(f)
    for line in drawn.lines:
        points = {tuple(point) for stroke in line.strokes for point in stroke.tolist()}
        sides = {(v.x, side[line.order]) for v in drawn.curves[0].vertices for side in (v.left, v.right)}
        assert {side for side in sides if drawn.window.bottom <= side[1] <= drawn.window.top} <= points


@every_activation
def test_no_stroke_leaves_the_window(f):
    """What does not fit is cut, not drawn over the labels."""
    for domain in [None, (-1, 1), (0.5, 4), (-40, 40)]:
        drawn = frame([f.curve(domain)])
        points = np.concatenate([stroke for line in drawn.lines for stroke in line.strokes])
        left, right, bottom, top = drawn.window
        assert points[:, 0].min() >= left
        assert points[:, 0].max() <= right
        assert points[:, 1].min() >= bottom
        assert points[:, 1].max() <= top


@every_activation
def test_thinned_lines_stay_on_the_curve(f):
    """A tenth of a pixel is the most that a point of the curve lies away from the line drawn.

    Away in the plane, as the eye sees it: straight up from a steep line any distance can be had within a hair of it.
    """
    drawn = drawn_whole(f)
    for line in drawn.lines:
        for stroke in line.strokes:
            x = np.linspace(stroke[0, 0], stroke[-1, 0], 997)[1:-1]
            exact = np.column_stack([x, f.derivative(x) if line.order else f(x)])
            assert away(exact, stroke).max() * drawn.scale < 0.1


def away(points: np.ndarray, stroke: np.ndarray) -> np.ndarray:
    """How far each point lies from a polyline."""
    start, way = stroke[:-1], np.diff(stroke, axis=0)
    along = np.einsum("psi,si->ps", points[:, None] - start, way) / np.maximum((way**2).sum(axis=1), 1e-300)
    nearest = start + np.clip(along, 0, 1)[..., None] * way
    return np.hypot(*np.moveaxis(points[:, None] - nearest, 2, 0)).min(axis=1)


@pytest.mark.parametrize(
    ("formula", "poles"),
    [("1/x", [0]), ("1/(x**2 - 1)", [-1, 1]), ("x/(1 - 3*x)", [1 / 3]), ("1/(x - 1/3)**3", [1 / 3]), ("log(x**2)", [0])],
)
def test_no_line_is_drawn_through_a_pole(formula, poles):
    """The two sides run up or down to the frame, and nothing joins them."""
    drawn = frame([define(formula).curve()])
    for line in drawn.lines:
        spans = [(stroke[0, 0], stroke[-1, 0]) for stroke in line.strokes]
        assert [(start, end) for start, end in spans for pole in poles if start <= pole <= end] == []
        loose = [end for stroke in line.strokes for end in stroke[[0, -1]] if abs(end[0]) < 3 and abs(end[1]) < 2.999]
        assert loose == []


def test_steep_is_not_broken():
    """A line that rises almost upright without a jump is whole."""
    (value,) = frame([define("tanh(10000*x)").curve()], derivative=False).lines
    assert len(value.strokes) == 1


def test_leaky_relu_shows_what_it_is():
    """The left side is visibly sloped, and the slope jumps at 0 from 0.2 to 1, both values marked."""
    drawn = frame([find("leaky_relu").curve()])
    assert drawn.window == Window(-2, 2, -2, 2)
    (value, slope) = drawn.lines
    assert np.concatenate(value.strokes).tolist() == [[-2, -0.4], [0, 0], [2, 2]]
    assert [stroke.tolist() for stroke in slope.strokes] == [[[-2, 0.2], [0, 0.2]], [[0, 1], [2, 1]]]
    assert {(m.x, m.y, m.open, m.hue) for m in drawn.marks} == {(0, 0, False, 0), (0, 0.2, True, 1), (0, 1, True, 1)}
    assert 0.4 * drawn.scale > 30


def test_a_jump_shows_which_value_is_taken():
    """A full dot at the value of the record, an open circle at the limit that is not taken."""
    marks = frame([find("threshold").curve()], derivative=False).marks
    assert {(m.x, m.y, m.open) for m in marks} == {(1, 0, False), (1, 1, True)}


def test_a_third_value_at_a_kink_is_a_dot():
    """Where the record names a slope between both limits, it is marked as well."""
    vertex = Vertex(0, 0, 0.5, (0, 0), (0, 1))
    slopes = [m for m in frame([made([-1, 1], [0, 0], [0, 0], [vertex])]).marks if m.hue == 1]
    assert {(m.y, m.open) for m in slopes} == {(0, True), (1, True), (0.5, False)}


def test_marks_at_one_place_are_both_seen():
    """The ring of the derivative lies around the dot of the function, and under it."""
    ring, dot, _ = frame([find("relu").curve()]).marks
    assert (ring.x, ring.y) == (dot.x, dot.y)
    assert ring.radius > dot.radius + 1
    assert (ring.open, dot.open) == (True, False)


# the window


@every_activation
def test_the_window_is_square_and_as_the_record_says(f):
    """Equal scales, never stretched to the values: tanh must not look like sigmoid.

    The heights are those of the record too, unless a tenth of a line would lie outside (x² grows beyond any square):
    then the window may stand some ticks higher or lower, where clearly more of the function is seen and nothing worse.
    """
    curve = whole(f)
    left, right, bottom, top = frame([curve]).window
    assert (left, right) == (float(f.window.lower), float(f.window.upper))
    assert top - bottom == pytest.approx(right - left)
    if bottom != left:
        usual, now = ([seen(values, low, right - left) for values in (curve.y, curve.yp)] for low in (left, bottom))
        assert min(usual) < 0.9
        assert now[0] >= usual[0] + 0.04
        assert min(now) >= min(usual) - 0.01


def seen(values: np.ndarray, bottom: float, length: float) -> float:
    """The share of a line between two heights, off the frame by a fiftieth."""
    inside = (values > bottom + 0.02 * length) & (values < bottom + 0.98 * length)
    return inside[np.isfinite(values)].mean()


@pytest.mark.parametrize(
    ("function", "slope", "domain", "bottom"),
    [
        (np.tanh, lambda x: 1 / np.cosh(x) ** 2, (-3, 3), -3),
        (lambda x: 1 + 0 * x, lambda x: 0 * x, (5, 10), -1),
        (lambda x: x + 10, lambda x: 1 + 0 * x, (-3, 3), 7),
        (np.exp, np.exp, (-3, 3), -1),
    ],
    ids=["tanh", "far right", "out of reach", "exp"],
)
def test_the_window_moves_only_where_little_would_be_seen(function, slope, domain, bottom):
    """It moves by whole ticks, no farther than needed, and keeps its size."""
    window = frame([smooth(function, slope, domain)]).window
    assert window.bottom == pytest.approx(bottom)
    assert window.top - window.bottom == pytest.approx(window.length)


@given(st.floats(-50, 50), st.floats(0.01, 200))
def test_ticks_are_few_and_whole(left, length):
    """At most nine on an axis, at whole numbers unless the window is narrower than 2."""
    drawn = frame([made([left, left + length], [0, 0], [0, 0])])
    assert 2 <= len(drawn.ticks_x) <= 9
    assert length <= 2 or all(tick == round(tick) for tick in drawn.ticks_x)


def test_several_functions_share_one_window():
    """Its width is the union of the domains."""
    assert frame([find("tanh").curve((-1, 2)), find("relu").curve((0, 5))]).window == (-1, 5, -1, 5)


def test_what_is_not_finite_is_left_out():
    """An infinite or missing value ends a stroke and nothing else."""
    drawn = frame([made([-2, -1, 0, 1, 2], [np.nan, 0, 1, np.inf, 1], [0, 0, 0, 0, 0])])
    assert np.isfinite(np.concatenate(drawn.lines[0].strokes)).all()
    assert "nan" not in svg(drawn.curves)


def test_no_curves_make_no_picture():
    """An empty picture is refused, not drawn."""
    with pytest.raises(ValueError, match="at least one"):
        frame([])


# labels


def assert_legible(drawn):
    named = labels(drawn)
    paper = sheet(drawn, named)
    whole = Box(-paper.left, -paper.top, paper.width - paper.left, paper.height - paper.top)
    strokes = [drawn.placed(stroke) for line in drawn.lines for stroke in line.strokes]
    marks = [Box(x, y, x, y).grown(m.radius) for m in drawn.marks for x, y in [drawn.placed(np.array([m.x, m.y]))]]
    for label in named:
        assert whole.holds(label.box)
        assert not any(touches(stroke, label.box) for stroke in strokes)
        assert not any(label.box.meets(mark) for mark in marks)
    assert not any(one.box.meets(other.box) for one, other in combinations(named, 2))
    return named


@every_activation
def test_no_label_lies_on_anything(f):
    """Labels are clear of lines, marks and one another and lie on the paper, in windows of any kind."""
    for domain in [None, (-1, 1), (-8, 8), (0, 10), (-10, 0)]:
        named = assert_legible(frame([f.curve(domain)]))
        assert {label.rows for label in named} <= {("f",), ("f′",)}


@every_activation
def test_labels_stand_at_the_ends_in_order(f):
    """Who reads across from the end of a line finds its name: the higher end has the higher label."""
    drawn = drawn_whole(f)
    by_label = sorted(labels(drawn), key=lambda label: label.y)
    ends = [drawn.placed(label.line.strokes[-1][-1])[1] for label in by_label]
    assert len(ends) == 2
    assert ends == sorted(ends)


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("derivative", [True, False])
def test_many_functions_are_named_without_overlap(count, derivative):
    """Up to four at their ends, more in a legend."""
    drawn = frame([f.curve((-3, 3)) for f in ALL[:: len(ALL) // 8][:count]], derivative=derivative)
    named = [label for label in assert_legible(drawn) if label.rows != ("derivatives",)]
    assert len(named) == count
    assert all(label.sample == (count > 4) for label in named)


@pytest.mark.parametrize(("function", "slope"), [(lambda x: x**3, lambda x: 3 * x**2), (np.exp, np.exp)], ids=["cube", "exp"])
def test_a_line_that_leaves_early_is_named_inside(function, slope):
    """It leaves the window long before the right edge; its label stands beside it, on nothing."""
    drawn = frame([smooth(function, slope)])
    named = assert_legible(drawn)
    assert len(named) == 2
    assert all(label.box.right < drawn.side for label in named)


def test_parameters_tell_siblings_apart():
    """The names in the picture say what differs, and no more; an equation stays in one row."""
    f = find("gaussian")
    named = labels(frame([f.curve(), f.curve(gamma=2)], derivative=False))
    assert {label.rows for label in named} == {("Gaussian radial", "basis function,", f"γ = {gamma}") for gamma in (1, 2)}


@every_activation
def test_letters_are_no_wider_than_reckoned(f):
    """The room kept for a label is enough for the typeface of the PNG."""
    from fontTools.ttLib import TTFont
    from matplotlib import font_manager

    font = TTFont(font_manager.findfont("DejaVu Sans"))
    widths, glyphs, unit = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
    for text in (f.name, *f.aliases, "f′", "−10", "Leaky ReLU, α = 0.2"):
        assert sum(widths[glyphs[ord(sign)]][0] for sign in text) / unit * 13 <= breadth([text])


def test_one_name_with_other_parameters_is_told_apart():
    """Two functions that share a slug, not their parameters: each name says its own."""
    f = find("leaky_relu").curve()
    other = replace(f, parameters={"beta": 3.0})
    assert [line.label for line in frame([f, other], derivative=False).lines] == ["Leaky ReLU, α = 0.2", "Leaky ReLU, β = 3"]


def test_a_long_name_is_broken():
    """No name makes the paper much wider than the square."""
    long = replace(find("relu").curve(), name="An uncommonly " + "long" * 30)
    drawn = frame([long, find("tanh").curve()])
    assert sheet(drawn, assert_legible(drawn)).width < 2 * drawn.side


# colours


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out(theme):
    """Curves and letters reach the contrast that small text needs."""
    assert min(contrast(color, theme.paper) for color in (*theme.hues, theme.text)) >= 4.5


def test_colour_is_never_alone():
    """Function and derivative differ in their dashes, and so do neighbours in a comparison."""
    value, slope = frame([find("gelu").curve()]).lines
    assert (value.dash, slope.dash) == DASHES[:2]
    drawn = frame([find("relu").curve(alpha) for alpha in [(-3, 3)] * 16], derivative=False)
    assert len({(line.hue, line.dash) for line in drawn.lines}) == 16
    drawn = frame([find("relu").curve((-3, 3))] * 30)
    assert len({(line.hue, line.dash) for line in drawn.lines}) == 60


# SVG and PNG


@every_activation
def test_svg_is_small_and_complete(f):
    """Well-formed, named and described, every id its own, and a few kilobytes.

    Where a curve waves so often that it takes more than five of them, it takes no more than twelve bytes a point,
    and no more points than 400: thinning leaves what the eye needs.
    """
    text = svg([whole(f)])
    root = ET.fromstring(text.encode())
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert [root.find(f"{SVG}{part}").text != "" for part in ("title", "desc")] == [True, True]
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert ids == {f"{f.slug}-{part}" for part in ("picture", "title", "desc")}
    assert set(root.get("aria-labelledby").split()) <= ids
    points = sum(len(stroke) for line in drawn_whole(f).lines for stroke in line.strokes)
    assert len(text) < max(5_000, 2_900 + 12 * points)
    assert points <= 400


def test_svg_escapes_what_a_user_calls_a_function():
    """A name is text, whatever signs it holds."""
    curves = [replace(find("relu").curve(), name=HOSTILE, summary=HOSTILE), find("tanh").curve()]
    for text in (svg(curves), inline(curves)):
        root = ET.fromstring(text.encode())
        assert root.find(f"{SVG}title").text.startswith(HOSTILE.replace("\x00", "\ufffd"))


def test_a_prefix_keeps_pictures_on_one_page_apart():
    """The same function twice on a page, and no id twice."""
    one, other = (set(re.findall(r' id="([^"]+)"', inline([find("relu").curve()], prefix=p))) for p in (None, "mine"))
    assert one.isdisjoint(other)


def test_the_file_follows_the_reader_and_the_inline_picture_the_page():
    """A media query in the file; `light-dark()` on a page, where a switch may decide; light attributes in both."""
    alone, within = svg([find("relu").curve()]), inline([find("relu").curve()])
    assert "@media (prefers-color-scheme:dark)" in alone
    assert "light-dark(#0072b2,#56b4e9)" in within
    assert within.startswith("<svg")
    assert LIGHT.hues[0] in re.sub("<style>.*</style>", "", alone)


def test_the_inline_picture_says_where_its_square_lies():
    """A script that moves a slider can draw the curve anew from two attributes."""
    root = ET.fromstring(inline([find("leaky_relu").curve()]))
    left, top, side = map(float, root.get("data-square").split())
    lower, upper, bottom, _ = map(float, root.get("data-window").split())
    drawn = root.find(f".//{SVG}path[@class='f h0']").get("d")
    start, origin = (-0.4 - 2) / (bottom - 2) * side, -lower / (upper - lower) * side
    assert drawn == f"M0 {start:g}l{origin:g}{180 - start:g} {360 - origin:g}-180"
    assert root.find(f"{SVG}g").get("transform") == f"translate({left:g} {top:g})"


def test_a_thumbnail_has_no_words():
    """Two paths in the colour of the text around them."""
    root = ET.fromstring(thumbnail(find("relu6").curve()))
    assert [element.tag for element in root] == [f"{SVG}path"] * 2
    assert "currentColor" in root.get("stroke")


@pytest.mark.parametrize("width", [300, 1200])
def test_png_is_opaque_white_and_as_wide_as_asked(width):
    """Light paper, the blue of the function, and letters."""
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(png(inline([find("leaky_relu").curve()]), width)))
    assert picture.width == width
    colors = {color for _, color in picture.convert("RGBA").getcolors(1 << 20)}
    assert {alpha for *_, alpha in colors} == {255}
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert (0x00, 0x72, 0xB2, 255) in colors
    assert (0x4B, 0x50, 0x58, 255) in colors or width < 1200


def test_svg_takes_a_few_milliseconds():
    """A page is made of hundreds of pictures."""
    curve = find("gelu").curve()

    def seconds() -> float:
        start = time.perf_counter()
        svg([curve])
        return time.perf_counter() - start

    assert min(seconds() for _ in range(10)) < 0.005


# the other formats


def run(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment or None
    ).stdout


def test_svg_and_png_need_neither_sympy_nor_matplotlib():
    """The card of a function is made without them, and so is the picture in the terminal."""
    heavy = "import sys; print([m for m in ('sympy', 'matplotlib', 'torch', 'jinja2') if m in sys.modules])"
    code = "from activarium import find; from activarium.picture import svg, terminal, tikz\nc = [find('gelu').curve()]\n"
    assert run(f"{code}svg.png(svg.svg(c)); terminal.plot(c); tikz.tikz(c)\n{heavy}") == "[]\n"


def test_figures_leave_pyplot_alone():
    """No global state: a figure is nobody's current figure."""
    code = "import sys; from activarium import find; from activarium.picture.figure import draw, rendered\n"
    drawing = "c = [find('relu').curve()]; draw(c); rendered(c, 'pdf')\nprint('matplotlib.pyplot' in sys.modules)"
    assert run(code + drawing) == "False\n"


def test_same_curves_same_bytes():
    """Every format, in this process and in another with another hash seed."""
    import os

    code = """
import hashlib, sys
from activarium import find
from activarium.picture import FORMATS
from activarium.picture.figure import rendered
for curves in ([find("leaky_relu").curve()], [find(n).curve((-3, 3)) for n in ("relu", "leaky_relu", "gelu", "silu")]):
    pictures = [make(curves, derivative=True) for make in FORMATS.values()]
    pictures += [rendered(curves, form) for form in ("svg", "png")]
    for p in pictures:
        print(hashlib.sha256(p if isinstance(p, bytes) else p.encode()).hexdigest())
"""
    one, other = (run(code, **os.environ | {"PYTHONHASHSEED": seed}) for seed in "12")
    assert one == other
    assert hashlib.sha256(svg([find("leaky_relu").curve()]).encode()).hexdigest() in one


def test_matplotlib_draws_on_the_axes_given():
    """The axes come back, with the same window, lines and marks as in every other format."""
    from matplotlib.figure import Figure

    from activarium.picture.figure import draw

    ax = Figure(figsize=(8, 4)).subplots(1, 2)[1]
    assert draw([find("leaky_relu").curve()], ax) is ax
    assert (ax.get_xlim(), ax.get_ylim(), ax.get_aspect()) == ((-2, 2), (-2, 2), 1)
    drawn = [line.get_xydata().tolist() for line in ax.lines]
    assert [[-2, -0.4], [0, 0], [2, 2]] in drawn
    assert [[0, 0.2]] in drawn
    assert [text.get_text() for text in ax.texts] == ["$f$", "$f'$"]


def test_matplotlib_uses_the_dark_colours_on_dark_axes():
    """A figure in a dark notebook stays legible."""
    from matplotlib.figure import Figure

    from activarium.picture.figure import draw

    ax = Figure().add_subplot(facecolor="black")
    assert DARK.hues[0] in {line.get_color() for line in draw([find("relu").curve()], ax).lines}


def test_matplotlib_takes_hostile_names_as_text():
    """A dollar sign in a name opens no formula."""
    from activarium.picture.figure import rendered

    curves = [replace(find("relu").curve(), name="pay $x_1$ \\frac{"), find("tanh").curve()]
    assert b">pay $x_1$ \\frac{</text>" in rendered(curves, "svg")


@every_activation
def test_tikz_is_balanced(f):
    """Every brace is closed, every path ends, and no colour stands where TikZ expects a key."""
    text = tikz([whole(f)])
    assert text.count("{") == text.count("}")
    assert all(line.endswith(";") for line in text.splitlines() if line.startswith((r"\draw", r"\node", r"\filldraw")))
    options = {option for some in re.findall(r"\[([^]]*)\]", text) for option in some.split(", ")}
    assert {option for option in options if "=" not in option} == {"below", "left"}


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_tikz_compiles(tmp_path):
    """The document stands alone, even with a name full of signs that LaTeX gives a meaning."""
    curves = [replace(find("leaky_relu").curve((-3, 3)), name=HOSTILE.replace("\x00", "")), *comparison()]
    for number, some in enumerate([curves[:1], curves[:3], curves]):
        save(some, tmp_path / f"{number}.tex")
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"{number}.tex"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert result.returncode == 0, result.stdout[-600:].decode()


@every_activation
def test_the_terminal_picture_fits(f):
    """As many columns and rows as asked for, in Unicode or in ASCII."""
    for width, height, unicode in [(64, 18, True), (40, 12, False), (24, 8, True)]:
        text = plot([whole(f)], width, height, unicode=unicode)
        rows = text.splitlines()
        assert len(rows) == height
        assert max(map(len, rows)) <= width
        assert unicode or text.isascii()


def test_the_terminal_tells_function_and_derivative_apart():
    """By their signs alone, since a terminal may have no colours; both one-sided values are marked."""
    text = plot([find("leaky_relu").curve()], unicode=False)
    picture, key = text.rsplit("\n", 1)
    assert key.split("  ") == ["### Leaky ReLU", "... its derivative"]
    assert picture.count(ASCII.open) == 2
    assert picture.count("#") > 20
    assert picture.count(".") > 20


def test_the_terminal_joins_no_jump():
    """Between the two sides of a jump the column shows the axis or nothing."""
    step = made([-3, 3], [0, 0], [0, 0], [Vertex(1, 0, 0, (0, 0), (2, 0))])
    level = [Stretch(np.array(x), np.full(2, y), np.zeros(2)) for x, y in (([-3.0, 1.0], 0.0), ([1.0, 3.0], 2.0))]
    rows = plot([replace(step, stretches=tuple(level))], 64, 20, unicode=False, derivative=False).splitlines()
    assert sum("#" in row for row in rows[:-2]) == 2


def test_a_terminal_picture_needs_room():
    """Too little room is said so, with what would do."""
    with pytest.raises(ValueError, match="at least 24 x 8"):
        plot([find("relu").curve()], 10, 4)


# files


@pytest.mark.parametrize(("suffix", "begins"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".tex", b"% ")])
def test_the_suffix_decides_the_format(tmp_path, suffix, begins):
    """Capital letters count as small ones, and folders are made."""
    path = save([find("relu").curve()], tmp_path / "new" / f"relu{suffix.upper()}")
    assert path.read_bytes().startswith(begins)
    assert suffix in FORMATS


@pytest.mark.parametrize("name", ["relu.gif", "relu"])
def test_an_unknown_suffix_is_named(tmp_path, name):
    """The message says what was asked for and what there is; nothing is written."""
    with pytest.raises(ValueError, match=r"(\.gif|without suffix).*\.svg, \.png, \.pdf, \.tex"):
        save([find("relu").curve()], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_picture_leaves_the_old_file(tmp_path):
    """Whole or not at all."""
    (path := tmp_path / "relu.svg").write_text("old")
    with pytest.raises(ValueError, match="at least one"):
        save([], path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


# geometry


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30), st.floats(-50, 0), st.floats(1, 50))
def test_clipping_keeps_what_is_inside(heights, bottom, top):
    """Every point of a run lies between the heights and on the line, and no visible vertex is lost."""
    x, y = np.arange(len(heights), dtype=float), np.array(heights)
    runs = clipped(x, y, bottom, top)
    for run in runs:
        assert ((run[:, 1] >= bottom) & (run[:, 1] <= top)).all()
        assert np.allclose(np.interp(run[:, 0], x, y), run[:, 1], atol=1e-9)
    kept = {tuple(point) for run in runs for point in run.tolist()}
    strictly = (y > bottom) & (y < top)
    assert set(zip(x[strictly].tolist(), y[strictly].tolist(), strict=True)) <= kept


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=60), st.floats(0.01, 2))
def test_thinning_is_faithful(heights, tolerance):
    """No point that was left out is farther from the line than allowed, and both ends stay."""
    points = np.column_stack([np.arange(len(heights)), heights]).astype(float)
    thin = thinned(points, tolerance)
    assert thin[[0, -1]].tolist() == points[[0, -1]].tolist()
    assert away(points, thin).max() <= tolerance * (1 + 1e-9) + 1e-9


@given(st.lists(st.tuples(st.floats(0, 360), st.floats(5, 30)), max_size=8))
def test_labels_moved_apart_do_not_overlap(wanted):
    """They keep their order, their distance and the ends."""
    wanted = sorted(wanted)
    sizes = [size for _, size in wanted]
    centres = apart([at for at, _ in wanted], sizes, 0, 360)
    edges = [edge for at, size in zip(centres, sizes, strict=True) for edge in (at - size / 2, at + size / 2)]
    assert all(one <= other + 1e-9 for one, other in pairwise(edges))
    assert not edges or (edges[0] >= -1e-9 and edges[-1] <= 360 + 1e-9)


# words


@every_activation
def test_the_description_tells_what_is_seen(f):
    """Summary, window, parameters and every kink, in words."""
    text = re.search("<desc[^>]*>(.*)</desc>", svg([whole(f)])).group(1)
    assert text.startswith(svg_text(f.summary))
    assert all(f"= {float(p.default):.4g}".replace("-", "−") in text for p in f.parameters)
    assert len(re.findall("(value|slope) jumps", text)) == sum(v.jumps + v.kinked for v in whole(f).vertices)


def svg_text(text: str) -> str:
    from activarium.picture.svg import escaped

    return escaped(text)


def test_the_title_names_every_function_once():
    """In the order given, with a word for the derivatives."""
    f = find("relu")
    assert title([f.curve(), f.curve(), find("tanh").curve()], derivative=True) == "ReLU and Tanh and their derivatives"
