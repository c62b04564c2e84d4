"""The command line: parse, call, print; no logic."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activarium import __version__
from activarium.catalogue import FAMILY_NAMES, UnknownActivation, find, index, nearest
from activarium.catalogue.namesakes import shared_names
from activarium.core import folded

if TYPE_CHECKING:
    from activarium.core import Activation

WRONG_USE = 2
WIDEST = 100  # letters of a line that one still reads with ease
app = typer.Typer(
    name="activarium",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Activation functions: each defined once, everything else derived and proven.",
)

Functions = Annotated[list[str], typer.Argument(metavar="FUNCTION...", help="Names such as leaky_relu, or formulas in x.")]
Function = Annotated[str, typer.Argument(metavar="FUNCTION", help="A name such as leaky_relu, or a formula in x.")]
Settings = Annotated[list[str], typer.Option("--set", metavar="NAME=VALUE", help="The value of a parameter; may be repeated.")]
Domain = Annotated[tuple[float, float] | None, typer.Option("--domain", metavar="A B", help="The ends of the x axis.")]
Points = Annotated[int, typer.Option("--points", help="How many samples.")]
Machine = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; wrong use is one sentence on the error stream and exit status 2."""
    try:
        status = app(arguments, standalone_mode=False)
    except (typer.TyperException, ValueError, KeyError, OSError, ArithmeticError) as error:
        print(f"activarium: {_sentence(error)}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except typer.Abort:
        sys.exit(130)
    sys.exit(status or 0)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"cannot write {error.filename}: {error.strerror}; choose another place with -o"
    return error.format_message() if isinstance(error, typer.TyperException) else str(error)


def _version(value: bool) -> None:
    if value:
        print(__version__)
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: FBT002
) -> None:
    """Options of the command itself."""


def _settings(given: list[str]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in given]
    for name, sign, value in pairs:
        try:
            float(value if sign else "")
        except ValueError:
            raise ValueError(f"--set {name}{sign}{value} is not NAME=VALUE with a number, such as --set alpha=0.2") from None
    return {name.strip(): value.strip() for name, _, value in pairs}


def _numbers(given: list[str]) -> dict[str, float]:
    return {name: float(value) for name, value in _settings(given).items()}


def _function(text: str, given: list[str]) -> tuple[Activation, dict[str, float]]:
    """A record and the values of its parameters: by name, or defined by a formula."""
    values = _numbers(given)
    try:
        return find(text), values
    except UnknownActivation:
        if re.fullmatch(r"\w[\w\s-]*(\s\([^()]+\))?", text) and not re.search(r"\bx\b", text):
            raise
    from activarium.definition import define

    return define(text, parameters=_settings(given)), {}


def _curve(text: str, settings: list[str], domain: tuple[float, float] | None, points: int = 1000) -> Any:
    f, values = _function(text, settings)
    return f.curve(domain, points, **values)


@app.command()
def card(
    functions: Functions,
    settings: Settings = [],  # noqa: B006 - typer copies it
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the files go.")] = Path(
        "data/activations"
    ),
    machine: Machine = False,  # noqa: FBT002
) -> None:
    """Write data, pictures and page of functions, and print their facts.

    activarium card leaky_relu --set alpha=0.1

    activarium card "x if x > 0 else 0.1*x"
    """
    from activarium.garden.card import write

    chosen = [_function(text, settings) for text in functions]
    slugs = {f.slug for f, _ in chosen}
    written = {f.slug: write(f, output, values, slugs) for f, values in chosen}
    if machine:
        print(json.dumps({slug: [str(path) for path in paths] for slug, paths in written.items()}))
        return
    for f, values in chosen:
        _print_facts(f, values)
        print(*(f"wrote {path}" for path in written[f.slug]), sep="\n")


