"""The card in a browser: it needs nothing from elsewhere, is accessible, and its controls do what they say."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from activarium import define, find
from activarium.garden.card import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed: apt-get install chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
SLUGS = ("leaky_relu", "hard_shrink", "swish")  # a kink, jumps, a smooth one


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as p:
        launched = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three cards."""
    place = tmp_path_factory.mktemp("cards")
    for slug in SLUGS:
        write(find(slug), place)
    return place


@pytest.fixture
def opened(browser: Any, folder: Path) -> Iterator[Any]:
    """A function that opens a card; whatever the page complains of or asks from elsewhere fails the test."""
    complaints: list[str] = []
    pages: list[Any] = []

    def open_(slug: str = "leaky_relu", address: str = "", width: int = 1280, **options: Any) -> Any:
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: complaints.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.goto(f"file://{folder}/{slug}.html{address}")
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("slug", "width"), [("leaky_relu", 1280), ("leaky_relu", 390)])
def test_no_barrier_is_found(opened: Any, slug: str, width: int, scheme: str) -> None:
    """Axe finds no violation, with everything unfolded, on large and small screens, on light and dark paper."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(slug, width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert [v["id"] for v in axe.Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_page_is_never_wider_than_the_screen(opened: Any, slug: str) -> None:
    """At 320 pixels only code, tables and formulas scroll sideways, inside themselves."""
    page = opened(slug, width=320)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough_to_touch(opened: Any) -> None:
    """Sliders, fields, buttons and folds are at least 44 pixels high."""
    page = opened(width=390)
    heights = page.eval_on_selector_all("input, button, summary", "all => all.map((e) => [e.id, e.offsetHeight])")
    assert [name for name, height in heights if 0 < height < 44] == []


def paths(page: Any) -> list[str]:
    """What is drawn of value and derivative."""
    return page.eval_on_selector_all("#plot path.f, #plot path.f1", "all => all.map((p) => p.getAttribute('d'))")


def test_slider_moves_curve_field_and_address(opened: Any) -> None:
    """An arrow key on the slider redraws value and derivative and is kept in the address; reset undoes it."""
    page = opened()
    before = paths(page)
    page.focus("#p-alpha-range")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#p-alpha") == "0.21"
    assert page.text_content("#p-alpha-shown") == "0.21"
    assert page.get_attribute("#p-alpha-range", "aria-valuetext") == "α = 0.21"
    assert page.evaluate("location.hash") == "#alpha=0.21"
    moved = paths(page)
    assert all(a != b for a, b in zip(before, moved, strict=True))
    page.click("#reset")
    assert page.evaluate("location.hash") == ""
    assert page.input_value("#p-alpha-range") == "0.2"
    assert paths(page) != moved


def test_field_takes_what_the_slider_cannot_reach(opened: Any) -> None:
    """A value in the domain but beyond the slider is drawn; one outside the domain, or none, is told and not drawn."""
    page = opened()
    page.fill("#p-alpha", "-1")
    assert page.text_content("#p-alpha-shown") == "−1"
    drawn = paths(page)
    page.fill("#p-alpha", "")
    assert page.text_content("#p-alpha-message") == "α must be a number in (−∞, ∞)."
    assert page.get_attribute("#p-alpha", "aria-invalid") == "true"
    assert paths(page) == drawn
    page.fill("#p-alpha", "0.5")
    assert page.text_content("#p-alpha-message") == ""


def test_redrawn_picture_agrees_with_the_static_one(opened: Any, folder: Path) -> None:
    """What the script draws for α = 0.6 has its vertices where the picture of that curve has them."""
    page = opened(address="#alpha=0.6")
    write(find("leaky_relu"), folder / "set", {"alpha": 0.6})
    static = (folder / "set" / "leaky_relu.html").read_text()
    for kind, drawn in zip(("f", "f1"), paths(page), strict=True):
        expected = re.search(rf'<path class="{kind} h\d" d="([^"]*)"', static)[1]
        assert corners(expected) <= corners(drawn)
        assert expected.count("M") == drawn.count("M")


def corners(path: str) -> set[tuple[int, int]]:
    """The vertices of a path, to the nearest unit; after a small letter stand steps, after a capital one places."""
    found, x, y = set(), 0.0, 0.0
    for kind, run in re.findall("([MLl])([^MLl]*)", path):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", run)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (x + across, y + down) if kind == "l" else (across, down)
            found.add((round(x), round(y)))
    return found


def test_poles_move_with_their_parameter(opened: Any, folder: Path) -> None:
    """Two strokes, and between them no line from below the frame to above it."""
    write(define("1/(x - a)", name="hyperbola", parameters={"a": "0.7"}), folder)
    value, _ = paths(opened("hyperbola", "#a=2.005"))
    assert [len(corners(stroke)) > 9 for stroke in value.split("M")[1:]] == [True, True]


def test_a_curve_comes_into_view(opened: Any, folder: Path) -> None:
    """A function that was far above the window is drawn when a parameter brings it down."""
    write(define("x + 1000*a", name="far", parameters={"a": 1}), folder)
    page = opened("far")
    assert paths(page)[0] == ""
    page.fill("#p-a", "0")
    assert {(0, 360), (360, 0)} <= corners(paths(page)[0])


def test_breakpoints_move_with_their_parameter(opened: Any) -> None:
    """The jump of hard shrink follows λ: three strokes that break there, with open circles and dots."""
    page = opened("hard_shrink", "#lambd=1")
    value, _ = paths(page)
    assert value.count("M") == 3
    assert {(120, 240), (120, 180), (240, 180), (240, 120)} <= corners(value)
    place = "(m) => [m.classList[1], ...['cx', 'cy'].map((name) => Math.round(m.getAttribute(name)))]"
    marks = page.eval_on_selector_all("#plot .mark.of0", f"all => all.map({place})")
    assert sorted(marks) == [["dot", 120, 180], ["dot", 240, 180], ["open", 120, 240], ["open", 240, 120]]


def test_crosshair_reads_by_key_and_by_pointer(opened: Any) -> None:
    """Arrow keys and the pointer move the crosshair, which tells x, f and f′."""
    page = opened()
    page.focus("#at")
    page.keyboard.press("ArrowRight")
    assert page.text_content("#reading") == "x = 0.01   f = 0.01   f′ = 1"
    assert page.get_attribute("#at", "aria-valuetext") == "x = 0.01   f = 0.01   f′ = 1"
    box = page.locator("#plot path.grid").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    assert float(page.input_value("#at")) == pytest.approx(-1, abs=0.02)
    assert page.text_content("#reading").endswith("f′ = 0.2")
    assert page.locator("#plot .crosshair").is_visible()


def test_address_restores_the_state(opened: Any) -> None:
    """A link with parameters and x opens the page as it was; nonsense in it is ignored."""
    page = opened("swish", "#beta=2&x=1&other=3&alpha=%3Cb%3E")
    assert page.input_value("#p-beta") == "2"
    assert page.text_content("#reading").startswith("x = 1   f = 0.8807")


def test_code_is_one_language_at_a_time_and_can_be_copied(opened: Any) -> None:
    """Arrow keys change the tab; the button copies the code or selects it."""
    page = opened()
    page.get_by_role("tab", name="Activarium").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="PyTorch").get_attribute("aria-selected") == "true"
    assert page.locator("#code-torch").is_visible()
    assert not page.locator("#code-library").is_visible()
    button = page.locator("#code-torch .copy")
    button.click()
    page.wait_for_function("document.querySelector('#code-torch .copy').textContent !== 'Copy'")
    assert button.text_content() in {"Copied", "Selected"}


def test_without_scripts_the_card_is_complete(opened: Any) -> None:
    """The static picture, all code and all numbers are there; what would not work is not shown."""
    page = opened(java_script_enabled=False)
    assert page.locator("#plot path.f").count() == 1
    for hidden in ("#controls", ".copy"):
        assert not page.locator(hidden).first.is_visible()
    for name in ("library", "torch", "numpy", "javascript", "latex"):
        assert page.locator(f"#code-{name} h3").is_visible()
        assert page.locator(f"#text-{name}").is_visible()


def test_print_shows_the_values_and_no_controls(opened: Any) -> None:
    """On paper the caption tells the parameters, and every language is printed."""
    page = opened(address="#alpha=0.3")
    page.emulate_media(media="print")
    assert not page.locator("#controls").is_visible()
    assert page.locator("#p-alpha-shown").is_visible()
    assert page.text_content("#p-alpha-shown") == "0.3"
    assert page.locator("#code-numpy").is_visible()


def test_formulas_are_set_in_the_embedded_font(opened: Any) -> None:
    """The mathematics font is loaded from the page itself, and cases are aligned to the left."""
    pytest.importorskip("ziamath")
    page = opened()
    page.evaluate("document.fonts.ready")
    faces = page.evaluate("[...document.fonts].map((face) => [face.family.replaceAll('\"', ''), face.status])")
    assert faces == [["Activarium Math", "loaded"]]
    left = "all => all.slice(0, 2).map((cell) => cell.firstElementChild.getBoundingClientRect().left)"
    first, second = page.eval_on_selector_all(".formula mtd:first-child", left)
    assert abs(first - second) < 2