@app.command()
def data(
    function: Function,
    settings: Settings = [],  # noqa: B006
    domain: Domain = None,
    points: Points = 1000,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="JSON, or CSV by its suffix.")] = None,
) -> None:
    """Print or write x, f(x) and f'(x) at even points.

    activarium data leaky_relu --set alpha=0.1 --domain -1 3 --points 7 -o leaky.csv
    """
    curve = _curve(function, settings, domain, points)
    if output is None:
        sys.stdout.write(curve.to_json())
    elif output.suffix == ".csv":
        curve.to_csv(output)
    else:
        curve.to_json(output)


@app.command()
def plot(
    functions: Functions,
    settings: Settings = [],  # noqa: B006
    domain: Domain = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=".svg, .png, .pdf or .tex")] = None,
) -> None:
    """Draw one or several functions, in the terminal or into a file.

    activarium plot relu gelu silu -o smooth.svg
    """
    curves = [_curve(text, settings, domain) for text in functions]
    if output is None:
        from activarium.picture.terminal import plot as drawn

        print(drawn(curves))
    else:
        from activarium.picture import save

        print(f"wrote {save(curves, output)}", file=sys.stderr)


def _schema(value: bool) -> None:
    if value:
        from activarium.garden.data import as_json, schema

        sys.stdout.write(as_json(schema()))
        raise typer.Exit


Schema = Annotated[bool, typer.Option("--schema", callback=_schema, is_eager=True, help="Print the JSON Schema of --json.")]


@app.command()
def show(
    function: Function,
    settings: Settings = [],  # noqa: B006
    machine: Machine = False,  # noqa: FBT002
    bibtex: Annotated[bool, typer.Option("--bibtex", help="Print the sources as BibTeX.")] = False,  # noqa: FBT002
    csl: Annotated[bool, typer.Option("--csl", help="Print the sources as CSL-JSON.")] = False,  # noqa: FBT002
    _schema: Schema = False,  # noqa: FBT002
) -> None:
    """Print what is known of a function: formulas, parameters, names, relations, libraries, properties, sources.

    activarium show gelu

    activarium show leaky_relu --set alpha=0.1 --json
    """
    from activarium.garden import citation, data

    if machine + bibtex + csl > 1:
        raise ValueError("--json, --bibtex and --csl are three forms: choose one")
    f, values = _function(function, settings)
    if machine:
        sys.stdout.write(data.as_json(data.document(f, values)))
    elif csl:
        sys.stdout.write(data.as_json([citation.csl(work) for work in citation.cited(f)]))
    elif bibtex:
        sys.stdout.write(citation.bibtex(citation.cited(f)))
    else:
        _print_sheet(f, values)


def _print_sheet(f: Activation, values: dict[str, float]) -> None:
    from activarium.garden.sheet import sheet
    from activarium.picture.terminal import plot as drawn

    _print_sections(sheet(f, values, _width()))
    print(drawn([f.curve(None, 1000, **values)]))


def _print_sections(sections: Any) -> None:
    for heading, lines in sections:
        _bold(heading)
        print(*lines, "", sep="\n")


def _width() -> int | None:
    """How long a line may be: a terminal has an edge, a file has none."""
    return min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None


@app.command(name="list")
def list_(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="What names or summary must hold.")] = [],  # noqa: B006
    family: Annotated[str | None, typer.Option(help=f"One of: {', '.join(FAMILY_NAMES)}.")] = None,
    machine: Machine = False,  # noqa: FBT002
) -> None:
    """Print the catalogue, or what of it holds some words; exit status 1 if nothing does.

    activarium list --family gated

    activarium list smooth relu
    """
    from activarium.garden.overview import holding, lines, overview

    if family is not None and folded(family) not in FAMILY_NAMES:
        raise ValueError(f"there is no family {family!r}; there are: {', '.join(FAMILY_NAMES)}")
    slugs = holding(words, family and folded(family))
    if machine:
        _print_index(slugs)
    elif sys.stdout.isatty():
        _print_sections(overview(slugs, _width()))
    else:
        print(*lines(slugs), sep="\n", end="\n" if slugs else "")
    raise typer.Exit(0 if slugs else 1)


@app.command(name="find")
def find_(text: Annotated[list[str], typer.Argument(metavar="TEXT...")], machine: Machine = False) -> None:  # noqa: FBT002
    """Search names and aliases, typing errors forgiven; exit status 1 if nothing is near.

    activarium find leeky relu
    """
    from activarium.garden.overview import lines

    slugs = nearest(" ".join(text))
    if machine:
        _print_index(slugs)
    else:
        print(*lines(slugs, _width(), " ".join(text)), sep="\n", end="\n" if slugs else "")
    if shared := shared_names().get(folded(" ".join(text))):
        print(f"activarium: {shared}", file=sys.stderr)
    raise typer.Exit(0 if slugs else 1)


def _print_index(slugs: list[str]) -> None:
    print(json.dumps([index()[slug] for slug in slugs], ensure_ascii=False, indent=2))


def _print_facts(f: Activation, values: dict[str, float]) -> None:
    from activarium.derive.derived import derived
    from activarium.derive.properties import properties
    from activarium.picture.terminal import plot as drawn

    rows = [("f(x)", derived(f).texts[0]), ("f'(x)", derived(f).texts[1])]
    rows += [(p.symbol, f"{value:g}  {p.meaning}") for p, value in zip(f.parameters, f.values(values).values(), strict=True)]
    rows += [(p.label, p.text if p.sure != "unknown" else f"unknown ({p.reason})") for p in properties(f, values)]
    rows += [("Source", f"{source.key}, {source.place}") for source in f.sources]
    width = max(len(label) for label, _ in rows)
    _bold(f.name)
    print(f.summary, "", *(f"{label:<{width}}  {text}" for label, text in rows), "", sep="\n")
    print(drawn([f.curve(None, 1000, **values)]), end="\n\n")


def _bold(text: str) -> None:
    typer.secho(text, bold=True) if sys.stdout.isatty() else print(text)


@app.command()
def properties(
    unproven: Annotated[bool, typer.Option("--unknown", help="Name what is unknown, and why.")] = False,  # noqa: FBT002
    machine: Machine = False,  # noqa: FBT002
) -> None:
    """Count how many properties of the catalogue are exact, enclosed and unknown.

    activarium properties --unknown
    """
    from activarium.garden import certainty

    if machine:
        print(json.dumps(certainty.as_data(), ensure_ascii=False, indent=2))
    else:
        print(*(certainty.unknown_lines() if unproven else certainty.lines()), sep="\n")


@app.command()
def identify(
    subject: Annotated[str, typer.Argument(metavar="FORMULA|MODULE:NAME", help="A formula in x, or torch.nn:Mish.")],
    settings: Settings = [],  # noqa: B006
    rescaled: Annotated[bool, typer.Option("--rescaled", help="Input and output may be scaled and shifted.")] = False,  # noqa: FBT002
    machine: Machine = False,  # noqa: FBT002
) -> None:
    """Say as what a function has been published; exit status 1 if it has not.

    activarium identify "x/(1 + exp(-1.702*x))"

    activarium identify torch.nn:Mish
    """
    from activarium.identification import identify as identified
    from activarium.identification import imported
    from activarium.identification.target import is_place

    given = imported(subject) if is_place(subject) else subject
    found = identified(given, parameters=_numbers(settings) or None, rescaled=rescaled)
    print(found.to_json() if machine else found)
    raise typer.Exit(0 if found else 1)


@app.command()
def check(
    target: Annotated[str, typer.Argument(metavar="MODULE:NAME", help="Such as torch.nn:Mish; found from the current folder.")],
    activation: Annotated[str | None, typer.Option("--as", metavar="FUNCTION", help="What it should be.")] = None,
    settings: Settings = [],  # noqa: B006
    machine: Machine = False,  # noqa: FBT002
) -> None:
    """Audit an implementation beside the exact function; exit status 1 on a finding.

    activarium check torch.nn:Mish

    activarium check mypackage.layers:Swish --as swish --set beta=1.5
    """
    from activarium.audit import check as audited

    audit = audited(target, activation, parameters=_numbers(settings) or None)
    print(audit.to_json() if machine else audit, end="" if machine else "\n")
    raise typer.Exit(0 if audit.ok else 1)
